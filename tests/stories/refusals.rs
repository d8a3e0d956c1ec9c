//! What can't be opened is told in a sentence, with exit code 2, and nothing is changed.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use crate::roster;
use crate::story::Seat;
use crate::test_store::{Answer, TestStore};

/// Opens the screens in a terminal and wants them refused with these words.
#[track_caller]
fn refused_on_a_terminal(office: &TestStore, lang: &str, words: &[&str]) {
    let mut story = Seat::of(office, "王秘书").lang(lang).open();
    assert_eq!(story.line().end(), Some(2), "{}", story.screen());
    for word in words {
        story.shows(word);
    }
    assert!(!story.line().screen().modes().alternate_screen());
    assert!(story.line().modes_are_as_found());
    let told = story.screen();
    for debug in ["Some(", "Err(", "panicked", "Error"] {
        assert!(!told.contains(debug), "{told}");
    }
}

#[test]
fn a_foreign_file_is_no_store() {
    let workbook = TestStore::bare();
    roster::workbook(&workbook, "office.store");
    let letter = TestStore::bare();
    fs::write(letter.store(), "敬启者：\n附上名册。\n").expect("a file");
    let empty = TestStore::bare();
    fs::write(empty.store(), "").expect("a file");
    let folder = TestStore::bare();
    fs::create_dir(folder.store()).expect("a folder");
    let cut = roster::office();
    let whole = fs::read(cut.store()).expect("the store");
    fs::write(cut.store(), &whole[..whole.len() / 3]).expect("a file");
    for office in [workbook, letter, empty, folder, cut] {
        let before = fs::read(office.store()).ok();
        refused_on_a_terminal(&office, "zh_CN.UTF-8", &["office.store"]);
        refused_on_a_terminal(&office, "en_US.UTF-8", &["office.store"]);
        office.runs(&["show", "counts"]).refused(&["office.store"]);
        assert!(fs::read(office.store()).ok() == before, "it was changed");
        let files = fs::read_dir(office.path("")).expect("the folder").count();
        let own = if office.path("名册.xlsx").exists() {
            2
        } else {
            1
        };
        assert_eq!(files, own, "something was left beside it");
    }
}

#[test]
fn a_store_of_another_user_is_refused() {
    // For root nothing is forbidden: the program is then run as somebody else.
    let office = roster::office();
    let program = office.path("jiebie");
    fs::copy(env!("CARGO_BIN_EXE_jiebie"), &program).expect("a copy that anybody may run");
    fs::set_permissions(office.path(""), Permissions::from_mode(0o755)).expect("an open folder");
    let root = rustix::process::geteuid().is_root();
    let forbidden = if root { 0o600 } else { 0 };
    fs::set_permissions(office.store(), Permissions::from_mode(forbidden)).expect("a closed file");
    let before = root.then(|| fs::read(office.store()).expect("the store"));
    for (lang, words) in [("zh", "权限"), ("en", "permission")] {
        let mut command = std::process::Command::new(if root { "setpriv" } else { "env" });
        if root {
            command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
        }
        let output = command
            .arg(&program)
            .args(["show", "counts", "--lang", lang, "--store"])
            .arg(office.store())
            .output()
            .expect("it runs");
        Answer::of(output).refused(&[words, "office.store"]);
    }
    if let Some(before) = before {
        assert!(fs::read(office.store()).expect("the store") == before);
    }
}

#[test]
fn without_a_terminal_the_screens_do_not_open() {
    let office = roster::office();
    let before = fs::read(office.store()).expect("the store");
    office.runs(&[]).refused(&["terminal", "jiebie check"]);
    office.runs_zh(&[]).refused(&["终端", "jiebie check"]);
    assert!(fs::read(office.store()).expect("the store") == before);
    let nowhere = TestStore::bare();
    nowhere.runs(&[]).refused(&["terminal"]);
    assert!(!nowhere.store().exists());
}
