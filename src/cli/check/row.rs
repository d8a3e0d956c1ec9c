//! A finding as a row of JSON or CSV: names in words, dates in ISO form.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::book::Book;
use crate::rules::Finding;
use crate::text::Locale;

/// A finding, as `docs/json.md` describes it.
#[derive(Serialize)]
pub(super) struct Row<'b> {
    pub(super) code: &'static str,
    /// The rule's name.
    pub(super) rule: &'static str,
    pub(super) article: Article,
    pub(super) level: &'static str,
    pub(super) subject: Subject,
    pub(super) sector: Option<&'b str>,
    pub(super) committee: Option<&'b str>,
    pub(super) due: Option<NaiveDate>,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// An article's number, or the annex.
#[derive(Serialize)]
#[serde(untagged)]
pub(in crate::cli) enum Article {
    Number(u8),
    Annex(&'static str),
}

impl Article {
    pub(in crate::cli) fn of(article: Option<u8>) -> Self {
        article.map_or(Article::Annex("annex"), Article::Number)
    }
}

/// What a finding is about.
#[derive(Serialize)]
pub(super) struct Subject {
    pub(super) kind: &'static str,
    pub(super) id: u64,
    pub(super) name: String,
}

impl<'b> Row<'b> {
    /// The finding in the words of `locale`.
    pub(super) fn of(finding: &Finding, book: &'b Book, locale: Locale) -> Self {
        let sector = finding.sector.and_then(|id| book.sectors.get(id));
        let committee = finding.committee.and_then(|id| book.committees.get(id));
        Row {
            code: finding.rule.code,
            rule: finding.rule.name,
            article: Article::of(finding.rule.article),
            level: finding.level.code(),
            subject: Subject {
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
