//! The register of members: one row a person, under sector headings or with a sector column.

use super::draft::{RosterDraft, SectorList, Whole};
use super::in_cells;
use super::parted::{self, People};
use super::person::{self, Taken};
use super::rows::{Row, Table};
use super::sections::{ByColumn, Groups, Open, SectorHeading, heading_in};
use crate::exchange::announcement::title::{self, Of};
use crate::exchange::headers::{Field, Headers};
use crate::exchange::listing::count;
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::office::limits::Limits;
use crate::exchange::office::place::Placed;
use crate::exchange::office::words;
use crate::exchange::office::workbook::Cell;
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
    let by_sheet = match title::of(&named[above.len()..]) {
        Of::Left(word) => Some(word),
        _ => None,
    };
    let others = match title::of(&above) {
        Of::Left(word) => Some(parted::why(word, found)),
        _ if by_sheet.is_some() => by_sheet.map(|word| parted::why(word, found)),
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
            heading_in(&heading.value, &heading.at).is_some()
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
    heading_in(&line.value, &line.at)
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
                let under = heading.as_ref().map(|open| &open.heading.sector);
                let own = person::read(table, row, under, draft);
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
        if heading_in(&first.value, &first.at).is_some() {
            return None;
        }
        Some(first.with(count::total(&first.value)?))
    })
}
