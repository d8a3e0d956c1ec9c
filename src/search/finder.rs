//! The best rows for what is being typed.
//!
//! Owns the ranking of an [`Index`]'s rows, the first lines of it, and narrowing: when a query
//! extends the one before, only that one's rows are tried again. Never filters a pane (that is
//! [`super::Filter`], which knows no fuzzy matches).
//!
//! The order: the whole text, its first word, its beginning, a later word, the beginning of one,
//! inside one, and only then with characters left out. Among these a full reading is better than
//! an initial, and a customary reading better than another. What is equal stays in the order of
//! the rows.

use super::cost::Cost;
use super::index::Index;
use super::matcher::Matcher;
use super::query::Query;

/// An index that is being searched.
#[derive(Clone, Debug)]
pub struct Finder<K> {
    index: Index<K>,
    matcher: Matcher,
    /// The query before; the empty one at first, which all rows match.
    query: Query,
    /// The rows that match it, with their cost, in the rows' order; unused while it is empty.
    matching: Vec<Ranked>,
    best: Vec<Ranked>,
}

/// Rows that match a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<K> {
    /// How many rows match.
    pub total: usize,
    /// The best of them, the best first.
    pub hits: Vec<Hit<K>>,
}

/// A row that matches a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<K> {
    /// The key under which the row was indexed.
    pub key: K,
    /// The characters of the row's text that matched, by number from zero (not by byte), ascending,
    /// also when they matched by their pinyin.
    pub places: Vec<usize>,
}

/// A cost and a row; the order of this pair is the ranking.
type Ranked = (Cost, u32);

impl<K: Copy> Finder<K> {
    /// Searches `index`. When records change, make a new finder of a new index.
    #[must_use]
    pub fn new(index: Index<K>) -> Self {
        Finder {
            index,
            matcher: Matcher::default(),
            query: Query::default(),
            matching: Vec::new(),
            best: Vec::new(),
        }
    }

    /// The rows being searched.
    #[must_use]
    pub fn index(&self) -> &Index<K> {
        &self.index
    }

    /// The best rows for what was typed, at most `top` of them. Blanks separate words; a row must
    /// match them all, in any order. Without a word, all rows match in their order.
    pub fn find(&mut self, typed: &str, top: usize) -> Found<K> {
        let query = Query::new(typed);
        if query.words.is_empty() {
            self.query = query;
            self.matching.clear();
            let hits = (0..self.index.len().min(top)).map(|row| Hit {
                key: self.index.key(row),
                places: Vec::new(),
            });
            return Found {
                total: self.index.len(),
                hits: hits.collect(),
            };
        }
        if query != self.query {
            self.try_rows(&query);
            self.query = query;
        }
        self.rank(top);
        let best = std::mem::take(&mut self.best);
        let hits = best
            .iter()
            .map(|(_, row)| self.hit(*row as usize))
            .collect();
        self.best = best;
        Found {
            total: self.matching.len(),
            hits,
        }
    }

    /// Leaves in `self.matching` the rows that match `query`.
    fn try_rows(&mut self, query: &Query) {
        let Finder {
            index,
            matcher,
            matching,
            ..
        } = self;
        let needed = query.mask();
        let mut cost = |row: u32| {
            let units = index.units(row as usize);
            query.words.iter().try_fold(0, |sum: Cost, word| {
                Some(sum + matcher.cost(index.alphabet(), units, word)?)
            })
        };
        if !self.query.words.is_empty() && query.narrows(&self.query) {
            let masks = index.masks();
            matching.retain_mut(|(old, row)| {
                masks[*row as usize] & needed == needed
                    && cost(*row).is_some_and(|new| {
                        *old = new;
                        true
                    })
            });
        } else {
            matching.clear();
            for (row, mask) in (0u32..).zip(index.masks()) {
                if mask & needed == needed
                    && let Some(cost) = cost(row)
                {
                    matching.push((cost, row));
                }
            }
        }
    }

    /// Leaves in `self.best` the best `top` of the matching rows, in order.
    fn rank(&mut self, top: usize) {
        self.best.clear();
        self.best.extend_from_slice(&self.matching);
        if top < self.best.len() {
            self.best.select_nth_unstable(top);
            self.best.truncate(top);
        }
        self.best.sort_unstable();
    }

