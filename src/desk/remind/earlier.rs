//! The rounds of the year, one by one whom they told: of what, by which way, and what of it was done since.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::matter::{matters, record_of, seen_from};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::ReminderRoundId;
use crate::domain::reminder::{Reminded, ReminderRound};
use crate::rules::Finding;

/// That somebody was reminded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The round.
    pub round: ReminderRoundId,
    /// Which of those whom it told.
    pub nth: u32,
    /// The day.
    pub on: NaiveDate,
    /// What the round was about.
    pub about: String,
    /// Who was told, of what.
    pub reminded: Reminded,
    /// By which way.
    pub how: String,
    /// Why again within a week.
    pub why_again: String,
    /// Who did it since, or what of it was done.
    pub done: Vec<String>,
    /// Who owes it still, or what of it is owed.
    pub open: Vec<String>,
}

impl Earlier {
    /// Of how much of it is known whether it was done; rounds of the time before kept words alone.
    #[must_use]
    pub fn count(&self) -> usize {
        self.done.len() + self.open.len()
    }
}

/// Whom the rounds of the year told, the last first.
#[must_use]
pub fn earlier(found: &[Finding], book: &Book, today: Today) -> Vec<Earlier> {
    let owed: HashSet<String> = matters(found, book, today).map(|it| it.key()).collect();
    let rounds = book.reminder_rounds.iter();
    let rounds = rounds.filter(|it| Year::of(it.on) == today.year && it.on <= today.date);
    let mut rounds: Vec<&ReminderRound> = rounds.collect();
    rounds.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
    let mut all = Vec::new();
    for round in rounds {
        for (reminded, nth) in round.reminded.iter().zip(0..) {
            let (mut done, mut open) = (Vec::new(), Vec::new());
            for key in reminded.keys() {
                let Some((kind, id)) = record_of(key) else {
                    continue;
                };
                let now = seen_from(key, Year::of(round.on), today.year);
                match owed.contains(&now) {
                    true => open.push(book.name_of(kind, id)),
                    false => done.push(book.name_of(kind, id)),
                }
            }
            all.push(Earlier {
                round: round.id,
                nth,
                on: round.on,
                about: round.about.clone(),
                reminded: reminded.clone(),
                how: round.how.clone(),
                why_again: round.why_again.clone(),
                done,
                open,
            });
        }
    }
    all
}
