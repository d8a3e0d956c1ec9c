//! A mark beside a name, as a sign.

use crate::exchange::office::words::{half_width, is_blank};

/// Whether `c` is a mark beside a name; `●` is one only where it holds no name together.
pub(in crate::exchange) fn is_mark(c: char) -> bool {
    "*※△▲▽▼☆★◆◇■◎●#†‡§".contains(half_width(c))
}

/// The marks before what is written, and the rest.
pub(in crate::exchange) fn before(written: &str) -> (Vec<String>, &str) {
    let rest = written.trim_start_matches(|c| is_mark(c) || is_blank(c));
    (all(&written[..written.len() - rest.len()]), rest)
}

/// What is written, and the marks behind it: a number in a circle is one here.
pub(in crate::exchange) fn behind(written: &str) -> (&str, Vec<String>) {
    let rest = written.trim_end_matches(|c| is_mark(c) || is_circled(c) || is_blank(c));
    (rest, all(&written[rest.len()..]))
}

/// Whether `c` is a number in a circle.
pub(in crate::exchange) fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// The marks of a run, the same one written several times as one: `**` is not `*`.
fn all(run: &str) -> Vec<String> {
    let signs: Vec<char> = run
        .chars()
        .filter(|c| !is_blank(*c))
        .map(half_width)
        .collect();
    let same = signs.chunk_by(|one, other| one == other);
    same.map(|mark| mark.iter().collect()).collect()
}
