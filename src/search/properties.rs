//! What must hold for any texts and any typing.

use proptest::prelude::*;

use super::alphabet::{Alphabet, Kind, Reads};
use super::fuzzy::{Fuzzy, MOST_SPREAD};
use super::matcher::{Matcher, is_boundary};
use super::pinyin::{CharPosition, readings};
use super::query::Query;
use super::{Filter, Finder, Index, IndexRow};

/// Texts of few characters, so that matches are frequent: heteronyms, ü, padding, Latin, digits.
fn text() -> impl Strategy<Value = String> {
    let ch = prop::sample::select(vec![
        '王', '伟', '行', '单', '长', '吕', '安', '西', '张', '嗯', '万', '俟', 'a', 'N', 'h', '3',
        '　', ' ', '·', '（',
    ]);
    prop::collection::vec(ch, 0..9).prop_map(|chars| chars.into_iter().collect())
}

fn typed() -> impl Strategy<Value = String> {
    let ch = prop::sample::select(vec![
        'w', 'a', 'n', 'g', 'e', 'i', 'h', 'x', 'z', 's', 'Ａ', '3', '王', '行', '安', ' ', '\'',
    ]);
    prop::collection::vec(ch, 0..6).prop_map(|chars| chars.into_iter().collect())
}

/// The units of a name and its letters.
fn spelled(text: &str) -> (Alphabet, Vec<u32>, u64) {
    let mut alphabet = Alphabet::new();
    let mut units = Vec::new();
    let mask = alphabet.spell(text, Reads::Name, &mut units);
    (alphabet, units, mask)
}

fn numbered(texts: &[String]) -> Index<usize> {
    let rows = texts.iter().enumerate();
    Index::build(rows.map(|(at, text)| {
        if at % 2 == 0 {
            IndexRow::name(at, text)
        } else {
            IndexRow::words(at, text)
        }
    }))
}

/// All ways in which a character may be typed at the end of a word, the whole ones first, and the
/// number of those that may also stand before another character.
fn ways(ch: char) -> (Vec<String>, usize) {
    let all = readings(ch, CharPosition::Text).all;
    let mut ways = vec![ch.to_lowercase().collect()];
    for reading in &all {
        ways.push(reading.to_string());
        ways.push(reading[..1].to_string());
        if reading[1..].starts_with('h') && "zcs".contains(&reading[..1]) {
            ways.push(reading[..2].to_string());
        }
    }
    let anywhere = ways.len();
    for reading in &all {
        ways.extend((1..reading.len()).map(|end| reading[..end].to_string()));
    }
    (ways, anywhere)
}

/// Whether `word` can be read off `chars`, by trying everything: the definition, slowly. Without
/// `fuzzy`, no character is left out, and the word they stand in (their number) does not change
/// unless `crosses`.
fn reads_off(chars: &[(char, usize)], word: &str, fuzzy: bool, crosses: bool) -> bool {
    let Some(((first, within), rest)) = chars.split_first() else {
        return false;
    };
    let (all, anywhere) = ways(*first);
    all.contains(&word.to_string())
        || all[..anywhere].iter().any(|way| {
            word.strip_prefix(way.as_str()).is_some_and(|after| {
                let skips = if fuzzy { rest.len() } else { 1 };
                (0..skips).any(|skip| {
                    let rest = rest.get(skip..).unwrap_or(&[]);
                    let goes_on =
                        fuzzy || crosses || rest.first().is_some_and(|(_, w)| w == within);
                    goes_on && reads_off(rest, after, fuzzy, crosses)
                })
            })
        })
}

