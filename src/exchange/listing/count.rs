//! Counts of people: `（20名）`, `(共20人)`, `20人`, `（二十名，含召集人）`.

use crate::exchange::office::words::{half_width, is_blank};

/// A count in a line, and what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Counted<'a> {
    /// What stands before it.
    pub(in crate::exchange) before: &'a str,
    /// How many.
    pub(in crate::exchange) number: usize,
    /// Is it said that they are people, or is it a number alone?
    pub(in crate::exchange) of_people: bool,
    /// What stands behind it.
    pub(in crate::exchange) after: &'a str,
}

/// What a line of names says behind them of how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Closing<'a> {
    /// The names.
    pub(in crate::exchange) names: &'a str,
    /// How many.
    pub(in crate::exchange) number: Option<usize>,
    /// Does 等 say that there may be others?
    pub(in crate::exchange) and_others: bool,
}

const OPEN: [char; 6] = ['（', '(', '〔', '[', '【', '［'];
const CLOSE: [char; 6] = ['）', ')', '〕', ']', '】', '］'];

/// The first count of people in a line: in brackets, or bare (`20人`) at its end or before a colon.
pub(in crate::exchange) fn in_line(line: &str) -> Option<Counted<'_>> {
    bracketed(line).or_else(|| bare(line))
}

/// What stands behind the names of a line: `周明远、林秀兰等3名`, `…共2人`, `…（2人）`, `…等`.
pub(in crate::exchange) fn at_end(line: &str) -> Option<Closing<'_>> {
    let trimmed = line.trim_end_matches(|c: char| is_blank(c) || "。.；;".contains(c));
    let (whole, bracket) = match trimmed.strip_suffix(closes) {
        Some(inside) => (inside, true),
        None => (trimmed, false),
    };
    let word = ["委员", "同志"]
        .iter()
        .find_map(|ending| whole.strip_suffix(ending))
        .unwrap_or(whole);
    let (mut before, mut number) = (word.trim_end_matches(is_blank), None);
    if let Some(bare) = before.strip_suffix(is_unit) {
        let bare = bare.trim_end_matches(is_blank);
        let names = bare.trim_end_matches(|c: char| is_digit(half_width(c)));
        let plain: Vec<char> = bare[names.len()..].chars().map(half_width).collect();
        number = self::number(&plain).map(|(number, _)| number);
        before = names.trim_end_matches(is_blank);
    }
    let counting = ["共计", "合计", "一共", "以上共", "共有", "以上", "共", "计"];
    let said = counting.iter().find_map(|word| before.strip_suffix(word));
    let others = before.strip_suffix('等');
    let and_others = said.is_none() && others.is_some();
    let (names, opened) = match said.filter(|_| number.is_some()).or(others) {
        Some(names) => (names, bracket),
        None if bracket && number.is_some() => (before, true),
        None => return None,
    };
    let names = names.trim_end_matches(is_blank);
    let names = if opened {
        names.strip_suffix(opens)?
    } else {
        names
    };
    let names = names.trim_end_matches(|c: char| is_blank(c) || "、，,；;。—-".contains(c));
    (!names.is_empty()).then_some(Closing {
        names,
        number,
        and_others,
    })
}

/// Whether `c` opens a bracket.
pub(in crate::exchange) fn opens(c: char) -> bool {
    OPEN.contains(&c)
}

/// Whether `c` closes one; offices mix the kinds.
pub(in crate::exchange) fn closes(c: char) -> bool {
    CLOSE.contains(&c)
}

/// A total somewhere in a title: `（381名，按姓氏笔画为序排列）`, `共29个界别381名委员`.
pub(in crate::exchange) fn total(title: &str) -> Option<usize> {
    let plain: Vec<char> = title
        .chars()
        .filter(|&c| !is_blank(c))
        .map(half_width)
        .collect();
    (0..plain.len()).find_map(|start| {
        let starts = start == 0 || !is_digit(plain[start - 1]);
        if !starts {
            return None;
        }
        let (number, length) = number(&plain[start..])?;
        let unit = plain.get(start + length)?;
        // 第三名 and 一人一票 count nobody.
        let ordinal = start > 0 && plain[start - 1] == '第';
        (!ordinal && number > 1 && is_unit(*unit)).then_some(number)
    })
}

/// A count that stands alone in its place: `3`, `共3人`, `三名`.
pub(in crate::exchange) fn alone(written: &str) -> Option<usize> {
    of_bracket(written).map(|(number, _)| number)
}

/// The longest bracket, in characters, that is asked for a count.
const LONGEST_BRACKET: usize = 60;

