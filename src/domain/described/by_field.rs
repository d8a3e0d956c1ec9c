//! A record by its fields, where its type is not known: what is done for every kind in one way is
//! written once, and compiled once.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Change, Described, Ever, Facts, Field, Listed, Misfit, Past, Shape, Value};
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::form::{RegistrationForm, SHEET};
use crate::domain::id::SectorId;
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::domain::settings::Settings;
use crate::text::Text;

/// The field in which what comes to an end has it.
pub(in crate::domain) const ENDED: &str = "ended";

/// A field of a record, and what it holds.
pub type Filled<'r> = (&'static Facts, Value<'r>);

/// What can be asked of a record, and done to it, by its fields.
pub trait Fields {
    /// What is known of the fields of its kind.
    fn facts() -> Vec<&'static Facts>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// What is known of what is reckoned from a record of its kind.
    fn reckoned() -> Vec<&'static Facts>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// The columns of its kind's list.
    fn list() -> &'static [Listed]
    where
        Self: Sized,
    {
        &[]
    }

    /// Do records of its kind come by verbs alone?
    fn is_by_verbs() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// The fields that tell one of its kind from another.
    fn key() -> &'static [&'static str]
    where
        Self: Sized,
    {
        &[]
    }

    /// Further fields that tell one of its kind from another, where all are said.
    fn also() -> &'static [&'static str]
    where
        Self: Sized,
    {
        &[]
    }

    /// A record of its kind as it begins; none of a kind that begins in a way of its own.
    fn begun(_book: &Book, _today: Today) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// Whose it is.
    fn scope(&self) -> Scope;

    /// The record that it is a part of.
    fn part_of(&self) -> Option<(Kind, u64)> {
        None
    }

    /// The year in which it counts; none for what holds from a day on, and for what counts with that
    /// of which it is a part.
    fn year(&self) -> Option<Year> {
        None
    }

    /// The same, where the organisation has settled by which days its kind counts.
    fn year_by(&self, _settings: &Settings) -> Option<Year> {
        self.year()
    }

    /// Is it still to be done on a day? What waits stays in sight in later years.
    fn waits_on(&self, _day: NaiveDate) -> bool {
        false
    }

    /// What it is called in a sentence.
    fn name(&self, _book: &Book) -> String {
        String::new()
    }

    /// The same, without the words for what it belongs to.
    fn title(&self, book: &Book) -> String {
        self.name(book)
    }

    /// What can't be right about it whatever else is recorded: of which field, and why.
    fn wrong(&self) -> Vec<(&'static str, Text)> {
        Vec::new()
    }

    /// What the nth of its fields holds, seen as of a day.
    fn get(&self, _nth: usize, _on: NaiveDate) -> Value<'_> {
        Value::Empty
    }

    /// The nth of what is reckoned from it.
    fn reckon<'b>(&'b self, _nth: usize, _book: &'b Book, _today: Today) -> Value<'b> {
        Value::Empty
    }

    /// Its fields with what they hold, seen as of a day.
    fn filled(&self, _on: NaiveDate) -> Vec<Filled<'_>> {
        Vec::new()
    }

    /// What its fields held before a day.
    fn earlier(&self, _on: NaiveDate) -> Vec<(&'static Facts, Past<'_>)> {
        Vec::new()
    }

    /// The day before which nobody knew of it, where that is known.
    fn came(&self) -> Option<NaiveDate> {
        self.first_day(|facts| facts.comes)
    }

    /// The day on which what it is about began, where that is known.
    fn began(&self) -> Option<NaiveDate> {
        self.first_day(|facts| facts.begins)
    }

    /// The last day of what it is about, where it has ended.
    fn ended(&self) -> Option<NaiveDate> {
        self.first_day(|facts| facts.id == ENDED)
    }

    /// Had it begun by a day, and not ended before?
    fn stands_on(&self, date: NaiveDate) -> bool {
        self.began().is_none_or(|began| began <= date)
            && self.ended().is_none_or(|ended| ended >= date)
    }

    /// The first day that a field tells of. None of these looks different as of another day.
    fn first_day(&self, of: fn(&Facts) -> bool) -> Option<NaiveDate> {
        let filled = self.filled(NaiveDate::MAX).into_iter();
        let mut held = filled
            .filter(|(facts, _)| of(facts))
            .map(|(_, value)| value);
        match held.next()? {
            Value::Day(day) => Some(day),
            Value::Group(parts) => match parts.first() {
                Some(Value::Day(day)) => Some(*day),
                _ => None,
            },
            _ => None,
        }
    }

    /// The sectors that it names.
    fn sectors(&self, on: NaiveDate) -> Vec<SectorId> {
        let mut sectors = Vec::new();
        for (_, value) in self.filled(on) {
            match value {
                Value::Ref(Kind::Sector, id) => sectors.push(SectorId(id)),
                Value::Refs(Kind::Sector, ids) => sectors.extend(ids.into_iter().map(SectorId)),
                _ => {}
            }
        }
        sectors
    }

    /// Has somebody looked at it and said that it holds? None where it needs no look.
    fn is_verified(&self) -> Option<bool> {
        let mut filled = self.filled(NaiveDate::MAX).into_iter();
        let evidence = filled.find(|(facts, _)| facts.shape == Shape::Evidence);
        evidence.map(|(_, value)| !value.is_empty())
    }

    /// The files that belong to it.
    fn attachments(&self) -> Cow<'_, [Attachment]> {
        let filled = self.filled(NaiveDate::MAX).into_iter();
        let mut files = filled.filter_map(|(_, value)| match value {
            Value::Files(files) => Some(files),
            _ => None,
        });
        files.next().unwrap_or_default()
    }

    /// Puts a value into the field of this name.
    ///
    /// # Errors
    /// The field can't hold the value, or there is no such field.
    fn set(&mut self, _field: &str, _value: &Value<'_>, _change: Change) -> Result<(), Misfit> {
        Err(Misfit::Shape)
    }

    /// Its fields with all that they hold.
    fn ever(&self) -> Vec<(&'static Facts, Ever<'_>)> {
        Vec::new()
    }
}

