//! Registration forms (annex): from draft to upload, one verb a step.
//!
//! The steps of triage take several forms at once: what can be done is done in one entry of the
//! journal, and the rest is named with the reason. What comes on paper or in files is taken in by
//! [`intake`].

mod begin;
mod correct;
pub mod intake;
mod steps;

pub use begin::BeginForm;
pub use correct::CorrectForm;
pub use steps::{
    FileForms, PutBackForms, ResumeForms, ReturnForms, SubmitForms, UploadForms, WithdrawForms,
};
pub(super) use steps::{common, listed};

use chrono::NaiveDate;

use super::refusal::Refusal;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::{InvalidTransition, RegistrationForm, Sheet};
use crate::domain::id::FormId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// What keeps a form from being filed: what is missing, wrong or impossible on it (annex).
#[must_use]
pub fn obstacles(sheet: &Sheet, book: &Book, today: &Today) -> Vec<super::FieldError> {
    let mut faults = grounds(sheet, book);
    faults.required("account", &sheet.account);
    faults.required("employer", &sheet.employer);
    match sheet.filled_on {
        None => {
            faults.when(
                true,
                "filled_on",
                Text::of("没有填表时间。", "The date filled is missing."),
            );
        }
        Some(date) => {
            faults.past("filled_on", Some(date), today);
            let outside = book
                .organisation()
                .is_some_and(|organisation| !organisation.serves_on(date));
            faults.when(
                outside && date <= today.date,
                "filled_on",
                text!(
                    "填表时间 {date} 不在本届任期内。",
                    "The date filled, {date}, lies outside the term."
                ),
            );
        }
    }
    // The sector of the day on which it was filled, wherever the member went later.
    let day = sheet.filled_on.unwrap_or(today.date);
    let member = book.members.get(sheet.member);
    let roster = member.map(|member| member.sector_on(day));
    let there = book.sectors.get(sheet.sector);
    if let (Some(roster), Some(written)) = (roster, there)
        && roster != written.id
    {
        let (written, known) = (&written.name, book.sector_name(roster));
        faults.when(
            true,
            "sector",
            text!(
                "登记表写的是{written}，名册上是{known}。",
                "The form says {written}, the roster says {known}."
            ),
        );
    }
    faults.into_vec()
}

/// What even a draft must name: a member and a sector that there are.
fn grounds(sheet: &Sheet, book: &Book) -> super::checks::Faults {
    let mut faults = super::checks::Faults::of(Kind::RegistrationForm);
    faults
        .there("member", book, Kind::Member, sheet.member.0)
        .there("sector", book, Kind::Sector, sheet.sector.0);
    faults
}

fn filing_permission(book: &Book, form: &RegistrationForm) -> Permission {
    Permission::FileForm(book.committee_of_form(form, NaiveDate::MAX))
}

/// A refusal in the words of what the form went through after the day `as_of` that is looked at, where
/// that is why; where acts look for it in vain, of what it went through last.
pub(super) fn explained(
    refusal: Refusal,
    form: &RegistrationForm,
    book: &Book,
    as_of: Option<NaiveDate>,
) -> Refusal {
    let (Some(first), Some(last)) = (form.history().first(), form.history().last()) else {
        return refusal;
    };
    let is_gone = matches!(refusal, Refusal::Gone { .. });
    if !is_gone
        && !matches!(
            refusal,
            Refusal::InvalidTransition(InvalidTransition::OutOfTurn { .. })
        )
    {
        return refusal;
    }
    let day = as_of.unwrap_or(NaiveDate::MAX);
    let (id, name) = (form.id, book.member_name(form.sheet.member));
    let (begun, on, by) = (first.at.date(), last.at.date(), &last.by);
    let (zh, en) = (last.event.word().zh, last.event.word().en);
    Refusal::Procedure(if begun > day {
        text!(
            "编号 {id} 的登记表（{name}）{begun} 才登记，业务日期 {day} 时还没有。",
            "Form {id} ({name}) was begun only on {begun}; on {day}, the day that is looked at, there was none."
        )
    } else if on > day {
        text!(
            "编号 {id} 的登记表（{name}）已于 {on} 由{by}{zh}，没有办理；所看的是业务日期 {day} 的情况。",
            "Form {id} ({name}) was {en} on {on} by {by}; nothing was done. What is shown is of {day}."
        )
    } else if is_gone {
        text!(
            "编号 {id} 的登记表（{name}）已于 {on} 由{by}{zh}，没有办理。",
            "Form {id} ({name}) was {en} on {on} by {by}; nothing was done."
        )
    } else {
        return refusal;
    })
}

fn pending(book: &Book, id: FormId) -> Result<&RegistrationForm, Refusal> {
    book.forms
        .get(id)
        .ok_or_else(|| super::keep::gone(crate::domain::record::Kind::RegistrationForm, id.0))
}
