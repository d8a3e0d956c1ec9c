//! Stores of earlier programs: they open, are brought up to date, and say what they said.

use std::path::{Path, PathBuf};

use super::tests::{YEAR, act, date, form, grant};
use super::*;
use crate::domain::book::Book;
use crate::domain::form::RegistrationForm;
use crate::domain::id::*;
use crate::domain::record::{Change, Kind, Record, Seq};
use crate::domain::verb::Verb;
use crate::domain::yearwork::{ActivityKind, TemporaryBranch};

/// A store as a program of an earlier schema wrote it.
fn of_schema(number: u32) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("old.jiebie");
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let fixture = format!("{fixtures}/store-schema-{number}.jiebie");
    std::fs::copy(fixture, &path).expect("the fixture");
    (folder, path)
}

/// Opens an old store, which is brought up to date at first.
fn opened(path: &Path) -> Store {
    match Store::open(path) {
        Err(StoreError::OlderSchema { .. }) => {}
        other => return other.expect("opens"),
    }
    let act = act(Verb::Migrate);
    drop(Store::upgrade(path, &grant(), act.at).expect("brought up to date"));
    Store::open(path).expect("opens")
}

/// Nine drafts of two members, written when forms had no index by member.
#[test]
fn a_store_of_the_first_schema_still_opens_and_gains_what_is_new() {
    let (_folder, path) = of_schema(1);
    for _ in 0..2 {
        let store = opened(&path);
        let book = store.load_book(YEAR).expect("a book");
        assert_eq!((book.members.len(), book.forms.len()), (2, 9));
        assert_eq!(store.forms_of(MemberId(1)).expect("an index").len(), 5);
        assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
    }
}

/// Nine forms of two members, written when forms had no files.
#[test]
fn a_store_of_the_second_schema_takes_files_from_now_on() {
    let (_folder, path) = of_schema(2);
    for n in 0..2 {
        let store = opened(&path);
        let mut book = store.load_book(YEAR).expect("a book");
        assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
        let bytes = format!("form {n}");
        let digest = store.keep_original(&grant(), bytes.as_bytes());
        let digest = digest.expect("kept");
        let work = |_: &Book, tx: &mut Tx<'_>| {
            assert_eq!(tx.forms_of_original(&digest, 1)?, Vec::new());
            let id = tx.next_id::<RegistrationForm>()?;
            let mut form = form(id, MemberId(1), "2026-03-04");
            form.attachments
                .push(crate::domain::attachment::Attachment {
                    digest,
                    name: "登记表.docx".into(),
                    kind: "docx".into(),
                    bytes: bytes.len() as u64,
                    nth: 1,
                    on: None,
                });
            tx.put(form.clone())?;
            assert_eq!(tx.forms_of_original(&digest, 1)?, vec![form.clone()]);
            assert_eq!(tx.forms_of_original(&digest, 2)?, Vec::new());
            let day = tx.forms_of_day(MemberId(1), date("2026-03-04"))?;
            assert!(day.contains(&form), "{day:?}");
            assert_eq!(day.len(), n + 1);
            Ok(())
        };
        store
            .write::<_, ()>(&mut book, &grant(), &act(Verb::Intake), work)
            .expect("written");
        let audit = store.audit().expect("audited");
        assert_eq!((audit.originals, audit.faults), (n as u64 + 1, Vec::new()));
    }
}

/// Twelve members with their charges, written when facts had no days of their own.
#[test]
fn a_store_whose_facts_had_no_days_still_says_what_it_said() {
    let (_folder, path) = of_schema(3);
    let store = opened(&path);
    let book = store.load_book(YEAR).expect("a book");
    assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
    let firsts = |day: &str| {
        let convenors = book.convenors_on(date(day));
        let first = convenors.filter(|it| it.is_first_on(date(day)));
        first.map(|it| it.id.0).collect::<Vec<_>>()
    };
    for day in ["2026-02-20", "2026-11-24"] {
        assert_eq!(firsts(day), [1, 3, 4], "{day}");
    }
    assert_eq!(firsts("2026-01-14"), [3, 4], "from the election on");
    for convenor in book.convenors.iter() {
        assert!(
            convenor
                .approval(date("2026-11-24"), date("2026-11-24"))
                .is_some()
        );
    }
}

