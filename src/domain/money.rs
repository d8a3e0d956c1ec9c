//! An amount of money, in whole fen (分): sums of it are exact.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount of money, in fen. It is written in yuan: `2600`, `1300.50`. Less than nothing may be what
/// is left of a budget.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

/// The most that is kept, a hundred thousand million yuan: a sum of many stays exact in a workbook, too.
const MOST: i64 = 10_000_000_000_000;

impl Money {
    /// In yuan, as workbooks have it.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "no amount has more than fifteen digits"
    )]
    pub fn yuan(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match fen {
            0 => write!(f, "{sign}{yuan}"),
            fen => write!(f, "{sign}{yuan}.{fen:02}"),
        }
    }
}

/// What is written is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMoney;

impl FromStr for Money {
    type Err = NoMoney;

    /// Yuan with at most two places of fen, as `2600`, `1,300.5`, `¥2600元` or `-12`.
    fn from_str(written: &str) -> Result<Money, NoMoney> {
        let (sign, written) = match written.trim().strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, written.trim()),
        };
        let bare = written.trim_start_matches(['¥', '￥']);
        let bare = bare.strip_suffix('元').unwrap_or(bare).trim();
        let (yuan, fen) = bare.split_once('.').unwrap_or((bare, ""));
        let number = |digits: &str| {
            let all = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            all.then(|| digits.parse::<i64>().ok()).flatten()
        };
        let yuan = number(&yuan.replace([',', '，'], "")).ok_or(NoMoney)?;
        let fen = match fen.len() {
            0 => 0,
            1 => number(fen).ok_or(NoMoney)? * 10,
            2 => number(fen).ok_or(NoMoney)?,
            _ => return Err(NoMoney),
        };
        let all = yuan.checked_mul(100).and_then(|it| it.checked_add(fen));
        let all = all.filter(|it| *it <= MOST);
        all.map(|it| Money(sign * it)).ok_or(NoMoney)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(all: I) -> Money {
        Money(all.map(|it| it.0).fold(0, i64::saturating_add))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_it_is_read() {
        for (written, fen, shown) in [
            ("2600", 260_000, "2600"),
            ("1300.5", 130_050, "1300.50"),
            ("￥1,300.05元", 130_005, "1300.05"),
            ("0", 0, "0"),
            ("-500.5", -50_050, "-500.50"),
        ] {
            let money: Money = written.parse().expect(written);
            assert_eq!((money, money.to_string()), (Money(fen), shown.to_owned()));
            assert_eq!(money.to_string().parse(), Ok(money));
        }
        for written in [
            "",
            "元",
            "1.234",
            "1.2.3",
            "两千",
            ".5",
            "99999999999999999999",
        ] {
            assert_eq!(written.parse::<Money>(), Err(NoMoney), "{written}");
        }
    }
}
