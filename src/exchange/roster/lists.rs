//! Several names in one cell, and the counts and numbers that offices put around them.

use crate::exchange::words;

/// The people in a cell, as written: parted by 、，, ; / or line breaks, or by spaces where that
/// is plainly meant (`王　伟  李小明`). Numbering is taken off.
#[must_use]
pub fn people(written: &str) -> Vec<String> {
    pieces(written)
        .flat_map(|piece| by_spaces(piece).unwrap_or_else(|| vec![piece.to_owned()]))
        .collect()
}

/// The sectors in a cell, without spaces, numbering and head counts.
#[must_use]
pub fn sectors(written: &str) -> Vec<String> {
    pieces(written)
        .map(sector)
        .filter(|word| !word.is_empty())
        .collect()
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
        return (word.to_owned(), None);
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

/// A line without the numbering before it (`一、` `（一）` `1.` `1、` `①`), and whether it had one.
fn without_number(word: &str) -> (&str, bool) {
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
