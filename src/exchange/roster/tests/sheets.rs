//! Which sheets are rosters, and tables of text.

use super::*;
use crate::exchange::office::read_error::WrongKind;
use crate::text::Locale;

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
