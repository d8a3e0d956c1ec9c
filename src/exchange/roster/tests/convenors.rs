//! Lists of convenors and liaisons.

use rust_xlsxwriter::{ExcelDateTime, Format};

use super::*;

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
fn a_convenor_of_a_row_is_the_first_where_its_column_says_yes() {
    let heads = ["界别", "召集人", "推选时间", "第一召集人"];
    let bytes = sheet(
        &[
            &heads,
            &["教育界", "肖资玉", "2026-2-10", "是"],
            &["教育界", "尉霞涛", "2026-2-10", "否"],
            &["体育界", "高若宇", "", "√"],
            &["体育界", "孙春", "", ""],
            &["农业界", "卢子、林刚", "", "是"],
        ],
        |_| {},
    );
    let draft = read(&bytes);
    let firsts: Vec<_> = draft.convenors.iter().map(|it| word(&it.first)).collect();
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(firsts, [name("肖资玉"), None, name("高若宇"), None, None]);
    let others: Vec<_> = draft.convenors.iter().flat_map(|it| &it.others).collect();
    let others: Vec<_> = others.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(others, ["尉霞涛", "孙春"]);
    let rejected = rejected(&draft);
    assert_eq!(rejected.len(), 1, "{rejected:?}");
    assert!(rejected[0].2.contains("卢子"), "{rejected:?}");
}
