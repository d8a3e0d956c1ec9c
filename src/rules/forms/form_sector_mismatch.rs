//! J9004: the sector on a form is the sector in the roster.

use super::{correct, handed_in};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J9004",
    name: "form-sector-mismatch",
    article: None,
    level: Level::Breach,
    settings: &[],
    title: Text::of("登记表界别与名册不符", "Form of another sector"),
    why: Text::of(
        "登记表上的界别应与委员名册一致，否则统计会计入别的界别。",
        "The sector written on the form is to be the member's own, or the work counts for another sector.",
    ),
    remedy: Text::of(
        "退回委员更正；如系名册有误，先更正委员的界别。",
        "Return it to the member; if the roster is wrong, correct the member's sector.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for form in handed_in(book, today) {
        let member = book.members.get(form.sheet.member);
        if member.is_some_and(|member| member.sector_on(form.dated()) != form.sheet.sector) {
            findings.add(Place::form(book, form, today), correct(form));
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let own = names::sector_of(finding, book);
    let written = super::form(finding, book)
        .map_or_else(String::new, |form| names::sector(book, form.sheet.sector));
    text!(
        "{name}的登记表填“{written}”，名册为“{own}”",
        "{name}'s form says {written}, the roster says {own}"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::form::RegistrationForm;
    use crate::rules::testing::Case;
    vec![
        Case::breach("another sector than the roster's", |s| {
            let education = s.sector("教育界");
            let sport = s.sector("体育界");
            let wang = s.member("王伟", education);
            let form = s.submitted(wang, "2026-07-01");
            s.edit(form, |form: &mut RegistrationForm| {
                form.sheet.sector = sport
            });
        }),
        Case::silent("the roster's", |s| {
            let education = s.sector("教育界");
            let wang = s.member("王伟", education);
            s.submitted(wang, "2026-07-01");
        }),
    ]
}
