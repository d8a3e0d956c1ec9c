//! One organisation's records in memory, with the look-ups that rules and screens need.
//!
//! The book holds everything but the archive of forms: of forms it holds the pending ones and,
//! per member and year, a tally. So it grows with the number of people, not with the years in
//! use. It reads nothing and writes nothing: the store fills it, and [`Book::apply`] folds in
//! what changed.
//!
//! Long because a book is one thing: its shelves, their look-ups, and the folding that keeps both.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::appointment::Held as _;
use super::calendar::Year;
use super::contact::Heard;
use super::described::Fields;
use super::form::Tally;
use super::id::*;
use super::money::Money;
use super::organisation::Term;
use super::record::types::*;
use super::record::{Change, Entity, Kind, Record, Seq, every_kind};
use super::references;
use super::scope::Scope;
use super::shelf::{Groups, Only, Shelf};
use super::yearwork::Body;

/// Makes the book of a shelf for each kind; of what an organisation has one of, it has a place.
macro_rules! book {
    (@ [$($shelves:tt)*]) => {
        /// One organisation's records. Those that ended or left are there too; of forms the pending
        /// ones only.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Book {
            seq: Seq,
            $($shelves)*
            members_by_sector: Groups<SectorId, MemberId>,
            successors: Groups<MemberId, MemberId>,
            convenors_by_sector: Groups<SectorId, ConvenorId>,
            contacts_by_member: Groups<MemberId, KeyContactId>,
            entries_by_contact: Groups<KeyContactId, ContactEntryId>,
            forms_by_year: BTreeMap<Year, Tally>,
            tallies: BTreeMap<Year, Tallies>,
        }
    };
    (@ [$($shelves:tt)*] $kind:ident(OnlyId) = $code:literal, $shelf:ident, $($word:literal),*; $($rest:tt)*) => {
        book! { @ [$($shelves)* $shelf: Only<$kind>,] $($rest)* }
    };
    (@ [$($shelves:tt)*] $kind:ident($id:ident) = $code:literal, $shelf:ident, $name:literal, $zh:literal, $en:literal; $($rest:tt)*) => {
        book! { @ [$($shelves)* #[doc = concat!("By identity: ", $en)] pub $shelf: Shelf<$kind>,] $($rest)* }
    };
    ($($kinds:tt)*) => {
        book! { @ [] $($kinds)* }
    };
}

every_kind!(book);

/// What holds where nobody settled anything.
static UNSETTLED: LazyLock<Settings> = LazyLock::new(Settings::default);

/// The tallies of a year, by member.
pub type Tallies = ById<MemberId, Tally>;

macro_rules! rows {
    ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
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
                        self.contacts_by_member = Groups::of_all(rows.iter().flat_map(|(_, it)| it.member.values().map(|member| (*member, it.id))));
                    }
                    Rows::ContactEntry(rows) => {
                        self.entries_by_contact = Groups::of_all(rows.iter().map(|(_, it)| (it.key_contact, it.id)));
                    }
                    _ => {}
                }
                match rows { $(Rows::$kind(rows) => self.$shelf.fill(rows),)* }
            }

            /// Takes over all that `part` holds: a book may be loaded in parts, by kinds, side by
            /// side. What both hold is kept as it is here.
            pub fn join(&mut self, part: Book) {
                $(if self.$shelf.is_empty() {
                    self.$shelf = part.$shelf;
                })*
                self.seq = self.seq.max(part.seq);
                self.members_by_sector.join(part.members_by_sector);
                self.successors.join(part.successors);
                self.convenors_by_sector.join(part.convenors_by_sector);
                self.contacts_by_member.join(part.contacts_by_member);
                self.entries_by_contact.join(part.entries_by_contact);
                self.forms_by_year.extend(part.forms_by_year);
                self.tallies.extend(part.tallies);
            }
        }
    };
}

every_kind!(rows);

impl Book {
    /// The last journal entry that the book knows of.
    #[must_use]
    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// The organisation; none in a store that was not founded yet.
    #[must_use]
    pub fn organisation(&self) -> Option<&Organisation> {
        self.organisations.get(OnlyId::ONLY)
    }

