//! The journal by itself: times, old rules, erasing, and that no edit passes unseen. Long because all of
//! it is held on the same small store.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta};
use redb::ReadableTable;
use sm3::{Digest, Sm3};

use super::entry::{self, Draft};
use super::*;
use crate::domain::authority::{Actor, Front, Grant, Permission, Role};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Sheet, Stamp};
use crate::domain::id::{FormId, MemberId, OnlyId, SectorId};
use crate::domain::moment::Moment;
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::{Change, Entity, Kind, Record, Seq};
use crate::domain::sector::Sector;
use crate::domain::settings::Settings;
use crate::domain::verb::Verb;
use crate::store::codec;
use crate::store::tables::{CHANGES, JOURNAL, change_key, records};
use crate::store::{Act, Store, StoreError, Tx, Written};

const YEAR: Year = Year(2026);

fn grant() -> Grant {
    let actor = Actor {
        name: "owner".into(),
        role: Role::Admin,
        front: Front::Shell,
    };
    actor.may(Permission::Import).expect("the owner may")
}

fn noon() -> Moment {
    let day: NaiveDate = "2026-11-24".parse().expect("a day");
    day.and_hms_opt(12, 0, 0).expect("noon").into()
}

fn act(at: Moment) -> Act {
    Act {
        verb: Verb::Import,
        note: "王伟".into(),
        at,
        of: None,
    }
}

fn founded() -> (tempfile::TempDir, PathBuf, Store, Book) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.jiebie");
    let store = Store::found(&path, &grant(), &act(noon()), |founding| {
        founding.put_all([Organisation {
            name: "政协某市委员会".into(),
            term: Term {
                number: 7,
                from: "2026-01-01".parse().expect("a day"),
                until: None,
            },
            former_terms: Vec::new(),
        }])?;
        founding.put_all([Settings::default()])?;
        founding.put_all([sector(1, "教育界"), sector(2, "体育界")])
    });
    let store = store.expect("founded");
    let book = store.load_book(YEAR).expect("a book");
    (folder, path, store, book)
}

/// One of which every field says something: that a name of an empty one was changed changes nothing.
fn sector(id: u64, name: &str) -> Sector {
    Sector {
        id: SectorId(id),
        name: name.into(),
        position: 1,
        committee: None.into(),
        since: "2026-02-01".parse().ok(),
        short: "简".into(),
        split_from: None,
        merged_into: None,
        ended: None,
        former: Vec::new(),
        note: "备注".into(),
    }
}

fn stamp() -> Stamp {
    Stamp {
        at: noon().of_facts(),
        by: "owner".into(),
    }
}

fn form(id: u64) -> RegistrationForm {
    let sheet = Sheet {
        filled_on: "2026-11-20".parse().ok(),
        member: MemberId(1),
        sector: SectorId(1),
        employer: "某单位".into(),
        ways: [].into(),
        account: "走访6户，反映的事项已转有关部门办理。".repeat(20),
    };
    RegistrationForm::begin(FormId(id), sheet, stamp())
}

