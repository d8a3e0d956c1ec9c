//! Tells a paste from keys where the terminal does not: it sends a paste without brackets as if it
//! were typed, all at once.
//!
//! Nobody types two characters in one moment: a hand's keys come one by one. Only a key that is held
//! repeats itself, and comes several times; an input method hands over several characters at once, to a
//! field. So where no field takes text, different characters that come at once are no keys but text; where
//! one does, several lines of them are, for that field alone.

use std::time::{Duration, Instant};

use super::input::{Input, clean_paste};
use super::key::{Code, Key};

/// What follows a paste so soon belongs to it: a line hands it over in pieces.
const ITS_REST: Duration = Duration::from_millis(200);

/// What came at once: how many inputs, and what they are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// This one is a key, a paste, a click.
    One(Input),
    /// So many of them are text that nobody typed, or more of it where a field takes it; here it is.
    Text(usize, Input),
    /// So many of them are the rest of such a text, which was told.
    Rest(usize),
}

/// What is made of characters that come at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// They are keys, all of them.
    Keys,
    /// A field takes them, one by one or as a text.
    Text,
    /// Nothing takes them.
    Nothing,
}

/// Whether a text is on its way.
#[derive(Debug, Default)]
pub(super) struct Bursts {
    until: Option<Instant>,
}

impl Bursts {
    /// What `inputs`, all of one moment and at least one, begin with. `fits` says what takes
    /// characters.
    pub(super) fn first(
        &mut self,
        inputs: &[Input],
        now: Instant,
        fits: impl FnOnce(&[Key]) -> Wants,
    ) -> Came {
        let run: Vec<Key> = inputs.iter().map_while(character).collect();
        let goes_on = self.until.is_some_and(|until| now < until);
        if run.is_empty() || !(goes_on || is_burst(&run)) {
            self.until = None;
            return Came::One(inputs[0].clone());
        }
        let wants = fits(&run);
        let is_text = match wants {
            Wants::Keys => false,
            Wants::Text => has_lines(&run),
            Wants::Nothing => true,
        };
        if !goes_on && !is_text {
            return Came::One(inputs[0].clone());
        }
        self.until = Some(now + ITS_REST);
        if goes_on && wants != Wants::Text {
            return Came::Rest(run.len());
        }
        let text: String = run.iter().map(text).collect();
        Came::Text(run.len(), Input::Paste(clean_paste(&text)))
    }
}

/// A key that is held is none: the first is run, and what it acts on is drawn before the next.
fn is_burst(run: &[Key]) -> bool {
    run.iter().any(|key| *key != run[0])
}

/// Several lines: in a field the end of a line is a key that goes to the next one, so that the lines of
/// one text would run into one field after another.
fn has_lines(run: &[Key]) -> bool {
    let ends = |key: &Key| *key == Key::ENTER;
    let inner = run
        .iter()
        .skip_while(|key| ends(key))
        .skip_while(|key| !ends(key));
    inner.into_iter().any(|key| !ends(key))
}

/// The key, when a text could have made it.
fn character(input: &Input) -> Option<Key> {
    let key = input.key()?;
    (key.typed().is_some() || key == Key::ENTER || key == Key::TAB).then_some(key)
}

fn text(key: &Key) -> char {
    match key.code {
        Code::Char(c) => c,
        Code::Tab => '\t',
        _ => '\n',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::keys;

    /// What comes of inputs of one moment, where a field is opened by `/`.
    fn told(names: &str) -> Vec<Came> {
        let mut inputs = keys(names);
        let mut bursts = Bursts::default();
        let mut field = false;
        let mut out = Vec::new();
        while !inputs.is_empty() {
            let fits = |_: &[Key]| if field { Wants::Text } else { Wants::Nothing };
            let opens = inputs[0].key() == Some(Key::char('/'));
            let came = match opens {
                true => Came::One(inputs[0].clone()),
                false => bursts.first(&inputs, Instant::now(), fits),
            };
            field |= opens;
            let n = match &came {
                Came::One(_) => 1,
                Came::Text(n, _) | Came::Rest(n) => *n,
            };
            inputs.drain(..n);
            out.push(came);
        }
        out
    }

    fn as_keys(names: &str) -> Vec<Came> {
        keys(names).into_iter().map(Came::One).collect()
    }

    #[test]
    fn a_text_is_none_of_the_keys_where_no_field_takes_it() {
        let text = |n, words: &str| Came::Text(n, Input::Paste(words.into()));
        assert_eq!(told("f a r n"), [text(4, "farn")]);
        assert_eq!(told("王 伟 Enter f"), [text(4, "王伟\nf")]);
        // However short it is.
        for (keys, words) in [("f i", "fi"), ("f i l", "fil"), ("f p", "fp")] {
            assert_eq!(told(keys), [text(words.len(), words)], "{keys}");
        }
        // A key by itself is one, and so is one that is held, or no character.
        for held in [
            "f",
            "f f",
            "j j j j",
            "k k",
            "Tab Tab",
            "Down Down f Up",
            "/ f a r n",
        ] {
            assert_eq!(told(held), as_keys(held), "{held}");
        }
        let mut wanted = vec![text(4, "farn")];
        wanted.extend(as_keys("Down f"));
        assert_eq!(told("f a r n Down f"), wanted);
    }

    #[test]
    fn its_rest_belongs_to_it_for_a_moment() {
        let mut bursts = Bursts::default();
        let now = Instant::now();
        let no = |_: &[Key]| Wants::Nothing;
        assert!(matches!(
            bursts.first(&keys("f a r n"), now, no),
            Came::Text(4, _)
        ));
        // Piece by piece.
        let soon = now + Duration::from_millis(80);
        assert_eq!(bursts.first(&keys("f"), soon, no), Came::Rest(1));
        let later = soon + ITS_REST;
        assert_eq!(bursts.first(&keys("f"), later, no), as_keys("f").remove(0));
    }

    #[test]
    fn several_lines_are_for_the_field_that_they_came_to() {
        let text = |n, words: &str| Came::Text(n, Input::Paste(words.into()));
        let mut wanted = as_keys("/");
        wanted.push(text(5, "甲乙\n丙丁"));
        assert_eq!(told("/ 甲 乙 Enter 丙 丁"), wanted);
        // One line is typed, with its end too; a key that is held is none.
        for typed in [
            "/ 甲 乙 Enter",
            "/ Enter 甲 乙",
            "/ Enter Enter",
            "/ 甲 Tab 乙",
        ] {
            assert_eq!(told(typed), as_keys(typed), "{typed}");
        }
        // Its rest goes there too.
        let mut bursts = Bursts::default();
        let now = Instant::now();
        let field = |_: &[Key]| Wants::Text;
        bursts.first(&keys("甲 Enter 乙"), now, field);
        let soon = now + Duration::from_millis(80);
        assert_eq!(bursts.first(&keys("丙"), soon, field), text(1, "丙"));
        assert_eq!(bursts.first(&keys("Enter"), soon, field), text(1, "\n"));
    }
}
