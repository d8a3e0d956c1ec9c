//! Who holds which charge for a sector: convenors, liaisons, leaders (articles 16–18).
//!
//! An appointment is kept after it ended; nobody is overwritten by a successor.
//!
//! An appointment holds from its first day to its last. Where one ends on the day on which another
//! begins in the same charge, that day is the newcomer's. The book's look-ups hold to that.

mod convenor;
mod leader;
mod liaison;

pub use convenor::Convenor;
pub use leader::Leader;
pub use liaison::Liaison;

use chrono::NaiveDate;

use super::member::Departure;

/// A charge with a first and a last day.
pub(super) trait Held {
    /// Its first day, as far as that is known.
    fn began(&self) -> Option<NaiveDate>;

    /// When and why it ended, if it has.
    fn end(&self) -> Option<&Departure>;

    /// Does the charge hold on `date`: begun by then, as far as the day of its beginning is
    /// known, and not ended before?
    fn holds_on(&self, date: NaiveDate) -> bool {
        self.began().is_none_or(|began| began <= date)
            && self.end().is_none_or(|ended| ended.on >= date)
    }

    /// Is `date` the last day, on which a newcomer takes the charge over?
    fn yields_on<'a>(&self, date: NaiveDate, mut all: impl Iterator<Item = &'a Self>) -> bool
    where
        Self: 'a,
    {
        self.end().is_some_and(|ended| ended.on == date)
            && self.began() != Some(date)
            && all.any(|other| other.began() == Some(date))
    }
}

macro_rules! held {
    ($($record:ident: $began:expr;)*) => {$(
        impl Held for $record {
            fn began(&self) -> Option<NaiveDate> {
                let began: fn(&Self) -> Option<NaiveDate> = $began;
                began(self)
            }

            fn end(&self) -> Option<&Departure> {
                self.ended.as_ref()
            }
        }
    )*};
}

held! {
    Convenor: |convenor| convenor.elected;
    Liaison: |liaison| liaison.since;
    Leader: |_| None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::first::First;
    use crate::domain::id::{ConvenorId, LiaisonId, MemberId, SectorId};

    #[test]
    fn an_appointment_holds_from_its_first_to_its_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date of the test");
        let mut convenor = Convenor {
            id: ConvenorId(1),
            sector: SectorId(1),
            member: MemberId(1),
            first: vec![First::from_the_beginning()],
            elected: Some(day("2026-02-11")),
            approved: None,
            ended: Some(Departure {
                on: day("2026-06-30"),
                reason: String::new(),
            }),
            note: String::new(),
        };
        let on = |it: &Convenor, date| it.holds_on(day(date));
        assert!(!on(&convenor, "2026-02-10"));
        assert!(on(&convenor, "2026-02-11"));
        assert!(on(&convenor, "2026-06-30"));
        assert!(!on(&convenor, "2026-07-01"));
        convenor.elected = None;
        assert!(on(&convenor, "2020-01-01"));
    }

    #[test]
    fn a_last_day_that_is_anothers_first_is_the_newcomers() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date of the test");
        let liaison = |since: &str, ended: Option<&str>| Liaison {
            id: LiaisonId(1),
            sector: SectorId(1),
            name: String::new(),
            phone: String::new(),
            employer: String::new(),
            since: Some(day(since)),
            ended: ended.map(|on| Departure {
                on: day(on),
                reason: String::new(),
            }),
            note: String::new(),
        };
        let (old, new) = (
            liaison("2026-01-01", Some("2026-06-30")),
            liaison("2026-06-30", None),
        );
        let on = |date: &str, all: &[&Liaison]| {
            let date = day(date);
            let held =
                |it: &&Liaison| it.holds_on(date) && !it.yields_on(date, all.iter().copied());
            all.iter().map(held).collect::<Vec<_>>()
        };
        assert_eq!(on("2026-06-29", &[&old, &new]), [true, false]);
        assert_eq!(on("2026-06-30", &[&old, &new]), [false, true]);
        assert_eq!(on("2026-07-01", &[&old, &new]), [false, true]);
        // Nobody begins: the last day is still his who ends.
        assert_eq!(on("2026-06-30", &[&old]), [true]);
    }
}
