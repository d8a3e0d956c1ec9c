//! What in docs/ is generated from the program says what the program says.
//!
//! `JIEBIE_RENEW=1 cargo test --test docs` writes the pages and the pictures anew.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use jiebie::desk::attach::Attach;
use jiebie::desk::demo::{Size, found_demo};
use jiebie::desk::home::Asked;
use jiebie::desk::{Desk, Edit, Opening, Progress, Refusal};
use jiebie::domain::authority::{Actor, Front, Role};
use jiebie::domain::contact::KeyContact;
use jiebie::domain::id::KeyContactId;
use jiebie::domain::opinion::Opinion;
use jiebie::domain::record::{Kind, Record};
use jiebie::domain::yearwork::Plan;
use jiebie::exchange::Gate;
use jiebie::text::{Locale, Text};
use jiebie::tui::app::executor::SharedDesk;
use jiebie::tui::app::{App, Drafts, ScreenName};
use jiebie::tui::drafts::Found;
use jiebie::tui::event::Event;
use jiebie::tui::key::Key;
use jiebie::tui::keymap::{KeyRow, duplicates, unclear};
use jiebie::tui::operation::Operation;
use jiebie::tui::runtime::Model;
use jiebie::tui::task::{self, Bench};
use jiebie::tui::theme::{Name, Theme};
use jiebie::tui::{keypage, picture};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a generated file with what is kept, or writes it anew.
fn hold(path: &str, made: &str) {
    let file = root().join(path);
    if std::env::var_os("JIEBIE_RENEW").is_some() {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).unwrap_or_else(|error| panic!("no {folder:?}: {error}"));
        fs::write(&file, made).unwrap_or_else(|error| panic!("can't write {path}: {error}"));
    }
    let found = fs::read_to_string(&file)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        found == made,
        "{path} is not what the program says; renew it: JIEBIE_RENEW=1 cargo test --test docs"
    );
}

/// The demo on 24 November 2026, with the screens over it.
fn app(locale: Locale) -> (App, tempfile::TempDir) {
    let (app, folder, _) = app_of(locale, |_, _| {});
    (app, folder)
}

/// The same after this was done at its desk.
fn app_of(
    locale: Locale,
    first: impl FnOnce(&mut Desk, &Path),
) -> (App, tempfile::TempDir, SharedDesk) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = NaiveDate::from_ymd_opt(2026, 11, 24)
        .and_then(|day| day.and_hms_opt(9, 30, 0))
        .expect("a moment");
    let actor = Actor {
        name: "zhoumin".into(),
        role: Role::Admin,
        front: Front::Screen,
    };
    let path = folder.path().join("jiebie.store");
    let store = found_demo(&path, &actor, at, Size::SHOW, None).expect("a demo");
    let mut desk = Desk::open(store, actor, Arc::new(move || at.into())).expect("a desk");
    first(&mut desk, folder.path());
    let desk = Rc::new(RefCell::new(desk));
    let drafts = Drafts::new(Found::default(), Arc::new(move || at.into()));
    let app = App::new(
        Rc::clone(&desk),
        Theme::new(Name::Dark, false),
        locale,
        drafts,
    );
    (app, folder, desk)
}

fn press(app: &mut App, keys: &[Key]) {
    for key in keys {
        // A key is for what was drawn: no row of a window is taken that nobody saw.
        let _ = picture::of(app, 120, 36, "");
        app.drawn();
        app.handle(Event::Input((*key).into()));
    }
}

/// The same, and what is to be done beside the screens is done: long work at a desk of its own.
fn press_and_wait(app: &mut App, desk: &SharedDesk, keys: &[Key]) {
    for key in keys {
        // A key is for what was drawn.
        let _ = picture::of(app, 120, 36, "");
        app.drawn();
        let operations = app.handle(Event::Input((*key).into()));
        for operation in operations {
            let Operation::Start(job) = operation else {
                continue;
            };
            let (tell, told) = std::sync::mpsc::channel();
            let opening = desk.borrow().opening();
            let bench = |_| -> Result<Box<dyn Bench>, Refusal> { Ok(Box::new(Aside(opening))) };
            task::start(job, bench, move |work| tell.send(work).is_ok());
            // Until its window shows what came of it.
            let found = |app: &App| {
                let shown = picture::of(app, 120, 36, "");
                shown.contains("哪里有") || shown.contains(">where<")
            };
            while !found(app) {
                let work = told.recv_timeout(Duration::from_secs(60));
                app.handle(Event::Work(work.expect("it goes on")));
            }
        }
    }
}

struct Aside(Opening);

impl Bench for Aside {
    fn desk(&self, progress: &Progress) -> Result<Desk, Refusal> {
        let desk = self.0.desk(jiebie::store::in_silence())?;
        Ok(desk.watched_by(progress.clone()))
    }

