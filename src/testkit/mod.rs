//! Stores for tests: an organisation in a temporary folder, desks with a clock that stands still,
//! records with as few words as a test needs, and the assertions that every verb must meet.
//!
//! Nothing here knows what a verb does; a test says that. The library's own tests, those in `tests/` and the benchmarks
//! take it from here; the program has none of it.

#![allow(dead_code, reason = "every test program takes what it needs")]

mod records;
mod requests;

pub use records::*;
pub use requests::*;

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use jiebie::desk::{Clock, Desk, Done, Refusal, Request, found};
use jiebie::domain::authority::{Actor, Front, Permission, Role};
use jiebie::domain::calendar::Year;
use jiebie::domain::organisation::{Organisation, Term};
use jiebie::domain::record::Seq;
use jiebie::domain::settings::Settings;
use jiebie::domain::verb::Verb;
use jiebie::store::{Act, Entry, Founding, Store, StoreError};
use jiebie::text::Text;

/// The day on which most tests look at the desk.
pub const TODAY: &str = "2026-11-24";

/// A store in a temporary folder and somebody who sits at it.
pub struct TestStore {
    folder: tempfile::TempDir,
    path: PathBuf,
    desk: Desk,
}

/// A new organisation's desk on [`TODAY`], at noon.
pub fn desk() -> TestStore {
    desk_at(TODAY)
}

/// A new organisation's desk on the day `date`, at noon.
pub fn desk_at(date: &str) -> TestStore {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.jiebie");
    let store = new_store(&path);
    let desk = sit_down(store, "王主任", Role::Admin, date);
    TestStore { folder, path, desk }
}

/// A desk with one sector in it.
pub fn with_sector(name: &str) -> (TestStore, jiebie::domain::id::SectorId) {
    let mut office = desk();
    let sector = add_sector(&mut office, name);
    (office, sector)
}

/// An empty organisation's store at `path`; the term began on the first day of 2026.
pub fn new_store(path: &Path) -> Store {
    found(
        path,
        &actor("王主任", Role::Admin),
        noon("2026-01-01"),
        organisation("政协某市委员会", "2026-01-01"),
    )
    .expect("a new store")
}

