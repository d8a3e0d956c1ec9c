//! Where files are written to: every subcommand that writes one, pointed at everything that must
//! not be written, and at what may.

use std::fs;
use std::io::Read;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::test_store::{Answer, TestStore};

/// An office with an input file and a form that came in a file, and its folder as it was.
struct TestFolder {
    office: TestStore,
    was: Vec<(PathBuf, Vec<u8>)>,
}

const LIST: &str = "姓名,界别,联系电话\n赵静,教育界,1390000\n";

impl TestFolder {
    fn new() -> TestFolder {
        let office = TestStore::demo();
        let at = |name: &str| office.path(name);
        fs::create_dir_all(at("office.store.files/ab")).expect("a folder");
        fs::write(at("office.store.files/ab/x.docx"), "an original").expect("a file");
        fs::write(at(".office.store.drafts-wang"), "[]").expect("a file");
        fs::write(at("list.csv"), LIST).expect("a file");
        for there in ["there.xlsx", "there.docx", "there.csv"] {
            fs::write(at(there), "there").expect("a file");
        }
        for ending in ["xlsx", "docx", "csv"] {
            fs::hard_link(office.store(), at(&format!("hard.{ending}"))).expect("a link");
            symlink("office.store", at(&format!("soft.{ending}"))).expect("a link");
            symlink("list.csv", at(&format!("input.{ending}"))).expect("a link");
            let new = format!("office.store.files/ab/new.{ending}");
            symlink(new, at(&format!("dangling.{ending}"))).expect("a link");
        }
        let mut test = TestFolder {
            office,
            was: Vec::new(),
        };
        test.was = test.is();
        test
    }

    fn at(&self, name: &str) -> String {
        self.office.path(name).display().to_string()
    }

    /// All files, links followed, by name; of the store no more than that it is one.
    fn is(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut all = Vec::new();
        let mut folders = vec![self.office.path("")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).unwrap_or_default();
                    let is_store = bytes.starts_with(b"redb");
                    let bytes = if is_store { b"redb".to_vec() } else { bytes };
                    all.push((path, bytes));
                }
            }
        }
        all.sort();
        all
    }

    #[track_caller]
    fn is_as_it_was(&self, what: &str) {
        let is = self.is();
        let names = |all: &[(PathBuf, Vec<u8>)]| -> Vec<_> {
            all.iter().map(|(path, _)| path.clone()).collect()
        };
        assert_eq!(names(&is), names(&self.was), "{what}");
        for (now, before) in is.iter().zip(&self.was) {
            assert!(now == before, "{what}: {} changed", now.0.display());
        }
    }

    /// Runs what writes a file, with this target.
    fn writes(&self, what: &[&str], to: &str, force: bool) -> Answer {
        let to = self.at(to);
        let force: &[&str] = if force { &["--force"] } else { &[] };
        self.office.runs(&[what, &[to.as_str()], force].concat())
    }
}

impl Answer {
    /// It went well; that the store has several names may be told.
    #[track_caller]
    fn went_well(self) {
        assert_eq!(self.code, 0, "{self:?}");
    }
}

/// Each subcommand that writes one file, and the ending of what it writes.
fn writers(test: &TestFolder) -> Vec<(Vec<String>, &'static str)> {
    let id = test.office.forms("filed")[0].clone();
    let list = test.at("list.csv");
    let writers: [(&[&str], &str); 5] = [
        (&["export", "roster", "-o"], "xlsx"),
        (&["export", "members", "-o"], "csv"),
        (&["circular", "-o"], "docx"),
        (&["form", &id, "-o"], "docx"),
        (&["import", &list, "--dry-run", "--rejects"], "csv"),
    ];
    let owned = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
    writers.map(|(words, ending)| (owned(words), ending)).into()
}

#[test]
fn the_store_its_own_files_and_what_is_there_are_never_written_over() {
    let test = TestFolder::new();
    for (what, ending) in writers(&test) {
        let what: Vec<&str> = what.iter().map(String::as_str).collect();
        for (target, said) in [
            ("office.store", "belongs to it"),
            ("./x/../office.store", ""),
            ("hard", "belongs to it"),
            ("soft", "belongs to it"),
            ("dangling", "belongs to it"),
            ("office.store.files/ab/x.docx", "belongs to it"),
            ("office.store.files/new", "belongs to it"),
            (".office.store.drafts-wang", "belongs to it"),
            ("office.store.files", ""),
            ("", "is a folder"),
            ("no/new", "no folder"),
        ] {
            let to = match target {
                "hard" | "soft" | "dangling" | "office.store.files/new" | "no/new" => {
                    format!("{target}.{ending}")
                }
                _ => target.to_owned(),
            };
            for force in [false, true] {
                let mut what = what.clone();
                if what[0] == "export" {
                    what.splice(2..2, ["--format", ending]);
                }
                let answer = test.writes(&what, &to, force);
                let told = format!("{what:?} {to}: {answer:?}");
                answer.refused(&[said]);
                test.is_as_it_was(&told);
            }
        }
        let there = format!("there.{ending}");
        test.writes(&what, &there, false)
            .refused(&[&there, "--force"]);
        test.is_as_it_was(&format!("{what:?}"));
        let input = format!("input.{ending}");
        if what[0] == "import" {
            for force in [false, true] {
                test.writes(&what, "list.csv", force)
                    .refused(&["is read now"]);
                test.writes(&what, &input, force).refused(&["is read now"]);
            }
            test.is_as_it_was("an input");
        }
        let answer = test.writes(&what, &there, true);
        assert!(answer.code <= 1, "{what:?}: {answer:?}");
        assert_ne!(fs::read(test.at(&there)).expect("read"), b"there");
        fs::write(test.at(&there), "there").expect("as it was");
    }
    test.is_as_it_was("all of them");
    let whole = test.office.json(&["verify"]);
    assert_eq!(whole["faults"], serde_json::json!([]));
}

