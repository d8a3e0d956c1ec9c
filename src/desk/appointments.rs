//! Liaisons and leaders (articles 17 and 18): what makes one acceptable.

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::appointment::Liaison;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::LiaisonId;

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
