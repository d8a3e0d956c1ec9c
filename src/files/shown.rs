//! How a file's name is shown to a person: so that it can't break a line, act on the terminal or
//! turn the letters round.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

/// Does the character act on the terminal or on the letters beside it, instead of being one?
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Marks of direction, and those that embed, override or isolate one.
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Separators of lines and paragraphs, and the mark of byte order.
            | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A name, or other foreign text of one line, with what acts written out: `\n`, `\u{202e}`.
#[must_use]
pub fn shown(name: &str) -> Cow<'_, str> {
    if !name.contains(acts) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len() + 8);
    for c in name.chars() {
        if acts(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The same of a path.
#[must_use]
pub fn shown_path(path: &Path) -> impl fmt::Display + use<> {
    shown(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_written_out_and_the_rest_stays() {
        for (name, seen) in [
            ("委员名册 2026（定稿）.xlsx", "委员名册 2026（定稿）.xlsx"),
            ("a\nb\tc\u{1b}[2J", "a\\nb\\tc\\u{1b}[2J"),
            ("名单\u{202e}xslx.exe", "名单\\u{202e}xslx.exe"),
            (
                "一\u{2028}二\u{2066}三\u{85}",
                "一\\u{2028}二\\u{2066}三\\u{85}",
            ),
            ("👩\u{200d}🎓.docx", "👩\u{200d}🎓.docx"),
        ] {
            assert_eq!(shown(name), seen);
            assert_eq!(shown_path(Path::new(name)).to_string(), seen);
        }
    }
}
