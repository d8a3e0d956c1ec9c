//! A member's dossier (履职档案) on one page: who it is, and what was done, newest first.

use chrono::NaiveDate;

use super::day;
use crate::exchange::office::word::{Cell, Orientation, Paper, Paragraph, Style, Table, TableRow};

/// The most entries that a page takes below the facts.
pub const MOST: usize = 16;

/// The most characters of an entry: two lines of its cell.
const LONGEST: usize = 48;

/// What stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedDossier {
    /// Whose member it is.
    pub organisation: String,
    /// As of which day.
    pub as_of: NaiveDate,
    /// The facts, each below its label; two stand in a row where both are short.
    pub facts: Vec<(&'static str, String)>,
    /// Day, kind and what happened.
    pub entries: Vec<[String; 3]>,
    /// How many more there are than fit.
    pub left_out: usize,
    /// The last line, in small type.
    pub proof: String,
}

/// The page.
#[must_use]
pub fn paper(dossier: &PrintedDossier) -> Paper {
    let title = "委员履职档案";
    let as_of = format!("截至{}", day(dossier.as_of));
    let mut blocks = vec![
        Paragraph::new(Style::Title, title).into(),
        Paragraph::new(Style::Flush, as_of)
            .from_right(2)
            .kept_with_next()
            .into(),
        facts(&dossier.facts).into(),
        Paragraph::new(Style::Caption, "履职情况").into(),
        entries(&dossier.entries).into(),
    ];
    if dossier.left_out > 0 {
        let more = format!("另有{}条未列。", dossier.left_out);
        blocks.push(Paragraph::new(Style::Note, more).into());
    }
    blocks.push(Paragraph::new(Style::Note, &dossier.proof).into());
    Paper {
        title: title.to_owned(),
        author: dossier.organisation.clone(),
        page: Orientation::Portrait,
        numbered: false,
        blocks,
    }
}

pub(super) fn facts(all: &[(&'static str, String)]) -> Table {
    // A long one has the row alone.
    const SHORT: usize = 12;
    let is_short = |it: &(&str, String)| it.1.chars().count() <= SHORT;
    let width = Orientation::Portrait.width();
    let mut table = Table::new(Table::share(width, &[15, 35, 15, 35]));
    let mut rest = all;
    while let [first, behind @ ..] = rest {
        let (label, value) = (Cell::head(first.0), Cell::text(first.1.clone()));
        match behind.first().filter(|it| is_short(first) && is_short(it)) {
            Some(second) => {
                let other = [Cell::head(second.0), Cell::text(second.1.clone())];
                table.push(TableRow::new([label, value].into_iter().chain(other)));
                rest = &behind[1..];
            }
            None => {
                table.push(TableRow::new([label, value.across(3)]));
                rest = behind;
            }
        }
    }
    table
}

fn entries(all: &[[String; 3]]) -> Table {
    let width = Orientation::Portrait.width();
    let mut table = Table::new(Table::share(width, &[18, 14, 68]));
    table.push(TableRow::head(["时间", "类别", "事项"]));
    for [on, kind, what] in all {
        let cells = [on.clone(), kind.clone(), cut(what)];
        table.push(TableRow::new(cells.map(Cell::text)));
    }
    table
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        None => words.to_owned(),
        Some((at, _)) => format!("{}…", &words[..at]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::office::word;

    #[test]
    fn a_page_is_written_whatever_it_says() {
        let long = "字".repeat(200);
        let dossier = PrintedDossier {
            facts: vec![
                ("姓名", "王伟".into()),
                ("界别", "教育界".into()),
                ("单位职务", "市第一中学副校长".repeat(3)),
                ("备注", String::new()),
            ],
            entries: vec![["2026-05-06".into(), "活动".into(), long.clone()]; MOST],
            left_out: 3,
            ..PrintedDossier::default()
        };
        assert!(!word::write(&paper(&dossier)).expect("written").is_empty());
        assert_eq!(cut(&long).chars().count(), LONGEST + 1);
        assert_eq!(cut("短"), "短");
    }
}
