//! What is missing where. Chance says which sector has which gap; that there is one of each is
//! settled, so that every demo of some size shows what the rules find.

use super::chance::{Chance, Topic};

/// What is wrong with a sector's convenors (article 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConvenorGap {
    /// There is none.
    None,
    /// Two are designated first.
    TwoFirsts,
    /// None is designated first.
    NoFirst,
    /// There are four.
    Four,
    /// One belongs to another sector by now.
    Outside,
    /// One has left the organisation.
    NotServing,
    /// The council's approval is long overdue.
    NeverApproved,
    /// The council is still to approve, in time.
    JustElected,
}

/// The gaps of an organisation, by place of sector or committee.
#[derive(Clone, Debug)]
pub(super) struct Gaps {
    order: Vec<usize>,
    committees: Vec<usize>,
}

/// With fewer sectors there is no gap of each kind: each sector has at most two.
const KINDS: [ConvenorGap; 8] = [
    ConvenorGap::None,
    ConvenorGap::TwoFirsts,
    ConvenorGap::NotServing,
    ConvenorGap::NoFirst,
    ConvenorGap::NeverApproved,
    ConvenorGap::JustElected,
    ConvenorGap::Four,
    ConvenorGap::Outside,
];

impl Gaps {
    /// The gaps that chance draws.
    pub(super) fn new(seed: u64, sectors: usize, committees: usize) -> Gaps {
        let mut chance = Chance::of(seed, Topic::Gaps, 0);
        // The order, turned round: at which turn each sector comes.
        let mut turns = |len| {
            let mut turns = vec![0; len];
            for (turn, place) in chance.order(len).into_iter().enumerate() {
                turns[place] = turn;
            }
            turns
        };
        Gaps {
            order: turns(sectors),
            committees: turns(committees),
        }
    }

    /// What is wrong with the sector's convenors.
    pub(super) fn convenors(&self, sector: usize) -> Option<ConvenorGap> {
        // An organisation of one sector has its convenors in order.
        if self.order.len() < 2 {
            return None;
        }
        KINDS.get(self.order[sector]).copied()
    }

    /// Does the sector lack a liaison? The last turn's charge has ended, two more never began.
    pub(super) fn liaison(&self, sector: usize) -> bool {
        matches!(self.turn(sector), 8 | 9)
    }

    /// Has the sector's liaison given up the charge, with nobody after?
    pub(super) fn liaison_gone(&self, sector: usize) -> bool {
        self.turn(sector) == 10
    }

    /// Has the leader who keeps contact with the sector never met it?
    pub(super) fn never_met(&self, sector: usize) -> bool {
        self.turn(sector) == 14
    }

    /// Does no leader keep contact with the sector?
    pub(super) fn leader(&self, sector: usize) -> bool {
        matches!(self.turn(sector), 11 | 12)
    }

    /// Does no committee look after the sector?
    pub(super) fn committee(&self, sector: usize) -> bool {
        self.turn(sector) == 13
    }

    /// Has the sector no workroom of its own?
    pub(super) fn workroom(&self, sector: usize) -> bool {
        matches!(self.turn(sector), 14..=16)
    }

    /// Does the sector do little: no plan, no activity, nothing in its own name?
    pub(super) fn idle(&self, sector: usize) -> bool {
        matches!(self.turn(sector), 9 | 17 | 18)
    }

    /// Has nothing come from any of the sector's members?
    pub(super) fn silent(&self, sector: usize) -> bool {
        self.turn(sector) == 18
    }

    /// Is the committee without a director?
    pub(super) fn coordinator(&self, committee: usize) -> bool {
        self.committees.len() > 4 && self.committees[committee] == 0
    }

    /// Did the committee make no plan?
    pub(super) fn committee_plan(&self, committee: usize) -> bool {
        self.committees.len() > 4 && self.committees[committee] == 1
    }

    fn turn(&self, sector: usize) -> usize {
        self.order[sector]
    }
}
