//! An editor at work: the form, the record that it was opened on, and what the desk answered.
//!
//! Never writes: saving hands out a request for the executor, and the answer comes back through
//! [`RecordEditor::refuse`]. When somebody else changed the record meanwhile, both versions are
//! shown ([`super::compare`]) before anything is saved over theirs.

use chrono::NaiveDateTime;

use super::compare::{Choice, Compare};
use super::paper::Paper;
use crate::desk::AnyRequest;
use crate::desk::Refusal;
use crate::domain::record::{Kind, Seq};
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::drafts::{Draft, Subject, Typed};
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::form::{self, Form};
use crate::tui::widgets::overlay_keys;

/// What an editor wants.
#[derive(Debug)]
pub enum EditorOutcome {
    /// Something was typed: [`RecordEditor::draft`] may be kept.
    Changed,
    /// Close, and keep what was typed for later.
    Keep,
    /// Close, and throw away what was typed.
    Discard,
    /// Save by this request. Close the editor when it is carried out; hand a refusal to
    /// [`RecordEditor::refuse`].
    Save(Box<AnyRequest>),
}

/// An open editor.
pub struct RecordEditor {
    of: Invocation,
    paper: Box<dyn Paper>,
    form: Form,
    /// The record's last change that the person has seen.
    seen: Seq,
    /// The last entry of the book when the editor was opened, or told of a change since.
    opened: Seq,
    /// The fields' texts as the book had them when `seen` was the last change.
    base: form::Texts,
    /// The texts of the watched fields.
    watched: Vec<String>,
    compare: Option<Compare>,
}

impl RecordEditor {
    /// Opens the editor; the reason when the record is gone or can't be edited now.
    pub(super) fn open(
        of: &Invocation,
        paper: Box<dyn Paper>,
        ctx: &Ctx<'_>,
    ) -> Result<RecordEditor, Text> {
        let mut form = Form::new(paper.title(ctx.book()), paper.fields(ctx)?);
        form.can_be_kept();
        if paper.corrects().is_none() {
            form.propose();
        }
        if let Some(field) = paper.begins_at() {
            form.go_to(field);
        }
        let mut editor = RecordEditor {
            of: of.clone(),
            seen: seq(paper.corrects(), ctx),
            opened: ctx.book().seq(),
            base: texts(&form),
            watched: Vec::new(),
            compare: None,
            paper,
            form,
        };
        editor.watched = editor.watch();
        Ok(editor)
    }

    /// The command that it is the editor of, and what for.
    #[must_use]
    pub fn of(&self) -> &Invocation {
        &self.of
    }

    /// Its fields.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Was anything typed that is not saved?
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    /// The record that it corrects, which others may change meanwhile; none for other requests.
    #[must_use]
    pub fn corrects(&self) -> Option<(Kind, u64)> {
        self.paper.corrects()
    }

    /// The last entry that the person knows of what it bears on.
    #[must_use]
    pub fn opened(&self) -> Seq {
        self.opened
    }

    /// Are both versions being compared?
    #[must_use]
    pub fn is_comparing(&self) -> bool {
        self.compare.is_some()
    }

    /// Edits, compares, or asks to be saved or closed.
    pub fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Outcome<EditorOutcome> {
        if let Some(compare) = &mut self.compare {
            return match compare.handle(input) {
                Outcome::Gave(choice) => self.settle(choice, ctx),
                Outcome::Closed => {
                    self.compare = None;
                    Outcome::Taken
                }
                Outcome::Taken | Outcome::Ignored => Outcome::Taken,
            };
        }
        match self.form.handle(input) {
            Outcome::Gave(form::FormOutcome::Changed) => {
                self.follow(ctx);
                Outcome::Gave(EditorOutcome::Changed)
            }
            Outcome::Gave(form::FormOutcome::Save) => self.save(ctx),
            Outcome::Gave(form::FormOutcome::Keep) => Outcome::Gave(EditorOutcome::Keep),
            Outcome::Gave(form::FormOutcome::Discard) => Outcome::Gave(EditorOutcome::Discard),
            Outcome::Taken => Outcome::Taken,
            Outcome::Ignored => Outcome::Ignored,
            Outcome::Closed => Outcome::Closed,
        }
    }

