//! Who holds which charge for a sector: convenors, liaisons, leaders (articles 16–18).
//!
//! An appointment is kept after it ended; nobody is overwritten by a successor.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// Designated first convenor (第一召集人)?
    #[serde(default)]
    pub first: bool,
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
    pub sectors: Vec<SectorId>,
    /// When and why the charge ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

macro_rules! held {
    ($($record:ident: $since:expr;)*) => {$(
        impl $record {
            /// Does the appointment hold on `date`: begun by then, as far as the day of its
            /// beginning is known, and not ended before?
            #[must_use]
            pub fn holds_on(&self, date: NaiveDate) -> bool {
                let since: fn(&Self) -> Option<NaiveDate> = $since;
                since(self).is_none_or(|since| since <= date)
                    && self.ended.as_ref().is_none_or(|ended| ended.on >= date)
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
            first: true,
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
}
