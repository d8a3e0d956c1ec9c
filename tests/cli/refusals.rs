//! Bad input: exit code 2, a sentence in the user's language that says what to do, nothing done.

use std::fs;

use crate::test_store::{Answer, TestStore};

/// A run on a store of another path, in a language.
fn on(path: &str, lang: &str, args: &[&str]) -> Answer {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jiebie"));
    command.args(["--store", path, "--lang", lang]).args(args);
    Answer::of(command.output().expect("the program runs"))
}

#[test]
fn a_store_that_is_not_there_or_is_none_is_refused_by_every_reader() {
    let office = TestStore::bare();
    let missing = office.path("none.store").display().to_string();
    let other = office.path("letter.txt");
    fs::write(&other, "敬启者").expect("a file");
    let other = other.display().to_string();
    let folder = office.path("").display().to_string();
    for args in [
        &["check"][..],
        &["show", "counts"],
        &["show", "member", "王伟"],
        &["forms", "--json"],
        &["form", "file", "1"],
        &["settings"],
        &["settings", "set", "plan-due", "04-01"],
        &["journal"],
        &["journal", "verify"],
        &["verify"],
        &["compact"],
    ] {
        on(&missing, "en", args).refused(&["none.store", "jiebie init"]);
        on(&missing, "zh", args).refused(&["none.store", "找不到"]);
        on(&other, "en", args).refused(&["letter.txt", "not a store"]);
        on(&other, "zh", args).refused(&["letter.txt", "不是"]);
        on(&folder, "zh", args).refused(&["不是"]);
    }
    assert_eq!(fs::read_to_string(&other).expect("the file"), "敬启者");
    assert!(!office.path("none.store").exists());
}

#[test]
fn unknown_names_offer_what_is_near() {
    let office = TestStore::demo();
    for (args, en, zh) in [
        (
            &["show", "sector", "教育系统"][..],
            "Near: 教育界",
            "相近的有：教育界",
        ),
        (&["show", "sector", "jyj"], "教育界", "教育界"),
        (&["check", "--sector", "教育系统"], "教育界", "没有"),
        (&["forms", "--sector", "jiaoyu"], "教育界", "没有"),
        (&["show", "committee", "tawyh"], "提案委员会", "提案委员会"),
        (
            &["show", "committee", "1234567"],
            "jiebie show committee",
            "jiebie show committee",
        ),
        (&["forms", "--member", "qqqq"], "jiebie show member", "没有"),
        (&["explain", "plan-mising"], "J1702 plan-missing", "J1702"),
        (&["explain", "召集人"], "J1602", "界别没有召集人"),
        (&["explain", "zzzzz"], "`jiebie explain`", "列出全部"),
        (
            &["check", "--rule", "first-convener-missing"],
            "J1604",
            "J1604",
        ),
        (&["show", "form", "99999"], "99999", "没有编号为 99999"),
    ] {
        office.runs(args).refused(&[en]);
        office.runs_zh(args).refused(&[zh]);
    }
}

#[test]
fn a_name_that_two_members_share_asks_for_the_id() {
    let office = TestStore::demo();
    let members = office.json(&["show", "member"]);
    let members = members.as_array().expect("an array");
    let shared = members.iter().find(|one| {
        members
            .iter()
            .filter(|it| it["name"] == one["name"])
            .count()
            > 1
    });
    let shared = shared.expect("the demo has people of one name");
    let name = shared["name"].as_str().expect("a name");
    let ids: Vec<_> = members
        .iter()
        .filter(|it| it["name"] == name)
        .map(|it| it["id"].to_string())
        .collect();
    for command in [&["show", "member", name][..], &["forms", "--member", name]] {
        let mut words = vec!["use the ID"];
        words.extend(ids.iter().map(String::as_str));
        office.runs(command).refused(&words);
        office.runs_zh(command).refused(&["请改用编号", name]);
    }
}

#[test]
fn a_command_line_that_is_not_understood_is_refused_in_the_users_language() {
    let office = TestStore::bare();
    for (args, en, zh) in [
        (&["chek"][..], "Did you mean check?", "是不是 check？"),
        (
            &["check", "--secto", "x"],
            "--sector",
            "不认识参数“--secto”",
        ),
        (
            &["check", "--level", "grave"],
            "breach, due, advice",
            "可选 breach、due、advice",
        ),
        (&["check", "--year", "26"], "write it as 2026", "不是年份"),
        (&["check", "--as-of", "soon"], "2026-11-24", "不是日期"),
        (
            &["check", "--as-of", "2026-02-30"],
            "there is no 2026-02-30",
            "没有 2026 年 2 月 30 日",
        ),
        (
            &["check", "--format", "xml"],
            "text, json, csv",
            "可选：text、json、csv",
        ),
        (&["check", "--lang", "fr"], "zh, en", "zh、en"),
        (&["forms", "--status", "lost"], "pending", "全部待办"),
        (&["forms", "--limit", "-1"], "\"-1\"", "“-1”"),
        (
            &["journal", "--limit", "many"],
            "a whole number",
            "应为不太大的整数",
        ),
        (&["forms", "--status"], "needs a value", "后面要给出值"),
        (&["form", "file"], "Missing: <ID>", "缺少 <编号>"),
        (&["settings", "get"], "Missing: <KEY>", "缺少 <键>"),
        (&["settings", "dance"], "There is no", "没有"),
        (&["init"], "Missing: --org", "缺少 --org"),
        (&["completions", "cmd"], "bash", "bash"),
        (&["explain", "J1604", "J1605"], "J1605", "J1605"),
    ] {
        office.runs(args).refused(&[en, "--help"]);
        office.runs_zh(args).refused(&[zh, "--help"]);
    }
}

#[test]
fn an_organisation_that_cannot_be_is_not_founded() {
    let office = TestStore::bare();
    let init = |more: &[&str]| office.runs(&[&["init", "--from", "2026-01-01"], more].concat());
    init(&["--org", " ", "--term", "7"]).refused(&["--org"]);
    init(&["--org", "某", "--term", "0"]).refused(&["1 to 99"]);
    init(&["--org", "某", "--term", "7", "--until", "2025-12-31"]).refused(&["ends before"]);
    let path = office.path("d.store").display().to_string();
    office
        .runs(&["demo", &path, "--members", "0"])
        .refused(&["members"]);
    let left: Vec<_> = fs::read_dir(office.path(""))
        .expect("the folder")
        .flatten()
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
