//! `jiebie intake`: a folder of filled forms taken in, what is said of what was left, and the
//! originals given back.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::importing::roster;
use crate::papers::{PAPER, Paper, docx, xlsx};
use crate::shapes::same_as_documented;
use crate::test_store::{Answer, TestStore};

/// An office with 王伟 and 李小明 of 教育界 and 赵静 of 体育界, and a folder of papers: two that are
/// complete, one of another sector, one to come, one that is no form.
fn office() -> (TestStore, String) {
    let office = TestStore::empty();
    let file = roster(&office, "名册.xlsx", false);
    office.runs(&["import", &file]).done();
    let folder = office.path("收件");
    fs::create_dir(&folder).expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("written");
    put("01-王伟.docx", &docx(&[PAPER]));
    let li = Paper {
        name: "李小明",
        sector: "教育",
        ..PAPER
    };
    put("02.xlsx", &xlsx(li));
    put(
        "03.docx",
        &docx(&[Paper {
            name: "赵静",
            ..PAPER
        }]),
    );
    put(
        "04.docx",
        &docx(&[Paper {
            day: "2027年3月1日",
            ..PAPER
        }]),
    );
    put("~$-王伟.docx", b"lock");
    put("说明.txt", "请各位委员按时填报。".as_bytes());
    (office, folder.display().to_string())
}

fn says(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.out.contains(part), "no {part:?} in {}", answer.out);
    }
}

#[test]
fn a_folder_is_taken_in_and_what_is_left_is_named() {
    let (office, folder) = office();
    let rehearsed = office.runs_zh(&["intake", &folder, "--dry-run"]);
    assert_eq!((rehearsed.code, rehearsed.err.as_str()), (1, ""));
    says(
        &rehearsed,
        &["演练：可收 2 份，已有 0 份，未收 3 份；没有写入。"],
    );
    assert_eq!(office.forms("submitted").len(), 0);

    let answer = office.runs_zh(&["intake", &folder]);
    assert_eq!((answer.code, answer.err.as_str()), (1, ""));
    says(
        &answer,
        &[
            "收下  ",
            "收件/01-王伟.docx  王伟 教育界 2026-11-10 #1",
            "收件/02.xlsx  李小明 教育界 2026-11-10 #2",
            "收件/03.docx  赵静 教育界 2026-11-10：登记表写的是教育界，名册上赵静在体育界",
            "收件/04.docx  王伟 教育界 2027-03-01：填表时间：日期不能晚于今天（2026-11-24）。",
            "收件/说明.txt：里面没有登记表",
            "收下 2 份，已有 0 份，未收 3 份（日志第 3 条）。",
        ],
    );
    assert!(!answer.out.contains("~$"), "{}", answer.out);
    assert_eq!(office.forms("submitted"), ["1", "2"]);

    let again = office.runs(&["intake", &folder]);
    assert_eq!(again.code, 1);
    says(
        &again,
        &[
            "01-王伟.docx  王伟 教育界 2026-11-10: this file was taken in before: form #1 (submitted).",
            "0 taken in, 2 unchanged, 3 left; nothing changed.",
        ],
    );
    let journal = office.json(&["journal"]);
    assert_eq!(journal.as_array().map(Vec::len), Some(3));
    assert_eq!(journal[0]["verb"], "intake");
    office.runs(&["verify"]).done();
}

#[test]
fn what_is_printed_for_scripts_is_as_documented() {
    let (office, folder) = office();
    let rehearsed = office.json(&["intake", &folder, "--dry-run"]);
    same_as_documented("jiebie intake PATH… --json", &rehearsed);
    assert_eq!(
        (&rehearsed["written"], &rehearsed["seq"]),
        (&false.into(), &().into())
    );
    assert!(rehearsed["files"][0]["forms"][0]["id"].is_null());
    let taken = office.json(&["intake", &folder]);
    same_as_documented("jiebie intake PATH… --json", &taken);
    assert_eq!((&taken["taken"], &taken["left"]), (&2.into(), &3.into()));
    let standing: Vec<_> = taken["files"]
        .as_array()
        .expect("files")
        .iter()
        .map(|file| {
            let code = [&file["code"], &file["forms"][0]["code"]];
            let code = code.into_iter().find_map(|it| it.as_str());
            (file["kind"].as_str(), file["status"].as_str(), code)
        })
        .collect();
    let told = |kind, status, code| (Some(kind), Some(status), code);
    assert_eq!(
        standing,
        [
            told("docx", "taken", None),
            told("xlsx", "taken", None),
            told("docx", "left", Some("sector-differs")),
            told("docx", "left", Some("date")),
            told("txt", "left", Some("no-form")),
        ]
    );
    let form = office.json(&["show", "form", "1"]);
    same_as_documented("jiebie show form ID --json", &form);
    assert_eq!(form["attachments"][0]["name"], "01-王伟.docx");
    let verified = office.json(&["verify"]);
    same_as_documented("jiebie verify --json", &verified);
    assert_eq!(verified["originals"], 2);
}

