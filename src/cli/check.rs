//! `jiebie check`: the findings of the rulebook, the most urgent first.

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::failure::{Exit, Failure};
use super::help::{say, say_text};
use super::json::Array;
use super::shell::Shell;
use super::{dates, explain, lookup};
use crate::desk::lists::FindingRow;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::rules::{self, Level, Scope};
use crate::text;
use crate::text::Locale;

mod csv;
mod sheet;

/// Checks the records.
#[derive(Debug, Args)]
#[command(about = say("对照办法检查，按轻重缓急列出问题", "Check the records against the Method; the most urgent findings first"))]
pub(super) struct Check {
    #[arg(long, value_name = "NAME|ID", help = say("只看这个界别", "Only this sector's findings"))]
    sector: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只看这个专委会及其联系的界别", "Only this committee's findings, its sectors' too"))]
    committee: Option<String>,
    #[arg(long, value_name = "RULE", help = say("只看这一条，如 J1604 或 first-convenor-missing", "Only this rule's, such as J1604 or first-convenor-missing"))]
    rule: Option<String>,
    #[arg(long, value_name = "LEVEL", value_parser = parse_level, help = say("只看这一级：breach 不合规、due 待办、advice 提醒", "Only this level: breach, due or advice"))]
    level: Option<Level>,
    #[arg(long, value_name = "YEAR", value_parser = dates::parse_year, help = say("检查哪一年（默认今年）", "Which year's work (default: this year's)"))]
    year: Option<Year>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text", help = say("输出格式", "How to print"))]
    format: Format,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Csv,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Format::Text, Format::Json, Format::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Csv => "csv",
        }))
    }
}

impl Check {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        if let Some(year) = self.year {
            desk.look_at(year)?;
        }
        let (book, today) = (desk.book(), desk.today());
        let scope = self.scope(book, today.date)?;
        let findings = scope.of(rules::check(book, &today), book);
        let locale = shell.locale;
        let rows = findings
            .iter()
            .map(|finding| FindingRow::of(finding, book, locale));
        let format = if shell.json {
            Format::Json
        } else {
            self.format
        };
        match format {
            Format::Json => Array::print(&mut shell.out, rows)?,
            Format::Csv => csv::print(shell, rows)?,
            Format::Text => sheet::print(shell, &findings, book, &today)?,
        }
        let breach = findings.iter().any(|it| it.level == Level::Breach);
        Ok(if breach { Exit::Findings } else { Exit::Clean })
    }

    fn scope(&self, book: &Book, date: NaiveDate) -> Result<Scope, Failure> {
        Ok(Scope {
            sector: found(self.sector.as_deref(), |name| {
                lookup::sector(book, date, name)
            })?,
            committee: found(self.committee.as_deref(), |name| {
                lookup::committee(book, name)
            })?,
            rule: found(self.rule.as_deref(), explain::rule)?,
            level: self.level,
        })
    }
}

fn found<T>(
    typed: Option<&str>,
    find: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    typed.map(find).transpose()
}

fn parse_level(typed: &str) -> Result<Level, String> {
    Level::from_code(typed)
        .or_else(|| {
            Level::ALL
                .into_iter()
                .find(|level| level.word().say(Locale::Zh) == typed)
        })
        .ok_or_else(|| {
            let codes = Level::ALL.map(Level::code);
            let (zh, en) = (codes.join("、"), codes.join(", "));
            say_text(&text!("可选 {zh}", "give one of {en}"))
        })
}
