//! Rosters as offices write them, and worse.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::*;
use crate::exchange::place::Placed;
use crate::exchange::read_error::WrongKind;
use crate::exchange::workbook::fixtures;
use crate::text::Locale;

fn read(bytes: &[u8]) -> RosterDraft {
    read_roster("名册.xlsx", bytes, &Limits::default()).expect("a roster")
}

/// A workbook with one sheet of text cells; `also` adds what text cannot say.
fn sheet(rows: &[&[&str]], also: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    fixtures::xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name("某表").expect("a name");
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if !cell.is_empty() {
                    sheet
                        .write(row as u32, column as u16, *cell)
                        .expect("a cell");
                }
            }
        }
        also(sheet);
    })
}

fn plain(rows: &[&[&str]]) -> RosterDraft {
    read(&sheet(rows, |_| {}))
}

fn word<T: Clone>(placed: &Option<Placed<T>>) -> Option<T> {
    placed.as_ref().map(|placed| placed.value.clone())
}

fn words(placed: &[Placed<String>]) -> Vec<&str> {
    placed.iter().map(|placed| placed.value.as_str()).collect()
}

/// Row, column, value and reason of each rejection.
fn rejected(draft: &RosterDraft) -> Vec<(u32, String, &str)> {
    let each = draft.rejected.iter();
    each.map(|r| (r.at.row, r.at.column.to_string(), r.value.as_str()))
        .collect()
}

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
    assert_eq!(sectors, ["中国共产党", "中国共产党", "教育界", "教育界"]);
    assert_eq!(draft.rejected, []);
    let [note] = draft.notes.as_slice() else {
        panic!("one note: {:?}", draft.notes);
    };
    assert_eq!((note.at.row, note.value.as_str()), (7, "教育界"));
    assert!(
        note.text.say(Locale::Zh).contains("3 人") && note.text.say(Locale::Zh).contains("2 人")
    );
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

#[test]
fn a_map_is_read_in_each_of_its_three_layouts() {
    let under = plain(&[
        &["某市政协专委会联系界别安排表"],
        &["专门委员会", "专委会主任", "对口界别"],
        &["提案委员会", "冯涵佩", "中国共产党"],
        &["", "", "特邀人士"],
        &["经济科技委员会", "闫　梅", "经济界"],
    ]);
    let in_one_cell = plain(&[
        &["委室", "负责人", "所联系界别"],
        &["提案委员会", "冯涵佩", "中国共产党、特邀人士"],
        &["经济科技委员会", "闫梅", "1.经济界（18人）\n"],
    ]);
    let behind = plain(&[
        &["序号", "界别", "联系专委会", "主任"],
        &["1", "中国共产党", "提案委员会", "冯涵佩"],
        &["2", "特邀人士", "提案委员会", "冯涵佩"],
        &["3", "经济界", "经济科技委员会", "闫梅"],
    ]);
    for draft in [&under, &in_one_cell, &behind] {
        assert_eq!(draft.rejected, []);
        assert_eq!(draft.sheets[0].kind, SheetKind::Map);
        let [first, second] = draft.map.as_slice() else {
            panic!("two committees: {:?}", draft.map);
        };
        assert_eq!(first.committee, "提案委员会");
        assert_eq!(word(&first.director).as_deref(), Some("冯涵佩"));
        assert_eq!(words(&first.sectors), ["中国共产党", "特邀人士"]);
        assert_eq!(word(&second.director).as_deref(), Some("闫梅"));
        assert_eq!(words(&second.sectors), ["经济界"]);
    }
    assert_eq!(under.map[0].sectors[1].at.row, 4);
}

#[test]
fn a_map_refuses_a_second_director_and_a_row_without_committee() {
    let draft = plain(&[
        &["联系界别", "专委会", "主任"],
        &["经济界", "经济科技委员会", "闫梅"],
        &["科学技术界", "经济科技委员会", "周涛"],
        &["农业界", "", ""],
        &["体育界", "教科卫体委员会", "暂缺"],
    ]);
    assert_eq!(
        rejected(&draft),
        [(3, "C".to_owned(), "周涛"), (4, "A".to_owned(), "农业界")]
    );
    assert_eq!(words(&draft.map[0].sectors), ["经济界", "科学技术界"]);
    assert_eq!(draft.map[1].director, None);
}

