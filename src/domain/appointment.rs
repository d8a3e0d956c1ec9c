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

macro_rules! held_until_ended {
    ($($record:ident),*) => {$(
        impl $record {
            /// Does the appointment still hold on `date`?
            #[must_use]
            pub fn holds_on(&self, date: NaiveDate) -> bool {
                self.ended.as_ref().is_none_or(|ended| ended.on >= date)
            }
        }
    )*};
}

held_until_ended!(Convenor, Liaison, Leader);
