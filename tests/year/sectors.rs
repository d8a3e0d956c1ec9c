//! Sectors that are merged and renamed in mid-term, through the shell.

use serde_json::Value;

use crate::scenarios::begun;

fn names(list: &Value) -> Vec<String> {
    let all = list.as_array().expect("an array").iter();
    all.map(|it| it["name"].as_str().expect("a name").to_owned())
        .collect()
}

/// Two sectors become one: who was in them is in it, what they did stays with them, and the circular has them all.
pub fn are_merged() {
    let office = begun();
    office.on(
        "06-05",
        "add activity title=医教调研 kind=research held_on=2026-06-05 sectors=医药卫生界 participants=何光明 temporary_branch=yes",
    );
    let merge = "sector merge 教育界 医药卫生界 --into 教育界 --on 2026-07-01";
    office.refuses(
        "07-02",
        "sector merge 教育界 --into 教育界",
        &["至少写明两个界别"],
    );
    office.refuses(
        "07-02",
        "sector merge 教育界 农业界 --into 教育和农业界",
        &["--committee"],
    );
    office.on("07-02", &format!("{merge} --dry-run"));
    assert_eq!(names(&office.json("07-02", "list sectors")).len(), 8);
    office.on("07-02", merge);
    let sectors = |day: &str| names(&office.json(day, "list sectors"));
    assert_eq!((sectors("06-30").len(), sectors("07-01").len()), (8, 7));
    let shown = office.json("07-02", "show sector");
    assert!(!names(&shown).contains(&"医药卫生界".to_owned()));
    let members = |day: &str, sector: &str| {
        names(&office.json(day, &format!("list members --sector {sector}")))
    };
    assert_eq!(members("07-01", "教育界").len(), 6);
    assert_eq!(members("06-30", "教育界").len(), 3);
    let convenors = office.json("07-02", "show sector 教育界");
    let convenors = convenors["convenors"].as_array().expect("an array").clone();
    let firsts: Vec<_> = convenors.iter().filter(|it| it["first"] == true).collect();
    assert_eq!((convenors.len(), firsts.len()), (3, 1));
    assert_eq!(firsts[0]["member"], "罗志远");
    // Nothing is asked for of what has ended, on no later day.
    for day in ["07-02", "12-31", "2027-03-01"] {
        let found = office.json(day, "check");
        let mut found = found.as_array().expect("an array").iter();
        assert!(found.all(|it| it["sector"] != "医药卫生界"), "{day}");
    }
    office.refuses(
        "07-03",
        "add liaison sector=医药卫生界 name=黄联络",
        &["医药卫生界", "2026-06-30", "撤销"],
    );
    let roster = office.write("late.csv", "姓名,界别\n吴远,医药卫生界\n");
    let answer = office.says("07-03", &format!("import {roster}"));
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(
        answer.out.contains("2026-06-30 并入教育界"),
        "{}",
        answer.out
    );
    // A table of what was done before still means the old one.
    let table = office.write(
        "activities.csv",
        "活动时间,活动名称,类别,界别,临时党支部\n2026-05-20,健康讲座,公益服务,医药卫生界,已设立\n",
    );
    office.on("07-03", &format!("import {table}"));
    let held = office.json("07-03", "list activities --sector 医药卫生界");
    assert_eq!(held.as_array().map(Vec::len), Some(2), "{held}");
    let circular = office.on("07-03", "circular 2026");
    for part in [
        "界别7个",
        "医药卫生界自2026年7月1日起并入教育界，此前的工作计入原界别",
        "医药卫生界（至2026年6月30日）",
    ] {
        assert!(circular.contains(part), "no {part} in {circular}");
    }
    let card = office.on("07-03", "show sector 医药卫生界");
    assert!(card.contains("并入教育界"), "{card}");
    assert!(office.on("07-03", "verify").contains("完好"));
}

/// A sector is called otherwise from a day on: earlier days and tables have the former name.
pub fn one_is_renamed() {
    let office = begun();
    let rename = "sector rename 科学技术界 科技创新界 --on 2026-07-01";
    office.on("07-02", &format!("{rename} --dry-run"));
    office.on("07-02", rename);
    office.refuses(
        "07-02",
        "sector rename 科技创新界 科技创新界",
        &["现在就叫"],
    );
    let sectors = |day: &str| names(&office.json(day, "list sectors"));
    assert!(sectors("06-30").contains(&"科学技术界".to_owned()));
    assert!(sectors("07-01").contains(&"科技创新界".to_owned()));
    assert!(!sectors("07-01").contains(&"科学技术界".to_owned()));
    let card = office.on("07-02", "show sector 科技创新界");
    assert!(card.contains("科学技术界（至 2026-06-30）"), "{card}");
    // By the former name it is found, too.
    assert_eq!(office.on("07-02", "show sector 科学技术界"), card);
    let roster = office.write("again.csv", "姓名,界别\n谢海燕,科学技术界\n");
    let answer = office.on("07-02", &format!("import {roster}"));
    assert!(answer.contains("没有改动"), "{answer}");
    office.on(
        "07-02",
        "committee rename 经济科技委员会 经济和科技委员会 --on 2026-07-01",
    );
    let committees = |day: &str| names(&office.json(day, "list committees"));
    assert!(committees("06-30").contains(&"经济科技委员会".to_owned()));
    assert!(committees("07-01").contains(&"经济和科技委员会".to_owned()));
    let circular = office.on("07-03", "circular 2026");
    for part in [
        "科学技术界自2026年7月1日起更名为科技创新界",
        "经济科技委员会自2026年7月1日起更名为经济和科技委员会",
    ] {
        assert!(circular.contains(part), "no {part} in {circular}");
    }
    // The circular of a day before has the name of then.
    let before = office.on("07-03", "circular 2026 --as-of 2026-06-30");
    assert!(before.contains("科学技术界") && !before.contains("科技创新界"));
    // Renamed after the year: the year's circular has the name that held in it.
    office.on(
        "2027-02-02",
        "sector rename 农业界 农业和农村界 --on 2027-02-01",
    );
    let last = office.on("2027-02-03", "circular 2026");
    assert!(last.contains("农业界") && !last.contains("农业和农村界"));
    assert!(office.on("2027-02-03", "verify").contains("完好"));
}
