//! The convenors (article 16) and liaison (article 17) of each sector.

use super::draft::{ConvenorsDraft, RosterDraft};
use super::lists;
use super::person;
use super::rows::{Row, Table};
use crate::exchange::headers::{Field, Headers};
use crate::exchange::names;
use crate::exchange::office::place::Placed;
use crate::exchange::office::words;
use crate::exchange::phones;
use crate::text;
use crate::text::Text;

/// Whether these are the headers of a list of convenors.
pub(super) fn recognised(headers: &Headers) -> bool {
    let people = [Field::FirstConvenor, Field::Convenors, Field::Liaison];
    headers.has(Field::Sector)
        && !headers.has(Field::Name)
        && !headers.are_of_bodies()
        && people.iter().any(|&field| headers.has(field))
}

/// The fields that it is read for.
pub(super) fn reads(_: &Table<'_>) -> Vec<Field> {
    let own = [
        Field::Sector,
        Field::FirstConvenor,
        Field::Convenors,
        Field::Liaison,
        Field::LiaisonPhone,
        Field::Elected,
        Field::Approved,
    ];
    own.to_vec()
}

/// Reads all rows into `draft` and says how many name a sector.
pub(super) fn read(table: &Table<'_>, draft: &mut RosterDraft) -> usize {
    let before = draft.convenors.len();
    let mut sector: Option<Placed<String>> = None;
    for row in table.rows() {
        match table.classify(row) {
            Row::Nothing => continue,
            Row::Footer(line) => {
                draft.beside_table(line);
                continue;
            }
            Row::Heading(..) | Row::Record => {}
        }
        if let Some(written) = table.text(row, Field::Sector, draft) {
            sector = person::one_sector(&written, draft);
            if sector.is_none() {
                continue;
            }
        }
        match &sector {
            Some(sector) => {
                let read = read_row(table, row, sector, draft);
                draft.convenors.push(read);
            }
            None => {
                let first = table.first(row);
                draft.reject(
                    first.at,
                    first.value,
                    Text::of("这一行没有写界别，请补上", "this row has no sector; add it"),
                );
            }
        }
    }
    draft.convenors.len() - before
}

fn read_row(
    table: &Table<'_>,
    row: usize,
    sector: &Placed<String>,
    draft: &mut RosterDraft,
) -> ConvenorsDraft {
    let mut read = ConvenorsDraft {
        at: table.at(row, Field::Sector),
        sector: sector.value.clone(),
        first: None,
        others: Vec::new(),
        liaison: None,
        liaison_phone: None,
        elected: table.date(row, Field::Elected, draft),
        approved: table.date(row, Field::Approved, draft),
    };
    first_convenor(table, row, &mut read, draft);
    other_convenors(table, row, &mut read, draft);
    liaison(table, row, &mut read, draft);
    if read.first.is_none() && read.others.is_empty() {
        for date in [read.elected.take(), read.approved.take()]
            .into_iter()
            .flatten()
        {
            draft.note(
                date.at,
                date.value.to_string(),
                Text::of(
                    "没有召集人，这个日期没有读入",
                    "there is no convenor, so this date was not read",
                ),
            );
        }
    }
    read
}

fn first_convenor(
    table: &Table<'_>,
    row: usize,
    read: &mut ConvenorsDraft,
    draft: &mut RosterDraft,
) {
    if marked_first(table, row).is_some() {
        return;
    }
    let mut people = people(table, row, Field::FirstConvenor, draft).into_iter();
    let first = people.next().map(|(person, _)| person);
    for (other, _) in people {
        draft.reject(other.at, other.value, only_one());
    }
    read.first = first;
}

/// Whether the row's convenor is said to be the first, where the column of the first has no name but an answer:
/// 是, √, 否. None where it has a name or nothing.
fn marked_first(table: &Table<'_>, row: usize) -> Option<bool> {
    let column = table.headers.column(Field::FirstConvenor)?;
    table.headers.column(Field::Convenors)?;
    words::yes_or_no(&table.sheet.seen(row, column).text())
}

