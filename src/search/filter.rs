//! Whether a pane's row stays visible under what was typed after `/`.
//!
//! Owns the contiguous test of single texts. Never ranks and never matches fuzzily: a filter that
//! leaves in what does not contain the query looks broken.

use super::alphabet::{Alphabet, Reads};
use super::matcher::Matcher;
use super::query::Query;

/// Whether `text` contains every word of `typed`: as characters, as pinyin or as initials.
///
/// For one text; a pane with many rows keeps a [`Filter`], which remembers readings.
#[must_use]
pub fn filter(text: &str, typed: &str) -> bool {
    Filter::new(typed).admits(text)
}

/// A query that texts are tested against.
#[derive(Clone, Debug)]
pub struct Filter {
    query: Query,
    mask: u64,
    alphabet: Alphabet,
    matcher: Matcher,
    units: Vec<u32>,
}

impl Filter {
    /// A filter that admits the texts which contain every word of `typed`; without a word, all.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut filter = Filter {
            query: Query::default(),
            mask: 0,
            alphabet: Alphabet::new(),
            matcher: Matcher::default(),
            units: Vec::new(),
        };
        filter.retype(typed);
        filter
    }

    /// Replaces what was typed and keeps the readings that are already known.
    pub fn retype(&mut self, typed: &str) {
        self.query = Query::new(typed);
        self.mask = self.query.mask();
    }

    /// Whether everything is admitted because nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.words.is_empty()
    }

    /// Whether `text` contains every word.
    pub fn admits(&mut self, text: &str) -> bool {
        self.is_empty()
            || self.spell(text) && {
                let Filter {
                    query,
                    alphabet,
                    matcher,
                    units,
                    ..
                } = self;
                query
                    .words
                    .iter()
                    .all(|word| matcher.find(alphabet, units, word).is_some())
            }
    }

    /// The characters of `text` that the words match, by number from zero (not by byte),
    /// ascending; nothing if it is not admitted.
    pub fn places(&mut self, text: &str) -> Option<Vec<usize>> {
        if !self.admits(text) {
            return None;
        }
        let mut places = Vec::new();
        for word in &self.query.words {
            let stretch = self.matcher.find(&self.alphabet, &self.units, word)?;
            places.extend(stretch.places(&self.alphabet, &self.units));
        }
        places.sort_unstable();
        places.dedup();
        Some(places)
    }

    /// Spells `text` and says whether it has all letters that the query needs.
    fn spell(&mut self, text: &str) -> bool {
        self.units.clear();
        let mask = self.alphabet.spell(text, Reads::Words, &mut self.units);
        mask & self.mask == self.mask
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_admits_what_contains_all_words_without_a_break() {
        let cases = [
            ("王伟", "", true),
            ("王伟", "wangwei", true),
            ("王伟", "ww", true),
            ("王　伟", "王伟", true),
            ("李小明 湖南城市学院教授", "lxm", true),
            ("李小明 湖南城市学院教授", "csxy", true),
            ("李小明 湖南城市学院教授", "学院 li", true),
            ("李小明 湖南城市学院教授", "hnxy", false),
            ("李小明 湖南城市学院教授", "学院 王", false),
            ("走访6户，收集意见３条", "6hu", true),
            ("走访6户，收集意见３条", "意见3", true),
            ("走访6户，收集意见３条", "户收", false),
            ("王伟 教育界", "wj", false),
            ("王伟 教育界", "wwjy", true),
            ("2026 年", "2026年", true),
            ("Mark uploaded", "ku", false),
            ("CPPCC Cloud", "cloud", true),
            ("CPPCC Cloud", "ccpp", false),
            ("单位 教育局", "单位", true),
            ("单玲", "shan", true),
            ("黑明", "he", true),
            ("", "w", false),
            ("", "", true),
        ];
        for (text, typed, expected) in cases {
            assert_eq!(filter(text, typed), expected, "{typed:?} in {text:?}");
        }
    }

    #[test]
    fn one_filter_serves_many_texts_and_queries() {
        let mut kept = Filter::new("jy");
        assert!(kept.admits("教育界"));
        assert!(!kept.admits("科技界"));
        assert!(kept.admits("市教育局"));
        kept.retype("kj");
        assert!(!kept.admits("教育界"));
        assert!(kept.admits("科技界"));
        assert!(!kept.is_empty());
        kept.retype(" ");
        assert!(kept.is_empty() && kept.admits("教育界"));
    }

    #[test]
    fn a_filter_says_which_characters_it_found() {
        let mut kept = Filter::new("jiaoy 王");
        assert_eq!(kept.places("王伟 教育界"), Some(vec![0, 3, 4]));
        assert_eq!(kept.places("李伟 教育界"), None);
        assert_eq!(Filter::new("").places("王伟"), Some(vec![]));
    }
}