    fn gate(&self) -> Gate {
        self.0.gate()
    }
}

/// A contact with a number, who stands elsewhere too: in an opinion, and in files attached to that.
fn with_a_contact(desk: &mut Desk, folder: &Path) {
    let seen = desk.book().seq();
    let book = desk.book();
    let contact = book.key_contacts.get(KeyContactId(2)).cloned();
    let contact = contact.expect("a contact");
    let named = format!("{}（13907370001）来电，路灯坏了。", contact.name);
    let opinion = book.opinions.iter().min_by_key(|it| it.received_on);
    let opinion = opinion.cloned().expect("an opinion");
    let plan = book.plans.iter().next().cloned().expect("a plan");
    let id = opinion.id;
    let edits = [
        Record::KeyContact(KeyContact {
            phone: "13907370001".into(),
            ..contact.clone()
        }),
        Record::Opinion(Opinion {
            content: named,
            ..opinion
        }),
        Record::Plan(Plan {
            note: format!("先征求{}意见。", contact.name),
            ..plan
        }),
    ];
    for record in edits {
        let edit = Edit { record, seen };
        desk.carry_out(&edit).expect("corrected");
    }
    let files = [
        (
            "来信登记.txt",
            format!("来信人：{}", contact.name).into_bytes(),
        ),
        ("现场照片.pdf", b"%PDF-1.7 %%EOF".to_vec()),
    ];
    let paths = files.map(|(name, bytes)| {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("written");
        path
    });
    let attach = Attach::read(desk, Kind::Opinion, id.0, &paths).expect("read");
    attach.keep(desk).expect("kept");
    desk.carry_out(&attach).expect("attached");
}

/// Shows a screen, from the window of all places.
fn show(app: &mut App, screen: ScreenName) {
    let row = ScreenName::ALL.iter().position(|it| *it == screen);
    let downs = vec![Key::DOWN; row.expect("a place")];
    press(app, &[vec![Key::f(2)], downs, vec![Key::ENTER]].concat());
}

#[test]
fn generated_pages_are_up_to_date() {
    hold("docs/rules.md", &jiebie::rules::page());
    hold("docs/cli.md", &jiebie::cli::page());
    hold("docs/records.md", &jiebie::desk::written::page());
    hold("docs/keys.md", &keypage::page());
}

#[test]
fn pictures_show_what_the_screens_show() {
    for (locale, word) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
        let (mut app, _folder) = app(locale);
        let mut seen = Vec::new();
        for (screen, file, keys) in pictured() {
            show(&mut app, screen);
            press(&mut app, keys);
            let title = screen.title();
            let name = format!("jiebie: {}", title.say(locale));
            let made = picture::of(&app, 120, 36, &name);
            hold(&format!("docs/pictures/{file}.{word}.svg"), &made);
            assert!(!seen.contains(&made), "{file} shows another screen");
            seen.push(made);
        }
    }
}

/// What stands in the desk's place for a convenor and for a member.
#[test]
fn pictures_show_what_the_homes_show() {
    let homes = [
        (
            "home-convenor",
            "convenor:教育界",
            Text::of("召集人首页", "A convenor's home"),
        ),
        (
            "home-member",
            "member:7",
            Text::of("委员首页", "A member's home"),
        ),
    ];
    for (locale, word) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
        for (file, whose, title) in &homes {
            let (app, _folder, desk) = app_of(locale, |_, _| {});
            let asked = Asked::parse(whose).expect("somebody");
            let home = {
                let desk = desk.borrow();
                asked.find(desk.book(), desk.today().date).expect("there")
            };
            let mut app = app.looking_as(Some(home));
            press(&mut app, &[Key::DOWN]);
            let name = format!("jiebie: {}", title.say(locale));
            let made = picture::of(&app, 120, 36, &name);
            hold(&format!("docs/pictures/{file}.{word}.svg"), &made);
        }
    }
}

/// The windows of a record's files and of an erasure, and what a room sees.
#[test]
fn pictures_show_what_the_windows_show() {
    for (locale, word) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
        let (mut app, _folder, desk) = app_of(locale, with_a_contact);
        let typed = |text: &str| -> Vec<Key> {
            let keys = text.chars().map(Key::char);
            [Key::ctrl('p')]
                .into_iter()
                .chain(keys)
                .chain([Key::ENTER])
                .collect()
        };
        let windows = [
            (
                "files",
                Text::of("意见建议", "意见建议"),
                Text::of("附件", "files"),
                Text::of("附件", "Files"),
            ),
            (
                "erasure",
                Text::of("重点联系对象", "重点联系对象"),
                Text::of("清除个人信息", "erase"),
                Text::of("清除个人信息", "Erase"),
            ),
        ];
        for (file, kind, command, title) in windows {
            show(&mut app, ScreenName::Records);
            press_and_wait(&mut app, &desk, &typed(kind.say(locale)));
            press_and_wait(&mut app, &desk, &typed(command.say(locale)));
            let name = format!("jiebie: {}", title.say(locale));
            let made = picture::of(&app, 120, 36, &name);
            hold(&format!("docs/pictures/{file}.{word}.svg"), &made);
            press(&mut app, &[Key::ESC]);
        }
        let title = Text::of("会议模式", "meeting mode");
        show(&mut app, ScreenName::Insight);
        press_and_wait(&mut app, &desk, &[Key::TAB]);
        press_and_wait(&mut app, &desk, &typed(title.say(locale)));
        let name = format!("jiebie: {}", title.say(locale));
        let made = picture::of(&app, 120, 36, &name);
        hold(&format!("docs/pictures/meeting.{word}.svg"), &made);
    }
}

