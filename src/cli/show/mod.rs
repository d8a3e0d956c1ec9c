//! `jiebie show`: counts; one committee, sector, member or form with all that hangs on it; any other record
//! field by field.

mod committee;
mod counts;
mod form;
mod member;
mod record;
mod sector;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use unicode_width::UnicodeWidthStr;

use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use super::table::Table;
use crate::desk::Desk;
use crate::desk::lists::{Earlier, View};
use crate::domain::book::Book;
use crate::domain::id::CommitteeId;
use crate::text::{Locale, Text};

/// Shows something.
#[derive(Debug, Args)]
#[command(about = say("查看数量、专委会、界别、委员、登记表，或其他一条记录", "Show counts, a committee, sector, member or form, or any other record"))]
pub(super) struct Show {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(about = say("各类记录的数量", "How many records there are of each kind"))]
    Counts,
    #[command(about = say("一个专委会及其联系的界别；不给名称则列出全部", "A committee and its sectors; without a name, all committees"))]
    Committee(Which),
    #[command(about = say("一个界别：召集人、联络员、“五有”、委员；不给名称则列出全部", "A sector: convenors, liaison, five haves, members; without a name, all sectors"))]
    Sector(Which),
    #[command(about = say("一名委员：信息、重点联系对象、历年登记表；不给姓名则列出全部", "A member: record, key contacts, forms of all years; without a name, all members"))]
    Member(Which),
    #[command(about = say("一份登记表及其办理经过；不给编号则列出待办的", "A form and its history; without an ID, the pending ones"))]
    Form(WhichForm),
    #[command(flatten)]
    Record(record::Record),
}

#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    name: Option<String>,
    #[arg(long, help = say("显示完整电话（默认只显示首尾）", "Print phone numbers in full (else their middle is hidden)"))]
    show_phones: bool,
}

impl Which {
    fn view<'d>(&self, desk: &'d Desk, shell: &Shell) -> View<'d> {
        View {
            show_phones: self.show_phones,
            ..View::whole(desk, shell.locale)
        }
    }
}

#[derive(Debug, Args)]
struct WhichForm {
    #[arg(value_name = "ID|NAME", help = say("登记表编号，或委员姓名", "The form's ID, or its member's name"))]
    name: Option<String>,
}

impl Show {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        match self.what {
            What::Counts => counts::print(shell, &desk),
            What::Committee(which) => committee::print(shell, &desk, &which),
            What::Sector(which) => sector::print(shell, &desk, &which),
            What::Member(which) => member::print(shell, &desk, &which),
            What::Form(which) => form::print(shell, &desk, which.name.as_deref()),
            What::Record(record) => record.print(shell, &desk),
        }?;
        Ok(Exit::Clean)
    }
}

/// What a thing is, line by line: labels at the left, values at the right.
struct Card {
    locale: Locale,
    lines: Vec<(String, String)>,
}

impl Card {
    fn new(locale: Locale) -> Self {
        Card {
            locale,
            lines: Vec::new(),
        }
    }

    /// Adds a line; a dash where there is nothing to say.
    fn line(&mut self, label: &Text, value: impl Into<String>) {
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
    fn lines(&mut self, label: &Text, values: Vec<String>) {
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
    fn earlier(&mut self, all: &[Earlier]) {
        for (title, told) in Earlier::by_title(all, self.locale) {
            self.lines(&title, told);
        }
    }

    fn print(self, shell: &mut Shell) -> Result<(), Failure> {
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
fn heading(shell: &mut Shell, title: &Text, count: usize) -> Result<(), Failure> {
    let title = shell.say(title).to_owned();
    shell.out.line(format!("\n{title} ({count})"))
}

/// The committee's coordinator: the member's name where known to be one.
fn coordinator(book: &Book, id: CommitteeId, date: NaiveDate) -> Option<String> {
    book.coordinator_name(book.committees.get(id)?, date)
}

/// A date with what happened on it; empty where there is none.
fn dated(what: &Text, date: Option<NaiveDate>, locale: Locale) -> String {
    date.map(|date| format!("{} {date}", what.say(locale)))
        .unwrap_or_default()
}

/// Joins what is there.
fn joined(parts: &[String]) -> String {
    let there: Vec<_> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    there.join("  ")
}
