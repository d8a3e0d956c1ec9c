//! What a key of the checklist is about — a finding, a cell, a record that waits to be verified —
//! and what it comes to.

use super::cell_ref::CellRef;
use super::explain::Explained;
use super::keys::{Action, CHECKLIST, ChecklistState};
use super::{ChecklistScreen, found};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::rules::{self, Finding, Remedy};
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::commands::{self, menus};
use crate::tui::keymap::KeyRow;
use crate::tui::screens::Screen as _;

impl ChecklistScreen {
    /// What the keys' tables ask about.
    pub(super) fn now(&self, ctx: &Ctx<'_>) -> ChecklistState {
        let finding = self.finding(ctx);
        ChecklistState {
            finding: finding.is_some(),
            rule: finding.is_some() || self.explained.is_some() || !self.rules().is_empty(),
            place: self.place(ctx).is_some(),
            list: self.listing && !self.is_covered(),
            row: finding.is_some() || self.in_grid() && self.grid.row().is_some(),
        }
    }

    /// The finding that keys act on: the explained one, the chosen one, the most urgent of a cell.
    pub(super) fn finding(&self, ctx: &Ctx<'_>) -> Option<Finding> {
        if let Some(explained) = &self.explained {
            return explained.finding;
        }
        match &self.shelf {
            Some(shelf) => shelf.found.chosen(),
            None if self.listing => self.list.chosen(),
            None => {
                let stack = self.behind.at(self.grid.spot()?)?;
                let first = *stack.places.first()?;
                ctx.facts.findings.get(first as usize).copied()
            }
        }
    }

    /// The rules behind the chosen cell.
    fn rules(&self) -> Vec<&'static rules::Rule> {
        let spot = self.spot();
        let column = spot.and_then(|it| it.column);
        let codes = column.map_or(&[][..], |it| it.codes());
        codes.iter().filter_map(|code| rules::find(code)).collect()
    }

    /// The cell that is looked at; none in the list.
    fn spot(&self) -> Option<CellRef> {
        match &self.shelf {
            Some(shelf) => Some(shelf.spot),
            None if self.listing => None,
            None => self.grid.spot(),
        }
    }

    /// What can be verified: the chosen finding's record, else those behind the cell.
    pub(super) fn to_verify(&self, ctx: &Ctx<'_>) -> Vec<(Kind, u64)> {
        let of_finding = self.finding(ctx).map(|it| it.remedy);
        match of_finding.filter(Remedy::is_verification) {
            Some(remedy) => remedy.record.into_iter().collect(),
            None if self.listing => Vec::new(),
            None => self.unverified.clone(),
        }
    }

    /// What commands are for: what the finding is about, or the row of the matrix.
    pub(super) fn about(&self, ctx: &Ctx<'_>) -> Subject {
        let of_spot = || self.spot().map(|spot| spot.who.record());
        let finding = self.finding(ctx).filter(|_| !self.in_grid());
        let of_finding = finding.map(|it| (it.subject.kind(), it.subject.raw_id()));
        Subject {
            records: of_finding.or_else(of_spot).into_iter().collect(),
            scope: of_spot(),
        }
    }

    /// Where what is chosen is shown.
    fn place(&self, ctx: &Ctx<'_>) -> Option<Place> {
        if self.in_grid() {
            return self.grid.row().map(|row| row.who.place());
        }
        match self.finding(ctx) {
            Some(finding) => Some(Place::about(&finding, ctx.book())),
            None => self.spot().map(|spot| spot.who.place()),
        }
    }

    pub(super) fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Cure => return self.cure(ctx),
            Action::Go => return self.place(ctx).map(Effect::Go).into_iter().collect(),
            Action::More => return vec![self.menu(ctx)],
            Action::Explain => self.explain(ctx),
            Action::Switch => {
                self.uncover();
                self.list.list.leave();
                self.grid.filter.close();
                self.listing = !self.listing;
            }
            Action::Level => self.list.next_level(ctx),
            Action::Back => self.back(ctx),
        }
        Vec::new()
    }

    /// All that can be done about the finding or the cell.
    fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let acts = |action| matches!(action, Action::Cure | Action::Explain | Action::Go);
        let own = CHECKLIST.actions(&self.now(ctx)).into_iter();
        let own = own.filter(|(action, _)| acts(*action));
        let mut rows: Vec<KeyRow> = own.map(|(_, row)| row).collect();
        rows.extend(self.command_rows());
        menus::everything(rows, &self.about(ctx), |id| self.plan(id, ctx))
    }

    pub(super) fn cure(&self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let finding = self.finding(ctx);
        let planned = finding.map(|it| commands::invoke(&it.remedy.into(), ctx));
        planned
            .map(|it| it.unwrap_or_else(Effect::Warn))
            .into_iter()
            .collect()
    }

    pub(super) fn explain(&mut self, ctx: &Ctx<'_>) {
        self.explained = match (&self.explained, self.finding(ctx)) {
            (Some(_), _) => None,
            (None, Some(finding)) => Some(Explained::finding(finding)),
            (None, None) => Some(Explained::rules(self.rules())),
        };
    }

    pub(super) fn copied(&self, ctx: &Ctx<'_>) -> String {
        match self.finding(ctx) {
            Some(finding) if !self.in_grid() => found::copied(&finding, ctx),
            Some(_) | None => self.in_words().say(ctx.locale).to_owned(),
        }
    }
}
