//! What was entered for the chosen thing and has no row of its own on the desk: liaisons, leaders,
//! plans, activities, summaries, outputs, key contacts, studies, circulars, workrooms.

use super::detail::Thing;
use super::node::Node;
use crate::desk::{Remove, Verify};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::*;
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::yearwork::Body;
use crate::text;
use crate::text::Text;
use crate::tui::app::any_request::AnyRequest;
use crate::tui::editors::What;
use crate::tui::screens::parts::dates::short;

/// A record by its kind and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paper {
    /// Its kind.
    pub(super) kind: Kind,
    /// Its number.
    pub(super) id: u64,
    /// Whether it was entered and nobody has looked at it yet.
    pub(super) unverified: bool,
}

/// The papers of a thing in the year that is looked at.
pub(super) fn of(thing: Thing, book: &Book, today: Today) -> Vec<Paper> {
    let (year, reference_date) = (today.year, today.reference_date());
    let mut papers = Vec::new();
    match thing {
        Thing::Node(Node::Sector(id)) => {
            papers.extend(
                book.liaisons_of(id, reference_date)
                    .into_iter()
                    .map(entered),
            );
            papers.extend(book.leaders_of(id, reference_date).into_iter().map(entered));
            papers.extend(yearwork(Body::Sector(id), book, year));
            let activities = book.activities_of(id, year).into_iter();
            papers.extend(activities.map(entered));
            papers.extend(book.outputs_of(id, year).map(entered));
        }
        Thing::Node(Node::Committee(id)) => {
            papers.extend(yearwork(Body::Committee(id), book, year));
        }
        Thing::Node(Node::All) => {
            let studies = book
                .studies
                .iter()
                .filter(|it| Year::of(it.held_on) == year);
            papers.extend(studies.map(entered));
            let circulars = book.circulars.iter().filter(|it| it.year == year);
            papers.extend(circulars.map(entered));
            let events = book.activities_in(year).filter(|it| it.sectors.is_empty());
            papers.extend(events.map(entered));
            papers.extend(book.leaders_on(reference_date).map(entered));
            papers.extend(book.workrooms.iter().map(entered));
        }
        Thing::Member(id) => {
            papers.extend(
                book.key_contacts_of(id, reference_date)
                    .into_iter()
                    .map(entered),
            );
        }
        Thing::Node(Node::Unassigned) | Thing::Convenor(_) | Thing::Form(_) => {}
    }
    papers
}

impl Paper {
    /// What it is called in a menu.
    pub(super) fn label(self, book: &Book, year: Year) -> Text {
        let title = self.kind.title();
        let (zh, en) = (&title.zh, &title.en);
        let name = match book.record(self.kind, self.id) {
            None => "—".to_owned(),
            Some(Record::Liaison(it)) => it.name,
            Some(Record::KeyContact(it)) => it.name,
            Some(Record::Plan(it)) => it.title,
            Some(Record::Summary(it)) => it.title,
            Some(Record::Activity(it)) => format!("{} {}", short(it.held_on, year), it.title),
            Some(Record::Output(it)) => format!("{} {}", short(it.handed_in, year), it.title),
            Some(record) => book.name_of_record(&record),
        };
        text!("{zh}：{name}", "{en}: {name}")
    }

    /// The editor that changes it.
    pub(super) fn edit(self) -> Option<What> {
        let id = self.id;
        Some(match self.kind {
            Kind::Committee => What::EditCommittee(CommitteeId(id)),
            Kind::Sector => What::EditSector(SectorId(id)),
            Kind::Member => What::EditMember(MemberId(id)),
            Kind::Convenor => What::EditConvenor(ConvenorId(id)),
            Kind::Liaison => What::EditLiaison(LiaisonId(id)),
            Kind::Leader => What::EditLeader(LeaderId(id)),
            Kind::KeyContact => What::EditKeyContact(KeyContactId(id)),
            Kind::Workroom => What::EditWorkroom(WorkroomId(id)),
            Kind::RegistrationForm => What::CorrectForm(FormId(id)),
            Kind::Plan => What::EditPlan(PlanId(id)),
            Kind::Summary => What::EditSummary(SummaryId(id)),
            Kind::Activity => What::EditActivity(ActivityId(id)),
            Kind::Output => What::EditOutput(OutputId(id)),
            Kind::Study => What::EditStudy(StudyId(id)),
            Kind::Circular => What::EditCircular(CircularId(id)),
            Kind::Organisation => What::Organisation,
            Kind::Settings => return None,
        })
    }

    /// The editor that ends it; none for what does not end.
    pub(super) fn end(self) -> Option<What> {
        let id = self.id;
        match self.kind {
            Kind::Convenor => Some(What::EndConvenor(ConvenorId(id))),
            Kind::Liaison => Some(What::EndLiaison(LiaisonId(id))),
            Kind::Leader => Some(What::EndLeader(LeaderId(id))),
            Kind::KeyContact => Some(What::EndKeyContact(KeyContactId(id))),
            _ => None,
        }
    }

    /// The request that says that somebody looked at it; none for what needs no look.
    pub(super) fn verify(self) -> Option<Box<dyn AnyRequest>> {
        let Paper { kind, id, .. } = self;
        kind.is_evident()
            .then(|| Box::new(Verify { kind, id }) as Box<dyn AnyRequest>)
    }

    /// The request that strikes it out; none for what is never struck out.
    pub(super) fn strike(self) -> Option<Box<dyn AnyRequest>> {
        let Paper { kind, id, .. } = self;
        let stays = matches!(
            kind,
            Kind::Organisation | Kind::Settings | Kind::RegistrationForm
        );
        (!stays).then(|| Box::new(Remove { kind, id }) as Box<dyn AnyRequest>)
    }
}

fn yearwork(body: Body, book: &Book, year: Year) -> Vec<Paper> {
    let plans = book.plans_of(body, year).map(entered);
    let summaries = book.summaries_of(body, year).map(entered);
    plans.chain(summaries).collect()
}

fn entered<E: Entity>(record: &E) -> Paper {
    Paper {
        kind: E::KIND,
        id: record.id().raw(),
        unverified: record.is_verified() == Some(false),
    }
}
