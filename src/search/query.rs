//! What a person typed, ready to be compared.
//!
//! Owns the splitting into words (at blanks; all must match, in any order), the folding, and the
//! test whether one query narrows another. Never looks at a text.

use super::alphabet::{initial, letters};
use super::fold::{fold, is_gap};

/// A folded query; with no words it matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// Its words, none of them empty.
    pub words: Vec<Word>,
}

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its folded characters, without gaps.
    pub chars: Vec<char>,
    /// The same as a string, for the crate that wants one.
    pub text: String,
    /// Bit n is set when the n-th letter is among them (see [`initial`]).
    pub letters: u32,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let words = typed
            .split_whitespace()
            .map(|word| {
                let text: String = word.chars().map(fold).filter(|ch| !is_gap(*ch)).collect();
                Word {
                    chars: text.chars().collect(),
                    letters: text.chars().fold(0, |bits, ch| bits | initial(ch)),
                    text,
                }
            })
            .filter(|word| !word.chars.is_empty())
            .collect();
        Query { words }
    }

    /// The letters that a text must have for all words to match it (see [`letters`]).
    pub fn mask(&self) -> u64 {
        self.words
            .iter()
            .flat_map(|word| &word.chars)
            .fold(0, |mask, ch| mask | letters(*ch))
    }

    /// Whether every text that matches this query surely matches `wider`: each word of `wider`
    /// begins the word at the same place here. (A match's beginning is a match.)
    pub fn narrows(&self, wider: &Query) -> bool {
        wider.words.len() <= self.words.len()
            && wider
                .words
                .iter()
                .zip(&self.words)
                .all(|(short, long)| long.chars.starts_with(&short.chars))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        let query = Query::new(typed);
        query.words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_query_is_its_folded_words() {
        assert_eq!(words("  王　教育 "), ["王", "教育"]);
        assert_eq!(words("ＷａｎｇＷ"), ["wangw"]);
        assert_eq!(words("xi'an 艾·力"), ["xian", "艾力"]);
        assert_eq!(words(" · ' "), Vec::<String>::new());
    }

    #[test]
    fn a_longer_query_narrows_a_shorter_one() {
        let cases = [
            ("w", "", true),
            ("wang", "wan", true),
            ("wang jy", "wang j", true),
            ("wang jy", "wang", true),
            ("wang jy", "jy", false),
            ("wan", "wang", false),
            ("wang", "wang jy", false),
            ("xwang", "wang", false),
        ];
        for (long, short, expected) in cases {
            assert_eq!(
                Query::new(long).narrows(&Query::new(short)),
                expected,
                "{long:?} {short:?}"
            );
        }
    }
}
