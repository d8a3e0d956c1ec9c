//! What a store holds: the kinds of records, any one of them, and a change from one to another.
//!
//! Long because the list of kinds stands with what is made of it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::as_of::AsOf;
use super::attachment::Attachment;
use super::book::Book;
use super::calendar::Today;
use super::dated::Changed;
use super::described::{self, ENDED, Facts, Fields, Listed, Misfit, Shape, Value, names};
use super::id::*;
use super::member::Departure;
use super::references::Refers;
use crate::text::{Text, Words};
use types::*;

/// The number of a journal entry. Entries count from 1; 0 is before the first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

/// A kind of record: something with an identity of its own type.
pub trait Entity: Refers + AsOf + Fields + Clone + PartialEq + Sized {
    /// Its identity.
    type Id: Id;
    /// Its kind.
    const KIND: Kind;
    /// Which one it is.
    fn id(&self) -> Self::Id;
    /// The same under another identity.
    #[must_use]
    fn under(self, id: Self::Id) -> Self;
    /// The same as any record.
    fn into_record(self) -> Record;
    /// The record, if it is of this kind.
    fn from_record(record: Record) -> Option<Self>;
}

/// Calls `$then!` with every kind of record, each with its identity, its number, its shelf in the
/// book (whose name is its table's, and its count's in JSON), its name in JSON, and what users call
/// it. This is the one list of them: what is done for each kind is written once and made for all.
macro_rules! every_kind {
    ($then:ident) => {
        $then! {
            Organisation(OnlyId) = 1, organisations, "organisation", "组织", "organisation";
            Settings(OnlyId) = 2, settings, "settings", "设置", "settings";
            Committee(CommitteeId) = 3, committees, "committee", "专委会", "committee";
            Sector(SectorId) = 4, sectors, "sector", "界别", "sector";
            Member(MemberId) = 5, members, "member", "委员", "member";
            Convenor(ConvenorId) = 6, convenors, "convenor", "界别召集人", "convenor";
            Liaison(LiaisonId) = 7, liaisons, "liaison", "界别联络员", "liaison";
            Leader(LeaderId) = 8, leaders, "leader", "主席会议成员", "leader";
            KeyContact(KeyContactId) = 9, key_contacts, "key-contact", "重点联系对象", "key contact";
            Workroom(WorkroomId) = 10, workrooms, "workroom", "委员工作室", "workroom";
            RegistrationForm(FormId) = 11, forms, "form", "登记表", "registration form";
            Plan(PlanId) = 12, plans, "plan", "年度工作计划", "plan";
            Summary(SummaryId) = 13, summaries, "summary", "工作总结", "summary";
            Activity(ActivityId) = 14, activities, "activity", "界别活动", "activity";
            Output(OutputId) = 15, outputs, "output", "履职成果", "output";
            Study(StudyId) = 16, studies, "study", "专题研究", "study";
            Circular(CircularId) = 17, circulars, "circular", "情况通报", "circular";
            Training(TrainingId) = 18, trainings, "training", "学习培训", "training";
            Department(DepartmentId) = 19, departments, "department", "部门", "department";
            Interpretation(InterpretationId) = 20, interpretations, "interpretation", "解释", "interpretation";
            PlanItem(PlanItemId) = 21, plan_items, "plan-item", "计划事项", "plan item";
            CouncilSitting(SittingId) = 22, sittings, "sitting", "会议", "sitting";
            AgendaItem(AgendaItemId) = 23, agenda_items, "agenda-item", "议题", "agenda item";
            Problem(ProblemId) = 24, problems, "problem", "督办问题", "problem";
            ContactEntry(ContactEntryId) = 25, contact_entries, "contact-entry", "联系记录", "contact entry";
            LeaderContact(LeaderContactId) = 26, leader_contacts, "leader-contact", "联系界别记录", "leader's contact";
            PublicityPlan(PublicityPlanId) = 27, publicity_plans, "publicity-plan", "宣传安排", "publicity plan";
            PublicityItem(PublicityItemId) = 28, publicity_items, "publicity-item", "宣传报道", "report in the media";
            Budget(BudgetId) = 29, budgets, "budget", "经费预算", "budget";
            ServiceEntry(ServiceEntryId) = 30, service_entries, "service-entry", "服务事项", "service entry";
            Inspection(InspectionId) = 31, inspections, "inspection", "工作室检查", "workroom inspection";
            Research(ResearchId) = 32, research_papers, "research", "理论研究", "research paper";
            Opinion(OpinionId) = 33, opinions, "opinion", "意见建议", "opinion";
            ReminderRound(ReminderRoundId) = 34, reminder_rounds, "reminder", "催办", "round of reminders";
            Prize(PrizeId) = 35, prizes, "prize", "评优", "prize";
            PointsTable(PointsTableId) = 36, points_tables, "points-table", "考核计分表", "table of points";
            PointsItem(PointsItemId) = 37, points_items, "points-item", "考核项目", "item of points";
            AssessmentSheet(AssessmentSheetId) = 38, assessment_sheets, "assessment-sheet", "考核表", "assessment sheet";
            YearClosing(YearClosingId) = 39, year_closings, "year-closing", "年度关账", "closing of a year";
            Correction(CorrectionId) = 40, corrections, "correction", "更正", "correction";
        }
    };
}

