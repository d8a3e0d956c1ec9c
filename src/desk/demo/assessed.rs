//! The year's assessment, half done: the last committees' members have no sheets yet, the first committees have
//! confirmed most of theirs, and somebody has appealed.

use super::chance::{Chance, Topic};
use super::forms::Handed;
use super::people::World;
use crate::desk::assessment::{AddExample, sheets as sheets_of};
use crate::domain::assessment::{Assessed, AssessmentSheet, Confirmed, PointsItem, PointsTable};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::{AssessmentSheetId, PointsItemId, PointsTableId};

/// The table of points that comes with the program, for the running year.
pub(super) fn table(world: &World) -> (PointsTable, Vec<PointsItem>) {
    let id = PointsTableId(1);
    let example = AddExample {
        year: Year::of(world.days.today),
    };
    let items = (1_u64..).zip(example.items(id));
    let items = items.map(|(nth, item)| PointsItem {
        id: PointsItemId(nth),
        ..item
    });
    let table = PointsTable {
        id,
        ..example.table()
    };
    (table, items.collect())
}

/// The members' sheets as of today.
pub(super) fn sheets(
    world: &World,
    book: &Book,
    table: &PointsTable,
    items: &[PointsItem],
    handed: &Handed,
) -> Vec<AssessmentSheet> {
    let today = Today::on(world.days.today);
    let made = sheets_of(book, table, items, today, |id| Ok(handed.by(id).to_vec()));
    // The forms are at hand: nothing is read.
    let made = made.unwrap_or_default();
    let committees = world.committees.len() as u64;
    let committee_of = |sheet: &AssessmentSheet| match sheet.of {
        Assessed::Member(member) => {
            let member = book.members.get(member)?;
            book.committee_of(member, today.date)
        }
        _ => None,
    };
    let made = made.into_iter().filter_map(|sheet| {
        let committee = committee_of(&sheet)?;
        (committee.0 * 4 <= committees * 3 || committees < 2).then_some((committee, sheet))
    });
    let sheets = (1_u64..).zip(made).map(|(id, (committee, sheet))| {
        let mut chance = Chance::of(world.seed, Topic::Assessment, id);
        let confirmed = committee.0 * 2 <= committees && chance.percent(80);
        let appeal = match confirmed && chance.percent(2) {
            true => "有一次界别活动未计入，请核对签到表。",
            false => "",
        };
        AssessmentSheet {
            id: AssessmentSheetId(id),
            confirmed: confirmed.then_some(Confirmed {
                on: today.date,
                by: Some(committee),
            }),
            appeal: appeal.to_owned(),
            ..sheet
        }
    });
    sheets.collect()
}