fn write(store: &Store, book: &mut Book, at: Moment, work: impl FnOnce(&mut Tx<'_>)) -> Seq {
    let written: Written<()> = store
        .write::<_, ()>(book, &grant(), &act(at), |_, tx| {
            work(tx);
            Ok(())
        })
        .expect("written");
    written.seq.expect("an entry")
}

fn put<T: Entity>(store: &Store, book: &mut Book, record: T) -> Seq {
    write(store, book, noon(), |tx| tx.put(record).expect("put"))
}

/// Some of everything: records that came, changed, went and came again.
fn busy() -> (tempfile::TempDir, PathBuf, Store, Book) {
    let (folder, path, store, mut book) = founded();
    put(&store, &mut book, sector(3, "科技界"));
    put(&store, &mut book, sector(1, "教育和体育界"));
    let mut one = form(1);
    put(&store, &mut book, one.clone());
    one.submit(stamp()).expect("a draft");
    put(&store, &mut book, one.clone());
    one.file(stamp()).expect("handed in");
    put(&store, &mut book, one);
    write(&store, &mut book, noon(), |tx| {
        tx.remove(Kind::Sector, 3).expect("removed");
    });
    put(&store, &mut book, sector(3, "科技和环保界"));
    (folder, path, store, book)
}

fn whole(store: &Store) -> Whole {
    let whole = store.verify_journal().expect("read").expect("whole");
    let audit = store.audit().expect("audited");
    assert_eq!(audit.faults, Vec::<String>::new());
    assert_eq!((audit.entries, audit.erased), (whole.entries, whole.erased));
    whole
}

fn tamper(store: &Store, change: impl FnOnce(&redb::WriteTransaction)) {
    let db = store.db().expect("open");
    let txn = db.begin_write(&store.place).expect("a write");
    change(&txn);
    txn.commit().expect("committed");
}

#[test]
fn what_was_is_found_again_however_much_came_after() {
    let (_folder, _path, store, book) = busy();
    let is = whole(&store);
    assert_eq!((is.entries, is.erased), (8, 0));
    let changed = store.changes(Seq(3)).expect("kept");
    assert_eq!(changed[0].before, Some(sector(1, "教育界").into_record()));
    assert_eq!(
        changed[0].after,
        Some(sector(1, "教育和体育界").into_record())
    );
    let filed = store.changes(Seq(5)).expect("kept");
    let Some(Record::RegistrationForm(before)) = &filed[0].before else {
        panic!("{filed:?}");
    };
    assert_eq!(before, &form(1));
    assert_eq!(store.changes(Seq(2)).expect("kept")[0].before, None);
    // Somebody who knows nothing of it yet comes to the same book, in one step and entry by entry.
    assert_eq!(book, store.load_book(YEAR).expect("a book"));
}

#[test]
fn an_act_keeps_what_it_changed_and_not_the_record() {
    let (_folder, _path, store, mut book) = founded();
    let mut one = form(1);
    for _ in 0..10 {
        one.submit(stamp()).expect("a draft");
        one.send_back(stamp(), "请补充填表时间和联系方式")
            .expect("handed in");
    }
    one.submit(stamp()).expect("returned");
    put(&store, &mut book, one.clone());
    one.file(stamp()).expect("handed in");
    let filed = put(&store, &mut book, one);
    let mut settings = book.settings().clone();
    settings.filing_days += 1;
    for n in 0..40 {
        settings
            .sector_aliases
            .insert(format!("第{n}界"), "教育界".into());
    }
    put(&store, &mut book, settings.clone());
    settings.filing_days += 1;
    let settled = put(&store, &mut book, settings);
    for seq in [filed, settled] {
        let kept = kept_bytes(&store, seq);
        assert!(kept <= 600, "entry {} keeps {kept} bytes", seq.0);
    }
    whole(&store);
}

/// How many bytes the journal has of an entry, keys included.
fn kept_bytes(store: &Store, seq: Seq) -> usize {
    store
        .reading(|_, read| {
            let journal = read.open_table(JOURNAL).expect("a table");
            let changes = read.open_table(CHANGES).expect("a table");
            let entry = journal.get(seq.0).expect("read").expect("there");
            let range = change_key(seq, 0)..=change_key(seq, u32::MAX);
            let rows = changes.range::<&[u8; 12]>(&range.start()..=&range.end());
            let rows = rows
                .expect("read")
                .map(|row| 12 + row.expect("read").1.value().len());
            Ok(8 + entry.value().len() + rows.sum::<usize>())
        })
        .expect("read")
}

#[test]
fn an_entry_has_the_machines_time_and_the_day_that_was_named_beside_it() {
    let (_folder, _path, store, mut book) = founded();
    let machine = "2026-11-29T00:20:00.250+08:00".parse().expect("a moment");
    let as_of = "2026-11-02".parse().ok();
    let seq = write(&store, &mut book, Moment { machine, as_of }, |tx| {
        tx.put(sector(3, "科技界")).expect("put");
    });
    let entry = store.entry(seq).expect("read").expect("there");
    assert_eq!(entry.moment(), Some(machine));
    assert_eq!(entry.at, machine.naive_local());
    assert_eq!((entry.as_of, entry.behind), (as_of, 0));
}

#[test]
fn an_entry_is_never_earlier_than_the_one_before_and_says_how_far_the_clock_was() {
    let (_folder, _path, store, mut book) = founded();
    let first = store.head().expect("read").expect("an entry");
    for (behind, told) in [(3600, 3600), (0, 0), (86_400 * 365, 86_400 * 365)] {
        let at = Moment {
            machine: noon().machine - TimeDelta::seconds(behind),
            as_of: None,
        };
        let seq = write(&store, &mut book, at, |tx| {
            let id = tx.next_id::<Sector>().expect("an id");
            tx.put(sector(id.0, "新界别")).expect("put");
        });
        let entry = store.entry(seq).expect("read").expect("there");
        assert_eq!((entry.moment(), entry.behind), (first.moment(), told));
    }
    whole(&store);
}

#[test]
fn an_entry_that_is_earlier_is_named() {
    let (_folder, _path, store, book) = busy();
    let last = store.head().expect("read").expect("an entry");
    let seq = Seq(last.seq.0 + 1);
    let draft = Draft {
        seq,
        at: noon().machine - TimeDelta::milliseconds(1),
        as_of: None,
        behind: 0,
        actor: "owner".into(),
        front: Front::Shell,
        verb: Verb::Import.code(),
        note: String::new(),
        of: None,
        records: None,
        notes: Vec::new(),
        previous: last.hash,
    };
    let sealed = entry::sealed(draft, 0, Sm3::new(), &[7; 16]).expect("sealed");
    tamper(&store, |txn| {
        let mut table = txn.open_table(JOURNAL).expect("a table");
        table.insert(seq.0, sealed.as_slice()).expect("inserted");
    });
    assert_eq!(
        store.verify_journal().expect("read"),
        Err(Misfit::Time(seq))
    );
    drop(book);
}

/// Every value of the file that the journal stands for, changed at any place and sealed anew.
#[test]
fn no_single_edit_passes() {
    let (_folder, _path, store, _book) = busy();
    let mut tried = 0;
    type Says<'s> = &'s dyn Fn(&[u8]) -> bool;
    let mut hold = |name: &str, key: &[u8], sealed: &[u8], same: Says<'_>, put: &dyn Fn(&[u8])| {
        let payload = codec::unseal(name, key, sealed).expect("sealed").to_vec();
        let places = [0, 9, 31, payload.len() / 2, payload.len() - 1];
        for at in places.into_iter().filter(|at| *at < payload.len()) {
            let mut edited = payload.clone();
            edited[at] ^= 1;
            let edited = codec::seal(name, key, &edited);
            // The name of a field that is empty says nothing.
            if same(&edited) {
                continue;
            }
            put(&edited);
            let verified = store.verify_journal();
            assert!(!matches!(verified, Ok(Ok(_))), "{name} {key:?} byte {at}");
            tried += 1;
        }
        put(sealed);
    };
    for &kind in Kind::ALL {
        for (id, sealed) in all_of(&store, records(kind)) {
            let read = |bytes: &[u8]| codec::unseal_record(kind, id, bytes).ok();
            let same = |bytes: &[u8]| read(bytes).is_some() && read(bytes) == read(&sealed);
            hold(kind.plural(), &id.to_be_bytes(), &sealed, &same, &|bytes| {
                tamper(&store, |txn| {
                    let mut table = txn.open_table(records(kind)).expect("a table");
                    table.insert(id, bytes).expect("inserted");
                });
            });
        }
    }
    for (seq, sealed) in all_of(&store, JOURNAL) {
        hold(
            "journal",
            &seq.to_be_bytes(),
            &sealed,
            &|_| false,
            &|bytes| {
                tamper(&store, |txn| {
                    let mut table = txn.open_table(JOURNAL).expect("a table");
                    table.insert(seq, bytes).expect("inserted");
                });
            },
        );
    }
    for (key, sealed) in all_changes(&store) {
        hold("changes", &key, &sealed, &|_| false, &|bytes| {
            tamper(&store, |txn| {
                let mut table = txn.open_table(CHANGES).expect("a table");
                table.insert(&key, bytes).expect("inserted");
            });
        });
    }
    assert!(tried > 90, "{tried}");
    whole(&store);
}

