//! What the place holds: of what one reminds, through whom, the sections that come of it, and the words and reasons that were
//! written for some of them.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use crate::desk::remind::{Asked, Earlier, Section, Via, earlier, sections};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;

/// The place.
#[derive(Debug, Default)]
pub struct Rounds {
    pub(super) asked: Asked,
    /// Was it asked since it was shown last?
    pub(super) is_new: bool,
    /// Is what was asked to be shown from its beginning?
    pub(super) shows_anew: Cell<bool>,
    pub(super) via: Via,
    pub(super) sections: Vec<Section>,
    pub(super) earlier: Vec<Earlier>,
    /// By which number a section is known, by who is told.
    numbers: HashMap<String, u32>,
    /// Which sections were there before, and can be sent: others are marked as they come.
    known: HashSet<u32>,
    /// The words that were written for a section, by who is told.
    pub(super) words: HashMap<String, String>,
    /// Why somebody is reminded again.
    pub(super) again: HashMap<String, String>,
    /// Whose words or reason are being written.
    pub(super) writes_for: Option<String>,
    /// The last round that is known; of none is known yet, or there is none.
    last_round: Option<u64>,
}

impl Rounds {
    /// Of this from now on.
    pub(super) fn ask(&mut self, asked: Asked) {
        self.asked = asked;
        self.words.clear();
        self.again.clear();
        self.known.clear();
    }

    pub(super) fn take(&mut self, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let found = &ctx.facts.findings;
        self.sections = sections(&self.asked, self.via, found, book, today);
        self.earlier = earlier(found, book, today);
        // What was written for somebody was for once.
        let rounds = book.reminder_rounds.iter();
        let before = self.last_round;
        let new = rounds.filter(|it| before.is_none_or(|before| it.id.0 > before));
        for round in new {
            for reminded in &round.reminded {
                self.words.remove(&reminded.who);
                self.again.remove(&reminded.who);
            }
            self.last_round = self.last_round.max(Some(round.id.0));
        }
        for section in &self.sections {
            let next = self.numbers.len() as u32;
            self.numbers.entry(section.to.who()).or_insert(next);
        }
    }

    pub(super) fn item(&self, section: &Section) -> Item {
        let number = self.numbers.get(&section.to.who());
        Item::Nth(number.copied().unwrap_or_default())
    }

    pub(super) fn section(&self, item: Item) -> Option<&Section> {
        let mut all = self.sections.iter();
        all.find(|it| self.item(it) == item)
    }

    /// Which of them it is, from 1.
    pub(super) fn nth(&self, section: &Section) -> usize {
        let at = self.sections.iter().position(|it| it.to == section.to);
        at.map_or(0, |it| it + 1)
    }

    pub(super) fn earlier_of(&self, item: Item) -> Option<&Earlier> {
        let Item::Matter(Kind::ReminderRound, id, nth) = item else {
            return None;
        };
        let mut all = self.earlier.iter();
        all.find(|it| (it.round.0, it.nth) == (id, nth))
    }

    /// Why a section can't be sent now.
    pub(super) fn why_not(&self, section: &Section) -> Option<Text> {
        if !section.is_held || self.again.contains_key(&section.to.who()) {
            return None;
        }
        let on = section.last.map_or_else(String::new, |on| on.to_string());
        Some(text!(
            "{on} 已催过，七天内不再催；确需再催的，按 o 选“仍要催”并写明理由",
            "reminded on {on}, and left alone for seven days: o, “remind again” with a reason"
        ))
    }

    /// The sections that can be sent; but for `anew`, those that could not be when it was asked last.
    pub(super) fn newly_marked(&mut self, anew: bool) -> Vec<Item> {
        let free = self.sections.iter();
        let free = free.filter(|it| self.why_not(it).is_none());
        let free: Vec<Item> = free.map(|it| self.item(it)).collect();
        let number = |it: &Item| match it {
            Item::Nth(n) => *n,
            _ => u32::MAX,
        };
        let known = std::mem::take(&mut self.known);
        self.known = free.iter().map(number).collect();
        let new = free.into_iter();
        new.filter(|it| anew || !known.contains(&number(it)))
            .collect()
    }

    /// The words of a section: those that were written for it, else its own.
    pub(super) fn text(&self, section: &Section, ctx: &Ctx<'_>) -> String {
        match self.words.get(&section.to.who()) {
            Some(words) => words.clone(),
            None => section.text(ctx.book(), ctx.today(), ctx.locale),
        }
    }
}
