//! Changes one of the organisation's figures, or the organisation's own name and term.

use super::checks::Faults;
use super::keep::Keep;
use super::refusal::{FieldError, Refusal};
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
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
    fn check(&self, _book: &Book, _today: &Today, faults: &mut Faults) {
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
