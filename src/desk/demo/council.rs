//! The office's departments and the leadership's sittings: their agenda, the problems that they took up, and whom
//! the office reminded.

use chrono::NaiveDate;

use super::chance::{Chance, Topic};
use super::people::World;
use crate::domain::calendar::Year;
use crate::domain::department::Department;
use crate::domain::id::{DepartmentId, InterpretationId, ProblemId, ReminderRoundId, SittingId};
use crate::domain::interpretation::Interpretation;
use crate::domain::reminder::{Reminded, ReminderRound};
use crate::domain::sitting::{CouncilSitting, Problem, SittingBody, Solved, numeral};
use crate::domain::yearwork::Evidence;

/// The departments, as the office lists them.
pub(super) const DEPARTMENTS: [&str; 2] = ["办公室", "研究室"];

/// The year's sittings: the body, between which days of the year, and whether sector work is studied.
const YEAR: [(SittingBody, u32, u32, bool); 9] = [
    (SittingBody::Council, 36, 46, false),
    (SittingBody::Council, 60, 70, false),
    (SittingBody::PartyGroup, 66, 92, true),
    (SittingBody::Deployment, 71, 80, false),
    (SittingBody::Council, 95, 110, false),
    (SittingBody::Council, 165, 180, false),
    (SittingBody::PartyGroup, 195, 215, false),
    (SittingBody::Council, 240, 272, true),
    (SittingBody::Council, 325, 345, false),
];

/// A sitting, and whether sector work was studied in it.
pub(super) struct Held {
    pub(super) sitting: CouncilSitting,
    pub(super) studies: bool,
}

/// The departments of the office.
pub(super) fn departments() -> impl Iterator<Item = Department> {
    (1..).zip(DEPARTMENTS).map(|(n, name)| Department {
        id: DepartmentId(n.into()),
        name: name.to_owned(),
        position: n,
        since: None,
        ended: None,
        note: String::new(),
    })
}

/// The term's sittings in order of their days, each body's counted.
pub(super) fn held(world: &World) -> Vec<Held> {
    let mut days: Vec<(NaiveDate, SittingBody, bool)> = Vec::new();
    for year in world.days.years() {
        for (nth, (body, from, to, studies)) in (0_u64..).zip(YEAR) {
            let number = u64::from(year.0) << 8 | nth;
            let mut chance = Chance::of(world.seed, Topic::Sitting, number);
            if let Some(on) = world.days.working_day(&mut chance, year, from, to) {
                days.push((on, body, studies));
            }
        }
    }
    days.sort_unstable_by_key(|(on, ..)| *on);
    let mut all: Vec<Held> = Vec::new();
    for (on, body, studies) in days {
        let before = all.iter().filter(|it| it.sitting.body == body).count();
        let number = u16::try_from(before + 1).ok();
        all.push(Held {
            sitting: CouncilSitting {
                id: SittingId(all.len() as u64 + 1),
                body,
                number: number.filter(|_| body != SittingBody::Deployment),
                title: match body {
                    SittingBody::Deployment => format!("{}年{}", Year::of(on), body.word().zh),
                    _ => format!("{}届第{}次{}", numeral(7), before + 1, body.word().zh),
                },
                held_on: on,
                place: "云州市政协常委会议室".to_owned(),
                present: String::new(),
                evidence: Evidence::Recorded,
                attachments: Vec::new(),
                note: String::new(),
            },
            studies,
        });
    }
    all
}

/// The day of the council's first sitting after a day, where there was one within so many days.
pub(super) fn council_after(held: &[Held], day: NaiveDate, within: i64) -> Option<NaiveDate> {
    let council = held
        .iter()
        .filter(|it| it.sitting.body == SittingBody::Council);
    let mut days = council.map(|it| it.sitting.held_on);
    days.find(|on| *on > day)
        .filter(|on| (*on - day).num_days() <= within)
}

/// How the council reads what the Method leaves open.
pub(super) fn interpretations(world: &World) -> Vec<Interpretation> {
    let held = held(world);
    let first = held.iter().map(|it| &it.sitting);
    let first = first.filter(|it| it.body == SittingBody::Council).take(1);
    let reading = |it: &CouncilSitting| Interpretation {
        id: InterpretationId(1),
        about: "J1001".to_owned(),
        reading: "几名委员联名填写的登记表，署名委员各计一份。".to_owned(),
        decided_by: "主席会议".to_owned(),
        on: it.held_on,
        ended: None,
        note: String::new(),
    };
    first.map(reading).collect()
}

/// The problems that the council gave somebody to solve: most are solved.
pub(super) fn problems(world: &World) -> Vec<Problem> {
    let mut all: Vec<Problem> = Vec::new();
    let days = &world.days;
    let council = held(world);
    let council = council
        .iter()
        .map(|it| &it.sitting)
        .filter(|it| it.body == SittingBody::Council);
    for sitting in council {
        let mut chance = Chance::of(world.seed, Topic::Problem, sitting.id.0);
        if !chance.percent(70) {
            continue;
        }
        let due = days.after(sitting.held_on, chance.between(40, 120));
        let solved = days.working_after(sitting.held_on, chance.between(15, 70));
        let solved = Some(solved).filter(|on| *on <= days.today && chance.percent(75));
        all.push(Problem {
            id: ProblemId(all.len() as u64 + 1),
            sitting: sitting.id,
            title: chance.pick(PROBLEMS).to_owned(),
            owner: chance.pick(&DEPARTMENTS).to_owned(),
            due: Some(due),
            solved: solved.map(|on| Solved {
                on,
                how: "已落实并向主席会议书面报告。".to_owned(),
            }),
        });
    }
    all
}

/// Whom the office reminded of forms, in summer and in autumn.
pub(super) fn reminders(world: &World) -> Vec<ReminderRound> {
    let mut all = Vec::new();
    let years = world.days.years();
    for (year, (from, to)) in years.flat_map(|year| [(year, (185, 195)), (year, (278, 290))]) {
        all.extend(reminder(world, year, (from, to), all.len() as u64 + 1));
    }
    all
}

fn reminder(world: &World, year: Year, span: (u32, u32), id: u64) -> Option<ReminderRound> {
    let number = u64::from(year.0) << 16 | u64::from(span.0);
    let mut chance = Chance::of(world.seed, Topic::Reminder, number);
    let on = world.days.working_day(&mut chance, year, span.0, span.1)?;
    let who = (0..chance.between(4, 12)).filter_map(|_| {
        let member = world.holder(chance.index(world.seats.len()), on)?;
        let sector = world.sector(*member.sector.latest()).plan.name;
        Some(Reminded {
            who: format!("{sector} {}", member.name),
            what: format!("{year}年还没有提交登记表"),
            matters: format!("J1001@member#{}", member.id),
        })
    });
    Some(ReminderRound {
        id: ReminderRoundId(id),
        on,
        about: "登记表".to_owned(),
        reminded: who.collect(),
        how: "微信".to_owned(),
        why_again: String::new(),
        note: String::new(),
    })
}

const PROBLEMS: &[&str] = &[
    "部分界别活动经费不足",
    "部分委员工作室没有固定场所",
    "登记表备案上传不够及时",
    "个别单位答复意见建议超期",
    "召集人缺额没有及时补选",
];
