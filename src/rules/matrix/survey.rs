//! Fills the checklist from the records, by the same proofs as the rules use. What is not there is left to the
//! findings: they say whether it is missing, still to come or not asked.

use std::collections::HashSet;

use super::column::{CommitteeColumn, OrganisationColumn, SectorColumn};
use super::crew::{Crew, Crews};
use super::standing::Cell;
use super::table::{CommitteeRow, Matrix, SectorRow};
use crate::domain::assessment::Prize;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::domain::described::Fields as _;
use crate::domain::id::{ById, LeaderId, SectorId};
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Activity, Body, ItemState, Output, PlanItem};
use crate::rules::badges::Counts;
use crate::rules::duties::Duties;
use crate::rules::proof::{self, Proof};
use crate::rules::rule::Finding;
use crate::rules::{map, party};

/// The checklist without its levels.
pub(super) fn survey(book: &Book, today: &Today, findings: &[Finding]) -> Matrix {
    let duties = Duties::of(book, today);
    let today = &duties.map_or(*today, |it| it.today);
    let crews = Crews::of(book, today, duties, findings);
    let surveyor = Surveyor::new(book, today, crews);
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
                own: Counts::NONE,
            })
            .collect(),
        organisation: match duties {
            Some(_) => surveyor.organisation(),
            None => [Cell::NOT_DUE; _],
        },
        groups: [Counts::NONE; _],
    }
}

/// What is counted once for all sectors.
struct Surveyor<'a> {
    book: &'a Book,
    today: &'a Today,
    crews: Crews,
    activities: ById<SectorId, Vec<&'a Activity>>,
    outputs: ById<SectorId, Vec<&'a Output>>,
    met: HashSet<(LeaderId, SectorId)>,
}

impl<'a> Surveyor<'a> {
    fn new(book: &'a Book, today: &'a Today, crews: Crews) -> Self {
        let mut activities: ById<SectorId, Vec<_>> = ById::default();
        for activity in proof::held(book, today) {
            for sector in &activity.sectors {
                activities.entry(*sector).or_default().push(activity);
            }
        }
        let mut outputs: ById<SectorId, Vec<_>> = ById::default();
        for output in proof::outputs(book, today) {
            outputs.entry(output.sector).or_default().push(output);
        }
        Surveyor {
            book,
            today,
            crews,
            activities,
            outputs,
            met: proof::leaders_met(book, today),
        }
    }

    /// The cells of a sector, in the order of the columns.
    fn sector(&self, sector: &Sector) -> [Cell; SectorColumn::ALL.len()] {
        let crew = self.crews.sector(sector.id);
        SectorColumn::ALL.map(|column| self.cell(column, sector, crew))
    }

    fn cell(&self, column: SectorColumn, sector: &Sector, crew: Crew) -> Cell {
        let (book, today, id) = (self.book, self.today, sector.id);
        let on = today.reference_date();
        let body = Body::Sector(id);
        let activities = self.activities.get(&id).map_or(&[][..], Vec::as_slice);
        let outputs = self.outputs.get(&id).map_or(&[][..], Vec::as_slice);
        match column {
            SectorColumn::Convenor => {
                let convenors = book.convenors_of(id, on);
                let approved = convenors
                    .iter()
                    .all(|it| it.approved.is_some_and(|day| day <= today.date));
                Cell::held(convenors.len(), approved)
            }
            SectorColumn::Liaison => Cell::held(book.liaisons_of(id, on).len(), true),
            SectorColumn::Plan => Cell::single(proof::plan(book, today, body)),
            SectorColumn::PlanItems => self.items(body),
            SectorColumn::Activity => {
                let proofs = activities.iter().map(|it| (it.id, &it.evidence));
                Cell::proved(Proof::among(proofs), activities.len())
            }
            SectorColumn::Summary => Cell::single(proof::summary(book, today, body)),
            SectorColumn::Output => produced(outputs.iter().copied().filter(|it| it.collective)),
            SectorColumn::Outputs => produced(outputs.iter().copied()),
            SectorColumn::TemporaryBranch => crew.branches.cell(),
            SectorColumn::Invited => {
                let invited = |it: &&&Activity| it.invited.is_some_and(|n| n > 0);
                Cell::coverage(activities.iter().filter(invited).count(), activities.len())
            }
            SectorColumn::GrassRoots => {
                let there = activities.iter().filter(|it| it.grass_roots);
                Cell::coverage(there.count(), activities.len())
            }
            SectorColumn::Leader => Cell::held(book.leaders_of(id, on).len(), true),
            SectorColumn::LeaderContact => {
                let leaders = book.leaders_of(id, on);
                let met = leaders.iter().filter(|it| self.met.contains(&(it.id, id)));
                Cell::held(met.count(), true)
            }
            SectorColumn::Committee => {
                let committee = sector
                    .committee_on(on)
                    .and_then(|it| book.committees.get(it));
                let coordinated = committee.and_then(|it| map::coordinator(it, book, today));
                Cell::held(usize::from(committee.is_some()), coordinated.is_some())
            }
            SectorColumn::Room => self.room(id),
            SectorColumn::KeyContacts => crew.contacts.cell(),
            SectorColumn::Heard => crew.heard.cell(),
            SectorColumn::Workroom => crew.housed.cell(),
            SectorColumn::Forms => crew.forms.cell(),
            SectorColumn::TookPart => crew.active.cell(),
            SectorColumn::Trained => crew.trained.cell(),
            SectorColumn::Filed => crew.filed.cell(),
            SectorColumn::Uploaded => crew.uploaded.cell(),
            SectorColumn::Sheets => crew.sheets.cell(),
            SectorColumn::Opinions => crew.opinions.cell(),
            SectorColumn::Assessed => crew.assessed.cell(),
        }
    }

