//! The desk (办公桌): the map, the members, the convenors, the pending forms, and the detail of
//! what is chosen among them.
//!
//! Choosing on the map narrows the lists; the detail follows the chosen row of the pane that had
//! the keyboard last. Owns what is chosen, typed, folded and zoomed. Changes no record: what a key
//! asks for goes to the app as a [`Wish`]. Long because the screen's state and what an input does to
//! it are one thing; what is drawn and what is asked for stand in files of their own.
//!
//! In reading order: `node` and `roll` (what there is to show), `list` and `map` (what is chosen of
//! it), `roster`, `convenors`, `pending` (a row of each list), `findings` and `detail`, `layout` and
//! `view`, `keys`, `papers`, `acts` and `remedy`.

mod acts;
mod convenors;
mod detail;
mod findings;
mod keys;
mod layout;
mod legend;
mod list;
mod map;
mod node;
mod papers;
mod pending;
mod remedy;
mod roll;
mod roster;
mod view;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use ratatui::layout::{Position, Rect};

use super::Screen;
use super::parts::filter_line;
use super::parts::menu::{self, Menu};
use crate::domain::id::{ConvenorId, MemberId};
use crate::tui::app::{Ctx, Place, Wish};
use crate::tui::canvas::Canvas;
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{self, Step, Table, Told};
use acts::{Came, Chosen, Pick};
use detail::{Detail, Thing};
use findings::Index;
use keys::{Action, Now};
use layout::Pane;
use list::List;
use map::Map;
use node::Node;
use papers::Paper;
use roll::{Roll, Waiting};

pub use keys::pages;

/// The screen.
#[derive(Default)]
pub struct DeskScreen {
    roll: Roll,
    index: Index,
    map: Map,
    roster: List<MemberId>,
    convenors: List<ConvenorId>,
    pending: List<Waiting>,
    detail: Detail,
    papers: Vec<Paper>,
    /// The pane that has the keyboard.
    focus: Pane,
    /// The pane whose row the detail shows: the focused one, or the last before the detail.
    source: Pane,
    zoomed: bool,
    /// A member who does not serve and was asked for all the same.
    guest: Option<MemberId>,
    menu: Option<Menu<Pick>>,
    /// Where the panes were drawn last, for the mouse.
    areas: Cell<[Rect; 5]>,
}

