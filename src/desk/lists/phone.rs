//! Phone numbers for the eye: masked unless they were asked for.

use crate::exchange::phones;

/// The number as it is, or with its middle hidden: `138****1234`.
#[must_use]
pub fn phone(number: &str, show: bool) -> String {
    if show || number.is_empty() {
        return number.to_owned();
    }
    phones::masked(number)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_middle_of_a_number_is_hidden() {
        for (number, masked) in [
            ("13812341234", "138****1234"),
            ("+86 138-1234-1234", "861****1234"),
            ("0737-4222333", "073****2333"),
            ("42223334", "42****34"),
            ("12345", "****45"),
            ("110", "****"),
            ("", ""),
        ] {
            assert_eq!(super::phone(number, false), masked);
            assert_eq!(super::phone(number, true), number);
        }
    }
}
