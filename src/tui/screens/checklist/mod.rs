//! The checklist (检查): sectors × five haves and further duties, committees and organisation ×
//! their own; the findings behind every cell; and all findings as a list.
//!
//! Owns which cell or finding is chosen, what is typed, and which windows stand before the matrix.
//! Computes no finding and changes no record: what a key asks for goes to the app as a [`Wish`].
//!
//! In reading order: `spot` (rows and columns), `grid` (the matrix and its choice), `spread` and
//! `sheet` (how it is drawn), `behind` (what stands behind a cell), `found` (a finding as a row),
//! `shelf` (a cell's findings), `list` (all findings), `explain` (a rule), `keys`, `view`.

mod behind;
mod explain;
mod found;
mod grid;
mod keys;
mod list;
mod sheet;
mod shelf;
mod spot;
mod spread;
mod view;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Screen;
use super::parts::filter_line::{self, FilterLine};
use super::parts::menu::{self, Item, Menu};
use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::rules::{self, Finding, Remedy};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place, Wish};
use crate::tui::canvas::Canvas;
use crate::tui::editors;
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{self, Told};
use behind::Behind;
use explain::Explained;
use grid::Grid;
use keys::{Action, CHECKLIST, MATRIX, Move, Now, Step};
use list::List;
use shelf::Shelf;
use spot::{Spot, Who};

pub use keys::pages;

/// The screen.
#[derive(Default)]
pub struct ChecklistScreen {
    grid: Grid,
    list: List,
    behind: Behind,
    /// Is the list shown instead of the matrix?
    listing: bool,
    /// The findings of a cell, over the matrix.
    shelf: Option<Shelf>,
    /// What a rule asks, over everything else.
    explained: Option<Explained>,
    /// Which of several records is to be verified.
    menu: Option<Menu<Remedy>>,
    /// What was entered for the chosen cell and waits to be verified.
    unverified: Vec<Remedy>,
    /// Where the matrix was drawn last, for the mouse.
    area: Cell<Rect>,
}

