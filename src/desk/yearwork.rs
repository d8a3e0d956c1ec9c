//! The year's work (articles 13, 17 and 18): what makes a plan, a summary, an activity, an
//! output, a study or a circular acceptable.

use super::checks::Faults;
use super::keep::{Evident, Keep};
use super::refusal::FieldError;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::*;
use crate::domain::yearwork::{Activity, Body, Circular, Evidence, Output, Plan, Study, Summary};
use crate::text::Text;

fn of_body(body: Body) -> Permission {
    match body {
        Body::Sector(sector) => Permission::Sector(sector),
        Body::Committee(committee) => Permission::Committee(committee),
    }
}

fn check_body(faults: &mut Faults, book: &Book, body: Body) {
    match body {
        Body::Sector(sector) => faults.sector("body", book, sector),
        Body::Committee(committee) => faults.committee("body", book, Some(committee)),
    };
}

macro_rules! evident {
    ($($record:ident),*) => {$(
        impl Evident for $record {
            fn evidence(&mut self) -> &mut Evidence {
                &mut self.evidence
            }
        }
    )*};
}

evident!(Plan, Summary, Activity, Output, Study, Circular);

/// Plans and summaries are alike: one of each a body and year.
macro_rules! yearly_paper {
    ($record:ident, $id:ident, $shelf:ident, $taken:expr) => {
        impl Keep for $record {
            fn permission(&self, book: &Book) -> Permission {
                of_body(book.$shelf.get(self.id).map_or(self.body, |it| it.body))
            }

            fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
                let mut faults = Faults::default();
                check_body(&mut faults, book, self.body);
                let taken = book.$shelf.iter().any(|other| {
                    other.id != self.id && other.body == self.body && other.year == self.year
                });
                faults
                    .required("title", &self.title)
                    .past("made_on", self.made_on, today)
                    .when(taken, "year", $taken);
                faults.into_vec()
            }

            fn under(self, id: $id) -> Self {
                $record { id, ..self }
            }
        }
    };
}

yearly_paper!(
    Plan,
    PlanId,
    plans,
    Text::of(
        "这一年的工作计划已登记。",
        "The plan of this year is recorded already."
    )
);
yearly_paper!(
    Summary,
    SummaryId,
    summaries,
    Text::of(
        "这一年的工作总结已登记。",
        "The summary of this year is recorded already."
    )
);

impl Keep for Activity {
    fn permission(&self, book: &Book) -> Permission {
        let sectors = book
            .activities
            .get(self.id)
            .map_or(&self.sectors, |it| &it.sectors);
        match sectors.as_slice() {
            [sector] => Permission::Sector(*sector),
            _ => Permission::Organisation,
        }
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        faults
            .required("title", &self.title)
            .past("held_on", Some(self.held_on), today);
        for sector in &self.sectors {
            faults.sector("sectors", book, *sector);
        }
        for member in &self.participants {
            faults.member("participants", book, *member);
        }
        faults.into_vec()
    }

    fn under(self, id: ActivityId) -> Self {
        Activity { id, ..self }
    }
}

impl Keep for Output {
    fn permission(&self, book: &Book) -> Permission {
        let sector = book
            .outputs
            .get(self.id)
            .map_or(self.sector, |it| it.sector);
        Permission::Sector(sector)
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        faults
            .required("title", &self.title)
            .sector("sector", book, self.sector)
            .past("handed_in", Some(self.handed_in), today);
        for member in &self.authors {
            faults.member("authors", book, *member);
        }
        faults.into_vec()
    }

    fn under(self, id: OutputId) -> Self {
        Output { id, ..self }
    }
}

impl Keep for Study {
    fn permission(&self, _book: &Book) -> Permission {
        Permission::Organisation
    }

    fn faults(&self, _book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        faults.past("held_on", Some(self.held_on), today);
        faults.into_vec()
    }

    fn under(self, id: StudyId) -> Self {
        Study { id, ..self }
    }
}

impl Keep for Circular {
    fn permission(&self, _book: &Book) -> Permission {
        Permission::Organisation
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        let taken = book
            .circulars
            .iter()
            .any(|other| other.id != self.id && other.year == self.year);
        faults
            .required("title", &self.title)
            .past("issued_on", Some(self.issued_on), today)
            .when(
                taken,
                "year",
                Text::of(
                    "这一年的情况通报已登记。",
                    "The circular of this year is recorded already.",
                ),
            );
        faults.into_vec()
    }

    fn under(self, id: CircularId) -> Self {
        Circular { id, ..self }
    }
}
