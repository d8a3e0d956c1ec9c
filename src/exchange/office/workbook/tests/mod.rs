//! Workbooks of every kind, whole, wrong, locked, huge and damaged.

mod look;
mod old;

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};

use super::fixtures::{self, Old};
use super::*;
use crate::exchange::office::limits::Bound;
use crate::exchange::office::open::{self, Opened};
use crate::exchange::office::read_error::{ReadError, WrongKind};
use crate::text::Locale;

fn open(bytes: &[u8]) -> Result<Opened, ReadError> {
    open::open("名册", bytes, &Limits::default())
}

fn book(bytes: &[u8]) -> Workbook {
    match open(bytes) {
        Ok(Opened::Workbook(book)) => book,
        Ok(other) => panic!("{other:?}"),
        Err(error) => panic!("{error} ({:?})", error.problem),
    }
}

fn problem(bytes: &[u8]) -> Problem {
    open(bytes).expect_err("a file to refuse").problem
}

fn text(word: &str) -> Cell {
    Cell::Text(word.into())
}

fn day(year: i32, month: u32, day: u32) -> Cell {
    Cell::Date(NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
}

fn messy(book: &mut Writer) {
    let sheet = book.add_worksheet();
    sheet.set_name("名册").expect("a name");
    let plain = Format::new();
    sheet
        .merge_range(1, 0, 1, 3, "标题", &plain)
        .expect("a cell");
    sheet
        .merge_range(3, 0, 5, 0, "教育界", &plain)
        .expect("a cell");
    sheet.write(3, 1, 18_740_721_828_f64).expect("a cell");
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let when = ExcelDateTime::from_ymd(2026, 2, 10).expect("a day");
    sheet.write_with_format(4, 1, &when, &date).expect("a cell");
    sheet.write(5, 1, true).expect("a cell");
    let formula = Formula::new("=\"王\"&\"伟\"").set_result("王伟");
    sheet.write_formula(5, 2, formula).expect("a cell");
    sheet.write(5, 3, "王\n伟 & <李>").expect("a cell");
    let secret = book.add_worksheet();
    secret.set_name("底稿").expect("a name").set_hidden(true);
    secret.write(0, 0, "旧").expect("a cell");
    book.add_worksheet().set_name("空").expect("a name");
}

fn is_messy(book: &Workbook) {
    let sheet = &book.sheets[0];
    assert_eq!(&**sheet.name(), "名册");
    assert!(sheet.is_blank_row(0) && sheet.is_blank_row(2));
    assert_eq!(sheet.seen(1, 3), &text("标题"));
    assert_eq!(sheet.cell(1, 3), &Cell::Empty);
    assert_eq!(sheet.seen(5, 0), &text("教育界"));
    assert_eq!(sheet.cell(3, 1).text(), "18740721828");
    assert_eq!(sheet.cell(4, 1), &day(2026, 2, 10));
    assert_eq!(sheet.at(4, 1).column.to_string(), "B");
    assert_eq!(sheet.at(4, 1).row, 5);
    assert_eq!(sheet.height(), 6);
}

#[test]
fn an_xlsx_is_read_where_it_stands() {
    let book = book(&fixtures::xlsx(messy));
    assert_eq!(book.kind, FileKind::Xlsx);
    is_messy(&book);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(5, 1), &Cell::Bool(true));
    assert_eq!(sheet.cell(5, 2), &text("王伟"));
    assert_eq!(sheet.cell(5, 3), &text("王\n伟 & <李>"));
    assert_eq!(book.hidden, ["底稿"]);
    assert_eq!(book.sheets.len(), 2);
    assert_eq!(book.sheets[1].height(), 0);
}

#[test]
fn an_xls_is_read_where_it_stands() {
    let bytes = fixtures::xls(
        "名册",
        &[
            Old::Text(1, 0, "标题"),
            Old::Text(3, 0, "教育界"),
            Old::Number(3, 1, 18_740_721_828.0),
            Old::Date(4, 1, 46_063.0),
            Old::Number(5, 1, 1.0),
            Old::Merged(1, 1, 0, 3),
            Old::Merged(3, 5, 0, 0),
        ],
    );
    let book = book(&bytes);
    assert_eq!(book.kind, FileKind::Xls);
    is_messy(&book);
}

