//! `circular YEAR`: the draft on the screen, as a document, as JSON, and its figures traced.

use std::fs;

use serde_json::Value;

use crate::shapes;
use crate::test_store::TestStore;

#[test]
fn the_draft_is_shown_and_written() {
    let office = TestStore::demo();
    let shown = office.runs(&["circular", "2026"]).done();
    for part in [
        "关于2026年度",
        "一、基本情况",
        "二、主要做法和成效",
        "三、存在的问题",
        "四、下一步工作",
        "2026年11月24日",
        "附件2",
    ] {
        assert!(shown.contains(part), "no {part} in {shown}");
    }
    // Without a year it is this one's; the paper is Chinese whatever the program speaks.
    assert_eq!(office.runs_zh(&["circular"]).done(), shown);
    let [file, again] = ["a.docx", "b.docx"].map(|name| office.path(name));
    let to = |path: &std::path::Path| path.display().to_string();
    let told = office.runs_zh(&["circular", "-o", &to(&file)]).done();
    assert!(told.contains("2026 年情况通报草稿已写入"), "{told}");
    office.runs(&["circular", "2026", "-o", &to(&again)]).done();
    let bytes = fs::read(&file).expect("a file");
    assert_eq!(bytes, fs::read(&again).expect("a file"));
    let piped = office
        .command(&["circular", "-o", "-"])
        .output()
        .expect("runs");
    assert_eq!(piped.stdout, bytes);
}

#[test]
fn every_figure_is_traced_to_its_records() {
    let office = TestStore::demo();
    let told = office.runs(&["circular", "2026", "--trace"]).done();
    let value = office.json(&["circular", "2026", "--trace"]);
    shapes::same_as_documented("jiebie circular YEAR --json", &value);
    let figures = value["figures"].as_array().expect("an array");
    assert!(figures.len() > 100, "{}", figures.len());
    for figure in figures {
        let text = |name: &str| figure[name].as_str().expect("a text").to_owned();
        let line = format!(
            "{}  {}  {}",
            text("code"),
            figure["name"]["en"].as_str().expect("a name"),
            text("value")
        );
        assert!(told.contains(&line), "no {line}");
        let records = figure["records"].as_array().expect("an array");
        if let (Ok(count), true) = (
            text("value").parse::<usize>(),
            ![
                "participations",
                "training-attendances",
                "training-excused",
                "publicity-planned",
                "money-planned",
                "money-spent",
                "money-left",
            ]
            .contains(&text("code").as_str()),
        ) {
            assert_eq!(records.len(), count, "{line}");
        }
    }
    let forms = office.json(&[
        "forms",
        "--year",
        "2026",
        "--status",
        "submitted,filed,uploaded",
    ]);
    let ids = |of: &Value| -> Vec<u64> {
        let all = of.as_array().expect("an array").iter();
        all.map(|it| it["id"].as_u64().expect("a number")).collect()
    };
    let traced = figures.iter().find(|it| it["code"] == "forms-handed-in");
    assert_eq!(ids(&traced.expect("a figure")["records"]), ids(&forms));
    // Untraced, the records are left out.
    let value = office.json(&["circular", "2026"]);
    assert!(value["figures"][0]["records"].is_null());
}

#[test]
fn a_year_to_come_and_a_bad_place_are_refused() {
    let office = TestStore::demo();
    office
        .runs(&["circular", "2031"])
        .refused(&["2031", "to come"]);
    office.runs_zh(&["circular", "2031"]).refused(&["还没有到"]);
    office
        .runs_zh(&["circular", "1990"])
        .refused(&["1990 年在本届之前"]);
    office.runs(&["circular", "twenty"]).refused(&["twenty"]);
    office
        .runs(&["circular", "-o", "/no/such/a.docx"])
        .refused(&["no folder"]);
}

#[test]
fn an_organisation_that_has_nothing_yet_gets_a_draft_that_says_so() {
    let office = TestStore::empty();
    let shown = office.runs(&["circular"]).done();
    assert!(shown.contains("委员名册和界别分工尚未建立。"), "{shown}");
}
