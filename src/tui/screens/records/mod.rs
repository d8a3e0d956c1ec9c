//! All that is entered (全部登记): the kinds of records, the list of one, and the page of a record.
//!
//! Everything here is made from the descriptions of the kinds, so that a new kind has its home here at
//! once. Owns which kind, which part of the organisation and which record are looked at, what is marked
//! and typed. Changes no record: what a key asks for goes to the app as an [`Effect`]. Forms are counted
//! here and read on their own screen, since their archive is read in pages.
//!
//! In reading order: `kinds` and `rows` (what the lists say), `page` (a record), `layout` and `view`,
//! `moves` and `keys`.

mod keys;
mod kinds;
mod layout;
mod moves;
mod page;
mod rows;
mod view;

#[cfg(test)]
mod tests;

use super::Screen;
use crate::desk::export::What;
use crate::desk::lists::{self, ListRows, View};
use crate::domain::calendar::Today;
use crate::domain::command::{CommandId, is_added};
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Aim, Ctx, Effect, Object, Place};
use crate::tui::canvas::Canvas;
use crate::tui::commands::{self, Planned, keys::Keys, menus};
use crate::tui::input::Input;
use crate::tui::keymap::{KeyRow, Lookup, OwnKey};
use crate::tui::panes::list::List;
use crate::tui::panes::list_keys;
use crate::tui::panes::workspace::Workspace;
use crate::tui::widgets::table::{self, Can, Step};
use crate::tui::windows::export::AtHand;
use keys::{Action, KEYS, RecordsState};
use layout::{LAYOUT, Pane};
use page::RecordPage;
use ratatui::layout::Rect;
use rows::{Measured, Rows};

/// The screen.
pub struct RecordsScreen {
    /// The committee, sector or member that it is narrowed to.
    scope: Option<(Kind, u64)>,
    kinds: List<Kind>,
    counts: Vec<(Kind, usize)>,
    /// The kind whose records are listed.
    kind: Kind,
    list: List<u64>,
    columns: Vec<Measured>,
    /// How many of the listed records nobody has looked at yet.
    unverified: usize,
    /// A record that is shown though the list would not have it: of another year, or ended.
    guest: Option<u64>,
    page: RecordPage,
    panes: Workspace<Pane>,
}

impl Default for RecordsScreen {
    fn default() -> Self {
        RecordsScreen {
            scope: None,
            kinds: List::default(),
            counts: Vec::new(),
            kind: Kind::Member,
            list: List::marking(),
            columns: Vec::new(),
            unverified: 0,
            guest: None,
            page: RecordPage::default(),
            panes: Workspace::new(&LAYOUT),
        }
    }
}

pub use kinds::{all as kinds, named};
pub(super) use page::lines_of;

/// The keys of the screen without a screen, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    [commands::keys::RECORDS.rows(), KEYS.pages()].concat()
}

/// What is looked at, on the day from which the year is judged.
fn view_of<'a>(scope: Option<(Kind, u64)>, ctx: &Ctx<'a>) -> View<'a> {
    let today = ctx.today();
    let of = |wanted: Kind| scope.filter(|(kind, _)| *kind == wanted).map(|it| it.1);
    View {
        today: Today {
            date: today.reference_date(),
            ..today
        },
        sector: of(Kind::Sector).map(SectorId),
        committee: of(Kind::Committee).map(CommitteeId),
        member: of(Kind::Member).map(MemberId),
        ..View::whole(ctx.desk, ctx.locale)
    }
}

