//! Text being edited: the string, the caret, and the edits that fields share.
//!
//! The caret always stands between graphemes, so 界 and é are one step. Knows no keys but those that
//! edit, and no screen; `text_field` shows one line of it, `text_area` several.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::tui::input::Input;
use crate::tui::key::{Code, Key};

/// A text and its caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBuffer {
    text: String,
    caret: usize,
    /// The most bytes it takes, when there is a limit.
    limit: Option<usize>,
}

impl TextBuffer {
    /// `text`, the caret at its end.
    #[must_use]
    pub fn new(text: impl Into<String>) -> TextBuffer {
        let text = text.into();
        TextBuffer {
            caret: text.len(),
            text,
            limit: None,
        }
    }

    /// The same with a limit, in bytes: what is too long is not inserted.
    #[must_use]
    pub fn at_most(mut self, bytes: usize) -> TextBuffer {
        self.limit = Some(bytes);
        self
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret, in bytes from the beginning.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Replaces the text, the caret at its end.
    pub fn set(&mut self, text: impl Into<String>) {
        self.text = text.into();
        self.caret = self.text.len();
    }

    /// Puts the caret at `at`, or at the next boundary of a grapheme.
    pub fn go(&mut self, at: usize) {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        self.caret = match cursor.is_boundary(&self.text, 0) {
            Ok(true) => at,
            // The text is given whole, so that no error but "no" is possible.
            _ => self.after(at),
        };
    }

    /// Inserts `text` at the caret, as much of it as the limit allows.
    pub fn insert(&mut self, text: &str) {
        let room = self
            .limit
            .map_or(usize::MAX, |limit| limit.saturating_sub(self.text.len()));
        let mut end = text.len().min(room);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.insert_str(self.caret, &text[..end]);
        self.go(self.caret + end);
    }

    /// Removes the bytes `from..to`, both at boundaries, and puts the caret there.
    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.go(from);
    }

