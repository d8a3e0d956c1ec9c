//! What is in the file of a paper, part by part, as any reader of zip and XML finds it.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::*;

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        title: "关于<甲>的通报".into(),
        author: "政协某市委员会".into(),
        page: Orientation::Portrait,
        numbered: true,
        blocks,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    let mut part = zip.by_name(name).unwrap_or_else(|e| panic!("{name}: {e}"));
    part.read_to_string(&mut text).expect("text");
    text
}

fn body(blocks: Vec<Block>) -> String {
    part(
        &write(&paper(blocks)).expect("written"),
        "word/document.xml",
    )
}

#[test]
fn the_same_paper_is_the_same_file() {
    let one = || write(&paper(vec![Paragraph::new(Style::Title, "题").into()])).expect("written");
    assert_eq!(one(), one());
    let zip = one();
    let mut zip = ZipArchive::new(Cursor::new(zip)).expect("a zip");
    for n in 0..zip.len() {
        let part = zip.by_index(n).expect("a part");
        assert_eq!(part.last_modified().map(|it| it.year()), Some(1980));
    }
}

#[test]
fn every_part_is_sound_and_is_declared() {
    for numbered in [true, false] {
        let mut paper = paper(vec![Table::new([100_u32, 200]).into()]);
        paper.numbered = numbered;
        let bytes = write(&paper).expect("written");
        let zip = ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
        let types = part(&bytes, "[Content_Types].xml");
        let links = part(&bytes, "word/_rels/document.xml.rels");
        for n in 0..zip.len() {
            let name = zip
                .name_for_index(n)
                .expect("a part")
                .expect("a name")
                .into_owned();
            let text = part(&bytes, &name);
            let mut reader = Reader::from_str(&text);
            while reader
                .read_event()
                .unwrap_or_else(|e| panic!("{name}: {e}"))
                != Event::Eof
            {}
            if let Some(file) = name.strip_prefix("word/").filter(|it| !it.contains('/')) {
                assert!(types.contains(&format!("\"/{name}\"")), "{name}");
                let linked = links.contains(&format!("Target=\"{file}\""));
                assert!(linked || file == "document.xml", "{file}");
            }
        }
        assert_eq!(links.contains("footer"), numbered);
    }
}

#[test]
fn markup_in_a_text_is_text_and_what_xml_forbids_is_left_out() {
    let text = "a<b>&c\u{0}\u{b}\u{1b}\u{fffe}\u{85}王\u{20000}\r\n第二行\t末";
    let body = body(vec![Paragraph::new(Style::Body, text).into()]);
    assert!(
        body.contains("a&lt;b&gt;&amp;c王\u{20000}</w:t><w:br/>"),
        "{body}"
    );
    assert!(body.contains("第二行</w:t><w:tab/><w:t xml:space=\"preserve\">末"));
    let properties = part(
        &write(&paper(vec![])).expect("written"),
        "docProps/core.xml",
    );
    assert!(properties.contains("关于&lt;甲&gt;的通报"));
}

#[test]
fn a_document_and_every_cell_end_with_a_paragraph() {
    let mut table = Table::new([100_u32, 200, 300]);
    table.push(TableRow::head(["甲", "乙", "丙"]));
    table.push(TableRow::new([Cell::of([]), Cell::text("x").across(2).begun()]).at_least(500));
    table.push(TableRow::new([Cell::text("y"), Cell::continued().across(2)]).flowing());
    let body = body(vec![table.into()]);
    assert!(!body.contains("</w:tcPr></w:tc>"));
    let end = body.rfind("</w:tbl>").expect("a table");
    assert!(body[end..].starts_with("</w:tbl><w:p>"));
    assert!(body.contains("<w:tblLayout w:type=\"fixed\"/>"));
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(body.matches("<w:cantSplit/>").count(), 2);
    assert!(body.contains(
        "<w:tcW w:w=\"500\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>"
    ));
    assert!(body.contains("<w:vMerge w:val=\"continue\"/>"));
}

#[test]
fn a_row_of_too_many_cells_stays_in_the_table() {
    let mut table = Table::new([100_u32, 200]);
    table.push(TableRow::new([Cell::text("a").across(9), Cell::text("b")]));
    let body = body(vec![table.into()]);
    assert!(body.contains("<w:tcW w:w=\"300\""));
    assert!(body.contains("<w:tcW w:w=\"0\""));
}

#[test]
fn widths_are_shared_without_a_rest() {
    let columns = Table::share(Orientation::Portrait.width(), &[1, 1, 1, 4]);
    assert_eq!(columns.iter().sum::<u32>(), Orientation::Portrait.width());
    assert_eq!(columns[0], columns[1]);
    assert_eq!(Table::share(100, &[]), Vec::<u32>::new());
}

#[test]
fn every_style_is_there_once_and_each_names_its_typeface() {
    let styles = part(&write(&paper(vec![])).expect("written"), "word/styles.xml");
    for style in style::Style::ALL {
        let id = format!("w:styleId=\"{}\"", style.id());
        assert_eq!(styles.matches(&id).count(), 1, "{style:?}");
    }
    for (name, _, _) in style::TYPEFACES {
        let fonts = part(
            &write(&paper(vec![])).expect("written"),
            "word/fontTable.xml",
        );
        assert!(fonts.contains(name) && styles.contains(name), "{name}");
    }
}
