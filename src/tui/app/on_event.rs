//! What events come to: of the person, of the desk, of others, of the line that drops.

use super::answer::Then;
use super::overlay::Overlay;
use super::place::{Place, ScreenName};
use super::waiting::{BETWEEN_TRIES, ends_waiting};
use super::{App, messages};
use crate::desk::{Progress, Refusal};
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::store::{ReadingOnly, StoreError};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::event::{Ending, Event};
use crate::tui::input::Input;
use crate::tui::operation::Operation;
use crate::tui::widgets::message::Message;

impl App {
    /// Says what whoever sits down should know at once: in the footer that the store is only read and
    /// that the clock is behind, and in a window of its own what the store has to say of its place.
    pub(super) fn caution(&mut self) {
        let (footer, place) = {
            let desk = self.desk.borrow();
            let mut footer: Vec<Text> = desk
                .reading_only()
                .map(ReadingOnly::text)
                .into_iter()
                .collect();
            match desk.clock_is_behind() {
                Ok(behind) => footer.extend(behind),
                Err(error) => footer.push(error.text()),
            }
            (footer, desk.cautions_of_place())
        };
        let all = |locale| {
            let told = footer.iter().map(|text| text.say(locale));
            told.collect::<Vec<_>>().join(" ")
        };
        let (zh, en) = (all(Locale::Zh), all(Locale::En));
        if !footer.is_empty() {
            self.message = Some(Message::refused(text!("{zh}", "{en}")));
        }
        for text in place {
            self.lay(Overlay::notice(text));
        }
    }

    /// What is said of an act that was carried out, and that it has another time than the clock's.
    fn done(&self, message: Message) -> Message {
        match self.desk.borrow().clock_is_behind() {
            Ok(Some(behind)) => {
                let (zh, en) = (&behind.zh, &behind.en);
                let (done_zh, done_en) = (&message.text.zh, &message.text.en);
                Message::note(text!("{zh} {done_zh}", "{en} {done_en}"))
            }
            _ => message,
        }
    }

    pub(super) fn on_event(&mut self, event: Event) -> Vec<Operation> {
        if ends_waiting(&event) && self.waits.take().is_some() {
            // What came of it takes its place.
            self.message = None;
        }
        let kept = match &event {
            Event::Done(_) | Event::Undone(_) | Event::Redone(_) => self.drafts.keep_answer(true),
            Event::Refused(_) | Event::NotTakenBack(..) => self.drafts.keep_answer(false),
            _ => false,
        };
        let mut operations = self.heard(event);
        if kept {
            operations.extend(self.left_saved());
        }
        operations
    }

    fn heard(&mut self, event: Event) -> Vec<Operation> {
        match event {
            Event::Input(input) => {
                let first = matches!(input, Input::Resize { .. }) && self.stale;
                let mut operations = self.on_input(&input);
                if first {
                    operations.push(Operation::Recheck);
                }
                operations
            }
            Event::Alarm => {
                if self.stale || self.is_another_day() {
                    self.recompute();
                }
                let mut operations = self.keep_what_was_typed();
                if self.waits.is_some() {
                    operations.push(Operation::TryAgain);
                }
                operations
            }
            Event::Stopping => self.keep_at_the_end(),
            Event::Resumed => vec![Operation::CatchUp],
            Event::Ending(Ending::Quit(_)) => Vec::new(),
            Event::Ending(Ending::Terminated | Ending::Killed(_) | Ending::HungUp) => {
                self.keep_at_the_end()
            }
            // The store that the app is of was there before it.
            Event::Begun => Vec::new(),
            Event::Waits(who) => {
                if self.waits.replace(who).is_none() {
                    self.say_waiting();
                }
                vec![Operation::Remind(BETWEEN_TRIES)]
            }
            Event::FileWritten => vec![Operation::CatchUp],
            Event::Others(entries) => {
                self.others += entries.len();
                let others = messages::others(&entries);
                if self.message.as_ref().is_none_or(Message::yields) {
                    self.message = Some(Message::note(others.clone()));
                }
                vec![self.book_changed(Some(others))]
            }
            Event::Done(done) => {
                let said = self.with(|_, ctx| messages::done(&done, ctx));
                self.message = Some(self.done(said));
                let mut operations = vec![self.book_changed(None)];
                if done.verb == Verb::EraseContact {
                    operations.extend(self.forget_person(&done.changes));
                }
                match self.overlays.last() {
                    Some(Overlay::Editor(..)) => {
                        self.overlays.pop();
                        self.show_new(done.changes.first().map(|it| (it.kind, it.id)));
                        operations.extend(self.left_saved());
                    }
                    Some(Overlay::Reason(..)) => {
                        self.overlays.pop();
                        operations.extend(self.left_saved());
                    }
                    _ => {}
                }
                operations
            }
            Event::Refused(Refusal::Store(error)) if error.is_of_another_file() => {
                self.lost(&error)
            }
            Event::Refused(Refusal::ClosedYear(year)) => {
                let typed = self.drafts.take_because(year);
                self.lay(Overlay::because(year, &typed));
                Vec::new()
            }
            Event::Refused(refusal) => {
                let asked = self.with(|parts, ctx| match parts.overlays.last_mut() {
                    Some(Overlay::Editor(editor, _)) => {
                        editor.refuse(&refusal, ctx);
                        true
                    }
                    Some(Overlay::Reason(reason, _)) => {
                        reason.refuse(&refusal, ctx);
                        true
                    }
                    _ => false,
                });
                if asked {
                    // Nothing is saved again before that was shown.
                    self.sight.over = true;
                    self.sight.refused = true;
                } else {
                    self.message = Some(Message::refused(refusal.text()));
                }
                // What it was refused for may be news to the screens.
                vec![self.book_changed(Some(refusal.text()))]
            }
            Event::Undone(seq) => {
                let said = self.with(|_, ctx| messages::undone(seq, ctx));
                self.message = Some(Message::done(said));
                vec![self.book_changed(None)]
            }
            Event::NotTakenBack(verb, of, refusal) => {
                let why = self.with(|_, ctx| messages::not_taken_back(verb, of, &refusal, ctx));
                self.message = Some(Message::refused(why.clone()));
                vec![self.book_changed(Some(why))]
            }
            Event::Redone(seq) => {
                let said = self.with(|_, ctx| messages::redone(seq, ctx));
                self.message = Some(Message::done(said));
                vec![self.book_changed(None)]
            }
            Event::Work(work) => self.on_work(&work),
            Event::Adopted(seq, said, entries) => {
                self.message = Some(Message::done(said));
                let mine = entries.iter().filter(|entry| entry.seq == seq).count();
                // What was folded in before was taken for somebody else's.
                self.others = match mine {
                    0 => self.others.saturating_sub(1),
                    _ => self.others + entries.len() - mine,
                };
                vec![self.book_changed(None)]
            }
            Event::YearShown(_) => {
                self.recompute();
                Vec::new()
            }
            Event::Reopened => self.reopened(),
            Event::Healed => {
                self.message = Some(Message::note(Text::of(
                    "数据文件又能正常读取了，内容与刚才一致。",
                    "The store can be read again, and is as it was.",
                )));
                Vec::new()
            }
            Event::Failed(error) if error.is_of_another_file() => self.lost(&error),
            // It is told for whom that waits already.
            Event::Behind(_) if self.waits.is_some() => Vec::new(),
            Event::Behind(who) => {
                let (zh, en) = (&who.zh, &who.en);
                self.message = Some(Message::note(text!(
                    "{zh}，别处的改动暂时读不到；屏幕上是先前的内容，随后自动更新。",
                    "{en}; what others changed can't be read now. The screen shows what was known, and follows by itself."
                )));
                Vec::new()
            }
            Event::Failed(error) => {
                self.message = Some(Message::refused(error.text()));
                Vec::new()
            }
            Event::Kept(Ok(written)) => self.on_kept(written),
            Event::Kept(Err(error)) => self.on_not_kept(&error),
            Event::NotPreferred(error) => {
                self.message = Some(Message::refused(messages::not_preferred(&error)));
                Vec::new()
            }
            Event::Taken => self.on_taken(true),
            Event::Found(found) => self.on_found(found),
            Event::TookOver(path, Ok(drafts)) => self.on_took_over(&path, drafts),
            Event::TookOver(_, Err(error)) => {
                self.message = Some(Message::refused(messages::not_taken_over(&error)));
                Vec::new()
            }
        }
    }

