//! A kind's list a row at a time, for whoever shows only some of its rows.

use super::described::{Source, cells, listed};
use super::rows::in_sight;
use super::{List, View, committees, sectors};
use crate::domain::described::Only;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::record::Kind;
use crate::exchange::ledger::{Cell, Column};
use crate::rules::matrix::Matrix;

/// The rows of a kind's list; the cells are those of its table.
pub struct ListRows<'v> {
    kind: Kind,
    view: View<'v>,
    matrix: &'v Matrix,
    table: Vec<Source>,
}

impl<'v> ListRows<'v> {
    /// Of the records that `view` has in sight; `matrix` is what the rules say of the sectors.
    #[must_use]
    pub fn of(kind: Kind, view: View<'v>, matrix: &'v Matrix) -> Self {
        ListRows {
            kind,
            view,
            matrix,
            table: listed(kind, Only::Table),
        }
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        List::Of(self.kind).columns(self.view.locale)
    }

    /// The numbers of the records in sight, in order. Forms have none here: their archive is read in pages.
    #[must_use]
    pub fn ids(&self) -> Vec<u64> {
        match self.kind {
            Kind::RegistrationForm => Vec::new(),
            kind => in_sight(kind, &self.view),
        }
    }

    /// A row; none of a record that the book does not have.
    #[must_use]
    pub fn cells(&self, id: u64) -> Option<Vec<Cell>> {
        let (book, view) = (self.view.book(), &self.view);
        match self.kind {
            Kind::Sector => {
                let sector = book.sectors.get(SectorId(id))?;
                let mut rows = self.matrix.sectors.iter();
                let row = rows.find(|row| row.sector == sector.id);
                Some(sectors::cells(view, sector, row))
            }
            Kind::Committee => {
                let committee = book.committees.get(CommitteeId(id))?;
                Some(committees::cells(view, committee))
            }
            kind => {
                let record = book.fields(kind, id)?;
                Some(cells(&self.table, view, id, record))
            }
        }
    }
}
