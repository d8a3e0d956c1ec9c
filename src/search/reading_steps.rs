//! What one character of a text may stand for in a query.
//!
//! Owns the ways in which a single symbol consumes the beginning of a word, with their costs. Never
//! looks at the symbol's neighbours ([`super::matcher`] puts the steps together).

use super::alphabet::{Symbol, initial};
use super::cost::{ABBREVIATED, Cost, UNCUSTOMARY};
use super::pinyin::LONGEST;

/// In how many characters of `rest` the symbol can stand for, each length once, with its cost.
pub(super) fn reading_steps(
    symbol: &Symbol,
    rest: &[char],
) -> impl Iterator<Item = (usize, Cost)> + use<> {
    const NO: Cost = Cost::MAX;
    let mut costs = [NO; LONGEST + 1];
    let mut offer = |length: usize, cost: Cost| costs[length] = costs[length].min(cost);
    if let Some(first) = rest.first() {
        if *first == symbol.ch {
            offer(1, 0);
        }
        if symbol.initials & initial(*first) != 0 {
            for (at, reading) in symbol.readings.iter().enumerate() {
                let custom = if at < symbol.customary {
                    0
                } else {
                    UNCUSTOMARY
                };
                let common = reading
                    .bytes()
                    .zip(rest)
                    .take_while(|(letter, ch)| char::from(*letter) == **ch)
                    .count();
                if common == reading.len() {
                    offer(common, custom);
                } else if common == rest.len() {
                    offer(common, custom + ABBREVIATED);
                }
                if common >= 1 {
                    offer(1, custom + ABBREVIATED);
                }
                if common >= 2 && matches!(reading.as_bytes(), [b'z' | b'c' | b's', b'h', ..]) {
                    offer(2, custom + ABBREVIATED);
                }
            }
        }
    }
    costs
        .into_iter()
        .enumerate()
        .filter(|(length, cost)| *length > 0 && *cost != NO)
}

#[cfg(test)]
mod tests {
    use super::super::pinyin::CharPosition;
    use super::*;

    /// The ways' lengths and costs.
    type Ways = &'static [(usize, Cost)];

    #[test]
    fn a_symbol_consumes_itself_a_reading_an_initial_or_the_last_beginning() {
        let cases: [(char, CharPosition, &str, Ways); 10] = [
            ('张', CharPosition::Surname, "张三", &[(1, 0)]),
            (
                '张',
                CharPosition::Surname,
                "zhang",
                &[(1, 1), (2, 1), (5, 0)],
            ),
            (
                '张',
                CharPosition::Surname,
                "zhangs",
                &[(1, 1), (2, 1), (5, 0)],
            ),
            (
                '张',
                CharPosition::Surname,
                "zha",
                &[(1, 1), (2, 1), (3, 1)],
            ),
            ('张', CharPosition::Surname, "zhas", &[(1, 1), (2, 1)]),
            ('行', CharPosition::Text, "hangx", &[(1, 1), (4, 0)]),
            ('单', CharPosition::Surname, "dan", &[(1, 9), (3, 8)]),
            ('a', CharPosition::Text, "ab", &[(1, 0)]),
            ('张', CharPosition::Surname, "w", &[]),
            ('张', CharPosition::Surname, "", &[]),
        ];
        for (ch, place, rest, expected) in cases {
            let symbol = Symbol::new(ch, place);
            let rest: Vec<char> = rest.chars().collect();
            let ways: Vec<_> = reading_steps(&symbol, &rest).collect();
            assert_eq!(ways, expected, "{ch} {rest:?}");
        }
    }
}
