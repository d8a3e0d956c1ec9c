//! Names and numbers of people as lists show them.

use crate::exchange::names;
use crate::text::Locale;

/// A name as a Chinese list pads it: two characters take the room of three (王　伟).
#[must_use]
pub fn padded(name: &str, locale: Locale) -> String {
    match locale {
        Locale::Zh => names::padded(name),
        Locale::En => name.to_owned(),
    }
}

/// A phone number whose middle is not shown: `138****1234`. What is too short to tell a person by
/// its ends is hidden wholly.
#[must_use]
pub fn masked(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    match digits.len() {
        0 => String::new(),
        1..=7 => "****".to_owned(),
        n => {
            let head: String = digits[..3].iter().collect();
            let tail: String = digits[n - 4..].iter().collect();
            format!("{head}****{tail}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_take_the_room_of_three() {
        assert_eq!(padded("王伟", Locale::Zh), "王　伟");
        assert_eq!(padded("李小明", Locale::Zh), "李小明");
        assert_eq!(padded("Li", Locale::Zh), "Li");
        assert_eq!(padded("王伟", Locale::En), "王伟");
    }

    #[test]
    fn the_middle_of_a_number_is_hidden() {
        assert_eq!(masked("13812345678"), "138****5678");
        assert_eq!(masked("0737123"), "****");
        assert_eq!(masked(""), "");
    }
}
