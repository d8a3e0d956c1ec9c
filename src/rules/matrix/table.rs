//! What the checklist consists of: a row for each sector and committee, and the organisation's own cells.

use super::column::{CommitteeColumn, OrganisationColumn, SectorColumn};
use super::group::Group;
use super::standing::Cell;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::{CommitteeId, SectorId};
use crate::rules::badges::Counts;
use crate::rules::rule::Finding;

/// The checklist of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The year.
    pub year: Year,
    /// The sectors as announced.
    pub sectors: Vec<SectorRow>,
    /// The committees as the office lists them.
    pub committees: Vec<CommitteeRow>,
    /// The organisation's own duties, in the order of [`OrganisationColumn::ALL`].
    pub organisation: [Cell; OrganisationColumn::ALL.len()],
    /// All findings, in the order of [`Group::ALL`]: what is behind the cells, and what is carried on from the year
    /// before.
    pub groups: [Counts; Group::ALL.len()],
}

/// A sector's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorRow {
    /// The sector.
    pub sector: SectorId,
    /// Its committee.
    pub committee: Option<CommitteeId>,
    /// Its cells, in the order of [`SectorColumn::ALL`].
    pub cells: [Cell; SectorColumn::ALL.len()],
}

/// A committee's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitteeRow {
    /// The committee.
    pub committee: CommitteeId,
    /// Its cells, in the order of [`CommitteeColumn::ALL`].
    pub cells: [Cell; CommitteeColumn::ALL.len()],
    /// How many of the five haves of its sectors are met, and how many there are: its bar.
    pub five_haves: (u32, u32),
    /// Its own findings, without its sectors'.
    pub own: Counts,
}

impl Matrix {
    /// The organisation's column in which most is missing.
    #[must_use]
    pub fn most_lacking(&self) -> Option<OrganisationColumn> {
        let columns = OrganisationColumn::ALL.into_iter().zip(&self.organisation);
        most_lacking(columns.map(|(column, cell)| (column, cell.found)))
    }

    /// All findings of a group.
    #[must_use]
    pub fn group(&self, group: Group) -> Counts {
        self.groups[group as usize]
    }

    /// The organisation's cell in `column`.
    #[must_use]
    pub fn organisation(&self, column: OrganisationColumn) -> Cell {
        self.organisation[column as usize]
    }

    /// Lays the finding behind the cells that it belongs to.
    pub(super) fn grade(&mut self, finding: &Finding, book: &Book) {
        for row in &mut self.committees {
            if row.owes(finding) {
                row.own.add(finding.level);
            }
        }
        // A cell is about its own year.
        if finding.carried {
            return;
        }
        let code = finding.rule.code;
        if let Some(column) = SectorColumn::behind(code) {
            for row in &mut self.sectors {
                if finding.touches_sector(row.sector, book) {
                    row.cells[column as usize].take(finding, column.is_absence(code));
                }
            }
        }
        for row in &mut self.committees {
            if let (true, Some(column)) = (row.owes(finding), CommitteeColumn::behind(code)) {
                row.cells[column as usize].take(finding, column.is_absence(code));
            }
        }
        for column in OrganisationColumn::ALL {
            if column.shows(finding) {
                self.organisation[column as usize].take(finding, column.is_absence(code));
            }
        }
    }
}

impl OrganisationColumn {
    /// Does the finding stand behind the organisation's cell in this column?
    #[must_use]
    pub fn shows(self, finding: &Finding) -> bool {
        let of_nobody_else = finding.sector.is_none() && finding.committee.is_none();
        !finding.carried
            && self.codes().contains(&finding.rule.code)
            && (of_nobody_else || !self.is_of_departments())
    }
}

impl SectorRow {
    /// The cell in `column`.
    #[must_use]
    pub fn cell(&self, column: SectorColumn) -> Cell {
        self.cells[column as usize]
    }

    /// Does the finding stand behind the cell in `column`?
    #[must_use]
    pub fn shows(&self, column: SectorColumn, finding: &Finding, book: &Book) -> bool {
        !finding.carried
            && column.codes().contains(&finding.rule.code)
            && finding.touches_sector(self.sector, book)
    }

    /// The column in which most is missing: most breaches, else most that is still to be done.
    #[must_use]
    pub fn most_lacking(&self) -> Option<SectorColumn> {
        let columns = SectorColumn::ALL.into_iter().zip(&self.cells);
        most_lacking(columns.map(|(column, cell)| (column, cell.found)))
    }

    /// How many of the sector's five haves are met, and that they are five.
    #[must_use]
    pub fn five_haves(&self) -> (u32, u32) {
        let met = SectorColumn::FIVE_HAVES
            .into_iter()
            .filter(|column| self.cell(*column).is_met());
        (met.count() as u32, SectorColumn::FIVE_HAVES.len() as u32)
    }
}

impl CommitteeRow {
    /// The cell in `column`.
    #[must_use]
    pub fn cell(&self, column: CommitteeColumn) -> Cell {
        self.cells[column as usize]
    }

    /// Does the finding stand behind the cell in `column`?
    #[must_use]
    pub fn shows(&self, column: CommitteeColumn, finding: &Finding) -> bool {
        !finding.carried && column.codes().contains(&finding.rule.code) && self.owes(finding)
    }

    /// Is it the committee's own, and no sector's?
    #[must_use]
    pub fn owes(&self, finding: &Finding) -> bool {
        finding.sector.is_none() && finding.committee == Some(self.committee)
    }

    /// The column in which most is missing.
    #[must_use]
    pub fn most_lacking(&self) -> Option<CommitteeColumn> {
        let columns = CommitteeColumn::ALL.into_iter().zip(&self.cells);
        most_lacking(columns.map(|(column, cell)| (column, cell.found)))
    }
}

/// Of columns with their findings, that in which most is missing; the first of those in which as much is.
fn most_lacking<C>(columns: impl Iterator<Item = (C, Counts)>) -> Option<C> {
    let lacking = columns.filter(|(_, it)| it.breach + it.due > 0);
    let most = lacking.fold(None, |most: Option<(C, Counts)>, one| match most {
        Some(most) if (most.1.breach, most.1.due) >= (one.1.breach, one.1.due) => Some(most),
        Some(_) | None => Some(one),
    });
    most.map(|(column, _)| column)
}
