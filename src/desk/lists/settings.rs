//! The settings: what the office settled of what the Method leaves open (article 22), on what that rests, and which
//! rules use it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::View;
use super::entry::{Take, entry};
use crate::domain::book::Book;
use crate::domain::described::Fields as _;
use crate::domain::interpretation::Interpretation;
use crate::domain::settings::{SETTINGS, Setting};
use crate::exchange::ledger::{Cell, Column};
use crate::rules::{self, Rule};
use crate::text;
use crate::text::{Locale, Text};

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An article of the Method.
    Article(u8),
    /// The Method's annex.
    Annex,
    /// The office's own: its calendar, its names.
    Office,
}

impl Source {
    /// As it is cited.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Source::Article(n) => text!("第{n}条", "Article {n}"),
            Source::Annex => Text::of("附件", "Annex"),
            Source::Office => Text::of("本单位", "Office"),
        }
    }
}

/// The rules that use a setting.
pub fn rules_of(setting: &Setting) -> impl Iterator<Item = &'static Rule> {
    rules::all().filter(move |it| it.settings.contains(&setting.key))
}

/// Where a setting comes from; what has no article of its own and is used by rules of the annex is the annex's.
#[must_use]
pub fn source_of(setting: &Setting) -> Source {
    match setting.article {
        Some(article) => Source::Article(article),
        None if rules_of(setting).any(|it| it.article.is_none()) => Source::Annex,
        None => Source::Office,
    }
}

/// On what a setting rests: who decided so, the last decision that holds on the day.
#[must_use]
pub fn grounds_of<'b>(
    setting: &Setting,
    book: &'b Book,
    day: NaiveDate,
) -> Option<&'b Interpretation> {
    let all = book.interpretations.iter();
    let its = all.filter(|it| it.about == setting.title.zh && it.stands_on(day));
    its.max_by_key(|it| (it.on, it.id))
}

/// A setting as `docs/json.md` describes it.
#[must_use]
pub fn setting_value(setting: &Setting, book: &Book, day: NaiveDate, locale: Locale) -> Value {
    let grounds = grounds_of(setting, book, day);
    json!({
        "key": setting.key,
        "value": setting.get(book.settings()),
        "default": setting.original(),
        "article": setting.article,
        "title": setting.title.say(locale),
        "form": setting.shape.describe().say(locale),
        "rules": rules_of(setting).map(|it| it.code).collect::<Vec<_>>(),
        "grounds": grounds.map(|it| json!({
            "id": it.id,
            "decided_by": it.decided_by,
            "on": it.on,
        })),
    })
}

/// The columns of the table.
pub(super) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("条款", "Source"), 8, 10).centred(),
        Column::new(head("项目", "Setting"), 24, 40),
        Column::new(head("现值", "Value"), 12, 24),
        Column::new(head("原值", "Original"), 12, 24),
        Column::new(head("依据", "Decided by"), 16, 30),
        Column::new(head("影响的规则", "Rules"), 14, 24),
    ]
}

pub(super) fn each<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, day) = (view.book(), view.today.date);
    for setting in SETTINGS {
        let value = || setting_value(setting, book, day, view.locale);
        take(&entry(value, || cells(setting, view)))?;
    }
    Ok(())
}

fn cells(setting: &Setting, view: &View<'_>) -> Vec<Cell> {
    let (book, locale) = (view.book(), view.locale);
    let grounds = grounds_of(setting, book, view.today.date);
    let grounds = grounds.map(|it| format!("{} {}", it.decided_by, it.on));
    let rules: Vec<&str> = rules_of(setting).map(|it| it.code).collect();
    vec![
        Cell::text(source_of(setting).words().say(locale)),
        Cell::text(setting.title.say(locale)),
        Cell::text(setting.get(book.settings())),
        Cell::text(setting.original()),
        Cell::text(grounds.unwrap_or_default()),
        Cell::text(rules.join(" ")),
    ]
}
