//! What stands behind a cell: its findings, and what was entered and waits to be verified.
//!
//! The findings are sorted to their cells once after each change; a key then costs a look-up.

use std::collections::HashMap;

use super::cell_ref::{CellRef, Column, Who};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::Id;
use crate::domain::record::{Entity, Kind};
use crate::domain::yearwork::Body;
use crate::rules::matrix::{CommitteeColumn, Matrix, OrganisationColumn, SectorColumn};
use crate::rules::{Counts, Finding, Subject};

/// Places in `Facts::findings`, by cell.
#[derive(Debug, Default)]
pub(super) struct Behind {
    cells: HashMap<CellRef, Stack>,
}

/// The findings behind one cell.
#[derive(Debug, Default)]
pub(super) struct Stack {
    /// Their places, the most urgent first.
    pub(super) places: Vec<u32>,
    /// How many of each level.
    pub(super) counts: Counts,
}

impl Behind {
    /// Sorts `findings` to the cells of `matrix`.
    pub(super) fn of(matrix: &Matrix, findings: &[Finding], book: &Book) -> Behind {
        let mut behind = Behind::default();
        // Most findings are one rule's after another's: their columns are looked for once.
        let mut columns: HashMap<&str, Vec<Column>> = HashMap::new();
        for (finding, n) in findings.iter().zip(0_u32..) {
            let code = finding.rule.code;
            let columns = columns.entry(code).or_insert_with(|| columns_behind(code));
            for column in columns.iter() {
                match *column {
                    Column::Sector(it) => behind.of_sectors(it, n, finding, matrix, book),
                    Column::Committee(_) => {
                        if let Subject::Committee(id) = finding.subject {
                            behind.add(Who::Committee(id), *column, n, finding);
                        }
                    }
                    Column::Organisation(_) => behind.add(Who::Organisation, *column, n, finding),
                }
            }
        }
        behind
    }

    /// The findings behind a cell; none behind a name.
    pub(super) fn at(&self, spot: CellRef) -> Option<&Stack> {
        self.cells.get(&spot)
    }

    fn of_sectors(
        &mut self,
        column: SectorColumn,
        n: u32,
        finding: &Finding,
        matrix: &Matrix,
        book: &Book,
    ) {
        let shared = matches!(finding.subject, Subject::Committee(_) | Subject::Record(..));
        if let (false, Some(sector)) = (shared, finding.sector) {
            self.add(Who::Sector(sector), Column::Sector(column), n, finding);
            return;
        }
        for row in &matrix.sectors {
            if row.shows(column, finding, book) {
                self.add(Who::Sector(row.sector), Column::Sector(column), n, finding);
            }
        }
    }

    fn add(&mut self, who: Who, column: Column, n: u32, finding: &Finding) {
        let spot = CellRef {
            who,
            column: Some(column),
        };
        let stack = self.cells.entry(spot).or_default();
        stack.places.push(n);
        stack.counts.add(finding.level);
    }
}

fn columns_behind(code: &str) -> Vec<Column> {
    let all = super::cell_ref::Part::ALL.into_iter();
    all.flat_map(super::cell_ref::Part::columns)
        .filter(|column| column.codes().contains(&code))
        .collect()
}

/// What was entered for a cell and nobody has looked at yet, by kind and number.
pub(super) fn unverified(spot: CellRef, book: &Book, today: Today) -> Vec<(Kind, u64)> {
    let year = today.year;
    match (spot.who, spot.column) {
        (Who::Sector(id), Some(Column::Sector(column))) => match column {
            SectorColumn::Plan => plans(Body::Sector(id), book, year),
            SectorColumn::Summary => summaries(Body::Sector(id), book, year),
            SectorColumn::Activity => waiting(book.activities_of(id, year)),
            SectorColumn::Output => {
                let outputs = book.outputs_of(id, year).filter(|it| it.collective);
                waiting(outputs)
            }
            SectorColumn::Convenor
            | SectorColumn::Liaison
            | SectorColumn::Leader
            | SectorColumn::Committee
            | SectorColumn::KeyContacts
            | SectorColumn::Workroom
            | SectorColumn::Forms => Vec::new(),
        },
        (Who::Committee(id), Some(Column::Committee(column))) => match column {
            CommitteeColumn::Plan => plans(Body::Committee(id), book, year),
            CommitteeColumn::Summary => summaries(Body::Committee(id), book, year),
            CommitteeColumn::Sectors | CommitteeColumn::Coordinator | CommitteeColumn::Party => {
                Vec::new()
            }
        },
        (Who::Organisation, Some(Column::Organisation(column))) => match column {
            OrganisationColumn::Study => {
                let studies = book.studies.iter();
                let studies = studies.filter(|it| Year::of(it.held_on) == year);
                waiting(studies)
            }
            OrganisationColumn::Circular => {
                let circulars = book.circulars.iter().filter(|it| it.year == year);
                waiting(circulars)
            }
            OrganisationColumn::Training => {
                let trainings = book.trainings.iter();
                waiting(trainings.filter(|it| Year::of(it.held_on) == year))
            }
            OrganisationColumn::Assessment
            | OrganisationColumn::Prizes
            | OrganisationColumn::TemporaryBranch
            | OrganisationColumn::Opinions => Vec::new(),
        },
        // A name has nothing to be verified, and no row has another part's columns.
        (Who::Sector(_) | Who::Committee(_) | Who::Organisation, _) => Vec::new(),
    }
}

fn plans(body: Body, book: &Book, year: Year) -> Vec<(Kind, u64)> {
    waiting(book.plans_of(body, year))
}

fn summaries(body: Body, book: &Book, year: Year) -> Vec<(Kind, u64)> {
    waiting(book.summaries_of(body, year))
}

fn waiting<'a, R: Entity + 'a>(records: impl IntoIterator<Item = &'a R>) -> Vec<(Kind, u64)> {
    let records = records.into_iter();
    let waiting = records.filter(|it| it.is_verified() == Some(false));
    waiting.map(|it| (R::KIND, it.id().raw())).collect()
}
