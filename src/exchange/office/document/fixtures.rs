//! Documents for the tests, made in memory: no office program is needed to run them.

use crate::exchange::office::workbook::fixtures::packed;

/// A package whose document has this body.
pub(in crate::exchange) fn docx(body: &str) -> Vec<u8> {
    let main = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            br#"<Relationships><Relationship Id="a" Type="http://x/core-properties" Target="docProps/core.xml"/><Relationship Id="b" Type="http://x/officeDocument" Target="word/document2.xml"/></Relationships>"#,
        ),
        ("word/document2.xml", main.as_bytes()),
        ("word/header1.xml", b"<w:hdr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:hdr>"),
    ])
}

/// A package whose document has this body, with other parts: the kind of each, its name and its bytes.
/// Their relationships are `r1`, `r2` and so on.
pub(in crate::exchange) fn docx_with(body: &str, parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let main = format!("<w:document><w:body>{body}<w:sectPr/></w:body></w:document>");
    let list: String = (1..)
        .zip(parts)
        .map(|(n, (kind, name, _))| {
            format!(r#"<Relationship Id="r{n}" Type="http://x/{kind}" Target="{name}"/>"#)
        })
        .collect();
    let list = format!("<Relationships>{list}</Relationships>");
    let names: Vec<String> = parts
        .iter()
        .map(|(_, name, _)| format!("word/{name}"))
        .collect();
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", list.as_bytes()),
    ];
    all.extend(
        names
            .iter()
            .map(String::as_str)
            .zip(parts.iter().map(|it| it.2)),
    );
    packed(&all)
}

/// A paragraph.
pub(in crate::exchange) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A cell with these properties.
pub(in crate::exchange) fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

/// A table whose cells are these paragraphs; the last of a row fills four columns, as the
/// printed form's do.
pub(in crate::exchange) fn table(rows: &[&[&str]]) -> String {
    let rows = rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(i, text)| {
            let across = if i + 1 == row.len() { 4 - i } else { 1 };
            let paragraphs: String = text.split('\n').map(p).collect();
            tc(&format!("<w:gridSpan w:val=\"{across}\"/>"), &paragraphs)
        });
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    });
    format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
}
