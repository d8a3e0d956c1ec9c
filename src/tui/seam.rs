//! Joins the sequences of keys that the line cut behind their Esc.
//!
//! crossterm takes an Esc that ends a read for the Esc key; the rest of the sequence then comes as
//! characters, and one of many arrows at once over a slow line would come as Esc, `[` and `B`. So an
//! Esc is held for a moment, and what follows it at once is put together. An Esc that nothing
//! follows is the key. Knows keys only; when the moment is over, the loop says.

use std::time::Duration;

use super::input::Input;
use super::key::{Code, Key};

/// How long an Esc is held. A person can't press another key so fast; a cut sequence goes on sooner.
pub(super) const MOMENT: Duration = Duration::from_millis(30);

/// The longest sequence of any key, in characters.
const LONGEST: usize = 10;

/// What is held: nothing, or an Esc and the characters that came behind it.
#[derive(Debug, Default)]
pub(super) struct Seam {
    held: Option<String>,
}

impl Seam {
    /// Passes an input on, or holds it.
    pub(super) fn join(&mut self, input: Input, out: &mut Vec<Input>) {
        let Some(held) = &mut self.held else {
            if input == Input::Key(Key::ESC) {
                self.held = Some(String::new());
            } else {
                out.push(input);
            }
            return;
        };
        if let Some(c) = input.key().and_then(Key::typed).filter(char::is_ascii) {
            let begins = held.is_empty() && matches!(c, '[' | 'O');
            let goes_on =
                held.starts_with('[') && matches!(c, '0'..='9' | ';') && held.len() < LONGEST;
            if begins || goes_on {
                held.push(c);
                return;
            }
            if let Some(key) = key(held, c) {
                self.held = None;
                out.push(Input::Key(key));
                return;
            }
        }
        self.release(out);
        self.join(input, out);
    }

    /// Is something held?
    pub(super) fn is_holding(&self) -> bool {
        self.held.is_some()
    }

    /// Nothing followed: what was held is what it looks like.
    pub(super) fn release(&mut self, out: &mut Vec<Input>) {
        if let Some(held) = self.held.take() {
            out.push(Input::Key(Key::ESC));
            out.extend(held.chars().map(|c| Input::Key(Key::char(c))));
        }
    }
}

/// The key of a sequence without its Esc: `[` or `O`, parameters, and the last character.
fn key(held: &str, last: char) -> Option<Key> {
    let parameters = held.strip_prefix(['[', 'O'])?;
    let (first, modifiers) = parameters.split_once(';').unwrap_or((parameters, "1"));
    let code = match last {
        'A' => Code::Up,
        'B' => Code::Down,
        'C' => Code::Right,
        'D' => Code::Left,
        'H' => Code::Home,
        'F' => Code::End,
        'P' => Code::F(1),
        'Q' => Code::F(2),
        'R' => Code::F(3),
        'S' => Code::F(4),
        'Z' => Code::BackTab,
        '~' => match first.parse::<u8>().ok()? {
            1 | 7 => Code::Home,
            2 => Code::Insert,
            3 => Code::Delete,
            4 | 8 => Code::End,
            5 => Code::PageUp,
            6 => Code::PageDown,
            n @ 11..=15 => Code::F(n - 10),
            n @ 17..=21 => Code::F(n - 11),
            n @ 23..=24 => Code::F(n - 12),
            _ => return None,
        },
        _ => return None,
    };
    // One more than a sum of bits.
    let bits = modifiers.parse::<u8>().ok()?.checked_sub(1)?;
    Some(Key {
        code,
        shift: bits & 1 != 0,
        alt: bits & 2 != 0,
        ctrl: bits & 4 != 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of an Esc and these characters, and of the moment's end.
    fn joined(characters: &str) -> Vec<Key> {
        let mut seam = Seam::default();
        let mut out = Vec::new();
        seam.join(Input::Key(Key::ESC), &mut out);
        for c in characters.chars() {
            seam.join(Input::Key(Key::char(c)), &mut out);
        }
        seam.release(&mut out);
        assert!(!seam.is_holding());
        out.iter().filter_map(Input::key).collect()
    }

    #[test]
    fn a_sequence_that_was_cut_is_one_key() {
        for (characters, name) in [
            ("[B", "Down"),
            ("OA", "Up"),
            ("[5~", "PageUp"),
            ("[15~", "F5"),
            ("[24~", "F12"),
            ("[1;5C", "Ctrl-Right"),
            ("[Z", "Shift-Tab"),
        ] {
            let key: Key = name.parse().expect("a key's name");
            assert_eq!(joined(characters), [key], "{characters}");
        }
        let down = Key::DOWN;
        assert_eq!(joined("[Bj"), [down, Key::char('j')]);
    }

    #[test]
    fn an_esc_is_the_key_when_no_sequence_follows() {
        let typed = |words: &str| -> Vec<Key> {
            let words = words.chars().map(Key::char);
            std::iter::once(Key::ESC).chain(words).collect()
        };
        for characters in [
            "",
            "[",
            "O",
            "q",
            "界",
            "[界",
            "[999~",
            "[1;2;3x",
            "[00000000000000",
        ] {
            assert_eq!(joined(characters), typed(characters), "{characters}");
        }
        let mut seam = Seam::default();
        let mut out = Vec::new();
        seam.join(Input::Key(Key::ESC), &mut out);
        seam.join(Input::Key(Key::ESC), &mut out);
        assert_eq!(out, [Input::Key(Key::ESC)]);
        seam.join(Input::Paste("文".into()), &mut out);
        assert_eq!(out.len(), 3);
    }
}
