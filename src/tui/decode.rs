//! Bytes of a terminal in, [`Input`]s out.
//!
//! A pure state machine: it never reads, waits or looks at a clock. What may be the start of a
//! longer sequence is held back until [`Decoder::finish`], which the driver calls when the line has
//! been quiet for [`ESC_WAIT_MS`]: a sequence that a slow line splits stays one key. A lone Esc
//! that came alone is told at once, so that Esc feels like any other key.
//!
//! Covers xterm, VTE, Windows Terminal, tmux, screen, PuTTY, the Linux console and rxvt.

use super::input::{Input, Mouse, MouseDeed, clean_paste};
use super::key::{Code, Key};

/// How long, in milliseconds, an unfinished sequence may wait for its rest.
pub const ESC_WAIT_MS: u64 = 40;

/// The most that is kept of one sequence that is not a paste; longer ones are noise.
const LONGEST_SEQUENCE: usize = 64;

/// The most that is kept of one paste, in bytes; the rest of it is dropped.
const LONGEST_PASTE: usize = 4 << 20;

const PASTE_END: &[u8] = b"\x1b[201~";

/// The state between two reads.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What one attempt at the front of the held bytes came to.
enum Step {
    /// Used so many bytes, with or without a result.
    Took(usize, Option<Input>),
    /// A bracketed paste begins after so many bytes.
    PasteBegins(usize),
    /// Not enough bytes to know.
    Wait,
}

impl Decoder {
    /// A decoder that holds nothing.
    #[must_use]
    pub fn new() -> Decoder {
        Decoder::default()
    }

    /// Takes the bytes of one read and adds what they mean to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        if bytes == b"\x1b" && self.held.is_empty() && self.paste.is_none() {
            out.push(Key::ESC.into());
            return;
        }
        self.held.extend_from_slice(bytes);
        self.run(out, false);
    }

    /// Whether bytes are held back for their rest.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.held.is_empty() && self.paste.is_none()
    }

    /// Gives up waiting: what is held is what it is.
    pub fn finish(&mut self, out: &mut Vec<Input>) {
        if self.paste.is_none() {
            self.run(out, true);
        }
    }

    fn run(&mut self, out: &mut Vec<Input>, last: bool) {
        let held = std::mem::take(&mut self.held);
        let mut at = 0;
        while at < held.len() {
            if let Some(paste) = &mut self.paste {
                match find(&held[at..], PASTE_END) {
                    Some(end) => {
                        paste.extend_from_slice(&held[at..at + end]);
                        at += end + PASTE_END.len();
                        let text = self.paste.take().unwrap_or_default();
                        out.push(Input::Paste(clean_paste(&String::from_utf8_lossy(&text))));
                    }
                    None => {
                        // The end mark may itself be cut in two.
                        let keep = (held.len() - at).min(PASTE_END.len() - 1);
                        let upto = held.len() - keep;
                        paste.extend_from_slice(&held[at..upto]);
                        paste.truncate(LONGEST_PASTE);
                        at = upto;
                        break;
                    }
                }
                continue;
            }
            match step(&held[at..], last) {
                Step::Took(n, input) => {
                    at += n;
                    out.extend(input);
                }
                Step::PasteBegins(n) => {
                    at += n;
                    self.paste = Some(Vec::new());
                }
                Step::Wait if held.len() - at > LONGEST_SEQUENCE => at += 1,
                Step::Wait => break,
            }
        }
        self.held = held;
        self.held.drain(..at);
    }
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

/// Reads one input at the front of `b`, which is not empty.
fn step(b: &[u8], last: bool) -> Step {
    match b[0] {
        0x1b => escape(b, last),
        c => match utf8(b) {
            Some((c, n)) => Step::Took(n, Some(plain(c).into())),
            None if c >= 0xc0 && b.len() < 4 && !last && could_be_utf8(b) => Step::Wait,
            None => Step::Took(1, None),
        },
    }
}

fn could_be_utf8(b: &[u8]) -> bool {
    matches!(std::str::from_utf8(b), Err(e) if e.error_len().is_none())
}

