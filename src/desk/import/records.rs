//! Tables of records of any kind: each row is one that there is, by its number or by what tells one from
//! another, or a new one. A file says what is: an empty cell, a column that is not there and a number whose
//! middle is hidden change nothing; what is reckoned and who verified it is never taken from a table. Long because one walk goes from a
//! row's cells to the record that they are of.

use std::collections::{HashMap, HashSet};

use super::moves::only_from;
use super::outcome::FileOutcome;
use super::question::{Answer, Answers, Asks};
use super::staged_book::StagedBook;
use crate::desk::keep::faults;
use crate::desk::refusal::Refusal;
use crate::desk::written::{Reader, Trouble, names_in, place};
use crate::domain::calendar::Today;
use crate::domain::described::{Change, Class, Facts, Shape, Value};
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::{Kind, Record};
use crate::exchange::office::place::Placed;
use crate::exchange::phones::masked_in;
use crate::exchange::roster::{Column, RecordRow, RecordsDraft, must_say};
use crate::text;
use crate::text::Text;

/// Takes in a table of the file numbered `n`.
pub(super) fn merge(
    n: usize,
    table: &RecordsDraft,
    answers: &Answers,
    today: Today,
    staged: &mut StagedBook<'_, '_>,
    file: &mut FileOutcome,
) -> Result<(), Refusal> {
    let Some(kind) = kind_of(n, table, answers, file) else {
        return Ok(());
    };
    let reading = Reading {
        n,
        kind,
        facts: kind.facts(),
        answers,
    };
    // What a table names is of other kinds, and there already.
    let reader = Reader::of_files(&staged.book, staged.today, answers);
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| reading.row(row, &reader, staged))
        .collect();
    let mut known = Known::of(kind, staged);
    known.believe_numbers(kind, table, &rows);
    let mut met = HashSet::new();
    for (row, read) in table.rows.iter().zip(rows) {
        match read {
            Ok(values) => reading.settle(row, values, &mut known, &mut met, today, staged, file)?,
            Err(troubles) => troubles.into_iter().for_each(|it| it.tell(file)),
        }
    }
    Ok(())
}

/// Whose records a table has; asked where its heads fit several kinds.
fn kind_of(
    n: usize,
    table: &RecordsDraft,
    answers: &Answers,
    file: &mut FileOutcome,
) -> Option<Kind> {
    let said = answers.kind(n, &table.at);
    let fits = |kind: &Kind| table.kinds.contains(kind);
    match (table.kinds.as_slice(), said) {
        ([kind], _) => Some(*kind),
        (_, Some(Answer::Kind(kind))) if fits(&kind) => Some(kind),
        (_, Some(Answer::Skip)) => {
            file.skip(&table.at, &table.called);
            None
        }
        (kinds, _) => {
            let asks = Asks::Kind {
                kinds: kinds.to_vec(),
            };
            file.ask(&table.at, &table.called, table.asks(), asks);
            None
        }
    }
}

/// What a cell says of a field, or of a part of one.
struct Said {
    nth: usize,
    part: Option<usize>,
    cell: Placed<String>,
    value: Value<'static>,
}

/// What is wrong with a row: told, or asked.
enum Wrong {
    Told(Placed<String>, Text),
    Asked(Placed<String>, Text, Box<Asks>),
    Skipped(Placed<String>),
}

impl Wrong {
    fn tell(self, file: &mut FileOutcome) {
        match self {
            Wrong::Told(cell, why) => file.reject(&cell.at, &cell.value, why),
            Wrong::Asked(cell, why, asks) => file.ask(&cell.at, &cell.value, why, *asks),
            Wrong::Skipped(cell) => file.skip(&cell.at, &cell.value),
        }
    }
}

/// Reads the rows of a table.
struct Reading<'a> {
    n: usize,
    kind: Kind,
    facts: Vec<&'static Facts>,
    answers: &'a Answers,
}

