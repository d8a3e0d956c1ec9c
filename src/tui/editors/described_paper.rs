//! The editors of records that are kept by hand: entering one, and correcting it. Their fields are those of the
//! description, and what goes beyond it has a line in [`beyond`].

use super::beyond::Beyond;
use super::described::{fields_of, follow, read, watched};
use super::paper::{Paper, gone, no_sectors, titled};
use super::reading::Reading;
use super::{activity, convenor, yearly_paper};
use crate::desk::{Add, AnyRequest, Edit, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::described::{Change, Shape, Value};
use crate::domain::record::{Kind, Record, Seq};
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form, is_of};

/// What goes beyond the description of a kind.
fn beyond(kind: Kind) -> Beyond {
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

/// The fields of a kind that others depend on.
fn watched_of(kind: Kind) -> Vec<&'static str> {
    let beyond = beyond(kind).watched.iter().copied();
    beyond.chain(watched(kind)).collect()
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
                    return Err(no_sectors());
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
        (beyond(self.kind).begin)(&mut record, ctx);
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
        (beyond(self.kind).arrange)(&record, &mut fields, ctx);
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut record = self.begin(ctx).map_err(Refusal::Procedure)?;
        let mut reading = Reading::of(form);
        read(record.fields_mut(), form, &mut reading, ctx);
        reading.done()?;
        Ok(Box::new(Add(record)))
    }

    /// Whose it is comes first where that is not known; what may be another's later is one field of many.
    fn begins_at(&self) -> Option<&'static str> {
        match self.kind.owner() {
            Some((facts, _)) if facts.required && !facts.dated && self.owner.is_none() => {
                Some(facts.id)
            }
            _ => beyond(self.kind).begins_at,
        }
    }

    fn watched(&self) -> Vec<&'static str> {
        watched_of(self.kind)
    }

    fn follow(&self, field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        follow(self.kind, field, form);
        (beyond(self.kind).follow)(field, was, form, ctx);
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
        (beyond(self.kind).arrange)(&record, &mut fields, ctx);
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
        watched_of(self.kind)
    }

    fn follow(&self, field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        follow(self.kind, field, form);
        (beyond(self.kind).follow)(field, was, form, ctx);
    }
}
