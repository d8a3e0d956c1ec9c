//! Findings as a list: all of them narrowed by level, or those of a cell.
//!
//! Holds places in `Facts::findings`, which are made anew after each change: what was chosen is found again
//! by what it says.

use super::found;
use crate::domain::calendar::Year;
use crate::rules::{Finding, Level};
use crate::text::Locale;
use crate::tui::app::Ctx;
use crate::tui::input::Input;
use crate::tui::panes::any_list::{AnyList, Bound};
use crate::tui::panes::list::{List, ListOutcome};
use crate::tui::panes::listing::Listing;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::row::{Column, Row};

/// What the rows say.
pub(super) struct Found<'a>(pub(super) &'a Ctx<'a>);

impl Found<'_> {
    fn at(&self, place: u32) -> Option<&Finding> {
        self.0.facts.findings.get(place as usize)
    }
}

impl Listing<u32> for Found<'_> {
    fn columns(&self) -> Vec<Column> {
        found::columns().into()
    }

    fn row(&self, place: u32, marks: Symbols) -> Row {
        let finding = self.at(place);
        finding.map_or_else(Row::new, |it| found::row(it, self.0, marks))
    }

    fn words(&self, place: u32) -> String {
        let finding = self.at(place);
        finding.map_or_else(String::new, |it| found::words(it, self.0))
    }

    fn copied(&self, place: u32) -> String {
        let finding = self.at(place);
        finding.map_or_else(String::new, |it| found::copied(it, self.0))
    }

    fn order(&self, place: u32, column: usize) -> Option<i64> {
        let due = self.at(place)?.due?;
        let days = (due - self.0.today().date).num_days();
        found::is_of_dates(column).then_some(days)
    }

    fn year(&self) -> Year {
        self.0.today().year
    }
}

/// The list.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) list: List<u32>,
    level: Option<Level>,
    /// The chosen finding: what is chosen again when the findings change.
    chosen: Option<Finding>,
}

impl Findings {
    /// Takes in all findings of the level as they are now.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) {
        let level = self.level;
        let findings = ctx.facts.findings.iter().zip(0_u32..);
        let wanted = findings.filter(|(it, _)| level.is_none_or(|level| it.level == level));
        self.take(wanted.map(|(_, n)| n).collect(), ctx);
    }

    /// Takes the findings at these places; what was chosen is chosen again, else what stands in its
    /// place.
    pub(super) fn take(&mut self, places: Vec<u32>, ctx: &Ctx<'_>) {
        let again = self.chosen.and_then(|chosen| {
            let mut places = places.iter().copied();
            places.find(|n| {
                Found(ctx)
                    .at(*n)
                    .is_some_and(|it| found::is_same(it, &chosen))
            })
        });
        self.list.renew(places, &Found(ctx));
        if let Some(place) = again.filter(|it| self.list.shown().contains(it)) {
            self.list.choose(place, &Found(ctx));
        }
        self.settle(ctx);
    }

    /// Takes an input.
    pub(super) fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Outcome<ListOutcome<()>> {
        self.with(ctx, |list| list.handle(input))
    }

    /// Does something to the list.
    pub(super) fn with(
        &mut self,
        ctx: &Ctx<'_>,
        then: impl FnOnce(&mut dyn AnyList) -> Outcome<ListOutcome<()>>,
    ) -> Outcome<ListOutcome<()>> {
        let told = then(&mut Bound {
            list: &mut self.list,
            listing: Found(ctx),
        });
        self.settle(ctx);
        told
    }

    /// Shows only the next level, or all after the last.
    pub(super) fn next_level(&mut self, ctx: &Ctx<'_>) {
        self.level = match self.level {
            None => Some(Level::Breach),
            Some(Level::Breach) => Some(Level::Due),
            Some(Level::Due) => Some(Level::Advice),
            Some(Level::Advice) => None,
        };
        self.renew(ctx);
    }

    /// Shows more: without the filter, then all levels again; whether anything was hidden.
    pub(super) fn widen(&mut self, ctx: &Ctx<'_>) -> bool {
        if self.list.unfilter(&Found(ctx)) {
            self.settle(ctx);
            return true;
        }
        let hidden = self.level.take().is_some();
        if hidden {
            self.renew(ctx);
        }
        hidden
    }

    /// The chosen finding.
    pub(super) fn chosen(&self) -> Option<Finding> {
        self.chosen
    }

    /// The level that is shown, for the pane's border.
    pub(super) fn level(&self, locale: Locale) -> String {
        let level = self.level.map(|it| it.word().say(locale).to_owned());
        level.unwrap_or_default()
    }

    fn settle(&mut self, ctx: &Ctx<'_>) {
        let chosen = self.list.chosen();
        self.chosen = chosen.and_then(|n| Found(ctx).at(n).copied());
    }
}
