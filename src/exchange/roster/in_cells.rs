//! Tables that have all names of a sector, or of a committee, in one cell: `教育界,3,周明远 林秀兰 何志远`.
//!
//! A row is about a sector here, not about a person, so only tables without columns of a person's own
//! are read so. The names of a sector are put together as those of an announced list are, over as many
//! rows and columns as they take; the column that counts them is the checksum.
//!
//! Long because the names of a cell and the counts that they are held against are read together.

use std::ops::Range;

use super::draft::{CommitteeMemberDraft, RosterDraft, SectorList, Whole};
use super::lists;
use super::person;
use super::rows::{Row, Table};
use super::sections::{SectorHeading, heading_in};
use crate::exchange::announcement::{self, adding_up, is_beside, take_members, without_label};
use crate::exchange::headers::Field;
use crate::exchange::listing::count;
use crate::exchange::listing::heading::label_of;
use crate::exchange::listing::line::Line;
use crate::exchange::listing::lines;
use crate::exchange::listing::pieces;
use crate::exchange::listing::splitting::{Listed, Split, split};
use crate::exchange::names::NoName;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::place::{At, Placed};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words;
use crate::exchange::sex_and_ethnicity;
use crate::text;
use crate::text::Text;

/// Columns that say something of one person.
const OF_A_PERSON: [Field; 9] = [
    Field::Id,
    Field::Sex,
    Field::Ethnicity,
    Field::Party,
    Field::Born,
    Field::EmployerAndPost,
    Field::Employer,
    Field::Post,
    Field::Phone,
];

/// Whether the rows of a table are about sectors: they are counted, or one of them names several people.
pub(super) fn are_in(table: &Table<'_>) -> bool {
    let headers = table.headers;
    !OF_A_PERSON.iter().any(|&field| headers.has(field))
        && (headers.has(Field::Count) || table.rows().any(|row| names_several(table, row)))
}

fn names_several(table: &Table<'_>, row: usize) -> bool {
    let lines = lines_of(table, row);
    let words: usize = lines.iter().map(|line| pieces::words(&line.text)).sum();
    // More than these are no one's.
    let several = || {
        let split = split(&pieces::of_lines(&lines), None).unwrap_or_else(|split| split);
        split.names.len() + split.undecided.len() > 1
    };
    words > 8 || words > 1 && several()
}

/// The columns in which the names stand.
fn columns(table: &Table<'_>, row: usize) -> Range<usize> {
    let width = table.sheet.row(row).len();
    table.headers.columns_of(Field::Name, width)
}

fn lines_of(table: &Table<'_>, row: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for column in columns(table, row) {
        let text = table.sheet.cell(row, column).text();
        lines::add(&table.sheet.at(row, column), &text, false, &mut lines);
    }
    lines
}

/// The rows of one sector, or of one committee.
struct Group {
    of: Placed<String>,
    /// Is `of` a committee, of a table that has no sectors?
    is_committee: bool,
    /// The committee that a sector's rows name.
    committee: Option<Placed<String>>,
    /// Does it stand under a heading?
    headed: bool,
    /// How many people the cells count, and which cells those are.
    counts: Vec<(usize, At)>,
    lines: Vec<Line>,
    last_row: u32,
}

impl Group {
    fn is_of(&self, other: &Group) -> bool {
        let committee = |group: &Group| group.committee.as_ref().map(|it| it.value.clone());
        self.of.value == other.of.value
            && self.headed == other.headed
            && committee(self) == committee(other)
    }

    fn go_on(&mut self, more: Group) {
        self.last_row = more.last_row;
        self.lines.extend(more.lines);
        for (count, at) in more.counts {
            // A merged cell is seen in every row that it covers.
            if self.counts.iter().all(|(_, known)| *known != at) {
                self.counts.push((count, at));
            }
        }
    }

    /// How many people its cells count, each row its own; else what every row says of all.
    fn wanted(&self) -> (Option<usize>, Option<usize>) {
        let Some(&(first, _)) = self.counts.first() else {
            return (None, None);
        };
        let each = self.counts.iter().map(|(count, _)| *count);
        let sum = each.clone().fold(0, usize::saturating_add);
        let same = each.clone().all(|count| count == first);
        (Some(sum), Some(first).filter(|_| same && sum != first))
    }
}

