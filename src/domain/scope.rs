//! Whose a record is: what decides who may change it.

use super::id::{CommitteeId, MemberId, SectorId};
use super::yearwork::Body;

/// To whom a record belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// To the organisation as a whole.
    Office,
    /// To a committee.
    Committee(CommitteeId),
    /// To a sector.
    Sector(SectorId),
    /// To a member.
    Member(MemberId),
}

impl Scope {
    /// Whose it is what these sectors did: of one the sector's, else the organisation's.
    #[must_use]
    pub fn of(sectors: &[SectorId]) -> Scope {
        match sectors {
            [sector] => Scope::Sector(*sector),
            _ => Scope::Office,
        }
    }
}

impl From<Body> for Scope {
    fn from(body: Body) -> Scope {
        match body {
            Body::Sector(id) => Scope::Sector(id),
            Body::Committee(id) => Scope::Committee(id),
            Body::Department(_) => Scope::Office,
        }
    }
}
