//! What constituents say, and what came of it: most was answered, some waits, and some waits too long.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::chance::{Chance, Topic};
use super::events::matter;
use super::forms::Handed;
use super::people::World;
use crate::domain::calendar::Year;
use crate::domain::id::{FormId, OpinionId, OutputId};
use crate::domain::opinion::{
    Answer, AnswerClass, Closed, Conversion, Handling, Opinion, Promise, Satisfaction, SentBack,
    UnitRole,
};
use crate::domain::yearwork::Output;

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

/// The opinions of the term's years; some are drawn from forms, some became outputs.
pub(super) fn opinions(world: &World, handed: &Handed, outputs: &[Output]) -> Vec<Opinion> {
    let mut all = Vec::new();
    let mut used = Used::default();
    let many = (world.seats.len() as u64 / 5).clamp(6, 120);
    for year in world.days.years() {
        for nth in 0..many {
            let number = u64::from(year.0) * 1_000 + nth;
            let mut chance = Chance::of(world.seed, Topic::Opinion, number);
            let id = OpinionId(all.len() as u64 + 1);
            let mut opinion = opinion(world, &mut chance, year, id, handed, &mut used);
            if let Some(opinion) = &mut opinion {
                converted(world, &mut chance, opinion, outputs, &mut used);
            }
            all.extend(opinion);
        }
    }
    all
}

/// What an opinion was drawn from or became already: each does once.
#[derive(Default)]
struct Used {
    forms: HashSet<FormId>,
    outputs: HashSet<OutputId>,
}

/// Some become an output of their sector between their assignment and their answer.
fn converted(
    world: &World,
    chance: &mut Chance,
    opinion: &mut Opinion,
    outputs: &[Output],
    used: &mut Used,
) {
    let Some(assigned) = opinion.handlings.last().map(|it| it.assigned_on) else {
        return;
    };
    if !chance.percent(40) {
        return;
    }
    let answered = opinion.answers.first().map(|it| it.on);
    let until = answered.unwrap_or(world.days.today);
    let sector = opinion.sectors.first();
    let output = outputs.iter().find(|it| {
        Some(&it.sector) == sector
            && (assigned..=until).contains(&it.handed_in)
            && !used.outputs.contains(&it.id)
    });
    if let Some(output) = output {
        used.outputs.insert(output.id);
        opinion.conversions.push(Conversion {
            output: output.id,
            on: output.handed_in,
        });
    }
}

fn opinion(
    world: &World,
    chance: &mut Chance,
    year: Year,
    id: OpinionId,
    handed: &Handed,
    used: &mut Used,
) -> Option<Opinion> {
    let days = &world.days;
    let received_on = days.working_day(chance, year, 8, 350)?;
    let member = world.holder(chance.index(world.seats.len()), received_on)?;
    let sector = *member.sector.latest();
    let forms = handed.by(member.id).iter();
    let mut forms = forms.filter_map(|it| it.submitted_on().map(|on| (it.id, on)));
    let form = forms.find(|(form, on)| Year::of(*on) == year && !used.forms.contains(form));
    let form = form.filter(|_| chance.percent(60));
    used.forms.extend(form.map(|(form, _)| form));
    let received_on = form.map_or(received_on, |(_, on)| on);
    let matter = matter(chance, world.sector(sector).plan.trades);
    let mut opinion = Opinion {
        id,
        title: format!("{matter}问题"),
        topic: String::new(),
        content: format!("群众反映{matter}，盼有关部门研究解决。"),
        reporter: member.id,
        sectors: vec![sector],
        form: form.map(|(form, _)| form),
        received_on,
        handlings: Vec::new(),
        conversions: Vec::new(),
        answers: Vec::new(),
        closed: None,
        attachments: Vec::new(),
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