impl Reading<'_> {
    /// What the cells of a row say; what names sectors is read first, and tells members apart.
    fn row(
        &self,
        row: &RecordRow,
        reader: &Reader<'_>,
        staged: &StagedBook<'_, '_>,
    ) -> Result<Vec<Said>, Vec<Wrong>> {
        let mut said = Vec::new();
        let mut wrong = Vec::new();
        let mut cells: Vec<_> = row.cells.iter().collect();
        cells.sort_by_key(|(column, _)| !self.names_sectors(*column));
        let mut within: Vec<SectorId> = Vec::new();
        // What is reckoned from the member can't be otherwise than he is.
        let mut hints: Vec<SectorId> = Vec::new();
        for (column, cell) in cells {
            let (facts, nth, part) = match *column {
                Column::Field(nth, part) => match self.facts.get(nth) {
                    Some(facts) => (*facts, nth, part),
                    None => continue,
                },
                Column::Reckoned(nth) => {
                    hints.extend(self.hint(nth, cell, reader));
                    within.extend(hints.last());
                    continue;
                }
                Column::Number => continue,
            };
            let own = part.map_or(facts, |nth| facts.parts.get(nth).unwrap_or(facts));
            let hidden = own.class == Class::Personal && cell.value.contains('*');
            if own.shape == Shape::Evidence || hidden {
                continue;
            }
            let written = match self.answered(cell, own) {
                Ok(written) => written,
                Err(skipped) => {
                    wrong.push(skipped);
                    continue;
                }
            };
            match reader.value(own, &written, &within) {
                Ok(value) => {
                    if let Some(doubt) = self.elsewhere(cell, &written, &value, &hints, staged) {
                        wrong.push(doubt);
                        continue;
                    }
                    match &value {
                        Value::Ref(Kind::Sector, id) => within.push(SectorId(*id)),
                        Value::Refs(Kind::Sector, ids) => {
                            within.extend(ids.iter().copied().map(SectorId));
                        }
                        _ => {}
                    }
                    said.push(Said {
                        nth,
                        part,
                        cell: cell.clone(),
                        value,
                    });
                }
                Err(trouble) => wrong.push(self.troubled(cell, own, &trouble)),
            }
        }
        match wrong.is_empty() {
            true => Ok(said),
            false => Err(wrong),
        }
    }

    fn names_sectors(&self, column: Column) -> bool {
        match column {
            Column::Reckoned(_) => true,
            Column::Field(nth, None) => self.facts.get(nth).is_some_and(|facts| {
                matches!(
                    facts.shape,
                    Shape::Ref([Kind::Sector, ..]) | Shape::Refs(Kind::Sector)
                )
            }),
            Column::Field(_, Some(_)) | Column::Number => false,
        }
    }

    /// The sector that is reckoned from a record: a hint whose member is meant.
    fn hint(&self, nth: usize, cell: &Placed<String>, reader: &Reader<'_>) -> Option<SectorId> {
        let facts = self.kind.reckoned().get(nth).copied()?;
        let Shape::Ref([Kind::Sector]) = facts.shape else {
            return None;
        };
        match reader.value(facts, &cell.value, &[]) {
            Ok(Value::Ref(_, id)) => Some(SectorId(id)),
            _ => None,
        }
    }

    /// What is written, with the numbers of those whom a person told apart.
    fn answered(&self, cell: &Placed<String>, facts: &Facts) -> Result<String, Wrong> {
        let names_members = matches!(
            facts.shape,
            Shape::Ref([Kind::Member]) | Shape::Refs(Kind::Member) | Shape::Rows
        );
        let several = !matches!(facts.shape, Shape::Ref(_));
        if !names_members || self.answers.is_empty() {
            return self.of_sector(cell, facts);
        }
        let names = match several {
            true => names_in(&cell.value),
            false => vec![cell.value.clone()],
        };
        let mut all = Vec::new();
        for name in names {
            match self.answers.person(self.n, &cell.at, &name) {
                Some(Answer::Member(id)) => all.push(format!("#{id}")),
                Some(Answer::Skip) if several => {}
                Some(Answer::Skip) => return Err(Wrong::Skipped(cell.clone())),
                _ => all.push(name),
            }
        }
        Ok(all.join("、"))
    }

    fn of_sector(&self, cell: &Placed<String>, facts: &Facts) -> Result<String, Wrong> {
        let names_sector = matches!(facts.shape, Shape::Ref([Kind::Sector, ..]));
        match self.answers.sector(&cell.value) {
            Some(Answer::Skip) if names_sector => Err(Wrong::Skipped(cell.clone())),
            _ => Ok(cell.value.clone()),
        }
    }

    /// A member who never was of the sector that stands beside: asked, whoever has the name.
    fn elsewhere(
        &self,
        cell: &Placed<String>,
        written: &str,
        value: &Value<'_>,
        hints: &[SectorId],
        staged: &StagedBook<'_, '_>,
    ) -> Option<Wrong> {
        let Value::Ref(Kind::Member, id) = value else {
            return None;
        };
        let member = staged.book.members.get(MemberId(*id))?;
        let fits = hints.is_empty()
            || written.contains(['#', '＃'])
            || member.sector.values().any(|it| hints.contains(it));
        if fits {
            return None;
        }
        let own = staged.book.sector_name(member.sector_on(staged.today));
        let name = &member.name;
        Some(Wrong::Asked(
            cell.clone(),
            text!(
                "库中{name}是{own}委员，与这一行写的界别不符，请核对是谁",
                "the store has {name} in {own}, not in the sector of this row; say who is meant"
            ),
            Box::new(Asks::Who {
                candidates: vec![member.id],
                may_be_new: false,
            }),
        ))
    }

    fn troubled(&self, cell: &Placed<String>, facts: &Facts, trouble: &Trouble) -> Wrong {
        let why = named(facts, trouble.text());
        let of = |written: &String| cell.with(written.clone());
        match trouble {
            Trouble::Several {
                kind: Kind::Member,
                written,
                candidates,
            } => {
                let candidates = candidates.iter().map(|it| MemberId(it.id)).collect();
                Wrong::Asked(
                    of(written),
                    why,
                    Box::new(Asks::Who {
                        candidates,
                        may_be_new: false,
                    }),
                )
            }
            Trouble::Unknown { kinds, written, .. } if kinds.first() == Some(&Kind::Sector) => {
                Wrong::Asked(
                    of(written),
                    why,
                    Box::new(Asks::Sector { near: Vec::new() }),
                )
            }
            _ if facts.class == Class::Personal => {
                Wrong::Told(cell.with(masked_in(&cell.value)), why)
            }
            _ => Wrong::Told(cell.clone(), why),
        }
    }

    /// Puts a row into the record that it is of, or makes one.
    #[expect(
        clippy::too_many_arguments,
        reason = "one row, and all that it bears on"
    )]
    fn settle(
        &self,
        row: &RecordRow,
        said: Vec<Said>,
        known: &mut Known,
        met: &mut HashSet<u64>,
        today: Today,
        staged: &mut StagedBook<'_, '_>,
        file: &mut FileOutcome,
    ) -> Result<(), Refusal> {
        let whose = said
            .first()
            .map_or_else(|| row_cell(row), |it| it.cell.clone());
        let was = match known.find(self.kind, row, &said, staged) {
            Ok(was) => was,
            Err(why) => {
                file.reject(&whose.at, &whose.value, why);
                return Ok(());
            }
        };
        let moved = was
            .is_some()
            .then(|| staged.moves.day(staged.today))
            .flatten();
        let change = Change {
            on: staged.today,
            from: moved,
        };
        let record = was.as_ref().map(|(_, record)| record.clone());
        let record = record.or_else(|| self.begun(today, staged));
        let Some(mut record) = record else {
            return Ok(());
        };
        let mut wrong = Vec::new();
        for (nth, facts) in self.facts.iter().enumerate() {
            let here: Vec<&Said> = said.iter().filter(|it| it.nth == nth).collect();
            let Some(first) = here.first() else { continue };
            let held = held(&record, nth, change);
            let value = put_together(facts, &held, &here);
            if value == held {
                continue;
            }
            if facts.fixed && was.is_some() {
                let why = Text::of(
                    "与库中登记的不同，登记以后不能更改",
                    "the store has another, and it is said once",
                );
                wrong.push((first.cell.clone(), named(facts, why)));
            } else if let Err((_, why)) = place(record.fields_mut(), facts, &value, change) {
                wrong.push((first.cell.clone(), named(facts, why)));
            }
        }
        if was.is_none() {
            // A blank cell is no statement: what an editor would propose is not taken for one.
            let silent = must_say(self.kind)
                .iter()
                .filter(|nth| said.iter().all(|it| it.nth != **nth));
            let facts = silent.filter_map(|nth| self.facts.get(*nth));
            wrong.extend(facts.map(|facts| (whose.clone(), named(facts, Trouble::REQUIRED))));
        }
        let unchanged = was.as_ref().is_some_and(|(_, was)| *was == record);
        if !unchanged && wrong.is_empty() {
            for fault in faults(&record, &staged.book, &today) {
                let facts = |it: &&Said| {
                    self.facts.get(it.nth).is_some_and(|facts| {
                        facts.id == fault.field || facts.parts.iter().any(|it| it.id == fault.field)
                    })
                };
                let cell = said.iter().find(facts).map_or(&whose, |it| &it.cell);
                wrong.push((cell.clone(), fault.named()));
            }
        }
        if let Some((cell, why)) = wrong.into_iter().next() {
            file.reject(&cell.at, &cell.value, why);
            return Ok(());
        }
        let Some((id, was)) = was else {
            if self.kind == Kind::Convenor {
                file.reject(&whose.at, &whose.value, not_elected());
                return Ok(());
            }
            let id = staged.add_record(self.n, record)?;
            known.learn(self.kind, id, staged);
            met.insert(id);
            file.settle(true);
            return Ok(());
        };
        if !met.insert(id) && !unchanged {
            let why = Text::of(
                "表中前面已有这一条，写的不一样，请核对",
                "it stands further up, with other words; please check",
            );
            file.reject(&whose.at, &whose.value, why);
            return Ok(());
        }
        if !unchanged && was.fields().is_verified() == Some(true) {
            let why = Text::of(
                "这一条核实过，现在有改动，请重新核对",
                "it was verified and changes now; look at it again",
            );
            file.note(&whose.at, &whose.value, why);
        }
        file.settle(staged.change_record(self.n, &was, record));
        Ok(())
    }

    /// A record as it begins, without what an editor proposes: a day of a new record is a statement.
    fn begun(&self, today: Today, staged: &StagedBook<'_, '_>) -> Option<Record> {
        let mut record = Record::begun(self.kind, &staged.book, today)?;
        let change = Change::at(today.date);
        for facts in &self.facts {
            if facts.shape == Shape::Day && !facts.required {
                // An optional field can always be empty.
                let _ = record.fields_mut().set(facts.id, &Value::Empty, change);
            }
        }
        Some(record)
    }
}

