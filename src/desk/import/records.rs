//! Tables of records of any kind: each row is one that there is, by its number or by what tells one from
//! another, or a new one. A file says what is: an empty cell, a column that is not there and a number whose
//! middle is hidden change nothing; what is reckoned and who verified it is never taken from a table, and told where it
//! differs (`beside`). Long because one walk goes from a row's cells to the record that they are of.

mod collective;
mod known;
mod whose;

use std::collections::HashSet;

use super::beside::{Beside, note_beside};
use super::liaisons::Liaisons;
use super::outcome::FileOutcome;
use super::question::{Answer, Answers, Asks};
use super::staged_book::StagedBook;
use crate::desk::keep::{carried_along, closed_to_lists, faults, filled_in};
use crate::desk::refusal::Refusal;
use crate::desk::written::{Reader, Trouble, names_in, place};
use crate::domain::appointment::Liaison;
use crate::domain::begun::begun;
use crate::domain::calendar::Today;
use crate::domain::described::{Change, Class, Facts, Shape, Value};
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::{Kind, Record};
use crate::domain::references::names;
use crate::exchange::office::place::Placed;
use crate::exchange::phones::masked_in;
use crate::exchange::roster::{Column, RecordRow, RecordsDraft, must_say};
use crate::text;
use crate::text::Text;
use known::{Known, Row, Said, said_key};
use whose::{kind_of, lacking};

