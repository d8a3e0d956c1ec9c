//! What a sheet's cells don't say by their values: hidden rows and columns, struck-out text, digits in
//! a number's format, formulas whose result is not there.

use super::{Old, book, fixtures};
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::text::Locale;

/// A workbook whose sheet and styles are written out.
fn xlsx(sheet: &str, styles: &str, strings: &str, uncomputed: bool) -> Vec<u8> {
    let book = format!(
        r#"<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets><calcPr fullCalcOnLoad="{}"/></workbook>"#,
        u8::from(uncomputed)
    );
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let styles = format!("<styleSheet>{styles}</styleSheet>");
    let strings = format!("<sst>{strings}</sst>");
    fixtures::packed(&[
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/styles" Target="y.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="t.xml"/></Relationships>"#,
        ),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/s.xml", sheet.as_bytes()),
        ("xl/y.xml", styles.as_bytes()),
        ("xl/t.xml", strings.as_bytes()),
    ])
}

/// The notes of a sheet: place, value and words.
fn notes(sheet: &Sheet) -> Vec<String> {
    let notes = sheet.notes().iter();
    notes
        .map(|note| {
            let at = format!("{}{}", note.at.column, note.at.row);
            format!("{at} {}: {}", note.value, note.text.say(Locale::Zh))
        })
        .collect()
}

const STYLES: &str = r##"<numFmts><numFmt numFmtId="176" formatCode="&quot;0737-&quot;0000000"/></numFmts><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="176" fontId="0"/></cellXfs>"##;

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let row = |n: u32, more: &str| {
        format!(r#"<row r="{n}"{more}><c r="A{n}"><v>{n}</v></c><c r="C{n}"><v>7</v></c></row>"#)
    };
    let rows: String = [
        row(1, ""),
        row(2, r#" hidden="1""#),
        row(3, r#" hidden="true""#),
        row(4, ""),
        row(5, r#" ht="0" customHeight="1""#),
        r#"<row r="9" hidden="1"/>"#.into(),
    ]
    .concat();
    let sheet = format!(
        r#"<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData>{rows}</sheetData>"#
    );
    let book = book(&xlsx(&sheet, STYLES, "", false));
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(2, 0), &Cell::Number(3.0));
    assert_eq!(
        notes(sheet),
        [
            "A2 : 第 2–3、5 行是隐藏的（或者被筛选掉了），照样读入了；不该有的，请从表里删去",
            "C1 : C 列是隐藏的，照样读入了；不该有的，请从表里删去",
        ]
    );
}

#[test]
fn what_is_struck_out_is_left_out_and_told() {
    let strings =
        "<si><r><rPr><strike/></rPr><t>旧单位</t></r><r><t>新单位</t></r></si><si><t>乙</t></si>";
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s" s="2"><v>1</v></c></row><row r="2"><c r="A2" s="1"><v>5</v></c><c r="B2" s="1" t="s"><v>1</v></c></row><row r="3"><c r="A3"><v>5</v></c><c r="B3" t="inlineStr"><is><r><rPr><strike val="1"/></rPr><t>丙</t></r></is></c></row></sheetData>"#;
    let book = book(&xlsx(sheet, STYLES, strings, false));
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(0, 0).text(), "新单位");
    assert_eq!(sheet.cell(0, 1).text(), "乙");
    assert!(sheet.is_blank_row(1));
    assert_eq!(sheet.cell(2, 1), &Cell::Empty);
    assert_eq!(
        notes(sheet),
        [
            "A1 旧单位: 划掉的文字没有读入",
            "A2 5 乙: 整行划掉了，没有读入",
            "B3 丙: 划掉的文字没有读入",
        ]
    );
}

#[test]
fn a_format_of_a_number_may_have_digits_of_its_own() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" s="3"><v>4212345</v></c><c r="B1" s="0"><v>4212345</v></c></row></sheetData>"#;
    let book = book(&xlsx(sheet, STYLES, "", false));
    assert_eq!(book.sheets[0].cell(0, 0).text(), "0737-4212345");
    assert_eq!(book.sheets[0].cell(0, 1), &Cell::Number(4_212_345.0));
}

