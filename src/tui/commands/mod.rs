//! The table of commands: all that somebody can have done to records, each a row. What it is called,
//! which records' menus list it, and the one function that says what it comes to, or why it can't be.
//!
//! Keys, hint bar, help, menus, palette, remedies and drafts name a command by its [`CommandId`] and ask
//! here. Nothing is changed here: what a command comes to is an effect, which the app has done.
//!
//! The line: what bears on records, or leads to one, is in this table. What a screen does to its own
//! view (panes, filter, zoom, marks, copying), what the program does to itself (undo, years, theme,
//! windows of files) and how one moves within a list, a form or a dialog has a small table of keys
//! beside it (`keymap`), which help, palette and the manual list as well.
//!
//! In reading order: `command` (a row), `chosen` (what it is for), `records`, `people`, `forms`, `opinions` and others (what they
//! come to), `table` (the rows), this page (how they are asked), [`entered`] (what was entered for a record), [`keys`] (which key
//! is which command, by context), [`menus`].

mod assessment;
mod batch;
mod chosen;
mod command;
pub mod entered;
mod forms;
pub mod keys;
pub mod menus;
mod opinions;
mod people;
mod records;
mod reminders;
mod sittings;
mod table;

#[cfg(test)]
mod tests;

pub use command::{Command, Planned};
pub use records::verify_one_of;
pub use reminders::remind;

use super::app::{Ctx, Effect};
use crate::domain::command::CommandId;
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::Text;

/// The row of a command. What enters a record, or changes a setting, follows from its description.
#[must_use]
pub fn find(id: CommandId) -> Command {
    table::row(id)
}

/// What a command comes to for `subject`.
///
/// # Errors
/// Why it can't be done.
pub fn plan(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let row = table::row(id);
    (row.plan)(id, subject, ctx).map_err(|why| match why == chosen::ONE_AT_A_TIME {
        true => one_at_a_time(&row.title),
        false => why,
    })
}

/// That this command is for one record only.
fn one_at_a_time(title: &Text) -> Text {
    let (why, zh, en) = (chosen::ONE_AT_A_TIME, &title.zh, &title.en);
    let (why_zh, why_en) = (&why.zh, &why.en);
    text!("“{zh}”{why_zh}", "“{en}” {why_en}")
}

/// The same for all that an invocation says, its year too.
///
/// # Errors
/// Why it can't be done.
pub fn invoke(it: &Invocation, ctx: &Ctx<'_>) -> Planned {
    let planned = plan(it.command, &it.subject, ctx)?;
    Ok(match (planned, it.year) {
        (Effect::Edit(edit), Some(year)) => Effect::Edit(edit.in_year(year)),
        (other, _) => other,
    })
}

/// What a key comes to: the effect, or the reason in the footer.
#[must_use]
pub fn run(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Effect {
    plan(id, subject, ctx).unwrap_or_else(Effect::Warn)
}
