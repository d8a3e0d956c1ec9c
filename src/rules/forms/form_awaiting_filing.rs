//! J9002: the member's committee files what was submitted within the working days.

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
    code: "J9002",
    name: "form-awaiting-filing",
    article: None,
    level: Level::Breach,
    settings: &["filing-days", "holidays", "working-days"],
    title: Text::of("登记表逾期未备案", "Form awaiting filing"),
    why: Text::of(
        "登记表由委员填写，报所在专委会备案。提交后超过规定工作日未备案的，属于积压。",
        "Members hand their forms to their committee, which files them. One that waits for more working \
         days than the organisation has set is a backlog.",
    ),
    remedy: Text::of(
        "审核后予以备案；内容不合要求的，说明原因退回。",
        "Look at it and file it, or return it with a reason.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let waiting = handed_in(book, today).filter(|form| form.status() == Status::Submitted);
    for form in waiting {
        let due = deadline(form, book.settings());
        if let Some(due) = due.filter(|due| *due < today.date) {
            let remedy = Remedy::file_form(form.id);
            findings.add_due(due, Place::form(book, form, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let since = names::date(super::form(finding, book).and_then(|form| form.submitted_on()));
    text!(
        "{name}的登记表{since}提交，逾期未备案",
        "{name}'s form of {since} has not been filed in time"
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
            s.submitted(wang, "2026-06-24");
            s.on("2026-07-02");
        }),
        Case::silent("five working days", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-06-24");
        }),
        Case::silent("six, one of them a holiday", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-06-24");
            s.on("2026-07-02");
            s.settle(|settings| {
                settings.calendar.holidays.insert(day("2026-06-25"));
            });
        }),
        Case::breach("overdue, in a later year too", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-06-01");
            s.on("2027-01-15");
        }),
        Case::silent("one that was filed", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.filed(wang, "2026-06-01");
        }),
    ]
}
