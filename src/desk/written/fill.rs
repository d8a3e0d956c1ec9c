//! `field=value`, taken into a record. All that is wrong is told at once, by field; what is a person's own
//! is not repeated.

use chrono::NaiveDate;

use super::said::{How, Place, Said, field_of, places};
use super::{Reader, Trouble};
use crate::desk::checks::MOVED_ON;
use crate::desk::keep::faults;
use crate::desk::refusal::{FieldError, Refusal};
use crate::domain::begun::must_say;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Change, Facts, Fields, Misfit, Shape, Value};
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::{Kind, Record};
use crate::exchange::phones::masked_in;
use crate::text;
use crate::text::{Locale, Text};

/// Puts a value into a field.
///
/// # Errors
/// The field, or the part, that can't hold it, and why.
pub fn place(
    record: &mut dyn Fields,
    facts: &'static Facts,
    value: &Value<'_>,
    change: Change,
) -> Result<(), (&'static str, Text)> {
    if let Value::Group(parts) = value {
        let mut all = facts.parts.iter().zip(parts).enumerate();
        if let Some((nth, (part, _))) = all.find(|(_, (part, it))| part.required && it.is_empty()) {
            let why = Trouble::Misfit(facts, Misfit::Part(nth));
            return Err((part.id, why.text()));
        }
    }
    let set = record.set(facts.id, value, change);
    set.map_err(|misfit| {
        let part = |nth: usize| facts.parts.get(nth).map_or(facts.id, |part| part.id);
        let id = match misfit {
            Misfit::Part(nth) | Misfit::Either(_, nth) => part(nth),
            Misfit::Overtaken(_) | Misfit::OtherDay(_) => MOVED_ON,
            Misfit::Missing | Misfit::Shape | Misfit::Range => facts.id,
        };
        (id, Trouble::Misfit(facts, misfit).text())
    })
}

/// How what is said is taken into a record.
pub struct Fill<'a, 'b> {
    /// Reads the words.
    pub reader: &'a Reader<'b>,
    /// The records.
    pub book: &'b Book,
    /// The day.
    pub today: Today,
    /// From which day what changes on days holds.
    pub change: Change,
    /// Is the record not there yet?
    pub is_new: bool,
}

impl Fill<'_, '_> {
    /// Takes all that is said into the record, which is to stand then.
    ///
    /// # Errors
    /// All that is wrong, by field: with the words, and with the record that they make.
    pub fn take(&self, record: &mut Record, said: &[Said]) -> Result<(), Refusal> {
        let kind = record.kind();
        let mut wrong = Vec::new();
        let mut places: Vec<(Place, &Said)> = Vec::new();
        for said in said {
            match self.place_of(kind, said, &places) {
                Ok(place) => places.push((place, said)),
                Err(error) => wrong.push(error),
            }
        }
        // What names sectors tells members of one name apart.
        places.sort_by_key(|(place, _)| !names_sectors(place.facts));
        let mut done: Vec<&str> = Vec::new();
        for (place, _) in &places {
            if !done.contains(&place.facts.id) {
                done.push(place.facts.id);
                let here: Vec<_> = places
                    .iter()
                    .filter(|(it, _)| it.facts.id == place.facts.id)
                    .collect();
                if let Err(errors) = self.field(record, place.facts, &here) {
                    wrong.extend(errors);
                }
            }
        }
        if self.is_new {
            self.imply(record);
            let must = must_say(kind);
            for (nth, facts) in kind.facts().into_iter().enumerate() {
                let unsaid =
                    !done.contains(&facts.id) && !wrong.iter().any(|it| it.field == facts.id);
                if unsaid && must.contains(&nth) && self.must_be_said(record, facts) {
                    wrong.push(FieldError::of(kind, facts.id, required(facts)));
                }
            }
        }
        for fault in faults(record, self.book, &self.today) {
            if !wrong.iter().any(|it| it.field == fault.field) {
                wrong.push(fault);
            }
        }
        match wrong.is_empty() {
            true => Ok(()),
            false => Err(Refusal::Fields(wrong)),
        }
    }

    /// Puts in the sector that follows from a member who is named, where none is said.
    fn imply(&self, record: &mut Record) {
        for facts in record.kind().facts() {
            let Some(by) = facts.implied_by else { continue };
            let on = self.change.on;
            let Value::Ref(Kind::Member, id) = held(record, by, on) else {
                continue;
            };
            let member = self.book.members.get(MemberId(id));
            if let Some(member) = member
                && held(record, facts.id, on).is_empty()
            {
                let sector = Value::Ref(Kind::Sector, member.sector_on(on).0);
                // The field holds a sector.
                let _ = record.fields_mut().set(facts.id, &sector, Change::at(on));
            }
        }
    }

