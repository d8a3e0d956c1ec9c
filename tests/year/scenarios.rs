//! Short scenarios around the year.

use crate::april::paper;
use crate::cast;
use crate::played::Played;

/// The organisation on 12 January, with all lists in.
pub fn begun() -> Played {
    let office = Played::begin();
    office.on(
        "01-08",
        "init --org 政协云溪市委员会 --term 7 --from 2026-01-08",
    );
    let files = [
        office.write("map.csv", cast::MAP),
        office.write("roster.csv", cast::roster()),
        office.write("convenors.csv", cast::CONVENORS),
    ];
    office.on("01-12", &format!("import {}", files.join(" ")));
    office
}

/// Three people of one sector share a name: nobody is guessed.
pub fn three_of_one_name() {
    let office = begun();
    for _ in 0..3 {
        let answer = office.says("01-13", "add member name=张伟 sector=教育界 sex=m");
        assert_eq!(answer.code, Some(0), "{answer:?}");
    }
    office.refuses(
        "01-14",
        "convenor elect 教育界 张伟 --on 2026-01-13",
        &["张伟", "25", "26", "27"],
    );
    let file = office.write(
        "contacts.csv",
        "界别,委员,重点联系对象\n教育界,张伟,李老师\n",
    );
    let answer = office.says("01-14", &format!("import {file}"));
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(answer.out.contains("张伟"), "{}", answer.out);
    let contacts = office.json("01-14", "list key-contacts");
    assert_eq!(contacts.as_array().map(Vec::len), Some(0));
    office.on("01-14", "convenor elect 教育界 张伟#26 --on 2026-01-13");
}

/// Two of the staff file the same form: one files it, the other is told that it is filed.
pub fn the_same_form_is_filed_twice() {
    let office = begun();
    let path = office.write("in/1.docx", paper("教育界", "周明", "2026年3月2日"));
    office.on("03-03", &format!("intake {path}"));
    office.on("03-04", "form file 1");
    office.refuses("03-04", "form file 1", &["已备案"]);
}

/// Nothing is asked for of a year before the Method was in force.
pub fn a_year_before_the_method() {
    let office = Played::begin();
    office.on(
        "2026-01-08",
        "init --org 政协云溪市委员会 --term 7 --from 2020-01-08",
    );
    let files = [
        office.write("map.csv", cast::MAP),
        office.write("roster.csv", cast::roster()),
    ];
    office.on("01-12", &format!("import {}", files.join(" ")));
    let path = office.write("in/1.docx", paper("教育界", "周明", "2026年01月10日"));
    office.on("01-12", &format!("intake {path}"));
    let found = office.json("01-12", "check --year 2020");
    assert_eq!(found, serde_json::json!([]));
    let found = office.json("01-12", "check --year 2022");
    assert_ne!(found, serde_json::json!([]));
}

/// A form dated on the last day of a year and handed in after it counts for that year, and waits from the day
/// on which it was handed in.
pub fn a_form_of_the_last_day() {
    let office = begun();
    let path = office.write("in/1.docx", paper("教育界", "周明", "2026年12月31日"));
    office.on("2027-01-04", &format!("intake {path}"));
    let forms = office.json("2027-01-04", "forms --year 2026");
    assert_eq!(forms.as_array().map(Vec::len), Some(1));
    office.silent("2027-01-11", "J9002");
    office.finds("2027-01-12", "J9002", 1, 0, 0);
}

/// The first convenor is changed twice in a year: the history names all three with their days.
pub fn three_firsts_in_a_year() {
    let office = begun();
    office.on("04-01", "convenor first 教育界刘金凤 --on 2026-04-01");
    office.on("05-06", "convenor elect 教育界 周明 --on 2026-05-06");
    office.on("08-03", "convenor first 教育界周明 --on 2026-08-03");
    for (day, first) in [
        ("03-31", "罗志远"),
        ("04-01", "刘金凤"),
        ("08-02", "刘金凤"),
        ("08-03", "周明"),
    ] {
        let convenors = office.json(day, "list convenors --sector 教育界");
        let convenors = convenors.as_array().expect("an array");
        let firsts = convenors.iter().filter(|it| it["first"] == true);
        let names: Vec<_> = firsts.map(|it| it["member"]["name"].clone()).collect();
        assert_eq!(names, [first], "{day}");
    }
    let sector = office.on("08-04", "show sector 教育界");
    for part in ["罗志远", "刘金凤", "周明", "2026-04-01", "2026-08-03"] {
        assert!(sector.contains(part), "no {part} in {sector}");
    }
}

