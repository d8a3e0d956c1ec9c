//! What sectors did: activities with those who took part, trainings, and outputs with those who wrote
//! them.

use chrono::NaiveDate;

use super::appointments::leader_of;
use super::chance::{Chance, Topic};
use super::output_life::live;
use super::people::World;
use super::trades::{DISTRICTS, PLACES, Trade};
use crate::domain::calendar::Year;
use crate::domain::id::{ActivityId, MemberId, OutputId, SectorId, TrainingId};
use crate::domain::money::Money;
use crate::domain::sitting::numeral;
use crate::domain::yearwork::{
    Activity, ActivityKind, Channel, Cost, Excused, Output, TemporaryBranch, Training, TrainingKind,
};

/// The most participants that a record names.
const CROWD: usize = 40;

/// The activities, year by year: the plenary session first, then sector by sector.
pub(super) fn activities(world: &World) -> Vec<Activity> {
    let mut all = Vec::new();
    for year in world.days.years() {
        plenary(world, year, &mut all);
        each(world, year, &mut |chance, place, held_on| {
            let id = ActivityId(all.len() as u64 + 1);
            all.extend(activity(world, chance, place, id, held_on));
        });
    }
    all
}

/// The trainings, year by year: the one of all members first, then sector by sector.
pub(super) fn trainings(world: &World) -> Vec<Training> {
    let mut all = Vec::new();
    for year in world.days.years() {
        course(world, year, &mut all);
        each(world, year, &mut |chance, place, held_on| {
            let id = TrainingId(all.len() as u64 + 1);
            all.extend(training(world, chance, place, id, held_on));
        });
    }
    all
}

/// Whatever sectors held in a year: of which the kind is chosen first.
fn each(world: &World, year: Year, take: &mut dyn FnMut(&mut Chance, usize, NaiveDate)) {
    for place in 0..world.sectors.len() {
        if world.gaps.idle(place) {
            continue;
        }
        let many = stream(world, Topic::Activity, year, place, 0).between(3, 6);
        for nth in 1..=many {
            let mut chance = stream(world, Topic::Activity, year, place, nth);
            if let Some(held_on) = world.days.working_day(&mut chance, year, 40, 345) {
                take(&mut chance, place, held_on);
            }
        }
    }
}

/// The outputs, year by year and sector by sector.
pub(super) fn outputs(world: &World) -> Vec<Output> {
    let mut all = Vec::new();
    for year in world.days.years() {
        for (place, sector) in world.sectors.iter().enumerate() {
            let most = (sector.seats as u32 / 2).clamp(4, 40);
            let many = match world.gaps.silent(place) {
                true => 0,
                false => stream(world, Topic::Output, year, place, 0).between(2, most),
            };
            for nth in 1..=many {
                let mut chance = stream(world, Topic::Output, year, place, nth);
                if let Some(handed_in) = world.days.working_day(&mut chance, year, 12, 350) {
                    let id = OutputId(all.len() as u64 + 1);
                    all.push(output(world, &mut chance, place, id, handed_in));
                }
            }
        }
    }
    all
}

/// The stream of the `nth` thing that a sector did in a year; the 0th says how many there are.
fn stream(world: &World, topic: Topic, year: Year, place: usize, nth: u32) -> Chance {
    let number = u64::from(year.0) << 32 | (place as u64) << 16 | u64::from(nth);
    Chance::of(world.seed, topic, number)
}

fn plenary(world: &World, year: Year, all: &mut Vec<Activity>) {
    let mut chance = Chance::of(world.seed, Topic::Leadership, u64::from(year.0) + (2 << 32));
    let Some(held_on) = world.days.working_day(&mut chance, year, 8, 20) else {
        return;
    };
    let (participants, excused) = everybody(world, &mut chance, held_on);
    let session = year.0 - Year::of(world.days.first).0 + 1;
    all.push(Activity {
        id: ActivityId(all.len() as u64 + 1),
        title: format!(
            "政协第七届云州市委员会第{}次全体会议",
            numeral(session.into())
        ),
        kind: ActivityKind::Plenary,
        place: "云州会堂".to_owned(),
        temporary_branch: TemporaryBranch::Yes,
        evidence: world.days.evidence(&mut chance, held_on, world.staff(None)),
        participants,
        excused,
        ..Activity::on(held_on)
    });
}

