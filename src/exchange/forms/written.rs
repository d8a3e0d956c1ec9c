//! What was written behind a label, and what it comes to: a name, a sector, a day, an account.

use chrono::NaiveDate;

use crate::exchange::names;
use crate::exchange::office::dates::{self, NoDate};
use crate::exchange::office::note::Rejection;
use crate::exchange::office::place::{At, Placed};
use crate::exchange::office::words::{self, is_blank, squeeze};
use crate::exchange::office::workbook::Cell;
use crate::text::Text;

/// An answer as it stands on the form.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) at: At,
    pub(super) text: String,
    /// The day of a spreadsheet's cell that holds one.
    pub(super) day: Option<NaiveDate>,
    /// Why the cell says nothing: its formula failed, or has no result.
    fault: Option<Text>,
}

impl Written {
    pub(super) fn text(at: At, text: impl Into<String>) -> Self {
        Written {
            at,
            text: text.into(),
            day: None,
            fault: None,
        }
    }

    /// The answer in one cell; a bare serial number counts as a day only where one is asked for.
    pub(super) fn cell(at: At, cell: &Cell, from_1904: bool) -> Self {
        let day = match cell {
            Cell::Date(_) | Cell::Number(_) => cell.date(from_1904).ok(),
            Cell::Empty | Cell::Text(_) | Cell::Bool(_) | Cell::Fault(_) => None,
        };
        Written {
            at,
            text: cell.text().into_owned(),
            day,
            fault: cell.fault(),
        }
    }

    /// The cell is part of the answer: what is wrong with it is wrong with the whole.
    pub(super) fn takes_in(&mut self, cell: &Cell) {
        self.fault = self.fault.take().or_else(|| cell.fault());
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(is_blank)
    }

    /// Whether it is a day though no label says so: written as one, or a cell that holds one.
    pub(super) fn is_day(&self) -> bool {
        let number = self.text.chars().all(|c| c.is_ascii_digit() || c == '.');
        self.day.is_some() && !number || is_day(&self.text)
    }

    /// The answer, unless there is none because of its cell's formula: then that is said.
    pub(super) fn checked(self, faults: &mut Vec<Rejection>) -> Option<Self> {
        match &self.fault {
            Some(fault) => {
                faults.push(self.reject(fault.clone()));
                None
            }
            None => Some(self),
        }
    }

    fn with<T>(&self, value: T) -> Option<Placed<T>> {
        Some(Placed {
            at: self.at.clone(),
            value,
        })
    }

    fn reject(&self, reason: Text) -> Rejection {
        Rejection::of(self.at.clone(), words::line(&self.text), reason)
    }

    /// The member's name; what stands in brackets behind it is dropped.
    pub(super) fn member(&self, faults: &mut Vec<Rejection>) -> Option<Placed<String>> {
        let text = without_rules(&self.text);
        if words::is_vacant(&text) {
            return None;
        }
        match names::person(&text) {
            Ok(person) => self.with(person.name),
            Err(names::NoName::Empty) => None,
            Err(reason) => {
                faults.push(self.reject(reason.text()));
                None
            }
        }
    }

    pub(super) fn sector(&self) -> Option<Placed<String>> {
        let word = squeeze(&without_rules(&self.text));
        if words::is_vacant(&word) {
            None
        } else {
            self.with(word)
        }
    }

    pub(super) fn line(&self) -> Option<Placed<String>> {
        let line = words::line(&without_rules(&self.text));
        if words::is_vacant(&line) {
            None
        } else {
            self.with(line)
        }
    }

    /// The day; none where the blanks between 年, 月 and 日 are not filled in.
    pub(super) fn day(&self, faults: &mut Vec<Rejection>) -> Option<Placed<NaiveDate>> {
        if let Some(day) = self.day {
            return self.with(day);
        }
        match day_in(&self.text)? {
            Ok(day) => self.with(day),
            Err(reason) => {
                faults.push(self.reject(reason.text()));
                None
            }
        }
    }

    /// The account: its paragraphs without padding, blank ones at both ends left out.
    pub(super) fn account(&self) -> Option<Placed<String>> {
        let lines: Vec<String> = self.text.lines().map(paragraph).collect();
        let first = lines.iter().position(|line| !line.is_empty())?;
        let last = lines.iter().rposition(|line| !line.is_empty())?;
        let mut account = String::new();
        for line in &lines[first..=last] {
            if !account.is_empty() {
                account.push('\n');
            }
            account.push_str(line);
        }
        if words::is_vacant(&account) || is_hint(&account) {
            None
        } else {
            self.with(account)
        }
    }
}

/// Whether `text` is a day, or would be one if it were written in full.
pub(super) fn is_day(text: &str) -> bool {
    text.chars().count() <= 40
        && match day_in(text) {
            None | Some(Err(NoDate::NotADate | NoDate::NeedsYear)) => false,
            Some(Ok(_) | Err(NoDate::NeedsDay)) => text.contains(['年', '-', '.', '/', '．', '－']),
            Some(Err(NoDate::ShortYear | NoDate::NoSuchDay | NoDate::FarYear)) => {
                text.contains('年')
            }
        }
}

/// The day that a text says, also with a word or two behind it; none when it is blank.
fn day_in(text: &str) -> Option<Result<NaiveDate, NoDate>> {
    let text = without_rules(text);
    let said = squeeze(&text);
    if said.chars().all(|c| "年月日号.-/、,，()".contains(c)) {
        return None;
    }
    let day = dates::date(&text);
    if day == Err(NoDate::NotADate)
        && let Some((at, sign)) = text
            .char_indices()
            .find(|&(at, c)| matches!(c, '日' | '号') && text[..at].contains('月'))
    {
        let (head, tail) = text.split_at(at + sign.len_utf8());
        let tail = tail.trim_start_matches(is_blank);
        if !tail.starts_with(['至', '到', '-', '—', '－', '~', '～', '、', '和']) {
            return Some(dates::date(head));
        }
    }
    Some(day)
}

/// The text without the rules that printed forms draw to write on.
fn without_rules(text: &str) -> String {
    text.chars()
        .filter(|&c| !matches!(c, '_' | '＿' | '﹍' | '\u{332}'))
        .collect()
}

/// One paragraph without padding; runs of spaces inside it become one.
fn paragraph(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut gap = false;
    for c in line.chars() {
        if is_blank(c) {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// Whether nothing stands there but a printed hint in brackets.
fn is_hint(text: &str) -> bool {
    let word = squeeze(text);
    let inside = word
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|hint| {
        !hint.contains(['(', ')'])
            && ["附页", "填写", "不少于", "字以内", "可另附", "简述", "填报"]
                .iter()
                .any(|word| hint.contains(word))
    })
}
