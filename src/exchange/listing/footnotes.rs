//! Footnotes of a list: what a mark behind a name points to is put in brackets behind the name.
//!
//! `高　翔②` with `②2024年辞去委员。` below reads as `高　翔（2024年辞去委员）`. A mark that nothing
//! explains, and an explanation that nothing points to, stay as they are.

use std::borrow::Cow;
use std::collections::HashMap;

use super::count::{closes, opens};
use super::lines::Line;
use crate::exchange::words::{half_width, is_blank, is_han};

/// The longest line that is asked for footnotes, in bytes.
const LONGEST: usize = 4_000;

/// Puts the footnotes where their marks are.
pub(in crate::exchange) fn in_place(lines: &[Line]) -> Cow<'_, [Line]> {
    let mut notes = HashMap::new();
    let mut defining = HashMap::new();
    for (n, line) in lines.iter().enumerate() {
        for (mark, text) in notes_of(&line.text) {
            if notes.insert(mark.clone(), text).is_none() {
                defining.insert(mark, n);
            }
        }
    }
    if notes.is_empty() {
        return Cow::Borrowed(lines);
    }
    let mut pointed = HashMap::new();
    let mut written = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let text = replaced(&line.text, |mark| {
            let defined = defining.get(mark).filter(|defined| **defined > n)?;
            pointed.insert(*defined, ());
            notes.get(mark).map(String::as_str)
        });
        written.push(Line {
            text,
            ..line.clone()
        });
    }
    let mut n = 0;
    written.retain(|_| {
        n += 1;
        !pointed.contains_key(&(n - 1))
    });
    Cow::Owned(written)
}

/// The footnotes that a line explains: `①2023年增补；②2024年辞去。`
fn notes_of(line: &str) -> Vec<(String, String)> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    let line = line.trim_matches(is_blank);
    let line = ["备注", "说明", "注释", "注"]
        .iter()
        .find_map(|label| {
            line.strip_prefix(label)?
                .trim_start()
                .strip_prefix([':', '：'])
        })
        .unwrap_or(line);
    let line = line.trim_start_matches(is_blank);
    let line = ["带", "标有", "标", "加", "有"]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line)
        .trim_start_matches(|c| is_blank(c) || "“\"‘".contains(c));
    let signs: Vec<char> = line.chars().collect();
    if mark_at(&signs, 0).is_none() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let mut next = 0;
    while let Some((mark, length)) = mark_at(&signs, next) {
        let from = next + length;
        let apart = |at: usize| is_blank(signs[at - 1]) || "；;。，,".contains(signs[at - 1]);
        let until = (from + 1..signs.len())
            .find(|&at| apart(at) && mark_at(&signs, at).is_some())
            .unwrap_or(signs.len());
        let text: String = signs.get(from..until).unwrap_or_default().iter().collect();
        let text = text.trim_matches(|c| is_blank(c) || ":：、.．；;。，,”\"’".contains(c));
        let text = [
            "号者为",
            "号的为",
            "者为",
            "的为",
            "号为",
            "者系",
            "者",
            "为",
            "系",
            "表示",
        ]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
        if !text.is_empty() {
            notes.push((mark, text.to_owned()));
        }
        next = until;
    }
    notes
}

/// A line with what the marks behind names point to.
fn replaced<'n>(line: &str, mut note: impl FnMut(&str) -> Option<&'n str>) -> String {
    if line.len() > LONGEST {
        return line.to_owned();
    }
    let signs: Vec<char> = line.chars().collect();
    let mut written = String::with_capacity(line.len());
    let mut next = 0;
    while let Some(&c) = signs.get(next) {
        let behind = next > 0 && (is_han(signs[next - 1]) || closes(signs[next - 1]));
        let mark = mark_at(&signs, next).filter(|_| behind);
        let pointing = mark.and_then(|(mark, length)| {
            let after = signs.get(next + length).copied();
            let ends = after
                .is_none_or(|c| is_blank(c) || opens(c) || closes(c) || "、，,；;。".contains(c));
            Some((note(&mark).filter(|_| ends)?, length))
        });
        match pointing {
            Some((text, length)) => {
                written.push_str(&format!("（{text}）"));
                next += length;
            }
            None => {
                written.push(c);
                next += 1;
            }
        }
    }
    written
}

/// The mark of a footnote that begins at `at`, in one writing, and how many signs it takes.
fn mark_at(signs: &[char], at: usize) -> Option<(String, usize)> {
    let c = *signs.get(at)?;
    let more = |is: &dyn Fn(char) -> bool| signs[at..].iter().take_while(|c| is(**c)).count();
    if ('①'..='⑳').contains(&c) || ('❶'..='❿').contains(&c) || "※△▲☆★†‡".contains(c)
    {
        return Some((c.to_string(), 1));
    }
    if "*＊".contains(c) {
        let length = more(&|c| "*＊".contains(c));
        return Some(("*".repeat(length), length));
    }
    if is_raised(c) {
        let length = more(&is_raised);
        return Some((signs[at..at + length].iter().collect(), length));
    }
    if "[［【〔".contains(c) {
        let inside = signs[at + 1..].iter().take(4);
        let text: String = inside
            .map(|c| half_width(*c))
            .take_while(|c| !closes(*c))
            .collect();
        let length = text.chars().count();
        let number = text.trim_start_matches('注');
        let closed = signs.get(at + 1 + length).is_some_and(|c| closes(*c));
        let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        return (closed && digits).then(|| (format!("[{number}]"), length + 2));
    }
    None
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}