pub(crate) use every_kind;

/// The types that the list of kinds names.
pub mod types {
    pub use crate::domain::appointment::{Convenor, Leader, Liaison};
    pub use crate::domain::assessment::{AssessmentSheet, PointsItem, PointsTable, Prize};
    pub use crate::domain::closing::{Correction, YearClosing};
    pub use crate::domain::committee::Committee;
    pub use crate::domain::contact::{ContactEntry, Inspection, KeyContact, Workroom};
    pub use crate::domain::department::Department;
    pub use crate::domain::form::RegistrationForm;
    pub use crate::domain::interpretation::Interpretation;
    pub use crate::domain::member::Member;
    pub use crate::domain::opinion::Opinion;
    pub use crate::domain::organisation::Organisation;
    pub use crate::domain::reminder::ReminderRound;
    pub use crate::domain::sector::Sector;
    pub use crate::domain::settings::Settings;
    pub use crate::domain::sitting::{AgendaItem, CouncilSitting, Problem};
    pub use crate::domain::yearwork::{
        Activity, Budget, Circular, LeaderContact, Output, Plan, PlanItem, PublicityItem,
        PublicityPlan, Research, ServiceEntry, Study, Summary, Training,
    };
}

macro_rules! kinds {
    ($($kind:ident($id:ident) = $code:literal, $shelf:ident, $name:literal, $zh:literal, $en:literal;)*) => {
        /// Which kind of record. The number is the store's and the journal's: it never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(
            #[doc = $en]
            $kind = $code,
        )* }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// The kind of this number.
            #[must_use]
            pub fn from_code(code: u8) -> Option<Kind> {
                match code { $($code => Some(Kind::$kind),)* _ => None }
            }

            /// It and no other.
            #[must_use]
            pub fn alone(self) -> &'static [Kind] {
                match self { $(Kind::$kind => &[Kind::$kind],)* }
            }

            /// Its number in the store.
            #[must_use]
            pub fn code(self) -> u8 {
                self as u8
            }

            /// Its plural noun: the name of its table, and of its count in JSON.
            #[must_use]
            pub fn plural(self) -> &'static str {
                match self { $(Kind::$kind => stringify!($shelf),)* }
            }

            /// Its name in JSON: `sector`, `key-contact`.
            #[must_use]
            pub fn code_name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            /// What the users call it.
            #[must_use]
            pub fn title(self) -> Text {
                match self { $(Kind::$kind => Text::of($zh, $en),)* }
            }

            /// What is known of its fields.
            #[must_use]
            pub fn facts(self) -> Vec<&'static Facts> {
                match self { $(Kind::$kind => <$kind as Fields>::facts(),)* }
            }

            /// What is known of what is reckoned from its records.
            #[must_use]
            pub fn reckoned(self) -> Vec<&'static Facts> {
                match self { $(Kind::$kind => <$kind as Fields>::reckoned(),)* }
            }

            /// The fields that tell one of its records from another.
            #[must_use]
            pub fn key(self) -> &'static [&'static str] {
                match self { $(Kind::$kind => <$kind as Fields>::key(),)* }
            }

            /// Further fields that tell one of its records from another, where all are said.
            #[must_use]
            pub fn also(self) -> &'static [&'static str] {
                match self { $(Kind::$kind => <$kind as Fields>::also(),)* }
            }

            /// Do its records come by verbs alone, so that nobody enters one?
            #[must_use]
            pub fn is_by_verbs(self) -> bool {
                match self { $(Kind::$kind => <$kind as Fields>::is_by_verbs(),)* }
            }

            /// The columns of its list; none where that is made by hand.
            #[must_use]
            pub fn list(self) -> &'static [Listed] {
                match self { $(Kind::$kind => <$kind as Fields>::list(),)* }
            }
        }

        /// Any record.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Record { $(
            #[doc = $en]
            $kind($kind),
        )* }

        impl Record {
            /// A record of a kind as it begins; none of one that begins in a way of its own.
            #[must_use]
            pub fn begun(kind: Kind, book: &Book, today: Today) -> Option<Record> {
                match kind { $(Kind::$kind => <$kind as Fields>::begun(book, today).map(Record::$kind),)* }
            }

            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $(Record::$kind(_) => Kind::$kind,)* }
            }

            /// Its identity's number.
            #[must_use]
            pub fn raw_id(&self) -> u64 {
                match self { $(Record::$kind(it) => Entity::id(it).raw(),)* }
            }

            /// The same under another identity.
            #[must_use]
            pub fn under(self, id: u64) -> Record {
                match self { $(Record::$kind(it) => Record::$kind(it.under(Id::from_raw(id))),)* }
            }

            /// It by its fields.
            #[must_use]
            pub fn fields(&self) -> &dyn Fields {
                match self { $(Record::$kind(it) => it,)* }
            }

            /// It by its fields, to be changed.
            pub fn fields_mut(&mut self) -> &mut dyn Fields {
                match self { $(Record::$kind(it) => it,)* }
            }

            /// As [`AsOf::as_of`].
            #[must_use]
            pub fn as_of(&self, day: NaiveDate) -> Option<Record> {
                match self { $(Record::$kind(it) => AsOf::as_of(it, day).map(|it| Record::$kind(it.into_owned())),)* }
            }

            /// As [`AsOf::with_later`].
            #[must_use]
            pub fn with_later(self, whole: Record, day: NaiveDate) -> Record {
                match (self, whole) {
                    $((Record::$kind(it), Record::$kind(whole)) => Record::$kind(it.with_later(&whole, day)),)*
                    (it, _) => it,
                }
            }
        }

        impl Refers for Record {
            fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
                match self { $(Record::$kind(it) => it.refer(told),)* }
            }

            fn rename(&mut self, kind: Kind, from: u64, to: u64) {
                match self { $(Record::$kind(it) => it.rename(kind, from, to),)* }
            }
        }

        $(
            names!($id, $kind);

            impl Entity for $kind {
                type Id = $id;
                const KIND: Kind = Kind::$kind;
                fn id(&self) -> $id { kinds!(@id self, $id) }
                fn under(self, id: $id) -> Self { kinds!(@under self, id, $id) }
                fn into_record(self) -> Record { Record::$kind(self) }
                fn from_record(record: Record) -> Option<Self> {
                    match record { Record::$kind(it) => Some(it), _ => None }
                }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Record { Record::$kind(record) }
            }
        )*
    };
    (@id $it:ident, OnlyId) => { { let _ = $it; OnlyId::ONLY } };
    (@id $it:ident, $id:ident) => { $it.id };
    (@under $it:ident, $to:ident, OnlyId) => { { let _ = $to; $it } };
    (@under $it:ident, $to:ident, $id:ident) => { { let mut it = $it; it.id = $to; it } };
}

