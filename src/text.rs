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

    /// What stands between the names of a list.
    #[must_use]
    pub const fn between(self) -> &'static str {
        match self {
            Locale::Zh => "、",
            Locale::En => ", ",
        }
    }

    /// A remark as it stands behind a name, in brackets.
    #[must_use]
    pub fn in_brackets(self, remark: &str) -> String {
        match self {
            Locale::Zh => format!("（{remark}）"),
            Locale::En => format!(" ({remark})"),
        }
    }
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

/// The words of something that is known when the program is built: a field, a choice. Tables of
/// them are constants, which a [`Text`] with its owned wordings can't be made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The Chinese ones, as an office would write them.
    pub zh: &'static str,
    /// The English ones.
    pub en: &'static str,
}

impl Words {
    /// These words.
    #[must_use]
    pub const fn of(zh: &'static str, en: &'static str) -> Self {
        Words { zh, en }
    }

    /// The wording in `locale`.
    #[must_use]
    pub fn say(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Zh => self.zh,
            Locale::En => self.en,
        }
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Text {
        Text::of(words.zh, words.en)
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

/// Does the character act on the terminal or on the letters beside it, instead of being one?
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Marks of direction, and those that embed, override or isolate one.
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Separators of lines and paragraphs, and the mark of byte order.
            | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A name, or other foreign text of one line, with what acts written out: `\n`, `\u{202e}`.
#[must_use]
pub fn shown(name: &str) -> Cow<'_, str> {
    written_out(name, acts)
}

/// The same of text that has lines: their ends and tabs stay.
#[must_use]
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    written_out(text, |c| acts(c) && c != '\n' && c != '\t')
}

fn written_out(text: &str, acts: impl Fn(char) -> bool + Copy) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if acts(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_written_out_and_the_rest_stays() {
        for (name, seen) in [
            ("委员名册 2026（定稿）.xlsx", "委员名册 2026（定稿）.xlsx"),
            ("a\nb\tc\u{1b}[2J", "a\\nb\\tc\\u{1b}[2J"),
            ("名单\u{202e}xslx.exe", "名单\\u{202e}xslx.exe"),
            (
                "一\u{2028}二\u{2066}三\u{85}",
                "一\\u{2028}二\\u{2066}三\\u{85}",
            ),
            ("👩\u{200d}🎓.docx", "👩\u{200d}🎓.docx"),
        ] {
            assert_eq!(shown(name), seen);
        }
        assert_eq!(shown_lines("一\n\t二\u{202e}"), "一\n\t二\\u{202e}");
    }

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
