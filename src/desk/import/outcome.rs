//! What became of an import: per file what was read, accepted, left as it was and rejected.

use std::collections::BTreeMap;

use super::moves::told;
use super::question::{Asks, Question};
use super::sectors::NoSector;
use crate::domain::dated::Changed;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::exchange::phones::{masked_in, masked_told};
use crate::exchange::roster::{RosterDraft, SheetRead};
use crate::exchange::{At, FileKind};
use crate::exchange::{Note, Rejection};
use crate::text;
use crate::text::Text;

/// What became of all files.
#[derive(Debug)]
pub struct Outcome {
    /// The files, in the order in which they were given.
    pub files: Vec<FileOutcome>,
    /// Was everything held back, because something was rejected and only a whole import was
    /// wanted? Then the counts say what would have been accepted.
    pub held_back: bool,
    /// What a person can settle of what was rejected.
    pub questions: Vec<Question>,
    /// Serving members who don't stand in the list of their whole sector: they may have left.
    /// Nothing was changed for that.
    pub missing: Vec<Missing>,
}

/// A serving member whom a file that lists the whole sector does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The file, by its place in [`Outcome::files`].
    pub file: usize,
    /// The member.
    pub member: MemberId,
}

/// What became of one file.
///
/// What is counted is what the file states: a member, a committee, a sector of a committee, a
/// director, a convenor, a liaison. A value that was rejected counts too, though the rest of its
/// row may have been accepted; what hangs on a rejected committee or sector does not count.
#[derive(Debug)]
pub struct FileOutcome {
    /// The file, as the person named it.
    pub path: String,
    /// What the file is.
    pub kind: FileKind,
    /// The encoding of a text file, by its usual name; none for a packed one.
    pub encoding: Option<&'static str>,
    /// What was recognised in it.
    pub sheets: Vec<SheetRead>,
    /// Statements that brought something new.
    pub accepted: usize,
    /// Statements that the store had already.
    pub unchanged: usize,
    /// What was rejected, in the file's order.
    pub rejected: Vec<Rejection>,
    /// Who or what is elsewhere than in the store: from when on, or that the store was wrong.
    pub moved: Vec<Note>,
    /// What was understood and left out, or deserves a look.
    pub notes: Vec<Note>,
    /// The sectors that were taken over from this file, by the names they were given.
    pub new_sectors: Vec<String>,
    /// The committees that were taken over from this file.
    pub new_committees: Vec<String>,
    /// Records that this file created, by kind.
    pub created: Counts,
    /// Records that this file changed, by kind.
    pub changed: Counts,
    /// The file's place among the others.
    pub(super) number: usize,
    pub(super) questions: Vec<Question>,
}

/// How many records of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<Kind, usize>);

impl Outcome {
    /// How many rejections there are in all files.
    #[must_use]
    pub fn rejections(&self) -> usize {
        self.files.iter().map(|file| file.rejected.len()).sum()
    }

    /// What is said where nothing had to change: because the store has it all, or because nothing could
    /// be taken.
    #[must_use]
    pub fn nothing_changed(&self) -> Text {
        let unchanged: usize = self.files.iter().map(|file| file.unchanged).sum();
        match (unchanged, self.rejections()) {
            (0, 0) => Text::of(
                "没有读到可以采纳的内容，没有改动。",
                "There was nothing to take in; nothing changed.",
            ),
            (_, 0) => Text::of(
                "与库中一致，没有改动。",
                "The store has it all already; nothing changed.",
            ),
            (0, rejected) => text!(
                "{rejected} 项都没有采纳，没有改动。",
                "Nothing was taken in, {rejected} rejected; nothing changed."
            ),
            (unchanged, rejected) => text!(
                "{rejected} 项没有采纳；其余 {unchanged} 项与库中一致，没有改动。",
                "{rejected} rejected; the store has the other {unchanged} already, and nothing changed."
            ),
        }
    }
}

impl FileOutcome {
    /// How many statements were read: each is accepted, unchanged or rejected.
    #[must_use]
    pub fn read(&self) -> usize {
        self.accepted + self.unchanged + self.rejected.len()
    }

