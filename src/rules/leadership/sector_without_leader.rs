//! J1802: a member of the chairpersons' council keeps contact with every sector.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    code: "J1802",
    name: "sector-without-leader",
    article: Some(18),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("界别没有联系的主席会议成员", "Sector without a leader"),
    why: Text::of(
        "主席会议成员按分工经常联系界别，参加活动、听取意见。每个界别都应有人联系。",
        "The members of the chairpersons' council share the sectors among them, take part in their \
         activities, listen and guide.",
    ),
    remedy: Text::of(
        "明确联系该界别的主席会议成员。",
        "Assign a member of the council to the sector.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let reference_date = today.reference_date();
    let led: HashSet<_> = book
        .leaders_on(reference_date)
        .flat_map(|leader| leader.sectors_on(reference_date).iter().copied())
        .collect();
    for sector in book
        .sectors_on(reference_date)
        .filter(|it| !led.contains(&it.id))
    {
        findings.add_standing(
            sector.since,
            Place::sector(sector, today),
            Remedy::assign_leader(sector.id),
        );
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    text!(
        "{sector}尚未明确联系的主席会议成员",
        "no member of the council keeps contact with {sector}"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Leader;
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
        Case::breach("a leader for one of two sectors", |s| {
            let sector = s.sector("教育界");
            s.sector("体育界");
            s.leader("陈建国", &[sector]);
        }),
        Case::breach("a leader whose charge ended", |s| {
            let sector = s.sector("教育界");
            let leader = s.leader("陈建国", &[sector]);
            s.edit(leader, |it: &mut Leader| {
                it.ended = Some(Departure {
                    on: day("2026-06-30"),
                    reason: String::new(),
                });
            });
        }),
        Case::silent("a leader for both", |s| {
            let sectors = [s.sector("教育界"), s.sector("体育界")];
            s.leader("陈建国", &sectors);
        }),
    ]
}