every_kind!(kinds);

/// What records may belong to.
const BODIES: [Kind; 4] = [
    Kind::Sector,
    Kind::Committee,
    Kind::Department,
    Kind::Member,
];

impl Kind {
    /// What users call a field, or a part of one. What a group begins with stands for the group.
    #[must_use]
    pub fn word_of(self, field: &str) -> Option<Words> {
        self.facts().into_iter().find_map(|facts| {
            let own = facts.parts.first().unwrap_or(facts);
            let part = || facts.parts.iter().find(|part| part.id == field);
            let named = (facts.id == field).then_some(own).or_else(part)?;
            Some(named.label)
        })
    }

    /// The field that says to which sector, committee or member a record belongs that is entered, or of
    /// which other record it is a part: the first that can name one. Which kinds it names stands beside it.
    #[must_use]
    pub fn owner(self) -> Option<(&'static Facts, &'static [Kind])> {
        self.facts()
            .into_iter()
            .find_map(|facts| match facts.shape {
                Shape::Ref(kinds) if facts.fixed || kinds.iter().all(|it| BODIES.contains(it)) => {
                    Some((facts, kinds))
                }
                Shape::Refs(Kind::Sector) => Some((facts, &BODIES[..1])),
                _ => None,
            })
    }

    /// Can its records name one of that kind, which is more than whose they are?
    #[must_use]
    pub fn names(self, other: Kind) -> bool {
        !BODIES.contains(&other) && self.naming(other).is_some()
    }

