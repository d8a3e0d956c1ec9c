//! The findings by what they are about, so that the detail of a chosen thing finds its own at once.
//! Holds places in `Facts::findings`, which stand in order of urgency.

use crate::domain::book::Book;
use crate::domain::id::{ById, CommitteeId, ConvenorId, FormId, MemberId, SectorId};
use crate::rules::{Finding, Level, Subject};

/// Places of findings.
#[derive(Debug, Default)]
pub(super) struct Index {
    sectors: ById<SectorId, Vec<u32>>,
    committees: ById<CommitteeId, Vec<u32>>,
    members: ById<MemberId, Vec<u32>>,
    convenors: ById<ConvenorId, Vec<u32>>,
    forms: ById<FormId, Vec<u32>>,
}

impl Index {
    /// Of all findings.
    pub(super) fn of(findings: &[Finding], book: &Book) -> Index {
        let mut index = Index::default();
        for (finding, n) in findings.iter().zip(0_u32..) {
            index.add(n, finding, book);
        }
        index
    }

    /// Those that touch a sector: its own, its people's, its activities'.
    pub(super) fn sector(&self, id: SectorId) -> &[u32] {
        of(&self.sectors, id)
    }

    /// Those that touch a committee or its sectors.
    pub(super) fn committee(&self, id: CommitteeId) -> &[u32] {
        of(&self.committees, id)
    }

    /// A member's: as a member, as a convenor, and those of the member's forms.
    pub(super) fn member(&self, id: MemberId) -> &[u32] {
        of(&self.members, id)
    }

    /// An appointment's.
    pub(super) fn convenor(&self, id: ConvenorId) -> &[u32] {
        of(&self.convenors, id)
    }

    /// A form's.
    pub(super) fn form(&self, id: FormId) -> &[u32] {
        of(&self.forms, id)
    }

    /// The gravest level among an appointment's.
    pub(super) fn worst_of_convenor(&self, id: ConvenorId, findings: &[Finding]) -> Option<Level> {
        let all = self.convenor(id).iter();
        all.filter_map(|n| findings.get(*n as usize))
            .map(|finding| finding.level)
            .min()
    }

    fn add(&mut self, n: u32, finding: &Finding, book: &Book) {
        let mut sectors: Vec<SectorId> = finding.sector.into_iter().collect();
        let mut committees: Vec<CommitteeId> = finding.committee.into_iter().collect();
        if let Some(member) = finding.subject.member(book) {
            self.members.entry(member).or_default().push(n);
        }
        match finding.subject {
            Subject::Organisation
            | Subject::Committee(_)
            | Subject::Sector(_)
            | Subject::Member(_) => {}
            Subject::Convenor(id) => self.convenors.entry(id).or_default().push(n),
            Subject::Form(id) => self.forms.entry(id).or_default().push(n),
            Subject::Record(kind, id) => {
                // What is of one sector is of no other that its record names.
                let event = book.fields(kind, id).filter(|_| sectors.is_empty());
                sectors.extend(event.iter().flat_map(|it| it.sectors(finding.as_of)));
                let of = |id: &SectorId| book.sectors.get(*id)?.committee_on(finding.as_of);
                committees.extend(sectors.iter().filter_map(of));
            }
        }
        sectors.sort_unstable();
        sectors.dedup();
        committees.sort_unstable();
        committees.dedup();
        for id in sectors {
            self.sectors.entry(id).or_default().push(n);
        }
        for id in committees {
            self.committees.entry(id).or_default().push(n);
        }
    }
}

fn of<K: std::hash::Hash + Eq>(map: &ById<K, Vec<u32>>, id: K) -> &[u32] {
    map.get(&id).map_or(&[], Vec::as_slice)
}
