//! One organisation's records in memory, with the look-ups that rules and screens need.
//!
//! The book holds everything but the archive of forms: of forms it holds the pending ones and,
//! per member and year, a tally. So it grows with the number of people, not with the years in
//! use. It reads nothing and writes nothing: the store fills it, and [`Book::apply`] folds in
//! what changed.
//!
//! Long because a book is one thing: its shelves, their look-ups and the folding must name every
//! kind of record, and stand together so that none is forgotten.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::appointment::{Convenor, Held as _, Leader, Liaison};
use super::calendar::Year;
use super::committee::Committee;
use super::contact::{KeyContact, Workroom};
use super::form::{RegistrationForm, Tally};
use super::id::*;
use super::member::Member;
use super::organisation::Organisation;
use super::record::{Change, Entity, Kind, Record, Seq};
use super::references;
use super::sector::Sector;
use super::settings::Settings;
use super::shelf::{Groups, Shelf};
use super::yearwork::{Activity, Body, Circular, Output, Plan, Study, Summary};

/// Calls `$then!` with every kind that has a shelf, and the shelf's name.
macro_rules! for_each_shelf {
    ($then:ident) => {
        $then! {
            Committee: committees, Sector: sectors, Member: members, Convenor: convenors,
            Liaison: liaisons, Leader: leaders, KeyContact: key_contacts, Workroom: workrooms,
            RegistrationForm: forms, Plan: plans, Summary: summaries, Activity: activities,
            Output: outputs, Study: studies, Circular: circulars
        }
    };
}

/// One organisation's records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    seq: Seq,
    organisation: Option<(Seq, Organisation)>,
    settings: (Seq, Settings),
    /// The special committees.
    pub committees: Shelf<Committee>,
    /// The sectors.
    pub sectors: Shelf<Sector>,
    /// The members, those who left too.
    pub members: Shelf<Member>,
    /// The convenors' appointments, ended ones too.
    pub convenors: Shelf<Convenor>,
    /// The liaisons' appointments, ended ones too.
    pub liaisons: Shelf<Liaison>,
    /// The leaders who keep contact with sectors.
    pub leaders: Shelf<Leader>,
    /// The members' key contacts, ended ones too.
    pub key_contacts: Shelf<KeyContact>,
    /// The workrooms.
    pub workrooms: Shelf<Workroom>,
    /// The pending forms only.
    pub forms: Shelf<RegistrationForm>,
    /// Plans of sectors and committees.
    pub plans: Shelf<Plan>,
    /// Summaries of sectors and committees.
    pub summaries: Shelf<Summary>,
    /// Activities.
    pub activities: Shelf<Activity>,
    /// Outputs.
    pub outputs: Shelf<Output>,
    /// Studies by the leadership.
    pub studies: Shelf<Study>,
    /// Circulars.
    pub circulars: Shelf<Circular>,
    members_by_sector: Groups<SectorId, MemberId>,
    successors: Groups<MemberId, MemberId>,
    convenors_by_sector: Groups<SectorId, ConvenorId>,
    contacts_by_member: Groups<MemberId, KeyContactId>,
    forms_by_year: BTreeMap<Year, Tally>,
    tallies: BTreeMap<Year, Tallies>,
}

/// The tallies of a year, by member.
pub type Tallies = ById<MemberId, Tally>;

macro_rules! rows {
    ($($kind:ident: $shelf:ident),*) => {
        /// All records of one kind, each with the entry that changed it last.
        #[derive(Debug)]
        pub enum Rows { $(
            #[doc = stringify!($shelf)]
            $kind(Vec<(Seq, $kind)>),
        )* }

        impl Book {
            /// Takes in all records of a kind as the store has them, at once. Tallies are loaded
            /// apart.
            pub fn load_rows(&mut self, rows: Rows) {
                match &rows {
                    Rows::Member(rows) => {
                        self.members_by_sector = Groups::of_all(rows.iter().flat_map(|(_, it)| it.sector.values().map(|sector| (*sector, it.id))));
                        self.successors = Groups::of_all(rows.iter().filter_map(|(_, it)| Some((it.replaces?, it.id))));
                    }
                    Rows::Convenor(rows) => {
                        self.convenors_by_sector = Groups::of_all(rows.iter().map(|(_, it)| (it.sector, it.id)));
                    }
                    Rows::KeyContact(rows) => {
                        self.contacts_by_member = Groups::of_all(rows.iter().map(|(_, it)| (it.member, it.id)));
                    }
                    _ => {}
                }
                match rows { $(Rows::$kind(rows) => self.$shelf = Shelf::of(rows),)* }
            }

            /// Takes over all that `part` holds: a book may be loaded in parts, by kinds, side by
            /// side. What both hold is kept as it is here.
            pub fn join(&mut self, part: Book) {
                $(if self.$shelf.is_empty() {
                    self.$shelf = part.$shelf;
                })*
                self.seq = self.seq.max(part.seq);
                self.organisation = self.organisation.take().or(part.organisation);
                if self.settings.0 == Seq(0) {
                    self.settings = part.settings;
                }
                self.members_by_sector.join(part.members_by_sector);
                self.successors.join(part.successors);
                self.convenors_by_sector.join(part.convenors_by_sector);
                self.contacts_by_member.join(part.contacts_by_member);
                self.forms_by_year.extend(part.forms_by_year);
                self.tallies.extend(part.tallies);
            }
        }
    };
}

