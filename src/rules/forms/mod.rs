//! The registration forms that wait (annex). The rules look at pending forms only, from the year on of which
//! they are: what is uploaded or withdrawn is nobody's to do, and so is a draft. Of a form that was sent
//! back only one rule speaks.

mod form_awaiting_filing;
mod form_awaiting_upload;
mod form_date_impossible;
mod form_incomplete;
mod form_returned_unanswered;
mod form_sector_mismatch;

use chrono::NaiveDate;

use super::remedy::Remedy;
use super::rule::Finding;
use super::subject::Subject;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::domain::settings::Settings;

super::rule::topic![
    form_incomplete,
    form_awaiting_filing,
    form_awaiting_upload,
    form_sector_mismatch,
    form_date_impossible,
    form_returned_unanswered,
];

/// The last working day on which the form's next step is in time: filing for a submitted form,
/// upload for a filed one. Nobody waits for a form that stands elsewhere.
#[must_use]
pub fn deadline(form: &RegistrationForm, settings: &Settings) -> Option<NaiveDate> {
    let (since, days) = match form.status() {
        Status::Submitted => (form.submitted_on()?, settings.filing_days),
        Status::Filed => (form.filed_on()?, settings.upload_days),
        Status::Draft | Status::Returned | Status::Uploaded | Status::Withdrawn => return None,
    };
    Some(settings.calendar.after(since, days))
}

/// The pending forms that members have handed in.
fn handed_in<'b>(book: &'b Book, today: &Today) -> impl Iterator<Item = &'b RegistrationForm> {
    pending(book, today).filter(|form| form.status().counts())
}

/// The pending forms of the year that is looked at and of those before; a form is of the year in which it was
/// handed in, too.
fn pending<'b>(book: &'b Book, today: &Today) -> impl Iterator<Item = &'b RegistrationForm> {
    let year = today.year;
    book.forms.iter().filter(move |form| {
        let handed_in = form.submitted_on().map(Year::of);
        form.year() <= year || handed_in.is_some_and(|it| it <= year)
    })
}

/// How a form that was handed in comes to be corrected: returned while it can be, else withdrawn
/// and filled anew.
fn correct(form: &RegistrationForm) -> Remedy {
    if form.allows(Event::Return).is_ok() {
        Remedy::return_form(form.id)
    } else {
        Remedy::withdraw_form(form.id)
    }
}

/// The form that a finding is about.
fn form<'a>(finding: &Finding, book: &'a Book) -> Option<&'a RegistrationForm> {
    match finding.subject {
        Subject::Form(id) => book.forms.get(id),
        Subject::Organisation
        | Subject::Committee(_)
        | Subject::Sector(_)
        | Subject::Convenor(_)
        | Subject::Member(_)
        | Subject::Record(..) => None,
    }
}
