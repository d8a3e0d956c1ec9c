//! The workrooms where members meet constituents (articles 14 and 19).

mod member_without_workroom;
mod sector_without_workroom;
mod workroom_below_standard;

use crate::domain::book::Book;
use crate::domain::id::{IdSet, WorkroomId};

super::rule::topic![
    member_without_workroom,
    sector_without_workroom,
    workroom_below_standard,
];

/// The workrooms that have a door.
pub(super) fn offline(book: &Book) -> IdSet<WorkroomId> {
    book.workrooms
        .iter()
        .filter(|workroom| workroom.offline)
        .map(|workroom| workroom.id)
        .collect()
}
