//! What was written although its report could not be printed: every subcommand that writes, with a
//! standard output that is full or whose reader is gone.

use std::fs::{self, OpenOptions};
use std::io;
use std::process::Stdio;

use crate::papers::{PAPER, docx};
use crate::test_store::{Answer, INIT, TestStore};

/// What a run leaves that its report would have told of.
enum Leaves {
    /// An entry in the journal.
    Entry,
    /// A file of this name, or a folder with files.
    File(&'static str),
    /// A store of this name.
    Store(&'static str),
}
use Leaves::{Entry, File, Store};

/// An office with forms at every step, one of which came in a file; people, of whom two are one; and
/// files to take in.
fn office() -> TestStore {
    let office = TestStore::demo();
    let folder = office.path("in");
    fs::create_dir(&folder).expect("a folder");
    let list = "姓名,界别,工作单位及职务\n王伟,体育界,市第一中学教师\n王维,体育界,市第一中学教师\n";
    fs::write(office.path("people.csv"), list).expect("a file");
    let people = office.path("people.csv").display().to_string();
    let import = ["import", &people, "--create-sectors"];
    office.runs(&import).done();
    let more = "姓名,界别\n钱多,体育界\n孙少,没有这个界\n";
    fs::write(office.path("more.csv"), more).expect("a file");
    let paper = |sector, name| crate::papers::Paper {
        sector,
        name,
        ..PAPER
    };
    fs::write(office.path("first.docx"), docx(&[paper("体育界", "王伟")])).expect("a file");
    fs::write(folder.join("second.docx"), docx(&[paper("体育界", "王维")])).expect("a file");
    let first = office.path("first.docx").display().to_string();
    office.runs(&["intake", &first]).done();
    office
}

/// Each subcommand that writes: its words, in which `@` stands for the office's folder and `$` for a
/// form's ID of a status, and what it leaves.
const WRITERS: &[(&str, Leaves)] = &[
    ("form submit $draft", Entry),
    ("form file $taken", Entry),
    ("form return $submitted --reason 请补充", Entry),
    ("form upload $filed", Entry),
    ("form put-back $filed --reason 误办", Entry),
    ("form withdraw $submitted", Entry),
    ("form resume $withdrawn", Entry),
    ("settings set plan-due 04-15", Entry),
    ("import @/more.csv --accept-partial", Entry),
    ("import @/more.csv --accept-partial --rejects -", Entry),
    (
        "import @/more.csv --accept-partial --rejects @/rejects.csv",
        File("rejects.csv"),
    ),
    ("intake @/in", Entry),
    ("merge 王伟 王维 --force", Entry),
    ("export members -o @/members.csv", File("members.csv")),
    ("export roster -o @/roster.xlsx", File("roster.xlsx")),
    ("circular -o @/circular.docx", File("circular.docx")),
    ("form $filed -o @/form.docx", File("form.docx")),
    ("form $filed -d @/forms", File("forms")),
    ("form --blank -o @/blank.docx", File("blank.docx")),
    (
        "attachment form $taken -o @/original.docx",
        File("original.docx"),
    ),
    ("man --dir @/man", File("man")),
    (
        "demo @/demo.store --members 40 --forms 10",
        Store("demo.store"),
    ),
];

fn words(office: &TestStore, line: &str) -> Vec<String> {
    let folder = office.path("").display().to_string();
    let word = |word: &str| match word.strip_prefix('$') {
        Some("taken") => {
            let forms = office.json(&["forms", "--member", "王伟"]);
            forms[0]["id"].to_string()
        }
        Some(status) => office.forms(status)[0].clone(),
        None => word.replace("@/", &folder),
    };
    line.split(' ').map(word).collect()
}

fn last_entry(office: &TestStore) -> u64 {
    let journal = office.json(&["journal", "--limit", "1"]);
    journal[0]["seq"].as_u64().expect("a number")
}

fn on_full(office: &TestStore, args: &[&str]) -> Answer {
    let full = OpenOptions::new().write(true).open("/dev/full");
    let mut command = office.command(args);
    command
        .stdout(full.expect("the device"))
        .stderr(Stdio::piped());
    Answer::of(command.output().expect("the program runs"))
}

fn on_a_closed_pipe(office: &TestStore, args: &[&str]) -> Answer {
    let (reader, writer) = io::pipe().expect("a pipe");
    drop(reader);
    let mut command = office.command(args);
    command.stdout(writer).stderr(Stdio::piped());
    Answer::of(command.output().expect("the program runs"))
}

/// What it left is there, and is told in words.
#[track_caller]
fn is_told(office: &TestStore, leaves: &Leaves, before: u64, answer: &Answer) {
    let (there, told) = match leaves {
        Entry => {
            let entry = last_entry(office);
            assert_eq!(entry, before + 1, "{answer:?}");
            (
                true,
                format!("journal entry {entry}), so don't do it once more"),
            )
        }
        File(name) => {
            let path = office.path(name);
            let is_full = path.is_dir() && path.read_dir().is_ok_and(|mut it| it.next().is_some());
            (path.is_file() || is_full, (*name).to_owned())
        }
        Store(name) => (office.path(name).is_file(), format!("{name}\" was made")),
    };
    assert!(there, "{answer:?}");
    assert!(answer.err.contains(&told), "{told}: {answer:?}");
    assert!(
        answer.err.contains("only the report could not be printed"),
        "{answer:?}"
    );
    assert!(
        !answer.err.to_lowercase().contains("nothing was"),
        "{answer:?}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_written_is_told_although_the_report_could_not_be() {
    let first = office();
    let was = fs::read(first.store()).expect("the store");
    for (line, leaves) in WRITERS {
        for json in [false, true] {
            if json && line.ends_with("--rejects -") {
                continue;
            }
            let office = TestStore::bare();
            copy(&first, &office, &was);
            let mut args = words(&office, line);
            args.extend(json.then(|| "--json".to_owned()));
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let before = last_entry(&office);
            let answer = on_full(&office, &args);
            assert_eq!(answer.code, 2, "{line}: {answer:?}");
            assert!(
                answer.err.contains("the disk is full"),
                "{line}: {answer:?}"
            );
            is_told(&office, leaves, before, &answer);
            assert_eq!(office.json(&["verify"])["whole"], true, "{line}");
        }
    }
}

/// The same where the reader went away: that is no failure, but it is told.
#[test]
fn what_was_written_is_told_to_whom_nobody_reports() {
    let first = office();
    let was = fs::read(first.store()).expect("the store");
    for (line, leaves) in WRITERS {
        let office = TestStore::bare();
        copy(&first, &office, &was);
        let args = words(&office, line);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let before = last_entry(&office);
        let answer = on_a_closed_pipe(&office, &args);
        assert!(answer.code < 2, "{line}: {answer:?}");
        is_told(&office, leaves, before, &answer);
    }
}

/// The same store and files in another folder.
fn copy(from: &TestStore, to: &TestStore, store: &[u8]) {
    fs::write(to.store(), store).expect("a copy");
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(from.path(&folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = entry.file_name();
            let name = format!("{folder}{}", name.to_string_lossy());
            if entry.path().is_dir() {
                fs::create_dir(to.path(&name)).expect("a folder");
                folders.push(format!("{name}/"));
            } else if entry.path() != from.store() {
                fs::copy(entry.path(), to.path(&name)).expect("a copy");
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_store_that_was_founded_or_compacted_is_told() {
    let office = TestStore::bare();
    let answer = on_full(&office, &INIT);
    assert_eq!(answer.code, 2, "{answer:?}");
    let told = [
        "office.store\" was made",
        "only the report could not be printed",
    ];
    assert!(told.iter().all(|it| answer.err.contains(it)), "{answer:?}");
    assert_eq!(last_entry(&office), 1);
    let answer = on_full(&office, &["compact"]);
    assert!(
        answer.err.contains("The store was compacted; only"),
        "{answer:?}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn what_fails_after_a_write_does_not_hide_it() {
    let office = office();
    let (list, rejects) = (office.path("more.csv"), "/dev/full");
    let list = list.display().to_string();
    let args = ["import", &list, "--accept-partial", "--rejects", rejects];
    let before = last_entry(&office);
    let answer = office.runs_zh(&args);
    let entry = before + 1;
    assert_eq!(last_entry(&office), entry);
    assert_eq!(answer.code, 2);
    let told = format!("已写入（日志第 {entry} 条），不要再办一次。此后：“/dev/full”没有写成");
    assert!(answer.err.contains(&told), "{answer:?}");
    let zh = on_full(
        &office,
        &["--lang", "zh", "settings", "set", "plan-due", "04-15"],
    );
    let told = format!(
        "已写入（日志第 {} 条），不要再办一次；只是结果没能输出：磁盘已满。",
        entry + 1
    );
    assert!(zh.err.contains(&told), "{zh:?}");
    // What was to be done and was not is told as before.
    let answer = on_full(&office, &["settings", "set", "plan-due", "04-15"]);
    assert!(!answer.err.contains("journal entry"), "{answer:?}");
}