#[test]
fn convenors_are_read_with_lists_dates_and_liaisons() {
    let bytes = sheet(
        &[
            &["界别召集人名单"],
            &[
                "界别",
                "第一召集人",
                "召集人",
                "联络员",
                "联络员电话",
                "推选时间",
                "主席会议审定时间",
            ],
            &[
                "教育界",
                "肖资玉",
                "尉霞涛、向 杰守",
                "谭轩强",
                "139-1064-2472",
                "2026年2月20日",
                "2026.03.20",
            ],
            &[
                "体育界",
                "",
                "高若宇；孙春",
                "",
                "13912846189",
                "二〇二六年二月十日",
                "2026年3月",
            ],
            &["经济界", "暂缺", "", "无", "", "", ""],
            &[
                "农业界",
                "卢子、林刚",
                "卢子",
                "廖资艳13966797264",
                "",
                "",
                "",
            ],
            &["宗教界", "", "", "", "", "2026-02-24", ""],
        ],
        |sheet| {
            let date = Format::new().set_num_format("yyyy-mm-dd");
            let when = ExcelDateTime::from_ymd(2026, 2, 20).expect("a day");
            sheet.write_with_format(2, 5, &when, &date).expect("a cell");
        },
    );
    let draft = read(&bytes);
    let day = |m, d| chrono::NaiveDate::from_ymd_opt(2026, m, d);
    let [edu, sport, eco, farm, faith] = draft.convenors.as_slice() else {
        panic!("five sectors: {:?}", draft.convenors);
    };
    assert_eq!(word(&edu.first).as_deref(), Some("肖资玉"));
    assert_eq!(words(&edu.others), ["尉霞涛", "向杰守"]);
    assert_eq!(word(&edu.liaison).as_deref(), Some("谭轩强"));
    assert_eq!(word(&edu.liaison_phone).as_deref(), Some("13910642472"));
    assert_eq!(
        (word(&edu.elected), word(&edu.approved)),
        (day(2, 20), day(3, 20))
    );
    assert_eq!(words(&sport.others), ["高若宇", "孙春"]);
    assert_eq!((word(&sport.elected), &sport.approved), (day(2, 10), &None));
    assert_eq!((&sport.liaison, &sport.liaison_phone), (&None, &None));
    assert_eq!((&eco.first, eco.others.len()), (&None, 0));
    assert_eq!(word(&farm.first).as_deref(), Some("卢子"));
    assert_eq!(farm.others, []);
    assert_eq!(word(&farm.liaison).as_deref(), Some("廖资艳"));
    assert_eq!(word(&farm.liaison_phone).as_deref(), Some("13966797264"));
    assert_eq!(faith.elected, None);
    assert_eq!(
        rejected(&draft),
        [
            (4, "G".to_owned(), "2026年3月"),
            (6, "B".to_owned(), "林刚")
        ]
    );
    let notes: Vec<_> = draft
        .notes
        .iter()
        .map(|note| (note.at.row, note.value.as_str()))
        .collect();
    assert_eq!(notes, [(4, "13912846189"), (6, "卢子"), (7, "2026-02-24")]);
}

#[test]
fn a_first_convenor_may_be_marked_among_the_others() {
    let draft = plain(&[
        &["界别", "召集人", "联络员", "电话"],
        &["教育界", "★肖资玉、尉霞涛", "谭轩强", "13910642472"],
        &["体育界", "孙春、高若宇（第一召集人）", "", ""],
    ]);
    assert_eq!(word(&draft.convenors[0].first).as_deref(), Some("肖资玉"));
    assert_eq!(words(&draft.convenors[0].others), ["尉霞涛"]);
    assert_eq!(
        word(&draft.convenors[0].liaison_phone).as_deref(),
        Some("13910642472")
    );
    assert_eq!(word(&draft.convenors[1].first).as_deref(), Some("高若宇"));
}

#[test]
fn headers_may_stand_in_two_rows() {
    let bytes = sheet(
        &[
            &["界别", "召集人", "", "联络员", ""],
            &["", "第一召集人", "召集人", "姓名", "电话"],
            &["教育界", "肖资玉", "尉霞涛", "谭轩强", "13910642472"],
        ],
        |sheet| {
            let plain = Format::new();
            sheet
                .merge_range(0, 0, 1, 0, "界别", &plain)
                .expect("a cell");
            sheet
                .merge_range(0, 1, 0, 2, "召集人", &plain)
                .expect("a cell");
            sheet
                .merge_range(0, 3, 0, 4, "联络员", &plain)
                .expect("a cell");
        },
    );
    let draft = read(&bytes);
    assert_eq!(draft.sheets[0].kind, SheetKind::Convenors);
    let read = &draft.convenors[0];
    assert_eq!(word(&read.first).as_deref(), Some("肖资玉"));
    assert_eq!(words(&read.others), ["尉霞涛"]);
    assert_eq!(word(&read.liaison).as_deref(), Some("谭轩强"));
    assert_eq!(word(&read.liaison_phone).as_deref(), Some("13910642472"));
    assert_eq!(draft.rejected, []);
}

