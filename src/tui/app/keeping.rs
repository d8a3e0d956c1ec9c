//! What is typed and not saved, while the screens are open: what of it is written down, and when.
//!
//! An open editor or question is kept a moment after the typing began, again a moment after the
//! next key, and at once where it is left for later or the program has to end. The executor writes;
//! the list of what is written is made here; what is offered of it is `offer`'s.

use std::time::Duration;

use chrono::NaiveDateTime;

use super::answer::Then;
use super::keys::Global;
use super::overlay::Overlay;
use super::{App, messages};
use crate::desk::erase::Person;
use crate::domain::record::{Change, Record};
use crate::store::taken_off;
use crate::text::Text;
use crate::tui::drafts::session::Written;
use crate::tui::drafts::{BEHIND, Draft, Living};
use crate::tui::erased;
use crate::tui::operation::Operation;
use crate::tui::widgets::message::Message;

/// What could not be written is tried again after this.
const AGAIN: Duration = Duration::from_secs(10);

impl App {
    /// Something was typed into what is on top.
    pub(super) fn typed(&mut self) -> Vec<Operation> {
        let now = (self.drafts.clock)().machine.naive_local();
        if let Some(
            Overlay::Editor(_, typing)
            | Overlay::Reason(_, typing)
            | Overlay::Because(_, _, typing),
        ) = self.overlays.last_mut()
        {
            typing.at = Some(now);
        }
        if std::mem::replace(&mut self.drafts.typed, true) {
            return Vec::new();
        }
        vec![Operation::Remind(BEHIND)]
    }

    /// A moment has passed: what was typed since the last one is written down.
    pub(super) fn keep_what_was_typed(&mut self) -> Vec<Operation> {
        if self.drafts.typed {
            self.keep()
        } else {
            Vec::new()
        }
    }

    /// Everything that is not saved is written down, or forgotten where nothing is left of it.
    pub(super) fn keep(&mut self) -> Vec<Operation> {
        match self.all_unsaved() {
            Some(drafts) => vec![Operation::Keep(drafts)],
            None => Vec::new(),
        }
    }

    /// The same before the program ends or is stopped, which waits until it is done.
    pub(super) fn keep_at_the_end(&mut self) -> Vec<Operation> {
        let mut operations = self.keep();
        operations.push(Operation::KeepNow);
        operations
    }

    /// Ends, from what stands over the screen: asked where something is typed or worked on. Who presses
    /// the key at that question means it.
    pub(super) fn quit_over(&mut self) -> Vec<Operation> {
        let asked = matches!(self.overlays.last(), Some(Overlay::Asked(_, Then::Quit)));
        let typed = self.has_unsaved_open();
        let works = |it: &Overlay| matches!(it, Overlay::Window(window) if window.is_at_work());
        if (asked && !self.sight.over) || !(typed || self.overlays.iter().any(works)) {
            return self.run(Global::Quit);
        }
        if !asked {
            self.lay(Overlay::leaving(typed));
        }
        Vec::new()
    }

    /// Whether something that is open has what is typed and not saved.
    pub(super) fn has_unsaved_open(&mut self) -> bool {
        let now = (self.drafts.clock)().machine.naive_local();
        self.with(|parts, ctx| parts.overlays.iter().any(|it| it.draft(now, ctx).is_some()))
    }

    fn all_unsaved(&mut self) -> Option<Vec<Draft>> {
        self.drafts.typed = false;
        let now = (self.drafts.clock)().machine.naive_local();
        let mut open: Vec<Draft> = self.with(|parts, ctx| {
            let overlays = parts.overlays.iter();
            overlays.filter_map(|it| it.draft(now, ctx)).collect()
        });
        let drafts = &self.drafts;
        let mut all = drafts.kept.clone();
        all.append(&mut open);
        all.extend(drafts.discarded.iter().cloned());
        if all.is_empty() && !self.drafts.written {
            return None;
        }
        self.drafts.written = !all.is_empty();
        Some(all)
    }

