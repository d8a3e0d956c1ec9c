//! Bytes of the terminal in, [`Input`]s out.
//!
//! Keys, pastes and the terminal's answers (to a question of this program or of the one before) come
//! on one line, and a slow line cuts them anywhere. So bytes are taken one by one, and what is begun
//! is held until it is whole: an answer never acts as keys, and no half of a sequence is run. What is
//! never finished is given up after a while, so that keys count again: a paste gives what came of it,
//! everything else nothing. The rest of it may come still later, all at once, as no hand types: that is
//! dropped, up to its end. What a whole sequence means is [`super::sequence`]'s.
//!
//! The one doubt is an Esc that nothing follows: it is the key, or the beginning of what is still on
//! its way. The terminal can be asked ([`Decoder::is_in_doubt`]): its answer comes behind all that
//! it sent before, so an Esc before the answer is the key. Where no terminal answers, it is held for
//! [`ESC_ALONE`]; what comes still later and looks like its rest is dropped.
//!
//! Never waits and never reads: the moment is told with each call. Long because what is begun, given up
//! and still to come are the states of one machine.

use std::time::{Duration, Instant};

use super::input::{Input, clean_paste};
use super::key::{Code, Key};
use super::sequence::{self, Meaning};

/// How long an Esc is held where the terminal does not answer.
pub(super) const ESC_ALONE: Duration = Duration::from_millis(400);

/// How long anything else that was begun is held, from its last byte on.
pub(super) const UNFINISHED: Duration = Duration::from_secs(2);

/// How long after an Esc that the terminal settled something that looks like its rest is looked at
/// twice: whoever plays a line may answer and cut all the same.
const DOUBT: Duration = Duration::from_secs(1);

/// What looks like a rest comes in one piece; a character alone for so long is a key.
const PIECE: Duration = Duration::from_millis(60);

/// How soon behind an Esc that the terminal settled a beginning may be that of its rest, and how long it
/// is held then until the next byte decides: a slow line cuts there too.
const SOON: Duration = Duration::from_millis(500);

/// An Esc and a character so far apart are two keys; closer together they are Alt with the character.
const APART: Duration = Duration::from_millis(50);

/// No answer takes longer than this from its first byte on, or has more bytes than [`LONGEST_ANSWER`].
const SLOWEST_ANSWER: Duration = Duration::from_secs(10);

/// The most bytes of an answer: that of a clipboard is the longest.
const LONGEST_ANSWER: usize = 1 << 20;

/// The most bytes of a sequence's parameters.
const LONGEST_SEQUENCE: usize = 64;

/// The most that is kept of one paste, in bytes; the rest of it is dropped.
const LONGEST_PASTE: usize = 4 << 20;

/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// What is begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing.
    #[default]
    Ground,
    /// A character of several bytes, with Alt or without.
    Character { alt: bool },
    /// An Esc.
    Escape,
    /// `ESC O`: keys of an older make.
    Single,
    /// `ESC [`: keys, clicks, short answers.
    Control,
    /// `ESC [ [`: the function keys of the Linux console; one character more.
    Console,
    /// `ESC [ M`: a click of an older make; three bytes more.
    Click,
    /// `ESC ]`, `ESC P` and their like: an answer, up to its end.
    Answer,
    /// An answer, and an Esc in it: its end, or the beginning of something else.
    AnswerEscape,
    /// A paste.
    Paste,
}

/// What looks like the rest of an Esc that was given out as the key. None of it is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// The time gave the Esc out: it is the rest.
    Certain,
    /// The terminal did: it is the rest, unless no more than this character comes.
    Doubtful(u8),
}

