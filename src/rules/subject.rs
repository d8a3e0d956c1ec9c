//! What a finding is about, and to which sector and committee it belongs.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::domain::department::Department;
use crate::domain::form::RegistrationForm;
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Body, StudyBody};

/// A name that the book does not have: findings outlive, for a moment, the records that they are about.
pub(super) const UNKNOWN: &str = "—";

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The organisation itself.
    Organisation,
    /// A committee.
    Committee(CommitteeId),
    /// A sector.
    Sector(SectorId),
    /// A convenor's appointment.
    Convenor(ConvenorId),
    /// A member.
    Member(MemberId),
    /// A registration form.
    Form(FormId),
    /// Any other record: an activity, a training, a key contact, a department.
    Record(Kind, u64),
}

impl Subject {
    /// The kind of record.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Subject::Organisation => Kind::Organisation,
            Subject::Committee(_) => Kind::Committee,
            Subject::Sector(_) => Kind::Sector,
            Subject::Convenor(_) => Kind::Convenor,
            Subject::Member(_) => Kind::Member,
            Subject::Form(_) => Kind::RegistrationForm,
            Subject::Record(kind, _) => kind,
        }
    }

    /// The number of the record.
    #[must_use]
    pub fn raw_id(self) -> u64 {
        match self {
            Subject::Organisation => OnlyId::ONLY.0,
            Subject::Committee(id) => id.0,
            Subject::Sector(id) => id.0,
            Subject::Convenor(id) => id.0,
            Subject::Member(id) => id.0,
            Subject::Form(id) => id.0,
            Subject::Record(_, id) => id,
        }
    }

    /// The member whom it is about, or whose it is.
    #[must_use]
    pub fn member(self, book: &Book) -> Option<MemberId> {
        match self {
            Subject::Member(id) => Some(id),
            Subject::Convenor(id) => book.convenors.get(id).map(|it| it.member),
            Subject::Form(id) => book.forms.get(id).map(|it| it.sheet.member),
            Subject::Record(kind, id) => match book.scope_of(book.fields(kind, id)?) {
                Scope::Member(id) => Some(id),
                Scope::Office | Scope::Committee(_) | Scope::Sector(_) => None,
            },
            Subject::Organisation | Subject::Committee(_) | Subject::Sector(_) => None,
        }
    }

    /// Its name in the book: a convenor's and a form's is the member's.
    #[must_use]
    pub fn name(self, book: &Book) -> String {
        let name = match self {
            Subject::Organisation => book.organisation().map(|it| it.name.as_str()),
            Subject::Committee(id) => book.committees.get(id).map(|it| it.name.as_str()),
            Subject::Sector(id) => book.sectors.get(id).map(|it| it.name.as_str()),
            Subject::Member(id) => Some(member(book, id)),
            Subject::Convenor(id) => book.convenors.get(id).map(|it| member(book, it.member)),
            Subject::Form(id) => book.forms.get(id).map(|it| member(book, it.sheet.member)),
            Subject::Record(kind, id) => {
                let event = book.fields(kind, id);
                return event.map_or_else(|| UNKNOWN.to_owned(), |it| it.title(book));
            }
        };
        name.unwrap_or(UNKNOWN).to_owned()
    }
}

/// Where a finding belongs.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) subject: Subject,
    pub(super) sector: Option<SectorId>,
    pub(super) committee: Option<CommitteeId>,
    pub(super) leadership: Option<StudyBody>,
}

impl Place {
    /// The organisation: no sector's and no committee's.
    pub(super) const ORGANISATION: Place = Place {
        subject: Subject::Organisation,
        sector: None,
        committee: None,
        leadership: None,
    };

    pub(super) fn committee(committee: &Committee) -> Self {
        Place {
            subject: Subject::Committee(committee.id),
            sector: None,
            committee: Some(committee.id),
            leadership: None,
        }
    }

    pub(super) fn department(department: &Department) -> Self {
        Place {
            subject: Subject::Record(Kind::Department, department.id.0),
            ..Place::ORGANISATION
        }
    }

    pub(super) fn sector(sector: &Sector, today: &Today) -> Self {
        Place {
            subject: Subject::Sector(sector.id),
            sector: Some(sector.id),
            committee: sector.committee_on(today.reference_date()),
            leadership: None,
        }
    }

    /// An item of a body's plan.
    pub(super) fn of_body(book: &Book, item: PlanItemId, body: Body, today: &Today) -> Self {
        let place = match body {
            Body::Sector(id) => book.sectors.get(id).map(|it| Place::sector(it, today)),
            Body::Committee(id) => book.committees.get(id).map(Place::committee),
            Body::Department(_) => None,
        };
        Place {
            subject: Subject::Record(Kind::PlanItem, item.0),
            ..place.unwrap_or(Place::ORGANISATION)
        }
    }

    /// The same, about a workroom.
    pub(super) fn about(self, room: WorkroomId) -> Self {
        Place {
            subject: Subject::Record(Kind::Workroom, room.0),
            ..self
        }
    }

    pub(super) fn convenor(sector: &Sector, convenor: ConvenorId, today: &Today) -> Self {
        Place {
            subject: Subject::Convenor(convenor),
            ..Place::sector(sector, today)
        }
    }

    pub(super) fn member(book: &Book, member: &Member, today: &Today) -> Self {
        Place {
            subject: Subject::Member(member.id),
            sector: Some(member.sector_on(today.reference_date())),
            committee: book.committee_of(member, today.reference_date()),
            leadership: None,
        }
    }

    /// A form belongs to the sector that its member is in now, whatever sector is written on it.
    pub(super) fn form(book: &Book, form: &RegistrationForm, today: &Today) -> Self {
        let member = book.members.get(form.sheet.member);
        Place {
            subject: Subject::Form(form.id),
            sector: Some(member.map_or(form.sheet.sector, |member| {
                member.sector_on(today.reference_date())
            })),
            committee: book.committee_of_form(form, today.reference_date()),
            leadership: None,
        }
    }
}

/// A member's name.
pub(super) fn member(book: &Book, id: MemberId) -> &str {
    book.members
        .get(id)
        .map_or(UNKNOWN, |member| member.name.as_str())
}
