//! Registers of members, as offices write them and worse.
//!
//! Long because each way of writing one is a table of its own.

use rust_xlsxwriter::Format;

use super::*;
use crate::text::Locale;

#[test]
fn a_register_with_titles_spaced_headers_numbers_and_a_signature() {
    let bytes = sheet(
        &[
            &["政协第七届某市委员会委员名册"],
            &[
                "制表：委员学习联络委员会",
                "",
                "",
                "",
                "",
                "",
                "",
                "2026年1月",
            ],
            &[],
            &[
                "序\n号",
                "姓　名",
                "性 别",
                "民族",
                "所属界别",
                "工作单位\n及职务",
                "专委会",
                "手机号码（必填）",
            ],
            &[
                "1",
                "王　伟",
                "男",
                "汉",
                "教 育 界",
                "市第一中学\n副校长",
                "教科卫体委员会",
                "139 1234 5678",
            ],
            &[
                "2",
                "扎西•次仁",
                "女",
                "藏族",
                "教育界",
                "某局局长、主任",
                "教科卫体委员会",
                "",
            ],
            &[
                "序号",
                "姓名",
                "性别",
                "民族",
                "所属界别",
                "工作单位及职务",
                "专委会",
                "手机号码",
            ],
            &["3", "钟明秀（女，壮族）", "", "", "教育界", "无", "", "无"],
            &[],
            &["合计", "3人"],
            &["审核：李　明", "", "", "经办：周芳"],
            &["", "", "", "", "", "2026年1月12日"],
        ],
        |sheet| {
            sheet.write(5, 7, 13_812_345_678_f64).expect("a cell");
            sheet
                .merge_range(0, 0, 0, 7, "政协第七届某市委员会委员名册", &Format::new())
                .expect("a title");
        },
    );
    let draft = read(&bytes);
    assert_eq!(draft.rejected, []);
    assert_eq!(draft.sheets.len(), 1);
    assert_eq!(
        (draft.sheets[0].kind, draft.sheets[0].records),
        (SheetKind::Members, 3)
    );
    let [wei, ciren, xiu] = draft.members.as_slice() else {
        panic!("three members: {:?}", draft.members);
    };
    assert_eq!(wei.name, "王伟");
    assert_eq!((wei.at.row, wei.at.column.to_string()), (5, "B".into()));
    assert_eq!(word(&wei.ethnicity).as_deref(), Some("汉族"));
    assert_eq!(wei.sector.value, "教育界");
    assert_eq!(word(&wei.employer).as_deref(), Some("市第一中学副校长"));
    assert_eq!(word(&wei.phone).as_deref(), Some("13912345678"));
    assert_eq!(word(&wei.committee).as_deref(), Some("教科卫体委员会"));
    assert_eq!(ciren.name, "扎西·次仁");
    assert_eq!(word(&ciren.sex), Some("女"));
    assert_eq!(word(&ciren.phone).as_deref(), Some("13812345678"));
    assert_eq!(xiu.name, "钟明秀");
    assert_eq!(
        (word(&xiu.sex), word(&xiu.ethnicity).as_deref()),
        (Some("女"), Some("壮族"))
    );
    assert_eq!(
        (&xiu.employer, &xiu.phone, &xiu.committee),
        (&None, &None, &None)
    );
    // The three lines under the table are said to be left out.
    assert_eq!(
        draft
            .notes
            .iter()
            .map(|note| note.at.row)
            .collect::<Vec<_>>(),
        [10, 11, 12]
    );
}

#[test]
fn employer_and_post_in_two_columns_become_one_line() {
    let draft = plain(&[
        &["姓名", "界别", "工作单位", "职务"],
        &["王伟", "教育界", "市教育局", "局长"],
        &["李明", "教育界", "市教育局", "市教育局副局长"],
        &["周芳", "教育界", "", "律师"],
    ]);
    let lines: Vec<_> = draft
        .members
        .iter()
        .map(|member| word(&member.employer))
        .collect();
    assert_eq!(
        lines,
        [
            Some("市教育局局长".into()),
            Some("市教育局副局长".into()),
            Some("律师".into())
        ]
    );
}

#[test]
fn headings_give_the_sector_and_their_counts_are_checked() {
    let draft = plain(&[
        &["政协委员名册"],
        &["（共4名）"],
        &["序号", "姓名", "现任职务", "联系电话"],
        &["一、中国共产党（共2人）"],
        &["1", "王伟", "局长", "13912345678"],
        &["2", "李明", "主任", "13812345678"],
        &["（二）教育界（3名）"],
        &["3", "周芳", "教师", "13712345678"],
        &["4", "吴静", "教师", "13612345678"],
    ]);
    let sectors: Vec<_> = draft
        .members
        .iter()
        .map(|m| m.sector.value.as_str())
        .collect();
    assert_eq!(sectors, ["中国共产党", "中国共产党"]);
    let [rejection] = draft.rejected.as_slice() else {
        panic!("one rejection: {:?}", draft.rejected);
    };
    assert_eq!((rejection.at.row, rejection.last_row), (7, 9));
    assert_eq!(rejection.value, "教育界");
    assert!(
        rejection
            .reason
            .say(Locale::Zh)
            .contains("写明 3 人，实际读到 2 行")
    );
    // The title's total is said to be missed, but not a second time to be a fault.
    let [note] = draft.notes.as_slice() else {
        panic!("one note: {:?}", draft.notes);
    };
    assert!(note.text.say(Locale::Zh).contains("共 4 人"), "{note:?}");
    let lists: Vec<_> = draft.lists.iter().map(|it| (it.people, it.whole)).collect();
    assert_eq!(lists, [(2, Whole::Declared)]);
}

