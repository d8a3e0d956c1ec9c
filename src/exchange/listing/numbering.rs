//! Numbers before headings and people, in the ways of offices.

use super::count;
use crate::exchange::office::words::{half_width, is_blank};

/// How a line is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::exchange) enum Numbering {
    /// `一、`
    Chinese,
    /// `（一）`
    Bracketed,
    /// `1.` `1、` `(1)` `①` `第1组`
    Western,
}

/// The number in Western digits that a line begins with.
pub(in crate::exchange) fn western_number(line: &str) -> Option<u32> {
    let line = line.trim_start_matches(|c| is_blank(c) || count::opens(c));
    let digits: String = line
        .chars()
        .map(half_width)
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// The numbering before a line, and the line without it.
pub(in crate::exchange) fn numbering(line: &str) -> (Option<Numbering>, &str) {
    let line = line.trim_matches(is_blank);
    let line = without_among(line);
    let line = line.trim_start_matches(['#', '◆', '■', '●', '▲', '☆', '★', '※', ' ', '\u{3000}']);
    let chinese = |c: char| "一二三四五六七八九十百〇零".contains(c) || ('Ⅰ'..='Ⅻ').contains(&c);
    let western = |c: char| half_width(c).is_ascii_digit();
    if let Some(rest) =
        line.strip_prefix(|c: char| ('①'..='⑳').contains(&c) || ('⑴'..='⒛').contains(&c))
    {
        return (Some(Numbering::Western), rest.trim_start_matches(is_blank));
    }
    if let Some(inner) = line.strip_prefix('第') {
        let rest = inner.trim_start_matches(|c| chinese(c) || western(c));
        if rest.len() < inner.len()
            && let Some(rest) = rest
                .strip_prefix("小组")
                .or_else(|| rest.strip_prefix('组'))
        {
            let rest =
                rest.trim_start_matches(|c: char| is_colon_or_blank(c) || "、.．".contains(c));
            return (Some(Numbering::Western), rest);
        }
    }
    if let Some(inner) = line.strip_prefix(count::opens) {
        let inner = inner.trim_start_matches(is_blank);
        for (digit, style) in [
            (&chinese as &dyn Fn(char) -> bool, Numbering::Bracketed),
            (&western, Numbering::Western),
        ] {
            let rest = inner.trim_start_matches(digit);
            let closed = rest
                .trim_start_matches(is_blank)
                .strip_prefix(count::closes);
            if rest.len() < inner.len()
                && let Some(rest) = closed
            {
                let rest = rest.trim_start_matches(|c: char| is_blank(c) || "、.．".contains(c));
                return (Some(style), rest);
            }
        }
        return (None, line);
    }
    for (digit, style) in [
        (&chinese as &dyn Fn(char) -> bool, Numbering::Chinese),
        (&western, Numbering::Western),
    ] {
        let rest = line.trim_start_matches(digit);
        if rest.len() < line.len() {
            let mark = rest.trim_start_matches(is_blank);
            let mark = mark.strip_prefix(|c: char| "、.．,，)）﹑".contains(c));
            return match mark {
                Some(rest) => (Some(style), rest.trim_start_matches(is_blank)),
                // 1 经济界
                None if style == Numbering::Western && rest.starts_with(is_blank) => {
                    (Some(style), rest.trim_start_matches(is_blank))
                }
                None => (None, line),
            };
        }
    }
    (None, line)
}

/// A line without the 其中： before it.
fn without_among(line: &str) -> &str {
    line.strip_prefix("其中").map_or(line, |rest| {
        rest.trim_start_matches(|c: char| is_blank(c) || ":：，,".contains(c))
    })
}

fn is_colon_or_blank(c: char) -> bool {
    is_blank(c) || matches!(c, ':' | '：')
}
