//! Points of an assessment, in whole hundredths, so that sums of them are exact.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::described::{FieldType, Misfit, Shape, Value, optional};

/// Points, in hundredths. They are written as `7.5`; deductions are below nought.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Points(pub i64);

/// The most that one figure can be.
const MOST: i64 = 1_000_000;

impl Points {
    /// None.
    pub const NONE: Points = Points(0);

    /// So many whole ones.
    #[must_use]
    pub const fn whole(points: i64) -> Points {
        Points(points * 100)
    }

    /// As JSON has them.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "no number of points has more than fifteen digits"
    )]
    pub fn number(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// So many times these.
    #[must_use]
    pub fn times(self, count: usize) -> Points {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Points(self.0.saturating_mul(count))
    }

    /// This part of them, rounded down to hundredths.
    #[must_use]
    pub fn part(self, of: u64, whole: u64) -> Points {
        let part = i128::from(self.0) * i128::from(of) / i128::from(whole.max(1));
        Points(i64::try_from(part).unwrap_or(i64::MAX))
    }

    /// Are they at least so many per cent of `whole`?
    #[must_use]
    pub fn are_percent_of(self, percent: u32, whole: Points) -> bool {
        i128::from(self.0) * 100 >= i128::from(whole.0) * i128::from(percent)
    }
}

impl Add for Points {
    type Output = Points;

    fn add(self, other: Points) -> Points {
        Points(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Points;

    fn sub(self, other: Points) -> Points {
        Points(self.0.saturating_sub(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(all: I) -> Points {
        all.fold(Points::NONE, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            rest => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// Points of what was open, in per cent with one place, rounded down. What is given on top of it, by items without a
/// cap, makes no more than the whole.
#[must_use]
pub fn share_of(points: Points, open: Points) -> String {
    match open.0 {
        0 => "—".to_owned(),
        whole => {
            let share = i128::from(points.0.min(whole)) * 1000 / i128::from(whole);
            let sign = if share < 0 { "-" } else { "" };
            let share = share.abs();
            format!("{sign}{}.{}%", share / 10, share % 10)
        }
    }
}

/// What is written is no number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPoints;

impl FromStr for Points {
    type Err = NoPoints;

    /// A number with at most two places, `7.5` or `7.5分`.
    fn from_str(written: &str) -> Result<Points, NoPoints> {
        let bare = written.trim();
        let bare = bare.strip_suffix('分').unwrap_or(bare).trim();
        let (sign, digits) = match bare.strip_prefix(['-', '－', '−']) {
            Some(digits) => (-1, digits),
            None => (1, bare),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
        let number = |digits: &str| {
            let all = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            all.then(|| digits.parse::<i64>().ok()).flatten()
        };
        let (whole, parts) = (number(whole), number(rest));
        let parts = match rest.len() {
            1 => parts.map(|it| it * 10),
            2 => parts,
            _ => None,
        };
        let all = whole.zip(parts).and_then(|(whole, parts)| {
            let all = whole.checked_mul(100)?.checked_add(parts)?;
            (all <= MOST).then_some(Points(sign * all))
        });
        all.ok_or(NoPoints)
    }
}

impl FieldType for Points {
    const SHAPE: Shape = Shape::Points;
    const REQUIRED: bool = true;

    fn value(&self, _on: NaiveDate) -> Value<'_> {
        Value::Points(*self)
    }

    fn of(value: &Value<'_>) -> Result<Self, Misfit> {
        match value {
            Value::Points(points) => Ok(*points),
            Value::Empty => Err(Misfit::Missing),
            _ => Err(Misfit::Shape),
        }
    }
}

optional!(Points);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_as_they_are_read() {
        for (written, hundredths, shown) in [
            ("7.5", 750, "7.5"),
            ("10", 1_000, "10"),
            ("0.25分", 25, "0.25"),
            ("-3", -300, "-3"),
            ("−1.5", -150, "-1.5"),
            ("0", 0, "0"),
        ] {
            let points: Points = written.parse().expect(written);
            assert_eq!(
                (points, points.to_string().as_str()),
                (Points(hundredths), shown)
            );
        }
        for written in ["", "分", "1.234", ".5", "十", "--1", "10001"] {
            assert_eq!(written.parse::<Points>(), Err(NoPoints), "{written}");
        }
    }

    #[test]
    fn a_share_is_compared_without_rounding() {
        assert!(Points::whole(72).are_percent_of(90, Points::whole(80)));
        assert!(!Points(7_199).are_percent_of(90, Points::whole(80)));
        assert_eq!(Points::whole(10).part(2, 3), Points(666));
        let share = |points, open| share_of(Points::whole(points), Points::whole(open));
        assert_eq!(share(79, 80), "98.7%");
        assert_eq!(share(128, 80), "100.0%", "what is given on top");
        assert_eq!(share(-2, 80), "-2.5%");
        assert_eq!(share(5, 0), "—");
    }
}
