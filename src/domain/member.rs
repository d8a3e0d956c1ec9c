//! The member (委员), from joining to leaving.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::dated::Dated;
use super::id::{CommitteeId, MemberId, SectorId, WorkroomId};
use super::iso;

/// A member of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The member's identity; names are shared, so a name is never one.
    pub id: MemberId,
    /// The name, without padding between its characters.
    pub name: String,
    /// The sex, where the roster gives it.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// The ethnic group (民族), as written; empty when not given.
    #[serde(default)]
    pub ethnicity: String,
    /// The sector that the member belongs to.
    pub sector: Dated<SectorId>,
    /// Employer and post (工作单位及职务), as the form prints them in one cell.
    #[serde(default)]
    pub employer: String,
    /// The phone number, digits as dialled; empty when not given.
    #[serde(default)]
    pub phone: String,
    /// The member's own special committee (所在专委会), where it is not the sector's.
    #[serde(default)]
    pub committee: Dated<Option<CommitteeId>>,
    /// The offline workroom that the member has entered (article 14).
    #[serde(default)]
    pub workroom: Dated<Option<WorkroomId>>,
    /// The place in the roster, as announced.
    #[serde(default)]
    pub position: u32,
    /// A member since; none when from the term's first day.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub joined: Option<NaiveDate>,
    /// The member whose seat was taken over in mid-term (届中调整).
    #[serde(default)]
    pub replaces: Option<MemberId>,
    /// When and why the member left, once that has happened.
    #[serde(default)]
    pub left: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

choices! {
    /// Sex, as the roster gives it.
    Sex {
        /// 男
        Male = "m", "男", "male";
        /// 女
        Female = "f", "女", "female";
    }
}

/// The end of a membership or of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// The last day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Member {
    /// The sector that the member belongs to on `date`.
    #[must_use]
    pub fn sector_on(&self, date: NaiveDate) -> SectorId {
        *self.sector.on(date)
    }

    /// The member's own committee on `date`, where it is not the sector's. The committee that the
    /// member belongs to is the book's to say.
    #[must_use]
    pub fn own_committee_on(&self, date: NaiveDate) -> Option<CommitteeId> {
        *self.committee.on(date)
    }

    /// The offline workroom that the member is in on `date`.
    #[must_use]
    pub fn workroom_on(&self, date: NaiveDate) -> Option<WorkroomId> {
        *self.workroom.on(date)
    }

    /// Is the seat held on `date`, the last day too? [`Book::serves`] knows of a successor.
    ///
    /// [`Book::serves`]: super::book::Book::serves
    #[must_use]
    pub fn holds_seat_on(&self, date: NaiveDate) -> bool {
        self.joined.is_none_or(|joined| joined <= date)
            && self.left.as_ref().is_none_or(|left| left.on >= date)
    }
}
