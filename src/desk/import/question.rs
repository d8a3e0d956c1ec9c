//! What a file leaves open and a person can tell: which member a row means, which sector a name
//! stands for, of which day rows are that name none. A question goes with a rejection; answered, the import is tried again with the answer
//! and the rejection is gone. Nothing is ever answered here.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Kind;
use crate::exchange::At;
use crate::exchange::office::words::squeeze;
use crate::text::Text;

/// Something that a person can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which of the import's files.
    pub file: usize,
    /// Where it is written; of a sector, where first.
    pub at: At,
    /// What is written there.
    pub value: String,
    /// Why it is not clear.
    pub reason: Text,
    /// What is asked.
    pub asks: Asks,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Who is meant: [`Answer::Member`], [`Answer::NewMember`] where it may be somebody new, or
    /// [`Answer::Skip`].
    Who {
        /// Who it may be.
        candidates: Vec<MemberId>,
        /// May it be somebody who is not in the store?
        may_be_new: bool,
    },
    /// Whose records a table has: [`Answer::Kind`] or [`Answer::Skip`].
    Kind {
        /// The kinds that its heads fit.
        kinds: Vec<Kind>,
    },
    /// Of which day the file's rows are that name none: [`Answer::Day`] or [`Answer::Skip`].
    Day,
    /// Which sector is meant: [`Answer::Sector`], [`Answer::NewSector`] or [`Answer::Skip`].
    Sector {
        /// The sectors that it is most like, or that it may be.
        near: Vec<SectorId>,
    },
}

/// What a person says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is this member.
    Member(MemberId),
    /// It is somebody new.
    NewMember,
    /// It is this sector.
    Sector {
        /// Which one.
        sector: SectorId,
        /// Keep the writing among the settings' aliases, so that it is not asked again?
        keep_alias: bool,
    },
    /// It is a new sector of this name.
    NewSector,
    /// The table has records of this kind.
    Kind(Kind),
    /// The rows that name no day are of this one.
    Day(NaiveDate),
    /// Leave it out.
    Skip,
}

/// The answers given so far.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    sectors: HashMap<String, Answer>,
    people: HashMap<(usize, At, String), Answer>,
    tables: HashMap<(usize, At), Answer>,
    days: HashMap<usize, Answer>,
    kind: Option<Kind>,
    day: Option<NaiveDate>,
}

impl Answers {
    /// Takes an answer; a later one to the same question replaces it. One that does not fit the
    /// question is as good as none: the question will be asked again.
    pub fn give(&mut self, question: &Question, answer: Answer) {
        match question.asks {
            Asks::Sector { .. } => {
                self.sectors.insert(squeeze(&question.value), answer);
            }
            Asks::Kind { .. } => {
                let key = (question.file, question.at.clone());
                self.tables.insert(key, answer);
            }
            Asks::Day => {
                self.days.insert(question.file, answer);
            }
            Asks::Who { .. } => {
                let key = (question.file, question.at.clone(), question.value.clone());
                self.people.insert(key, answer);
            }
        }
    }

    /// The same answers, and this kind for every table whose heads fit several.
    #[must_use]
    pub fn of_kind(mut self, kind: Option<Kind>) -> Answers {
        self.kind = kind;
        self
    }

    /// The same answers, and this day for every row that names none.
    #[must_use]
    pub fn of_day(mut self, day: Option<NaiveDate>) -> Answers {
        self.day = day;
        self
    }

    /// Was nothing answered?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sectors.is_empty()
            && self.people.is_empty()
            && self.tables.is_empty()
            && self.days.is_empty()
    }

    /// Whose records the table at this place has.
    pub(super) fn kind(&self, file: usize, at: &At) -> Option<Answer> {
        self.tables.get(&(file, at.clone())).copied()
    }

    /// Of which day a file's rows are that name none.
    pub(super) fn day(&self, file: usize) -> Option<Answer> {
        let said = self.days.get(&file).copied();
        said.or(self.day.map(Answer::Day))
    }

    /// Whose records all tables have whose heads fit several kinds.
    pub(super) fn of_all(&self) -> Option<Kind> {
        self.kind
    }

    /// The sectors' names that were answered.
    pub(super) fn sectors(&self) -> impl Iterator<Item = (&str, Answer)> {
        self.sectors
            .iter()
            .map(|(name, answer)| (name.as_str(), *answer))
    }

    pub(super) fn sector(&self, written: &str) -> Option<Answer> {
        if self.sectors.is_empty() {
            return None;
        }
        self.sectors.get(&squeeze(written)).copied()
    }

    pub(super) fn person(&self, file: usize, at: &At, value: &str) -> Option<Answer> {
        if self.people.is_empty() {
            return None;
        }
        let key = (file, at.clone(), value.to_owned());
        self.people.get(&key).copied()
    }
}
