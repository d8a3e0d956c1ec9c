//! Every kind of target that a person may name, by whatever name, and what a fault leaves.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use super::*;

/// A folder with a store, its originals and a draft, and what else a test puts there.
struct TestFolder {
    folder: tempfile::TempDir,
}

impl TestFolder {
    fn new() -> TestFolder {
        let folder = tempfile::tempdir().expect("a folder");
        let test = TestFolder { folder };
        fs::create_dir_all(test.at("s.store.files/ab")).expect("a folder");
        for name in ["s.store", "s.store.files/ab/abcd", ".s.store.drafts-王伟"] {
            test.write(name);
        }
        test
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str) {
        fs::write(self.at(name), name).expect("a file");
    }

    fn is_as_it_was(&self, name: &str) -> bool {
        fs::read(self.at(name)).is_ok_and(|bytes| bytes == name.as_bytes())
    }

    fn gate(&self) -> Gate {
        Gate::around(&self.at("s.store"))
    }

    /// Writes to the name; what is said, or nothing.
    fn save(&self, name: &str, if_there: IfThere) -> Result<(), SaveError> {
        save(self.gate().ask(&self.at(name), if_there)?, b"new")
    }

    /// What lies in the folder itself, but what the test began with.
    fn names(&self) -> Vec<String> {
        let all = fs::read_dir(self.folder.path()).expect("a folder");
        let mut names: Vec<_> = all
            .map(|it| it.expect("an entry").file_name())
            .map(|it| it.to_string_lossy().into_owned())
            .filter(|it| !it.contains("s.store"))
            .collect();
        names.sort();
        names
    }
}

const BOTH: [IfThere; 2] = [IfThere::Refuse, IfThere::Replace];

#[test]
fn a_file_is_written_and_replaced_only_with_leave_and_nothing_else_is_left() {
    let test = TestFolder::new();
    test.save("通报.docx", IfThere::Refuse).expect("written");
    let told = test.save("通报.docx", IfThere::Refuse);
    assert!(matches!(told, Err(SaveError::Exists(_))), "{told:?}");
    fs::write(test.at("通报.docx"), "old").expect("written");
    test.save("通报.docx", IfThere::Replace).expect("replaced");
    assert_eq!(fs::read(test.at("通报.docx")).expect("read"), b"new");
    assert_eq!(test.names(), ["通报.docx"]);
}

#[test]
fn the_store_and_what_belongs_to_it_are_never_written_by_whatever_name() {
    let test = TestFolder::new();
    fs::create_dir(test.at("in")).expect("a folder");
    fs::hard_link(test.at("s.store"), test.at("hard.xlsx")).expect("a link");
    symlink("s.store", test.at("soft.xlsx")).expect("a link");
    symlink("s.store.files", test.at("folder")).expect("a link");
    symlink("s.store.files/ab/new", test.at("dangling.xlsx")).expect("a link");
    for name in [
        "s.store",
        "./s.store",
        "in/../s.store",
        "hard.xlsx",
        "soft.xlsx",
        "s.store.files/ab/abcd",
        "s.store.files/new.xlsx",
        "folder/new.xlsx",
        "in/../folder/ab/abcd",
        "dangling.xlsx",
        ".s.store.drafts-王伟",
        ".s.store.founding-1-0",
        ".s.store.writing",
        "s.store.schema-3",
    ] {
        for if_there in BOTH {
            let told = test.save(name, if_there);
            assert!(matches!(told, Err(SaveError::Own(_))), "{name}: {told:?}");
        }
    }
    for name in ["s.store", "s.store.files/ab/abcd", ".s.store.drafts-王伟"] {
        assert!(test.is_as_it_was(name), "{name}");
    }
    // Another store is no file to be replaced, either.
    fs::write(
        test.at("other.jiebie"),
        [crate::files::STORE, b"more"].concat(),
    )
    .expect("written");
    let told = test.save("other.jiebie", IfThere::Replace);
    assert!(matches!(told, Err(SaveError::Store(_))), "{told:?}");
    // By a link of the store, or when the store itself has gone, it is the same.
    symlink("s.store", test.at("link")).expect("a link");
    let by_link = Gate::around(&test.at("link"));
    for name in ["s.store", "link", "link.files/x", "s.store.files/x"] {
        let told = by_link.ask(&test.at(name), IfThere::Replace);
        if name == "link.files/x" {
            assert!(matches!(told, Err(SaveError::NoFolder(_))), "{told:?}");
        } else {
            assert!(matches!(told, Err(SaveError::Own(_))), "{name}: {told:?}");
        }
    }
    fs::remove_file(test.at("s.store")).expect("removed");
    let told = test.save("s.store", IfThere::Replace);
    assert!(matches!(told, Err(SaveError::Own(_))), "{told:?}");
    for folder in ["s.store.files", "s.store.files/new", "folder/x"] {
        let told = test.gate().make_folder(&test.at(folder));
        assert!(matches!(told, Err(SaveError::Own(_))), "{folder}: {told:?}");
    }
    assert!(!test.at("s.store.files/new").exists());
    assert!(!test.at("s.store.files/x").exists());
}

