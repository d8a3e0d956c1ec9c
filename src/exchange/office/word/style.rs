//! The few styles of a paper, under the names that an office knows, with the typefaces and sizes
//! of GB/T 9704-2012 (7.1 and 7.3): titles in 小标宋 of size 2, headings in 黑体 and 楷体 and the
//! body in 仿宋 of size 3.

use std::io;

use super::page::LINE_PITCH;
use super::xml::Xml;

/// A paragraph's style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// 正文: body text, two characters indented.
    Body,
    /// 顶格正文: body text without the indent, such as whom it is for, and a signature.
    Flush,
    /// 标题: the paper's title.
    Title,
    /// 一级标题: “一、”.
    Heading,
    /// 二级标题: “（一）”.
    Subheading,
    /// 附件序号: “附件1” at the head of an annex.
    AnnexNumber,
    /// 表题: what stands above a table.
    Caption,
    /// 表格: text in a table's cell.
    Cell,
    /// 表头: a heading in a table.
    CellHead,
    /// 表注: a note under a table.
    Note,
    /// 登记表: text in the cells of a form that is filled in.
    Form,
    /// 登记表说明: an account in such a form, two characters indented.
    Account,
    /// 页码: the page's number.
    PageNumber,
}

/// Typefaces: of Chinese text, what stands in where it is missing, and the family for programs
/// that know neither.
pub(super) const TYPEFACES: [(&str, &str, &str); 6] = [
    ("仿宋_GB2312", "仿宋", "modern"),
    ("方正小标宋简体", "宋体", "auto"),
    ("黑体", "SimHei", "auto"),
    ("楷体_GB2312", "楷体", "modern"),
    ("宋体", "SimSun", "auto"),
    (LATIN, "Liberation Serif", "roman"),
];

/// The typeface of digits and letters: half as wide as a character of the same size.
const LATIN: &str = "Times New Roman";

/// What a style looks like.
struct Look {
    id: &'static str,
    name: &'static str,
    typeface: &'static str,
    /// Half points.
    size: u32,
    /// From line to line, in twips.
    pitch: u32,
    align: Align,
    /// Indent of the first line, in characters.
    indent: u32,
    /// Level in an outline, from 0.
    outline: Option<u32>,
    with_next: bool,
}

/// What the others are based on.
const BODY: Look = Look {
    id: "Normal",
    name: "Normal",
    typeface: "仿宋_GB2312",
    size: 32,
    pitch: LINE_PITCH,
    align: Align::Both,
    indent: 2,
    outline: None,
    with_next: false,
};

impl Style {
    /// All styles; the first is the one that the others are based on.
    pub(super) const ALL: [Style; 13] = [
        Style::Body,
        Style::Flush,
        Style::Title,
        Style::Heading,
        Style::Subheading,
        Style::AnnexNumber,
        Style::Caption,
        Style::Cell,
        Style::CellHead,
        Style::Note,
        Style::Form,
        Style::Account,
        Style::PageNumber,
    ];

    /// What a paragraph calls it.
    pub(super) fn id(self) -> &'static str {
        self.look().id
    }

    /// The width of a character in twips, with what is taken off between two.
    pub(super) fn character(self) -> u32 {
        let look = self.look();
        look.size * 10 - look.tightened()
    }

    fn look(self) -> Look {
        match self {
            Style::Body => BODY,
            Style::Flush => Look {
                id: "Flush",
                name: "顶格正文",
                indent: 0,
                ..BODY
            },
            Style::Title => Look {
                id: "Title",
                name: "Title",
                typeface: "方正小标宋简体",
                size: 44,
                align: Align::Centre,
                indent: 0,
                with_next: true,
                ..BODY
            },
            Style::Heading => Look {
                id: "FirstHeading",
                name: "一级标题",
                typeface: "黑体",
                outline: Some(0),
                with_next: true,
                ..BODY
            },
            Style::Subheading => Look {
                id: "SecondHeading",
                name: "二级标题",
                typeface: "楷体_GB2312",
                outline: Some(1),
                with_next: true,
                ..BODY
            },
            Style::AnnexNumber => Look {
                id: "AnnexNumber",
                name: "附件序号",
                typeface: "黑体",
                indent: 0,
                with_next: true,
                ..BODY
            },
            Style::Caption => Look {
                id: "TableCaption",
                name: "表题",
                typeface: "黑体",
                size: 28,
                align: Align::Centre,
                indent: 0,
                with_next: true,
                ..BODY
            },
            Style::Cell => Look {
                id: "TableText",
                name: "表格",
                size: 24,
                pitch: 340,
                align: Align::Left,
                indent: 0,
                ..BODY
            },
            Style::CellHead => Look {
                id: "TableHead",
                name: "表头",
                typeface: "黑体",
                size: 24,
                pitch: 340,
                align: Align::Centre,
                indent: 0,
                ..BODY
            },
            Style::Note => Look {
                id: "TableNote",
                name: "表注",
                size: 24,
                pitch: 400,
                align: Align::Left,
                indent: 0,
                ..BODY
            },
            Style::Form => Look {
                id: "FormText",
                name: "登记表",
                size: 28,
                pitch: 480,
                align: Align::Centre,
                indent: 0,
                ..BODY
            },
            Style::Account => Look {
                id: "FormAccount",
                name: "登记表说明",
                size: 28,
                pitch: 480,
                ..BODY
            },
            Style::PageNumber => Look {
                id: "PageNumber",
                name: "页码",
                typeface: "宋体",
                size: 28,
                pitch: 280,
                align: Align::Left,
                indent: 0,
                ..BODY
            },
        }
    }
}

