//! What the policy talks about: plain data, without I/O, clock or terminal.
//!
//! In reading order: identities and dates; the organisation and what it has settled; the map of
//! committees and sectors; people and their charges; the year's work; what the leadership meets for, and what
//! constituents say; the registration form, its life and the files that it came in; then [`record`] (any of these), [`book`] (all of them in
//! memory) and [`authority`] (who may change them). Fields of a few choices
//! have them from [`choice`], amounts are [`money`].

pub mod appointment;
pub mod as_of;
pub mod assessment;
pub mod attachment;
pub mod authority;
pub mod begun;
pub mod book;
pub mod calendar;
pub mod choice;
pub mod closing;
pub mod command;
pub mod committee;
pub mod contact;
pub mod dated;
pub mod department;
pub mod described;
pub mod first;
pub mod form;
pub mod former_name;
pub mod id;
pub mod interpretation;
mod iso;
pub mod member;
pub mod moment;
pub mod money;
mod naming;
pub mod opinion;
pub mod organisation;
pub mod record;
pub mod references;
pub mod reminder;
pub mod scope;
pub mod sector;
pub mod settings;
mod settled;
mod shelf;
pub mod sitting;
pub mod subject;
pub mod verb;
mod verified;

pub mod yearwork;

pub use shelf::Shelf;