    /// Whether nothing but an editor's proposal stands there: a successor has the sector of who leaves.
    fn must_be_said(&self, record: &Record, facts: &Facts) -> bool {
        let proposed = facts.asked || facts.shape.is_proposed();
        proposed || held(record, facts.id, self.change.on).is_empty()
    }

    /// The field that is meant, where it can be written, and once.
    fn place_of(
        &self,
        kind: Kind,
        said: &Said,
        before: &[(Place, &Said)],
    ) -> Result<Place, FieldError> {
        let place = field_of(kind, &said.field)
            .ok_or_else(|| FieldError::new("", self.unknown(kind, &said.field)))?;
        let (facts, own) = (place.facts, place.own());
        let refused = |text| Err(FieldError::of(kind, own.id, text));
        if facts.is_shown() {
            return refused(Trouble::Shown.text());
        }
        if facts.fixed && !self.is_new {
            return refused(Text::of(
                "登记以后不能更改；登记错了的，请删除后重新登记。",
                "It is said once, when the record comes. If it is wrong, remove the record and enter it anew.",
            ));
        }
        if facts.later && self.is_new {
            return refused(Text::of(
                "新增时不填此项。",
                "This is not given when a record is entered.",
            ));
        }
        if before.iter().any(|(it, _)| it.own().id == own.id) {
            return refused(Text::of("此项写了两次。", "This is written twice."));
        }
        Ok(place)
    }

    /// Takes in what is said of one field.
    fn field(
        &self,
        record: &mut Record,
        facts: &'static Facts,
        said: &[&(Place, &Said)],
    ) -> Result<(), Vec<FieldError>> {
        let kind = record.kind();
        let within = self.within(record, facts);
        let was = held(record, facts.id, self.change.on);
        let mut wrong = Vec::new();
        let mut value = was.clone();
        for (place, said) in said {
            let own = place.own();
            let read = match place.part {
                None if facts.shape == Shape::Group && said.written.trim().is_empty() => {
                    Ok(Value::Empty)
                }
                _ => self.reader.value(own, &said.written, &within),
            };
            match (read, place.part) {
                (Err(trouble), _) => wrong.push(told(kind, own, &trouble)),
                (Ok(read), Some(nth)) => put_part(&mut value, facts, nth, read),
                (Ok(read), None) => match joined(said.how, &was, read) {
                    Some(read) => value = read,
                    None => wrong.push(FieldError::of(
                        kind,
                        own.id,
                        Text::of(
                            "只有可填多项的才用 += 和 -=。",
                            "Only fields that hold several take += and -=.",
                        ),
                    )),
                },
            }
        }
        if wrong.is_empty() {
            // What is given by verbs is taken back by clearing what it begins with.
            let begins = |value: &Value<'_>| match value {
                Value::Group(parts) => parts.first().is_some_and(|it| !it.is_empty()),
                value => !value.is_empty(),
            };
            let begun = begins(&value);
            let alone = said.iter().find(|(place, said)| {
                place.part.is_some_and(|nth| nth > 0) && !said.written.trim().is_empty()
            });
            if facts.later && facts.shape == Shape::Group && !begun && alone.is_some() {
                let part = facts.parts.first().unwrap_or(facts);
                let why = Trouble::Misfit(facts, Misfit::Part(0)).text();
                return Err(vec![FieldError::of(kind, part.id, why)]);
            }
            if value.is_empty() || (facts.later && facts.shape == Shape::Group && !begins(&value)) {
                value = match value {
                    Value::Refs(..) => value,
                    _ => Value::Empty,
                };
            }
            if let Err((id, why)) = place(record.fields_mut(), facts, &value, self.change) {
                wrong.push(match id {
                    MOVED_ON => FieldError::of(kind, facts.id, why),
                    id => FieldError::of(kind, id, why),
                });
            }
        }
        match wrong.is_empty() {
            true => Ok(()),
            false => Err(wrong),
        }
    }

    /// The sectors whose members are meant first.
    fn within(&self, record: &Record, facts: &Facts) -> Vec<SectorId> {
        let beside = facts.within.map(|id| held(record, id, self.change.on));
        match beside {
            Some(Value::Ref(Kind::Sector, id)) => vec![SectorId(id)],
            Some(Value::Refs(Kind::Sector, ids)) => ids.into_iter().map(SectorId).collect(),
            _ => Vec::new(),
        }
    }

    fn unknown(&self, kind: Kind, word: &str) -> Text {
        let written = places(kind)
            .into_iter()
            .filter(|it| it.is_written(self.is_new));
        let all: Vec<_> = written.map(|it| it.own()).collect();
        let told = |locale: Locale, open: &str, close: &str, between: &str| {
            let all = all.iter();
            let all =
                all.map(|it| format!("{}{open}{}{close}", it.id, it.label.say(locale).trim()));
            all.collect::<Vec<_>>().join(between)
        };
        let title = kind.title();
        let (zh, en) = (&title.zh, &title.en);
        let some_zh = told(Locale::Zh, "（", "）", "、");
        let some_en = told(Locale::En, " (", ")", ", ");
        let word = masked_in(word);
        text!(
            "{zh}没有“{word}”这一项。可填：{some_zh}。",
            "A record of this kind ({en}) has no field \"{word}\". There are: {some_en}."
        )
    }
}

