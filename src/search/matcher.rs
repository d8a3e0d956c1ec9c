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
use super::pinyin::LONGEST;
use super::query::Word;

/// What a match costs; compared only between texts under one query.
pub(super) type Cost = u32;

/// The whole text, nothing beside.
const WHOLE_TEXT: Cost = 0;
/// The first word of the text.
const FIRST_WORD: Cost = 1 << 12;
/// The beginning of the text.
const PREFIX: Cost = 2 << 12;
/// A later word.
const WORD: Cost = 4 << 12;
/// The beginning of a later word.
const WORD_START: Cost = 5 << 12;
/// Anywhere else.
const INSIDE: Cost = 6 << 12;
/// With units left out. Beyond any sum of the above for a query of nine words.
const FUZZY: Cost = 64 << 12;

/// A unit stands for less than it could: an initial or the beginning of a reading.
const ABBREVIATED: Cost = 1;
/// A reading that is not customary at the place.
const UNCUSTOMARY: Cost = 8;
/// Some units are left out before one that begins a word.
const JUMP_TO_WORD: Cost = 16;
/// Some units are left out before one inside a word.
const JUMP: Cost = 32;
/// The most that the details above count, so that they never outweigh a class.
const MOST_DETAIL: Cost = (1 << 12) - 1;

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