#[test]
fn a_row_of_a_vacant_seat_is_nobody() {
    for count in [2, 3] {
        let heading = format!("一、教育界（{count}人）");
        let draft = plain(&[
            &["姓名", "性别", "工作单位"],
            &[&heading],
            &["周明远", "男", "市一中"],
            &["待　定", "", ""],
            &["林秀兰", "女", "市二中"],
        ]);
        let names: Vec<_> = draft.members.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(
            (names, rejected(&draft)),
            (vec!["周明远", "林秀兰"], vec![])
        );
        assert_eq!(
            (draft.notes[0].at.row, draft.notes[0].value.as_str()),
            (4, "待　定")
        );
        assert_eq!(draft.lists[0].people, 2);
    }
    let draft = plain(&[
        &["姓名", "界别", "性别"],
        &["（暂缺）", "教育界", ""],
        &["赵静", "教育界", "女"],
    ]);
    assert_eq!(
        (draft.members.len(), draft.rejected.len(), draft.notes.len()),
        (1, 0, 1)
    );
}

#[test]
fn a_title_that_counts_others_is_a_fault() {
    let register = |total| {
        plain(&[
            &["政协委员名册"],
            &[total],
            &["姓名", "界别"],
            &["王伟", "教育界"],
            &["李明", "经济界"],
        ])
    };
    for total in ["（共2名）", "2个界别，2名", "2026年1月印"] {
        assert_eq!(register(total).rejected, [], "{total}");
    }
    let draft = register("（共3名，按姓氏笔画为序）");
    assert_eq!(draft.members.len(), 2);
    assert_eq!(rejected(&draft), [(2, "A".into(), "3")]);
}

#[test]
fn headings_over_several_sectors_count_what_stands_under_them() {
    let register = |count: &str| {
        plain(&[
            &["序号", "姓名", "现任职务", "联系电话"],
            &[&format!("一、党派团体（{count}名）")],
            &["（一）民革（1名）"],
            &["1", "王伟", "局长", "13912345678"],
            &["（二）民盟（2名）"],
            &["2", "李明", "主任", "13812345678"],
            &["3", "周芳", "主任", "13812345679"],
        ])
    };
    assert_eq!(register("3").rejected, []);
    assert_eq!(rejected(&register("4")), [(2, "A".into(), "党派团体")]);
}

#[test]
fn the_name_of_a_sheet_may_be_the_sector() {
    let bytes = fixtures::xlsx(|book| {
        for (name, person) in [
            ("教育界", "王伟"),
            ("02 经济界(1人)", "李明"),
            ("Sheet3", "周芳"),
        ] {
            let sheet = book.add_worksheet();
            sheet.set_name(name).expect("a name");
            for (column, cell) in ["姓名", "工作单位"].into_iter().enumerate() {
                sheet.write(0, column as u16, cell).expect("a cell");
            }
            sheet.write(1, 0, person).expect("a cell");
        }
    });
    let draft = read(&bytes);
    let read: Vec<_> = draft
        .members
        .iter()
        .map(|it| (it.name.as_str(), it.sector.value.as_str()))
        .collect();
    assert_eq!(read, [("王伟", "教育界"), ("李明", "经济界")]);
    assert_eq!(rejected(&draft), [(2, "A".into(), "周芳")]);
}

#[test]
fn each_value_that_is_not_understood_is_named_with_its_place() {
    let draft = plain(&[
        &["姓名", "性别", "民族", "界别", "联系电话"],
        &["王伟", "未知", "大专", "教育界", "139****5678"],
        &["", "男", "汉族", "教育界", "13912345678"],
        &["李明、周芳", "男", "汉族", "教育界", ""],
        &["吴静", "女", "汉族", "", ""],
        &["孙1", "女", "汉族", "教育界", ""],
        &["工作单位", "女", "汉族", "教育界", ""],
        &["郑洁", "女", "汉族", "教育界", "1.39E+10"],
    ]);
    let cell = |row, column: &str, value| (row, column.to_owned(), value);
    assert_eq!(
        rejected(&draft),
        [
            cell(2, "B", "未知"),
            cell(2, "C", "大专"),
            cell(2, "E", "139****5678"),
            cell(3, "B", "男"),
            cell(4, "A", "李明、周芳"),
            cell(5, "D", "吴静"),
            cell(6, "A", "孙1"),
            cell(7, "A", "工作单位"),
            cell(8, "E", "1.39E+10"),
        ]
    );
    // A person is kept although a detail of his was refused.
    let names: Vec<_> = draft
        .members
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(names, ["王伟", "郑洁"]);
    for rejection in &draft.rejected {
        assert!(!rejection.reason.zh.is_empty() && !rejection.reason.en.is_empty());
    }
}

