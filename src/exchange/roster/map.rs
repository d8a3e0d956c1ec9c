//! The map: which committee looks after which sectors (article 15), and who directs it.
//!
//! Offices write it in three ways: one sector a row under the committee's (merged) cell, all
//! sectors in one cell, or one row a sector with its committee behind. The reader takes all three.

use super::draft::{MapDraft, RosterDraft};
use super::rows::{Row, Table};
use super::{lists, sector_names};
use crate::exchange::headers::{Field, Headers};
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::names;
use crate::exchange::office::place::Placed;
use crate::exchange::office::words;
use crate::text;
use crate::text::Text;

/// Whether these are the headers of a map.
pub(super) fn recognised(headers: &Headers) -> bool {
    headers.has(Field::Committee)
        && (headers.has(Field::LinkedSectors)
            || headers.has(Field::Sector) && !headers.has(Field::Name) && !headers.has(Field::Id)
            || headers.are_of_bodies())
}

/// The fields that it is read for.
pub(super) fn reads(table: &Table<'_>) -> Vec<Field> {
    let mut fields = vec![Field::Committee, Field::Director, sectors_field(table)];
    if table.headers.has(Field::Director) {
        fields.push(Field::DirectorSince);
    }
    if table.headers.has(Field::PartyOrganisation) {
        fields.extend([Field::PartyOrganisation, Field::PartySince]);
    }
    if is_of_committees(table) {
        fields.push(Field::Remark);
    }
    fields
}

/// Whether it is the program's own list of committees, in which a remark is the committee's.
fn is_of_committees(table: &Table<'_>) -> bool {
    table.headers.are_of_bodies() && !table.headers.has(Field::Sector)
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
    let mut rejected = false;
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
            let sectors = table.text(row, sectors_field, draft);
            if let Some(why) = not_one_committee(&written, sectors.as_ref()) {
                draft.reject(written.at, words::line(&written.value), why);
                current = None;
                rejected = true;
                continue;
            }
            rejected = false;
            current = committee(&written, before, draft);
        } else if !goes_on {
            current = None;
        }
        let Some(index) = current else {
            // Of a sector without a committee the program's own list says nothing.
            if table.headers.are_of_bodies() && !rejected {
                continue;
            }
            // What goes on with a committee that was rejected was told there.
            if rejected && goes_on && !table.headers.has(Field::Name) {
                let first = table.first(row);
                draft.note(first.at, first.value, follows_rejected());
                continue;
            }
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
        particulars(table, row, index, draft);
        if let Some(written) = table.text(row, sectors_field, draft) {
            add_sectors(&written, index, draft);
        }
    }
    draft.map.len() - before
}

/// Why a committee's cell does not name one: it names several, or the sectors stand there.
fn not_one_committee(written: &Placed<String>, sectors: Option<&Placed<String>>) -> Option<Text> {
    let cell = lists::committees_in(&written.value);
    let other = sectors.map(|it| lists::committees_in(&it.value));
    let exchanged = !cell.named.is_empty()
        && cell
            .named
            .iter()
            .all(|it| naming::names(it) == Names::Sector)
        && other.is_some_and(|it| {
            !it.named.is_empty() && it.named.iter().all(|it| lists::is_committee(it))
        });
    if exchanged {
        return Some(Text::of(
            "专委会一栏写的是界别，界别一栏写的是专委会，两格像是写反了，没有读入。请调换过来",
            "the committee is a sector and the sector a committee: the two cells seem to be exchanged. The row was not read; put them right",
        ));
    }
    if cell.named.len() > 1 || cell.open {
        let (zh, en) = (cell.named.join("、"), cell.named.join(", "));
        return Some(text!(
            "一行只能写一个专委会，这里写了{zh}，没有读入。一个界别只由一个专委会联系，请写明是哪一个",
            "one committee is asked for, and this names {en}; the row was not read. A sector is looked after by one committee: write which one"
        ));
    }
    None
}

fn follows_rejected() -> Text {
    Text::of(
        "接着上面没有采纳的专委会，没有读入",
        "it goes on with the committee above that was rejected, and was not read",
    )
}

/// The draft of this committee: the one it has in this sheet already, or a new one.
fn committee(written: &Placed<String>, before: usize, draft: &mut RosterDraft) -> Option<usize> {
    let cell = lists::committees_in(&written.value);
    for remark in &cell.remarks {
        draft.note(
            written.at.clone(),
            words::line(&written.value),
            text!(
                "专委会后的“{remark}”没有读入",
                "“{remark}” behind the committee was not read"
            ),
        );
    }
    let name = cell.named.into_iter().next().unwrap_or_default();
    if words::is_vacant(&name) {
        return None;
    }
    let known = draft.map[before..]
        .iter()
        .position(|map| map.committee == name);
    Some(known.map_or_else(
        || {
            draft.map.push(MapDraft::of(written.at.clone(), name));
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

/// What a list of committees has besides: since when there is this director, the organisation of the Party, a
/// remark.
fn particulars(table: &Table<'_>, row: usize, index: usize, draft: &mut RosterDraft) {
    let reads = reads(table);
    let text = |field, draft: &mut RosterDraft| {
        let written = table.text(row, field, draft);
        written.filter(|it| reads.contains(&field) && !words::is_vacant(&it.value))
    };
    let party = text(Field::PartyOrganisation, draft);
    let note = text(Field::Remark, draft);
    let date = |field, draft: &mut RosterDraft| {
        reads
            .contains(&field)
            .then(|| table.date(row, field, draft))
            .flatten()
    };
    let since = date(Field::DirectorSince, draft);
    let set_up = date(Field::PartySince, draft);
    let map = &mut draft.map[index];
    map.director_since = map.director_since.take().or(since);
    map.party_organisation = map.party_organisation.take().or(party);
    map.party_since = map.party_since.take().or(set_up);
    map.note = map.note.take().or(note);
}

fn add_sectors(written: &Placed<String>, index: usize, draft: &mut RosterDraft) {
    let cell = lists::sectors_in(&written.value);
    let mut told = |value: &str, text: Text| {
        let note = (&written.at, value, &text);
        let known = draft
            .notes
            .iter()
            .any(|it| (&it.at, it.value.as_str(), &it.text) == note);
        // A merged cell is seen in every row that it covers.
        if !known {
            draft.note(written.at.clone(), value, text);
        }
    };
    for remark in &cell.remarks {
        told(
            &written.value,
            text!(
                "界别后的“{remark}”没有读入",
                "“{remark}” behind the sector was not read"
            ),
        );
    }
    if cell.open {
        told(
            &written.value,
            Text::of(
                "写有“等”，只读入了列出的界别；还有别的，请一一写明",
                "it says “and others” (等); only the sectors that are named were read. Name the others too",
            ),
        );
    }
    for name in cell.named {
        if words::is_vacant(&name) {
            continue;
        }
        if !sector_names::can_be_named(&name) {
            draft.reject(
                written.at.clone(),
                name,
                Text::of(
                    "不像界别名称，没有读入。请改正",
                    "this does not look like a sector's name; it was not read. Correct it",
                ),
            );
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
