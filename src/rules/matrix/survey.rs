//! Fills the checklist from the records, by the same proofs as the rules use. What is not there is left to the
//! findings: they say whether it is missing, still to come or not asked.

use std::collections::HashSet;

use super::column::{CommitteeColumn, OrganisationColumn, SectorColumn};
use super::standing::Cell;
use super::table::{CommitteeRow, Matrix, SectorRow};
use crate::domain::assessment::{Assessed, Prize};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::domain::id::{ActivityId, ById, SectorId};
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Body, Evidence, ItemState, PlanItem};
use crate::rules::duties::Duties;
use crate::rules::proof::{self, Proof};
use crate::rules::{contacts, map, opinions, party, workrooms};

/// The checklist without its levels.
pub(super) fn survey(book: &Book, today: &Today) -> Matrix {
    let duties = Duties::of(book, today);
    let today = &duties.map_or(*today, |it| it.today);
    let surveyor = Surveyor::new(book, today);
    Matrix {
        year: today.year,
        sectors: book
            .sectors_in_order()
            .into_iter()
            .filter(|sector| sector.is_there_on(today.reference_date()))
            .map(|sector| SectorRow {
                sector: sector.id,
                committee: sector.committee_on(today.reference_date()),
                cells: if duties.is_some() {
                    surveyor.sector(sector)
                } else {
                    [Cell::NOT_DUE; _]
                },
            })
            .collect(),
        committees: book
            .committees_on(today.reference_date())
            .into_iter()
            .map(|committee| CommitteeRow {
                committee: committee.id,
                cells: if duties.is_some() {
                    surveyor.committee(committee)
                } else {
                    [Cell::NOT_DUE; _]
                },
                five_haves: (0, 0),
            })
            .collect(),
        organisation: match duties {
            Some(duties) => surveyor.organisation(duties),
            None => [Cell::NOT_DUE; _],
        },
    }
}

/// What is counted once for all sectors.
struct Surveyor<'a> {
    book: &'a Book,
    today: &'a Today,
    crews: ById<SectorId, Crew>,
    activities: ById<SectorId, Vec<(ActivityId, &'a Evidence)>>,
}

/// A sector's members, and how many of them have done what all are asked.
#[derive(Clone, Copy, Default)]
struct Crew {
    members: usize,
    contacts: usize,
    housed: usize,
    forms: usize,
}

impl<'a> Surveyor<'a> {
    fn new(book: &'a Book, today: &'a Today) -> Self {
        let (settings, reference_date) = (book.settings(), today.reference_date());
        let asked = settings.key_contacts_min as usize..=settings.key_contacts_max as usize;
        let kept = contacts::kept(book, reference_date);
        let offline = workrooms::offline(book);
        let mut crews: ById<SectorId, Crew> = ById::default();
        for member in book.serving(reference_date) {
            let crew = crews.entry(member.sector_on(reference_date)).or_default();
            let contacts = kept.get(&member.id).copied().unwrap_or(0);
            crew.members += 1;
            crew.contacts += usize::from(asked.contains(&contacts));
            crew.housed += usize::from(
                member
                    .workroom_on(reference_date)
                    .is_some_and(|id| offline.contains(&id)),
            );
            crew.forms += usize::from(contacts::has_forms(book, member, today));
        }
        let mut activities: ById<SectorId, Vec<_>> = ById::default();
        for activity in proof::held(book, today) {
            for sector in &activity.sectors {
                let held = activities.entry(*sector).or_default();
                held.push((activity.id, &activity.evidence));
            }
        }
        Surveyor {
            book,
            today,
            crews,
            activities,
        }
    }

    /// The cells of a sector, in the order of the columns.
    fn sector(&self, sector: &Sector) -> [Cell; SectorColumn::ALL.len()] {
        let (book, today, id) = (self.book, self.today, sector.id);
        let reference_date = today.reference_date();
        let body = Body::Sector(id);
        let convenors = book.convenors_of(id, reference_date);
        let approved = convenors
            .iter()
            .all(|it| it.approved.is_some_and(|day| day <= today.date));
        let activities = self.activities.get(&id).map_or(&[][..], Vec::as_slice);
        let collective = proof::outputs(book, today);
        let collective = collective.filter(|output| output.collective && output.sector == id);
        let outputs = collective.clone().count();
        let collective = Proof::among(collective.map(|output| (output.id, &output.evidence)));
        let committee = sector
            .committee_on(today.reference_date())
            .and_then(|id| book.committees.get(id));
        let coordinated = committee.and_then(|it| map::coordinator(it, book, today));
        let crew = self.crews.get(&id).copied().unwrap_or_default();
        [
            Cell::held(convenors.len(), approved),
            Cell::held(book.liaisons_of(id, reference_date).len(), true),
            self.plan(body),
            Cell::proved(Proof::among(activities.iter().copied()), activities.len()),
            Cell::single(proof::summary(book, today, body)),
            Cell::proved(collective, outputs),
            Cell::held(book.leaders_of(id, reference_date).len(), true),
            Cell::held(usize::from(committee.is_some()), coordinated.is_some()),
            Cell::coverage(crew.contacts, crew.members),
            Cell::coverage(crew.housed, crew.members),
            if book.has_tallies(today.year) {
                Cell::coverage(crew.forms, crew.members)
            } else {
                Cell::NOT_DUE
            },
        ]
    }