#[test]
fn an_input_of_the_run_is_never_written() {
    let test = TestFolder::new();
    test.write("list.xlsx");
    fs::hard_link(test.at("list.xlsx"), test.at("hard.xlsx")).expect("a link");
    symlink("list.xlsx", test.at("soft.xlsx")).expect("a link");
    let mut gate = test.gate();
    gate.reads(&test.at("list.xlsx"));
    gate.reads(&test.at("none.xlsx"));
    gate.reads(Path::new("/dev/null"));
    for name in ["list.xlsx", "hard.xlsx", "soft.xlsx"] {
        let told = gate.ask(&test.at(name), IfThere::Replace);
        assert!(matches!(told, Err(SaveError::Input(_))), "{name}: {told:?}");
    }
    gate.ask(&test.at("none.xlsx"), IfThere::Refuse)
        .expect("free");
    gate.ask(Path::new("/dev/null"), IfThere::Refuse)
        .expect("no file");
    assert!(test.is_as_it_was("list.xlsx"));
}

#[test]
fn a_folder_and_a_missing_folder_are_refused_with_the_way_out() {
    let test = TestFolder::new();
    fs::create_dir(test.at("in")).expect("a folder");
    test.write("file");
    test.write("s.file");
    symlink("/gone/for-good/x.docx", test.at("dangling.docx")).expect("a link");
    symlink("s.file/x.docx", test.at("by-file.docx")).expect("a link");
    for (name, said) in [
        ("in", "是目录"),
        ("no/one.docx", "没有目录"),
        ("no/", "没有目录"),
        ("file/x.docx", "没有目录"),
        ("dangling.docx", "没有目录“/gone/for-good”"),
        ("by-file.docx", "s.file”"),
    ] {
        let told = test.save(name, IfThere::Replace).expect_err(name);
        assert!(told.text().zh.contains(said), "{name}: {told}");
    }
    let gate = test.gate();
    let told = gate.make_folder(&test.at("file"));
    assert!(matches!(told, Err(SaveError::NotAFolder(_))), "{told:?}");
    gate.make_folder(&test.at("a/b")).expect("made");
    let names = || ["1.docx".to_owned(), "2.docx".to_owned()];
    let folder = test.at("a/b");
    gate.ask_all(&folder, names(), IfThere::Refuse)
        .expect("free");
    test.write("a/b/2.docx");
    let told = gate.ask_all(&folder, names(), IfThere::Refuse);
    let Err(SaveError::Several { first, count: 1 }) = told else {
        panic!("{told:?}")
    };
    assert!(first.ends_with("a/b/2.docx"));
    gate.ask_all(&folder, names(), IfThere::Replace)
        .expect("replaced");
}

#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    let test = TestFolder::new();
    test.write("a.docx");
    let mode = |mode| fs::Permissions::from_mode(mode);
    fs::set_permissions(test.at("a.docx"), mode(0o640)).expect("set");
    symlink("a.docx", test.at("b.docx")).expect("a link");
    symlink("c.docx", test.at("dangling.docx")).expect("a link");
    test.save("b.docx", IfThere::Replace).expect("written");
    test.save("dangling.docx", IfThere::Refuse)
        .expect("written");
    for (link, file) in [("b.docx", "a.docx"), ("dangling.docx", "c.docx")] {
        assert_eq!(fs::read(test.at(file)).expect("read"), b"new");
        let there = fs::symlink_metadata(test.at(link)).expect("there");
        assert!(there.is_symlink(), "{link}");
    }
    let there = fs::metadata(test.at("a.docx")).expect("there");
    assert_eq!(there.permissions().mode() & 0o777, 0o640);
    fs::set_permissions(test.at("a.docx"), mode(0o440)).expect("set");
    let refused = test.save("a.docx", IfThere::Replace);
    let refused = refused.expect_err("read only").text();
    assert!(refused.zh.contains("没有写入权限"), "{}", refused.zh);
}