/// What is wrong with what was written for a field. The sentence on a record that is not there has the kind's
/// name, which may be the field's: so the field is named in any case.
fn told(kind: Kind, facts: &Facts, trouble: &Trouble) -> FieldError {
    let text = trouble.text();
    match facts.shape {
        Shape::Ref(_) | Shape::Refs(_) | Shape::Rows => {
            let (label_zh, label_en) = (facts.label.zh.trim(), facts.label.en.trim());
            let (zh, en) = (&text.zh, &text.en);
            FieldError::new(facts.id, text!("{label_zh}：{zh}", "{label_en}: {en}"))
        }
        _ => FieldError::of(kind, facts.id, text),
    }
}

/// That a field must be said; of a choice, which there are.
fn required(facts: &'static Facts) -> Text {
    let Shape::Choice(choices) = facts.shape else {
        return Trouble::REQUIRED;
    };
    let (must, which) = (Trouble::REQUIRED, Trouble::NoChoice(choices).text());
    let (zh, en, which_zh, which_en) = (&must.zh, &must.en, &which.zh, &which.en);
    text!("{zh}{which_zh}", "{en} {which_en}")
}

fn names_sectors(facts: &Facts) -> bool {
    matches!(
        facts.shape,
        Shape::Ref([Kind::Sector, ..]) | Shape::Refs(Kind::Sector)
    )
}

/// What a record holds in a field on a day.
fn held(record: &Record, id: &str, on: NaiveDate) -> Value<'static> {
    let mut filled = record.fields().filled(on).into_iter();
    let found = filled.find(|(facts, _)| facts.id == id);
    found.map_or(Value::Empty, |(_, value)| value.into_owned())
}

fn put_part(value: &mut Value<'static>, facts: &Facts, nth: usize, part: Value<'static>) {
    if !matches!(value, Value::Group(_)) {
        *value = Value::Group(vec![Value::Empty; facts.parts.len()]);
    }
    if let Value::Group(parts) = value
        && let Some(place) = parts.get_mut(nth)
    {
        *place = part;
    }
}

/// What a field holds then; none where it can't hold several.
fn joined(how: How, was: &Value<'static>, read: Value<'static>) -> Option<Value<'static>> {
    Some(match (how, was, read) {
        (How::Set, _, read) => read,
        (_, Value::Refs(_, all), Value::Refs(kind, ids)) => {
            Value::Refs(kind, merged(how, all, ids, |it| *it))
        }
        (_, Value::Rows(all), Value::Rows(rows)) => {
            Value::Rows(merged(how, all, rows, |it| it.first().cloned()))
        }
        (How::More, Value::Empty, read @ (Value::Refs(..) | Value::Rows(_))) => read,
        _ => return None,
    })
}

/// All with these, or without them; what is there already is as it is said last.
fn merged<T: Clone, K: PartialEq>(how: How, all: &[T], these: Vec<T>, key: fn(&T) -> K) -> Vec<T> {
    let said = |it: &T| these.iter().find(|this| key(this) == key(it));
    match how {
        How::Less => all
            .iter()
            .filter(|it| said(it).is_none())
            .cloned()
            .collect(),
        How::Set | How::More => {
            let kept = all.iter().map(|it| said(it).unwrap_or(it).clone());
            let is_new = |it: &&T| !all.iter().any(|other| key(other) == key(it));
            kept.chain(these.iter().filter(is_new).cloned()).collect()
        }
    }
}
