//! Moving about on the screen: from kind to kind, record to record, pane to pane; what is shown then.

use super::kinds::{self, Kinds};
use super::layout::Pane;
use super::rows::measured;
use super::{RecordsScreen, view_of};
use crate::desk::lists::ListRows;
use crate::domain::record::Kind;
use crate::tui::app::{Ctx, Effect, Place, ScreenName};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::Lookup;
use crate::tui::panes::any_list::{AnyList, Bound};
use crate::tui::panes::list::{List, ListOutcome};
use crate::tui::panes::list_keys::ListAction;
use crate::tui::panes::workspace::Pointed;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{self, Step};

impl RecordsScreen {
    /// Takes kinds and records as the book has them. With `stay`, because it changed: then what is chosen
    /// stays where it is.
    pub(super) fn fill(&mut self, stay: bool, ctx: &Ctx<'_>) {
        self.counts = kinds::counts(view_of(self.scope, ctx), ctx);
        let listing = Kinds {
            counts: &self.counts,
            year: ctx.today().year,
            locale: ctx.locale,
        };
        self.kinds.take(kinds::all().collect(), &listing, stay);
        // What is typed among the kinds stays while the book changes.
        if !stay {
            self.kinds.choose(self.kind, &listing);
        }
        self.fill_list(stay, ctx);
    }

    fn fill_list(&mut self, stay: bool, ctx: &Ctx<'_>) {
        let rows = ListRows::of(self.kind, view_of(self.scope, ctx), &ctx.facts.matrix);
        let mut ids = rows.ids();
        let there = |id: &u64| ctx.book().fields(self.kind, *id).is_some();
        self.guest = self.guest.filter(|id| there(id) && !ids.contains(id));
        ids.extend(self.guest);
        self.columns = measured(&rows, &ids, ctx);
        let unverified = |id: &&u64| {
            let record = ctx.book().fields(self.kind, **id);
            record.is_some_and(|it| it.is_verified() == Some(false))
        };
        self.unverified = match self.kind.is_evident() {
            true => ids.iter().filter(unverified).count(),
            false => 0,
        };
        let (of, width) = ((self.kind, self.scope), self.list_width());
        let listing = Self::rows(of, (&self.columns, width), self.guest, ctx);
        self.list.take(ids, &listing, stay);
        self.follow(ctx);
    }

    /// Looks at another part of the organisation, or at another kind.
    pub(super) fn look_at(&mut self, scope: Option<(Kind, u64)>, kind: Kind, ctx: &Ctx<'_>) {
        self.panes.unzoom();
        if (self.scope, self.kind) != (scope, kind) {
            self.scope = scope;
            self.take_kind(kind);
            self.fill(false, ctx);
        }
    }

    /// Another kind's numbers are other records: no mark, no filter and no order is theirs.
    fn take_kind(&mut self, kind: Kind) {
        self.kind = kind;
        self.list = List::marking();
        self.guest = None;
    }

    /// Shows and chooses a record, whatever year it is of.
    pub(super) fn show_record(&mut self, kind: Kind, id: u64, ctx: &Ctx<'_>) {
        if kind != self.kind {
            self.look_at(self.scope, kind, ctx);
        }
        let within = |screen: &Self| screen.list.within().contains(&id);
        if !within(self) && self.scope.is_some() {
            self.look_at(None, kind, ctx);
        }
        if !within(self) {
            self.guest = Some(id);
            self.fill_list(true, ctx);
        }
        let (of, width) = ((self.kind, self.scope), self.list_width());
        let listing = Self::rows(of, (&self.columns, width), self.guest, ctx);
        self.list.choose(id, &listing);
        self.focus_on(Pane::List, ctx);
        self.follow(ctx);
    }

    /// Does something to the list of a pane; none where it has no list.
    pub(super) fn on_list<T>(
        &mut self,
        pane: Pane,
        ctx: &Ctx<'_>,
        then: impl FnOnce(&mut dyn AnyList) -> T,
    ) -> Option<T> {
        Some(match pane {
            Pane::Page => return None,
            Pane::Kinds => then(&mut Bound {
                list: &mut self.kinds,
                listing: Kinds {
                    counts: &self.counts,
                    year: ctx.today().year,
                    locale: ctx.locale,
                },
            }),
            Pane::List => {
                let (of, width) = ((self.kind, self.scope), self.list_width());
                then(&mut Bound {
                    list: &mut self.list,
                    listing: Self::rows(of, (&self.columns, width), self.guest, ctx),
                })
            }
        })
    }