#[test]
fn an_original_is_given_back_as_it_was() {
    let (office, folder) = office();
    office.runs(&["intake", &folder]);
    let original = fs::read(office.path("收件/01-王伟.docx")).expect("read");
    let shown = office.runs_zh(&["show", "form", "1"]).done();
    assert!(shown.contains("01-王伟.docx（"), "{shown}");
    let out = office.path("取回.docx").display().to_string();
    for _ in 0..2 {
        let told = office
            .runs(&["attachment", "form", "1", "-o", &out, "--force"])
            .done();
        assert!(told.contains("取回.docx"), "{told}");
        assert_eq!(fs::read(&out).expect("written"), original);
    }
    let answer = office.json(&["attachment", "form", "1", "-o", &out, "--force"]);
    same_as_documented("jiebie attachment form ID --json", &answer);
    let piped = office
        .command(&["attachment", "form", "1", "-o", "-"])
        .output();
    assert_eq!(piped.expect("runs").stdout, original);
    // Under its own name where one is; never over what is there.
    let here = office.path("取件");
    fs::create_dir(&here).expect("a folder");
    let run = || {
        let mut command = office.command(&["attachment", "form", "#1"]);
        Answer::of(command.current_dir(&here).output().expect("runs"))
    };
    run().done();
    assert_eq!(
        fs::read(here.join("01-王伟.docx")).expect("written"),
        original
    );
    run().refused(&["01-王伟.docx", "--force"]);
    office
        .runs(&["attachment", "form", "9"])
        .refused(&["number 9"]);
    office
        .runs(&["attachment", "form", "x"])
        .refused(&["\"x\""]);
    let number = ["attachment", "form", "1", "2"];
    office
        .runs(&number)
        .refused(&["no file \"2\"", "1 01-王伟.docx"]);
}

#[test]
fn damage_of_an_original_is_told() {
    let (office, folder) = office();
    office.runs(&["intake", &folder]);
    let digest = office.json(&["show", "form", "1"])["attachments"][0]["digest"].clone();
    let digest = digest.as_str().expect("a digest");
    let kept = office
        .path("office.store.files")
        .join(&digest[..2])
        .join(digest);
    fs::write(&kept, "damaged").expect("damaged");
    let answer = office.runs(&["verify"]);
    assert_eq!(answer.code, 2);
    says(
        &answer,
        &[&format!(
            "forms 1, original 01-王伟.docx: damaged ({digest})"
        )],
    );
    let damaged = office.runs_zh(&["attachment", "form", "1"]);
    damaged.refused(&["有损坏", "从备份恢复附件文件夹"]);
    fs::remove_file(&kept).expect("removed");
    let answer = office.runs_zh(&["verify"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("“链接名.files”"), "{answer:?}");
    // The file is still in the folder: taking it in again heals it.
    let healed = office.runs(&["intake", &folder]);
    assert_eq!(healed.code, 1);
    office.runs(&["verify"]).done();
}

#[test]
fn one_file_comes_from_the_standard_input() {
    let (office, _) = office();
    let mut command = office.command(&["intake", "-"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&docx(&[PAPER])).expect("written");
    drop(stdin);
    let answer = Answer::of(child.wait_with_output().expect("ends"));
    assert_eq!(answer.code, 0, "{answer:?}");
    says(&answer, &["taken      -  王伟 教育界 2026-11-10 #1"]);
}

#[test]
fn what_can_not_begin_is_refused() {
    let (office, folder) = office();
    let nowhere = format!("{folder}/没有");
    office
        .runs(&["intake", &nowhere])
        .refused(&["没有", "no such file"]);
    office.runs(&["intake", "-", "-"]).refused(&["only once"]);
    let empty = TestStore::empty();
    empty
        .runs_zh(&["intake", &folder])
        .refused(&["还没有委员", "jiebie import"]);
    fs::create_dir(office.path("空")).expect("a folder");
    let blank = office.path("空").display().to_string();
    assert!(office.runs(&["intake", &blank]).done().contains("no files"));
}

/// Whenever it is killed, a form is there whole with its file, or not at all; and the next run goes
/// on where that one ended.
#[cfg(unix)]
#[test]
fn a_killed_intake_leaves_nothing_half_done() {
    let (office, _) = office();
    let (mut all, mut cut) = (0, 0);
    for round in 1..=12_u64 {
        let folder = office.path(&format!("第{round}批"));
        fs::create_dir(&folder).expect("a folder");
        for day in 1..=20 {
            let day = format!("2026-10-{day:02}");
            let account = format!("第 {round} 批：走访 6 户。");
            let paper = Paper {
                day: &day,
                account: &account,
                ..PAPER
            };
            fs::write(folder.join(format!("{day}.docx")), docx(&[paper])).expect("written");
        }
        let folder = folder.display().to_string();
        let mut child = office.command(&["intake", &folder]);
        child.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().expect("runs");
        std::thread::sleep(std::time::Duration::from_millis(round * 15));
        child.kill().expect("killed");
        child.wait().expect("ends");
        office.runs(&["verify"]).done();
        let now = office.forms("submitted").len();
        assert!(
            now == all || now == all + 20,
            "round {round}: {all}, then {now}"
        );
        cut += usize::from(now == all);
        office.runs(&["intake", &folder]).done();
        all += 20;
        assert_eq!(office.forms("submitted").len(), all, "round {round}");
    }
    office.runs(&["verify"]).done();
    assert!(cut > 0, "no run was cut short");
}
