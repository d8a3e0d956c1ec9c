//! What the screens enter is entered line by line: every kind added, changed, ended, verified and struck
//! out; and all that is wrong is told at once.

use serde_json::json;

use crate::shapes::same_as_documented;
use crate::test_store::{TODAY, TestStore};

/// A small organisation: two sectors, a committee, members, two of them of one name.
fn office() -> TestStore {
    let office = TestStore::empty();
    for line in [
        &["add", "committee", "name=教科委员会"][..],
        &["add", "sector", "name=教育界", "committee=教科委员会"],
        &["add", "界别", "名称=科技界"],
        &["add", "member", "name=王伟", "sector=教育界", "sex=m"],
        &["add", "委员", "姓名=王伟", "界别=科技界", "性别=男"],
        &[
            "add",
            "member",
            "name=李明",
            "sector=教育",
            "phone=13800000001",
        ],
    ] {
        office.runs(line).done();
    }
    office
}

#[test]
fn every_kind_is_added_and_shown_as_it_was_said() {
    let office = office();
    for (line, list, field, value) in [
        (
            &[
                "add",
                "liaison",
                "sector=教育界",
                "name=王　敏",
                "phone=13800000000",
            ][..],
            "liaisons",
            "name",
            json!("王敏"),
        ),
        (
            &[
                "add",
                "leader",
                "姓名=张三",
                "职务=副主席",
                "联系界别=教育界、科技界",
            ],
            "leaders",
            "post",
            json!("副主席"),
        ),
        (
            &[
                "add",
                "workroom",
                "name=教育工作室",
                "offline=是",
                "sector=教育",
            ],
            "workrooms",
            "offline",
            json!(true),
        ),
        (
            &[
                "add",
                "key-contact",
                "member=李明",
                "name=赵群",
                "last_heard.on=-3",
                "last_heard.way=电话联系",
            ],
            "key-contacts",
            "name",
            json!("赵群"),
        ),
        (
            &[
                "add",
                "plan",
                "body=教育界",
                "year=2026年",
                "title=年度计划",
            ],
            "plans",
            "year",
            json!(2026),
        ),
        (
            &[
                "add",
                "summary",
                "body=教科委员会",
                "year=2026",
                "title=总结",
            ],
            "summaries",
            "title",
            json!("总结"),
        ),
        (
            &[
                "add",
                "界别活动",
                "活动名称=走访企业",
                "活动类型=调研视察",
                "时间=3-20",
                "举办界别=教育界",
                "参加委员=王伟、李明",
            ],
            "activities",
            "held_on",
            json!("2026-03-20"),
        ),
        (
            &[
                "add",
                "output",
                "sector=教育界",
                "title=提案一",
                "channel=提案",
                "authors=王伟#2",
            ],
            "outputs",
            "channel",
            json!("proposal"),
        ),
        (
            &["add", "study", "body=council", "held_on=2026-5-1"],
            "studies",
            "held_on",
            json!("2026-05-01"),
        ),
        (
            &["add", "circular", "year=2026", "title=通报"],
            "circulars",
            "title",
            json!("通报"),
        ),
    ] {
        office.runs(line).done();
        let all = office.json(&["list", list]);
        assert_eq!(all[0][field], value, "{line:?}");
    }
    let activity = office.json(&["show", "activity", "走访企业"]);
    // The activity's sector tells the namesakes apart.
    assert_eq!(activity["participants"][0]["id"], 1);
    let contact = office.json(&["show", "key-contact", "赵群"]);
    assert_eq!(
        contact["last_heard"],
        json!({"on": "2026-11-21", "way": "phone"})
    );
}

