//! Which committee looks after which sectors (article 15), as the files have it.

use std::collections::{HashMap, HashSet};

use super::committees::CommitteeNames;
use super::outcome::FileOutcome;
use super::sectors::SectorNames;
use super::staged_book::StagedBook;
use crate::domain::id::{CommitteeId, SectorId};
use crate::exchange::{Placed, RosterDraft};
use crate::text;
use crate::text::Text;

/// What the files said about the map so far.
#[derive(Default)]
pub(super) struct Map {
    claimed: HashMap<SectorId, CommitteeId>,
    met: HashSet<CommitteeId>,
    /// The committees' directors with the file that names them; they are looked up when the
    /// members are in.
    pub(super) directors: Vec<(usize, CommitteeId, Placed<String>)>,
}

impl Map {
    /// Gives each committee the sectors that the file has under it. Sectors that the file does not
    /// have stay where they are.
    pub(super) fn merge(
        &mut self,
        n: usize,
        draft: &RosterDraft,
        staged: &mut StagedBook<'_, '_>,
        (sectors, committees): (&mut SectorNames, &mut CommitteeNames),
        file: &mut FileOutcome,
    ) {
        for map in &draft.map {
            let committee = match committees.find(&map.committee) {
                Ok(committee) => committee,
                Err(reason) => {
                    file.reject(&map.at, &map.committee, reason);
                    continue;
                }
            };
            let first = self.met.insert(committee);
            file.settle(first && staged.is_new(committee));
            if let Some(director) = &map.director {
                self.directors.push((n, committee, director.clone()));
            }
            for written in &map.sectors {
                match sectors.find(&written.value) {
                    Ok(sector) => self.assign(n, sector, committee, written, staged, file),
                    Err(why) => file.refuse_sector(&written.at, &written.value, why),
                }
            }
        }
    }

    fn assign(
        &mut self,
        n: usize,
        id: SectorId,
        committee: CommitteeId,
        written: &Placed<String>,
        staged: &mut StagedBook<'_, '_>,
        file: &mut FileOutcome,
    ) {
        let holder = *self.claimed.entry(id).or_insert(committee);
        if holder != committee {
            let reason = claimed_by(staged.book.committee_name(holder));
            file.reject(&written.at, &written.value, reason);
            return;
        }
        let Some(was) = staged.book.sectors.get(id).cloned() else {
            return;
        };
        let mut sector = was.clone();
        let before = was.committee_on(staged.today);
        let (moves, today) = (staged.moves, staged.today);
        let set = moves.set_known(&mut sector.committee, today, Some(committee));
        if let Err(reason) = set {
            file.reject(&written.at, &written.value, reason);
            return;
        }
        let changed = sector.committee.changed(&was.committee);
        if let (Some(before), Some(changed)) = (before, changed) {
            let [from, to] = [before, committee].map(|id| staged.book.committee_name(id));
            file.moved(&written.at, &written.value, changed, from, to);
        }
        let changed = staged.change(n, &was, sector);
        file.settle(changed);
    }
}

fn claimed_by(holder: &str) -> Text {
    text!(
        "这个界别已经列在{holder}名下，一个界别由一个专委会联系",
        "this sector stands under {holder} already; one committee looks after a sector"
    )
}
