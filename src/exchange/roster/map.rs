//! The map: which committee looks after which sectors (article 15), and who directs it.
//!
//! Offices write it in three ways: one sector a row under the committee's (merged) cell, all
//! sectors in one cell, or one row a sector with its committee behind. The reader takes all three.

use super::draft::{MapDraft, RosterDraft};
use super::lists;
use super::rows::{Row, Table};
use crate::exchange::headers::{Field, Headers};
use crate::exchange::place::Placed;
use crate::exchange::{names, words};
use crate::text;
use crate::text::Text;

/// Whether these are the headers of a map.
pub(super) fn recognised(headers: &Headers) -> bool {
    headers.has(Field::Committee)
        && (headers.has(Field::LinkedSectors)
            || headers.has(Field::Sector) && !headers.has(Field::Name))
}

/// The fields that it is read for.
pub(super) fn reads(table: &Table<'_>) -> Vec<Field> {
    vec![Field::Committee, Field::Director, sectors_field(table)]
}

fn sectors_field(table: &Table<'_>) -> Field {
    if table.headers.has(Field::LinkedSectors) {
        Field::LinkedSectors
    } else {
        Field::Sector
    }
}

/// Reads all rows into `draft` and says how many committees there were.
pub(super) fn read(table: &Table<'_>, draft: &mut RosterDraft) -> usize {
    let before = draft.map.len();
    let sectors_field = sectors_field(table);
    // A blank committee goes on with the one above only where the committee comes first.
    let goes_on = table.headers.column(Field::Committee) < table.headers.column(sectors_field);
    let mut current: Option<usize> = None;
    for row in table.rows() {
        match table.classify(row) {
            Row::Nothing => continue,
            Row::Footer(line) => {
                draft.beside_table(line);
                continue;
            }
            // `一、提案委员会` alone in its row names a committee, as its cell would.
            Row::Heading(..) | Row::Record => {}
        }
        if let Some(written) = table.text(row, Field::Committee, draft) {
            current = committee(&written, before, draft);
        } else if !goes_on {
            current = None;
        }
        let Some(index) = current else {
            let first = table.first(row);
            draft.reject(
                first.at,
                first.value,
                Text::of(
                    "这一行看不出属于哪个专委会，请补上专委会",
                    "it is not clear which committee this row belongs to; add the committee",
                ),
            );
            continue;
        };
        director(table, row, index, draft);
        if let Some(written) = table.text(row, sectors_field, draft) {
            add_sectors(&written, index, draft);
        }
    }
    draft.map.len() - before
}

/// The draft of this committee: the one it has in this sheet already, or a new one.
fn committee(written: &Placed<String>, before: usize, draft: &mut RosterDraft) -> Option<usize> {
    let name = lists::sector(&written.value);
    if words::is_vacant(&name) {
        return None;
    }
    let known = draft.map[before..]
        .iter()
        .position(|map| map.committee == name);
    Some(known.map_or_else(
        || {
            draft.map.push(MapDraft {
                at: written.at.clone(),
                committee: name,
                director: None,
                sectors: Vec::new(),
            });
            draft.map.len() - 1
        },
        |index| before + index,
    ))
}

fn director(table: &Table<'_>, row: usize, index: usize, draft: &mut RosterDraft) {
    let Some(written) = table.text(row, Field::Director, draft) else {
        return;
    };
    if words::is_vacant(&written.value) {
        return;
    }
    let person = match names::person(&written.value) {
        Ok(person) => person,
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            return;
        }
    };
    let committee = draft.map[index].committee.clone();
    match &draft.map[index].director {
        None => draft.map[index].director = Some(written.with(person.name)),
        Some(known) if known.value == person.name => {}
        Some(known) => {
            let known = known.value.clone();
            draft.reject(
                written.at,
                written.value,
                text!(
                    "{committee}已经有主任{known}，一个专委会只能有一名主任",
                    "{committee} already has the director {known}; a committee has one"
                ),
            );
        }
    }
}

fn add_sectors(written: &Placed<String>, index: usize, draft: &mut RosterDraft) {
    for name in lists::sectors(&written.value) {
        if words::is_vacant(&name) {
            continue;
        }
        if draft.map[index]
            .sectors
            .iter()
            .any(|known| known.value == name)
        {
            // A merged cell of sectors is seen in every row it covers.
            continue;
        }
        let sector = written.with(name);
        draft.map[index].sectors.push(sector);
    }
}