/// Forty forms at every status, written when nothing said when a form went on last.
#[test]
fn a_store_of_the_fourth_schema_finds_what_went_on_after_a_day() {
    let (_folder, path) = of_schema(4);
    let store = opened(&path);
    assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
    let later = |day: &str| {
        let mut ids = Vec::new();
        let told = store.forms_changed_after(date(day), |_, form| ids.push(form.id.0));
        told.expect("an index");
        ids.sort_unstable();
        ids
    };
    assert_eq!(later("2026-11-25"), Vec::<u64>::new());
    assert_eq!(later("2026-11-24"), [17], "uploaded on the 25th");
    assert_eq!(later("2026-11-23"), [17, 22]);
    let book = store.load_book(YEAR).expect("a book");
    let archived = 40 - book.forms.len();
    assert_eq!(later("2025-12-31").len(), archived);
}

/// Five activities, of which three are trainings; one more was struck out. Written when trainings were
/// activities.
#[test]
fn activities_that_were_trainings_are_trainings_of_the_same_number() {
    let (_folder, path) = of_schema(5);
    for _ in 0..2 {
        let store = opened(&path);
        let book = store.load_book(YEAR).expect("a book");
        assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
        let left: Vec<_> = book.activities.iter().map(|it| it.id.0).collect();
        assert_eq!(left, [1]);
        let told = |id| {
            let it = book.trainings.get(TrainingId(id)).expect("a training");
            (it.title.as_str(), it.temporary_branch, it.sectors.len())
        };
        assert_eq!(book.trainings.len(), 3);
        assert_eq!(
            told(2),
            ("教育界委员赴省委党校学习培训", TemporaryBranch::Yes, 1)
        );
        assert_eq!(
            told(3),
            ("全体委员外出培训", TemporaryBranch::NotApplicable, 0)
        );
        assert_eq!(told(4), ("两个界别的培训", TemporaryBranch::No, 2));
        let first = book.trainings.get(TrainingId(2)).expect("a training");
        assert!(first.out_of_town && first.evidence.is_verified() && first.kind.is_none());
        assert_eq!(first.attended, [MemberId(1)]);
        assert_eq!(
            (first.place.as_str(), first.note.as_str()),
            ("长沙", "共五天")
        );
        // The journal says what went and what came, and what was before is read as it was.
        let head = store.head().expect("read").expect("an entry");
        assert_eq!(head.verb, "migrate");
        let went = |change: &Change| matches!(change.before, Some(Record::Activity(_)));
        let changes = store.changes(head.seq).expect("kept");
        assert_eq!(changes.iter().filter(|it| went(it)).count(), 3);
        assert_eq!(changes.len(), 6);
        let all = (1..head.seq.0).flat_map(|seq| store.changes(Seq(seq)).expect("read"));
        let kinds = all.filter_map(|it| match it.after {
            Some(Record::Activity(it)) => Some(it.kind),
            _ => None,
        });
        assert!(kinds.filter(|it| *it == ActivityKind::Training).count() > 4);
        assert!(store.verify_journal().expect("read").is_ok());
    }
    // The next training gets a number that none had.
    let store = opened(&path);
    let mut book = store.load_book(YEAR).expect("a book");
    let work = |_: &Book, tx: &mut Tx<'_>| {
        let id = tx.next_id::<crate::domain::yearwork::Training>()?;
        assert_eq!(id, TrainingId(5));
        Ok(())
    };
    store
        .write::<_, ()>(&mut book, &grant(), &act(Verb::Intake), work)
        .expect("written");
}

/// A small organisation, written when half of the policy was recorded.
#[test]
fn a_store_of_the_sixth_schema_gains_tables_for_every_later_kind() {
    let (_folder, path) = of_schema(6);
    for _ in 0..2 {
        let store = opened(&path);
        let book = store.load_book(YEAR).expect("a book");
        assert_eq!(store.audit().expect("audited").faults, Vec::<String>::new());
        assert_eq!(book.members.len(), 13);
        let later = Kind::ALL.iter().filter(|kind| kind.code() > 18);
        for kind in later {
            assert_eq!(book.ids(*kind), Vec::<u64>::new(), "{}", kind.plural());
        }
    }
}
