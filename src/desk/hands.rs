//! In whose hands something is that is to be done. One answer, whoever asks: the opinions, what falls due, a home, the
//! reminders.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::command::CommandId;
use crate::domain::form::RegistrationForm;
use crate::domain::id::{CommitteeId, DepartmentId, MemberId, OpinionId, PlanItemId, SectorId};
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::rules::Finding;

/// The rules on what the office brings before the chairpersons' council: convenors who wait for it (article 16), leaders
/// who keep contact with sectors (article 18).
const BEFORE_THE_COUNCIL: [&str; 3] = ["J1608", "J1802", "J1805"];

/// In whose hands it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hands {
    /// Units and people that the records know by name only.
    Units(Vec<String>),
    /// A member's.
    Member(MemberId),
    /// A sector's: its convenors'.
    Sector(SectorId),
    /// A committee's.
    Committee(CommitteeId),
    /// A department's.
    Department(DepartmentId),
    /// The office's, where no committee coordinates.
    Office,
}

impl Hands {
    /// Whoever is to put a finding right.
    #[must_use]
    pub fn of_finding(finding: &Finding, book: &Book) -> Hands {
        let (kind, id) = (finding.subject.kind(), finding.subject.raw_id());
        let command = finding.remedy.command;
        let committee = || of_committee(finding.committee, book);
        match kind {
            _ if BEFORE_THE_COUNCIL.contains(&finding.rule.code) => Hands::office(book),
            Kind::Organisation => Hands::office(book),
            Kind::Committee => Hands::Committee(CommitteeId(id)),
            Kind::Department => Hands::Department(DepartmentId(id)),
            Kind::Opinion => {
                let opinion = book.opinions.get(OpinionId(id));
                opinion.map_or_else(committee, |it| Hands::of_opinion(it, book, finding.as_of))
            }
            Kind::PlanItem => {
                let item = book.plan_items.get(PlanItemId(id));
                let plan = item.and_then(|it| book.plans.get(it.plan));
                plan.map_or_else(committee, |it| Hands::of_body(it.body))
            }
            // One that waits is the committee's to file; one that is not as it should be the member's to correct.
            Kind::RegistrationForm if finding.due.is_none() => {
                let member = finding.subject.member(book);
                member.map_or_else(committee, Hands::Member)
            }
            Kind::Member | Kind::KeyContact if is_a_members(command) => {
                let member = finding.subject.member(book);
                member.map_or_else(committee, Hands::Member)
            }
            _ => match finding.sector {
                Some(sector) if is_a_sectors(command, kind) => Hands::Sector(sector),
                _ => committee(),
            },
        }
    }

    /// The units that have an opinion; where none has, the committee that it lies with.
    #[must_use]
    pub fn of_opinion(opinion: &Opinion, book: &Book, day: NaiveDate) -> Hands {
        let units: Vec<String> = opinion.standing().map(|it| it.unit.clone()).collect();
        match units.is_empty() {
            true => of_committee(opinion.committee(book, day), book),
            false => Hands::Units(units),
        }
    }

    /// The committee that files or uploads a form.
    #[must_use]
    pub fn of_form(form: &RegistrationForm, book: &Book, day: NaiveDate) -> Hands {
        of_committee(book.committee_of_form(form, day), book)
    }

    /// Whoever keeps a plan.
    #[must_use]
    pub fn of_body(body: Body) -> Hands {
        match body {
            Body::Sector(id) => Hands::Sector(id),
            Body::Committee(id) => Hands::Committee(id),
            Body::Department(id) => Hands::Department(id),
        }
    }

    /// The office: the committee that coordinates (article 20), where there is one.
    #[must_use]
    pub fn office(book: &Book) -> Hands {
        let committee = book.coordinating();
        committee.map_or(Hands::Office, |it| Hands::Committee(it.id))
    }

    /// Whose hands these are, each by name; nobody's name where they are the office's.
    #[must_use]
    pub fn names(&self, book: &Book) -> Vec<String> {
        match self {
            Hands::Units(units) => units.clone(),
            Hands::Member(id) => vec![book.member_name(*id).to_owned()],
            Hands::Sector(id) => vec![book.sector_name(*id).to_owned()],
            Hands::Committee(id) => vec![book.committee_name(*id).to_owned()],
            Hands::Department(id) => vec![book.department_name(*id).to_owned()],
            Hands::Office => Vec::new(),
        }
    }

    /// The same in one.
    #[must_use]
    pub fn name(&self, book: &Book) -> String {
        self.names(book).join("、")
    }
}

fn of_committee(id: Option<CommitteeId>, book: &Book) -> Hands {
    id.map_or_else(|| Hands::office(book), Hands::Committee)
}

/// Is this a member's own to do? Workrooms, assessments and seats the office sees to.
#[must_use]
pub fn is_a_members(command: CommandId) -> bool {
    matches!(
        command,
        CommandId::BeginForm
            | CommandId::EditKeyContacts
            | CommandId::Add(Kind::ContactEntry | Kind::Activity)
    )
}

/// Is this the sector's own to do? Its convenors enter its liaison, plan, activities, outputs and summary, and correct an
/// activity; the rest of what a sector lacks the office sees to.
#[must_use]
pub fn is_a_sectors(command: CommandId, of: Kind) -> bool {
    match command {
        CommandId::Edit => of == Kind::Activity,
        CommandId::Add(kind) => matches!(
            kind,
            Kind::Liaison
                | Kind::Plan
                | Kind::PlanItem
                | Kind::Activity
                | Kind::Summary
                | Kind::Output
        ),
        _ => false,
    }
}
