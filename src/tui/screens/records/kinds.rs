//! The kinds of records, each with how many of the year and of what is looked at there are.

use crate::desk::lists::{List as Lists, ListRows, View};
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::panes::list::Listing;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

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

/// What the rows of the kinds say.
pub(super) struct Kinds<'a> {
    pub(super) counts: &'a [(Kind, usize)],
    pub(super) year: Year,
    pub(super) locale: Locale,
}

impl Kinds<'_> {
    fn count(&self, kind: Kind) -> usize {
        let mut counts = self.counts.iter();
        counts.find(|it| it.0 == kind).map_or(0, |it| it.1)
    }
}

impl Listing<Kind> for Kinds<'_> {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::share(Text::of("种类", "kind"), 1),
            Column::fixed(Text::of("条数", "count"), 6).right(),
        ]
    }

    fn row(&self, kind: Kind, _: Symbols) -> Row {
        let count = self.count(kind);
        let (role, words) = match count {
            0 => (Role::Muted, "—".to_owned()),
            n => (Role::Plain, n.to_string()),
        };
        Row::new()
            .cell_as(role, named(kind).say(self.locale).to_owned())
            .cell_as(Role::Muted, words)
    }

    fn order(&self, kind: Kind, column: usize) -> Option<i64> {
        (column == 1).then(|| self.count(kind) as i64)
    }

    fn year(&self) -> Year {
        self.year
    }
}