    /// The sector's own workrooms, complete where each was found to have all ten.
    fn room(&self, sector: SectorId) -> Cell {
        let own = || {
            let all = self.book.workrooms.iter();
            all.filter(|it| it.sector == Some(sector))
        };
        let complete = own().all(|room| {
            let on = self.today.reference_date();
            let last = self.book.last_inspection(room.id, on);
            last.is_some_and(|it| !it.haves().contains(&false))
        });
        Cell::held(own().count(), complete)
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
    fn organisation(&self) -> [Cell; OrganisationColumn::ALL.len()] {
        let (book, today, crew) = (self.book, self.today, self.crews.all());
        OrganisationColumn::ALL.map(|column| match column {
            OrganisationColumn::Circular => Cell::single(proof::circular(book, today)),
            OrganisationColumn::TemporaryBranch => crew.branches.cell(),
            OrganisationColumn::Study => self.studies(),
            OrganisationColumn::Plans => {
                self.departments(|body| proof::plan(book, today, body) != Proof::Missing)
            }
            OrganisationColumn::Summaries => {
                self.departments(|body| proof::summary(book, today, body) != Proof::Missing)
            }
            OrganisationColumn::Training => Cell::proved(
                proof::training(book, today),
                proof::trainings(book, today).count(),
            ),
            OrganisationColumn::Opinions => crew.opinions.cell(),
            OrganisationColumn::Assessment => crew.assessed.cell(),
            OrganisationColumn::Prizes => self.prizes(),
        })
    }

    /// How many of the departments have something.
    fn departments(&self, has: impl Fn(Body) -> bool) -> Cell {
        let on = self.today.reference_date();
        let standing = self.book.departments.iter().filter(|it| it.stands_on(on));
        let bodies: Vec<Body> = standing.map(|it| Body::Department(it.id)).collect();
        let there = bodies.iter().filter(|it| has(**it)).count();
        Cell::coverage(there, bodies.len())
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
        let cell = Cell::single(proof::plan(self.book, self.today, body));
        match self.planned(body) {
            (_, 0) => cell,
            (held, planned) => cell.counting(held, planned),
        }
    }

    /// How many of a plan's items were held.
    fn items(&self, body: Body) -> Cell {
        let (held, planned) = self.planned(body);
        Cell::coverage(held, planned)
    }

    fn planned(&self, body: Body) -> (usize, usize) {
        let (book, today) = (self.book, self.today);
        let states = PlanItem::states(book, body, today.year, today.date);
        let of = |is: fn(ItemState) -> bool| {
            let counts = states.iter().filter(|(state, _)| is(*state));
            counts.map(|(_, count)| count).sum()
        };
        let planned = of(|it| it != ItemState::Dropped);
        (of(|it| it == ItemState::Held), planned)
    }
}

/// A cell of outputs.
fn produced<'a>(outputs: impl Iterator<Item = &'a Output> + Clone) -> Cell {
    let count = outputs.clone().count();
    let proof = Proof::among(outputs.map(|it| (it.id, &it.evidence)));
    Cell::proved(proof, count)
}
