//! Key contacts, their log and workrooms (articles 11, 14 and 15): what makes one acceptable.

use chrono::NaiveDate;

use super::checks::Faults;
use super::erase::is_erased;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::contact::{ContactEntry, KeyContact, Workroom};
use crate::domain::id::KeyContactId;
use crate::domain::record::Record;
use crate::text;
use crate::text::Text;

/// Why nothing of a person is entered any more.
const ERASED: Text = Text::of(
    "应本人要求已清除个人信息，不能再填写。重新联系的，请另行登记。",
    "It was erased at the person's wish, and is not filled in again. Who is contacted anew is entered anew.",
);

impl Keep for KeyContact {
    fn check(&self, book: &Book, today: &Today, faults: &mut Faults) {
        if self.id == KeyContactId(0) && self.ended.is_none() {
            let same = book.key_contacts.iter();
            let same = same
                .filter(|it| it.member.latest() == self.member.latest() && it.name == self.name);
            let begin = same.filter_map(|it| it.since);
            faults.not_begun("name", begin.filter(|since| *since > today.date).min());
        }
        let was = book.key_contacts.get(self.id);
        if let Some(was) = was.filter(|it| is_erased(it)) {
            for (field, changed) in [
                ("name", self.name != was.name),
                ("employer", self.employer != was.employer),
                ("phone", self.phone != was.phone),
            ] {
                faults.when(changed, field, ERASED);
            }
        }
        if let Some(since) = self.since
            && was.is_some_and(|was| was.since != self.since)
            && let Some(first) = book.entries_of(self.id).map(|it| it.on).min()
            && first < since
        {
            faults.when(
                true,
                "since",
                text!(
                    "{first} 已有联系记录，建立联系不能晚于这一天。",
                    "The log has an entry of {first}; the contact began by then."
                ),
            );
        }
    }

    fn goes_on_after(&self, on: NaiveDate, book: &Book) -> Option<Text> {
        let name = &self.name;
        if let Some(day) = self.member.days().next_back().filter(|day| *day > on) {
            let holder = book.member_name(*self.member.latest());
            return Some(text!(
                "{name} {day} 已移交{holder}，终止不能早于这一天。",
                "{name} was handed over to {holder} on {day} and can't have ended before that."
            ));
        }
        let logged = book.entries_of(self.id).map(|it| it.on);
        let heard = logged.chain(self.last_heard.map(|it| it.on)).max();
        let day = heard.filter(|day| *day > on)?;
        Some(text!(
            "{name} {day} 还有联系记录，终止不能早于这一天。",
            "{name} was heard on {day} and can't have ended before that."
        ))
    }
}

impl Keep for ContactEntry {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.contact_entries.get(self.id);
        let of = book.key_contacts.get(self.key_contact);
        faults.when(
            of.is_some_and(is_erased)
                && !self.heard.is_empty()
                && was.is_none_or(|was| was.heard != self.heard),
            "heard",
            ERASED,
        );
        if was.is_some_and(|was| (was.on, was.key_contact) == (self.on, self.key_contact)) {
            return;
        }
        let Some(contact) = book.key_contacts.get(self.key_contact) else {
            return;
        };
        let name = &contact.name;
        if let Some(since) = contact.since.filter(|since| self.on < *since) {
            faults.when(
                true,
                "on",
                text!(
                    "{name} {since} 才建立联系，联系时间不能早于这一天。",
                    "The contact with {name} began on {since}: it was not heard before."
                ),
            );
        }
        let ended = contact.ended.as_ref().map(|it| it.on);
        if let Some(ended) = ended.filter(|ended| self.on > *ended) {
            faults.when(
                true,
                "on",
                text!(
                    "与{name}的联系 {ended} 已终止，联系时间不能晚于这一天。",
                    "The contact with {name} ended on {ended}: it was not heard after."
                ),
            );
        }
    }

    fn closed_to_lists(&self, is: &Record, by_number: bool) -> Option<Text> {
        match is {
            Record::ContactEntry(is) if !by_number => said_otherwise(&self.heard, &is.heard),
            _ => None,
        }
    }
}

/// That what was recorded of a day has other words in a list: it may be another meeting of the same day.
pub(super) fn said_otherwise(was: &str, is: &str) -> Option<Text> {
    let (was, is) = (was.trim(), is.trim());
    (!was.is_empty() && was != is).then(|| {
        Text::of(
            "库中当天已有一条，内容不同，没有改动；更正请写明编号，另有一次的请单独登记",
            "the store has another of that day with other words, which was not changed. To correct it write its ID; enter a second meeting by itself",
        )
    })
}

impl Keep for Workroom {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.workrooms.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|other| other.name == self.name),
            "name",
            Text::of("已有同名工作室。", "Another workroom has this name."),
        );
    }
}
