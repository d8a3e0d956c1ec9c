//! J2002: an opinion is answered, and answered again where that does not satisfy.

use super::{opinion, overdue};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J2002",
    name: "opinion-without-reply",
    article: Some(20),
    level: Level::Breach,
    settings: &["answer-days", "second-answer-days"],
    title: Text::of("意见建议逾期未答复", "Opinion without a reply"),
    why: Text::of(
        "意见建议办理情况应及时反馈。收到后超过规定天数未答复的，或者反映人不满意、超过规定天数未再次答复的，应予督办。",
        "Whoever brought an opinion in is told what came of it, within the days that the organisation has set; \
         where that does not satisfy, again within those for a second answer.",
    ),
    remedy: Text::of(
        "督促承办单位答复，并登记答复情况。",
        "Have the unit answer, and record the answer.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    overdue(
        book,
        today,
        findings,
        |it, settings| it.answer_by(settings),
        |it| Remedy::answer_opinion(it.id),
    );
}

fn message(finding: &Finding, book: &Book) -> Text {
    let title = names::quoted(&finding.subject.name(book));
    let opinion = opinion(finding, book);
    if let Some(last) = opinion.and_then(|it| it.answers.last()) {
        let on = names::date(Some(last.on));
        return text!(
            "意见建议{title}{on}的答复反映人不满意，逾期未再次答复",
            "the answer of {on} to the opinion {title} did not satisfy, and there was no other in time"
        );
    }
    let since = names::date(opinion.map(|it| it.received_on));
    text!(
        "意见建议{title}{since}收到，逾期未答复",
        "the opinion {title} of {since} was not answered in time"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::opinion::{Answer, AnswerClass, Closed, Opinion, Satisfaction};
    use crate::rules::testing::{BookBuilder, Case, day};
    fn answered(s: &mut BookBuilder, satisfaction: Option<Satisfaction>) {
        let id = s.opinion("2026-05-08");
        s.edit(id, |it: &mut Opinion| {
            it.answers.push(Answer {
                on: day("2026-08-06"),
                class: AnswerClass::Solved,
                what: String::new(),
                satisfaction,
                promise: None,
            });
        });
    }
    vec![
        Case::silent("on the ninetieth day", |s| {
            s.opinion("2026-05-08");
            s.on("2026-08-06");
        }),
        Case::breach("on the day after", |s| {
            s.opinion("2026-05-08");
            s.on("2026-08-07");
        }),
        Case::silent("answered", |s| {
            answered(s, None);
            s.on("2026-12-31");
        }),
        Case::silent("not satisfied, thirty days since", |s| {
            answered(s, Some(Satisfaction::Dissatisfied));
            s.on("2026-09-05");
        }),
        Case::breach("not satisfied, thirty-one days since", |s| {
            answered(s, Some(Satisfaction::Dissatisfied));
            s.on("2026-09-06");
        }),
        Case::silent("closed", |s| {
            let id = s.opinion("2026-05-08");
            s.edit(id, |it: &mut Opinion| {
                it.closed = Some(Closed {
                    on: day("2026-05-09"),
                    how: String::new(),
                });
            });
            s.on("2026-12-31");
        }),
    ]
}