/// In how many characters of `rest` the symbol can stand for, each length once, with its cost.
fn consume(symbol: &Symbol, rest: &[char]) -> impl Iterator<Item = (usize, Cost)> + use<> {
    const NO: Cost = Cost::MAX;
    let mut costs = [NO; LONGEST + 1];
    let mut offer = |length: usize, cost: Cost| costs[length] = costs[length].min(cost);
    if let Some(first) = rest.first() {
        if *first == symbol.ch {
            offer(1, 0);
        }
        if symbol.initials & initial(*first) != 0 {
            for (at, reading) in symbol.readings.iter().enumerate() {
                let custom = if at < symbol.customary {
                    0
                } else {
                    UNCUSTOMARY
                };
                let common = reading
                    .bytes()
                    .zip(rest)
                    .take_while(|(letter, ch)| char::from(*letter) == **ch)
                    .count();
                if common == reading.len() {
                    offer(common, custom);
                } else if common == rest.len() {
                    offer(common, custom + ABBREVIATED);
                }
                if common >= 1 {
                    offer(1, custom + ABBREVIATED);
                }
                if common >= 2 && matches!(reading.as_bytes(), [b'z' | b'c' | b's', b'h', ..]) {
                    offer(2, custom + ABBREVIATED);
                }
            }
        }
    }
    costs
        .into_iter()
        .enumerate()
        .filter(|(length, cost)| *length > 0 && *cost != NO)
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

#[cfg(test)]
mod tests {
    use super::super::alphabet::Reads;
    use super::super::query::Query;
    use super::*;

    /// The class and the places of the best match of one word in a name.
    fn best(text: &str, typed: &str) -> Option<(&'static str, Vec<usize>)> {
        let mut alphabet = Alphabet::new();
        let mut units = Vec::new();
        alphabet.spell(text, Reads::Name, &mut units);
        let word = &Query::new(typed).words[0];
        let mut matcher = Matcher::default();
        let class = match matcher.cost(&alphabet, &units, word)? {
            FUZZY.. => "fuzzy",
            INSIDE.. => "inside",
            WORD_START.. => "word start",
            WORD.. => "word",
            PREFIX.. => "prefix",
            FIRST_WORD.. => "first word",
            _ => "whole",
        };
        let mut places = Vec::new();
        matcher.places(&alphabet, &units, word, &mut places);
        places.sort_unstable();
        Some((class, places))
    }

    #[test]
    fn a_word_matches_in_every_way_it_may_be_typed() {
        let cases: &[(&str, &str, &str, &[usize])] = &[
            ("王伟", "王伟", "whole", &[0, 1]),
            ("王伟", "wangwei", "whole", &[0, 1]),
            ("王伟", "ww", "whole", &[0, 1]),
            ("王伟", "wangw", "whole", &[0, 1]),
            ("王伟", "wwei", "whole", &[0, 1]),
            ("王伟", "wangwe", "whole", &[0, 1]),
            ("王伟", "王w", "whole", &[0, 1]),
            ("王伟", "w伟", "whole", &[0, 1]),
            ("王伟", "王", "prefix", &[0]),
            ("王伟", "wan", "prefix", &[0]),
            ("王伟", "wei", "inside", &[1]),
            ("王　伟", "wangwei", "whole", &[0, 2]),
            ("王　伟", "wang", "prefix", &[0]),
            ("王　伟", "伟", "inside", &[2]),
            ("王　伟 教育界", "ww", "first word", &[0, 2]),
            ("王伟 教育界", "jy", "word start", &[3, 4]),
            ("王伟 教育界", "jyj", "word", &[3, 4, 5]),
            ("王伟 教育界", "育界", "inside", &[4, 5]),
            ("王伟 教育界", "wj", "fuzzy", &[0, 3]),
            ("王伟 教育界", "weij", "fuzzy", &[1, 3]),
            ("王伟 教育界", "wwjyj", "whole", &[0, 1, 3, 4, 5]),
            ("张三", "zhangs", "whole", &[0, 1]),
            ("张三", "zhs", "whole", &[0, 1]),
            ("张三", "zs", "whole", &[0, 1]),
            ("教科卫体委员会", "jkw", "prefix", &[0, 1, 2]),
            ("教科卫体委员会", "jwwyh", "fuzzy", &[0, 2, 4, 5, 6]),
            ("Mark uploaded", "mark", "first word", &[0, 1, 2, 3]),
            ("Mark uploaded", "upl", "word start", &[5, 6, 7]),
            ("Mark uploaded", "mu", "fuzzy", &[0, 5]),
            ("第７届", "di7", "first word", &[0, 1]),
            ("2026-03-18", "202603", "first word", &[0, 1, 2, 3, 5, 6]),
            ("买买提·艾力", "mmtal", "whole", &[0, 1, 2, 4, 5]),
            ("买买提·艾力", "艾力", "word", &[4, 5]),
            ("吕律", "lvlv", "whole", &[0, 1]),
            ("吕律", "lyulu", "whole", &[0, 1]),
            ("女", "nǚ", "whole", &[0]),
        ];
        for (text, typed, class, places) in cases {
            assert_eq!(
                best(text, typed),
                Some((*class, places.to_vec())),
                "{typed} in {text}"
            );
        }
    }

    #[test]
    fn what_is_not_there_does_not_match() {
        let cases = [
            ("王伟", "wwa"),
            ("王伟", "wangwei1"),
            ("王伟", "伟王"),
            ("王伟", "waw"),
            ("王伟", "angwei"),
            ("王伟", "h"),
            ("", "w"),
            ("　", "w"),
            ("教育界", "教委"),
        ];
        for (text, typed) in cases {
            assert_eq!(best(text, typed), None, "{typed} in {text}");
        }
    }

    #[test]
    fn surnames_match_as_they_are_read_and_as_they_are_misread() {
        let cases = [
            ("单霞", "shanx", "danx"),
            ("解梅", "xiem", "jiem"),
            ("曾毅", "zengy", "cengy"),
            ("仇和", "qiuh", "chouh"),
            ("查良", "zhal", "chal"),
            ("区梦", "oum", "qum"),
            ("缪昌", "miaoc", "mouc"),
            ("翟志", "zhaiz", "fuz"),
            ("覃志", "qinz", "yanz"),
            ("覃志", "tanz", "yanz"),
            ("尉健", "weij", "yuj"),
            ("尉迟敬", "yuchij", "weichij"),
            ("任重", "renz", "ling"),
            ("朴金", "piaoj", "puj"),
            ("盖文", "gew", "hew"),
            ("乐嘉", "yuej", "laoj"),
            ("种师", "chongs", "zhongs"),
            ("员工", "yung", "yuang"),
            ("郇玉", "xuny", "quy"),
            ("郇玉", "huany", "quy"),
            ("万俟雅", "moqiy", "wansiy"),
            ("长孙无", "zhangsunw", "changsunw"),
            ("澹台明", "tantaim", "dantaim"),
            ("黑伯", "heb", "haib"),
        ];
        let cost = |text: &str, typed: &str| {
            let mut alphabet = Alphabet::new();
            let mut units = Vec::new();
            alphabet.spell(text, Reads::Name, &mut units);
            let word = &Query::new(typed).words[0];
            Matcher::default().cost(&alphabet, &units, word)
        };
        for (name, right, other) in cases {
            let right_cost = cost(name, right);
            assert!(
                right_cost.is_some_and(|cost| cost < FIRST_WORD),
                "{right} for {name}"
            );
            // The other reading costs more or is none at all.
            if let Some(other_cost) = cost(name, other) {
                assert!(Some(other_cost) > right_cost, "{other} for {name}");
            }
        }
    }

    #[test]
    fn a_heteronym_in_other_text_matches_by_each_reading() {
        for (text, typed) in [
            ("银行", "yinhang"),
            ("银行", "yinxing"),
            ("重庆", "chongqing"),
            ("重点", "zhongdian"),
            ("音乐", "yinyue"),
            ("乐园", "leyuan"),
            ("会计", "kuaiji"),
            ("会议", "huiyi"),
        ] {
            assert_eq!(
                best(text, typed).map(|(class, _)| class),
                Some("whole"),
                "{typed}"
            );
        }
    }

    #[test]
    fn many_readings_of_one_initial_do_not_multiply_the_work() {
        let text = "行".repeat(60);
        let typed = "h".repeat(59) + "x";
        let stretch = best(&text, &typed);
        assert_eq!(stretch.map(|(class, _)| class), Some("whole"));
        assert_eq!(best(&text, &("h".repeat(59) + "xw")), None);
    }
}
