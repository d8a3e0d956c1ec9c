//! A finding: which rule, about what, how grave, by when, and what would put it right. And the
//! tray into which a rule puts its findings.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::names;
use super::remedy::Remedy;
use super::rule::{Level, Rule};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::domain::form::RegistrationForm;
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::text::Text;

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The day whose records were judged.
    pub as_of: NaiveDate,
    /// How grave it is on the day that was asked for.
    pub level: Level,
    /// What it is about.
    pub subject: Subject,
    /// The sector that it belongs to; none when it belongs to several or to none.
    pub sector: Option<SectorId>,
    /// The committee that it belongs to; none when it belongs to several or to none.
    pub committee: Option<CommitteeId>,
    /// The day by which it was or is to be done.
    pub due: Option<NaiveDate>,
    /// What would put it right.
    pub remedy: Remedy,
    /// The number that the rule counted, such as key contacts kept; 0 where it counts nothing.
    pub count: u32,
}

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
    /// An activity.
    Activity(ActivityId),
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
            Subject::Activity(_) => Kind::Activity,
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
            Subject::Activity(id) => id.0,
        }
    }

    /// Its name in the book: a convenor's and a form's is the member's.
    #[must_use]
    pub fn name(self, book: &Book) -> String {
        names::subject(book, self)
    }
}

impl Finding {
    /// The finding in words, with the names that the book has now.
    #[must_use]
    pub fn message(&self, book: &Book) -> Text {
        (self.rule.message)(self, book)
    }

    /// Does it belong to `sector`, alone or with others?
    #[must_use]
    pub fn touches_sector(&self, sector: SectorId, book: &Book) -> bool {
        self.sector == Some(sector) || self.shared_sectors(book).contains(&sector)
    }

    /// Does it belong to `committee`, alone or with others?
    #[must_use]
    pub fn touches_committee(&self, committee: CommitteeId, book: &Book) -> bool {
        self.committee == Some(committee)
            || self
                .shared_sectors(book)
                .iter()
                .filter_map(|id| book.sectors.get(*id))
                .any(|sector| sector.committee_on(self.as_of) == Some(committee))
    }

    /// The sectors that hold an activity together; none for all other findings.
    pub(super) fn shared_sectors<'a>(&self, book: &'a Book) -> &'a [SectorId] {
        match self.subject {
            Subject::Activity(id) => book
                .activities
                .get(id)
                .map_or(&[], |activity| activity.sectors.as_slice()),
            Subject::Organisation
            | Subject::Committee(_)
            | Subject::Sector(_)
            | Subject::Convenor(_)
            | Subject::Member(_)
            | Subject::Form(_) => &[],
        }
    }

    fn urgency(&self, other: &Self) -> Ordering {
        let rank = |finding: &Self| {
            let due = finding.due.unwrap_or(NaiveDate::MAX);
            (finding.level, finding.due.is_none(), due)
        };
        rank(self)
            .cmp(&rank(other))
            .then_with(|| self.rule.code.cmp(other.rule.code))
            .then_with(|| self.subject.cmp(&other.subject))
    }
}

/// The tray for findings: it knows the day, and which rule is looking.
pub struct Findings {
    today: Today,
    rule: Option<&'static Rule>,
    found: Vec<Finding>,
}

impl Findings {
    pub(super) fn new(today: Today) -> Self {
        Findings {
            today,
            rule: None,
            found: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, rule: &'static Rule, book: &Book) {
        let today = self.today;
        self.rule = Some(rule);
        (rule.check)(book, &today, self);
    }

    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by(Finding::urgency);
        self.found
    }

    /// Puts in a finding at the rule's own level, without a date.
    pub(super) fn add(&mut self, place: Place, remedy: Remedy) {
        self.push(None, place, remedy, 0);
    }

    /// Puts in a finding at the rule's own level, with the number that the rule counted.
    pub(super) fn add_counted(&mut self, count: usize, place: Place, remedy: Remedy) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.push(None, place, remedy, count);
    }

    /// Puts in a finding with its date: a duty up to that day, a breach from the next day on.
    pub(super) fn add_due(&mut self, due: NaiveDate, place: Place, remedy: Remedy) {
        self.push(Some(due), place, remedy, 0);
    }

    fn push(&mut self, due: Option<NaiveDate>, place: Place, remedy: Remedy, count: u32) {
        let Some(rule) = self.rule else { return };
        let level = match due {
            Some(due) if self.today.date > due => Level::Breach,
            Some(_) | None => rule.level,
        };
        self.found.push(Finding {
            rule,
            as_of: self.today.vantage(),
            level,
            subject: place.subject,
            sector: place.sector,
            committee: place.committee,
            due,
            remedy,
            count,
        });
    }
}

/// Where a finding belongs.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) subject: Subject,
    pub(super) sector: Option<SectorId>,
    pub(super) committee: Option<CommitteeId>,
}

impl Place {
    /// The organisation: no sector's and no committee's.
    pub(super) const ORGANISATION: Place = Place {
        subject: Subject::Organisation,
        sector: None,
        committee: None,
    };

    pub(super) fn committee(committee: &Committee) -> Self {
        Place {
            subject: Subject::Committee(committee.id),
            sector: None,
            committee: Some(committee.id),
        }
    }

    pub(super) fn sector(sector: &Sector, today: &Today) -> Self {
        Place {
            subject: Subject::Sector(sector.id),
            sector: Some(sector.id),
            committee: sector.committee_on(today.vantage()),
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
            sector: Some(member.sector_on(today.vantage())),
            committee: book.committee_of(member, today.vantage()),
        }
    }

    /// A form belongs to the sector that its member is in now, whatever sector is written on it.
    pub(super) fn form(book: &Book, form: &RegistrationForm, today: &Today) -> Self {
        let member = book.members.get(form.sheet.member);
        Place {
            subject: Subject::Form(form.id),
            sector: Some(member.map_or(form.sheet.sector, |member| {
                member.sector_on(today.vantage())
            })),
            committee: book.committee_of_form(form, today.vantage()),
        }
    }
}
