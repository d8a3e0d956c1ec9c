//! Sittings, opinions, what falls due and what has changed, line by line.

use serde_json::{Value, json};

use crate::shapes::same_as_documented;
use crate::test_store::{INIT, TODAY, TestStore};

/// An organisation with a sector, two members and two convenors who wait for the council.
fn office() -> TestStore {
    let office = TestStore::bare();
    office.runs_on("2026-01-08", &INIT).done();
    for args in [
        &["add", "committee", "name=教科卫体委员会"][..],
        &["add", "sector", "name=教育界", "committee=教科卫体委员会"],
        &["add", "member", "name=罗志远", "sector=教育界"],
        &["add", "member", "name=刘金凤", "sector=教育界"],
        &[
            "convenor",
            "elect",
            "教育界",
            "罗志远",
            "--on",
            "2026-2-10",
            "--first",
        ],
        &["convenor", "elect", "教育界", "刘金凤", "--on", "2026-2-10"],
    ] {
        office.runs_on("2026-02-11", args).done();
    }
    office
}

#[test]
fn a_sitting_prints_its_papers_and_approves_all_who_wait() {
    let office = office();
    let sitting = "七届第3次主席会议";
    office
        .runs_on(
            "2026-02-20",
            &[
                "add",
                "sitting",
                "body=council",
                "number=3",
                "held_on=2026-2-27",
            ],
        )
        .done();
    office
        .runs_on(
            "2026-02-20",
            &[
                "add",
                "agenda-item",
                &format!("sitting={sitting}"),
                "kind=approval",
                "title=审定界别召集人",
            ],
        )
        .done();
    let agenda = office
        .runs_on("2026-02-20", &["sitting", "agenda", sitting])
        .done();
    assert!(agenda.contains("一、审定界别召集人"), "{agenda}");
    let list = office
        .runs_on("2026-02-27", &["sitting", "approvals", sitting])
        .done();
    assert!(list.contains("待审定 2 名，已审定 0 名"), "{list}");
    let early = office.runs_on("2026-02-20", &["sitting", "approve", sitting]);
    early.refused(&["after today"]);
    let done = office
        .runs_on("2026-02-27", &["sitting", "approve", sitting])
        .done();
    assert!(done.contains("罗志远") && done.contains("刘金凤"), "{done}");
    let list = office
        .runs_on("2026-02-27", &["sitting", "approvals", sitting])
        .done();
    assert!(list.contains("待审定 0 名，已审定 2 名"), "{list}");
    for what in ["agenda", "minute", "approvals"] {
        let file = office.path(&format!("{what}.docx"));
        let file = file.display().to_string();
        let told = office.runs(&["sitting", what, sitting, "-o", &file]).done();
        assert!(told.contains(&file), "{told}");
        assert!(std::fs::read(&file).expect("written").starts_with(b"PK"));
        office
            .runs(&["sitting", what, sitting, "-o", &file])
            .refused(&["--force"]);
    }
    for (what, heading) in [
        ("agenda", "jiebie sitting agenda SITTING --json"),
        ("minute", "jiebie sitting minute SITTING --json"),
        ("approvals", "jiebie sitting approvals SITTING --json"),
    ] {
        let found = office.json(&["sitting", what, sitting]);
        same_as_documented(heading, &found);
    }
    let found = office.json(&["sitting", "minute", "1"]);
    assert_eq!(found["approved"].as_array().map(Vec::len), Some(2));
}

#[test]
fn an_opinion_goes_its_way_and_is_counted() {
    let office = office();
    let run = |day: &str, args: &[&str]| office.runs_on(day, args).done();
    let one = "乡村教师周转房";
    run(
        "2026-05-08",
        &[
            "add",
            "opinion",
            &format!("title={one}"),
            "reporter=罗志远",
            "received_on=5-8",
        ],
    );
    run("2026-05-12", &["opinion", "assign", one, "市教育局"]);
    run(
        "2026-05-12",
        &["opinion", "assign", one, "市住建局", "--joint"],
    );
    run(
        "2026-05-14",
        &[
            "opinion",
            "send-back",
            one,
            "市住建局",
            "--reason",
            "不属本单位职责",
        ],
    );
    office
        .runs_on("2026-05-14", &["opinion", "judge", one])
        .refused(&["satisfied"]);
    run(
        "2026-07-30",
        &[
            "opinion",
            "answer",
            one,
            "--class",
            "b",
            "--by",
            "2026-12-31",
            "--satisfied",
        ],
    );
    let counts = office.json(&["opinions"]);
    same_as_documented("jiebie opinions --json", &counts);
    assert_eq!(counts["answered"]["b"], 1);
    assert_eq!(counts["promised"], 1);
    let shown = office.json(&["show", "opinion", one]);
    assert_eq!(
        shown["handlings"][1]["sent_back"]["reason"],
        "不属本单位职责"
    );
    assert_eq!(shown["state"], "promised");
    // What only steps change is not written otherwise.
    office
        .runs(&["set", "opinion", one, "answers=已答复"])
        .refused(&["not written by hand"]);
    run("2026-11-20", &["opinion", "keep-promise", one]);
    assert_eq!(office.json(&["opinions"])["closed"], 1);
}

