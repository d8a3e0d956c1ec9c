//! The forms' screen as a person sees it: pictures at three sizes in both languages, and stories
//! told by keys.

mod marks;
mod original;
mod pictures;
mod stories;
pub(super) mod test_store;

use test_store::TestStore;

use super::FormsScreen;
use crate::text::Locale;
use crate::tui::app::{Effect, Place, Question};
use crate::tui::keymap::KeyRow;
use crate::tui::screens::Screen;
use crate::tui::screens::test_session::{OverScreen, called};
use crate::tui::test_terminal::{TestTerminal, keys};

/// The screen at an office's desk.
struct TestSession {
    office: TestStore,
    screen: FormsScreen,
    said: Vec<Effect>,
    menu: OverScreen,
}

impl TestSession {
    fn at(office: TestStore) -> TestSession {
        let mut screen = FormsScreen::default();
        screen.refresh(&office.ctx());
        TestSession {
            office,
            screen,
            said: Vec::new(),
            menu: OverScreen::default(),
        }
    }

    fn new() -> TestSession {
        TestSession::at(TestStore::new())
    }

    /// Presses keys; what is asked for is kept, what is not the screen's is an error.
    fn press(&mut self, names: &str) -> &mut TestSession {
        for input in keys(names) {
            self.picture(80, 22);
            let effects = self
                .menu
                .press(&mut self.screen, &input, &self.office.ctx());
            self.take(effects.unwrap_or_else(|| panic!("{input:?} is not the screen's")));
        }
        self
    }

    /// Does what a row of keys does, as the palette asks.
    fn call(&mut self, row: &KeyRow) -> Option<Vec<Effect>> {
        called(row, &mut self.screen, &self.office.ctx())
    }

    /// Takes effects as the app does.
    fn take(&mut self, effects: Vec<Effect>) {
        self.said.extend(self.menu.take(effects));
    }

    /// Carries out what was asked for, as the app does; questions are answered with `reason`.
    /// Whether all was carried out.
    fn carry_out(&mut self, reason: &str) -> bool {
        let mut done = true;
        for effect in std::mem::take(&mut self.said) {
            let request = match effect {
                Effect::Carry(request) => request,
                Effect::Ask(Question::Reason { request, .. }) => request.request(reason.to_owned()),
                other => panic!("{other:?} is no request"),
            };
            done &= self.office.carry(&*request);
            self.refresh();
        }
        done
    }

    /// The app refreshes a screen at once, and again when the rules were run.
    fn refresh(&mut self) {
        for _ in 0..2 {
            self.screen.refresh(&self.office.ctx());
        }
    }

    /// What was asked for since the last time, as words.
    fn effects(&mut self) -> String {
        let said: Vec<String> = self
            .said
            .drain(..)
            .map(|effect| format!("{effect:?}"))
            .collect();
        said.join(" | ")
    }

    fn go(&mut self, form: u64) {
        let place = Place::Form(crate::domain::id::FormId(form));
        self.screen.go(place, &self.office.ctx());
    }

    /// The form that is shown.
    fn shown(&self) -> Option<u64> {
        self.screen.sheet.form().map(|form| form.id.0)
    }

    /// The forms in the list, in their order.
    fn listed(&self) -> Vec<u64> {
        let shown = self.screen.queue.list.shown();
        shown.iter().map(|id| id.0).collect()
    }

    /// The archived forms in the list.
    fn archived(&self) -> Vec<u64> {
        let archive = &self.screen.archive;
        (0..archive.table.count())
            .filter_map(|n| Some(archive.get(n)?.id.0))
            .collect()
    }

    fn speak(&mut self, locale: Locale) {
        self.office.locale = locale;
        self.refresh();
    }

    fn picture(&self, width: u16, height: u16) -> String {
        let stage = TestTerminal::new(width, height).speaking(self.office.locale);
        let shown = stage.draw(|c| {
            self.screen.view(c.area(), &self.office.ctx(), c);
            self.menu.draw(c);
        });
        shown.text
    }
}