impl Look {
    /// What is taken off between two characters, in twips, so that 28 of the body's make a line.
    fn tightened(&self) -> u32 {
        if self.size == BODY.size { 5 } else { 0 }
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let base = self.id == BODY.id;
        let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", self.id)];
        if base {
            attributes.insert(1, ("w:default", "1"));
        } else if self.name != "Title" {
            attributes.insert(1, ("w:customStyle", "1"));
        }
        xml.within("w:style", &attributes, |xml| {
            xml.value("w:name", self.name)?;
            if !base {
                xml.value("w:basedOn", BODY.id)?;
            }
            xml.empty("w:qFormat", &[])?;
            xml.within("w:pPr", &[], |xml| self.write_paragraph(xml))?;
            xml.within("w:rPr", &[], |xml| self.write_run(xml))
        })
    }

    fn write_paragraph(&self, xml: &mut Xml) -> io::Result<()> {
        if self.with_next {
            xml.empty("w:keepNext", &[])?;
        }
        xml.value("w:widowControl", "0")?;
        // A word of Latin letters breaks anywhere rather than leave the line or the cell.
        xml.value("w:wordWrap", "0")?;
        xml.value("w:overflowPunct", "0")?;
        xml.value("w:autoSpaceDE", "0")?;
        xml.value("w:autoSpaceDN", "0")?;
        xml.value("w:adjustRightInd", "0")?;
        // What is higher than a line of the grid would take two of them.
        if self.pitch != LINE_PITCH || self.size > BODY.size {
            xml.value("w:snapToGrid", "0")?;
        }
        let pitch = self.pitch.to_string();
        xml.empty(
            "w:spacing",
            &[
                ("w:before", "0"),
                ("w:after", "0"),
                ("w:line", &pitch),
                ("w:lineRule", "exact"),
            ],
        )?;
        let hundredths = (self.indent * 100).to_string();
        let indent = (self.indent * (self.size * 10 - self.tightened())).to_string();
        xml.empty(
            "w:ind",
            &[("w:firstLineChars", &hundredths), ("w:firstLine", &indent)],
        )?;
        xml.value("w:jc", self.align.code())?;
        if let Some(level) = self.outline {
            xml.number("w:outlineLvl", level)?;
        }
        Ok(())
    }

    fn write_run(&self, xml: &mut Xml) -> io::Result<()> {
        xml.empty(
            "w:rFonts",
            &[
                ("w:ascii", LATIN),
                ("w:eastAsia", self.typeface),
                ("w:hAnsi", LATIN),
                ("w:cs", LATIN),
            ],
        )?;
        let tightened = match self.tightened() {
            0 => "0".to_owned(),
            twips => format!("-{twips}"),
        };
        xml.value("w:spacing", &tightened)?;
        xml.value("w:kern", "0")?;
        xml.number("w:sz", self.size)?;
        xml.number("w:szCs", self.size)?;
        xml.empty(
            "w:lang",
            &[
                ("w:val", "en-US"),
                ("w:eastAsia", "zh-CN"),
                ("w:bidi", "ar-SA"),
            ],
        )
    }
}

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left, the right edge ragged.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// At both margins.
    Both,
}

impl Align {
    /// What WordprocessingML calls it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
            Align::Both => "both",
        }
    }
}

/// Writes the part of the styles: these and no others.
pub(super) fn write(namespace: (&str, &str)) -> io::Result<Vec<u8>> {
    Xml::part("w:styles", &[namespace], |xml| {
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| {
                xml.within("w:rPr", &[], |xml| BODY.write_run(xml))
            })?;
            xml.empty("w:pPrDefault", &[])
        })?;
        for style in Style::ALL {
            style.look().write(xml)?;
        }
        let table = [
            ("w:type", "table"),
            ("w:default", "1"),
            ("w:styleId", "TableNormal"),
        ];
        xml.within("w:style", &table, |xml| {
            xml.value("w:name", "Normal Table")?;
            xml.within("w:tblPr", &[], |xml| {
                xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")])
            })
        })
    })
}