#[test]
fn an_opinion_is_drawn_from_a_form_that_went_on() {
    let office = office();
    let run = |day: &str, args: &[&str]| office.runs_on(day, args).done();
    run(
        "2026-04-27",
        &[
            "form",
            "begin",
            "罗志远",
            "filled_on=4-27",
            "employer=市一中",
            "ways=走访群众",
            "account=走访6户。群众盼建教师周转房。",
        ],
    );
    run("2026-04-28", &["form", "submit", "1"]);
    run("2026-05-08", &["form", "file", "1"]);
    run("2026-05-13", &["form", "upload", "1"]);
    run(
        "2026-05-14",
        &["opinion", "from-form", "1", "title=小微企业融资"],
    );
    let shown = office.json(&["show", "opinion", "小微企业融资"]);
    assert_eq!(shown["form"]["id"], 1);
    assert_eq!(shown["received_on"], "2026-04-28");
    // It can be corrected although the form is in the archive.
    run(
        "2026-05-15",
        &["set", "opinion", "小微企业融资", "topic=融资"],
    );
}

#[test]
fn what_falls_due_stands_in_a_list_and_in_a_calendar() {
    let office = office();
    let run = |day: &str, args: &[&str]| office.runs_on(day, args).done();
    run(
        "2026-03-10",
        &[
            "add",
            "sitting",
            "body=council",
            "number=4",
            "held_on=2026-3-10",
        ],
    );
    run(
        "2026-03-10",
        &[
            "add",
            "problem",
            "sitting=1",
            "title=活动经费",
            "owner=办公室",
            "due=2026-12-10",
        ],
    );
    run(
        "2026-09-23",
        &[
            "add",
            "opinion",
            "title=夜间急诊",
            "reporter=刘金凤",
            "received_on=9-23",
        ],
    );
    run("2026-10-15", &["opinion", "assign", "夜间急诊", "市卫健委"]);
    let due = |args: &[&str]| -> Vec<Value> {
        let args = [&["due", "--json"], args].concat();
        let found = office.runs_on(TODAY, &args).done();
        let found: Value = serde_json::from_str(&found).expect("JSON");
        found.as_array().expect("an array").clone()
    };
    let all = due(&["--days", "40"]);
    same_as_documented("jiebie due --json", &Value::Array(all.clone()));
    let of = |source: &str| -> Vec<&str> {
        let own = all.iter().filter(|it| it["source"] == source);
        own.map(|it| it["due"].as_str().expect("a day")).collect()
    };
    assert_eq!(of("problem"), ["2026-12-10"]);
    assert_eq!(of("opinion.answer"), ["2026-12-22"]);
    assert_eq!(of("J1704"), ["2026-12-20"]);
    assert!(
        due(&["--days", "5"])
            .iter()
            .all(|it| it["due"].as_str() <= Some("2026-11-29"))
    );
    let own = due(&["--who", "市卫健委"]);
    assert_eq!(own.len(), 1, "{own:?}");
    // A reporter's opinion is the reporter's, too; a sector goes by its aliases.
    let own = due(&["--who", "刘金凤"]);
    let of_opinion = own.iter().any(|it| it["source"] == "opinion.answer");
    assert!(of_opinion, "{own:?}");
    assert!(!due(&["--who", "教育"]).is_empty());
    assert_eq!(due(&["--who", "教育"]), due(&["--who", "教育界"]));
    // What is overdue and can still be done stays in sight.
    let overdue: Vec<&str> = all
        .iter()
        .filter(|it| it["overdue"] == true)
        .filter_map(|it| it["source"].as_str())
        .collect();
    for code in ["J1608", "J1702"] {
        assert!(overdue.contains(&code), "{overdue:?}");
    }
    for nobody in ["市卫健", "张三丰"] {
        let args = ["due", "--who", nobody];
        office.runs_on(TODAY, &args).refused(&[nobody]);
    }
    let args = ["due", "--who", "卫健委", "--lang", "zh"];
    office
        .runs_on(TODAY, &args)
        .refused(&["相近的有：市卫健委"]);
    let args = ["due", "--ics", "-", "--json"];
    office.runs_on(TODAY, &args).refused(&["--ics due.ics"]);
    let ics = office.path("due.ics");
    let to = ics.display().to_string();
    let args = ["due", "--days", "40", "--ics", &to];
    let told = office.runs_on(TODAY, &args).done();
    assert!(
        told.starts_with(&format!("{} were written", all.len())),
        "{told}"
    );
    let calendar = std::fs::read_to_string(&ics).expect("written");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), all.len());
    office.runs_on(TODAY, &args).refused(&["due.ics"]);
    let args = ["due", "--days", "abc", "--lang", "zh"];
    office.runs_on(TODAY, &args).refused(&["应为不太大的整数"]);
}

