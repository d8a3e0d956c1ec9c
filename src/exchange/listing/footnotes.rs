//! Footnotes of a list: what a mark behind a name points to is put in brackets behind the name.
//!
//! `高　翔②` with `②2024年辞去委员。` below reads as `高　翔（2024年辞去委员）`. A mark that nothing
//! explains, and an explanation that nothing points to, stay as they are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::count::{closes, opens};
use super::line::Line;
use super::mark;
use crate::exchange::office::words::{half_width, is_blank, is_han};
use crate::exchange::surnames::begins_with_surname;

/// The longest line that is asked for footnotes, in bytes.
const LONGEST: usize = 4_000;

/// Puts the footnotes where their marks are, and takes out the lines that explain a mark.
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
    let mut pointed = HashSet::new();
    let mut written = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        let text = replaced(&line.text, |mark, place| {
            let defined = defining.get(mark).filter(|defined| **defined != n)?;
            let sign = mark.starts_with(mark::is_mark);
            match place {
                Beside::Behind if *defined > n => {
                    pointed.insert(*defined);
                    notes.get(mark).map(String::as_str)
                }
                // What it means is said when the names are put together.
                Beside::Behind | Beside::Before if sign => {
                    pointed.insert(*defined);
                    None
                }
                Beside::Behind | Beside::Before => None,
            }
        });
        written.push(Line {
            text,
            ..line.clone()
        });
    }
    let mut n = 0;
    written.retain(|_| {
        n += 1;
        !pointed.contains(&(n - 1))
    });
    Cow::Owned(written)
}

/// On which side of a name a mark stands.
#[derive(Clone, Copy)]
enum Beside {
    Before,
    Behind,
}

/// The footnotes that a line explains: `①2023年增补；②2024年辞去。`, `注：带*为女委员`. A mark before
/// names explains nothing.
pub(in crate::exchange) fn notes_of(line: &str) -> Vec<(String, String)> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    let whole = line.trim_matches(is_blank);
    let line = ["备注", "说明", "注释", "附注", "注"]
        .iter()
        .find_map(|label| {
            whole
                .strip_prefix(label)?
                .trim_start()
                .strip_prefix([':', '：'])
        })
        .unwrap_or(whole);
    let mut line = line.trim_start_matches(is_blank);
    for words in [
        &["其中", "名单中", "表中"][..],
        &["姓名前", "姓名后", "名字前", "名字后", "名前", "名后"],
        &["带有", "标有", "注有", "加有", "带", "标", "加", "注", "有"],
    ] {
        let rest = words.iter().find_map(|word| line.strip_prefix(word));
        line = rest.unwrap_or(line).trim_start_matches(is_blank);
    }
    let line = line.trim_start_matches(|c| is_blank(c) || "“\"‘'".contains(c));
    let led = line.len() < whole.len();
    let signs: Vec<char> = line.chars().collect();
    if mark_at(&signs, 0).is_none() {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let mut next = 0;
    while let Some((mark, length)) = mark_at(&signs, next) {
        let from = next + length;
        let apart = |at: usize| is_blank(signs[at - 1]) || "；;。，,带“".contains(signs[at - 1]);
        let until = (from + 1..signs.len())
            .find(|&at| apart(at) && mark_at(&signs, at).is_some())
            .unwrap_or(signs.len());
        let text: String = signs.get(from..until).unwrap_or_default().iter().collect();
        let led = led || text.starts_with([':', '：']);
        let text = text.trim_matches(|c| is_blank(c) || ":：、.．；;。，,”\"’'“带".contains(c));
        let said = MEANS.iter().find_map(|word| text.strip_prefix(word));
        let meaning = said.unwrap_or(text).trim_start_matches(is_blank);
        if !meaning.is_empty() && (led || said.is_some() || may_mean(&mark, meaning)) {
            notes.push((mark, meaning.to_owned()));
        }
        next = until;
    }
    notes
}

/// Words between a mark and what it means.
const MEANS: [&str; 20] = [
    "号者为",
    "号的为",
    "号者系",
    "者为",
    "的为",
    "号为",
    "号者",
    "的是",
    "者系",
    "的系",
    "号的",
    "号表示",
    "表示",
    "代表",
    "者",
    "为",
    "系",
    "是",
    "指",
    "号",
];

/// Whether words behind a mark can be what it means, and no names: a sign may stand before names, a
/// number in brackets or a circle hardly does.
fn may_mean(mark: &str, text: &str) -> bool {
    let ends = ["委员", "人士", "党员", "成员", "代表", "召集人", "组长"];
    let words = text.split(|c| is_blank(c) || "、，,；;。".contains(c));
    let mut words = words.filter(|word| word.chars().count() > 1).peekable();
    if mark.starts_with(mark::is_mark) {
        let named = words.next().is_some_and(begins_with_surname) && words.peek().is_some();
        return !named
            && (text.contains(|c: char| half_width(c).is_ascii_digit())
                || ends.iter().any(|end| text.ends_with(end)));
    }
    !words.all(begins_with_surname)
}

/// A line with what the marks behind names point to.
fn replaced<'n>(line: &str, mut note: impl FnMut(&str, Beside) -> Option<&'n str>) -> String {
    if line.len() > LONGEST {
        return line.to_owned();
    }
    let signs: Vec<char> = line.chars().collect();
    let mut written = String::with_capacity(line.len());
    let mut next = 0;
    let apart = |c: &char| is_blank(*c) || opens(*c) || closes(*c) || "、，,；;。".contains(*c);
    while let Some(&c) = signs.get(next) {
        let Some((mark, length)) = mark_at(&signs, next) else {
            written.push(c);
            next += 1;
            continue;
        };
        let before = signs[..next].last();
        let after = signs.get(next + length);
        let named = |c: Option<&char>| c.is_some_and(|c| is_han(*c) || closes(*c));
        let text = if named(before) && after.is_none_or(apart) {
            note(&mark, Beside::Behind)
        } else {
            if !named(before) {
                note(&mark, Beside::Before);
            }
            None
        };
        match text {
            Some(text) => written.push_str(&format!("（{text}）")),
            None => written.extend(&signs[next..next + length]),
        }
        next += length;
    }
    written
}

/// The mark of a footnote that begins at `at`, in one writing, and how many signs it takes.
fn mark_at(signs: &[char], at: usize) -> Option<(String, usize)> {
    let c = *signs.get(at)?;
    let more = |is: &dyn Fn(char) -> bool| signs[at..].iter().take_while(|c| is(**c)).count();
    if ('①'..='⑳').contains(&c) || ('❶'..='❿').contains(&c) {
        return Some((c.to_string(), 1));
    }
    if mark::is_mark(c) {
        let same = |other: char| half_width(other) == half_width(c);
        let length = more(&same);
        return Some((half_width(c).to_string().repeat(length), length));
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
