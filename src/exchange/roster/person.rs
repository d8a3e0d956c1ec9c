//! A row of a register: the one person that it is of, and what it says of that person.

use super::draft::{CommitteeMemberDraft, MemberDraft, RosterDraft};
use super::phone;
use super::rows::Table;
use super::standing;
use super::{lists, sector_names};
use crate::exchange::headers::{self, Field, Looked};
use crate::exchange::listing::mark;
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::listing::particulars::is_body;
use crate::exchange::names::{self, NoName, Person};
use crate::exchange::office::place::{At, Placed};
use crate::exchange::office::words;
use crate::exchange::seats::may_not_serve;
use crate::exchange::sex_and_ethnicity;
use crate::text;
use crate::text::Text;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It has no member that can be kept.
    Not,
    /// It says that a seat is vacant.
    Vacant,
    /// Its sector is its own column's.
    ByColumn,
    /// Its sector is the heading's.
    ByHeading,
}

/// Reads a row; `under` is the sector whose heading stands above it.
pub(super) fn read(
    table: &Table<'_>,
    row: usize,
    under: Option<&Placed<String>>,
    draft: &mut RosterDraft,
) -> Taken {
    let rejected = draft.rejected.len();
    let id = number(table, row, Field::Id, draft);
    let by_number = id.as_ref().filter(|_| !table.headers.has(Field::Name));
    let named = match by_number {
        Some(id) => Ok(Named::by_number(id)),
        None => named(table, row, draft),
    };
    let Named {
        written,
        person,
        marks,
    } = match named {
        Ok(named) => named,
        Err(taken) => return taken,
    };
    let own = table
        .text(row, Field::Sector, draft)
        .filter(|sector| !words::is_vacant(&sector.value));
    if let Some(why) = exchanged(&person.name, own.as_ref()) {
        draft.reject(written.at, written.value, why);
        return Taken::Not;
    }
    let own = own.and_then(|sector| one_sector(&sector, draft));
    let taken = if own.is_some() {
        Taken::ByColumn
    } else {
        Taken::ByHeading
    };
    if draft.rejected.len() > rejected {
        return Taken::Not;
    }
    let sector = own.or_else(|| under.cloned());
    // Where the store's number says who it is, the sector is the store's too.
    let sector = sector.or_else(|| id.as_ref().map(|id| id.with(String::new())));
    let Some(sector) = sector else {
        if !table.headers.has(Field::Sector)
            && let Some(committee) = committee(table, row, draft)
        {
            let (sex, _) = sex_and_ethnicity(table, row, &written, &person, draft);
            for left in person.remarks.iter().filter(|it| may_not_serve(it)) {
                note_remark(&written.at, &person.name, left, draft);
            }
            for said in draft.marks.say(&marks, &written.at, &person.name) {
                note_remark(&written.at, &person.name, &said, draft);
            }
            let member = CommitteeMemberDraft {
                at: written.at,
                name: person.name,
                committee,
                sex,
                employer: employer(table, row, draft),
                phone: phone::read(table, row, draft),
            };
            draft.committee_members.push(member);
            return Taken::Not;
        }
        if draft.rejected.len() > rejected {
            return Taken::Not;
        }
        draft.reject(table.at(row, Field::Sector), person.name, no_sector());
        return Taken::Not;
    };
    let (mut sex, mut ethnicity) = sex_and_ethnicity(table, row, &written, &person, draft);
    let mut remark = remark(table, row, draft);
    let mut said = draft.marks.say(&marks, &written.at, &person.name);
    said.extend(standing::said(table, row, draft));
    // Whoever may have left is asked about, by the remark.
    let left = person.remarks.iter().filter(|it| may_not_serve(it));
    said.extend(left.cloned());
    for said in said {
        if let Some(known) = sex_and_ethnicity::sex(&said) {
            sex = sex.or_else(|| Some(written.with(known)));
        } else if let Some(known) = sex_and_ethnicity::ethnicity(&said) {
            ethnicity = ethnicity.or_else(|| Some(written.with(known)));
        } else {
            let more = remark.map_or_else(|| said.clone(), |it| format!("{}，{said}", it.value));
            remark = Some(written.with(more));
        }
    }
    let member = MemberDraft {
        sex,
        ethnicity,
        party: line(table, row, Field::Party, draft),
        sector,
        employer: employer(table, row, draft),
        committee: committee(table, row, draft),
        phone: phone::read(table, row, draft),
        hidden_phone: phone::hidden(table, row),
        looked: looked(table, row),
        remark,
        id,
        serial: if table.headers.may_have_ids() {
            number(table, row, Field::Serial, draft)
        } else {
            None
        },
        at: written.at,
        name: person.name,
        counted: false,
    };
    draft.members.push(member);
    taken
}

