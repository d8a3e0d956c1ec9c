//! How grave a finding is.

use crate::text::Text;

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

    /// Its mark; [`Level::word`] says the same in words.
    #[must_use]
    pub fn glyph(self) -> char {
        match self {
            Level::Breach => '×',
            Level::Due => '△',
            Level::Advice => '※',
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
