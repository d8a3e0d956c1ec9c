//! Finding a rule by its code or its name, and the nearest one to a misspelt name.

use super::rule::Rule;

/// The rule of this code (`J1604`, in either case) or name (`first-convenor-missing`).
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    let wanted = code_or_name.trim();
    super::all().find(|rule| {
        rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted)
    })
}

/// The rule whose code or name is nearest to a misspelt one; none when nothing is near.
///
/// Near means that at most a third of the letters, and at least one, may differ.
#[must_use]
pub fn nearest(misspelt: &str) -> Option<&'static Rule> {
    let wanted = misspelt.trim().to_lowercase().replace(['_', ' '], "-");
    // Longer than any name could be misspelt: nothing is near, and no time is spent on it.
    if wanted.is_empty() || wanted.chars().count() > 100 {
        return None;
    }
    super::all()
        .flat_map(|rule| {
            [
                (rule, rule.name.to_owned()),
                (rule, rule.code.to_lowercase()),
            ]
        })
        .filter_map(|(rule, name)| {
            let far = distance(&wanted, &name);
            (far <= (name.len() / 3).max(1)).then_some((far, rule))
        })
        .min_by_key(|(far, rule)| (*far, rule.code))
        .map(|(_, rule)| rule)
}

/// How many letters must be put in, taken out or changed to make `a` into `b` (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = corner + usize::from(from != *to);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_found_by_code_and_by_name() {
        for name in ["J1604", "j1604", " first-convenor-missing "] {
            assert_eq!(find(name).map(|rule| rule.code), Some("J1604"), "{name}");
        }
        assert_eq!(find("J9999"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn a_misspelt_name_has_its_nearest_rule_and_nonsense_has_none() {
        for (misspelt, code) in [
            ("first-convener-missing", "J1604"),
            ("first convenor missing", "J1604"),
            ("plan-mising", "J1702"),
            ("sector_without_liason", "J1701"),
            ("J160A", "J1601"),
        ] {
            assert_eq!(
                nearest(misspelt).map(|rule| rule.code),
                Some(code),
                "{misspelt}"
            );
        }
        for nonsense in [
            "",
            "x",
            "委员",
            "how do I file a form",
            &"a".repeat(1_000_000),
        ] {
            assert_eq!(nearest(nonsense), None);
        }
    }

    #[test]
    fn the_distance_counts_letters() {
        for (a, b, far) in [
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("same", "same", 0),
        ] {
            assert_eq!(distance(a, b), far);
            assert_eq!(distance(b, a), far);
        }
    }
}
