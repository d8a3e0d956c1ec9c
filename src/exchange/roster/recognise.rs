//! What a sheet holds, by its headers: the kinds of tables, and the columns that none of them reads.

use std::collections::HashSet;

use super::draft::{RosterDraft, SheetKind};
use super::rows::{Row, Table};
use super::sections::SectorHeading;
use super::{convenors, in_cells, lists, map, members, records};
use crate::domain::record::Kind;
use crate::exchange::headers::{Field, Headers, field_of};
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::names;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::words;
use crate::exchange::office::workbook::Sheet;
use crate::text;
use crate::text::Text;

/// A kind of table: how it is known, and how it is read.
pub(super) struct Reader {
    pub(super) kind: SheetKind,
    enough: fn(&Headers) -> bool,
    /// The fields that such a table is read for.
    pub(super) reads: fn(&Table<'_>) -> Vec<Field>,
    pub(super) read: fn(&Table<'_>, Option<SectorHeading>, &Limits, &mut RosterDraft) -> usize,
}

static READERS: [Reader; 3] = [
    Reader {
        kind: SheetKind::Convenors,
        enough: convenors::recognised,
        reads: convenors::reads,
        read: |table, _, _, draft| each(table, |it| convenors::read(it, draft)),
    },
    Reader {
        kind: SheetKind::Map,
        enough: map::recognised,
        reads: map::reads,
        read: |table, _, _, draft| each(table, |it| map::read(it, draft)),
    },
    Reader {
        kind: SheetKind::Members,
        enough: members::recognised,
        reads: members::reads,
        read: members::read,
    },
];

/// Reads each of the tables that stand side by side, and says how many records they have together.
fn each(table: &Table<'_>, mut read: impl FnMut(&Table<'_>) -> usize) -> usize {
    let sheet = table.sheet;
    let beside = table.headers.side_by_side(sheet);
    let tables = beside.iter().map(|headers| Table { sheet, headers });
    tables.map(|table| read(&table)).sum()
}

/// What a sheet holds, by the first row that can be its headers.
pub(super) fn recognise(sheet: &Sheet) -> Option<(&'static Reader, Headers)> {
    READERS
        .iter()
        .filter_map(|reader| {
            let enough = |h: &Headers| {
                (reader.enough)(h) && (h.is_row_of_headers() || heads_members(sheet, h))
            };
            Some((reader, Headers::find(sheet, enough)?))
        })
        .min_by_key(|(_, headers)| headers.first_row)
}

/// What a sheet holds that is a table of records of another kind: one whose heads are read as such
/// in more columns than as a register's, a map's or convenors', or as a person said.
pub(super) fn records_in(sheet: &Sheet, said: Option<Kind>) -> Option<records::Found> {
    if let Some(found) = said.and_then(|kind| records::recognise_as(sheet, kind)) {
        return Some(found);
    }
    let found = records::recognise(sheet)?;
    let Some((reader, headers)) = recognise(sheet) else {
        return Some(found);
    };
    let table = Table {
        sheet,
        headers: &headers,
    };
    let reads = (reader.reads)(&table).into_iter();
    let reads = reads
        .chain([Field::Serial, Field::Id])
        .collect::<HashSet<_>>();
    let as_roster = reads
        .into_iter()
        .filter(|field| headers.has(*field))
        .count();
    // A register without sectors says of nobody whose member he is: it is rather our own list of others.
    let of_nobody = !headers.has(Field::Sector) && !headers.has(Field::Committee);
    let rather = found.is_own() && of_nobody && found.known() == as_roster;
    (rather || found.known() > as_roster).then_some(found)
}

/// Whether a sheet is a table that is read.
pub(super) fn is_table(sheet: &Sheet) -> bool {
    lists_forms(sheet)
        || lists_findings(sheet)
        || recognise(sheet).is_some()
        || records::recognise(sheet).is_some()
        || Headers::find(sheet, Headers::are_of_bodies).is_some()
}

/// Whether a sheet lists registration forms: a row of its heads has the day of a form and its account.
pub(super) fn lists_forms(sheet: &Sheet) -> bool {
    const DAYS: [&str; 3] = ["填表时间", "填表日期", "Filledon"];
    const ACCOUNTS: [&str; 3] = ["联系服务情况", "联系服务界别群众情况", "Account"];
    is_headed(sheet, &[&DAYS, &ACCOUNTS])
}

/// Whether a sheet lists findings of the rulebook, as the program writes them.
pub(super) fn lists_findings(sheet: &Sheet) -> bool {
    const RULES: [&str; 2] = ["条目", "Rule"];
    const REMEDIES: [&str; 2] = ["整改办法", "Remedy"];
    // The checklist counts them; cells that say 不要求 are no names.
    const SECTORS: [&str; 1] = ["界别"];
    const COUNTED: [&str; 1] = ["全部问题"];
    // Of what the rounds told whom the names are of those who did it.
    const REMINDED: [&str; 1] = ["督办对象"];
    const SINCE: [&str; 1] = ["后来已办"];
    is_headed(sheet, &[&RULES, &REMEDIES])
        || is_headed(sheet, &[&SECTORS, &COUNTED])
        || is_headed(sheet, &[&REMINDED, &SINCE])
}

/// Whether one of the first rows has a head of each of these, without blanks.
fn is_headed(sheet: &Sheet, by: &[&[&str]]) -> bool {
    (0..sheet.height().min(10)).any(|row| {
        let heads = sheet.row(row).iter();
        let heads: Vec<String> = heads.map(|cell| words::squeeze(&cell.text())).collect();
        let has = |known: &[&str]| heads.iter().any(|head| known.contains(&head.as_str()));
        by.iter().all(|known| has(known))
    })
}

/// Whether members with their sectors stand below headers of which most are not known: a form's row of labels
/// and answers has labels below.
fn heads_members(sheet: &Sheet, headers: &Headers) -> bool {
    let columns = [Field::Name, Field::Sector].map(|field| headers.column(field));
    let [Some(name), Some(sector)] = columns else {
        return false;
    };
    let row = headers.first_row;
    let [name, sector] =
        [name, sector].map(|column| words::squeeze(&sheet.seen(row, column).text()));
    names::person(&name).is_ok_and(|person| field_of(&person.name).is_none())
        && naming::names(&lists::sector(&sector)) == Names::Sector
}

/// Columns that the reader of a table makes nothing of are said once, at their header; one that has none
/// is said at the first of its cells.
pub(super) fn note_unread_columns(table: &Table<'_>, reads: &[Field], draft: &mut RosterDraft) {
    let (sheet, headers) = (table.sheet, table.headers);
    let row = headers.first_row - 1;
    let unread = |header: &str| {
        text!(
            "“{header}”这一列没有读入",
            "the column “{header}” was not read"
        )
    };
    let named = table.headers.columns_of(Field::Name, headers.width());
    let is_of_names = |column: &usize, header: &String| {
        headers.word(Field::Name) == Some(header)
            && named.contains(column)
            && in_cells::are_in(table)
    };
    if headers.are_of_bodies() {
        return note_left_to_others(table, reads, draft);
    }
    let written = |column| words::line(&sheet.seen(row, column).text());
    for (column, header) in headers.unknown() {
        if is_of_names(column, header) {
            continue;
        }
        let header = written(*column);
        let text = match headers.others_phone(*column) {
            Some(before) => others_phone(&header, before),
            None => unread(&header),
        };
        draft.note(sheet.at(row, *column), header, text);
    }
    let width = table.rows().map(|row| sheet.row(row).len()).max();
    for column in (0..width.unwrap_or(0)).filter(|column| headers.spans(*column)) {
        match headers.field(column) {
            Some(Field::Serial | Field::Aside) => {}
            Some(field) if reads.contains(&field) => {}
            Some(_) => {
                let header = written(column);
                let text = match headers.others_phone(column) {
                    Some(before) => others_phone(&header, before),
                    None => unread(&header),
                };
                draft.note(sheet.at(row, column), header, text);
            }
            None if headers.is_unknown(column) => {}
            None if !sheet.seen(row, column).is_blank() => {}
            None => note_headless(table, column, draft),
        }
    }
}

/// What the program's own list of sectors or committees looks up elsewhere or counts is said in one note.
fn note_left_to_others(table: &Table<'_>, reads: &[Field], draft: &mut RosterDraft) {
    let (sheet, headers) = (table.sheet, table.headers);
    let row = headers.first_row - 1;
    let left = |column: &usize| {
        let field = headers.field(*column);
        let own = |field| matches!(field, Field::Serial | Field::Aside) || reads.contains(&field);
        !sheet.seen(row, *column).is_blank() && !field.is_some_and(own)
    };
    let left: Vec<usize> = (0..headers.width()).filter(left).collect();
    let Some(first) = left.first() else { return };
    let heads = left
        .iter()
        .map(|column| words::line(&sheet.seen(row, *column).text()));
    let heads: Vec<_> = heads.collect();
    let (zh, en) = (heads.join("、"), heads.join(", "));
    draft.note(
        sheet.at(row, *first),
        heads[0].clone(),
        text!(
            "这几列没有读入：{zh}。其中统计的由库中得出，任职的请在各自的清单里改",
            "these columns were not read: {en}. What they count follows from the store; who holds a charge is changed in the list of that charge"
        ),
    );
}

fn others_phone(header: &str, before: &str) -> Text {
    text!(
        "“{header}”在“{before}”后面，像是{before}的号码，没有读入。是委员本人的，请把表头改为“委员电话”",
        "“{header}” stands behind “{before}” and seems to be those people's; the column was not read. If the numbers are the members' own, head it 委员电话"
    )
}

fn note_headless(table: &Table<'_>, column: usize, draft: &mut RosterDraft) {
    let sheet = table.sheet;
    let is_names = |row: usize| {
        let names = table.headers.columns_of(Field::Name, sheet.row(row).len());
        in_cells::are_in(table) && names.contains(&column)
    };
    let first = table.rows().find(|&row| {
        !sheet.cell(row, column).is_blank() && matches!(table.classify(row), Row::Record)
    });
    if let Some(row) = first.filter(|row| !is_names(*row)) {
        let at = sheet.at(row, column);
        let name = at.column;
        draft.note(
            at,
            sheet.cell(row, column).text(),
            text!(
                "{name} 列没有表头，这一列没有读入",
                "column {name} has no header and was not read"
            ),
        );
    }
}
