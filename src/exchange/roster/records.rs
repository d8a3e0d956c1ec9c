//! Tables of records of any kind, by the heads of its description: its labels, its heads, its ids, in
//! both languages. Nothing is looked up; which cells stand in which field is all that is said.
//!
//! A kind is known when all is there that a new record must have, and one of these columns is headed as
//! no register of members is. Registers, maps and convenors have readers of their own, which go before
//! where they read as many columns.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::draft::RosterDraft;
use super::record_rows::{Column, RecordRow, RecordsDraft};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Facts, Only, Shape};
use crate::domain::record::{Kind, Record};
use crate::exchange::headers::{Field, field_of};
use crate::exchange::office::place::Placed;
use crate::exchange::office::words::{line, squeeze};
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::text;

/// How far down the heads are looked for.
const SEARCHED_ROWS: usize = 40;

/// The kinds that are read so: all whose lists follow from their descriptions, but members.
pub static READ: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let all = Kind::ALL.iter().copied();
    let listed = |kind: &Kind| !kind.list().is_empty() && *kind != Kind::Member;
    all.filter(listed).collect()
});

/// A sheet that is a table of records.
pub(super) struct Found {
    kinds: Vec<Kind>,
    /// The row of the heads.
    pub(super) row: usize,
    columns: Vec<(usize, Column)>,
    unknown: Vec<(usize, String)>,
}

/// What each head of a kind means, as [`folded`] leaves it.
static HEADS: LazyLock<HashMap<Kind, HashMap<String, Column>>> =
    LazyLock::new(|| READ.iter().map(|kind| (*kind, heads(*kind))).collect());

/// What a new record of a kind must have, by the places of its fields.
static NEEDED: LazyLock<HashMap<Kind, Vec<usize>>> =
    LazyLock::new(|| READ.iter().map(|kind| (*kind, needed(*kind))).collect());

fn heads(kind: Kind) -> HashMap<String, Column> {
    let mut heads = HashMap::new();
    let mut know = |word: &str, column| {
        heads.entry(folded(word)).or_insert(column);
    };
    for number in ["编号", "ID", "序号", "NO", "No."] {
        know(number, Column::Number);
    }
    let fields: Vec<(Column, &Facts)> = fields(kind);
    // What stands over our own columns goes before what else a field may be called.
    for (column, facts) in &fields {
        let head = facts.head.unwrap_or(facts.label);
        know(head.zh, *column);
        know(head.en, *column);
    }
    for (nth, facts) in kind.reckoned().into_iter().enumerate() {
        let head = facts.head.unwrap_or(facts.label);
        know(head.zh, Column::Reckoned(nth));
        know(head.en, Column::Reckoned(nth));
    }
    for (column, facts) in &fields {
        for word in [facts.label.zh, facts.label.en, facts.id] {
            know(word, *column);
        }
        for word in facts.further_heads() {
            know(word, *column);
        }
    }
    heads
}

fn fields(kind: Kind) -> Vec<(Column, &'static Facts)> {
    let all = kind.facts().into_iter().enumerate();
    let each = |(nth, facts): (usize, &'static Facts)| match facts.shape {
        Shape::Group => {
            let parts = facts.parts.iter().enumerate();
            let column = move |part| Column::Field(nth, Some(part));
            parts.map(|(part, facts)| (column(part), facts)).collect()
        }
        _ => vec![(Column::Field(nth, None), facts)],
    };
    all.flat_map(each).collect()
}

/// What is asked for, what is empty as the record begins, and every day and year: what stands there in
/// an editor is no statement of a file.
fn needed(kind: Kind) -> Vec<usize> {
    let day = chrono::NaiveDate::MIN;
    let begun = Record::begun(kind, &Book::default(), Today::on(day));
    let filled = begun.iter().flat_map(|it| it.fields().filled(day));
    let must = filled.enumerate().filter(|(_, (facts, value))| {
        let said = matches!(facts.shape, Shape::Day | Shape::Number) || value.is_empty();
        facts.asked || (facts.required && said && facts.shape != Shape::Evidence)
    });
    must.map(|(nth, _)| nth).collect()
}

/// What a row of a table must say where it is a new record, by the places of the fields.
#[must_use]
pub fn must_say(kind: Kind) -> &'static [usize] {
    NEEDED.get(&kind).map_or(&[], Vec::as_slice)
}

impl Found {
    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.columns.len()
    }

    /// The kind; the first where several fit.
    pub(super) fn kind(&self) -> Kind {
        self.kinds.first().copied().unwrap_or(Kind::Liaison)
    }

    /// The same, its kind told by what the file is called where nothing in the sheet tells.
    fn told_by(mut self, file: &str) -> Found {
        if self.kinds.len() > 1 {
            let named: Vec<_> = self
                .kinds
                .iter()
                .copied()
                .filter(|it| is_named(*it, file))
                .collect();
            if let [one] = named.as_slice() {
                self.kinds = vec![*one];
            }
        }
        self
    }
}

