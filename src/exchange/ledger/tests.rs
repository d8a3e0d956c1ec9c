//! What is written is read again by our own readers.

use std::io::Cursor;

use chrono::NaiveDate;

use super::*;
use crate::exchange::office::workbook::{self, Workbook};
use crate::exchange::{Limits, Opened, open};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

fn page() -> LedgerSheet {
    let row = |place: &str, name: &str, number: u64, opens: bool| LedgerRow {
        cells: vec![
            Cell::text(place),
            Cell::text(name),
            Cell::Number(number),
            Cell::Date(day("2026-11-24")),
            Cell::Share(0.25),
        ],
        opens,
        total: false,
    };
    LedgerSheet {
        name: "表".to_owned(),
        title: "一张表".to_owned(),
        lead: vec!["（截至今天）".to_owned()],
        columns: vec![
            Column::new("专委会", 10, 20).merged(),
            Column::new("界别", 10, 20),
            Column::new("人数", 6, 6).centred(),
            Column::new("日期", 12, 12).centred(),
            Column::new("比例", 6, 6).at_right(),
        ],
        rows: vec![
            row("甲委", "=1+1", 3, false),
            row("甲委", "乙界", 4, false),
            row("丙委", "丁界", 5, true),
            LedgerRow {
                cells: vec![
                    Cell::text("合计"),
                    Cell::Empty,
                    Cell::Sum(0, 12),
                    Cell::Empty,
                    Cell::Empty,
                ],
                opens: true,
                total: true,
            },
        ],
        foot: vec!["注：说明。".to_owned()],
        fixed: 1,
        filter: false,
        charts: Vec::new(),
    }
}

fn ledger(pages: Vec<LedgerSheet>) -> Ledger {
    Ledger {
        title: "工作簿".to_owned(),
        organisation: "政协某市委员会".to_owned(),
        date: day("2026-11-24"),
        pages,
        proof: String::new(),
    }
}

fn read(bytes: &[u8]) -> Workbook {
    match open("written.xlsx", bytes, &Limits::default()) {
        Ok(Opened::Workbook(book)) => book,
        other => panic!("no workbook: {other:?}"),
    }
}

fn words(sheet: &workbook::Sheet, row: usize) -> Vec<String> {
    let cells = sheet.row(row).iter();
    cells.map(|cell| cell.text().into_owned()).collect()
}

#[test]
fn what_is_written_is_read_again() {
    let bytes = ledger(vec![page()]).to_xlsx().expect("a workbook");
    let book = read(&bytes);
    let sheet = &book.sheets[0];
    assert_eq!(&**sheet.name(), "表");
    assert_eq!(words(sheet, 0)[0], "一张表");
    assert_eq!(words(sheet, 1)[0], "（截至今天）");
    assert_eq!(words(sheet, 2), ["专委会", "界别", "人数", "日期", "比例"]);
    assert_eq!(words(sheet, 3)[..3], ["甲委", "=1+1", "3"]);
    assert_eq!(sheet.cell(3, 3).date(false), Ok(day("2026-11-24")));
    // Equal values below each other are one cell, which is seen from each row.
    assert!(sheet.cell(4, 0).is_blank());
    assert_eq!(sheet.seen(4, 0).text(), "甲委");
    assert_eq!(words(sheet, 5)[0], "丙委");
    // A sum has its value beside the formula.
    assert_eq!(words(sheet, 6)[..3], ["合计", "", "12"]);
    assert_eq!(words(sheet, 7)[0], "注：说明。");
}

#[test]
fn the_same_values_make_the_same_bytes() {
    let made = || ledger(vec![page()]).to_xlsx().expect("a workbook");
    assert_eq!(made(), made());
    let rolled = || {
        let mut bytes = Vec::new();
        let mut roll = Roll::begin(&page(), "政协某市委员会", day("2026-11-24")).expect("a roll");
        for row in page().rows.iter().take(3) {
            roll.push(&row.cells).expect("a row");
        }
        roll.finish(&mut bytes).expect("a file");
        bytes
    };
    assert_eq!(rolled(), rolled());
    let book = read(&rolled());
    let sheet = &book.sheets[0];
    assert_eq!(words(sheet, 2), ["专委会", "界别", "人数", "日期", "比例"]);
    assert_eq!(words(sheet, 3)[..3], ["甲委", "=1+1", "3"]);
    assert_eq!(sheet.cell(5, 3).date(false), Ok(day("2026-11-24")));
    assert_eq!(sheet.height(), 6);
}

