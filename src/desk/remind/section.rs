//! What one person or unit is told: all of it in one text, when that was told last, and whether it is too soon to tell it again.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::asked::Asked;
use super::matter::{Matter, matters};
use super::whom::{Addressee, Via};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::reminder::Reminded;
use crate::rules::Finding;

/// What one is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Who is told.
    pub to: Addressee,
    /// Of what, the most urgent first.
    pub matters: Vec<Matter>,
    /// What was told to somebody within the week, by another way: it is not told again.
    pub told: Vec<Matter>,
    /// When the addressee was reminded last.
    pub last: Option<NaiveDate>,
    /// Is it too soon to remind again?
    pub is_held: bool,
}

/// A section for each who is told something of what is asked about, in the order of sectors, committees, departments and
/// others.
#[must_use]
pub fn sections(
    asked: &Asked,
    via: Via,
    found: &[Finding],
    book: &Book,
    today: Today,
) -> Vec<Section> {
    let day = today.date;
    let mut all: Vec<Section> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let wanted = matters(found, book, today).filter(|it| asked.admits(it, book, today));
    for matter in wanted {
        let to = Addressee::of(&matter, via, book, today.reference_date());
        let place = *places.entry(to.who()).or_insert(all.len());
        match all.get_mut(place) {
            Some(section) => section.matters.push(matter),
            None => all.push(Section {
                to,
                matters: vec![matter],
                told: Vec::new(),
                last: None,
                is_held: false,
            }),
        }
    }
    let mut lately: HashMap<&str, NaiveDate> = HashMap::new();
    let mut last: HashMap<&str, NaiveDate> = HashMap::new();
    for round in book.reminder_rounds.iter().filter(|it| it.on <= day) {
        for reminded in &round.reminded {
            let on = last.entry(&reminded.who).or_insert(round.on);
            *on = round.on.max(*on);
            if round.is_recent_on(day) {
                lately.insert(&reminded.who, round.on);
                lately.extend(reminded.keys().map(|it| (it, round.on)));
            }
        }
    }
    for section in &mut all {
        let who = section.to.who();
        section.last = last.get(&*who).copied();
        section.is_held = lately.contains_key(&*who);
        if !section.is_held {
            let is_new = |it: &Matter| !lately.contains_key(&*it.key());
            let all = std::mem::take(&mut section.matters);
            (section.matters, section.told) = all.into_iter().partition(is_new);
            if section.matters.is_empty() {
                // All of it was told by another way.
                section.matters = std::mem::take(&mut section.told);
                let on = section.matters.iter();
                let on = on.filter_map(|it| lately.get(&*it.key()).copied());
                section.last = on.max().or(section.last);
                section.is_held = true;
            }
        }
        let urgency = |it: &Matter| (it.on.is_none(), it.on);
        section.matters.sort_by_key(urgency);
    }
    all.sort_by_key(|it| it.to.place);
    all
}

impl Section {
    /// The first day by which something of it was or is to be done.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        self.matters.iter().filter_map(|it| it.on).min()
    }

    /// As a round keeps it, in the words in which it was told.
    #[must_use]
    pub fn reminded(&self, book: &Book, today: Today, words: Option<&str>) -> Reminded {
        let what = match words {
            Some(words) => words.lines().map(str::trim).collect::<Vec<_>>().join(" "),
            None => self.lines(book, today, crate::text::Locale::Zh).join("；"),
        };
        let keys: Vec<String> = self.matters.iter().map(Matter::key).collect();
        Reminded {
            who: self.to.who(),
            what,
            matters: keys.join(" "),
        }
    }
}
