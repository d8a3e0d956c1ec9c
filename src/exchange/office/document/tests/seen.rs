//! What the paper shows and the text does not have: boxes that are ticked, chosen entries, automatic
//! numbers, parts of other formats; struck-out words, notes and margins, which are told.

use super::{document, shown};
use crate::exchange::office::document::Document;
use crate::exchange::office::document::fixtures::{docx, docx_with, p, tc};
use crate::exchange::office::workbook::fixtures::packed;
use crate::text::Locale;

/// The notes of a document: place, value and words.
fn notes(document: &Document) -> Vec<String> {
    let notes = document.notes.iter();
    notes
        .map(|note| {
            let (at, text) = (note.at.text(), note.text.say(Locale::Zh).to_owned());
            format!("{}“{}”{text}", at.say(Locale::Zh), note.value)
        })
        .collect()
}

fn field(data: &str, result: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

fn text(words: &str) -> String {
    format!("<w:r><w:t>{words}</w:t></w:r>")
}

#[test]
fn boxes_of_old_forms_are_ticked_or_not() {
    let tick = |inside: &str| {
        let data = format!("<w:checkBox><w:sizeAuto/>{inside}</w:checkBox>");
        field(&data, "")
    };
    let body = [
        tick("<w:checked/>"),
        text("一"),
        tick(r#"<w:default w:val="0"/>"#),
        text("二"),
        tick(r#"<w:default w:val="1"/>"#),
        text("三"),
        tick(r#"<w:default w:val="1"/><w:checked w:val="0"/>"#),
        text("四"),
        tick(""),
        text("五"),
    ]
    .concat();
    let body = format!("<w:p>{body}</w:p>");
    assert_eq!(shown(&document(&docx(&body))), ["☒一☐二☒三☐四☐五"]);
}

#[test]
fn the_chosen_entry_of_a_list_is_read_once() {
    let list = |inside: &str, result: &str| {
        let entries = r#"<w:listEntry w:val="请选择"/><w:listEntry w:val="体育界"/><w:listEntry w:val="教育界"/>"#;
        field(&format!("<w:ddList>{inside}{entries}</w:ddList>"), result)
    };
    let result = format!(
        r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}"#,
        text("教育界")
    );
    for (inside, result, read) in [
        (r#"<w:result w:val="2"/>"#, "", "教育界。"),
        (r#"<w:result w:val="2"/>"#, result.as_str(), "教育界。"),
        (r#"<w:default w:val="1"/>"#, "", "体育界。"),
        ("", "", "。"),
    ] {
        let body = format!("<w:p>{}{}</w:p>", list(inside, result), text("。"));
        assert_eq!(shown(&document(&docx(&body))), [read], "{inside}");
    }
}

#[test]
fn boxes_of_content_controls_say_what_they_hold() {
    let control = |state: &str, content: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/><w14:checkedState w14:val="0052"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r>{content}</w:r></w:sdtContent></w:sdt>"#
        )
    };
    let chosen = r#"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="教育界"/><w:listItem w:value="体育界"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>体育界</w:t></w:r></w:sdtContent></w:sdt>"#;
    let body = format!(
        "<w:p>{}{}{}{}{}{}{chosen}</w:p>",
        control("1", "<w:t>☒</w:t>"),
        text("走访"),
        control("0", "<w:t>☐</w:t>"),
        text("微信"),
        control("true", r#"<w:sym w:font="Wingdings 2" w:char="F052"/>"#),
        text("调研"),
    );
    assert_eq!(shown(&document(&docx(&body))), ["☒走访☐微信☒调研体育界"]);
    let symbols = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\" w:hAnsi=\"Wingdings 2\"/></w:rPr><w:t>R</w:t></w:r><w:r><w:t>是</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\u{f0a8}</w:t></w:r><w:r><w:t>否</w:t></w:r></w:p>";
    assert_eq!(shown(&document(&docx(symbols))), ["☑是☐否"]);
}

/// A paragraph of a list.
fn numbered(list: u32, level: u32, words: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
        text(words)
    )
}

#[test]
fn automatic_numbers_stand_before_their_paragraphs() {
    let level = |n: u32, format: &str, text: &str, more: &str| {
        format!(
            r#"<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let lists = format!(
        r#"<w:numbering><w:abstractNum w:abstractNumId="0">{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
        level(0, "chineseCounting", "%1、", ""),
        level(1, "chineseCounting", "（%2）", ""),
        level(2, "decimal", "%1.%3.", "<w:isLgl/>"),
        level(0, "bullet", "\u{f0b7}", ""),
    );
    let styles = r#"<w:styles><w:style w:styleId="S"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let styled = |more: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="S"/>{more}</w:pPr>{}</w:p>"#,
            text("样式")
        )
    };
    let body = [
        numbered(1, 0, "走访6户"),
        numbered(1, 1, "甲"),
        numbered(1, 1, "乙"),
        numbered(1, 2, "5公里"),
        numbered(1, 0, "收集意见3条"),
        numbered(1, 1, "丙"),
        // One without text is counted and shows nothing.
        numbered(1, 0, ""),
        numbered(1, 0, "四"),
        styled(""),
        styled(r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#),
        numbered(2, 0, "又一"),
        numbered(2, 0, "又二"),
        numbered(3, 0, "圆点"),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
            tc("", &numbered(2, 0, "格内")),
            tc("", &p("值"))
        ),
    ]
    .concat();
    let bytes = docx_with(
        &body,
        &[
            ("styles", "styles.xml", styles.as_bytes()),
            ("numbering", "numbering.xml", lists.as_bytes()),
        ],
    );
    assert_eq!(
        shown(&document(&bytes)),
        [
            "一、走访6户",
            "（一）甲",
            "（二）乙",
            "1.1. 5公里",
            "二、收集意见3条",
            "（一）丙",
            "四、四",
            "（一）样式",
            "样式",
            "一、又一",
            "二、又二",
            "圆点",
            "|三、格内|值|",
        ]
    );
}

#[test]
fn documents_inside_a_document_are_read_where_they_stand() {
    let page = "<html><body><p>走访困难学生6户</p><table><tr><td rowspan=2>户</td><td>一</td></tr><tr><td>二</td></tr></table></body></html>";
    let inner = docx(&p("内"));
    // A document inside one inside this one.
    let deep = docx_with(
        r#"<w:altChunk r:id="r1"/>"#,
        &[("aFChunk", "c.docx", &inner)],
    );
    let body = format!(
        r#"{}<w:altChunk r:id="r1"/>{}<w:altChunk r:id="r2"/><w:altChunk r:id="none"/><w:altChunk r:id="r3"/>"#,
        p("前"),
        p("后")
    );
    let read = document(&docx_with(
        &body,
        &[
            ("aFChunk", "a.htm", page.as_bytes()),
            ("aFChunk", "b.docx", &inner),
            ("aFChunk", "d.docx", &deep),
        ],
    ));
    assert_eq!(
        shown(&read),
        ["前", "走访困难学生6户", "|户|一|", "|^|二|", "后", "内"]
    );
    // The one that is not there, and the one that shows a third.
    let told = notes(&read);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("没有读入"), "{told:?}");
}

#[test]
fn struck_words_notes_and_margins_are_told() {
    let struck = |words: &str, kind: &str| {
        format!("<w:r><w:rPr><w:{kind}/></w:rPr><w:t>{words}</w:t></w:r>")
    };
    let body = format!(
        r#"<w:p>{}{}{}<w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr>{}{}{}</w:tr></w:tbl>"#,
        struck("走访5户，", "strike"),
        text("走访6户"),
        struck("旧", "dstrike"),
        tc("", &p("甲")),
        tc("", &format!("<w:p>{}</w:p>", struck("乙", "strike"))),
        tc("", &p("丙"))
    );
    let below = r#"<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>其中3户为新增</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let header = format!("<w:hdr>{}</w:hdr>", p("填表时间：2026年3月5日"));
    let footer = format!("<w:ftr>{}</w:ftr>", p("第 1 页 共 2 页"));
    let read = document(&docx_with(
        &body,
        &[
            ("footnotes", "footnotes.xml", below.as_bytes()),
            ("header", "header1.xml", header.as_bytes()),
            ("header", "header2.xml", header.as_bytes()),
            ("footer", "footer1.xml", footer.as_bytes()),
        ],
    ));
    assert_eq!(shown(&read), ["走访6户", "|甲||丙|"]);
    assert_eq!(
        notes(&read),
        [
            "第 1 段“走访5户，旧”划掉的文字没有读入",
            "第 1 张表第 1 行 B 列“乙”划掉的文字没有读入",
        ]
    );
    let [below] = read.footnotes.as_slice() else {
        panic!("{:?}", read.footnotes);
    };
    assert_eq!(
        (below.note.value.as_str(), below.offset),
        ("其中3户为新增", "走访6户".len())
    );
    let margins: Vec<&str> = read.margins.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(margins, ["填表时间：2026年3月5日"]);
}

#[test]
fn other_formats_tell_what_is_struck_out() {
    let rich =
        document(b"{\\rtf1\\ansi {\\strike old }new{\\strike0 er}\\striked1 x\\striked0\\par}");
    assert_eq!(shown(&rich), ["newer"]);
    assert_eq!(rich.notes[0].value, "old x");
    let page =
        document(b"<html><body><p><s>old</s>new<strike>er</strike></p><p>next</p></body></html>");
    assert_eq!(shown(&page), ["new", "next"]);
    assert_eq!(page.notes[0].value, "older");
    let styled = "<p>周明远、<del>林秀兰、<b>李华</b></del>何志远<span style='text-decoration : line-through'>高翔<span>孙立新</span></span></p><table><tr><td style='text-decoration:underline line-through'>王强<td>陈文<tr><td>李强<td>张敏</table>";
    let page = document(styled.as_bytes());
    assert_eq!(shown(&page), ["周明远、何志远", "||陈文|", "|李强|张敏|"]);
    let told: Vec<_> = page.notes.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(told, ["林秀兰、李华高翔孙立新", "王强"]);
    let open = document(&packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            br#"<office:document-content><office:automatic-styles><style:style style:name="T"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles><office:body><office:text><text:p><text:span text:style-name="T">old</text:span>new</text:p></office:text></office:body></office:document-content>"#,
        ),
    ]));
    assert_eq!(shown(&open), ["new"]);
    assert_eq!(open.notes[0].value, "old");
}