/// The screens that have a picture, and the keys that make it worth looking at.
fn pictured() -> Vec<(ScreenName, &'static str, &'static [Key])> {
    // 教育界, found in the palette.
    const EDUCATION: &[Key] = &[
        Key::ctrl('p'),
        Key::char('教'),
        Key::char('育'),
        Key::char('界'),
        Key::ENTER,
    ];
    // The first member of the desk.
    const SOMEBODY: &[Key] = &[Key::char('1'), Key::TAB, Key::ENTER, Key::DOWN];
    // The activities, two of them marked.
    const ACTIVITIES: &[Key] = &[
        Key::ctrl('p'),
        Key::char('界'),
        Key::char('别'),
        Key::char('活'),
        Key::char('动'),
        Key::ENTER,
        Key::SPACE,
        Key::SPACE,
    ];
    vec![
        (ScreenName::Desk, "desk", EDUCATION),
        (ScreenName::Forms, "forms", &[Key::DOWN]),
        // A cell of a breach.
        (
            ScreenName::Checklist,
            "checklist",
            &[
                Key::TAB,
                Key::TAB,
                Key::TAB,
                Key::DOWN,
                Key::DOWN,
                Key::RIGHT,
                Key::RIGHT,
            ],
        ),
        (
            ScreenName::Yearbook,
            "yearbook",
            &[Key::LEFT, Key::DOWN, Key::DOWN, Key::RIGHT, Key::DOWN],
        ),
        (ScreenName::Insight, "insight", &[Key::DOWN]),
        (ScreenName::Journal, "journal", &[]),
        (ScreenName::Opinions, "opinions", &[Key::DOWN]),
        (ScreenName::Sittings, "sittings", &[]),
        (ScreenName::Assessment, "assessment", &[Key::DOWN]),
        (ScreenName::Due, "due", &[Key::DOWN]),
        (ScreenName::Rounds, "rounds", &[Key::DOWN]),
        (ScreenName::Dossier, "dossier", SOMEBODY),
        (ScreenName::Records, "records", ACTIVITIES),
        (ScreenName::Settings, "settings", &[Key::DOWN, Key::DOWN]),
    ]
}

#[test]
fn every_screen_has_a_picture() {
    let pictured = pictured();
    for screen in ScreenName::ALL {
        assert!(
            pictured.iter().any(|(it, ..)| *it == screen),
            "{screen:?} has no picture"
        );
    }
}

#[test]
fn no_key_means_two_things_at_a_time_and_every_key_is_clear() {
    for screen in ScreenName::ALL {
        let (mut app, _folder) = app(Locale::Zh);
        show(&mut app, screen);
        let mut panes = 0;
        // Tab goes from pane to pane; each asks tables of its own.
        for _ in 0..6 {
            let rows = app.key_rows();
            assert_eq!(duplicates(&rows), Vec::<String>::new(), "{screen:?}");
            assert_eq!(unclear(&rows), Vec::<String>::new(), "{screen:?}");
            panes += 1;
            press(&mut app, &[Key::TAB]);
        }
        assert_eq!(panes, 6);
    }
    let rows = keypage::rows();
    assert_eq!(unclear(&rows), Vec::<String>::new());
    for row in &rows {
        let table: Vec<KeyRow> = rows
            .iter()
            .filter(|it| it.table == row.table)
            .cloned()
            .collect();
        assert_eq!(duplicates(&table), Vec::<String>::new());
    }
}

#[test]
fn every_key_that_help_shows_is_on_the_page() {
    let page = keypage::page();
    for screen in ScreenName::ALL {
        let (mut app, _folder) = app(Locale::En);
        show(&mut app, screen);
        for _ in 0..6 {
            for row in app.key_rows() {
                // What the next step is called follows what is chosen.
                let told = page.contains(&format!("** {}", row.help.en));
                assert!(
                    told,
                    "{screen:?}: “{}” is not on docs/keys.md",
                    row.label.en
                );
            }
            press(&mut app, &[Key::TAB]);
        }
    }
}