/// Takes bytes, gives inputs.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// What came of it: parameters, bytes of a character, the text of a paste.
    held: Vec<u8>,
    /// How many bytes of an answer came.
    swallowed: usize,
    /// When it was begun, and when its last byte came.
    begun: Option<Instant>,
    last: Option<Instant>,
    /// What may come behind an Esc that was given out, and until when.
    behind: Option<(Instant, Rest)>,
    /// Until when the rest of an answer that was given up may come.
    late: Option<Instant>,
    /// A sequence of a key or a click that was given up, and until when its rest may come.
    cut: Option<(Instant, State, Vec<u8>)>,
    /// What is begun is such a rest.
    rest: Option<Rest>,
    /// What is begun came so soon behind an Esc that it is held for [`SOON`].
    soon: bool,
    /// How many answers to [`super::terminal::ARE_YOU_THERE`] came.
    answers: usize,
}

impl Decoder {
    /// Takes what was read at `now`.
    pub(super) fn take(&mut self, bytes: &[u8], now: Instant, out: &mut Vec<Input>) {
        for byte in bytes {
            self.byte(*byte, now, out);
            self.last = Some(now);
        }
    }

    /// Would it help to know that the terminal sends nothing more? An Esc is held that nothing has
    /// followed yet, or what was begun has not come to its end.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.state == State::Escape || self.late.is_some() || self.cut.is_some()
    }

    /// How many times the terminal said that it is there.
    pub(super) fn answers(&self) -> usize {
        self.answers
    }

    /// When what is held is to be given up, unless more comes.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let last = self.last?;
        // What comes late comes in pieces.
        if self.lonely().is_some()
            || self.lonely_pair().is_some()
            || (self.late.is_some() && self.rest.is_some())
        {
            return Some(last + if self.soon { SOON } else { PIECE });
        }
        match self.state {
            State::Ground => None,
            State::Escape => Some(last + ESC_ALONE),
            State::Answer | State::AnswerEscape => {
                let slowest = self.begun.map(|begun| begun + SLOWEST_ANSWER);
                slowest.into_iter().chain([last + UNFINISHED]).min()
            }
            State::Character { .. }
            | State::Single
            | State::Control
            | State::Console
            | State::Click
            | State::Paste => Some(last + UNFINISHED),
        }
    }

    /// Nothing came until `now`: gives up what has been held long enough.
    pub(super) fn give_up(&mut self, now: Instant, out: &mut Vec<Input>) {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        let before = out.len();
        out.extend(self.lonely());
        out.extend(self.lonely_pair().into_iter().flatten());
        match self.state {
            // What was a key is not cut.
            _ if out.len() > before => {}
            State::Escape => {
                out.push(Input::Key(Key::ESC));
                self.behind = Some((now + UNFINISHED, Rest::Certain));
            }
            State::Answer | State::AnswerEscape => {
                let until = now + SLOWEST_ANSWER;
                self.late.get_or_insert(until);
                self.behind = (self.state == State::AnswerEscape).then_some((until, Rest::Certain));
            }
            State::Single | State::Control | State::Console | State::Click => {
                let held = std::mem::take(&mut self.held);
                self.cut = Some((now + SLOWEST_ANSWER, self.state, held));
            }
            State::Paste => self.pasted(out),
            _ => {}
        }
        self.begin(State::Ground, now);
    }

    /// A character that may be a rest, and nothing more of it yet; of a bracket that is held, two.
    fn lonely(&self) -> Option<Input> {
        let Some(Rest::Doubtful(byte)) = self.rest else {
            return None;
        };
        let alone = match self.state {
            State::Control | State::Single => self.held.is_empty(),
            State::Answer => self.swallowed == 0,
            _ => false,
        };
        alone.then(|| Input::Key(Key::char(char::from(byte))))
    }

    /// `[[` that may be a rest, and nothing more of it yet.
    fn lonely_pair(&self) -> Option<[Input; 2]> {
        let doubtful = matches!(self.rest, Some(Rest::Doubtful(_)));
        let bracket = || Input::Key(Key::char('['));
        (doubtful && self.state == State::Console).then(|| [bracket(), bracket()])
    }

    fn begin(&mut self, state: State, now: Instant) {
        self.state = state;
        self.held.clear();
        self.swallowed = 0;
        self.rest = None;
        self.soon = false;
        self.begun = Some(now);
    }

    /// What is whole now; the rest of an Esc that was given out is nothing.
    fn give(&mut self, input: Option<Input>, now: Instant, out: &mut Vec<Input>) {
        out.extend(input.filter(|_| self.rest.is_none()));
        self.begin(State::Ground, now);
    }

    /// A byte that what was begun can't hold: it is dropped, and the byte counts by itself.
    fn anew(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        self.begin(State::Ground, now);
        self.byte(byte, now, out);
    }

    fn byte(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        match self.state {
            State::Ground => self.ground(byte, now, out),
            State::Character { alt } => self.character(alt, byte, now, out),
            State::Escape => self.escape(byte, now, out),
            State::Single | State::Control => self.sequence(byte, now, out),
            State::Console if !matches!(byte, b'A'..=b'E') && self.lonely_pair().is_some() => {
                out.extend(self.lonely_pair().into_iter().flatten());
                self.anew(byte, now, out);
            }
            State::Console => {
                let key = matches!(byte, b'A'..=b'E').then(|| Key::f(byte - b'A' + 1));
                self.give(key.map(Input::Key), now, out);
            }
            State::Click => {
                self.held.push(byte);
                if let &[button, x, y] = self.held.as_slice() {
                    let less = |byte: u8| u16::from(byte.saturating_sub(32));
                    let click = sequence::click(less(button), less(x), less(y), true);
                    self.give(click, now, out);
                }
            }
            // A key that is held: no answer begins so.
            State::Answer if byte == b']' && self.rest == Some(Rest::Doubtful(b']')) => {
                out.extend(self.lonely());
                self.anew(byte, now, out);
            }
            State::Answer => self.answer(byte, now),
            State::AnswerEscape if byte == b'\\' => self.end_of_answer(now),
            State::AnswerEscape => {
                self.late = None;
                self.begin(State::Escape, now);
                self.escape(byte, now, out);
            }
            State::Paste => self.paste(byte, now, out),
        }
    }

    fn ground(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        let behind = self.behind.take().filter(|(until, _)| now < *until);
        let cut = self.cut.take().filter(|(until, ..)| now < *until);
        self.late = self.late.filter(|until| now < *until);
        if let (0x20..=0x7e, Some((_, state, held))) = (byte, cut) {
            self.begin(state, now);
            self.held = held;
            self.rest = Some(Rest::Certain);
            return self.byte(byte, now, out);
        }
        match (byte, behind) {
            (0x1b, _) => {
                self.late = None;
                self.begin(State::Escape, now);
            }
            (b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_', Some((until, rest))) => {
                self.introduced(byte, now);
                self.soon = until - now > DOUBT - SOON;
                self.rest = Some(match rest {
                    Rest::Certain => Rest::Certain,
                    Rest::Doubtful(_) => Rest::Doubtful(byte),
                });
            }
            (b'\\', Some((_, Rest::Certain))) => self.late = None,
            (0x07, _) if self.late.is_some() => self.late = None,
            (0x20..=0x7e, _) if self.late.is_some() => {
                self.begin(State::Answer, now);
                self.rest = Some(Rest::Doubtful(byte));
            }
            (0x80.., _) => self.lead(false, byte, now),
            _ => out.extend(sequence::ascii(byte, false).map(Input::Key)),
        }
    }

    /// What an Esc and `byte` begin.
    fn introduced(&mut self, byte: u8, now: Instant) {
        let state = match byte {
            b'[' => State::Control,
            b'O' => State::Single,
            _ => State::Answer,
        };
        self.begin(state, now);
    }

    fn escape(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        let apart = self.last.is_some_and(|last| now - last > APART);
        match byte {
            b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_' => self.introduced(byte, now),
            // The end of an answer that was given up.
            b'\\' => self.begin(State::Ground, now),
            // Two of them are two keys.
            0x1b => {
                out.push(Input::Key(Key::ESC));
                self.behind = Some((now + DOUBT, Rest::Doubtful(byte)));
                self.begin(State::Escape, now);
            }
            _ if apart => {
                out.push(Input::Key(Key::ESC));
                self.anew(byte, now, out);
            }
            0x80.. => self.lead(true, byte, now),
            _ => {
                out.extend(sequence::ascii(byte, true).map(Input::Key));
                self.begin(State::Ground, now);
            }
        }
    }

    /// The first byte of a character; a byte that begins none is dropped.
    fn lead(&mut self, alt: bool, byte: u8, now: Instant) {
        self.begin(State::Ground, now);
        if matches!(byte, 0xc2..=0xf4) {
            self.state = State::Character { alt };
            self.held.push(byte);
        }
    }

    fn character(&mut self, alt: bool, byte: u8, now: Instant, out: &mut Vec<Input>) {
        if !matches!(byte, 0x80..=0xbf) {
            return self.anew(byte, now, out);
        }
        self.held.push(byte);
        let wanted = match self.held.first() {
            Some(0xf0..) => 4,
            Some(0xe0..) => 3,
            _ => 2,
        };
        if self.held.len() < wanted {
            return;
        }
        let text = std::str::from_utf8(&self.held).unwrap_or_default();
        if let Some(c) = text.chars().next().filter(|c| !c.is_control()) {
            let mut key = Key::of(Code::Char(c));
            key.alt = alt;
            out.push(key.into());
        }
        self.begin(State::Ground, now);
    }

    fn sequence(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        let single = self.state == State::Single;
        match byte {
            0x20..=0x3f => {
                // Longer than any that means something: its end is waited for all the same.
                if self.held.len() <= LONGEST_SEQUENCE {
                    self.held.push(byte);
                }
            }
            b'[' if !single && self.held.is_empty() => self.state = State::Console,
            b'M' if !single && self.held.is_empty() => self.state = State::Click,
            0x40..=0x7e => {
                self.answers += usize::from(!single && byte == b'n');
                let whole = self.held.len() <= LONGEST_SEQUENCE;
                let meaning = match std::str::from_utf8(&self.held) {
                    Ok(held) if whole && single => sequence::single(held, char::from(byte)),
                    Ok(held) if whole => sequence::control(held, char::from(byte)),
                    _ => Meaning::Nothing,
                };
                let lonely = self.lonely();
                match meaning {
                    // No key ends so: they are two characters.
                    Meaning::Nothing if lonely.is_some() => {
                        out.extend(lonely);
                        self.anew(byte, now, out);
                    }
                    Meaning::Input(input) => self.give(Some(input), now, out),
                    Meaning::Paste => self.begin(State::Paste, now),
                    Meaning::Nothing => self.begin(State::Ground, now),
                }
            }
            0x1b => self.begin(State::Escape, now),
            _ => self.anew(byte, now, out),
        }
    }

    fn answer(&mut self, byte: u8, now: Instant) {
        self.swallowed += 1;
        match byte {
            0x1b => self.state = State::AnswerEscape,
            // Its end by BEL, or a break.
            0x07 | 0x18 | 0x1a => self.end_of_answer(now),
            _ if self.swallowed >= LONGEST_ANSWER => self.end_of_answer(now),
            _ => {}
        }
    }

    fn end_of_answer(&mut self, now: Instant) {
        self.late = None;
        self.begin(State::Ground, now);
    }

    fn paste(&mut self, byte: u8, now: Instant, out: &mut Vec<Input>) {
        self.held.push(byte);
        if byte == b'~' && self.held.ends_with(PASTE_END) {
            self.held.truncate(self.held.len() - PASTE_END.len());
            self.pasted(out);
            self.begin(State::Ground, now);
        } else if self.held.len() >= LONGEST_PASTE + 4096 {
            let end = self.held.len() - PASTE_END.len();
            self.held.drain(LONGEST_PASTE..end);
        }
    }

    fn pasted(&mut self, out: &mut Vec<Input>) {
        self.held.truncate(LONGEST_PASTE);
        let text = String::from_utf8_lossy(&self.held);
        // A character that the limit or the line has cut is none.
        let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
        if !text.is_empty() {
            out.push(Input::Paste(clean_paste(text)));
        }
        self.held = Vec::new();
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