fn utf8(b: &[u8]) -> Option<(char, usize)> {
    let n = match b[0] {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let c = std::str::from_utf8(b.get(..n)?).ok()?.chars().next()?;
    Some((c, n))
}

/// A character or a control byte.
fn plain(c: char) -> Key {
    match c {
        '\r' | '\n' => Key::ENTER,
        '\t' => Key::TAB,
        '\u{7f}' | '\u{8}' => Key::BACKSPACE,
        '\u{1b}' => Key::ESC,
        '\0' => Key::ctrl(' '),
        // The remaining control bytes are Ctrl with `a`..`z` and `\ ] ^ _`.
        c @ '\u{1}'..='\u{1a}' => Key::ctrl(char::from(c as u8 + b'a' - 1)),
        c @ '\u{1c}'..='\u{1f}' => Key::ctrl(char::from(c as u8 + b'4' - 0x1c)),
        c => Key::char(c),
    }
}

fn escape(b: &[u8], last: bool) -> Step {
    let Some(&second) = b.get(1) else {
        return if last {
            Step::Took(1, Some(Key::ESC.into()))
        } else {
            Step::Wait
        };
    };
    match second {
        b'[' => csi(b, last),
        b'O' => ss3(b, last),
        // A string sequence (an answer of the terminal): swallowed up to its end.
        b']' | b'P' | b'_' | b'^' => string_answer(b, last),
        // Esc Esc [ A: rxvt's Alt with an arrow; else the first Esc stands alone.
        0x1b => match b.get(2) {
            None if !last => Step::Wait,
            Some(b'[' | b'O') => match escape(&b[1..], last) {
                Step::Took(n, Some(Input::Key(key))) => {
                    Step::Took(n + 1, Some(key.with_alt().into()))
                }
                Step::Wait => Step::Wait,
                Step::Took(..) | Step::PasteBegins(_) => Step::Took(1, Some(Key::ESC.into())),
            },
            _ => Step::Took(1, Some(Key::ESC.into())),
        },
        _ => match step(&b[1..], last) {
            Step::Took(n, Some(Input::Key(key))) => Step::Took(n + 1, Some(key.with_alt().into())),
            Step::Took(n, other) => Step::Took(n + 1, other),
            other => other,
        },
    }
}

fn string_answer(b: &[u8], last: bool) -> Step {
    for (i, pair) in b.windows(2).enumerate().skip(2) {
        if pair[0] == 0x07 {
            return Step::Took(i + 1, None);
        }
        if pair == b"\x1b\\" {
            return Step::Took(i + 2, None);
        }
    }
    match b.last() {
        Some(0x07) if b.len() > 2 => Step::Took(b.len(), None),
        // Alt with `]`, `P`, `_` or `^` and nothing after it.
        _ if last => Step::Took(2, Some(plain(char::from(b[1])).with_alt().into())),
        _ => Step::Wait,
    }
}

fn ss3(b: &[u8], last: bool) -> Step {
    let Some(&third) = b.get(2) else {
        return if last {
            Step::Took(2, Some(Key::alt('O').into()))
        } else {
            Step::Wait
        };
    };
    let code = match third {
        b'P'..=b'S' => Code::F(third - b'P' + 1),
        b'M' => Code::Enter,
        // The keypad in application mode: digits and signs.
        b'j'..=b'y' => Code::Char(char::from(third - 0x40)),
        b'X' => Code::Char('='),
        other => match letter(other) {
            Some(code) => code,
            None => return Step::Took(2, Some(Key::alt('O').into())),
        },
    };
    Step::Took(3, Some(Key::of(code).into()))
}

/// The final letters that CSI and SS3 share.
fn letter(c: u8) -> Option<Code> {
    Some(match c {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        _ => return None,
    })
}

fn csi(b: &[u8], last: bool) -> Step {
    // The Linux console: ESC [ [ A … E are F1 … F5.
    if b.get(2) == Some(&b'[') {
        return match b.get(3) {
            Some(c @ b'A'..=b'E') => Step::Took(4, Some(Key::f(c - b'A' + 1).into())),
            Some(_) => Step::Took(4, None),
            None if last => Step::Took(b.len(), None),
            None => Step::Wait,
        };
    }
    let Some(end) = b[2..].iter().position(|c| !(0x20..=0x3f).contains(c)) else {
        return match (last, b.len()) {
            (true, 2) => Step::Took(2, Some(Key::alt('[').into())),
            (true, n) => Step::Took(n, None),
            (false, _) => Step::Wait,
        };
    };
    let (body, fin, used) = (&b[2..2 + end], b[2 + end], end + 3);
    // Anything outside the finals means the sequence broke off; the byte begins something new.
    if !(0x40..=0x7e).contains(&fin) {
        return Step::Took(used - 1, None);
    }
    match body.first() {
        Some(b'<') => return Step::Took(used, mouse(&body[1..], fin)),
        // An answer of the terminal to a question.
        Some(b'?' | b'>' | b'=') => return Step::Took(used, None),
        _ => {}
    }
    let numbers = Numbers::of(body);
    if fin == b'~' && numbers.first == 200 {
        return Step::PasteBegins(used);
    }
    Step::Took(used, csi_key(fin, numbers).map(Input::Key))
}

/// The first two parameters of a sequence: the key's number and its modifiers.
#[derive(Clone, Copy)]
struct Numbers {
    first: u32,
    second: u32,
}

impl Numbers {
    fn of(body: &[u8]) -> Numbers {
        let mut parts = body.split(|c| *c == b';').map(|part| {
            part.iter()
                .take_while(|c| c.is_ascii_digit())
                .fold(0u32, |n, c| {
                    n.saturating_mul(10).saturating_add(u32::from(c - b'0'))
                })
        });
        Numbers {
            first: parts.next().unwrap_or(0),
            second: parts.next().unwrap_or(0),
        }
    }
}

fn csi_key(fin: u8, n: Numbers) -> Option<Key> {
    let code = match fin {
        b'Z' => Code::BackTab,
        // F1–F4 with modifiers: CSI 1 ; m P. A cursor report ends in R as well, but has a row.
        b'P'..=b'S' if n.first <= 1 => Code::F(fin - b'P' + 1),
        // The shifted arrows of rxvt.
        b'a'..=b'd' => return letter(fin - 0x20).map(|code| Key::of(code).with_shift()),
        b'~' | b'^' => tilde(n.first)?,
        // The `CSI u` form of xterm and others: a character's number and its modifiers.
        b'u' => return Some(modified(plain(char::from_u32(n.first)?), n.second)),
        other => letter(other)?,
    };
    let key = modified(Key::of(code), n.second);
    Some(if fin == b'^' { key.with_ctrl() } else { key })
}

fn tilde(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        // The numbers skip 16 and 22, 27, 30: the VT220's keyboard had gaps there.
        11..=15 => Code::F((number - 10) as u8),
        17..=21 => Code::F((number - 11) as u8),
        23..=26 => Code::F((number - 12) as u8),
        28 | 29 => Code::F((number - 13) as u8),
        31..=34 => Code::F((number - 14) as u8),
        _ => return None,
    })
}