/// What the program's own list has beside the fields.
fn looked(table: &Table<'_>, row: usize) -> Vec<(Looked, Placed<String>)> {
    let columns = table.headers.looked().iter();
    let filled = columns.filter_map(|(looked, column)| {
        let cell = table.sheet.seen(row, *column);
        let at = table.sheet.at(row, *column);
        let value = words::line(&cell.text());
        (!cell.is_blank()).then_some((*looked, Placed { at, value }))
    });
    filled.collect()
}

/// Who a row is of.
struct Named {
    written: Placed<String>,
    person: Person,
    /// The marks beside the name.
    marks: Vec<String>,
}

impl Named {
    /// Whoever has this number in the store.
    fn by_number(id: &Placed<u64>) -> Self {
        Named {
            written: id.with(String::new()),
            person: Person {
                name: String::new(),
                remarks: Vec::new(),
            },
            marks: Vec::new(),
        }
    }
}

/// The name in a row, or what becomes of a row without one.
fn named(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Result<Named, Taken> {
    let rejected = draft.rejected.len();
    let Some(written) = table.text(row, Field::Name, draft) else {
        // A formula that failed was rejected for that.
        if draft.rejected.len() > rejected {
            return Err(Taken::Not);
        }
        let first = table.first(row);
        draft.reject(first.at, first.value, no_name());
        return Err(Taken::Not);
    };
    let (mut marks, bare) = mark::before(&written.value);
    let (bare, behind) = mark::behind(bare);
    marks.extend(behind);
    let bare = lists::without_number(bare.trim()).0;
    let person = match names::person(bare) {
        Ok(person) if names::has_office_behind(&person.name) || is_body(&person.name) => {
            draft.reject(written.at, written.value, NoName::Word.text());
            return Err(Taken::Not);
        }
        // A label in the names' column is a table of another kind.
        Ok(person) if headers::field_of(&person.name).is_none() => person,
        Ok(_) => {
            draft.reject(written.at, written.value, NoName::Characters.text());
            return Err(Taken::Not);
        }
        Err(NoName::Vacant) => {
            draft.note(written.at, written.value, NoName::Vacant.text());
            return Err(Taken::Vacant);
        }
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            return Err(Taken::Not);
        }
    };
    Ok(Named {
        written,
        person,
        marks,
    })
}

/// The one sector of a cell; what stands behind it is told, and several are rejected.
pub(super) fn one_sector(
    written: &Placed<String>,
    draft: &mut RosterDraft,
) -> Option<Placed<String>> {
    let cell = lists::sectors_in(&written.value);
    if let Some(why) = sector_names::not_one(&cell) {
        draft.reject(written.at.clone(), words::line(&written.value), why);
        return None;
    }
    for remark in &cell.remarks {
        draft.note(
            written.at.clone(),
            words::line(&written.value),
            text!(
                "界别后的“{remark}”没有读入",
                "“{remark}” behind the sector was not read"
            ),
        );
    }
    cell.named.into_iter().next().map(|name| written.with(name))
}

/// Why a sector in the column of names is nobody: the two cells stand in each other's place, perhaps.
fn exchanged(name: &str, sector: Option<&Placed<String>>) -> Option<Text> {
    if naming::names(name) != Names::Sector {
        return None;
    }
    let other = sector.map(|it| words::squeeze(&it.value));
    Some(match other {
        Some(other) if naming::names(&other) != Names::Sector => text!(
            "姓名一栏写的是界别，界别一栏写的是“{other}”，两格像是写反了，没有读入。请调换过来",
            "the name is a sector's and the sector is “{other}”: the two cells seem to be exchanged. The row was not read; put them right"
        ),
        _ => Text::of(
            "姓名一栏写的是界别，不是姓名，没有读入。请改正",
            "the name is a sector's, and nobody's; the row was not read. Correct it",
        ),
    })
}

