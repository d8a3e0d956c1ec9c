//! Notes of journal entries that name a person: the file of an import, what an act was about. Those of entries that
//! changed what is erased go with it; here are the others.

use std::collections::BTreeSet;

use super::person::Person;
use crate::desk::keep::note_of;
use crate::desk::refusal::Refusal;
use crate::desk::session::Desk;
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;

/// A journal entry whose note names the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The entry.
    pub seq: Seq,
    /// What was done, and the note.
    pub title: Text,
    /// Does it have the person's number, which is nobody else's?
    pub by_phone: bool,
    /// Does it name the person and, beside that, the employer?
    pub by_employer: bool,
    /// Does it stay whatever is decided, because the first programs wrote it?
    pub stays: bool,
}

impl Note {
    /// Is it unmistakably the person, and struck in any case?
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.by_phone && !self.stays
    }

    /// Is it for somebody to decide?
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        !self.by_phone && !self.stays
    }

    /// How it is named: `entry:31`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("entry:{}", self.seq.0)
    }

    /// Where in it the person stands.
    #[must_use]
    pub fn places(&self) -> Text {
        let places = match (self.by_phone, self.by_employer) {
            (true, _) => Text::of("说明里有电话", "the number in its note"),
            (false, true) => Text::of("说明里有姓名和单位", "name and employer in its note"),
            (false, false) => Text::of("说明里有姓名", "the name in its note"),
        };
        if !self.stays {
            return places;
        }
        let (zh, en) = (&places.zh, &places.en);
        text!(
            "{zh}，由最早版本写下，不能清除",
            "{en}, which the first versions wrote and can't be erased"
        )
    }
}

/// The notes that name the person, oldest first, without those that go with what is erased; what is found of the
/// records that an entry changed says whether its note does.
pub(super) fn naming(
    desk: &Desk,
    person: &Person,
    goes: impl Fn(&BTreeSet<(Kind, u64)>, bool) -> bool,
) -> Result<Vec<Note>, Refusal> {
    let says = |text: &str| person.is_named_in(text) || person.is_rung_by(text);
    let mut notes = Vec::new();
    for (entry, records) in desk.notes_with(&says)? {
        let (by_phone, stays) = (person.is_rung_by(&entry.note), !entry.note_can_go());
        if !stays && goes(&records, by_phone) {
            continue;
        }
        let (seq, note) = (entry.seq, note_of(&entry));
        let done = Verb::title_of(&entry.verb);
        let number = seq.0;
        let (zh, en, note_zh, note_en) = (&done.zh, &done.en, &note.zh, &note.en);
        notes.push(Note {
            seq,
            title: text!(
                "日志第{number}条 {zh} {note_zh}",
                "journal entry {number}, {en}: {note_en}"
            ),
            by_phone,
            by_employer: person.is_told_in(&entry.note),
            stays,
        });
    }
    Ok(notes)
}
