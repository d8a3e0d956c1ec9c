//! The forms (登记表): triage of those that wait, one form after the other or many at once, and the
//! archive of a year.
//!
//! Owns which pile is looked at, what is chosen, marked and typed, and where a form is scrolled to.
//! Changes no record: what a key asks for goes to the app as an [`Effect`]. The archive is read from
//! the store as it comes near, never as a whole.
//!
//! In reading order: `form_filter` (what there is to look at), `queue` and `archive` (the forms of one),
//! `rows` (a row of either), `sheet` with `printed` and `history` (the chosen form), `layout` and
//! `view`, `moves` and `keys`.

mod archive;
mod form_filter;
mod history;
mod keys;
mod layout;
mod moves;
mod printed;
mod queue;
mod rows;
mod sheet;
mod view;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use ratatui::layout::Rect;

use super::Screen;
use crate::domain::command::CommandId;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::FormId;
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Aim, Ctx, Effect, Object, Place};
use crate::tui::canvas::Canvas;
use crate::tui::commands::{self, keys::Keys, menus};
use crate::tui::input::Input;
use crate::tui::keymap::{KeyRow, Lookup, OwnKey};
use crate::tui::panes::list::List;
use crate::tui::panes::list_keys::{self, Asked};
use crate::tui::panes::workspace::Workspace;
use crate::tui::widgets::overlay_keys;
use crate::tui::widgets::table::{self, Can, Step};
use crate::tui::windows::export::AtHand;
use archive::Archive;
use form_filter::FormFilter;
use keys::{Action, FormsState, KEYS};
use layout::{LAYOUT, Pane};
use queue::{Queue, listing};
use sheet::Sheet;

/// The screen.
pub struct FormsScreen {
    pile: FormFilter,
    queue: Queue,
    archive: Archive,
    sheet: Sheet,
    panes: Workspace<Pane>,
    /// Where the piles' names were drawn last, for the mouse.
    tabs: Cell<[Rect; FormFilter::ALL.len()]>,
}

impl Default for FormsScreen {
    fn default() -> Self {
        FormsScreen {
            pile: FormFilter::default(),
            queue: Queue::default(),
            archive: Archive::default(),
            sheet: Sheet::default(),
            panes: Workspace::new(&LAYOUT),
            tabs: Cell::default(),
        }
    }
}

/// The keys of the screen without a screen, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    [commands::keys::FORMS.rows(), KEYS.pages()].concat()
}

