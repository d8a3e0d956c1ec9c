//! The symbols that texts are spelled in.
//!
//! Owns the table of distinct characters with their readings, and the spelling of a text into
//! units: one unit for each character of the text, each the number of a symbol. So a unit's place
//! is the character's place in the original text. Never keeps a text.

use std::collections::HashMap;

use super::fold::{fold, is_gap};
use super::pinyin::{CharPosition, readings};
use super::surnames;

/// What is known of a text when it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// It begins with a person's name, so with a surname.
    Name,
    /// It is any other text.
    Words,
}

/// What kind of character a symbol is; where the kind changes, a word begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Passed over by matches, ends a word.
    Gap,
    /// Passed over by matches, inside a word: the blank in `王　伟`.
    Padding,
    /// A Chinese character.
    Han,
    /// A letter of any other script.
    Letter,
    /// A digit.
    Digit,
    /// Punctuation and whatever else; begins and ends a word.
    Mark,
}

/// A character at a kind of place, with its readings.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    /// The folded character.
    pub ch: char,
    /// What kind of character it is.
    pub kind: Kind,
    /// Bit n is set when a reading begins with the n-th letter.
    pub initials: u32,
    /// The letters of the character and of all its readings (see [`letters`]).
    pub mask: u64,
    /// All readings, the customary ones first.
    pub readings: Box<[&'static str]>,
    /// How many readings are customary at the place.
    pub customary: usize,
}

/// The distinct symbols of some texts.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    symbols: Vec<Symbol>,
    /// The numbers of characters in plain text, by page of 256 characters; zero where unknown.
    pages: Vec<Option<Box<[u32; 256]>>>,
    /// The numbers of characters in surnames.
    surnames: HashMap<(char, CharPosition), u32>,
}

const GAP: u32 = 0;
const PADDING: u32 = 1;

impl Alphabet {
    /// An alphabet that knows no character yet.
    pub fn new() -> Self {
        let silent = |kind| Symbol {
            ch: ' ',
            kind,
            initials: 0,
            mask: 0,
            readings: Box::default(),
            customary: 0,
        };
        Alphabet {
            symbols: vec![silent(Kind::Gap), silent(Kind::Padding)],
            pages: Vec::new(),
            surnames: HashMap::new(),
        }
    }

    /// The symbol that a unit points to.
    pub fn symbol(&self, unit: u32) -> &Symbol {
        &self.symbols[unit as usize]
    }

    /// Appends the units of `text` to `units` and returns the letters of the text.
    pub fn spell(&mut self, text: &str, reads: Reads, units: &mut Vec<u32>) -> u64 {
        let start = units.len();
        let mut mask = 0;
        let mut place = match reads {
            Reads::Name => surname_place(text),
            Reads::Words => CharPosition::Text,
        };
        let mut of_surname = match place {
            CharPosition::Text => 0,
            CharPosition::Surname => 1,
            CharPosition::Compound(..) => 2,
        };
        for ch in text.chars().map(fold) {
            if is_gap(ch) {
                units.push(GAP);
                continue;
            }
            if of_surname == 0 {
                place = CharPosition::Text;
            } else {
                of_surname -= 1;
            }
            let unit = self.number(ch, place);
            mask |= self.symbols[unit as usize].mask;
            units.push(unit);
        }
        self.mark_padding(&mut units[start..]);
        mask
    }

    /// The bytes that the alphabet takes on the heap, to the nearest kilobyte or so.
    pub fn bytes(&self) -> usize {
        let readings: usize = self.symbols.iter().map(|s| size_of_val(&*s.readings)).sum();
        self.symbols.capacity() * size_of::<Symbol>()
            + readings
            + self.pages.capacity() * size_of::<usize>()
            + self.pages.iter().flatten().count() * size_of::<[u32; 256]>()
            + self.surnames.capacity() * (size_of::<((char, CharPosition), u32)>() + 1)
    }

    fn number(&mut self, ch: char, place: CharPosition) -> u32 {
        let Alphabet {
            symbols,
            pages,
            surnames,
        } = self;
        let number = match place {
            CharPosition::Text => {
                let (page, at) = (
                    (u32::from(ch) >> 8) as usize,
                    (u32::from(ch) & 0xFF) as usize,
                );
                if page >= pages.len() {
                    pages.resize(page + 1, None);
                }
                &mut pages[page].get_or_insert_with(|| Box::new([0; 256]))[at]
            }
            CharPosition::Surname | CharPosition::Compound(..) => {
                surnames.entry((ch, place)).or_default()
            }
        };
        // Zero is the gap, which no character has.
        if *number == 0 {
            // There are fewer than 2^21 characters and few places, so the number fits.
            *number = symbols.len() as u32;
            symbols.push(Symbol::new(ch, place));
        }
        *number
    }

