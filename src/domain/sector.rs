//! The sector (界别): the group of members from one field of society.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dated::Dated;
use super::id::{CommitteeId, SectorId};

/// A sector and the committee that looks after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// Its identity.
    pub id: SectorId,
    /// Its name as the organisation writes it.
    pub name: String,
    /// Its place among the sectors, as announced.
    #[serde(default)]
    pub position: u32,
    /// The committee that looks after it (article 15).
    #[serde(default)]
    pub committee: Dated<Option<CommitteeId>>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Sector {
    /// The committee that looks after the sector on `date`.
    #[must_use]
    pub fn committee_on(&self, date: NaiveDate) -> Option<CommitteeId> {
        *self.committee.on(date)
    }
}
