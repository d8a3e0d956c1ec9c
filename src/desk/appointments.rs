//! Liaisons and leaders with their contacts (articles 17 and 18): what makes one acceptable.

use chrono::NaiveDate;

use super::checks::Faults;
use super::contact::said_otherwise;
use super::keep::Keep;
use crate::domain::appointment::{Leader, Liaison};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::LiaisonId;
use crate::domain::record::Record;
use crate::domain::yearwork::LeaderContact;
use crate::text;
use crate::text::Text;

impl Keep for Liaison {
    fn check(&self, book: &Book, today: &Today, faults: &mut Faults) {
        if self.id == LiaisonId(0) && self.ended.is_none() {
            let same = book.liaisons.iter();
            let same = same.filter(|it| it.sector == self.sector && it.name == self.name);
            let begin = same.filter_map(|it| it.since);
            faults.not_begun("name", begin.filter(|since| *since > today.date).min());
        }
    }
}

impl Keep for Leader {
    fn goes_on_after(&self, on: NaiveDate, book: &Book) -> Option<Text> {
        let met = book.leader_contacts.iter();
        let last = met.filter(|it| it.leader == self.id).map(|it| it.on).max();
        let (day, name) = (last.filter(|day| *day > on)?, &self.name);
        Some(text!(
            "{name} {day} 还有联系界别记录，终止不能早于这一天。",
            "{name} met a sector on {day}; the charge can't have ended before that."
        ))
    }
}

impl Keep for LeaderContact {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.leader_contacts.get(self.id);
        if was.is_some_and(|was| (was.on, was.leader) == (self.on, self.leader)) {
            return;
        }
        let Some(leader) = book.leaders.get(self.leader) else {
            return;
        };
        let ended = leader.ended.as_ref().map(|it| it.on);
        if let Some(ended) = ended.filter(|ended| self.on > *ended) {
            let name = &leader.name;
            faults.when(
                true,
                "on",
                text!(
                    "{name}的任职 {ended} 已终止，时间不能晚于这一天。",
                    "The charge of {name} ended on {ended}: nothing of it is later."
                ),
            );
        }
    }

    fn closed_to_lists(&self, is: &Record, by_number: bool) -> Option<Text> {
        match is {
            Record::LeaderContact(is) if !by_number => said_otherwise(&self.what, &is.what),
            _ => None,
        }
    }
}