/// Reads all rows into `draft`; `outer` is the sector under which the table stands.
pub(super) fn read(
    table: &Table<'_>,
    outer: Option<SectorHeading>,
    limits: &Limits,
    draft: &mut RosterDraft,
) {
    let first = draft.members.len() + draft.committee_members.len();
    let rejected = draft.rejected.len();
    let mut reader = Reader {
        open: None,
        heading: None,
        total: None,
        limits,
        draft,
    };
    if let Some(outer) = outer {
        reader.head(outer);
    }
    let beside = table.headers.side_by_side(table.sheet);
    for (n, row) in table.rows_of(&beside) {
        let headers = n.map_or(table.headers, |n| &beside[n]);
        let sheet = table.sheet;
        reader.row(&Table { sheet, headers }, row);
    }
    reader.close();
    let Reader { total, draft, .. } = reader;
    let found = draft.members.len() + draft.committee_members.len() - first;
    if let Some(total) = total.filter(|total| total.value != found) {
        let failed = draft.rejected.len() > rejected;
        announcement::disagree(&total, found, failed, draft);
    }
}

struct Reader<'a> {
    open: Option<Group>,
    heading: Option<Placed<String>>,
    /// What the line under the table counts.
    total: Option<Placed<usize>>,
    limits: &'a Limits,
    draft: &'a mut RosterDraft,
}