    /// Turns the gap between two single Chinese characters into padding: offices pad names of
    /// two characters to the width of three.
    fn mark_padding(&self, units: &mut [u32]) {
        let mut single_before = false;
        let mut gap: Option<std::ops::Range<usize>> = None;
        let mut at = 0;
        while at < units.len() {
            let end = at
                + units[at..]
                    .iter()
                    .take_while(|u| (**u == GAP) == (units[at] == GAP))
                    .count();
            if units[at] == GAP {
                gap = Some(at..end);
            } else {
                let single = end - at == 1 && self.symbol(units[at]).kind == Kind::Han;
                if single
                    && single_before
                    && let Some(gap) = gap.take()
                {
                    units[gap].fill(PADDING);
                }
                single_before = single;
            }
            at = end;
        }
    }
}

impl Symbol {
    /// The symbol of a folded character at a place.
    pub fn new(ch: char, place: CharPosition) -> Self {
        let found = readings(ch, place);
        let mut mask = letters(ch);
        let mut initials = 0;
        for reading in &found.all {
            mask |= reading
                .chars()
                .fold(0, |mask, letter| mask | letters(letter));
            initials |= reading.chars().next().map_or(0, initial);
        }
        let kind = if !found.all.is_empty() {
            Kind::Han
        } else if ch.is_alphabetic() {
            Kind::Letter
        } else if ch.is_numeric() {
            Kind::Digit
        } else {
            Kind::Mark
        };
        Symbol {
            ch,
            kind,
            initials,
            mask,
            readings: found.all.into_boxed_slice(),
            customary: found.customary,
        }
    }
}

/// The bit of a folded character in the 64-bit mask of a text's letters: one for each of a–z and
/// 0–9, and 28 that all other characters share.
pub(super) fn letters(ch: char) -> u64 {
    let bit = match ch {
        'a'..='z' => u32::from(ch) - u32::from('a'),
        '0'..='9' => 26 + u32::from(ch) - u32::from('0'),
        _ => 36 + (u32::from(ch).wrapping_mul(0x9E37_79B1) >> 16) % 28,
    };
    1 << bit
}

/// The bit of a letter in [`Symbol::initials`]; nothing for any other character.
pub(super) fn initial(ch: char) -> u32 {
    match ch {
        'a'..='z' => 1 << (u32::from(ch) - u32::from('a')),
        _ => 0,
    }
}

fn surname_place(name: &str) -> CharPosition {
    let mut solid = name.chars().map(fold).filter(|ch| !is_gap(*ch));
    match (solid.next(), solid.next()) {
        (Some(first), Some(second)) if surnames::compound(first, second).is_some() => {
            CharPosition::Compound(first, second)
        }
        _ => CharPosition::Surname,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let mut alphabet = Alphabet::new();
        let mut units = Vec::new();
        alphabet.spell(text, Reads::Words, &mut units);
        units.iter().map(|u| alphabet.symbol(*u).kind).collect()
    }

    #[test]
    fn a_text_has_one_unit_a_character() {
        use Kind::*;
        assert_eq!(kinds("王伟A7（ "), [Han, Han, Letter, Digit, Mark, Gap]);
        assert_eq!(kinds("王　伟"), [Han, Padding, Han]);
        assert_eq!(
            kinds("王  伟 教育"),
            [Han, Padding, Padding, Han, Gap, Han, Han]
        );
        assert_eq!(kinds("李小明 教育"), [Han, Han, Han, Gap, Han, Han]);
        assert_eq!(kinds(" 王"), [Gap, Han]);
        assert_eq!(kinds("a 王"), [Letter, Gap, Han]);
        assert_eq!(kinds(""), []);
    }

    #[test]
    fn a_surname_has_its_own_symbol() {
        let mut alphabet = Alphabet::new();
        let (mut name, mut words) = (Vec::new(), Vec::new());
        alphabet.spell("单单", Reads::Name, &mut name);
        alphabet.spell("单单", Reads::Words, &mut words);
        assert_eq!(alphabet.symbol(name[0]).readings[0], "shan");
        assert_eq!(alphabet.symbol(name[0]).customary, 1);
        assert_eq!(name[1], words[0]);
        assert_eq!(words[0], words[1]);
        let mut compound = Vec::new();
        alphabet.spell("尉迟敬", Reads::Name, &mut compound);
        assert_eq!(alphabet.symbol(compound[0]).readings[0], "yu");
        assert_eq!(alphabet.symbol(compound[1]).customary, 1);
    }

    #[test]
    fn the_mask_has_the_letters_of_all_readings() {
        let mut alphabet = Alphabet::new();
        let mask = alphabet.spell("行", Reads::Words, &mut Vec::new());
        for ch in "xinghangheng行".chars() {
            assert_ne!(mask & letters(ch), 0, "{ch}");
        }
        assert_eq!(mask & letters('w'), 0);
    }
}
