//! What sectors, committees and the leadership owe each year: plans, summaries, studies and
//! circulars. What has not come yet this year is not there.

use chrono::NaiveDate;

use super::appointments::leaders;
use super::chance::{Chance, Topic};
use super::council::{self, DEPARTMENTS, Held};
use super::people::World;
use crate::domain::calendar::Year;
use crate::domain::id::{
    CircularId, CommitteeId, DepartmentId, LeaderContactId, PlanId, SectorId, StudyId, SummaryId,
};
use crate::domain::yearwork::{Body, Circular, LeaderContact, Plan, Study, Summary};

/// A paper of a body: whose, what it is called, and when it was made.
struct Paper {
    body: Body,
    committee: Option<CommitteeId>,
    titled: String,
    year: Year,
    made_on: NaiveDate,
}

/// The plans of sectors and committees.
pub(super) fn plans(world: &World) -> Vec<Plan> {
    let wanted = |body: Body, year: Year| match body {
        Body::Sector(id) => !world.gaps.idle(id.0 as usize - 1),
        // The committee that forgot this year's had one in the years before.
        Body::Committee(id) => {
            !(year == Year::of(world.days.today) && world.gaps.committee_plan(id.0 as usize - 1))
        }
        Body::Department(_) => true,
    };
    let mut all = Vec::new();
    for (paper, mut chance) in papers(world, Topic::Plan, (8, 96), 94) {
        if !wanted(paper.body, paper.year) {
            continue;
        }
        let staff = world.staff(paper.committee);
        all.push(Plan {
            id: PlanId(all.len() as u64 + 1),
            body: paper.body,
            year: paper.year,
            title: format!("{}{}年度工作计划", paper.titled, paper.year),
            made_on: Some(paper.made_on),
            evidence: world.days.evidence(&mut chance, paper.made_on, staff),
            note: chance.pick(PLAN_NOTES).to_owned(),
            attachments: Vec::new(),
        });
    }
    all
}

/// When leaders met the sectors that they keep contact with: most have met most.
pub(super) fn leader_contacts(world: &World) -> Vec<LeaderContact> {
    let mut all = Vec::new();
    for year in world.days.years() {
        for leader in leaders(world).iter().filter(|it| it.ended.is_none()) {
            for sector in leader.sectors.latest() {
                let number = u64::from(year.0) * 100_000 + leader.id.0 * 1_000 + sector.0;
                let mut chance = Chance::of(world.seed, Topic::LeaderContact, number);
                let on = world.days.working_day(&mut chance, year, 60, 320);
                let place = usize::try_from(sector.0 - 1).unwrap_or(0);
                let met = chance.percent(80) && !world.gaps.never_met(place);
                let Some(on) = on.filter(|_| met) else {
                    continue;
                };
                all.push(LeaderContact {
                    id: LeaderContactId(all.len() as u64 + 1),
                    leader: leader.id,
                    sector: *sector,
                    on,
                    what: chance.pick(MET).to_owned(),
                });
            }
        }
    }
    all
}

const MET: &[&str] = &[
    "参加界别调研",
    "听取界别委员意见建议",
    "出席界别座谈会",
    "走访委员工作室",
];

/// The summaries of sectors and committees: most are written in December.
pub(super) fn summaries(world: &World) -> Vec<Summary> {
    let mut all = Vec::new();
    for (paper, mut chance) in papers(world, Topic::Summary, (314, 362), 92) {
        let staff = world.staff(paper.committee);
        all.push(Summary {
            id: SummaryId(all.len() as u64 + 1),
            body: paper.body,
            year: paper.year,
            title: format!("{}{}年度工作总结", paper.titled, paper.year),
            made_on: Some(paper.made_on),
            evidence: world.days.evidence(&mut chance, paper.made_on, staff),
            note: String::new(),
            attachments: Vec::new(),
        });
    }
    all
}

/// The leadership's studies, in the sittings where sector work was on the agenda.
pub(super) fn studies(world: &World) -> Vec<Study> {
    let mut all = Vec::new();
    for Held { sitting, studies } in council::held(world) {
        let Some(body) = sitting.body.studies().filter(|_| studies) else {
            continue;
        };
        let held_on = sitting.held_on;
        let mut chance = Chance::of(world.seed, Topic::Leadership, sitting.id.0);
        all.push(Study {
            id: StudyId(all.len() as u64 + 1),
            body,
            held_on,
            sitting: Some(sitting.id),
            report_heard: true,
            decisions: chance.pick(DECISIONS).to_owned(),
            evidence: world.days.evidence(&mut chance, held_on, world.staff(None)),
            attachments: Vec::new(),
        });
    }
    all
}

/// The circulars, each issued in the last days of its year.
pub(super) fn circulars(world: &World) -> Vec<Circular> {
    let mut all = Vec::new();
    for year in world.days.years() {
        let number = u64::from(year.0) + (1 << 32);
        let mut chance = Chance::of(world.seed, Topic::Leadership, number);
        if let Some(issued_on) = world.days.working_day(&mut chance, year, 356, 363) {
            all.push(Circular {
                id: CircularId(all.len() as u64 + 1),
                year,
                title: format!("关于{year}年度委员联系服务界别群众工作情况的通报"),
                issued_on,
                evidence: world
                    .days
                    .evidence(&mut chance, issued_on, world.staff(None)),
                attachments: Vec::new(),
            });
        }
    }
    all
}

/// One paper a body and year, where it was made, between two days of the year.
fn papers<'w>(
    world: &'w World,
    topic: Topic,
    (from, to): (u32, u32),
    share: u32,
) -> impl Iterator<Item = (Paper, Chance)> + 'w {
    let sectors = (1_u64..).zip(&world.sectors).map(|(id, sector)| {
        let body = Body::Sector(SectorId(id));
        (body, sector.committee, sector.plan.titled())
    });
    let committees = (1_u64..).zip(&world.committees).map(|(id, place)| {
        let id = CommitteeId(id);
        let name = super::map::COMMITTEES[*place].to_owned();
        (Body::Committee(id), Some(id), name)
    });
    let departments = (1..).zip(DEPARTMENTS);
    let departments =
        departments.map(|(id, name)| (Body::Department(DepartmentId(id)), None, name.to_owned()));
    let bodies: Vec<_> = sectors.chain(committees).chain(departments).collect();
    world.days.years().flat_map(move |year| {
        let papers =
            (0_u64..)
                .zip(bodies.clone())
                .filter_map(move |(nth, (body, committee, titled))| {
                    let mut chance = Chance::of(world.seed, topic, u64::from(year.0) << 32 | nth);
                    let made_on = world
                        .days
                        .working_day(&mut chance, year, from, to)
                        .filter(|_| chance.percent(share))?;
                    let paper = Paper {
                        body,
                        committee,
                        titled,
                        year,
                        made_on,
                    };
                    Some((paper, chance))
                });
        papers.collect::<Vec<_>>()
    })
}

const PLAN_NOTES: &[&str] = &[
    "原件存专委会办公室。",
    "拟开展调研一次、界别协商一次、公益服务两次。",
    "已在界别群内征求委员意见。",
    "",
];

const DECISIONS: &[&str] = &[
    "明确界别工作年度重点，主席会议成员每季度至少参加一次联系界别的活动。",
    "要求各专委会对所联系界别的召集人、联络员情况进行一次清理，缺额的限期补齐。",
    "同意将界别活动经费列入年度预算，由专委会统筹使用。",
    "听取界别工作汇报，要求推动登记表及时备案、及时上传。",
];
