//! What the screens enter is entered line by line: every kind added, changed, ended, verified and struck
//! out; and all that is wrong is told at once.

use serde_json::{Value, json};

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
                "handed_in=3-21",
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
            &[
                "add",
                "circular",
                "year=2026",
                "title=通报",
                "issued_on=11-20",
            ],
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
    let set = office.runs(&["set", "study", "1", "decisions=补记"]);
    assert!(set.err.contains("recorded only"), "{}", set.err);
    assert_eq!(office.json(&["list", "studies"])[0]["evidence"], "recorded");
    office
        .runs(&["remove", "sector", "教育界"])
        .refused(&["name it (member 2)"]);
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
    let left = office.json(&[
        "member",
        "leave",
        "王伟#1",
        "--on",
        "2026-10-01",
        "--reason",
        "工作调动",
    ]);
    assert_eq!(left["remarks"].as_array().map(Vec::len), Some(1));
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

#[test]
fn what_must_be_said_is_said_and_today_is_never_assumed() {
    let office = office();
    for (line, missing) in [
        (
            &["add", "activity", "title=甲", "kind=research"][..],
            "Held on",
        ),
        (&["add", "study", "held_on=3-20"], "Meeting"),
        (&["add", "study", "body=council"], "Held on"),
        (
            &["add", "output", "sector=教育", "title=甲", "channel=brief"],
            "Handed in on",
        ),
        (&["add", "plan", "body=教育界", "title=甲"], "Year"),
        (&["add", "training", "title=甲"], "Held on"),
        (&["add", "circular", "year=2026"], "Issued on"),
    ] {
        office.runs(line).refused(&[missing, "must be filled in"]);
    }
    office
        .runs(&["add", "liaison", "sector=教育界", "name=王敏"])
        .done();
    assert_eq!(office.json(&["list", "liaisons"])[0]["since"], json!(null));
}

#[test]
fn names_and_texts_are_those_that_lists_have() {
    let office = office();
    let long = format!("name={}", "王".repeat(50));
    let employer = format!("employer={}", "校".repeat(600));
    for (field, why) in [
        ("name=王1敏", "digits or signs"),
        ("name=王\u{1b}[31m敏", "does not look like"),
        ("name=王敏（女）", "Write the name alone"),
        ("name=王敏 李芳", "several people"),
        (&long, "its length"),
        ("note=甲\u{1b}乙", "control characters"),
        (&employer, "too long (600 characters)"),
    ] {
        let name = if field.starts_with("name") {
            "note="
        } else {
            "name=王敏"
        };
        office
            .runs(&["add", "liaison", "sector=教育界", name, field])
            .refused(&[why]);
    }
    assert_eq!(office.json(&["list", "liaisons"]), json!([]));
}

#[test]
fn days_that_can_not_be_are_refused_by_their_fields() {
    let office = office();
    office.runs(&["add", "leader", "name=张三"]).done();
    for (line, why) in [
        (
            &["member", "leave", "李明", "--on", "2027-01-01"][..],
            "lies after today",
        ),
        (
            &["member", "leave", "李明", "--on", "1990-01-01"],
            "before the term",
        ),
        (
            &["end", "leader", "张三", "--on", "2027-01-01"],
            "lies after today",
        ),
        (
            &["end", "leader", "张三", "--on", "1990-01-01"],
            "before the term",
        ),
        (
            &[
                "add",
                "member",
                "name=新人",
                "sector=教育",
                "joined=2030-1-1",
            ],
            "Member since",
        ),
        (
            &["add", "plan", "body=教育", "title=甲", "year=1000"],
            "1949",
        ),
        (
            &["set", "organisation", "term.number=999"],
            "between 1 and 50",
        ),
        (&["set", "organisation", "term.from=1890-1-1"], "From"),
        (
            &[
                "add",
                "key-contact",
                "member=李明",
                "name=赵群",
                "since=5-1",
                "last_heard.on=1-1",
                "last_heard.way=phone",
            ],
            "before it was begun",
        ),
        (
            &[
                "set",
                "leader",
                "张三",
                "post=主席",
                "--moved-on",
                "2026-03-01",
            ],
            "are for what changes on days: Sectors",
        ),
        (&["set", "leader", "张三", "ended.reason=调离"], "Ended on"),
        (
            &["add", "training", "title=甲", "held_on=3-1", "excused=李明"],
            "Reasons",
        ),
    ] {
        office.runs(line).refused(&[why]);
    }
    office
        .runs(&["member", "leave", "李明", "--on", "2026-06-30"])
        .done();
    for (line, why) in [
        (
            &["add", "key-contact", "member=李明", "name=赵群"][..],
            "left on 2026-06-30",
        ),
        (
            &["form", "begin", "李明", "填表时间=7-1"],
            "left on 2026-06-30",
        ),
        (&["form", "begin", "李明"], "left on 2026-06-30"),
        (
            &[
                "add",
                "output",
                "sector=教育",
                "title=甲",
                "channel=brief",
                "handed_in=7-1",
                "authors=李明",
            ],
            "left on 2026-06-30",
        ),
    ] {
        office.runs(line).refused(&[why]);
    }
    office
        .runs(&[
            "form",
            "begin",
            "李明",
            "填表时间=6-1",
            "account=走访",
            "employer=某单位",
        ])
        .done();
    // A successor joins on the day on which the predecessor left.
    office
        .runs(&[
            "member",
            "replace",
            "王伟#2",
            "name=陈新",
            "--on",
            "2026-06-30",
        ])
        .done();
    assert_eq!(
        office.json(&["show", "member", "陈新"])["joined"],
        "2026-06-30"
    );
    office
        .runs(&[
            "committee",
            "assign",
            "教科委员会",
            "教育界",
            "--on",
            "2026-03-01",
        ])
        .done();
}