#[test]
fn a_folder_of_files_is_written_whole_or_not_at_all() {
    let test = TestFolder::new();
    let ids = test.office.forms("filed");
    let forms = ["form", &ids[0], &ids[1], "-d"];
    for folder in ["office.store.files", "office.store.files/new"] {
        for force in [false, true] {
            test.writes(&forms, folder, force)
                .refused(&["belongs to it"]);
            test.writes(&["man", "--dir"], folder, force)
                .refused(&["belongs to it"]);
        }
    }
    test.writes(&forms, "list.csv", true)
        .refused(&["is no folder"]);
    test.is_as_it_was("folders");
    test.writes(&["form", &ids[1], "-d"], "out", false)
        .went_well();
    test.writes(&forms, "out", false)
        .refused(&["1 of the files", "none was written"]);
    let count = || fs::read_dir(test.at("out")).expect("a folder").count();
    assert_eq!(count(), 1);
    test.writes(&forms, "out", true).went_well();
    assert_eq!(count(), 2);
    test.writes(&["man", "--dir"], "man", false).went_well();
    test.writes(&["man", "--dir"], "man", false)
        .refused(&["exist already"]);
}

#[test]
fn a_demo_is_made_in_no_store() {
    let test = TestFolder::new();
    for target in ["office.store.files/new", "dangling.csv", ".office.store.x"] {
        let answer = test.office.runs(&["demo", &test.at(target)]);
        answer.refused(&["belongs to it"]);
    }
    test.office
        .runs(&["demo", &test.at("list.csv")])
        .refused(&["exists already"]);
    let store = test.at("office.store");
    test.office
        .runs(&["demo", &store])
        .refused(&["exists already"]);
    test.is_as_it_was("demo");
}

#[test]
fn an_input_that_comes_by_the_standard_input_is_one_too() {
    let test = TestFolder::new();
    let list = test.at("list.csv");
    let mut command =
        test.office
            .command(&["import", "-", "--dry-run", "--force", "--rejects", &list]);
    command.stdin(fs::File::open(&list).expect("opens"));
    Answer::of(command.output().expect("runs")).refused(&["is read now"]);
    test.is_as_it_was("the input");
}

#[test]
fn pipes_devices_and_the_names_of_what_is_open_go_on_working() {
    let office = TestStore::demo();
    let whole = office.runs(&["export", "members"]).done();
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let args = ["export", "members", "--format", "csv", "-o", name];
        let piped = office.runs(&args);
        assert!(piped.out.starts_with(&whole), "{name}: {piped:?}");
        // Redirected, what the file has stays before it.
        let path = office.path("redirected.csv");
        fs::write(&path, "before\n").expect("a file");
        let file = fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .expect("opens");
        let run = office.command(&args).stdout(file).output().expect("runs");
        assert!(run.status.success(), "{name}: {run:?}");
        let written = fs::read_to_string(&path).expect("read");
        assert!(written.starts_with(&format!("before\n{whole}")), "{name}");
    }
    office
        .runs(&["export", "members", "--format", "csv", "-o", "/dev/null"])
        .done();
    let fifo = office.path("fifo");
    let made = Command::new("mkfifo").arg(&fifo).status().expect("runs");
    assert!(made.success());
    let to = fifo.display().to_string();
    let mut command = office.command(&["export", "members", "--format", "csv", "-o", &to]);
    let mut child = command.stdout(Stdio::null()).spawn().expect("runs");
    let mut got = String::new();
    fs::File::open(&fifo)
        .expect("opens")
        .read_to_string(&mut got)
        .expect("read");
    assert!(child.wait().expect("ends").success());
    assert_eq!(got, whole);
}

/// Calls `work` with a folder on a disk of so many bytes; false where none can be had.
fn on_a_small_disk(bytes: usize, work: impl FnOnce(&Path)) -> bool {
    struct Unmount<'p>(&'p Path);
    impl Drop for Unmount<'_> {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg("-l").arg(self.0).status();
        }
    }
    let mount = tempfile::tempdir().expect("a temporary folder");
    let size = format!("size={bytes}");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
        .arg(mount.path())
        .output()
        .is_ok_and(|output| output.status.success());
    if mounted {
        let _unmount = Unmount(mount.path());
        work(mount.path());
    }
    mounted
}

#[test]
fn a_full_disk_leaves_what_was_there_and_nothing_beside_it() {
    let office = TestStore::demo();
    let ran = on_a_small_disk(16 << 10, |disk| {
        let at = |name: &str| disk.join(name).display().to_string();
        fs::write(at("there.csv"), "there").expect("room");
        fs::write(at("ballast"), vec![7; 8 << 10]).expect("room");
        for name in ["there.csv", "new.csv"] {
            let args = ["export", "members", "-o", &at(name), "--force"];
            office.runs(&args).refused(&["full"]);
            let args = [
                "export",
                "roster",
                "--format",
                "xlsx",
                "-o",
                &at(name),
                "--force",
            ];
            office.runs(&args).refused(&["full"]);
        }
        assert_eq!(fs::read(at("there.csv")).expect("read"), b"there");
        let mut names: Vec<_> = fs::read_dir(disk)
            .expect("a folder")
            .map(|it| it.expect("an entry").file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["ballast", "there.csv"]);
        // Room again: it is written.
        fs::remove_file(at("ballast")).expect("removed");
        let args = ["export", "committees", "-o", &at("there.csv"), "--force"];
        office.runs(&args).done();
    });
    if !ran {
        eprintln!("skipped: needs leave to mount a small tmpfs (root)");
    }
}
