//! A form's history: the steps that it took, when, by whom, why.

use crate::domain::form::{Event, RegistrationForm};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::measure;
use crate::tui::panes::lines::{Placed, said};
use crate::tui::screens::parts::dates::short;
use crate::tui::theme::Role;

/// The title of the history.
pub(super) const TITLE: Text = Text::of("办理经过", "History");

/// The steps, the last one first: when, what, by whom, why.
pub(super) fn lines(form: &RegistrationForm, width: usize, ctx: &Ctx<'_>) -> Vec<Placed> {
    let (locale, year) = (ctx.locale, ctx.today().year);
    let mut lines = Vec::new();
    for step in form.history().iter().rev() {
        let when = format!(
            "{} {}",
            short(step.at.date(), year),
            step.at.format("%H:%M")
        );
        let what = step.event.word();
        let what = what.say(locale);
        let role = match step.event {
            Event::Return | Event::Withdraw | Event::PutBack => Role::Due,
            Event::File | Event::Upload => Role::Ok,
            Event::Begin | Event::Submit | Event::Resume => Role::Plain,
        };
        let at = measure::width(&when) + 2;
        let by = at + measure::width(what).max(10) + 2;
        lines.push(vec![
            said(0, Role::Muted, when),
            said(at, role, what),
            said(by, Role::Plain, step.by.as_str()),
        ]);
        if !step.reason.is_empty() {
            let room = width.saturating_sub(at);
            for line in measure::wrap(&step.reason, room) {
                lines.push(vec![said(at, Role::Accent, line)]);
            }
        }
    }
    lines
}
