//! A store that this user may not write, or not even see: run as somebody whom permissions bind.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::test_store::{Answer, TestStore};

/// Runs the program as nobody, where this is root; else as who this is.
fn run(office: &TestStore, args: &[&str]) -> Option<Answer> {
    let own = office.command(args);
    let mut command = if rustix::process::geteuid().is_root() {
        let mut command = Command::new("setpriv");
        command
            .args([
                "--reuid",
                "65534",
                "--regid",
                "65534",
                "--clear-groups",
                "--",
            ])
            .arg(own.get_program())
            .args(own.get_args());
        command
    } else {
        let mut command = Command::new(own.get_program());
        command.args(own.get_args());
        command
    };
    Some(Answer::of(command.env("USER", "nobody").output().ok()?))
}

fn set(path: &std::path::Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

#[test]
fn a_store_without_permission_is_read_or_said_to_be_closed_and_never_written() {
    let office = TestStore::demo();
    let folder = office.path("");
    // The built program may lie where nobody gets in.
    set(&folder, 0o755);
    set(office.store(), 0o444);
    let probe = run(&office, &["--version"]);
    if probe.is_none_or(|answer| answer.code != 0) {
        eprintln!("skipped: needs setpriv and a program that nobody may run");
        return;
    }
    let run = |args: &[&str]| run(&office, args).expect("it ran before");
    let shown = run(&["show", "counts", "--lang", "zh"]);
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(shown.err.contains("只读"), "{shown:?}");
    assert!(shown.out.contains("委员"), "{shown:?}");
    let id = &office.forms("submitted")[0];
    for args in [
        &["form", "file", id][..],
        &["settings", "set", "many-members", "9"],
    ] {
        let refused = run(args);
        assert_eq!(refused.code, 2, "{args:?}: {refused:?}");
        assert!(refused.err.contains("read-only"), "{refused:?}");
    }
    set(office.store(), 0o000);
    run(&["check"]).refused(&["No permission"]);
    set(office.store(), 0o644);
    set(&folder, 0o700);
    run(&["check"]).refused(&["No permission"]);
    set(&folder, 0o755);
    assert_eq!(office.json(&["verify"])["faults"], serde_json::json!([]));
}