impl<T: Described> Fields for T {
    fn facts() -> Vec<&'static Facts> {
        T::FIELDS.iter().map(|field| &field.facts).collect()
    }

    fn reckoned() -> Vec<&'static Facts> {
        T::COMPUTED.iter().map(|it| &it.facts).collect()
    }

    fn list() -> &'static [Listed] {
        T::LIST
    }

    fn is_by_verbs() -> bool {
        T::BY_VERBS
    }

    fn key() -> &'static [&'static str] {
        T::KEY
    }

    fn also() -> &'static [&'static str] {
        T::ALSO
    }

    fn begun(book: &Book, today: Today) -> Option<Self> {
        Some(T::blank(book, today))
    }

    fn scope(&self) -> Scope {
        Described::scope(self)
    }

    fn part_of(&self) -> Option<(Kind, u64)> {
        Described::part_of(self)
    }

    fn year(&self) -> Option<Year> {
        Described::year(self)
    }

    fn year_by(&self, settings: &Settings) -> Option<Year> {
        Described::year_by(self, settings)
    }

    fn waits_on(&self, day: NaiveDate) -> bool {
        Described::waits_on(self, day)
    }

    fn name(&self, book: &Book) -> String {
        let parts = T::NAME.iter().map(|id| word_of(self, id, book));
        parts.collect::<Vec<_>>().join(" ")
    }

    fn title(&self, book: &Book) -> String {
        match field::<T>("title") {
            Some(_) => word_of(self, "title", book),
            None => word_of(self, T::NAME.last().unwrap_or(&""), book),
        }
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        Described::wrong(self)
    }

    fn get(&self, nth: usize, on: NaiveDate) -> Value<'_> {
        let field = T::FIELDS.get(nth);
        field.map_or(Value::Empty, |it| (it.get)(self, on))
    }

    fn reckon<'b>(&'b self, nth: usize, book: &'b Book, today: Today) -> Value<'b> {
        let reckoned = T::COMPUTED.get(nth);
        reckoned.map_or(Value::Empty, |it| (it.get)(self, book, today))
    }

    fn filled(&self, on: NaiveDate) -> Vec<Filled<'_>> {
        let fields = T::FIELDS.iter();
        fields.map(|it| (&it.facts, (it.get)(self, on))).collect()
    }

    fn earlier(&self, on: NaiveDate) -> Vec<(&'static Facts, Past<'_>)> {
        let fields = T::FIELDS.iter();
        let all = fields.flat_map(|it| {
            let pasts = (it.earlier)(self, on).into_iter();
            pasts.map(|past| (&it.facts, past))
        });
        all.collect()
    }

    fn set(&mut self, field: &str, value: &Value<'_>, change: Change) -> Result<(), Misfit> {
        let field = self::field::<T>(field).ok_or(Misfit::Shape)?;
        (field.set)(self, value, change)
    }

    fn ever(&self) -> Vec<(&'static Facts, Ever<'_>)> {
        let fields = T::FIELDS.iter();
        fields.map(|it| (&it.facts, it.ever(self))).collect()
    }
}

/// The field of this name.
fn field<T: Described>(id: &str) -> Option<&'static Field<T>> {
    T::FIELDS.iter().find(|it| it.facts.id == id)
}

/// A field's value as a part of a name. None of these looks different as of another day.
fn word_of<T: Described>(record: &T, id: &str, book: &Book) -> String {
    match field::<T>(id).map(|it| (it.get)(record, NaiveDate::MAX)) {
        Some(Value::Text(text)) => text.into_owned(),
        Some(Value::Ref(kind, id)) => book.name_of(kind, id),
        Some(Value::Day(day)) => day.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Money(amount)) => amount.to_string(),
        Some(Value::Points(points)) => points.to_string(),
        _ => String::new(),
    }
}

/// Settings have a table of their own.
impl Fields for Settings {
    fn scope(&self) -> Scope {
        Scope::Office
    }
}

/// A form is a printed sheet, and takes steps.
impl Fields for RegistrationForm {
    fn facts() -> Vec<&'static Facts> {
        SHEET.iter().collect()
    }

    fn scope(&self) -> Scope {
        Scope::Member(self.sheet.member)
    }

    fn attachments(&self) -> Cow<'_, [Attachment]> {
        Cow::Borrowed(&self.attachments)
    }

    fn year(&self) -> Option<Year> {
        Some(RegistrationForm::year(self))
    }

    fn name(&self, book: &Book) -> String {
        format!("{} #{}", book.member_name(self.sheet.member), self.id)
    }
}
