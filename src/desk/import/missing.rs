//! Who serves and does not stand in the list of the whole sector: members who may have left.
//!
//! They are proposed, never changed: a list may be of another day, or a name written otherwise.

use std::collections::{HashMap, HashSet};

use super::members::Met;
use super::outcome::{FileOutcome, Missing};
use super::sectors::SectorNames;
use super::staged_book::StagedBook;
use crate::domain::id::{MemberId, SectorId};
use crate::exchange::roster::Whole;
use crate::exchange::{Placed, RosterDraft};
use crate::text;
use crate::text::Text;

/// Whom the files met, and whose whole list they have.
#[derive(Default)]
pub(super) struct Roll {
    met: HashSet<MemberId>,
    /// Names of a sector that were written and not understood: whoever has one may be meant.
    unclear: HashSet<(SectorId, String)>,
    /// Each sector with the file that lists it first, how many it lists, and what says that it is
    /// whole.
    lists: Vec<(usize, SectorId, usize, Whole)>,
}

impl Roll {
    /// Takes in what the file numbered `n` lists, and whom it meant.
    pub(super) fn call(
        &mut self,
        n: usize,
        draft: &RosterDraft,
        met: &Met,
        sectors: &mut SectorNames,
        file: &mut FileOutcome,
    ) {
        self.met.extend(&met.members);
        self.unclear.extend(met.unclear.iter().cloned());
        let is_text = draft.sheets.iter().all(|sheet| !sheet.kind.is_table());
        let mut headed: HashMap<SectorId, &Placed<String>> = HashMap::new();
        for list in draft.lists.iter().filter(|list| list.people > 0) {
            if let Ok(sector) = sectors.find(&list.sector.value) {
                self.lists.push((n, sector, list.people, list.whole));
                let first = headed.insert(sector, &list.sector).filter(|_| is_text);
                if let Some(first) = first {
                    note_same_sector(first, &list.sector, file);
                }
            }
        }
    }

    /// The serving members whom no file met, of the sectors that are listed whole, in the order in
    /// which the sectors are listed.
    pub(super) fn missing(self, staged: &StagedBook<'_, '_>) -> Vec<Missing> {
        if self.lists.is_empty() {
            return Vec::new();
        }
        let mut serving: HashMap<SectorId, Vec<MemberId>> = HashMap::new();
        for member in staged.serving_before() {
            serving
                .entry(member.sector_on(staged.today))
                .or_default()
                .push(member.id);
        }
        let mut told = HashSet::new();
        let mut missing = Vec::new();
        for &(file, sector, people, whole) in &self.lists {
            let members = serving.get(&sector).map_or(&[][..], Vec::as_slice);
            if !is_whole(whole, people, members.len()) {
                continue;
            }
            for &member in members {
                let name = staged.book.member_name(member);
                let may_be_meant = self.unclear.contains(&(sector, name.to_owned()));
                if !self.met.contains(&member) && !may_be_meant && told.insert(member) {
                    missing.push(Missing { file, member });
                }
            }
        }
        missing
    }
}

/// Says that two headings of a text are of one sector, by whatever name.
fn note_same_sector(first: &Placed<String>, second: &Placed<String>, file: &mut FileOutcome) {
    let Text { zh, en } = first.at.text();
    let name = &first.value;
    file.note(
        &second.at,
        &second.value,
        text!(
            "与{zh}的“{name}”是同一个界别，两处的人都读入了这个界别，请核对",
            "the same sector as “{name}” in {en}; the people of both were taken into it, please check"
        ),
    );
}

/// Whether a list is taken to have everybody. A titled table with a column of sectors may still be one of
/// changes: it counts where it has at least half of those who serve.
fn is_whole(whole: Whole, people: usize, serving: usize) -> bool {
    match whole {
        Whole::Declared | Whole::Headed => true,
        Whole::Titled => people * 2 >= serving,
        Whole::Unsaid | Whole::Part => false,
    }
}
