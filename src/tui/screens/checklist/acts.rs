//! What a key of the checklist is about — a finding, a cell, a record that waits to be verified —
//! and what it comes to.

use super::cell_ref::CellRef;
use super::explain::Explained;
use super::keys::{Action, Now};
use super::{ChecklistScreen, found};
use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::rules::{self, Finding, Remedy};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::editors;
use crate::tui::screens::parts::menu::{Item, Menu};

impl ChecklistScreen {
    /// What the keys' tables ask about.
    pub(super) fn now(&self, ctx: &Ctx<'_>) -> Now {
        let finding = self.finding(ctx);
        Now {
            finding: finding.is_some(),
            unverified: !self.to_verify(ctx).is_empty(),
            rule: finding.is_some() || self.explained.is_some() || !self.rules().is_empty(),
            place: self.place(ctx).is_some(),
            list: self.listing && !self.is_covered(),
            before: self.is_covered(),
            row: finding.is_some() || self.in_grid() && self.grid.row().is_some(),
        }
    }

    /// The finding that keys act on: the explained one, the chosen one, the most urgent of a cell.
    pub(super) fn finding(&self, ctx: &Ctx<'_>) -> Option<Finding> {
        if let Some(explained) = &self.explained {
            return explained.finding;
        }
        match &self.shelf {
            Some(shelf) => shelf.chosen(),
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
    pub(super) fn to_verify(&self, ctx: &Ctx<'_>) -> Vec<Remedy> {
        let of_finding = self.finding(ctx).map(|it| it.remedy);
        match of_finding.filter(Remedy::is_verification) {
            Some(remedy) => vec![remedy],
            None if self.listing => Vec::new(),
            None => self.unverified.clone(),
        }
    }

    /// Where what is chosen is shown.
    fn place(&self, ctx: &Ctx<'_>) -> Option<Place> {
        if self.in_grid() {
            return self.grid.row().map(|row| row.who.place());
        }
        match self.finding(ctx) {
            Some(finding) => found::place(&finding, ctx.book()),
            None => self.spot().map(|spot| spot.who.place()),
        }
    }

    pub(super) fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Cure => return self.cure(ctx),
            Action::Verify => return self.verify(ctx),
            Action::Go => return self.place(ctx).map(Effect::Go).into_iter().collect(),
            Action::Copy => return vec![Effect::Copy(self.copied(ctx))],
            Action::Explain => self.explain(ctx),
            Action::Switch => {
                self.uncover();
                self.filter_mut().close();
                self.listing = !self.listing;
            }
            Action::Filter => self.filter_mut().open(),
            Action::Level => self.list.next_level(ctx),
            Action::Back => self.back(ctx),
        }
        Vec::new()
    }

    pub(super) fn cure(&self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let finding = self.finding(ctx);
        let effect = finding.map(|finding| cure(finding.remedy, ctx));
        effect.into_iter().collect()
    }

    /// One record is verified at once; of several one is chosen.
    fn verify(&mut self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let waiting = self.to_verify(ctx);
        if let [one] = waiting.as_slice() {
            return vec![cure(*one, ctx)];
        }
        let items = waiting.into_iter();
        let items = items.map(|remedy| Item::new(remedy, record(remedy, ctx.book())));
        let title = Text::of("核实哪一项？", "Verify which?");
        self.menu = Some(Menu::new(title, items.collect())).filter(|menu| !menu.is_empty());
        Vec::new()
    }

    pub(super) fn explain(&mut self, ctx: &Ctx<'_>) {
        self.explained = match (&self.explained, self.finding(ctx)) {
            (Some(_), _) => None,
            (None, Some(finding)) => Some(Explained::finding(finding)),
            (None, None) => Some(Explained::rules(self.rules())),
        };
    }

    fn copied(&self, ctx: &Ctx<'_>) -> String {
        match self.finding(ctx) {
            Some(finding) if !self.in_grid() => found::copied(&finding, ctx),
            Some(_) | None => self.in_words().say(ctx.locale).to_owned(),
        }
    }
}

/// The effect that carries a remedy out or asks for what it needs to know.
pub(super) fn cure(remedy: Remedy, ctx: &Ctx<'_>) -> Effect {
    editors::for_remedy(&remedy, ctx.book(), &ctx.today()).into()
}

/// The record that a verification is of, in words.
fn record(remedy: Remedy, book: &Book) -> Text {
    let (kind, id) = match remedy {
        Remedy::VerifyPlan { plan } => (Kind::Plan, plan.0),
        Remedy::VerifySummary { summary } => (Kind::Summary, summary.0),
        Remedy::VerifyActivity { activity } => (Kind::Activity, activity.0),
        Remedy::VerifyOutput { output } => (Kind::Output, output.0),
        Remedy::VerifyStudy { study } => (Kind::Study, study.0),
        Remedy::VerifyCircular { circular } => (Kind::Circular, circular.0),
        other => return other.label(),
    };
    let (label, name) = (remedy.label(), book.name_of(kind, id));
    let (zh, en) = (&label.zh, &label.en);
    text!("{zh}：{name}", "{en}: {name}")
}
