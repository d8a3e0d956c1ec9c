//! The desk (办公桌): the map, the members, the convenors, the pending forms, and the detail of
//! what is chosen among them.
//!
//! Choosing on the map narrows the lists; the detail follows the chosen row of the pane that had
//! the keyboard last. Owns what is chosen, typed, folded and zoomed. Changes no record: what a key
//! asks for goes to the app as a [`Effect`].
//!
//! In reading order: `node` and `desk_rows` (what there is to show), `map` (what is chosen of it),
//! `roster`, `convenors`, `pending` (a row of each list), `findings` and `detail`, `layout` and
//! `view` with its `legend`, `moves`, `keys` and `now`, `papers`, `acts` and `remedy`.

mod acts;
mod convenors;
mod desk_rows;
mod detail;
mod findings;
mod keys;
mod layout;
mod legend;
mod map;
mod moves;
mod node;
mod now;
mod papers;
mod pending;
mod remedy;
mod roster;
mod view;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Screen;
use super::parts::filter_line;
use super::parts::list::List;
use super::parts::menu::{self, Menu};
use crate::domain::id::{ConvenorId, MemberId};
use crate::tui::app::{Aim, Ctx, Effect, Object, Place};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::{Command, KeyRow, Lookup};
use crate::tui::widgets::table;
use crate::tui::windows::export::AtHand;
use acts::{Came, Chosen, Pick};
use desk_rows::{DeskRows, Waiting};
use detail::{Detail, Thing};
use findings::Index;
use keys::Action;
use layout::Pane;
use map::Map;
use node::Node;
use now::Now;
use papers::Paper;

pub use keys::pages;

/// The screen.
#[derive(Default)]
pub struct DeskScreen {
    roll: DeskRows,
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
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
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
                    Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
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

    fn takes_text(&mut self) -> bool {
        self.menu.is_none() && self.filter_is_open()
    }

    fn aim(&self, ctx: &Ctx<'_>) -> Aim {
        let chosen = self.chosen();
        let record = chosen.paper().map(|it| Object::Record(it.kind, it.id));
        let remedy = chosen.remedy.map(Object::Remedy);
        let papers = papers::of(chosen.thing, ctx.book(), ctx.today()).into_iter();
        let papers = papers.map(|it| Object::Record(it.kind, it.id));
        record.into_iter().chain(remedy).chain(papers).collect()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let aim = self.aim(ctx);
        self.roll = DeskRows::of(ctx.book(), ctx.today());
        self.index = Index::of(&ctx.facts.findings, ctx.book());
        self.map.renew(ctx);
        self.fill(true, ctx);
        // A menu is of what it was opened for.
        if self.aim(ctx) != aim {
            self.menu = None;
        }
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
                let serves = book.serves(member, ctx.today().reference_date());
                self.guest = (!serves).then_some(id);
                self.look_at(
                    Node::Sector(member.sector_on(ctx.today().reference_date())),
                    Pane::Roster,
                    ctx,
                );
                self.roster.choose(|row| *row == id);
            }
            Place::Form(id) => {
                let form = book.forms.get(id);
                let member = form.and_then(|form| book.members.get(form.sheet.member));
                if let Some(member) = member {
                    self.look_at(
                        Node::Sector(member.sector_on(ctx.today().reference_date())),
                        Pane::Pending,
                        ctx,
                    );
                    self.pending.choose(|row| row.form == id);
                }
            }
        }
        self.follow(ctx);
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    fn at_hand(&self, _: &Ctx<'_>) -> AtHand {
        let form = match self.detail.thing() {
            Thing::Form(form) => Some(form),
            Thing::Node(_) | Thing::Member(_) | Thing::Convenor(_) => None,
        };
        let node = self.map.chosen();
        AtHand {
            forms: form.into_iter().collect(),
            sector: node.sector(),
            committee: match node {
                Node::Committee(id) => Some(id),
                Node::All | Node::Unassigned | Node::Sector(_) => None,
            },
        }
    }

    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let now = self.now(ctx);
        let mut rows = keys::of(self.source).rows(&now);
        rows.extend(keys::DESK.rows(&now));
        rows.extend(table::KEYS.rows(&keys::can(self.focus)));
        rows
    }

    fn call(&mut self, command: &Command, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        let now = self.now(ctx);
        let own = keys::of(self.source).call(command, &now);
        let found = match own {
            Lookup::Unbound => keys::DESK.call(command, &now),
            found => found,
        };
        match found {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match table::KEYS.call(command, &keys::can(self.focus)) {
            Lookup::Do(step) => Some(self.step(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
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
                now.serves = member.is_some_and(|it| book.serves(it, ctx.today().date));
            }
            Thing::Convenor(id) => {
                let convenor = book.convenors.get(id);
                now.chosen = convenor.is_some();
                let day = ctx.today().date;
                now.approved = convenor.is_some_and(|it| it.approval(day, day).is_some());
                now.first = convenor.is_some_and(|it| it.is_first_on(day));
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

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Focus(pane) => self.focus_on(pane, ctx),
            Action::Next => self.focus_on(self.focus.beside(true), ctx),
            Action::Previous => self.focus_on(self.focus.beside(false), ctx),
            Action::Show if self.focus == Pane::Detail => self.focus_on(self.source, ctx),
            Action::Show => self.focus_on(Pane::Detail, ctx),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Back => self.back(ctx),
            Action::Filter => self.open_filter(ctx),
            Action::Copy => return vec![Effect::Copy(self.copied(ctx))],
            _ => {
                let now = self.now(ctx);
                let came = self.chosen().act(action, &now, ctx);
                return self.came(came);
            }
        }
        Vec::new()
    }

    fn came(&mut self, came: Came) -> Vec<Effect> {
        match came {
            Came::Effects(effects) => effects,
            Came::Menu(menu) => {
                self.menu = (!menu.is_empty()).then_some(menu);
                Vec::new()
            }
        }
    }

    fn on_menu(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        match self.menu.as_mut()?.handle(input) {
            menu::Told::Ignored => None,
            menu::Told::Taken => Some(Vec::new()),
            menu::Told::Closed => {
                self.menu = None;
                Some(Vec::new())
            }
            menu::Told::Refused(why) => Some(vec![Effect::Warn(why)]),
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
}
