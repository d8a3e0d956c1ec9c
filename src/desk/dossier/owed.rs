//! What is owed: findings, and what waits by itself, each with the step that moves it on.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::desk::due::{Due, waiting};
use crate::desk::member::to_hand_over;
use crate::desk::remind::Of;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::rules::{Finding, Level, Remedy, Rule};
use crate::text;
use crate::text::Text;

/// Something that is owed.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    /// How grave it is.
    pub level: Level,
    /// The day by which it was or is to be done.
    pub on: Option<NaiveDate>,
    /// What is owed.
    pub what: Text,
    /// Where it comes from: the code of a rule, or of a kind and its step.
    pub source: String,
    /// The rule that asks for it; none for what waits by itself.
    pub rule: Option<&'static Rule>,
    /// What would have it done, where that is one command.
    pub remedy: Option<Remedy>,
    /// The record that it is about; of several that owe alike the first.
    pub record: (Kind, u64),
    /// All records that owe it alike.
    pub records: Vec<(Kind, u64)>,
}

impl Owed {
    /// Of what somebody is reminded who is reminded of it.
    #[must_use]
    pub fn as_asked(&self) -> Vec<Of> {
        Of::each(self.records.clone(), Some(&self.source))
    }
}

/// What one owes, or what is owed for it, the most urgent first.
#[must_use]
pub fn owed(of: (Kind, u64), found: &[Finding], book: &Book, today: Today) -> Vec<Owed> {
    // Forms and opinions wait by themselves, before a rule speaks of them.
    let waits = |it: &Finding| matches!(it.subject.kind(), Kind::RegistrationForm | Kind::Opinion);
    let theirs = found.iter().filter(|it| it.touches(of.0, of.1, book));
    let mut all: Vec<Owed> = Vec::new();
    let mut own = |it: Owed| all.push(it);
    let mut others = Gathered::default();
    for finding in theirs.filter(|it| !waits(it)) {
        let owed = of_finding(finding, book);
        match is_own(finding.subject.kind(), of.0) {
            true => own(owed),
            false => others.put(owed, &finding.rule.title),
        }
    }
    let seen: HashSet<(Kind, u64)> = all.iter().map(|it| it.record).collect();
    let waiting = waiting(book, today).filter(|it| it.lies_with(of, book));
    for due in waiting.filter(|it| !seen.contains(&it.record)) {
        let step = due.step.clone();
        let owed = of_due(due, today);
        match is_own(owed.record.0, of.0) {
            true => all.push(owed),
            false => others.put(owed, &step),
        }
    }
    all.extend(others.0);
    all.extend(hand_over(of, book, today));
    all.sort_by_key(|it| (it.level, it.on.is_none(), it.on));
    all
}

/// Is what is about a record of this kind told by itself in the file of one of that kind? A body's people and papers are
/// many: theirs is gathered.
fn is_own(kind: Kind, of: Kind) -> bool {
    match of {
        Kind::Sector => !matches!(
            kind,
            Kind::Member | Kind::KeyContact | Kind::RegistrationForm | Kind::Opinion
        ),
        Kind::Committee => matches!(kind, Kind::Committee | Kind::Plan | Kind::PlanItem),
        _ => true,
    }
}

/// What several owe alike, in one: said by the first of them, and how many they are.
#[derive(Default)]
struct Gathered(Vec<Owed>);

impl Gathered {
    fn put(&mut self, owed: Owed, called: &Text) {
        let same = |it: &&mut Owed| (&it.source, it.level) == (&owed.source, owed.level);
        match self.0.iter_mut().find(same) {
            None => self.0.push(owed),
            Some(first) => {
                first.records.extend(owed.records);
                let (Text { zh, en }, count) = (called, first.records.len());
                first.what = text!("{zh}（{count} 项）", "{en} ({count})");
                first.on = [first.on, owed.on].into_iter().flatten().min();
            }
        }
    }
}

/// The key contacts of a member who left go on with somebody else.
fn hand_over(of: (Kind, u64), book: &Book, today: Today) -> Option<Owed> {
    let (Kind::Member, id) = of else { return None };
    let day = today.reference_date();
    let left = book.members.get(MemberId(id))?.left.as_ref();
    left.filter(|it| it.on <= day)?;
    let count = match to_hand_over(book, MemberId(id), day).len() {
        0 => return None,
        count => count,
    };
    Some(Owed {
        level: Level::Advice,
        on: None,
        what: text!(
            "{count} 名重点联系对象还没有移交",
            "{count} key contact(s) are not handed over yet"
        ),
        source: "hand-over".to_owned(),
        rule: None,
        remedy: Some(Remedy::hand_over(MemberId(id))),
        record: of,
        records: vec![of],
    })
}

fn of_finding(finding: &Finding, book: &Book) -> Owed {
    let record = (finding.subject.kind(), finding.subject.raw_id());
    Owed {
        level: finding.level,
        on: finding.due,
        what: finding.message(book),
        // Of a year that is over it is another than this year's.
        source: match finding.carried {
            true => format!("{}.{}", finding.rule.code, finding.year.previous()),
            false => finding.rule.code.to_owned(),
        },
        rule: Some(finding.rule),
        remedy: Some(finding.remedy),
        record,
        records: vec![record],
    }
}

fn of_due(due: Due, today: Today) -> Owed {
    Owed {
        level: match due.on < today.date {
            true => Level::Breach,
            false => Level::Due,
        },
        on: Some(due.on),
        what: due.what,
        source: due.source,
        rule: due.rule,
        remedy: due.remedy,
        record: due.record,
        records: vec![due.record],
    }
}
