//! The window of what is typed and not saved: what it offers, and what becomes of it there: gone on
//! with, discarded, copied, taken over from another session.
//!
//! What is written down, and when, is `unsaved`'s.

use std::path::Path;

use super::overlay::{Overlay, Typing};
use super::reason::Reason;
use super::{App, messages};
use crate::text::Text;
use crate::tui::drafts::{Draft, Found, Subject};
use crate::tui::editors;
use crate::tui::operation::Operation;
use crate::tui::widgets::message::Message;
use crate::tui::windows::unsaved::{Unsaved, UnsavedOutcome, UnsavedWindow, Which};

impl App {
    /// What is to be said of drafts as the screens open.
    pub(super) fn offer_at_start(&mut self) {
        if let Some(path) = self.drafts.damaged.take() {
            self.message = Some(Message::refused(messages::set_aside(&path)));
        }
        if !self.drafts.is_empty() {
            self.offer();
        }
    }

    /// Shows what is not saved.
    fn offer(&mut self) {
        let rows = self.unsaved_rows();
        self.overlays
            .retain(|it| !matches!(it, Overlay::Unsaved(_)));
        self.lay(Overlay::Unsaved(Box::new(UnsavedWindow::new(rows))));
    }

    /// The window of what is not saved shows how things stand; it goes where nothing is left to be
    /// gone on with and nobody looks at what was discarded.
    pub(super) fn offer_again(&mut self) {
        if !self
            .overlays
            .iter()
            .any(|it| matches!(it, Overlay::Unsaved(_)))
        {
            return;
        }
        let (rows, done) = (self.unsaved_rows(), self.drafts.is_empty());
        self.overlays.retain_mut(|overlay| match overlay {
            Overlay::Unsaved(window) => {
                window.show(rows.clone());
                !(done && (rows.is_empty() || !window.looks_at_discarded()))
            }
            _ => true,
        });
    }

    fn unsaved_rows(&mut self) -> Vec<Unsaved> {
        let (kept, discarded, living) = (
            self.drafts.kept.clone(),
            self.drafts.discarded.clone(),
            self.drafts.living.clone(),
        );
        self.with(|_, ctx| {
            let row = |which, draft: Draft| {
                let (title, blocked) = match &draft.subject {
                    Subject::Editor(what) => match editors::open(what, ctx) {
                        Ok(editor) => (editor.form().title().clone(), None),
                        Err(why) => (draft.title.clone(), Some(why)),
                    },
                    Subject::Prompt(prompt) => {
                        (draft.title.clone(), prompt.request.blocked(ctx.desk))
                    }
                    Subject::Because(_) => (draft.title.clone(), Some(messages::reason_alone())),
                    Subject::Founding => (draft.title.clone(), Some(messages::founded_already())),
                    Subject::Unknown(_) => (draft.title.clone(), Some(messages::unknown_editor())),
                };
                Unsaved {
                    which,
                    draft,
                    title,
                    blocked,
                }
            };
            let kept = kept.into_iter().enumerate();
            let kept = kept.map(|(n, draft)| row(Which::Kept(n), draft));
            let living = living.into_iter().flat_map(|it| {
                let going = it.drafts.into_iter().filter(|it| !it.discarded);
                going.map(move |draft| (it.path.clone(), draft))
            });
            let living = living.map(|(path, draft)| row(Which::Living(path), draft));
            let discarded = discarded.into_iter().enumerate().rev();
            let discarded = discarded.map(|(n, draft)| row(Which::Discarded(n), draft));
            kept.chain(living).chain(discarded).collect()
        })
    }

