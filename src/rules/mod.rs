//! The rulebook: what the Method asks, checked against an organisation's records.
//!
//! One rule, one file, with its explanation and its cases in it; the files are grouped by topic.
//! To add a rule, write its file and name it in its topic's lists. [`check`] is pure: it reads a
//! [`Book`] and a day, and changes nothing. It knows no screen and no store; what is to be done
//! about a finding is a [`Remedy`], a request as data that the fronts carry to the desk.
//!
//! In reading order: [`Rule`] and its [`Level`]; the [`Finding`] with its [`Subject`] and
//! [`Remedy`]; the topics in the Method's order; [`Scope`] and [`Badges`] for those who look at a
//! part; [`matrix`], the checklist; [`page`], the catalogue as a document.

mod assessment;
mod badges;
mod contacts;
mod convenors;
mod duties;
mod five_haves;
mod forms;
mod leadership;
mod level;
mod map;
pub mod matrix;
mod names;
mod opinions;
mod page;
mod party;
pub mod points;
pub mod proof;
mod remedy;
mod rule;
mod scope;
mod search;
mod subject;
mod workrooms;

#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod over_time;
#[cfg(test)]
mod random_books;
#[cfg(test)]
pub mod testing;

use std::sync::LazyLock;

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};

use duties::Duties;

pub use badges::{Badges, Counts};
pub use forms::deadline as form_deadline;
pub use level::Level;
pub use page::page;
pub use remedy::Remedy;
pub use rule::{Finding, Findings, Rule};
pub use scope::Scope;
pub use search::{find, nearest};
pub use subject::Subject;

/// All rules, ordered by code.
pub fn all() -> impl ExactSizeIterator<Item = &'static Rule> {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        let topics = [
            party::RULES,
            contacts::RULES,
            workrooms::RULES,
            map::RULES,
            convenors::RULES,
            five_haves::RULES,
            leadership::RULES,
            assessment::RULES,
            opinions::RULES,
            forms::RULES,
        ];
        let mut rules = topics.concat();
        rules.sort_by_key(|rule| rule.code);
        rules
    });
    ALL.iter().copied()
}

/// The day and the year by which the records are judged: within the term, where that ends in the year.
#[must_use]
pub fn judged(book: &Book, today: &Today) -> Today {
    Duties::of(book, today).map_or(*today, |it| it.today)
}

/// Checks the records against every rule, most urgent finding first: breaches before duties
/// before advice, then by due date (what has none comes after), code and subject.
///
/// A year or a day that lies outside the organisation's time under the Method has no duties; pending forms are checked all the same. A
/// store that was not founded yet owes nothing. What of the year before is unmet stays in sight in the year that runs, until
/// that year is closed.
#[must_use]
pub fn check(book: &Book, today: &Today) -> Vec<Finding> {
    let settled = book.settled_on(*today);
    let book = &*book.settled_in(today.year);
    let before = last_year(book, today);
    let duties = Duties::of(book, &settled);
    let mut findings = Findings::new(settled, duties, before);
    // Forms wait on the day itself, whatever year is looked at.
    let mut waiting = Findings::new(*today, Duties::of(book, today), before);
    for rule in all() {
        match rule.is_of_forms() {
            true => waiting.run(rule, book),
            false if duties.is_some() => findings.run(rule, book),
            false => {}
        }
    }
    findings.join(waiting);
    let runs = today.year == Year::of(today.date);
    let is_open = !book.is_closed(today.year.previous(), today.date);
    if let Some(before) = before.filter(|_| runs && is_open) {
        let last = today.looking_at(today.year.previous());
        let mut earlier = Findings::of_the_year(last, before);
        for rule in all().filter(|rule| rule.level == Level::Due) {
            earlier.run(rule, book);
        }
        findings.carry(earlier, |finding| match finding.subject {
            Subject::Member(id) => {
                let member = book.members.get(id);
                member.is_some_and(|member| book.serves(member, today.date))
            }
            Subject::Sector(id) => {
                let sector = book.sectors.get(id);
                sector.is_some_and(|sector| sector.is_there_on(today.date))
            }
            Subject::Organisation
            | Subject::Committee(_)
            | Subject::Convenor(_)
            | Subject::Form(_)
            | Subject::Record(..) => true,
        });
    }
    findings.into_sorted()
}

/// What could be asked in the year before; none where nothing of that year was recorded: the program was not used
/// then, and nobody is accused of what it can't know.
fn last_year(book: &Book, today: &Today) -> Option<Duties> {
    let year = today.year.previous();
    let is_kept = proof::is_kept(book, year);
    Duties::of(book, &today.looking_at(year)).filter(|_| is_kept)
}
