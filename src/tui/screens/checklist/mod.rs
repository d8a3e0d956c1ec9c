//! The checklist (检查): sectors × five haves and further duties, committees and organisation ×
//! their own; the findings behind every cell; and all findings as a list.
//!
//! Owns which cell or finding is chosen, what is typed, and which windows stand before the matrix.
//! Computes no finding and changes no record: what a key asks for goes to the app as an [`Effect`].
//!
//! There are more duties than columns: these stand in groups, a leaf each, and the list of all findings is the last leaf.
//!
//! In reading order: `cell_ref` (rows and columns), `leaf` (which columns), `grid_lines` and `grid` (the matrix and its
//! choice), `spread` and `sheet` (how it is drawn), `told` (in words), `behind` (what stands behind a cell), `found` (a
//! finding as a row), `shelf` (a cell's findings), `list` (all findings), `explain` (a rule), `keys`, `acts`, `view` and `leaves`.
//!
//! Long because matrix, list, a cell's window and what explains share the keyboard: which has it is said here.

mod acts;
mod behind;
mod cell_ref;
mod explain;
mod found;
mod grid;
mod grid_lines;
mod grid_row;
mod keys;
mod leaf;
mod leaves;
mod list;
mod sheet;
mod shelf;
mod spread;
mod told;
mod view;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Screen;
use super::parts::filter_line;
use crate::desk::export::What;
use crate::desk::remind::Of;
use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::rules::matrix::SectorColumn;
use crate::text::Text;
use crate::tui::app::{Aim, Ctx, Effect, Object, Place};
use crate::tui::canvas::Canvas;
use crate::tui::commands::{self, Planned, keys::Keys};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::{KeyRow, Lookup, OwnKey};
use crate::tui::panes::choosing::Choosing;
use crate::tui::panes::list::ListOutcome;
use crate::tui::panes::list_keys::{self, Asked, ListAction};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::overlay_keys;
use crate::tui::widgets::table::{self, Can};
use crate::tui::windows::export::AtHand;
use behind::Behind;
use cell_ref::Who;
use explain::Explained;
use grid::{Grid, Marking};
use keys::{CHECKLIST, MATRIX, Move, Step};
use leaf::Leaf;
use leaves::Leaves;
use list::Findings;
use shelf::Shelf;

pub use keys::pages;

/// The screen.
#[derive(Default)]
pub struct ChecklistScreen {
    grid: Grid,
    list: Findings,
    behind: Behind,
    /// Is the list shown instead of the matrix?
    listing: bool,
    /// The findings of a cell, over the matrix.
    shelf: Option<Shelf>,
    /// What a rule asks, over everything else.
    explained: Option<Explained>,
    /// The columns of one's own are chosen.
    choosing: Option<Choosing>,
    /// What was entered for the chosen cell and waits to be verified.
    unverified: Vec<(Kind, u64)>,
    /// Where the matrix was drawn last, for the mouse.
    area: Cell<Rect>,
    /// Where the names of the leaves were drawn last.
    leaves: Leaves,
}

