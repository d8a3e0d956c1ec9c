//! What a record is called in a sentence. Records are known by identity; this is for reading.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::book::Book;
use super::committee::Committee;
use super::former_name::Renamed as _;
use super::id::*;
use super::record::{Entity as _, Kind, Record};
use super::yearwork::Body;

impl Book {
    /// The records with sectors and committees under the names that they had on `date`: for a paper of an earlier
    /// year.
    #[must_use]
    pub fn called_on(&self, date: NaiveDate) -> Cow<'_, Book> {
        let sectors = self.sectors.rows().iter();
        let sectors =
            sectors.filter_map(|(seq, it)| Some((*seq, it.called_on(date)?.into_record())));
        let committees = self.committees.rows().iter();
        let committees =
            committees.filter_map(|(seq, it)| Some((*seq, it.called_on(date)?.into_record())));
        let then: Vec<_> = sectors.chain(committees).collect();
        if then.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut book = self.clone();
        for (seq, record) in then {
            book.load(record, seq);
        }
        Cow::Owned(book)
    }

    /// A member's name; a dash for one that is not there.
    #[must_use]
    pub fn member_name(&self, id: MemberId) -> &str {
        self.members.get(id).map_or("—", |member| &member.name)
    }

    /// A sector's name; a dash for one that is not there.
    #[must_use]
    pub fn sector_name(&self, id: SectorId) -> &str {
        self.sectors.get(id).map_or("—", |sector| &sector.name)
    }

    /// A committee's name; a dash for one that is not there.
    #[must_use]
    pub fn committee_name(&self, id: CommitteeId) -> &str {
        self.committees
            .get(id)
            .map_or("—", |committee| &committee.name)
    }

    /// A department's name; a dash for one that is not there.
    #[must_use]
    pub fn department_name(&self, id: DepartmentId) -> &str {
        self.departments
            .get(id)
            .map_or("—", |department| &department.name)
    }

    /// The name of a committee's coordinator on `date`: the member's where known to be one; none without one.
    #[must_use]
    pub fn coordinator_name(&self, committee: &Committee, date: NaiveDate) -> Option<String> {
        let coordinator = committee.coordinator_on(date)?;
        let member = coordinator.member.and_then(|id| self.members.get(id));
        Some(member.map_or_else(|| coordinator.name.clone(), |member| member.name.clone()))
    }

    /// The name of whoever owes a plan or a summary.
    #[must_use]
    pub fn body_name(&self, body: Body) -> &str {
        match body {
            Body::Sector(id) => self.sector_name(id),
            Body::Committee(id) => self.committee_name(id),
            Body::Department(id) => self.department_name(id),
        }
    }

    /// What a record of this kind and number is called; its number when the book lacks it.
    #[must_use]
    pub fn name_of(&self, kind: Kind, id: u64) -> String {
        let record = self.fields(kind, id);
        record.map_or_else(|| format!("#{id}"), |record| record.name(self))
    }

    /// What this record is called.
    #[must_use]
    pub fn name_of_record(&self, record: &Record) -> String {
        record.fields().name(self)
    }
}
