//! J1501: every sector is looked after by a committee.

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
    code: "J1501",
    name: "sector-without-committee",
    article: Some(15),
    level: Level::Due,
    settings: &["establish-days"],
    title: Text::of("界别没有联系的专委会", "Sector without a committee"),
    why: Text::of(
        "每个专委会联系若干个界别，界别活动以专委会为组织依托。没有归口的界别，登记表无处备案，活动无人组织。",
        "Each committee looks after several sectors and carries their activities. A sector of no \
         committee has nobody to file its forms and nobody to organise its work.",
    ),
    remedy: Text::of(
        "按专业相近、便于履职的原则，明确联系该界别的专委会。",
        "Assign the committee that is nearest to the sector's field.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for sector in book.sectors_on(today.reference_date()) {
        let committee = sector
            .committee_on(today.reference_date())
            .and_then(|id| book.committees.get(id));
        if committee.is_none() {
            let place = Place {
                committee: None,
                ..Place::sector(sector, today)
            };
            findings.add_standing(sector.since, place, Remedy::assign_committee(sector.id));
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let sector = names::sector_of(finding, book);
    text!(
        "{sector}尚未明确联系的专委会",
        "{sector} belongs to no committee"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::id::CommitteeId;
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
        Case::breach("a sector of no committee", |s| {
            s.sector("教育界");
        }),
        Case::breach("a sector of a committee that is gone", |s| {
            s.sector_of("教育界", CommitteeId(99));
        }),
        Case::silent("a sector with its committee", |s| {
            let committee = s.committee("教科卫体委员会");
            s.sector_of("教育界", committee);
        }),
    ]
}