#[test]
fn a_record_is_changed_ended_verified_and_struck_out() {
    let office = office();
    office
        .runs(&[
            "add",
            "liaison",
            "sector=教育界",
            "name=王敏",
            "since=2026-1-1",
        ])
        .done();
    let set = office.json(&["set", "liaison", "教育界", "phone=13800000002", "note=新"]);
    same_as_documented("jiebie add --json", &set);
    assert_eq!(set["changes"][0]["fields"][0]["after"], "138****0002");
    // What is said again changes nothing.
    let again = office.json(&["set", "liaison", "王敏", "note=新"]);
    assert_eq!(
        (&again["seq"], again["changes"].as_array().map(Vec::len)),
        (&json!(null), Some(0))
    );
    let told = office
        .runs(&[
            "end",
            "liaison",
            "王敏",
            "--on",
            "2026-06-30",
            "--reason",
            "调离",
        ])
        .done();
    assert!(told.contains("王敏 #1"), "{told}");
    let shown = office.json(&["show", "liaison", "王敏"]);
    assert_eq!(
        shown["ended"],
        json!({"on": "2026-06-30", "reason": "调离"})
    );
    office.runs(&["set", "liaison", "王敏", "ended.on="]).done();
    assert_eq!(
        office.json(&["show", "liaison", "王敏"])["ended"],
        json!(null)
    );
    office.runs(&["remove", "liaison", "王敏"]).done();
    assert_eq!(office.json(&["list", "liaisons"]), json!([]));

    office
        .runs(&["add", "study", "body=主席会议", "held_on=今天"])
        .done();
    office.runs(&["verify", "study", "1"]).done();
    assert_eq!(office.json(&["list", "studies"])[0]["evidence"], "verified");
    office
        .runs(&["remove", "sector", "教育界"])
        .refused(&["still has"]);
    office.runs(&["set", "organisation", "届次=8"]).done();
}

#[test]
fn lists_grow_and_shrink_and_changes_have_their_day() {
    let office = office();
    office
        .runs(&["add", "leader", "name=张三", "sectors=教育界"])
        .done();
    office
        .runs(&["set", "leader", "张三", "sectors+=科技界"])
        .done();
    let sectors = |office: &TestStore| {
        let leader = office.json(&["show", "leader", "张三"]);
        leader["sectors"].as_array().map(Vec::len)
    };
    assert_eq!(sectors(&office), Some(2));
    office
        .runs(&["set", "leader", "张三", "sectors-=教育界", "--correct"])
        .done();
    assert_eq!(sectors(&office), Some(1));
    office
        .runs(&[
            "set",
            "sector",
            "教育界",
            "committee=",
            "--moved-on",
            "2026-03-01",
        ])
        .done();
    let sector = office.json(&["show", "sector", "教育界"]);
    assert_eq!(sector["earlier"][0]["until"], "2026-02-28");
    office
        .runs(&[
            "committee",
            "assign",
            "教科委员会",
            "教育界",
            "科技",
            "--correct",
        ])
        .done();
    let committee = office.json(&["show", "committee", "教科委员会"]);
    assert_eq!(committee["sectors"].as_array().map(Vec::len), Some(2));
}

#[test]
fn convenors_are_elected_and_members_leave_and_are_replaced() {
    let office = office();
    // Of two of one name the sector's own is elected.
    office
        .runs(&["convenor", "elect", "教育界", "王伟", "--on", "2026-02-10"])
        .done();
    office
        .runs(&["convenor", "approve", "王伟", "--on", "2026-03-01"])
        .done();
    office
        .runs(&["convenor", "first", "教育界王伟", "--on", "2026-03-02"])
        .done();
    let convenors = office.json(&["list", "convenors"]);
    assert_eq!(convenors[0]["member"]["id"], 1);
    assert_eq!(convenors[0]["first_from"], "2026-03-02");
    office
        .runs(&[
            "member",
            "leave",
            "王伟#1",
            "--on",
            "2026-10-01",
            "--reason",
            "工作调动",
        ])
        .done();
    let successor = office.json(&[
        "member",
        "replace",
        "王伟#2",
        "姓名=陈新",
        "--reason",
        "届中调整",
    ]);
    assert_eq!(successor["changes"].as_array().map(Vec::len), Some(2));
    let member = office.json(&["show", "member", "陈新"]);
    assert_eq!(
        (&member["joined"], &member["sector"]["name"]),
        (&json!(TODAY), &json!("科技界"))
    );
}

