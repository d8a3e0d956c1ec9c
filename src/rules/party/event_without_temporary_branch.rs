//! J0102: plenary sessions, major research and training out of town have a temporary branch.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::yearwork::{Activity, ActivityKind, TemporaryBranch};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::proof;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J0102",
    name: "event-without-temporary-branch",
    article: Some(1),
    level: Level::Breach,
    settings: &[],
    title: Text::of(
        "重要活动未设立临时党支部",
        "Event without a temporary Party branch",
    ),
    why: Text::of(
        "全体会议、重大课题调研、外出学习培训期间应有临时党支部。全体会议和外出学习培训一律适用；调研是否属于重大课题，由登记人注明。",
        "Plenary sessions, major research and training out of town are to have a temporary \
         branch of the Party. Plenary sessions and training out of town always are such events; \
         whether research is major is for those to say who record it.",
    ),
    remedy: Text::of(
        "核对活动记录：已设立的改为“已设立”；确未设立的，今后同类活动应及时设立。",
        "Look at the activity's record: if there was a branch, say so; if not, see that the next \
         such event has one.",
    ),
    check,
    message,
};

/// Did the event ask for a temporary branch and have none?
pub(in crate::rules) fn lacks_branch(activity: &Activity) -> bool {
    match activity.temporary_branch {
        TemporaryBranch::Yes => false,
        TemporaryBranch::No => true,
        // "Does not apply" is what a record says until somebody thinks of it; of these two
        // kinds the article leaves no doubt.
        TemporaryBranch::NotApplicable => matches!(
            activity.kind,
            ActivityKind::Plenary | ActivityKind::Training
        ),
    }
}

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for activity in proof::held(book, today).filter(|activity| lacks_branch(activity)) {
        let mut place = Place {
            subject: Subject::Activity(activity.id),
            ..Place::ORGANISATION
        };
        if let [sector] = activity.sectors[..] {
            place.sector = Some(sector);
            place.committee = book
                .sectors
                .get(sector)
                .and_then(|sector| sector.committee_on(today.reference_date()));
        }
        let remedy = Remedy::edit_activity(activity.id);
        findings.add(place, remedy);
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let title = names::quoted(&finding.subject.name(book));
    let held_on = match finding.subject {
        Subject::Activity(id) => book.activities.get(id).map(|activity| activity.held_on),
        Subject::Organisation
        | Subject::Committee(_)
        | Subject::Sector(_)
        | Subject::Convenor(_)
        | Subject::Member(_)
        | Subject::Form(_) => None,
    };
    let held_on = names::date(held_on);
    text!(
        "{held_on}{title}未设立临时党支部",
        "{title} of {held_on} had no temporary Party branch"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::rules::testing::Case;
    vec![
        Case::breach("research that asked for one", |s| {
            let sector = s.sector("教育界");
            let trip = s.activity(&[sector], "2026-05-06");
            s.edit(trip, |it: &mut Activity| {
                it.temporary_branch = TemporaryBranch::No
            });
        }),
        Case::breach("a plenary session of no sector, said to need none", |s| {
            let session = s.activity(&[], "2026-02-10");
            s.edit(session, |it: &mut Activity| it.kind = ActivityKind::Plenary);
        }),
        Case::silent("training that had one", |s| {
            let training = s.activity(&[], "2026-05-06");
            s.edit(training, |it: &mut Activity| {
                it.kind = ActivityKind::Training;
                it.temporary_branch = TemporaryBranch::Yes;
            });
        }),
        Case::silent("research that is not major", |s| {
            s.activity(&[], "2026-05-06");
        }),
        Case::silent(
            "an event that is still to come, and one of another year",
            |s| {
                for on in ["2026-09-01", "2025-05-06"] {
                    let trip = s.activity(&[], on);
                    s.edit(trip, |it: &mut Activity| {
                        it.temporary_branch = TemporaryBranch::No
                    });
                }
            },
        ),
    ]
}
