//! What it means that a file has a member in another sector or committee than the store, a sector
//! with another committee, a committee with another director.

use chrono::NaiveDate;

use crate::domain::dated::Dated;
use crate::text;
use crate::text::Text;

/// Whether what differs changed on a day, or never was as the store has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// It changed on this day; on none that is given: on that of the import.
    On(Option<NaiveDate>),
    /// It never was so: what the store has is corrected.
    Corrected,
}

impl Default for Moves {
    fn default() -> Self {
        Moves::On(None)
    }
}

impl Moves {
    /// The day on which what differs changed, for an import on `today`.
    #[must_use]
    pub fn day(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Moves::On(day) => Some(day.unwrap_or(today)),
            Moves::Corrected => None,
        }
    }

    /// Notes the value that a file has.
    pub(super) fn set<T: PartialEq>(self, was: &mut Dated<T>, today: NaiveDate, value: T) {
        was.set_on(today, self.day(today), value);
    }

    /// The same of what may be unknown. Where nothing was ever known the file says how it has
    /// been, unless a day is given.
    pub(super) fn set_known<T: PartialEq>(
        self,
        was: &mut Dated<Option<T>>,
        today: NaiveDate,
        value: Option<T>,
    ) {
        if self == Moves::On(None) && was.is_unknown() {
            was.correct(today, value);
        } else {
            self.set(was, today, value);
        }
    }

    /// How the report says that something is elsewhere now.
    pub(super) fn told(self, today: NaiveDate, from: &str, to: &str) -> Text {
        match self.day(today) {
            Some(day) => text!(
                "自 {day} 起由{from}调整到{to}",
                "moved from {from} to {to}, from {day} on"
            ),
            None => text!(
                "更正：原登记为{from}，改为{to}",
                "corrected: {to}, not {from}"
            ),
        }
    }
}
