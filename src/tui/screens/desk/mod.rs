//! The desk (办公桌): the map, the members, the convenors, the pending forms, and the detail of
//! what is chosen among them.
//!
//! Choosing on the map narrows the lists; the detail follows the chosen row of the pane that had
//! the keyboard last. Owns what is chosen, typed, folded and zoomed. Changes no record: what a key
//! asks for goes to the app as an [`Effect`].
//!
//! In reading order: `node` and `desk_rows` (what there is to show), `map` (the rows of the tree),
//! `roster`, `convenors`, `pending` (a row of each list), `findings` and `detail`, `layout` and
//! `view` with its `legend`, `moves` and `keys`.

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
mod pending;
mod roster;
mod view;

#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use super::Screen;
use crate::desk::remind::Of;
use crate::domain::form::RegistrationForm;
use crate::domain::id::{ConvenorId, MemberId};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Aim, Ctx, Effect, Object, Place};
use crate::tui::canvas::Canvas;
use crate::tui::commands::{self, entered, keys::Keys, menus};
use crate::tui::input::Input;
use crate::tui::keymap::{KeyRow, Keymap, Lookup, OwnKey};
use crate::tui::panes::list::List;
use crate::tui::panes::list_keys;
use crate::tui::panes::tree::Tree;
use crate::tui::panes::workspace::Workspace;
use crate::tui::widgets::{overlay_keys, table::Can};
use crate::tui::windows::export::AtHand;
use desk_rows::{DeskRows, Waiting};
use detail::{Detail, Thing};
use findings::Index;
use keys::{Action, DeskState};
use layout::{LAYOUT, Pane};
use node::Node;
use pending::Pending;
use roster::Roster;

pub(super) use detail::facts_of;
pub use keys::pages;

/// The screen.
pub struct DeskScreen {
    roll: DeskRows,
    index: Index,
    map: Tree<Node>,
    roster: List<MemberId>,
    convenors: List<ConvenorId>,
    pending: List<Waiting>,
    detail: Detail,
    panes: Workspace<Pane>,
    /// The pane whose row the detail shows: the focused one, or the last before the detail.
    source: Pane,
    /// A member who does not serve and was asked for all the same.
    guest: Option<MemberId>,
}

impl Default for DeskScreen {
    fn default() -> Self {
        DeskScreen {
            roll: DeskRows::default(),
            index: Index::default(),
            map: Tree::default(),
            roster: List::marking(),
            convenors: List::marking(),
            pending: List::marking(),
            detail: Detail::default(),
            panes: Workspace::new(&LAYOUT),
            source: Pane::Map,
            guest: None,
        }
    }
}