impl Screen for ChecklistScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if let Some(effects) = self.typed(input, ctx) {
            return Some(effects);
        }
        match input {
            Input::Key(key) => {
                if let Some(effect) = self.run_key(*key, ctx) {
                    return Some(vec![effect]);
                }
                let now = self.now(ctx);
                match CHECKLIST.look_up(*key, &now) {
                    Lookup::Do(action) => return Some(self.act(action, ctx)),
                    Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
                    Lookup::Unbound => {}
                }
                if self.in_grid() {
                    match MATRIX.look_up(*key, &now) {
                        Lookup::Do(step) => return Some(self.step(step, ctx)),
                        Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
                        Lookup::Unbound => {}
                    }
                }
                let found = list_keys::look_up(*key, &self.list_now(ctx), &Can::default());
                self.asked(found, ctx)
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    fn over(&self) -> Option<Vec<KeyRow>> {
        let filter = || overlay_keys::FILTER.pages();
        match (&self.choosing, &self.shelf) {
            (Some(_), _) => Some(overlay_keys::CHOICES.pages()),
            _ if self.explained.is_some() => None,
            (None, Some(shelf)) => shelf.found.list.over(),
            (None, None) if self.listing => self.list.list.over(),
            (None, None) => self.grid.filter.is_open().then(filter),
        }
    }

    fn takes_text(&mut self) -> bool {
        if let Some(choosing) = &self.choosing {
            return choosing.takes_text();
        }
        match self.front() {
            Some(front) => front.list.takes_text(),
            None => self.in_grid() && self.grid.filter.is_open(),
        }
    }

    fn subject(&self, ctx: &Ctx<'_>) -> Subject {
        self.about(ctx)
    }

    fn contexts(&self) -> Vec<&'static Keys> {
        vec![&commands::keys::CHECKLIST]
    }

    /// What is verified here is what stands behind the cell, or the finding's record.
    fn planned(&self, id: CommandId, ctx: &Ctx<'_>) -> Planned {
        match id {
            CommandId::Verify if self.marked_rows().is_empty() => {
                commands::verify_one_of(&self.to_verify(ctx), ctx)
            }
            CommandId::Verify => {
                let records = self.to_verify(ctx);
                let subject = Subject {
                    records,
                    scope: None,
                };
                commands::plan(CommandId::Verify, &subject, ctx)
            }
            CommandId::Remind => commands::remind(self.owing(ctx), ctx),
            id => commands::plan(id, &self.subject(ctx), ctx),
        }
    }

    fn owing(&self, ctx: &Ctx<'_>) -> Vec<Of> {
        self.owed(ctx)
    }

    fn explain(&mut self, ctx: &Ctx<'_>) -> bool {
        let rule = self.now(ctx).rule;
        if rule {
            ChecklistScreen::explain(self, ctx);
        }
        rule
    }

    fn withheld(&self) -> Option<Text> {
        self.hidden_marks().filter(|_| self.in_grid())
    }

    fn marked(&self) -> usize {
        self.marked_rows().len()
    }

    fn aim(&self, ctx: &Ctx<'_>) -> Aim {
        let findings = self.targets(ctx).into_iter();
        let finding = findings.map(|it| Object::Remedy(it.remedy));
        let waiting = self.to_verify(ctx).into_iter();
        let waiting = waiting.map(|(kind, id)| Object::Record(kind, id));
        finding.chain(waiting).collect()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let facts = ctx.facts;
        self.behind = Behind::of(&facts.matrix, &facts.findings, ctx.book());
        let own = leaf::own_columns(&ctx.personal.checklist_columns);
        self.grid.choose_columns(own);
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
        self.follow(ctx);
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        let who = match place {
            Place::Committee(id) => Who::Committee(id),
            Place::Sector(id) => Who::Sector(id),
            Place::Screen(_)
            | Place::Member(_)
            | Place::Dossier(..)
            | Place::Form(_)
            | Place::Record(..)
            | Place::Setting(_)
            | Place::Kind(_)
            | Place::RecordsOf(_) => return,
        };
        self.uncover();
        self.listing = false;
        self.grid.choose(who);
        self.follow(ctx);
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    fn at_hand(&self, _: &Ctx<'_>) -> AtHand {
        let mut at_hand = AtHand::default();
        if let Leaf::Group(group) = self.leaf() {
            at_hand.looked_at = Some(What::Checklist(Some(group)));
        }
        match self.grid.spot().map(|spot| spot.who) {
            Some(Who::Sector(id)) => at_hand.sector = Some(id),
            Some(Who::Committee(id)) => at_hand.committee = Some(id),
            Some(Who::Organisation) | None => {}
        }
        at_hand
    }

    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let now = self.now(ctx);
        let mut rows = CHECKLIST.rows(&now);
        // What puts a finding right comes first.
        rows.splice(1..1, self.command_rows());
        let own = rows.len();
        if self.in_grid() {
            rows.extend(MATRIX.rows(&now));
        } else {
            rows.extend(table::KEYS.rows(&Can::default()));
        }
        let all = rows.len();
        list_keys::beside(&mut rows, &self.list_now(ctx));
        let of_list = rows.split_off(all);
        rows.splice(own..own, of_list);
        rows
    }

    fn call(&mut self, own: &OwnKey, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        let now = self.now(ctx);
        match CHECKLIST.call(own, &now) {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        if self.in_grid() {
            match MATRIX.call(own, &now) {
                Lookup::Do(step) => return Some(self.step(step, ctx)),
                Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
                Lookup::Unbound => {}
            }
        }
        let found = list_keys::call(own, &self.list_now(ctx), &Can::default());
        self.asked(found, ctx)
    }
}

impl ChecklistScreen {
    /// Does something stand before the matrix or the list?
    fn is_covered(&self) -> bool {
        self.shelf.is_some() || self.explained.is_some() || self.choosing.is_some()
    }

    /// Does what a key of lists is for; the matrix has keys of its own to move in it.
    fn asked(&mut self, found: Lookup<Asked>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        match found {
            Lookup::Do(Asked::Act(act)) => Some(self.list_act(act, ctx)),
            Lookup::Do(Asked::Step(_)) if self.in_grid() => None,
            Lookup::Do(Asked::Step(step)) => Some(self.list_step(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }

    fn in_grid(&self) -> bool {
        !self.listing && !self.is_covered()
    }

    fn uncover(&mut self) {
        self.shelf = None;
        self.explained = None;
        self.choosing = None;
    }

    fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        match step {
            Step::Go(to) => {
                self.grid.go(to);
                self.follow(ctx);
                Vec::new()
            }
            Step::Open => self.open(ctx),
            Step::Mark => {
                self.mark(Marking::One, ctx);
                Vec::new()
            }
            Step::Columns => {
                let all = SectorColumn::ALL.into_iter();
                let choices = all.map(|it| (Some(it.group().title()), it.title()));
                let own = self.grid.own().iter().map(|it| *it as usize);
                let choosing = Choosing::of(choices.collect(), own, ctx.locale);
                self.choosing = Some(choosing);
                Vec::new()
            }
            Step::Sort => {
                self.grid.sort_by_chosen(ctx);
                self.follow(ctx);
                Vec::new()
            }
        }
    }

    fn mark(&mut self, marking: Marking, ctx: &Ctx<'_>) {
        self.grid.mark(marking);
        self.follow(ctx);
    }

    /// The findings of the cell; on a name, the desk.
    fn open(&mut self, ctx: &Ctx<'_>) -> Vec<Effect> {
        match self.grid.spot() {
            Some(spot) if spot.column.is_some() => {
                self.shelf = Some(Shelf::of(spot, &self.behind, ctx));
                Vec::new()
            }
            Some(spot) => vec![Effect::Go(spot.who.place())],
            None => Vec::new(),
        }
    }

    /// A step in the topmost window, or in the list.
    fn list_step(&mut self, step: table::Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(explained) = &mut self.explained {
            if step == table::Step::Open {
                return self.cure(ctx);
            }
            let _ = explained.page.step(step);
            return Vec::new();
        }
        let told = match self.front() {
            Some(front) => front.with(ctx, |list| list.step(step)),
            None => Outcome::Ignored,
        };
        self.told(told, ctx).unwrap_or_default()
    }

    /// The list that has the keyboard: a cell's findings, or all; none while the matrix has it, or an
    /// explanation stands before everything.
    fn front(&mut self) -> Option<&mut Findings> {
        match &mut self.shelf {
            _ if self.explained.is_some() => None,
            Some(shelf) => Some(&mut shelf.found),
            None => self.listing.then_some(&mut self.list),
        }
    }

    /// What is typed into a filter, or answered about a list; none while there is nothing of it.
    fn typed(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.choosing.is_some() {
            return Some(self.choose_columns(input, ctx));
        }
        if let Some(front) = self.front() {
            if !front.list.takes_text() && !front.list.is_asking() {
                return None;
            }
            let told = front.handle(input, ctx);
            return self.told(told, ctx);
        }
        if !self.in_grid() {
            return None;
        }
        match self.grid.filter.handle(input) {
            filter_line::FilterOutcome::Ignored => return None,
            filter_line::FilterOutcome::Taken => {}
            filter_line::FilterOutcome::Typed => {
                self.grid.refilter();
                self.follow(ctx);
            }
        }
        Some(Vec::new())
    }

    /// What the keys of lists can do now.
    fn list_now(&self, ctx: &Ctx<'_>) -> list_keys::ListState {
        match &self.shelf {
            _ if self.explained.is_some() => list_keys::ListState {
                any: self.finding(ctx).is_some(),
                ..list_keys::ListState::default()
            },
            Some(shelf) => shelf.found.list.now(),
            None if self.listing => self.list.list.now(),
            None => list_keys::ListState {
                any: self.grid.row().is_some(),
                marks: true,
                sorts: true,
                ..list_keys::ListState::default()
            },
        }
    }

    /// Does what a key of lists is for.
    fn list_act(&mut self, act: ListAction, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(front) = self.front() {
            let told = front.with(ctx, |list| list.act(act));
            return self.told(told, ctx).unwrap_or_default();
        }
        match act {
            ListAction::Copy => return vec![Effect::Copy(self.copied(ctx))],
            ListAction::Filter if self.in_grid() => self.grid.filter.open(),
            ListAction::Filter => {
                let why = Text::of("请先关闭弹出的窗口", "close what stands before it first");
                return vec![Effect::Warn(why)];
            }
            _ if !self.in_grid() => {}
            ListAction::MarkDown => self.mark(Marking::On(Move::Down), ctx),
            ListAction::MarkUp => self.mark(Marking::On(Move::Up), ctx),
            ListAction::MarkAll => self.mark(Marking::All, ctx),
            ListAction::Invert => self.mark(Marking::Inverted, ctx),
            ListAction::Sort => return self.step(Step::Sort, ctx),
            ListAction::Columns => return self.step(Step::Columns, ctx),
            ListAction::Views => {}
        }
        Vec::new()
    }

    /// What a list told: a cell's finding that is opened is put right; in the long list, where one
    /// may have come by chance, it is explained first.
    fn told(&mut self, told: Outcome<ListOutcome<()>>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        Some(match told {
            Outcome::Ignored => return None,
            Outcome::Gave(ListOutcome::Open(())) if self.shelf.is_some() => self.cure(ctx),
            Outcome::Gave(ListOutcome::Open(())) => {
                self.explain(ctx);
                Vec::new()
            }
            Outcome::Gave(ListOutcome::Copy(text)) => vec![Effect::Copy(text)],
            Outcome::Gave(ListOutcome::Refused(why)) => vec![Effect::Warn(why)],
            Outcome::Gave(
                ListOutcome::Moved
                | ListOutcome::Marked
                | ListOutcome::Arranged
                | ListOutcome::Asked(_),
            )
            | Outcome::Taken
            | Outcome::Closed => Vec::new(),
        })
    }

    /// Closes what stands topmost; then shows more.
    fn back(&mut self, ctx: &Ctx<'_>) -> Option<Effect> {
        if self.explained.take().is_some() || self.shelf.take().is_some() {
            return None;
        }
        if self.listing {
            self.listing = self.list.widen(ctx);
        } else if self.grid.filter.clear() {
            self.grid.refilter();
            self.follow(ctx);
        } else if self.grid.unmark() || self.grid.unsort(ctx) {
            self.follow(ctx);
        } else if ctx.came_from.is_some() {
            return Some(Effect::Back);
        }
        None
    }

    /// What waits to be verified behind the chosen cell.
    fn follow(&mut self, ctx: &Ctx<'_>) {
        let spots = match &self.shelf {
            Some(shelf) => vec![shelf.spot],
            None => self.spots(),
        };
        let waiting = spots.into_iter();
        let waiting = waiting.flat_map(|it| behind::unverified(it, ctx.book(), ctx.today()));
        self.unverified = waiting.collect();
    }

    fn on_mouse(&mut self, mouse: Mouse, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.explained.is_some() {
            match mouse.deed {
                MouseDeed::Press => self.explained = None,
                MouseDeed::WheelUp => return Some(self.list_step(table::Step::Up, ctx)),
                MouseDeed::WheelDown => return Some(self.list_step(table::Step::Down, ctx)),
            }
            return Some(Vec::new());
        }
        if let Some(front) = self.front() {
            let told = front.handle(input, ctx);
            return self.told(told, ctx);
        }
        match mouse.deed {
            MouseDeed::WheelUp => Some(self.step(Step::Go(Move::Up), ctx)),
            MouseDeed::WheelDown => Some(self.step(Step::Go(Move::Down), ctx)),
            MouseDeed::Press if self.leaves.at(mouse).is_some() => {
                if let Some(leaf) = self.leaves.at(mouse) {
                    self.show(leaf, ctx);
                }
                Some(Vec::new())
            }
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
