//! J9006: a form that was sent back is handed in again.

use super::pending;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J9006",
    name: "form-returned-unanswered",
    article: None,
    level: Level::Advice,
    settings: &["returned-days", "holidays", "working-days"],
    title: Text::of("登记表退回后未重新提交", "Returned form unanswered"),
    why: Text::of(
        "登记表退回后，委员应按要求补正并重新提交；久拖不办的，所记的联系服务情况就不能计入。",
        "A form that was sent back is to be put right and handed in again; until then what it tells does not count.",
    ),
    remedy: Text::of(
        "提醒委员补正后重新提交，或代为补正；不再提交的，撤回。",
        "Remind the member to put it right, or do so in the member's stead; withdraw what is not to come.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let settings = book.settings();
    for form in pending(book, today) {
        let until = form
            .returned_on()
            .map(|on| settings.calendar.after(on, settings.returned_days));
        if until.is_some_and(|until| until < today.date) {
            let remedy = Remedy::submit_form(form.id);
            findings.add(Place::form(book, form, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let since = names::date(super::form(finding, book).and_then(|form| form.returned_on()));
    text!(
        "{name}的登记表{since}退回，尚未重新提交",
        "{name}'s form, sent back on {since}, has not come again"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::form::RegistrationForm;
    use crate::rules::testing::{BookBuilder, Case, stamp};
    fn returned(s: &mut BookBuilder, on: &str) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let form = s.submitted(wang, "2026-05-06");
        s.edit(form, |form: &mut RegistrationForm| {
            form.send_back(stamp(on), "内容过简").expect("submitted");
        });
    }
    vec![
        // 2026-06-19 is a holiday: from the 16th on, ten working days end on 1 July.
        Case::advice("eleven working days", |s| {
            returned(s, "2026-06-16");
            s.on("2026-07-02");
        }),
        Case::silent("ten working days", |s| returned(s, "2026-06-16")),
        Case::silent("more, where the organisation gives more", |s| {
            returned(s, "2026-06-01");
            s.settle(|settings| settings.returned_days = 30);
        }),
        Case::silent("handed in again", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let form = s.submitted(wang, "2026-05-06");
            s.edit(form, |form: &mut RegistrationForm| {
                form.send_back(stamp("2026-05-07"), "内容过简")
                    .expect("submitted");
                form.submit(stamp("2026-06-30")).expect("returned");
            });
        }),
    ]
}
