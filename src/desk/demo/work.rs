//! What stands around the sectors' activities: the items of their plans, their money, the media, services to
//! constituents, inspections of workrooms, papers on sector work.

use chrono::{Datelike, NaiveDate};

use super::chance::{Chance, Topic};
use super::events;
use super::people::World;
use super::trades::{DISTRICTS, PLACES};
use super::year;
use crate::domain::calendar::Year;
use crate::domain::contact::{Inspection, Workroom};
use crate::domain::described::{Change, Described as _, Fields, Value};
use crate::domain::id::*;
use crate::domain::member::Departure;
use crate::domain::money::Money;
use crate::domain::yearwork::{
    Activity, Body, Budget, PlanItem, PublicityItem, PublicityPlan, Research, ServiceEntry,
    ServiceKind,
};

/// The activities, and the items of plans that most of them tick.
pub(super) fn planned(world: &World) -> (Vec<Activity>, Vec<PlanItem>) {
    let mut activities = events::activities(world);
    let mut items: Vec<PlanItem> = Vec::new();
    for plan in year::plans(world) {
        let Body::Sector(sector) = plan.body else {
            continue;
        };
        let mut chance = Chance::of(world.seed, Topic::PlanItem, plan.id.0);
        let own = |it: &&mut Activity| {
            it.sectors.first() == Some(&sector) && Year::of(it.held_on) == plan.year
        };
        let mut own = activities.iter_mut().filter(own);
        for _ in 0..chance.between(2, 3) {
            let held = own.next();
            let known = held.is_some() && chance.percent(85);
            let id = PlanItemId(items.len() as u64 + 1);
            let mut item = PlanItem {
                id,
                plan: plan.id,
                title: String::new(),
                kind: None,
                month: chance.between(3, 12),
                who: chance.pick(WHO).to_owned(),
                ended: None,
                note: String::new(),
            };
            match held.filter(|_| known) {
                Some(activity) => {
                    activity.items = vec![id];
                    item.title = activity.title.clone();
                    item.kind = Some(activity.kind);
                    item.month = activity.held_on.month();
                }
                None => {
                    item.title = chance.pick(ITEMS).to_owned();
                    item.ended = dropped(world, &mut chance, plan.year);
                }
            }
            items.push(item);
        }
    }
    (activities, items)
}

/// Some of what was not held was given up.
fn dropped(world: &World, chance: &mut Chance, year: Year) -> Option<Departure> {
    let on = world.days.working_day(chance, year, 150, 200)?;
    let reason = "并入市政协专题调研".to_owned();
    chance.percent(20).then_some(Departure { on, reason })
}

/// The budgets, year by year and sector by sector; two sectors have none.
pub(super) fn budgets(world: &World) -> Vec<Budget> {
    let mut all = Vec::new();
    for year in world.days.years() {
        for place in 0..world.sectors.len() {
            let mut chance = Chance::of(world.seed, Topic::Budget, place as u64);
            if chance.percent(92) {
                all.push(Budget {
                    id: BudgetId(all.len() as u64 + 1),
                    year,
                    sector: SectorId(place as u64 + 1),
                    amount: Money(i64::from(chance.between(3, 8)) * 100_000),
                    note: String::new(),
                });
            }
        }
    }
    all
}

/// How much is to be reported, year by year.
pub(super) fn publicity_plans(world: &World) -> Vec<PublicityPlan> {
    let years = world.days.years().zip(1_u64..);
    let plan = |(year, id)| PublicityPlan {
        id: PublicityPlanId(id),
        year,
        planned: world.sectors.len() as u32,
        note: "每个界别每年至少报道一篇。".to_owned(),
    };
    years.map(plan).collect()
}

/// What the media reported of activities.
pub(super) fn publicity_items(world: &World, activities: &[Activity]) -> Vec<PublicityItem> {
    let mut all = Vec::new();
    for activity in activities {
        let mut chance = Chance::of(world.seed, Topic::Publicity, activity.id.0);
        let on = world.days.working_after(activity.held_on, 2);
        if chance.percent(20) && on <= world.days.today {
            all.push(PublicityItem {
                id: PublicityItemId(all.len() as u64 + 1),
                title: format!("{}成效明显", activity.title),
                medium: chance.pick(MEDIA).to_owned(),
                on,
                link: String::new(),
                sectors: activity.sectors.clone(),
                activity: Some(activity.id),
                note: String::new(),
            });
        }
    }
    all
}