fn all_of(store: &Store, table: crate::store::tables::Records) -> Vec<(u64, Vec<u8>)> {
    let rows = store.reading(|_, read| {
        let table = read.open_table(table).expect("a table");
        let rows = table.iter().expect("read").map(|row| row.expect("read"));
        Ok(rows
            .map(|(key, it)| (key.value(), it.value().to_vec()))
            .collect())
    });
    rows.expect("read")
}

fn all_changes(store: &Store) -> Vec<([u8; 12], Vec<u8>)> {
    let rows = store.reading(|_, read| {
        let table = read.open_table(CHANGES).expect("a table");
        let rows = table.iter().expect("read").map(|row| row.expect("read"));
        Ok(rows
            .map(|(key, it)| (*key.value(), it.value().to_vec()))
            .collect())
    });
    rows.expect("read")
}

#[test]
fn a_record_that_is_lost_or_put_in_is_named_with_its_entry() {
    let (_folder, _path, store, _book) = busy();
    tamper(&store, |txn| {
        let mut table = txn.open_table(records(Kind::Sector)).expect("a table");
        table.remove(1).expect("removed");
    });
    let lost = store.verify_journal().expect("read");
    assert_eq!(lost, Err(Misfit::Record(Seq(3), Kind::Sector, 1)));
    let (_folder, _path, store, _book) = busy();
    tamper(&store, |txn| {
        let mut table = txn.open_table(records(Kind::Sector)).expect("a table");
        let bytes = codec::encode_record(&sector(9, "不明界").into_record()).expect("encodes");
        let sealed = codec::seal_bytes(Kind::Sector, 9, &bytes, Seq(1));
        table.insert(9, sealed.as_slice()).expect("inserted");
    });
    let put_in = store.verify_journal().expect("read");
    assert_eq!(put_in, Err(Misfit::Records(Seq(1))));
}

