//! Editors for several records: whom they are for, and the one request for all.

use super::fields::shown;
use crate::desk::AnyRequest;
use crate::desk::{Refusal, Request, Several};
use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::Field;

/// Whom several records are of that an editor is for: how many, and the first of them.
pub(super) fn whom(kind: Kind, ids: &[u64], ctx: &Ctx<'_>) -> Field {
    const MOST: usize = 8;
    let names: Vec<String> = ids
        .iter()
        .take(MOST)
        .map(|id| ctx.book().name_of(kind, *id))
        .collect();
    let more = if ids.len() > MOST { "…" } else { "" };
    let (number, names) = (ids.len(), names.join(ctx.locale.between()));
    let words = text!("{number}：{names}{more}", "{number}: {names}{more}");
    shown("whom", Text::of("对象", "Whom"), words.say(ctx.locale))
}

/// What an editor is about: a record by its name, several by how many they are.
pub(super) fn about(kind: Kind, ids: &[u64], book: &Book) -> String {
    match ids {
        [one] => book.name_of(kind, *one),
        several => format!("×{}", several.len()),
    }
}

/// The request for all of these; refused where there are none.
pub(super) fn all_of<R: Request + 'static>(
    requests: impl IntoIterator<Item = R>,
) -> Result<Box<AnyRequest>, Refusal> {
    match Several::of(requests) {
        Some(all) => Ok(Box::new(all)),
        None => Err(Refusal::Procedure(Text::of(
            "没有选中的记录。",
            "No record is chosen.",
        ))),
    }
}