#[test]
fn a_merged_sector_covers_its_rows_and_a_missing_one_is_not_guessed() {
    let bytes = sheet(
        &[
            &["界别", "姓名", "电话"],
            &["教育界", "王伟", ""],
            &["", "李明", ""],
            &["", "周芳", ""],
        ],
        |sheet| {
            sheet
                .merge_range(1, 0, 2, 0, "教育界", &Format::new())
                .expect("a cell");
        },
    );
    let draft = read(&bytes);
    assert_eq!(draft.members.len(), 2);
    assert_eq!(draft.members[1].sector.value, "教育界");
    assert_eq!(draft.members[1].sector.at.row, 3);
    assert_eq!(rejected(&draft), [(4, "A".to_owned(), "周芳")]);
}

#[test]
fn a_failed_formula_is_rejected_where_it_stands() {
    let bytes = sheet(
        &[&["姓名", "界别", "电话"], &["王伟", "教育界", ""]],
        |sheet| {
            let formula = rust_xlsxwriter::Formula::new("=VLOOKUP(A2,Z:Z,2,0)").set_result("#N/A");
            sheet.write_formula(1, 2, formula).expect("a cell");
        },
    );
    let draft = read(&bytes);
    assert_eq!(rejected(&draft), [(2, "C".to_owned(), "#N/A")]);
    assert_eq!(draft.members.len(), 1);
}

/// The headers and places that are said not to be read.
fn unread(rows: &[&[&str]]) -> Vec<String> {
    let draft = plain(rows);
    assert_eq!(draft.rejected, []);
    let notes = draft.notes.iter();
    let unread = notes.filter(|it| it.text.zh.ends_with("没有读入"));
    unread.map(|it| it.text.zh.to_string()).collect()
}

#[test]
fn every_column_that_nothing_is_made_of_is_told() {
    assert_eq!(
        unread(&[
            &[
                "专委会",
                "姓名",
                "性别",
                "民族",
                "政治面貌",
                "工作单位",
                "电话",
                "备注"
            ],
            &[
                "提案委员会",
                "王伟",
                "女",
                "汉族",
                "群众",
                "一中",
                "13900000001",
                "新任"
            ],
        ]),
        ["民族", "政治面貌", "备注"].map(|it| format!("“{it}”这一列没有读入"))
    );
    assert_eq!(
        unread(&[
            &["界别", "第一召集人", "性别", "召集人", "人数", "电话"],
            &["教育界", "王伟", "女", "李明", "2", "13900000001"],
        ]),
        ["性别", "人数", "电话"].map(|it| format!("“{it}”这一列没有读入"))
    );
    assert_eq!(
        unread(&[
            &["序号", "姓名", "界别", "电话", "", "召集人"],
            &["1", "王伟", "教育界", "", "", "是"],
            &["2", "李小明", "教育界", "", "常委"],
        ]),
        ["E 列没有表头，这一列没有读入", "“召集人”这一列没有读入"]
    );
    // What our own lists count is known, and nothing to read.
    assert_eq!(
        unread(&[
            &[
                "编号",
                "姓名",
                "性别",
                "民族",
                "界别",
                "工作单位及职务",
                "所在专委会",
                "联系电话",
                "委员工作室",
                "重点联系对象",
                "登记表",
                "备注",
            ],
            &["1", "王伟", "", "", "教育界", "", "", "", "", "3", "1", ""],
        ]),
        [""; 0]
    );
    assert_eq!(
        unread(&[
            &["界别", "人数", "委员名单", "", "备注"],
            &["教育界", "2", "王伟", "李小明", "新任"],
        ]),
        ["“备注”这一列没有读入"]
    );
    assert_eq!(
        unread(&[
            &["序号", "姓名", "界别", "工作单位", "现任职务"],
            &["1", "王伟", "教育界", "市第一中学", "校长"],
        ]),
        [""; 0]
    );
}

#[test]
fn a_post_beside_the_employer_keeps_the_employer() {
    let draft = plain(&[
        &["姓名", "界别", "工作单位", "现任职务"],
        &["王伟", "教育界", "市第一中学", "校长"],
        &["李明", "教育界", "市第一中学", "市第一中学教师"],
        &["赵静", "教育界", "", "市第二中学教师"],
    ]);
    let employers: Vec<_> = draft
        .members
        .iter()
        .filter_map(|it| word(&it.employer))
        .collect();
    assert_eq!(
        employers,
        ["市第一中学校长", "市第一中学教师", "市第二中学教师"]
    );
}
