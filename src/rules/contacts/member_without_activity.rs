//! J1301: members take part in their sectors' activities.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{ById, IdSet, MemberId, SectorId};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;
use chrono::NaiveDate;
pub(super) static RULE: Rule = Rule {
    code: "J1301",
    name: "member-without-activity",
    article: Some(13),
    level: Level::Advice,
    settings: &["activity-due", "verified-only"],
    title: Text::of("委员没有参加界别活动", "Member without an activity"),
    why: Text::of(
        "委员应积极参与界别调研视察、协商、座谈会、读书会等活动。自首次集体活动截止日之后提醒；最近一次活动之后才任委员的不提醒。",
        "Members are to take part in research, consultations, forums and reading clubs of the sectors. \
         This is said once the date of the first activity has passed, and not of who joined after the last \
         activity.",
    ),
    remedy: Text::of(
        "邀请委员参加界别活动；确已参加的，在活动记录中补登参加人员。",
        "Invite the member; if the member did take part, add the name to the activity's record.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let date = book.settings().activity_due;
    let due = findings.duties().and_then(|it| it.yearly(date, None));
    if due.is_none_or(|due| today.date <= due) {
        return;
    }
    let active: IdSet<MemberId> = proof::counting(book, today)
        .flat_map(|activity| activity.participants.iter().copied())
        .collect();
    let last = Last::of(book, today);
    for member in book.serving(today.reference_date()) {
        let sector = member.sector_on(today.reference_date());
        let joined = member.joined.filter(|it| *it > today.year.first_day());
        let late =
            joined.is_some_and(|joined| last.for_sector(sector).is_none_or(|on| on < joined));
        if !active.contains(&member.id) && !late {
            let remedy = Remedy::record_activity(sector);
            findings.add(Place::member(book, member, today), remedy);
        }
    }
}

/// The days of the last activities.
#[derive(Default)]
struct Last {
    of_all: Option<NaiveDate>,
    of_sectors: ById<SectorId, NaiveDate>,
}

impl Last {
    fn of(book: &Book, today: &Today) -> Last {
        let mut last = Last::default();
        for activity in proof::held(book, today) {
            let on = activity.held_on;
            if activity.sectors.is_empty() {
                last.of_all = last.of_all.max(Some(on));
            }
            for sector in &activity.sectors {
                let of_sector = last.of_sectors.entry(*sector).or_insert(on);
                *of_sector = on.max(*of_sector);
            }
        }
        last
    }

    /// Of those that a sector's members could attend.
    fn for_sector(&self, sector: SectorId) -> Option<NaiveDate> {
        self.of_sectors.get(&sector).copied().max(self.of_all)
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
    use crate::domain::member::Member;
    use crate::domain::yearwork::Activity;
    use crate::rules::testing::{BookBuilder, Case, day};
    fn took_part(s: &mut BookBuilder, on: &str) -> MemberId {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let activity = s.activity(&[sector], on);
        s.edit(activity, |it: &mut Activity| it.participants.push(wang));
        wang
    }
    fn joined(s: &mut BookBuilder, joined: &str, held: &str) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        s.edit(wang, |it: &mut Member| it.joined = Some(day(joined)));
        s.activity(&[sector], held);
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
        Case::advice("joined on the day of the last activity", |s| {
            joined(s, "2026-05-06", "2026-05-06");
        }),
        Case::silent("joined after the last activity", |s| {
            joined(s, "2026-05-07", "2026-05-06");
        }),
        Case::silent(
            "joined where none was held since, by another sector alone",
            |s| {
                joined(s, "2026-05-07", "2026-05-06");
                let other = s.sector("体育界");
                s.activity(&[other], "2026-06-01");
            },
        ),
        Case::advice("joined before an activity of the organisation", |s| {
            joined(s, "2026-05-07", "2026-05-06");
            s.activity(&[], "2026-06-01");
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
