//! Changes one of the organisation's figures, or the organisation's own name and term.

use chrono::Datelike;

use super::checks::{FIRST_YEAR, Faults};
use super::keep::Keep;
use super::refusal::{FieldError, Refusal};
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::organisation::Organisation;
use crate::domain::settings::{SETTINGS, Setting};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Sets a setting by its key.
pub struct ChangeSetting {
    /// The key, such as `plan-due`.
    pub key: String,
    /// The value as written.
    pub value: String,
}

impl Request for ChangeSetting {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::ChangeSetting
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, _book: &Book) -> String {
        format!("{} = {}", self.key, self.value)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        _context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let setting = setting_of(&self.key)?;
        let mut settings = book.settings().clone();
        setting.set(&mut settings, &self.value).map_err(|bad| {
            let (value, zh, en) = (&bad.value, &bad.expected.zh, &bad.expected.en);
            let key = bad.key;
            Refusal::Fields(vec![FieldError::new(
                bad.key,
                text!(
                    "{key} 不能设为“{value}”：{zh}。",
                    "{key} can't be \"{value}\": give {en}."
                ),
            )])
        })?;
        tx.put(settings)?;
        Ok(ActOutcome::default())
    }
}

/// Takes the holidays of one or several years from a notice or a list: what was settled of other years stays.
pub struct TakeHolidays {
    /// What is written there.
    pub text: String,
}

impl Request for TakeHolidays {
    type Output = Vec<Year>;

    fn verb(&self) -> Verb {
        Verb::ChangeSetting
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, _book: &Book) -> String {
        "holidays".to_owned()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        _context: &RequestContext,
    ) -> Result<Vec<Year>, Refusal> {
        let mut settings = book.settings().clone();
        let years = settings.calendar.take_years(&self.text);
        let years = years.ok().filter(|years| !years.is_empty()).ok_or_else(|| {
            Refusal::Procedure(text!(
                "没有读到节假日安排。请用国务院放假通知的全文（写明年份），或日期、起止日期的清单，如 2027-10-01..07。",
                "No holidays were found in it. Give the State Council's notice with its year, or a list of dates and ranges such as 2027-10-01..07."
            ))
        })?;
        tx.put(settings)?;
        Ok(years.into_iter().collect())
    }
}

/// The setting of this key, or a refusal that names those there are.
pub fn setting_of(key: &str) -> Result<&'static Setting, Refusal> {
    Setting::find(key).ok_or_else(|| {
        let keys: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
        let keys = keys.join(", ");
        Refusal::Procedure(text!(
            "没有名为 {key} 的设置。可用的有：{keys}。",
            "There is no setting {key}. There are: {keys}."
        ))
    })
}

impl Keep for Organisation {
    fn check(&self, _book: &Book, today: &Today, faults: &mut Faults) {
        let term = &self.term;
        faults.when(
            !(1..=50).contains(&term.number),
            "term.number",
            Text::of(
                "届次应为 1 至 50。",
                "The term's number lies between 1 and 50.",
            ),
        );
        let (first, next) = (FIRST_YEAR as i32, today.date.year() + 1);
        faults.when(
            !(first..=next).contains(&term.from.year()),
            "term.from",
            text!(
                "本届开始的年份应在 {first} 至 {next} 之间。",
                "The year in which the term begins lies between {first} and {next}."
            ),
        );
        faults.when(
            term.until
                .is_some_and(|until| until.year() > term.from.year() + 10),
            "term.until",
            Text::of(
                "本届结束距开始超过十年。",
                "The term ends more than ten years after it begins.",
            ),
        );
        faults.when(
            self.term.until.is_some_and(|until| until < self.term.from),
            "term.until",
            Text::of("本届结束早于开始。", "The term ends before it begins."),
        );
    }

    fn held_by(&self, _book: &Book) -> Option<Text> {
        Some(Text::of(
            "本单位的信息不能删除。",
            "The organisation itself can't be struck out.",
        ))
    }
}
