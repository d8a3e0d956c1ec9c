//! Days for calendars (iCalendar, RFC 5545): each an event that takes a whole day.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};

/// An event of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is known by: the same event is known by the same, whenever it is written.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// What it is, in a line.
    pub summary: String,
    /// More of it; may be empty.
    pub description: String,
}

/// How many octets a line may have without its end.
const LINE: usize = 75;

/// A calendar of these events, written at a moment.
#[must_use]
pub fn calendar(name: &str, events: &[Event], at: DateTime<Utc>) -> String {
    let mut calendar = String::new();
    let mut line = |text: &str| fold(text, &mut calendar);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//jiebie//jiebie//ZH");
    line("CALSCALE:GREGORIAN");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    let stamp = at.format("%Y%m%dT%H%M%SZ");
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&event.uid)));
        line(&format!("DTSTAMP:{stamp}"));
        line(&format!("DTSTART;VALUE=DATE:{}", event.on.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.description.is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    calendar
}

/// A text as a value: what has a meaning of its own is escaped.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(c);
            }
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// A line with its end; one that is too long goes on behind a blank, never within a character.
fn fold(text: &str, into: &mut String) {
    let mut room = LINE;
    for c in text.chars() {
        if c.len_utf8() > room {
            into.push_str("\r\n ");
            room = LINE - 1;
        }
        into.push(c);
        room -= c.len_utf8();
    }
    // Writing into a string does not fail.
    let _ = write!(into, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_one_that_readers_take() {
        let event = |uid: &str, summary: &str| Event {
            uid: uid.into(),
            on: "2026-12-31".parse().expect("a day"),
            summary: summary.into(),
            description: "a;b,c\\d\ne".into(),
        };
        let long = "答复".repeat(40);
        let events = [event("opinion-1", "情况通报"), event("opinion-2", &long)];
        let at = "2026-12-01T08:00:00Z".parse().expect("a moment");
        let calendar = calendar("到期事项", &events, at);
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
        assert!(calendar.contains("DTSTART;VALUE=DATE:20261231\r\n"));
        assert!(calendar.contains("DTSTAMP:20261201T080000Z\r\n"));
        assert!(calendar.contains("DESCRIPTION:a\\;b\\,c\\\\d\\ne\r\n"));
        for line in calendar.split("\r\n") {
            assert!(line.len() <= LINE, "{} octets: {line}", line.len());
            assert!(!line.contains('\n'), "{line:?}");
        }
        let unfolded = calendar.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{long}\r\n")));
        assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    }
}
