//! Marks beside names: `※周明远`, `林秀兰*`, and what the file says that they mean.
//!
//! `带*为女委员` anywhere in the file explains the mark; whoever has one that nothing explains is told. A
//! box or a circle in a name stands for a character that is missing, and is no mark.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::footnotes;
use super::pieces::Gap;
use super::splitting::Listed;
use crate::exchange::document::Block;
use crate::exchange::open::Opened;
use crate::exchange::place::At;
use crate::exchange::roster::Note;
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};
use crate::exchange::words::{half_width, is_blank};
use crate::exchange::workbook::{Cell, Sheet};
use crate::text;

/// What the marks of a file mean, and who has one that nothing explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Marks {
    meanings: HashMap<String, String>,
    met: HashSet<String>,
    unexplained: BTreeMap<String, (At, Vec<String>)>,
}

/// Whether `c` is a mark beside a name; `●` is one only where it holds no name together.
pub(in crate::exchange) fn is_mark(c: char) -> bool {
    "*※△▲▽▼☆★◆◇■◎●#†‡§".contains(half_width(c))
}

/// The marks before what is written, and the rest.
pub(in crate::exchange) fn before(written: &str) -> (Vec<String>, &str) {
    let rest = written.trim_start_matches(|c| is_mark(c) || is_blank(c));
    (all(&written[..written.len() - rest.len()]), rest)
}

/// What is written, and the marks behind it: a number in a circle is one here.
pub(in crate::exchange) fn behind(written: &str) -> (&str, Vec<String>) {
    let rest = written.trim_end_matches(|c| is_mark(c) || is_circled(c) || is_blank(c));
    (rest, all(&written[rest.len()..]))
}

/// Whether `c` is a number in a circle.
pub(in crate::exchange) fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// The marks of a run, the same one written several times as one: `**` is not `*`.
fn all(run: &str) -> Vec<String> {
    let signs: Vec<char> = run
        .chars()
        .filter(|c| !is_blank(*c))
        .map(half_width)
        .collect();
    let same = signs.chunk_by(|one, other| one == other);
    same.map(|mark| mark.iter().collect()).collect()
}

/// To which of the names around it a mark belongs.
pub(super) enum Whose {
    Before,
    Behind,
}

/// Whose a mark is that stands between two pieces, `before` it the one gap and the `whole` of both; none
/// where it is as near to the one as to the other.
pub(super) fn whose(before: Option<Gap>, whole: Gap) -> Option<Whose> {
    match (before, whole) {
        (Some(Gap::Spaces(before)), Gap::Spaces(whole)) => match before.cmp(&(whole - before)) {
            Ordering::Less => Some(Whose::Before),
            Ordering::Equal => None,
            Ordering::Greater => Some(Whose::Behind),
        },
        (Some(Gap::Spaces(_)), _) => Some(Whose::Before),
        (None | Some(Gap::Sign | Gap::Break { .. }), _) => Some(Whose::Behind),
    }
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
