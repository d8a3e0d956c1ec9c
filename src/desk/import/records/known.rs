//! What the rows of a table say, and which of the store's records each is of: by its number, where that is the
//! store's, or by what tells one record from another.

use std::collections::HashMap;

use crate::desk::import::beside::Beside;
use crate::desk::import::moves::{ended_before, only_from};
use crate::desk::import::staged_book::StagedBook;
use crate::domain::calendar::Year;
use crate::domain::described::{Facts, Value};
use crate::domain::record::{Kind, Record};
use crate::domain::yearwork::Channel;
use crate::exchange::Placed;
use crate::exchange::office::place::At;
use crate::exchange::roster::{RecordRow, RecordsDraft};
use crate::text::Text;

/// What the cells of a row say: of fields, and of what is not taken from a table.
pub(super) struct Row {
    pub(super) fields: Vec<Said>,
    pub(super) beside: Vec<Beside>,
}

/// What a cell says of a field, or of a part of one.
pub(super) struct Said {
    pub(super) nth: usize,
    pub(super) part: Option<usize>,
    pub(super) cell: Placed<String>,
    pub(super) value: Value<'static>,
}

/// The records of a kind by number and by what tells one from another.
pub(super) struct Known {
    by_key: HashMap<Vec<Value<'static>>, Vec<u64>>,
    /// By what tells them apart as well, where all of it is there.
    by_also: HashMap<Vec<Value<'static>>, Vec<u64>>,
    /// The outputs of the table by the numbers that an office gave them, which begin anew each year: whose each is,
    /// and where it stands first.
    given: HashMap<(Option<Year>, Channel, String), (u64, At)>,
    /// Are the numbers of the table the store's?
    numbered: bool,
    /// Can they be nobody else's?
    own: bool,
}

impl Known {
    pub(super) fn of(kind: Kind, staged: &StagedBook<'_, '_>) -> Known {
        let mut known = Known {
            by_key: HashMap::new(),
            by_also: HashMap::new(),
            given: HashMap::new(),
            numbered: false,
            own: false,
        };
        for id in staged.book.ids(kind) {
            known.learn(kind, id, staged);
        }
        known
    }

    pub(super) fn learn(&mut self, kind: Kind, id: u64, staged: &StagedBook<'_, '_>) {
        let record = staged.book.fields(kind, id);
        let Some(filled) = record.map(|it| it.filled(staged.today)) else {
            return;
        };
        let key = key_of(kind.key(), &filled);
        self.by_key.entry(key).or_default().push(id);
        let also = key_of(kind.also(), &filled);
        if is_whole(&also) {
            self.by_also.entry(also).or_default().push(id);
        }
    }

    /// Numbers are the store's where at least half of the rows have what the record of their number has:
    /// of any other table they may be running ones.
    pub(super) fn believe_numbers(
        &mut self,
        kind: Kind,
        table: &RecordsDraft,
        read: &[Option<&Row>],
        staged: &StagedBook<'_, '_>,
    ) {
        let mut numbers = 0;
        let mut fit = 0;
        for (row, said) in table.rows.iter().zip(read) {
            if let (Some(number), Some(said)) = (&row.number, said) {
                numbers += 1;
                fit += usize::from(is_same(kind, number.value, &said.fields, staged));
            }
        }
        self.numbered = fit > 0 && fit * 2 >= numbers;
        self.own = self.numbered && table.own;
    }

    /// Where another record of the table has the number that an office gave this one; none of a record that had its
    /// number before.
    pub(super) fn given_before(
        &self,
        record: &Record,
        was: Option<&Record>,
        staged: &StagedBook<'_, '_>,
    ) -> Option<&At> {
        let key = given(record, staged)?;
        let had = was.and_then(|it| given(it, staged));
        let (_, at) = self
            .given
            .get(&key)
            .filter(|(id, _)| *id != record.raw_id())?;
        (had != Some(key)).then_some(at)
    }

    /// Learns where the number of a record stands that an office gave it.
    pub(super) fn learn_given(&mut self, record: &Record, at: &At, staged: &StagedBook<'_, '_>) {
        if let Some(key) = given(record, staged) {
            let first = self.given.entry(key);
            first.or_insert_with(|| (record.raw_id(), at.clone()));
        }
    }