pub(super) fn no_name() -> Text {
    Text::of(
        "这一行没有姓名，请补上姓名或者删去这一行",
        "this row has no name; add it or delete the row",
    )
}

pub(super) fn no_sector() -> Text {
    Text::of(
        "这名委员没有写界别，请补上",
        "this member has no sector; add it",
    )
}

pub(super) fn committee(
    table: &Table<'_>,
    row: usize,
    draft: &mut RosterDraft,
) -> Option<Placed<String>> {
    table
        .text(row, Field::Committee, draft)
        .map(|committee| committee.with(lists::committee(&committee.value)))
        .filter(|committee| !words::is_vacant(&committee.value))
}

type Sex = Option<Placed<&'static str>>;
type Ethnicity = Option<Placed<String>>;

/// From their columns, or from the brackets behind the name.
fn sex_and_ethnicity(
    table: &Table<'_>,
    row: usize,
    name: &Placed<String>,
    person: &Person,
    draft: &mut RosterDraft,
) -> (Sex, Ethnicity) {
    let mut sex = None;
    let mut ethnicity = None;
    for remark in &person.remarks {
        if let Some(known) = sex_and_ethnicity::sex(remark) {
            sex = Some(name.with(known));
        } else if let Some(known) = sex_and_ethnicity::ethnicity(remark) {
            ethnicity = Some(name.with(known));
        } else if !may_not_serve(remark) {
            note_remark(&name.at, &name.value, remark, draft);
        }
    }
    if let Some(written) = table
        .text(row, Field::Sex, draft)
        .filter(|w| !words::is_vacant(&w.value))
    {
        match sex_and_ethnicity::sex(&written.value) {
            Some(known) => sex = Some(written.with(known)),
            None => draft.reject(
                written.at,
                written.value,
                Text::of("性别只能是男或者女", "the sex is 男 or 女"),
            ),
        }
    }
    if let Some(written) = table
        .text(row, Field::Ethnicity, draft)
        .filter(|w| !words::is_vacant(&w.value))
    {
        match sex_and_ethnicity::ethnicity(&written.value) {
            Some(known) => ethnicity = Some(written.with(known)),
            None => draft.reject(
                written.at,
                written.value,
                Text::of(
                    "不是民族名称，请写全称，如“土家族”",
                    "this is no ethnicity; write its full name, such as 土家族",
                ),
            ),
        }
    }
    (sex, ethnicity)
}

/// Says that what stands behind a name is not read.
pub(super) fn note_remark(at: &At, name: &str, remark: &str, draft: &mut RosterDraft) {
    let text = text!(
        "姓名后的“{remark}”没有读入",
        "“{remark}” behind the name was not read"
    );
    draft.note(at.clone(), name, text);
}

/// The remark of a row: that a seat is vacant or not settled is one.
fn remark(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Option<Placed<String>> {
    let written = table.text(row, Field::Remark, draft)?;
    let word = words::line(&written.value);
    let open = word.contains(['待', '缺']);
    (open || !words::is_vacant(&word)).then(|| written.with(word))
}

/// One column, or employer and post in two.
fn employer(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Option<Placed<String>> {
    let both = line(table, row, Field::EmployerAndPost, draft);
    let employer = line(table, row, Field::Employer, draft);
    // 现任职务 beside 工作单位 is the post.
    let post = both.or_else(|| line(table, row, Field::Post, draft));
    match (employer, post) {
        // Some tables repeat the employer in the post.
        (Some(employer), Some(post)) if post.value.starts_with(&employer.value) => Some(post),
        (Some(employer), Some(post)) => {
            Some(employer.with(format!("{}{}", employer.value, post.value)))
        }
        (employer, post) => employer.or(post),
    }
}

/// The number in a column: the member's, where the table is the program's own list.
fn number(
    table: &Table<'_>,
    row: usize,
    field: Field,
    draft: &mut RosterDraft,
) -> Option<Placed<u64>> {
    let written = table.text(row, field, draft)?;
    let number = written.value.trim().parse().ok()?;
    Some(written.with(number))
}

fn line(
    table: &Table<'_>,
    row: usize,
    field: Field,
    draft: &mut RosterDraft,
) -> Option<Placed<String>> {
    table
        .text(row, field, draft)
        .filter(|written| !words::is_vacant(&written.value))
        .map(|written| written.with(words::line(&written.value)))
}
