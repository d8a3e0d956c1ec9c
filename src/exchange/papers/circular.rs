//! The year's circular (情况通报) as the official layout has it: title, whom it is for, the body,
//! the list of annexes, signature and date; then each annex, a table, on a page of its own.

use chrono::NaiveDate;

use super::day;
use crate::exchange::office::word::{
    Block, Cell, Orientation, Paper, Paragraph, Style, Table, TableRow,
};

/// What stands in a circular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circular {
    /// Its title in lines that each make sense.
    pub title: Vec<String>,
    /// Whom it is for.
    pub to: String,
    /// The body.
    pub body: Vec<Part>,
    /// The annexes.
    pub annexes: Vec<Annex>,
    /// Who signs.
    pub signed: String,
    /// The day of the signature.
    pub date: NaiveDate,
    /// The last line, in small type; none when empty.
    pub proof: String,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// “一、”.
    Heading(String),
    /// “（一）”.
    Subheading(String),
    /// A paragraph.
    Text(String),
}

/// An annex: a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// Its name.
    pub name: String,
    /// The headings of its columns.
    pub heads: Vec<&'static str>,
    /// How wide the columns are to each other.
    pub widths: Vec<u32>,
    /// The rows. The first column is at the left, the others are figures.
    pub rows: Vec<Vec<String>>,
    /// What is to be known of the figures.
    pub note: String,
}

/// How many half characters a line of the body holds.
const LINE: u32 = 56;

/// The least height of an annex's row, in twips.
const ROW: u32 = 440;

/// The free space to the right of the date, in half characters, where a seal is to be set.
const BESIDE_DATE: u32 = 8;

impl Circular {
    /// Its title in one line.
    #[must_use]
    pub fn name(&self) -> String {
        self.title.concat()
    }

    /// The paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks: Vec<Block> = Vec::new();
        for line in &self.title {
            blocks.push(Paragraph::new(Style::Title, line).into());
        }
        blocks.push(Paragraph::new(Style::Flush, "").into());
        blocks.push(Paragraph::new(Style::Flush, &self.to).into());
        for (n, part) in self.body.iter().enumerate() {
            let (style, text) = match part {
                Part::Heading(text) => (Style::Heading, text),
                Part::Subheading(text) => (Style::Subheading, text),
                Part::Text(text) => (Style::Body, text),
            };
            let mut paragraph = Paragraph::new(style, text);
            // No page holds a signature and nothing of the text.
            paragraph.with_next = n + 1 == self.body.len();
            blocks.push(paragraph.into());
        }
        self.list_annexes(&mut blocks);
        self.sign(&mut blocks);
        for (n, annex) in self.annexes.iter().enumerate() {
            let number = self.number(n);
            blocks.push(
                Paragraph::new(Style::AnnexNumber, format!("附件{number}"))
                    .on_new_page()
                    .into(),
            );
            blocks.push(Paragraph::new(Style::Title, &annex.name).into());
            blocks.push(Paragraph::new(Style::Flush, "").kept_with_next().into());
            blocks.push(annex.table().into());
            blocks.push(Paragraph::new(Style::Note, &annex.note).into());
        }
        if !self.proof.is_empty() {
            blocks.push(Paragraph::new(Style::Note, &self.proof).into());
        }
        Paper {
            title: self.name(),
            author: self.signed.clone(),
            page: Orientation::Portrait,
            numbered: true,
            blocks,
        }
    }

    /// Its text, a line a paragraph; the tables' cells are parted by tabs.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines: Vec<String> = self.title.clone();
        lines.extend([String::new(), self.to.clone()]);
        lines.extend(self.body.iter().map(|part| match part {
            Part::Heading(text) | Part::Subheading(text) | Part::Text(text) => {
                format!("　　{text}")
            }
        }));
        lines.extend([String::new(), self.signed.clone(), day(self.date)]);
        for (n, annex) in self.annexes.iter().enumerate() {
            let number = self.number(n);
            lines.extend([String::new(), format!("附件{number}　{}", annex.name)]);
            lines.push(annex.heads.join("\t"));
            lines.extend(annex.rows.iter().map(|row| row.join("\t")));
            lines.push(annex.note.clone());
        }
        if !self.proof.is_empty() {
            lines.extend([String::new(), self.proof.clone()]);
        }
        lines.join("\n")
    }

    /// What stands behind “附件”: nothing where there is only one.
    fn number(&self, n: usize) -> String {
        if self.annexes.len() > 1 {
            (n + 1).to_string()
        } else {
            String::new()
        }
    }

    fn list_annexes(&self, blocks: &mut Vec<Block>) {
        for (n, annex) in self.annexes.iter().enumerate() {
            if n == 0 {
                blocks.push(Paragraph::new(Style::Flush, "").kept_with_next().into());
            }
            let head = if n == 0 { "附件：" } else { "　　　" };
            let number = match self.number(n).as_str() {
                "" => String::new(),
                number => format!("{number}."),
            };
            let text = format!("{head}{number}{}", annex.name);
            blocks.push(Paragraph::new(Style::Body, text).kept_with_next().into());
        }
    }

    /// The signature stands centred over the date, four characters from the right; a long name
    /// moves both to the left. (GB/T 9704-2012, 7.3.5.1.)
    fn sign(&self, blocks: &mut Vec<Block>) {
        let date = day(self.date);
        let (name_width, date_width) = (half_widths(&self.signed), half_widths(&date));
        let over = name_width.saturating_sub(date_width).div_ceil(2);
        let beside_date = BESIDE_DATE.max(over);
        let beside_name = (beside_date + date_width / 2).saturating_sub(name_width / 2);
        for _ in 0..2 {
            blocks.push(Paragraph::new(Style::Flush, "").kept_with_next().into());
        }
        let mut name = Paragraph::new(Style::Flush, &self.signed).kept_with_next();
        if name_width < LINE {
            name = name.from_right(beside_name);
        }
        blocks.push(name.into());
        blocks.push(
            Paragraph::new(Style::Flush, date)
                .from_right(beside_date)
                .into(),
        );
    }
}

