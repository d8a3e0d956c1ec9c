//! Tables beside the usual register: of committees' members, side by side, with faults in them.

use super::*;

#[test]
fn a_table_of_committees_needs_no_sectors() {
    let draft = plain(&[
        &["序号", "专门委员会", "姓名", "性别", "现工作单位及职务"],
        &["1", "提案委员会", "周明远", "男", "市第一中学校长"],
        &["2", "提案委员会", "何志远", "男", ""],
        &["3", "", "林秀兰", "女", ""],
    ]);
    let rows: Vec<_> = draft
        .committee_members
        .iter()
        .map(|it| (it.name.as_str(), it.committee.value.as_str()))
        .collect();
    assert_eq!(rows, [("周明远", "提案委员会"), ("何志远", "提案委员会")]);
    assert!(draft.members.is_empty());
    assert_eq!(draft.records(), 2);
    // Who has neither sector nor committee is told.
    assert_eq!(rejected(&draft), [(4, "A".to_owned(), "林秀兰")]);
}

fn names(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let each = draft.members.iter();
    each.map(|it| (it.name.as_str(), it.sector.value.as_str()))
        .collect()
}

#[test]
fn tables_side_by_side_are_read_one_after_the_other() {
    let draft = plain(&[
        &["委员名册"],
        &["序号", "姓名", "界别", "", "序号", "姓名", "界别"],
        &["1", "周明远", "教育界", "", "4", "高翔", "经济界"],
        &["2", "林秀兰", "教育界", "", "5", "孙立新", "经济界"],
        &["3", "何志远", "教育界"],
    ]);
    assert_eq!(
        names(&draft),
        [
            ("周明远", "教育界"),
            ("林秀兰", "教育界"),
            ("何志远", "教育界"),
            ("高翔", "经济界"),
            ("孙立新", "经济界"),
        ]
    );
    assert!(draft.rejected.is_empty(), "{:?}", draft.rejected);
    assert_eq!(draft.members[3].at.column.to_string(), "F");
    let unread = draft
        .notes
        .iter()
        .filter(|it| it.text.en.contains("column"));
    assert_eq!(unread.count(), 0, "{:?}", draft.notes);
}

#[test]
fn a_heading_over_tables_side_by_side_is_of_both() {
    let draft = plain(&[
        &["姓名", "工作单位", "姓名", "工作单位", "姓名", "工作单位"],
        &["一、教育界（4人）"],
        &["周明远", "一中", "何志远", "二中", "高翔", "三中"],
        &["林秀兰", "四中"],
        &["二、经济界（1人）"],
        &["孙立新", "某公司"],
    ]);
    assert!(draft.rejected.is_empty(), "{:?}", draft.rejected);
    assert_eq!(
        names(&draft),
        [
            ("周明远", "教育界"),
            ("林秀兰", "教育界"),
            ("何志远", "教育界"),
            ("高翔", "教育界"),
            ("孙立新", "经济界"),
        ]
    );
}

#[test]
fn columns_that_are_there_twice_are_no_second_table() {
    let draft = plain(&[
        &["姓名", "界别", "电话", "姓名", "电话"],
        &["周明远", "教育界", "13900000001", "高翔", "13900000002"],
    ]);
    assert_eq!(names(&draft), [("周明远", "教育界")]);
}

#[test]
fn a_formula_that_failed_is_rejected_once() {
    let draft = read(&sheet(
        &[&["姓名", "界别"], &["周明远", ""], &["", "教育界"]],
        |sheet| {
            let failed = || rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A");
            sheet.write(1, 1, failed()).expect("a cell");
            sheet.write(2, 0, failed()).expect("a cell");
        },
    ));
    let places: Vec<_> = rejected(&draft)
        .into_iter()
        .map(|it| (it.0, it.1))
        .collect();
    assert_eq!(places, [(2, "B".to_owned()), (3, "A".to_owned())]);
    assert!(draft.members.is_empty());
}

#[test]
fn a_quote_that_stays_open_in_the_headers_is_told() {
    for text in [
        "姓名,界别,\"电话\n周明远,教育界,1\n林秀兰,教育界,2\n",
        "名册\n姓名\t\"界别\n周明远\t教育界\n",
    ] {
        let refused = read_roster("名册.csv", text.as_bytes(), &Limits::default());
        let told = refused.expect_err("an open quote").text();
        assert!(told.zh.contains("开头的引号没有在格内闭合"), "{told:?}");
    }
    let letter = "各界别：\n\"现将名单印发, 请遵照执行。";
    let refused = read_roster("信.txt", letter.as_bytes(), &Limits::default());
    let told = refused.expect_err("a letter").text();
    assert!(!told.zh.contains("引号"), "{told:?}");
}
