//! Reads days and moments as they are written in records: `2026-11-24`, `2026-11-24T09:30:00`.
//!
//! `chrono` reads them too, and any other way of writing them is left to it. But its reading
//! follows a pattern item by item, and a start reads a hundred thousand of them.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::de::{Deserializer, Error, Visitor};

/// For `#[serde(deserialize_with)]` of a day.
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    from.deserialize_str(Day)
}

/// For `#[serde(deserialize_with)]` of a day that may be missing.
pub(super) fn some_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    from.deserialize_option(SomeDay)
}

/// For `#[serde(deserialize_with)]` of a moment.
pub(super) fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDateTime, D::Error> {
    from.deserialize_str(Moment)
}

struct Day;

impl Visitor<'_> for Day {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as 2026-11-24")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<NaiveDate, E> {
        read_day(text.as_bytes()).map_or_else(|| text.parse().map_err(E::custom), Ok)
    }
}

struct SomeDay;

impl<'de> Visitor<'de> for SomeDay {
    type Value = Option<NaiveDate>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as 2026-11-24, or nothing")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        day(from).map(Some)
    }
}

struct Moment;

impl Visitor<'_> for Moment {
    type Value = NaiveDateTime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment such as 2026-11-24T09:30:00")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<NaiveDateTime, E> {
        read_moment(text.as_bytes()).map_or_else(|| text.parse().map_err(E::custom), Ok)
    }
}

fn read_day(text: &[u8]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    let year = digits(y1, y2)? * 100 + digits(y3, y4)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, digits(m1, m2)?, digits(d1, d2)?)
}

fn read_moment(text: &[u8]) -> Option<NaiveDateTime> {
    let (day, time) = text.split_at_checked(10)?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2] = *time else {
        return None;
    };
    let time = NaiveTime::from_hms_opt(digits(h1, h2)?, digits(m1, m2)?, digits(s1, s2)?)?;
    Some(read_day(day)?.and_time(time))
}

fn digits(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error as Fault, StrDeserializer};

    fn source(text: &str) -> StrDeserializer<'_, Fault> {
        text.into_deserializer()
    }

    #[test]
    fn every_day_is_read_as_it_is_written() {
        let days = NaiveDate::from_ymd_opt(1999, 12, 1)
            .expect("a day")
            .iter_days();
        for written in days.take(1_500) {
            let text = written.to_string();
            assert_eq!(read_day(text.as_bytes()), Some(written));
            let at = written.and_hms_opt(23, 5, 59).expect("a moment");
            assert_eq!(read_moment(format!("{at:?}").as_bytes()), Some(at));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_read_as_chrono_reads_it() {
        for text in [
            "+12026-01-02",
            "-0001-01-02",
            "2026-1-2",
            "2026-02-30",
            "2026-13-01",
            "",
            "2026",
            "2026-01-0x",
            "２０２６-01-02",
        ] {
            assert_eq!(day(source(text)).ok(), text.parse().ok(), "{text}");
        }
        for text in [
            "2026-01-02T03:04:05.678",
            "2026-01-02T23:59:60",
            "2026-01-02T24:00:00",
            "2026-01-02 03:04:05",
            "2026-01-02T03:04",
            "2026-02-30T03:04:05",
        ] {
            assert_eq!(moment(source(text)).ok(), text.parse().ok(), "{text}");
        }
    }
}
