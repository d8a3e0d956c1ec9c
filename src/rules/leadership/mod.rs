//! What the leadership and the committees do for the sectors' work: studies, leaders, plans,
//! summaries and the year's circular (articles 17 and 18).

mod circular_not_issued;
mod committee_plan_missing;
mod committee_summary_missing;
mod leader_without_contact;
mod no_annual_study;
mod no_training;
mod sector_without_leader;

use chrono::NaiveDate;

use super::subject::Place;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Fields;
use crate::domain::yearwork::Body;

super::rule::topic![
    circular_not_issued,
    no_annual_study,
    no_training,
    sector_without_leader,
    committee_plan_missing,
    committee_summary_missing,
    leader_without_contact,
];

/// Who plans and sums up beside the sectors: committees and departments (article 18), each with its first day.
fn owners<'b>(
    book: &'b Book,
    today: &Today,
) -> impl Iterator<Item = (Body, Place, Option<NaiveDate>)> + use<'b> {
    let reference_date = today.reference_date();
    let committees = book.committees_on(reference_date).into_iter();
    let committees = committees.map(|it| (Body::Committee(it.id), Place::committee(it), it.since));
    let departments = book.departments.iter();
    let standing = departments.filter(move |it| it.stands_on(reference_date));
    committees.chain(standing.map(|it| (Body::Department(it.id), Place::department(it), it.since)))
}
