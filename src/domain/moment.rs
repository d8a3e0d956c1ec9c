//! When an act is done: the machine's time, and beside it the day that the person says it is.
//!
//! The journal says when something was done, whatever anybody claims: that is the machine's time.
//! The days of facts — submitted on, filed on — are the person's: a form that was filed last Friday is
//! entered on Monday with `--as-of`.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How far the machine's clock may lie behind the journal before it is told. Two machines that share
/// a store differ by less, and so does a clock that is being set right in small steps.
const TOLERATED: TimeDelta = TimeDelta::seconds(1);

/// East of Greenwich, in seconds: the offset of the one time of the country (GB/T 7408).
const BEIJING: i32 = 8 * 3600;

/// A moment at which somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The machine's time, with its offset from UTC.
    pub machine: DateTime<FixedOffset>,
    /// The day that the person says it is, where one is named.
    pub as_of: Option<NaiveDate>,
}

impl Moment {
    /// The day of the facts that are entered now.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| self.machine.date_naive())
    }

    /// The office's local time of the facts that are entered now: noon, where a day is named.
    #[must_use]
    pub fn of_facts(&self) -> NaiveDateTime {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        match self.as_of {
            Some(day) => day.and_time(noon),
            None => self.machine.naive_local(),
        }
    }

    /// How far the machine's clock lies behind `last`, where that is worth telling.
    #[must_use]
    pub fn behind(&self, last: DateTime<FixedOffset>) -> Option<TimeDelta> {
        let behind = last.signed_duration_since(self.machine);
        (behind >= TOLERATED).then_some(behind)
    }
}

/// A local time of which nothing else is known is Beijing's.
impl From<NaiveDateTime> for Moment {
    fn from(local: NaiveDateTime) -> Self {
        let machine = FixedOffset::east_opt(BEIJING)
            .and_then(|offset| local.and_local_timezone(offset).single())
            .unwrap_or_else(|| local.and_utc().fixed_offset());
        Moment {
            machine,
            as_of: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        text.parse().expect("a moment of the test")
    }

    #[test]
    fn a_day_that_is_named_is_the_facts_and_not_the_machines() {
        let now = Moment {
            machine: at("2026-11-24T23:30:00+08:00"),
            as_of: None,
        };
        assert_eq!(now.day().to_string(), "2026-11-24");
        assert_eq!(now.of_facts().to_string(), "2026-11-24 23:30:00");
        let earlier = Moment {
            as_of: "2026-11-02".parse().ok(),
            ..now
        };
        assert_eq!(earlier.day().to_string(), "2026-11-02");
        assert_eq!(earlier.of_facts().to_string(), "2026-11-02 12:00:00");
        assert_eq!(earlier.machine, now.machine);
    }

    #[test]
    fn a_clock_is_behind_by_moments_and_not_by_what_it_shows() {
        let now = Moment::from(at("2026-11-24T12:00:00+08:00").naive_local());
        assert_eq!(now.behind(at("2026-11-24T05:00:00+01:00")), None);
        assert_eq!(now.behind(at("2026-11-24T12:00:00.900+08:00")), None);
        let hour = now.behind(at("2026-11-24T06:00:00+01:00"));
        assert_eq!(hour, Some(TimeDelta::hours(1)));
    }
}
