//! The part that holds the text: paragraphs and tables as WordprocessingML.

use std::io;

use super::paper::{Block, Paper};
use super::paragraph::Paragraph;
use super::style::Style;
use super::table::{Cell, Down, Table, TableRow, Upright};
use super::xml::Xml;

/// Free space at a cell's sides, in twips.
const CELL_SIDE: &str = "85";

/// Writes the document's body.
pub(super) fn write(paper: &Paper, namespaces: &[(&str, &str)]) -> io::Result<Vec<u8>> {
    Xml::part("w:document", namespaces, |xml| {
        xml.within("w:body", &[], |xml| {
            for block in &paper.blocks {
                match block {
                    Block::Paragraph(paragraph) => paragraph.write(xml)?,
                    Block::Table(table) => table.write(xml)?,
                }
            }
            // A document can't end with a table.
            if !matches!(paper.blocks.last(), Some(Block::Paragraph(_))) {
                Paragraph::new(Style::Note, "").write(xml)?;
            }
            paper.page.write(xml, paper.numbered)
        })
    })
}

impl Paragraph {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| self.write_properties(xml))?;
            if self.text.is_empty() {
                return Ok(());
            }
            xml.within("w:r", &[], |xml| write_text(xml, &self.text))
        })
    }

    fn write_properties(&self, xml: &mut Xml) -> io::Result<()> {
        xml.value("w:pStyle", self.style.id())?;
        if self.with_next {
            xml.empty("w:keepNext", &[])?;
        }
        if self.new_page {
            xml.empty("w:pageBreakBefore", &[])?;
        }
        if self.left > 0 || self.right > 0 {
            let twips = |half: u32| (half * self.style.character() / 2).to_string();
            let hundredths = |half: u32| (half * 50).to_string();
            xml.empty(
                "w:ind",
                &[
                    ("w:leftChars", &hundredths(self.left)),
                    ("w:left", &twips(self.left)),
                    ("w:rightChars", &hundredths(self.right)),
                    ("w:right", &twips(self.right)),
                ],
            )?;
        }
        if let Some(align) = self.align {
            xml.value("w:jc", align.code())?;
        }
        Ok(())
    }
}

/// Writes a run's text with its line breaks and tabs.
fn write_text(xml: &mut Xml, text: &str) -> io::Result<()> {
    for (n, line) in lines(text).enumerate() {
        if n > 0 {
            xml.empty("w:br", &[])?;
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                xml.empty("w:tab", &[])?;
            }
            if !piece.is_empty() {
                xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(piece))?;
            }
        }
    }
    Ok(())
}

/// The lines of a text, whichever way they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .flat_map(|line| line.split('\r'))
}

impl Table {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let width: u32 = self.columns.iter().sum();
        xml.within("w:tbl", &[], |xml| {
            xml.within("w:tblPr", &[], |xml| {
                width_of(xml, "w:tblW", width)?;
                xml.value("w:jc", "center")?;
                xml.within("w:tblBorders", &[], |xml| {
                    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
                    for side in sides.map(|side| format!("w:{side}")) {
                        let line = [
                            ("w:val", "single"),
                            ("w:sz", "4"),
                            ("w:space", "0"),
                            ("w:color", "000000"),
                        ];
                        xml.empty(&side, &line)?;
                    }
                    Ok(())
                })?;
                xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
                xml.within("w:tblCellMar", &[], |xml| {
                    for side in ["w:left", "w:right"] {
                        xml.empty(side, &[("w:w", CELL_SIDE), ("w:type", "dxa")])?;
                    }
                    Ok(())
                })
            })?;
            xml.within("w:tblGrid", &[], |xml| {
                for column in &self.columns {
                    xml.empty("w:gridCol", &[("w:w", &column.to_string())])?;
                }
                Ok(())
            })?;
            for row in &self.rows {
                row.write(xml, &self.columns)?;
            }
            Ok(())
        })
    }
}

impl TableRow {
    fn write(&self, xml: &mut Xml, columns: &[u32]) -> io::Result<()> {
        xml.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| {
                if !self.splits {
                    xml.empty("w:cantSplit", &[])?;
                }
                if self.height > 0 {
                    let height = self.height.to_string();
                    xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")])?;
                }
                if self.head {
                    xml.empty("w:tblHeader", &[])?;
                }
                Ok(())
            })?;
            let mut at = 0;
            for cell in &self.cells {
                let end = (at + cell.across).min(columns.len());
                cell.write(xml, columns[at.min(end)..end].iter().sum())?;
                at = end;
            }
            Ok(())
        })
    }
}

impl Cell {
    fn write(&self, xml: &mut Xml, width: u32) -> io::Result<()> {
        xml.within("w:tc", &[], |xml| {
            xml.within("w:tcPr", &[], |xml| {
                width_of(xml, "w:tcW", width)?;
                if self.across > 1 {
                    xml.number("w:gridSpan", self.across)?;
                }
                match self.down {
                    Down::Alone => {}
                    Down::Begins => xml.value("w:vMerge", "restart")?,
                    Down::Continues => xml.value("w:vMerge", "continue")?,
                }
                match self.upright {
                    Upright::Top => Ok(()),
                    Upright::Middle => xml.value("w:vAlign", "center"),
                }
            })?;
            for paragraph in &self.paragraphs {
                paragraph.write(xml)?;
            }
            // A cell without a paragraph makes the file damaged.
            if self.paragraphs.is_empty() {
                Paragraph::new(Style::Cell, "").write(xml)?;
            }
            Ok(())
        })
    }
}

fn width_of(xml: &mut Xml, name: &str, twips: u32) -> io::Result<()> {
    xml.empty(name, &[("w:w", &twips.to_string()), ("w:type", "dxa")])
}
