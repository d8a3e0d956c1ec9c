//! The checklist as a person sees it: pictures at three sizes in both languages, stories told by
//! keys, and what stands behind every cell held against the rules' own word.

mod cells;
mod groups;
mod palette;
mod pictures;
mod stories;

use super::ChecklistScreen;
use crate::tui::screens::Screen;
use crate::tui::screens::test_store::{self, TestStore};

/// The screen at an office's desk.
type TestSession = crate::tui::screens::test_session::TestSession<ChecklistScreen>;

/// Shows what the rule behind what is chosen asks, or hides it.
fn explain(sitting: &mut TestSession) {
    ChecklistScreen::explain(&mut sitting.screen, &sitting.office.ctx());
}

/// Goes to what is chosen, as the menu does.
fn go_to(sitting: &mut TestSession) {
    let rows = sitting.screen.keys(&sitting.office.ctx());
    let row = rows.into_iter().find(|it| it.label.zh == "前往");
    let effects = sitting.call(&row.expect("its row"));
    sitting.take(effects.expect("an answer"));
}