impl Screen for ChecklistScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Wish>> {
        if self.menu.is_some() {
            return self.on_menu(input, ctx);
        }
        if !self.is_covered() && self.filter().is_open() {
            match self.filter_mut().handle(input) {
                filter_line::Told::Ignored => {}
                filter_line::Told::Taken => return Some(Vec::new()),
                filter_line::Told::Typed => {
                    self.refilter(ctx);
                    return Some(Vec::new());
                }
            }
        }
        match input {
            Input::Key(key) => {
                let now = self.now(ctx);
                match CHECKLIST.look_up(*key, &now) {
                    Lookup::Do(action) => return Some(self.act(action, ctx)),
                    Lookup::Refused(why) => return Some(vec![Wish::Warn(why)]),
                    Lookup::Unbound => {}
                }
                if self.in_grid() {
                    match MATRIX.look_up(*key, &now) {
                        Lookup::Do(step) => Some(self.step(step, ctx)),
                        Lookup::Refused(why) => Some(vec![Wish::Warn(why)]),
                        Lookup::Unbound => None,
                    }
                } else {
                    match table::KEYS.look_up(*key, &table::Can::default()) {
                        Lookup::Do(step) => Some(self.list_step(step, ctx)),
                        Lookup::Unbound | Lookup::Refused(_) => None,
                    }
                }
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let facts = ctx.facts;
        self.behind = Behind::of(&facts.matrix, &facts.findings, ctx.book());
        self.grid.renew(ctx);
        self.list.renew(ctx);
        if let Some(shelf) = &mut self.shelf {
            shelf.renew(&self.behind, ctx);
        }
        // A finding that was put right needs no explanation any more.
        let gone = self.explained.as_mut().is_some_and(|it| !it.renew(ctx));
        if gone {
            self.explained = None;
        }
        self.menu = None;
        self.follow(ctx);
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        let who = match place {
            Place::Committee(id) => Who::Committee(id),
            Place::Sector(id) => Who::Sector(id),
            Place::Screen(_) | Place::Member(_) | Place::Form(_) => return,
        };
        self.uncover();
        self.listing = false;
        self.grid.choose(who);
        self.follow(ctx);
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let now = self.now(ctx);
        let mut rows = CHECKLIST.rows(&now);
        if self.in_grid() {
            rows.extend(MATRIX.rows(&now));
        } else {
            rows.extend(table::KEYS.rows(&table::Can::default()));
        }
        rows
    }

    fn press(&mut self, n: usize, ctx: &Ctx<'_>) -> Vec<Wish> {
        let now = self.now(ctx);
        if let Some(binding) = CHECKLIST.bindings.get(n) {
            return match (binding.when)(&now) {
                Ok(()) => self.act(binding.action, ctx),
                Err(why) => vec![Wish::Warn(why)],
            };
        }
        let n = n - CHECKLIST.bindings.len();
        if self.in_grid() {
            return match MATRIX
                .bindings
                .get(n)
                .map(|it| (it.action, (it.when)(&now)))
            {
                Some((step, Ok(()))) => self.step(step, ctx),
                Some((_, Err(why))) => vec![Wish::Warn(why)],
                None => Vec::new(),
            };
        }
        match table::KEYS.bindings.get(n) {
            Some(binding) => self.list_step(binding.action, ctx),
            None => Vec::new(),
        }
    }
}

impl ChecklistScreen {
    /// What the keys' tables ask about.
    fn now(&self, ctx: &Ctx<'_>) -> Now {
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

    /// Does something stand before the matrix or the list?
    fn is_covered(&self) -> bool {
        self.shelf.is_some() || self.explained.is_some()
    }

    fn in_grid(&self) -> bool {
        !self.listing && !self.is_covered()
    }

    fn uncover(&mut self) {
        self.shelf = None;
        self.explained = None;
        self.menu = None;
    }

    /// The finding that keys act on: the explained one, the chosen one, the most urgent of a cell.
    fn finding(&self, ctx: &Ctx<'_>) -> Option<Finding> {
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
    fn spot(&self) -> Option<Spot> {
        match &self.shelf {
            Some(shelf) => Some(shelf.spot),
            None if self.listing => None,
            None => self.grid.spot(),
        }
    }

    /// What can be verified: the chosen finding's record, else those behind the cell.
    fn to_verify(&self, ctx: &Ctx<'_>) -> Vec<Remedy> {
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

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Wish> {
        match action {
            Action::Cure => return self.cure(ctx),
            Action::Verify => return self.verify(ctx),
            Action::Go => return self.place(ctx).map(Wish::Go).into_iter().collect(),
            Action::Copy => return vec![Wish::Copy(self.copied(ctx))],
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

    fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Wish> {
        match step {
            Step::Go(to) => {
                self.grid.go(to);
                self.follow(ctx);
                Vec::new()
            }
            Step::Open => self.open(ctx),
        }
    }

    /// The findings of the cell; on a name, the desk.
    fn open(&mut self, ctx: &Ctx<'_>) -> Vec<Wish> {
        match self.grid.spot() {
            Some(spot) if spot.column.is_some() => {
                self.shelf = Some(Shelf::of(spot, &self.behind, ctx));
                Vec::new()
            }
            Some(spot) => vec![Wish::Go(spot.who.place())],
            None => Vec::new(),
        }
    }

    /// A step in the topmost window, or in the list.
    fn list_step(&mut self, step: table::Step, ctx: &Ctx<'_>) -> Vec<Wish> {
        if let Some(explained) = &mut self.explained {
            if step == table::Step::Open {
                return self.cure(ctx);
            }
            explained.step(step);
            return Vec::new();
        }
        let outcome = match &mut self.shelf {
            Some(shelf) => shelf.take(|table| table.step(step), ctx),
            None => self.list.take(|table| table.step(step), ctx),
        };
        self.told(outcome, ctx)
    }

    /// What a list told: a cell's finding that is opened is put right; in the long list, where one
    /// may have come by chance, it is explained first.
    fn told(&mut self, outcome: Outcome<Told>, ctx: &Ctx<'_>) -> Vec<Wish> {
        match outcome {
            Outcome::Gave(Told::Open(_)) if self.shelf.is_some() => self.cure(ctx),
            Outcome::Gave(Told::Open(_)) => {
                self.explain(ctx);
                Vec::new()
            }
            Outcome::Gave(Told::Chose(_) | Told::Mark(_) | Told::Fold(_) | Told::Unfold(_))
            | Outcome::Ignored
            | Outcome::Taken
            | Outcome::Closed => Vec::new(),
        }
    }

    fn cure(&self, ctx: &Ctx<'_>) -> Vec<Wish> {
        let finding = self.finding(ctx);
        let wish = finding.map(|finding| cure(finding.remedy, ctx));
        wish.into_iter().collect()
    }

    /// One record is verified at once; of several one is chosen.
    fn verify(&mut self, ctx: &Ctx<'_>) -> Vec<Wish> {
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

    fn explain(&mut self, ctx: &Ctx<'_>) {
        self.explained = match (&self.explained, self.finding(ctx)) {
            (Some(_), _) => None,
            (None, Some(finding)) => Some(Explained::finding(finding)),
            (None, None) => Some(Explained::rules(self.rules())),
        };
    }

    /// Closes what stands topmost; then shows more.
    fn back(&mut self, ctx: &Ctx<'_>) {
        if self.explained.take().is_some() || self.shelf.take().is_some() {
            return;
        }
        if self.filter_mut().clear() {
            self.refilter(ctx);
        } else if self.listing && !self.list.all_levels(ctx) {
            self.listing = false;
        }
    }

    fn copied(&self, ctx: &Ctx<'_>) -> String {
        match self.finding(ctx) {
            Some(finding) if !self.in_grid() => found::copied(&finding, ctx),
            Some(_) | None => self.in_words().say(ctx.locale).to_owned(),
        }
    }

    fn in_words(&self) -> Text {
        let stack = self.grid.spot().and_then(|spot| self.behind.at(spot));
        sheet::in_words(&self.grid, stack.map(|it| it.counts).unwrap_or_default())
    }

    fn filter(&self) -> &FilterLine {
        if self.listing {
            &self.list.filter
        } else {
            &self.grid.filter
        }
    }

    fn filter_mut(&mut self) -> &mut FilterLine {
        if self.listing {
            &mut self.list.filter
        } else {
            &mut self.grid.filter
        }
    }

    fn refilter(&mut self, ctx: &Ctx<'_>) {
        if self.listing {
            self.list.refilter(ctx);
        } else {
            self.grid.refilter();
            self.follow(ctx);
        }
    }

    /// What waits to be verified behind the chosen cell.
    fn follow(&mut self, ctx: &Ctx<'_>) {
        let spot = match &self.shelf {
            Some(shelf) => Some(shelf.spot),
            None => self.grid.spot(),
        };
        let waiting = spot.map(|spot| behind::unverified(spot, ctx.book(), ctx.today()));
        self.unverified = waiting.unwrap_or_default();
    }

    fn on_menu(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Wish>> {
        let told = self.menu.as_mut()?.handle(input);
        let wishes = match told {
            menu::Told::Ignored => return None,
            menu::Told::Taken => return Some(Vec::new()),
            menu::Told::Refused(why) => return Some(vec![Wish::Warn(why)]),
            menu::Told::Closed => Vec::new(),
            menu::Told::Took(remedy) => vec![cure(remedy, ctx)],
        };
        self.menu = None;
        Some(wishes)
    }

    fn on_mouse(&mut self, mouse: Mouse, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Wish>> {
        if self.explained.is_some() {
            match mouse.deed {
                MouseDeed::Press => self.explained = None,
                MouseDeed::WheelUp => return Some(self.list_step(table::Step::Up, ctx)),
                MouseDeed::WheelDown => return Some(self.list_step(table::Step::Down, ctx)),
            }
            return Some(Vec::new());
        }
        if let Some(shelf) = &mut self.shelf {
            let outcome = shelf.take(|table| table.handle(input), ctx);
            return Some(self.told(outcome, ctx));
        }
        if self.listing {
            let outcome = self.list.take(|table| table.handle(input), ctx);
            return Some(self.told(outcome, ctx));
        }
        match mouse.deed {
            MouseDeed::WheelUp => Some(self.step(Step::Go(Move::Up), ctx)),
            MouseDeed::WheelDown => Some(self.step(Step::Go(Move::Down), ctx)),
            MouseDeed::Press => {
                let sheet = sheet::Sheet::new(&self.grid, self.area.get(), ctx.locale);
                let (line, column) = sheet.under(mouse.x, mouse.y)?;
                let again = (line, column) == (self.grid.place(), self.grid.column());
                if again {
                    return Some(self.open(ctx));
                }
                self.grid.point(line, column);
                self.follow(ctx);
                Some(Vec::new())
            }
        }
    }
}

/// The wish that carries a remedy out or asks for what it needs to know.
fn cure(remedy: Remedy, ctx: &Ctx<'_>) -> Wish {
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
