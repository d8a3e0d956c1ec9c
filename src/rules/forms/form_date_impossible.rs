//! J9005: a form is dated within the term and not in the future.

use super::{correct, handed_in};
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J9005",
    name: "form-date-impossible",
    article: None,
    level: Level::Breach,
    settings: &[],
    title: Text::of("登记表填表时间有误", "Form of an impossible date"),
    why: Text::of(
        "填表时间不能晚于今天，也不能在本届任期之外。",
        "A form can't be dated in the future, nor outside the term.",
    ),
    remedy: Text::of(
        "退回委员更正填表时间；已备案的，应撤回后重新填写。",
        "Return it to the member; a filed one is to be withdrawn and filled anew.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for form in handed_in(book, today) {
        let impossible = form
            .sheet
            .filled_on
            .is_some_and(|filled_on| filled_on > today.date || !in_a_term(book, filled_on));
        if impossible {
            findings.add(Place::form(book, form, today), correct(form));
        }
    }
}

fn in_a_term(book: &Book, date: NaiveDate) -> bool {
    book.organisation().is_none_or(|it| it.serves_on(date))
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let filled_on = super::form(finding, book).and_then(|form| form.sheet.filled_on);
    let in_term = filled_on.is_none_or(|date| in_a_term(book, date));
    let date = names::date(filled_on);
    if in_term {
        text!(
            "{name}的登记表填表时间为{date}，晚于今天",
            "{name}'s form is dated {date}, which is still to come"
        )
    } else {
        text!(
            "{name}的登记表填表时间为{date}，不在本届任期内",
            "{name}'s form is dated {date}, outside the term"
        )
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::form::RegistrationForm;
    use crate::rules::testing::{BookBuilder, Case, day};
    fn dated(s: &mut BookBuilder, on: &str) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let form = s.submitted(wang, "2026-07-01");
        s.edit(form, |form: &mut RegistrationForm| {
            form.sheet.filled_on = Some(day(on))
        });
    }
    vec![
        Case::breach("tomorrow", |s| dated(s, "2026-07-02")),
        Case::breach("the day before the term", |s| dated(s, "2021-12-31")),
        Case::silent("today", |s| dated(s, "2026-07-01")),
        Case::silent("the term's first day", |s| dated(s, "2022-01-01")),
        Case::silent("a draft of tomorrow", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.draft(wang, "2026-07-02");
        }),
    ]
}