fn bracketed(line: &str) -> Option<Counted<'_>> {
    line.char_indices()
        .filter(|(_, c)| opens(*c))
        .find_map(|(open, c)| {
            let inside = &line[open + c.len_utf8()..];
            let near = match inside.char_indices().nth(LONGEST_BRACKET) {
                Some((end, _)) => &inside[..end],
                None => inside,
            };
            let (content, after) = match near.find(closes) {
                Some(close) => {
                    let mark = inside[close..].chars().next().map_or(0, char::len_utf8);
                    (&inside[..close], &inside[close + mark..])
                }
                None if near.len() < inside.len() => return None,
                None => (inside, ""),
            };
            let (number, of_people) = of_bracket(content)?;
            Some(Counted {
                before: &line[..open],
                number,
                of_people,
                after,
            })
        })
}

/// The count that a bracket says: a number alone, or a number of people with whatever follows.
fn of_bracket(content: &str) -> Option<(usize, bool)> {
    let plain: Vec<char> = content
        .chars()
        .filter(|&c| !is_blank(c))
        .map(half_width)
        .collect();
    let start = plain
        .iter()
        .position(|c| !"共计合总有增补新：:".contains(*c))?;
    let (number, length) = number(&plain[start..])?;
    match plain.get(start + length) {
        None => Some((number, false)),
        Some(unit) => is_unit(*unit).then_some((number, true)),
    }
}

fn bare(line: &str) -> Option<Counted<'_>> {
    let digits = line.find(|c: char| half_width(c).is_ascii_digit());
    let mut from = digits?;
    loop {
        let rest = &line[from..];
        let run: Vec<char> = rest
            .chars()
            .map(half_width)
            .take_while(char::is_ascii_digit)
            .collect();
        let bytes: usize = rest.chars().take(run.len()).map(char::len_utf8).sum();
        let tail = &rest[bytes..];
        let unit = tail.trim_start_matches(is_blank);
        if let Some(after) = unit.strip_prefix(is_unit) {
            let after = after.strip_prefix("委员").unwrap_or(after);
            let after = after.trim_start_matches(is_blank);
            if after.is_empty() || after.starts_with([':', '：']) {
                let before = line[..from]
                    .trim_end_matches(|c: char| is_blank(c) || "共计:：-—–－，,、".contains(c));
                let after = after.trim_start_matches([':', '：']);
                let number = run.iter().collect::<String>().parse().ok()?;
                return Some(Counted {
                    before,
                    number,
                    of_people: true,
                    after,
                });
            }
        }
        let next = tail.find(|c: char| half_width(c).is_ascii_digit())?;
        from += bytes + next;
    }
}

/// The number at the beginning and how many signs it takes: digits, or Chinese up to 999.
fn number(plain: &[char]) -> Option<(usize, usize)> {
    let digits: String = plain.iter().take_while(|c| c.is_ascii_digit()).collect();
    if !digits.is_empty() {
        return Some((digits.parse().ok()?, digits.len()));
    }
    let length = plain.iter().take_while(|c| is_chinese_digit(**c)).count();
    let (mut whole, mut units) = (0_usize, 0_usize);
    for &c in plain.get(..length.min(7))? {
        match c {
            '百' => (whole, units) = (whole + units.max(1) * 100, 0),
            '十' => (whole, units) = (whole + units.max(1) * 10, 0),
            c => {
                units = "〇一二三四五六七八九"
                    .chars()
                    .position(|d| d == c)
                    .unwrap_or(0)
            }
        }
    }
    (length > 0).then_some((whole + units, length))
}

fn is_chinese_digit(c: char) -> bool {
    "〇零一二三四五六七八九十百".contains(c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_chinese_digit(c)
}

fn is_unit(c: char) -> bool {
    matches!(c, '名' | '人' | '位')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_closes_a_line_of_names() {
        for (line, number, and_others) in [
            ("周明远 林秀兰 等3名", Some(3), true),
            ("周明远、林秀兰等 ３ 人。", Some(3), true),
            ("周明远、林秀兰等三名委员", Some(3), true),
            ("周明远、林秀兰（等2人）", Some(2), true),
            ("周明远、林秀兰 共2人", Some(2), false),
            ("周明远、林秀兰，共计2名", Some(2), false),
            ("周明远、林秀兰（2人）", Some(2), false),
            ("周明远、林秀兰（共十二名）", Some(12), false),
            ("周明远、林秀兰等", None, true),
            ("周明远、林秀兰 等同志", None, true),
        ] {
            let closing = at_end(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (closing.number, closing.and_others),
                (number, and_others),
                "{line}"
            );
            assert!(
                closing.names.ends_with("林秀兰"),
                "{line}: {}",
                closing.names
            );
        }
        for line in [
            "周明远、林秀兰",
            "周明远（女）",
            "（3人）",
            "共3人",
            "3名",
            "周明远 2人",
        ] {
            assert_eq!(at_end(line), None, "{line}");
        }
    }
}
