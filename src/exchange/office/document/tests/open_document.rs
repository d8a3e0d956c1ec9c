//! OpenDocument texts, and Word's documents in one XML file.

use super::{document, problem, shown};
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::workbook::fixtures;

const STYLES: &str = r#"<office:automatic-styles><style:style style:name="T1"><style:text-properties text:display="none"/></style:style><style:style style:name="T2"><style:text-properties fo:color="x"/></style:style></office:automatic-styles>"#;

fn odt(text: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content>{STYLES}<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    fixtures::packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

fn lines(text: &str) -> Vec<String> {
    let document = document(&odt(text));
    assert_eq!(document.kind, FileKind::Odt);
    shown(&document)
}

#[test]
fn paragraphs_keep_their_signs_and_lose_what_is_hidden() {
    let text = "<text:sequence-decls/><text:tracked-changes><text:p>删</text:p></text:tracked-changes><text:h>登记\n  表</text:h><text:p>一<text:s text:c=\"2\"/>二<text:tab/>三<text:line-break/><text:span text:style-name=\"T1\">藏</text:span><text:span text:style-name=\"T2\">四</text:span><text:note><text:p>注</text:p></text:note><office:annotation><text:p>批</text:p></office:annotation><text:placeholder>填</text:placeholder></text:p><text:list><text:list-item><text:p>五&amp;</text:p></text:list-item></text:list>";
    assert_eq!(lines(text), ["登记 表", "一  二\t三⏎四", "五&"]);
    let boxed = "<text:p>前<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box><svg:desc>图</svg:desc></draw:frame>后</text:p>";
    assert_eq!(lines(boxed), ["框", "前后"]);
}

#[test]
fn cells_lie_where_they_are_seen() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell><text:p/></table:covered-table-cell>";
    let text = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>{}{covered}{}</table:table-row></table:table-header-rows><table:table-row>{}{}{covered}</table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>{}</table:table-row></table:table><text:p>尾</text:p>",
        cell("table:number-columns-spanned=\"2\"", "甲"),
        cell("table:number-rows-spanned=\"2\"", "乙"),
        cell("", "丙"),
        cell("", "丁</text:p><text:p>戊"),
        cell("", "己"),
    );
    assert_eq!(lines(&text), ["|甲|<|乙|", "|丙|丁⏎戊|^|", "|||己|", "尾"]);
}

#[test]
fn flat_locked_deep_and_broken_texts_are_known() {
    let flat = format!(
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.text\">{STYLES}<office:body><office:text><text:p>一</text:p></office:text></office:body></office:document>"
    );
    let read = document(flat.as_bytes());
    assert_eq!(
        (read.kind, shown(&read)),
        (FileKind::Odt, vec!["一".to_owned()])
    );
    let locked = fixtures::packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\x00cipher"),
    ]);
    assert!(matches!(
        problem(&locked, &Limits::default()),
        Problem::LockedDocument
    ));
    assert!(matches!(
        problem(&odt("<text:p>"), &Limits::default()),
        Problem::BrokenDocument(_)
    ));
    let deep = format!(
        "{}{}",
        "<text:span>".repeat(300),
        "</text:span>".repeat(300)
    );
    assert!(matches!(
        problem(&odt(&deep), &Limits::default()),
        Problem::TooLarge(Bound::Depth(256), None)
    ));
}

#[test]
fn word_in_one_xml_file_is_the_same_markup() {
    let old = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:fonts/><w:body><wx:sect><w:p><w:r><w:t>登记表</w:t></w:r><aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:t>删</w:t></w:r></aml:content></aml:annotation><aml:annotation w:type=\"Word.Insertion\"><aml:content><w:r><w:t>增</w:t></w:r></aml:content></aml:annotation></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>三</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>";
    let expected = ["登记表增", "|一|二|", "|^|三|"];
    let read = document(old.as_bytes());
    assert_eq!(read.kind, FileKind::WordXml);
    assert_eq!(shown(&read), expected);
    let wide = old.replace("UTF-8", "UTF-16");
    let units: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        shown(&document(&[b"\xff\xfe", &units[..]].concat())),
        expected
    );
    let flat = "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:name=\"/word/header1.xml\"><pkg:xmlData><w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></pkg:xmlData></pkg:part><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document><w:body><w:p><w:r><w:t>一</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>";
    assert_eq!(shown(&document(flat.as_bytes())), ["一"]);
}

#[test]
fn entities_of_the_files_own_stand_for_nothing() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"一一一一一一\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body><w:p><w:r><w:t>&b;&c;&amp;二</w:t></w:r></w:p></w:body></w:wordDocument>";
    assert_eq!(shown(&document(bomb.as_bytes())), ["&二"]);
}

#[test]
fn automatic_numbers_stand_before_their_paragraphs() {
    let level = |level: u32, format: &str, more: &str| {
        format!(
            r#"<text:list-level-style-number text:level="{level}" style:num-format="{format}"{more}/>"#
        )
    };
    let style = |name: &str, levels: &str| {
        format!(r#"<text:list-style style:name="{name}">{levels}</text:list-style>"#)
    };
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let chinese = level(1, "一, 二, 三, ...", r#" style:num-suffix="、""#);
    let inner = level(2, "1", r#" style:num-prefix="(" style:num-suffix=")""#);
    let named = format!(
        "<office:document-styles><office:styles>{}</office:styles></office:document-styles>",
        style("WWNum1", &format!("{chinese}{inner}"))
    );
    let automatic = style("L2", &level(1, "1", r#" style:num-suffix=".""#));
    let body = format!(
        r#"<text:p>头</text:p><text:list text:style-name="WWNum1">{}<text:list-item><text:p>乙</text:p><text:list>{}{}</text:list></text:list-item></text:list><text:p>中</text:p><text:list text:style-name="WWNum1" text:continue-numbering="true">{}</text:list><text:list text:style-name="L2"><text:list-header><text:p>题</text:p></text:list-header>{}</text:list><text:list text:style-name="L2">{}</text:list><text:p>尾</text:p>"#,
        item("甲"),
        item("子"),
        item("丑"),
        item("丙"),
        item("5户"),
        item("另"),
    );
    let content = format!(
        "<office:document-content><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let read = document(&fixtures::packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("styles.xml", named.as_bytes()),
        ("content.xml", content.as_bytes()),
    ]));
    assert_eq!(
        shown(&read),
        [
            "头",
            "一、甲",
            "二、乙",
            "(1) 子",
            "(2) 丑",
            "中",
            "三、丙",
            "题",
            "1. 5户",
            "1. 另",
            "尾"
        ]
    );
}
