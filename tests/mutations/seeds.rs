//! One whole file of every kind, each with a filled form in it.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file, and what it is called in a failure.
pub struct Seed {
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

pub fn all() -> Vec<Seed> {
    let seed = |name, bytes| Seed { name, bytes };
    vec![
        seed("form.docx", docx()),
        seed("form.xlsx", xlsx()),
        seed("form.odt", odt()),
        seed("form.ods", ods()),
        seed("form.html", html().into_bytes()),
        seed("form.mht", mht()),
        seed("form.rtf", include_bytes!("../fixtures/form.rtf").to_vec()),
        seed(
            "form.doc",
            include_bytes!("../fixtures/form-97.doc").to_vec(),
        ),
        seed(
            "form.xls",
            include_bytes!("../fixtures/form-97.xls").to_vec(),
        ),
        seed("form.xml", word_xml().into_bytes()),
        seed("form.txt", text().into_bytes()),
        seed("form.csv", csv()),
    ]
}

const TITLE: &str = "市政协委员联系服务界别群众情况登记表";

/// The rows of the printed form: the label, the answer, and so on.
const ROWS: [[&str; 4]; 3] = [
    ["委员姓名", "王　伟", "界　别", "教育界"],
    ["工作单位及职务", "市第一中学副校长", "", ""],
    ["联系服务界别群众情况", "走访6户，收集意见3条。", "", ""],
];

/// A packed file; its parts are not pressed, so that damage to the file reaches them.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        if zip.start_file(name, options).is_ok() {
            zip.write_all(bytes).expect("a part");
        }
    }
    zip.finish().expect("a packed file").into_inner()
}

fn parts(parts: &[(&str, String)]) -> Vec<u8> {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes()))
        .collect();
    packed(&parts)
}

fn word_body() -> String {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let rows = ROWS.map(|row| {
        let cells = row.iter().enumerate().map(|(i, text)| {
            let merge = if i == 0 {
                "<w:vMerge w:val=\"restart\"/>"
            } else {
                ""
            };
            format!(
                "<w:tc><w:tcPr><w:gridSpan w:val=\"1\"/>{merge}</w:tcPr>{}</w:tc>",
                p(text)
            )
        });
        format!("<w:tr><w:trPr/>{}</w:tr>", cells.collect::<String>())
    });
    format!(
        "<w:body>{}{}<w:tbl>{}</w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent><w:tab/><w:sym w:char=\"F0FE\"/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:sectPr/></w:body>",
        p(TITLE),
        p("填表时间：2026年3月5日"),
        rows.concat(),
        p("备注：本表由委员填写")
    )
}

fn docx() -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document>{}</w:document>",
        word_body()
    );
    parts(&[
        ("[Content_Types].xml", "<Types/>".into()),
        ("_rels/.rels", "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".into()),
        ("word/document.xml", document),
    ])
}

fn word_xml() -> String {
    format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">{}</w:wordDocument>",
        word_body().replace("vMerge", "vmerge")
    )
}

fn xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet
        .merge_range(0, 0, 0, 3, TITLE, &plain)
        .expect("a cell");
    sheet.write(1, 0, "填表时间").expect("a cell");
    sheet.write(1, 1, 46_086).expect("a cell");
    for (row, cells) in (2..).zip(ROWS) {
        sheet.write_row(row, 0, cells).expect("a row");
    }
    let roster = book.add_worksheet();
    roster
        .write_row(0, 0, ["姓名", "界别", "工作单位及职务", "电话"])
        .expect("a row");
    roster
        .write_row(1, 0, ["李明", "经济界", "市工商联", "13900000000"])
        .expect("a row");
    let bytes = book.save_to_buffer().expect("a workbook");
    // Packed anew, so that damage reaches its parts.
    packed(&unpacked(&bytes).expect("a packed file"))
}

/// The parts of a packed file.
pub fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).ok()?;
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).ok()?;
            Some((part.name().ok()?.into_owned(), bytes))
        })
        .collect()
}

fn open_document(kind: &str, body: &str) -> Vec<u8> {
    parts(&[
        (
            "mimetype",
            format!("application/vnd.oasis.opendocument.{kind}"),
        ),
        ("META-INF/manifest.xml", "<manifest:manifest/>".into()),
        (
            "content.xml",
            format!(
                "<?xml version=\"1.0\"?><office:document-content><office:body>{body}</office:body></office:document-content>"
            ),
        ),
    ])
}

fn table() -> String {
    let rows = ROWS.map(|row| {
        let cells = row.map(|text| {
            format!("<table:table-cell table:number-columns-spanned=\"1\" table:number-rows-spanned=\"1\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        });
        format!("<table:table-row table:number-rows-repeated=\"1\">{}</table:table-row>", cells.concat())
    });
    format!(
        "<table:table table:name=\"表\">{}</table:table>",
        rows.concat()
    )
}

fn odt() -> Vec<u8> {
    let p = |text| format!("<text:p>{text}<text:s text:c=\"2\"/></text:p>");
    open_document(
        "text",
        &format!(
            "<office:text>{}{}{}</office:text>",
            p(TITLE),
            p("填表时间：2026年3月5日"),
            table()
        ),
    )
}

fn ods() -> Vec<u8> {
    open_document(
        "spreadsheet",
        &format!("<office:spreadsheet>{}</office:spreadsheet>", table()),
    )
}

fn html() -> String {
    let rows = ROWS.map(|row| {
        let cells =
            row.map(|text| format!("<td rowspan=1 colspan=\"1\" style=\"width:1pt\">{text}"));
        format!("<tr>{}", cells.concat())
    });
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>p{{}}</style></head><body><h1>{TITLE}</h1><p>填表时间&#65306;2026年3月5日<br><table border=1><tbody>{}</table><div hidden>x</div><script>1</script></body></html>",
        rows.concat()
    )
}

fn mht() -> Vec<u8> {
    let quoted: String = html()
        .bytes()
        .map(|byte| match byte {
            b'=' | 0x80.. => format!("={byte:02X}"),
            byte => char::from(byte).to_string(),
        })
        .collect();
    format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--b--\r\n").into_bytes()
}

fn text() -> String {
    let rows = ROWS.map(|row| {
        let pairs = row.chunks(2).filter(|pair| !pair[0].is_empty());
        pairs
            .map(|pair| format!("{}：{}\n", pair[0], pair[1]))
            .collect::<String>()
    });
    format!(
        "{TITLE}\n填表时间：2026年3月5日\n{}备注：本表由委员填写\n",
        rows.concat()
    )
}

fn csv() -> Vec<u8> {
    let rows = ROWS.map(|row| row.join(",") + "\r\n");
    let text = format!("{TITLE},,,\r\n填表时间,2026.3.5,,\r\n{}", rows.concat());
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    bytes.into_owned()
}
