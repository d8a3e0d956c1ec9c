//! Who is to be forgotten, as texts name the person: by name, with blanks in it or without, and by telephone; by
//! what was written for either earlier, too. Beside the name the employer tells who it is.

use std::ops::Range;

use crate::domain::contact::KeyContact;
use crate::exchange::office::words::{half_width, is_blank, squeeze};

/// What stands in the place of a name that was erased.
pub(super) const NOBODY: &str = "（已清除）";

/// A shorter row of digits is no telephone number of one person.
const FEWEST_DIGITS: usize = 7;

/// A shorter word for an employer stands for many.
const SHORTEST_EMPLOYER: usize = 4;

type Pattern = Vec<char>;

/// The person.
#[derive(Clone, Debug, Default)]
pub struct Person {
    names: Vec<Pattern>,
    phones: Vec<Pattern>,
    employers: Vec<Pattern>,
}

impl Person {
    /// The person of a contact, and what the contact was earlier, newest first: where both name and number were
    /// others, that was somebody else.
    #[must_use]
    pub fn of(contact: &KeyContact, earlier: &[KeyContact]) -> Person {
        let mut person = Person::default();
        person.learn(contact);
        for was in earlier {
            let phone = digits_of(&was.phone);
            let other = !phone.is_empty()
                && !person.phones.is_empty()
                && !person.phones.contains(&phone)
                && !person.names.contains(&squeezed(&was.name));
            if !other {
                person.learn(was);
            }
        }
        person
    }

    fn learn(&mut self, contact: &KeyContact) {
        let employer = squeezed(&contact.employer);
        let known = [
            (&mut self.names, squeezed(&contact.name), 1),
            (&mut self.phones, digits_of(&contact.phone), FEWEST_DIGITS),
            (&mut self.employers, employer, SHORTEST_EMPLOYER),
        ];
        for (known, pattern, least) in known {
            if pattern.len() >= least && !known.contains(&pattern) {
                known.push(pattern);
            }
        }
    }

    /// Is this contact the person's, by the number; or by the name, which somebody else may have?
    #[must_use]
    pub fn is(&self, contact: &KeyContact) -> bool {
        self.names.contains(&squeezed(&contact.name)) || self.is_rung_by(&contact.phone)
    }

    /// Does either stand in a text, the number perhaps behind other digits?
    #[must_use]
    pub fn stands_in(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let mut all = self.names.iter().chain(&self.phones);
        all.any(|it| !found(&text, it, false).is_empty())
    }

    /// Does the name stand in a text? Somebody else may have it.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        any(&self.names, text, false)
    }

    /// Does the name stand in a text, and the employer beside it?
    #[must_use]
    pub fn is_told_in(&self, text: &str) -> bool {
        any(&self.names, text, false) && any(&self.employers, text, false)
    }

    /// Does the number stand in a text? It is nobody else's.
    #[must_use]
    pub fn is_rung_by(&self, text: &str) -> bool {
        any(&self.phones, text, true)
    }

    /// The text without name and number, and without the employer beside them; none where neither stands in it.
    #[must_use]
    pub fn struck_from(&self, text: &str) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        let all = |of: &[Pattern], digits| {
            let found = of.iter().map(|it| found(&text, it, digits));
            found.collect::<Vec<_>>().concat()
        };
        let mut places = all(&self.names, false);
        places.extend(all(&self.phones, true));
        if places.is_empty() {
            return None;
        }
        places.extend(all(&self.employers, false));
        places.sort_by_key(|it| (it.start, it.end));
        let (mut left, mut at) = (String::new(), 0);
        for place in places {
            if place.start < at {
                // What overlaps is of one and the same person.
                at = at.max(place.end);
                continue;
            }
            left.extend(&text[at..place.start]);
            left.push_str(NOBODY);
            at = place.end;
        }
        left.extend(&text[at..]);
        Some(left)
    }
}

fn squeezed(text: &str) -> Pattern {
    squeeze(text).chars().collect()
}

fn digits_of(phone: &str) -> Pattern {
    let phone = squeeze(phone);
    phone.chars().filter(char::is_ascii_digit).collect()
}

fn any(patterns: &[Pattern], text: &str, digits: bool) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut all = patterns.iter();
    all.any(|it| !found(&text, it, digits).is_empty())
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

    fn contact(name: &str, phone: &str, employer: &str) -> KeyContact {
        KeyContact {
            name: name.into(),
            phone: phone.into(),
            employer: employer.into(),
            ..crate::testkit::key_contact(name, crate::domain::id::MemberId(1))
        }
    }

    fn person() -> Person {
        let contact = contact("王小满", "139 0737 0001", "某市第一中学");
        Person::of(&contact, &[])
    }

    #[test]
    fn what_was_written_earlier_is_the_same_person_unless_both_name_and_number_were_others() {
        let now = contact("王小满", "13907370001", "");
        let earlier = [
            contact("王晓满", "13907370001", ""),
            contact("王晓满", "13900000002", ""),
            contact("李四", "13900000003", ""),
            contact("汪小满", "", ""),
        ];
        let person = Person::of(&now, &earlier);
        for text in ["王小满", "王晓满", "汪小满", "13907370001", "13900000002"] {
            assert!(person.stands_in(text), "{text}");
        }
        for text in ["李四", "13900000003"] {
            assert!(!person.stands_in(text), "{text}");
        }
        let again = |name, phone| person.is(&contact(name, phone, ""));
        assert!(again("王 小满", "") && again("小满", "139-0737-0001") && !again("小满", ""));
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
            ("某市第一中学王小满", Some("（已清除）（已清除）")),
            ("走访某市第一中学", None),
        ] {
            assert_eq!(person().struck_from(text).as_deref(), left, "{text}");
        }
        assert!(person().is_named_in("王小满") && !person().is_named_in("13907370001"));
        assert!(person().is_told_in("某市第一中学　王小满") && !person().is_told_in("王小满"));
        assert!(person().is_rung_by("139 0737 0001") && !person().is_rung_by("王小满"));
        assert_eq!(Person::default().struck_from("王小满"), None);
    }
}
