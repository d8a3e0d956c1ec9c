//! The forms (登记表): triage of those that wait, one form after the other or many at once, and the
//! archive of a year.
//!
//! Owns which pile is looked at, what is chosen, marked and typed, and where a form is scrolled to.
//! Changes no record: what a key asks for goes to the app as a [`Effect`]. The archive is read from
//! the store as it comes near, never as a whole.
//!
//! In reading order: `form_filter` (what there is to look at), `queue` and `archive` (the forms of one),
//! `rows` (a row of either), `sheet` with `printed` and `history` (the chosen form), `layout` and
//! `view`, `moves`, `keys` and `acts`.

mod acts;
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
use super::parts::filter_line;
use super::parts::menu::{self, Menu};
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::FormId;
use crate::domain::record::Kind;
use crate::tui::app::{Aim, Ctx, Effect, Object, Opening, Place};
use crate::tui::canvas::Canvas;
use crate::tui::editors::What;
use crate::tui::input::Input;
use crate::tui::keymap::{Command, KeyRow, Lookup};
use crate::tui::widgets::table::{self, Can, Step};
use crate::tui::windows::export::AtHand;
use archive::Archive;
use form_filter::FormFilter;
use keys::{Action, KEYS, Now};
use layout::{Areas, Pane};
use queue::Queue;
use sheet::Sheet;

/// The screen.
#[derive(Default)]
pub struct FormsScreen {
    pile: FormFilter,
    queue: Queue,
    archive: Archive,
    sheet: Sheet,
    /// The pane that has the keyboard.
    focus: Pane,
    zoomed: bool,
    menu: Option<Menu<Action>>,
    /// How many of the shown forms are marked, and where those stand that an act would be for.
    marked: usize,
    targets: Vec<Status>,
    /// Where the parts were drawn last, for the mouse.
    areas: Cell<Areas>,
    tabs: Cell<[Rect; FormFilter::ALL.len()]>,
}

