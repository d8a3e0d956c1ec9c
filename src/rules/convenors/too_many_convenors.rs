//! J1603: a sector has no more convenors than the Method allows.

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
    code: "J1603",
    name: "too-many-convenors",
    article: Some(16),
    level: Level::Breach,
    settings: &["convenors-max"],
    title: Text::of("召集人超过规定人数", "Too many convenors"),
    why: Text::of(
        "每个界别推选1至3名召集人；人数过多，责任就不清。",
        "A sector elects one to three convenors; among more, nobody is responsible.",
    ),
    remedy: Text::of(
        "核对召集人名单，终止多余的任职。",
        "Look at the list and end the appointments that are too many.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let most = book.settings().convenors_max as usize;
    let reference_date = today.reference_date();
    for sector in book.sectors_on(reference_date) {
        let convenors = book.convenors_of(sector.id, reference_date);
        if convenors.len() <= most {
            continue;
        }
        // The one appointed last, and no first convenor while there is another.
        if let Some(last) = convenors.last() {
            let remedy = Remedy::end_convenor(last.id);
            findings.add_counted(convenors.len(), Place::sector(sector, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let (sector, count) = (names::sector_of(finding, book), finding.count);
    let most = book.settings().convenors_max;
    text!(
        "{sector}有{count}名召集人，最多{most}名",
        "{sector} has {count} convenors; at most {most} are allowed"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Convenor;
    use crate::domain::member::Departure;
    use crate::rules::testing::{BookBuilder, Case, day};
    fn elect(s: &mut BookBuilder, n: usize) {
        let sector = s.sector("教育界");
        for _ in 0..n {
            let member = s.member("王伟", sector);
            s.convenor(sector, member);
        }
    }
    vec![
        Case::breach("four", |s| elect(s, 4)),
        Case::silent("three", |s| elect(s, 3)),
        Case::silent("a fourth begins on another's last day", |s| {
            elect(s, 4);
            let ids: Vec<_> = s.book.convenors.iter().map(|it| it.id).collect();
            s.edit(ids[0], |it: &mut Convenor| {
                it.ended = Some(Departure {
                    on: day("2026-07-01"),
                    reason: "改选".into(),
                });
            });
            s.edit(ids[3], |it: &mut Convenor| {
                it.elected = Some(day("2026-07-01"))
            });
        }),
        Case::silent("four where the organisation allows five", |s| {
            elect(s, 4);
            s.settle(|settings| settings.convenors_max = 5);
        }),
    ]
}
