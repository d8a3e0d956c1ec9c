//! Who holds which charge for a sector: convenors, liaisons, leaders (articles 16–18).
//!
//! An appointment is kept after it ended; nobody is overwritten by a successor.
//!
//! An appointment holds from its first day to its last. Where one ends on the day on which another
//! begins in the same charge, that day is the newcomer's. The book's look-ups hold to that.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dated::Dated;
use super::first::{self, First};
use super::id::{ConvenorId, LeaderId, LiaisonId, MemberId, SectorId};
use super::member::Departure;

/// A convenor's appointment (界别召集人): elected by the sector, approved by the council
/// (article 16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convenor {
    /// The appointment's identity.
    pub id: ConvenorId,
    /// The sector that elected.
    pub sector: SectorId,
    /// The member elected.
    pub member: MemberId,
    /// First convenor (第一召集人): from when until when, oldest first.
    #[serde(default, deserialize_with = "first::spells")]
    pub first: Vec<First>,
    /// Elected on (推选); none when the office has no record of the day.
    #[serde(default)]
    pub elected: Option<NaiveDate>,
    /// Approved by the chairpersons' council on (主席会议审定).
    #[serde(default)]
    pub approved: Option<NaiveDate>,
    /// When and why the appointment ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// A sector's liaison (界别联络员): the staff contact of article 17, often no member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Liaison {
    /// The appointment's identity.
    pub id: LiaisonId,
    /// The sector served.
    pub sector: SectorId,
    /// The liaison's name.
    pub name: String,
    /// The phone number; empty when not given.
    #[serde(default)]
    pub phone: String,
    /// The employer and post; empty when not given.
    #[serde(default)]
    pub employer: String,
    /// In charge since.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// When and why the charge ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// A member of the chairpersons' council (主席会议成员) and the sectors that he or she keeps
/// contact with (article 18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leader {
    /// The leader's identity.
    pub id: LeaderId,
    /// The leader's name.
    pub name: String,
    /// The post, such as 主席 or 副主席.
    #[serde(default)]
    pub post: String,
    /// The sectors kept in contact.
    #[serde(default)]
    pub sectors: Dated<Vec<SectorId>>,
    /// When and why the charge ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Leader {
    /// The sectors kept in contact on `date`.
    #[must_use]
    pub fn sectors_on(&self, date: NaiveDate) -> &[SectorId] {
        self.sectors.on(date)
    }
}

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
