//! Marks beside names: `※周明远`, `林秀兰*`, and what the file says that they mean.
//!
//! `带*为女委员` anywhere in the file explains the mark; whoever has one that nothing explains is told. A
//! box or a circle in a name stands for a character that is missing, and is no mark.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::footnotes;
use super::splitting::Listed;
use crate::exchange::office::document::Block;
use crate::exchange::office::note::Note;
use crate::exchange::office::open::Opened;
use crate::exchange::office::place::At;
use crate::exchange::office::workbook::{Cell, Sheet};
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};
use crate::text;

/// What the marks of a file mean, and who has one that nothing explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Marks {
    meanings: HashMap<String, String>,
    met: HashSet<String>,
    unexplained: BTreeMap<String, (At, Vec<String>)>,
}

impl Marks {
    /// Of all that a file says.
    pub(in crate::exchange) fn of(opened: &Opened) -> Self {
        let mut marks = Marks::default();
        match opened {
            Opened::Workbook(book) => book.sheets.iter().for_each(|sheet| marks.learn_from(sheet)),
            Opened::Document(document) => {
                for block in &document.blocks {
                    match block {
                        Block::Paragraph(paragraph) => marks.learn(&paragraph.text),
                        Block::Table(sheet) => marks.learn_from(sheet),
                    }
                }
            }
        }
        marks
    }

    fn learn_from(&mut self, sheet: &Sheet) {
        for row in 0..sheet.height() {
            for cell in sheet.row(row) {
                if let Cell::Text(text) = cell {
                    self.learn(text);
                }
            }
        }
    }

    /// Takes what lines explain; the first explanation of a mark is the one that holds.
    pub(in crate::exchange) fn learn(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        for (mark, meaning) in text.lines().flat_map(footnotes::notes_of) {
            self.meanings.entry(mark).or_insert(meaning);
        }
    }

    /// What the marks of a name say of the person; those that nothing explains are kept to be told.
    pub(in crate::exchange) fn say(
        &mut self,
        marks: &[String],
        at: &At,
        name: &str,
    ) -> Vec<String> {
        let mut said = Vec::new();
        for mark in marks {
            self.met.insert(mark.clone());
            if let Some(meaning) = self.meanings.get(mark) {
                let bare = meaning.strip_suffix("委员").unwrap_or(meaning);
                let known = sex(bare).is_some() || ethnicity(bare).is_some();
                said.push(if known { bare } else { meaning }.to_owned());
            } else {
                let (_, names) = self
                    .unexplained
                    .entry(mark.clone())
                    .or_insert_with(|| (at.clone(), Vec::new()));
                names.push(name.to_owned());
            }
        }
        said
    }

    /// Whether a line explains a mark that was met.
    pub(in crate::exchange) fn are_explained_by(&self, line: &str) -> bool {
        let notes = footnotes::notes_of(line);
        notes.iter().any(|(mark, _)| self.met.contains(mark))
    }

    /// Puts what their marks say behind the names of a list.
    pub(in crate::exchange) fn explain(&mut self, people: &mut [Listed]) {
        for listed in people {
            let marks = std::mem::take(&mut listed.marks);
            listed
                .remarks
                .extend(self.say(&marks, &listed.at, &listed.name));
        }
    }

    /// Says of each mark that nothing explains who has it.
    pub(in crate::exchange) fn tell(&mut self) -> Vec<Note> {
        let all = std::mem::take(&mut self.unexplained).into_iter();
        all.map(|(mark, (at, names))| {
            let (zh, en) = (names.join("、"), names.join(", "));
            Note {
                at,
                text: text!(
                    "符号“{mark}”没有说明，没有读入；标有它的是：{zh}",
                    "nothing explains the mark “{mark}”, and it was not read; it stands beside {en}"
                ),
                value: mark,
            }
        })
        .collect()
    }
}