    /// The desk refused: what is wrong is shown beside its field, or for the whole; a change by
    /// somebody else opens the comparison.
    pub fn refuse(&mut self, refusal: &Refusal, ctx: &Ctx<'_>) {
        match refusal {
            Refusal::Fields(errors) => {
                let beside = errors.iter().map(|it| (Some(it.field), it.text.clone()));
                self.form.refuse(beside);
            }
            Refusal::Conflict {
                kind,
                theirs: Some(theirs),
            } if self.paper.corrects() == Some((*kind, theirs.raw_id())) => {
                self.collide(refusal, ctx);
            }
            Refusal::Overtaken { .. } => {
                // Who saves again has what it is for before the eyes, as it is now.
                match self.paper.fields(ctx) {
                    Ok(fields) => {
                        self.opened = ctx.book().seq();
                        let title = self.paper.title(ctx.book());
                        self.form.renew(Form::new(title, fields));
                        self.form.refuse([(None, refusal.text())]);
                    }
                    Err(why) => self.form.refuse([(None, why)]),
                }
            }
            Refusal::Conflict { .. }
            | Refusal::Denied(_)
            | Refusal::Store(_)
            | Refusal::Gone { .. }
            | Refusal::InvalidTransition(_)
            | Refusal::NothingToUndo
            | Refusal::Stopped
            | Refusal::ClosedYear(_)
            | Refusal::Procedure(_) => self.form.refuse([(None, refusal.text())]),
        }
    }

    /// What was typed by `at`, to be kept.
    #[must_use]
    pub fn draft(&self, at: NaiveDateTime, ctx: &Ctx<'_>) -> Draft {
        let fields = self.form.fields().iter();
        let typed = fields.filter(|it| it.editor.is_editable()).map(|field| {
            let before = self.base.iter().find(|(id, _)| id == field.id);
            Typed {
                id: field.id.to_owned(),
                label: field.label.clone(),
                text: field.editor.text(),
                words: field.editor.words(ctx.locale),
                before: before.map(|(_, text)| text.clone()).unwrap_or_default(),
            }
        });
        Draft {
            subject: Subject::Editor(self.of.clone()),
            title: self.paper.title(ctx.book()),
            fields: typed.collect(),
            // Who corrects nothing has seen what the act bears on.
            seen: Some(match self.paper.corrects() {
                Some(_) => self.seen,
                None => self.opened,
            }),
            at,
            discarded: false,
        }
    }

    /// Goes on with what was kept. When somebody changed the record since it was begun, both
    /// versions are compared before anything is saved. Hands back what has no place any more: a
    /// field that is gone, somebody who can't be chosen now.
    pub fn restore(&mut self, draft: &Draft, ctx: &Ctx<'_>) -> Vec<Typed> {
        let now = self.seen;
        // A draft that does not know its version has seen none: saving is refused and compared.
        let seen = draft.seen.unwrap_or_default();
        let meanwhile = self.paper.corrects().is_some() && seen != now;
        let theirs = meanwhile.then(|| self.form.clone());
        let mut left = Vec::new();
        for field in &draft.fields {
            let editor = field.editor(&mut self.form);
            let editor = editor.filter(|it| it.is_editable());
            // As it stood on the screen, so that the comparison shows what is another's.
            let was_known = meanwhile && draft.seen.is_some();
            if let Some(editor) = editor {
                if field.is_changed() || was_known {
                    editor.restore(&field.text);
                }
                if !field.is_changed() || editor.text() == field.text {
                    continue;
                }
            }
            if field.is_changed() {
                left.push(field.clone());
            }
        }
        self.watched = self.watch();
        if self.paper.corrects().is_none() {
            self.opened = seen;
        }
        if let Some(field) = draft.changed().last() {
            self.form.go_to(&field.id);
        }
        if let Some(theirs) = theirs {
            if draft.seen.is_some() {
                let before = draft.fields.iter();
                self.base = before
                    .map(|it| (it.id.clone(), it.before.clone()))
                    .collect();
            }
            self.seen = seen;
            let by = ctx.entry(now);
            self.compare = Compare::of(&self.form, &theirs, &self.base, by);
            if self.compare.is_none() {
                self.seen = now;
                self.base = texts(&theirs);
            }
        }
        left
    }

