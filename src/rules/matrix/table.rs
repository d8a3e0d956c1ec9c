//! What the checklist consists of: a row for each sector and committee, and the organisation's own cells.

use super::column::{CommitteeColumn, OrganisationColumn, SectorColumn};
use super::standing::Cell;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::{CommitteeId, SectorId};
use crate::rules::rule::Finding;
use crate::rules::subject::Subject;

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
}

impl Matrix {
    /// The organisation's cell in `column`.
    #[must_use]
    pub fn organisation(&self, column: OrganisationColumn) -> Cell {
        self.organisation[column as usize]
    }

    /// Lays the finding behind the cells that it belongs to.
    pub(super) fn grade(&mut self, finding: &Finding, book: &Book) {
        // A cell is about its own year.
        if finding.carried {
            return;
        }
        let code = finding.rule.code;
        let columns = SectorColumn::behind(code);
        if !columns.is_empty() {
            for row in &mut self.sectors {
                if row.is_touched_by(finding, book) {
                    for column in columns {
                        row.cells[*column as usize].take(finding, column.is_absence(code));
                    }
                }
            }
        }
        if let Subject::Committee(id) = finding.subject {
            for row in self.committees.iter_mut().filter(|it| it.committee == id) {
                for column in CommitteeColumn::behind(code) {
                    row.cells[*column as usize].take(finding, column.is_absence(code));
                }
            }
        }
        for column in OrganisationColumn::behind(code) {
            self.organisation[*column as usize].take(finding, column.is_absence(code));
        }
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
            && self.is_touched_by(finding, book)
    }

    /// How many of the sector's five haves are met, and that they are five.
    #[must_use]
    pub fn five_haves(&self) -> (u32, u32) {
        let met = SectorColumn::FIVE_HAVES
            .into_iter()
            .filter(|column| self.cell(*column).is_met());
        (met.count() as u32, SectorColumn::FIVE_HAVES.len() as u32)
    }

    /// A finding about the committee itself, such as that it has no coordinator, touches all its
    /// sectors.
    fn is_touched_by(&self, finding: &Finding, book: &Book) -> bool {
        match finding.subject {
            Subject::Committee(id) => self.committee == Some(id),
            Subject::Organisation
            | Subject::Sector(_)
            | Subject::Convenor(_)
            | Subject::Member(_)
            | Subject::Form(_)
            | Subject::Record(..) => finding.touches_sector(self.sector, book),
        }
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
        !finding.carried
            && column.codes().contains(&finding.rule.code)
            && finding.subject == Subject::Committee(self.committee)
    }
}
