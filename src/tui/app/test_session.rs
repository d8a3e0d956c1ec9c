//! For tests: somebody sits at the app, presses keys, and reads the screen. The executor is real, and
//! so is the store, in a folder of its own.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::executor::{Executor, SharedDesk};
use super::overlay::Overlay;
use super::{App, Drafts};
use crate::desk::demo::{Size, found_demo};
use crate::desk::home::Home;
use crate::desk::{Add, Clock, Desk};
use crate::domain::authority::{Actor, Role};
use crate::domain::calendar::Year;
use crate::domain::closing::YearClosing;
use crate::domain::id::{FormId, YearClosingId};
use crate::store::Store;
use crate::testkit;
use crate::text::Locale;
use crate::tui::canvas::Canvas;
use crate::tui::drafts::Found;
use crate::tui::drafts::folder::Folders;
use crate::tui::drafts::keeper::Keeper;
use crate::tui::drafts::session::Session;
use crate::tui::dump::dump;
use crate::tui::event::{Ending, Event};
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::locks::Drawing;
use crate::tui::operation::Operation;
use crate::tui::poller::Poller;
use crate::tui::runtime::{Model, Runtime};
use crate::tui::theme::{Name, Theme};
use crate::tui::widgets::path_words::Places;

/// A small made-up organisation's store, which goes away with this.
pub(super) struct TestStore {
    _folder: tempfile::TempDir,
    files: tempfile::TempDir,
    place: PathBuf,
}

/// One person at the app.
pub(super) struct TestSession {
    pub(super) app: App,
    pub(super) desk: SharedDesk,
    executor: Executor,
    poller: Poller,
    places: Places,
    size: (u16, u16),
    /// What was sent to the clipboard.
    pub(super) copied: Vec<String>,
    /// Whether the app asked to end.
    pub(super) ended: bool,
}

pub(super) fn noon() -> NaiveDateTime {
    testkit::noon(testkit::TODAY)
}

fn actor(name: &str) -> Actor {
    testkit::actor(name, Role::Admin)
}

impl TestStore {
    pub(super) fn new() -> TestStore {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path().join("office.store");
        let size = Size {
            members: 60,
            forms: 60,
            seed: 5,
        };
        found_demo(&place, &actor("演示"), noon(), size, None).expect("a made-up organisation");
        TestStore {
            _folder: folder,
            files: tempfile::tempdir().expect("a temporary folder"),
            place,
        }
    }

    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// The folder that paths begin in.
    pub(super) fn folder(&self) -> &Path {
        self.files.path()
    }

    /// Writes a file there.
    pub(super) fn file(&self, name: &str, text: &str) {
        std::fs::write(self.folder().join(name), text).expect("a file");
    }

    /// The names of the files there that end so.
    pub(super) fn files(&self, ending: &str) -> Vec<String> {
        let all = std::fs::read_dir(self.folder()).expect("a folder");
        let names = all.map(|it| it.expect("an entry").file_name());
        let mut names: Vec<_> = names.map(|it| it.to_string_lossy().into_owned()).collect();
        names.retain(|name| name.ends_with(ending));
        names
    }

    /// Somebody sits down, at 120×36, in Chinese.
    pub(super) fn sit(&self, name: &str) -> TestSession {
        self.sit_at(name, noon())
    }

    /// The same, at a machine whose clock shows this.
    pub(super) fn sit_at(&self, name: &str, now: NaiveDateTime) -> TestSession {
        // As at the screens, which wait for nobody.
        let locks = Drawing::new(Locale::Zh);
        locks.begin();
        let store = Store::open_with(&self.place, Arc::new(locks)).expect("the store opens");
        self.seat(store, name, now)
    }

    /// Somebody sits down who may not write the store.
    pub(super) fn sit_to_read(&self, name: &str) -> TestSession {
        let store = Store::open_to_read(&self.place).expect("the store opens");
        self.seat(store, name, noon())
    }

    fn seat(&self, store: Store, name: &str, now: NaiveDateTime) -> TestSession {
        let clock: Clock = Arc::new(move || now.into());
        let desk = Desk::open(store, actor(name), Arc::clone(&clock)).expect("a desk");
        let desk = Rc::new(RefCell::new(desk));
        let folders = Folders::of(&self.place, name, None);
        let keeper = Keeper::new(Session::new(folders));
        let drafts = Drafts::new(keeper.find(), Arc::clone(&clock));
        let theme = Theme::new(Name::Mono, false);
        let app = App::new(Rc::clone(&desk), theme, Locale::Zh, drafts);
        let here = self.folder().to_path_buf();
        let places = Places { here, home: None };
        let mut app = app.starting_at(places.clone());
        // Whoever tests presses keys as fast as a machine.
        app.sight.repeat = Duration::ZERO;
        let mut sitting = TestSession {
            app,
            executor: Executor::new(Rc::clone(&desk), keeper, clock),
            desk,
            poller: Poller::new().expect("a wait"),
            places,
            size: (120, 36),
            copied: Vec::new(),
            ended: false,
        };
        sitting.resize(120, 36);
        sitting
    }
}