#[test]
fn a_leaders_contact_is_told_by_its_day_once_and_by_who_was_there() {
    let office = TestStore::empty();
    for line in [
        &["add", "sector", "name=教育界"][..],
        &["add", "leader", "name=董宁", "sectors=教育界"],
        &[
            "add",
            "leader-contact",
            "sector=教育界",
            "leader=董宁",
            "on=2026-05-14",
            "what=走访",
        ],
    ] {
        office.runs(line).done();
    }
    let sector = office.runs_zh(&["show", "sector", "教育界"]).done();
    let line = sector.lines().find(|it| it.contains("2026-05-14"));
    let line = line.unwrap_or_else(|| panic!("{sector}"));
    assert!(
        line.matches("2026-05-14").count() == 1 && line.contains("董宁"),
        "{line}"
    );
}

#[test]
fn what_has_changed_since_a_day_or_the_last_sitting_is_told() {
    let office = office();
    let run = |day: &str, args: &[&str]| office.runs_on(day, args).done();
    run(
        "2026-02-27",
        &[
            "add",
            "sitting",
            "body=council",
            "number=3",
            "held_on=2026-2-27",
        ],
    );
    run(
        "2026-03-10",
        &[
            "add",
            "liaison",
            "sector=教育界",
            "name=联络员甲",
            "since=2026-3-10",
        ],
    );
    run(
        "2026-03-12",
        &["convenor", "approve", "罗志远", "--on", "2026-3-12"],
    );
    let changes = |since: &str| -> Value {
        let args = ["changes", "--since", since, "--json"];
        let found = office.runs_on("2026-04-20", &args).done();
        serde_json::from_str(&found).expect("JSON")
    };
    let found = changes("2026-02-28");
    same_as_documented("jiebie changes --json", &found);
    let codes = |what: &str| -> Vec<String> {
        let all = found[what].as_array().expect("an array");
        all.iter()
            .map(|it| it["code"].as_str().expect("a code").to_owned())
            .collect()
    };
    assert!(codes("gone").contains(&"J1701".to_owned()), "{found:#}");
    // Plans were due on 03-31, and approval within sixty days.
    assert!(codes("came").contains(&"J1702".to_owned()), "{found:#}");
    assert!(codes("came").contains(&"J1608".to_owned()), "{found:#}");
    assert_eq!(found["waiting"].as_array().map(Vec::len), Some(1));
    let entered = |found: &Value, kind: &str| -> Value {
        let all = found["entered"].as_array().expect("an array");
        let of_kind = all.iter().find(|it| it["kind"] == kind);
        of_kind.map_or(Value::Null, |it| it["ids"].clone())
    };
    assert_eq!(entered(&found, "liaison"), json!([1]));
    // From the day on, and not what was taken back.
    assert_eq!(entered(&changes("2026-03-10"), "liaison"), json!([1]));
    assert_eq!(entered(&changes("2026-03-11"), "liaison"), Value::Null);
    let sitting = [
        "add",
        "sitting",
        "body=council",
        "number=2",
        "held_on=2026-1-30",
    ];
    run("2026-04-02", &sitting);
    run("2026-04-02", &["add", "department", "name=研究室"]);
    run("2026-04-03", &["undo"]);
    // When it was entered counts, not of which day it is.
    let late = changes("2026-04-01");
    assert_eq!(entered(&late, "sitting"), json!([2]), "{late:#}");
    assert_eq!(entered(&late, "department"), Value::Null, "{late:#}");
    assert_eq!(changes("last-sitting")["since"], "2026-02-28");
    office
        .runs_on("2026-04-20", &["changes", "--since", "昨儿"])
        .refused(&["last-sitting"]);
    office
        .runs_on("2026-04-20", &["changes", "--since", "2026-4-21"])
        .refused(&["still to come"]);
}