for_each_shelf!(rows);

impl Book {
    /// The last journal entry that the book knows of.
    #[must_use]
    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// The organisation; none in a store that was not founded yet.
    #[must_use]
    pub fn organisation(&self) -> Option<&Organisation> {
        self.organisation.as_ref().map(|(_, it)| it)
    }

    /// What the organisation has settled.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings.1
    }

    /// The entry that changed the record last; none if there is no such record.
    #[must_use]
    pub fn seq_of(&self, kind: Kind, id: u64) -> Option<Seq> {
        macro_rules! seq {
            ($($kind:ident: $shelf:ident),*) => {
                match kind {
                    Kind::Organisation => self.organisation.as_ref().map(|(seq, _)| *seq),
                    Kind::Settings => Some(self.settings.0),
                    $(Kind::$kind => self.$shelf.seq(Id::from_raw(id)),)*
                }
            };
        }
        for_each_shelf!(seq)
    }

    /// Does the committee have anything in it yet?
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.committees.is_empty() && self.sectors.is_empty() && self.members.is_empty()
    }

    /// The committees as the office lists them.
    #[must_use]
    pub fn committees_in_order(&self) -> Vec<&Committee> {
        let mut all: Vec<_> = self.committees.iter().collect();
        all.sort_by_key(|committee| (committee.position, committee.id));
        all
    }

    /// The sectors as announced.
    #[must_use]
    pub fn sectors_in_order(&self) -> Vec<&Sector> {
        let mut all: Vec<_> = self.sectors.iter().collect();
        all.sort_by_key(|sector| (sector.position, sector.id));
        all
    }

    /// The sectors that a committee looks after on `date`; with none, those of no committee.
    #[must_use]
    pub fn sectors_of(&self, committee: Option<CommitteeId>, date: NaiveDate) -> Vec<&Sector> {
        let mut all = self.sectors_in_order();
        all.retain(|sector| sector.committee_on(date) == committee);
        all
    }

    /// A sector's members on `date`, as announced.
    #[must_use]
    pub fn members_of(&self, sector: SectorId, date: NaiveDate) -> Vec<&Member> {
        let mut all: Vec<_> = self
            .roster_of(sector)
            .filter(|member| member.sector_on(date) == sector && self.serves(member, date))
            .collect();
        all.sort_by_key(|member| (member.position, member.id));
        all
    }

    /// Whoever was a member of the sector on some day, in order of identity.
    pub fn roster_of(&self, sector: SectorId) -> impl Iterator<Item = &Member> {
        self.members_by_sector
            .of(&sector)
            .iter()
            .filter_map(|id| self.members.get(*id))
    }

    /// All members who serve on `date`, in order of identity.
    pub fn serving(&self, date: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |member| self.serves(member, date))
    }

    /// Does the member serve on `date`? The last day is the member's own, unless it is the first
    /// of the successor in the seat.
    #[must_use]
    pub fn serves(&self, member: &Member, date: NaiveDate) -> bool {
        let replaced = || {
            let successors = self.successors.of(&member.id).iter();
            let mut successors = successors.filter_map(|id| self.members.get(*id));
            successors.any(|successor| successor.joined == Some(date))
        };
        let last = member.left.as_ref().is_some_and(|left| left.on == date);
        member.holds_seat_on(date) && !(last && replaced())
    }

    /// The committee that a member belongs to on `date`: the member's own, else the sector's.
    #[must_use]
    pub fn committee_of(&self, member: &Member, date: NaiveDate) -> Option<CommitteeId> {
        let own = member.own_committee_on(date);
        own.or_else(|| self.sectors.get(member.sector_on(date))?.committee_on(date))
    }

    /// The committee that is to file a form on `date`: its member's.
    #[must_use]
    pub fn committee_of_form(
        &self,
        form: &RegistrationForm,
        date: NaiveDate,
    ) -> Option<CommitteeId> {
        self.members
            .get(form.sheet.member)
            .and_then(|member| self.committee_of(member, date))
    }

    /// A sector's convenors on `date`: the first ones first, then as appointed.
    #[must_use]
    pub fn convenors_of(&self, sector: SectorId, date: NaiveDate) -> Vec<&Convenor> {
        let mut all: Vec<_> = self
            .appointments_of(sector)
            .filter(|convenor| self.is_convenor(convenor, date))
            .collect();
        all.sort_by_key(|convenor| (!convenor.is_first_on(date), convenor.id));
        all
    }

    /// All appointments that hold on `date`, in order of identity.
    pub fn convenors_on(&self, date: NaiveDate) -> impl Iterator<Item = &Convenor> {
        self.convenors
            .iter()
            .filter(move |convenor| self.is_convenor(convenor, date))
    }

    /// Does the appointment hold on `date`? Its last day is its own, unless the sector has
    /// somebody else begin on it.
    #[must_use]
    pub fn is_convenor(&self, convenor: &Convenor, date: NaiveDate) -> bool {
        convenor.holds_on(date) && !convenor.yields_on(date, self.appointments_of(convenor.sector))
    }

    /// A sector's convenors, ended ones too, in order of identity.
    pub fn appointments_of(&self, sector: SectorId) -> impl Iterator<Item = &Convenor> {
        self.convenors_by_sector
            .of(&sector)
            .iter()
            .filter_map(|id| self.convenors.get(*id))
    }

    /// A sector's liaisons on `date`.
    #[must_use]
    pub fn liaisons_of(&self, sector: SectorId, date: NaiveDate) -> Vec<&Liaison> {
        self.liaisons_on(date)
            .filter(|liaison| liaison.sector == sector)
            .collect()
    }

    /// All liaisons in charge on `date`, in order of identity.
    pub fn liaisons_on(&self, date: NaiveDate) -> impl Iterator<Item = &Liaison> {
        self.liaisons.iter().filter(move |liaison| {
            let others = self.liaisons.iter();
            let others = others.filter(|it| it.sector == liaison.sector);
            liaison.holds_on(date) && !liaison.yields_on(date, others)
        })
    }

    /// The leaders who keep contact with a sector on `date`.
    #[must_use]
    pub fn leaders_of(&self, sector: SectorId, date: NaiveDate) -> Vec<&Leader> {
        self.leaders_on(date)
            .filter(|leader| leader.sectors_on(date).contains(&sector))
            .collect()
    }

    /// All leaders in office on `date`, in order of identity.
    pub fn leaders_on(&self, date: NaiveDate) -> impl Iterator<Item = &Leader> {
        self.leaders
            .iter()
            .filter(move |leader| leader.holds_on(date))
    }

    /// A member's key contacts on `date`.
    #[must_use]
    pub fn key_contacts_of(&self, member: MemberId, date: NaiveDate) -> Vec<&KeyContact> {
        self.contacts_by_member
            .of(&member)
            .iter()
            .filter_map(|id| self.key_contacts.get(*id))
            .filter(|contact| {
                contact.since.is_none_or(|since| since <= date)
                    && contact.ended.as_ref().is_none_or(|ended| ended.on >= date)
            })
            .collect()
    }

    /// The plans of a body for a year.
    pub fn plans_of(&self, body: Body, year: Year) -> impl Iterator<Item = &Plan> {
        self.plans
            .iter()
            .filter(move |plan| plan.body == body && plan.year == year)
    }

    /// The summaries of a body for a year.
    pub fn summaries_of(&self, body: Body, year: Year) -> impl Iterator<Item = &Summary> {
        self.summaries
            .iter()
            .filter(move |summary| summary.body == body && summary.year == year)
    }

    /// The activities of a year.
    pub fn activities_in(&self, year: Year) -> impl Iterator<Item = &Activity> {
        self.activities
            .iter()
            .filter(move |activity| activity.year() == year)
    }

    /// The activities of a sector in a year, oldest first.
    #[must_use]
    pub fn activities_of(&self, sector: SectorId, year: Year) -> Vec<&Activity> {
        let mut all: Vec<_> = self
            .activities_in(year)
            .filter(|activity| activity.sectors.contains(&sector))
            .collect();
        all.sort_by_key(|activity| (activity.held_on, activity.id));
        all
    }

    /// The outputs of a sector in a year.
    pub fn outputs_of(&self, sector: SectorId, year: Year) -> impl Iterator<Item = &Output> {
        self.outputs
            .iter()
            .filter(move |output| output.sector == sector && output.year() == year)
    }

    /// How many forms stand where, year by year, all members together.
    #[must_use]
    pub fn forms_by_year(&self) -> &BTreeMap<Year, Tally> {
        &self.forms_by_year
    }

    /// A member's forms in a year whose tallies were loaded; nothing counts in other years.
    #[must_use]
    pub fn tally(&self, member: MemberId, year: Year) -> Tally {
        self.tallies
            .get(&year)
            .and_then(|tallies| tallies.get(&member))
            .copied()
            .unwrap_or_default()
    }

    /// Were the tallies of `year` loaded?
    #[must_use]
    pub fn has_tallies(&self, year: Year) -> bool {
        self.tallies.contains_key(&year)
    }

    /// The years whose tallies were loaded.
    pub fn years_with_tallies(&self) -> impl Iterator<Item = Year> + '_ {
        self.tallies.keys().copied()
    }

    /// Takes in the tallies of a year, as the store has them at [`Book::seq`].
    pub fn load_tallies(&mut self, year: Year, tallies: Tallies) {
        self.tallies.insert(year, tallies);
    }

    /// Takes in how many forms of a year stand where.
    pub fn load_forms_by_year(&mut self, year: Year, tally: Tally) {
        self.forms_by_year.insert(year, tally);
    }

    /// Takes in a record as the store has it. Tallies are loaded apart.
    pub fn load(&mut self, record: Record, seq: Seq) {
        self.put(record, seq);
    }

    /// Declares that the book knows all entries up to `seq`.
    pub fn arrive_at(&mut self, seq: Seq) {
        self.seq = self.seq.max(seq);
    }

    /// What takes the book back to what it was on `day`: of each record that says something of later
    /// days the change to what it was, with the entry that changed the record last.
    #[must_use]
    pub fn back_to(&self, day: NaiveDate) -> Vec<(Seq, Change)> {
        let mut changes = Vec::new();
        macro_rules! back {
            ($($kind:ident: $shelf:ident),*) => {$(
                for (seq, record) in self.$shelf.rows() {
                    changes.extend(Change::back_to(record, day).map(|change| (*seq, change)));
                }
            )*};
        }
        for_each_shelf!(back);
        changes
    }

    /// Folds in a change that the journal entry `seq` made.
    pub fn apply(&mut self, change: &Change, seq: Seq) {
        if let Some(Record::RegistrationForm(form)) = &change.before {
            self.count_form(form, Tally::remove);
        }
        if let Some(Record::RegistrationForm(form)) = &change.after {
            self.count_form(form, Tally::add);
        }
        match &change.after {
            Some(record) => self.put(record.clone(), seq),
            None => self.take(change.kind, change.id),
        }
        self.arrive_at(seq);
    }

    fn count_form(&mut self, form: &RegistrationForm, count: fn(&mut Tally, super::form::Status)) {
        let year = form.year();
        let total = self.forms_by_year.entry(year).or_default();
        count(total, form.status());
        if total.total() == 0 {
            self.forms_by_year.remove(&year);
        }
        if let Some(tallies) = self.tallies.get_mut(&year) {
            let tally = tallies.entry(form.sheet.member).or_default();
            count(tally, form.status());
            if tally.total() == 0 {
                tallies.remove(&form.sheet.member);
            }
        }
    }

    fn put(&mut self, record: Record, seq: Seq) {
        match record {
            Record::Organisation(it) => self.organisation = Some((seq, it)),
            Record::Settings(it) => self.settings = (seq, it),
            Record::Committee(it) => drop(self.committees.put(it, seq)),
            Record::Sector(it) => drop(self.sectors.put(it, seq)),
            Record::Member(it) => {
                if let Some(old) = self.members.put(it.clone(), seq) {
                    self.forget_member(&old);
                }
                for sector in it.sector.values() {
                    self.members_by_sector.add(*sector, it.id);
                }
                if let Some(predecessor) = it.replaces {
                    self.successors.add(predecessor, it.id);
                }
            }
            Record::Convenor(it) => {
                let (id, sector) = (it.id, it.sector);
                if let Some(old) = self.convenors.put(it, seq) {
                    self.convenors_by_sector.remove(&old.sector, id);
                }
                self.convenors_by_sector.add(sector, id);
            }
            Record::Liaison(it) => drop(self.liaisons.put(it, seq)),
            Record::Leader(it) => drop(self.leaders.put(it, seq)),
            Record::KeyContact(it) => {
                let (id, member) = (it.id, it.member);
                if let Some(old) = self.key_contacts.put(it, seq) {
                    self.contacts_by_member.remove(&old.member, id);
                }
                self.contacts_by_member.add(member, id);
            }
            Record::Workroom(it) => drop(self.workrooms.put(it, seq)),
            Record::RegistrationForm(it) => {
                if it.status().is_pending() {
                    self.forms.put(it, seq);
                } else {
                    self.forms.take(it.id);
                }
            }
            Record::Plan(it) => drop(self.plans.put(it, seq)),
            Record::Summary(it) => drop(self.summaries.put(it, seq)),
            Record::Activity(it) => drop(self.activities.put(it, seq)),
            Record::Output(it) => drop(self.outputs.put(it, seq)),
            Record::Study(it) => drop(self.studies.put(it, seq)),
            Record::Circular(it) => drop(self.circulars.put(it, seq)),
        }
    }

    fn forget_member(&mut self, member: &Member) {
        for sector in member.sector.values() {
            self.members_by_sector.remove(sector, member.id);
        }
        if let Some(predecessor) = member.replaces {
            self.successors.remove(&predecessor, member.id);
        }
    }

    fn take(&mut self, kind: Kind, id: u64) {
        match kind {
            Kind::Member => {
                if let Some(old) = self.members.take(MemberId(id)) {
                    self.forget_member(&old);
                }
            }
            Kind::Convenor => {
                if let Some(old) = self.convenors.take(ConvenorId(id)) {
                    self.convenors_by_sector.remove(&old.sector, old.id);
                }
            }
            Kind::KeyContact => {
                if let Some(old) = self.key_contacts.take(KeyContactId(id)) {
                    self.contacts_by_member.remove(&old.member, old.id);
                }
            }
            Kind::Organisation => self.organisation = None,
            Kind::Settings => self.settings = Default::default(),
            Kind::Committee => drop(self.committees.take(CommitteeId(id))),
            Kind::Sector => drop(self.sectors.take(SectorId(id))),
            Kind::Liaison => drop(self.liaisons.take(LiaisonId(id))),
            Kind::Leader => drop(self.leaders.take(LeaderId(id))),
            Kind::Workroom => drop(self.workrooms.take(WorkroomId(id))),
            Kind::RegistrationForm => drop(self.forms.take(FormId(id))),
            Kind::Plan => drop(self.plans.take(PlanId(id))),
            Kind::Summary => drop(self.summaries.take(SummaryId(id))),
            Kind::Activity => drop(self.activities.take(ActivityId(id))),
            Kind::Output => drop(self.outputs.take(OutputId(id))),
            Kind::Study => drop(self.studies.take(StudyId(id))),
            Kind::Circular => drop(self.circulars.take(CircularId(id))),
        }
    }

    /// The records in the book that name the record of this kind and number.
    #[must_use]
    pub fn referring_to(&self, kind: Kind, id: u64) -> Vec<(Kind, u64)> {
        let mut found = Vec::new();
        macro_rules! referring {
            ($($kind:ident: $shelf:ident),*) => {$(
                found.extend(
                    self.$shelf
                        .iter()
                        .filter(|record| references::names(*record, kind, id))
                        .map(|record| (Kind::$kind, record.id().raw())),
                );
            )*};
        }
        for_each_shelf!(referring);
        found
    }

    /// The record of this kind and number that the book holds.
    #[must_use]
    pub fn record(&self, kind: Kind, id: u64) -> Option<Record> {
        macro_rules! record {
            ($($kind:ident: $shelf:ident),*) => {
                match kind {
                    Kind::Organisation => self.organisation().cloned().map(Record::Organisation),
                    Kind::Settings => Some(Record::Settings(self.settings().clone())),
                    $(Kind::$kind => self
                        .$shelf
                        .get(Id::from_raw(id))
                        .cloned()
                        .map(Entity::into_record),)*
                }
            };
        }
        for_each_shelf!(record)
    }
}
