//! What constituents say, and what came of it: most was answered, some waits, and some waits too long.

use chrono::NaiveDate;

use super::chance::{Chance, Topic};
use super::events::matter;
use super::people::World;
use crate::domain::calendar::Year;
use crate::domain::id::OpinionId;
use crate::domain::opinion::{
    Answer, AnswerClass, Closed, Handling, Opinion, Promise, Satisfaction, SentBack, UnitRole,
};

/// Who is given opinions.
const UNITS: &[&str] = &[
    "市教育局",
    "市住建局",
    "市卫健委",
    "市交通运输局",
    "市农业农村局",
    "市人社局",
    "市民政局",
    "市市场监管局",
];

/// The opinions of the term's years.
pub(super) fn opinions(world: &World) -> Vec<Opinion> {
    let mut all = Vec::new();
    let many = (world.seats.len() as u64 / 5).clamp(6, 120);
    for year in world.days.years() {
        for nth in 0..many {
            let number = u64::from(year.0) * 1_000 + nth;
            let mut chance = Chance::of(world.seed, Topic::Opinion, number);
            let id = OpinionId(all.len() as u64 + 1);
            all.extend(opinion(world, &mut chance, year, id));
        }
    }
    all
}

fn opinion(world: &World, chance: &mut Chance, year: Year, id: OpinionId) -> Option<Opinion> {
    let days = &world.days;
    let received_on = days.working_day(chance, year, 8, 350)?;
    let member = world.holder(chance.index(world.seats.len()), received_on)?;
    let sector = *member.sector.latest();
    let matter = matter(chance, world.sector(sector).plan.trades);
    let mut opinion = Opinion {
        id,
        title: format!("{matter}问题"),
        topic: String::new(),
        content: format!("群众反映{matter}，盼有关部门研究解决。"),
        reporter: member.id,
        sectors: vec![sector],
        form: None,
        received_on,
        handlings: Vec::new(),
        conversions: Vec::new(),
        answers: Vec::new(),
        closed: None,
        note: String::new(),
    };
    // A few lie where they came.
    if !chance.percent(7) {
        assigned(world, chance, &mut opinion);
    }
    Some(opinion)
}

/// A unit gets it; some send it back.
fn assigned(world: &World, chance: &mut Chance, opinion: &mut Opinion) {
    let days = &world.days;
    let mut on = days.working_after(opinion.received_on, chance.between(1, 12));
    let mut unit = chance.pick(UNITS);
    if chance.percent(8) {
        let back = days.working_after(on, chance.between(1, 3));
        if back <= days.today {
            opinion.handlings.push(Handling {
                unit: unit.to_owned(),
                role: UnitRole::Lead,
                assigned_on: on,
                sent_back: Some(SentBack {
                    on: back,
                    reason: "不属本单位职责".to_owned(),
                }),
            });
            let other = |it: &&&str| **it != unit;
            unit = UNITS.iter().find(other).unwrap_or(&unit);
            on = days.working_after(back, chance.between(1, 4));
        }
    }
    if on > days.today {
        return;
    }
    opinion.handlings.push(Handling {
        unit: unit.to_owned(),
        role: UnitRole::Lead,
        assigned_on: on,
        sent_back: None,
    });
    let answered = days.after(on, chance.between(15, 70));
    if answered <= days.today && !chance.percent(6) {
        answer(world, chance, opinion, answered);
    }
}

fn answer(world: &World, chance: &mut Chance, opinion: &mut Opinion, on: NaiveDate) {
    let days = &world.days;
    let class = match chance.below(100) {
        0..25 => AnswerClass::Solved,
        25..85 => AnswerClass::InProgress,
        85..95 => AnswerClass::Planned,
        _ => AnswerClass::Reference,
    };
    let promises = matches!(class, AnswerClass::InProgress | AnswerClass::Planned);
    let by = days.after(on, chance.between(60, 300));
    let kept = days.after(on, chance.between(30, 280)).min(by);
    let kept = Some(kept).filter(|kept| *kept <= days.today && chance.percent(85));
    let satisfied = match chance.percent(97) {
        true => Satisfaction::Satisfied,
        false => Satisfaction::Dissatisfied,
    };
    let done = match (promises, satisfied) {
        (_, Satisfaction::Dissatisfied) => None,
        (true, _) => kept,
        (false, _) => Some(on),
    };
    opinion.answers.push(Answer {
        on,
        class,
        what: "已研究办理并向委员反馈。".to_owned(),
        satisfaction: Some(satisfied),
        promise: promises.then_some(Promise { by, kept: done }),
    });
    opinion.closed = done.map(|on| Closed {
        on,
        how: String::new(),
    });
}
