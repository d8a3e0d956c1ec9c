//! The special committee (专门委员会): the body that looks after sectors (article 15).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dated::Dated;
use super::id::{CommitteeId, MemberId};

/// A special committee.
///
/// Which sectors it looks after stands with the sectors: each names its committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committee {
    /// Its identity.
    pub id: CommitteeId,
    /// Its name, without the organisation's in front.
    pub name: String,
    /// Its place among the committees, as the office lists them.
    #[serde(default)]
    pub position: u32,
    /// Its director, who is general coordinator of its sectors (总协调人, article 16).
    #[serde(default)]
    pub coordinator: Dated<Option<Coordinator>>,
    /// Its organisation of the Party (article 1).
    #[serde(default)]
    pub party_organisation: Option<PartyOrganisation>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Committee {
    /// The committee's director on `date`.
    #[must_use]
    pub fn coordinator_on(&self, date: NaiveDate) -> Option<&Coordinator> {
        self.coordinator.on(date).as_ref()
    }
}

/// The director of a committee in office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinator {
    /// The director's name as written; the member's record has the name when `member` is set.
    pub name: String,
    /// The member who the director is, where known to be one.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// In office since.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

/// A committee's organisation of the Party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyOrganisation {
    /// Its name.
    pub name: String,
    /// Set up on.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}
