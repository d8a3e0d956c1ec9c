//! The same people in every kind of file that an office sends.

use super::*;
use crate::exchange::office::kind::FileKind;

fn of(name: &str, bytes: &[u8]) -> RosterDraft {
    let read = read_roster(name, bytes, &Limits::default());
    read.unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn people(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.members.iter();
    all.map(|it| (it.name.as_str(), it.sector.value.as_str()))
        .collect()
}

fn kinds(draft: &RosterDraft) -> Vec<SheetKind> {
    draft.sheets.iter().map(|sheet| sheet.kind).collect()
}

const LIST: &str = "政协某市委员会委员名单\r\n（共3名）\r\n一、教育界（2名）\r\n王　伟  李小明\r\n二、体育界（1名）\r\n赵静（女）\r\n";
const EXPECTED: [(&str, &str); 3] = [("王伟", "教育界"), ("李小明", "教育界"), ("赵静", "体育界")];

#[test]
fn a_text_is_read_in_every_encoding() {
    let table = "委员名册,,\r\n序号,\"姓 名\",\"所属\n界别\",联系电话\r\n1,王　伟,教育界,13900000001\r\n2,李小明,教育界,13900000002.0\r\n3,赵静,\"体育界\",\r\n";
    for (text, kind) in [(LIST, SheetKind::Announcement), (table, SheetKind::Members)] {
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let wide: Vec<u8> = b"\xff\xfe"
            .iter()
            .copied()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for (bytes, encoding) in [
            (text.as_bytes(), "UTF-8"),
            (&gb, "GB18030"),
            (&marked, "UTF-8"),
            (&wide, "UTF-16LE"),
        ] {
            let draft = of("名册", bytes);
            assert_eq!(people(&draft), EXPECTED, "{encoding}");
            assert_eq!(draft.rejected, [], "{encoding}");
            assert_eq!(kinds(&draft), [kind]);
            let told = draft.encoding.map(str::to_uppercase);
            assert!(
                told.is_some_and(|told| told.starts_with(encoding)),
                "{:?}",
                draft.encoding
            );
        }
    }
}

#[test]
fn tabs_part_a_table_as_commas_do() {
    let table = "姓名\t界别\t电话\n王伟\t教育界\t13900000001\n李小明\t教育界\t\n赵静\t体育界\t\n";
    let draft = of("名册.tsv", table.as_bytes());
    assert_eq!(people(&draft), EXPECTED);
    assert_eq!(
        word(&draft.members[0].phone).as_deref(),
        Some("13900000001")
    );
}

#[test]
fn a_web_page_has_paragraphs_and_tables() {
    let row = |cells: &[&str]| {
        let cells: String = cells
            .iter()
            .map(|cell| format!("<td>{cell}</td>"))
            .collect();
        format!("<tr>{cells}</tr>")
    };
    let table = |rows: &[&[&str]]| {
        let rows: String = rows.iter().map(|cells| row(cells)).collect();
        format!("<table>{rows}</table>")
    };
    let lines: String = LIST
        .lines()
        .map(|line| format!("<p>{}</p>", line.replace("王　伟", "王&nbsp;&nbsp;伟")))
        .collect();
    let page = |body: String| {
        format!("<html><head><meta charset=\"utf-8\"></head><body>{body}</body></html>")
    };
    let draft = of("名单.html", page(lines).as_bytes());
    assert_eq!(
        (draft.kind, people(&draft)),
        (FileKind::Html, EXPECTED.to_vec())
    );
    // A table under each sector's heading.
    let heads: &[&str] = &["序号", "姓名", "工作单位"];
    let first = table(&[heads, &["1", "王　伟", "一中"], &["2", "李小明", "二中"]]);
    let second = table(&[heads, &["3", "赵静", "体校"]]);
    let tables =
        |count| format!("<p>一、教育界（{count}名）</p>{first}<p>二、体育界（1名）</p>{second}");
    let draft = of("名册.html", page(tables(2)).as_bytes());
    assert_eq!(people(&draft), EXPECTED);
    assert_eq!(kinds(&draft), [SheetKind::Members, SheetKind::Members]);
    let draft = of("名册.html", page(tables(3)).as_bytes());
    assert_eq!(people(&draft), [("赵静", "体育界")]);
    assert!(draft.rejected[0].reason.zh.contains("写明 3 人"));
    // The names in the cells of a table without headers, and a heading over them.
    let grid = table(&[
        &["教育界（2名）", ""],
        &["王　伟", "李小明"],
        &["体育界（1名）", ""],
        &["赵静（女）", ""],
    ]);
    let draft = of("名单.html", page(grid).as_bytes());
    assert_eq!(
        (people(&draft), kinds(&draft)),
        (EXPECTED.to_vec(), vec![SheetKind::Announcement])
    );
}

#[test]
fn the_cells_of_a_sheet_may_be_lines() {
    let lines: Vec<[&str; 1]> = LIST.lines().map(|line| [line]).collect();
    let rows: Vec<&[&str]> = lines.iter().map(|line| line.as_slice()).collect();
    let draft = plain(&rows);
    assert_eq!(
        (people(&draft), kinds(&draft)),
        (EXPECTED.to_vec(), vec![SheetKind::Announcement])
    );
    assert_eq!(draft.members[2].at.row, 6);
    let grid = plain(&[
        &["委员名单"],
        &["教育界", "", "2名"],
        &["1", "王　伟", "2", "李小明"],
        &["体育界", "", "1名"],
        &["3", "赵静"],
    ]);
    assert_eq!((people(&grid), grid.rejected.len()), (EXPECTED.to_vec(), 0));
    let notice = plain(&[
        &["1、教育界界别小组(2人)"],
        &["组长：王伟"],
        &["成员：李小明"],
        &["2、体育界界别小组(1人)"],
        &["组长：赵静"],
    ]);
    assert_eq!(
        (people(&notice), kinds(&notice)),
        (EXPECTED.to_vec(), vec![SheetKind::Notice])
    );
}

#[test]
fn a_filled_form_is_sent_to_the_intake() {
    let form = "界别委员联系界别群众登记表\n填表时间：2026年1月12日\n委员姓名：王伟\n界别：教育界\n工作单位及职务：一中校长\n联系服务情况：走访 3 户群众。\n";
    let refused = read_roster("登记表.txt", form.as_bytes(), &Limits::default());
    let error = refused.expect_err("a form");
    assert!(
        matches!(error.problem, Problem::WrongKind(WrongKind::Form)),
        "{error}"
    );
    assert!(error.text().zh.contains("jiebie intake"));
}
