//! How records name each other in JSON and in tables.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::exchange::ledger::Cell;

/// A record in another record's JSON.
pub(super) fn record_ref(book: &Book, kind: Kind, id: u64) -> Value {
    json!({ "id": id, "name": name_of(book, kind, id) })
}

/// A committee in another record's JSON.
#[must_use]
pub fn committee_ref(book: &Book, id: Option<CommitteeId>) -> Value {
    id.map_or(Value::Null, |id| record_ref(book, Kind::Committee, id.0))
}

/// A sector in another record's JSON.
#[must_use]
pub fn sector_ref(book: &Book, id: SectorId) -> Value {
    record_ref(book, Kind::Sector, id.0)
}

/// What a record is called, without a copy of those that are named most.
pub(super) fn name_of(book: &Book, kind: Kind, id: u64) -> Cow<'_, str> {
    match kind {
        Kind::Member => book.member_name(MemberId(id)).into(),
        Kind::Sector => book.sector_name(SectorId(id)).into(),
        Kind::Committee => book.committee_name(CommitteeId(id)).into(),
        kind => book.name_of(kind, id).into(),
    }
}

/// A committee's name in a cell.
pub(super) fn committee_cell(book: &Book, id: Option<CommitteeId>) -> Cell {
    id.map_or(Cell::Empty, |id| Cell::text(book.committee_name(id)))
}

/// Sectors' names in one cell.
pub(super) fn sectors_cell(book: &Book, ids: &[SectorId]) -> Cell {
    let names: Vec<_> = ids.iter().map(|id| book.sector_name(*id)).collect();
    Cell::text(names.join("、"))
}
