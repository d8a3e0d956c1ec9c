//! What members owe to the constituents: outputs, forms, activities, key contacts (articles 6, 10, 11, 13
//! and 15).

mod key_contact_gone_quiet;
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
    key_contact_gone_quiet,
    member_without_activity,
    too_few_key_contacts,
    too_many_key_contacts,
];

/// How many key contacts each member keeps on `date`; a member who keeps none is not listed.
pub(super) fn kept(book: &Book, date: NaiveDate) -> ById<MemberId, usize> {
    let mut kept = ById::with_capacity_and_hasher(book.members.len(), Default::default());
    for contact in book.key_contacts.iter() {
        if contact.is_kept_on(date) {
            *kept.entry(contact.member_on(date)).or_insert(0) += 1;
        }
    }
    kept
}