    /// What the organisation has settled.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.settings.get(OnlyId::ONLY).unwrap_or(&UNSETTLED)
    }

    /// The entry that changed the record last; none if there is no such record. Settings are there
    /// from the first.
    #[must_use]
    pub fn seq_of(&self, kind: Kind, id: u64) -> Option<Seq> {
        macro_rules! seq {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match kind {
                    $(Kind::$kind => self.$shelf.seq(Id::from_raw(id)),)*
                }
            };
        }
        every_kind!(seq).or((kind == Kind::Settings).then_some(Seq(0)))
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

    /// Those of them that are there on `date`.
    #[must_use]
    pub fn committees_on(&self, date: NaiveDate) -> Vec<&Committee> {
        let mut all = self.committees_in_order();
        all.retain(|it| it.is_there_on(date));
        all
    }

    /// The committee that coordinates the work of all (article 20), where one is marked.
    #[must_use]
    pub fn coordinating(&self) -> Option<&Committee> {
        self.committees.iter().find(|it| it.coordinating)
    }

    /// How a rule, the article from which it comes, or a setting that it uses is read on a day, oldest first.
    #[must_use]
    pub fn readings_of(
        &self,
        code: &str,
        article: Option<u8>,
        settings: &[&str],
        day: NaiveDate,
    ) -> Vec<&Interpretation> {
        let all = self.interpretations.iter();
        let mut all: Vec<_> = all
            .filter(|it| it.is_about(code, article, settings) && Fields::stands_on(*it, day))
            .collect();
        all.sort_by_key(|it| (it.on, it.id));
        all
    }

    /// The sectors as announced.
    #[must_use]
    pub fn sectors_in_order(&self) -> Vec<&Sector> {
        let mut all: Vec<_> = self.sectors.iter().collect();
        all.sort_by_key(|sector| (sector.position, sector.id));
        all
    }

    /// The sectors that there are on `date`, in order of identity.
    pub fn sectors_on(&self, date: NaiveDate) -> impl Iterator<Item = &Sector> {
        self.sectors.iter().filter(move |it| it.is_there_on(date))
    }

    /// The sectors that there are on `date` and a committee looks after; with none, those of no committee.
    #[must_use]
    pub fn sectors_of(&self, committee: Option<CommitteeId>, date: NaiveDate) -> Vec<&Sector> {
        let mut all = self.sectors_in_order();
        all.retain(|it| it.is_there_on(date) && it.committee_on(date) == committee);
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

    /// All members who serve on `date` or join later: whom a statement of that day may mean, though an
    /// earlier day is looked at.
    pub fn serving_or_to_come(&self, date: NaiveDate) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(move |member| self.serves_or_will(member, date))
    }

    /// Does the member serve on `date`, or join later?
    #[must_use]
    pub fn serves_or_will(&self, member: &Member, date: NaiveDate) -> bool {
        member.joins_after(date).is_some() || self.serves(member, date)
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

    /// The terms in which a member served on some day, oldest first.
    #[must_use]
    pub fn terms_of(&self, member: &Member) -> Vec<Term> {
        let terms = self
            .organisation()
            .into_iter()
            .flat_map(Organisation::terms);
        let left = member.left.as_ref().map(|it| it.on);
        let served = |term: &Term| {
            let came = member
                .joined
                .is_none_or(|on| term.until.is_none_or(|until| on <= until));
            came && left.is_none_or(|on| on >= term.from)
        };
        terms.filter(served).collect()
    }

    /// The first day of the term that runs, where another ran before: who comes now is a member since then. None in the
    /// first term that is known, whose members' day is left empty.
    #[must_use]
    pub fn joining_day(&self) -> Option<NaiveDate> {
        let organisation = self.organisation()?;
        (!organisation.former_terms.is_empty()).then_some(organisation.term.from)
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
        // What was settled stays with the committee that filed it.
        let settled = form.filed_on().filter(|_| !form.status().is_pending());
        let day = settled.unwrap_or(date).min(date);
        self.members
            .get(form.sheet.member)
            .and_then(|member| self.committee_of(member, day))
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
            .filter(|contact| contact.member_on(date) == member && contact.is_kept_on(date))
            .collect()
    }

    /// All that a member ever kept, in order of identity.
    pub fn contacts_ever_of(&self, member: MemberId) -> impl Iterator<Item = &KeyContact> {
        let ids = self.contacts_by_member.of(&member).iter();
        ids.filter_map(|id| self.key_contacts.get(*id))
    }

    /// What the log has of a key contact, in order of identity.
    pub fn entries_of(&self, contact: KeyContactId) -> impl Iterator<Item = &ContactEntry> {
        let ids = self.entries_by_contact.of(&contact).iter();
        ids.filter_map(|id| self.contact_entries.get(*id))
    }

    /// The last time by `date` that a key contact was heard: the later of what the log has and of what
    /// is said of the contact itself.
    #[must_use]
    pub fn last_heard(&self, contact: &KeyContact, date: NaiveDate) -> Option<Heard> {
        let logged = self.entries_of(contact.id).map(|it| Heard {
            on: it.on,
            way: it.way,
        });
        let all = contact.last_heard.into_iter().chain(logged);
        all.filter(|it| it.on <= date).max_by_key(|it| it.on)
    }

    /// Was a key contact heard on one of these days, by what the log has or what is said of the contact itself?
    #[must_use]
    pub fn was_heard(&self, contact: &KeyContact, from: NaiveDate, until: NaiveDate) -> bool {
        let then = |on: NaiveDate| from <= on && on <= until;
        contact.last_heard.is_some_and(|it| then(it.on))
            || self.entries_of(contact.id).any(|it| then(it.on))
    }

    /// A sitting's agenda, in its order.
    #[must_use]
    pub fn agenda_of(&self, sitting: SittingId) -> Vec<&AgendaItem> {
        let all = self.agenda_items.iter();
        let mut all: Vec<_> = all.filter(|it| it.sitting == sitting).collect();
        all.sort_by_key(|it| (it.number.unwrap_or(u16::MAX), it.id));
        all
    }

    /// The problems that a sitting took up.
    pub fn problems_of(&self, sitting: SittingId) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |it| it.sitting == sitting)
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
            .filter(move |activity| Year::of(activity.held_on) == year)
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

    /// The outputs that count for a year.
    pub fn outputs_in(&self, year: Year) -> impl Iterator<Item = &Output> + Clone {
        let of = move |it: &&Output| self.year_of(*it) == Some(year);
        self.outputs.iter().filter(of)
    }

    /// The outputs of a sector that count for a year.
    pub fn outputs_of(&self, sector: SectorId, year: Year) -> impl Iterator<Item = &Output> {
        let own = self.outputs.iter().filter(move |it| it.sector == sector);
        own.filter(move |it| self.year_of(*it) == Some(year))
    }

    /// The items of a plan, month by month.
    #[must_use]
    pub fn items_of(&self, plan: PlanId) -> Vec<&PlanItem> {
        let mut all: Vec<_> = self.plan_items.iter().collect();
        all.retain(|item| item.plan == plan);
        all.sort_by_key(|item| (item.month, item.id));
        all
    }

    /// What a sector may spend in a year; none where no budget was recorded.
    #[must_use]
    pub fn budget_of(&self, sector: SectorId, year: Year) -> Option<&Budget> {
        let mut all = self.budgets.iter();
        all.find(|it| it.sector == sector && it.year == year)
    }

    /// What a sector's activities of a year cost it.
    #[must_use]
    pub fn spent(&self, sector: SectorId, year: Year) -> Money {
        let costs = self.activities_in(year).flat_map(|it| &it.costs);
        let own = costs.filter(|it| it.sector == sector);
        own.map(|it| it.amount).sum()
    }

    /// The last inspection of a workroom by a day.
    #[must_use]
    pub fn last_inspection(&self, room: WorkroomId, on: NaiveDate) -> Option<&Inspection> {
        let all = self.inspections.iter();
        let by_now = all.filter(|it| it.workroom == room && it.on <= on);
        by_now.max_by_key(|it| (it.on, it.id))
    }

    /// What the media reported in a year.
    pub fn publicity_in(&self, year: Year) -> impl Iterator<Item = &PublicityItem> {
        let all = self.publicity_items.iter();
        all.filter(move |it| Year::of(it.on) == year)
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
        // What is a part of what came later came later itself. Wholes stand before their parts.
        let mut came_later = HashSet::new();
        macro_rules! back {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {$(
                for (seq, record) in self.$shelf.rows() {
                    let whole = Fields::part_of(record);
                    let change = match whole.is_some_and(|it| came_later.contains(&it)) {
                        true => Some(Change::away(record)),
                        false => Change::back_to(record, day),
                    };
                    let Some(change) = change else { continue };
                    if change.after.is_none() {
                        came_later.insert((change.kind, change.id));
                    }
                    changes.push((*seq, change));
                }
            )*};
        }
        every_kind!(back);
        changes
    }

    /// Folds in a change that the journal entry `seq` made.
    pub fn apply(&mut self, change: &Change, seq: Seq) {
        self.recount(change);
        match &change.after {
            Some(record) => self.put(record.clone(), seq),
            None => self.take(change.kind, change.id),
        }
        self.arrive_at(seq);
    }

    /// What the shelf of a kind has, with these records instead of those of their identities.
    fn with(&self, kind: Kind, records: HashMap<u64, Option<(Seq, Record)>>) -> Rows {
        macro_rules! with {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match kind { $(Kind::$kind => {
                    let there = self.$shelf.rows().iter();
                    let kept = there.filter(|(_, it)| !records.contains_key(&it.id().raw()));
                    let mut rows: Vec<_> = kept.cloned().collect();
                    let new = records.into_values().flatten();
                    rows.extend(new.filter_map(|(seq, it)| Some((seq, $kind::from_record(it)?))));
                    Rows::$kind(rows)
                })* }
            };
        }
        every_kind!(with)
    }

    /// Whether the book holds such a record: of forms, the pending ones.
    fn holds(record: &Record) -> bool {
        !matches!(record, Record::RegistrationForm(form) if !form.status().is_pending())
    }

    /// Counts a form where it stands now.
    fn recount(&mut self, change: &Change) {
        if let Some(Record::RegistrationForm(form)) = &change.before {
            self.count_form(form, Tally::remove);
        }
        if let Some(Record::RegistrationForm(form)) = &change.after {
            self.count_form(form, Tally::add);
        }
    }

    fn count_form(&mut self, form: &RegistrationForm, count: fn(&mut Tally, &RegistrationForm)) {
        let year = form.year();
        let total = self.forms_by_year.entry(year).or_default();
        count(total, form);
        if total.total() == 0 {
            self.forms_by_year.remove(&year);
        }
        if let Some(tallies) = self.tallies.get_mut(&year) {
            let tally = tallies.entry(form.sheet.member).or_default();
            count(tally, form);
            if tally.total() == 0 {
                tallies.remove(&form.sheet.member);
            }
        }
    }

    fn put(&mut self, record: Record, seq: Seq) {
        if !Book::holds(&record) {
            return self.take(record.kind(), record.raw_id());
        }
        self.unlist(record.kind(), record.raw_id());
        self.list(&record);
        macro_rules! put {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match record { $(Record::$kind(it) => self.$shelf.put(it, seq),)* }
            };
        }
        every_kind!(put);
    }

    fn take(&mut self, kind: Kind, id: u64) {
        self.unlist(kind, id);
        macro_rules! take {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match kind { $(Kind::$kind => self.$shelf.take(Id::from_raw(id)),)* }
            };
        }
        every_kind!(take);
    }

    /// Lists a record under what it belongs to.
    fn list(&mut self, record: &Record) {
        match record {
            Record::Member(it) => {
                for sector in it.sector.values() {
                    self.members_by_sector.add(*sector, it.id);
                }
                if let Some(predecessor) = it.replaces {
                    self.successors.add(predecessor, it.id);
                }
            }
            Record::Convenor(it) => self.convenors_by_sector.add(it.sector, it.id),
            Record::KeyContact(it) => {
                for member in it.member.values() {
                    self.contacts_by_member.add(*member, it.id);
                }
            }
            Record::ContactEntry(it) => self.entries_by_contact.add(it.key_contact, it.id),
            _ => {}
        }
    }

    /// Takes a record that is on its shelf off the lists of what it belongs to.
    fn unlist(&mut self, kind: Kind, id: u64) {
        match kind {
            Kind::Member => {
                let Some(it) = self.members.get(MemberId(id)) else {
                    return;
                };
                for sector in it.sector.values() {
                    self.members_by_sector.remove(sector, it.id);
                }
                if let Some(predecessor) = it.replaces {
                    self.successors.remove(&predecessor, it.id);
                }
            }
            Kind::Convenor => {
                if let Some(it) = self.convenors.get(ConvenorId(id)) {
                    self.convenors_by_sector.remove(&it.sector, it.id);
                }
            }
            Kind::KeyContact => {
                if let Some(it) = self.key_contacts.get(KeyContactId(id)) {
                    for member in it.member.values() {
                        self.contacts_by_member.remove(member, it.id);
                    }
                }
            }
            Kind::ContactEntry => {
                if let Some(it) = self.contact_entries.get(ContactEntryId(id)) {
                    self.entries_by_contact.remove(&it.key_contact, it.id);
                }
            }
            _ => {}
        }
    }

    /// Whose a record is: a part is whose the whole is.
    #[must_use]
    pub fn scope_of(&self, record: &dyn Fields) -> Scope {
        let whole = record.part_of();
        let whole = whole.and_then(|(kind, id)| self.fields(kind, id));
        whole.map_or_else(|| record.scope(), |whole| self.scope_of(whole))
    }

    /// The year in which a record counts; of a part that has none that of the whole. None for what
    /// holds from a day on.
    #[must_use]
    pub fn year_of(&self, record: &dyn Fields) -> Option<Year> {
        self.own_year(record).or_else(|| {
            let (kind, id) = record.part_of()?;
            self.year_of(self.fields(kind, id)?)
        })
    }

    /// The year of a record that has one itself.
    fn own_year(&self, record: &dyn Fields) -> Option<Year> {
        self.counted_by(|settings| record.year_by(settings))
    }

    /// The records in the book that name the record of this kind and number.
    #[must_use]
    pub fn referring_to(&self, kind: Kind, id: u64) -> Vec<(Kind, u64)> {
        let mut found = Vec::new();
        macro_rules! referring {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {$(
                found.extend(
                    self.$shelf
                        .iter()
                        .filter(|record| references::names(*record, kind, id))
                        .map(|record| (Kind::$kind, record.id().raw())),
                );
            )*};
        }
        every_kind!(referring);
        found
    }

    /// The numbers of the records of a kind, in rising order.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<u64> {
        macro_rules! ids {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match kind {
                    $(Kind::$kind => self.$shelf.iter().map(|it| it.id().raw()).collect(),)*
                }
            };
        }
        every_kind!(ids)
    }

    /// The record of this kind and number by its fields, where it stands.
    #[must_use]
    pub fn fields(&self, kind: Kind, id: u64) -> Option<&dyn Fields> {
        macro_rules! fields {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match kind {
                    $(Kind::$kind => self
                        .$shelf
                        .get(Id::from_raw(id))
                        .map(|it| it as &dyn Fields),)*
                }
            };
        }
        let settings = || (kind == Kind::Settings).then(|| &*UNSETTLED as &dyn Fields);
        every_kind!(fields).or_else(settings)
    }

    /// The record of this kind and number that the book holds.
    #[must_use]
    pub fn record(&self, kind: Kind, id: u64) -> Option<Record> {
        macro_rules! record {
            ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $($word:literal),*;)*) => {
                match kind {
                    $(Kind::$kind => self
                        .$shelf
                        .get(Id::from_raw(id))
                        .cloned()
                        .map(Entity::into_record),)*
                }
            };
        }
        let settings = || (kind == Kind::Settings).then(|| UNSETTLED.clone().into_record());
        every_kind!(record).or_else(settings)
    }
}

/// Changes that may be many, of each record one at most, that are folded into a book as they come: of each only what the
/// book will hold is kept until all are there.
#[derive(Default)]
pub struct Folding(BTreeMap<Kind, HashMap<u64, Option<(Seq, Record)>>>);

impl Folding {
    /// Takes one that the journal entry `seq` made.
    pub fn take(&mut self, book: &mut Book, seq: Seq, change: Change) {
        book.recount(&change);
        book.arrive_at(seq);
        let after = change.after.filter(Book::holds).map(|it| (seq, it));
        // Of what the book has not and will not have, the count is all.
        if after.is_some() || book.seq_of(change.kind, change.id).is_some() {
            let of_kind = self.0.entry(change.kind).or_default();
            of_kind.insert(change.id, after);
        }
    }

    /// Lays each shelf anew, once.
    pub fn finish(self, book: &mut Book) {
        for (kind, records) in self.0 {
            book.load_rows(book.with(kind, records));
        }
    }
}