/// Services to constituents, year by year and sector by sector.
pub(super) fn service_entries(world: &World) -> Vec<ServiceEntry> {
    let mut all = Vec::new();
    for year in world.days.years() {
        for (place, sector) in world.sectors.iter().enumerate() {
            let number = u64::from(year.0) << 16 | place as u64;
            let mut chance = Chance::of(world.seed, Topic::Service, number);
            for _ in 0..chance.below(4) {
                let kind = ServiceKind::ALL[chance.index(ServiceKind::ALL.len())];
                let day = world.days.working_day(&mut chance, year, 20, 350);
                let (Some(held_on), true) = (day, sector.seats > 0) else {
                    continue;
                };
                let seat = sector.from + chance.index(sector.seats);
                let member = world.holder(seat, held_on).map(|member| member.id);
                let staff = world.staff(sector.committee);
                all.push(ServiceEntry {
                    id: ServiceEntryId(all.len() as u64 + 1),
                    kind,
                    title: format!("{}{}活动", sector.plan.titled(), kind.word().zh),
                    held_on,
                    place: format!("{}{}", chance.pick(DISTRICTS), chance.pick(PLACES)),
                    sector: Some(SectorId(place as u64 + 1)),
                    members: member.into_iter().collect(),
                    beneficiaries: chance.percent(80).then(|| chance.between(10, 200)),
                    evidence: world.days.evidence(&mut chance, held_on, staff),
                    note: String::new(),
                    attachments: Vec::new(),
                });
            }
        }
    }
    all
}

/// This year's inspections of the sectors' workrooms: most have all ten.
pub(super) fn inspections(world: &World, workrooms: &[Workroom]) -> Vec<Inspection> {
    let mut all = Vec::new();
    let year = Year::of(world.days.today);
    for room in workrooms.iter().filter(|it| it.sector.is_some()) {
        let mut chance = Chance::of(world.seed, Topic::Inspection, room.id.0);
        let day = world.days.working_day(&mut chance, year, 30, 120);
        let Some(on) = day.filter(|_| chance.percent(80)) else {
            continue;
        };
        all.push(inspection(
            world,
            &mut chance,
            room.id,
            on,
            all.len() as u64 + 1,
        ));
    }
    all
}

fn inspection(
    world: &World,
    chance: &mut Chance,
    room: WorkroomId,
    on: NaiveDate,
    id: u64,
) -> Inspection {
    let blank = Inspection::blank(&Default::default(), crate::domain::calendar::Today::on(on));
    let mut inspection = Inspection {
        id: InspectionId(id),
        workroom: room,
        by: world.staff(None).to_owned(),
        ..blank
    };
    for have in Inspection::HAVES {
        // A flag holds what is or is not so.
        let there = Value::Flag(chance.percent(96));
        let _ = Fields::set(&mut inspection, have, &there, Change::at(on));
    }
    inspection
}

/// Papers on sector work, one or two a year.
pub(super) fn research(world: &World) -> Vec<Research> {
    let mut all = Vec::new();
    for year in world.days.years() {
        let mut chance = Chance::of(world.seed, Topic::Research, u64::from(year.0));
        for title in ["新时代界别工作的实践与思考", "发挥界别作用 密切联系群众"]
        {
            let Some(finished_on) = world.days.working_day(&mut chance, year, 150, 300) else {
                continue;
            };
            let committee = chance.index(world.committees.len()) as u64 + 1;
            all.push(Research {
                id: ResearchId(all.len() as u64 + 1),
                body: Body::Committee(CommitteeId(committee)),
                title: format!("{title}（{year}）"),
                finished_on,
                published: "《云州政协》".to_owned(),
                evidence: world
                    .days
                    .evidence(&mut chance, finished_on, world.staff(None)),
                note: String::new(),
                attachments: Vec::new(),
            });
        }
    }
    all
}

const WHO: &[&str] = &["第一召集人", "界别召集人", "界别联络员"];

const ITEMS: &[&str] = &[
    "界别群众座谈会",
    "重点课题调研",
    "联系服务群众走访",
    "界别协商座谈会",
    "年度总结会",
];

const MEDIA: &[&str] = &["云州日报", "云州政协公众号", "云州新闻网"];