    /// What is on top is closed; what was typed into it stays for later, or can be had back.
    pub(super) fn leave_unsaved(&mut self, discard: bool) -> Vec<Operation> {
        let now = (self.drafts.clock)().machine.naive_local();
        let draft = self.with(|parts, ctx| parts.overlays.pop()?.draft(now, ctx));
        if let Some(draft) = draft {
            if discard {
                self.drafts.discard(draft);
                self.message = Some(Message::note(messages::discarded()));
            } else {
                self.drafts.kept.push(draft);
                self.message = Some(Message::note(messages::kept()));
            }
        }
        self.offer_again();
        self.keep()
    }

    /// What was on top was saved, or left as it was found: nothing of it is kept.
    pub(super) fn left_saved(&mut self) -> Vec<Operation> {
        self.offer_again();
        self.keep()
    }

    /// A person was erased: what is kept of typing that names the person is thrown away, and it is said what is left
    /// beside that.
    pub(super) fn forget_person(&mut self, changes: &[Change]) -> Vec<Operation> {
        let erased = changes.iter().filter_map(|it| match &it.before {
            Some(Record::KeyContact(was)) => Some(Person::of(was, &[])),
            _ => None,
        });
        let persons: Vec<Person> = erased.collect();
        let says = |text: &str| persons.iter().any(|it| it.stands_in(text));
        let some = self.drafts.forget(&says);
        let living = Living::naming(&self.drafts.living, &says);
        let left = erased::left(&self.desk.borrow(), &taken_off(changes), living);
        self.message = Some(messages::erased(&left));
        if some { self.left_saved() } else { Vec::new() }
    }

    /// What came of a writing.
    pub(super) fn on_kept(&mut self, written: Written) -> Vec<Operation> {
        if std::mem::take(&mut self.drafts.failing) {
            self.message = Some(Message::note(Text::of(
                "正在填写的内容又可以暂存了。",
                "What is being typed can be kept again.",
            )));
        }
        if let Some((folder, why)) = written.elsewhere {
            self.message = Some(Message::note(messages::kept_elsewhere(&folder, why)));
        }
        if written.taken {
            self.drafts.taken = self
                .overlays
                .iter()
                .any(|it| matches!(it, Overlay::Editor(..)));
            return self.on_taken(false);
        }
        Vec::new()
    }

    /// It could not be written: said once, and tried again.
    pub(super) fn on_not_kept(&mut self, error: &std::io::Error) -> Vec<Operation> {
        if !std::mem::replace(&mut self.drafts.failing, true) {
            self.message = Some(Message::refused(messages::not_kept(error)));
        }
        if std::mem::replace(&mut self.drafts.typed, true) {
            return Vec::new();
        }
        vec![Operation::Remind(AGAIN)]
    }

    /// Another session has taken over what this one had kept; what is open here stays on the
    /// screen, and is this one's own from now on.
    pub(super) fn on_taken(&mut self, saving: bool) -> Vec<Operation> {
        self.drafts.kept.clear();
        self.drafts.discarded.clear();
        let why = if saving {
            Text::of(
                "您的另一处会话已接着填写，所以没有保存；再按 Ctrl-S 仍在这里保存。",
                "Your other session took this over, so not saved; Ctrl-S again saves it.",
            )
        } else {
            Text::of(
                "您的另一处会话已接着填写；在这里再填的，另行暂存。",
                "Your other session took this over; what you type here is kept apart.",
            )
        };
        self.message = Some(Message::refused(why));
        self.offer_again();
        self.keep()
    }
}

impl Overlay {
    /// What was typed into it and is not saved.
    fn draft(&self, now: NaiveDateTime, ctx: &super::Ctx<'_>) -> Option<Draft> {
        match self {
            Overlay::Editor(editor, typing) => editor
                .is_changed()
                .then(|| editor.draft(typing.at.unwrap_or(now), ctx)),
            Overlay::Reason(reason, typing) => reason.draft(typing.at.unwrap_or(now)),
            Overlay::Because(ask, year, typing) => {
                Draft::because(*year, ask.text(), typing.at.unwrap_or(now))
            }
            Overlay::Palette(..)
            | Overlay::Menu(..)
            | Overlay::Help(_)
            | Overlay::Sure(..)
            | Overlay::Unsaved(_)
            | Overlay::Asked(..)
            | Overlay::Window(_) => None,
        }
    }
}