/// The definition of a match for one word of a folded query.
fn defined(alphabet: &Alphabet, units: &[u32], word: &str, fuzzy: bool) -> bool {
    let mut chars = Vec::new();
    let mut begins = Vec::new();
    let mut words = 0;
    for (at, unit) in units.iter().enumerate() {
        let symbol = alphabet.symbol(*unit);
        match symbol.kind {
            Kind::Gap => words += 1,
            Kind::Padding => {}
            Kind::Han | Kind::Letter | Kind::Digit | Kind::Mark => {
                chars.push((symbol.ch, words));
                begins.push(is_boundary(alphabet, units, at));
            }
        }
    }
    (0..chars.len()).any(|start| reads_off(&chars[start..], word, fuzzy, begins[start]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_word_matches_exactly_when_the_definition_says_so(text in text(), typed in typed()) {
        let (alphabet, units, _) = spelled(&text);
        let mut matcher = Matcher::default();
        for word in &Query::new(&typed).words {
            let found = matcher.find(&alphabet, &units, word).is_some();
            prop_assert_eq!(found, defined(&alphabet, &units, &word.text, false));
        }
    }

    #[test]
    fn what_leaves_characters_out_can_be_read_off_its_places(text in text(), typed in typed()) {
        let (alphabet, units, _) = spelled(&text);
        let mut fuzzy = Fuzzy::default();
        for word in &Query::new(&typed).words {
            if let Some(found) = fuzzy.find(&alphabet, &units, word) {
                prop_assert!(found.places.windows(2).all(|pair| pair[0] < pair[1]));
                let matched: Vec<u32> = found.places.iter().map(|at| units[*at]).collect();
                prop_assert!(defined(&alphabet, &matched, &word.text, true));
            }
        }
    }

    /// Characters that occur once, with one reading each, of which no two make a syllable, so that
    /// there is one way to match.
    #[test]
    fn any_choice_of_a_texts_characters_finds_it_unless_it_is_spread_too_far(
        text in Just("班飞高东李马品田文一".chars().collect::<Vec<_>>()).prop_shuffle(),
        picked in prop::collection::vec((any::<bool>(), any::<bool>()), 10),
    ) {
        let mut typed = String::new();
        let mut places = Vec::new();
        for (at, (ch, (picked, as_letter))) in text.iter().zip(picked).enumerate() {
            if picked {
                let letter = readings(*ch, CharPosition::Text).all[0].chars().next().unwrap();
                typed.push(if as_letter { letter } else { *ch });
                places.push(at);
            }
        }
        prop_assume!(!places.is_empty());
        let spread = places[places.len() - 1] - places[0] + 1;
        let text: String = text.into_iter().collect();
        let found = Finder::new(Index::build([IndexRow::words(0, &text)])).find(&typed, 1);
        let expected = (spread <= MOST_SPREAD * places.len()).then_some(&places);
        prop_assert_eq!(found.hits.first().map(|hit| &hit.places), expected);
    }

    #[test]
    fn the_mask_never_excludes_a_match(text in text(), typed in typed()) {
        let query = Query::new(&typed);
        let (alphabet, units, mask) = spelled(&text);
        let (mut matcher, mut fuzzy) = (Matcher::default(), Fuzzy::default());
        let matches = query.words.iter().all(|word| {
            matcher.find(&alphabet, &units, word).is_some()
                || fuzzy.find(&alphabet, &units, word).is_some()
        });
        prop_assert!(!matches || mask & query.mask() == query.mask());
    }

    #[test]
    fn narrowing_equals_searching_afresh(
        texts in prop::collection::vec(text(), 0..40),
        typed in typed(),
        top in 0usize..50,
    ) {
        let mut kept = Finder::new(numbered(&texts));
        let ends = typed.char_indices().map(|(at, ch)| at + ch.len_utf8());
        for end in ends {
            let so_far = &typed[..end];
            let afresh = Finder::new(numbered(&texts)).find(so_far, top);
            prop_assert_eq!(kept.find(so_far, top), afresh, "at {:?}", so_far);
        }
    }

    #[test]
    fn an_empty_query_gives_all_rows_in_order(texts in prop::collection::vec(text(), 0..40)) {
        let found = Finder::new(numbered(&texts)).find(" ", texts.len());
        prop_assert_eq!(found.total, texts.len());
        let keys: Vec<usize> = found.hits.iter().map(|hit| hit.key).collect();
        prop_assert_eq!(keys, (0..texts.len()).collect::<Vec<_>>());
    }

    #[test]
    fn fewer_hits_are_the_first_of_more(
        texts in prop::collection::vec(text(), 0..40),
        typed in typed(),
        top in 0usize..10,
    ) {
        let mut finder = Finder::new(numbered(&texts));
        let all = finder.find(&typed, texts.len());
        prop_assert_eq!(all.total, all.hits.len());
        let some = finder.find(&typed, top);
        prop_assert_eq!(&some.hits[..], &all.hits[..top.min(all.total)]);
    }

    #[test]
    fn what_a_filter_admits_a_finder_finds_at_places_of_the_text(
        text in text(),
        typed in typed(),
    ) {
        let mut filter = Filter::new(&typed);
        let mut finder = Finder::new(Index::build([IndexRow::words(0, &text)]));
        if let Some(places) = filter.places(&text) {
            let found = finder.find(&typed, 1);
            prop_assert_eq!(&found.hits[0].places, &places);
            prop_assert!(places.iter().all(|at| *at < text.chars().count()));
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
