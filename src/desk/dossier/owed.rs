//! What is owed: findings, and what waits by itself, each with the step that moves it on.

use chrono::NaiveDate;

use crate::desk::due::{Due, waiting};
use crate::desk::member::to_hand_over;
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
    /// The record that it is about.
    pub record: (Kind, u64),
}

/// What one owes, or what is owed for it, the most urgent first.
#[must_use]
pub fn owed(of: (Kind, u64), found: &[Finding], book: &Book, today: Today) -> Vec<Owed> {
    // Forms and opinions wait by themselves, before a rule speaks of them.
    let waits = |it: &Finding| matches!(it.subject.kind(), Kind::RegistrationForm | Kind::Opinion);
    let theirs = found.iter().filter(|it| it.touches(of.0, of.1, book));
    let mut all: Vec<Owed> = theirs
        .filter(|it| !waits(it))
        .map(|it| of_finding(it, book))
        .collect();
    let waiting = waiting(book, today).filter(|it| it.lies_with(of, book));
    for due in waiting {
        if !all.iter().any(|it| it.record == due.record) {
            all.push(of_due(due, today));
        }
    }
    all.extend(hand_over(of, book, today));
    all.sort_by_key(|it| (it.level, it.on.is_none(), it.on));
    all
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
    })
}

fn of_finding(finding: &Finding, book: &Book) -> Owed {
    Owed {
        level: finding.level,
        on: finding.due,
        what: finding.message(book),
        source: finding.rule.code.to_owned(),
        rule: Some(finding.rule),
        remedy: Some(finding.remedy),
        record: (finding.subject.kind(), finding.subject.raw_id()),
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
    }
}
