//! A new term with the list of its members, through the shell.

use serde_json::Value;

use crate::cast;
use crate::played::Played;
use crate::scenarios::begun;

fn names(list: &Value) -> Vec<String> {
    let all = list.as_array().expect("an array").iter();
    all.map(|it| it["name"].as_str().expect("a name").to_owned())
        .collect()
}

/// The list of the eighth term: two have left, two are new, one is in another sector.
fn roster() -> String {
    let mut lines = String::from("序号,界别,姓名,性别,工作单位及职务,联系电话\n");
    let gone = ["马向东", "冯春生"];
    let stay = cast::members().filter(|(_, name)| !gone.contains(name));
    let moved = |(sector, name)| match name {
        "高远" => ("科学技术界", name),
        _ => (sector, name),
    };
    let new = [("农业界", "丁一鸣"), ("中国共产党", "万晓红")];
    for (nth, (sector, name)) in stay.map(moved).chain(new).enumerate() {
        let number = nth + 1;
        let known = cast::members().position(|(_, it)| it == name);
        let phone = known.map_or(50 + nth, |nth| nth + 1);
        lines += &format!("{number},{sector},{name},,云溪市某单位,139000000{phone:02}\n");
    }
    lines
}

fn with_contacts() -> Played {
    let office = begun();
    let contacts = office.write("contacts.csv", cast::contacts());
    let answer = office.says("2026-03-01", &format!("import {contacts}"));
    assert!(answer.code <= Some(1), "{answer:?}");
    office
}

