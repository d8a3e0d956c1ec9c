//! The year's work of a sector, line by line: a plan with items that activities tick, money, publicity, services,
//! workrooms and their inspections, papers.

use serde_json::json;

use crate::test_store::TestStore;

fn office() -> TestStore {
    let office = TestStore::empty();
    for line in [
        &["add", "committee", "name=教科委员会"][..],
        &["add", "sector", "name=教育界", "committee=教科委员会"],
        &["add", "sector", "name=科技界"],
        &["add", "member", "name=王伟", "sector=教育界"],
        &["add", "plan", "body=教育界", "year=2026", "title=工作计划"],
        &[
            "add",
            "plan-item",
            "plan=教育界",
            "month=5月",
            "title=周转房调研",
        ],
        &[
            "add",
            "计划事项",
            "计划=教育界 2026",
            "月份=9",
            "事项=模拟政协",
        ],
        &[
            "add",
            "activity",
            "title=周转房调研",
            "kind=research",
            "held_on=2026-06-05",
            "until=2026-06-06",
            "sectors=教育界、科技界",
            "items=周转房调研",
            "costs=教育界（1300.50）、科技界（1300）",
            "grass_roots=yes",
            "invited=12",
        ],
        &["add", "budget", "sector=教育界", "year=2026", "amount=3000"],
    ] {
        office.runs(line).done();
    }
    office
}

#[test]
fn a_plans_items_are_ticked_by_activities() {
    let office = office();
    let sector = office.json(&["show", "sector", "教育界"]);
    assert_eq!(
        sector["plan_items"],
        json!({"held": 1, "planned": 0, "overdue": 1, "dropped": 0})
    );
    assert_eq!(sector["standings"]["plan"]["count"], 1);
    assert_eq!(sector["standings"]["plan_items"]["count"], 1);
    assert_eq!(sector["standings"]["plan_items"]["of"], 2);
    let page = office.runs_zh(&["show", "sector", "教育界"]);
    assert!(page.out.contains("已开展 1，逾期未开展 1"), "{}", page.out);
    let found = office.json(&["check", "--rule", "J1707"]);
    let found = found.as_array().expect("findings").clone();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0]["subject"]["kind"], "plan-item");
    assert!(found[0].to_string().contains("教育界"));
    // What hangs on it holds it.
    office
        .runs_zh(&["remove", "plan", "教育界"])
        .refused(&["还有 2 条记录用到它（计划事项 2），不能删除"]);
    office
        .runs(&["remove", "plan-item", "周转房调研"])
        .refused(&["1 record(s) name it (activity 1)"]);
    // What is given up is no finding.
    office
        .runs(&["end", "plan-item", "模拟政协", "--reason", "并入调研"])
        .done();
    let found = office.json(&["check", "--rule", "J1707"]);
    assert_eq!(found, json!([]));
    office
        .runs_zh(&["set", "plan-item", "周转房调研", "month=13"])
        .refused(&["请填 1 到 12 的整数"]);
}

#[test]
fn money_is_kept_to_the_fen() {
    let office = office();
    let budget = office.json(&["list", "budgets"]);
    assert_eq!(budget[0]["amount"], json!(3000));
    assert_eq!(budget[0]["spent"], json!(1300.5));
    assert_eq!(budget[0]["left"], json!(1699.5));
    let page = office.runs_zh(&["show", "sector", "教育界"]);
    let told = "预算 3000 元，已用 1300.50 元，剩余 1699.50 元";
    assert!(page.out.contains(told), "{}", page.out);
    let other = office.runs_zh(&["show", "sector", "科技界"]);
    assert!(
        other.out.contains("已用 1300 元，没有预算"),
        "{}",
        other.out
    );
    office
        .runs_zh(&["add", "budget", "sector=教育界", "year=2026", "amount=1"])
        .refused(&["该界别这一年的经费预算已登记"]);
    office
        .runs_zh(&["set", "budget", "教育界", "amount=许多"])
        .refused(&["请填金额（元）"]);
    office
        .runs(&["set", "budget", "教育界", "amount=-1"])
        .refused(&["not less than nothing"]);
    // More than there was.
    office
        .runs(&["set", "budget", "教育界", "amount=1000"])
        .done();
    let budget = office.json(&["list", "budgets"]);
    assert_eq!(budget[0]["left"], json!(-300.5));
    let undone = office.json(&["undo"])["changes"][0].to_string();
    assert!(
        undone.contains("1000") && undone.contains("3000"),
        "{undone}"
    );
}

#[test]
fn publicity_services_and_papers_are_kept() {
    let office = office();
    for line in [
        &["add", "publicity-plan", "year=2026", "planned=4篇"][..],
        &[
            "add",
            "publicity-item",
            "title=送医下乡",
            "medium=市日报",
            "on=2026-06-12",
            "sectors=教育界",
            "activity=周转房调研",
        ],
        &[
            "add",
            "service-entry",
            "title=义诊",
            "kind=送医义诊",
            "held_on=2026-06-09",
            "sector=教育界",
            "members=王伟",
            "beneficiaries=120人",
        ],
        &[
            "add",
            "research",
            "body=教科委员会",
            "title=界别工作研究",
            "finished_on=2026-09-15",
        ],
    ] {
        office.runs(line).done();
    }
    let plans = office.json(&["list", "publicity-plans"]);
    assert_eq!(
        (&plans[0]["planned"], &plans[0]["reported"]),
        (&json!(4), &json!(1))
    );
    let services = office.json(&["list", "service-entries"]);
    assert_eq!(services[0]["kind"], "medicine");
    assert_eq!(services[0]["beneficiaries"], 120);
    let papers = office.json(&["list", "research-papers"]);
    assert_eq!(papers[0]["body"]["name"], "教科委员会");
    office
        .runs(&["add", "publicity-plan", "year=2026", "planned=5"])
        .refused(&["recorded already"]);
}

