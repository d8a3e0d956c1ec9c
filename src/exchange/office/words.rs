//! Words in cells: what counts as a space, as Chinese, as nothing.
//!
//! Text pasted from web pages and old systems carries spaces of a dozen kinds and marks that
//! nobody sees. A mark without width leaves nothing, not a space: readers take it off where text
//! comes in ([`without_marks`]), and what is typed at the desk meets the same rule in [`line()`] and
//! [`squeeze`].

use std::borrow::Cow;

/// The text without the marks that have no width: joiners, byte order marks, soft hyphens, marks of
/// the direction of writing, selectors of a letter's variant, and what colours text on a terminal.
#[must_use]
pub fn without_marks(written: &str) -> Cow<'_, str> {
    if written.contains(ESC) {
        return Cow::Owned(without_marks(&without_escapes(written)).into_owned());
    }
    // Most text has none; all of them take two bytes and more.
    if written.is_ascii() || !written.contains(is_mark) {
        return Cow::Borrowed(written);
    }
    Cow::Owned(written.chars().filter(|&c| !is_mark(c)).collect())
}

const ESC: char = '\u{1b}';

/// The text without the sequences of a terminal, whose signs would part a name: `ESC [ 1 m`.
fn without_escapes(written: &str) -> String {
    let mut parts = written.split(ESC);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.strip_prefix('[').map_or(part, |sequence| {
            let end = sequence.find(|c: char| !matches!(c, ' '..='?'));
            let end = end.filter(|end| sequence[*end..].starts_with(|c| matches!(c, '@'..='~')));
            end.map_or(part, |end| &sequence[end + 1..])
        });
        out.push_str(rest);
    }
    out
}

/// Whether `c` is a mark without any width.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// A line of text without padding at its ends, odd spaces or line breaks: what a cell of one
/// value says. Line breaks between Chinese characters vanish, elsewhere they become a space.
#[must_use]
pub fn line(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut gap = None;
    for c in written.chars().filter(|&c| !is_mark(c)) {
        if is_blank(c) {
            let broken = c == '\n' || c == '\r';
            gap = Some(gap.unwrap_or(true) && broken);
            continue;
        }
        if let Some(only_breaks) = gap.take()
            && let Some(before) = out.chars().next_back()
            && !(only_breaks && (is_wide(before) || is_wide(c)))
        {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// A word without any space in it: sector names, committee names, headers.
#[must_use]
pub fn squeeze(written: &str) -> String {
    written
        .chars()
        .filter(|&c| !is_blank(c))
        .map(half_width)
        .collect()
}

/// Whether nothing can be seen of `c`: a space of any kind, a line break, or a mark without width.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{3164}' || is_mark(c)
}

/// What a cell answers that is ticked or answered with yes or no; none where it says something else, or nothing.
#[must_use]
pub fn yes_or_no(written: &str) -> Option<bool> {
    let word = squeeze(written).to_lowercase();
    match word.as_str() {
        "是" | "有" | "√" | "✓" | "✔" | "☑" | "对" | "y" | "yes" | "true" | "1" => {
            Some(true)
        }
        "否" | "不是" | "无" | "没有" | "×" | "✗" | "✘" | "n" | "no" | "false" | "0" => {
            Some(false)
        }
        _ => None,
    }
}

/// Whether a cell says that a post is not filled: 暂缺, 空缺, 无, a dash.
#[must_use]
pub fn is_vacant(written: &str) -> bool {
    // Most of what is asked about begins otherwise.
    let first = written.chars().find(|&c| !is_blank(c));
    if first.is_some_and(|c| !"无暂没空缺待未另尚Nn-－—–_/／\\.…*×（()）".contains(c))
    {
        return false;
    }
    let word: String = written.chars().filter(|&c| !is_blank(c)).collect();
    let word = word
        .trim_start_matches(['（', '('])
        .trim_end_matches(['）', ')']);
    word.is_empty()
        || word.chars().all(|c| "-－—–_/／\\.…*×".contains(c))
        || matches!(
            word,
            "无" | "暂无"
                | "没有"
                | "空"
                | "空缺"
                | "暂缺"
                | "暂空"
                | "尚缺"
                | "缺"
                | "缺额"
                | "缺员"
                | "空额"
                | "待定"
                | "待补"
                | "待补充"
                | "待补选"
                | "待增补"
                | "待确定"
                | "未定"
                | "另行通知"
                | "未推选"
                | "暂未推选"
                | "N/A"
                | "n/a"
                | "NA"
        )
}

/// The half-width form of a full-width sign.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Whether `c` is a Chinese character, rare ones and the private ones of old fonts included.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '\u{e000}'..='\u{f8ff}' | '々' | '〇')
}

/// Whether `c` fills two columns of Chinese text: a character, or a sign set as wide as one.
#[must_use]
pub fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn empty_posts_are_known() {
        for written in ["", " ", "无", "暂 缺", "（暂缺）", "/", "——", "待定"] {
            assert!(is_vacant(written), "{written}");
        }
        assert!(!is_vacant("吴缺"));
    }

    #[test]
    fn a_line_keeps_its_words() {
        assert_eq!(line("　市教育局\n局长 "), "市教育局局长");
        assert_eq!(line("市教育局  局长"), "市教育局 局长");
        assert_eq!(line("ABC\nDEF"), "ABC DEF");
        assert_eq!(squeeze("联 系\r\n电　话"), "联系电话");
    }

    #[test]
    fn what_has_no_width_leaves_none() {
        for mark in "\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{ad}\u{61c}\u{fe0f}\u{e0100}".chars() {
            let written = format!("市{mark}教育局{mark}");
            assert_eq!(without_marks(&written), "市教育局", "{mark:?}");
            assert_eq!(line(&written), "市教育局", "{mark:?}");
            assert_eq!(squeeze(&written), "市教育局", "{mark:?}");
        }
        assert_eq!(line("ABC \u{200b} DEF"), "ABC DEF");
        assert!(matches!(without_marks("王　伟\n\t"), Cow::Borrowed(_)));
        // What colours text goes with its signs; a bracket that ends no sequence stays.
        for (written, plain) in [
            ("赵大\u{1b}[1m伟\u{1b}[0m", "赵大伟"),
            ("王\u{1b}\u{200b}伟", "王伟"),
            ("赵\u{1b}[12伟", "赵[12伟"),
            ("\u{1b}[", "["),
        ] {
            assert_eq!(without_marks(written), plain, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn a_line_is_its_own(written in "\\PC{0,30}") {
            let once = line(&written);
            prop_assert_eq!(line(&once), once);
        }
    }
}
