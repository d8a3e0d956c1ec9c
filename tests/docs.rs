//! What in docs/ is generated from the program says what the program says.
//!
//! `JIEBIE_RENEW=1 cargo test --test docs` writes the pages and the pictures anew.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use jiebie::desk::Desk;
use jiebie::desk::demo::{Size, found_demo};
use jiebie::domain::authority::{Actor, Front, Role};
use jiebie::text::Locale;
use jiebie::tui::app::{App, Drafts, ScreenName};
use jiebie::tui::drafts::Found;
use jiebie::tui::event::Event;
use jiebie::tui::key::Key;
use jiebie::tui::keymap::{KeyRow, duplicates, unclear};
use jiebie::tui::runtime::Model;
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
    let desk = Desk::open(store, actor, Arc::new(move || at.into())).expect("a desk");
    let desk = Rc::new(RefCell::new(desk));
    let drafts = Drafts::new(Found::default(), Arc::new(move || at.into()));
    let app = App::new(desk, Theme::new(Name::Dark, false), locale, drafts);
    (app, folder)
}

fn press(app: &mut App, keys: &[Key]) {
    for key in keys {
        app.handle(Event::Input((*key).into()));
    }
}

/// The key that shows a screen.
fn key_of(screen: ScreenName) -> Key {
    Key::f(2 + screen as u8)
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
            press(&mut app, &[key_of(screen)]);
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
            &[Key::DOWN, Key::DOWN, Key::RIGHT, Key::RIGHT],
        ),
        (ScreenName::Records, "records", ACTIVITIES),
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
        press(&mut app, &[key_of(screen)]);
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
        press(&mut app, &[key_of(screen)]);
        for _ in 0..6 {
            for row in app.key_rows() {
                let told = page.contains(&format!("**{}** {}", row.label.en, row.help.en));
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