#[test]
fn what_may_stand_there_twice_is_told_and_a_departments_name_is_one() {
    let office = office();
    for line in [
        &[
            "add",
            "sitting",
            "body=council",
            "number=3",
            "held_on=2026-2-27",
        ][..],
        &[
            "add",
            "agenda-item",
            "sitting=1",
            "kind=report",
            "title=工作汇报",
        ],
        &[
            "add",
            "problem",
            "sitting=1",
            "title=活动经费",
            "owner=办公室",
        ],
        &["add", "department", "name=研究室"],
    ] {
        office.runs_on(TODAY, line).done();
    }
    for (line, told) in [
        (
            &[
                "add",
                "agenda-item",
                "sitting=1",
                "kind=report",
                "number=1",
                "title=调研报告",
            ][..],
            "Item 1",
        ),
        (
            &[
                "add",
                "problem",
                "sitting=1",
                "title=活动经费",
                "owner=办公室",
            ],
            "entered twice",
        ),
    ] {
        let answer = office.runs_on(TODAY, line);
        assert!(
            answer.code == 0 && answer.err.contains(told),
            "{}",
            answer.err
        );
    }
    for name in ["name=研究室", "name=教科卫体委员会"] {
        let line = ["add", "department", name];
        office.runs_on(TODAY, &line).refused(&["has this name"]);
    }
}

#[test]
fn key_contacts_are_handed_over_line_by_line() {
    let office = office();
    let run = |day: &str, args: &[&str]| office.runs_on(day, args).done();
    run(
        "2026-02-11",
        &["add", "member", "name=石磊", "sector=教育界"],
    );
    run(
        "2026-02-11",
        &[
            "add",
            "key-contact",
            "member=石磊",
            "name=贺小满",
            "since=2026-2-1",
        ],
    );
    run(
        "2026-05-06",
        &[
            "add",
            "contact-entry",
            "key_contact=贺小满",
            "on=5-6",
            "way=走访",
            "heard=盼修路",
        ],
    );
    run(
        "2026-07-10",
        &[
            "member",
            "replace",
            "石磊",
            "name=周雨",
            "joined=2026-7-10",
            "--on",
            "2026-6-30",
            "--reason",
            "工作调动",
        ],
    );
    let told = run("2026-07-10", &["member", "hand-over", "石磊"]);
    assert!(told.contains("周雨 贺小满"), "{told}");
    let shown = office.json(&["show", "key-contact", "贺小满"]);
    assert_eq!(shown["member"]["name"], "周雨");
    assert_eq!(shown["last_heard"]["on"], "2026-05-06");
    assert_eq!(shown["earlier"][0]["until"], "2026-07-09", "{shown:#}");
}