/// The records of a kind by number and by what tells one from another.
struct Known {
    by_key: HashMap<Vec<Value<'static>>, Vec<u64>>,
    /// Are the numbers of the table the store's?
    numbered: bool,
}

impl Known {
    fn of(kind: Kind, staged: &StagedBook<'_, '_>) -> Known {
        let mut known = Known {
            by_key: HashMap::new(),
            numbered: false,
        };
        for id in staged.book.ids(kind) {
            known.learn(kind, id, staged);
        }
        known
    }

    fn learn(&mut self, kind: Kind, id: u64, staged: &StagedBook<'_, '_>) {
        let record = staged.book.fields(kind, id);
        if let Some(key) = record.map(|it| key_of(kind, &it.filled(staged.today))) {
            self.by_key.entry(key).or_default().push(id);
        }
    }

    /// Numbers are the store's where at least half of the rows have what the record of their number has:
    /// of any other table they may be running ones.
    fn believe_numbers(
        &mut self,
        kind: Kind,
        table: &RecordsDraft,
        read: &[Result<Vec<Said>, Vec<Wrong>>],
    ) {
        let mut numbers = 0;
        let mut fit = 0;
        for (row, said) in table.rows.iter().zip(read) {
            if let (Some(number), Ok(said)) = (row.number, said) {
                let same = self.by_key.get(&said_key(kind, said));
                numbers += 1;
                fit += usize::from(same.is_some_and(|ids| ids.contains(&number)));
            }
        }
        self.numbered = fit > 0 && fit * 2 >= numbers;
    }

