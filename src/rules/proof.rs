//! How far the records prove that a duty was done: not at all, recorded, or verified. What the
//! digest calls *states of evidence*; the rules of the year's work and the checklist share it.
//!
//! A record that is dated after the day looked from has not happened yet and proves nothing. Papers
//! count by the same proofs, so that those who did and those who, by the findings, did not add up.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::remedy::Remedy;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::Described as _;
use crate::domain::id::*;
use crate::domain::settings::Settings;
use crate::domain::yearwork::{Activity, Body, Evidence, Output, Study, StudyBody, Training};

/// The strongest proof among some records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof<I> {
    /// There is none.
    Missing,
    /// Somebody entered this one; nobody has looked at any.
    Recorded(I),
    /// At least one was verified.
    Verified,
}

impl<I> Proof<I> {
    /// The strongest proof among `records`.
    pub(super) fn among<'a>(records: impl IntoIterator<Item = (I, &'a Evidence)>) -> Self {
        let mut proof = Proof::Missing;
        for (id, evidence) in records {
            if evidence.is_verified() {
                return Proof::Verified;
            }
            if matches!(proof, Proof::Missing) {
                proof = Proof::Recorded(id);
            }
        }
        proof
    }

    /// Is the duty met under the organisation's bar?
    #[must_use]
    pub fn is_met(self, settings: &Settings) -> bool {
        match self {
            Proof::Missing => false,
            Proof::Recorded(_) => !settings.verified_only,
            Proof::Verified => true,
        }
    }

    /// What is still to be done under the organisation's bar; none when the duty is met.
    pub(super) fn lacks(
        self,
        settings: &Settings,
        record: Remedy,
        verify: impl FnOnce(I) -> Remedy,
    ) -> Option<Remedy> {
        match self {
            Proof::Missing => Some(record),
            Proof::Recorded(id) if settings.verified_only => Some(verify(id)),
            Proof::Recorded(_) | Proof::Verified => None,
        }
    }
}

/// Is anything of the year's work recorded?
pub(super) fn is_kept(book: &Book, year: Year) -> bool {
    book.forms_by_year().contains_key(&year)
        || book.plans.iter().any(|it| it.year == year)
        || book.summaries.iter().any(|it| it.year == year)
        || book.activities.iter().any(|it| it.year() == Some(year))
        || book.outputs_in(year).next().is_some()
        || book.studies.iter().any(|it| it.year() == Some(year))
        || book.circulars.iter().any(|it| it.year == year)
}

/// A body's plan for the year.
#[must_use]
pub fn plan(book: &Book, today: &Today, body: Body) -> Proof<PlanId> {
    let plans = book.plans_of(body, today.year);
    Proof::among(
        plans
            .filter(|plan| happened(plan.made_on, today))
            .map(|plan| (plan.id, &plan.evidence)),
    )
}

/// A body's summary of the year.
#[must_use]
pub fn summary(book: &Book, today: &Today, body: Body) -> Proof<SummaryId> {
    let summaries = book.summaries_of(body, today.year);
    Proof::among(
        summaries
            .filter(|summary| happened(summary.made_on, today))
            .map(|summary| (summary.id, &summary.evidence)),
    )
}

/// The activities of the year that were held by the day looked from.
pub fn held<'a>(book: &'a Book, today: &Today) -> impl Iterator<Item = &'a Activity> + use<'a> {
    let date = today.date;
    book.activities_in(today.year)
        .filter(move |activity| activity.held_on <= date)
}

/// The trainings of the year that were held by the day looked from. They are the office's and the
/// committees' (article 20), and meet no duty of a sector to be active.
pub fn trainings<'a>(
    book: &'a Book,
    today: &Today,
) -> impl Iterator<Item = &'a Training> + use<'a> {
    let today = *today;
    let held = move |it: &&Training| it.year() == Some(today.year) && it.held_on <= today.date;
    book.trainings.iter().filter(held)
}

/// The trainings of the year.
pub(super) fn training(book: &Book, today: &Today) -> Proof<TrainingId> {
    Proof::among(trainings(book, today).map(|it| (it.id, &it.evidence)))
}

/// Those of the held activities that meet a duty under the organisation's bar.
pub fn counting<'a>(book: &'a Book, today: &Today) -> impl Iterator<Item = &'a Activity> {
    let verified_only = book.settings().verified_only;
    held(book, today).filter(move |it| !verified_only || it.evidence.is_verified())
}

/// The outputs of the year, handed in by the day looked from, that came to something.
pub fn outputs<'a>(book: &'a Book, today: &Today) -> impl Iterator<Item = &'a Output> + Clone {
    let date = today.date;
    book.outputs_in(today.year)
        .filter(move |it| it.handed_in <= date && it.stands())
}

/// Outputs by the sectors that they count for.
pub(super) fn by_sector<'a>(
    outputs: impl Iterator<Item = &'a Output>,
) -> ById<SectorId, Vec<(OutputId, &'a Evidence)>> {
    let mut by_sector: ById<SectorId, Vec<_>> = ById::default();
    for output in outputs {
        let of_sector = by_sector.entry(output.sector).or_default();
        of_sector.push((output.id, &output.evidence));
    }
    by_sector
}

/// The leadership's studies of sector work in the year, held by the day looked from.
pub fn studies<'a>(book: &'a Book, today: &Today) -> impl Iterator<Item = &'a Study> {
    let (from, to) = (today.year.first_day(), today.reference_date());
    let studies = book.studies.iter();
    studies.filter(move |it| it.held_on >= from && it.held_on <= to)
}

/// The study of sector work in the year by one body of the leadership; with none, by either.
#[must_use]
pub(super) fn study(book: &Book, today: &Today, body: Option<StudyBody>) -> Proof<StudyId> {
    let studies = studies(book, today).filter(|study| body.is_none_or(|body| study.body == body));
    Proof::among(studies.map(|study| (study.id, &study.evidence)))
}

/// Who is to study sector work: each body of the leadership, or, where the organisation has settled so, either.
pub(super) fn who_studies(settings: &Settings) -> &'static [Option<StudyBody>] {
    match settings.study_either {
        true => &[None],
        false => &[Some(StudyBody::PartyGroup), Some(StudyBody::Council)],
    }
}

/// Which leader has met which sector in the year: by itself, or at an activity of it.
#[must_use]
pub fn leaders_met(book: &Book, today: &Today) -> HashSet<(LeaderId, SectorId)> {
    let day = today.reference_date();
    let contacts = book.leader_contacts.iter();
    let contacts = contacts.filter(|it| Year::of(it.on) == today.year && it.on <= day);
    let activities = held(book, today).flat_map(|it| {
        let sectors = it.sectors.iter();
        sectors.flat_map(|sector| it.leaders.iter().map(|leader| (*leader, *sector)))
    });
    contacts
        .map(|it| (it.leader, it.sector))
        .chain(activities)
        .collect()
}

/// The circular on the year's work.
pub(super) fn circular(book: &Book, today: &Today) -> Proof<CircularId> {
    let circulars = book
        .circulars
        .iter()
        .filter(|circular| circular.year == today.year && circular.issued_on <= today.date);
    Proof::among(circulars.map(|circular| (circular.id, &circular.evidence)))
}

fn happened(on: Option<NaiveDate>, today: &Today) -> bool {
    on.is_none_or(|on| on <= today.date)
}
