//! A member as JSON, in full.

use serde_json::{Value, json};

use crate::desk::lists::{self, View, committee_ref, sector_ref};
use crate::domain::form::RegistrationForm;
use crate::domain::member::{Member, Sex};

/// What is told of an appointment as a convenor.
const CHARGE: [&str; 7] = [
    "sector",
    "first",
    "first_from",
    "first_approved",
    "elected",
    "approved",
    "ended",
];

/// All of a member, as `docs/json.md` describes it.
pub(super) fn full(view: &View<'_>, member: &Member, forms: &[RegistrationForm]) -> Value {
    let (book, today) = (view.book(), view.desk.today());
    let date = today.date;
    let contacts: Vec<_> = book
        .key_contacts_of(member.id, today.date)
        .into_iter()
        .map(|it| {
            let ids = ["name", "employer", "phone", "since", "last_heard"];
            lists::part_of(view, it, &ids)
        })
        .collect();
    let charges: Vec<_> = book
        .convenors
        .iter()
        .filter(|it| it.member == member.id)
        .filter(|it| it.elected.is_none_or(|on| on <= date))
        .map(|it| {
            let mut charge = lists::part_of(view, it, &CHARGE);
            // An end that has not come is none yet.
            if it.ended.as_ref().is_some_and(|ended| ended.on > date) {
                charge["ended"] = Value::Null;
            }
            charge
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
        "phone": lists::phone(&member.phone, view.show_phones),
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
