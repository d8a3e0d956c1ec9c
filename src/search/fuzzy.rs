//! Matches in which characters are left out, by the `fuzzy-matcher` crate's skim matcher.
//!
//! Owns what skim is shown of a text, the way back from skim's positions to the text's characters,
//! and which of skim's matches are noise. Never asked about a word that the text has without a
//! break ([`super::matcher`] finds those); never looks at masks or at more than one text.
//!
//! Skim compares letters, and all the pinyin of a text holds nearly any few letters somewhere. So
//! it is shown the text as this word could be typing it: a Chinese character that is not in the word
//! gives way to the longest beginning of one of its readings that is in the word; everything else
//! stays as it is. Blanks stand between words and apostrophes between Chinese characters, because
//! skim favours what follows them. For `weij`, `王伟 教育界` is `w'wei j'育'j`. Of a heteronym one
//! reading is shown, of equally long ones the customary one.
//!
//! What skim finds counts only if each character consumes its letters as it may in a match without
//! a break: `waw` is not `王伟`.

use std::fmt;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::alphabet::{Alphabet, Kind, Symbol};
use super::matcher::{is_boundary, is_silent};
use super::query::Word;
use super::reading_steps::reading_steps;

/// A match spreads over at most this many times the characters that matched; more is chance.
pub(super) const MOST_SPREAD: usize = 4;

/// A fuzzy match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scattered {
    /// Skim's score: more is better.
    pub score: i64,
    /// The units that matched, ascending.
    pub places: Vec<usize>,
}

/// Shows texts to skim; keeps the memory to do so.
pub(super) struct Fuzzy {
    skim: SkimMatcherV2,
    shown: String,
    /// For each character of `shown` where it comes from.
    origins: Vec<Origin>,
}

/// Where a character that skim is shown comes from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    unit: usize,
    /// The unit's number when those that matches pass over do not count.
    solid: usize,
}

impl Fuzzy {
    /// The best match of `word` in `units`, unless it is noise.
    ///
    /// A word of one character matches nowhere: it has nothing between which to leave something out.
    pub fn find(&mut self, alphabet: &Alphabet, units: &[u32], word: &Word) -> Option<Scattered> {
        // Most texts fail here, at a fraction of what it takes to ask skim.
        if word.chars.len() < 2 || !holds(alphabet, units, word) {
            return None;
        }
        self.show(alphabet, units, word);
        let (score, found) = self.skim.fuzzy_indices(&self.shown, &word.text)?;
        let mut places = Vec::new();
        let mut consumed = 0;
        for letters in found.chunk_by(|a, b| self.origins[*a].unit == self.origins[*b].unit) {
            let unit = self.origins[letters[0]].unit;
            let symbol = alphabet.symbol(units[unit]);
            if reading_steps(symbol, &word.chars[consumed..])
                .all(|(length, _)| length != letters.len())
            {
                return None;
            }
            consumed += letters.len();
            places.push(unit);
        }
        let solid = |at: &usize| self.origins[*at].solid;
        let spread = found.last().map(solid)? - found.first().map(solid)? + 1;
        (spread <= MOST_SPREAD * places.len()).then_some(Scattered { score, places })
    }

    /// Puts into `shown` what skim is to see.
    fn show(&mut self, alphabet: &Alphabet, units: &[u32], word: &Word) {
        self.shown.clear();
        self.origins.clear();
        let mut solid = 0;
        for (unit, symbol) in units.iter().map(|unit| alphabet.symbol(*unit)).enumerate() {
            if is_silent(symbol) {
                continue;
            }
            let mut show = |ch: char| {
                self.shown.push(ch);
                self.origins.push(Origin { unit, solid });
            };
            if solid > 0 {
                if is_boundary(alphabet, units, unit) {
                    show(' ');
                } else if symbol.kind == Kind::Han {
                    show('\'');
                }
            }
            match beginning(symbol, word) {
                "" => show(symbol.ch),
                letters => letters.chars().for_each(show),
            }
            solid += 1;
        }
    }
}

/// Whether what skim would be shown has the characters of `word` in their order.
fn holds(alphabet: &Alphabet, units: &[u32], word: &Word) -> bool {
    let mut rest = &word.chars[..];
    for symbol in units.iter().map(|unit| alphabet.symbol(*unit)) {
        let Some(first) = rest.first() else {
            break;
        };
        if symbol.ch == *first {
            rest = &rest[1..];
        } else {
            for letter in beginning(symbol, word).chars() {
                if rest.first() == Some(&letter) {
                    rest = &rest[1..];
                }
            }
        }
    }
    rest.is_empty()
}

