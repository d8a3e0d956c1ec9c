//! The kinds of records, each with how many of the year and of what is looked at there are.

use crate::desk::lists::{List as Lists, ListRows, View};
use crate::domain::record::Kind;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;

/// The kinds that have lists, in the order in which lists are offered.
pub fn all() -> impl Iterator<Item = Kind> {
    Lists::all().filter_map(|list| match list {
        Lists::Of(kind) => Some(kind),
        Lists::Findings | Lists::Settings => None,
    })
}

/// What the records of a kind are called.
#[must_use]
pub fn named(kind: Kind) -> Text {
    let (one, all) = (kind.title(), Lists::Of(kind).title());
    Text {
        zh: one.zh,
        en: all.en,
    }
}

/// The row at the left that stands for a kind.
pub(super) fn row_of(kind: Kind) -> Item {
    let at = all().position(|it| it == kind);
    Item::Nth(at.map_or(u32::MAX, |at| at as u32))
}

/// The kind that a row at the left stands for.
pub(super) fn kind_of(row: Item) -> Option<Kind> {
    match row {
        Item::Nth(at) => all().nth(at as usize),
        Item::Record(..) | Item::Matter(..) | Item::Entry(_) => None,
    }
}

/// How many records of each kind a view has.
pub(super) fn counts(view: View<'_>, ctx: &Ctx<'_>) -> Vec<(Kind, usize)> {
    let count = |kind| match kind {
        Kind::RegistrationForm => forms(&view),
        kind => ListRows::of(kind, view, &ctx.facts.matrix).ids().len(),
    };
    all().map(|kind| (kind, count(kind))).collect()
}

/// How many forms the year has; of a part those of its members.
fn forms(view: &View<'_>) -> usize {
    let (book, year) = (view.book(), view.year());
    let whole = view.sector.is_none() && view.committee.is_none() && view.member.is_none();
    let total = match whole {
        true => book.forms_by_year().get(&year).map_or(0, |it| it.total()),
        false => {
            let members = view.members().into_iter();
            members.map(|it| book.tally(it.id, year).total()).sum()
        }
    };
    usize::try_from(total).unwrap_or(usize::MAX)
}
