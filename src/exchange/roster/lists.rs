//! Several names in one cell, and the counts and numbers that offices put around them.
//!
//! Long because a cell of people, of sectors and of committees is parted by one set of signs.

use crate::exchange::listing::naming::{self, Names};
use crate::exchange::office::words;

/// The people in a cell, as written: parted by 、，, ; / or line breaks, or by spaces where that
/// is plainly meant (`王　伟  李小明`). Numbering is taken off.
#[must_use]
pub fn people(written: &str) -> Vec<String> {
    pieces(written)
        .flat_map(|piece| by_spaces(piece).unwrap_or_else(|| vec![piece.to_owned()]))
        .collect()
}

/// What a cell of sectors says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SectorsInCell {
    /// The sectors, without spaces, numbering, head counts and remarks.
    pub(super) named: Vec<String>,
    /// What stands in brackets behind them: 牵头.
    pub(super) remarks: Vec<String>,
    /// Is it said that there are others: 教育界、科技界等?
    pub(super) open: bool,
}

/// The sectors in a cell, without spaces, numbering and head counts.
#[must_use]
pub fn sectors(written: &str) -> Vec<String> {
    sectors_in(written).named
}

/// The sectors in a cell, however they are parted, and what is said beside them.
pub(super) fn sectors_in(written: &str) -> SectorsInCell {
    let mut cell = SectorsInCell::default();
    for piece in lines(written).flat_map(pieces) {
        let piece = cell.without_others(piece);
        for word in by_blanks(piece) {
            let word = sector(word);
            let word = cell.without_remarks(word.trim_end_matches([':', '：']));
            let mut names = joined(&word);
            names.retain(|name| !name.is_empty());
            cell.named.append(&mut names);
        }
    }
    cell
}

/// The lines of a cell without their numbering: the sign behind 一、 parts nothing.
fn lines(written: &str) -> impl Iterator<Item = &str> {
    written
        .split(['\n', '\r'])
        .map(|line| without_number(line.trim()).0)
}

/// The committees in a cell, and what is said beside them.
pub(super) fn committees_in(written: &str) -> SectorsInCell {
    let mut cell = SectorsInCell::default();
    for piece in lines(written).flat_map(pieces) {
        let piece = cell.without_others(piece);
        let word = cell.without_remarks(&sector(piece));
        if !word.is_empty() {
            cell.named.push(word);
        }
    }
    cell
}

/// The committee in a cell, without what stands beside it; several stay as they are written.
pub(super) fn committee(written: &str) -> String {
    match committees_in(written).named.as_slice() {
        [one] => one.clone(),
        _ => sector(written),
    }
}

/// Whether committees are named so: 教科卫体委员会, 教科委.
pub(super) fn is_committee(word: &str) -> bool {
    ["委员会", "专委会", "委", "委室"]
        .iter()
        .any(|end| word.ends_with(end))
        && naming::names(word) != Names::Sector
}

impl SectorsInCell {
    /// The piece without 等 and what goes with it.
    fn without_others<'a>(&mut self, piece: &'a str) -> &'a str {
        let Some((before, behind)) = piece.rsplit_once('等') else {
            return piece;
        };
        let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两几多".contains(c);
        let behind = words::squeeze(behind);
        let behind = behind.trim_start_matches(number);
        let ends = [
            "",
            "界",
            "界别",
            "个",
            "个界别",
            "各界",
            "各界别",
            "有关界别",
            "相关界别",
        ];
        if !ends.contains(&behind) {
            return piece;
        }
        self.open = true;
        before.trim_end_matches(words::is_blank)
    }

    /// The sector without the brackets behind it, unless they are a part of its name: 特邀人士（港澳）.
    fn without_remarks(&mut self, word: &str) -> String {
        let mut rest = word;
        while let Some((before, inside)) = rest
            .strip_suffix([')', '）'])
            .and_then(|inside| inside.rsplit_once(['(', '（']))
        {
            if before.is_empty()
                || inside.is_empty()
                || naming::names(inside) == Names::Within
                || naming::names(before) != Names::Sector && !is_committee(before)
            {
                break;
            }
            self.remarks.push(inside.to_owned());
            rest = before;
        }
        rest.to_owned()
    }
}