impl Screen for DeskScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Wish>> {
        if self.menu.is_some() {
            return self.on_menu(input, ctx);
        }
        if self.filter_is_open() {
            match self.on_filter(input, ctx) {
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
                let own = keys::of(self.source).look_up(*key, &now);
                let found = match own {
                    Lookup::Unbound => keys::DESK.look_up(*key, &now),
                    found => found,
                };
                match found {
                    Lookup::Do(action) => Some(self.act(action, ctx)),
                    Lookup::Refused(why) => Some(vec![Wish::Warn(why)]),
                    Lookup::Unbound => match table::KEYS.look_up(*key, &keys::can(self.focus)) {
                        Lookup::Do(step) => Some(self.step(step, ctx)),
                        Lookup::Unbound | Lookup::Refused(_) => None,
                    },
                }
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.roll = Roll::of(ctx.book(), ctx.today());
        self.index = Index::of(&ctx.facts.findings, ctx.book());
        self.map.renew(ctx);
        self.fill(true, ctx);
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        self.menu = None;
        let book = ctx.book();
        match place {
            Place::Screen(_) => return,
            Place::Committee(id) => self.look_at(Node::Committee(id), Pane::Map, ctx),
            Place::Sector(id) => self.look_at(Node::Sector(id), Pane::Map, ctx),
            Place::Member(id) => {
                let Some(member) = book.members.get(id) else {
                    return;
                };
                let serves = member.serves_on(ctx.today().vantage());
                self.guest = (!serves).then_some(id);
                self.look_at(Node::Sector(member.sector), Pane::Roster, ctx);
                self.roster.choose(|row| *row == id);
            }
            Place::Form(id) => {
                let form = book.forms.get(id);
                let member = form.and_then(|form| book.members.get(form.sheet.member));
                if let Some(member) = member {
                    self.look_at(Node::Sector(member.sector), Pane::Pending, ctx);
                    self.pending.choose(|row| row.form == id);
                }
            }
        }
        self.follow(ctx);
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let now = self.now(ctx);
        let mut rows = keys::of(self.source).rows(&now);
        rows.extend(keys::DESK.rows(&now));
        rows.extend(table::KEYS.rows(&keys::can(self.focus)));
        rows
    }

    fn press(&mut self, n: usize, ctx: &Ctx<'_>) -> Vec<Wish> {
        let own = keys::of(self.source).bindings;
        let tables = own.iter().chain(keys::DESK.bindings);
        if let Some(binding) = tables.into_iter().nth(n) {
            return match (binding.when)(&self.now(ctx)) {
                Ok(()) => self.act(binding.action, ctx),
                Err(why) => vec![Wish::Warn(why)],
            };
        }
        let step = n - own.len() - keys::DESK.bindings.len();
        match table::KEYS.bindings.get(step) {
            Some(binding) => self.step(binding.action, ctx),
            None => Vec::new(),
        }
    }
}

impl DeskScreen {
    /// What the keys' tables ask about.
    fn now(&self, ctx: &Ctx<'_>) -> Now {
        let book = ctx.book();
        let chosen = self.chosen();
        let mut now = Now {
            node: chosen.node,
            chosen: matches!(self.source, Pane::Map),
            sector: chosen.sector(ctx).is_some(),
            curable: chosen.remedy.is_some(),
            verifiable: self.papers.iter().any(|it| it.unverified),
            papers: !self.papers.is_empty(),
            ..Now::default()
        };
        match chosen.thing {
            Thing::Node(_) => {}
            Thing::Member(id) => {
                let member = book.members.get(id);
                now.chosen = member.is_some();
                now.serves = member.is_some_and(|it| it.serves_on(ctx.today().date));
            }
            Thing::Convenor(id) => {
                let convenor = book.convenors.get(id);
                now.chosen = convenor.is_some();
                now.approved = convenor.is_some_and(|it| it.approved.is_some());
                now.first = convenor.is_some_and(|it| it.first);
            }
            Thing::Form(id) => {
                now.form = book.forms.get(id).cloned();
                now.chosen = now.form.is_some();
            }
        }
        now
    }

