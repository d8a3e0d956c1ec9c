//! What stands on each paper, composed from plain values: the registration form, the list of
//! members, the circular, the assessment.
//!
//! A paper's file says how it is laid out; the values are the desk's to gather. Papers are
//! Chinese, whatever language the program speaks. [`issuer`] is how an organisation is called in
//! running text, [`mod@file_name`] how a paper is called on disk.

pub mod assessment;
pub mod circular;
pub mod dossier;
pub mod file_name;
pub mod issuer;
pub mod page;
pub mod registration_form;
pub mod roster;

use super::office::word::{self, Paper};
use super::save::{Permit, SaveError, save};

/// Writes a paper to a file.
pub fn save_paper(permit: Permit, paper: &Paper) -> Result<(), SaveError> {
    let bytes = word::write(paper).map_err(|cause| SaveError::System {
        path: permit.path().to_owned(),
        cause,
    })?;
    save(permit, &bytes)
}

/// A date as papers write it: `2026年11月24日`.
#[must_use]
pub fn day(date: chrono::NaiveDate) -> String {
    date.format("%Y年%-m月%-d日").to_string()
}
