//! Counts of people: `（20名）`, `(共20人)`, `20人`, `（二十名，含召集人）`.

use crate::exchange::words::{half_width, is_blank};

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

const OPEN: [char; 6] = ['（', '(', '〔', '[', '【', '［'];
const CLOSE: [char; 6] = ['）', ')', '〕', ']', '】', '］'];

/// The first count of people in a line: in brackets, or bare (`20人`) at its end or before a colon.
pub(in crate::exchange) fn in_line(line: &str) -> Option<Counted<'_>> {
    bracketed(line).or_else(|| bare(line))
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
    let start = plain.iter().position(|c| !"共计合总有：:".contains(*c))?;
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
