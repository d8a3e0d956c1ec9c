//! J1805: every sector is met by a leader who keeps contact with it.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J1805",
    name: "leader-without-contact",
    article: Some(18),
    level: Level::Advice,
    settings: &["activity-due"],
    title: Text::of("主席会议成员没有联系过界别", "Leader without a contact"),
    why: Text::of(
        "主席会议成员经常联系相关界别，参加界别活动，听取意见。自首次集体活动截止日之后，当年还没有联系过的提醒。",
        "The members of the chairpersons' council keep contact with their sectors and join their activities. \
         Who has not met one this year is told once the date of the first activity has passed.",
    ),
    remedy: Text::of(
        "请主席会议成员参加该界别活动或听取意见；已经联系的，登记联系情况，或在活动的“出席领导”里选上。",
        "Have the leader join an activity or listen to the sector; if that was done, record it, or name the leader in the activity.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    if today.date <= book.settings().activity_due.in_year(today.year) {
        return;
    }
    let day = today.reference_date();
    let met = proof::leaders_met(book, today);
    for sector in book.sectors_on(today.reference_date()) {
        let leaders = book.leaders_of(sector.id, day);
        let has_met = leaders.iter().any(|it| met.contains(&(it.id, sector.id)));
        if !leaders.is_empty() && !has_met {
            findings.add(
                Place::sector(sector, today),
                Remedy::record_leader_contact(sector.id),
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let leaders = finding.sector.map(|id| book.leaders_of(id, finding.as_of));
    let leaders: Vec<&str> = leaders
        .iter()
        .flatten()
        .map(|it| it.name.as_str())
        .collect();
    let (zh, en) = (leaders.join("、"), leaders.join(", "));
    let sector = names::sector_of(finding, book);
    text!(
        "{zh}本年度没有联系过{sector}",
        "{en}: no contact with {sector} this year"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::appointment::Leader;
    use crate::domain::member::Departure;
    use crate::domain::yearwork::Activity;
    use crate::rules::testing::{Case, day};
    vec![
        Case::advice("one of two sectors was met", |s| {
            let sectors = [s.sector("教育界"), s.sector("体育界")];
            let leader = s.leader("董宁", &sectors);
            s.met(leader, sectors[0], "2026-05-14");
        }),
        Case::advice("none of two", |s| {
            let sectors = [s.sector("教育界"), s.sector("体育界")];
            s.leader("董宁", &sectors);
        })
        .times(2),
        Case::advice("met last year", |s| {
            let sector = s.sector("教育界");
            let leader = s.leader("董宁", &[sector]);
            s.met(leader, sector, "2025-05-14");
        }),
        Case::advice("another leader met the sector", |s| {
            let sector = s.sector("教育界");
            s.leader("董宁", &[sector]);
            let other = s.leader("彭立群", &[]);
            s.met(other, sector, "2026-05-14");
        }),
        Case::silent("at an activity of it", |s| {
            let sector = s.sector("教育界");
            let leader = s.leader("董宁", &[sector]);
            let activity = s.activity(&[sector], "2026-05-14");
            s.edit(activity, |it: &mut Activity| it.leaders.push(leader));
        }),
        Case::silent("one of two leaders met it", |s| {
            let sector = s.sector("教育界");
            s.leader("董宁", &[sector]);
            let other = s.leader("彭立群", &[sector]);
            s.met(other, sector, "2026-05-14");
        }),
        Case::silent("too early in the year to say", |s| {
            let sector = s.sector("教育界");
            s.leader("董宁", &[sector]);
            s.on("2026-06-30");
        }),
        Case::silent("met", |s| {
            let sector = s.sector("教育界");
            let leader = s.leader("董宁", &[sector]);
            s.met(leader, sector, "2026-07-01");
        }),
        Case::silent("a leader whose charge ended", |s| {
            let sector = s.sector("教育界");
            let leader = s.leader("董宁", &[sector]);
            s.edit(leader, |it: &mut Leader| {
                it.ended = Some(Departure {
                    on: day("2026-06-01"),
                    reason: String::new(),
                });
            });
        }),
    ]
}