/// A desk at the store of this organisation that `fill` fills as it is founded.
pub fn founded(
    organisation: Organisation,
    fill: impl FnOnce(&mut Founding<'_>) -> Result<(), StoreError>,
) -> TestStore {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.jiebie");
    let grant = actor("王主任", Role::Admin).may(Permission::Import);
    let act = Act {
        verb: Verb::Found,
        note: String::new(),
        at: noon(TODAY).into(),
        of: None,
    };
    let store = Store::found(&path, &grant.expect("leave"), &act, |founding| {
        founding.put_all([organisation])?;
        founding.put_all([Settings::default()])?;
        fill(founding)
    });
    let desk = sit_down(store.expect("a store"), "王主任", Role::Admin, TODAY);
    TestStore { folder, path, desk }
}

/// An organisation in its seventh term, which began on this day.
pub fn organisation(name: &str, from: &str) -> Organisation {
    Organisation {
        name: name.into(),
        term: Term {
            number: 7,
            from: date(from),
            until: None,
        },
        former_terms: Vec::new(),
    }
}

/// Somebody of the office, at a screen.
pub fn actor(name: &str, role: Role) -> Actor {
    Actor {
        name: name.into(),
        role,
        front: Front::Screen,
    }
}

/// A desk at `store` whose clock stands at noon of `date`.
pub fn sit_down(store: Store, name: &str, role: Role, date: &str) -> Desk {
    Desk::open(store, actor(name, role), clock(date)).expect("a desk")
}

/// A clock that stands at noon of `date`.
pub fn clock(date: &str) -> Clock {
    let at = noon(date);
    Arc::new(move || at.into())
}

/// A date of a test.
pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

/// Noon of a day.
pub fn noon(text: &str) -> NaiveDateTime {
    date(text).and_hms_opt(12, 0, 0).expect("noon")
}

impl TestStore {
    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that the store is in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A second person at the same store.
    pub fn colleague(&self, name: &str) -> Desk {
        let store = Store::open(&self.path).expect("opens again");
        sit_down(store, name, Role::Admin, TODAY)
    }

    /// A person who may only read.
    pub fn reader(&self) -> Desk {
        let store = Store::open(&self.path).expect("opens again");
        sit_down(store, "读者", Role::Reader, TODAY)
    }

    /// The folder, which goes away with this, and the desk.
    pub fn into_parts(self) -> (tempfile::TempDir, Desk) {
        (self.folder, self.desk)
    }

    /// The person gets up; the folder stays, so that the file can be looked at.
    pub fn close(self) -> (tempfile::TempDir, PathBuf) {
        drop(self.desk);
        (self.folder, self.path)
    }
}

impl Deref for TestStore {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl DerefMut for TestStore {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.desk
    }
}

/// The last journal entry.
pub fn last_entry(desk: &Desk) -> Entry {
    desk.journal(None, 1)
        .expect("a journal")
        .pop()
        .expect("an entry")
}

/// Carries `request` out and holds its journal entry against what is expected: the verb's code,
/// the actor, the moment, and something of the note. The book kept up equals one loaded.
pub fn does<R: Request>(desk: &mut Desk, request: &R, verb: &str, note: &str) -> R::Output {
    let before = last_entry(desk).seq;
    let Done {
        value,
        seq,
        changes,
        ..
    } = match desk.carry_out(request) {
        Ok(done) => done,
        Err(refusal) => panic!("{verb} was refused: {:?}", refusal.text()),
    };
    let entry = last_entry(desk);
    assert_eq!(seq, Some(entry.seq), "{verb}: the entry");
    assert_eq!(entry.seq, Seq(before.0 + 1), "{verb}: one entry");
    assert_eq!(entry.verb, verb);
    assert_eq!(entry.actor, desk.actor().name, "{verb}: the actor");
    assert_eq!(entry.front, desk.actor().front, "{verb}: the front");
    assert_eq!(entry.at.date(), desk.today().date, "{verb}: the moment");
    assert!(entry.note.contains(note), "{verb}: note {:?}", entry.note);
    assert_eq!(entry.changes as usize, changes.len(), "{verb}: changes");
    assert_eq!(
        desk.changes(entry.seq).expect("stored changes"),
        changes,
        "{verb}: the journal keeps what changed"
    );
    assert_eq!(entry.of, None, "{verb}");
    is_as_stored(desk);
    value
}

/// Has `request` refused: nothing is written, and the refusal speaks both languages.
pub fn refuses<R: Request>(desk: &mut Desk, request: &R) -> Refusal {
    let (book, entry) = (desk.book().clone(), last_entry(desk));
    let could_undo = (desk.can_undo(), desk.can_redo());
    let refusal = match desk.carry_out(request) {
        Ok(done) => panic!(
            "{} was carried out: {:?}",
            request.verb().code(),
            done.changes
        ),
        Err(refusal) => refusal,
    };
    assert_eq!(desk.book(), &book, "a refusal changes no record");
    assert_eq!(last_entry(desk), entry, "a refusal leaves no entry");
    assert_eq!((desk.can_undo(), desk.can_redo()), could_undo);
    is_as_stored(desk);
    speaks(&refusal.text());
    if let Refusal::Fields(errors) = &refusal {
        assert!(!errors.is_empty());
        for error in errors {
            speaks(&error.text);
        }
    }
    refusal
}

/// Has `request` refused for one field, and holds the wording against `zh` and `en`.
pub fn refuses_field<R: Request>(desk: &mut Desk, request: &R, field: &str, zh: &str, en: &str) {
    match refuses(desk, request) {
        Refusal::Fields(errors) => {
            let error = errors
                .iter()
                .find(|error| error.field == field)
                .unwrap_or_else(|| panic!("no error of {field}: {errors:?}"));
            says(&error.text, zh, en);
        }
        other => panic!("{other:?}"),
    }
}

/// Has `request` refused by the procedure, and holds the wording against `zh` and `en`.
pub fn refuses_procedure<R: Request>(desk: &mut Desk, request: &R, zh: &str, en: &str) {
    match refuses(desk, request) {
        Refusal::Procedure(text) => says(&text, zh, en),
        other => panic!("{other:?}"),
    }
}

/// The desk's book is what the store holds.
pub fn is_as_stored(desk: &Desk) {
    let store = Store::open(desk.path()).expect("opens again");
    let mut fresh = store.load_book(desk.today().year).expect("a book");
    for year in (2024..=2027).map(Year) {
        if desk.book().has_tallies(year) {
            store.load_year(&mut fresh, year).expect("a year");
        }
    }
    assert_eq!(desk.book(), &fresh, "the book kept up is the book loaded");
}

/// The whole store agrees with itself.
pub fn is_sound(desk: &Desk) {
    let audit = desk.audit().expect("audited");
    assert_eq!(audit.faults, Vec::<String>::new());
}

/// The wording contains these parts.
pub fn says(text: &Text, zh: &str, en: &str) {
    assert!(text.zh.contains(zh), "{:?} lacks {zh:?}", text.zh);
    assert!(text.en.contains(en), "{:?} lacks {en:?}", text.en);
}

/// A sentence in each language, and no debug print.
pub fn speaks(text: &Text) {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(text.zh.chars().any(chinese), "{:?}", text.zh);
    assert!(
        text.en.chars().any(|c| c.is_ascii_alphabetic()),
        "{:?}",
        text.en
    );
    assert_ne!(text.zh, text.en);
    for wording in [&text.zh, &text.en] {
        for trace in ["{", "}", "Some(", "None", "Id(", "Err("] {
            assert!(!wording.contains(trace), "{wording:?} shows {trace:?}");
        }
    }
}
