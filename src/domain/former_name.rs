//! What a sector or a committee was called before it was renamed, up to which day.
//!
//! The name that a record has is the one that holds; the former ones stand beside it. So a name that was put right
//! leaves no trace, and one that was changed on a day keeps what it was before.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::described::{Facts, Past, Value, groups, parts};
use super::iso;

/// A name that holds no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The last day on which it held.
    #[serde(deserialize_with = "iso::day")]
    pub until: NaiveDate,
}

groups! { FormerName { name, until } }

pub(super) const FORMER: &[Facts] = parts!["former", FormerName;
    Open name: "曾用名" / "Former name";
    Open until: "用至" / "Until";
];

/// What has a name and had others before, oldest first.
pub trait Renamed {
    /// The name that holds, and those that did.
    fn names(&self) -> (&String, &Vec<FormerName>);

    /// The same, to be written.
    fn names_mut(&mut self) -> (&mut String, &mut Vec<FormerName>);

    /// What it is called on `date`.
    fn name_on(&self, date: NaiveDate) -> &str {
        let (name, former) = self.names();
        let then = former.iter().find(|it| date <= it.until);
        then.map_or(name, |it| &it.name)
    }

    /// From `from` on it is called otherwise.
    fn call(&mut self, name: String, from: NaiveDate) {
        let (is, former) = self.names_mut();
        let was = std::mem::replace(is, name);
        former.push(FormerName {
            name: was,
            until: from.pred_opt().unwrap_or(from),
        });
    }

    /// The same as it was called on `date`, and as far as was known by then; none where that is no other.
    fn called_on(&self, date: NaiveDate) -> Option<Self>
    where
        Self: Clone,
    {
        let (_, former) = self.names();
        let nth = former.iter().position(|it| date <= it.until)?;
        let mut then = self.clone();
        let (name, known) = then.names_mut();
        name.clone_from(&former[nth].name);
        known.truncate(nth);
        Some(then)
    }

    /// Whoever saw it as of `date` wrote the name of that day: the later ones stay as in `whole`.
    fn go_on_called(&mut self, whole: &Self, date: NaiveDate) {
        let (now, former) = whole.names();
        let (name, known) = self.names_mut();
        known.clone_from(former);
        if let Some(then) = known.iter_mut().find(|it| date <= it.until) {
            then.name = std::mem::replace(name, now.clone());
        }
    }

    /// The former names as what the field of the name held, up to `date`.
    fn called_before(&self, date: NaiveDate) -> Vec<Past<'_>> {
        let (_, former) = self.names();
        let mut from = None;
        let held = former.iter().take_while(|it| it.until < date).map(|it| {
            let past = Past {
                from,
                until: it.until,
                value: Value::text(&it.name),
            };
            from = it.until.succ_opt();
            past
        });
        held.collect()
    }
}

/// That a kind of record has a name, and former ones.
macro_rules! renamed {
    ($($kind:ident)*) => {$(
        impl Renamed for super::record::types::$kind {
            fn names(&self) -> (&String, &Vec<FormerName>) {
                (&self.name, &self.former)
            }

            fn names_mut(&mut self) -> (&mut String, &mut Vec<FormerName>) {
                (&mut self.name, &mut self.former)
            }
        }
    )*};
}

renamed! { Sector Committee }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::as_of::AsOf as _;
    use crate::domain::sector::Sector;
    use crate::testkit::sector;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn renamed() -> Sector {
        let mut it = sector("科技界");
        it.call("科学技术界".to_owned(), day("2026-03-01"));
        it.call("科学技术和创新界".to_owned(), day("2026-06-01"));
        it
    }

    #[test]
    fn every_day_has_the_name_that_held_on_it() {
        let it = renamed();
        for (on, name) in [
            ("2026-02-28", "科技界"),
            ("2026-03-01", "科学技术界"),
            ("2026-05-31", "科学技术界"),
            ("2026-06-01", "科学技术和创新界"),
        ] {
            assert_eq!(it.name_on(day(on)), name, "{on}");
            let then = it.as_of(day(on)).expect("there");
            assert_eq!(then.name, name, "{on}");
            assert!(then.former.iter().all(|former| former.until < day(on)));
        }
    }

    #[test]
    fn a_name_that_is_put_right_as_of_an_earlier_day_leaves_the_later_ones() {
        let it = renamed();
        let on = day("2026-04-01");
        let mut seen = it.as_of(on).expect("there").into_owned();
        seen.name = "科学技术界别".to_owned();
        let put_right = seen.with_later(&it, on);
        assert_eq!(put_right.name, it.name);
        let names: Vec<_> = put_right.former.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["科技界", "科学技术界别"]);
        let seen = it.as_of(day("2026-07-01")).expect("there").into_owned();
        assert_eq!(seen.with_later(&it, day("2026-07-01")), it);
    }
}