/// The sectors that hold something, and of what kind it is; none where it is a training.
fn holding(
    world: &World,
    chance: &mut Chance,
    place: usize,
) -> (Vec<SectorId>, Option<ActivityKind>) {
    let mut sectors = vec![SectorId(place as u64 + 1)];
    // Some are held with another sector of the same committee.
    if let Some(other) = partner(world, place).filter(|_| chance.percent(12)) {
        sectors.push(SectorId(other as u64 + 1));
    }
    let kind = match chance.below(100) {
        0..28 => ActivityKind::Research,
        28..44 => ActivityKind::Consultation,
        44..62 => ActivityKind::Forum,
        62..76 => ActivityKind::ReadingClub,
        76..92 => ActivityKind::Service,
        92..97 => return (sectors, None),
        _ => ActivityKind::Other,
    };
    (sectors, Some(kind))
}

/// Of those who were in these sectors on a day, some.
fn some_of(
    world: &World,
    chance: &mut Chance,
    sectors: &[SectorId],
    on: NaiveDate,
) -> (Vec<MemberId>, Vec<MemberId>) {
    let share = chance.between(55, 97);
    let (mut there, mut away) = (Vec::new(), Vec::new());
    let seats = sectors
        .iter()
        .map(|id| world.sector(*id))
        .flat_map(|sector| sector.from..sector.from + sector.seats);
    for seat in seats {
        let holder = world.holder(seat, on).map(|member| member.id);
        if there.len() < CROWD && chance.percent(share) {
            there.extend(holder);
        } else {
            away.extend(holder);
        }
    }
    (there, away)
}

fn activity(
    world: &World,
    chance: &mut Chance,
    place: usize,
    id: ActivityId,
    held_on: NaiveDate,
) -> Option<Activity> {
    let sector = &world.sectors[place];
    let (sectors, kind) = holding(world, chance, place);
    let kind = kind?;
    let matter = matter(chance, sector.plan.trades);
    let title = match kind {
        ActivityKind::Research => format!("“{matter}”专题调研"),
        ActivityKind::Consultation => format!("“{matter}”界别协商会"),
        ActivityKind::Forum => format!("{}委员与群众座谈会", sector.plan.titled()),
        ActivityKind::ReadingClub => format!("{}委员读书分享会", sector.plan.titled()),
        ActivityKind::Service => {
            format!("{}{}", sector.plan.titled(), chance.pick(SERVICES))
        }
        ActivityKind::Training | ActivityKind::Plenary | ActivityKind::Other => {
            format!("{}委员联谊交流活动", sector.plan.titled())
        }
    };
    let temporary_branch = match kind {
        ActivityKind::Research => match chance.below(10) {
            0..4 => TemporaryBranch::Yes,
            4 => TemporaryBranch::No,
            _ => TemporaryBranch::NotApplicable,
        },
        _ => TemporaryBranch::NotApplicable,
    };
    let (participants, away) = some_of(world, chance, &sectors, held_on);
    let staff = world.staff(sector.committee);
    let leader = leader_of(world, place).filter(|_| !world.gaps.never_met(place));
    let place = format!("{}{}", chance.pick(DISTRICTS), chance.pick(PLACES));
    let evidence = world.days.evidence(chance, held_on, staff);
    let costs = costs(chance, &sectors);
    let leader = leader.filter(|_| chance.percent(25));
    Some(Activity {
        id,
        sectors,
        title,
        kind,
        place,
        workroom: sector.workroom.filter(|_| chance.percent(30)),
        grass_roots: chance.percent(45),
        committee: sector.committee,
        participants,
        excused: excused(chance, away),
        invited: chance.percent(60).then(|| chance.between(5, 40)),
        leaders: leader.into_iter().collect(),
        costs,
        temporary_branch,
        evidence,
        ..Activity::on(held_on)
    })
}

/// What it cost each sector, where that was recorded.
fn costs(chance: &mut Chance, sectors: &[SectorId]) -> Vec<Cost> {
    if !chance.percent(70) {
        return Vec::new();
    }
    // To the half yuan.
    let amount = Money(i64::from(chance.between(4, 36)) * 5_050);
    let cost = |sector: &SectorId| Cost {
        sector: *sector,
        amount,
    };
    sectors.iter().map(cost).collect()
}

/// A sector's training out of town.
fn training(
    world: &World,
    chance: &mut Chance,
    place: usize,
    id: TrainingId,
    held_on: NaiveDate,
) -> Option<Training> {
    let sector = &world.sectors[place];
    let (sectors, kind) = holding(world, chance, place);
    if kind.is_some() {
        return None;
    }
    let temporary_branch = match chance.percent(75) {
        true => TemporaryBranch::Yes,
        false => TemporaryBranch::No,
    };
    let (attended, away) = some_of(world, chance, &sectors, held_on);
    let staff = world.staff(sector.committee);
    Some(Training {
        id,
        title: format!("{}委员赴省委党校学习培训", sector.plan.titled()),
        kind: Some(TrainingKind::Duty),
        out_of_town: true,
        temporary_branch,
        held_on,
        until: None,
        place: "省委党校".to_owned(),
        sectors,
        attended,
        excused: excused(chance, away),
        evidence: world.days.evidence(chance, held_on, staff),
        note: String::new(),
        attachments: Vec::new(),
    })
}