    /// The number of a row that would be the store's, which has none such.
    pub(super) fn unknown_number<'r>(
        &self,
        kind: Kind,
        row: &'r RecordRow,
        staged: &StagedBook<'_, '_>,
    ) -> Option<&'r Placed<u64>> {
        let number = row.number.as_ref().filter(|_| self.own);
        number.filter(|it| staged.book.seq_of(kind, it.value).is_none())
    }

    /// The record that a row is of; none where it is a new one.
    pub(super) fn find(
        &self,
        kind: Kind,
        row: &RecordRow,
        said: &[Said],
        staged: &StagedBook<'_, '_>,
    ) -> Result<Option<(u64, Record)>, Text> {
        let record = |id: u64| staged.book.record(kind, id).map(|record| (id, record));
        let number = row.number.as_ref().filter(|_| self.numbered);
        if let Some(found) = number.and_then(|it| record(it.value)) {
            return Ok(Some(found));
        }
        let key = said_key(kind, said);
        let also = said_of(kind, kind.also(), said);
        let by_also = || self.by_also.get(&also).filter(|_| is_whole(&also));
        // What has another number of its own is another, whatever else is the same.
        let other = |id: &u64| {
            let held = staged.book.fields(kind, *id);
            let held = held.map(|it| key_of(kind.also(), &it.filled(staged.today)));
            let held = held.unwrap_or_default();
            let mut both = held.iter().zip(&also);
            both.any(|(held, said)| !held.is_empty() && !said.is_empty() && held != said)
        };
        let same = self.by_key.get(&key).into_iter().flatten();
        let mut all: Vec<u64> = same.copied().filter(|id| !other(id)).collect();
        if all.is_empty() {
            all.extend(by_also().into_iter().flatten());
        }
        let all: Vec<_> = all.into_iter().filter_map(record).collect();
        let ended = |it: &(u64, Record)| {
            let ended = it.1.fields().ended();
            ended.filter(|on| *on < staged.today)
        };
        let mut open = all.iter().filter(|it| ended(it).is_none());
        match (open.next(), open.next()) {
            (Some(one), None) => {
                let begins = one.1.fields().began().filter(|on| *on > staged.today);
                match begins {
                    Some(from) => Err(only_from(from, staged.today)),
                    None => Ok(Some(one.clone())),
                }
            }
            (Some(_), Some(_)) => match &row.number {
                Some(id) if all.iter().any(|it| it.0 == id.value) => Ok(record(id.value)),
                _ => Err(Text::of(
                    "库中有几条与这一行相同，请写明编号",
                    "the store has several such records; write the ID",
                )),
            },
            (None, _) => match all.iter().filter_map(ended).max() {
                Some(on) => Err(ended_before(on)),
                None => Ok(None),
            },
        }
    }
}

/// The number that an office gave an output, with the year and the channel in which it is the only one.
fn given(record: &Record, staged: &StagedBook<'_, '_>) -> Option<(Option<Year>, Channel, String)> {
    let Record::Output(it) = record else {
        return None;
    };
    let number = it.number.trim();
    let year = staged.book.year_of(record.fields());
    (!number.is_empty()).then(|| (year, it.channel, number.to_owned()))
}

/// Whether a record has what a row says of what tells one from another, and the row says any of it.
fn is_same(kind: Kind, id: u64, said: &[Said], staged: &StagedBook<'_, '_>) -> bool {
    let Some(fields) = staged.book.fields(kind, id) else {
        return false;
    };
    let held = key_of(kind.key(), &fields.filled(staged.today));
    let said = said_key(kind, said);
    let any = said.iter().any(|it| !it.is_empty());
    any && said
        .iter()
        .zip(&held)
        .all(|(said, held)| said.is_empty() || said == held)
}

/// Is all of it said?
fn is_whole(key: &[Value<'static>]) -> bool {
    !key.is_empty() && key.iter().all(|it| !it.is_empty())
}

fn key_of(key: &[&str], filled: &[(&'static Facts, Value<'_>)]) -> Vec<Value<'static>> {
    let each = key.iter().map(|id| {
        let held = filled.iter().find(|(facts, _)| facts.id == *id);
        held.map_or(Value::Empty, |(_, value)| value.clone().into_owned())
    });
    each.collect()
}

pub(super) fn said_key(kind: Kind, said: &[Said]) -> Vec<Value<'static>> {
    said_of(kind, kind.key(), said)
}

fn said_of(kind: Kind, key: &[&str], said: &[Said]) -> Vec<Value<'static>> {
    let facts = kind.facts();
    let each = key.iter().map(|id| {
        let of = |it: &&Said| facts.get(it.nth).is_some_and(|facts| facts.id == *id);
        said.iter()
            .find(of)
            .map_or(Value::Empty, |it| it.value.clone())
    });
    each.collect()
}