    /// The boundary before `at`.
    #[must_use]
    pub fn before(&self, at: usize) -> usize {
        self.text[..at]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    /// The boundary after `at`.
    #[must_use]
    pub fn after(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        match cursor.next_boundary(&self.text, 0) {
            Ok(Some(next)) => next,
            _ => self.text.len(),
        }
    }

    /// The beginning of the word before the caret: letters and digits are words, and so is each run
    /// of Chinese between marks.
    fn word_before(&self) -> usize {
        let mut at = self.caret;
        let mut kind = None;
        while at > 0 {
            let before = self.before(at);
            let here = Kind::of(&self.text[before..at]);
            match kind {
                None if here == Kind::Space => {}
                None => kind = Some(here),
                Some(kind) if kind != here => break,
                Some(_) => {}
            }
            at = before;
        }
        at
    }

    /// The end of the word after the caret.
    fn word_after(&self) -> usize {
        let mut at = self.caret;
        let mut kind = None;
        while at < self.text.len() {
            let after = self.after(at);
            let here = Kind::of(&self.text[at..after]);
            match kind {
                None if here == Kind::Space => {}
                None => kind = Some(here),
                Some(kind) if kind != here => break,
                Some(_) => {}
            }
            at = after;
        }
        at
    }

    /// The beginning of the paragraph of the caret.
    #[must_use]
    pub fn line_start(&self) -> usize {
        self.text[..self.caret].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The end of the paragraph of the caret.
    #[must_use]
    pub fn line_end(&self) -> usize {
        self.text[self.caret..]
            .find('\n')
            .map_or(self.text.len(), |at| self.caret + at)
    }

    /// Edits by a key or a paste; false when it is none of the keys that edit text. Enter, Tab, Esc,
    /// Up and Down are for the field to decide.
    pub fn edit(&mut self, input: &Input) -> bool {
        match input {
            Input::Key(key) => self.edit_by_key(*key),
            Input::Paste(text) => {
                self.insert(text);
                true
            }
            Input::Mouse(_) | Input::Resize { .. } => false,
        }
    }

    fn edit_by_key(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let word = key.ctrl || key.alt;
        match key.code {
            Code::Char('a') if key.ctrl => self.go(self.line_start()),
            Code::Char('e') if key.ctrl => self.go(self.line_end()),
            Code::Char('u') if key.ctrl => self.cut(self.line_start(), self.caret),
            Code::Char('k') if key.ctrl => self.cut(self.caret, self.line_end()),
            Code::Char('w') if key.ctrl => self.cut(self.word_before(), self.caret),
            Code::Char('d') if key.ctrl => self.cut(self.caret, self.after(self.caret)),
            Code::Char('b') if key.alt => self.go(self.word_before()),
            Code::Char('f') if key.alt => self.go(self.word_after()),
            Code::Char('d') if key.alt => self.cut(self.caret, self.word_after()),
            Code::Backspace if word => self.cut(self.word_before(), self.caret),
            Code::Backspace => self.cut(self.before(self.caret), self.caret),
            Code::Delete if word => self.cut(self.caret, self.word_after()),
            Code::Delete => self.cut(self.caret, self.after(self.caret)),
            Code::Left if word => self.go(self.word_before()),
            Code::Left => self.go(self.before(self.caret)),
            Code::Right if word => self.go(self.word_after()),
            Code::Right => self.go(self.after(self.caret)),
            Code::Home if key.ctrl => self.go(0),
            Code::Home => self.go(self.line_start()),
            Code::End if key.ctrl => self.go(self.text.len()),
            Code::End => self.go(self.line_end()),
            _ => return false,
        }
        true
    }
}

/// What a word is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Letter,
    Han,
    Sign,
}

impl Kind {
    fn of(g: &str) -> Kind {
        match g.chars().next() {
            Some(c) if c.is_whitespace() => Kind::Space,
            Some(c) if c.is_alphanumeric() && (c as u32) < 0x2e80 => Kind::Letter,
            Some(c) if c.is_alphanumeric() => Kind::Han,
            _ => Kind::Sign,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn press(buffer: &mut TextBuffer, keys: &str) {
        for key in keys.split(' ') {
            buffer.edit(&Input::Key(key.parse().unwrap()));
        }
    }

    #[test]
    fn one_step_is_one_character_as_people_see_it() {
        let mut b = TextBuffer::new("界e\u{301}x");
        press(&mut b, "Left Left Backspace");
        assert_eq!((b.text(), b.caret()), ("e\u{301}x", 0));
        press(&mut b, "Delete");
        assert_eq!(b.text(), "x");
    }

    #[test]
    fn words_and_lines() {
        let mut b = TextBuffer::new("走访 3户，听取意见\nnext line");
        press(&mut b, "Ctrl-W");
        assert_eq!(b.text(), "走访 3户，听取意见\nnext ");
        press(&mut b, "Ctrl-U Backspace Ctrl-W Ctrl-Left Ctrl-Left");
        assert_eq!(&b.text()[b.caret()..], "户，");
        press(&mut b, "Ctrl-K Home Ctrl-Delete");
        assert_eq!(b.text(), " 3");
        press(&mut b, "End Alt-Left Ctrl-A 新");
        assert_eq!(b.text(), "新 3");
    }

    #[test]
    fn a_limit_is_kept() {
        let mut b = TextBuffer::new("界").at_most(7);
        b.edit(&Input::Paste("别群众".to_owned()));
        assert_eq!(b.text(), "界别");
    }

    #[test]
    fn a_mark_that_joins_leaves_the_caret_after_the_whole() {
        let mut b = TextBuffer::new("\u{301}");
        b.go(0);
        press(&mut b, "e");
        assert_eq!((b.text(), b.caret()), ("e\u{301}", 3));
    }

    /// The plainest editor: characters in a list.
    #[derive(Default)]
    struct Model {
        text: Vec<char>,
        at: usize,
    }

    impl Model {
        fn press(&mut self, key: Key) {
            match key.code {
                Code::Char('u') if key.ctrl => {
                    self.text.drain(..self.at);
                    self.at = 0;
                }
                Code::Char('k') if key.ctrl => self.text.truncate(self.at),
                Code::Char(c) => {
                    self.text.insert(self.at, c);
                    self.at += 1;
                }
                Code::Backspace if self.at > 0 => {
                    self.at -= 1;
                    self.text.remove(self.at);
                }
                Code::Delete if self.at < self.text.len() => drop(self.text.remove(self.at)),
                Code::Left => self.at = self.at.saturating_sub(1),
                Code::Right => self.at = self.text.len().min(self.at + 1),
                Code::Home => self.at = 0,
                Code::End => self.at = self.text.len(),
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn it_is_the_plainest_editor(keys in proptest::collection::vec(
            prop_oneof![
                proptest::char::range('一', '丿').prop_map(Key::char),
                proptest::char::range('a', 'z').prop_map(Key::char),
                proptest::sample::select(vec![
                    Key::BACKSPACE, Key::DELETE, Key::LEFT, Key::RIGHT, Key::HOME, Key::END,
                    Key::ctrl('u'), Key::ctrl('k'), Key::SPACE,
                ]),
            ], 0..80))
        {
            let mut buffer = TextBuffer::default();
            let mut model = Model::default();
            for key in keys {
                buffer.edit(&Input::Key(key));
                model.press(key);
                let text: String = model.text.iter().collect();
                prop_assert_eq!(buffer.text(), text);
                let before: String = model.text[..model.at].iter().collect();
                prop_assert_eq!(&buffer.text()[..buffer.caret()], before);
            }
        }

        #[test]
        fn any_text_survives_any_key(
            text in "\\PC{0,20}",
            at in 0usize..60,
            keys in proptest::collection::vec(proptest::sample::select(vec![
                "Left", "Right", "Ctrl-Left", "Ctrl-Right", "Backspace", "Delete", "Ctrl-W",
                "Alt-d", "Home", "End", "x", "\u{200d}", "界",
            ]), 0..20))
        {
            let mut buffer = TextBuffer::new(text);
            buffer.go(at);
            for key in keys {
                press(&mut buffer, key);
                prop_assert!(buffer.text().is_char_boundary(buffer.caret()));
            }
        }
    }
}