/// The term changes: who is re-appointed, who left and who is new; what ends with the term and what goes on; and that the
/// old term's days look as they did.
pub fn a_new_term_begins() {
    let office = with_contacts();
    office.on(
        "2026-06-05",
        "add leader name=董宁 post=副主席 sectors=教育界",
    );
    office.on(
        "2026-09-01",
        "add opinion reporter=何光明 received_on=2026-09-01 title=夜间急诊 content=夜间急诊少",
    );
    let file = office.write("eighth.csv", roster());
    let begin = format!("term begin {file} --number 8 --from 2027-01-08 --ended 2027-01-04");
    office.refuses("2027-01-05", &begin, &["日期不能晚于今天"]);
    office.refuses(
        "2027-01-09",
        &format!("term begin {file} --number 7 --from 2027-01-08"),
        &["现在是第 7 届"],
    );
    office.refuses(
        "2027-01-09",
        &format!("term begin {file} --number 8 --from 2027-01-08 --ended 2027-01-08"),
        &["上届的最后一天（2027-01-08）"],
    );
    // Nothing is asked of the days between the terms; before the change is recorded the old one runs.
    let tried = office.on("2027-01-09", &format!("{begin} --dry-run"));
    for part in [
        "连任 22 名，其中 1 名调整界别",
        "离任 2 名",
        "新任 2 名",
        "高远  经济界 → 科学技术界",
        "冯春生",
        "丁一鸣",
    ] {
        assert!(tried.contains(part), "no {part} in {tried}");
    }
    let terms = |day: &str| office.json(day, "term list").as_array().map(Vec::len);
    assert_eq!(terms("2027-01-09"), Some(1));
    let done = office.on("2027-01-09", &begin);
    assert!(
        done.contains("可移交") && done.contains("第八届已开始"),
        "{done}"
    );
    assert_eq!(terms("2027-01-09"), Some(2));
    let members = |day: &str| names(&office.json(day, "list members"));
    assert_eq!(members("2027-01-09").len(), 24);
    assert!(members("2027-01-09").contains(&"丁一鸣".to_owned()));
    assert!(members("2027-01-04").contains(&"冯春生".to_owned()));
    assert!(!members("2027-01-04").contains(&"丁一鸣".to_owned()));
    let card = office.on("2027-01-09", "show member 高远");
    assert!(card.contains("第七届、第八届（连任）"), "{card}");
    assert!(card.contains("科学技术界"), "{card}");
    let gone = office.json("2027-01-09", "show member 冯春生");
    assert_eq!(gone["left"]["on"], "2027-01-04", "{gone}");
    assert_eq!(gone["left"]["reason"], "换届");
    // Charges of the old term have ended; liaisons go on, and so do sectors and opinions.
    let count = |day: &str, list: &str| office.json(day, list).as_array().map(Vec::len);
    assert_eq!(count("2027-01-04", "list convenors"), Some(12));
    assert_eq!(count("2027-01-09", "list convenors"), Some(0));
    assert_eq!(count("2027-01-09", "list leaders"), Some(0));
    assert_eq!(count("2027-01-09", "list liaisons"), Some(8));
    assert_eq!(count("2027-01-09", "list sectors"), Some(8));
    let open = office.json("2027-01-09", "list opinions");
    assert_eq!(open.as_array().map(Vec::len), Some(1), "{open}");
    // Standing duties are due sixty days after the first day.
    let liaison = office.json("2027-01-09", "check --rule J1602");
    let due: Vec<_> = liaison.as_array().expect("an array").iter().collect();
    assert_eq!(due.len(), 8);
    assert!(
        due.iter()
            .all(|it| it["level"] == "due" && it["due"] == "2027-03-09"),
        "{liaison}"
    );
    let late = office.json("2027-03-10", "check --rule J1602");
    assert!(
        late.as_array()
            .expect("an array")
            .iter()
            .all(|it| it["level"] == "breach")
    );
    // Nothing is asked of the days between.
    let between = office.json("2027-01-06", "check --rule J1602");
    assert_eq!(between, serde_json::json!([]));
    // The year before has the term's own days.
    let circular = office.on("2027-01-10", "circular 2026");
    assert!(circular.contains("委员24名"), "{circular}");
    let contacts = office.on("2027-01-10", "member hand-over 冯春生 --to 丁一鸣");
    assert!(contacts.contains("移交"), "{contacts}");
    // Work of the old term that is found later is still taken in.
    let table = office.write(
        "found.csv",
        "活动时间,活动名称,类别,界别,临时党支部\n2026-05-20,健康讲座,公益服务,医药卫生界,已设立\n",
    );
    office.on("2027-01-11", &format!("import {table}"));
    // Who comes now has been a member since the new term's first day.
    office.on("2027-01-11", "add member name=吴远 sector=教育界 sex=m");
    assert_eq!(
        office.json("2027-01-11", "show member 吴远")["joined"],
        "2027-01-08"
    );
    assert!(office.on("2027-01-11", "verify").contains("完好"));
    office.on("2027-01-11", "journal verify");
}

/// While somebody in the list is doubtful nothing is written; who is meant can be said.
pub fn a_list_with_namesakes() {
    let office = begun();
    let rows = roster();
    let rows = rows
        .lines()
        .filter_map(|line| Some(line.rsplit_once(',')?.0));
    let list = rows.collect::<Vec<_>>().join("\n");
    let file = office.write("eighth.csv", list);
    let begin = format!("term begin {file} --number 8 --from 2027-01-08");
    let answer = office.says("2027-01-09", &begin);
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(
        answer.out.contains("上届有同名委员（经济界 #9）"),
        "{}",
        answer.out
    );
    assert_eq!(
        office
            .json("2027-01-09", "term list")
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    let again = office.json("2027-01-09", &format!("{begin} --again 9 --dry-run"));
    assert_eq!(again["again"].as_array().map(Vec::len), Some(22), "{again}");
    let other = office.json("2027-01-09", &format!("{begin} --newcomer 高远 --dry-run"));
    assert_eq!(other["new"].as_array().map(Vec::len), Some(3), "{other}");
    office.on("2027-01-09", &format!("{begin} --again 9"));
    let card = office.on("2027-01-09", "show member 高远");
    assert!(card.contains("（连任）"), "{card}");
}
