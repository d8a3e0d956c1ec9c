//! J2001: an opinion is handled in time.

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
    code: "J2001",
    name: "opinion-overdue",
    article: Some(20),
    level: Level::Breach,
    settings: &["opinion-days", "holidays", "working-days"],
    title: Text::of("意见建议逾期未办", "Opinion overdue"),
    why: Text::of(
        "委员收集的意见建议应及时受理，交有关单位办理，或转为提案、社情民意信息、微建议。收到后超过规定工作日仍未交办、转化的，属于积压；承办单位退回的，自退回之日重新起算。",
        "What members collect is taken up in time: a unit gets it, or it becomes a proposal, a brief or a \
         micro-suggestion. One that waits for more working days than the organisation has set is a backlog; where a \
         unit sends it back, the days begin anew.",
    ),
    remedy: Text::of(
        "交有关单位办理，或登记转化成的成果。",
        "Assign it to a unit, or record the output that it became.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    overdue(
        book,
        today,
        findings,
        |it, settings| it.handle_by(settings),
        |it| Remedy::assign_opinion(it.id),
    );
}

fn message(finding: &Finding, book: &Book) -> Text {
    let title = names::quoted(&finding.subject.name(book));
    let since = names::date(opinion(finding, book).map(|it| it.received_on));
    text!(
        "意见建议{title}{since}收到，逾期未交办、未转化",
        "the opinion {title} of {since} was neither assigned nor turned into an output in time"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::opinion::{
        Answer, AnswerClass, Conversion, Handling, Opinion, SentBack, UnitRole,
    };
    use crate::domain::settings::Settings;
    use crate::rules::testing::{BookBuilder, Case, day};
    fn assigned(on: &str, back: Option<&str>) -> Handling {
        Handling {
            unit: "市教育局".into(),
            role: UnitRole::Lead,
            assigned_on: day(on),
            sent_back: back.map(|on| SentBack {
                on: day(on),
                reason: "不属本单位职责".into(),
            }),
        }
    }
    /// May's holidays of 2026: an opinion of 05-08 is handled by 05-28.
    fn of_may(s: &mut BookBuilder) -> crate::domain::id::OpinionId {
        s.settle(|it: &mut Settings| {
            it.calendar.working_days.insert(day("2026-05-09"));
        });
        s.opinion("2026-05-08")
    }
    vec![
        Case::silent("on the fifteenth working day", |s| {
            of_may(s);
            s.on("2026-05-28");
        }),
        Case::breach("on the day after", |s| {
            of_may(s);
            s.on("2026-05-29");
        }),
        Case::breach("whatever year is looked at, later ones too", |s| {
            of_may(s);
            s.on("2027-01-05");
        }),
        Case::silent("it had not come in the year looked at", |s| {
            of_may(s);
            s.looking_at(2025);
        }),
        Case::silent("assigned", |s| {
            let id = of_may(s);
            s.edit(id, |it: &mut Opinion| {
                it.handlings.push(assigned("2026-05-29", None))
            });
        }),
        Case::silent("sent back, and fifteen working days anew", |s| {
            let id = of_may(s);
            s.edit(id, |it: &mut Opinion| {
                it.handlings
                    .push(assigned("2026-05-12", Some("2026-06-10")));
            });
        }),
        Case::breach("sent back, and sixteen since", |s| {
            let id = of_may(s);
            s.edit(id, |it: &mut Opinion| {
                it.handlings
                    .push(assigned("2026-05-12", Some("2026-06-09")));
            });
        }),
        Case::silent("turned into an output", |s| {
            let id = of_may(s);
            let sector = s.sector("教育界");
            let output = s.output(sector, "2026-05-20");
            s.edit(id, |it: &mut Opinion| {
                it.conversions.push(Conversion {
                    output,
                    on: day("2026-05-20"),
                });
            });
        }),
        Case::silent("answered at once", |s| {
            let id = of_may(s);
            s.edit(id, |it: &mut Opinion| {
                it.answers.push(Answer {
                    on: day("2026-05-20"),
                    class: AnswerClass::Reference,
                    what: String::new(),
                    satisfaction: None,
                    promise: None,
                });
            });
        }),
    ]
}