    /// The record that a row is of; none where it is a new one.
    fn find(
        &self,
        kind: Kind,
        row: &RecordRow,
        said: &[Said],
        staged: &StagedBook<'_, '_>,
    ) -> Result<Option<(u64, Record)>, Text> {
        let record = |id: u64| staged.book.record(kind, id).map(|record| (id, record));
        if self.numbered
            && let Some(found) = row.number.and_then(record)
        {
            return Ok(Some(found));
        }
        let key = said_key(kind, said);
        let all = self.by_key.get(&key).map_or(&[][..], Vec::as_slice);
        let all: Vec<_> = all.iter().copied().filter_map(record).collect();
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
            (Some(_), Some(_)) => match row.number.filter(|id| all.iter().any(|it| it.0 == *id)) {
                Some(id) => Ok(record(id)),
                None => Err(Text::of(
                    "库中有几条与这一行相同，请写明编号",
                    "the store has several such records; write the ID",
                )),
            },
            (None, _) => match all.iter().filter_map(ended).max() {
                Some(on) => Err(text!(
                    "库中登记的已于 {on} 终止；又任职或又联系的，请在界面上或用 jiebie add 登记",
                    "the store has it as ended on {on}; if it began anew, enter it at the desk or with jiebie add"
                )),
                None => Ok(None),
            },
        }
    }
}