#[test]
fn what_is_no_file_is_written_to_as_it_is() {
    let test = TestFolder::new();
    let gate = test.gate();
    let permit = gate.ask(Path::new("/dev/null"), IfThere::Refuse);
    save(permit.expect("no file"), b"gone").expect("swallowed");
    assert!(Path::new("/dev/null").exists());
}

#[test]
fn what_came_to_be_there_meanwhile_is_not_replaced() {
    let test = TestFolder::new();
    let permit = test.gate().ask(&test.at("a.docx"), IfThere::Refuse);
    let unfinished = permit.expect("free").begin().expect("begun");
    test.write("a.docx");
    let told = unfinished.finish_with(b"new");
    assert!(matches!(told, Err(SaveError::Exists(_))), "{told:?}");
    assert!(test.is_as_it_was("a.docx"));
    let permit = test.gate().ask(&test.at("a.docx"), IfThere::Replace);
    let unfinished = permit.expect("leave").begin().expect("begun");
    test.write("b.docx");
    fs::rename(test.at("b.docx"), test.at("a.docx")).expect("renamed");
    let told = unfinished.finish_with(b"new");
    assert!(matches!(told, Err(SaveError::Exists(_))), "{told:?}");
    assert_eq!(test.names(), ["a.docx"]);
}

#[test]
fn a_write_that_fails_leaves_what_was_there() {
    let test = TestFolder::new();
    test.write("a.docx");
    for name in ["a.docx", "new.docx"] {
        let permit = test.gate().ask(&test.at(name), IfThere::Replace);
        let told = save_with(permit.expect("leave"), |file| {
            file.write_all(b"half").expect("written");
            Err::<(), _>(SaveError::System {
                path: PathBuf::new(),
                cause: io::ErrorKind::StorageFull.into(),
            })
        });
        assert!(told.expect_err("full").text().zh.contains("磁盘已满"));
    }
    assert!(test.is_as_it_was("a.docx"));
    assert_eq!(test.names(), ["a.docx"]);
}

#[test]
fn what_a_killed_run_left_is_cleared_and_what_is_being_written_is_not() {
    let test = TestFolder::new();
    test.write(".jiebie-Ab12Cd.tmp");
    test.write(".jiebie-mine.txt");
    let permit = test.gate().ask(&test.at("a.docx"), IfThere::Refuse);
    let mut first = permit.expect("free").begin().expect("begun");
    assert!(!test.at(".jiebie-Ab12Cd.tmp").exists());
    test.save("b.docx", IfThere::Refuse).expect("written");
    first.file().write_all(b"still ").expect("written");
    first.finish_with(b"there").expect("finished");
    assert_eq!(test.names(), [".jiebie-mine.txt", "a.docx", "b.docx"]);
    assert_eq!(fs::read(test.at("a.docx")).expect("read"), b"still there");
}

#[test]
fn runs_that_write_into_one_folder_at_once_all_write() {
    let test = TestFolder::new();
    std::thread::scope(|threads| {
        for run in 0..4 {
            let test = &test;
            threads.spawn(move || {
                for n in 0..250 {
                    let name = format!("{run}-{n}.docx");
                    test.save(&name, IfThere::Refuse).expect("written");
                }
            });
        }
    });
    assert_eq!(test.names().len(), 1_000);
}

#[test]
fn a_new_store_may_come_to_be_at_its_own_place_and_nowhere_in_anothers() {
    let test = TestFolder::new();
    let gate = test.gate();
    let told = gate.ask_for_store(&test.at("s.store.files/x"));
    assert!(matches!(told, Err(SaveError::Own(_))), "{told:?}");
    for free in ["other.store", "no/folder/yet", "s.store"] {
        // Whether there is one at its own place is seen by the founding.
        gate.ask_for_store(&test.at(free)).expect("free");
    }
}

#[test]
fn the_names_of_drafts_notes_and_unfinished_files_are_the_programs() {
    let test = TestFolder::new();
    for name in [
        ".other.store.drafts-王伟.5f3a9c01-12",
        ".other.store.writing",
        ".other.store.founding-1-0",
        ".jiebie-Ab12.tmp",
    ] {
        for if_there in BOTH {
            let told = test.save(name, if_there);
            assert!(
                matches!(told, Err(SaveError::Reserved(_))),
                "{name}: {told:?}"
            );
        }
    }
    for name in [".hidden.csv", "drafts-王伟.csv", "a.writing"] {
        test.save(name, IfThere::Refuse).expect(name);
    }
}
