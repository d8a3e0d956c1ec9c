//! A screen as a person at it sees and plays it: keys in, effects and pictures out.

use super::Screen;
use super::golden;
use super::parts::menu::{Menu, MenuOutcome};
use super::test_store::TestStore;
use crate::text::Locale;
use crate::tui::app::{Ctx, Effect, Opening, Question, Target};
use crate::tui::canvas::Canvas;
use crate::tui::commands;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{Does, KeyRow};
use crate::tui::test_terminal::{TestTerminal, keys};
use crate::tui::windows::Window as _;
use crate::tui::windows::meeting::MeetingWindow;

/// The screen at an office's desk.
pub(in crate::tui::screens) struct TestSession<S> {
    pub(in crate::tui::screens) office: TestStore,
    pub(in crate::tui::screens) screen: S,
    pub(in crate::tui::screens) said: Vec<Effect>,
    /// The menu over the screen.
    menu: OverScreen,
}

impl<S: Screen + Default> TestSession<S> {
    pub(in crate::tui::screens) fn at(office: TestStore) -> Self {
        TestSession::with(office, S::default())
    }

    pub(in crate::tui::screens) fn new() -> Self {
        TestSession::at(TestStore::new())
    }
}

impl<S: Screen> TestSession<S> {
    /// What `g`, `v` and `a` are called now.
    pub(in crate::tui::screens) fn labels(&self) -> [String; 3] {
        let rows = self.screen.keys(&self.office.ctx());
        ['g', 'v', 'a'].map(|key| {
            let row = rows.iter().find(|it| it.keys.contains(&Key::char(key)));
            row.map_or(String::new(), |it| it.label.zh.to_string())
        })
    }

    /// At a screen that has to be made.
    pub(in crate::tui::screens) fn with(office: TestStore, mut screen: S) -> Self {
        screen.refresh(&office.ctx());
        TestSession {
            office,
            screen,
            said: Vec::new(),
            menu: OverScreen::default(),
        }
    }

    /// Presses keys; what is asked for is kept, what is not the screen's is an error.
    pub(in crate::tui::screens) fn press(&mut self, names: &str) -> &mut Self {
        for input in keys(names) {
            self.picture(80, 22);
            let effects = self
                .menu
                .press(&mut self.screen, &input, &self.office.ctx());
            self.take(effects.unwrap_or_else(|| panic!("{input:?} is not the screen's")));
        }
        self
    }

    /// Does what a row of keys does, as the palette asks; `None` when it is not to be had here.
    pub(in crate::tui::screens) fn call(&mut self, row: &KeyRow) -> Option<Vec<Effect>> {
        called(row, &mut self.screen, &self.office.ctx())
    }

    /// Takes effects as the app does.
    pub(in crate::tui::screens) fn take(&mut self, effects: Vec<Effect>) {
        for effect in self.menu.take(effects) {
            match effect {
                // What is a person's own is kept at once.
                Effect::Prefer(personal) => self.office.personal = personal,
                other => self.said.push(other),
            }
        }
    }

    /// Carries out what was asked for, as the app does.
    pub(in crate::tui::screens) fn carry_out(&mut self) {
        for effect in std::mem::take(&mut self.said) {
            let Effect::Carry(request) = effect else {
                panic!("{effect:?} is no request");
            };
            self.office.carry(&*request);
        }
        self.screen.refresh(&self.office.ctx());
    }

    /// The same of what was asked whether it shall be done.
    pub(in crate::tui::screens) fn say_yes(&mut self) {
        let said = std::mem::take(&mut self.said).into_iter();
        let yes = said.map(|effect| match effect {
            Effect::Ask(Question::Sure { request, .. }) => Effect::Carry(request),
            other => other,
        });
        self.said = yes.collect();
        self.carry_out();
    }

    /// What was asked for since the last time, as words.
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
        let shown = stage.draw(|c| {
            self.screen.view(c.area(), &self.office.ctx(), c);
            self.menu.draw(c);
        });
        shown.text
    }

    /// Asks for meeting mode, as the menu does.
    pub(in crate::tui::screens) fn meets(&mut self) {
        let rows = self.screen.keys(&self.office.ctx()).into_iter();
        let mut rows = rows.filter(|it| it.label.zh == "会议模式");
        let row = rows.next().expect("meeting mode is to be had");
        let effects = self.call(&row).expect("it is to be had");
        self.take(effects);
    }

    /// Compares the pictures of what it shows to a room, of all sizes in both languages, with those kept.
    pub(in crate::tui::screens) fn a_room(&mut self, screen: &str, name: &str) {
        golden::all_sizes(screen, name, |locale, width, height| {
            self.speak(locale);
            self.meets();
            let Some(Effect::Open(Opening::Meeting(slides))) = self.said.pop() else {
                panic!("nothing is shown to a room");
            };
            let window = MeetingWindow::new(*slides);
            let stage = TestTerminal::new(width, height).speaking(locale);
            stage.draw(|c| window.draw(c)).text
        });
    }

    /// Compares the pictures of all sizes in both languages with those kept for `screen`.
    pub(in crate::tui::screens) fn all_sizes(&mut self, screen: &str, name: &str) {
        golden::all_sizes(screen, name, |locale, width, height| {
            self.speak(locale);
            self.picture(width, height)
        });
    }
}

/// The menu that stands over a screen, as the app has it.
#[derive(Default)]
pub(in crate::tui::screens) struct OverScreen(Option<Menu<Target>>);

impl OverScreen {
    /// What a key comes to, for the menu or for the screen; `None` when it is neither's.
    pub(in crate::tui::screens) fn press(
        &mut self,
        screen: &mut dyn Screen,
        input: &Input,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        let Some(menu) = &mut self.0 else {
            return screen.handle(input, ctx);
        };
        match menu.handle(input) {
            MenuOutcome::Took(target) => {
                self.0 = None;
                come_to(target, screen, ctx)
            }
            MenuOutcome::Closed => {
                self.0 = None;
                Some(Vec::new())
            }
            MenuOutcome::Refused(why) => Some(vec![Effect::Warn(why)]),
            MenuOutcome::Taken => Some(Vec::new()),
            MenuOutcome::Ignored => None,
        }
    }

    /// Takes a menu among the effects; the others are handed back.
    pub(in crate::tui::screens) fn take(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut others = Vec::new();
        for effect in effects {
            match effect {
                Effect::Choose(menu) => self.0 = Some(menu).filter(|it| !it.is_empty()),
                other => others.push(other),
            }
        }
        others
    }

    /// Draws it.
    pub(in crate::tui::screens) fn draw(&self, canvas: &mut Canvas<'_>) {
        if let Some(menu) = &self.0 {
            menu.draw(canvas);
        }
    }
}

/// What a row of keys comes to, as the palette asks; `None` when it is not to be had here.
pub(in crate::tui::screens) fn called(
    row: &KeyRow,
    screen: &mut dyn Screen,
    ctx: &Ctx<'_>,
) -> Option<Vec<Effect>> {
    let target = match row.does.clone() {
        Does::Command(id) => Target::Command(id),
        Does::Own(own) => Target::Own(own),
    };
    come_to(target, screen, ctx)
}

fn come_to(target: Target, screen: &mut dyn Screen, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
    match target {
        Target::Command(id) => Some(vec![screen.run(id, ctx)]),
        Target::Own(own) => screen.call(&own, ctx),
        Target::Invoke(it) => {
            let planned = commands::invoke(&it, ctx);
            Some(vec![planned.unwrap_or_else(Effect::Warn)])
        }
        Target::Place(_) | Target::Global(_) => panic!("not a menu's: {target:?}"),
    }
}