/// A convenor is elected, and whoever was the first steps back: a row says too little of that.
fn not_elected() -> Text {
    Text::of(
        "库中没有这名在任召集人，没有读入；推选结果请在界面上或用 jiebie convenor elect 登记，也可用界别召集人表（第一召集人、召集人各一栏）导入",
        "the store has no such convenor; record the election at the desk or with jiebie convenor elect, or import a table with 第一召集人 and 召集人 in columns of their own",
    )
}

fn key_of(kind: Kind, filled: &[(&'static Facts, Value<'_>)]) -> Vec<Value<'static>> {
    let each = kind.key().iter().map(|id| {
        let held = filled.iter().find(|(facts, _)| facts.id == *id);
        held.map_or(Value::Empty, |(_, value)| value.clone().into_owned())
    });
    each.collect()
}

fn said_key(kind: Kind, said: &[Said]) -> Vec<Value<'static>> {
    let facts = kind.facts();
    let each = kind.key().iter().map(|id| {
        let of = |it: &&Said| facts.get(it.nth).is_some_and(|facts| facts.id == *id);
        said.iter()
            .find(of)
            .map_or(Value::Empty, |it| it.value.clone())
    });
    each.collect()
}

fn held(record: &Record, nth: usize, change: Change) -> Value<'static> {
    record.fields().get(nth, change.on).into_owned()
}

/// What a field is to hold: the parts that are said, and those that it had.
fn put_together(facts: &Facts, held: &Value<'static>, said: &[&Said]) -> Value<'static> {
    if facts.shape != Shape::Group {
        return said.first().map_or(Value::Empty, |it| it.value.clone());
    }
    let mut parts = match held {
        Value::Group(parts) => parts.clone(),
        _ => vec![Value::Empty; facts.parts.len()],
    };
    for it in said {
        if let Some(part) = it.part.and_then(|nth| parts.get_mut(nth)) {
            *part = it.value.clone();
        }
    }
    Value::Group(parts)
}

fn row_cell(row: &RecordRow) -> Placed<String> {
    Placed {
        at: row.at.clone(),
        value: String::new(),
    }
}

/// What is wrong, with the field's name.
fn named(facts: &Facts, why: Text) -> Text {
    let (label_zh, label_en) = (facts.label.zh.trim(), facts.label.en.trim());
    let Text { zh, en } = why;
    let zh = zh.trim_end_matches('。');
    let en = en.trim_end_matches('.');
    match zh.contains(label_zh) {
        true => text!("{zh}", "{en}"),
        false => text!("{label_zh}：{zh}", "{label_en}: {en}"),
    }
}