#[test]
fn who_owes_something_is_reminded_once_a_week() {
    let office = office();
    let remind = |day: &str, args: &[&str]| -> Value {
        let args = [&["remind", "--json"], args].concat();
        let found = office.runs_on(day, &args).done();
        serde_json::from_str(&found).expect("JSON")
    };
    // A sector's convenor is told once, of all who owe it.
    let of = ["--committee", "教科卫体委员会", "--rule", "J1001"];
    let through = remind("2026-07-08", &[&of[..], &["--dry-run"]].concat());
    assert_eq!(through["to_remind"].as_array().map(Vec::len), Some(1));
    let text = through["to_remind"][0]["text"].as_str().expect("a text");
    assert!(text.contains("罗志远") && text.contains("刘金凤"), "{text}");
    let only = [&of[..], &["--via", "member"]].concat();
    let rehearsed = remind("2026-07-08", &[&only[..], &["--dry-run"]].concat());
    assert_eq!(rehearsed["seq"], Value::Null);
    let sent = remind("2026-07-08", &only);
    same_as_documented("jiebie remind --json", &sent);
    assert_eq!(
        sent["to_remind"].as_array().map(Vec::len),
        Some(2),
        "{sent:#}"
    );
    assert_eq!(sent["to_remind"][0]["who"], "教育界 罗志远");
    assert!(sent["seq"].is_number());
    let again = remind("2026-07-14", &only);
    assert_eq!(
        again["lately"].as_array().map(Vec::len),
        Some(2),
        "{again:#}"
    );
    assert_eq!(again["seq"], Value::Null);
    let week = remind("2026-07-15", &only);
    assert_eq!(week["to_remind"].as_array().map(Vec::len), Some(2));
    let told = office
        .runs_on("2026-07-20", &["remind", "--sector", "教育界", "--dry-run"])
        .done();
    assert!(told.contains("nothing was kept"), "{told}");
    let rounds = office.json(&["list", "reminder-rounds"]);
    assert_eq!(rounds[0]["count"], 2);
    // Members that are named, and nobody else.
    // Again within the week, for a reason.
    let reason = ["--how", "电话", "--again", "换了经办人"];
    let again = remind("2026-07-16", &[&only[..], &reason].concat());
    assert_eq!(again["to_remind"].as_array().map(Vec::len), Some(2));
    let rounds = office.json(&["list", "reminder-rounds"]).to_string();
    assert!(rounds.contains("电话"), "{rounds}");
    let one = [
        "--members",
        "罗志远",
        "--rule",
        "J1001",
        "--via",
        "member",
        "--dry-run",
    ];
    let one = remind("2026-07-24", &one);
    assert_eq!(
        one["about"].as_str().map(|it| it.starts_with("罗志远 ")),
        Some(true)
    );
    assert_eq!(
        one["to_remind"].as_array().map(Vec::len),
        Some(1),
        "{one:#}"
    );
    // Who is to do something is reminded: convenors wait for the office, a unit owes the answer.
    let whom = |day: &str, rule: &str| -> Vec<String> {
        let found = remind(day, &["--rule", rule, "--dry-run"]);
        let all = found["to_remind"].as_array().expect("an array").clone();
        let who = all.iter().filter_map(|it| it["who"].as_str());
        who.map(str::to_owned).collect()
    };
    assert_eq!(whom("2026-07-20", "J1608"), ["办公室"]);
    for line in [
        &[
            "add",
            "opinion",
            "title=夜间急诊",
            "reporter=刘金凤",
            "received_on=7-1",
        ][..],
        &["opinion", "assign", "夜间急诊", "市卫健委", "--on", "7-3"],
    ] {
        office.runs_on("2026-07-21", line).done();
    }
    assert_eq!(whom("2026-11-20", "J2002"), ["市卫健委"]);
}

#[test]
fn an_interpretation_is_shown_with_the_rule_and_cited_by_papers() {
    let office = office();
    office
        .runs_on(
            "2026-02-12",
            &["set", "committee", "教科卫体委员会", "coordinating=yes"],
        )
        .done();
    office
        .runs_zh(&["add", "interpretation", "about=24", "reading=不详"])
        .refused(&["第1条至第23条"]);
    office
        .runs_on(
            "2026-02-12",
            &[
                "add",
                "interpretation",
                "about=第十六条",
                "reading=第一召集人变动的，重新报主席会议审定。",
                "on=2026-2-11",
            ],
        )
        .done();
    let twice = [
        "add",
        "interpretation",
        "about=16",
        "reading=同上",
        "on=2026-2-11",
    ];
    office
        .runs_on("2026-02-12", &twice)
        .refused(&["recorded already"]);
    let listed = office.json(&["list", "interpretations"]);
    assert_eq!(listed[0]["about"], "第16条");
    assert_eq!(listed[0]["decided_by"], "教科卫体委员会");
    let explained = office.runs_zh(&["explain", "J1608"]).done();
    assert!(
        explained.contains("本单位解释：第16条：第一召集人变动的，重新报主席会议审定。"),
        "{explained}"
    );
    let other = office.runs_zh(&["explain", "J1702"]).done();
    assert!(!other.contains("本单位解释"), "{other}");
    let circular = office.runs_zh(&["circular", "2026"]).done();
    let cited = "有关条款按以下解释执行：第16条：第一召集人变动的，重新报主席会议审定（教科卫体委员会2026年2月11日解释）。";
    assert!(circular.contains(cited), "{circular}");
    // What no longer holds is not shown.
    office
        .runs_on(
            "2026-02-13",
            &[
                "end",
                "interpretation",
                "1",
                "--on",
                "2026-2-12",
                "--reason",
                "改为逐年审定",
            ],
        )
        .done();
    let explained = office.runs_zh(&["explain", "J1608"]).done();
    assert!(!explained.contains("本单位解释"), "{explained}");
}
