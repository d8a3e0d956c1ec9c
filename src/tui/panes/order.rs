//! In which order the words of a column stand: figures and dates by what they mean, names by their strokes,
//! nothing at the end.

use crate::domain::calendar::Year;
use crate::search::strokes::{self, Custom};

/// Where a cell stands among those of its column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OrderKey {
    /// What the list itself says.
    Said(i64),
    /// Figures and dates: `3/18`, `03-20`, `2025-03-20`.
    Figures(Vec<u64>),
    /// Words.
    Words(strokes::Key, String),
    /// Nothing.
    Nothing,
}

/// The place of `text`; a date without a year is of `year`.
pub(super) fn place(text: &str, year: Year) -> OrderKey {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    if text.is_empty() {
        return OrderKey::Nothing;
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let figures = text.split(|c: char| !c.is_ascii_digit());
        let mut figures: Vec<u64> = figures.filter_map(|it| it.parse().ok()).collect();
        if text.len() == 5 && text.as_bytes()[2] == b'-' {
            figures.insert(0, u64::from(year.0));
        }
        return OrderKey::Figures(figures);
    }
    OrderKey::Words(strokes::key(text, Custom::Surname), text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_dates_and_names_stand_as_one_expects() {
        let sorted = |texts: &[&'static str]| {
            let mut texts = texts.to_vec();
            texts.sort_by_key(|text| place(text, Year(2026)));
            texts
        };
        assert_eq!(sorted(&["10", "—", "9", "●3"]), ["●3", "9", "10", "—"]);
        assert_eq!(sorted(&["4/5", "10/2", "4/3"]), ["4/3", "4/5", "10/2"]);
        assert_eq!(
            sorted(&["03-20", "2027-01-01", "2025-12-31"]),
            ["2025-12-31", "03-20", "2027-01-01"]
        );
        assert_eq!(sorted(&["张三", "丁一", "王五"]), ["丁一", "王五", "张三"]);
    }
}
