//! What the shell changes: founding, settings, the steps of forms; and the journal of it.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::shapes::same_as_documented;
use crate::test_store::{Answer, INIT, TODAY, TestStore, system_user};

#[test]
fn a_store_is_founded_once() {
    let office = TestStore::empty();
    let counts = office.json(&["show", "counts"]);
    assert_eq!(counts["members"], 0);
    let before = fs::read(office.store()).expect("the store");
    let again = [
        "init",
        "--org",
        "别的",
        "--term",
        "1",
        "--from",
        "2026-01-01",
    ];
    office
        .runs(&again)
        .refused(&["office.store", "exists already"]);
    office
        .runs_zh(&again)
        .refused(&["office.store", "已经存在"]);
    let path = office.store().display().to_string();
    office.runs(&["demo", &path]).refused(&["exists already"]);
    assert_eq!(fs::read(office.store()).expect("the store"), before);
}

#[test]
fn the_default_store_is_in_the_users_data_folder() {
    let office = TestStore::bare();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jiebie"));
    command
        .args(INIT)
        .arg("--json")
        .env("HOME", office.path("home"))
        .env_remove("XDG_DATA_HOME");
    let answer = Answer::of(command.output().expect("the program runs"));
    let founded: serde_json::Value = serde_json::from_str(&answer.done()).expect("JSON");
    let store = founded["store"].as_str().expect("a path");
    assert!(store.ends_with("jiebie.store"), "{store}");
    if cfg!(target_os = "linux") {
        assert!(
            office
                .path("home/.local/share/jiebie/jiebie.store")
                .is_file()
        );
    }
}

#[test]
fn a_setting_is_set_read_and_journalled() {
    let office = TestStore::empty();
    assert_eq!(
        office.runs(&["settings", "get", "plan-due"]).done(),
        "03-31\n"
    );
    let told = office
        .runs(&["settings", "set", "plan-due", "04-15"])
        .done();
    assert_eq!(told, "plan-due is now 04-15.\n");
    assert_eq!(
        office.runs(&["settings", "get", "plan-due"]).done(),
        "04-15\n"
    );
    let told = office
        .runs_zh(&["settings", "set", "plan-due", "04-15"])
        .done();
    assert_eq!(told, "plan-due 原本就是 04-15。\n");
    office
        .runs(&["settings", "set", "plan-due", "13-40"])
        .refused(&["plan-due", "13-40", "month and day"]);
    office
        .runs_zh(&["settings", "set", "plan-duo", "04-15"])
        .refused(&["plan-duo", "plan-due"]);
    let list = office.runs(&["settings"]).done();
    assert_eq!(list, office.runs(&["settings", "list"]).done());
    assert!(
        list.lines()
            .any(|line| line.starts_with("plan-due ") && line.contains("04-15"))
    );
    let journal = office.json(&["journal"]);
    let journal = journal.as_array().expect("an array");
    assert_eq!(journal.len(), 2, "what changed nothing is no entry");
    assert_eq!(journal[0]["verb"], "settle");
    assert_eq!(journal[0]["actor"], system_user().as_str());
    assert_eq!(journal[0]["as_of"], TODAY);
    assert_eq!(journal[0]["front"], "shell");
    let at = journal[0]["at"].as_str().expect("a moment");
    let at: chrono::DateTime<chrono::FixedOffset> = at.parse().expect("with its offset");
    let ago = chrono::Local::now().signed_duration_since(at);
    assert!(
        (0..600).contains(&ago.num_seconds()),
        "{ago}: the machine's time"
    );
    let table = office.runs_zh(&["journal", "--limit", "1"]).done();
    assert_eq!(table.lines().count(), 2);
    assert!(
        table.contains("修改设置") && table.contains("plan-due = 04-15"),
        "{table}"
    );
    // Who decided is kept, and cited where the rule is explained.
    office
        .runs_zh(&[
            "settings",
            "set",
            "plan-due",
            "04-20",
            "--decided-by",
            "第10次主席会议",
        ])
        .done();
    let explained = office.runs_zh(&["explain", "J1702"]).done();
    let cited = "界别年度工作计划截止日：4月20日（第10次主席会议，";
    assert!(explained.contains(cited), "{explained}");
    office
        .runs(&[
            "settings",
            "set",
            "plan-due",
            "04-25",
            "--decided-on",
            "11-5",
        ])
        .refused(&["--decided-by"]);
}

