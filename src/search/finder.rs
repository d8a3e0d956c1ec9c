//! The best rows for what is being typed.
//!
//! Owns the ranking of an [`Index`]'s rows, the first lines of it, and narrowing: when a query
//! extends the one before, only that one's rows are tried again. Never filters a pane (that is
//! [`super::Filter`], which knows no fuzzy matches).
//!
//! The order: the whole text, its first word, its beginning, a later word, the beginning of one,
//! inside one, and only then with characters left out. Among these a full reading is better than
//! an initial, and a customary reading better than another; with characters left out, the score
//! of the `fuzzy-matcher` crate decides. What is equal stays in the order of the rows.
//!
//! Characters are left out only while fewer rows match without a break than the caller can show:
//! further hits would not be seen, and at 100,000 rows they would cost more than the others.

use super::cost::{Cost, FUZZY, MOST_DETAIL};
use super::fuzzy::Fuzzy;
use super::index::Index;
use super::matcher::Matcher;
use super::query::Query;

/// An index that is being searched.
#[derive(Clone, Debug)]
pub struct Finder<K> {
    index: Index<K>,
    matcher: Matcher,
    fuzzy: Fuzzy,
    /// The query before; the empty one at first, which all rows match.
    query: Query,
    /// The rows that match it without a break, with their cost, in the rows' order; unused while
    /// it is empty.
    exact: Vec<Ranked>,
    /// Those that match it with characters left out, once they are needed.
    scattered: Option<Vec<Ranked>>,
    best: Vec<Ranked>,
}

/// Rows that match a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<K> {
    /// How many rows match; those that match with characters left out count only if fewer others
    /// were found than were asked for.
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
            fuzzy: Fuzzy::default(),
            query: Query::default(),
            exact: Vec::new(),
            scattered: None,
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
            self.exact.clear();
            self.scattered = None;
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
            self.scattered = None;
        }
        let total = self.rank(top);
        let best = std::mem::take(&mut self.best);
        let hits = best
            .iter()
            .map(|(_, row)| self.hit(*row as usize))
            .collect();
        self.best = best;
        Found { total, hits }
    }

    /// Leaves in `self.exact` the rows that match `query` without a break.
    fn try_rows(&mut self, query: &Query) {
        let Finder {
            index,
            matcher,
            exact,
            ..
        } = self;
        let needed = query.mask();
        let mut cost = |row: u32| {
            let units = index.units(row as usize);
            query.words.iter().try_fold(0, |sum: Cost, word| {
                Some(sum + matcher.find(index.alphabet(), units, word)?.cost)
            })
        };
        if !self.query.words.is_empty() && query.narrows(&self.query) {
            let masks = index.masks();
            exact.retain_mut(|(old, row)| {
                masks[*row as usize] & needed == needed
                    && cost(*row).is_some_and(|new| {
                        *old = new;
                        true
                    })
            });
        } else {
            exact.clear();
            for (row, mask) in (0u32..).zip(index.masks()) {
                if mask & needed == needed
                    && let Some(cost) = cost(row)
                {
                    exact.push((cost, row));
                }
            }
        }
    }

    /// The other rows that match the query when characters are left out of some of its words.
    fn try_leaving_out(&mut self) -> Vec<Ranked> {
        let Finder {
            index,
            matcher,
            fuzzy,
            query,
            exact,
            ..
        } = self;
        let needed = query.mask();
        let mut exact = exact.iter().map(|(_, row)| *row).peekable();
        let mut found = Vec::new();
        for (row, mask) in (0u32..).zip(index.masks()) {
            if mask & needed != needed || exact.next_if_eq(&row).is_some() {
                continue;
            }
            let units = index.units(row as usize);
            let cost = query.words.iter().try_fold(0, |sum: Cost, word| {
                // A row whose only word matches without a break is among the exact ones.
                let stretch = (query.words.len() > 1)
                    .then(|| matcher.find(index.alphabet(), units, word))
                    .flatten();
                let cost = match stretch {
                    Some(stretch) => stretch.cost,
                    None => {
                        let score = fuzzy.find(index.alphabet(), units, word)?.score;
                        FUZZY + MOST_DETAIL.saturating_sub(Cost::try_from(score).unwrap_or(0))
                    }
                };
                Some(sum + cost)
            });
            found.extend(cost.map(|cost| (cost, row)));
        }
        found
    }

    /// Leaves in `self.best` the best `top` of the matching rows, in order; how many match.
    fn rank(&mut self, top: usize) -> usize {
        let mut best = std::mem::take(&mut self.best);
        best.clear();
        best.extend_from_slice(&self.exact);
        if best.len() < top {
            let scattered = match self.scattered.take() {
                Some(found) => found,
                None => self.try_leaving_out(),
            };
            best.extend_from_slice(&scattered);
            self.scattered = Some(scattered);
        }
        let total = best.len();
        if top < total {
            best.select_nth_unstable(top);
            best.truncate(top);
        }
        best.sort_unstable();
        self.best = best;
        total
    }

    fn hit(&mut self, row: usize) -> Hit<K> {
        let (alphabet, units) = (self.index.alphabet(), self.index.units(row));
        let mut places = Vec::new();
        for word in &self.query.words {
            if let Some(stretch) = self.matcher.find(alphabet, units, word) {
                places.extend(stretch.places(alphabet, units));
            } else if let Some(scattered) = self.fuzzy.find(alphabet, units, word) {
                places.extend(scattered.places);
            }
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
    use super::super::index::IndexRow;
    use super::*;

    fn finder(texts: &[&'static str]) -> Finder<&'static str> {
        Finder::new(Index::build(
            texts.iter().map(|text| IndexRow::name(*text, text)),
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
    fn characters_are_left_out_only_while_there_is_room_for_more() {
        let mut finder = finder(&["王小伟", "万物", "王伟", "王大伟"]);
        let found = finder.find("ww", 3);
        assert_eq!(
            (keys(&found), found.total),
            (vec!["万物", "王伟", "王小伟"], 4)
        );
        let found = finder.find("ww", 2);
        assert_eq!((keys(&found), found.total), (vec!["万物", "王伟"], 2));
        assert_eq!(finder.find("ww", 9).total, 4);
    }

    #[test]
    fn of_what_leaves_characters_out_the_better_score_comes_first() {
        let mut finder = finder(&[
            "李王大小伟 科技界",
            "王一二伟 科技界",
            "李王大伟 科技界",
            "王大伟 科技界",
            "王一伟 科技界",
        ]);
        for (typed, expected) in [
            (
                "wangwei",
                ["王大伟", "王一伟", "王一二伟", "李王大伟", "李王大小伟"],
            ),
            (
                "kj 王伟",
                ["王大伟", "王一伟", "王一二伟", "李王大伟", "李王大小伟"],
            ),
        ] {
            let found = finder.find(typed, 9);
            let names: Vec<&str> = keys(&found)
                .iter()
                .filter_map(|key| key.split(' ').next())
                .collect();
            assert_eq!(names, expected, "{typed}");
        }
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