/// The longest beginning of one of the symbol's readings that is anywhere in `word`; nothing if the
/// character itself is.
fn beginning(symbol: &Symbol, word: &Word) -> &'static str {
    let mut longest = "";
    if symbol.initials & word.letters == 0 || word.chars.contains(&symbol.ch) {
        return longest;
    }
    for reading in &symbol.readings {
        for start in 0..word.chars.len() {
            let common = reading
                .bytes()
                .zip(&word.chars[start..])
                .take_while(|(letter, ch)| char::from(*letter) == **ch)
                .count();
            if common > longest.len() {
                // Readings are ASCII, so a letter is a byte.
                longest = &reading[..common];
            }
        }
    }
    longest
}

impl Default for Fuzzy {
    fn default() -> Self {
        Fuzzy {
            // Everything is folded already.
            skim: SkimMatcherV2::default().respect_case(),
            shown: String::new(),
            origins: Vec::new(),
        }
    }
}

// Skim's matcher has no clone, and there is nothing in it but memory.
impl Clone for Fuzzy {
    fn clone(&self) -> Self {
        Fuzzy::default()
    }
}

impl fmt::Debug for Fuzzy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fuzzy").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::alphabet::Reads;
    use super::super::query::Query;
    use super::*;

    /// What skim is shown of a name for a word, and where it matches.
    fn find(text: &str, typed: &str) -> (String, Option<Vec<usize>>) {
        let mut alphabet = Alphabet::new();
        let mut units = Vec::new();
        alphabet.spell(text, Reads::Name, &mut units);
        let mut fuzzy = Fuzzy::default();
        let found = fuzzy.find(&alphabet, &units, &Query::new(typed).words[0]);
        (fuzzy.shown, found.map(|found| found.places))
    }

    #[test]
    fn skim_is_shown_the_text_as_the_word_could_be_typing_it() {
        let cases: &[(&str, &str, &str, Option<&[usize]>)] = &[
            ("王伟 教育界", "weij", "w'wei j'育'j", Some(&[1, 3])),
            ("王伟 教育界", "王j", "王'伟 j'育'j", Some(&[0, 3])),
            ("王伟 教育界", "王育", "王'伟 教'育'界", Some(&[0, 4])),
            ("王　小伟", "wangwei", "wang 小'wei", Some(&[0, 3])),
            ("张三丰", "zhf", "zh'三'f", Some(&[0, 2])),
            ("长江大桥", "chq", "ch'江'大'q", Some(&[0, 3])),
            ("第7届会议", "dhy", "d 7 届'h'y", Some(&[0, 3, 4])),
            ("Mark uploaded", "mu", "mark uploaded", Some(&[0, 5])),
        ];
        for (text, typed, shown, places) in cases {
            let expected = (shown.to_string(), places.map(<[usize]>::to_vec));
            assert_eq!(find(text, typed), expected, "{typed} in {text}");
        }
    }

    #[test]
    fn a_character_consumes_its_letters_as_in_a_match_without_a_break() {
        for (text, typed) in [
            // A letter inside a reading counts only after those before it,
            ("王伟b", "weab"),
            ("伟一王", "ewan"),
            // the beginning of a reading only at the end,
            ("王伟", "waw"),
            // and one character only once.
            ("王一", "ww"),
        ] {
            assert_eq!(find(text, typed).1, None, "{typed} in {text}");
        }
        assert_eq!(find("王一伟", "wangwe").1, Some(vec![0, 2]));
        assert_eq!(find("万一俟a一b", "wab").1, Some(vec![0, 3, 5]));
    }

    #[test]
    fn letters_far_apart_are_noise() {
        let far = |between: usize| find(&format!("王{}教", "一".repeat(between)), "wj").1;
        assert_eq!(far(6), Some(vec![0, 7]));
        assert_eq!(far(7), None);
        // Gaps do not count.
        assert_eq!(find("王 一一 一一 一一 教", "wj").1, Some(vec![0, 11]));
    }

    #[test]
    fn one_character_leaves_nothing_out() {
        assert_eq!(find("小王", "王").1, None);
        assert_eq!(find("xw", "w").1, None);
    }

    #[test]
    fn a_copy_finds_the_same() {
        let mut alphabet = Alphabet::new();
        let mut units = Vec::new();
        alphabet.spell("王小伟", Reads::Name, &mut units);
        let word = &Query::new("ww").words[0];
        let mut fuzzy = Fuzzy::default();
        let mut copy = fuzzy.clone();
        let found = fuzzy.find(&alphabet, &units, word);
        assert!(found.is_some());
        assert_eq!(copy.find(&alphabet, &units, word), found);
    }
}
