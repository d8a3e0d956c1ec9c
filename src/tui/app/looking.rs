//! Looking as somebody else: whose home stands in the desk's place, and where sectors and committees are shown then.

use super::App;
use super::place::{Place, ScreenName};
use crate::desk::home::Home;
use crate::domain::record::Kind;
use crate::tui::screens::home;

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
