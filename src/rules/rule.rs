//! What a rule is, and what it finds: which rule, about what, how grave, by when, and what would put it
//! right. Rules are constants of the program; the figures and dates that they use are the organisation's
//! settings.

use std::cmp::Ordering;
use std::fmt;

use chrono::NaiveDate;

use super::duties::Duties;
use super::level::Level;
use super::remedy::Remedy;
use super::subject::{Place, Subject};
use crate::domain::book::Book;
use crate::domain::calendar::{MonthDay, Today, Year};
use crate::domain::id::*;
use crate::domain::record::Kind;
use crate::domain::yearwork::StudyBody;
use crate::text;
use crate::text::Text;

/// Names the rules of a topic: `topic![one_rule, another]`, each the module of a rule's file.
macro_rules! topic {
    ($($rule:ident),* $(,)?) => {
        /// The topic's rules.
        pub(super) static RULES: &[&crate::rules::Rule] = &[$(&$rule::RULE),*];

        /// The topic's rules with the cases in which each speaks or is silent.
        #[cfg(test)]
        pub(super) fn cases() -> Vec<(&'static crate::rules::Rule, Vec<crate::rules::testing::Case>)> {
            vec![$((&$rule::RULE, $rule::cases())),*]
        }
    };
}
pub(super) use topic;

/// One rule of the Method.
pub struct Rule {
    /// Its code: `J`, the article in two digits (90 for the annex), a number in two digits.
    pub code: &'static str,
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// The article that it comes from; none for the annex.
    pub article: Option<u8>,
    /// The level of its findings. A rule that starts at [`Level::Due`] has a date: its findings
    /// are breaches once that has passed.
    pub level: Level,
    /// The keys of the settings whose figures it uses.
    pub settings: &'static [&'static str],
    /// What is wrong, in a few words.
    pub title: Text,
    /// What the Method asks, and why it matters.
    pub why: Text,
    /// What to do about it.
    pub remedy: Text,
    /// Looks for findings.
    pub check: fn(&Book, &Today, &mut Findings),
    /// Says a finding in words. It is called when somebody reads the finding, not when it is
    /// made: a large organisation has tens of thousands.
    pub message: fn(&Finding, &Book) -> Text,
}

impl Rule {
    /// Where the rule comes from: an article of the Method or its annex.
    #[must_use]
    pub fn source(&self) -> Text {
        match self.article {
            Some(n) => text!("第{n}条", "article {n}"),
            None => Text::of("附件", "annex"),
        }
    }

    /// The levels that its findings take.
    #[must_use]
    pub fn levels(&self) -> Text {
        match self.level {
            Level::Due => Text::of(
                "待办，逾期为不合规",
                "due, a breach once its date has passed",
            ),
            Level::Breach | Level::Advice => self.level.word(),
        }
    }

    /// Is it about pending forms, which wait from their year on, also beyond the term?
    pub(super) fn is_of_forms(&self) -> bool {
        self.article.is_none()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

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
    /// The year that was looked at.
    pub year: Year,
    /// Is it a duty of an earlier year than the one looked at, and still unmet?
    pub carried: bool,
    /// Which body of the leadership owes it, where each does.
    pub leadership: Option<StudyBody>,
    /// The number that the rule counted, such as key contacts kept; 0 where it counts nothing.
    pub count: u32,
}

impl Finding {
    /// The finding in words, with the names that the book has now.
    #[must_use]
    pub fn message(&self, book: &Book) -> Text {
        (self.rule.message)(self, book)
    }