    /// What the window of what is not saved wants.
    pub(super) fn on_unsaved(&mut self, effect: UnsavedOutcome) -> Vec<Operation> {
        let drafts = &mut self.drafts;
        match effect {
            UnsavedOutcome::Refused(why) => self.message = Some(Message::refused(why)),
            UnsavedOutcome::Copy(text) => {
                self.message = Some(Message::note(messages::copied()));
                return vec![Operation::Copy(text)];
            }
            UnsavedOutcome::GoOn(Which::Living(path)) => {
                return vec![Operation::TakeOver(path)];
            }
            UnsavedOutcome::GoOn(Which::Kept(n)) if n < drafts.kept.len() => {
                let draft = drafts.kept.remove(n);
                return self.go_on_with(draft);
            }
            UnsavedOutcome::GoOn(Which::Discarded(n)) if n < drafts.discarded.len() => {
                let draft = drafts.discarded.remove(n);
                return self.go_on_with(draft);
            }
            UnsavedOutcome::Discard(Which::Kept(n)) if n < drafts.kept.len() => {
                let draft = drafts.kept.remove(n);
                drafts.discard(draft);
                self.message = Some(Message::note(messages::discarded()));
            }
            UnsavedOutcome::Discard(Which::Discarded(n)) if n < drafts.discarded.len() => {
                drafts.discarded.remove(n);
            }
            UnsavedOutcome::GoOn(_) | UnsavedOutcome::Discard(_) => {}
        }
        self.offer_again();
        self.keep()
    }

    /// Opens what a draft was typed into, with what was typed.
    fn go_on_with(&mut self, draft: Draft) -> Vec<Operation> {
        let draft = Draft {
            discarded: false,
            ..draft
        };
        let typing = Typing { at: Some(draft.at) };
        match &draft.subject {
            Subject::Editor(what) => {
                let opened = self.with(|_, ctx| {
                    let mut editor = editors::open(what, ctx)?;
                    let left = editor.restore(&draft, ctx);
                    Ok((editor, left))
                });
                match opened {
                    Ok((editor, left)) => {
                        self.lay(Overlay::Editor(Box::new(editor), typing));
                        if !left.is_empty() {
                            // What has no place in the editor any more stays to be read.
                            self.message = Some(Message::refused(messages::without_a_place(&left)));
                            self.drafts.kept.push(Draft {
                                subject: Subject::Unknown(serde_json::Value::Null),
                                fields: left,
                                ..draft.clone()
                            });
                        }
                    }
                    Err(why) => {
                        self.message = Some(Message::refused(why));
                        self.drafts.kept.push(draft);
                    }
                }
            }
            Subject::Prompt(prompt) => {
                let blocked = prompt.request.blocked(&self.desk.borrow());
                if let Some(why) = blocked {
                    self.message = Some(Message::refused(why));
                    self.drafts.kept.push(draft);
                } else {
                    let text = draft.fields.first().map_or("", |it| it.text.as_str());
                    // A draft that does not know its version has seen none.
                    let seen = draft.seen.unwrap_or_default();
                    let mut reason = Reason::going_on(prompt.clone(), text, seen);
                    self.with(|_, ctx| reason.compare(ctx));
                    self.lay(Overlay::Reason(Box::new(reason), typing));
                }
            }
            Subject::Because(_) => {
                self.message = Some(Message::refused(messages::reason_alone()));
                self.drafts.kept.push(draft);
            }
            Subject::Founding => {
                self.message = Some(Message::refused(messages::founded_already()));
                self.drafts.kept.push(draft);
            }
            Subject::Unknown(_) => {
                self.message = Some(Message::refused(messages::unknown_editor()));
                self.drafts.kept.push(draft);
            }
        }
        self.offer_again();
        self.keep()
    }

    /// The executor has looked for what other sessions left.
    pub(super) fn on_found(&mut self, found: Found) -> Vec<Operation> {
        if let Some(path) = found.damaged.first() {
            self.message = Some(Message::refused(messages::set_aside(path)));
        }
        self.drafts.add(found);
        self.offer();
        Vec::new()
    }

    /// The drafts of another session are here now.
    pub(super) fn on_took_over(
        &mut self,
        path: &Path,
        drafts: Option<Vec<Draft>>,
    ) -> Vec<Operation> {
        self.drafts.living.retain(|it| it.path != path);
        let Some(drafts) = drafts else {
            self.message = Some(Message::refused(Text::of(
                "那一处会话已经保存或放弃了所填的内容。",
                "The other session has saved or discarded what it had.",
            )));
            self.offer_again();
            return Vec::new();
        };
        self.drafts.written = true;
        let going: Vec<_> = drafts.iter().filter(|it| !it.discarded).cloned().collect();
        if let [only] = going.as_slice() {
            self.drafts
                .take(drafts.into_iter().filter(|it| it.discarded).collect());
            return self.go_on_with(only.clone());
        }
        self.drafts.take(drafts);
        self.offer_again();
        self.keep()
    }
}
