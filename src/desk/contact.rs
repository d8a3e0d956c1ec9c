//! Key contacts and workrooms (articles 11, 14 and 15): what makes one acceptable.

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::id::KeyContactId;
use crate::text;
use crate::text::Text;

impl Keep for KeyContact {
    fn check(&self, book: &Book, today: &Today, faults: &mut Faults) {
        if self.id == KeyContactId(0) && self.ended.is_none() {
            let same = book.key_contacts.iter();
            let same = same
                .filter(|it| it.member.latest() == self.member.latest() && it.name == self.name);
            let begin = same.filter_map(|it| it.since);
            faults.not_begun("name", begin.filter(|since| *since > today.date).min());
        }
    }
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

    fn held_by(&self, book: &Book) -> Option<Text> {
        let members = book
            .members
            .iter()
            .filter(|member| member.workroom.values().any(|id| *id == Some(self.id)))
            .count();
        (members > 0).then(|| {
            text!(
                "还有 {members} 名委员入驻该工作室，不能删除。",
                "{members} member(s) are in this workroom; it can't be struck out."
            )
        })
    }
}
