//! A screen as a person at it sees and plays it: keys in, effects and pictures out.
//!
//! Pictures are compared with those kept in the screen's `golden` folder; `JIEBIE_RENEW=1` draws
//! them anew.

use std::path::PathBuf;

use super::Screen;
use super::test_store::TestStore;
use crate::text::Locale;
use crate::tui::app::Effect;
use crate::tui::measure;
use crate::tui::test_terminal::{TestTerminal, keys};

/// Sizes of the body: a line less at the top and at the bottom than the terminal has.
const SIZES: [(u16, u16); 3] = [(80, 22), (120, 34), (200, 48)];

/// The screen at an office's desk.
pub(in crate::tui::screens) struct TestSession<S> {
    pub(in crate::tui::screens) office: TestStore,
    pub(in crate::tui::screens) screen: S,
    pub(in crate::tui::screens) said: Vec<Effect>,
}

impl<S: Screen + Default> TestSession<S> {
    pub(in crate::tui::screens) fn at(office: TestStore) -> Self {
        let mut screen = S::default();
        screen.refresh(&office.ctx());
        TestSession {
            office,
            screen,
            said: Vec::new(),
        }
    }

    pub(in crate::tui::screens) fn new() -> Self {
        TestSession::at(TestStore::new())
    }

    /// Presses keys; what is wished for is kept, what is not the screen's is an error.
    pub(in crate::tui::screens) fn press(&mut self, names: &str) -> &mut Self {
        for input in keys(names) {
            self.picture(80, 22);
            let effects = self.screen.handle(&input, &self.office.ctx());
            self.said
                .extend(effects.unwrap_or_else(|| panic!("{input:?} is not the screen's")));
        }
        self
    }

    /// Carries out what was wished for, as the app does.
    pub(in crate::tui::screens) fn carry_out(&mut self) {
        for effect in std::mem::take(&mut self.said) {
            let Effect::Carry(request) = effect else {
                panic!("{effect:?} is no request");
            };
            self.office.carry(&*request);
        }
        self.screen.refresh(&self.office.ctx());
    }

    /// What was wished for since the last time, as words.
    pub(in crate::tui::screens) fn effects(&mut self) -> String {
        let said: Vec<String> = self
            .said
            .drain(..)
            .map(|effect| format!("{effect:?}"))
            .collect();
        said.join(" | ")
    }

    pub(in crate::tui::screens) fn speak(&mut self, locale: Locale) {
        self.office.locale = locale;
        self.screen.refresh(&self.office.ctx());
    }

    pub(in crate::tui::screens) fn picture(&self, width: u16, height: u16) -> String {
        let stage = TestTerminal::new(width, height).speaking(self.office.locale);
        let shown = stage.draw(|c| self.screen.view(c.area(), &self.office.ctx(), c));
        shown.text
    }

    /// Compares the pictures of all sizes in both languages with those kept for `screen`.
    pub(in crate::tui::screens) fn all_sizes(&mut self, screen: &str, name: &str) {
        for (locale, word) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
            self.speak(locale);
            for (width, height) in SIZES {
                let picture = self.picture(width, height);
                for line in picture.lines() {
                    let wide = measure::width(line);
                    assert!(wide <= usize::from(width), "{name} {width}: {line}");
                }
                compare(screen, &format!("{name}-{width}x{height}.{word}"), &picture);
            }
        }
    }
}

/// Compares, or draws anew.
fn compare(screen: &str, name: &str, picture: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.join("src/tui/screens").join(screen).join("golden");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("JIEBIE_RENEW").is_some() {
        std::fs::write(&path, picture).expect("written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == picture,
        "{name} is drawn otherwise than kept:\n{picture}"
    );
}
