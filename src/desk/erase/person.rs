//! Who is to be forgotten, as texts name the person: by name, with blanks in it or without, and by telephone.

use std::ops::Range;

use crate::domain::contact::KeyContact;
use crate::exchange::office::words::{half_width, is_blank, squeeze};

/// What stands in the place of a name that was erased.
pub(super) const NOBODY: &str = "（已清除）";

/// A shorter row of digits is no telephone number of one person.
const FEWEST_DIGITS: usize = 7;

/// The person.
#[derive(Clone, Debug, Default)]
pub struct Person {
    name: Vec<char>,
    phone: Vec<char>,
}

impl Person {
    /// The person of a contact.
    #[must_use]
    pub fn of(contact: &KeyContact) -> Person {
        let name = squeeze(&contact.name).chars().collect();
        let digits = squeeze(&contact.phone);
        let phone: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
        Person {
            name,
            phone: if phone.len() < FEWEST_DIGITS {
                Vec::new()
            } else {
                phone
            },
        }
    }

    /// Does either stand in a text, the number perhaps behind other digits?
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let mut all = [&self.name, &self.phone].into_iter();
        all.any(|it| !found(&text, it, false).is_empty())
    }

    /// Does the name stand in a text? Somebody else may have it.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        !found(&text.chars().collect::<Vec<_>>(), &self.name, false).is_empty()
    }

    /// Does the number stand in a text? It is nobody else's.
    #[must_use]
    pub fn is_rung_by(&self, text: &str) -> bool {
        !found(&text.chars().collect::<Vec<_>>(), &self.phone, true).is_empty()
    }

    /// The text without name and number; none where neither stands in it.
    #[must_use]
    pub fn struck_from(&self, text: &str) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        let mut places = found(&text, &self.name, false);
        places.extend(found(&text, &self.phone, true));
        places.sort_by_key(|it| it.start);
        if places.is_empty() {
            return None;
        }
        let (mut left, mut at) = (String::new(), 0);
        for place in places {
            // A name never overlaps a number.
            left.extend(&text[at..place.start]);
            left.push_str(NOBODY);
            at = place.end;
        }
        left.extend(&text[at..]);
        Some(left)
    }
}

/// Where a pattern stands in a text, whatever blanks part its characters; a number is no part of a longer one,
/// and may have hyphens.
fn found(text: &[char], pattern: &[char], digits: bool) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let Some(first) = pattern.first() else {
        return all;
    };
    let is_digit = |at: Option<&char>| at.is_some_and(|c| half_width(*c).is_ascii_digit());
    let mut at = 0;
    while at < text.len() {
        let begins =
            half_width(text[at]) == *first && !(digits && at > 0 && is_digit(text.get(at - 1)));
        match begins
            .then(|| end_of(&text[at..], pattern, digits))
            .flatten()
        {
            Some(length) if !(digits && is_digit(text.get(at + length))) => {
                all.push(at..at + length);
                at += length;
            }
            _ => at += 1,
        }
    }
    all
}

/// How long the text is that begins with the pattern.
fn end_of(text: &[char], pattern: &[char], digits: bool) -> Option<usize> {
    let mut wanted = pattern.iter();
    let mut next = wanted.next();
    for (nth, c) in text.iter().enumerate() {
        let Some(want) = next else {
            return Some(nth);
        };
        if half_width(*c) == *want {
            next = wanted.next();
        } else if !(is_blank(*c) || digits && matches!(*c, '-' | '—' | '－')) {
            return None;
        }
    }
    next.is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person() -> Person {
        Person {
            name: "王小满".chars().collect(),
            phone: "13907370001".chars().collect(),
        }
    }

    #[test]
    fn a_person_is_struck_however_the_name_is_written() {
        for (text, left) in [
            ("走访王小满家", Some("走访（已清除）家")),
            ("王　小 满说，王小满", Some("（已清除）说，（已清除）")),
            ("电话139-0737-0001。", Some("电话（已清除）。")),
            ("１３９０７３７０００１", Some("（已清除）")),
            ("王小满13907370001", Some("（已清除）（已清除）")),
            ("113907370001", None),
            ("139073700012", None),
            ("王小明、小满", None),
            ("", None),
        ] {
            assert_eq!(person().struck_from(text).as_deref(), left, "{text}");
        }
        assert!(person().is_named_in("王小满") && !person().is_named_in("13907370001"));
        assert!(person().is_rung_by("139 0737 0001") && !person().is_rung_by("王小满"));
        assert_eq!(Person::default().struck_from("王小满"), None);
    }
}
