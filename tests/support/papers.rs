//! Filled registration forms as files: written part by part for docx, by a writer for xlsx.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What stands on a paper; what is empty was left blank.
#[derive(Clone, Copy)]
pub struct Paper<'p> {
    pub name: &'p str,
    pub sector: &'p str,
    pub employer: &'p str,
    /// As it is written, in whatever way.
    pub day: &'p str,
    pub account: &'p str,
}

/// A complete paper of 王伟, 教育界.
#[allow(dead_code, reason = "every test program takes what it needs")]
pub const PAPER: Paper<'_> = Paper {
    name: "王　伟",
    sector: "教育界",
    employer: "市第一中学教师",
    day: "2026 年 11 月 10 日",
    account: "走访困难学生家庭 6 户，收集意见建议 3 条。",
};

const TITLE: &str = "市政协委员联系服务界别群众情况登记表";

/// A document with these papers, one after another.
pub fn docx(papers: &[Paper<'_>]) -> Vec<u8> {
    let paragraph = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
    };
    let cell = |text: &str, span: u32| {
        let properties = format!(r#"<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>"#);
        let inside: String = text.split('\n').map(paragraph).collect();
        format!("<w:tc>{properties}{inside}</w:tc>")
    };
    let mut body = String::new();
    for paper in papers {
        body += &paragraph(TITLE);
        body += &paragraph(&format!("填表时间：{}", paper.day));
        body += "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>";
        body += "<w:tr>";
        for text in ["委员姓名", paper.name, "界别", paper.sector] {
            body += &cell(text, 1);
        }
        body += "</w:tr>";
        for (label, value) in [
            ("工作单位及职务", paper.employer),
            ("联系服务界别群众情况", paper.account),
        ] {
            body += &format!("<w:tr>{}{}</w:tr>", cell(label, 1), cell(value, 3));
        }
        body += "</w:tbl>";
        body += &paragraph("备注：本表由委员填写，报所在专门委员会备案。");
    }
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    let types = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let relations = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", relations),
        ("word/document.xml", &document),
    ] {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(part.as_bytes()).expect("written");
    }
    zip.finish().expect("a document").into_inner()
}

/// A workbook with this paper.
#[allow(dead_code, reason = "every test program takes what it needs")]
pub fn xlsx(paper: Paper<'_>) -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    let day = format!("填表时间：{}", paper.day);
    for (row, text) in [(0, TITLE), (1, &day)] {
        sheet
            .merge_range(row, 0, row, 3, text, &plain)
            .expect("a line");
    }
    for (column, text) in (0..).zip(["委员姓名", paper.name, "界别", paper.sector]) {
        sheet.write(2, column, text).expect("a cell");
    }
    for (row, label, value) in [
        (3, "工作单位及职务", paper.employer),
        (4, "联系服务界别群众情况", paper.account),
    ] {
        sheet.write(row, 0, label).expect("a label");
        sheet
            .merge_range(row, 1, row, 3, value, &plain)
            .expect("a value");
    }
    book.save_to_buffer().expect("a workbook")
}
