//! What became of outputs: the proposals office decided, units answered, levels adopted, leaders gave
//! instructions.

use chrono::NaiveDate;

use super::chance::Chance;
use super::days::Days;
use crate::domain::opinion::{AnswerClass, Satisfaction};
use crate::domain::yearwork::{Answered, Channel, Instructed, Outcome, Output, Ruling};

/// Who answers proposals.
const UNITS: [&str; 6] = [
    "市教育局",
    "市卫生健康委员会",
    "市住房和城乡建设局",
    "市交通运输局",
    "市人力资源和社会保障局",
    "市农业农村局",
];

/// Says what became of an output by the day that is looked from.
pub(super) fn live(days: &Days, chance: &mut Chance, output: &mut Output) {
    match output.channel {
        Channel::Proposal => propose(days, chance, output),
        Channel::Brief => recognise(days, chance, output),
        _ => {}
    }
}

fn propose(days: &Days, chance: &mut Chance, output: &mut Output) {
    if !output.authors.is_empty() {
        output.lead = Some(output.authors.remove(0));
    }
    output.number = output.id.to_string();
    let after = |chance: &mut Chance, from, least, most| {
        let day = days.after(from, chance.between(least, most));
        (day <= days.today).then_some(day)
    };
    let outcome = match chance.below(100) {
        0..86 => Outcome::Filed,
        86..93 => Outcome::NotFiled,
        _ => Outcome::ToBrief,
    };
    let Some(ruled) = after(chance, output.handed_in, 6, 20) else {
        return;
    };
    let why = match outcome {
        Outcome::NotFiled => "内容不够具体，退回完善。",
        _ => "",
    };
    output.ruling = Some(Ruling {
        outcome,
        on: Some(ruled),
        why: why.to_owned(),
    });
    if outcome != Outcome::Filed {
        return;
    }
    output.lead_unit = UNITS[chance.index(UNITS.len())].to_owned();
    if let Some(on) = after(chance, ruled, 50, 95) {
        let class = match chance.below(100) {
            0..24 => AnswerClass::Solved,
            24..98 => AnswerClass::InProgress,
            _ => AnswerClass::Planned,
        };
        let satisfaction = match chance.below(100) {
            0..90 => Satisfaction::Satisfied,
            90..98 => Satisfaction::Mostly,
            _ => Satisfaction::Dissatisfied,
        };
        output.answer = Some(Answered {
            class,
            on: Some(on),
            satisfaction: Some(satisfaction),
        });
    }
}

fn recognise(days: &Days, chance: &mut Chance, output: &mut Output) {
    let mut level = |share: u32, least: u32| -> Option<NaiveDate> {
        let day = days.after(output.handed_in, least + chance.between(0, 30));
        (chance.percent(share) && day <= days.today).then_some(day)
    };
    output.adopted_city = level(40, 5);
    output.adopted_province = output.adopted_city.and_then(|_| level(20, 36));
    output.adopted_nation = output.adopted_province.and_then(|_| level(15, 67));
    let instructed = output.adopted_city.and_then(|_| level(12, 36));
    output.instructed = instructed.map(|on| Instructed {
        on,
        by: "市政府分管领导".to_owned(),
    });
}
