//! What a thing is, line by line, and the headings of what hangs on it.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::cli::failure::Failure;
use crate::cli::shell::Shell;
use crate::cli::table::Table;
use crate::desk::lists::Earlier;
use crate::domain::book::Book;
use crate::domain::id::CommitteeId;
use crate::text::{Locale, Text};

/// What a thing is, line by line: labels at the left, values at the right.
pub(super) struct Card {
    locale: Locale,
    lines: Vec<(String, String)>,
}

impl Card {
    pub(super) fn new(locale: Locale) -> Self {
        Card {
            locale,
            lines: Vec::new(),
        }
    }

    /// Adds a line; a dash where there is nothing to say.
    pub(super) fn line(&mut self, label: &Text, value: impl Into<String>) {
        let value = value.into();
        let value = if value.is_empty() {
            "—".to_owned()
        } else {
            value
        };
        let label = label.say(self.locale).to_owned();
        self.lines.push((label, value));
    }

    /// Adds a line for each value, the label only at the first.
    pub(super) fn lines(&mut self, label: &Text, values: Vec<String>) {
        if values.is_empty() {
            self.line(label, "");
        }
        for (place, value) in values.into_iter().enumerate() {
            if place == 0 {
                self.line(label, value);
            } else {
                self.lines.push((String::new(), value));
            }
        }
    }

    /// What was otherwise before.
    pub(super) fn earlier(&mut self, all: &[Earlier]) {
        for (title, told) in Earlier::by_title(all, self.locale) {
            self.lines(&title, told);
        }
    }

    pub(super) fn print(self, shell: &mut Shell) -> Result<(), Failure> {
        let mut table = Table::bare(2);
        table.widen(
            0,
            self.lines.iter().map(|it| it.0.width()).max().unwrap_or(0),
        );
        for (label, value) in self.lines {
            table.row([label, value]);
        }
        table.print(&mut shell.out)
    }
}

/// A heading over a list.
pub(super) fn heading(shell: &mut Shell, title: &Text, count: usize) -> Result<(), Failure> {
    let title = shell.say(title).to_owned();
    shell.out.line(format!("\n{title} ({count})"))
}

/// The committee's coordinator: the member's name where known to be one.
pub(super) fn coordinator(book: &Book, id: CommitteeId, date: NaiveDate) -> Option<String> {
    book.coordinator_name(book.committees.get(id)?, date)
}

/// A date with what happened on it; empty where there is none.
pub(super) fn dated(what: &Text, date: Option<NaiveDate>, locale: Locale) -> String {
    date.map(|date| format!("{} {date}", what.say(locale)))
        .unwrap_or_default()
}

/// Joins what is there.
pub(super) fn joined(parts: &[String]) -> String {
    let there: Vec<_> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    there.join("  ")
}
