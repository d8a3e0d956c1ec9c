//! How a part of a whole is said, on screens and papers alike.

/// A share in per cent with one decimal. It is 100% only when it is all, and 0% only when none; of nothing there is
/// none.
#[must_use]
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    if part >= whole {
        return "100%".to_owned();
    }
    if part == 0 {
        return "0%".to_owned();
    }
    let thousandths = (part as u128 * 2_000 + whole as u128) / (whole as u128 * 2);
    let thousandths = thousandths.clamp(1, 999);
    let (percent, tenth) = (thousandths / 10, thousandths % 10);
    if tenth == 0 {
        format!("{percent}%")
    } else {
        format!("{percent}.{tenth}%")
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_never_rounds_to_all_or_nothing() {
        for (part, whole, printed) in [
            (0, 0, "—"),
            (0, 7, "0%"),
            (7, 7, "100%"),
            (1, 2, "50%"),
            (2, 3, "66.7%"),
            (1, 3, "33.3%"),
            (9_999, 10_000, "99.9%"),
            (1, 100_000, "0.1%"),
            (9, 9_000, "0.1%"),
        ] {
            assert_eq!(share(part, whole), printed, "{part}/{whole}");
        }
    }
}