/// Takes in a table of the file numbered `n`.
pub(super) fn merge(
    n: usize,
    table: &RecordsDraft,
    answers: &Answers,
    today: Today,
    liaisons: &mut Liaisons,
    staged: &mut StagedBook<'_, '_>,
    file: &mut FileOutcome,
) -> Result<(), Refusal> {
    let Some(kind) = kind_of(n, table, answers, file) else {
        return Ok(());
    };
    if let Some(why) = lacking(kind, table) {
        file.reject(&table.at, &table.called, why);
        return Ok(());
    }
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
    let understood: Vec<_> = rows.iter().map(|it| it.as_ref().ok()).collect();
    known.believe_numbers(kind, table, &understood, staged);
    if kind == Kind::Liaison {
        for said in rows.iter().filter_map(|it| it.as_ref().ok()) {
            if let [Value::Ref(_, sector), Value::Text(name)] =
                said_key(kind, &said.fields).as_slice()
            {
                liaisons.stated(SectorId(*sector), name);
            }
        }
    }
    let mut met = HashSet::new();
    for (row, read) in table.rows.iter().zip(rows) {
        match read {
            Ok(said) => {
                let known = &mut known;
                reading.settle(row, said, known, &mut met, liaisons, today, staged, file)?;
            }
            Err(troubles) => troubles.into_iter().for_each(|it| it.tell(file)),
        }
    }
    Ok(())
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
    ) -> Result<Row, Vec<Wrong>> {
        let mut said = Vec::new();
        let mut beside = Vec::new();
        let mut wrong = Vec::new();
        let mut cells: Vec<_> = row.cells.iter().collect();
        cells.sort_by_key(|(column, _)| match column {
            column if self.names_sectors(*column) => 0,
            Column::Reckoned(_) => 1,
            Column::Field(..) | Column::Number => 2,
        });
        let mut within: Vec<SectorId> = Vec::new();
        // What is reckoned from a record can't be otherwise than it is.
        let mut hints: Vec<(Kind, u64)> = Vec::new();
        for (column, cell) in cells {
            let (facts, nth, part) = match *column {
                Column::Field(nth, part) => match self.facts.get(nth) {
                    Some(facts) => (*facts, nth, part),
                    None => continue,
                },
                Column::Reckoned(nth) => {
                    let hint = self.hint(nth, cell, &within, reader);
                    if let Some((Kind::Sector, id)) = hint {
                        within.push(SectorId(id));
                    }
                    if let Err(doubt) = self.whose(nth, cell, &within, &hints, reader, staged) {
                        wrong.push(doubt);
                        continue;
                    }
                    hints.extend(hint);
                    beside.extend(Beside::reckoned(self.kind, nth, cell, reader));
                    continue;
                }
                Column::Number => continue,
            };
            let own = part.map_or(facts, |nth| facts.parts.get(nth).unwrap_or(facts));
            let hidden = own.class == Class::Personal && cell.value.contains(['*', '＊']);
            if facts.is_shown() || hidden {
                beside.push(Beside::field(nth, own, cell));
                continue;
            }
            let written = match self.answered(cell, own) {
                Ok(written) => written,
                Err(skipped) => {
                    wrong.push(skipped);
                    continue;
                }
            };
            if let Some(named) = self.in_a_sectors_name(own, cell, &written, &said, reader, staged)
            {
                match named {
                    Ok(both) => said.extend(both),
                    Err(doubt) => wrong.push(doubt),
                }
                continue;
            }
            let read = reader.value(own, &written, &within);
            match read.or_else(|trouble| narrowed(trouble, &hints, staged)) {
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
        said.extend(self.implied(&said, staged));
        match wrong.is_empty() {
            true => Ok(Row {
                fields: said,
                beside,
            }),
            false => Err(wrong),
        }
    }

    /// The sector that follows from a member whom the row names, where it says none.
    fn implied(&self, said: &[Said], staged: &StagedBook<'_, '_>) -> Option<Said> {
        let mut facts = self.facts.iter().enumerate();
        let (nth, by) = facts.find_map(|(nth, it)| it.implied_by.map(|by| (nth, by)))?;
        let by = said.iter().find(|it| self.facts[it.nth].id == by)?;
        let Value::Ref(Kind::Member, id) = by.value else {
            return None;
        };
        let member = staged.book.members.get(MemberId(id))?;
        let sector = member.sector_on(staged.today);
        let unsaid = said.iter().all(|it| it.nth != nth);
        unsaid.then(|| Said {
            nth,
            part: None,
            cell: by.cell.clone(),
            value: Value::Ref(Kind::Sector, sector.0),
        })
    }

    fn names_sectors(&self, column: Column) -> bool {
        let facts = match column {
            Column::Reckoned(nth) => self.kind.reckoned().get(nth).copied(),
            Column::Field(nth, None) => self.facts.get(nth).copied(),
            Column::Field(_, Some(_)) | Column::Number => None,
        };
        facts.is_some_and(|facts| {
            matches!(
                facts.shape,
                Shape::Ref([Kind::Sector, ..]) | Shape::Refs(Kind::Sector)
            )
        })
    }

    /// The sector or the member that is reckoned from a record: a hint whose or which record is meant.
    fn hint(
        &self,
        nth: usize,
        cell: &Placed<String>,
        within: &[SectorId],
        reader: &Reader<'_>,
    ) -> Option<(Kind, u64)> {
        let facts = self.kind.reckoned().get(nth).copied()?;
        let Shape::Ref([Kind::Sector | Kind::Member]) = facts.shape else {
            return None;
        };
        match reader.value(facts, &cell.value, within) {
            Ok(Value::Ref(kind, id)) => Some((kind, id)),
            _ => None,
        }
    }

    /// Refuses a member who is reckoned from a record and who is nobody, several, or of another sector than stands
    /// beside: whose the record is would be anybody's guess.
    fn whose(
        &self,
        nth: usize,
        cell: &Placed<String>,
        within: &[SectorId],
        hints: &[(Kind, u64)],
        reader: &Reader<'_>,
        staged: &StagedBook<'_, '_>,
    ) -> Result<(), Wrong> {
        let facts = self.kind.reckoned().get(nth).copied();
        let Some(facts) = facts.filter(|it| matches!(it.shape, Shape::Ref([Kind::Member]))) else {
            return Ok(());
        };
        let written = self.answered(cell, facts)?;
        match reader.value(facts, &written, within) {
            Ok(value) => match self.elsewhere(cell, &written, &value, hints, staged) {
                Some(doubt) => Err(doubt),
                None => Ok(()),
            },
            Err(trouble) => Err(self.troubled(cell, facts, &trouble)),
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

    /// A member who never was of the sector that stands beside: asked, whoever has the name. What never was the
    /// member's who stands beside is told.
    fn elsewhere(
        &self,
        cell: &Placed<String>,
        written: &str,
        value: &Value<'_>,
        hints: &[(Kind, u64)],
        staged: &StagedBook<'_, '_>,
    ) -> Option<Wrong> {
        let Value::Ref(kind, id) = value else {
            return None;
        };
        if written.contains(['#', '＃']) || belongs((*kind, *id), hints, staged) {
            return None;
        }
        let Some(member) = (*kind == Kind::Member)
            .then(|| staged.book.members.get(MemberId(*id)))
            .flatten()
        else {
            let name = staged.book.name_of(*kind, *id);
            let why = text!(
                "库中是{name}，与这一行写的委员不符，请核对",
                "the store has {name}, of another member than this row names; check it"
            );
            return Some(Wrong::Told(cell.clone(), why));
        };
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

    /// The day that a person told of all rows that name none: of one that must, and does not.
    fn day_of_all(&self, said: &[Said], whose: &Placed<String>) -> Option<Said> {
        let must = must_say(self.kind).iter().copied();
        let mut silent = must.filter(|nth| {
            let is_day = (self.facts.get(*nth)).is_some_and(|it| it.shape == Shape::Day);
            is_day && said.iter().all(|it| it.nth != *nth)
        });
        let nth = silent.next()?;
        let Some(Answer::Day(day)) = self.answers.day(self.n) else {
            return None;
        };
        Some(Said {
            nth,
            part: None,
            cell: whose.clone(),
            value: Value::Day(day),
        })
    }

    /// What is reckoned under the name of a field, where something is.
    fn shown(
        &self,
        facts: &Facts,
        record: &Record,
        staged: &StagedBook<'_, '_>,
        today: Today,
    ) -> Option<Value<'static>> {
        let reckoned = self.kind.reckoned();
        let nth = reckoned.iter().position(|it| it.id == facts.id)?;
        let value = record.fields().reckon(nth, &staged.book, today);
        Some(value.into_owned())
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

    /// Whether a row of a liaison, found by the number, names somebody else, who takes over: unless the store
    /// is corrected.
    fn is_another(&self, former: &Liaison, said: &[Said], staged: &StagedBook<'_, '_>) -> bool {
        let mut named = said
            .iter()
            .filter(|it| self.facts[it.nth].shape == Shape::Name);
        let other = |it: &Said| it.value != Value::text(&former.name);
        staged.moves.day(staged.today).is_some() && named.any(other)
    }

    /// Puts a row into the record that it is of, or makes one.
    #[expect(
        clippy::too_many_arguments,
        reason = "one row, and all that it bears on"
    )]
    fn settle(
        &self,
        row: &RecordRow,
        said: Row,
        known: &mut Known,
        met: &mut HashSet<u64>,
        liaisons: &mut Liaisons,
        today: Today,
        staged: &mut StagedBook<'_, '_>,
        file: &mut FileOutcome,
    ) -> Result<(), Refusal> {
        let Row {
            fields: mut said,
            beside,
        } = said;
        let whose = said
            .first()
            .map_or_else(|| row_cell(row), |it| it.cell.clone());
        if let Some(number) = known.unknown_number(self.kind, row, staged) {
            let id = number.value;
            let why = text!(
                "库中没有编号 {id}，没有读入；新增的请不写编号",
                "the store has no ID {id}; the row was not taken in. A new one has no ID"
            );
            file.reject(&number.at, &id.to_string(), why);
            return Ok(());
        }
        let day = self.day_of_all(&said, &whose);
        let given = day.as_ref().map(|it| it.nth);
        said.extend(day);
        let was = match known.find(self.kind, row, &said, staged) {
            Ok(was) => was,
            Err(why) => {
                file.reject(&whose.at, &whose.value, why);
                return Ok(());
            }
        };
        let was = match was {
            Some((_, Record::Liaison(former))) if self.is_another(&former, &said, staged) => {
                // The day that still stands there is the former one's.
                let since = former.since.map(Value::Day);
                said.retain(|it| {
                    self.facts[it.nth].id != "since" || Some(&it.value) != since.as_ref()
                });
                None
            }
            was => was,
        };
        if was.is_some() {
            // The day of what is there already is not theirs to say who told that of the others.
            said.retain(|it| Some(it.nth) != given);
        }
        let moved = was
            .is_some()
            .then(|| staged.moves.day(staged.today))
            .flatten();
        let change = Change {
            on: staged.today,
            from: moved,
        };
        let record = was.as_ref().map(|(_, record)| record.clone());
        let record = record.or_else(|| begun(self.kind, &staged.book, today));
        let Some(mut record) = record else {
            return Ok(());
        };
        let mut wrong = Vec::new();
        for (nth, facts) in self.facts.iter().enumerate() {
            let here: Vec<&Said> = said.iter().filter(|it| it.nth == nth).collect();
            let Some(first) = here.first() else { continue };
            let held = held(&record, nth, change);
            let value = put_together(facts, &held, &here);
            // A list shows what is reckoned under the field's name: who says that says nothing new.
            let shown = self.shown(facts, &record, staged, today);
            if value == held || shown.is_some_and(|it| put_together(facts, &it, &here) == it) {
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
            let silent: Vec<&Facts> = silent
                .filter_map(|nth| self.facts.get(*nth).copied())
                .collect();
            if let ([day], true) = (silent.as_slice(), wrong.is_empty())
                && day.shape == Shape::Day
            {
                match self.answers.day(self.n) {
                    Some(Answer::Skip) => file.skip(&whose.at, &whose.value),
                    _ => file.ask_day(&whose.at, &whose.value, named(day, Trouble::REQUIRED)),
                }
                return Ok(());
            }
            let silent = silent.into_iter();
            wrong.extend(silent.map(|facts| (whose.clone(), named(facts, Trouble::REQUIRED))));
        }
        if self.kind == Kind::Output {
            // Who stands among those who joined in and leads them is there once.
            record = filled_in(record, &staged.book);
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
        let number = said.iter().find(|it| self.facts[it.nth].id == "number");
        let number = number.map_or(&whose, |it| &it.cell);
        let before = was.as_ref().map(|(_, was)| was);
        if let Some(first) = known.given_before(&record, before, staged) {
            let (zh, en) = (first.text().zh, first.text().en);
            let why = text!(
                "{zh}已有同年同号的另一件，请核对",
                "another of the year has this number at {en}; please check"
            );
            wrong.push((number.clone(), why));
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
            let added = match record {
                Record::Liaison(newcomer) => {
                    let name = said
                        .iter()
                        .find(|it| self.facts[it.nth].shape == Shape::Name);
                    let at = name.map_or(&whose, |it| &it.cell);
                    liaisons.takes_over(self.n, at, newcomer, staged, file)?
                }
                record => {
                    let record = filled_in(record, &staged.book);
                    Some(staged.add_record(self.n, record)?)
                }
            };
            if let Some(id) = added {
                note_beside(self.kind, id, &beside, today, staged, file);
                known.learn(self.kind, id, staged);
                if let Some(added) = staged.book.record(self.kind, id) {
                    known.learn_given(&added, &number.at, staged);
                }
                met.insert(id);
                file.settle(true);
            }
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
        let by_number = row.number.as_ref().is_some_and(|it| it.value == id);
        if !unchanged && let Some(why) = closed_to_lists(&was, &record, by_number) {
            file.reject(&whose.at, &whose.value, why);
            return Ok(());
        }
        if !unchanged && was.fields().is_verified() == Some(true) {
            let why = Text::of(
                "这一条核实过，改动后退回“已登记”，请重新核实",
                "it was verified and changes now, so it is recorded only; verify it again",
            );
            file.note(&whose.at, &whose.value, why);
        }
        known.learn_given(&record, &number.at, staged);
        let with_it = carried_along(&record, &staged.book);
        file.settle(staged.change_record(self.n, &was, record));
        for other in with_it {
            if let Some(was) = staged.book.record(other.kind(), other.raw_id()) {
                staged.change_record(self.n, &was, other);
            }
        }
        note_beside(self.kind, id, &beside, today, staged, file);
        Ok(())
    }
}

/// A convenor is elected, and whoever was the first steps back: a row says too little of that.
fn not_elected() -> Text {
    Text::of(
        "库中没有这名在任召集人，没有读入；推选结果请在界面上或用 jiebie convenor elect 登记，也可用界别召集人表（第一召集人、召集人各一栏）导入",
        "the store has no such convenor; record the election at the desk or with jiebie convenor elect, or import a table with 第一召集人 and 召集人 in columns of their own",
    )
}

/// Of several records of a name the one that belongs to what stands beside.
fn narrowed(
    trouble: Trouble,
    hints: &[(Kind, u64)],
    staged: &StagedBook<'_, '_>,
) -> Result<Value<'static>, Trouble> {
    let Trouble::Several {
        kind, candidates, ..
    } = &trouble
    else {
        return Err(trouble);
    };
    let own = candidates.iter();
    let mut own = own.filter(|it| !hints.is_empty() && belongs((*kind, it.id), hints, staged));
    match (own.next(), own.next()) {
        (Some(one), None) => Ok(Value::Ref(*kind, one.id)),
        _ => Err(trouble),
    }
}

/// Does a record belong to all that stands beside it, as far as it can: a member to the sector, what is a member's
/// to the member?
fn belongs((kind, id): (Kind, u64), hints: &[(Kind, u64)], staged: &StagedBook<'_, '_>) -> bool {
    let ground = match kind {
        Kind::Member => Kind::Sector,
        Kind::KeyContact => Kind::Member,
        _ => return true,
    };
    let record = staged.book.record(kind, id);
    let mut beside = hints.iter().filter(|(kind, _)| *kind == ground).peekable();
    beside.peek().is_none()
        || beside.any(|(kind, id)| record.as_ref().is_some_and(|it| names(it, *kind, *id)))
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
