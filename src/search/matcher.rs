//! How one word of a query is consumed by the units of a text, and what that costs.
//!
//! Owns the two ways to match (contiguous, where only gaps are passed over, and fuzzy, where units
//! are left out) and the cost that ranks them: a lower cost is a better match. Never looks at
//! masks or at more than one text.
//!
//! A unit consumes of the word: its own character; or a full reading; or an initial (`w`, `zh`); or,
//! as the last unit, any beginning of a reading. Therefore the beginning of a matching word
//! matches too, on which narrowing relies.
//!
//! A contiguous match passes over a gap only if it begins with a word: `王伟教育` is in `王伟 教育界`,
//! `伟教` is not.

use super::alphabet::{Alphabet, Kind, Symbol, initial};
use super::consume::consume;
use super::cost::{
    Cost, FIRST_WORD, FUZZY, INSIDE, JUMP, JUMP_TO_WORD, MOST_DETAIL, PREFIX, WHOLE_TEXT, WORD,
    WORD_START,
};
use super::query::Word;

/// A contiguous match.
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
    reached: Vec<Option<usize>>,
    steps: Vec<Step>,
}

/// In a fuzzy match: the first `consumed` characters end at `unit`, and how that came.
#[derive(Clone, Copy, Debug)]
struct Step {
    unit: usize,
    cost: Cost,
    before: Option<usize>,
}

impl Matcher {
    /// The cost of the best match of `word` in `units`, contiguous or else fuzzy.
    pub fn cost(&mut self, alphabet: &Alphabet, units: &[u32], word: &Word) -> Option<Cost> {
        match self.contiguous(alphabet, units, word) {
            Some(stretch) => Some(stretch.cost),
            None => self.fuzzy(alphabet, units, word).map(|step| {
                let Step { cost, .. } = self.steps[step];
                FUZZY + cost
            }),
        }
    }

    /// Adds the places of the units that the best match of `word` consists of.
    pub fn places(
        &mut self,
        alphabet: &Alphabet,
        units: &[u32],
        word: &Word,
        places: &mut Vec<usize>,
    ) {
        if let Some(stretch) = self.contiguous(alphabet, units, word) {
            places.extend(
                (stretch.start..stretch.end).filter(|at| !is_silent(alphabet.symbol(units[*at]))),
            );
            return;
        }
        let mut step = self.fuzzy(alphabet, units, word);
        while let Some(at) = step {
            places.push(self.steps[at].unit);
            step = self.steps[at].before;
        }
    }

    /// The best match in which nothing but gaps is passed over; of equally good ones the first.
    pub fn contiguous(
        &mut self,
        alphabet: &Alphabet,
        units: &[u32],
        word: &Word,
    ) -> Option<Stretch> {
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

    /// Matches `word` from the unit `start`, which begins a word or not: where the cheapest match ends and its details' cost.
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
                for (length, detail) in consume(symbol, &word.chars[*consumed..]) {
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

    /// Matches `word` with units left out; the last step of a cheap match, in `self.steps`.
    ///
    /// For each number of consumed characters only the cheapest way there is kept, so a match is
    /// found whenever there is one, and it is nearly the cheapest.
    fn fuzzy(&mut self, alphabet: &Alphabet, units: &[u32], word: &Word) -> Option<usize> {
        let whole = word.chars.len();
        self.steps.clear();
        self.reached.clear();
        self.reached.resize(whole + 1, None);
        let mut furthest = 0;
        let mut solid_before: Option<usize> = None;
        for (at, unit) in units.iter().enumerate() {
            let symbol = alphabet.symbol(*unit);
            if is_silent(symbol) {
                continue;
            }
            // From the furthest down, so that no unit is used twice.
            for consumed in (0..=furthest.min(whole.saturating_sub(1))).rev() {
                let before = self.reached[consumed];
                if consumed > 0 && before.is_none() {
                    continue;
                }
                let rest = &word.chars[consumed..];
                if symbol.ch != rest[0] && symbol.initials & initial(rest[0]) == 0 {
                    continue;
                }
                let mut so_far = before.map_or(0, |step| self.steps[step].cost);
                if before.map(|step| self.steps[step].unit) != solid_before {
                    so_far += if is_boundary(alphabet, units, at) {
                        JUMP_TO_WORD
                    } else {
                        JUMP
                    };
                }
                for (length, detail) in consume(symbol, rest) {
                    let (to, cost) = (consumed + length, so_far + detail);
                    if self.reached[to].is_none_or(|step| cost < self.steps[step].cost) {
                        self.reached[to] = Some(self.steps.len());
                        self.steps.push(Step {
                            unit: at,
                            cost,
                            before,
                        });
                        furthest = furthest.max(to);
                    }
                }
            }
            solid_before = Some(at);
        }
        self.reached[whole]
    }
}

fn is_silent(symbol: &Symbol) -> bool {
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