/// The course that the office holds for all members, in town.
fn course(world: &World, year: Year, all: &mut Vec<Training>) {
    let mut chance = Chance::of(world.seed, Topic::Leadership, u64::from(year.0) + (3 << 32));
    let Some(held_on) = world.days.working_day(&mut chance, year, 60, 90) else {
        return;
    };
    let (attended, excused) = everybody(world, &mut chance, held_on);
    all.push(Training {
        id: TrainingId(all.len() as u64 + 1),
        title: format!("{}年委员履职能力培训班", year.0),
        kind: Some(TrainingKind::Duty),
        out_of_town: false,
        temporary_branch: TemporaryBranch::NotApplicable,
        held_on,
        until: None,
        place: "云州市委党校".to_owned(),
        sectors: Vec::new(),
        attended,
        excused,
        evidence: world.days.evidence(&mut chance, held_on, world.staff(None)),
        note: "签到表存办公室。".to_owned(),
        attachments: Vec::new(),
    });
}

/// Who came to what all members were asked to, and who had said why not; a few said nothing.
fn everybody(
    world: &World,
    chance: &mut Chance,
    held_on: NaiveDate,
) -> (Vec<MemberId>, Vec<Excused>) {
    let (mut present, mut away) = (Vec::new(), Vec::new());
    let seats = 0..world.seats.len();
    for member in seats.filter_map(|seat| world.holder(seat, held_on)) {
        match chance.below(100) {
            0..93 => present.push(member.id),
            93..98 => away.push(member.id),
            _ => {}
        }
    }
    (present, excused(chance, away))
}

/// Some who were away had said why.
fn excused(chance: &mut Chance, away: Vec<MemberId>) -> Vec<Excused> {
    let mut told = Vec::new();
    for member in away {
        if told.len() < 8 && chance.percent(40) {
            let reason = (*chance.pick(REASONS)).to_owned();
            told.push(Excused { member, reason });
        }
    }
    told
}

fn output(
    world: &World,
    chance: &mut Chance,
    place: usize,
    id: OutputId,
    handed_in: NaiveDate,
) -> Output {
    let sector = &world.sectors[place];
    let matter = matter(chance, sector.plan.trades);
    let (channel, title) = match chance.below(100) {
        0..34 => (Channel::Proposal, format!("关于解决{matter}问题的提案")),
        34..62 => (Channel::Brief, format!("{matter}问题值得关注")),
        62..80 => (
            Channel::MicroSuggestion,
            format!("关于{matter}问题的微建议"),
        ),
        80..92 => (
            Channel::ResearchReport,
            format!("关于{matter}问题的调研报告"),
        ),
        _ => (Channel::Speech, format!("下大力气解决{matter}问题")),
    };
    let mut authors = Vec::new();
    for _ in 0..chance.between(1, 3) {
        let seat = sector.from + chance.index(sector.seats);
        let author = world.holder(seat, handed_in).map(|member| member.id);
        if let Some(author) = author.filter(|author| !authors.contains(author)) {
            authors.push(author);
        }
    }
    let staff = world.staff(sector.committee);
    let mut output = Output {
        id,
        sector: SectorId(place as u64 + 1),
        // A sector that does nothing together has its members' outputs only.
        collective: !world.gaps.idle(place) && chance.percent(38),
        authors,
        channel,
        title,
        evidence: world.days.evidence(chance, handed_in, staff),
        ..Output::on(handed_in)
    };
    live(&world.days, chance, &mut output);
    output
}

/// What weighs on somebody in one of these trades.
pub(super) fn matter(chance: &mut Chance, trades: &[&'static Trade]) -> &'static str {
    let trade = chance.pick(trades);
    chance.pick(trade.matters)
}

/// The next sector of the same committee.
fn partner(world: &World, place: usize) -> Option<usize> {
    let committee = world.sectors[place].committee?;
    (0..world.sectors.len())
        .cycle()
        .skip(place + 1)
        .take(world.sectors.len() - 1)
        .find(|other| world.sectors[*other].committee == Some(committee))
}

const SERVICES: &[&str] = &[
    "义诊和政策咨询活动",
    "助学助困走访慰问",
    "送法律进社区活动",
    "志愿服务日活动",
    "文化惠民进乡村活动",
];

const REASONS: &[&str] = &["出差", "住院", "单位有会议", "家中有事"];