#[test]
fn a_formula_without_a_result_is_a_fault() {
    let sheet = |value: &str, kind: &str| {
        format!(
            r#"<sheetData><row r="1"><c r="A1"{kind}><f>X1</f>{value}</c><c r="B1"><v>0</v></c><c r="C1"><v>1</v></c></row></sheetData>"#
        )
    };
    let read = |value: &str, kind: &str, uncomputed: bool| {
        let book = book(&xlsx(
            &format!("{}<x/>", sheet(value, kind)),
            STYLES,
            "<si/>",
            uncomputed,
        ));
        book.sheets[0].cell(0, 0).clone()
    };
    for value in ["", "<v/>", "<v></v>", "<v> </v>"] {
        assert_eq!(read(value, "", false), Cell::NO_RESULT, "{value}");
    }
    assert_eq!(read("<v>0</v>", "", true), Cell::NO_RESULT);
    assert_eq!(read("<v>0</v>", "", false), Cell::Number(0.0));
    assert_eq!(read("<v>3</v>", "", true), Cell::Number(3.0));
    // A text that is empty is a result.
    assert_eq!(read("<v></v>", r#" t="str""#, false), Cell::Empty);
}

#[test]
fn an_ods_tells_the_same() {
    let styles = r#"<style:style style:name="s" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="n" style:family="table-cell"><style:text-properties style:text-line-through-style="none"/></style:style>"#;
    let text = |style: &str, words: &str| {
        format!(
            r#"<table:table-cell table:style-name="{style}" office:value-type="string"><text:p>{words}</text:p></table:table-cell>"#
        )
    };
    let rows = [
        format!(
            "<table:table-row>{}{}</table:table-row>",
            text("n", "甲"),
            text("n", r#"<text:span text:style-name="s">旧</text:span>新"#)
        ),
        format!(
            r#"<table:table-row table:visibility="filter">{}{}</table:table-row>"#,
            text("s", "乙"),
            r#"<table:table-cell table:formula="of:=X1"/>"#
        ),
        r#"<table:table-row><table:table-cell office:value-type="float" office:value="4212345"><text:p>0737-4212345</text:p></table:table-cell><table:table-cell table:formula="of:=X1" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell><table:table-cell table:formula="of:=X1" office:value-type="string" office:string-value=""/><table:table-cell office:value-type="string"><text:p>丁</text:p></table:table-cell></table:table-row>"#.into(),
    ]
    .concat();
    let table = format!(
        r#"<table:table table:name="表"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="s"/>{rows}</table:table>"#
    );
    let book = book(&fixtures::ods(styles, &table));
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(0, 1).text(), "新");
    assert_eq!(sheet.cell(1, 0), &Cell::Empty);
    assert_eq!(sheet.cell(1, 1), &Cell::NO_RESULT);
    assert_eq!(sheet.cell(2, 0).text(), "0737-4212345");
    assert_eq!(sheet.cell(2, 1), &Cell::Fault("#N/A"));
    assert_eq!(sheet.cell(2, 2), &Cell::Empty);
    assert_eq!(
        sheet.cell(2, 3),
        &Cell::Empty,
        "the column's style strikes it out"
    );
    assert_eq!(
        notes(sheet),
        [
            "A2 : 第 2 行是隐藏的（或者被筛选掉了），照样读入了；不该有的，请从表里删去",
            "B1 : B 列是隐藏的，照样读入了；不该有的，请从表里删去",
            "B1 旧: 划掉的文字没有读入",
            "A2 乙: 划掉的文字没有读入",
            "D3 丁: 划掉的文字没有读入",
        ]
    );
}

#[test]
fn an_xls_tells_the_same() {
    let font = |struck: u8| [200, 0, struck, 0, 0, 0, 0, 0];
    let code = "\"0737-\"0000000";
    let mut number = vec![176, 0, code.len() as u8, 0, 0];
    number.extend(code.bytes());
    let format = |font: u8, number: u8| {
        let mut body = vec![font, 0, number, 0];
        body.resize(20, 0);
        body
    };
    // The fixture's two formats come behind these.
    let formats = [format(0, 0), format(5, 0), format(0, 176)];
    let hidden_row = [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0];
    let hidden_column = [1, 0, 1, 0, 0, 0, 0, 0, 1, 0];
    let label = |row: u8, format: u8| [row, 0, 0, 0, format, 0, 1, 0, 0, b'x'];
    let numbered = |row: u8, format: u8, value: f64| {
        let mut body = vec![row, 0, 1, 0, format, 0];
        body.extend(value.to_le_bytes());
        body
    };
    let formula = |row: u8, flags: u8| {
        let mut body = vec![row, 0, 2, 0, 0, 0];
        body.extend([0; 8]);
        body.extend([flags, 0, 0, 0, 0, 0, 0, 0]);
        body
    };
    let bytes = fixtures::xls_with(
        &[
            (0x31, &font(0)),
            (0x31, &font(0)),
            (0x31, &font(0)),
            (0x31, &font(0)),
            (0x31, &font(8)),
            (0x41e, &number),
            (0xe0, &formats[0]),
            (0xe0, &formats[1]),
            (0xe0, &formats[2]),
        ],
        &[
            Old::Raw(0x208, &hidden_row),
            Old::Raw(0x7d, &hidden_column),
            Old::Raw(0x204, &label(0, 0)),
            Old::Raw(0x203, &numbered(0, 2, 4_212_345.0)),
            Old::Raw(0x06, &formula(0, 2)),
            Old::Raw(0x204, &label(1, 1)),
            Old::Raw(0x203, &numbered(1, 0, 4_212_345.0)),
            Old::Raw(0x06, &formula(1, 0)),
        ],
    );
    let book = book(&bytes);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.cell(0, 0).text(), "x");
    assert_eq!(sheet.cell(0, 1).text(), "0737-4212345");
    assert_eq!(sheet.cell(0, 2), &Cell::NO_RESULT);
    assert_eq!(sheet.cell(1, 0), &Cell::Empty);
    assert_eq!(sheet.cell(1, 1), &Cell::Number(4_212_345.0));
    assert_eq!(sheet.cell(1, 2), &Cell::Number(0.0));
    assert_eq!(
        notes(sheet),
        [
            "A2 : 第 2 行是隐藏的（或者被筛选掉了），照样读入了；不该有的，请从表里删去",
            "B1 : B 列是隐藏的，照样读入了；不该有的，请从表里删去",
            "A2 x: 划掉的文字没有读入",
        ]
    );
}

#[test]
fn one_hidden_row_is_told_as_one() {
    let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>"#;
    let book = book(&xlsx(sheet, STYLES, "", false));
    let [note] = book.sheets[0].notes() else {
        panic!("{:?}", book.sheets[0].notes());
    };
    assert_eq!(note.at.row, 2);
    assert!(
        note.text.zh.starts_with("第 2 行是隐藏的"),
        "{}",
        note.text.zh
    );
    assert!(
        note.text
            .en
            .starts_with("row 2 is hidden (or filtered out) and was read")
    );
}

#[test]
fn boxes_over_the_cells_are_told() {
    let with = |control: &str| {
        let rels = br#"<Relationships><Relationship Id="a" Type="x/vmlDrawing" Target="v.vml"/><Relationship Id="b" Type="x/ctrlProp" Target="../ctrlProps/c.xml"/></Relationships>"#;
        let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>"#;
        let mut parts = fixtures::parts(&xlsx(sheet, STYLES, "", false));
        parts.push(("xl/_rels/s.xml.rels".into(), rels.to_vec()));
        let control = format!(r#"<formControlPr objectType="{control}" checked="Checked"/>"#);
        parts.push(("ctrlProps/c.xml".into(), control.into_bytes()));
        let parts: Vec<_> = parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        notes(&book(&fixtures::packed(&parts)).sheets[0])
    };
    for kind in ["CheckBox", "Radio"] {
        let [told] = &with(kind)[..] else {
            panic!("one note");
        };
        assert!(told.contains("勾选框没有读入"), "{told}");
    }
    assert_eq!(with("Button"), Vec::<String>::new());
}
