//! Changes one of the organisation's figures, or the organisation's own name and term.

use chrono::{Datelike, NaiveDate};

use super::checks::{FIRST_YEAR, Faults};
use super::keep::{Keep, accept};
use super::refusal::{FieldError, Refusal};
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::interpretation::Interpretation;
use crate::domain::member::Departure;
use crate::domain::organisation::Organisation;
use crate::domain::record::{Change, Kind};
use crate::domain::settings::{BadValue, SETTINGS, Setting, Settings};
use crate::domain::verb::Verb;
use crate::rules::{self, Level};
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Sets a setting by its key. Of a figure that the Method leaves open, who decided on it is kept as an interpretation
/// (articles 22 and 23), which takes the place of the one before.
pub struct ChangeSetting {
    /// The key, such as `plan-due`.
    pub key: String,
    /// The value as written.
    pub value: String,
    /// Who decided on it, where that is known.
    pub grounds: Option<Grounds>,
}

/// On what a setting rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// Who decided so, such as 第10次主席会议.
    pub decided_by: String,
    /// When.
    pub on: NaiveDate,
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

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        vec![SETTINGS_RECORD]
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let setting = setting_of(&self.key)?;
        let settings = with(book, setting, &self.value)?;
        let changed = setting.get(&settings) != setting.get(book.settings());
        if let (false, None) = (changed, &self.grounds) {
            return Ok(ActOutcome::default());
        }
        let value = setting.said(&settings);
        if changed {
            tx.put(settings)?;
        }
        self.ground(setting, &value, book, tx, context)?;
        Ok(ActOutcome::default())
    }
}

impl ChangeSetting {
    /// Puts down on what the value rests; on what the one before rested holds until then.
    fn ground(
        &self,
        setting: &Setting,
        value: &str,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<(), Refusal> {
        let about = setting.title.zh.as_ref();
        let on = self.grounds.as_ref().map_or(context.today.date, |it| it.on);
        let all = book.interpretations.iter().filter(|it| it.about == about);
        let (same, earlier): (Vec<_>, Vec<_>) = all.partition(|it| it.on == on);
        for it in earlier.into_iter().filter(|it| it.ended.is_none()) {
            let mut it = it.clone();
            let reason = format!("改为{value}");
            it.ended = Some(Departure { on, reason });
            tx.put(it)?;
        }
        let Some(grounds) = &self.grounds else {
            return Ok(());
        };
        let it = Interpretation {
            id: match same.first() {
                Some(it) => it.id,
                None => tx.next_id::<Interpretation>()?,
            },
            about: about.to_owned(),
            reading: value.to_owned(),
            decided_by: grounds.decided_by.trim().to_owned(),
            on,
            ended: None,
            note: String::new(),
        };
        accept(&it.clone().into(), book, &context.today)?;
        tx.put(it)?;
        Ok(())
    }
}

/// The one record of all settings.
pub const SETTINGS_RECORD: (Kind, u64) = (Kind::Settings, 0);

/// The settings with another value of one of them.
fn with(book: &Book, setting: &Setting, value: &str) -> Result<Settings, Refusal> {
    let mut settings = book.settings().clone();
    match setting.set(&mut settings, value) {
        Ok(()) => Ok(settings),
        Err(bad) => Err(unfit(bad)),
    }
}

fn unfit(bad: BadValue) -> Refusal {
    let (value, zh, en) = (&bad.value, &bad.expected.zh, &bad.expected.en);
    let key = bad.key;
    Refusal::Fields(vec![FieldError::new(
        bad.key,
        text!(
            "{key} 不能设为“{value}”：{zh}。",
            "{key} can't be \"{value}\": give {en}."
        ),
    )])
}

/// What a setting's value makes of today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettingEffect {
    /// The breaches.
    pub breaches: usize,
    /// What is due.
    pub due: usize,
}

impl SettingEffect {
    /// What is found with the settings as they are.
    #[must_use]
    pub fn now(book: &Book, today: &Today) -> SettingEffect {
        let findings = rules::check(book, today);
        let count = |level: Level| findings.iter().filter(|it| it.level == level).count();
        SettingEffect {
            breaches: count(Level::Breach),
            due: count(Level::Due),
        }
    }

    /// What would be found were a setting of this value.
    ///
    /// # Errors
    /// What the value must look like.
    pub fn of(
        setting: &Setting,
        value: &str,
        book: &Book,
        today: &Today,
    ) -> Result<SettingEffect, BadValue> {
        let mut settings = book.settings().clone();
        setting.set(&mut settings, value)?;
        if settings == *book.settings() {
            return Ok(SettingEffect::now(book, today));
        }
        let (kind, id) = SETTINGS_RECORD;
        let change = Change {
            kind,
            id,
            before: Some(book.settings().clone().into()),
            after: Some(settings.into()),
        };
        let mut other = book.clone();
        other.apply(&change, book.seq());
        Ok(SettingEffect::now(&other, today))
    }

    /// What becomes of it, in words.
    #[must_use]
    pub fn to(self, after: SettingEffect) -> Text {
        let (was, is) = (self.breaches, after.breaches);
        let (had, has) = (self.due, after.due);
        match (was == is, had == has) {
            (true, true) => text!("不合规 {is}，不变", "{is} breaches, as now"),
            (false, true) => text!("不合规 {was} 变为 {is}", "{was} breaches become {is}"),
            (true, false) => text!(
                "不合规 {is}，不变；到期 {had} 变为 {has}",
                "{is} breaches, as now; {had} due become {has}"
            ),
            (false, false) => text!(
                "不合规 {was} 变为 {is}，到期 {had} 变为 {has}",
                "{was} breaches become {is}, {had} due {has}"
            ),
        }
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