fn other_convenors(
    table: &Table<'_>,
    row: usize,
    read: &mut ConvenorsDraft,
    draft: &mut RosterDraft,
) {
    let people = people(table, row, Field::Convenors, draft);
    let marked = marked_first(table, row) == Some(true);
    if let [one, _, ..] = people.as_slice()
        && marked
    {
        draft.reject(one.0.at.clone(), one.0.value.clone(), whom());
        return;
    }
    for (person, is_first) in people {
        let is_first = is_first || marked;
        let known = read.first.iter().chain(&read.others);
        if known.into_iter().any(|known| known.value == person.value) {
            draft.note(
                person.at,
                person.value,
                Text::of(
                    "同一界别里写了两次，只读入一次",
                    "written twice for this sector, read once",
                ),
            );
        } else if !is_first {
            read.others.push(person);
        } else if read.first.is_none() {
            read.first = Some(person);
        } else {
            draft.reject(person.at, person.value, only_one());
        }
    }
}

fn whom() -> Text {
    Text::of(
        "这一行有几名召集人，看不出谁是第一召集人；请一人一行，或写出第一召集人的姓名",
        "this row has several convenors, and which is the first can't be told; write one a row, or the first one's name",
    )
}

fn only_one() -> Text {
    Text::of(
        "第一召集人只能有一名，请把其他人写到“召集人”一栏",
        "there is one first convenor; write the others under 召集人",
    )
}

/// The people of a field, each with whether he is marked as the first.
fn people(
    table: &Table<'_>,
    row: usize,
    field: Field,
    draft: &mut RosterDraft,
) -> Vec<(Placed<String>, bool)> {
    let Some(written) = table.text(row, field, draft) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for piece in lists::people(&written.value) {
        if words::is_vacant(&piece) {
            continue;
        }
        let starred = piece.contains(['★', '☆', '*']);
        let bare = piece.trim_matches(['★', '☆', '*']);
        match names::person(bare) {
            Ok(person) => {
                let is_first = |remark: &&String| remark.starts_with("第一");
                let named_first = person.remarks.iter().any(|it| is_first(&it));
                for remark in person.remarks.iter().filter(|it| !is_first(it)) {
                    person::note_remark(&written.at, &person.name, remark, draft);
                }
                found.push((written.with(person.name), starred || named_first));
            }
            Err(why) => draft.reject(written.at.clone(), piece, why.text()),
        }
    }
    found
}

/// The liaison's name and number, which some tables write in one cell.
fn liaison(table: &Table<'_>, row: usize, read: &mut ConvenorsDraft, draft: &mut RosterDraft) {
    let mut number = None;
    if let Some(written) = table.text(row, Field::Liaison, draft) {
        let digits = written.value.find(|c: char| c.is_ascii_digit() || c == '+');
        let (name, rest) = written
            .value
            .split_at(digits.unwrap_or(written.value.len()));
        let name = name.trim_end_matches([':', '：', '，', ',', '、', '/', '(', '（']);
        if !rest.is_empty() {
            number = Some(written.with(rest.trim_end_matches([')', '）']).to_owned()));
        }
        if !words::is_vacant(name) {
            match names::person(name) {
                Ok(person) => read.liaison = Some(written.with(person.name)),
                Err(why) => draft.reject(written.at.clone(), name, why.text()),
            }
        }
    }
    let number = table
        .text(row, Field::LiaisonPhone, draft)
        .filter(|written| !words::is_vacant(&written.value))
        .or(number);
    let Some(written) = number else {
        return;
    };
    let phone = match phones::phones(&written.value) {
        Ok(numbers) => numbers.into_iter().next(),
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            return;
        }
    };
    let Some(phone) = phone else {
        return;
    };
    if read.liaison.is_some() {
        read.liaison_phone = Some(written.with(phone));
    } else {
        let sector = &read.sector;
        draft.note(
            written.at,
            phone,
            text!(
                "{sector}没有写联络员姓名，这个电话没有读入",
                "{sector} names no liaison, so this number was not read"
            ),
        );
    }
}
