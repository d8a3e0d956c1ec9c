//! Reminding (催办): what the chosen records owe leads to the reminders, where whom to remind and the texts are shown.

use super::chosen::nothing_chosen;
use super::command::Planned;
use crate::desk::remind::{Asked, Of};
use crate::domain::command::CommandId;
use crate::domain::subject::Subject;
use crate::tui::app::{Ctx, Effect};

/// All that the records owe.
pub(super) fn remind_all(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let records = subject.records.iter().copied();
    remind(records.map(Of::all).collect(), ctx)
}

/// What of it is owed, shown by whom to remind.
///
/// # Errors
/// Nothing is chosen, or nothing of it is owed.
pub fn remind(of: Vec<Of>, ctx: &Ctx<'_>) -> Planned {
    if of.is_empty() {
        return Err(nothing_chosen());
    }
    let asked = Asked(of);
    match asked.is_owed(&ctx.facts.findings, ctx.book(), ctx.today()) {
        true => Ok(Effect::Remind(asked)),
        false => Err(asked.nobody(ctx.book())),
    }
}
