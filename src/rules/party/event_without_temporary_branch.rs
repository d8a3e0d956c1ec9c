//! J0102: plenary sessions, major research and training out of town have a temporary branch.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Fields;
use crate::domain::id::{ActivityId, SectorId, TrainingId};
use crate::domain::record::Kind;
use crate::domain::yearwork::{ActivityKind, TemporaryBranch};
use crate::rules::duties::Duties;
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
        "全体会议、重大课题调研、外出学习培训期间应有临时党支部。全体会议和外出学习培训一律适用；调研是否属于重大课题，由登记人注明。在本地举办的培训不涉及。",
        "Plenary sessions, major research and training out of town are to have a temporary \
         branch of the Party. Plenary sessions and training out of town always are such events; \
         whether research is major is for those to say who record it. Training in town is none.",
    ),
    remedy: Text::of(
        "核对活动或培训记录：已设立的改为“已设立”；确未设立的，今后同类活动应及时设立。",
        "Look at the record of the activity or training: if there was a branch, say so; if not, see that \
         the next such event has one.",
    ),
    check,
    message,
};

/// An event that was held, as article 1 looks at it.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Held<'b> {
    kind: Kind,
    id: u64,
    sectors: &'b [SectorId],
    held_on: NaiveDate,
    branch: TemporaryBranch,
    /// "Does not apply" is what a record says until somebody thinks of it; of some events the article
    /// leaves no doubt.
    asks: bool,
}

impl<'b> Held<'b> {
    /// The sectors that held it; none for an event of the organisation.
    pub(in crate::rules) fn sectors(self) -> &'b [SectorId] {
        self.sectors
    }

    /// Did it have a temporary branch? None where nothing asked for one.
    pub(in crate::rules) fn had_branch(self) -> Option<bool> {
        match self.branch {
            TemporaryBranch::Yes => Some(true),
            TemporaryBranch::No => Some(false),
            TemporaryBranch::NotApplicable => self.asks.then_some(false),
        }
    }
}

/// The year's activities and trainings that were held by the day looked from, under the Method.
pub(in crate::rules) fn held(book: &Book, duties: Duties) -> impl Iterator<Item = Held<'_>> {
    let activities = proof::held(book, &duties.today).map(|it| Held {
        kind: Kind::Activity,
        id: it.id.0,
        sectors: &it.sectors,
        held_on: it.held_on,
        branch: it.temporary_branch,
        // A training stands among activities only where an old record was brought back.
        asks: matches!(it.kind, ActivityKind::Plenary | ActivityKind::Training),
    });
    let trainings = proof::trainings(book, &duties.today).map(|it| Held {
        kind: Kind::Training,
        id: it.id.0,
        sectors: &it.sectors,
        held_on: it.held_on,
        branch: it.temporary_branch,
        asks: it.out_of_town,
    });
    let all = activities.chain(trainings);
    all.filter(move |it| duties.began_by(it.held_on))
}

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let Some(duties) = findings.duties() else {
        return;
    };
    for event in held(book, duties).filter(|it| it.had_branch() == Some(false)) {
        let mut place = Place {
            subject: Subject::Record(event.kind, event.id),
            ..Place::ORGANISATION
        };
        if let [sector] = *event.sectors {
            place.sector = Some(sector);
            place.committee = book
                .sectors
                .get(sector)
                .and_then(|sector| sector.committee_on(today.reference_date()));
        }
        let remedy = match event.kind {
            Kind::Training => Remedy::edit_training(TrainingId(event.id)),
            _ => Remedy::edit_activity(ActivityId(event.id)),
        };
        findings.add(place, remedy);
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let title = names::quoted(&finding.subject.name(book));
    let held_on = match finding.subject {
        Subject::Record(kind, id) => book.fields(kind, id).and_then(Fields::came),
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
    use crate::domain::yearwork::{Activity, Training};
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
        Case::breach("training out of town, said to need none", |s| {
            let sector = s.sector("教育界");
            let training = s.training(&[sector], "2026-05-06");
            s.edit(training, |it: &mut Training| it.out_of_town = true);
        }),
        Case::silent("training that had one", |s| {
            let training = s.training(&[], "2026-05-06");
            s.edit(training, |it: &mut Training| {
                it.out_of_town = true;
                it.temporary_branch = TemporaryBranch::Yes;
            });
        }),
        Case::silent("training in town", |s| {
            s.training(&[], "2026-05-06");
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
                    let training = s.training(&[], on);
                    s.edit(training, |it: &mut Training| it.out_of_town = true);
                }
            },
        ),
    ]
}
