//! The readings of a character, in plain letters without tones.
//!
//! Owns which readings a character has at a place of a text and which of them are customary
//! there. Never spells a whole text ([`super::alphabet`] does) and never decides what matches: all
//! readings do, the others than the customary ones at a cost.
//!
//! The readings come from the `pinyin` crate, which has them for 44,000 characters; the surnames
//! from our own table. ü is given in all the ways it is typed: `lv`, `lyu` (as in passports), `lu`.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

use super::surnames;

/// Letters of the longest reading (`zhuang`).
pub(super) const LONGEST: usize = 6;

/// Where in a text a character stands, as far as its reading depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CharPosition {
    /// Anywhere but in a person's surname: any of its readings is as good as another.
    Text,
    /// It is a person's surname.
    Surname,
    /// It is the first or the second character of this two-character surname.
    Compound(char, char),
}

/// All readings of a character, the customary ones first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Readings {
    /// Each in lower-case letters; empty for what is no Chinese character.
    pub all: Vec<&'static str>,
    /// How many of them, from the first, are customary at the place.
    pub customary: usize,
}

/// The readings of `ch` at `place`.
pub(super) fn readings(ch: char, place: CharPosition) -> Readings {
    let mut all = Vec::new();
    match place {
        CharPosition::Text => {}
        CharPosition::Surname => match surnames::single(ch) {
            Some(own) => all.extend_from_slice(own),
            None => push_typed(&mut all, common(ch)),
        },
        CharPosition::Compound(first, second) => {
            if let Some([a, b]) = surnames::compound(first, second) {
                all.push(if ch == first { a } else { b });
            }
        }
    }
    let customary = all.len();
    for reading in ch.to_pinyin_multi().into_iter().flatten() {
        push_typed(&mut all, reading.plain());
    }
    // The dictionary lacks some surnames' readings (黑 as hè). They are added at every place,
    // because a filter is not told which of its texts are names.
    for reading in surnames::single(ch).unwrap_or_default() {
        push_typed(&mut all, reading);
    }
    let customary = match place {
        CharPosition::Text => all.len(),
        CharPosition::Surname | CharPosition::Compound(..) => customary,
    };
    Readings { all, customary }
}

/// The dictionary's first reading; empty for what is no Chinese character.
fn common(ch: char) -> &'static str {
    ch.to_pinyin().map_or("", Pinyin::plain)
}

/// Adds the ways in which a dictionary's reading is typed on a keyboard of plain letters.
fn push_typed(list: &mut Vec<&'static str>, reading: &'static str) {
    let typed: &[&'static str] = match reading {
        "lü" => &["lv", "lyu", "lu"],
        "lüe" => &["lve", "lue"],
        "lüan" => &["luan"],
        "lün" => &["lun"],
        "nü" => &["nv", "nyu", "nu"],
        "nüe" => &["nve", "nue"],
        "nün" => &["nun"],
        "ê" => &["e"],
        "" => &[],
        plain => &[plain],
    };
    for reading in typed {
        if !list.contains(reading) {
            list.push(reading);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_its_readings_with_the_customary_ones_first() {
        let cases: [(char, CharPosition, &[&str], &[&str]); 9] = [
            ('伟', CharPosition::Text, &["wei"], &[]),
            ('单', CharPosition::Surname, &["shan"], &["dan", "chan"]),
            ('单', CharPosition::Text, &["dan", "chan", "shan"], &[]),
            ('尉', CharPosition::Surname, &["wei"], &["yu", "yun"]),
            (
                '尉',
                CharPosition::Compound('尉', '迟'),
                &["yu"],
                &["wei", "yun"],
            ),
            ('覃', CharPosition::Surname, &["qin", "tan"], &["yan"]),
            ('王', CharPosition::Surname, &["wang"], &["yu"]),
            ('吕', CharPosition::Surname, &["lv", "lyu", "lu"], &[]),
            ('a', CharPosition::Text, &[], &[]),
        ];
        for (ch, place, customary, others) in cases {
            let found = readings(ch, place);
            assert_eq!(&found.all[..found.customary], customary, "{ch} {place:?}");
            assert_eq!(&found.all[found.customary..], others, "{ch} {place:?}");
        }
    }

    #[test]
    fn every_reading_of_the_dictionary_can_be_typed() {
        for ch in '\u{3007}'..='\u{33FFF}' {
            for reading in readings(ch, CharPosition::Text).all {
                assert!(
                    reading.bytes().all(|b| b.is_ascii_lowercase()) && reading.len() <= LONGEST,
                    "{ch} {reading}"
                );
            }
        }
    }

    #[test]
    fn no_entry_of_the_surnames_says_what_the_dictionary_says_anyway() {
        let idle: Vec<char> = surnames::singles()
            .filter(|(ch, own)| *own == [common(*ch)])
            .map(|(ch, _)| ch)
            .collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