    fn chosen(&self) -> Chosen<'_> {
        Chosen {
            pane: self.source,
            node: self.map.chosen(),
            thing: self.detail.thing(),
            papers: &self.papers,
            remedy: self.detail.chosen().map(|found| found.remedy),
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Wish> {
        match action {
            Action::Focus(pane) => self.focus_on(pane, ctx),
            Action::Next => self.focus_on(self.focus.beside(true), ctx),
            Action::Previous => self.focus_on(self.focus.beside(false), ctx),
            Action::Show if self.focus == Pane::Detail => self.focus_on(self.source, ctx),
            Action::Show => self.focus_on(Pane::Detail, ctx),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Back => self.back(ctx),
            Action::Filter => self.open_filter(ctx),
            Action::Copy => return vec![Wish::Copy(self.copied(ctx))],
            _ => {
                let now = self.now(ctx);
                let came = self.chosen().act(action, &now, ctx);
                return self.came(came);
            }
        }
        Vec::new()
    }

    fn came(&mut self, came: Came) -> Vec<Wish> {
        match came {
            Came::Wishes(wishes) => wishes,
            Came::Menu(menu) => {
                self.menu = (!menu.is_empty()).then_some(menu);
                Vec::new()
            }
        }
    }

    fn on_menu(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Wish>> {
        match self.menu.as_mut()?.handle(input) {
            menu::Told::Ignored => None,
            menu::Told::Taken => Some(Vec::new()),
            menu::Told::Closed => {
                self.menu = None;
                Some(Vec::new())
            }
            menu::Told::Refused(why) => Some(vec![Wish::Warn(why)]),
            menu::Told::Took(Pick::Do(action)) => {
                self.menu = None;
                Some(self.act(action, ctx))
            }
            menu::Told::Took(pick) => {
                self.menu = None;
                let came = self.chosen().picked(pick, ctx);
                Some(self.came(came))
            }
        }
    }

    /// A step in the pane that has the keyboard.
    fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Wish> {
        if self.focus == Pane::Detail {
            if step == Step::Open {
                return match self.now(ctx).curable {
                    true => self.act(Action::Cure, ctx),
                    false => Vec::new(),
                };
            }
            self.detail.step(step);
            return Vec::new();
        }
        match self.table(self.focus).step(step) {
            Outcome::Gave(told) => self.told(told, ctx),
            Outcome::Ignored | Outcome::Taken | Outcome::Closed => Vec::new(),
        }
    }

    fn told(&mut self, told: Told, ctx: &Ctx<'_>) -> Vec<Wish> {
        let node = self.map.chosen();
        match (self.focus, told) {
            (Pane::Map, Told::Chose(_)) => self.fill(false, ctx),
            (Pane::Map, Told::Open(_)) if node.sector().is_none() => {
                self.map.toggle(ctx);
                self.fill(false, ctx);
            }
            (Pane::Map, Told::Fold(_)) => {
                self.map.fold(ctx);
                self.fill(false, ctx);
            }
            (Pane::Map, Told::Unfold(_)) => {
                self.map.unfold();
                self.fill(false, ctx);
            }
            (Pane::Pending, Told::Open(_)) => return self.act(Action::Open, ctx),
            (_, Told::Open(_)) => self.focus_on(Pane::Detail, ctx),
            (_, Told::Chose(_)) => self.follow(ctx),
            (_, Told::Mark(_) | Told::Fold(_) | Told::Unfold(_)) => {}
        }
        Vec::new()
    }

    fn on_mouse(&mut self, mouse: Mouse, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Wish>> {
        let at = Position {
            x: mouse.x,
            y: mouse.y,
        };
        let areas = self.areas.get();
        let pane = Pane::ALL
            .into_iter()
            .find(|pane| areas[*pane as usize].contains(at))?;
        let was_here = pane == self.focus;
        if mouse.deed == MouseDeed::Press {
            self.focus_on(pane, ctx);
        } else if !was_here {
            return Some(Vec::new());
        }
        if pane == Pane::Detail {
            match mouse.deed {
                MouseDeed::WheelUp => self.detail.step(Step::PageUp),
                MouseDeed::WheelDown => self.detail.step(Step::PageDown),
                MouseDeed::Press => {}
            }
            return Some(Vec::new());
        }
        // The pane may have been a title a moment ago: then the click only brings it up.
        if areas[pane as usize].height > 2
            && let Outcome::Gave(told) = self.table(pane).handle(input)
        {
            return Some(self.told(told, ctx));
        }
        Some(Vec::new())
    }

    /// Gives a pane the keyboard.
    fn focus_on(&mut self, pane: Pane, ctx: &Ctx<'_>) {
        self.close_filter();
        self.focus = pane;
        if pane == Pane::Detail {
            return;
        }
        self.detail.leave();
        if self.source != pane {
            self.source = pane;
            self.follow(ctx);
        }
    }

    /// Leaves what is open; else looks at more.
    fn back(&mut self, ctx: &Ctx<'_>) {
        if self.clear_filter() {
            self.refilter(ctx);
        } else if self.zoomed {
            self.zoomed = false;
        } else if self.focus == Pane::Detail {
            self.focus_on(self.source, ctx);
        } else if let Some(wider) = self.map.chosen().wider(ctx.book()) {
            self.map.choose(wider, ctx);
            self.fill(false, ctx);
        } else {
            self.focus_on(Pane::Map, ctx);
        }
    }

    fn look_at(&mut self, node: Node, pane: Pane, ctx: &Ctx<'_>) {
        self.zoomed = false;
        self.map.choose(node, ctx);
        self.focus_on(pane, ctx);
        self.fill(false, ctx);
    }

    /// Fills the lists with what stands within the map's node. With `stay`, because the book
    /// changed: then what is chosen stays where it is.
    fn fill(&mut self, stay: bool, ctx: &Ctx<'_>) {
        let node = self.map.chosen();
        let sectors = node.sectors(ctx.book());
        let sectors = sectors.as_deref();
        let mut members = self.roll.members(sectors);
        let guest = self.guest.filter(|id| {
            let member = ctx.book().members.get(*id);
            member.is_some_and(|it| node.sector().is_none_or(|sector| it.sector == sector))
        });
        self.guest = guest;
        members.extend(guest.filter(|id| !members.contains(id)));
        let (convenors, forms) = (self.roll.convenors(sectors), self.roll.forms(sectors));
        if stay {
            self.roster.renew(members, |id| roster::words(id, ctx));
            self.convenors
                .renew(convenors, |id| convenors::words(id, ctx));
            self.pending.renew(forms, |it| pending::words(it, ctx));
        } else {
            self.roster.narrow(members, |id| roster::words(id, ctx));
            self.convenors
                .narrow(convenors, |id| convenors::words(id, ctx));
            self.pending.narrow(forms, |it| pending::words(it, ctx));
        }
        self.follow(ctx);
    }

    /// The detail shows the chosen row; a list without one leaves it to the map.
    fn follow(&mut self, ctx: &Ctx<'_>) {
        let node = Thing::Node(self.map.chosen());
        let thing = match self.source {
            Pane::Map | Pane::Detail => node,
            Pane::Roster => self.roster.chosen().map_or(node, Thing::Member),
            Pane::Convenors => self.convenors.chosen().map_or(node, Thing::Convenor),
            Pane::Pending => {
                let chosen = self.pending.chosen();
                chosen.map_or(node, |it| Thing::Form(it.form))
            }
        };
        self.detail.show(thing, ctx, &self.index);
        self.papers = papers::of(thing, ctx.book(), ctx.today());
    }

    fn table(&mut self, pane: Pane) -> &mut Table {
        match pane {
            Pane::Map | Pane::Detail => &mut self.map.table,
            Pane::Roster => &mut self.roster.table,
            Pane::Convenors => &mut self.convenors.table,
            Pane::Pending => &mut self.pending.table,
        }
    }

    fn filter(&mut self) -> Option<&mut filter_line::FilterLine> {
        match self.focus {
            Pane::Map => Some(&mut self.map.filter),
            Pane::Roster => Some(&mut self.roster.filter),
            Pane::Convenors => Some(&mut self.convenors.filter),
            Pane::Pending => Some(&mut self.pending.filter),
            Pane::Detail => None,
        }
    }

    fn filter_is_open(&mut self) -> bool {
        self.filter().is_some_and(|filter| filter.is_open())
    }

    fn open_filter(&mut self, ctx: &Ctx<'_>) {
        if self.focus == Pane::Detail {
            self.focus_on(self.source, ctx);
        }
        if let Some(filter) = self.filter() {
            filter.open();
        }
    }

    fn close_filter(&mut self) {
        if let Some(filter) = self.filter() {
            filter.close();
        }
    }

    /// Whether there was anything typed to be cleared.
    fn clear_filter(&mut self) -> bool {
        self.filter().is_some_and(|filter| filter.clear())
    }

    fn on_filter(&mut self, input: &Input, _ctx: &Ctx<'_>) -> filter_line::Told {
        let filter = self.filter();
        filter.map_or(filter_line::Told::Ignored, |filter| filter.handle(input))
    }

    fn refilter(&mut self, ctx: &Ctx<'_>) {
        match self.focus {
            Pane::Map => {
                let before = self.map.chosen();
                self.map.show();
                if self.map.filter.is_narrowing() {
                    self.map.choose_first_found();
                } else {
                    self.map.choose(before, ctx);
                }
                self.fill(false, ctx);
            }
            Pane::Roster => self.roster.refilter(|id| roster::words(id, ctx)),
            Pane::Convenors => self.convenors.refilter(|id| convenors::words(id, ctx)),
            Pane::Pending => self.pending.refilter(|it| pending::words(it, ctx)),
            Pane::Detail => {}
        }
        self.follow(ctx);
    }

    fn copied(&self, ctx: &Ctx<'_>) -> String {
        match self.detail.thing() {
            Thing::Node(_) => self.map.copied(ctx.today().year, ctx.locale),
            Thing::Member(id) => roster::copied(id, ctx),
            Thing::Convenor(id) => convenors::copied(id, ctx),
            Thing::Form(_) => {
                let chosen = self.pending.chosen();
                chosen.map_or_else(String::new, |it| pending::copied(it, ctx))
            }
        }
    }
}
