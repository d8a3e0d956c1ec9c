//! What members owe to the constituents: outputs, forms, activities, key contacts (articles 6, 10, 13
//! and 15).

mod member_without_activity;
mod member_without_form;
mod sector_without_output;
mod too_few_key_contacts;
mod too_many_key_contacts;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::{ById, MemberId};

super::rule::topic![
    sector_without_output,
    member_without_form,
    member_without_activity,
    too_few_key_contacts,
    too_many_key_contacts,
];

/// How many key contacts each member keeps on `date`; a member who keeps none is not listed.
pub(super) fn kept(book: &Book, date: NaiveDate) -> ById<MemberId, usize> {
    let mut kept = ById::with_capacity_and_hasher(book.members.len(), Default::default());
    for contact in book.key_contacts.iter() {
        let begun = contact.since.is_none_or(|since| since <= date);
        let ended = contact.ended.as_ref().is_some_and(|ended| ended.on < date);
        if begun && !ended {
            *kept.entry(contact.member).or_insert(0) += 1;
        }
    }
    kept
}