#[test]
fn forms_are_begun_and_corrected() {
    let office = office();
    office
        .runs(&[
            "form",
            "begin",
            "李明",
            "ways=走访群众、phone",
            "account=看望困难职工",
            "employer=某单位职员",
        ])
        .done();
    let drafts = office.forms("draft");
    assert_eq!(drafts.len(), 1);
    office
        .runs(&["form", "correct", &drafts[0], "填表时间=11-1", "--submit"])
        .done();
    assert_eq!(office.forms("submitted"), drafts);
    office
        .runs(&[
            "form",
            "correct",
            &drafts[0],
            "ways=写信",
            "填表时间=昨儿",
            "民族=汉",
        ])
        .refused(&["phone", "昨儿", "no field", "filled_on"]);
}

#[test]
fn a_rehearsal_writes_nothing() {
    let office = office();
    let line = [
        "add",
        "liaison",
        "sector=教育界",
        "name=王敏",
        "phone=13800000003",
        "--dry-run",
    ];
    let told = office.runs(&line).done();
    assert!(
        told.contains("138****0003") && told.contains("nothing was written"),
        "{told}"
    );
    let value = office.json(&line);
    assert_eq!(
        (&value["dry_run"], &value["seq"]),
        (&json!(true), &json!(null))
    );
    assert_eq!(office.json(&["list", "liaisons"]), json!([]));
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_personal() {
    let office = office();
    let answer = office.runs_zh(&[
        "add",
        "liaison",
        "界别=教肓界",
        "联系电话=1390000abc",
        "任职时间=2027-1-1",
        "年龄=3",
    ]);
    assert_eq!(answer.code, 2);
    for words in [
        "没有名称或编号为“教肓界”的界别。相近的有：教育界",
        "联系电话：电话号码应为",
        "任职时间：日期不能晚于",
        "没有“年龄”这一项",
        "姓名：此项必填",
    ] {
        assert!(answer.err.contains(words), "{words}: {}", answer.err);
    }
    assert!(!answer.err.contains("1390000abc"), "{}", answer.err);
    // A word that is no FIELD=VALUE may be a number of somebody's.
    let answer = office.runs(&["add", "liaison", "sector=教育界", "13900001111"]);
    assert!(
        answer.code == 2 && !answer.err.contains("13900001111"),
        "{answer:?}"
    );
    for (line, words) in [
        (
            &["add", "activity", "title=a", "sectors=教育界"][..],
            &["Kind", "research"][..],
        ),
        (
            &["set", "member", "王伟", "note=a"],
            &["2", "王伟", "教育界", "科技界"],
        ),
        (&["set", "member", "王伟#2", "note=a", "备注=b"], &["twice"]),
        (
            &[
                "add",
                "liaison",
                "sector=教育界",
                "name=a",
                "ended.on=2026-1-1",
            ],
            &["not given when"],
        ),
        (&["set", "output", "1", "title=a"], &["no", "output"]),
        (
            &["add", "convenor", "member=李明"],
            &["jiebie convenor elect"],
        ),
        (&["add", "form", "member=李明"], &["jiebie form begin"]),
        (&["end", "member", "李明"], &["jiebie member leave"]),
        (
            &["set", "settings", "1", "plan-due=1"],
            &["jiebie settings set"],
        ),
        (&["add", "liaison"], &["FIELD=VALUE"]),
        (&["verify", "study"], &["NAME|ID"]),
    ] {
        office.runs(line).refused(words);
    }
}

#[test]
fn completions_know_kinds_fields_and_choices() {
    let office = TestStore::bare();
    let script = office.runs(&["completions", "zsh"]).done();
    for word in [
        "key-contact",
        "last_heard.way=",
        "kind=reading-club",
        "offline=yes",
    ] {
        assert!(script.contains(word), "{word}");
    }
}