/// The kind whose heads stand in a sheet; several where they fit equally.
pub(super) fn recognise(sheet: &Sheet) -> Option<Found> {
    (0..sheet.height().min(SEARCHED_ROWS)).find_map(|row| {
        let heads: Vec<(usize, String)> = (0..sheet.row(row).len())
            .map(|column| (column, line(&sheet.seen(row, column).text())))
            .filter(|(_, head)| !head.is_empty())
            .collect();
        if heads.len() < 2 {
            return None;
        }
        let above = (0..row).flat_map(|row| sheet.row(row).iter());
        let above: Vec<String> = above.map(|cell| squeeze(&cell.text())).collect();
        let titled =
            |kind| is_named(kind, sheet.name()) || above.iter().any(|line| is_named(kind, line));
        let mut best: Vec<Found> = Vec::new();
        for kind in READ.iter().copied() {
            let Some(found) = fits(kind, row, &heads, titled(kind)) else {
                continue;
            };
            match best.first().map(Found::known) {
                Some(known) if known > found.known() => {}
                Some(known) if known == found.known() => best.push(found),
                _ => best = vec![found],
            }
        }
        let kinds: Vec<Kind> = best.iter().flat_map(|it| it.kinds.clone()).collect();
        let named: Vec<Kind> = kinds.iter().copied().filter(|kind| titled(*kind)).collect();
        let kinds = match named.as_slice() {
            [_] => named,
            _ => kinds,
        };
        let found = best.into_iter().find(|it| kinds.contains(&it.kinds[0]))?;
        Some(Found { kinds, ..found })
    })
}

fn fits(kind: Kind, row: usize, heads: &[(usize, String)], titled: bool) -> Option<Found> {
    let known = HEADS.get(&kind)?;
    let mut found = Found {
        kinds: vec![kind],
        row,
        columns: Vec::new(),
        unknown: Vec::new(),
    };
    let mut told = titled;
    let needed = NEEDED.get(&kind)?;
    for (at, head) in heads {
        let column = known
            .get(&folded(head))
            .or_else(|| known.get(&folded(bare(head))));
        let column = column.copied().or_else(|| as_registers_have(kind, head));
        let is_free = |column: &Column| !found.columns.iter().any(|(_, it)| it == column);
        match column.filter(is_free) {
            Some(column) => {
                let tells = match column {
                    Column::Field(nth, _) => {
                        let facts = kind.facts();
                        let names = facts.get(nth).is_some_and(|facts| {
                            matches!(facts.shape, Shape::Ref(_) | Shape::Refs(_) | Shape::Rows)
                        });
                        (needed.contains(&nth) || names) && !is_of_registers(head)
                    }
                    Column::Number | Column::Reckoned(_) => false,
                };
                told |= tells;
                found.columns.push((*at, column));
            }
            // What we write beside a rejected row.
            None if matches!(field_of(head), Some(Field::Aside)) => {}
            None => found.unknown.push((*at, head.clone())),
        }
    }
    let has = |nth: &usize| {
        let mut columns = found.columns.iter();
        columns.any(|(_, column)| matches!(column, Column::Field(field, _) if field == nth))
    };
    // Our own list is told by all of its columns.
    told |= found.columns.len() > own_columns(kind);
    let enough = needed.iter().all(has) && found.columns.len() >= 2;
    (told && enough && found.columns.len() > found.unknown.len()).then_some(found)
}

/// How many columns our own table of a kind has behind the number.
fn own_columns(kind: Kind) -> usize {
    let (facts, reckoned) = (kind.facts(), kind.reckoned());
    let parts = |id: &str| {
        if reckoned.iter().any(|facts| facts.id == id) {
            return 1;
        }
        let own = facts.iter().find(|facts| facts.id == id);
        own.map_or(1, |facts| match facts.shape {
            Shape::Group => facts.parts.len(),
            _ => 1,
        })
    };
    let own = kind.list().iter().filter(|it| it.only != Some(Only::Json));
    own.map(|it| parts(it.id)).sum()
}

/// The column of a kind that registers head in one of their many ways: 所属界别, 委员姓名, 手机号码.
fn as_registers_have(kind: Kind, head: &str) -> Option<Column> {
    let is: fn(&Facts) -> bool = match field_of(head)? {
        Field::Sector => |it| matches!(it.shape, Shape::Ref([Kind::Sector, ..])),
        Field::Name if squeeze(head).starts_with("委员") => {
            |it| matches!(it.shape, Shape::Ref([Kind::Member]))
        }
        Field::Phone => |it| it.shape == Shape::Phone,
        Field::EmployerAndPost => |it| it.id == "employer",
        Field::Remark => |it| it.id == "note",
        _ => return None,
    };
    let mut fields = fields(kind).into_iter();
    let field = fields
        .find(|(_, facts)| is(facts))
        .map(|(column, _)| column);
    let reckoned = || {
        let mut reckoned = kind.reckoned().into_iter();
        reckoned.position(is).map(Column::Reckoned)
    };
    field.or_else(reckoned)
}

