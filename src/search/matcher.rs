//! How one word of a query is consumed by the units of a text, and what that costs.
//!
//! Owns the match without a break, where only gaps are passed over, and the cost that ranks it: a
//! lower cost is a better match. Never leaves out a unit ([`super::fuzzy`] does), never looks at
//! masks or at more than one text.
//!
//! A unit consumes of the word: its own character; or a full reading; or an initial (`w`, `zh`); or,
//! as the last unit, any beginning of a reading. Therefore the beginning of a matching word
//! matches too, on which narrowing relies.
//!
//! A contiguous match passes over a gap only if it begins with a word: `王伟教育` is in `王伟 教育界`,
//! `伟教` is not.

use super::alphabet::{Alphabet, Kind, Symbol, initial};
use super::cost::{Cost, FIRST_WORD, INSIDE, MOST_DETAIL, PREFIX, WHOLE_TEXT, WORD, WORD_START};
use super::query::Word;
use super::reading_steps::reading_steps;

/// A match without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub cost: Cost,
    /// The first unit of the match.
    pub start: usize,
    /// One past its last unit.
    pub end: usize,
}

/// Compares words with texts; holds nothing but the memory to do so without allocating.
#[derive(Clone, Debug, Default)]
pub(super) struct Matcher {
    now: Vec<(usize, Cost)>,
    next: Vec<(usize, Cost)>,
}

impl Stretch {
    /// The places of the units that matched; those that a match passes over are left out.
    pub fn places(self, alphabet: &Alphabet, units: &[u32]) -> impl Iterator<Item = usize> {
        (self.start..self.end).filter(|at| !is_silent(alphabet.symbol(units[*at])))
    }
}

impl Matcher {
    /// The best match in which nothing but gaps is passed over; of equally good ones the first.
    pub fn find(&mut self, alphabet: &Alphabet, units: &[u32], word: &Word) -> Option<Stretch> {
        let first = *word.chars.first()?;
        let bit = initial(first);
        let mut best: Option<Stretch> = None;
        let mut leading = true;
        for start in 0..units.len() {
            let symbol = alphabet.symbol(units[start]);
            if is_silent(symbol) {
                continue;
            }
            let leads = std::mem::replace(&mut leading, false);
            if symbol.ch != first && symbol.initials & bit == 0 {
                continue;
            }
            let begins = is_boundary(alphabet, units, start);
            let Some((end, detail)) = self.stretch(alphabet, units, start, begins, word) else {
                continue;
            };
            let ends = is_boundary(alphabet, units, end);
            let class = match (leads, begins) {
                (true, _) if units[end..].iter().all(|u| is_silent(alphabet.symbol(*u))) => {
                    WHOLE_TEXT
                }
                (true, _) if ends => FIRST_WORD,
                (true, _) => PREFIX,
                (false, true) if ends => WORD,
                (false, true) => WORD_START,
                (false, false) => INSIDE,
            };
            let cost = class + detail.min(MOST_DETAIL);
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(Stretch { cost, start, end });
            }
            if leads {
                // No later place is as good as the first.
                break;
            }
        }
        best
    }

    /// Matches `word` from the unit `start`, which begins a word or not: where the cheapest match
    /// ends and its details' cost.
    fn stretch(
        &mut self,
        alphabet: &Alphabet,
        units: &[u32],
        start: usize,
        begins_word: bool,
        word: &Word,
    ) -> Option<(usize, Cost)> {
        let mut best: Option<(usize, Cost)> = None;
        self.now.clear();
        self.now.push((0, 0));
        for (at, unit) in units.iter().enumerate().skip(start) {
            let symbol = alphabet.symbol(*unit);
            match symbol.kind {
                Kind::Gap if !begins_word => break,
                Kind::Gap | Kind::Padding => continue,
                Kind::Han | Kind::Letter | Kind::Digit | Kind::Mark => {}
            }
            self.next.clear();
            for (consumed, so_far) in &self.now {
                for (length, detail) in reading_steps(symbol, &word.chars[*consumed..]) {
                    let (to, cost) = (consumed + length, so_far + detail);
                    if to == word.chars.len() {
                        if best.is_none_or(|(_, least)| cost < least) {
                            best = Some((at + 1, cost));
                        }
                    } else {
                        match self.next.iter_mut().find(|(other, _)| *other == to) {
                            Some((_, least)) => *least = cost.min(*least),
                            None => self.next.push((to, cost)),
                        }
                    }
                }
            }
            std::mem::swap(&mut self.now, &mut self.next);
            if self.now.is_empty() {
                break;
            }
        }
        best
    }
}

/// Whether matches pass over it.
pub(super) fn is_silent(symbol: &Symbol) -> bool {
    matches!(symbol.kind, Kind::Gap | Kind::Padding)
}

/// Whether a word begins or ends between the unit before `at` and the one at `at`.
pub(super) fn is_boundary(alphabet: &Alphabet, units: &[u32], at: usize) -> bool {
    if at == 0 || at == units.len() {
        return true;
    }
    let (before, after) = (
        alphabet.symbol(units[at - 1]).kind,
        alphabet.symbol(units[at]).kind,
    );
    match (before, after) {
        (Kind::Padding, _) | (_, Kind::Padding) => false,
        (Kind::Gap | Kind::Mark, _) | (_, Kind::Gap | Kind::Mark) => true,
        _ => before != after,
    }
}
