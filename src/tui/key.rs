//! A key of the keyboard: its name, read and printed both ways.
//!
//! Owns the words of tables, hint bars and settings (`f`, `Ctrl-P`, `F2`, `Enter`, `Space`). Knows
//! nothing of what a terminal sends; that is `decode`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Which key was pressed, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, as the keyboard or the input method made it: `F` is not `f`.
    Char(char),
    /// A function key, from 1.
    F(u8),
    /// Enter, or the line end of an unbracketed paste.
    Enter,
    /// Tab; with Shift it is [`Code::BackTab`].
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Esc.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
}

/// A key with its modifiers. Shift is told only for keys that are not characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Ctrl was held. A letter is then lower case: a terminal cannot tell.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, for keys that are not characters.
    pub shift: bool,
}

/// A name that is no key.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” is not a key; write it like f, Ctrl-P, Alt-x, F2, Enter, Space or Shift-Up")]
pub struct UnknownKey(pub String);

/// The named keys and the arrows that stand for them in hint bars.
const NAMES: [(Code, &str, &str); 15] = [
    (Code::Enter, "Enter", "Enter"),
    (Code::Tab, "Tab", "Tab"),
    (Code::BackTab, "Shift-Tab", "Shift-Tab"),
    (Code::Esc, "Esc", "Esc"),
    (Code::Backspace, "Backspace", "Backspace"),
    (Code::Delete, "Delete", "Del"),
    (Code::Insert, "Insert", "Ins"),
    (Code::Home, "Home", "Home"),
    (Code::End, "End", "End"),
    (Code::PageUp, "PageUp", "PgUp"),
    (Code::PageDown, "PageDown", "PgDn"),
    (Code::Up, "Up", "↑"),
    (Code::Down, "Down", "↓"),
    (Code::Left, "Left", "←"),
    (Code::Right, "Right", "→"),
];

impl Key {
    /// Enter.
    pub const ENTER: Key = Key::of(Code::Enter);
    /// Esc.
    pub const ESC: Key = Key::of(Code::Esc);
    /// Tab.
    pub const TAB: Key = Key::of(Code::Tab);
    /// Shift-Tab.
    pub const BACKTAB: Key = Key::of(Code::BackTab);
    /// The space bar.
    pub const SPACE: Key = Key::of(Code::Char(' '));
    /// Arrow up.
    pub const UP: Key = Key::of(Code::Up);
    /// Arrow down.
    pub const DOWN: Key = Key::of(Code::Down);
    /// Arrow left.
    pub const LEFT: Key = Key::of(Code::Left);
    /// Arrow right.
    pub const RIGHT: Key = Key::of(Code::Right);
    /// Home.
    pub const HOME: Key = Key::of(Code::Home);
    /// End.
    pub const END: Key = Key::of(Code::End);
    /// Page up.
    pub const PAGE_UP: Key = Key::of(Code::PageUp);
    /// Page down.
    pub const PAGE_DOWN: Key = Key::of(Code::PageDown);
    /// Backspace.
    pub const BACKSPACE: Key = Key::of(Code::Backspace);
    /// Delete.
    pub const DELETE: Key = Key::of(Code::Delete);

