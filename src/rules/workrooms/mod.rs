//! The workrooms where members meet constituents (article 14).

mod member_without_workroom;

use std::collections::HashSet;

use crate::domain::book::Book;
use crate::domain::id::WorkroomId;

super::rule::topic![member_without_workroom];

/// The workrooms that have a door.
pub(super) fn offline(book: &Book) -> HashSet<WorkroomId> {
    book.workrooms
        .iter()
        .filter(|workroom| workroom.offline)
        .map(|workroom| workroom.id)
        .collect()
}
