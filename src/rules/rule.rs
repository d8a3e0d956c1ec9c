//! What a rule is. Rules are constants of the program; the figures and dates that they use are
//! the organisation's settings.

use std::fmt;

use super::finding::{Finding, Findings};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::text;
use crate::text::Text;

/// Names the rules of a topic: `topic![one_rule, another]`, each the module of a rule's file.
macro_rules! topic {
    ($($rule:ident),* $(,)?) => {
        /// The topic's rules.
        pub(super) static RULES: &[&crate::rules::Rule] = &[$(&$rule::RULE),*];

        /// The topic's rules with the cases in which each speaks or is silent.
        #[cfg(test)]
        pub(super) fn cases() -> Vec<(&'static crate::rules::Rule, Vec<crate::rules::testing::Case>)> {
            vec![$((&$rule::RULE, $rule::cases())),*]
        }
    };
}
pub(super) use topic;

/// How grave a finding is, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 不合规: the Method says must and it is not so, or its date has passed.
    Breach,
    /// 待办: the same duty before its date; a thing to do, never a fault.
    Due,
    /// 提醒: good practice that the Method encourages, or a figure that deserves a look.
    Advice,
}

impl Level {
    /// All levels, the gravest first.
    pub const ALL: [Level; 3] = [Level::Breach, Level::Due, Level::Advice];

    /// The level's word.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Level::Breach => Text::of("不合规", "breach"),
            Level::Due => Text::of("待办", "due"),
            Level::Advice => Text::of("提醒", "advice"),
        }
    }

    /// The level's name in JSON and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Level::Breach => "breach",
            Level::Due => "due",
            Level::Advice => "advice",
        }
    }

    /// The level of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// One rule of the Method.
pub struct Rule {
    /// Its code: `J`, the article in two digits (90 for the annex), a number in two digits.
    pub code: &'static str,
    /// Its name, in kebab-case.
    pub name: &'static str,
    /// The article that it comes from; none for the annex.
    pub article: Option<u8>,
    /// The level of its findings. A rule that starts at [`Level::Due`] has a date: its findings
    /// are breaches once that has passed.
    pub level: Level,
    /// The keys of the settings whose figures it uses.
    pub settings: &'static [&'static str],
    /// What is wrong, in a few words.
    pub title: Text,
    /// What the Method asks, and why it matters.
    pub why: Text,
    /// What to do about it.
    pub remedy: Text,
    /// Looks for findings.
    pub check: fn(&Book, &Today, &mut Findings),
    /// Says a finding in words. It is called when somebody reads the finding, not when it is
    /// made: a large organisation has tens of thousands.
    pub message: fn(&Finding, &Book) -> Text,
}

impl Rule {
    /// Where the rule comes from: an article of the Method or its annex.
    #[must_use]
    pub fn source(&self) -> Text {
        match self.article {
            Some(n) => text!("第{n}条", "article {n}"),
            None => Text::of("附件", "annex"),
        }
    }

    /// The levels that its findings take.
    #[must_use]
    pub fn levels(&self) -> Text {
        match self.level {
            Level::Due => Text::of(
                "待办，逾期为不合规",
                "due, a breach once its date has passed",
            ),
            Level::Breach | Level::Advice => self.level.word(),
        }
    }

    /// Is it about pending forms, which wait whatever year is looked at?
    pub(super) fn is_of_forms(&self) -> bool {
        self.article.is_none()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}