#[test]
fn a_journal_that_was_cut_or_built_anew_is_found_by_a_head_that_was_noted() {
    let (folder, path, store, _book) = busy();
    let head = store.head().expect("read").expect("an entry");
    let noted = format!("{}:{}", head.seq.0, &hex_of(&head.hash)[..20]);
    let noted = Expected::read(&noted).expect("a head");
    assert_eq!(store.differs_from(&noted).expect("read"), None);
    drop(store);
    let shorter = Store::found(&folder.path().join("anew"), &grant(), &act(noon()), |_| {
        Ok(())
    });
    let shorter = shorter.expect("founded");
    let cut = shorter.differs_from(&noted).expect("read");
    assert_eq!(cut, Some(Misfit::Missing(head.seq)));
    drop(shorter);
    let (_other, _path, other, _book) = busy();
    let anew = other.differs_from(&noted).expect("read");
    assert_eq!(anew, Some(Misfit::Other(head.seq)));
    let opened = Store::open(&path).expect("opens");
    assert_eq!(opened.differs_from(&noted).expect("read"), None);
    for unread in [
        "",
        "8",
        "8:",
        "8:12",
        "8:zzzzzzzzzzzzzzzz",
        "0:9f3ac07d51e2b846",
        ":9f3ac07d51e2b846",
    ] {
        assert_eq!(Expected::read(unread), None, "{unread}");
    }
}

