//! What a finding's remedy comes to on the screen: an editor, a request, or a question.

use crate::rules::Remedy;
use crate::tui::app::{Ctx, Effect};
use crate::tui::editors;

/// The effect that carries the remedy out or asks for what it needs to know.
pub(super) fn cure(remedy: Remedy, ctx: &Ctx<'_>) -> Effect {
    editors::for_remedy(&remedy, ctx.book(), &ctx.today()).into()
}
