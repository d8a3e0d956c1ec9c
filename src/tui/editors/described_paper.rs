//! The editors of records that are kept by hand: entering one, and correcting it. Their fields are those of the
//! description, and what goes beyond it has a line in [`beyond`].

use super::beyond::Beyond;
use super::described::{fields_of, follow, read, watched};
use super::paper::{Paper, gone, no_sectors, titled};
use super::reading::Reading;
use super::{activity, convenor, inspection, yearly_paper};
use crate::desk::{Add, AnyRequest, Edit, Refusal};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{Change, Facts, Shape, Value};
use crate::domain::record::{Kind, Record, Seq};
use crate::domain::scope::Scope;
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form, is_of};

/// What goes beyond the description of a kind.
fn beyond(kind: Kind) -> Beyond {
    match kind {
        Kind::Activity => activity::BEYOND,
        Kind::Inspection => inspection::BEYOND,
        Kind::Convenor => convenor::BEYOND,
        Kind::Plan | Kind::Summary | Kind::Circular => yearly_paper::BEYOND,
        // The sector is known mostly.
        Kind::Output => Beyond {
            begins_at: Some("title"),
            // What a sector lacks is mostly entered here.
            begin: |record, _| {
                if let Record::Output(output) = record {
                    output.collective = true;
                }
            },
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
        let owner = self.kind.owner();
        if let Some((kind, id)) = self.owner {
            if book.record(kind, id).is_none() {
                return Err(gone(kind, id));
            }
            // What is said of another record is of the same sector.
            let facts = self.kind.naming(kind).ok_or_else(|| gone(self.kind, 0))?;
            let sector = match book.fields(kind, id).map(|it| book.scope_of(it)) {
                Some(Scope::Sector(sector)) => Some((Kind::Sector, sector.0)),
                _ => None,
            };
            if let (Some((owner, _)), Some(sector)) = (owner, sector)
                && owner.id != facts.id
                && self.kind.naming(Kind::Sector).map(|it| it.id) == Some(owner.id)
            {
                name(&mut record, owner, sector, today);
            }
            name(&mut record, facts, (kind, id), today);
        } else if let Some((facts, [Kind::Sector])) = owner
            && facts.required
            && book.sectors.is_empty()
        {
            // It is chosen among those there are.
            return Err(no_sectors());
        }
        (beyond(self.kind).begin)(&mut record, ctx);
        Ok(record)
    }
}

/// Names a record in a field that can hold it.
fn name(record: &mut Record, facts: &Facts, (kind, id): (Kind, u64), today: Today) {
    let value = match facts.shape {
        Shape::Refs(_) => Value::Refs(kind, vec![id]),
        _ => Value::Ref(kind, id),
    };
    // The field was found as one that can.
    let _ = record
        .fields_mut()
        .set(facts.id, &value, Change::at(today.date));
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