#[test]
fn an_ods_is_read_where_it_stands() {
    let bytes = fixtures::ods(
        r#"<style:style style:name="ta1"/><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>"#,
        r#"<table:table table:name="名册" table:style-name="ta1">
          <table:table-row><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
          <table:table-row><table:table-cell table:number-columns-spanned="4" table:number-rows-spanned="1" office:value-type="string"><text:p>标<text:span>题</text:span></text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
          <table:table-row table:number-rows-repeated="1"><table:table-cell/></table:table-row>
          <table:table-row><table:table-cell table:number-rows-spanned="3" office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>教育界</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="18740721828"><text:p>1.87E+10</text:p></table:table-cell></table:table-row>
          <table:table-row><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2026-02-10"><text:p>2月10日</text:p></table:table-cell></table:table-row>
          <table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>王&amp;<text:s/>伟</text:p><text:p>&#26446;</text:p></table:table-cell></table:table-row>
          <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>
        <table:table table:name="底稿" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>旧</text:p></table:table-cell></table:table-row></table:table>"#,
    );
    let book = book(&bytes);
    assert_eq!(book.kind, FileKind::Ods);
    is_messy(&book);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(5, 1), &text("王& 伟\n李"));
    assert_eq!(sheet.cell(5, 2), sheet.cell(5, 1));
    assert_eq!(book.hidden, ["底稿"]);
    assert_eq!(book.sheets.len(), 1);
}

#[test]
fn what_is_no_table_is_named() {
    let wrong = |bytes: &[u8]| match problem(bytes) {
        Problem::WrongKind(kind) => kind,
        other => panic!("{other:?}"),
    };
    let part = |name| fixtures::packed(&[("[Content_Types].xml", b"<a/>"), (name, b"<a/>")]);
    assert_eq!(wrong(&part("ppt/presentation.xml")), WrongKind::Slides);
    assert_eq!(wrong(&part("xl/workbook.bin")), WrongKind::BinaryWorkbook);
    assert_eq!(
        wrong(&fixtures::packed(&[("名册.xlsx", b"a")])),
        WrongKind::Archive
    );
    assert_eq!(wrong(&fixtures::container("Else", b"")), WrongKind::Unknown);
    assert_eq!(wrong(b"%PDF-1.7"), WrongKind::Pdf);
    assert_eq!(wrong(b"\x89PNG\r\n"), WrongKind::Picture);
    assert_eq!(wrong(b"Rar!\x1a"), WrongKind::Archive);
    let xml =
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
    assert_eq!(wrong(xml), WrongKind::XmlTable);
    assert_eq!(wrong(b"\x7fELF\x02\x01\x00\x00"), WrongKind::Unknown);
}

#[test]
fn locked_files_ask_for_the_password_to_go() {
    let locked = fixtures::container("EncryptedPackage", b"");
    assert!(matches!(problem(&locked), Problem::Encrypted));
    let locked = fixtures::xls("表", &[Old::Text(0, 0, "一"), Old::Text(0, 1, "二")]);
    let mut stream = locked;
    // Turn the first format record of the book into one that announces a cipher.
    let format = stream
        .windows(2)
        .position(|two| two == [0xe0, 0x00])
        .expect("a format");
    stream[format] = 0x2f;
    stream[format + 4] = 1;
    assert!(matches!(problem(&stream), Problem::Encrypted));
    let locked = fixtures::packed(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        ),
        ("content.xml", b"\x00\x01\x02cipher"),
    ]);
    assert!(matches!(problem(&locked), Problem::Encrypted));
}

#[test]
fn nothing_and_one_cell_are_no_workbook() {
    assert!(matches!(problem(b""), Problem::NoBytes));
    let empty = fixtures::xlsx(|book| {
        book.add_worksheet();
    });
    assert!(matches!(problem(&empty), Problem::Blank));
    let one = fixtures::xlsx(|book| {
        book.add_worksheet().write(2, 1, "名册").expect("a cell");
    });
    match problem(&one) {
        Problem::OneCell(at) => assert_eq!((at.row, at.column.to_string()), (3, "B".into())),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_cell_far_away_is_refused_and_costs_nothing() {
    let far = |row, column| {
        fixtures::xlsx(|book| {
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "一").expect("a cell");
            sheet.write(row, column, "二").expect("a cell");
        })
    };
    let bound = |bytes: &[u8]| match problem(bytes) {
        Problem::TooLarge(bound, Some(at)) => (bound, at.row),
        other => panic!("{other:?}"),
    };
    let limits = Limits::default();
    assert_eq!(
        bound(&far(1_048_575, 16_383)),
        (Bound::Rows(limits.rows), 1_048_576)
    );
    assert_eq!(bound(&far(9, 16_383)), (Bound::Columns(limits.columns), 10));
    let ods = fixtures::ods(
        "",
        r#"<table:table table:name="表"><table:table-row table:number-rows-repeated="4000000000"><table:table-cell office:value-type="string" table:number-columns-repeated="4000000000"><text:p>一</text:p></table:table-cell></table:table-row></table:table>"#,
    );
    assert_eq!(bound(&ods).0, Bound::Columns(limits.columns));
    let xls = fixtures::xls(
        "表",
        &[Old::Number(0, 0, 1.0), Old::Number(65_535, 65_535, 1.0)],
    );
    assert!(matches!(problem(&xls), Problem::Broken(_)));
    let xls = fixtures::xls(
        "表",
        &[Old::Number(0, 0, 1.0), Old::Number(65_535, 255, 1.0)],
    );
    assert!(matches!(
        problem(&xls),
        Problem::TooLarge(Bound::Cells(_), None)
    ));
    let claim = [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0];
    let xls = fixtures::xls("表", &[Old::Raw(0x0200, &claim), Old::Number(0, 0, 1.0)]);
    assert!(matches!(problem(&xls), Problem::Broken(_)));
}

#[test]
fn bombs_are_refused_honest_or_lying() {
    let limits = Limits {
        unpacked_bytes: 1 << 20,
        ..Limits::default()
    };
    let refused = |bytes: &[u8]| {
        let error = open::open("名册", bytes, &limits).expect_err("a bomb");
        matches!(
            error.problem,
            Problem::TooLarge(Bound::UnpackedBytes(_), None)
        ) || matches!(error.problem, Problem::Broken(_))
    };
    let mut sheet = b"<worksheet><sheetData>".to_vec();
    sheet.resize(4 << 20, b' ');
    sheet.extend(b"</sheetData></worksheet>");
    let bomb = fixtures::packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/a.xml", &sheet)]);
    assert!(bomb.len() < 64 << 10, "it is a bomb: {}", bomb.len());
    assert!(refused(&bomb));
    // The same with every declared size of the part set to a hundred bytes.
    let size = (sheet.len() as u32).to_le_bytes();
    let mut lying = bomb;
    let places: Vec<usize> = lying
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == size)
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(refused(&lying));
    let file = Limits {
        file_bytes: 10,
        ..Limits::default()
    };
    let error = open::open("名册", &lying, &file).expect_err("a large file");
    assert!(matches!(
        error.problem,
        Problem::TooLarge(Bound::FileBytes(10), None)
    ));
}

