//! Key contacts and workrooms (articles 11, 14 and 15): what makes one acceptable.

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::{Ending, Keep};
use super::refusal::FieldError;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::id::{KeyContactId, WorkroomId};
use crate::domain::member::Departure;
use crate::text;
use crate::text::Text;

impl Keep for KeyContact {
    fn permission(&self, book: &Book) -> Permission {
        let member = book
            .key_contacts
            .get(self.id)
            .map_or(self.member, |it| it.member);
        Permission::Member(member)
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        faults
            .required("name", &self.name)
            .member("member", book, self.member)
            .phone("phone", &self.phone)
            .past("since", self.since, today)
            .past("last_heard", self.last_heard.map(|heard| heard.on), today)
            .ends_after(self.since, self.ended.as_ref());
        if self.id == KeyContactId(0) && self.ended.is_none() {
            let same = book.key_contacts.iter();
            let same = same.filter(|it| it.member == self.member && it.name == self.name);
            let begin = same.filter_map(|it| it.since);
            faults.not_begun("name", begin.filter(|since| *since > today.date).min());
        }
        faults.into_vec()
    }

    fn under(self, id: KeyContactId) -> Self {
        KeyContact { id, ..self }
    }
}

impl Ending for KeyContact {
    fn ended(&mut self) -> &mut Option<Departure> {
        &mut self.ended
    }

    fn began(&self) -> Option<NaiveDate> {
        self.since
    }
}

impl Keep for Workroom {
    fn permission(&self, _book: &Book) -> Permission {
        Permission::Map
    }

    fn faults(&self, book: &Book, _today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        let taken = book
            .workrooms
            .iter()
            .any(|other| other.id != self.id && other.name == self.name);
        faults.required("name", &self.name).when(
            taken,
            "name",
            Text::of("已有同名工作室。", "Another workroom has this name."),
        );
        if let Some(sector) = self.sector {
            faults.sector("sector", book, sector);
        }
        faults.into_vec()
    }

    fn under(self, id: WorkroomId) -> Self {
        Workroom { id, ..self }
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
