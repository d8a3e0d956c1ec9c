//! One act on many records: those that it is done to, and those that it can't be done to, with why; asked first.

use super::command::Planned;
use crate::desk::AnyRequest;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Effect, Question};

/// How many are named in a question.
const NAMED: usize = 12;

/// Records for one act: those that it is done to, and those that it can't be done to.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) ids: Vec<u64>,
    names: Vec<String>,
    not: Vec<(String, Text)>,
}

impl Batch {
    pub(super) fn take(&mut self, id: u64, name: String, why: Option<Text>) {
        match why {
            None => {
                self.ids.push(id);
                self.names.push(name);
            }
            Some(why) => self.not.push((name, why)),
        }
    }

    /// Asks by names; where it can be done to none, why.
    pub(super) fn asked(&self, what: &Text, then: &Text, request: Box<AnyRequest>) -> Planned {
        let (count, left) = (self.ids.len(), self.not.len());
        let (not_zh, not_en) = (self.left_out(Locale::Zh), self.left_out(Locale::En));
        if count == 0 {
            return Err(self.why_none());
        }
        let (zh, en) = (&what.zh, &what.en);
        let (then_zh, then_en) = (&then.zh, &then.en);
        let (names_zh, names_en) = (self.named(Locale::Zh), self.named(Locale::En));
        let (left_zh, left_en) = match left {
            0 => (String::new(), String::new()),
            n => (
                format!("\n{n} 项不能：{not_zh}"),
                format!("\n{n} can't be: {not_en}"),
            ),
        };
        Ok(Effect::Ask(Question::Sure {
            text: text!(
                "{zh} {count} 项：{names_zh}{left_zh}\n{then_zh}",
                "{en}, {count}: {names_en}{left_en}\n{then_en}"
            ),
            request,
        }))
    }

    /// Why it can be done to none.
    pub(super) fn why_none(&self) -> Text {
        let (zh, en) = (self.left_out(Locale::Zh), self.left_out(Locale::En));
        text!("不能办理：{zh}", "can't be done: {en}")
    }

    /// Those that it can't be done to, each with why.
    fn left_out(&self, locale: Locale) -> String {
        let all = self.not.iter().map(|(name, why)| match locale {
            Locale::Zh => format!("{name}（{}）", why.zh),
            Locale::En => format!("{name} ({})", why.en),
        });
        all.collect::<Vec<_>>().join(locale.between())
    }

    /// The first of the names, and how many there are.
    fn named(&self, locale: Locale) -> String {
        let first: Vec<_> = self.names.iter().take(NAMED).map(String::as_str).collect();
        let first = first.join(locale.between());
        match (self.names.len() > NAMED, locale) {
            (false, _) => first,
            (true, Locale::Zh) => format!("{first}等"),
            (true, Locale::En) => format!("{first} and others"),
        }
    }
}