impl Screen for FormsScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        self.queue.goes_on();
        let trouble = self.archive.trouble().cloned();
        let effects = self.take(input, ctx);
        match (effects, self.archive.trouble()) {
            (Some(mut effects), Some(why)) if trouble.as_ref() != Some(why) => {
                effects.push(Effect::Warn(why.clone()));
                Some(effects)
            }
            (effects, _) => effects,
        }
    }

    fn over(&self) -> Option<Vec<KeyRow>> {
        FormsScreen::takes_text(self).then(|| overlay_keys::FILTER.pages())
    }

    fn takes_text(&mut self) -> bool {
        FormsScreen::takes_text(self)
    }

    fn subject(&self, _: &Ctx<'_>) -> Subject {
        let forms = self.forms().into_iter().map(|id| id.0);
        let member = self.archive.member();
        let member = member.filter(|_| self.pile == FormFilter::Archive);
        Subject {
            scope: member.map(|id| (Kind::Member, id.0)),
            ..Subject::several(Kind::RegistrationForm, forms)
        }
    }

    fn contexts(&self) -> Vec<&'static Keys> {
        vec![&commands::keys::FORMS]
    }

    /// What goes from the list by what is done is followed by the next.
    fn run(&mut self, id: CommandId, ctx: &Ctx<'_>) -> Effect {
        self.queue.goes_on();
        let planned = self.plan(id, ctx);
        if let Ok(Effect::Carry(_) | Effect::Ask(_)) = planned {
            self.queue.acts_on(&self.forms());
        }
        planned.unwrap_or_else(Effect::Warn)
    }

    fn withheld(&self) -> Option<Text> {
        let queue = Some(&self.queue.list).filter(|_| self.pile != FormFilter::Archive);
        queue.and_then(List::withheld)
    }

    fn aim(&self, _: &Ctx<'_>) -> Aim {
        let forms = self.forms().into_iter();
        forms
            .map(|id| Object::Record(Kind::RegistrationForm, id.0))
            .collect()
    }

    fn marked(&self) -> usize {
        self.queue.list.marked().len()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.queue.renew(self.pile, ctx);
        if self.pile == FormFilter::Archive {
            self.archive.renew(ctx);
        }
        self.follow(ctx);
        if self.sheet.form().is_none() {
            self.panes.focus_on(Pane::List);
        }
    }

    fn records_listed(&self, _: &Ctx<'_>) -> Vec<(Kind, u64)> {
        let shown = self.queue.list.shown().iter();
        shown.map(|id| (Kind::RegistrationForm, id.0)).collect()
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        let Place::Form(id) = place else {
            return;
        };
        self.panes.unzoom();
        self.leave_filter();
        if let Some(waiting) = self.queue.waiting(id).copied() {
            if self.pile == FormFilter::Archive || !self.pile.admits(waiting.status) {
                self.pile = FormFilter::of(waiting.status);
                self.queue.show(self.pile, ctx);
            }
            self.queue.list.choose(id, &listing(self.pile, ctx));
        } else if let Ok(Some(form)) = ctx.desk.form(id) {
            self.pile = FormFilter::Archive;
            self.archive.show_member(form.sheet.member, id, ctx);
        }
        // Where only one of the two has room, it is the form that was asked for.
        let both = self.panes.shows(Pane::List) && self.panes.shows(Pane::Form);
        self.panes.focus_on(match both || !self.panes.is_drawn() {
            true => Pane::List,
            false => Pane::Form,
        });
        self.follow(ctx);
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    fn at_hand(&self, _: &Ctx<'_>) -> AtHand {
        AtHand {
            forms: self.forms(),
            ..AtHand::default()
        }
    }

    fn keys(&self, _: &Ctx<'_>) -> Vec<KeyRow> {
        let mut rows = self.command_rows();
        rows.extend(KEYS.rows(&self.now()));
        list_keys::beside(&mut rows, &self.list_now());
        let mut of_list = table::KEYS.rows(&self.can());
        // Marks are half of triage: they are hinted at here, as nowhere else.
        let mut bindings = table::KEYS.bindings.iter();
        let marks = bindings.find(|it| it.action == Step::Mark);
        for row in &mut of_list {
            row.hint |= marks.is_some_and(|it| it.keys == row.keys);
        }
        rows.extend(of_list);
        rows
    }

    fn call(&mut self, own: &OwnKey, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        self.queue.goes_on();
        match KEYS.call(own, &self.now()) {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match list_keys::call(own, &self.list_now(), &self.can()) {
            Lookup::Do(Asked::Act(act)) => Some(self.list_act(act, ctx)),
            Lookup::Do(Asked::Step(step)) if self.panes.focus() == Pane::Form => {
                self.sheet.page.step(step);
                Some(Vec::new())
            }
            Lookup::Do(Asked::Step(step)) => Some(self.move_to(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }
}

impl FormsScreen {
    fn take(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if (self.takes_text() || self.queue.list.is_asking())
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

    /// What the keys of lists can do now.
    fn list_now(&self) -> list_keys::ListState {
        match self.pile {
            FormFilter::Archive => self.archive.now(),
            _ => self.queue.list.now(),
        }
    }

    /// What the list's keys can do now.
    fn can(&self) -> Can {
        Can {
            mark: self.pile != FormFilter::Archive,
            fold: false,
        }
    }

    fn now(&self) -> FormsState {
        FormsState {
            next: self.next().is_some(),
        }
    }

    /// The step that moves on the first form that an act is for.
    fn next(&self) -> Option<CommandId> {
        let id = *self.forms().first()?;
        let waiting = self.queue.waiting(id).map(|it| it.status);
        let shown = self.sheet.form().filter(|it| it.id == id);
        match waiting.or(shown.map(RegistrationForm::status))? {
            Status::Draft | Status::Returned => Some(CommandId::SubmitForm),
            Status::Submitted => Some(CommandId::FileForm),
            Status::Filed => Some(CommandId::UploadForm),
            Status::Uploaded | Status::Withdrawn => None,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Next => {
                let next = self.next();
                return next.map(|id| self.run(id, ctx)).into_iter().collect();
            }
            Action::NextPile => self.show(self.pile.beside(true), ctx),
            Action::PreviousPile => self.show(self.pile.beside(false), ctx),
            Action::Show(pile) => self.show(pile, ctx),
            Action::NextForm => return self.move_to(Step::Down, ctx),
            Action::PreviousForm => return self.move_to(Step::Up, ctx),
            Action::ScrollDown => drop(self.sheet.page.step(Step::PageDown)),
            Action::ScrollUp => drop(self.sheet.page.step(Step::PageUp)),
            Action::Back => return self.back(ctx).into_iter().collect(),
            Action::Zoom => self.panes.zoom(),
            Action::More => return vec![self.menu(ctx)],
        }
        Vec::new()
    }

    /// The forms that an act is for: the marked ones, else the chosen one.
    fn forms(&self) -> Vec<FormId> {
        let marked = self.queue.list.marked();
        if self.pile != FormFilter::Archive && !marked.is_empty() || self.withheld().is_some() {
            return marked;
        }
        self.sheet.form().map(|form| form.id).into_iter().collect()
    }

    /// All that can be done to the form, or to the marked ones.
    fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let mut rows = self.command_rows();
        rows.extend(list_keys::copy(&self.list_now()));
        menus::everything(rows, &self.subject(ctx), |id| self.plan(id, ctx))
    }
}
