//! A member as JSON, in short and in full.

use serde_json::{Value, json};

use crate::cli::phones;
use crate::cli::show::{committee_value, sector_value};
use crate::desk::Desk;
use crate::domain::form::RegistrationForm;
use crate::domain::member::{Member, Sex};

/// What a list tells of a member.
pub(super) fn brief(desk: &Desk, member: &Member, show_phones: bool) -> Value {
    let (book, today) = (desk.book(), desk.today());
    json!({
        "id": member.id,
        "name": member.name,
        "sector": sector_value(book, member.sector),
        "committee": committee_value(book, book.committee_of(member)),
        "employer": member.employer,
        "phone": phones::print(&member.phone, show_phones),
        "key_contacts": book.key_contacts_of(member.id, today.date).len(),
        "forms": book.tally(member.id, today.year).counting(),
    })
}

/// All of a member, as `docs/json.md` describes it.
pub(super) fn full(
    desk: &Desk,
    member: &Member,
    forms: &[RegistrationForm],
    show_phones: bool,
) -> Value {
    let (book, today) = (desk.book(), desk.today());
    let phone = |number: &str| phones::print(number, show_phones);
    let contacts: Vec<_> = book
        .key_contacts_of(member.id, today.date)
        .into_iter()
        .map(|it| {
            json!({
                "id": it.id,
                "name": it.name,
                "employer": it.employer,
                "phone": phone(&it.phone),
                "since": it.since,
                "last_heard": it.last_heard,
            })
        })
        .collect();
    let charges: Vec<_> = book
        .convenors
        .iter()
        .filter(|it| it.member == member.id)
        .map(|it| {
            json!({
                "id": it.id,
                "sector": sector_value(book, it.sector),
                "first": it.first,
                "elected": it.elected,
                "approved": it.approved,
                "ended": it.ended,
            })
        })
        .collect();
    let forms: Vec<_> = forms
        .iter()
        .map(|form| {
            json!({
                "id": form.id,
                "date": form.dated(),
                "status": form.status().code(),
                "account": form.sheet.account,
            })
        })
        .collect();
    let workroom = member.workroom.and_then(|id| book.workrooms.get(id));
    json!({
        "id": member.id,
        "name": member.name,
        "sex": member.sex.map(|sex| match sex { Sex::Female => "f", Sex::Male => "m" }),
        "ethnicity": member.ethnicity,
        "sector": sector_value(book, member.sector),
        "committee": committee_value(book, book.committee_of(member)),
        "employer": member.employer,
        "phone": phone(&member.phone),
        "workroom": workroom.map(|it| json!({ "id": it.id, "name": it.name })),
        "joined": member.joined,
        "replaces": member.replaces,
        "left": member.left,
        "convenor": charges,
        "key_contacts": contacts,
        "forms": forms,
        "note": member.note,
    })
}
