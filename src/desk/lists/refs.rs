//! How records name each other in JSON and in tables.

use serde_json::{Value, json};

use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::yearwork::Evidence;
use crate::exchange::ledger::Cell;
use crate::text::Locale;

/// A committee in another record's JSON.
#[must_use]
pub fn committee_ref(book: &Book, id: Option<CommitteeId>) -> Value {
    id.and_then(|id| book.committees.get(id))
        .map_or(Value::Null, |it| json!({ "id": it.id, "name": it.name }))
}

/// A sector in another record's JSON.
#[must_use]
pub fn sector_ref(book: &Book, id: SectorId) -> Value {
    json!({ "id": id, "name": book.sector_name(id) })
}

/// A member in another record's JSON.
pub(super) fn member_ref(book: &Book, id: MemberId) -> Value {
    json!({ "id": id, "name": book.member_name(id) })
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

/// How far a record is believed, in JSON.
pub(super) fn evidence_code(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Recorded => "recorded",
        Evidence::Verified { .. } => "verified",
    }
}

/// The same in a cell.
pub(super) fn evidence_cell(evidence: &Evidence, locale: Locale) -> Cell {
    Cell::text(evidence.word().say(locale))
}
