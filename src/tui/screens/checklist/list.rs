//! All findings by urgency, narrowed by level and by what is typed.
//!
//! Holds places in `Facts::findings`. The words to be filtered are made when a filter is typed
//! first: a large organisation has tens of thousands of findings, and most are never read.

use super::found;
use crate::rules::{Finding, Level};
use crate::text::Locale;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::widgets::table::Table;

/// The list.
#[derive(Debug, Default)]
pub(super) struct List {
    shown: Vec<u32>,
    level: Option<Level>,
    /// Of every finding, once a filter needed them.
    words: Vec<String>,
    /// Under which words `shown` was chosen last; longer ones only leave out more.
    typed: String,
    /// The chosen finding: what is chosen again when the findings change.
    chosen: Option<Finding>,
    /// Which row is chosen.
    pub(super) table: Table,
    /// What hides rows.
    pub(super) filter: FilterLine,
}

impl List {
    /// Takes in the findings as they are now; what was chosen is chosen again, else what stands in
    /// its place.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) {
        self.words.clear();
        self.fill(self.table.chosen().unwrap_or(0), ctx);
    }

    /// Takes a step or an input of its table.
    pub(super) fn take<T>(&mut self, taken: impl FnOnce(&mut Table) -> T, ctx: &Ctx<'_>) -> T {
        let outcome = taken(&mut self.table);
        self.settle(ctx);
        outcome
    }

    /// Shows only the next level, or all after the last.
    pub(super) fn next_level(&mut self, ctx: &Ctx<'_>) {
        self.level = match self.level {
            None => Some(Level::Breach),
            Some(Level::Breach) => Some(Level::Due),
            Some(Level::Due) => Some(Level::Advice),
            Some(Level::Advice) => None,
        };
        self.fill(0, ctx);
    }

    /// Shows all levels again; whether some were hidden.
    pub(super) fn all_levels(&mut self, ctx: &Ctx<'_>) -> bool {
        let hidden = self.level.is_some();
        if hidden {
            self.level = None;
            self.fill(0, ctx);
        }
        hidden
    }

    /// Applies what is typed.
    pub(super) fn refilter(&mut self, ctx: &Ctx<'_>) {
        let typed = self.filter.note();
        if !self.typed.is_empty() && typed.starts_with(&self.typed) {
            self.narrow(ctx);
            self.choose_again(0, ctx);
        } else {
            self.fill(0, ctx);
        }
        self.typed = typed;
    }

    /// The chosen finding.
    pub(super) fn chosen(&self) -> Option<Finding> {
        self.chosen
    }

    /// The finding of a row.
    pub(super) fn at<'a>(&self, n: usize, ctx: &Ctx<'a>) -> Option<&'a Finding> {
        ctx.facts.findings.get(*self.shown.get(n)? as usize)
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.shown.len()
    }

    /// What narrows it, for the pane's border; what is being typed stands in its own line.
    pub(super) fn note(&self, locale: Locale) -> String {
        let level = self.level.map(|it| it.word().say(locale).to_owned());
        let typed = Some(self.filter.note()).filter(|it| !it.is_empty() && !self.filter.is_open());
        let both: Vec<String> = level.into_iter().chain(typed).collect();
        both.join(" ")
    }

    /// Is anything hidden?
    pub(super) fn is_narrowed(&self) -> bool {
        self.level.is_some() || self.filter.is_narrowing()
    }

    fn fill(&mut self, place: usize, ctx: &Ctx<'_>) {
        let level = self.level;
        let findings = ctx.facts.findings.iter().zip(0_u32..);
        let wanted = findings.filter(|(it, _)| level.is_none_or(|level| it.level == level));
        self.shown.clear();
        self.shown.extend(wanted.map(|(_, n)| n));
        self.narrow(ctx);
        self.choose_again(place, ctx);
    }

    /// Leaves what the filter admits of what is shown.
    fn narrow(&mut self, ctx: &Ctx<'_>) {
        if !self.filter.is_narrowing() {
            return;
        }
        if self.words.is_empty() {
            let findings = ctx.facts.findings.iter();
            self.words = findings.map(|it| found::words(it, ctx)).collect();
        }
        let List {
            shown,
            words,
            filter,
            ..
        } = self;
        shown.retain(|n| {
            let words = words.get(*n as usize);
            words.is_some_and(|words| filter.admits(words))
        });
    }

    /// Chooses what was chosen again, else what stands at `place` now.
    fn choose_again(&mut self, place: usize, ctx: &Ctx<'_>) {
        self.table.set_count(self.shown.len());
        let again = self.chosen.and_then(|chosen| {
            let places = 0..self.shown.len();
            let mut findings = places.filter_map(|n| Some((n, self.at(n, ctx)?)));
            let found = findings.find(|(_, it)| found::is_same(it, &chosen));
            found.map(|(n, _)| n)
        });
        self.table.choose(again.unwrap_or(place));
        self.settle(ctx);
    }

    fn settle(&mut self, ctx: &Ctx<'_>) {
        let chosen = self.table.chosen();
        self.chosen = chosen.and_then(|n| self.at(n, ctx).copied());
    }
}
