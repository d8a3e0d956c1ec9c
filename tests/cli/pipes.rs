//! A reader that goes away is no error; an output that can't be written is one, and so is one that was
//! redirected to the store or to what is read.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use crate::test_store::{Answer, TestStore};

#[test]
fn a_reader_that_goes_away_is_no_error() {
    // Far more than a pipe holds.
    let office = TestStore::of(&["--members", "400", "--forms", "2000"]);
    for (args, code) in [
        (&["forms", "--json"][..], 0),
        (&["forms"], 0),
        (&["check", "--json"], 1),
        (&["check"], 1),
        (&["check", "--format", "csv"], 1),
        (&["show", "sector", "--json"], 0),
        (&["completions", "bash"], 0),
        (&["export", "forms", "--format", "json"], 0),
        (&["export", "forms"], 0),
        (&["export", "workbook", "--format", "xlsx"], 0),
    ] {
        let mut child = office
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
        // A workbook is no text.
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line).expect("a line");
        assert!(!line.is_empty());
        drop(reader);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_an_error() {
    let office = TestStore::demo();
    for args in [
        &["forms"][..],
        &["show", "counts", "--json"],
        &["check", "--help"],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("the device");
        let output = office
            .command(args)
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("the disk is full"), "{told}");
    }
}

#[test]
fn a_closed_standard_error_is_no_panic() {
    let office = TestStore::bare();
    let mut child = office
        .command(&["check"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stderr.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(2));
}

/// Opens a file as `>>` and `<>` of a shell do.
fn redirections(path: &Path) -> [File; 2] {
    let open = |append: bool| OpenOptions::new().append(append).write(true).open(path);
    [true, false].map(|append| open(append).expect("opens"))
}

#[test]
fn a_standard_stream_that_is_the_store_is_never_written() {
    let office = TestStore::demo();
    let at = |name: &str| office.path(name);
    let folder = at("office.store.files/ab");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("x.docx"), "an original").expect("a file");
    fs::write(at(".office.store.drafts-wang"), "[]").expect("a file");
    fs::hard_link(office.store(), at("hard")).expect("a link");
    let filed = office.forms("filed")[0].clone();
    let runs: [&[&str]; 10] = [
        &["export", "roster", "--format", "xlsx"],
        &["export", "members", "-o", "-"],
        &["form", &filed, "-o", "-"],
        &["form", "upload", &filed],
        &["circular", "-o", "-"],
        &["show", "counts"],
        &["check", "--json"],
        &["settings", "set", "plan-due", "04-15"],
        &["man"],
        &["completions", "bash"],
    ];
    let mut targets = vec!["office.store", "hard"];
    if cfg!(target_os = "linux") {
        targets.extend(["office.store.files/ab/x.docx", ".office.store.drafts-wang"]);
    }
    for target in targets {
        let target = at(target);
        let was = fs::read(&target).expect("read");
        for args in runs {
            for to in redirections(&target) {
                let output = office.command(args).stdout(to).output();
                let answer = Answer::of(output.expect("runs"));
                assert!(fs::read(&target).expect("read") == was, "{args:?}");
                answer.refused(&["The standard output is the store", "Nothing was done"]);
            }
            for to in redirections(&target) {
                let output = office.command(args).stderr(to).output();
                let answer = Answer::of(output.expect("runs"));
                assert!(fs::read(&target).expect("read") == was, "{args:?}");
                assert_eq!(answer.code, 2);
                let told = answer.out.contains("The standard error is the store");
                assert!(told, "{answer:?}");
            }
            let [one, other] = redirections(&target);
            let output = office.command(args).stdout(one).stderr(other).output();
            assert_eq!(output.expect("runs").status.code(), Some(2));
            assert!(fs::read(&target).expect("read") == was, "{args:?}");
        }
    }
    let zh = ["--lang", "zh", "show", "counts"];
    let [to, _] = redirections(office.store());
    let output = office.command(&zh).stdout(to).output();
    let told = "标准输出是正在使用的数据文件，或属于它（原件、草稿），不能写到它上面。";
    Answer::of(output.expect("runs")).refused(&[told]);
}

#[test]
fn a_standard_stream_that_is_an_input_is_never_written() {
    let office = TestStore::demo();
    let list = office.path("list.csv");
    let ids = office.path("ids");
    let filed = office.forms("filed")[0].clone();
    let named = list.display().to_string();
    fs::write(&list, "姓名,界别\n赵静,没有这个界\n").expect("a file");
    fs::write(&ids, &filed).expect("a file");
    let input = |path: &Path| Stdio::from(File::open(path).expect("opens"));
    let runs: [(&[&str], &Path); 5] = [
        (&["import", &named, "--dry-run", "--rejects", "-"], &list),
        (
            &["import", "-", "--accept-partial", "--rejects", "-"],
            &list,
        ),
        (&["intake", &named], &list),
        (&["form", "upload", "-"], &ids),
        (&["form", "-", "-o", "-"], &ids),
    ];
    for (args, path) in runs {
        let was = fs::read(path).expect("read");
        for to in redirections(path) {
            let mut command = office.command(args);
            let output = command.stdin(input(path)).stdout(to).output();
            assert!(fs::read(path).expect("read") == was, "{args:?}");
            let told = "The standard output is a file that is read now";
            Answer::of(output.expect("runs")).refused(&[told]);
        }
    }
    let named = ids.display().to_string();
    let mut command = office.command(&["form", "-", "--force", "-o", &named]);
    let output = command.stdin(input(&ids)).output();
    Answer::of(output.expect("runs")).refused(&["ids\" is a file that is read now"]);
    // What is redirected elsewhere, or to what swallows it, is as ever.
    let other = File::create(office.path("other.csv")).expect("a file");
    let null = || OpenOptions::new().read(true).write(true).open("/dev/null");
    for (from, to) in [
        (input(&ids), Stdio::from(other)),
        (input(&ids), null().expect("opens").into()),
    ] {
        let mut command = office.command(&["form", "-", "-o", "-"]);
        let output = command.stdin(from).stdout(to).output();
        assert!(output.expect("runs").status.success());
    }
    let office = TestStore::demo();
    let mut command = office.command(&["import", "-"]);
    let same = null().expect("opens");
    let from = same.try_clone().expect("once more");
    let output = command.stdin(from).stdout(same).output().expect("runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("read now"), "{told}");
}
