//! How far the records prove that a duty was done: not at all, recorded, or verified. What the
//! digest calls *states of evidence*; the rules of the year's work and the checklist share it.
//!
//! A record that is dated after the day looked from has not happened yet and proves nothing.

use chrono::NaiveDate;

use super::remedy::Remedy;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::*;
use crate::domain::settings::Settings;
use crate::domain::yearwork::{Activity, Body, Evidence, Output};

/// The strongest proof among some records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof<I> {
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

/// Does this record meet a duty under the organisation's bar?
pub(super) fn meets(evidence: &Evidence, settings: &Settings) -> bool {
    evidence.is_verified() || !settings.verified_only
}

/// A body's plan for the year.
pub(super) fn plan(book: &Book, today: &Today, body: Body) -> Proof<PlanId> {
    let plans = book.plans_of(body, today.year);
    Proof::among(
        plans
            .filter(|plan| happened(plan.made_on, today))
            .map(|plan| (plan.id, &plan.evidence)),
    )
}

/// A body's summary of the year.
pub(super) fn summary(book: &Book, today: &Today, body: Body) -> Proof<SummaryId> {
    let summaries = book.summaries_of(body, today.year);
    Proof::among(
        summaries
            .filter(|summary| happened(summary.made_on, today))
            .map(|summary| (summary.id, &summary.evidence)),
    )
}

/// The activities of the year that were held by the day looked from.
pub(super) fn held<'a>(book: &'a Book, today: &Today) -> impl Iterator<Item = &'a Activity> {
    let date = today.date;
    book.activities_in(today.year)
        .filter(move |activity| activity.held_on <= date)
}

/// The outputs of the year in sectors' own names, handed in by the day looked from.
pub(super) fn collective<'a>(
    book: &'a Book,
    today: &Today,
) -> impl Iterator<Item = &'a Output> + Clone {
    let today = *today;
    book.outputs.iter().filter(move |output| {
        output.collective && output.year() == today.year && output.handed_in <= today.date
    })
}

/// The leadership's study of sector work in the year; either body's does.
pub(super) fn study(book: &Book, today: &Today) -> Proof<StudyId> {
    let studies = book.studies.iter().filter(|study| {
        study.held_on <= today.date
            && study.held_on >= today.year.first_day()
            && study.held_on <= today.year.last_day()
    });
    Proof::among(studies.map(|study| (study.id, &study.evidence)))
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