#[test]
fn a_claim_of_a_billion_strings_is_not_believed() {
    let bytes = fixtures::xlsx(messy);
    let mut parts = fixtures::parts(&bytes);
    for (name, part) in &mut parts {
        if name == "xl/sharedStrings.xml" {
            let xml = String::from_utf8(part.clone()).expect("xml");
            let (head, tail) = xml.split_once("uniqueCount=\"").expect("a count");
            let rest = tail.split_once('"').expect("a count").1;
            *part = format!("{head}uniqueCount=\"9999999999999999999\"{rest}").into_bytes();
        }
    }
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), part.as_slice()))
        .collect();
    is_messy(&book(&fixtures::packed(&parts)));
}

#[test]
fn files_that_cannot_be_opened_say_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("无.xlsx");
    let refused =
        |path: &std::path::Path| open::open_file(path, &Limits::default()).expect_err("no file");
    assert!(matches!(refused(&missing).problem, Problem::Missing));
    assert!(matches!(refused(folder.path()).problem, Problem::NotAFile));
    let path = folder.path().join("名册.csv");
    std::fs::write(&path, fixtures::xlsx(messy)).expect("a file");
    let opened = open::open_file(&path, &Limits::default());
    let opened = opened.expect("the content counts, not the name");
    assert_eq!(opened.kind(), FileKind::Xlsx);
    let error = refused(&missing);
    assert!(error.text().say(Locale::Zh).contains("无.xlsx"));
    assert!(error.text().say(Locale::En).contains("no such file"));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), head in 0_usize..5) {
        let heads: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xff\xfe", b"a,b\n"];
        let _ = open(&[heads[head], &bytes].concat());
    }

    #[test]
    fn a_damaged_xls_is_answered(hits in proptest::collection::vec((0_usize..6_000, any::<u8>()), 1..20)) {
        let mut bytes = fixtures::xls("名册", &[
            Old::Text(1, 0, "标题"), Old::Number(3, 1, 1.0), Old::Date(4, 1, 46_063.0), Old::Merged(1, 1, 0, 3),
        ]);
        for (at, byte) in hits {
            // Most hits go where the records are.
            let at = if at % 3 == 0 { at % bytes.len() } else { 1_536 + at % 300 };
            bytes[at] = byte;
        }
        let _ = open(&bytes);
    }

    #[test]
    fn a_damaged_xlsx_or_ods_is_answered(
        ods in any::<bool>(),
        hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..4, any::<u8>()), 1..6),
    ) {
        let bytes = if ods {
            fixtures::ods("", r#"<table:table table:name="表"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" table:number-rows-spanned="3" office:value-type="date" office:date-value="2026-02-10"><text:p>一</text:p></table:table-cell></table:table-row></table:table>"#)
        } else {
            fixtures::xlsx(messy)
        };
        let mut parts = fixtures::parts(&bytes);
        for (part, at, how, byte) in hits {
            let count = parts.len();
            let part = &mut parts[part.index(count)].1;
            if part.is_empty() { continue; }
            let at = at.index(part.len());
            match how {
                0 => part[at] = byte,
                1 => part.truncate(at),
                2 => { part.remove(at); }
                _ => part[at] = b"<>\"/09"[usize::from(byte) % 6],
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
        let _ = open(&fixtures::packed(&parts));
    }
}
