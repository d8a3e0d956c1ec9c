//! The desk's screen as a person sees it: pictures at three sizes in both languages, and stories
//! told by keys.

mod office;
mod pictures;
mod stories;

use office::Office;

use super::DeskScreen;
use crate::text::Locale;
use crate::tui::app::Wish;
use crate::tui::screens::Screen;
use crate::tui::stage::{Stage, keys};

/// The screen at an office's desk.
struct Sitting {
    office: Office,
    screen: DeskScreen,
    said: Vec<Wish>,
}

impl Sitting {
    fn at(office: Office) -> Sitting {
        let mut screen = DeskScreen::default();
        screen.refresh(&office.ctx());
        Sitting {
            office,
            screen,
            said: Vec::new(),
        }
    }

    fn new() -> Sitting {
        Sitting::at(Office::new())
    }

    /// Presses keys; what is wished for is kept, what is not the screen's is an error.
    fn press(&mut self, names: &str) -> &mut Sitting {
        for input in keys(names) {
            let wishes = self.screen.handle(&input, &self.office.ctx());
            self.said
                .extend(wishes.unwrap_or_else(|| panic!("{input:?} is not the screen's")));
        }
        self
    }

    /// Carries out what was wished for, as the app does.
    fn carry_out(&mut self) {
        for wish in std::mem::take(&mut self.said) {
            let Wish::Carry(errand) = wish else {
                panic!("{wish:?} is no request");
            };
            self.office.carry(&*errand);
        }
        self.screen.refresh(&self.office.ctx());
    }

    /// What was wished for since the last time, as words.
    fn wishes(&mut self) -> String {
        let said: Vec<String> = self
            .said
            .drain(..)
            .map(|wish| format!("{wish:?}"))
            .collect();
        said.join(" | ")
    }

    fn speak(&mut self, locale: Locale) {
        self.office.locale = locale;
        self.screen.refresh(&self.office.ctx());
    }

    fn picture(&self, width: u16, height: u16) -> String {
        let stage = Stage::new(width, height).speaking(self.office.locale);
        let shown = stage.draw(|c| self.screen.view(c.area(), &self.office.ctx(), c));
        shown.text
    }
}
