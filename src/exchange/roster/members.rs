//! The register of members: one row a person, under sector headings or with a sector column. Long because what one row says is read in one place.

use std::collections::HashMap;

use super::draft::{CommitteeMemberDraft, MemberDraft, RosterDraft, SectorList, Whole};
use super::in_cells;
use super::lists;
use super::parted::{self, People};
use super::phone;
use super::rows::{Row, Table};
use super::standing;
use crate::exchange::announcement::title::{self, Of};
use crate::exchange::announcement::who_left;
use crate::exchange::headers::{self, Field, Headers};
use crate::exchange::limits::Limits;
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::listing::particulars::is_body;
use crate::exchange::listing::{count, marks};
use crate::exchange::names::{self, NoName, Person};
use crate::exchange::place::{At, Placed};
use crate::exchange::seats::may_not_serve;
use crate::exchange::workbook::Cell;
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
    let who = headers.has(Field::Name) || headers.has(Field::Id);
    who && others.iter().any(|&field| headers.has(field))
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
    const KEPT: [Field; 6] = [
        Field::Id,
        Field::Standing,
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
    let by_committee = table.headers.has(Field::Committee)
        && !table.headers.has(Field::Sector)
        && !table.headers.has(Field::Id)
        && !headed();
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
    let members = draft.members.len();
    let before = members + draft.committee_members.len();
    let lists = draft.lists.len();
    if in_cells::are_in(table) {
        in_cells::read(table, outer, limits, draft);
    } else {
        read_by_person(table, outer, draft);
    }
    say_whose(table, lists, (members, before), draft);
    draft.members.len() + draft.committee_members.len() - before
}

/// What the title says of the lists that were read: only the membership, and the program's own list, have
/// everybody; people who left, or who need not be members, are not taken for members.
fn say_whose(
    table: &Table<'_>,
    lists: usize,
    (members, before): (usize, usize),
    draft: &mut RosterDraft,
) {
    let mut above = draft.above.clone();
    let rows = 0..table.headers.rows.start;
    above.extend(rows.clone().map(|row| table.first(row).value));
    let found = draft.members.len() + draft.committee_members.len() - before;
    let mut named = above.clone();
    named.push(table.sheet.name().to_string());
    let by_sheet = parted::others(&named[above.len()..]);
    let parted = parted::others(&above).or(by_sheet);
    let others = match title::of(&above) {
        _ if parted.is_some() => parted.map(|word| parted::why(word, found)),
        Of::Left(word) => Some(who_left(word)),
        Of::Liaisons => Some(Text::of(
            "标题写明是联络员名单，下面的人没有按委员读入。是联络员的，请把表头“姓名”改为“联络员”",
            "the title says that these are liaisons; the people below were not taken in as members. If they are, head their column 联络员 instead of 姓名",
        )),
        Of::Unsaid | Of::Membership | Of::Some(_) | Of::Convenors => None,
    };
    if let Some(why) = others.filter(|_| found > 0) {
        let title = rows
            .map(|row| table.first(row))
            .find(|it| !it.value.is_empty());
        let title = title.unwrap_or_else(|| {
            let first = table.first(table.headers.rows.start);
            match by_sheet {
                Some(_) => first.with(table.sheet.name().to_string()),
                None => first,
            }
        });
        draft.members.truncate(members);
        draft.committee_members.truncate(before - members);
        draft.lists.truncate(lists);
        draft.reject_list(title, table.headers.rows.end as u32, why);
        return;
    }
    let of = title::of(&named);
    let own = table.headers.has(Field::Id);
    for list in &mut draft.lists[lists..] {
        list.whole = match (of, list.whole) {
            (Of::Some(_) | Of::Convenors, _) => Whole::Part,
            (Of::Membership, Whole::Unsaid) => Whole::Titled,
            (Of::Unsaid, Whole::Headed) if !own => Whole::Unsaid,
            (_, Whole::Unsaid) if own => Whole::Titled,
            (_, whole) => whole,
        };
    }
    // Rows that were rejected once are no whole list.
    if table.headers.has(Field::Aside) {
        let counted = |list: &SectorList| matches!(list.whole, Whole::Declared | Whole::Headed);
        let new = draft.lists.split_off(lists);
        draft.lists.extend(new.into_iter().filter(counted));
    }
}

fn read_by_person(table: &Table<'_>, outer: Option<SectorHeading>, draft: &mut RosterDraft) {
    let beside = table.headers.side_by_side(table.sheet);
    let sheet = table.sheet;
    let tables: Vec<_> = beside
        .iter()
        .map(|headers| Table { sheet, headers })
        .collect();
    if !are_headed_apart(&tables) {
        read_tables(table, &beside, outer, draft);
        return;
    }
    for table in tables {
        let own = table.headers.clone();
        let heading = above(&table);
        read_tables(&table, &[own], heading, draft);
    }
}

