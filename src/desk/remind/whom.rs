//! Who is told what somebody owes: a member's through the convenor, else the liaison, else the member; or the member; or the
//! committee. What a unit, a committee or a department owes it is told itself.

use chrono::NaiveDate;

use super::matter::Matter;
use crate::desk::hands::Hands;
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::text;
use crate::text::Text;

/// Through whom members and sectors are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Via {
    /// The sector's convenor, else its liaison, else the member.
    #[default]
    Convenor,
    /// Whoever owes it.
    Member,
    /// The committee that the sector belongs to.
    Committee,
}

impl Via {
    /// All of them, in the order in which they are gone through.
    pub const ALL: [Via; 3] = [Via::Convenor, Via::Member, Via::Committee];

    /// Its name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Via::Convenor => "convenor",
            Via::Member => "member",
            Via::Committee => "committee",
        }
    }

    /// Its name.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Via::Convenor => Text::of("召集人", "the convenor"),
            Via::Member => Text::of("本人", "the member"),
            Via::Committee => Text::of("专委会", "the committee"),
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Via {
        let at = Via::ALL.iter().position(|it| *it == self).unwrap_or(0);
        Via::ALL[(at + 1) % Via::ALL.len()]
    }
}

/// Somebody who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The sector, committee, department or unit.
    pub body: String,
    /// The person; nobody where the unit is written to.
    pub person: String,
    /// How the person is addressed: by charge.
    pub title: Text,
    /// Is it a sector's first convenor?
    pub is_first: bool,
    /// The sector whose people are told through this one.
    pub sector: Option<SectorId>,
    /// The committee that the text comes from.
    pub committee: Option<CommitteeId>,
    /// Where it stands among the others: sectors in their order, committees, departments, others.
    pub(super) place: (u8, usize),
}

impl Addressee {
    /// Who, with the sector or committee, as rounds keep it: people share names.
    #[must_use]
    pub fn who(&self) -> String {
        let (body, person) = (&self.body, &self.person);
        format!("{body} {person}").trim().to_owned()
    }

    /// As the text begins.
    #[must_use]
    pub fn salutation(&self) -> Text {
        let (body, person, title) = (&self.body, &self.person, &self.title);
        let Text { zh, en } = title;
        match (person.as_str(), zh.as_ref()) {
            ("", _) => text!("{body}", "{body}"),
            (_, "") => text!("{body} {person}", "{person} ({body})"),
            _ => text!("{person}{zh}", "{person}, {en} of {body}"),
        }
    }

    /// Who is told of this.
    pub(super) fn of(matter: &Matter, via: Via, book: &Book, day: NaiveDate) -> Addressee {
        match (&matter.hands, via) {
            (Hands::Units(units), _) => Addressee::unit(units.join("、"), matter),
            (Hands::Member(id), Via::Convenor) => {
                let sector = matter.sector.and_then(|it| of_sector(it, book, day));
                sector.unwrap_or_else(|| of_member(*id, matter, book))
            }
            (Hands::Member(id), Via::Member) => of_member(*id, matter, book),
            (Hands::Member(_), Via::Committee) => of_its_committee(matter.committee, book, day),
            (Hands::Sector(id), Via::Committee) => {
                let sector = book.sectors.get(*id);
                of_its_committee(sector.and_then(|it| it.committee_on(day)), book, day)
            }
            (Hands::Sector(id), Via::Convenor | Via::Member) => of_sector(*id, book, day)
                .unwrap_or_else(|| {
                    let sector = book.sectors.get(*id);
                    of_its_committee(sector.and_then(|it| it.committee_on(day)), book, day)
                }),
            (Hands::Committee(id), _) => of_committee(*id, book, day),
            (Hands::Department(id), _) => {
                let at = book.departments.iter().position(|it| it.id == *id);
                Addressee {
                    body: book.department_name(*id).to_owned(),
                    place: (2, at.unwrap_or_default()),
                    ..Addressee::nobody()
                }
            }
            (Hands::Office, _) => office(),
        }
    }

    fn nobody() -> Addressee {
        Addressee {
            body: String::new(),
            person: String::new(),
            title: Text::of("", ""),
            is_first: false,
            sector: None,
            committee: None,
            place: (3, 0),
        }
    }

    fn unit(name: String, matter: &Matter) -> Addressee {
        Addressee {
            body: name,
            committee: matter.committee,
            ..Addressee::nobody()
        }
    }
}

fn office() -> Addressee {
    Addressee {
        body: "办公室".to_owned(),
        place: (4, 0),
        ..Addressee::nobody()
    }
}

/// A sector's first convenor, else another, else its liaison.
fn of_sector(id: SectorId, book: &Book, day: NaiveDate) -> Option<Addressee> {
    let sector = book.sectors.get(id)?;
    let convenors = book.convenors_of(id, day);
    let first = convenors.first();
    let (person, title) = match first {
        Some(it) => (book.member_name(it.member), Text::of("召集人", "convenor")),
        None => {
            let liaison = book.liaisons_of(id, day).into_iter().next()?;
            (&*liaison.name, Text::of("联络员", "liaison"))
        }
    };
    Some(Addressee {
        body: sector.name.clone(),
        person: person.to_owned(),
        title,
        is_first: first.is_some_and(|it| it.is_first_on(day)),
        sector: Some(id),
        committee: sector.committee_on(day),
        place: (0, place_of(id, book)),
    })
}

fn of_member(id: MemberId, matter: &Matter, book: &Book) -> Addressee {
    let sector = matter.sector;
    Addressee {
        body: sector.map_or("", |it| book.sector_name(it)).to_owned(),
        person: book.member_name(id).to_owned(),
        title: Text::of("委员", "member"),
        is_first: false,
        sector,
        committee: matter.committee,
        place: (0, sector.map_or(0, |it| place_of(it, book))),
    }
}

fn of_its_committee(id: Option<CommitteeId>, book: &Book, day: NaiveDate) -> Addressee {
    match (id, Hands::office(book)) {
        (Some(id), _) | (None, Hands::Committee(id)) => of_committee(id, book, day),
        _ => office(),
    }
}

fn of_committee(id: CommitteeId, book: &Book, day: NaiveDate) -> Addressee {
    let committee = book.committees.get(id);
    let person = committee.and_then(|it| book.coordinator_name(it, day));
    let mut all = book.committees_in_order().into_iter();
    Addressee {
        body: book.committee_name(id).to_owned(),
        person: person.unwrap_or_default(),
        place: (1, all.position(|it| it.id == id).unwrap_or_default()),
        ..Addressee::nobody()
    }
}

fn place_of(id: SectorId, book: &Book) -> usize {
    let mut all = book.sectors_in_order().into_iter();
    all.position(|it| it.id == id).unwrap_or_default()
}