impl Screen for RecordsScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if (RecordsScreen::takes_text(self) || self.is_asking())
            && let Some(effects) = self.in_pane(input, ctx)
        {
            return Some(effects);
        }
        match input {
            Input::Key(key) => {
                if let Some(effect) = self.run_key(*key, ctx) {
                    return Some(vec![effect]);
                }
                match KEYS.look_up(*key, &self.now()) {
                    Lookup::Do(action) => Some(self.act(action, ctx)),
                    Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
                    Lookup::Unbound => self.in_pane(input, ctx),
                }
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    fn takes_text(&mut self) -> bool {
        RecordsScreen::takes_text(self)
    }

    fn subject(&self, _: &Ctx<'_>) -> Subject {
        Subject {
            scope: self.scope,
            ..Subject::several(self.kind, self.ids())
        }
    }

    fn contexts(&self) -> Vec<&'static Keys> {
        vec![&commands::keys::RECORDS]
    }

    /// Whose a new record is says what the screen is narrowed to, and not the row that happens to be
    /// chosen among those of all.
    fn planned(&self, id: CommandId, ctx: &Ctx<'_>) -> Planned {
        let begins = matches!(id, CommandId::Add(_) | CommandId::ElectConvenor);
        let subject = match self.scope {
            Some((kind, of)) if begins => Subject::of(kind, of),
            None if begins => Subject::default(),
            _ => self.subject(ctx),
        };
        commands::plan(id, &subject, ctx)
    }

    fn withheld(&self) -> Option<Text> {
        let list = Some(&self.list).filter(|_| self.panes.focus() == Pane::List);
        list.and_then(List::withheld)
    }

    fn aim(&self, _: &Ctx<'_>) -> Aim {
        let ids = self.ids().into_iter();
        ids.map(|id| Object::Record(self.kind, id)).collect()
    }

    fn marked(&self) -> usize {
        self.list.marked().len()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let gone = |(kind, id): (Kind, u64)| ctx.book().fields(kind, id).is_none();
        if self.scope.is_some_and(gone) {
            self.scope = None;
        }
        self.fill(true, ctx);
    }

    fn records_listed(&self, _: &Ctx<'_>) -> Vec<(Kind, u64)> {
        let shown = self.list.shown().iter();
        shown.map(|id| (self.kind, *id)).collect()
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        match place {
            Place::Record(kind, id) => self.show_record(kind, id, ctx),
            Place::Kind(kind) => {
                self.look_at(self.scope, kind, ctx);
                self.focus_on(Pane::List, ctx);
            }
            Place::RecordsOf(scope) => {
                self.look_at(scope, self.kind, ctx);
                self.focus_on(Pane::Kinds, ctx);
            }
            Place::Screen(_)
            | Place::Committee(_)
            | Place::Sector(_)
            | Place::Member(_)
            | Place::Dossier(..)
            | Place::Setting(_)
            | Place::Form(_) => {}
        }
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    fn at_hand(&self, ctx: &Ctx<'_>) -> AtHand {
        let view = view_of(self.scope, ctx);
        AtHand {
            sector: view.sector,
            committee: view.committee,
            looked_at: Some(What::List(lists::List::Of(self.kind))),
            ..AtHand::default()
        }
    }

    fn keys(&self, _: &Ctx<'_>) -> Vec<KeyRow> {
        let mut rows = self.command_rows();
        rows.extend(KEYS.rows(&self.now()));
        rows.extend(list_keys::KEYS.rows(&self.list_now()));
        let steps = table::KEYS.actions(&self.can()).into_iter();
        let steps = steps.filter(|(step, _)| !matches!(step, Step::Fold | Step::Unfold));
        rows.extend(steps.map(|(_, row)| row));
        rows
    }

    fn call(&mut self, own: &OwnKey, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        match KEYS.call(own, &self.now()) {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match list_keys::KEYS.call(own, &self.list_now()) {
            Lookup::Do(act) => return Some(self.list_act(act, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match table::KEYS.call(own, &self.can()) {
            Lookup::Do(step) => Some(self.step(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }
}

impl RecordsScreen {
    /// The records that an act is for: of the page that has the keyboard its record, else what is marked
    /// or chosen in the list. Whoever looks for a kind has none in hand.
    fn ids(&self) -> Vec<u64> {
        match self.panes.focus() {
            Pane::Kinds => Vec::new(),
            Pane::List => self.list.aim(),
            Pane::Page => self.page.of().into_iter().map(|it| it.1).collect(),
        }
    }

    fn now(&self) -> RecordsState {
        RecordsState {
            adds: self.kind != Kind::RegistrationForm,
        }
    }

    /// What the keys of lists can do in the pane that has the keyboard.
    fn list_now(&self) -> list_keys::ListState {
        match self.panes.focus() {
            Pane::Kinds => self.kinds.now(),
            Pane::List | Pane::Page => self.list.now(),
        }
    }

    /// What the keys that move can do in the pane that has the keyboard.
    fn can(&self) -> Can {
        Can {
            mark: self.panes.focus() == Pane::List,
            fold: false,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Add => return vec![self.add(ctx)],
            Action::More => return vec![self.menu(ctx)],
            Action::Next => self.focus_on(self.panes.beside(true), ctx),
            Action::Previous => self.focus_on(self.panes.beside(false), ctx),
            Action::Left if self.panes.focus() == Pane::Page => self.focus_on(Pane::List, ctx),
            Action::Left => self.focus_on(Pane::Kinds, ctx),
            Action::Right if self.panes.focus() == Pane::Kinds => self.focus_on(Pane::List, ctx),
            Action::Right => self.focus_on(Pane::Page, ctx),
            Action::NextRecord => self.move_to(Step::Down, ctx),
            Action::PreviousRecord => self.move_to(Step::Up, ctx),
            Action::ScrollDown => drop(self.page.page.step(Step::PageDown)),
            Action::ScrollUp => drop(self.page.page.step(Step::PageUp)),
            Action::Back => self.back(ctx),
            Action::Zoom => self.panes.zoom(),
        }
        Vec::new()
    }

    /// The editor of a new record of the kind that is shown.
    fn add(&mut self, ctx: &Ctx<'_>) -> Effect {
        match self.kind {
            kind if is_added(kind) => self.run(CommandId::Add(kind), ctx),
            _ => self.run(CommandId::ElectConvenor, ctx),
        }
    }

    /// All that can be done to the record, or to the marked ones.
    fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let own = KEYS.actions(&self.now()).into_iter();
        let own = own.filter(|(action, _)| *action == Action::Add);
        let mut rows: Vec<KeyRow> = own.map(|(_, row)| row).collect();
        rows.extend(self.command_rows());
        rows.extend(list_keys::copy(&self.list_now()));
        menus::everything(rows, &self.subject(ctx), |id| self.plan(id, ctx))
    }

    /// How wide the list was drawn.
    fn list_width(&self) -> u16 {
        self.panes.area(Pane::List).width
    }

    /// What the rows of the list say.
    fn rows<'a>(
        (kind, scope): (Kind, Option<(Kind, u64)>),
        (columns, width): (&'a [Measured], u16),
        guest: Option<u64>,
        ctx: &'a Ctx<'a>,
    ) -> Rows<'a> {
        Rows {
            kind,
            rows: ListRows::of(kind, view_of(scope, ctx), &ctx.facts.matrix),
            columns,
            width,
            guest,
            ctx,
        }
    }
}