    /// Is its date a day off? What the office has set stays as it is set.
    #[must_use]
    pub fn is_due_on_a_day_off(&self, book: &Book) -> bool {
        let calendar = &book.settings().calendar;
        self.due.is_some_and(|due| !calendar.is_working(due))
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

    /// Is it one of this record: of a sector or a committee all that belong to it, of a member all that are
    /// the member's, of the organisation every one, of another record those about it?
    #[must_use]
    pub fn touches(&self, kind: Kind, id: u64, book: &Book) -> bool {
        match kind {
            Kind::Organisation => true,
            Kind::Committee => self.touches_committee(CommitteeId(id), book),
            Kind::Sector => self.touches_sector(SectorId(id), book),
            Kind::Member => self.subject.member(book) == Some(MemberId(id)),
            _ => self.subject.kind() == kind && self.subject.raw_id() == id,
        }
    }

    /// The sectors that hold an event together; none for all other findings.
    pub(super) fn shared_sectors(&self, book: &Book) -> Vec<SectorId> {
        match self.subject {
            Subject::Record(kind, id) if self.sector.is_none() => {
                let event = book.fields(kind, id);
                let mut sectors = event.map_or_else(Vec::new, |it| it.sectors(self.as_of));
                sectors.sort_unstable();
                sectors.dedup();
                sectors
            }
            Subject::Organisation
            | Subject::Committee(_)
            | Subject::Sector(_)
            | Subject::Convenor(_)
            | Subject::Member(_)
            | Subject::Form(_)
            | Subject::Record(..) => Vec::new(),
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

/// The tray for findings: it knows the day and what may be asked on it, and which rule is looking.
pub struct Findings {
    date: NaiveDate,
    today: Today,
    duties: Option<Duties>,
    /// What could be asked in the year before, where that was kept.
    before: Option<Duties>,
    rule: Option<&'static Rule>,
    found: Vec<Finding>,
    /// The places of those that are about duties of the year.
    yearly: Vec<usize>,
    of_the_year: bool,
}

impl Findings {
    /// Of what may be asked; without any, findings are those of the forms that wait.
    pub(super) fn new(today: Today, duties: Option<Duties>, before: Option<Duties>) -> Self {
        Findings {
            date: today.date,
            today: duties.map_or(today, |it| it.today),
            duties,
            before,
            rule: None,
            found: Vec::new(),
            yearly: Vec::new(),
            of_the_year: false,
        }
    }

    /// Of the duties of a year that is over, which [`Findings::carry`] takes.
    pub(super) fn of_the_year(today: Today, duties: Duties) -> Self {
        Findings {
            of_the_year: true,
            ..Findings::new(today, Some(duties), None)
        }
    }

    pub(super) fn run(&mut self, rule: &'static Rule, book: &Book) {
        let today = self.today;
        self.rule = Some(rule);
        (rule.check)(book, &today, self);
    }

    pub(super) fn join(&mut self, others: Findings) {
        self.found.extend(others.found);
    }

    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by(Finding::urgency);
        self.found
    }

    /// Takes over the unmet duties of the year that `earlier` looked at.
    pub(super) fn carry(&mut self, earlier: Findings, is_there: impl Fn(&Finding) -> bool) {
        let unmet = earlier
            .yearly
            .iter()
            .filter_map(|nth| earlier.found.get(*nth));
        let unmet = unmet.filter(|finding| is_there(finding));
        self.found.extend(unmet.map(|finding| Finding {
            carried: true,
            ..*finding
        }));
    }

    /// Are duties of the year alone wanted? Of a year that is over nothing else is carried on.
    pub(super) fn are_of_the_year(&self) -> bool {
        self.of_the_year
    }

    /// Puts in a finding at the rule's own level, without a date.
    pub(super) fn add(&mut self, place: Place, remedy: Remedy) {
        self.add_counted(0, place, remedy);
    }

    /// Puts in a finding at the rule's own level, with the number that the rule counted.
    pub(super) fn add_counted(&mut self, count: usize, place: Place, remedy: Remedy) {
        if let Some(rule) = self.rule {
            self.push(rule.level, None, count, place, remedy);
        }
    }

    /// Puts in a finding with its date: a duty up to that day, a breach from the next day on.
    pub(super) fn add_due(&mut self, due: NaiveDate, place: Place, remedy: Remedy) {
        self.add_due_counted(due, 0, place, remedy);
    }

    /// Puts in a finding about a standing duty of what began on `since`: to be done for some days from then, a
    /// breach afterwards, which has no date.
    pub(super) fn add_standing(&mut self, since: Option<NaiveDate>, place: Place, remedy: Remedy) {
        self.add_standing_counted(since, 0, place, remedy);
    }

    /// The same, with the number that the rule counted.
    pub(super) fn add_standing_counted(
        &mut self,
        since: Option<NaiveDate>,
        count: usize,
        place: Place,
        remedy: Remedy,
    ) {
        let Some(duties) = self.duties else { return };
        let due = duties.standing(since);
        if self.today.reference_date() <= due {
            self.push(Level::Due, Some(due), count, place, remedy);
        } else {
            self.push(Level::Breach, None, count, place, remedy);
        }
    }

    /// Puts in a finding about a duty of the year, of what began on `since`, where it is asked.
    pub(super) fn add_yearly(
        &mut self,
        date: MonthDay,
        since: Option<NaiveDate>,
        place: Place,
        remedy: Remedy,
    ) {
        self.add_yearly_counted(date, since, 0, place, remedy);
    }

    /// The same, with the number that the rule counted.
    pub(super) fn add_yearly_counted(
        &mut self,
        date: MonthDay,
        since: Option<NaiveDate>,
        count: usize,
        place: Place,
        remedy: Remedy,
    ) {
        if let Some(due) = self.duties.and_then(|it| it.yearly(date, since)) {
            self.yearly.push(self.found.len());
            self.add_due_counted(due, count, place, remedy);
        }
    }

    /// Puts in a finding about what is to be so by a date of the first year in which it is asked, and from
    /// then on.
    pub(super) fn add_lasting(
        &mut self,
        date: MonthDay,
        since: Option<NaiveDate>,
        place: Place,
        remedy: Remedy,
    ) {
        let due = |duties: Option<Duties>| duties.and_then(|it| it.yearly(date, since));
        if let Some(due) = due(self.before).or(due(self.duties)) {
            self.add_due(due, place, remedy);
        }
    }

    /// What may be asked of the organisation.
    pub(super) fn duties(&self) -> Option<Duties> {
        self.duties
    }

    fn add_due_counted(&mut self, due: NaiveDate, count: usize, place: Place, remedy: Remedy) {
        let Some(rule) = self.rule else { return };
        let level = if self.date > due {
            Level::Breach
        } else {
            rule.level
        };
        self.push(level, Some(due), count, place, remedy);
    }

    fn push(
        &mut self,
        level: Level,
        due: Option<NaiveDate>,
        count: usize,
        place: Place,
        remedy: Remedy,
    ) {
        let Some(rule) = self.rule else { return };
        self.found.push(Finding {
            rule,
            as_of: self.today.reference_date(),
            level,
            subject: place.subject,
            sector: place.sector,
            committee: place.committee,
            due,
            remedy,
            year: self.today.year,
            carried: false,
            leadership: place.leadership,
            count: u32::try_from(count).unwrap_or(u32::MAX),
        });
    }
}
