//! A number as its cell's format writes it, where that says more than the number: an area code that
//! is part of the format (`"0737-"0000000`), zeros that a number can't begin with.
//!
//! Only codes of whole numbers without conditions are rendered; for all others the number itself is
//! what the cell says.

/// A format that writes digits which the number does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    signs: Vec<Sign>,
    /// How many digits it writes at the least, and how many places it has.
    least: usize,
    places: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sign {
    /// A place for a digit of the number.
    Place,
    Literal(char),
}

impl Digits {
    /// The format of this code; none where the number alone says what is seen, or where the code does
    /// what is not rendered here.
    pub(super) fn of(code: &str) -> Option<Self> {
        // The first part is that of positive numbers.
        let mut signs = Vec::new();
        let (mut least, mut places) = (0, 0);
        let mut rest = code.chars();
        while let Some(sign) = rest.next() {
            match sign {
                '0' | '#' | '?' => {
                    least += usize::from(sign == '0');
                    places += 1;
                    signs.push(Sign::Place);
                }
                '"' => {
                    let quoted = rest.by_ref().take_while(|&sign| sign != '"');
                    signs.extend(quoted.map(Sign::Literal));
                }
                '\\' | '!' => signs.push(Sign::Literal(rest.next()?)),
                ';' => break,
                // A colour or a condition stands before all else; the width of a sign is a space.
                '[' => {
                    let inside: String = rest.by_ref().take_while(|&sign| sign != ']').collect();
                    if inside.starts_with(['<', '>', '=']) {
                        return None;
                    }
                }
                '_' => {
                    rest.next()?;
                }
                '-' | '+' | '(' | ')' | ' ' | '/' | ':' | '—' | '－' | '（' | '）' => {
                    signs.push(Sign::Literal(sign));
                }
                sign if !sign.is_ascii() => signs.push(Sign::Literal(sign)),
                // Decimals, percent, exponents, days, the number as text.
                _ => return None,
            }
        }
        let has_digits = signs
            .iter()
            .any(|sign| matches!(sign, Sign::Literal(c) if c.is_ascii_digit()));
        (places > 0 && (has_digits || least > 1)).then_some(Digits {
            signs,
            least,
            places,
        })
    }

    /// What is seen; none where it is what the number says itself.
    pub(super) fn shown(&self, number: f64) -> Option<String> {
        // Below 2^53 a whole number is exact.
        if number < 0.0 || number.fract() != 0.0 || number >= 9e15 {
            return None;
        }
        let own = (number as u64).to_string();
        let written = format!("{own:0>least$}", least = self.least);
        // More digits than places stand before the first place, fewer leave the first ones empty.
        let mut before = written.len().saturating_sub(self.places);
        let mut empty = self.places.saturating_sub(written.len());
        let mut digits = written.chars();
        let mut shown = String::new();
        for sign in &self.signs {
            match sign {
                Sign::Literal(c) => shown.push(*c),
                Sign::Place if empty > 0 => empty -= 1,
                Sign::Place => {
                    shown.extend(digits.by_ref().take(std::mem::take(&mut before) + 1));
                }
            }
        }
        let says: String = shown.chars().filter(char::is_ascii_digit).collect();
        (says != own).then_some(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Option<String> {
        Digits::of(code)?.shown(number)
    }

    #[test]
    fn digits_of_the_format_are_part_of_what_is_seen() {
        for (code, number, seen) in [
            ("\"0737-\"0000000", 4_212_345.0, "0737-4212345"),
            ("0\\7\\3\\7\\-0000000", 4_212_345.0, "0737-4212345"),
            ("\"0737\"#######", 4_212_345.0, "07374212345"),
            ("\"(0737)\"0000000;-0", 212_345.0, "(0737)0212345"),
            ("[Red]\"+86 \"0", 13_812_345_678.0, "+86 13812345678"),
            ("00000000000", 7_374_212_345.0, "07374212345"),
            ("0000\\-0000000", 7_374_212_345.0, "0737-4212345"),
            ("000-0000", 1_234_567_890.0, ""),
        ] {
            let seen = Some(seen.to_owned()).filter(|seen| !seen.is_empty());
            assert_eq!(shown(code, number), seen, "{code}");
        }
    }

    #[test]
    fn other_formats_leave_the_number_as_it_is() {
        for code in [
            "General",
            "0",
            "@",
            "0.00",
            "#,##0",
            "yyyy-mm-dd",
            "0.00E+00",
            "0%",
            "0\"人\"",
            "000\\ 0000\\ 0000",
            "[<=9999999]0000000;00000000000",
        ] {
            assert_eq!(shown(code, 13_812_345_678.0), None, "{code}");
        }
        assert_eq!(shown("\"0737-\"0000000", 0.5), None);
    }
}