#[test]
fn doubles_are_told_and_entered() {
    let office = office();
    let mut told = Vec::new();
    for line in [
        &["add", "liaison", "sector=教育界", "name=王敏"][..],
        &["add", "liaison", "sector=教育界", "name=李敏"],
        &["add", "leader", "name=张三"],
        &["add", "leader", "name=张三"],
        &[
            "add",
            "member",
            "name=李明",
            "sector=教育",
            "phone=13800000009",
        ],
        &["add", "key-contact", "member=王伟#1", "name=王伟"],
        &[
            "add",
            "activity",
            "title=乡村教师周转房调研",
            "kind=research",
            "held_on=2026-05-08",
            "sectors=教育界",
        ],
        &[
            "add",
            "activity",
            "title=“乡村教师周转房”专题调研",
            "kind=research",
            "held_on=2026-05-08",
        ],
    ] {
        let ran = office.runs(line);
        assert_eq!(ran.code, 0, "{}", ran.err);
        told.push(!ran.err.is_empty());
    }
    assert_eq!(told, [false, true, false, true, true, true, false, true]);
    // Scripts get it, too.
    let added = office.json(&["add", "leader", "name=张三", "--dry-run"]);
    same_as_documented("jiebie add --json", &added);
    let remarks = added["remarks"].as_array().expect("an array");
    assert!(remarks[0].to_string().contains("张三"), "{remarks:?}");
}

#[test]
fn who_left_takes_no_charge_and_is_not_moved() {
    let office = office();
    office
        .runs(&[
            "convenor",
            "elect",
            "教育界",
            "李明",
            "--on",
            "2026年2月1日",
        ])
        .done();
    let left = office.json(&["member", "leave", "李明", "--on", "6-30"]);
    let remarks = left["remarks"].to_string();
    assert!(
        remarks.contains("still recorded as a convenor"),
        "{remarks}"
    );
    for (line, why) in [
        (&["convenor", "first", "李明"][..], "left on 2026-06-30"),
        (
            &["set", "committee", "教科委员会", "coordinator.member=李明"],
            "left on 2026-06-30",
        ),
        (
            &["set", "member", "李明", "sector=科技界"],
            "can't be moved",
        ),
        (
            &["set", "member", "李明", "left.on=1990-1-1"],
            "before the term",
        ),
        (
            &["set", "member", "李明", "left.on=2030-1-1"],
            "after today",
        ),
    ] {
        office.runs(line).refused(&[why]);
    }
    // On the days that were the member's own it can be.
    office
        .runs(&["convenor", "first", "李明", "--on", "2026/5/1"])
        .done();
    office
        .runs(&["set", "member", "李明", "sector=科技界", "--correct"])
        .done();
}

#[test]
fn what_ended_with_the_seat_follows_when_its_last_day_is_put_right() {
    let office = office();
    office
        .runs(&[
            "add",
            "key-contact",
            "member=李明",
            "name=赵群",
            "since=2026-1-5",
        ])
        .done();
    office
        .runs(&["member", "leave", "李明", "--on", "6-30"])
        .done();
    let ended = || office.json(&["show", "key-contact", "赵群"])["ended"].clone();
    assert_eq!(ended()["on"], "2026-06-30");
    office
        .runs(&["set", "member", "李明", "left.on=5-31"])
        .done();
    assert_eq!(ended()["on"], "2026-05-31");
    office.runs(&["set", "member", "李明", "left.on="]).done();
    assert_eq!(ended(), json!(null));
    // Where a successor has the seat it can't be taken up again.
    office
        .runs(&[
            "member",
            "replace",
            "李明",
            "name=陈新",
            "sex=m",
            "--on",
            "6-30",
        ])
        .done();
    for line in [["left.on="], ["left.on=9-30"]] {
        let line = ["set", "member", "李明", line[0]];
        office.runs(&line).refused(&["陈新", "took the seat over"]);
    }
}