impl Annex {
    fn table(&self) -> Table {
        let mut table = Table::new(Table::share(Orientation::Portrait.width(), &self.widths));
        table.push(TableRow::head(self.heads.iter().copied()));
        for row in &self.rows {
            let cells = row.iter().enumerate().map(|(n, text)| match n {
                0 => Cell::text(text),
                _ => Cell::centred(text),
            });
            table.push(TableRow::new(cells).at_least(ROW));
        }
        table
    }
}

/// How wide a text is in half characters.
fn half_widths(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circular(signed: &str) -> Circular {
        Circular {
            title: vec!["关于工作情况的通报".into()],
            to: "各专门委员会：".into(),
            body: vec![Part::Text("正文。".into())],
            annexes: Vec::new(),
            signed: signed.into(),
            date: "2026-11-24".parse().expect("a date"),
            proof: String::new(),
        }
    }

    /// How far the last two paragraphs are from the right margin.
    fn beside(circular: &Circular) -> (u32, u32) {
        let blocks = circular.paper().blocks;
        let right = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.right,
            Block::Table(_) => panic!("a table"),
        };
        let last = blocks.len() - 1;
        (right(&blocks[last - 1]), right(&blocks[last]))
    }

    #[test]
    fn the_signature_is_centred_over_the_date() {
        // 2026年11月24日 is as wide as 7 characters.
        assert_eq!(beside(&circular("政协某市委员会")), (8, 8));
        assert_eq!(beside(&circular("政协某市委员会办公室")), (5, 8));
        let long = "政协某某自治区某某自治州某某自治县委员会办公室";
        assert_eq!(beside(&circular(long)), (0, 16));
    }

    #[test]
    fn a_single_annex_has_no_number() {
        let mut circular = circular("政协某市委员会");
        let annex = Annex {
            name: "统计表".into(),
            heads: vec!["界别", "份数"],
            widths: vec![2, 1],
            rows: vec![vec!["教育界".into(), "3".into()]],
            note: String::new(),
        };
        circular.annexes.push(annex.clone());
        assert!(
            circular
                .text()
                .contains("附件　统计表\n界别\t份数\n教育界\t3")
        );
        circular.annexes.push(annex);
        assert!(circular.text().contains("附件2　统计表"));
    }
}