/// Whether registers of members have such a column.
fn is_of_registers(head: &str) -> bool {
    matches!(
        field_of(head),
        Some(
            Field::Serial
                | Field::Id
                | Field::Name
                | Field::Count
                | Field::Sex
                | Field::Ethnicity
                | Field::Party
                | Field::Born
                | Field::Sector
                | Field::EmployerAndPost
                | Field::Employer
                | Field::Post
                | Field::Committee
                | Field::Phone
                | Field::Remark
                | Field::Standing
        )
    )
}

/// Whether a line names the kind, in either language.
fn is_named(kind: Kind, line: &str) -> bool {
    let title = kind.title();
    let plural = kind.plural().replace('_', "-");
    let line = folded(line);
    let words = [title.zh.as_ref(), title.en.as_ref(), plural.as_str()];
    words.iter().any(|word| line.contains(&folded(word)))
}

/// Reads a sheet that was recognised.
pub(super) fn read(sheet: &Sheet, found: Found, file: &str, draft: &mut RosterDraft) -> usize {
    let found = found.told_by(file);
    for (column, head) in &found.unknown {
        let text = text!("“{head}”这一列没有读入", "the column “{head}” was not read");
        draft.note(sheet.at(found.row, *column), head.clone(), text);
    }
    let is_head = |row: usize| {
        let same = |(column, _): &&(usize, Column)| {
            squeeze(&sheet.seen(row, *column).text())
                == squeeze(&sheet.seen(found.row, *column).text())
        };
        found.columns.iter().filter(same).count() * 2 > found.columns.len()
    };
    let mut rows = Vec::new();
    for row in found.row + 1..sheet.height() {
        if sheet.is_blank_row(row) || is_head(row) {
            continue;
        }
        let mut read = RecordRow {
            at: sheet.at(row, found.columns.first().map_or(0, |(column, _)| *column)),
            number: None,
            cells: Vec::new(),
        };
        let mut faulty = false;
        for (at, column) in &found.columns {
            let cell = sheet.seen(row, *at);
            let place = sheet.at(row, *at);
            if let Some(reason) = cell.fault() {
                draft.reject(place, cell.text(), reason);
                faulty = true;
                continue;
            }
            if cell.is_blank() {
                continue;
            }
            if *column == Column::Number {
                read.number = cell.text().trim().trim_start_matches('#').parse().ok();
                continue;
            }
            let value = written(&found, *column, cell, sheet.from_1904());
            read.cells.push((*column, Placed { at: place, value }));
        }
        let own = read
            .cells
            .iter()
            .filter(|(column, _)| matches!(column, Column::Field(..)));
        match (faulty, own.count()) {
            (true, _) => {}
            (false, 0) => {}
            // A line under the table: who made it, how many there are.
            (false, 1) if found.columns.len() > 3 => {
                if let Some((_, cell)) = read.cells.first() {
                    draft.beside_table(cell.clone());
                }
            }
            (false, _) => rows.push(read),
        }
    }
    let count = rows.len();
    let called = match sheet.name().is_empty() {
        false => sheet.name().to_string(),
        true => file.to_owned(),
    };
    draft.tables.push(RecordsDraft {
        at: sheet.at(found.row, 0),
        called,
        kinds: found.kinds,
        rows,
    });
    count
}

/// What a cell says for a column; days as they are, whatever the cell's format.
fn written(found: &Found, column: Column, cell: &Cell, from_1904: bool) -> String {
    let day = || cell.date(from_1904).ok().map(|day| day.to_string());
    let is_day = matches!(column, Column::Field(nth, part) if {
        let facts = found.kinds.first().map(|kind| kind.facts()).unwrap_or_default();
        let facts = facts.get(nth).copied();
        let own = facts.and_then(|it| part.map_or(Some(it), |part| it.parts.get(part)));
        own.is_some_and(|it| it.shape == Shape::Day)
    });
    let text = || cell.text().trim().to_owned();
    match is_day {
        true => day().unwrap_or_else(text),
        false => text(),
    }
}

/// A head without what stands in brackets behind it.
fn bare(head: &str) -> &str {
    head.split(['(', '（', '[', '【']).next().unwrap_or(head)
}

/// A head without blanks and signs, in small letters.
fn folded(head: &str) -> String {
    let word = squeeze(head).to_ascii_lowercase();
    let signs = ['*', ':', '：', '★', '#', '.', '_', '-'];
    word.trim_matches(signs).replace(['_', '-'], "")
}