    /// What a key or the mouse does in the pane that has the keyboard.
    pub(super) fn in_pane(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if let Some(told) = self.on_list(self.panes.focus(), ctx, |list| list.handle(input)) {
            return self.told(told, ctx);
        }
        let key = input.key()?;
        match table::KEYS.look_up(key, &self.can()) {
            Lookup::Do(step) => Some(self.step(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {
                // What keys of lists do to the record that is read.
                let told = self.on_list(Pane::List, ctx, |list| list.handle(input))?;
                self.leave_page_for_filter();
                self.told(told, ctx)
            }
        }
    }

    /// Does what a key of lists is for.
    pub(super) fn list_act(&mut self, act: ListAction, ctx: &Ctx<'_>) -> Vec<Effect> {
        let pane = match self.panes.focus() {
            Pane::Page => Pane::List,
            pane => pane,
        };
        let told = self.on_list(pane, ctx, |list| list.act(act));
        self.leave_page_for_filter();
        told.and_then(|told| self.told(told, ctx))
            .unwrap_or_default()
    }

    fn leave_page_for_filter(&mut self) {
        if self.panes.focus() == Pane::Page && (self.list.takes_text() || self.list.is_asking()) {
            self.panes.focus_on(Pane::List);
        }
    }

    /// A step in the pane that has the keyboard.
    pub(super) fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(told) = self.on_list(self.panes.focus(), ctx, |list| list.step(step)) {
            return self.told(told, ctx).unwrap_or_default();
        }
        match self.page.page.step(step) {
            Outcome::Gave(link) => self.follow_link(link, ctx).into_iter().collect(),
            // Without a link Enter is for what can be done.
            _ if step == Step::Open => self.act(super::Action::More, ctx),
            _ => Vec::new(),
        }
    }

    fn follow_link(&self, link: usize, ctx: &Ctx<'_>) -> Option<Effect> {
        let (kind, id) = self.page.link(link)?;
        Some(Effect::Go(Place::of(kind, id, ctx.book())))
    }

    /// The record below or above, whichever pane has the keyboard.
    pub(super) fn move_to(&mut self, step: Step, ctx: &Ctx<'_>) {
        self.on_list(Pane::List, ctx, |list| list.step(step));
        self.follow(ctx);
    }

    /// What a list told; none when the input was not its own.
    fn told(&mut self, told: Outcome<ListOutcome<()>>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        Some(match told {
            Outcome::Ignored => return None,
            Outcome::Taken | Outcome::Closed => Vec::new(),
            Outcome::Gave(ListOutcome::Copy(text)) => vec![Effect::Copy(text)],
            Outcome::Gave(ListOutcome::Refused(why)) => vec![Effect::Warn(why)],
            Outcome::Gave(ListOutcome::Moved | ListOutcome::Marked) => {
                self.follow_kind(ctx);
                self.follow(ctx);
                Vec::new()
            }
            Outcome::Gave(ListOutcome::Open(())) => self.open(ctx).into_iter().collect(),
        })
    }

    /// The list shows the kind that is chosen.
    fn follow_kind(&mut self, ctx: &Ctx<'_>) {
        let chosen = self
            .kinds
            .chosen()
            .filter(|_| self.panes.focus() == Pane::Kinds);
        if let Some(kind) = chosen.filter(|kind| *kind != self.kind) {
            self.take_kind(kind);
            self.fill_list(false, ctx);
        }
    }

    /// Opens the kind, or what there is to be seen of the record: what has a place of its own is shown there.
    fn open(&mut self, ctx: &Ctx<'_>) -> Option<Effect> {
        if self.panes.focus() == Pane::Kinds {
            if self.kind == Kind::RegistrationForm {
                return Some(Effect::Go(Place::Screen(ScreenName::Forms)));
            }
            self.focus_on(Pane::List, ctx);
            return None;
        }
        let id = self.list.chosen()?;
        match Place::of(self.kind, id, ctx.book()) {
            Place::Record(..) => self.focus_on(Pane::Page, ctx),
            place => return Some(Effect::Go(place)),
        }
        None
    }

    /// The page shows the chosen record.
    pub(super) fn follow(&mut self, ctx: &Ctx<'_>) {
        let chosen = self.list.chosen().map(|id| (self.kind, id));
        self.page.show(chosen, &view_of(self.scope, ctx), ctx);
        if chosen.is_none() && self.panes.focus() == Pane::Page {
            self.panes.focus_on(Pane::List);
        }
    }

    /// Gives a pane the keyboard; a page without a record has none to give.
    pub(super) fn focus_on(&mut self, pane: Pane, ctx: &Ctx<'_>) {
        self.on_list(self.panes.focus(), ctx, |list| list.leave());
        if pane != Pane::Page || self.page.of().is_some() {
            self.panes.focus_on(pane);
        }
    }

    /// Leaves what is open; else looks at more.
    pub(super) fn back(&mut self, ctx: &Ctx<'_>) {
        if self.panes.unzoom() {
            // As before.
        } else if self.panes.focus() == Pane::Page {
            self.focus_on(Pane::List, ctx);
        } else if self.on_list(self.panes.focus(), ctx, |list| list.widen()) == Some(true) {
            self.follow_kind(ctx);
            self.follow(ctx);
        } else if self.panes.focus() == Pane::List {
            self.focus_on(Pane::Kinds, ctx);
        } else if self.scope.is_some() {
            self.look_at(None, self.kind, ctx);
        }
    }

    pub(super) fn on_mouse(
        &mut self,
        mouse: Mouse,
        input: &Input,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        let was = self.panes.focus();
        let pointed = self.panes.pointed(mouse)?;
        if let (MouseDeed::Press, Pointed::Title(pane) | Pointed::In(pane)) = (mouse.deed, pointed)
        {
            self.focus_on(pane, ctx);
        }
        let Pointed::In(pane) = pointed else {
            return Some(Vec::new());
        };
        if pane != Pane::Page {
            return self.in_pane(input, ctx).or_else(|| Some(Vec::new()));
        }
        Some(match self.page.page.on_mouse(input) {
            Outcome::Gave(link) if was == pane => self.follow_link(link, ctx).into_iter().collect(),
            _ => Vec::new(),
        })
    }

    /// Whether a filter is typed in.
    pub(super) fn takes_text(&self) -> bool {
        match self.panes.focus() {
            Pane::Kinds => self.kinds.takes_text(),
            Pane::List => self.list.takes_text(),
            Pane::Page => false,
        }
    }

    pub(super) fn is_asking(&self) -> bool {
        self.kinds.is_asking() || self.list.is_asking()
    }
}