/// A committee is dissolved and its sectors move: what was before stays with it, and an earlier day shows the old map.
pub fn a_committee_is_dissolved() {
    let office = begun();
    for (name, day) in [("罗建平", "2026年5月6日"), ("徐丽华", "2026年6月29日")] {
        let path = office.write(&format!("in/{name}.docx"), paper("中国共产党", name, day));
        office.on("06-29", &format!("intake {path}"));
    }
    office.on("06-29", "form file 1");
    office.on("06-29", "form upload 1");
    let dissolve = "committee dissolve 提案委员会 --on 2026-06-30 --reason 机构调整";
    office.refuses("07-01", dissolve, &["中国共产党", "无党派人士", "--to"]);
    let to = format!("{dissolve} --to 经济科技委员会");
    office.on("07-01", &format!("{to} --dry-run"));
    let map = |day: &str| {
        let all = office.json(day, "show committee");
        let all = all.as_array().expect("an array").iter();
        all.map(|it| {
            (
                it["name"].clone(),
                it["sectors"].as_array().map_or(0, Vec::len),
            )
        })
        .collect::<Vec<_>>()
    };
    let before = map("07-01");
    assert_eq!(before.len(), 4, "{before:?}");
    office.on("07-01", &to);
    office.refuses("07-02", &to, &["已于 2026-06-30 撤销"]);
    office.refuses(
        "07-02",
        "set sector 农业界 committee=提案委员会",
        &["提案委员会已于 2026-06-30 撤销"],
    );
    office.refuses("07-02", "committee assign 提案委员会 农业界", &["已撤销"]);
    assert_eq!(map("06-30"), before);
    let after = map("07-01");
    assert_eq!(after.len(), 3);
    assert!(after.contains(&("经济科技委员会".into(), 4)), "{after:?}");
    // What was settled stays with the old committee; what waits is the new one's.
    let forms = office.json("07-02", "forms --year 2026");
    let forms = forms.as_array().expect("an array").iter();
    let mut forms: Vec<_> = forms
        .map(|it| (it["id"].clone(), it["committee"].clone()))
        .collect();
    forms.sort_by_key(|it| it.0.as_u64());
    let expected = [
        (1.into(), "提案委员会".into()),
        (2.into(), "经济科技委员会".into()),
    ];
    assert_eq!(forms, expected);
    office.finds("07-02", "J0101", 3, 0, 0);
    office.finds("06-30", "J0101", 4, 0, 0);
    let circular = office.on("07-02", "circular 2026");
    assert!(circular.contains("专门委员会3个"), "{circular}");
    assert!(office.on("07-02", "verify").contains("完好"));
}

/// The circular is due in January of the year after: on that day of the year itself nothing is late.
pub fn a_circular_of_next_january() {
    let office = begun();
    office.on("01-20", "settings set circular-due 次年-01-31");
    office.finds("2026-02-01", "J1705", 0, 1, 0);
    office.finds("2026-12-31", "J1705", 0, 1, 0);
    let of = |day: &str| office.json(day, "check --year 2026 --rule J1705");
    assert_eq!(of("2027-01-31")[0]["level"], "due");
    assert_eq!(of("2027-01-31")[0]["due"], "2027-01-31");
    assert_eq!(of("2027-02-01")[0]["level"], "breach");
}

/// A sector is split in mid-term: members and convenors follow, the year's work stays with the old one, and the
/// circular has both with a note.
pub fn a_sector_is_split() {
    let office = begun();
    office.on(
        "06-05",
        "add activity title=教育调研 kind=research held_on=2026-06-05 sectors=教育界 participants=周明、罗志远、刘金凤 temporary_branch=yes",
    );
    office.on("06-05", "add leader name=董宁 post=副主席 sectors=教育界");
    let split = "sector split 教育界 基础教育界 --members 刘金凤 周明 --on 2026-07-01";
    office.refuses(
        "07-02",
        "sector split 教育界 农业界 --members 刘金凤",
        &["已有同名界别"],
    );
    office.refuses(
        "07-02",
        "sector split 教育界 基础教育界 --members 石磊",
        &["石磊", "不是教育界"],
    );
    // The liaison stays with the old one: that the new one has none yet is said.
    for line in [format!("{split} --dry-run"), split.to_owned()] {
        let answer = office.says("07-02", &line);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        assert!(answer.err.contains("基础教育界还没有联络员"), "{answer:?}");
    }
    let found = office.json("07-02", "check --sector 基础教育界 --rule J1701");
    assert_eq!(found[0]["due"], "2026-08-30", "{found}");
    let members = |day: &str, sector: &str| {
        let all = office.json(day, &format!("list members --sector {sector}"));
        let all = all.as_array().expect("an array").iter();
        all.map(|it| it["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(members("07-02", "基础教育界"), ["周明", "刘金凤"]);
    assert_eq!(members("07-02", "教育界"), ["罗志远"]);
    assert_eq!(members("06-30", "教育界"), ["周明", "罗志远", "刘金凤"]);
    let sectors = |day: &str| office.json(day, "show sector").as_array().map(Vec::len);
    assert_eq!((sectors("06-30"), sectors("07-02")), (Some(8), Some(9)));
    let new = office.json("07-02", "show sector 基础教育界");
    assert_eq!(new["committee"]["name"], "教科卫体委员会");
    assert_eq!(new["convenors"][0]["member"], "刘金凤");
    assert_eq!(new["leaders"][0]["name"], "董宁");
    // The new sector has time to set itself up; its convenor is to be approved.
    office.silent("07-02", "J1602");
    let found = office.json("07-02", "check --sector 基础教育界 --level breach");
    let mut found = found.as_array().expect("an array").iter();
    assert!(found.all(|it| it["subject"]["kind"] == "member"));
    office.finds("07-02", "J1608", 11, 1, 0);
    let circular = office.on("07-03", "circular 2026");
    for part in [
        "界别9个",
        "教育界自2026年7月1日起分设基础教育界，此前的工作计入原界别",
    ] {
        assert!(circular.contains(part), "no {part} in {circular}");
    }
    assert!(office.on("07-03", "verify").contains("完好"));
}
