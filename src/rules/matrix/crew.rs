//! What is counted of all sectors at once: how many of a sector's members have done what all are asked, how its forms
//! and opinions stand, how its activities were held.

use std::collections::HashSet;

use super::standing::Cell;
use crate::domain::assessment::Assessed;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Status;
use crate::domain::id::{ById, FormId, IdSet, MemberId, SectorId};
use crate::rules::duties::Duties;
use crate::rules::rule::Finding;
use crate::rules::subject::Subject;
use crate::rules::{contacts, opinions, party, proof, workrooms};

/// How many did something, of how many.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    done: usize,
    of: usize,
}

impl Share {
    fn count(&mut self, done: bool) {
        self.add(usize::from(done), 1);
    }

    fn add(&mut self, done: usize, of: usize) {
        self.done += done;
        self.of += of;
    }

    /// Its cell.
    pub(super) fn cell(self) -> Cell {
        Cell::coverage(self.done, self.of)
    }
}

/// What is counted of a sector, and of all of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Crew {
    /// Members with as many key contacts as asked.
    pub(super) contacts: Share,
    /// Members with key contacts of whom none has gone quiet.
    pub(super) heard: Share,
    /// Members in an offline workroom.
    pub(super) housed: Share,
    /// Members who handed in what is asked.
    pub(super) forms: Share,
    /// Members who took part in an activity; nobody is counted while none was held.
    pub(super) active: Share,
    /// Members who took part in a training; nobody is counted while none was held.
    pub(super) trained: Share,
    /// Members with a sheet of assessment.
    pub(super) assessed: Share,
    /// Forms that are filed, of those handed in.
    pub(super) filed: Share,
    /// Forms that are uploaded, of those filed.
    pub(super) uploaded: Share,
    /// Forms at hand that are filled in as they should be.
    pub(super) sheets: Share,
    /// Opinions that wait for nothing overdue.
    pub(super) opinions: Share,
    /// Events with a temporary branch, of those that asked for one.
    pub(super) branches: Share,
}

/// The rules on how forms are filled in.
const OF_SHEETS: [&str; 3] = ["J9001", "J9004", "J9005"];

/// The rule on key contacts who have gone quiet.
const QUIET: &str = "J1101";

/// The count of each sector, and of all together.
pub(super) struct Crews {
    by_sector: ById<SectorId, Crew>,
    all: Crew,
}

impl Crews {
    /// Of these records; what only rules look for is taken from what they found.
    pub(super) fn of(
        book: &Book,
        today: &Today,
        duties: Option<Duties>,
        findings: &[Finding],
    ) -> Crews {
        let mut crews = Crews {
            by_sector: ById::default(),
            all: Crew::default(),
        };
        crews.count_members(book, today, findings);
        crews.count_forms(book, today, findings);
        for (sector, in_time) in opinions::in_time(book, today) {
            crews.each(sector.as_slice(), |it| it.opinions.count(in_time));
        }
        for event in duties.into_iter().flat_map(|it| party::held(book, it)) {
            if let Some(had) = event.had_branch() {
                crews.each(event.sectors(), |it| it.branches.count(had));
            }
        }
        crews
    }

    /// A sector's.
    pub(super) fn sector(&self, id: SectorId) -> Crew {
        self.by_sector.get(&id).copied().unwrap_or_default()
    }

    /// All of them together, each thing counted once.
    pub(super) fn all(&self) -> Crew {
        self.all
    }

    /// Counts one thing: for all, and for each sector whose it is.
    fn each(&mut self, sectors: &[SectorId], count: impl Fn(&mut Crew)) {
        count(&mut self.all);
        for sector in sectors {
            count(self.by_sector.entry(*sector).or_default());
        }
    }

    fn count_members(&mut self, book: &Book, today: &Today, findings: &[Finding]) {
        let (settings, on) = (book.settings(), today.reference_date());
        let asked = settings.key_contacts_min as usize..=settings.key_contacts_max as usize;
        let kept = contacts::kept(book, on);
        let quiet: HashSet<MemberId> = findings
            .iter()
            .filter(|it| it.rule.code == QUIET)
            .filter_map(|it| it.subject.member(book))
            .collect();
        let offline = workrooms::offline(book);
        let held = proof::held(book, today).flat_map(|it| &it.participants);
        let active: IdSet<MemberId> = held.copied().collect();
        let attended = proof::trainings(book, today).flat_map(|it| &it.attended);
        let trained: IdSet<MemberId> = attended.copied().collect();
        let sheets = book.assessment_sheets.iter();
        let sheets = sheets.filter(|it| it.year == today.year && it.closed_on <= today.date);
        let sheets: HashSet<Assessed> = sheets.map(|it| it.of).collect();
        let has_forms = book.has_tallies(today.year);
        for member in book.serving(on) {
            let id = member.id;
            let kept = kept.get(&id).copied().unwrap_or(0);
            let room = member.workroom_on(on);
            let housed = room.is_some_and(|room| offline.contains(&room));
            let tally = book.tally(id, today.year);
            let at = |status| tally.at(status) as usize;
            let handed = has_forms && contacts::has_forms(book, member, today);
            self.each(&[member.sector_on(on)], |crew| {
                crew.contacts.count(asked.contains(&kept));
                crew.heard.count(kept > 0 && !quiet.contains(&id));
                crew.housed.count(housed);
                if !active.is_empty() {
                    crew.active.count(active.contains(&id));
                }
                if !trained.is_empty() {
                    crew.trained.count(trained.contains(&id));
                }
                crew.assessed.count(sheets.contains(&Assessed::Member(id)));
                if has_forms {
                    let filed = at(Status::Filed) + at(Status::Uploaded);
                    crew.forms.count(handed);
                    crew.filed.add(filed, filed + at(Status::Submitted));
                    crew.uploaded.add(at(Status::Uploaded), filed);
                }
            });
        }
    }

    fn count_forms(&mut self, book: &Book, today: &Today, findings: &[Finding]) {
        let wrong = findings
            .iter()
            .filter(|it| OF_SHEETS.contains(&it.rule.code));
        let wrong: IdSet<FormId> = wrong
            .filter_map(|it| match it.subject {
                Subject::Form(id) => Some(id),
                _ => None,
            })
            .collect();
        for form in book.forms.iter() {
            let member = book.members.get(form.sheet.member);
            let sector =
                member.map_or(form.sheet.sector, |it| it.sector_on(today.reference_date()));
            let right = !wrong.contains(&form.id);
            self.each(&[sector], |crew| crew.sheets.count(right));
        }
    }
}