#[test]
fn no_work_of_the_term_lies_before_it() {
    let office = office();
    let early = "1990-01-01";
    let held = format!("held_on={early}");
    for line in [
        &["convenor", "elect", "教育界", "李明", "--on", early][..],
        &["add", "training", "title=甲", &held],
        &["add", "activity", "title=甲", "kind=research", &held],
        &[
            "set",
            "member",
            "李明",
            "sector=科技界",
            "--moved-on",
            early,
        ],
        &["committee", "assign", "教科委员会", "科技界", "--on", early],
    ] {
        office.runs(line).refused(&["before the term"]);
    }
    // A year of four digits is no short one.
    office
        .runs(&["end", "leader", "张三", "--on", "0001-01-01"])
        .refused(&[]);
    office
        .runs(&["add", "training", "title=甲", "held_on=0001-01-01"])
        .refused(&["Held on", "year 1"]);
}

#[test]
fn a_name_that_means_another_is_no_new_one() {
    let office = office();
    for (kind, name) in [
        ("sector", "教育"),
        ("sector", "科 技 界"),
        ("committee", "教科委"),
    ] {
        let name = format!("name={name}");
        office
            .runs(&["add", kind, &name])
            .refused(&["Name", "Another"]);
    }
    office.runs(&["add", "sector", "name=体　育 界"]).done();
    // By its short name a sector is found, too, and no other has it.
    office
        .runs(&["add", "sector", "name=中国民主同盟", "short=盟"])
        .done();
    office
        .runs(&["add", "liaison", "sector=盟", "name=王敏"])
        .done();
    office
        .runs(&["set", "sector", "体育界", "short=教育"])
        .refused(&["Short name", "Another"]);
    let sectors = office.json(&["list", "sectors"]);
    assert!(sectors.to_string().contains("体育界"), "{sectors}");
}

#[test]
fn the_last_act_is_undone_and_what_was_changed_since_is_not() {
    let office = office();
    office.runs(&["add", "leader", "name=张三"]).done();
    office.runs(&["undo", "--dry-run"]).done();
    assert_eq!(
        office.json(&["list", "leaders"]).as_array().map(Vec::len),
        Some(1)
    );
    let undone = office.json(&["undo"]);
    assert_eq!(undone["changes"][0]["removed"], true);
    assert_eq!(office.json(&["list", "leaders"]), json!([]));
    // Undoing is undone by its number.
    let seq = undone["seq"].to_string();
    office.runs(&["undo", &seq]).done();
    assert_eq!(
        office.json(&["list", "leaders"]).as_array().map(Vec::len),
        Some(1)
    );
    let set = office.json(&["set", "leader", "张三", "post=主席"]);
    office
        .runs(&["set", "leader", "张三", "post=副主席"])
        .done();
    let seq = set["seq"].to_string();
    office
        .runs(&["undo", &seq])
        .refused(&["was changed again later"]);
    office.runs(&["undo", "9999"]).refused(&["no entry 9999"]);
}

#[test]
fn undoing_again_undoes_the_act_before() {
    let office = office();
    for name in ["张三", "李四", "王五"] {
        let name = format!("name={name}");
        office.runs(&["add", "leader", &name]).done();
    }
    let left = || {
        let all = office.json(&["list", "leaders"]);
        let all = all.as_array().expect("an array");
        all.iter().map(|it| it["name"].clone()).collect::<Vec<_>>()
    };
    office.runs(&["undo"]).done();
    assert_eq!(left(), ["张三", "李四"]);
    let undone = office.json(&["undo"]);
    assert_eq!(left(), ["张三"]);
    // What an undoing took back, and was done again, is undone once more.
    office.runs(&["undo", &undone["seq"].to_string()]).done();
    assert_eq!(left(), ["张三", "李四"]);
    office.runs(&["undo"]).done();
    assert_eq!(left(), ["张三"]);
    office.runs(&["undo"]).done();
    assert_eq!(left(), [] as [&str; 0]);
}