#[test]
fn erased_values_are_gone_and_every_hash_stays() {
    let (_folder, path, store, mut book) = busy();
    let heads: Vec<_> = store.entries(None, 99).expect("read");
    let other = Store::open(&path).expect("opens");
    let mut theirs = other.load_book(YEAR).expect("a book");
    put(&store, &mut book, sector(2, "体育和艺术界"));
    let at = write(&store, &mut book, noon(), |tx| {
        let mut one = tx
            .get::<RegistrationForm>(FormId(1))
            .expect("read")
            .expect("there");
        one.sheet.account = "已清除".into();
        tx.put(one).expect("put");
        let erased = tx.erase_values(Kind::RegistrationForm, 1).expect("erased");
        assert_eq!((erased.values, erased.left), (4, 0));
    });
    // The form's three rows so far, and the one of this act with the state before.
    assert_eq!(whole(&store).erased, 4);
    for (now, then) in store
        .entries(Some(Seq(9)), 99)
        .expect("read")
        .iter()
        .zip(&heads)
    {
        assert_eq!(
            (now.seq, now.hash, now.digest),
            (then.seq, then.hash, then.digest)
        );
    }
    let bytes: Vec<u8> = all_changes(&store)
        .into_iter()
        .flat_map(|(_, it)| it)
        .collect();
    let account = "走访6户".as_bytes();
    assert!(!bytes.windows(account.len()).any(|it| it == account));
    for seq in [4, 5, 6, at.0] {
        let refused = store.changes(Seq(seq));
        assert!(
            matches!(refused, Err(StoreError::Erased(_))),
            "{seq}: {refused:?}"
        );
    }
    let entry = store.entry(Seq(4)).expect("read").expect("there");
    assert_eq!((entry.note.as_str(), entry.note_erased), ("", true));
    assert_eq!(store.changes(Seq(3)).expect("kept").len(), 1);
    // Another person's book, from before, comes to the same.
    let news = other.catch_up(&mut theirs).expect("caught up");
    assert_eq!((news.len(), &theirs), (2, &book));
    assert_eq!(theirs, other.load_book(YEAR).expect("a book"));
    // What is left is held as before.
    put(&store, &mut book, form(2));
    let mut two = form(2);
    two.submit(stamp()).expect("a draft");
    put(&store, &mut book, two);
    assert_eq!(whole(&store).erased, 4);
}

#[test]
fn a_note_goes_by_itself_and_the_entry_that_erased_it_says_so() {
    let (_folder, _path, store, mut book) = busy();
    let before = store.entries(None, 99).expect("read");
    let of = |note: &str| -> Vec<_> {
        let said = |it: &str| it == note;
        let all = store.notes_with(&said).expect("read");
        all.into_iter().map(|(entry, _)| entry.seq).collect()
    };
    assert_eq!(of("王伟").len(), before.len());
    let at = write(&store, &mut book, noon(), |tx| {
        tx.erase_note(Seq(3)).expect("erased");
        tx.erase_note(Seq(5)).expect("erased");
    });
    assert!(!of("王伟").contains(&Seq(3)));
    assert_eq!(whole(&store).erased, 0);
    let erasing = store.entry(at).expect("read").expect("there");
    assert_eq!(erasing.notes, [Seq(3), Seq(5)]);
    for then in &before {
        let now = store.entry(then.seq).expect("read").expect("there");
        assert_eq!((now.hash, now.digest), (then.hash, then.digest));
        assert_eq!(now.note_erased, [Seq(3), Seq(5)].contains(&now.seq));
        assert_eq!(
            store.changes(now.seq).expect("kept").len() as u32,
            now.changes
        );
    }
    // One that nobody said was erased is missed.
    tamper(&store, |txn| {
        let mut table = txn.open_table(JOURNAL).expect("a table");
        let sealed = table.get(4).expect("read").expect("there").value().to_vec();
        let bare = entry::without_note(Seq(4), &sealed).expect("an entry");
        let bare = bare.expect("with a salt");
        table.insert(4, bare.as_slice()).expect("inserted");
    });
    let misfit = store.verify_journal().expect("read");
    assert_eq!(misfit, Err(Misfit::Changes(Seq(4))));
}

#[test]
fn values_that_go_without_an_erasure_are_missed() {
    let (_folder, _path, store, _book) = busy();
    let (key, sealed) = all_changes(&store).remove(1);
    let bytes = codec::unseal("changes", &key, &sealed).expect("sealed");
    let bare = row::without_values(bytes)
        .expect("a row")
        .expect("with values");
    tamper(&store, |txn| {
        let mut table = txn.open_table(CHANGES).expect("a table");
        let sealed = codec::seal("changes", &key, &bare);
        table.insert(&key, sealed.as_slice()).expect("inserted");
    });
    let misfit = store.verify_journal().expect("read");
    assert_eq!(misfit, Err(Misfit::Changes(Seq(3))));
}

