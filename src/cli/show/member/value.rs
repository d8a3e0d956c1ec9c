//! A member as JSON, in full.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::desk::lists::{self, committee_ref, sector_ref};
use crate::domain::form::RegistrationForm;
use crate::domain::member::{Member, Sex};

/// All of a member, as `docs/json.md` describes it.
pub(super) fn full(
    desk: &Desk,
    member: &Member,
    forms: &[RegistrationForm],
    show_phones: bool,
) -> Value {
    let (book, today) = (desk.book(), desk.today());
    let date = today.date;
    let phone = |number: &str| lists::phone(number, show_phones);
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
        .filter(|it| it.elected.is_none_or(|on| on <= date))
        .map(|it| {
            json!({
                "id": it.id,
                "sector": sector_ref(book, it.sector),
                "first": it.is_first_on(date),
                "first_from": it.first_on(date).and_then(|first| first.from),
                "first_approved": it.first_on(date).and_then(|first| first.approved_by(date)),
                "elected": it.elected,
                "approved": it.approved.filter(|on| *on <= date),
                "ended": it.ended.as_ref().filter(|ended| ended.on <= date),
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
    let earlier = lists::earlier_of(book, member, date);
    let workroom = member
        .workroom_on(date)
        .and_then(|id| book.workrooms.get(id));
    json!({
        "id": member.id,
        "name": member.name,
        "sex": member.sex.map(|sex| match sex { Sex::Female => "f", Sex::Male => "m" }),
        "ethnicity": member.ethnicity,
        "sector": sector_ref(book, member.sector_on(date)),
        "committee": committee_ref(book, book.committee_of(member, date)),
        "employer": member.employer,
        "phone": phone(&member.phone),
        "workroom": workroom.map(|it| json!({ "id": it.id, "name": it.name })),
        "earlier": earlier.iter().map(lists::Earlier::value).collect::<Vec<_>>(),
        "joined": member.joined,
        "replaces": member.replaces,
        "left": member.left,
        "convenor": charges,
        "key_contacts": contacts,
        "forms": forms,
        "note": member.note,
    })
}
