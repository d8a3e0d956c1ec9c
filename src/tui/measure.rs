//! How many columns text takes, and how it is cut to fit.
//!
//! The only place that knows that 界 is two columns. Cuts between graphemes, never inside one.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that `text` takes on the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    let mut each = text.chars().map(alone);
    let alone = each.try_fold(0, |sum, columns| Some(sum + columns?));
    alone.unwrap_or_else(|| graphemes(text).map(|(_, w)| w).sum())
}

/// The graphemes of `text` that can be shown, each with its columns (1 or 2); control characters and
/// lone combining marks, which take no column of their own, are left out.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    segments(text).filter_map(|(_, g, w)| (w > 0).then_some((g, w)))
}

/// All graphemes of `text`, each with the byte at which it begins and its columns.
fn segments(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Nearly all text is of characters that stand alone: those need no segmentation, which is what
        // most of the time of a frame would go to.
        let rest = &text[at..];
        let mut chars = rest.chars();
        let first = chars.next()?;
        let apart = chars.next().is_none_or(|next| alone(next).is_some());
        let (g, columns) = match alone(first).filter(|_| apart) {
            Some(columns) => (&rest[..first.len_utf8()], columns),
            None => {
                let g = rest.graphemes(true).next()?;
                (g, grapheme_width(g))
            }
        };
        let begins = at;
        at += g.len();
        Some((begins, g, columns))
    })
}

/// The columns of a character that never joins another of its kind to one grapheme: letters and signs
/// of ASCII, Han, the full-width signs beside it, lines and the marks of the screens.
fn alone(c: char) -> Option<usize> {
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(2),
        ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25fc}' => Some(1),
        '·' | '×' | '※' | '√' | '←'..='↓' | '★' | '☆' => Some(1),
        '\u{ff01}'..='\u{ff60}' | '\u{3000}'..='\u{3011}' => Some(2),
        _ => None,
    }
}

/// The columns of one grapheme: 0 for what is not shown.
#[must_use]
pub fn grapheme_width(g: &str) -> usize {
    let mut chars = g.chars();
    let Some(first) = chars.next() else { return 0 };
    if chars.next().is_some() {
        if g.chars().any(char::is_control) {
            return 0;
        }
        // Terminals give a joined emoji two cells, whatever the sum of its parts.
        return g.width().min(2);
    }
    alone(first).unwrap_or_else(|| first.width().unwrap_or(0).min(2))
}

/// `text` cut to at most `columns`, its end replaced by `mark` (one column) where something is
/// missing.
#[must_use]
pub fn clip<'a>(text: &'a str, columns: usize, mark: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut out = String::with_capacity(columns * 3);
    let mut used = 0;
    for (g, w) in graphemes(text) {
        if used + w > columns - 1 {
            break;
        }
        out.push_str(g);
        used += w;
    }
    out.push_str(mark);
    Cow::Owned(out)
}

/// `text` in lines of at most `columns`: broken at spaces where there are any, between any two
/// characters of Chinese, never before a closing punctuation mark. Line ends in `text` are kept.
/// Always at least one line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<&str> {
    let line = |range: Range<usize>| text[range].trim_end_matches(' ');
    wrap_ranges(text, columns).into_iter().map(line).collect()
}

/// The lines of [`wrap`] as ranges of bytes that hold all of `text` but its line ends: spaces at
/// which a line was broken hang over its end.
#[must_use]
pub fn wrap_ranges(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, start, columns.max(2), &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(text: &str, offset: usize, columns: usize, lines: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut used = 0;
    // The last place at which the line may be broken, and the columns up to it.
    let mut chance: Option<(usize, usize)> = None;
    let mut before: Option<(&str, usize)> = None;
    for (at, g, w) in segments(text) {
        if at > start && may_break(before, (g, w)) {
            chance = Some((at, used));
        }
        // Where nothing but marks without a column stood before the chance, the rest is as wide as it was.
        while g != " " && used + w > columns && at > start {
            let (cut, upto) = chance.filter(|(cut, _)| *cut > start).unwrap_or((at, used));
            lines.push(offset + start..offset + cut);
            start = cut;
            used -= upto;
            chance = None;
        }
        used += w;
        before = Some((g, w));
    }
    lines.push(offset + start..offset + text.len());
}

/// May a line end between two graphemes, each with its columns?
fn may_break(before: Option<(&str, usize)>, (next, columns): (&str, usize)) -> bool {
    let Some((before, wide)) = before else {
        return false;
    };
    let apart = (before == " " && next != " ") || wide == 2 || columns == 2;
    apart && !next.starts_with(NO_START) && !before.starts_with(NO_END)
}

/// Marks that must not begin a line.
const NO_START: &[char] = &[
    '，', '。', '、', '；', '：', '？', '！', '）', '》', '」', '』', '】', '〉', '”', '’', '…',
    '—', ',', '.', ';', ':', '?', '!', ')', ']', '}', '%', ' ',
];

/// Marks that must not end a line.
const NO_END: &[char] = &['（', '《', '「', '『', '【', '〈', '“', '‘', '(', '[', '{'];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_and_cuts() {
        assert_eq!(width("政协 CPPCC"), 10);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("a\u{7}b"), 2);
        assert_eq!(clip("教科卫体委员会", 14, "…"), "教科卫体委员会");
        assert_eq!(clip("教科卫体委员会", 13, "…"), "教科卫体委员…");
        assert_eq!(clip("教科卫体委员会", 12, "…"), "教科卫体委…");
        assert_eq!(clip("界别", 1, "…"), "…");
        assert_eq!(clip("界别", 0, "…"), "");
    }

    #[test]
    fn lines_break_where_people_break_them() {
        assert_eq!(
            wrap("走访界别群众，听取意见。", 12),
            ["走访界别群", "众，听取意", "见。"]
        );
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("one two three", 3), ["one", "two", "thr", "ee"]);
        assert_eq!(wrap("a\n\nb", 8), ["a", "", "b"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn what_stands_alone_is_as_wide_as_the_standard_says() {
        for c in '\u{20}'..'\u{10000}' {
            if let Some(columns) = alone(c) {
                assert_eq!(c.width(), Some(columns), "{c:?}");
                let twice = format!("{c}{c}a{c}");
                assert_eq!(twice.graphemes(true).count(), 4, "{c:?}");
            }
        }
    }

    #[test]
    fn marks_without_a_column_make_no_line_too_wide() {
        assert!(wrap("\u{180b}𛅤:", 2).iter().all(|it| width(it) <= 2));
    }

    proptest! {
        #[test]
        fn a_cut_never_exceeds_its_columns(text in "\\PC{0,30}", columns in 0usize..40) {
            prop_assert!(width(&clip(&text, columns, "…")) <= columns);
            for line in wrap(&text, columns) {
                prop_assert!(width(line) <= columns.max(2));
            }
            let joined: String = wrap(&text, columns).concat();
            prop_assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn text_is_cut_as_the_standard_says(text in "[a界👍\u{1f3fd}\u{301}\u{200d}\u{fe0f}★·🇨🇳]{0,12}") {
            let ours: Vec<&str> = segments(&text).map(|(_, g, _)| g).collect();
            let theirs: Vec<&str> = text.graphemes(true).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
