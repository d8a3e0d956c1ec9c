//! A book built in few words: one method for every kind of record. It is one long list because
//! the domain has that many nouns.
//!
//! Long because it has a method for each kind.

use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::assessment::{Assessed, AssessmentSheet, Decided, Prize, Prized};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::committee::{Committee, Coordinator, PartyOrganisation};
use crate::domain::contact::{ContactEntry, Inspection, KeyContact, Workroom};
use crate::domain::department::Department;
use crate::domain::described::{Change, Described as _, Fields, Value};
use crate::domain::form::{RegistrationForm, Sheet};
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::opinion::Opinion;
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::{self, Entity};
use crate::domain::sector::Sector;
use crate::domain::settings::Settings;
use crate::domain::yearwork::{
    Activity, ActivityKind, Body, Channel, Circular, Evidence, LeaderContact, Output, Plan,
    PlanItem, Study, StudyBody, Summary, Training,
};

use super::{day, stamp};

/// A book and a day: 2026-07-01 in a term that runs since 2022, with no form in any year.
#[derive(Clone)]
pub struct BookBuilder {
    pub book: Book,
    pub today: Today,
    next: u64,
}

impl BookBuilder {
    #[expect(
        clippy::new_without_default,
        reason = "a builder is not an empty value"
    )]
    pub fn new() -> Self {
        let mut builder = BookBuilder {
            book: Book::default(),
            today: Today::on(day("2026-07-01")),
            next: 0,
        };
        for year in 2020..2030 {
            builder.book.load_tallies(Year(year), Default::default());
        }
        builder.term("2022-01-01", None);
        builder
    }

    /// Looks from `date`, at its year.
    pub fn on(&mut self, date: &str) {
        self.today = Today::on(day(date));
    }

    /// A term that runs from `from`, to `until` where that is said.
    pub fn term(&mut self, from: &str, until: Option<&str>) {
        self.put(Organisation {
            name: "政协益阳市委员会".into(),
            term: Term {
                number: 7,
                from: day(from),
                until: until.map(day),
            },
            former_terms: Vec::new(),
        });
    }

    /// Looks at another year from the same day.
    pub fn looking_at(&mut self, year: u16) {
        self.today = self.today.looking_at(Year(year));
    }

    /// Settles something.
    pub fn settle(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.book.settings().clone();
        change(&mut settings);
        self.put(settings);
    }

    /// Changes a record that the book holds.
    pub fn edit<E: Entity>(&mut self, id: E::Id, change: impl FnOnce(&mut E)) {
        let record = self.book.record(E::KIND, id.raw());
        let mut record = record
            .and_then(E::from_record)
            .expect("a record of the builder");
        change(&mut record);
        self.put(record);
    }

    /// A department of the office.
    pub fn department(&mut self, name: &str) -> DepartmentId {
        let id = DepartmentId(self.number());
        self.put(Department {
            id,
            name: name.into(),
            position: 0,
            since: None,
            ended: None,
            note: String::new(),
        });
        id
    }

    /// Puts a record into the book, or another in its place.
    pub fn put(&mut self, record: impl Entity) {
        let record = record.into_record();
        let (kind, id) = (record.kind(), record.raw_id());
        let change = record::Change {
            kind,
            id,
            before: self.book.record(kind, id),
            after: Some(record),
        };
        let seq = crate::domain::record::Seq(self.book.seq().0 + 1);
        self.book.apply(&change, seq);
    }

    pub fn committee(&mut self, name: &str) -> CommitteeId {
        let id = CommitteeId(self.number());
        self.put(Committee {
            id,
            name: name.into(),
            position: 0,
            coordinator: None.into(),
            coordinating: false,
            former: Vec::new(),
            since: None,
            ended: None,
            party_organisation: None,
            note: String::new(),
        });
        id
    }

    /// Gives a committee a director by name.
    pub fn coordinator(&mut self, committee: CommitteeId, name: &str) {
        self.edit(committee, |it: &mut Committee| {
            it.coordinator = Some(Coordinator {
                name: name.into(),
                member: None,
                since: None,
            })
            .into();
        });
    }

    /// Gives a committee a Party organisation.
    pub fn party(&mut self, committee: CommitteeId, since: Option<&str>) {
        self.edit(committee, |it: &mut Committee| {
            it.party_organisation = Some(PartyOrganisation {
                name: "专委会党支部".into(),
                since: since.map(day),
            });
        });
    }

    pub fn sector(&mut self, name: &str) -> SectorId {
        self.place(name, None)
    }

    pub fn sector_of(&mut self, name: &str, committee: CommitteeId) -> SectorId {
        self.place(name, Some(committee))
    }

    fn place(&mut self, name: &str, committee: Option<CommitteeId>) -> SectorId {
        let id = SectorId(self.number());
        self.put(Sector {
            id,
            name: name.into(),
            position: 0,
            committee: committee.into(),
            since: None,
            short: String::new(),
            split_from: None,
            merged_into: None,
            ended: None,
            former: Vec::new(),
            note: String::new(),
        });
        id
    }

    pub fn member(&mut self, name: &str, sector: SectorId) -> MemberId {
        let id = MemberId(self.number());
        self.put(Member {
            id,
            name: name.into(),
            sex: None,
            ethnicity: String::new(),
            sector: sector.into(),
            employer: "市第一中学副校长".into(),
            phone: String::new(),
            committee: None.into(),
            workroom: None.into(),
            position: 0,
            joined: None,
            replaces: None,
            left: None,
            note: String::new(),
        });
        id
    }

    /// A convenor elected on 2026-02-11, not approved yet.
    pub fn convenor(&mut self, sector: SectorId, member: MemberId) -> ConvenorId {
        let id = ConvenorId(self.number());
        self.put(Convenor {
            id,
            sector,
            member,
            first: Vec::new(),
            elected: Some(day("2026-02-11")),
            approved: None,
            ended: None,
            note: String::new(),
        });
        id
    }

    pub fn liaison(&mut self, sector: SectorId, name: &str) -> LiaisonId {
        let id = LiaisonId(self.number());
        self.put(Liaison {
            id,
            sector,
            name: name.into(),
            phone: String::new(),
            employer: String::new(),
            since: None,
            ended: None,
            note: String::new(),
        });
        id
    }

    pub fn leader(&mut self, name: &str, sectors: &[SectorId]) -> LeaderId {
        let id = LeaderId(self.number());
        self.put(Leader {
            id,
            name: name.into(),
            post: "副主席".into(),
            sectors: sectors.to_vec().into(),
            ended: None,
            note: String::new(),
        });
        id
    }

    /// Gives a member `n` more key contacts.
    pub fn key_contacts(&mut self, member: MemberId, n: usize) -> Vec<KeyContactId> {
        (0..n)
            .map(|_| {
                let id = KeyContactId(self.number());
                self.put(KeyContact {
                    id,
                    member: member.into(),
                    name: "群众".into(),
                    employer: String::new(),
                    phone: String::new(),
                    since: None,
                    last_heard: None,
                    ended: None,
                });
                id
            })
            .collect()
    }

    /// Enters in the log that a key contact was heard.
    pub fn heard(&mut self, key_contact: KeyContactId, on: &str) -> ContactEntryId {
        let blank = ContactEntry::blank(&self.book, self.today);
        let id = ContactEntryId(self.number());
        self.put(ContactEntry {
            id,
            key_contact,
            on: day(on),
            ..blank
        });
        id
    }

    /// A leader met a sector.
    pub fn met(&mut self, leader: LeaderId, sector: SectorId, on: &str) -> LeaderContactId {
        let blank = LeaderContact::blank(&self.book, self.today);
        let id = LeaderContactId(self.number());
        self.put(LeaderContact {
            id,
            leader,
            sector,
            on: day(on),
            ..blank
        });
        id
    }

    /// An opinion of no sector, by a member who is not there.
    pub fn opinion(&mut self, received_on: &str) -> OpinionId {
        let blank = Opinion::blank(&self.book, self.today);
        let id = OpinionId(self.number());
        self.put(Opinion {
            id,
            title: "乡村教师周转房".into(),
            received_on: day(received_on),
            ..blank
        });
        id
    }

    pub fn workroom(&mut self, name: &str, offline: bool) -> WorkroomId {
        let id = WorkroomId(self.number());
        self.put(Workroom {
            id,
            offline,
            ..Workroom::named(name.into())
        });
        id
    }

    /// A member enters a workroom.
    pub fn enter(&mut self, member: MemberId, workroom: WorkroomId) {
        self.edit(member, |it: &mut Member| {
            it.workroom = Some(workroom).into()
        });
    }

    /// A form with everything on it, still a draft.
    pub fn draft(&mut self, member: MemberId, on: &str) -> FormId {
        let id = FormId(self.number());
        let sector = self
            .book
            .members
            .get(member)
            .expect("a member")
            .sector_on(chrono::NaiveDate::MAX);
        let sheet = Sheet {
            filled_on: Some(day(on)),
            member,
            sector,
            employer: "市第一中学副校长".into(),
            ways: Default::default(),
            account: "走访群众6户，收集意见2条。".into(),
        };
        self.put(RegistrationForm::begin(id, sheet, stamp(on)));
        id
    }

    /// A form with everything on it, handed in on `on`.
    pub fn submitted(&mut self, member: MemberId, on: &str) -> FormId {
        let id = self.draft(member, on);
        self.edit(id, |form: &mut RegistrationForm| {
            form.submit(stamp(on)).expect("a draft");
        });
        id
    }

    /// A form handed in and filed on `on`.
    pub fn filed(&mut self, member: MemberId, on: &str) -> FormId {
        let id = self.submitted(member, on);
        self.edit(id, |form: &mut RegistrationForm| {
            form.file(stamp(on)).expect("a submitted form");
        });
        id
    }

    pub fn plan(&mut self, body: Body, year: u16) -> PlanId {
        let id = PlanId(self.number());
        self.put(Plan {
            id,
            body,
            year: Year(year),
            title: "工作计划".into(),
            made_on: None,
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        });
        id
    }

    /// An item of a plan.
    pub fn plan_item(&mut self, plan: PlanId, month: u32) -> PlanItemId {
        let blank = PlanItem::blank(&self.book, self.today);
        let id = PlanItemId(self.number());
        self.put(PlanItem {
            id,
            plan,
            month,
            title: "乡村教师周转房调研".into(),
            ..blank
        });
        id
    }

    /// An inspection at which nine haves were there, or all ten.
    pub fn inspection(&mut self, workroom: WorkroomId, on: &str, all: bool) {
        let mut inspection = Inspection::blank(&self.book, self.today);
        inspection.id = InspectionId(self.number());
        (inspection.workroom, inspection.on) = (workroom, day(on));
        for have in Inspection::HAVES {
            let there = Value::Flag(all || have != "have7");
            let change = Change::at(day(on));
            Fields::set(&mut inspection, have, &there, change).expect("a flag");
        }
        self.put(inspection);
    }

    pub fn summary(&mut self, body: Body, year: u16) -> SummaryId {
        let id = SummaryId(self.number());
        self.put(Summary {
            id,
            body,
            year: Year(year),
            title: "工作总结".into(),
            made_on: None,
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        });
        id
    }

    pub fn activity(&mut self, sectors: &[SectorId], on: &str) -> ActivityId {
        let id = ActivityId(self.number());
        self.put(Activity {
            id,
            sectors: sectors.to_vec(),
            title: "校园安全调研".into(),
            kind: ActivityKind::Research,
            ..Activity::on(day(on))
        });
        id
    }

    /// A training in town.
    pub fn training(&mut self, sectors: &[SectorId], on: &str) -> TrainingId {
        let blank = Training::blank(&self.book, self.today);
        let id = TrainingId(self.number());
        self.put(Training {
            id,
            sectors: sectors.to_vec(),
            title: "履职能力培训".into(),
            held_on: day(on),
            ..blank
        });
        id
    }

    /// An output in the sector's own name.
    pub fn output(&mut self, sector: SectorId, on: &str) -> OutputId {
        let id = OutputId(self.number());
        self.put(Output {
            id,
            sector,
            channel: Channel::Proposal,
            collective: true,
            title: "关于校园安全的提案".into(),
            ..Output::on(day(on))
        });
        id
    }

    /// A sheet of that closing day.
    pub fn sheet(&mut self, of: Assessed, closed_on: &str) {
        let id = AssessmentSheetId(self.number());
        self.put(AssessmentSheet {
            id,
            of,
            ..AssessmentSheet::of_day(day(closed_on))
        });
    }

    /// A prize of the year that is looked at.
    pub fn prize(&mut self, of: Prized, nominated_on: &str, decided: Option<&str>) {
        let blank = Prize::blank(&self.book, self.today);
        let id = PrizeId(self.number());
        self.put(Prize {
            id,
            of,
            nominated_on: day(nominated_on),
            decided: decided.map(|on| Decided {
                on: day(on),
                sitting: None,
            }),
            ..blank
        });
    }

    pub fn study(&mut self, on: &str) -> StudyId {
        let id = StudyId(self.number());
        self.put(Study {
            id,
            body: StudyBody::Council,
            held_on: day(on),
            sitting: None,
            report_heard: false,
            decisions: String::new(),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
        });
        id
    }

    pub fn circular(&mut self, year: u16, on: &str) -> CircularId {
        let id = CircularId(self.number());
        self.put(Circular {
            id,
            year: Year(year),
            title: "情况通报".into(),
            issued_on: day(on),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
        });
        id
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}
