//! Documents for the tests, made in memory: no office program is needed to run them.

use crate::exchange::workbook::fixtures::packed;

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
