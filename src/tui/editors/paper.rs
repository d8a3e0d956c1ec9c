//! What an editor puts on the screen and what it makes of it, whatever the record is.
//!
//! A [`Paper`] is the noun's side of an editor: its fields as the book has them, and the request
//! that saving asks for. Most records are kept by hand and share [`New`] and [`Correct`]: their
//! fields are those of their description, and [`Beyond`] says what goes beyond it.

use super::described::{fields_of, follow, read, watched};
use super::reading::Reading;
use super::{activity, convenor, yearly_paper};
use crate::desk::AnyRequest;
use crate::desk::{Add, Edit, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::described::{Change, Shape, Value};
use crate::domain::id::Id;
use crate::domain::record::{Entity, Kind, Record, Seq};
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
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
    fn request(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal>;

    /// The field in which the keyboard begins; none for the first.
    fn begins_at(&self) -> Option<&'static str> {
        None
    }

    /// The fields that others depend on.
    fn watched(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// A watched field was changed: what depends on it and was not touched goes along.
    fn follow(&self, _field: &str, _was: &str, _form: &mut Form, _ctx: &Ctx<'_>) {}
}

/// What the editor of a kind does beyond its description.
pub(super) struct Beyond {
    /// The field in which the keyboard begins when a record is entered, where what stands before
    /// it is known mostly.
    pub(super) begins_at: Option<&'static str>,
    /// The fields that others depend on.
    pub(super) watched: &'static [&'static str],
    /// Says more of a record that is entered.
    pub(super) begin: fn(&mut Record, &Ctx<'_>),
    /// Changes what the description makes of the record.
    pub(super) arrange: fn(&Record, &mut Vec<Field>, &Ctx<'_>),
    /// A watched field was changed: which, and what it was.
    pub(super) follow: fn(&str, &str, &mut Form, &Ctx<'_>),
}

impl Beyond {
    /// Nothing.
    pub(super) const NOTHING: Beyond = Beyond {
        begins_at: None,
        watched: &[],
        begin: |_, _| {},
        arrange: |_, _, _| {},
        follow: |_, _, _, _| {},
    };

    /// The fields that others depend on, by the description too.
    fn watched_with(&self, kind: Kind) -> Vec<&'static str> {
        self.watched.iter().copied().chain(watched(kind)).collect()
    }

    fn of(kind: Kind) -> Beyond {
        match kind {
            Kind::Activity => activity::BEYOND,
            Kind::Convenor => convenor::BEYOND,
            Kind::Plan | Kind::Summary | Kind::Circular => yearly_paper::BEYOND,
            // The sector is known mostly.
            Kind::Output => Beyond {
                begins_at: Some("title"),
                ..Beyond::NOTHING
            },
            _ => Beyond::NOTHING,
        }
    }
}

/// Enters a record.
pub(super) struct New {
    /// Of which kind.
    pub(super) kind: Kind,
    /// Whose it is, as far as it is known.
    pub(super) owner: Option<(Kind, u64)>,
    /// Of which year; none for that which is looked at.
    pub(super) year: Option<Year>,
}

impl New {
    /// The record as it begins, with what is known of it.
    fn begin(&self, ctx: &Ctx<'_>) -> Result<Record, Text> {
        let (book, today) = (ctx.book(), ctx.today());
        let today = self.year.map_or(today, |year| today.looking_at(year));
        let begun = Record::begun(self.kind, book, today);
        let mut record = begun.ok_or_else(|| gone(self.kind, 0))?;
        if let Some((facts, kinds)) = self.kind.owner() {
            let value = match self.owner {
                Some((kind, id)) if book.record(kind, id).is_none() => return Err(gone(kind, id)),
                Some((kind, id)) if matches!(facts.shape, Shape::Refs(_)) => {
                    Value::Refs(kind, vec![id])
                }
                Some((kind, id)) => Value::Ref(kind, id),
                // It is chosen among those there are.
                None if facts.required && kinds == [Kind::Sector] && book.sectors.is_empty() => {
                    return Err(super::no_sectors());
                }
                None => Value::Empty,
            };
            if !value.is_empty() {
                let set = record
                    .fields_mut()
                    .set(facts.id, &value, Change::at(today.date));
                set.map_err(|_| gone(self.kind, 0))?;
            }
        }
        (Beyond::of(self.kind).begin)(&mut record, ctx);
        Ok(record)
    }
}

impl Paper for New {
    fn title(&self, book: &Book) -> Text {
        let whose = self.owner.map(|(kind, id)| book.name_of(kind, id));
        let year = self.year.map(|year| year.to_string());
        let about: Vec<String> = whose.into_iter().chain(year).collect();
        titled(&Verb::Add(self.kind).title(), &about.join(" "))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let record = self.begin(ctx)?;
        let mut fields = fields_of(record.fields(), true, ctx);
        (Beyond::of(self.kind).arrange)(&record, &mut fields, ctx);
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut record = self.begin(ctx).map_err(Refusal::Procedure)?;
        let mut reading = Reading::of(form);
        read(record.fields_mut(), form, &mut reading, ctx);
        reading.done()?;
        Ok(Box::new(Add(record)))
    }

    /// Whose it is comes first where that is not known.
    fn begins_at(&self) -> Option<&'static str> {
        match self.kind.owner() {
            Some((facts, _)) if facts.required && self.owner.is_none() => Some(facts.id),
            _ => Beyond::of(self.kind).begins_at,
        }
    }

    fn watched(&self) -> Vec<&'static str> {
        Beyond::of(self.kind).watched_with(self.kind)
    }

    fn follow(&self, field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        follow(self.kind, field, form);
        (Beyond::of(self.kind).follow)(field, was, form, ctx);
    }
}

/// Corrects a record, or the part of it that an editor is about.
pub(super) struct Correct {
    kind: Kind,
    id: u64,
    part: Option<(Text, &'static [&'static str])>,
}