/// Sectors that spaces alone part; a name with spaces in it stays whole.
fn by_blanks(piece: &str) -> Vec<&str> {
    let words: Vec<&str> = piece
        .split(words::is_blank)
        .filter(|it| !it.is_empty())
        .collect();
    let named = |word: &&str| {
        let bare = word.split(['(', '（']).next().unwrap_or(word);
        naming::names(bare) == Names::Sector
    };
    let whole = naming::is_known(&words::squeeze(piece));
    if words.len() > 1 && !whole && words.iter().all(named) {
        words
    } else {
        vec![piece]
    }
}

/// Sectors that 和 joins: 教育界和科技界. A name that has 和 in it, 台胞台属和归国华侨, has no 界 before it.
fn joined(word: &str) -> Vec<String> {
    let parted = ["以及", "和", "与", "及"].iter().find_map(|joint| {
        let (before, behind) = word.split_once(joint)?;
        let two = before.ends_with('界')
            && naming::names(before) == Names::Sector
            && naming::names(behind) == Names::Sector;
        (two && !naming::is_known(word)).then_some([before, behind])
    });
    match parted {
        Some([before, behind]) => {
            let mut names = vec![before.to_owned()];
            names.extend(joined(behind));
            names
        }
        None => vec![word.to_owned()],
    }
}

/// A sector's or committee's name without spaces, numbering and a head count in brackets.
#[must_use]
pub fn sector(written: &str) -> String {
    let word = words::squeeze(written);
    let (bare, _) = without_count(&word);
    without_number(&bare).0.to_owned()
}

/// A heading that opens a sector's part of a register: `一、中国共产党（共20人）`, with the count.
/// None when the line has neither a number before nor a count behind.
#[must_use]
pub fn heading(written: &str) -> Option<(String, Option<usize>)> {
    let word = words::squeeze(written);
    let (bare, count) = without_count(&word);
    let (name, numbered) = without_number(&bare);
    let length = name.chars().count();
    let plain = !name.chars().any(|c| "，。,;；:：".contains(c))
        && !name.starts_with(|c: char| c.is_ascii_digit());
    let named = (2..=20).contains(&length) && plain;
    (named && (numbered || count.is_some())).then(|| (name.to_owned(), count))
}

fn pieces(written: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    written
        .split(move |c: char| {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = (depth - 1).max(0),
                _ => {}
            }
            // 钟明秀（女，壮族）is one person.
            depth == 0 && "、，,;；/／|｜\n\r".contains(c)
        })
        .map(|piece| without_number(piece.trim()).0.trim())
        .filter(|piece| {
            !piece
                .chars()
                .all(|c| words::is_blank(c) || c.is_ascii_digit())
        })
}

/// Names parted by spaces alone; none when the spaces may be padding inside one name.
fn by_spaces(piece: &str) -> Option<Vec<String>> {
    if words::squeeze(piece).chars().count() <= 4 || piece.contains(['(', '（', '·', '•', '・'])
    {
        return None;
    }
    let mut found: Vec<String> = Vec::new();
    let mut half = false;
    for word in piece.split(words::is_blank).filter(|word| !word.is_empty()) {
        let single = word.chars().count() == 1;
        match found.last_mut() {
            Some(last) if half && single => {
                last.push_str(word);
                half = false;
            }
            _ if half => return None,
            _ => {
                found.push(word.to_owned());
                half = single;
            }
        }
    }
    let whole = |name: &String| (2..=4).contains(&name.chars().count()) && !name.is_ascii();
    (!half && found.len() > 1 && found.iter().all(whole)).then_some(found)
}

/// A line without the head count in brackets at its end, and the count.
fn without_count(word: &str) -> (String, Option<usize>) {
    let Some(inside) = word.strip_suffix([')', '）']) else {
        return match plain_count(word) {
            Some((before, number)) => (before.to_owned(), Some(number)),
            None => (word.to_owned(), None),
        };
    };
    let Some((before, count)) = inside.rsplit_once(['(', '（']) else {
        return (word.to_owned(), None);
    };
    let digits = count
        .trim_start_matches('共')
        .trim_end_matches(['人', '名', '位'])
        .trim_end_matches("委员");
    match digits.parse() {
        Ok(number) => (before.to_owned(), Some(number)),
        Err(_) => (word.to_owned(), None),
    }
}

