//! The register of members: one row a person, under sector headings or with a sector column. Long because what one row says is read in one place.

use std::collections::HashMap;

use super::draft::{CommitteeMemberDraft, MemberDraft, RosterDraft, SectorList, Whole};
use super::in_cells;
use super::lists;
use super::phone;
use super::rows::{Row, Table};
use crate::exchange::headers::{self, Field, Headers};
use crate::exchange::limits::Limits;
use crate::exchange::listing::{count, marks};
use crate::exchange::names::{self, NoName, Person};
use crate::exchange::place::{At, Placed};
use crate::exchange::seats::has_left;
use crate::exchange::{sex_and_ethnicity, words};
use crate::text;
use crate::text::Text;

/// Whether these are the headers of a register.
pub(super) fn recognised(headers: &Headers) -> bool {
    let others = [
        Field::Sector,
        Field::EmployerAndPost,
        Field::Employer,
        Field::Post,
        Field::Committee,
        Field::Phone,
        Field::Sex,
        Field::Ethnicity,
    ];
    headers.has(Field::Name) && others.iter().any(|&field| headers.has(field))
}

/// The fields that it is read for: a list of a committee's members only finds them.
pub(super) fn reads(table: &Table<'_>) -> Vec<Field> {
    const FOUND_BY: [Field; 7] = [
        Field::Name,
        Field::Sex,
        Field::Committee,
        Field::Phone,
        Field::EmployerAndPost,
        Field::Employer,
        Field::Post,
    ];
    const KEPT: [Field; 5] = [
        Field::Id,
        Field::Sector,
        Field::Ethnicity,
        Field::Party,
        Field::Remark,
    ];
    if in_cells::are_in(table) {
        let own = [Field::Name, Field::Count, Field::Sector, Field::Committee];
        return own.to_vec();
    }
    let headed = || {
        table
            .rows()
            .any(|row| matches!(table.classify(row), Row::Heading(..)))
    };
    let by_committee =
        table.headers.has(Field::Committee) && !table.headers.has(Field::Sector) && !headed();
    let kept = KEPT.iter().filter(|_| !by_committee);
    FOUND_BY.iter().chain(kept).copied().collect()
}

/// Reads all rows into `draft` and says how many members there are. `outer` is the sector under
/// which the table stands.
pub(super) fn read(
    table: &Table<'_>,
    outer: Option<SectorHeading>,
    limits: &Limits,
    draft: &mut RosterDraft,
) -> usize {
    let before = draft.members.len() + draft.committee_members.len();
    let lists = draft.lists.len();
    if in_cells::are_in(table) {
        in_cells::read(table, outer, limits, draft);
    } else {
        read_by_person(table, outer, draft);
    }
    // Rows that were rejected once are no whole list.
    if table.headers.has(Field::Aside) {
        let new = draft.lists.split_off(lists);
        let whole = new.into_iter().filter(|list| list.whole != Whole::Unsaid);
        draft.lists.extend(whole);
    }
    draft.members.len() + draft.committee_members.len() - before
}

fn read_by_person(table: &Table<'_>, outer: Option<SectorHeading>, draft: &mut RosterDraft) {
    let mut by_column = ByColumn::default();
    let mut groups = Groups::default();
    let mut heading = outer.map(|outer| Open::of(outer, draft));
    let beside = table.headers.side_by_side(table.sheet);
    for (n, row) in table.rows_of(&beside) {
        let table = &Table {
            sheet: table.sheet,
            headers: n.map_or(table.headers, |n| &beside[n]),
        };
        match table.classify(row) {
            Row::Nothing => {}
            Row::Footer(line) => draft.beside_table(line),
            Row::Heading(sector, count) => {
                if let Some(done) = heading.take() {
                    groups.close(done, draft);
                }
                heading = Some(Open::of(SectorHeading { sector, count }, draft));
            }
            Row::Record => {
                let own = read_row(table, row, heading.as_ref(), draft);
                if let Some(heading) = &mut heading {
                    heading.vacant += usize::from(own == Taken::Vacant);
                    heading.rows += 1;
                    heading.last_row = table.at(row, Field::Name).row;
                }
                if own == Taken::ByColumn
                    && let Some(member) = draft.members.last()
                {
                    by_column.add(&member.sector);
                }
            }
        }
    }
    if let Some(done) = heading {
        groups.close(done, draft);
    }
    groups.settle(draft);
    draft.lists.extend(by_column.lists);
}

/// The total that the rows above the headers declare.
pub(super) fn total(table: &Table<'_>) -> Option<Placed<usize>> {
    (0..table.headers.rows.start).find_map(|row| {
        let first = table.first(row);
        Some(first.with(count::total(&first.value)?))
    })
}

/// A sector's heading, and the count that it claims.
pub(super) struct SectorHeading {
    pub(super) sector: Placed<String>,
    pub(super) count: Option<usize>,
}

/// The part of a register that stands under a sector's heading.
struct Open {
    heading: SectorHeading,
    /// The rows that followed, read or rejected one by one.
    rows: usize,
    /// Those of them that say that a seat is vacant.
    vacant: usize,
    last_row: u32,
    /// How many members the draft had before.
    before: usize,
}

