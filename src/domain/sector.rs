//! The sector (界别): the group of members from one field of society.

use serde::{Deserialize, Serialize};

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
    pub committee: Option<CommitteeId>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}