    /// The field in which its records name one of that kind.
    #[must_use]
    pub fn naming(self, other: Kind) -> Option<&'static Facts> {
        self.facts().into_iter().find(|facts| match facts.shape {
            Shape::Ref(kinds) => kinds.contains(&other),
            Shape::Refs(kind) => kind == other,
            _ => false,
        })
    }

    /// Is it of one year?
    #[must_use]
    pub fn is_yearly(self) -> bool {
        self.facts().iter().any(|it| it.id == "year")
    }

    /// Does it come to an end, and stay?
    #[must_use]
    pub fn is_ending(self) -> bool {
        self.facts().iter().any(|it| it.id == ENDED)
    }

    /// Is it believed on evidence?
    #[must_use]
    pub fn is_evident(self) -> bool {
        self.facts().iter().any(|it| it.shape == Shape::Evidence)
    }

    /// Can files be attached to it?
    #[must_use]
    pub fn takes_files(self) -> bool {
        self.field_of_files().is_some()
    }

    /// Can files belong to it? A form has the one that it came in.
    #[must_use]
    pub fn has_files(self) -> bool {
        self == Kind::RegistrationForm || self.takes_files()
    }

    fn field_of_files(self) -> Option<&'static Facts> {
        self.facts().into_iter().find(|it| it.shape == Shape::Files)
    }
}

impl Record {
    /// How what changes on days differs from what it was.
    #[must_use]
    pub fn changed(&self, was: &Record) -> Option<Changed> {
        let both = self.fields().ever().into_iter().zip(was.fields().ever());
        let mut dated = both.filter(|((facts, _), _)| facts.dated);
        dated.find_map(|((_, is), (_, was))| {
            let known = |day: &NaiveDate| was.iter().any(|(from, _)| *from == Some(*day));
            let mut days = is.iter().filter_map(|(from, _)| *from);
            match days.rfind(|day| !known(day)) {
                Some(day) => Some(Changed::From(day)),
                None => (is != was).then_some(Changed::Corrected),
            }
        })
    }

    /// Says when and why what it is about ended.
    ///
    /// # Errors
    /// It is about nothing that ends.
    pub fn end(&mut self, departure: &Departure) -> Result<(), Misfit> {
        let on = departure.on;
        let end = Value::Group(vec![Value::Day(on), Value::text(&departure.reason)]);
        self.fields_mut()
            .set(ENDED, &end, described::Change::at(on))
    }

    /// Has these files belong to it.
    ///
    /// # Errors
    /// It is of a kind to which none can belong.
    pub fn set_attachments(&mut self, files: Vec<Attachment>) -> Result<(), Misfit> {
        if let Record::RegistrationForm(form) = self {
            form.attachments = files;
            return Ok(());
        }
        let field = self.kind().field_of_files().ok_or(Misfit::Shape)?.id;
        let change = described::Change::at(NaiveDate::MAX);
        self.fields_mut()
            .set(field, &Value::Files(files.into()), change)
    }
}

/// A record that came, changed or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind.
    pub kind: Kind,
    /// The identity's number.
    pub id: u64,
    /// What it was; none when it came.
    pub before: Option<Record>,
    /// What it is; none when it went.
    pub after: Option<Record>,
}

impl Change {
    /// From a record to where it had not come yet.
    #[must_use]
    pub fn away<T: Entity>(record: &T) -> Change {
        Change {
            kind: T::KIND,
            id: record.id().raw(),
            before: Some(record.clone().into_record()),
            after: None,
        }
    }

    /// From a record to what it was on `day`; none where that is the same.
    #[must_use]
    pub fn back_to<T: Entity>(record: &T, day: NaiveDate) -> Option<Change> {
        match record.as_of(day) {
            Some(Cow::Borrowed(_)) => None,
            Some(Cow::Owned(seen)) => Some(Change {
                after: Some(seen.into_record()),
                ..Change::away(record)
            }),
            None => Some(Change::away(record)),
        }
    }
}