    /// The cells of a committee, in the order of the columns.
    fn committee(&self, committee: &Committee) -> [Cell; CommitteeColumn::ALL.len()] {
        let (book, today) = (self.book, self.today);
        let body = Body::Committee(committee.id);
        let sectors = book
            .sectors_of(Some(committee.id), today.reference_date())
            .len();
        let coordinator = map::coordinator(committee, book, today);
        let party = party::organisation(committee, today);
        [
            Cell::held(sectors, true),
            Cell::held(usize::from(coordinator.is_some()), true),
            Cell::held(usize::from(party.is_some()), true),
            self.plan(body),
            Cell::single(proof::summary(book, today, body)),
        ]
    }

    /// The organisation's own cells, in the order of the columns.
    fn organisation(&self, duties: Duties) -> [Cell; OrganisationColumn::ALL.len()] {
        let (book, today) = (self.book, self.today);
        let (mut asked, mut had) = (0, 0);
        for has in party::held(book, duties).filter_map(|it| it.had_branch()) {
            asked += 1;
            had += usize::from(has);
        }
        let (in_time, opinions) = opinions::in_time(book, today);
        [
            self.studies(),
            Cell::single(proof::circular(book, today)),
            Cell::proved(
                proof::training(book, today),
                proof::trainings(book, today).count(),
            ),
            self.assessed(),
            self.prizes(),
            Cell::coverage(had, asked),
            Cell::coverage(in_time, opinions),
        ]
    }

    /// How many of those who serve have a sheet.
    fn assessed(&self) -> Cell {
        let (book, today) = (self.book, self.today);
        let sheets = book.assessment_sheets.iter();
        let sheets = sheets.filter(|it| it.year == today.year && it.closed_on <= today.date);
        let sheets: HashSet<Assessed> = sheets.map(|it| it.of).collect();
        let serving = book.serving(today.reference_date());
        let (mut all, mut assessed) = (0, 0);
        for member in serving {
            all += 1;
            assessed += usize::from(sheets.contains(&Assessed::Member(member.id)));
        }
        Cell::coverage(assessed, all)
    }

    /// The prizes of the year, and whether they are decided.
    fn prizes(&self) -> Cell {
        let own = || {
            let all = self.book.prizes.iter();
            all.filter(|it| it.year == self.today.year && it.nominated_on <= self.today.date)
        };
        let decided = |it: &Prize| it.decided.is_some_and(|it| it.on <= self.today.date);
        Cell::held(own().count(), own().all(decided))
    }

    /// Who has studied sector work of those who are to.
    fn studies(&self) -> Cell {
        let (book, today) = (self.book, self.today);
        let bodies = proof::who_studies(book.settings()).iter();
        let proofs: Vec<_> = bodies
            .map(|body| proof::study(book, today, *body))
            .collect();
        match proofs.as_slice() {
            [proof] => Cell::single(*proof),
            proofs => {
                let done = proofs.iter().filter(|it| !matches!(it, Proof::Missing));
                let cell = Cell::coverage(done.count(), proofs.len());
                match proofs.iter().all(|it| *it == Proof::Verified) {
                    true => cell,
                    false => cell.unverified(),
                }
            }
        }
    }

    /// A plan's cell: where it has items, how many of them were held.
    fn plan(&self, body: Body) -> Cell {
        let (book, today) = (self.book, self.today);
        let cell = Cell::single(proof::plan(book, today, body));
        let states = PlanItem::states(book, body, today.year, today.date);
        let of = |is: fn(ItemState) -> bool| {
            let counts = states.iter().filter(|(state, _)| is(*state));
            counts.map(|(_, count)| count).sum()
        };
        match of(|it| it != ItemState::Dropped) {
            0 => cell,
            planned => cell.counting(of(|it| it == ItemState::Held), planned),
        }
    }
}