    pub(super) fn of(number: usize, path: &str, draft: &RosterDraft) -> Self {
        FileOutcome {
            path: path.to_owned(),
            kind: draft.kind,
            encoding: draft.encoding,
            sheets: draft.sheets.clone(),
            accepted: 0,
            unchanged: 0,
            rejected: draft.rejected.clone(),
            moved: Vec::new(),
            notes: draft.notes.clone(),
            new_sectors: Vec::new(),
            new_committees: Vec::new(),
            created: Counts::default(),
            changed: Counts::default(),
            number,
            questions: Vec::new(),
        }
    }

    /// Counts a statement that stands: one that brought something new, or not.
    pub(super) fn settle(&mut self, brought_something: bool) {
        if brought_something {
            self.accepted += 1;
        } else {
            self.unchanged += 1;
        }
    }

    pub(super) fn reject(&mut self, at: &At, value: &str, reason: Text) {
        self.rejected.push(Rejection::of(at.clone(), value, reason));
    }

    /// Rejects what a person can settle.
    pub(super) fn ask(&mut self, at: &At, value: &str, reason: Text, asks: Asks) {
        self.questions.push(Question {
            file: self.number,
            at: at.clone(),
            value: value.to_owned(),
            reason: reason.clone(),
            asks,
        });
        self.reject(at, value, reason);
    }

    /// Rejects a row that names no day; the file's first asks of which day they are.
    pub(super) fn ask_day(&mut self, at: &At, value: &str, reason: Text) {
        match self.questions.iter().any(|it| it.asks == Asks::Day) {
            true => self.reject(at, value, reason),
            false => self.ask(at, value, reason, Asks::Day),
        }
    }

    /// Rejects a name that means no sector, or leaves out what the person wants left out.
    pub(super) fn refuse_sector(&mut self, at: &At, value: &str, why: NoSector) {
        match why {
            NoSector::Skipped => self.skip(at, value),
            NoSector::Unclear { reason, near } => {
                self.ask(at, value, reason, Asks::Sector { near });
            }
        }
    }

    pub(super) fn skip(&mut self, at: &At, value: &str) {
        let text = Text::of("按你的选择没有读入", "left out, as you chose");
        self.note(at, value, text);
    }

    pub(super) fn note(&mut self, at: &At, value: &str, text: Text) {
        self.notes.push(Note {
            at: at.clone(),
            value: value.to_owned(),
            text,
        });
    }

    /// Lists somebody or something that is elsewhere than in the store.
    pub(super) fn moved(&mut self, at: &At, value: &str, changed: Changed, from: &str, to: &str) {
        self.moved.push(Note {
            at: at.clone(),
            value: value.to_owned(),
            text: told(changed, from, to),
        });
    }

    /// Puts rejections, moves and notes in the order of the file: readers and verb found them apart. What
    /// they quote may hold telephone numbers, whose middle is hidden.
    pub(super) fn sort(&mut self, draft: &RosterDraft) {
        let place = |at: &At| {
            let sheet = draft.sheets.iter().position(|sheet| sheet.name == at.sheet);
            (sheet.unwrap_or(usize::MAX), at.unit, at.row, at.column)
        };
        self.rejected.sort_by_key(|rejection| place(&rejection.at));
        self.moved.sort_by_key(|moved| place(&moved.at));
        self.notes.sort_by_key(|note| place(&note.at));
        for note in self.moved.iter_mut().chain(&mut self.notes) {
            note.value = masked_in(&note.value);
            note.text = masked_told(&note.text);
        }
        for rejection in &mut self.rejected {
            rejection.value = masked_in(&rejection.value);
            rejection.reason = masked_told(&rejection.reason);
        }
    }
}

impl Counts {
    /// The kinds of records that rosters make or change, in the order in which they are told.
    pub const ROSTERS: [Kind; 5] = [
        Kind::Committee,
        Kind::Sector,
        Kind::Member,
        Kind::Convenor,
        Kind::Liaison,
    ];

    /// The kinds of which there are any, with how many, in the order in which they are told.
    pub fn each(&self) -> impl Iterator<Item = (Kind, usize)> {
        let others = self.0.keys().filter(|kind| !Counts::ROSTERS.contains(kind));
        let all = Counts::ROSTERS.into_iter().chain(others.copied());
        let counted = all.map(|kind| (kind, self.of(kind)));
        counted.filter(|(_, count)| *count > 0)
    }

    /// How many of this kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> usize {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// Are there none at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn add(&mut self, kind: Kind) {
        *self.0.entry(kind).or_default() += 1;
    }
}
