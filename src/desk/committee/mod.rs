//! Committees: what makes one acceptable, and the sectors that it looks after.

mod assign_sectors;

pub use assign_sectors::AssignSectors;

use super::checks::Faults;
use super::keep::Keep;
use super::refusal::FieldError;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::domain::dated::Changed;
use crate::domain::id::CommitteeId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

impl Keep for Committee {
    fn permission(&self, book: &Book) -> Permission {
        if book.committees.get(self.id).is_some() {
            Permission::Committee(self.id)
        } else {
            Permission::Map
        }
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let mut faults = Faults::default();
        let taken = book
            .committees
            .iter()
            .any(|other| other.id != self.id && other.name == self.name);
        faults.required("name", &self.name).when(
            taken,
            "name",
            Text::of("已有同名专委会。", "Another committee has this name."),
        );
        let was = book.committees.get(self.id);
        let was = was.map(|it| &it.coordinator);
        faults.moved("moved_on", was, &self.coordinator, today);
        for coordinator in self.coordinator.values().flatten() {
            faults.past("coordinator.since", coordinator.since, today);
            match coordinator.member {
                Some(member) => faults.member("coordinator", book, member),
                None => faults.required("coordinator", &coordinator.name),
            };
        }
        if let Some(party) = &self.party_organisation {
            faults.required("party_organisation", &party.name);
            faults.past("party_organisation.since", party.since, today);
        }
        faults.into_vec()
    }

    fn under(self, id: CommitteeId) -> Self {
        Committee { id, ..self }
    }

    /// A director who is a member has the member's name.
    fn filled_in(mut self, book: &Book) -> Self {
        for coordinator in self.coordinator.values_mut().flatten() {
            if let Some(member) = coordinator.member.filter(|_| coordinator.name.is_empty()) {
                book.member_name(member).clone_into(&mut coordinator.name);
            }
        }
        self
    }

    fn moved(&self, was: &Self) -> Option<Changed> {
        self.coordinator.changed(&was.coordinator)
    }

    fn held_by(&self, book: &Book) -> Option<Text> {
        let sectors = book
            .sectors
            .iter()
            .filter(|it| it.committee.values().any(|id| *id == Some(self.id)))
            .count();
        let members = book
            .members
            .iter()
            .filter(|member| member.committee.values().any(|id| *id == Some(self.id)))
            .count();
        let all = book.referring_to(Kind::Committee, self.id.0).len();
        let papers = all - sectors - members;
        (sectors + members + papers > 0).then(|| {
            text!(
                "该专委会还联系 {sectors} 个界别、有 {members} 名委员、{papers} 份计划总结，不能删除。请先调整。",
                "This committee still has {sectors} sector(s), {members} member(s) and {papers} plan(s) or summaries; reassign them first."
            )
        })
    }
}
