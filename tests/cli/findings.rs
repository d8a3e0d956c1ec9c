//! `check` and `explain`.

use serde_json::Value;

use crate::test_store::TestStore;

fn levels(findings: &Value) -> Vec<&str> {
    let all = findings.as_array().expect("an array");
    all.iter()
        .map(|it| it["level"].as_str().expect("a level"))
        .collect()
}

#[test]
fn findings_come_by_urgency_and_a_breach_is_exit_code_1() {
    let office = TestStore::demo();
    let findings = office.json(&["check"]);
    let levels = levels(&findings);
    for level in ["breach", "due", "advice"] {
        assert!(levels.contains(&level), "no {level}");
    }
    let rank = |level: &&str| {
        ["breach", "due", "advice"]
            .iter()
            .position(|it| it == level)
    };
    assert!(levels.is_sorted_by_key(rank));
    assert_eq!(office.runs(&["check"]).code, 1);
    assert_eq!(office.runs(&["check", "--json"]).code, 1);
    assert_eq!(office.runs(&["check", "--level", "advice"]).code, 0);
    assert_eq!(
        office
            .runs(&["check", "--level", "待办", "--format", "csv"])
            .code,
        0
    );
    let empty = TestStore::empty();
    let owed = empty.json(&["check", "--level", "breach"]);
    assert_eq!(owed, Value::Array(Vec::new()));
    assert_eq!(
        empty.runs(&["check", "--level", "breach", "--json"]).out,
        "[]\n"
    );
}

#[test]
fn the_text_names_article_remedy_and_counts_in_both_languages() {
    let office = TestStore::demo();
    let en = office.runs(&["check", "--rule", "J1503"]).out;
    assert!(
        en.starts_with("As of 2026-11-24, year 2026: breach "),
        "{en}"
    );
    for part in [
        "× breach J1503 Too few key contacts (article 15)",
        "at least 3",
        "  → Let",
    ] {
        assert!(en.contains(part), "{part}: {en}");
    }
    let zh = office
        .runs_zh(&["check", "--rule", "too-few-key-contacts"])
        .out;
    for part in [
        "截至 2026-11-24",
        "× 不合规 J1503 重点联系对象不足（第15条）",
        "少于3人",
        "  → ",
    ] {
        assert!(zh.contains(part), "{part}: {zh}");
    }
}

#[test]
fn a_sector_a_committee_and_a_rule_narrow() {
    let office = TestStore::demo();
    let all = office.json(&["check"]);
    let all = all.as_array().expect("an array");
    let sector = all[0]["sector"].as_str().expect("a sector's finding first");
    let mine = office.json(&["check", "--sector", sector, "--level", "breach"]);
    let expected: Vec<_> = all
        .iter()
        .filter(|it| it["sector"] == sector && it["level"] == "breach")
        .collect();
    // Activities that sectors hold together belong to none alone, but touch this one.
    let found: Vec<_> = mine
        .as_array()
        .expect("an array")
        .iter()
        .filter(|it| it["subject"]["kind"] != "activity")
        .collect();
    let alone = |it: &&&Value| it["subject"]["kind"] != "activity";
    assert_eq!(
        found,
        expected.iter().filter(alone).copied().collect::<Vec<_>>()
    );
    let committee = all
        .iter()
        .find_map(|it| it["committee"].as_str())
        .expect("one");
    let of_one = office.json(&["check", "--committee", committee, "--rule", "J1001"]);
    let of_one = of_one.as_array().expect("an array");
    assert!(!of_one.is_empty());
    for finding in of_one {
        assert_eq!(
            (&finding["committee"], &finding["code"]),
            (&committee.into(), &"J1001".into())
        );
    }
}

#[test]
fn another_day_and_another_year_are_judged_by_their_own_dates() {
    let office = TestStore::demo();
    let form_missing = |args: &[&str]| {
        let args = [&["check", "--rule", "J1001"], args].concat();
        office.json(&args)
    };
    let now = form_missing(&[]);
    assert!(levels(&now).iter().all(|level| *level == "due"), "{now}");
    // The day is given twice: what is said last counts, so the office's own comes first.
    let later = std::process::Command::new(env!("CARGO_BIN_EXE_jiebie"))
        .args([
            "check",
            "--rule",
            "J1001",
            "--json",
            "--year",
            "2026",
            "--as-of",
            "2027-01-01",
        ])
        .arg("--store")
        .arg(office.store())
        .output()
        .expect("the program runs");
    assert_eq!(later.status.code(), Some(1));
    let later: Value = serde_json::from_slice(&later.stdout).expect("JSON");
    assert!(levels(&later).iter().all(|level| *level == "breach"));
    assert_eq!(levels(&later).len(), levels(&now).len());
    // Before the term there were no duties.
    assert_eq!(form_missing(&["--year", "2019"]), Value::Array(Vec::new()));
}

#[test]
fn csv_opens_in_a_spreadsheet() {
    let office = TestStore::demo();
    let csv = office.runs(&["check", "--format", "csv"]).out;
    let head =
        "\u{feff}level,code,rule,article,committee,sector,kind,id,name,due,message,remedy\r\n";
    assert!(csv.starts_with(head), "{csv}");
    let rows = csv.matches("\r\n").count() - 1;
    assert_eq!(rows, levels(&office.json(&["check"])).len());
}

#[test]
fn a_rule_is_explained_by_code_and_by_name_without_a_store() {
    let office = TestStore::bare();
    let by_code = office.runs(&["explain", "j1604"]).done();
    assert_eq!(
        by_code,
        office.runs(&["explain", "first-convenor-missing"]).done()
    );
    assert!(by_code.starts_with("J1604 first-convenor-missing\n"));
    assert!(
        by_code.contains("(article 16; due, a breach once its date has passed)")
            && by_code.contains("\nRemedy: ")
    );
    let zh = office.runs_zh(&["explain", "J1702"]).done();
    assert!(
        zh.contains("第17条") && zh.contains("怎么办：") && zh.contains("plan-due"),
        "{zh}"
    );
    let list = office.runs(&["explain"]).done();
    let rules = office.json(&["explain"]);
    let rules = rules.as_array().expect("an array");
    assert_eq!(list.lines().count(), rules.len() + 1);
    for rule in rules {
        let code = rule["code"].as_str().expect("a code");
        assert!(list.contains(code), "{code}");
        office.runs(&["explain", code]).done();
    }
}
