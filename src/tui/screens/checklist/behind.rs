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
use crate::rules::{Counts, Finding};

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
    /// Sorts `findings` to the cells of `matrix`. What the year before has left stands behind the rows, and behind none
    /// of the cells, which are about their own year.
    pub(super) fn of(matrix: &Matrix, findings: &[Finding], book: &Book) -> Behind {
        let mut behind = Behind::default();
        for (finding, n) in findings.iter().zip(0_u32..) {
            let code = finding.rule.code;
            let column = SectorColumn::behind(code).map(Column::Sector);
            match finding.sector {
                Some(id) => behind.put(Who::Sector(id), column, n, finding),
                None => {
                    let rows = matrix.sectors.iter();
                    for row in rows.filter(|it| finding.touches_sector(it.sector, book)) {
                        behind.put(Who::Sector(row.sector), column, n, finding);
                    }
                }
            }
            if let (None, Some(id)) = (finding.sector, finding.committee) {
                let column = CommitteeColumn::behind(code).map(Column::Committee);
                behind.put(Who::Committee(id), column, n, finding);
            }
            let of_all = OrganisationColumn::ALL.into_iter();
            let of_all = of_all.filter(|it| it.shows(finding));
            behind.add(Who::Organisation, Column::Total, n, finding);
            for column in of_all {
                behind.add(Who::Organisation, Column::Organisation(column), n, finding);
            }
        }
        behind
    }

    /// The findings behind a cell, and behind a row's sum; none behind a name.
    pub(super) fn at(&self, spot: CellRef) -> Option<&Stack> {
        self.cells.get(&spot)
    }

    /// Puts a finding behind a row, and behind its cell.
    fn put(&mut self, who: Who, column: Option<Column>, n: u32, finding: &Finding) {
        self.add(who, Column::Total, n, finding);
        if let Some(column) = column.filter(|_| !finding.carried) {
            self.add(who, column, n, finding);
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
            SectorColumn::Outputs => waiting(book.outputs_of(id, year)),
            _ => Vec::new(),
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
            _ => Vec::new(),
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
