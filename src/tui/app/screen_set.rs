//! The screens of the app.

use super::place::ScreenName;
use crate::tui::screens::assessment::Assessments;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::dossier::Dossier;
use crate::tui::screens::due::DuePlace;
use crate::tui::screens::insight::InsightPlace;
use crate::tui::screens::journal::Journal;
use crate::tui::screens::opinions::Opinions;
use crate::tui::screens::records::Records;
use crate::tui::screens::rounds::Rounds;
use crate::tui::screens::settings::SettingsPlace;
use crate::tui::screens::sittings::Sittings;
use crate::tui::screens::yearbook::Yearbook;
use crate::tui::screens::{Screen, checklist, desk, forms};

/// All of them, in the order of [`ScreenName::ALL`].
pub(super) fn all() -> [Box<dyn Screen>; ScreenName::ALL.len()] {
    [
        Box::new(desk::DeskScreen::default()),
        Box::new(forms::FormsScreen::default()),
        Box::new(checklist::ChecklistScreen::default()),
        Box::new(BoardScreen::new(Box::new(Yearbook::default()))),
        Box::new(BoardScreen::new(Box::new(InsightPlace::default()))),
        Box::new(BoardScreen::new(Box::new(Journal::default()))),
        Box::new(BoardScreen::new(Box::new(Opinions::default()))),
        Box::new(BoardScreen::new(Box::new(Sittings::default()))),
        Box::new(BoardScreen::new(Box::new(Assessments::default()))),
        Box::new(BoardScreen::new(Box::new(DuePlace::default()))),
        Box::new(BoardScreen::new(Box::new(Rounds::default()))),
        Box::new(BoardScreen::new(Box::new(Dossier::default()))),
        Box::new(BoardScreen::new(Box::new(Records::default()))),
        Box::new(BoardScreen::new(Box::new(SettingsPlace::default()))),
    ]
}