/// The parts of the file, unpacked.
fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a packed file");
    let mut text = String::new();
    zip.by_name(name)
        .expect("the part")
        .read_to_string(&mut text)
        .expect("text");
    text
}

#[test]
fn a_page_is_ready_for_paper_and_screen() {
    let mut filtered = page();
    filtered.rows.pop();
    filtered.name = "另一张".to_owned();
    filtered.filter = true;
    filtered.columns[1] = filtered.columns[1].clone().tinted(vec![
        Tint::begins("乙", Tone::Good),
        Tint::anywhere("×", Tone::Breach),
    ]);
    let charts = LedgerSheet {
        name: "图".to_owned(),
        title: "图".to_owned(),
        charts: vec![Chart {
            title: "人数".to_owned(),
            shape: Shape::Stacked,
            page: 1,
            rows: (0, 3),
            names: 1,
            plots: vec![Plot {
                column: 2,
                tone: Tone::Good,
            }],
        }],
        ..LedgerSheet::default()
    };
    let bytes = ledger(vec![page(), filtered, charts])
        .to_xlsx()
        .expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // A4, upright because the table is narrow, its width on one sheet of paper.
    assert!(
        sheet.contains(r#"<pageSetup paperSize="9" fitToHeight="0""#),
        "{sheet}"
    );
    assert!(sheet.contains(r#"<pane xSplit="1" ySplit="3" topLeftCell="B4""#));
    assert!(sheet.contains("<f>SUM(C4:C6)</f><v>12</v>"));
    let book = part(&bytes, "xl/workbook.xml");
    assert!(
        book.contains("'表'!$3:$3") || book.contains("表!$3:$3"),
        "{book}"
    );
    assert!(book.contains("表!$A$1:$E$8"), "{book}");
    let other = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(other.contains(r#"<autoFilter ref="A3:E6"/>"#));
    assert_eq!(other.matches("<cfRule ").count(), 2);
    let chart = part(&bytes, "xl/charts/chart1.xml");
    assert!(
        chart.contains("$C$4:$C$6") && chart.contains("$B$4:$B$6"),
        "{chart}"
    );
}

#[test]
fn a_wide_table_lies_on_its_side_and_long_words_get_room() {
    let mut wide = page();
    wide.columns[1] = Column::new("长", 90, 100);
    wide.rows[0].cells[1] = Cell::Text("字".repeat(120));
    let bytes = ledger(vec![wide]).to_xlsx().expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"orientation="landscape""#));
    // 240 columns of text in a column of 100 take three lines of 15 points and some air.
    assert!(
        sheet.contains(r#"<row r="4" spans="1:5" ht="50.25""#),
        "{sheet}"
    );
}

#[test]
fn what_no_sheet_can_hold_is_refused_or_cut() {
    let mut named = page();
    named.name = "a/b".to_owned();
    assert!(matches!(
        ledger(vec![named]).to_xlsx(),
        Err(LedgerError::Refused(_))
    ));
    let mut long = page();
    long.rows[0].cells[1] = Cell::Text("字".repeat(40_000));
    let bytes = ledger(vec![long]).to_xlsx().expect("a workbook");
    let book = read(&bytes);
    assert_eq!(book.sheets[0].cell(3, 1).text().chars().count(), 32_767);
}

#[test]
fn rows_of_a_list_are_as_tall_as_their_words_and_coloured() {
    let mut listed = page();
    listed.columns[1] = listed.columns[1]
        .clone()
        .tinted(vec![Tint::begins("长", Tone::Breach)]);
    let mut roll = Roll::begin(&listed, "政协某市委员会", day("2026-11-24")).expect("a roll");
    let mut cells = listed.rows[0].cells.clone();
    roll.push(&cells).expect("a row");
    cells[1] = Cell::Text("长".repeat(20));
    roll.push(&cells).expect("a row");
    let mut bytes = Vec::new();
    roll.finish(&mut bytes).expect("a file");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    // 40 columns of text in a column of 20 may take three lines.
    assert!(
        sheet.contains(r#"<row r="5" spans="1:5" ht="50.25""#)
            || sheet.contains(r#"<row r="5" ht="50.25""#),
        "{sheet}"
    );
    assert!(sheet.contains(r#"defaultRowHeight="20.25""#), "{sheet}");
    assert_eq!(sheet.matches("<cfRule ").count(), 1);
    assert!(
        sheet.contains(r#"<conditionalFormatting sqref="B4:B5">"#),
        "{sheet}"
    );
}