impl TestSession {
    /// The same person looks as somebody else.
    pub(super) fn looks_as(&mut self, home: Home) -> &mut Self {
        let drafts = Drafts::new(Found::default(), Arc::new(|| noon().into()));
        let theme = Theme::new(Name::Mono, false);
        let app = App::new(Rc::clone(&self.desk), theme, Locale::Zh, drafts);
        let app = app.starting_at(self.places.clone());
        self.app = app.looking_as(Some(home));
        self.app.sight.repeat = Duration::ZERO;
        let (width, height) = self.size;
        self.resize(width, height)
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.tell(Event::Input(Input::Resize { width, height }));
        self
    }

    /// Presses keys by their names, separated by spaces.
    pub(super) fn press(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key: Key = name.parse().expect("a key's name");
            self.tell(Event::Input(Input::Key(key)));
        }
        self
    }

    /// Presses keys in one burst: nothing is drawn between them.
    pub(super) fn burst(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key: Key = name.parse().expect("a key's name");
            self.happen(Event::Input(Input::Key(key)));
        }
        self.draw();
        self
    }

    /// Holds a key down: it comes again and again, as fast as nobody presses it.
    pub(super) fn hold(&mut self, name: &str, times: usize) -> &mut Self {
        // Another key before it: it is pressed once.
        self.press("F12");
        self.app.sight.repeat = Duration::from_secs(60);
        for _ in 0..times {
            self.press(name);
        }
        self.app.sight.repeat = Duration::ZERO;
        self
    }

    /// Others' changes have been on the screen for long.
    pub(super) fn after_a_look(&mut self) -> &mut Self {
        self.app.sight.look = Duration::ZERO;
        self
    }

    /// The year 2026 is closed, and has been so on the screen for long.
    pub(super) fn closes_the_year(&mut self) -> YearClosing {
        let closed_on = self.desk.borrow().today().date;
        let closing = YearClosing {
            id: YearClosingId(0),
            year: Year(2026),
            closed_on,
            note: String::new(),
        };
        let closed = self
            .desk
            .borrow_mut()
            .carry_out(&Add(closing.clone().into()));
        let id = testkit::Entered::id(&closed.expect("closed").value);
        self.hear().after_a_look();
        YearClosing { id, ..closing }
    }

    /// Types characters.
    pub(super) fn write(&mut self, words: &str) -> &mut Self {
        for c in words.chars() {
            self.tell(Event::Input(Input::Key(Key::char(c))));
        }
        self
    }

    /// The file was written by somebody.
    pub(super) fn hear(&mut self) -> &mut Self {
        self.tell(Event::FileWritten);
        self
    }

    /// A moment passes in which nothing is typed, and what was typed is written down.
    pub(super) fn rest(&mut self) -> &mut Self {
        self.tell(Event::Alarm);
        self.tell_written();
        self
    }

    /// Waits for what is being written, and hears of it.
    pub(super) fn tell_written(&mut self) {
        for news in self.does(Operation::KeepNow) {
            self.tell(news);
        }
        while let Some(news) = self.poller.news() {
            self.tell(news);
        }
    }

    /// The form that the question on top is for.
    pub(super) fn reason_is_for(&self) -> FormId {
        match self.app.overlays.last() {
            Some(Overlay::Reason(reason, _)) => reason.forms()[0],
            _ => panic!("no question in\n{}", self.screen()),
        }
    }

    /// The line drops.
    pub(super) fn drop_line(mut self) {
        self.tell(Event::Ending(Ending::HungUp));
    }

    /// What is on the screen.
    pub(super) fn screen(&self) -> String {
        let (width, height) = self.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut canvas = Canvas::new(&mut buffer, self.app.theme(), self.app.locale());
        self.app.view(&mut canvas);
        dump(&buffer)
    }

    /// The screen shows these words.
    #[track_caller]
    pub(super) fn shows(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "no “{words}” in\n{screen}");
        self
    }

    /// Long work goes on until the screen shows these words.
    #[track_caller]
    pub(super) fn awaits(&mut self, words: &str) -> &mut Self {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.screen().contains(words) {
            match self.poller.news() {
                Some(news) => self.tell(news),
                None if Instant::now() > until => panic!("no “{words}” in\n{}", self.screen()),
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        self
    }

    /// The screen does not show these words.
    #[track_caller]
    pub(super) fn hides(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "“{words}” in\n{screen}");
        self
    }

    /// Tells the app an event, does all that follows, and draws, as the driver would.
    pub(super) fn tell(&mut self, event: Event) {
        self.happen(event);
        self.draw();
    }

    fn draw(&mut self) {
        self.screen();
        self.app.drawn();
    }

    fn happen(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for operation in self.app.handle(event) {
                match operation {
                    Operation::Copy(text) => self.copied.push(text),
                    Operation::Quit(_) => self.ended = true,
                    Operation::Suspend => events.push_back(Event::Stopping),
                    Operation::Mouse(_) | Operation::Repaint | Operation::Title(_) => {}
                    beyond => events.extend(self.does(beyond)),
                }
            }
            // The rules are run again after the next frame.
            if self.executor.until_alarm() == Some(std::time::Duration::ZERO) {
                events.push_back(Event::Alarm);
            }
        }
    }

    /// What comes of an operation.
    pub(super) fn does(&mut self, operation: Operation) -> Vec<Event> {
        self.executor.perform(operation, &self.poller.sender())
    }
}