impl Reader<'_> {
    fn row(&mut self, table: &Table<'_>, row: usize) {
        match table.classify(row) {
            Row::Nothing => {}
            Row::Footer(line) if is_total(&line.value) || self.is_beside(table, row, &line) => {
                if !self.take_total(table, row, &line) {
                    self.draft.beside_table(line);
                }
            }
            Row::Heading(sector, count) if !is_named(table, row, &sector.at) => {
                self.head(SectorHeading { sector, count });
            }
            Row::Heading(..) => {
                let first = table.first(row);
                match heading_in(&first.value, &first.at) {
                    Some(heading) => self.head(heading),
                    None => self.names(table, row),
                }
            }
            Row::Footer(_) | Row::Record => self.names(table, row),
        }
    }

    /// Opens a sector's part; where it is counted, nobody below it is one of the counts' too few.
    fn head(&mut self, heading: SectorHeading) {
        self.close();
        let SectorHeading { sector, count } = heading;
        self.open = count.map(|count| Group {
            of: sector.clone(),
            is_committee: false,
            committee: None,
            headed: true,
            counts: vec![(count, sector.at.clone())],
            lines: Vec::new(),
            last_row: sector.at.row,
        });
        self.heading = Some(sector);
    }

    /// A long line where names stand is one of names, unless it says otherwise.
    fn is_beside(&self, table: &Table<'_>, row: usize, line: &Placed<String>) -> bool {
        !is_named(table, row, &line.at) || is_beside(&line.value)
    }

    fn take_total(&mut self, table: &Table<'_>, row: usize, line: &Placed<String>) -> bool {
        let word = words::squeeze(&line.value);
        let in_all = ["合计", "总计", "共计", "总数"];
        if !in_all.iter().any(|start| word.starts_with(start)) {
            return false;
        }
        let total = table.text(row, Field::Count, self.draft);
        let total = total.and_then(|total| Some(total.with(count::alone(&total.value)?)));
        self.total = total.or(self.total.take());
        true
    }

    fn names(&mut self, table: &Table<'_>, row: usize) {
        let rejected = self.draft.rejected.len();
        let group = self.group(table, row);
        if self.draft.rejected.len() > rejected {
            return;
        }
        match (group, &mut self.open) {
            (Ok(group), Some(open)) if open.is_of(&group) => open.go_on(group),
            (Ok(group), _) => {
                self.close();
                self.open = Some(group);
            }
            // Only a count tells that the names go on.
            (Err(more), Some(open)) if !open.counts.is_empty() && more.counts.is_empty() => {
                open.go_on(*more);
            }
            (Err(more), _) => {
                let first = table.first(row);
                self.draft
                    .reject(more.of.at, first.value, person::no_sector());
            }
        }
    }

    /// What a row says; as an error when it does not say of whom.
    fn group(&mut self, table: &Table<'_>, row: usize) -> Result<Group, Box<Group>> {
        for column in columns(table, row) {
            let cell = table.sheet.cell(row, column);
            if let Some(fault) = cell.fault() {
                let at = table.sheet.at(row, column);
                self.draft.reject(at, cell.text(), fault);
            }
        }
        let mut counts = Vec::new();
        let own = table.text(row, Field::Sector, self.draft);
        let own = own.filter(|sector| !words::is_vacant(&sector.value));
        let own = own.and_then(|written| {
            let counted = lists::heading(&written.value);
            let (sector, count) = counted.unwrap_or_else(|| (written.value.clone(), None));
            let at = table.holder(row, Field::Sector);
            counts.extend(count.map(|count| (count, at)));
            person::one_sector(&written.with(sector), self.draft)
        });
        let written = table.text(row, Field::Count, self.draft);
        if let Some(written) = written.filter(|count| !words::is_vacant(&count.value)) {
            match count::alone(&written.value) {
                // Said twice, it is one count.
                Some(count) if counts.iter().any(|(known, _)| *known == count) => {}
                Some(count) => counts.push((count, table.holder(row, Field::Count))),
                None => self.draft.reject(
                    written.at,
                    written.value,
                    Text::of(
                        "看不出是多少人，请写数字",
                        "it is not clear how many these are; write a number",
                    ),
                ),
            }
        }
        let mut committee = person::committee(table, row, self.draft);
        let sectors = table.headers.has(Field::Sector);
        let headed = own.is_none() && self.heading.is_some();
        let of = own.or_else(|| self.heading.clone());
        let is_committee = of.is_none() && !sectors;
        let of = of.or_else(|| committee.take_if(|_| is_committee));
        let group = |of| Group {
            of,
            is_committee,
            committee,
            headed,
            counts,
            lines: lines_of(table, row),
            last_row: table.at(row, Field::Name).row,
        };
        match of {
            Some(of) => Ok(group(of)),
            None => Err(Box::new(group(table.first(row).with(String::new())))),
        }
    }

    fn close(&mut self) {
        let Some(mut group) = self.open.take() else {
            return;
        };
        let words: usize = group
            .lines
            .iter()
            .map(|line| pieces::words(&line.text))
            .sum();
        if words > self.limits.heading_words {
            let problem = Problem::Crowded {
                heading: group.of.value.clone(),
                at: group.of.at.clone(),
                words,
                most: self.limits.heading_words,
            };
            self.draft
                .reject_list(group.of, group.last_row, problem.text());
            return;
        }
        for line in &mut group.lines {
            line.text = without_label(&line.text).to_owned();
            if let Some((label, _)) = label_of(&line.text) {
                let label = words::line(label);
                let reason = text!(
                    "看不出“{label}：”后面是不是委员，这一格没有读入。请只写姓名",
                    "it is not clear whether those behind “{label}:” are members; the cell was not read. Write names only"
                );
                self.draft.reject_list(group.of, group.last_row, reason);
                return;
            }
        }
        let pieces = pieces::of_lines(&group.lines);
        let (first, other) = group.wanted();
        let tried = other.filter(|_| split(&pieces, first).is_err());
        let count = tried
            .filter(|&it| split(&pieces, Some(it)).is_ok())
            .or(first);
        let split = split(&pieces, count);
        if pieces.is_empty() && count.is_none() {
            self.draft
                .reject_list(group.of, group.last_row, person::no_name());
            return;
        }
        if let Some(split) = adding_up(split, (&group.of, count), group.last_row, self.draft) {
            self.take(&group, &split, count.is_some());
        }
    }

    fn take(&mut self, group: &Group, split: &Split, counted: bool) {
        if group.is_committee {
            self.take_for_committee(group, &split.names);
            return;
        }
        self.draft.lists.push(SectorList {
            sector: group.of.clone(),
            people: split.names.len(),
            whole: match (counted, group.headed) {
                (true, _) => Whole::Declared,
                (false, true) => Whole::Headed,
                (false, false) => Whole::Unsaid,
            },
        });
        let before = self.draft.members.len();
        take_members(&split.names, &group.of, counted, self.draft);
        for member in &mut self.draft.members[before..] {
            member.committee = group.committee.clone();
        }
    }

    fn take_for_committee(&mut self, group: &Group, people: &[Listed]) {
        for listed in people {
            if listed.described {
                let reason = NoName::Described.text();
                self.draft.reject(listed.at.clone(), &*listed.name, reason);
                continue;
            }
            let mut sex = None;
            for remark in &listed.remarks {
                match sex_and_ethnicity::sex(remark) {
                    Some(known) => sex = Some(group.of.with(known)),
                    None => {
                        person::note_remark(&listed.at, &listed.name, remark, self.draft);
                    }
                }
            }
            self.draft.committee_members.push(CommitteeMemberDraft {
                at: listed.at.clone(),
                name: listed.name.clone(),
                committee: group.of.clone(),
                sex,
                employer: None,
                phone: None,
            });
        }
    }
}

/// Whether a line counts what stands above it.
fn is_total(line: &str) -> bool {
    let word = words::squeeze(line);
    let starts = ["合计", "总计", "小计", "共计", "总数"];
    starts.iter().any(|start| word.starts_with(start))
}

fn is_named(table: &Table<'_>, row: usize, at: &At) -> bool {
    columns(table, row).contains(&(at.column.0 as usize))
}