    /// The file that is open is not the store any more. What is being typed stays; where another file
    /// has the store's name, it is offered.
    fn lost(&mut self, error: &StoreError) -> Vec<Operation> {
        self.message = Some(Message::refused(error.text()));
        let asked = self
            .overlays
            .iter()
            .any(|it| matches!(it, Overlay::Asked(_, Then::Reopen)));
        if !asked && !matches!(error, StoreError::Removed(_)) {
            self.lay(Overlay::reopen(&error.text()));
        }
        Vec::new()
    }

    /// Another file is open. Editors keep what was typed, and compare it with what is there before
    /// they save; what else was open was about records of the file before.
    fn reopened(&mut self) -> Vec<Operation> {
        self.overlays.retain_mut(|overlay| match overlay {
            Overlay::Editor(editor, _) => {
                editor.uproot();
                true
            }
            Overlay::Reason(reason, _) => {
                reason.seen = Seq::default();
                true
            }
            Overlay::Unsaved(_) => true,
            _ => false,
        });
        self.others = 0;
        self.recompute();
        self.message = Some(Message::note(if self.overlays.is_empty() {
            Text::of(
                "已打开现在的数据文件。请核对最近的改动是否都在。",
                "The file that is there now is open. See whether the latest changes are in it.",
            )
        } else {
            Text::of(
                "已打开现在的数据文件。正在填写的内容还在，请核对后保存。",
                "The file that is there now is open. What you were typing is still here; check it, then save.",
            )
        }));
        Vec::new()
    }

    /// Long work tells its window; work that nobody waits for any more is passed over.
    fn on_work(&mut self, work: &Progress) -> Vec<Operation> {
        let mut windows = self.overlays.iter_mut().enumerate();
        let heard = windows.find_map(|(at, overlay)| match overlay {
            Overlay::Window(window) => Some((at, window.hear(work)?)),
            _ => None,
        });
        let Some((at, step)) = heard else {
            return Vec::new();
        };
        self.sight.heard |= step.came;
        self.take_step(at, step)
    }

    /// After an editor saved something that a screen can choose, it is chosen.
    fn show_new(&mut self, record: Option<(Kind, u64)>) {
        let Some((kind, id)) = record else { return };
        let place = match kind {
            _ if self.shown == ScreenName::Records => Place::Record(kind, id),
            Kind::Convenor => return,
            kind => Place::of(kind, id, self.desk.borrow().book()),
        };
        // Whoever works elsewhere stays there; a member and a pending form can be chosen on the desk, too, and all
        // records where they are listed by kind.
        match (self.shown, place) {
            (ScreenName::Desk, Place::Form(_) | Place::Member(_))
            | (ScreenName::Records, Place::Record(..)) => {
                self.with(|parts, ctx| parts.screen().go(place, ctx));
            }
            (shown, place) if place.screen() == shown => self.go(place),
            _ => {}
        }
    }
}