    fn hit(&mut self, row: usize) -> Hit<K> {
        let mut places = Vec::new();
        for word in &self.query.words {
            self.matcher.places(
                self.index.alphabet(),
                self.index.units(row),
                word,
                &mut places,
            );
        }
        places.sort_unstable();
        places.dedup();
        Hit {
            key: self.index.key(row),
            places,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::Row;
    use super::*;

    fn finder(texts: &[&'static str]) -> Finder<&'static str> {
        Finder::new(Index::build(
            texts.iter().map(|text| Row::name(*text, text)),
        ))
    }

    fn keys(found: &Found<&'static str>) -> Vec<&'static str> {
        found.hits.iter().map(|hit| hit.key).collect()
    }

    #[test]
    fn rows_come_best_first_and_equal_ones_in_their_order() {
        let cases: &[(&[&str], &str, &[&str])] = &[
            // Whole, first word, beginning, later word, inside, fuzzy.
            (
                &[
                    "小王伟民",
                    "王x伟",
                    "李四 王伟",
                    "王伟民",
                    "王伟 教师",
                    "王伟",
                ],
                "王伟",
                &[
                    "王伟",
                    "王伟 教师",
                    "王伟民",
                    "李四 王伟",
                    "小王伟民",
                    "王x伟",
                ],
            ),
            (
                &["万里", "王力", "吴利", "王立"],
                "wl",
                &["万里", "王力", "吴利", "王立"],
            ),
            // A full reading before a beginning.
            (&["王一", "万一"], "wan", &["万一", "王一"]),
            (&["刘一", "李宁静", "林一"], "lin", &["林一", "李宁静"]),
            // A customary reading before another.
            (&["单霞", "丹霞"], "danx", &["丹霞", "单霞"]),
            (&["珊霞", "单霞"], "shanx", &["珊霞", "单霞"]),
            // Initials at the beginning before a full reading inside.
            (&["张伟", "王恩一"], "we", &["王恩一", "张伟"]),
            (&["a"], "", &["a"]),
            (&["甲", "乙"], "w", &[]),
        ];
        for (texts, typed, expected) in cases {
            let found = finder(texts).find(typed, 10);
            assert_eq!(keys(&found), *expected, "{typed}");
            assert_eq!(found.total, expected.len());
        }
    }

    #[test]
    fn all_words_must_match_in_any_order() {
        let mut finder = finder(&["王伟 教育界", "王芳 科技界", "李伟 教育界", "教育界"]);
        for (typed, expected) in [
            ("王 教育", &["王伟 教育界"][..]),
            ("jy 王", &["王伟 教育界"]),
            ("w jy", &["王伟 教育界", "李伟 教育界"]),
            ("王　ｋｊ", &["王芳 科技界"]),
            ("王 体育", &[]),
        ] {
            assert_eq!(keys(&finder.find(typed, 10)), expected, "{typed}");
        }
    }

    #[test]
    fn only_the_best_are_given_but_all_are_counted() {
        let mut finder = finder(&["小王", "王一", "王二", "王三", "李四"]);
        let found = finder.find("王", 2);
        assert_eq!((keys(&found), found.total), (vec!["王一", "王二"], 4));
        // The same query again with another length.
        assert_eq!(finder.find("王", 9).hits.len(), 4);
        assert_eq!(finder.find("王", 0).hits.len(), 0);
        let all = finder.find(" ", 3);
        assert_eq!((keys(&all), all.total), (vec!["小王", "王一", "王二"], 5));
    }

    #[test]
    fn going_back_and_typing_another_thing_look_at_all_rows_again() {
        let mut finder = finder(&["王伟", "王芳", "李伟"]);
        assert_eq!(finder.find("ww", 9).total, 1);
        assert_eq!(finder.find("w", 9).total, 3);
        assert_eq!(finder.find("wf", 9).total, 1);
        assert_eq!(finder.find("li", 9).total, 1);
        assert_eq!(finder.find("", 9).total, 3);
        assert_eq!(finder.find("lw", 9).total, 1);
    }

    #[test]
    fn a_hit_says_which_characters_of_the_text_matched() {
        let mut finder = finder(&["王　伟 市第一中学 教育界"]);
        for (typed, places) in [
            ("ww", &[0, 2][..]),
            ("教育 wang", &[0, 10, 11]),
            ("dyzx", &[5, 6, 7, 8]),
            ("一中 第一", &[5, 6, 7]),
            ("wjy", &[0, 10, 11]),
        ] {
            assert_eq!(finder.find(typed, 1).hits[0].places, places, "{typed}");
        }
    }

    #[test]
    fn an_index_without_rows_finds_nothing() {
        let mut finder: Finder<u64> = Finder::new(Index::build([]));
        assert_eq!(finder.find("", 5).total, 0);
        assert_eq!(finder.find("w", 5).total, 0);
        assert!(finder.index().is_empty());
    }
}
