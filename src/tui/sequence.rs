//! What the terminal's bytes mean to the screens: one Enter, one Backspace, Shift never on a
//! character, no releases, no movement of the mouse. Answers mean nothing.
//!
//! Keys are those of xterm and its kin, of the Linux console, rxvt and kitty's protocol, as far as a
//! key table could have them. Knows nothing of cuts and moments; that is [`super::decode`].

use super::input::{Input, Mouse, MouseDeed};
use super::key::{Code, Key};

/// What a whole sequence means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Something that a person did.
    Input(Input),
    /// A paste begins.
    Paste,
    /// An answer, or a key that nobody knows.
    Nothing,
}

impl From<Option<Key>> for Meaning {
    fn from(key: Option<Key>) -> Meaning {
        key.map_or(Meaning::Nothing, |key| Meaning::Input(key.into()))
    }
}

/// The key of a byte below 0x80 that is no Esc.
pub(super) fn ascii(byte: u8, alt: bool) -> Option<Key> {
    let key = match byte {
        b'\r' => Key::ENTER,
        b'\t' => Key::TAB,
        0x7f => Key::BACKSPACE,
        0 => Key::ctrl(' '),
        0x01..=0x1a => return character(char::from(byte - 1 + b'a'), true, alt),
        0x1b => Key::ESC,
        0x1c..=0x1f => Key::ctrl(char::from(byte - 0x1c + b'4')),
        _ => return character(char::from(byte), false, alt),
    };
    Some(if alt { key.with_alt() } else { key })
}

/// Line ends of a paste without brackets, and the Backspace of many older terminals, arrive as the
/// control characters that they are.
fn character(c: char, ctrl: bool, alt: bool) -> Option<Key> {
    let mut key = match c {
        'j' if ctrl => Key::ENTER,
        'h' if ctrl => Key::BACKSPACE,
        c if c.is_control() => return None,
        c if ctrl => Key::ctrl(c),
        c => Key::char(c),
    };
    key.alt = alt;
    Some(key)
}

/// `ESC O`, with the parameters and the last character.
pub(super) fn single(held: &str, last: char) -> Meaning {
    let held_keys = held.rsplit(';').next().unwrap_or_default();
    let code = match last {
        'M' => Some(Code::Enter),
        _ => lettered(last),
    };
    code.and_then(|code| with_modifiers(code, held_keys)).into()
}

/// `ESC [`, with the parameters and the last character.
pub(super) fn control(held: &str, last: char) -> Meaning {
    if let Some(held) = held.strip_prefix('<') {
        let mut numbers = held.split(';').map(|n| n.parse().ok());
        let mut next = || numbers.next().flatten();
        return match (next(), next(), next(), last) {
            (Some(button), Some(x), Some(y), 'M' | 'm') => {
                click(button, x, y, last == 'M').map_or(Meaning::Nothing, Meaning::Input)
            }
            _ => Meaning::Nothing,
        };
    }
    // Private parameters and what stands between them and the end are an answer's.
    if !held.bytes().all(|byte| matches!(byte, b'0'..=b';')) {
        return Meaning::Nothing;
    }
    let mut parameters = held.split(';');
    let first = parameters.next().unwrap_or_default();
    let second = parameters.next();
    let modifiers = second.unwrap_or_default();
    match last {
        '~' => numbered(first, modifiers, parameters.next()),
        'u' => unicode(first, modifiers).into(),
        // Row and column: where the cursor is. F3 with modifiers looks the same, and no table has it.
        'R' if second.is_some() => Meaning::Nothing,
        'Z' => Some(Key::BACKTAB).into(),
        _ => lettered(last)
            .and_then(|code| with_modifiers(code, modifiers))
            .into(),
    }
}

fn lettered(last: char) -> Option<Code> {
    Some(match last {
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
        _ => return None,
    })
}

fn numbered(first: &str, modifiers: &str, third: Option<&str>) -> Meaning {
    let code = match first.parse::<u8>() {
        Ok(200) => return Meaning::Paste,
        Ok(1 | 7) => Code::Home,
        Ok(2) => Code::Insert,
        Ok(3) => Code::Delete,
        Ok(4 | 8) => Code::End,
        Ok(5) => Code::PageUp,
        Ok(6) => Code::PageDown,
        Ok(n @ 11..=15) => Code::F(n - 10),
        Ok(n @ 17..=21) => Code::F(n - 11),
        Ok(n @ 23..=24) => Code::F(n - 12),
        // xterm's way to tell any character with its modifiers.
        Ok(27) => return third.and_then(|code| unicode(code, modifiers)).into(),
        _ => return Meaning::Nothing,
    };
    with_modifiers(code, modifiers).into()
}

/// A character by its number, as kitty's protocol has it.
fn unicode(number: &str, modifiers: &str) -> Option<Key> {
    let number = number.split(':').next()?.parse().ok()?;
    let (shift, alt, ctrl) = held(modifiers)?;
    let mut key = match number {
        9 if shift => Key::BACKTAB,
        9 => Key::TAB,
        13 => Key::ENTER,
        27 => Key::ESC,
        127 => Key::BACKSPACE,
        // Keys of its own, which have no character.
        0xe000..=0xf8ff => return None,
        n => {
            let c = char::from_u32(n)?;
            let c = if shift { c.to_ascii_uppercase() } else { c };
            return character(c, ctrl, alt);
        }
    };
    key.ctrl = ctrl;
    key.alt = alt;
    key.shift = shift && key.code != Code::BackTab;
    Some(key)
}

fn with_modifiers(code: Code, modifiers: &str) -> Option<Key> {
    let (shift, alt, ctrl) = held(modifiers)?;
    Some(Key {
        code,
        shift,
        alt,
        ctrl,
    })
}

/// Shift, Alt and Ctrl of one more than a sum of bits; nothing for a key that goes up again.
fn held(modifiers: &str) -> Option<(bool, bool, bool)> {
    let (sum, kind) = modifiers.split_once(':').unwrap_or((modifiers, "1"));
    if kind == "3" {
        return None;
    }
    let bits = match sum {
        "" => 0,
        sum => sum.parse::<u8>().ok()?.checked_sub(1)?,
    };
    // xterm's Meta has the number that newer terminals give to Super.
    Some((bits & 1 != 0, bits & (2 | 8 | 32) != 0, bits & 4 != 0))
}

/// A click or a turn of the wheel, whatever is held with it; `x` and `y` count from 1.
pub(super) fn click(button: u16, x: u16, y: u16, down: bool) -> Option<Input> {
    const HELD: u16 = 4 | 8 | 16;
    let deed = match button & !HELD {
        0 if down => MouseDeed::Press,
        64 => MouseDeed::WheelUp,
        65 => MouseDeed::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse(Mouse {
        deed,
        x: x.checked_sub(1)?,
        y: y.checked_sub(1)?,
    }))
}