    /// The record that was seen was another file's: saving compares with what there is now.
    pub fn uproot(&mut self) {
        self.seen = Seq::default();
        self.compare = None;
    }

    /// The keys that act in it now.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        match self.compare {
            Some(_) => overlay_keys::COMPARE.pages(),
            None => self.form.key_rows(),
        }
    }

    /// Draws the form, and the comparison over it.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        self.form.draw(canvas);
        if let Some(compare) = &self.compare {
            compare.draw(canvas);
        }
    }

    fn save(&mut self, ctx: &Ctx<'_>) -> Outcome<EditorOutcome> {
        match self.paper.request(&self.form, self.seen, ctx) {
            Ok(request) => Outcome::Gave(EditorOutcome::Save(request)),
            Err(refusal) => {
                self.refuse(&refusal, ctx);
                Outcome::Taken
            }
        }
    }

    /// Somebody else changed the record: compares, with what the book has now.
    fn collide(&mut self, refusal: &Refusal, ctx: &Ctx<'_>) {
        let now = match self.paper.fields(ctx) {
            Ok(fields) => Form::new(self.paper.title(ctx.book()), fields),
            Err(why) => return self.form.refuse([(None, why)]),
        };
        let by = ctx.entry(seq(self.paper.corrects(), ctx));
        self.compare = Compare::of(&self.form, &now, &self.base, by);
        if self.compare.is_none() {
            // They entered the same, or changed what this editor does not show.
            self.seen = seq(self.paper.corrects(), ctx);
            self.base = texts(&now);
            self.form.refuse([(None, refusal.text())]);
        }
    }

    fn settle(&mut self, choice: Choice, ctx: &Ctx<'_>) -> Outcome<EditorOutcome> {
        let Some(compare) = self.compare.take() else {
            return Outcome::Taken;
        };
        compare.settle(&mut self.form);
        self.base = compare.into_now();
        self.seen = seq(self.paper.corrects(), ctx);
        self.watched = self.watch();
        match choice {
            Choice::Apply => Outcome::Gave(EditorOutcome::Changed),
            Choice::ApplyAndSave => self.save(ctx),
        }
    }

    fn follow(&mut self, ctx: &Ctx<'_>) {
        let now = self.watch();
        let was = std::mem::replace(&mut self.watched, now);
        let mut moved = false;
        for (i, field) in self.paper.watched().iter().enumerate() {
            if was.get(i) != self.watched.get(i) {
                let was = was.get(i).map_or("", String::as_str);
                self.paper.follow(field, was, &mut self.form, ctx);
                moved = true;
            }
        }
        if moved {
            self.watched = self.watch();
        }
    }

    fn watch(&self) -> Vec<String> {
        let fields = self.paper.watched().into_iter();
        fields
            .map(|field| {
                let editor = self.form.editor(field);
                editor.map(|it| it.text()).unwrap_or_default()
            })
            .collect()
    }
}

/// The fields' texts by their names.
fn texts(form: &Form) -> form::Texts {
    let fields = form.fields().iter();
    fields
        .map(|field| (field.id.to_owned(), field.editor.text()))
        .collect()
}

fn seq(record: Option<(Kind, u64)>, ctx: &Ctx<'_>) -> Seq {
    record
        .and_then(|(kind, id)| ctx.book().seq_of(kind, id))
        .unwrap_or_default()
}
