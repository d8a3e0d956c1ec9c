//! J1301: members take part in their sectors' activities.

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
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    code: "J1301",
    name: "member-without-activity",
    article: Some(13),
    level: Level::Advice,
    settings: &["activity-due", "verified-only"],
    title: Text::of("委员没有参加界别活动", "Member without an activity"),
    why: Text::of(
        "委员应积极参与界别调研视察、协商、座谈会、读书会等活动。自首次集体活动截止日之后提醒。",
        "Members are to take part in research, consultations, forums and reading clubs of the sectors. \
         This is said once the date of the first activity has passed.",
    ),
    remedy: Text::of(
        "邀请委员参加界别活动；确已参加的，在活动记录中补登参加人员。",
        "Invite the member; if the member did take part, add the name to the activity's record.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let (settings, year) = (book.settings(), today.year);
    if today.date <= settings.activity_due.in_year(year) {
        return;
    }
    let active: HashSet<_> = proof::counting(book, today)
        .flat_map(|activity| activity.participants.iter().copied())
        .collect();
    for member in book.serving(today.reference_date()) {
        if !active.contains(&member.id) {
            let remedy = Remedy::record_activity(member.sector_on(today.reference_date()));
            findings.add(Place::member(book, member, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    text!(
        "{name}本年度没有参加过界别活动",
        "{name} has taken part in no activity this year"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::id::MemberId;
    use crate::domain::yearwork::Activity;
    use crate::rules::testing::{BookBuilder, Case};
    fn took_part(s: &mut BookBuilder, on: &str) -> MemberId {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let activity = s.activity(&[sector], on);
        s.edit(activity, |it: &mut Activity| it.participants.push(wang));
        wang
    }
    vec![
        Case::advice("an activity without the member", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.activity(&[sector], "2026-05-06");
        }),
        Case::advice("took part last year", |s| {
            took_part(s, "2025-05-06");
        }),
        Case::advice("took part in what must be verified and was not", |s| {
            took_part(s, "2026-05-06");
            s.settle(|settings| settings.verified_only = true);
        }),
        Case::silent("too early in the year to say", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.on("2026-06-30");
        }),
        Case::silent("took part", |s| {
            took_part(s, "2026-05-06");
        }),
    ]
}
