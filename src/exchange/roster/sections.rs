//! The parts of a register, a sector each: what opens one, what it declares, and whether it adds up.

use std::collections::HashMap;

use super::draft::{RosterDraft, SectorList, Whole};
use super::{lists, sector_names};
use crate::exchange::listing::{heading, naming};
use crate::exchange::office::place::{At, Placed};
use crate::text;

/// A sector's heading, and the count that it claims.
pub(super) struct SectorHeading {
    pub(super) sector: Placed<String>,
    pub(super) count: Option<usize>,
}

/// The sector that a sheet's name names, or the line above a document's table.
pub(super) fn heading_in(line: &str, at: &At) -> Option<SectorHeading> {
    let heading = heading::plain(line)?;
    let named = heading.count.is_some() || naming::is_sector_like(&heading.sector);
    named.then(|| SectorHeading {
        sector: Placed {
            at: at.clone(),
            value: heading.sector,
        },
        count: heading.count,
    })
}

/// The part of a register that stands under a sector's heading.
pub(super) struct Open {
    pub(super) heading: SectorHeading,
    /// The rows that followed, read or rejected one by one.
    pub(super) rows: usize,
    /// Those of them that say that a seat is vacant.
    pub(super) vacant: usize,
    pub(super) last_row: u32,
    /// How many members the draft had before.
    before: usize,
}

impl Open {
    pub(super) fn of(heading: SectorHeading, draft: &RosterDraft) -> Self {
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
        if let Some(why) = sector_names::not_one(&cell).filter(|_| rows > 0) {
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
pub(super) struct Groups {
    open: Vec<(Open, usize)>,
}

impl Groups {
    pub(super) fn close(&mut self, done: Open, draft: &mut RosterDraft) {
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

    pub(super) fn settle(self, draft: &mut RosterDraft) {
        for (group, sum) in self.open {
            if Some(sum) != group.heading.count {
                group.close(draft);
            }
        }
    }
}

/// The sectors that a column names, each with its number of people.
#[derive(Default)]
pub(super) struct ByColumn {
    pub(super) lists: Vec<SectorList>,
    known: HashMap<String, usize>,
}

impl ByColumn {
    pub(super) fn add(&mut self, sector: &Placed<String>) {
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
