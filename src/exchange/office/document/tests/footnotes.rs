//! Notes below the text, where a list has them.

use super::super::fixtures::docx_with;
use crate::exchange::office::limits::Limits;
use crate::exchange::office::workbook::fixtures::packed;
use crate::exchange::roster::read_roster;

fn text(words: &str) -> String {
    format!("<w:r><w:t>{words}</w:t></w:r>")
}

/// A run that calls the note of this number.
fn calls(n: usize) -> String {
    format!(r#"<w:r><w:footnoteReference w:id="{n}"/></w:r>"#)
}

fn with_notes(body: &str, texts: &[&str]) -> Vec<u8> {
    let each = texts.iter().zip(1..).map(|(words, n)| {
        format!(
            r#"<w:footnote w:id="{n}"><w:p>{}</w:p></w:footnote>"#,
            text(words)
        )
    });
    let below = format!("<w:footnotes>{}</w:footnotes>", each.collect::<String>());
    docx_with(body, &[("footnotes", "footnotes.xml", below.as_bytes())])
}

fn line(parts: &[&str]) -> String {
    let runs = parts.iter().map(|part| match part.parse() {
        Ok(n) => calls(n),
        Err(_) => text(part),
    });
    format!("<w:p>{}</w:p>", runs.collect::<String>())
}

#[test]
fn a_footnote_behind_a_name_is_the_persons_and_elsewhere_it_is_told() {
    let body = [
        line(&["委员名单", "1", "（共5人）"]),
        line(&["教育界", "2", "（3人）"]),
        line(&["周明远", "3", "　林秀兰　何　志", "4", "（女）"]),
        line(&["二、经济界：高翔", "5", "、孙立新", "6"]),
    ]
    .concat();
    let long = "经".repeat(60);
    let notes = [
        "2024年通过",
        "2人为新增",
        "2023年增补",
        "于2024年辞去委员",
        "2024年任",
        &long,
    ];
    let bytes = with_notes(&body, &notes);
    let draft = read_roster("名单.docx", &bytes, &Limits::default()).expect("a list");
    let read: Vec<_> = draft
        .members
        .iter()
        .map(|it| {
            let remark = it.remark.as_ref().map_or("", |it| it.value.as_str());
            (it.sector.value.as_str(), it.name.as_str(), remark)
        })
        .collect();
    assert_eq!(
        read,
        [
            ("教育界", "周明远", "2023年增补"),
            ("教育界", "林秀兰", ""),
            ("教育界", "何志", "于2024年辞去委员"),
            ("经济界", "高翔", "2024年任"),
            ("经济界", "孙立新", ""),
        ]
    );
    assert_eq!(draft.members[2].sex.as_ref().map(|it| it.value), Some("女"));
    assert_eq!(draft.rejected, []);
    let told: Vec<_> = draft.notes.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(told, ["2024年通过", "2人为新增", &long]);
}

#[test]
fn an_open_document_tells_its_footnotes_too() {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>2023年增补</text:p></text:note-body></text:note>";
    let content = format!(
        "<office:document-content><office:body><office:text><text:p>委员名单</text:p><text:p>教育界（2人）</text:p><text:p>周明远{note}　林秀兰</text:p></office:text></office:body></office:document-content>"
    );
    let bytes = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let draft = read_roster("名单.odt", &bytes, &Limits::default()).expect("a list");
    let remarks: Vec<_> = draft
        .members
        .iter()
        .map(|it| it.remark.as_ref().map(|it| it.value.as_str()))
        .collect();
    assert_eq!(remarks, [Some("2023年增补"), None]);
}
