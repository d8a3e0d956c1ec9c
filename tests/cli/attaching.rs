//! Files attached to records from the shell: put to them, shown, listed, written out again, taken off, cleared
//! away.

use std::fs;

use crate::shapes::same_as_documented;
use crate::test_store::{Answer, TestStore};

pub fn office() -> TestStore {
    let office = TestStore::empty();
    office.runs(&["add", "sector", "name=教育界"]).done();
    let plan = [
        "add",
        "plan",
        "body=教育界",
        "year=2026",
        "title=年度计划",
        "made_on=2026-3-1",
    ];
    office.runs(&plan).done();
    fs::write(office.path("计划.pdf"), b"%PDF-1.7 plan %%EOF").expect("written");
    fs::write(office.path("附表.txt"), "一月走访").expect("written");
    office
}

/// The program in the office's own folder, as somebody who names files types.
pub fn run(office: &TestStore, args: &[&str]) -> Answer {
    let mut command = office.command(args);
    command.current_dir(office.path("."));
    command.env("LC_ALL", "zh_CN.UTF-8");
    Answer::of(command.output().expect("runs"))
}

#[test]
fn a_plan_keeps_its_files() {
    let office = office();
    let told = run(
        &office,
        &["attach", "plan", "教育界", "计划.pdf", "附表.txt"],
    )
    .done();
    assert!(told.contains("附上附件：教育界 2026"), "{told}");
    let shown = run(&office, &["show", "plan", "1"]).done();
    assert!(
        ["计划.pdf（19 B）", "附表.txt（12 B）"]
            .iter()
            .all(|it| shown.contains(it)),
        "{shown}"
    );
    let value = office.json(&["show", "plan", "1"]);
    assert_eq!(value["attachments"][1]["name"], "附表.txt");
    assert_eq!(value["attachments"][1]["kind"], "txt");
    assert_eq!(value["attachments"][1]["on"], "2026-11-24");
    let listed = run(&office, &["list", "plans"]).done();
    assert!(listed.contains("附件") && listed.contains("2"), "{listed}");

    run(&office, &["attachment", "plan", "教育界"]).refused(&["1 计划.pdf", "2 附表.txt"]);
    run(&office, &["attachment", "plan", "教育界", "旧.pdf"]).refused(&["没有附件“旧.pdf”"]);
    let out = ["attachment", "plan", "教育界", "计划.pdf", "-o", "取回.pdf"];
    run(&office, &out).done();
    assert_eq!(
        fs::read(office.path("取回.pdf")).expect("written"),
        b"%PDF-1.7 plan %%EOF"
    );
    run(&office, &out).refused(&["取回.pdf", "--force"]);
    // What is there is never written over unasked, its own source neither.
    run(&office, &["attachment", "plan", "教育界", "1"]).refused(&["计划.pdf"]);

    run(&office, &["detach", "plan", "教育界", "3"]).refused(&["没有附件“3”"]);
    run(&office, &["detach", "plan", "教育界", "2"]).done();
    assert_eq!(
        office.json(&["show", "plan", "1"])["attachments"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    let verified = run(&office, &["verify"]).done();
    assert!(
        verified.contains("1 份原件和附件") && verified.contains("1 个文件没有记录用到"),
        "{verified}"
    );
    run(&office, &["undo"]).done();
    run(&office, &["detach", "plan", "教育界", "附表.txt"]).done();
    let compacted = run(&office, &["compact"]).done();
    assert!(
        compacted.contains("已清除没有记录用到的附件 1 个"),
        "{compacted}"
    );
    run(&office, &["undo"]).refused(&["“附表.txt”已不在附件文件夹里", "jiebie compact 清除了"]);
    let verified = office.json(&["verify"]);
    same_as_documented("jiebie verify --json", &verified);
    assert_eq!(
        (&verified["originals"], &verified["unnamed"]),
        (&1.into(), &0.into())
    );
    same_as_documented("jiebie compact --json", &office.json(&["compact"]));
}

#[test]
fn nothing_is_kept_of_what_is_rehearsed_or_refused() {
    let office = office();
    let told = run(&office, &["attach", "plan", "1", "计划.pdf", "--dry-run"]).done();
    assert!(told.contains("计划.pdf"), "{told}");
    let answer = office.json(&[
        "attach",
        "plan",
        "1",
        &office.path("计划.pdf").display().to_string(),
        "--dry-run",
    ]);
    assert_eq!(answer["dry_run"], true);
    run(&office, &["attach", "plan", "1", "没有.pdf"])
        .refused(&["没有附上“没有.pdf”", "请核对文件名"]);
    let answer = run(&office, &["attach", "sector", "1", "计划.pdf"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(!office.path("office.store.files").exists());
    run(&office, &["attach", "plan", "1", "计划.pdf"]).done();
    run(&office, &["attach", "plan", "1", "计划.pdf"]).refused(&["已经是这条记录的附件"]);
}

#[test]
fn tables_come_back_without_their_files_being_touched() {
    let office = office();
    run(&office, &["attach", "plan", "1", "计划.pdf"]).done();
    run(&office, &["export", "plans", "-o", "计划表.xlsx"]).done();
    let told = run(&office, &["import", "计划表.xlsx"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        !told.out.contains("附件") && !told.err.contains("附件"),
        "{told:?}"
    );
    let csv = "年度,单位,标题,附件\n2026,教育界,修订计划,7\n";
    fs::write(office.path("改.csv"), csv).expect("written");
    let told = run(&office, &["import", "改.csv", "--kind", "plan"]);
    assert!(
        told.out.contains("jiebie attach plan") || told.err.contains("jiebie attach plan"),
        "{told:?}"
    );
    let value = office.json(&["show", "plan", "1"]);
    assert_eq!(value["title"], "修订计划");
    assert_eq!(value["attachments"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_file_that_is_lost_or_changed_is_told() {
    let office = office();
    run(&office, &["attach", "plan", "1", "计划.pdf"]).done();
    let digest = office.json(&["show", "plan", "1"])["attachments"][0]["digest"].clone();
    let digest = digest.as_str().expect("a digest").to_owned();
    let kept = office
        .path("office.store.files")
        .join(&digest[..2])
        .join(&digest);
    fs::write(&kept, "changed").expect("changed");
    let answer = office.runs(&["verify"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer
            .out
            .contains(&format!("plans 1, attachment 计划.pdf: damaged ({digest})")),
        "{answer:?}"
    );
    run(&office, &["attachment", "plan", "1"]).refused(&["有损坏"]);
    fs::remove_file(&kept).expect("lost");
    assert_eq!(office.runs(&["verify"]).code, 2);
    run(&office, &["attachment", "plan", "1"]).refused(&["不在了"]);
    // Who has it still attaches it again.
    let told = run(&office, &["attach", "plan", "1", "计划.pdf"]).done();
    assert_eq!(told, "已放回缺失或有损坏的附件：计划.pdf。\n");
    office.runs(&["verify"]).done();
    fs::remove_file(&kept).expect("lost");
    // It can be taken off all the same.
    run(&office, &["detach", "plan", "1", "1"]).done();
    office.runs(&["verify"]).done();
}

/// The name of a file came from outside: what would act on a terminal is neither printed nor written.
#[test]
fn a_file_is_written_out_under_a_harmless_name_and_that_is_told() {
    let office = office();
    let strange = "计划\u{1b}[31m\n\u{202e}表.pdf";
    fs::write(office.path(strange), b"%PDF-1.7 strange %%EOF").expect("written");
    run(&office, &["attach", "plan", "1", strange]).done();
    let told = run(&office, &["attachment", "plan", "1"]).done();
    assert_eq!(told, "已写出 计划_[31m__表.pdf（22 B）。\n");
    assert!(office.path("计划_[31m__表.pdf").exists());
}

#[test]
fn what_else_lies_in_the_folder_of_files_is_told() {
    let office = office();
    run(&office, &["attach", "plan", "1", "计划.pdf"]).done();
    let files = office.path("office.store.files");
    fs::create_dir(files.join("ff")).expect("made");
    fs::write(files.join("备忘.txt"), "我的").expect("written");
    fs::write(files.join("ff/.abc.part"), "half").expect("written");
    let told = run(&office, &["verify"]).done();
    assert!(told.contains("还有 2 个不是程序存入的文件"), "{told}");
    run(&office, &["compact"]).done();
    assert_eq!(office.json(&["verify"])["strays"], 1);
    assert!(files.join("备忘.txt").exists(), "it is somebody's");
}
