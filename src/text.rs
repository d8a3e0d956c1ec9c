//! The two languages of every message.
//!
//! A [`Text`] holds both wordings, so a missing translation does not compile. This module knows
//! nothing of the environment: a front decides the [`Locale`] and asks a text to speak it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Locale {
    /// Chinese, the users' first language.
    #[default]
    #[serde(rename = "zh")]
    Zh,
    /// English, the maintainers'.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Both languages, Chinese first.
    pub const ALL: [Locale; 2] = [Locale::Zh, Locale::En];
}

/// One message in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// The Chinese wording, as an office would write it.
    pub zh: Cow<'static, str>,
    /// The English wording.
    pub en: Cow<'static, str>,
}

impl Text {
    /// A message known when the program is built.
    #[must_use]
    pub const fn of(zh: &'static str, en: &'static str) -> Self {
        Text {
            zh: Cow::Borrowed(zh),
            en: Cow::Borrowed(en),
        }
    }

    /// A name or value that reads the same in both languages.
    #[must_use]
    pub fn same(word: impl Into<String>) -> Self {
        let word = word.into();
        Text {
            zh: Cow::Owned(word.clone()),
            en: Cow::Owned(word),
        }
    }

    /// The wording in `locale`.
    #[must_use]
    pub fn say(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// Builds a [`Text`] from a pair of format strings: `text!("缺 {n} 份", "{n} missing")`.
///
/// Values are captured by name, so each wording may put them where its grammar wants them.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::text::Text {
            zh: ::std::borrow::Cow::Owned(format!($zh)),
            en: ::std::borrow::Cow::Owned(format!($en)),
        }
    };
}

/// `1 member`, `2 members`: an English noun after its count, the plural made with `s`.
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_both_languages() {
        let n = 3;
        let text = text!("还缺 {n} 份", "{n} still missing");
        assert_eq!(text.say(Locale::Zh), "还缺 3 份");
        assert_eq!(text.say(Locale::En), "3 still missing");
        assert_eq!(counted(1, "member"), "1 member");
        assert_eq!(counted(2, "member"), "2 members");
    }
}