    /// A key without modifiers.
    #[must_use]
    pub const fn of(code: Code) -> Key {
        Key {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character.
    #[must_use]
    pub const fn char(c: char) -> Key {
        Key::of(Code::Char(c))
    }

    /// Ctrl with a character; `Ctrl-P` and `Ctrl-p` are one key.
    #[must_use]
    pub const fn ctrl(c: char) -> Key {
        Key {
            code: Code::Char(c.to_ascii_lowercase()),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// Alt with a character.
    #[must_use]
    pub const fn alt(c: char) -> Key {
        Key {
            code: Code::Char(c),
            ctrl: false,
            alt: true,
            shift: false,
        }
    }

    /// A function key, from 1.
    #[must_use]
    pub const fn f(n: u8) -> Key {
        Key::of(Code::F(n))
    }

    /// The same key with Ctrl held.
    #[must_use]
    pub const fn with_ctrl(mut self) -> Key {
        self.ctrl = true;
        self
    }

    /// The same key with Alt held.
    #[must_use]
    pub const fn with_alt(mut self) -> Key {
        self.alt = true;
        self
    }

    /// The same key with Shift held; on Tab it is Shift-Tab.
    #[must_use]
    pub const fn with_shift(mut self) -> Key {
        if matches!(self.code, Code::Tab) {
            self.code = Code::BackTab;
        } else {
            self.shift = true;
        }
        self
    }

    /// The character typed, when the key is one and is not a command (no Ctrl, no Alt).
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key that is meant where a character acts rather than is typed: an input method makes full-width letters,
    /// digits and marks, and Chinese marks of punctuation.
    #[must_use]
    pub fn meant(self) -> Key {
        let Code::Char(c) = self.code else {
            return self;
        };
        let meant = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '\u{3000}' => ' ',
            '、' => '/',
            '。' => '.',
            '【' => '[',
            '】' => ']',
            '《' => '<',
            '》' => '>',
            other => other,
        };
        Key {
            code: Code::Char(meant),
            ..self
        }
    }

    /// The short name for hint bars: arrows as arrows, `PgDn` for `PageDown`.
    #[must_use]
    pub fn label(self) -> String {
        self.write_with(|(_, _, short)| short)
    }

    fn write_with(self, name: fn(&(Code, &'static str, &'static str)) -> &'static str) -> String {
        let mut out = String::new();
        if self.ctrl {
            out.push_str("Ctrl-");
        }
        if self.alt {
            out.push_str("Alt-");
        }
        if self.shift {
            out.push_str("Shift-");
        }
        match self.code {
            Code::Char(' ') => out.push_str("Space"),
            Code::Char(c) if self.ctrl => out.push(c.to_ascii_uppercase()),
            Code::Char(c) => out.push(c),
            Code::F(n) => {
                out.push('F');
                out.push_str(&n.to_string());
            }
            named => {
                if let Some(row) = NAMES.iter().find(|row| row.0 == named) {
                    out.push_str(name(row));
                }
            }
        }
        out
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write_with(|(_, long, _)| long))
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Key, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = name.trim();
        // A lone "-" is a key, and so is the last character of "Ctrl--".
        while let Some((word, tail)) = rest.split_once(['-', '+']) {
            let held = match word.to_ascii_lowercase().as_str() {
                "ctrl" | "c" if !tail.is_empty() => &mut ctrl,
                "alt" | "a" | "m" if !tail.is_empty() => &mut alt,
                "shift" | "s" if !tail.is_empty() => &mut shift,
                _ => break,
            };
            *held = true;
            rest = tail;
        }
        let lower = rest.to_ascii_lowercase();
        let code = if let Some(row) = NAMES
            .iter()
            .find(|row| row.1.eq_ignore_ascii_case(rest) || row.2.eq_ignore_ascii_case(rest))
        {
            row.0
        } else if lower == "space" {
            Code::Char(' ')
        } else if let Some(n) = lower.strip_prefix('f').and_then(|n| n.parse::<u8>().ok()) {
            if !(1..=24).contains(&n) {
                return Err(unknown());
            }
            Code::F(n)
        } else {
            let mut chars = rest.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if !c.is_control() => Code::Char(c),
                _ => return Err(unknown()),
            }
        };
        let mut key = Key::of(code);
        if let Code::Char(c) = code {
            if shift {
                return Err(unknown());
            }
            if ctrl {
                key.code = Code::Char(c.to_ascii_lowercase());
            }
        } else if shift {
            key = key.with_shift();
        }
        key.ctrl = ctrl;
        key.alt = alt;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_read_as_people_write_them() {
        for (name, key) in [
            ("f", Key::char('f')),
            ("F", Key::char('F')),
            ("Ctrl-P", Key::ctrl('p')),
            ("ctrl+p", Key::ctrl('P')),
            ("Alt-x", Key::alt('x')),
            ("F2", Key::f(2)),
            ("f12", Key::f(12)),
            ("Enter", Key::ENTER),
            ("Space", Key::SPACE),
            ("Ctrl-Space", Key::ctrl(' ')),
            ("Shift-Tab", Key::BACKTAB),
            ("Shift-Up", Key::UP.with_shift()),
            ("Ctrl-Left", Key::LEFT.with_ctrl()),
            ("PgDn", Key::PAGE_DOWN),
            ("-", Key::char('-')),
            ("Ctrl--", Key::ctrl('-')),
            ("+", Key::char('+')),
            ("界", Key::char('界')),
        ] {
            assert_eq!(name.parse::<Key>(), Ok(key), "{name}");
        }
        for wrong in [
            "", "Ctrl-", "F0", "F99", "Hyper-x", "ab", "Shift-a", "\u{1}",
        ] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn labels_are_short() {
        assert_eq!(Key::DOWN.label(), "↓");
        assert_eq!(Key::DOWN.with_ctrl().to_string(), "Ctrl-Down");
        assert_eq!(Key::ctrl('p').label(), "Ctrl-P");
        assert_eq!(Key::PAGE_DOWN.label(), "PgDn");
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let code = prop_oneof![
            any::<char>()
                .prop_filter("a keyboard makes it", |c| !c.is_control()
                    && !c.is_whitespace())
                .prop_map(Code::Char),
            Just(Code::Char(' ')),
            (1u8..=24).prop_map(Code::F),
            proptest::sample::select(NAMES.map(|row| row.0).to_vec()),
        ];
        (code, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt, shift)| {
            let mut key = Key::of(code);
            if let Code::Char(c) = code {
                if ctrl {
                    key.code = Code::Char(c.to_ascii_lowercase());
                }
            } else if shift && code != Code::BackTab {
                key = key.with_shift();
            }
            key.ctrl = ctrl;
            key.alt = alt;
            key
        })
    }

    proptest! {
        #[test]
        fn every_name_reads_back(key in any_key()) {
            prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
            prop_assert_eq!(key.label().parse::<Key>(), Ok(key));
        }
    }
}