#[test]
fn what_can_not_be_done_on_a_day_to_come_is_said_once() {
    let office = office();
    let answer = office.runs_on("2099-01-01", &["add", "leader", "name=张三"]);
    assert_eq!(
        answer.err.matches("2099-01-01").count(),
        1,
        "{}",
        answer.err
    );
    answer.refused(&["nothing was done"]);
    let answer = office.runs_on("2099-01-01", &["list", "leaders"]);
    assert_eq!(answer.code, 0);
    assert_eq!(
        answer.err.matches("may be looked at").count(),
        1,
        "{}",
        answer.err
    );
}

#[test]
fn what_has_no_name_leaves_no_gap_in_a_sentence() {
    let office = office();
    let told = office.runs(&["verify", "output", "--sample", "10%"]).done();
    assert!(told.contains("nothing to draw from"), "{told}");
    let closing = ["add", "year-closing", "year=2025", "closed_on=2026-01-08"];
    let before = TestStore::bare();
    let mut init = crate::test_store::INIT;
    init[6] = "2024-01-01";
    before.runs(&init).done();
    let told = before.runs(&closing).out;
    assert!(told.contains("2025 #1 (journal"), "{told}");
    let told = office
        .runs(&["settings", "set", "plan-due", "04-15"])
        .done();
    assert!(!told.contains(":  (") && !told.contains(": ("), "{told}");
}

#[test]
fn what_is_refused_is_not_repeated_where_it_may_be_a_number() {
    let office = office();
    for line in [
        &[
            "add",
            "liaison",
            "sector=教育",
            "name=王敏",
            "since=13800001234",
        ][..],
        &[
            "add",
            "liaison",
            "sector=教育",
            "name=王敏",
            "13800001234=5",
        ],
        &["add", "liaison", "sector=13800001234", "name=王敏"],
        &["set", "liaison", "13800001234", "name=王敏"],
        &["end", "13800001234", "王敏"],
        &["check", "--sector", "13800001234"],
        &["import", "x.csv", "--moved-on", "13800001234"],
    ] {
        let ran = office.runs(line);
        assert_eq!(ran.code, 2);
        assert!(!ran.err.contains("13800001234"), "{}", ran.err);
        assert!(ran.err.contains("138****1234"), "{}", ran.err);
    }
}

#[test]
fn wide_letters_and_digits_are_narrow_ones() {
    let office = office();
    office
        .runs(&[
            "add",
            "liaison",
            "ｓｅｃｔｏｒ=教育",
            "name=王敏",
            "phone=１３８００００１２３４",
            "since=２０２６－３－１",
        ])
        .done();
    let liaison = office.json(&["list", "liaisons", "--show-phones"]);
    assert_eq!(
        (&liaison[0]["phone"], &liaison[0]["since"]),
        (&json!("13800001234"), &json!("2026-03-01"))
    );
    office.runs(&["end", "liaison", "＃１"]).done();
}

#[test]
fn a_field_that_names_a_record_is_named_and_scripts_get_an_object() {
    let office = office();
    office
        .runs(&["add", "key-contact", "member=余某", "name=赵群"])
        .refused(&["Member: There is no member"]);
    office
        .runs(&[
            "add",
            "output",
            "sector=教育",
            "title=甲",
            "channel=brief",
            "handed_in=3-1",
        ])
        .done();
    office
        .runs(&["set", "output", "甲", "sector="])
        .refused(&["Sector: This must be filled in"]);
    let refused = office.runs(&["--json", "add", "liaison", "name=王敏", "since=x"]);
    let told: Value = serde_json::from_str(&refused.out).expect("an object");
    let fields: Vec<_> = told["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .map(|it| it["field"].clone())
        .collect();
    assert_eq!(fields, ["since", "sector"]);
    let usage = office.runs(&["--json", "add", "nobody"]);
    let told: Value = serde_json::from_str(&usage.out).expect("an object");
    assert!(
        told["error"]
            .as_str()
            .is_some_and(|it| it.contains("nobody")),
        "{told}"
    );
}

#[test]
fn kinds_have_short_names_where_no_other_ends_so() {
    let office = office();
    office
        .runs(&["add", "联络员", "界别=教育", "姓名=王敏"])
        .done();
    office.runs(&["end", "联络员", "王敏"]).done();
    office
        .runs(&["add", "计划", "单位=教育界", "年度=2026", "标题=甲"])
        .done();
    office.runs(&["verify", "工作计划", "教育界"]).done();
    // 界别 is a kind of its own, and no end of another.
    office.runs(&["add", "界别", "名称=农业界"]).done();
}
