//! Liaisons and leaders (articles 17 and 18): what makes one acceptable.

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::{Ending, Keep};
use super::refusal::FieldError;
use crate::domain::appointment::{Leader, Liaison};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Changed;
use crate::domain::id::{LeaderId, LiaisonId};
use crate::domain::member::Departure;

impl Keep for Liaison {
    fn permission(&self, book: &Book) -> Permission {
        let sector = book
            .liaisons
            .get(self.id)
            .map_or(self.sector, |it| it.sector);
        Permission::Sector(sector)
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        faults
            .required("name", &self.name)
            .sector("sector", book, self.sector)
            .phone("phone", &self.phone)
            .past("since", self.since, today)
            .ends_after(self.since, self.ended.as_ref());
        if self.id == LiaisonId(0) && self.ended.is_none() {
            let same = book.liaisons.iter();
            let same = same.filter(|it| it.sector == self.sector && it.name == self.name);
            let begin = same.filter_map(|it| it.since);
            faults.not_begun("name", begin.filter(|since| *since > today.date).min());
        }
        faults.into_vec()
    }

    fn under(self, id: LiaisonId) -> Self {
        Liaison { id, ..self }
    }
}

impl Ending for Liaison {
    fn ended(&mut self) -> &mut Option<Departure> {
        &mut self.ended
    }

    fn began(&self) -> Option<NaiveDate> {
        self.since
    }
}

impl Keep for Leader {
    fn permission(&self, _book: &Book) -> Permission {
        Permission::Organisation
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        let was = book.leaders.get(self.id);
        faults.required("name", &self.name).moved(
            "moved_on",
            was.map(|it| &it.sectors),
            &self.sectors,
            today,
        );
        for sector in self.sectors.values().flatten() {
            faults.sector("sectors", book, *sector);
        }
        faults.into_vec()
    }

    fn under(self, id: LeaderId) -> Self {
        Leader { id, ..self }
    }

    fn moved(&self, was: &Self) -> Option<Changed> {
        self.sectors.changed(&was.sectors)
    }
}

impl Ending for Leader {
    fn ended(&mut self) -> &mut Option<Departure> {
        &mut self.ended
    }

    fn began(&self) -> Option<NaiveDate> {
        None
    }
}
