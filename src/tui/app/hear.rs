//! What news come to: of the desk, of others, of the line that drops.

use super::act::{Act, News};
use super::overlay::Overlay;
use super::wish::{Place, ScreenName};
use super::{App, Effects, said};
use crate::desk::Progress;
use crate::domain::id::{CommitteeId, FormId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Locale;
use crate::tui::scene::Effect;
use crate::tui::task::Told;
use crate::tui::widgets::message::Message;

impl App {
    /// Says what whoever sits down should know at once.
    pub(super) fn caution(&mut self) {
        let told = match self.desk.borrow().cautions() {
            Ok(cautions) => cautions,
            Err(error) => vec![error.text()],
        };
        let all = |locale| {
            let told = told.iter().map(|text| text.say(locale));
            told.collect::<Vec<_>>().join(" ")
        };
        let (zh, en) = (all(Locale::Zh), all(Locale::En));
        if !told.is_empty() {
            self.message = Some(Message::refused(text!("{zh}", "{en}")));
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

    pub(super) fn on_news(&mut self, news: News) -> Effects {
        match news {
            News::FileWritten => vec![Effect::Do(Act::CatchUp)],
            News::Others(entries) => {
                self.others += entries.len();
                let others = said::others(&entries);
                self.message = Some(Message::note(others.clone()));
                vec![self.book_changed(Some(others))]
            }
            News::Done(report) => {
                self.message = Some(self.done(said::done(&report)));
                let mut effects = vec![self.book_changed(None)];
                match self.overlays.last() {
                    Some(Overlay::Editor(..)) => {
                        self.overlays.pop();
                        self.show_new(report.record);
                        effects.extend(self.left_saved());
                    }
                    Some(Overlay::Reason(..)) => {
                        self.overlays.pop();
                        effects.extend(self.left_saved());
                    }
                    _ => {}
                }
                effects
            }
            News::Refused(refusal) => {
                let asked = self.with(|parts, ctx| match parts.overlays.last_mut() {
                    Some(Overlay::Editor(editor, _)) => {
                        editor.refuse(&refusal, ctx);
                        true
                    }
                    Some(Overlay::Reason(reason, _)) => {
                        reason.refuse(refusal.text());
                        true
                    }
                    _ => false,
                });
                if !asked {
                    self.message = Some(Message::refused(refusal.text()));
                }
                // What it was refused for may be news to the screens.
                vec![self.book_changed(Some(refusal.text()))]
            }
            News::Undone(seq) => {
                self.message = Some(Message::done(said::undone(seq)));
                vec![self.book_changed(None)]
            }
            News::Redone(seq) => {
                self.message = Some(Message::done(said::redone(seq)));
                vec![self.book_changed(None)]
            }
            News::Work(work, told) => self.on_work(&work, told),
            News::Adopted(seq, said, entries) => {
                self.message = Some(Message::done(said));
                let mine = entries.iter().filter(|entry| entry.seq == seq).count();
                // What was folded in before was taken for somebody else's.
                self.others = match mine {
                    0 => self.others.saturating_sub(1),
                    _ => self.others + entries.len() - mine,
                };
                vec![self.book_changed(None)]
            }
            News::YearShown(_) => {
                self.recompute();
                Vec::new()
            }
            News::Failed(error) => {
                self.message = Some(Message::refused(error.text()));
                Vec::new()
            }
            News::Kept(Ok(written)) => self.on_kept(written),
            News::Kept(Err(error)) => self.on_not_kept(&error),
            News::Taken => self.on_taken(true),
            News::Found(found) => self.on_found(found),
            News::TookOver(path, Ok(drafts)) => self.on_took_over(&path, drafts),
            News::TookOver(_, Err(error)) => {
                self.message = Some(Message::refused(said::not_taken_over(&error)));
                Vec::new()
            }
        }
    }

    /// Long work tells its window; work that nobody waits for any more is passed over.
    fn on_work(&mut self, work: &Progress, told: Told) -> Effects {
        let mut windows = self.overlays.iter_mut().enumerate();
        let waiting = windows.find_map(|(at, overlay)| match overlay {
            Overlay::Window(window) if window.waits_for(work) => Some((at, window)),
            _ => None,
        });
        let Some((at, window)) = waiting else {
            return Vec::new();
        };
        // How far it is changes nothing that a key could be for.
        self.sight.heard |= !matches!(told, Told::Far(..) | Told::Listed(_));
        let step = window.hear(work, told);
        self.take_step(at, step)
    }

    /// After an editor saved something that a screen can choose, it is chosen.
    fn show_new(&mut self, record: Option<(Kind, u64)>) {
        let place = match record {
            Some((Kind::Member, id)) => Place::Member(MemberId(id)),
            Some((Kind::Committee, id)) => Place::Committee(CommitteeId(id)),
            Some((Kind::Sector, id)) => Place::Sector(SectorId(id)),
            Some((Kind::RegistrationForm, id)) => Place::Form(FormId(id)),
            _ => return,
        };
        // Whoever works elsewhere stays there; a pending form can be chosen on the desk, too.
        match (self.shown, place) {
            (ScreenName::Forms, Place::Form(_)) => self.go(place),
            (ScreenName::Desk, Place::Form(_)) => {
                self.with(|parts, ctx| parts.screen().go(place, ctx));
            }
            (ScreenName::Desk, _) => self.go(place),
            (ScreenName::Forms | ScreenName::Checklist, _) => {}
        }
    }
}
