//! The yearly assessment.

use super::batch::Batch;
use super::chosen::nothing_chosen;
use super::command::Planned;
use crate::desk::Several;
use crate::desk::assessment::{
    AddExample, Assess, ConfirmSheet, only_table, table_in, why_not_confirmed,
};
use crate::domain::assessment::{Assessing, PointsTable};
use crate::domain::command::CommandId;
use crate::domain::id::{AssessmentSheetId, PointsTableId};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Question};

/// Makes the sheets of a table anew.
pub(super) fn assess(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let table = table_meant(subject, ctx)?;
    let title = &table.title;
    Ok(Effect::Ask(Question::Sure {
        text: text!(
            "按“{title}”为全体考核对象计分，截至今天？已确认的考核表不变。",
            "Make the sheets of all by \"{title}\", as of today? Those that were confirmed stay."
        ),
        request: Box::new(Assess {
            table: table.id,
            closed_on: None,
        }),
    }))
}

/// The chosen table, or the one of the chosen sheet; of somebody without a sheet the year's by which such are
/// assessed; else the year's only one.
fn table_meant<'c>(subject: &Subject, ctx: &'c Ctx<'_>) -> Result<&'c PointsTable, Text> {
    let (book, year) = (ctx.book(), ctx.today().year);
    let of_kind = |kind| Assessing::ALL.into_iter().find(|it| it.includes(kind));
    let id = match subject.records.first() {
        Some((Kind::PointsTable, id)) => PointsTableId(*id),
        Some((Kind::AssessmentSheet, id)) => {
            let sheet = book.assessment_sheets.get(AssessmentSheetId(*id));
            sheet.ok_or_else(nothing_chosen)?.table
        }
        of => {
            let of = of.and_then(|(kind, _)| of_kind(*kind));
            match of.and_then(|it| table_in(book, year, it)) {
                Some(table) => table.id,
                None => only_table(book, year).map_err(|it| it.text(year))?,
            }
        }
    };
    let table = book.points_tables.get(id);
    table.ok_or_else(|| Text::of("没有这张计分表", "has no such table"))
}

/// Confirms the chosen sheet or all marked ones, but those that can't be, which are named.
pub(super) fn confirm(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let book = ctx.book();
    let mut batch = Batch::default();
    for (kind, id) in &subject.records {
        let sheet = match kind {
            Kind::AssessmentSheet => book.assessment_sheets.get(AssessmentSheetId(*id)),
            _ => None,
        };
        let why = match sheet {
            Some(sheet) => why_not_confirmed(sheet),
            None => Some(Text::of("还没有考核表，请先计分", "there is no sheet yet")),
        };
        batch.take(*id, book.name_of(*kind, *id), why);
    }
    let sheets = batch.ids.iter().map(|id| ConfirmSheet {
        sheet: AssessmentSheetId(*id),
    });
    let Some(request) = Several::of(sheets) else {
        return match subject.records.is_empty() {
            true => Err(nothing_chosen()),
            false => Err(batch.why_none()),
        };
    };
    let what = Text::of("确认考核表", "Confirm sheets");
    let then = Text::of(
        "确认后不再重算；可按 u 撤销。",
        "They stay as they are from then on; u undoes it.",
    );
    batch.asked(&what, &then, Box::new(request))
}

/// Enters the example, to be changed.
pub(super) fn example(_: CommandId, _: &Subject, ctx: &Ctx<'_>) -> Planned {
    let year = ctx.today().year;
    Ok(Effect::Carry(Box::new(AddExample { year })))
}