#[test]
fn sheets_are_known_by_their_headers_and_the_rest_is_said() {
    let bytes = fixtures::xlsx(|book| {
        let odd = book.add_worksheet().set_name("委员名册").expect("a name");
        odd.write_row(0, 0, ["会议", "日期"]).expect("a row");
        odd.write_row(1, 0, ["全会", "2026-01-08"]).expect("a row");
        let real = book.add_worksheet().set_name("Sheet2").expect("a name");
        real.write_row(0, 0, ["姓名", "界别", "籍贯"])
            .expect("a row");
        real.write_row(1, 0, ["王伟", "教育界", "益阳"])
            .expect("a row");
        let hidden = book
            .add_worksheet()
            .set_name("旧名册")
            .expect("a name")
            .set_hidden(true);
        hidden.write_row(0, 0, ["姓名", "界别"]).expect("a row");
        hidden.write_row(1, 0, ["李明", "教育界"]).expect("a row");
    });
    let draft = read(&bytes);
    assert_eq!(draft.members.len(), 1);
    assert_eq!(&*draft.sheets[0].name, "Sheet2");
    let notes: Vec<_> = draft.notes.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(notes, ["委员名册", "籍贯", "旧名册"]);
}

#[test]
fn a_file_without_any_roster_is_refused_with_its_sheets() {
    let bytes = sheet(&[&["会议", "日期"], &["全会", "2026-01-08"]], |_| {});
    let error = read_roster("会议.xlsx", &bytes, &Limits::default()).expect_err("no roster");
    assert!(error.text().say(Locale::Zh).contains("某表"));
    let form = sheet(
        &[
            &["联系服务界别群众登记表"],
            &["委员姓名", "王伟", "界别", "教育界"],
            &["工作单位及职务", "", "校长", ""],
        ],
        |_| {},
    );
    let error = read_roster("表.xlsx", &form, &Limits::default()).expect_err("a form");
    assert!(matches!(error.problem, Problem::WrongKind(WrongKind::Form)));
}

#[test]
fn a_register_as_text_reads_like_the_workbook() {
    let csv = "某市委员会委员登记册,,,\n（共2名）,,,\n序号,姓 名,现任职务,联系电话\n一、经济界（共2人）,,,\n1,王　伟,\"局长, 主任\",13912345678\n2,李明,,13812345678\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(csv);
    let draft = read(&gb);
    assert_eq!(draft.members.len(), 2);
    assert_eq!(draft.members[0].name, "王伟");
    assert_eq!(
        word(&draft.members[0].employer).as_deref(),
        Some("局长, 主任")
    );
    assert_eq!(draft.members[0].at.text().say(Locale::Zh), "第 5 行 B 列");
    assert_eq!((draft.rejected.len(), draft.notes.len()), (0, 0));
}

/// A cell of any office: headers, names, dates, lists, rubbish.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "姓名", "界别", "专委会", "联系界别", "第一召集人", "召集人", "联络员", "电话", "推选时间", "民族", "性别",
            "王　伟", "教育界", "提案委员会", "一、经济界（共3人）", "合计", "无", "2026年2月", "2026-02-30", "女",
            "13912345678", "张三、李四（第一召集人）", "★", "（", "#REF!", "",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

proptest! {
    #[test]
    fn any_table_is_answered_and_every_row_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 1..7), 1..12),
        names in proptest::collection::vec("[\u{4f00}-\u{4fff}]{2,3}", 0..4),
    ) {
        let mut csv = String::new();
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        csv.push_str("姓名,界别,电话\n");
        for name in &names {
            csv.push_str(&format!("{name},教育界,13912345678\n"));
        }
        for row in &rows {
            csv.push_str(&row.iter().map(quoted).collect::<Vec<_>>().join(","));
            csv.push('\n');
        }
        if let Ok(draft) = read_roster("表.csv", csv.as_bytes(), &Limits::default()) {
            // What is plainly a member is read, whatever stands around it.
            prop_assert!(draft.members.len() >= names.len());
            for (member, name) in draft.members.iter().zip(&names) {
                prop_assert_eq!(&member.name, name);
            }
            for member in &draft.members {
                prop_assert!(!member.name.is_empty() && !member.sector.value.is_empty());
            }
        } else {
            prop_assert!(names.is_empty());
        }
    }

    #[test]
    fn any_table_of_any_kind_is_answered(
        rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 1..7), 1..12),
    ) {
        let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let _ = read_roster("表.csv", rows.join("\n").as_bytes(), &Limits::default());
    }
}
