//! Registration forms as papers, and what their files are called.

use crate::domain::book::Book;
use crate::domain::form::RegistrationForm;
use crate::exchange::office::word::Paper;
use crate::exchange::papers::file_name::file_name;
use crate::exchange::papers::registration_form::{self, FilledForm};

/// The most forms that one file takes; more make a file that no word processor opens gladly.
pub const MOST: usize = 2_000;

/// These forms on one paper, each on its own page.
#[must_use]
pub fn paper(book: &Book, forms: &[RegistrationForm]) -> Paper {
    let forms: Vec<FilledForm> = forms.iter().map(|form| filled(book, form)).collect();
    registration_form::paper(organisation(book), &forms)
}

/// A blank form, to be filled by hand.
#[must_use]
pub fn blank(book: &Book) -> Paper {
    registration_form::paper(organisation(book), &[])
}

/// What the file of one form is called: the member, the date, and the ID, which no other has.
#[must_use]
pub fn name_of(book: &Book, form: &RegistrationForm) -> String {
    let name = book.member_name(form.sheet.member);
    let date = form.dated().to_string();
    let id = form.id.to_string();
    file_name(["登记表", name, &date, &id], "docx")
}

/// What is written on a form.
fn filled(book: &Book, form: &RegistrationForm) -> FilledForm {
    let sheet = &form.sheet;
    FilledForm {
        filled_on: sheet.filled_on,
        member: book.member_name(sheet.member).to_owned(),
        sector: book.sector_name(sheet.sector).to_owned(),
        employer: sheet.employer.clone(),
        account: sheet.account.clone(),
    }
}

fn organisation(book: &Book) -> &str {
    book.organisation().map_or("", |it| it.name.as_str())
}
