//! The findings of the rulebook.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::View;
use super::entry::{Take, entry};
use crate::domain::book::Book;
use crate::exchange::ledger::{Cell, Column, Tint, Tone};
use crate::rules::{self, Finding, Level, Scope};
use crate::text::{Locale, Text};

/// A finding, as `docs/json.md` describes it.
#[derive(Serialize)]
pub struct FindingRow<'b> {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name.
    pub rule: &'static str,
    /// The article of the Method.
    pub article: Article,
    /// How grave it is.
    pub level: &'static str,
    /// What it is about.
    pub subject: SubjectRow,
    /// The sector's name.
    pub sector: Option<&'b str>,
    /// The committee's name.
    pub committee: Option<&'b str>,
    /// The day by which it was or is to be done.
    pub due: Option<NaiveDate>,
    /// The finding in words.
    pub message: String,
    /// What would put it right.
    pub remedy: String,
}

/// An article's number, or the annex.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Article {
    /// An article.
    Number(u8),
    /// The annex.
    Annex(&'static str),
}

/// What a finding is about.
#[derive(Serialize)]
pub struct SubjectRow {
    /// The kind of record.
    pub kind: &'static str,
    /// Its number.
    pub id: u64,
    /// Its name.
    pub name: String,
}

impl Article {
    /// The article of a rule.
    #[must_use]
    pub fn of(article: Option<u8>) -> Self {
        article.map_or(Article::Annex("annex"), Article::Number)
    }
}

impl<'b> FindingRow<'b> {
    /// The finding in the words of `locale`.
    #[must_use]
    pub fn of(finding: &Finding, book: &'b Book, locale: Locale) -> Self {
        let sector = finding.sector.and_then(|id| book.sectors.get(id));
        let committee = finding.committee.and_then(|id| book.committees.get(id));
        FindingRow {
            code: finding.rule.code,
            rule: finding.rule.name,
            article: Article::of(finding.rule.article),
            level: finding.level.code(),
            subject: SubjectRow {
                kind: finding.subject.kind().code_name(),
                id: finding.subject.raw_id(),
                name: finding.subject.name(book),
            },
            sector: sector.map(|it| it.name.as_str()),
            committee: committee.map(|it| it.name.as_str()),
            due: finding.due,
            message: finding.message(book).say(locale).to_owned(),
            remedy: finding.rule.remedy.say(locale).to_owned(),
        }
    }
}

/// The columns of a table of findings.
pub(in crate::desk) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    let tint = |level: Level, tone| Tint::begins(level.word().say(locale), tone);
    vec![
        Column::new(head("级别", "Level"), 8, 8)
            .centred()
            .tinted(vec![
                tint(Level::Breach, Tone::Breach),
                tint(Level::Due, Tone::Due),
                tint(Level::Advice, Tone::Advice),
            ]),
        Column::new(head("条目", "Rule"), 7, 7).centred(),
        Column::new(head("依据", "Article"), 8, 10).centred(),
        Column::new(head("专委会", "Committee"), 14, 20),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("对象", "Subject"), 10, 22),
        Column::new(head("期限", "Due"), 12, 12).centred(),
        Column::new(head("问题", "Finding"), 24, 44),
        Column::new(head("整改办法", "Remedy"), 24, 40),
    ]
}

pub(super) fn each<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let book = view.book();
    for finding in &findings(view) {
        let value = || {
            let row = FindingRow::of(finding, book, view.locale);
            // A struct of words, numbers and dates always has a value.
            serde_json::to_value(row).unwrap_or(Value::Null)
        };
        take(&entry(value, || cells(finding, book, view.locale)))?;
    }
    Ok(())
}

/// The findings in sight, the most urgent first.
pub(in crate::desk) fn findings(view: &View<'_>) -> Vec<Finding> {
    let (book, today) = (view.book(), view.today);
    let scope = Scope {
        sector: view.sector,
        committee: view.committee,
        ..Scope::default()
    };
    scope.of(rules::check(book, &today), book)
}

/// A finding as a row of the table.
pub(in crate::desk) fn cells(finding: &Finding, book: &Book, locale: Locale) -> Vec<Cell> {
    let row = FindingRow::of(finding, book, locale);
    vec![
        Cell::text(finding.level.word().say(locale)),
        Cell::text(row.code),
        Cell::text(finding.rule.source().say(locale)),
        Cell::text(row.committee.unwrap_or_default()),
        Cell::text(row.sector.unwrap_or_default()),
        Cell::text(row.subject.name),
        Cell::date(row.due),
        Cell::text(row.message),
        Cell::text(row.remedy),
    ]
}
