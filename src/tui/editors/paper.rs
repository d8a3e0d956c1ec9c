//! What an editor puts on the screen and what it makes of it, whatever the record is.
//!
//! A [`Paper`] is the noun's side of an editor: its fields as the book has them, and the request
//! that saving asks for. Most records are kept by hand and share [`New`] and [`Correct`]: their
//! fields are those of their description, and a [`Noun`] says only what goes beyond it.

use super::described::{fields_of, read};
use super::reading::Reading;
use crate::desk::{Add, Edit, Keep, Refusal};
use crate::domain::appointment::{Leader, Liaison};
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::described::Described;
use crate::domain::id::Id;
use crate::domain::member::Member;
use crate::domain::organisation::Organisation;
use crate::domain::record::{Kind, Seq};
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::domain::yearwork::{Output, Study};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::app::errand::{self, Errand};
use crate::tui::widgets::form::{Field, Form, is_of};

/// The noun's side of an editor.
pub(super) trait Paper {
    /// Its title, with the names that the book has now.
    fn title(&self, book: &Book) -> Text;

    /// The record that is corrected, which others may change meanwhile; none for other requests.
    fn corrects(&self) -> Option<(Kind, u64)> {
        None
    }

    /// The fields as the book has them now, or why there is nothing to be filled in.
    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text>;

    /// The request that saving asks for; `seen` is the last change of the record that was seen.
    fn errand(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<dyn Errand>, Refusal>;

    /// The field in which the keyboard begins; none for the first.
    fn begins_at(&self) -> Option<&'static str> {
        None
    }

    /// The fields that others depend on.
    fn watched(&self) -> &'static [&'static str] {
        &[]
    }

    /// A watched field was changed: what depends on it and was not touched goes along.
    fn follow(&self, _field: &str, _was: &str, _form: &mut Form, _ctx: &Ctx<'_>) {}
}

/// A kind of record that is kept by hand, as its description has it; and what goes beyond that.
pub(super) trait Noun: Keep<Id: errand::Output> + Described {
    /// The field in which the keyboard begins when a record is entered, where what stands before
    /// it is known mostly.
    const BEGINS_AT: Option<&'static str> = None;

    /// The fields that others depend on.
    const WATCHED: &'static [&'static str] = &[];

    /// Changes what the description makes of the record.
    fn arrange(&self, _fields: &mut Vec<Field>, _ctx: &Ctx<'_>) {}

    /// A watched field was changed.
    fn follow(_field: &str, _was: &str, _form: &mut Form, _ctx: &Ctx<'_>) {}
}

macro_rules! as_described {
    ($($kind:ident)*) => {$(impl Noun for $kind {})*};
}

as_described! { Organisation Committee Sector Member Liaison Leader KeyContact Workroom Study }

/// The sector is known mostly.
impl Noun for Output {
    const BEGINS_AT: Option<&'static str> = Some("title");
}

type Begin<T> = Box<dyn Fn(&Ctx<'_>) -> Result<T, Text>>;
type About = Box<dyn Fn(&Book) -> String>;

/// Enters a record.
pub(super) struct New<T> {
    about: About,
    begin: Begin<T>,
}

impl<T: Noun> New<T> {
    /// A record that begins as its kind does, with what `given` says of it.
    pub(super) fn of(given: impl Fn(&mut T, &Ctx<'_>) -> Result<(), Text> + 'static) -> New<T> {
        New {
            about: Box::new(|_| String::new()),
            begin: Box::new(move |ctx| {
                let mut record = T::blank(ctx.book(), ctx.today());
                given(&mut record, ctx)?;
                Ok(record)
            }),
        }
    }

    /// The same, with words for whom it is.
    pub(super) fn about(mut self, about: impl Fn(&Book) -> String + 'static) -> New<T> {
        self.about = Box::new(about);
        self
    }
}

impl<T: Noun> Paper for New<T> {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::Add(T::KIND).title(), &(self.about)(book))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let record = (self.begin)(ctx)?;
        let mut fields = fields_of(&record, true, ctx);
        record.arrange(&mut fields, ctx);
        Ok(fields)
    }

    fn errand(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<dyn Errand>, Refusal> {
        let mut record = (self.begin)(ctx).map_err(Refusal::Procedure)?;
        let mut reading = Reading::of(form);
        read(&mut record, form, &mut reading, ctx);
        reading.done()?;
        Ok(Box::new(Add(record)))
    }

    fn begins_at(&self) -> Option<&'static str> {
        T::BEGINS_AT
    }

    fn watched(&self) -> &'static [&'static str] {
        T::WATCHED
    }

    fn follow(&self, field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        T::follow(field, was, form, ctx);
    }
}

/// Corrects a record, or the part of it that an editor is about.
pub(super) struct Correct<T: Keep> {
    id: T::Id,
    part: Option<(Text, &'static [&'static str])>,
}

impl<T: Noun> Correct<T> {
    /// The whole record.
    pub(super) fn of(id: T::Id) -> Correct<T> {
        Correct { id, part: None }
    }

    /// Only these fields of it, under a title that says what for.
    pub(super) fn part(id: T::Id, title: Text, fields: &'static [&'static str]) -> Correct<T> {
        let part = Some((title, fields));
        Correct { id, part }
    }

    fn record(&self, book: &Book) -> Option<T> {
        book.record(T::KIND, self.id.raw()).and_then(T::from_record)
    }
}

impl<T: Noun> Paper for Correct<T> {
    fn title(&self, book: &Book) -> Text {
        let name = book.name_of(T::KIND, self.id.raw());
        match &self.part {
            Some((title, _)) => titled(title, &name),
            None => titled(&Verb::Edit(T::KIND).title(), &name),
        }
    }

    fn corrects(&self) -> Option<(Kind, u64)> {
        Some((T::KIND, self.id.raw()))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let record = self
            .record(ctx.book())
            .ok_or_else(|| gone(T::KIND, self.id.raw()))?;
        let mut fields = fields_of(&record, false, ctx);
        record.arrange(&mut fields, ctx);
        if let Some((_, part)) = &self.part {
            fields.retain(|field| part.iter().any(|id| is_of(field.id, id)));
        }
        Ok(fields)
    }

    fn errand(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<dyn Errand>, Refusal> {
        let mut record = self.record(ctx.book()).ok_or(Refusal::Conflict {
            kind: T::KIND,
            theirs: None,
        })?;
        let mut reading = Reading::of(form);
        read(&mut record, form, &mut reading, ctx);
        reading.done()?;
        Ok(Box::new(Edit { record, seen }))
    }

    fn watched(&self) -> &'static [&'static str] {
        T::WATCHED
    }

    fn follow(&self, field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        T::follow(field, was, form, ctx);
    }
}

/// A title, and whom it is about.
pub(super) fn titled(title: &Text, about: &str) -> Text {
    let (zh, en) = (&title.zh, &title.en);
    if about.is_empty() {
        text!("{zh}", "{en}")
    } else {
        text!("{zh} {about}", "{en}: {about}")
    }
}

/// That there is no such record any more.
pub(super) fn gone(kind: Kind, id: u64) -> Text {
    Refusal::Gone { kind, id }.text()
}

/// The record of this identity, or that it is gone.
pub(super) fn find<T: crate::domain::record::Entity>(
    shelf: &crate::domain::Shelf<T>,
    id: T::Id,
) -> Result<&T, Text> {
    shelf.get(id).ok_or_else(|| gone(T::KIND, id.raw()))
}