#[test]
fn forms_take_their_steps_and_what_cannot_is_named() {
    let office = TestStore::demo();
    let filed = office.forms("filed");
    let uploaded = office.forms("uploaded");
    let told = office.runs(&["form", "upload", &filed[0]]).done();
    assert!(
        told.starts_with("uploaded: ") && told.contains(&filed[0]),
        "{told}"
    );
    assert_eq!(
        office.json(&["show", "form", &filed[0]])["status"],
        "uploaded"
    );
    // Some can, some cannot: exit code 1, each named.
    let answer = office.runs_zh(&["form", "upload", &filed[1], &uploaded[0], "99999"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.out.contains(&format!("#{}", filed[1])));
    assert!(
        answer.err.contains("已上传") && answer.err.contains("99999"),
        "{answer:?}"
    );
    // None can: an error, nothing changed.
    let entries = office
        .json(&["journal"])
        .as_array()
        .expect("an array")
        .len();
    office
        .runs(&["form", "file", &uploaded[0]])
        .refused(&["uploaded"]);
    office.runs(&["form", "file", "99999"]).refused(&["99999"]);
    office
        .runs(&["form", "file", "abc"])
        .refused(&["abc", "jiebie forms"]);
    let submitted = office.forms("submitted");
    office
        .runs(&["form", "return", &submitted[0]])
        .refused(&["reason"]);
    let after = office
        .json(&["journal"])
        .as_array()
        .expect("an array")
        .len();
    assert_eq!(entries, after);
    office
        .runs(&[
            "form",
            "return",
            &submitted[0],
            "--reason",
            "请补充走访日期",
        ])
        .done();
    let returned = office.json(&["show", "form", &submitted[0]]);
    assert_eq!(returned["status"], "returned");
    let history = returned["history"].as_array().expect("an array");
    let last = history.last().expect("a step");
    assert_eq!(
        (&last["reason"], &last["by"]),
        (&"请补充走访日期".into(), &system_user().into())
    );
    office.runs(&["form", "withdraw", &submitted[0]]).done();
    assert_eq!(
        office.json(&["show", "form", &submitted[0]])["status"],
        "withdrawn"
    );
}

#[test]
fn a_form_filed_or_withdrawn_by_mistake_can_be_taken_up_again() {
    let office = TestStore::demo();
    let filed = office.forms("filed");
    let id = filed.last().expect("a form");
    let status = || office.json(&["show", "form", id])["status"].clone();
    office
        .runs_zh(&["form", "put-back", id])
        .refused(&["撤销备案须写明原因"]);
    let told = office
        .runs_zh(&["form", "put-back", id, "--reason", "误办"])
        .done();
    assert!(told.contains("撤销备案："), "{told}");
    assert_eq!(status(), "submitted");
    office.runs(&["form", "withdraw", id]).done();
    // What is withdrawn takes no other step than this.
    office
        .runs(&["form", "submit", id])
        .refused(&["The form is withdrawn"]);
    office.runs(&["form", "resume", id]).done();
    assert_eq!(status(), "draft");
    office
        .runs(&["form", "resume", id])
        .refused(&["The form is draft"]);
    office.runs(&["form", "submit", id]).done();
    assert_eq!(status(), "submitted");
}

#[test]
fn ids_are_read_from_the_standard_input() {
    let office = TestStore::demo();
    let filed = office.forms("filed");
    let mut child = office
        .command(&["form", "upload", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    writeln!(input, "#{}\n{} {}", filed[0], filed[1], filed[0]).expect("a reader");
    drop(input);
    let answer = Answer::of(child.wait_with_output().expect("it ends")).done();
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    let done = answer["done"].as_array().expect("an array");
    assert_eq!(done.len(), 2, "{answer}");
}

#[test]
fn a_journal_that_was_edited_by_other_means_is_found_out() {
    let office = TestStore::empty();
    office
        .runs(&["settings", "set", "plan-due", "04-15"])
        .done();
    office
        .runs(&["settings", "set", "plan-due", "04-16"])
        .done();
    assert!(
        office
            .runs(&["journal", "verify"])
            .done()
            .contains("3 entries")
    );
    assert!(office.runs_zh(&["verify"]).done().contains("3 条日志"));
    assert_eq!(office.json(&["verify"])["whole"], true);
    let mut bytes = fs::read(office.store()).expect("the store");
    let (old, new) = (b"plan-due = 04-15", b"plan-due = 03-31");
    let places: Vec<_> = (0..bytes.len() - old.len())
        .filter(|at| bytes[*at..].starts_with(old))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + new.len()].copy_from_slice(new);
    }
    fs::write(office.store(), bytes).expect("the store is written");
    for args in [&["journal", "verify"][..], &["verify"], &["journal"]] {
        office
            .runs(args)
            .refused(&["is damaged", "page ", "backup"]);
        office.runs_zh(args).refused(&["有损坏", "备份"]);
    }
}

#[test]
fn a_demo_is_made_alike_from_the_same_seed_and_may_be_used_in_passing() {
    let office = TestStore::bare();
    let make = |name: &str, seed: &str| {
        let path = office.path(name).display().to_string();
        let size = ["--members", "40", "--forms", "30", "--seed", seed];
        office
            .runs(&[&["demo", path.as_str()], &size[..]].concat())
            .done();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jiebie"));
        command.args([
            "show", "member", "--json", "--as-of", TODAY, "--store", &path,
        ]);
        Answer::of(command.output().expect("the program runs")).done()
    };
    let first = make("a.store", "5");
    assert_eq!(first, make("b.store", "5"));
    assert_ne!(first, make("c.store", "6"));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jiebie"));
    command
        .args(["--demo", "show", "counts", "--json"])
        .env("TMPDIR", office.path(""));
    let counts = Answer::of(command.output().expect("the program runs")).done();
    assert!(counts.contains("\"members\": 400"), "{counts}");
    let left: Vec<_> = fs::read_dir(office.path(""))
        .expect("the folder")
        .flatten()
        .collect();
    assert_eq!(left.len(), 3, "the passing demo is gone: {left:?}");
}

#[test]
fn two_records_are_merged_where_nothing_speaks_against_it() {
    let office = TestStore::empty();
    let list = office.path("list.csv");
    let rows =
        "姓名,界别,联系电话\n王伟,教育界,13900000001\n王维,教育界,13800000002\n王伟,体育界,\n";
    fs::write(&list, rows).expect("a file");
    let import = ["import", &list.display().to_string(), "--create-sectors"];
    office.runs(&import).done();
    let members = office.json(&["show", "member"]);
    let entries = || office.json(&["journal"]).as_array().map(Vec::len);
    assert_eq!(members.as_array().map(Vec::len), Some(3));
    let before = entries();
    office.runs(&["merge", "1", "2"]).refused(&[
        "names differ (王伟, 王维), the phones differ (139****0001, 138****0002)",
        "jiebie show member 2",
        "merge them with --force",
    ]);
    office
        .runs_zh(&["merge", "1", "2"])
        .refused(&["姓名不同（王伟、王维），联系电话不同", "加 --force 合并"]);
    assert_eq!(entries(), before);
    let told = office.runs_zh(&["merge", "1", "3"]).done();
    let parts = ["（日志第 3 条）", "jiebie show member 1", "jiebie undo 3"];
    assert!(parts.iter().all(|it| told.contains(it)), "{told}");
    let told = office.runs(&["merge", "1", "2", "--force"]).done();
    assert!(
        told.contains("王维 #2 was merged into 王伟 #1 (journal entry 4)"),
        "{told}"
    );
}

#[test]
fn holidays_come_from_a_notice_a_list_or_the_program_and_a_year_without_them_is_told() {
    let office = TestStore::empty();
    let told = |date: &str| office.runs_on(date, &["check"]).out;
    assert!(!told("2026-06-30").contains("holidays"));
    assert!(told("2026-12-20").contains("The holidays of 2027 are not known"));
    let notice = "关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n\
                  七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）上班。\n";
    let file = |name: &str, text: &str| {
        let path = office.path(name);
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("a path").to_owned()
    };
    assert_eq!(
        office
            .runs(&["settings", "holidays", &file("notice.txt", notice)])
            .done(),
        "2027: 10 days off, 1 weekend days worked.\n"
    );
    assert!(!told("2026-12-20").contains("not known"));
    let years = office.json(&["settings", "holidays", &file("notice.txt", notice)]);
    same_as_documented("jiebie settings holidays FILE --json", &years);
    let holidays = office.runs(&["settings", "get", "holidays"]).done();
    assert_eq!(holidays, "2027-01-01..03, 2027-10-01..07\n");
    let empty = file("empty.txt", "没有安排");
    office
        .runs(&["settings", "holidays", &empty])
        .refused(&["No holidays"]);
    let set = office
        .runs(&["settings", "set", "summary-due", "12-19"])
        .done();
    assert!(set.contains("2026-12-19 is a day off"), "{set}");
}
