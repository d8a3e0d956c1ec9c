//! The yearly assessment.

use super::command::Planned;
use crate::desk::assessment::Assess;
use crate::domain::assessment::Assessing;
use crate::domain::command::CommandId;
use crate::domain::id::PointsTableId;
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Question};

/// Makes the sheets of the chosen table, else of the only one that members are assessed by in the year.
pub(super) fn assess(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let (book, today) = (ctx.book(), ctx.today());
    let chosen = subject.one(Kind::PointsTable).map(PointsTableId);
    let tables = book.points_tables.iter();
    let of_members =
        tables.filter(|it| it.year == today.year && it.assessing == Assessing::Members);
    let table = match (chosen, of_members.collect::<Vec<_>>().as_slice()) {
        (Some(id), _) => book.points_tables.get(id),
        (None, [only]) => Some(*only),
        (None, []) => {
            return Err(Text::of(
                "本年度没有计分表",
                "has no table of points this year",
            ));
        }
        (None, _) => {
            return Err(Text::of(
                "计分表不止一张，请选一张",
                "has several tables; choose one",
            ));
        }
    };
    let Some(table) = table else {
        return Err(Text::of("没有这张计分表", "has no such table"));
    };
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
