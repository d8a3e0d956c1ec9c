//! What a person does at the terminal, as the screens see it.
//!
//! Owns the vocabulary only. `decode` makes it from crossterm's events; `keymap` makes actions of it.

use super::key::Key;

/// One thing done at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key. Text of an input method arrives as characters, one key each.
    Key(Key),
    /// Text pasted in one piece, its line ends made `\n`.
    Paste(String),
    /// The mouse, when a person has switched it on.
    Mouse(Mouse),
    /// The terminal has a new size, in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
}

/// A deed of the mouse at a cell, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub deed: MouseDeed,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// What the mouse did. Movement is not asked for, so it is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseDeed {
    /// The left button went down.
    Press,
    /// The wheel turned away from the person.
    WheelUp,
    /// The wheel turned towards the person.
    WheelDown,
}

impl Input {
    /// The key, when it is one.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        match self {
            Input::Key(key) => Some(*key),
            Input::Paste(_) | Input::Mouse(_) | Input::Resize { .. } => None,
        }
    }
}

impl From<Key> for Input {
    fn from(key: Key) -> Input {
        Input::Key(key)
    }
}

/// The line ends of pasted text, all `\n`: tmux sends `\r`, Windows terminals `\r\n`. Other control
/// characters but the tab are left out: a paste is text, never commands.
#[must_use]
pub fn clean_paste(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut after_cr = false;
    for c in raw.chars() {
        match c {
            '\r' => out.push('\n'),
            '\n' if after_cr => {}
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
        after_cr = c == '\r';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_line_ends_are_one_kind() {
        assert_eq!(clean_paste("甲\r乙\r\n丙\n丁"), "甲\n乙\n丙\n丁");
        assert_eq!(clean_paste("a\r\r\nb\tc\u{1b}\u{0}"), "a\n\nb\tc");
    }
}