impl Open {
    fn of(heading: SectorHeading, draft: &RosterDraft) -> Self {
        Open {
            rows: 0,
            vacant: 0,
            last_row: heading.sector.at.row,
            before: draft.members.len(),
            heading,
        }
    }

    /// Takes the part, or rejects it whole when it does not add up.
    fn close(self, draft: &mut RosterDraft) {
        let SectorHeading { sector, count } = self.heading;
        let rows = self.rows;
        let people = rows - self.vacant;
        if let Some(count) = count.filter(|count| ![people, rows].contains(count)) {
            draft.members.truncate(self.before);
            draft.reject_list(
                sector,
                self.last_row,
                text!(
                    "标题写明 {count} 人，实际读到 {rows} 行。这个界别没有读入，请核对后再导入",
                    "the heading says {count}, but {rows} rows follow; the sector was not taken in, check it and import it again"
                ),
            );
            return;
        }
        let members = draft.members[self.before..].iter_mut();
        members.for_each(|member| member.counted = count.is_some());
        draft.lists.push(SectorList {
            sector,
            people,
            whole: if count.is_some() {
                Whole::Declared
            } else {
                Whole::Headed
            },
        });
    }
}

/// Headings under which no row stands: each counts the rows of the next few headings, or is wrong.
#[derive(Default)]
struct Groups {
    open: Vec<(Open, usize)>,
}

impl Groups {
    fn close(&mut self, done: Open, draft: &mut RosterDraft) {
        if done.rows == 0 {
            if done.heading.count.is_some() {
                self.open.push((done, 0));
            }
            return;
        }
        for (group, sum) in &mut self.open {
            if Some(*sum) != group.heading.count {
                *sum += done.rows;
            }
        }
        done.close(draft);
    }

    fn settle(self, draft: &mut RosterDraft) {
        for (group, sum) in self.open {
            if Some(sum) != group.heading.count {
                group.close(draft);
            }
        }
    }
}

/// The sectors that a column names, each with its number of people.
#[derive(Default)]
struct ByColumn {
    lists: Vec<SectorList>,
    known: HashMap<String, usize>,
}

impl ByColumn {
    fn add(&mut self, sector: &Placed<String>) {
        let next = self.lists.len();
        let index = match self.known.get(&sector.value) {
            Some(index) => *index,
            None => {
                self.known.insert(sector.value.clone(), next);
                self.lists.push(SectorList {
                    sector: sector.clone(),
                    people: 0,
                    whole: Whole::Unsaid,
                });
                next
            }
        };
        self.lists[index].people += 1;
    }
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// It has no member that can be kept.
    Not,
    /// It says that a seat is vacant.
    Vacant,
    /// Its sector is its own column's.
    ByColumn,
    /// Its sector is the heading's.
    ByHeading,
}

fn read_row(
    table: &Table<'_>,
    row: usize,
    heading: Option<&Open>,
    draft: &mut RosterDraft,
) -> Taken {
    let rejected = draft.rejected.len();
    let Some(written) = table.text(row, Field::Name, draft) else {
        // A formula that failed was rejected for that.
        if draft.rejected.len() > rejected {
            return Taken::Not;
        }
        let first = table.first(row);
        draft.reject(first.at, first.value, no_name());
        return Taken::Not;
    };
    let (mut marks, bare) = marks::before(&written.value);
    let (bare, behind) = marks::behind(bare);
    marks.extend(behind);
    let person = match names::person(bare) {
        // A label in the names' column is a table of another kind.
        Ok(person) if headers::field_of(&person.name).is_none() => person,
        Ok(_) => {
            draft.reject(written.at, written.value, NoName::Characters.text());
            return Taken::Not;
        }
        Err(NoName::Vacant) => {
            draft.note(written.at, written.value, NoName::Vacant.text());
            return Taken::Vacant;
        }
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            return Taken::Not;
        }
    };
    let own = table
        .text(row, Field::Sector, draft)
        .map(|sector| sector.with(lists::sector(&sector.value)))
        .filter(|sector| !words::is_vacant(&sector.value));
    let taken = if own.is_some() {
        Taken::ByColumn
    } else {
        Taken::ByHeading
    };
    if draft.rejected.len() > rejected {
        return Taken::Not;
    }
    let sector = own.or_else(|| heading.map(|open| open.heading.sector.clone()));
    let Some(sector) = sector else {
        if !table.headers.has(Field::Sector)
            && let Some(committee) = committee(table, row, draft)
        {
            let (sex, _) = sex_and_ethnicity(table, row, &written, &person, draft);
            for left in person.remarks.iter().filter(|it| has_left(it)) {
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
    let mut remark = line(table, row, Field::Remark, draft);
    let mut said = draft.marks.say(&marks, &written.at, &person.name);
    // Whoever may have left is asked about, by the remark.
    let left = person.remarks.iter().filter(|it| has_left(it));
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
        remark,
        id: number(table, row, draft),
        at: written.at,
        name: person.name,
        counted: false,
    };
    draft.members.push(member);
    taken
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
        .map(|committee| committee.with(lists::sector(&committee.value)))
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
        } else if !has_left(remark) {
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

/// The member's number, where the table is the program's own list.
fn number(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Option<Placed<u64>> {
    let written = table.text(row, Field::Id, draft)?;
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
