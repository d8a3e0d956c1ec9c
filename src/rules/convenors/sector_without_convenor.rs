//! J1602: every sector elects convenors.

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
    code: "J1602",
    name: "sector-without-convenor",
    article: Some(16),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("界别没有召集人", "Sector without a convenor"),
    why: Text::of(
        "各界别应经协商推选召集人，负责全体会议闭会期间团结和带领本界别委员开展学习、履职活动；有召集人也是“五有”的第一项。",
        "Every sector is to elect convenors, who lead its members between plenary sessions; a convenor \
         is the first of the five haves.",
    ),
    remedy: Text::of(
        "由界别委员协商推选，再登记召集人和推选日期，报主席会议审定。",
        "Let the sector elect, then record the convenors and the day of the election.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let reference_date = today.reference_date();
    for sector in book.sectors_on(reference_date) {
        if book.convenors_of(sector.id, reference_date).is_empty() {
            findings.add_standing(
                sector.since,
                Place::sector(sector, today),
                Remedy::elect_convenor(sector.id),
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    text!("{sector}尚未推选召集人", "{sector} has no convenor")
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Convenor;
    use crate::domain::member::Departure;
    use crate::domain::sector::Sector;
    use crate::rules::testing::{Case, day};
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            s.sector("教育界");
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            s.sector("教育界");
            s.term("2026-05-01", None);
        }),
        Case::due("none sixty days after the sector's first day", |s| {
            let sector = s.sector("教育界");
            s.edit(sector, |it: &mut Sector| it.since = Some(day("2026-05-02")));
        }),
        Case::breach("none sixty-one days after it", |s| {
            let sector = s.sector("教育界");
            s.edit(sector, |it: &mut Sector| it.since = Some(day("2026-05-01")));
        }),
        Case::breach("nobody was elected", |s| {
            s.sector("教育界");
        }),
        Case::breach("the only convenor's appointment has ended", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let convenor = s.convenor(sector, wang);
            s.edit(convenor, |it: &mut Convenor| {
                it.ended = Some(Departure {
                    on: day("2026-06-30"),
                    reason: String::new(),
                });
            });
        }),
        Case::breach("in a past year, one elected since", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
            s.looking_at(2025);
        }),
        Case::silent("one was elected", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.convenor(sector, wang);
        }),
    ]
}