/// A store as a program of an earlier schema wrote it.
fn of_schema(number: u32) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("old.jiebie");
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let fixture = format!("{fixtures}/store-schema-{number}.jiebie");
    std::fs::copy(fixture, &path).expect("the fixture");
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let all = std::fs::read_dir(folder).expect("a folder");
    let names = all.map(|it| it.expect("an entry").file_name());
    let mut names: Vec<_> = names.map(|it| it.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn an_old_store_is_brought_up_to_date_with_an_entry_and_a_copy_and_keeps_what_it_said() {
    for number in [1, 2] {
        let (folder, path) = of_schema(number);
        let before = std::fs::read(&path).expect("readable");
        let store = Store::upgrade(&path, &grant(), noon()).expect("brought up to date");
        let copy = format!("old.jiebie.schema-{number}");
        assert_eq!(names(folder.path()), ["old.jiebie", &copy]);
        let copied = folder.path().join(&copy);
        assert_eq!(
            std::fs::metadata(&copied).expect("there").len(),
            before.len() as u64
        );
        let entries = store.entries(None, 99).expect("read");
        let (migrated, old) = entries.split_first().expect("entries");
        assert_eq!(
            (migrated.verb.as_str(), migrated.actor.as_str()),
            ("migrate", "owner")
        );
        assert!(migrated.records.is_some() && migrated.moment().is_some());
        assert!(
            old.iter()
                .all(|it| it.moment().is_none() && !it.actor.is_empty())
        );
        assert_eq!(whole(&store).entries, entries.len() as u64);
        for entry in old {
            let changed = store.changes(entry.seq).expect("kept");
            assert_eq!(changed.len(), entry.changes as usize);
        }
        // What it says from now on follows from what it said.
        let mut book = store.load_book(YEAR).expect("a book");
        let mut one = book.forms.iter().next().expect("a form").clone();
        one.sheet.account.push_str("，已回访");
        let of_it =
            |change: &&Change| (change.kind, change.id) == (Kind::RegistrationForm, one.id.0);
        let made = old
            .iter()
            .flat_map(|it| store.changes(it.seq).expect("kept"));
        let rows_before = made.collect::<Vec<_>>().iter().filter(of_it).count() as u64;
        put(&store, &mut book, one.clone());
        let erased = write(&store, &mut book, noon(), |tx| {
            let erased = tx
                .erase_values(Kind::RegistrationForm, one.id.0)
                .expect("erased");
            assert_eq!((erased.values, erased.left), (1, rows_before));
        });
        assert_eq!(whole(&store).entries, erased.0);
        drop(store);
        let again = Store::open(&path).expect("opens");
        again.forget_copies();
        assert_eq!(names(folder.path()), ["old.jiebie"]);
        assert_eq!(again.load_book(YEAR).expect("a book"), book);
    }
}

#[test]
fn the_copy_of_an_old_store_is_that_store() {
    let (folder, path) = of_schema(2);
    drop(Store::upgrade(&path, &grant(), noon()).expect("brought up to date"));
    let copy = folder.path().join("old.jiebie.schema-2");
    let old = Store::upgrade(&copy, &grant(), noon()).expect("opens");
    let (old, new) = (
        old.load_book(YEAR),
        Store::open(&path).and_then(|it| it.load_book(YEAR)),
    );
    assert_eq!(old.expect("a book"), new.expect("a book"));
}

#[test]
fn records_that_an_old_store_had_from_the_beginning_are_held_from_now_on() {
    let (_folder, path) = of_schema(1);
    let store = Store::upgrade(&path, &grant(), noon()).expect("brought up to date");
    let migrated = store.head().expect("read").expect("an entry").seq;
    tamper(&store, |txn| {
        let kind = Kind::Organisation;
        let mut table = txn.open_table(records(kind)).expect("a table");
        let id = OnlyId::ONLY;
        let id = crate::domain::id::Id::raw(id);
        let bytes = {
            let sealed = table.get(id).expect("read").expect("there");
            let (seq, bytes) = codec::unseal_bytes(kind, id, sealed.value()).expect("sealed");
            assert_eq!(seq, Seq(1));
            let mut record: Organisation = codec::decode(bytes).expect("an organisation");
            record.name = "政协另一市委员会".into();
            codec::encode(&record).expect("encodes")
        };
        let sealed = codec::seal_bytes(kind, id, &bytes, Seq(1));
        table.insert(id, sealed.as_slice()).expect("inserted");
    });
    let misfit = store.verify_journal().expect("read");
    assert_eq!(misfit, Err(Misfit::Records(migrated)));
}