/// The keys of the screen without a screen, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    KEYS.pages()
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

    fn takes_text(&mut self) -> bool {
        self.menu.is_none() && self.filter().is_open()
    }

    fn aim(&self, _: &Ctx<'_>) -> Aim {
        let forms = self.forms().into_iter();
        forms
            .map(|id| Object::Record(Kind::RegistrationForm, id.0))
            .collect()
    }

    fn marked(&self) -> usize {
        self.marked
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let forms = self.forms();
        self.queue.renew(self.pile, ctx);
        if self.pile == FormFilter::Archive {
            self.archive.renew(ctx);
        }
        self.follow(ctx);
        if self.sheet.form().is_none() {
            self.focus = Pane::List;
        }
        // A menu is of what it was opened for.
        if self.forms() != forms {
            self.menu = None;
        }
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        let Place::Form(id) = place else {
            return;
        };
        self.menu = None;
        self.zoomed = false;
        self.filter().close();
        if let Some(waiting) = self.queue.waiting(id).copied() {
            if self.pile == FormFilter::Archive || !self.pile.admits(waiting.status) {
                self.pile = FormFilter::of(waiting.status);
                self.queue.show(self.pile, ctx);
            }
            self.queue.choose(id);
        } else if let Ok(Some(form)) = ctx.desk.form(id) {
            self.pile = FormFilter::Archive;
            self.archive.show_member(form.sheet.member, id, ctx);
        }
        // Where only one of the two has room, it is the form that was asked for.
        let split = self.areas.get();
        self.focus = if split.is_split() || split == Areas::default() {
            Pane::List
        } else {
            Pane::Form
        };
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
        let mut rows = KEYS.rows(&self.now());
        let mut steps = table::KEYS.rows(&self.can());
        // Marks are half of triage: they are hinted at here, as nowhere else.
        for (row, binding) in steps.iter_mut().zip(table::KEYS.bindings) {
            row.hint |= binding.action == Step::Symbol;
        }
        rows.extend(steps);
        rows
    }

    fn call(&mut self, command: &Command, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        self.queue.goes_on();
        match KEYS.call(command, &self.now()) {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match table::KEYS.call(command, &self.can()) {
            Lookup::Do(step) => {
                self.step(step, ctx);
                Some(Vec::new())
            }
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }
}

impl FormsScreen {
    fn take(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.menu.is_some() {
            return self.on_menu(input, ctx);
        }
        if self.filter().is_open() {
            match self.filter().handle(input) {
                filter_line::Told::Ignored => {}
                filter_line::Told::Taken => return Some(Vec::new()),
                filter_line::Told::Typed => {
                    self.refilter(ctx);
                    return Some(Vec::new());
                }
            }
        }
        match input {
            Input::Key(key) => match KEYS.look_up(*key, &self.now()) {
                Lookup::Do(action) => Some(self.act(action, ctx)),
                Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
                Lookup::Unbound => match table::KEYS.look_up(*key, &self.can()) {
                    Lookup::Do(step) => {
                        self.step(step, ctx);
                        Some(Vec::new())
                    }
                    Lookup::Unbound | Lookup::Refused(_) => None,
                },
            },
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    /// What the keys' table asks about.
    fn now(&self) -> Now {
        let form = self.sheet.form();
        // What is wrong with others than the form in sight is the desk's to tell.
        let own = self.marked == 0
            || (self.marked == 1 && form.is_some_and(|form| self.queue.is_marked(form.id)));
        let fault = self.sheet.faults().first().filter(|_| own).cloned();
        Now {
            chosen: form.map(RegistrationForm::status),
            targets: self.targets.clone(),
            several: self.marked > 1,
            fault,
            archive: self.pile == FormFilter::Archive,
            any: !self.queue.list.shown().is_empty(),
        }
    }

    /// What the list's keys can do now.
    fn can(&self) -> Can {
        Can {
            mark: self.pile != FormFilter::Archive,
            fold: false,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::NextPile => self.show(self.pile.beside(true), ctx),
            Action::PreviousPile => self.show(self.pile.beside(false), ctx),
            Action::Show(pile) => self.show(pile, ctx),
            Action::MarkAll => self.queue.mark_all(),
            Action::Filter => {
                self.focus = Pane::List;
                self.filter().open();
            }
            Action::NextForm => self.move_to(Step::Down, ctx),
            Action::PreviousForm => self.move_to(Step::Up, ctx),
            Action::ScrollDown => drop(self.sheet.page.step(Step::PageDown)),
            Action::ScrollUp => drop(self.sheet.page.step(Step::PageUp)),
            Action::Back => self.back(ctx),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::More => self.menu = Some(acts::menu(&self.now())),
            Action::Copy => return vec![Effect::Copy(self.copied(ctx))],
            Action::Print => return vec![Effect::Open(Opening::Print(self.forms()))],
            Action::Begin => {
                let member = (self.pile == FormFilter::Archive).then(|| self.archive.member());
                return vec![Effect::Edit(What::BeginForm(member.flatten()))];
            }
            Action::File
            | Action::Return
            | Action::Upload
            | Action::Submit
            | Action::Withdraw
            | Action::Resume
            | Action::PutBack
            | Action::Correct
            | Action::Member => {
                let forms = self.forms();
                if !matches!(action, Action::Correct | Action::Member) {
                    self.queue.acts_on(&forms);
                }
                let effect = acts::effect(action, forms, self.sheet.form(), ctx);
                return effect.into_iter().collect();
            }
        }
        self.count_targets();
        Vec::new()
    }

    /// The forms that an act is for: the marked ones, else the chosen one.
    fn forms(&self) -> Vec<FormId> {
        if self.marked > 0 {
            return self.queue.marked();
        }
        self.sheet.form().map(|form| form.id).into_iter().collect()
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
            menu::Told::Took(action) => {
                self.menu = None;
                Some(self.act(action, ctx))
            }
        }
    }

    fn copied(&self, ctx: &Ctx<'_>) -> String {
        let marked = self.queue.marked();
        let book = ctx.book();
        let marked = marked.into_iter().filter_map(|id| book.forms.get(id));
        let mut lines: Vec<String> = marked.map(|form| rows::copied(form, ctx)).collect();
        if lines.is_empty() {
            lines.extend(self.sheet.form().map(|form| rows::copied(form, ctx)));
        }
        lines.join("\n")
    }
}