impl Screen for DeskScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.takes_text() || self.is_asking() {
            let told = self.on_list(self.panes.focus(), ctx, |list| list.handle(input));
            if let Some(effects) = told.and_then(|told| self.told(told, ctx)) {
                return Some(effects);
            }
        }
        match input {
            Input::Key(key) => {
                if let Some(effect) = self.run_key(*key, ctx) {
                    return Some(vec![effect]);
                }
                let now = self.now();
                let found = self.own_keys().look_up(*key, &now);
                match found.or_else(|| keys::DESK.look_up(*key, &now)) {
                    Lookup::Do(action) => Some(self.act(action, ctx)),
                    Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
                    Lookup::Unbound => self.in_pane(input, ctx),
                }
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    fn over(&self) -> Option<Vec<KeyRow>> {
        DeskScreen::takes_text(self).then(|| overlay_keys::FILTER.pages())
    }

    fn takes_text(&mut self) -> bool {
        DeskScreen::takes_text(self)
    }

    fn marked(&self) -> usize {
        self.marks().1.len()
    }

    fn subject(&self, _: &Ctx<'_>) -> Subject {
        let (kind, marked) = self.marks();
        let record = self.detail.thing().record();
        let record = record.filter(|_| self.withheld().is_none());
        let records = match marked.is_empty() {
            false => marked.into_iter().map(|id| (kind, id)).collect(),
            true => record.into_iter().collect(),
        };
        let scope = self.node().record();
        Subject { records, scope }
    }

    fn owing(&self, ctx: &Ctx<'_>) -> Vec<Of> {
        Of::each(self.subject(ctx).records, self.reason())
    }

    fn contexts(&self) -> Vec<&'static Keys> {
        vec![keys::of(self.source), &commands::keys::DESK]
    }

    fn withheld(&self) -> Option<Text> {
        match self.source {
            Pane::Map | Pane::Detail => None,
            Pane::Roster => self.roster.withheld(),
            Pane::Convenors => self.convenors.withheld(),
            Pane::Pending => self.pending.withheld(),
        }
    }

    fn aim(&self, ctx: &Ctx<'_>) -> Aim {
        let subject = self.subject(ctx);
        let entered = entered::of(&subject, ctx.book(), ctx.today()).into_iter();
        let entered = entered.map(|it| (it.kind, it.id));
        let records = subject.records.into_iter().chain(entered);
        let records = records.map(|(kind, id)| Object::Record(kind, id));
        let remedy = self.detail.chosen().map(|it| Object::Remedy(it.remedy));
        records.chain(remedy).collect()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.roll = DeskRows::of(ctx.book(), ctx.today());
        self.index = Index::of(&ctx.facts.findings, ctx.book());
        self.map.renew(map::nodes(ctx), &self.nodes(ctx));
        self.fill(true, ctx);
    }

    fn records_listed(&self, _: &Ctx<'_>) -> Vec<(Kind, u64)> {
        match self.source {
            Pane::Map | Pane::Detail => Vec::new(),
            Pane::Roster => {
                let shown = self.roster.shown().iter();
                shown.map(|id| (Kind::Member, id.0)).collect()
            }
            Pane::Convenors => {
                let shown = self.convenors.shown().iter();
                shown.map(|id| (Kind::Convenor, id.0)).collect()
            }
            Pane::Pending => {
                let shown = self.pending.shown().iter();
                let forms = shown.map(|(id, _)| (Kind::RegistrationForm, id.0));
                forms.collect()
            }
        }
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        let book = ctx.book();
        match place {
            Place::Screen(_)
            | Place::Dossier(..)
            | Place::Record(..)
            | Place::Setting(_)
            | Place::Kind(_)
            | Place::RecordsOf(_) => return,
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
                let wide = self.is_wide();
                self.roster.choose(id, &Roster { ctx, wide });
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
                    let wide = self.is_wide();
                    let status = form.map(RegistrationForm::status);
                    let row = status.map(|status| (id, status));
                    row.map(|row| self.pending.choose(row, &Pending { ctx, wide }));
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
        let member = match self.detail.thing() {
            Thing::Member(id) => Some((id, Vec::new())),
            Thing::Node(_) | Thing::Convenor(_) | Thing::Form(_) => None,
        };
        let node = self.node();
        AtHand {
            forms: form.into_iter().collect(),
            dossier: member,
            sector: node.sector(),
            committee: match node {
                Node::Committee(id) => Some(id),
                Node::All | Node::Unassigned | Node::Sector(_) => None,
            },
            ..AtHand::default()
        }
    }

    fn keys(&self, _: &Ctx<'_>) -> Vec<KeyRow> {
        let now = self.now();
        let mut rows = self.own_keys().rows(&now);
        rows.extend(self.command_rows());
        rows.extend(keys::DESK.rows(&now));
        list_keys::all_beside(&mut rows, &self.list_now(), &self.can());
        rows
    }

    fn call(&mut self, own: &OwnKey, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        let now = self.now();
        let found = self.own_keys().call(own, &now);
        match found.or_else(|| keys::DESK.call(own, &now)) {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match list_keys::call(own, &self.list_now(), &self.can()) {
            Lookup::Do(asked) => Some(self.in_list(asked, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }
}

impl DeskScreen {
    /// The keys that only the pane has whose row is looked at.
    fn own_keys(&self) -> &'static Keymap<Action, DeskState> {
        static NONE: Keymap<Action, DeskState> = Keymap {
            title: Text::of("", ""),
            bindings: &[],
        };
        match self.source {
            Pane::Map | Pane::Detail => &keys::MAP,
            Pane::Roster | Pane::Convenors | Pane::Pending => &NONE,
        }
    }

    /// What is marked in the pane whose row is looked at, and of what kind.
    fn marks(&self) -> (Kind, Vec<u64>) {
        match self.source {
            Pane::Map | Pane::Detail => (Kind::Sector, Vec::new()),
            Pane::Roster => {
                let marked = self.roster.marked().into_iter();
                (Kind::Member, marked.map(|id| id.0).collect())
            }
            Pane::Convenors => {
                let marked = self.convenors.marked().into_iter();
                (Kind::Convenor, marked.map(|id| id.0).collect())
            }
            Pane::Pending => {
                let marked = self.pending.marked().into_iter();
                (Kind::RegistrationForm, marked.map(|row| row.0.0).collect())
            }
        }
    }

    /// What the keys of lists can do in the pane whose row is looked at.
    fn list_now(&self) -> list_keys::ListState {
        match self.source {
            Pane::Roster => self.roster.now(),
            Pane::Convenors => self.convenors.now(),
            Pane::Pending => self.pending.now(),
            Pane::Map | Pane::Detail => list_keys::ListState {
                any: true,
                ..list_keys::ListState::default()
            },
        }
    }

    /// What the keys that move can do in the pane that has the keyboard.
    fn can(&self) -> Can {
        let focus = self.panes.focus();
        Can {
            mark: !matches!(focus, Pane::Map | Pane::Detail),
            fold: focus == Pane::Map,
        }
    }

    /// What the keys' tables ask about.
    fn now(&self) -> DeskState {
        DeskState {
            curable: self.detail.chosen().is_some(),
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Focus(pane) => self.focus_on(pane, ctx),
            Action::Next => self.focus_on(self.panes.beside(true), ctx),
            Action::Previous => self.focus_on(self.panes.beside(false), ctx),
            Action::Show if self.panes.focus() == Pane::Detail => self.focus_on(self.source, ctx),
            Action::Show => self.focus_on(Pane::Detail, ctx),
            Action::Zoom => self.panes.zoom(),
            Action::Back => return self.back(ctx).into_iter().collect(),
            Action::Cure => return self.cure(ctx).into_iter().collect(),
            Action::More => return vec![self.menu(ctx)],
            Action::Add => {
                let rows = keys::of(Pane::Map).rows();
                return vec![menus::additions(&self.subject(ctx), &rows)];
            }
        }
        Vec::new()
    }

    /// The chosen finding is put right, or what that takes is asked for.
    fn cure(&self, ctx: &Ctx<'_>) -> Option<Effect> {
        let remedy = self.detail.chosen()?.remedy;
        let planned = commands::invoke(&remedy.into(), ctx);
        Some(planned.unwrap_or_else(Effect::Warn))
    }

    /// All that can be done to what is chosen.
    fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let plan = |id| self.plan(id, ctx);
        let own = keys::DESK.actions(&self.now());
        let of = |wanted: Action| {
            own.iter()
                .filter(move |it| it.0 == wanted)
                .map(|it| it.1.clone())
        };
        let mut rows: Vec<KeyRow> = of(Action::Cure).collect();
        rows.extend(commands::keys::DESK.rows());
        rows.extend(of(Action::Show));
        rows.extend(list_keys::copy(&self.list_now()));
        rows.extend(keys::of(self.source).rows());
        menus::everything(rows, &self.subject(ctx), plan)
    }
}