impl Correct {
    /// The whole record.
    pub(super) fn of(kind: Kind, id: u64) -> Correct {
        let part = None;
        Correct { kind, id, part }
    }

    /// Only these fields of it, under a title that says what for.
    pub(super) fn part(
        kind: Kind,
        id: u64,
        title: Text,
        fields: &'static [&'static str],
    ) -> Correct {
        let part = Some((title, fields));
        Correct { kind, id, part }
    }
}

impl Paper for Correct {
    fn title(&self, book: &Book) -> Text {
        let name = book.name_of(self.kind, self.id);
        match &self.part {
            Some((title, _)) => titled(title, &name),
            None => titled(&Verb::Edit(self.kind).title(), &name),
        }
    }

    fn corrects(&self) -> Option<(Kind, u64)> {
        Some((self.kind, self.id))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let record = ctx.book().record(self.kind, self.id);
        let record = record.ok_or_else(|| gone(self.kind, self.id))?;
        let mut fields = fields_of(record.fields(), false, ctx);
        (Beyond::of(self.kind).arrange)(&record, &mut fields, ctx);
        if let Some((_, part)) = &self.part {
            fields.retain(|field| part.iter().any(|id| is_of(field.id, id)));
        }
        Ok(fields)
    }

    fn request(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let record = ctx.book().record(self.kind, self.id);
        let mut record = record.ok_or(Refusal::Conflict {
            kind: self.kind,
            theirs: None,
        })?;
        let mut reading = Reading::of(form);
        read(record.fields_mut(), form, &mut reading, ctx);
        reading.done()?;
        Ok(Box::new(Edit { record, seen }))
    }

    fn watched(&self) -> Vec<&'static str> {
        Beyond::of(self.kind).watched_with(self.kind)
    }

    fn follow(&self, field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        follow(self.kind, field, form);
        (Beyond::of(self.kind).follow)(field, was, form, ctx);
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
pub(super) fn find<T: Entity>(shelf: &crate::domain::Shelf<T>, id: T::Id) -> Result<&T, Text> {
    shelf.get(id).ok_or_else(|| gone(T::KIND, id.raw()))
}
