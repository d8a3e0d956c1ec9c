//! The screens of the app, and whose home stands in the desk's place.

use super::App;
use super::place::{Place, ScreenName};
use crate::desk::home::Home;
use crate::domain::record::Kind;
use crate::tui::screens::assessment::Assessments;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::dossier::Dossier;
use crate::tui::screens::due::DuePlace;
use crate::tui::screens::insight::InsightPlace;
use crate::tui::screens::journal::Journal;
use crate::tui::screens::opinions::Opinions;
use crate::tui::screens::sittings::Sittings;
use crate::tui::screens::yearbook::Yearbook;
use crate::tui::screens::{Screen, checklist, desk, forms, home, records};

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
        Box::new(BoardScreen::new(Box::new(Dossier::default()))),
        Box::new(records::RecordsScreen::default()),
    ]
}

impl App {
    /// The same, with somebody's home in the desk's place: a way of looking, for who acts stays who acts.
    #[must_use]
    pub fn looking_as(mut self, home: Option<Home>) -> App {
        if let Some(home) = home {
            self.home = Some(home);
            self.screens[ScreenName::Desk as usize] = Box::new(home::screen(home));
            self.refresh_screens();
        }
        self
    }

    /// Where a place is while somebody's home stands in the desk's: sectors and committees have their dossiers.
    pub(super) fn in_a_home(&self, place: Place) -> Place {
        let Some(home) = self.home else { return place };
        let of = match place {
            Place::Sector(id) => (Kind::Sector, id.0),
            Place::Committee(id) => (Kind::Committee, id.0),
            other => return other,
        };
        match home.record() == of {
            true => Place::Screen(ScreenName::Desk),
            false => Place::Dossier(of.0, of.1),
        }
    }
}
