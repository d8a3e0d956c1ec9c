//! What people do: one verb a file, grouped by noun. The only way to change anything.
//!
//! A verb is a [`Request`]: a small struct of what it needs to know, which says what leave it
//! needs, checks, and changes. [`Desk`] carries it out: the screens, the command line and an
//! import all go through [`Desk::carry_out`].
//!
//! There is no terminal here, no clock of its own and no environment: a front supplies them.

mod appointments;
mod archive;
pub mod assessment;
pub mod attach;
mod change_setting;
pub mod changes;
mod checks;
mod clock;
mod closing;
pub mod committee;
mod contact;
pub mod convenor;
pub mod demo;
mod department;
pub mod dossier;
mod doubles;
pub mod due;
pub mod erase;
pub mod export;
pub mod form;
mod found;
pub mod hands;
mod held;
mod history;
pub mod home;
pub mod import;
pub mod insight;
mod interpretation;
mod keep;
pub mod lists;
pub mod member;
mod open;
mod opening;
pub mod opinion;
pub mod papers;
mod past;
mod progress;
mod refusal;
pub mod remarks;
pub mod remind;
mod request;
pub mod sample;
pub mod sector;
mod session;
mod several;
pub mod share;
pub mod sitting;
pub mod written;
pub mod yearbook;
mod yearwork;

pub use change_setting::{
    ChangeSetting, Grounds, SETTINGS_RECORD, SettingEffect, TakeHolidays, setting_of,
};
pub use clock::{Clock, behind_of};
pub use found::found;
pub use history::TakeBack;
pub use keep::{Add, Edit, End, Remove, Verify, faults, note_of};
pub use open::{open, open_with};
pub use opening::Opening;
pub use progress::Progress;
pub use refusal::{FieldError, Refusal};
pub use request::{ActOutcome, AnyRequest, Done, Request, RequestContext};
pub use session::Desk;
pub use several::{EditAlike, Several, StrikeOut, is_changed_alike};

#[cfg(test)]
mod earlier_version_tests;
#[cfg(test)]
mod faulty_disk_tests;