/// Whether tables that stand side by side have sectors of their own: headings stand above them, or above
/// their rows, next to each other.
fn are_headed_apart(tables: &[Table<'_>]) -> bool {
    let [first, _, ..] = tables else {
        return false;
    };
    let several = |row: usize| {
        let heads = tables.iter().filter(|table| {
            let heading = table.first(row);
            super::heading_in(&heading.value, &heading.at).is_some()
                && (row < table.headers.rows.start
                    || matches!(table.classify(row), Row::Heading(..)))
        });
        heads.count() > 1
    };
    let before = first.headers.rows.start.checked_sub(1);
    before.into_iter().chain(first.rows()).any(several)
}

/// The sector that the row above the headers names, where no column does.
pub(super) fn above(table: &Table<'_>) -> Option<SectorHeading> {
    if table.headers.has(Field::Sector) {
        return None;
    }
    let line = table.first(table.headers.rows.start.checked_sub(1)?);
    super::heading_in(&line.value, &line.at)
}

fn read_tables(
    table: &Table<'_>,
    beside: &[Headers],
    outer: Option<SectorHeading>,
    draft: &mut RosterDraft,
) {
    let mut by_column = ByColumn::default();
    let mut groups = Groups::default();
    let mut heading = outer.map(|outer| Open::of(outer, draft));
    let mut others: Option<parted::Part> = None;
    for (n, row) in table.rows_of(beside) {
        let table = &Table {
            sheet: table.sheet,
            headers: n.map_or(table.headers, |n| &beside[n]),
        };
        if let Some((line, people)) = parted_at(table, row) {
            if let Some(done) = others.take() {
                done.close(draft);
            }
            match people {
                People::Others(word) => others = Some(parted::Part::of(line, word)),
                People::Added => {
                    let sector = heading.as_ref().map(|it| it.heading.sector.value.as_str());
                    parted::note_added(line, sector, draft);
                }
            }
            continue;
        }
        let row_is = match table.classify(row) {
            Row::Record => {
                lone_sector(table, row).map_or(Row::Record, |sector| Row::Heading(sector, None))
            }
            other => other,
        };
        match row_is {
            Row::Nothing => {}
            Row::Footer(line) => draft.beside_table(line),
            Row::Heading(sector, count) => {
                if let Some(done) = others.take() {
                    done.close(draft);
                }
                if let Some(done) = heading.take() {
                    groups.close(done, draft);
                }
                heading = Some(Open::of(SectorHeading { sector, count }, draft));
            }
            Row::Record if others.is_some() => {
                let row = table.at(row, Field::Name).row;
                others.iter_mut().for_each(|others| others.add(row));
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
    if let Some(done) = others {
        done.close(draft);
    }
    if let Some(done) = heading {
        groups.close(done, draft);
    }
    groups.settle(draft);
    draft.lists.extend(by_column.lists);
}

/// A line that says who the people below it are, where it stands alone in its row; the sector above it may
/// have been put beside it, as a table of rejected rows does.
fn parted_at(table: &Table<'_>, row: usize) -> Option<(Placed<String>, People)> {
    let first = table.first(row);
    let beside = |(column, cell): (usize, &Cell)| {
        !cell.is_blank()
            && table.headers.spans(column)
            && column != first.at.column.0 as usize
            && table.headers.field(column) != Some(Field::Sector)
            && !table.headers.is_aside(column)
    };
    // Most rows are members'.
    let mut cells = table.sheet.row(row).iter().enumerate();
    if cells.any(beside) || Some(first.at.column.0 as usize) == table.headers.column(Field::Sector)
    {
        return None;
    }
    let people = parted::heading(&first.value)?;
    Some((first, people))
}

/// A sector that stands alone in its row and opens the rows below: where names stand, or where the next row
/// has a name and no sector.
fn lone_sector(table: &Table<'_>, row: usize) -> Option<Placed<String>> {
    let first = table.first(row);
    let word = words::squeeze(&first.value);
    let mut filled = table.sheet.row(row).iter().filter(|cell| !cell.is_blank());
    if filled.next().is_none() || filled.next().is_some() || naming::names(&word) != Names::Sector {
        return None;
    }
    let seen = |field| {
        let column = table.headers.column(field);
        column.is_some_and(|column| !table.sheet.seen(row + 1, column).is_blank())
    };
    let column = Some(first.at.column.0 as usize);
    let opens = if column == table.headers.column(Field::Sector) {
        seen(Field::Name) && !seen(Field::Sector)
    } else {
        column == table.headers.column(Field::Name) && seen(Field::Name)
    };
    opens.then(|| first.with(word))
}

/// The total that the rows above the headers declare.
pub(super) fn total(table: &Table<'_>) -> Option<Placed<usize>> {
    (0..table.headers.rows.start).find_map(|row| {
        let first = table.first(row);
        // 教育界（2人） counts a sector's.
        if super::heading_in(&first.value, &first.at).is_some() {
            return None;
        }
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
        let cell = lists::sectors_in(&sector.value);
        if let Some(why) = lists::not_one(&cell).filter(|_| rows > 0) {
            draft.members.truncate(self.before);
            draft.reject_list(sector, self.last_row, why);
            return;
        }
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
    let sector = own.or_else(|| heading.map(|open| open.heading.sector.clone()));
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
    let (mut marks, bare) = marks::before(&written.value);
    let (bare, behind) = marks::behind(bare);
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
    if let Some(why) = lists::not_one(&cell) {
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
