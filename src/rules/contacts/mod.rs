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
use crate::domain::calendar::Today;
use crate::domain::id::{ById, MemberId};
use crate::domain::member::Member;

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

/// Has a member handed in what is asked for by now, and one form at least?
pub(super) fn has_forms(book: &Book, member: &Member, today: &Today) -> bool {
    let (settings, tally) = (book.settings(), book.tally(member.id, today.year));
    let mut lacking =
        member_without_form::lacking(settings, &tally, member.joined, today.reference_date());
    lacking.next().is_none() && tally.counting() >= settings.forms_per_year.max(1)
}