/// A sector and the head count right behind it: 科技界12人.
fn plain_count(word: &str) -> Option<(&str, usize)> {
    let counted = word.strip_suffix(['人', '名', '位'])?;
    let before = counted.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = counted[before.len()..].parse().ok()?;
    let before = before.trim_end_matches('共');
    (naming::names(before) == Names::Sector).then_some((before, number))
}

/// A line without the numbering before it (`一、` `（一）` `1.` `1、` `①`), and whether it had one.
pub(super) fn without_number(word: &str) -> (&str, bool) {
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    if let Some(rest) = word.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return (rest, true);
    }
    let (open, inner) = match word.strip_prefix(['(', '（']) {
        Some(inner) => (true, inner),
        None => (false, word),
    };
    let rest = inner.trim_start_matches(digit);
    if rest.len() == inner.len() {
        return (word, false);
    }
    let closed = if open {
        rest.strip_prefix([')', '）'])
    } else {
        rest.strip_prefix(['、', '.', '．', ')', '）'])
    };
    match closed {
        Some(rest) => (rest, true),
        None => (word, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_separator_parts_people() {
        let expected = ["尉霞涛", "向杰守"];
        for written in [
            "尉霞涛、向杰守",
            "尉霞涛，向杰守",
            "尉霞涛,向杰守",
            "尉霞涛;向杰守",
            "尉霞涛/向杰守",
            "尉霞涛\n向杰守",
            "尉霞涛 向杰守",
            "1.尉霞涛 、2.向杰守",
            "①尉霞涛、②向杰守",
            "尉霞涛、向杰守、",
        ] {
            assert_eq!(people(written), expected, "{written}");
        }
        assert_eq!(people("1、尉霞涛\n2、向杰守"), expected);
    }

    #[test]
    fn padding_inside_a_name_is_no_separator() {
        assert_eq!(people("王　伟"), ["王　伟"]);
        assert_eq!(people("王　伟  李小明"), ["王伟", "李小明"]);
        assert_eq!(people("李小明 王　伟"), ["李小明", "王伟"]);
        assert_eq!(people("扎西 · 次仁"), ["扎西 · 次仁"]);
        assert_eq!(
            people("钟明秀（女，壮族）、王伟"),
            ["钟明秀（女，壮族）", "王伟"]
        );
        assert_eq!(people("一帆"), ["一帆"]);
    }

    #[test]
    fn sectors_lose_numbers_and_counts_but_keep_their_words() {
        assert_eq!(
            sectors("中国共产党（20人）、台胞台属和归国华侨\n体 育 界"),
            ["中国共产党", "台胞台属和归国华侨", "体育界"]
        );
        assert_eq!(sector("一、九三学社(共20名)"), "九三学社");
        assert_eq!(sector("九三学社"), "九三学社");
        assert_eq!(sector("（三）三农界"), "三农界");
    }

    #[test]
    fn headings_are_told_from_rows() {
        assert_eq!(
            heading("一、中国共产党（共20人）"),
            Some(("中国共产党".into(), Some(20)))
        );
        assert_eq!(heading("（十二）体育界"), Some(("体育界".into(), None)));
        assert_eq!(heading("经济界（18名）"), Some(("经济界".into(), Some(18))));
        assert_eq!(
            heading("二十九、 中国民主建国会 ( 6 人 )"),
            Some(("中国民主建国会".into(), Some(6)))
        );
        assert_eq!(heading("经济界"), None);
        assert_eq!(heading("王伟（女）"), None);
        assert_eq!(heading("1、以上名单，由主席会议审定。"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(written in "\\PC{0,60}") {
            let _ = people(&written);
            let _ = sectors(&written);
            let _ = heading(&written);
        }

        #[test]
        fn joined_names_are_parted_again(names in proptest::collection::vec("[\u{4f00}-\u{4fff}]{2,3}", 1..6), sign in "[、，,;/]") {
            prop_assert_eq!(people(&names.join(&sign)), names);
        }
    }
}