#[test]
fn a_workroom_is_inspected_by_the_ten_haves() {
    let office = office();
    let names = "有场所，有标识，有制度，有计划，有台账，有值班，有活动，有信息，有成果，有评议";
    let ten = names.replace('，', ",");
    office.runs(&["settings", "set", "ten-haves", &ten]).done();
    office
        .runs_zh(&["settings", "set", "ten-haves", "有场所,有制度"])
        .refused(&["填十个名称"]);
    let findings = |rule: &str| office.json(&["check", "--rule", rule]);
    assert_eq!(findings("J1901").as_array().map(Vec::len), Some(2));
    office
        .runs(&[
            "add",
            "workroom",
            "name=教育界委员工作室",
            "sector=教育界",
            "level=3",
            "duty=周一王伟",
        ])
        .done();
    assert_eq!(findings("J1901").as_array().map(Vec::len), Some(1));
    assert_eq!(findings("J1902"), json!([]));
    let mut haves: Vec<String> = (1..=10).map(|n| format!("have{n}=yes")).collect();
    haves[6] = "have7=no".to_owned();
    let inspect = |on: &str, haves: &[String]| {
        let mut line = vec!["add", "inspection", "workroom=教育界委员工作室", on];
        line.extend(haves.iter().map(String::as_str));
        office.runs(&line).done();
    };
    inspect("on=2026-02-03", &haves);
    let lacking = office.runs_zh(&["check", "--rule", "J1902"]);
    assert!(lacking.out.contains("欠缺：有活动"), "{}", lacking.out);
    haves[6] = "have7=yes".to_owned();
    inspect("on=2026-09-10", &haves);
    assert_eq!(findings("J1902"), json!([]));
    let list = office.json(&["list", "inspections"]);
    assert_eq!((&list[0]["met"], &list[1]["met"]), (&json!(9), &json!(10)));
    office
        .runs(&["set", "workroom", "教育界委员工作室", "level=6"])
        .refused(&["from 1 to 5"]);
}

#[test]
fn a_confirmed_sheet_is_shown_as_it_was_confirmed_and_says_what_changed() {
    let office = office();
    for line in [
        &["set", "activity", "周转房调研", "participants=王伟"][..],
        &["assess", "example"],
        &["assess", "run"],
        &["set", "assessment-sheet", "王伟", "confirmed.on=2026-11-24"],
    ] {
        office.runs(line).done();
    }
    let show = ["assess", "show", "王伟"];
    let shown = office.runs_zh(&show).done();
    assert!(shown.contains("合计 5 分，可得 80 分：不称职"), "{shown}");
    assert!(shown.contains("考核表：2026-11-24 确认。"), "{shown}");
    assert!(!shown.contains("改过"), "{shown}");
    office
        .runs(&["set", "points-item", "参加界别活动", "points=8", "cap=30"])
        .done();
    let shown = office.runs_zh(&show).done();
    for words in [
        "合计 5 分，可得 80 分：不称职",
        "确认后计分表改过：现在重算为 8 / 90，不称职。已确认的不变。",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let sheet = office.json(&show);
    assert_eq!(
        (&sheet["points"], &sheet["open"]),
        (&json!(5.0), &json!(80.0))
    );
    assert_eq!(sheet["sheet"]["confirmed_on"], "2026-11-24");
    assert_eq!(
        sheet["since"],
        json!({"changed": "table", "points": 8.0, "open": 90.0, "grade": "lacking"})
    );
    // Whoever asks for what would be is told that, and what the sheet has.
    let what_if = [&show[..], &["--what-if", "参加界别活动.points=10"]].concat();
    let shown = office.runs_zh(&what_if).done();
    for words in [
        "合计 10 分，可得 90 分",
        "考核表为 5 / 80，不称职：2026-11-24 确认。",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn a_sheet_and_the_list_by_grade_are_written_as_documents() {
    let office = office();
    for line in [&["assess", "example"], &["assess", "run"]] {
        office.runs(line).done();
    }
    let (sheet, list) = (office.path("sheet.docx"), office.path("grades.docx"));
    let (sheet, list) = (
        sheet.to_str().expect("a path"),
        list.to_str().expect("a path"),
    );
    let told = office
        .runs_zh(&["assess", "paper", "王伟", "-o", sheet])
        .done();
    assert!(told.contains("2026年度委员履职考核表已写入"), "{told}");
    let told = office.runs_zh(&["assess", "paper", "-o", list]).done();
    assert!(told.contains("考核等次名单已写入"), "{told}");
    for file in [sheet, list] {
        let bytes = std::fs::read(file).expect("a file");
        assert!(bytes.starts_with(b"PK"), "{file}");
    }
    let again = office.runs(&["assess", "paper", "-o", list]);
    assert_eq!(again.code, 2, "{again:?}");
    let json = office.json(&["assess", "paper", "-o", list, "--force"]);
    assert_eq!(json["title"], "2026年度委员履职考核等次名单");
}