/// Applies xterm's modifier number: 1 + (shift 1, alt 2, ctrl 4, meta 8).
fn modified(mut key: Key, number: u32) -> Key {
    let bits = number.saturating_sub(1);
    if bits & 4 != 0 {
        if let Code::Char(c) = key.code {
            key.code = Code::Char(c.to_ascii_lowercase());
        }
        key.ctrl = true;
    }
    if bits & (2 | 8) != 0 {
        key.alt = true;
    }
    if bits & 1 != 0 && !matches!(key.code, Code::Char(_) | Code::BackTab) {
        key = key.with_shift();
    }
    key
}

fn mouse(body: &[u8], fin: u8) -> Option<Input> {
    let mut parts = body.split(|c| *c == b';').map(|part| {
        std::str::from_utf8(part)
            .ok()
            .and_then(|digits| digits.parse::<u16>().ok())
    });
    let (button, x, y) = (parts.next()??, parts.next()??, parts.next()??);
    // 4, 8 and 16 are Shift, Alt and Ctrl: the wheel is the wheel whatever is held.
    let deed = match (button & !(4 | 8 | 16), fin) {
        (0, b'M') => MouseDeed::Press,
        (64, b'M') => MouseDeed::WheelUp,
        (65, b'M') => MouseDeed::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse(Mouse {
        deed,
        x: x.saturating_sub(1),
        y: y.saturating_sub(1),
    }))
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
