//! Papers: the values that stand on each, gathered from the records.
//!
//! Nothing is changed here and no file is written: a front asks for a paper and saves it. How a
//! paper is laid out is `exchange::papers`' and `exchange::ledger`'s to say.

mod as_of;
pub mod assessment;
pub mod checklist;
pub mod circular;
pub mod council;
pub mod dossier;
pub mod duties;
pub mod halfyear;
mod proof;
mod readings;
pub mod register;
pub mod registration_form;
pub mod reminders;
mod reported_year;
pub mod roster;
pub mod sitting;

pub use proof::proof;
