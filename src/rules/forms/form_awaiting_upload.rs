//! J9003: filed forms are promptly uploaded to CPPCC Cloud.

use super::{deadline, handed_in};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Status;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J9003",
    name: "form-awaiting-upload",
    article: None,
    level: Level::Breach,
    settings: &["upload-days", "holidays", "working-days"],
    title: Text::of("登记表逾期未上传", "Form awaiting upload"),
    why: Text::of(
        "登记表备案后，应及时上传政协云相关栏目。",
        "A filed form is to be uploaded to CPPCC Cloud promptly, within the working days that the \
         organisation has set.",
    ),
    remedy: Text::of(
        "上传政协云后，标记为已上传。",
        "Upload it, then mark it as uploaded.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let waiting = handed_in(book, today).filter(|form| form.status() == Status::Filed);
    for form in waiting {
        let due = deadline(form, book.settings());
        if let Some(due) = due.filter(|due| *due < today.date) {
            let remedy = Remedy::upload_form(form.id);
            findings.add_due(due, Place::form(book, form, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let since = names::date(super::form(finding, book).and_then(|form| form.filed_on()));
    text!(
        "{name}的登记表{since}备案，逾期未上传政协云",
        "{name}'s form, filed on {since}, has not been uploaded in time"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::rules::testing::{Case, day};
    vec![
        // 2026-06-24 is a Wednesday: five working days end on the next one.
        Case::breach("six working days", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.filed(wang, "2026-06-24");
            s.on("2026-07-02");
        }),
        Case::silent("five working days", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.filed(wang, "2026-06-24");
        }),
        Case::silent("six, one of them a holiday", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.filed(wang, "2026-06-24");
            s.on("2026-07-02");
            s.settle(|settings| {
                settings.calendar.holidays.insert(day("2026-06-25"));
            });
        }),
        Case::breach("overdue, in a later year too", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.filed(wang, "2026-06-01");
            s.on("2027-01-15");
        }),
        Case::silent("one that was not filed yet", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-06-01");
        }),
    ]
}
