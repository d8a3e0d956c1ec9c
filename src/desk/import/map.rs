//! Which committee looks after which sectors (article 15), as the files have it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::committees::CommitteeNames;
use super::outcome::FileOutcome;
use super::sectors::SectorNames;
use super::staged_book::StagedBook;
use crate::domain::committee::PartyOrganisation;
use crate::domain::id::{CommitteeId, SectorId};
use crate::exchange::roster::MapDraft;
use crate::exchange::{Placed, RosterDraft};
use crate::text;
use crate::text::Text;

/// What the files said about the map so far.
#[derive(Default)]
pub(super) struct Map {
    claimed: HashMap<SectorId, CommitteeId>,
    met: HashSet<CommitteeId>,
    /// The committees' directors; they are looked up when the members are in.
    pub(super) directors: Vec<Directed>,
}

/// A committee's director as a file has it.
pub(super) struct Directed {
    /// The number of the file.
    pub(super) file: usize,
    pub(super) committee: CommitteeId,
    pub(super) name: Placed<String>,
    pub(super) since: Option<Placed<NaiveDate>>,
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
            if committees.is_dissolved(&map.committee) {
                // Who directed it, and what else it was, is none of the other's.
                let now = staged.book.committee_name(committee);
                let why = text!(
                    "该专委会已撤销，所列界别归{now}；主任、党组织没有读入",
                    "it was dissolved; its sectors are {now}'s, and its director and Party organisation were not taken in"
                );
                file.note(&map.at, &map.committee, why);
            } else {
                if let Some(director) = &map.director {
                    self.directors.push(Directed {
                        file: n,
                        committee,
                        name: director.clone(),
                        since: map.director_since.clone(),
                    });
                }
                particulars(n, committee, map, staged, file);
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

/// Takes over the organisation of the Party, and the remark, that a list has of a committee.
fn particulars(
    n: usize,
    committee: CommitteeId,
    map: &MapDraft,
    staged: &mut StagedBook<'_, '_>,
    file: &mut FileOutcome,
) {
    let Some(was) = staged.book.committees.get(committee).cloned() else {
        return;
    };
    let mut record = was.clone();
    let since = map.party_since.as_ref();
    let since = since.filter(|day| !is_to_come(day, staged.today, file));
    if let Some(name) = &map.party_organisation {
        let known = record.party_organisation.and_then(|it| it.since);
        record.party_organisation = Some(PartyOrganisation {
            name: name.value.trim().to_owned(),
            since: since.map(|day| day.value).or(known),
        });
    }
    if let Some(note) = &map.note {
        note.value.trim().clone_into(&mut record.note);
    }
    if staged.change(n, &was, record) {
        file.settle(true);
    }
}

/// Rejects a day after that of the import.
pub(super) fn is_to_come(
    day: &Placed<NaiveDate>,
    today: NaiveDate,
    file: &mut FileOutcome,
) -> bool {
    let later = day.value > today;
    if later {
        let why = text!(
            "日期晚于今天（{today}）",
            "the date lies after today ({today})"
        );
        file.reject(&day.at, &day.value.to_string(), why);
    }
    later
}

fn claimed_by(holder: &str) -> Text {
    text!(
        "这个界别已经列在{holder}名下，一个界别由一个专委会联系",
        "this sector stands under {holder} already; one committee looks after a sector"
    )
}
