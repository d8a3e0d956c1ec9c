//! What it means that a file has a member in another sector or committee than the store, a sector
//! with another committee, a committee with another director.

use chrono::NaiveDate;

use crate::domain::dated::{Changed, Dated, Overtaken};
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

    /// Notes the value that a file has, or tells why it can't hold from the day that is given.
    pub(super) fn set<T: PartialEq>(
        self,
        was: &mut Dated<T>,
        today: NaiveDate,
        value: T,
    ) -> Result<(), Overtaken> {
        was.set_on(today, self.day(today), value)
    }

    /// The same of what may be unknown. Where nothing was ever known the file says how it has
    /// been, unless a day is given.
    pub(super) fn set_known<T: PartialEq>(
        self,
        was: &mut Dated<Option<T>>,
        today: NaiveDate,
        value: Option<T>,
    ) -> Result<(), Overtaken> {
        if self == Moves::On(None) && was.is_unknown() {
            was.correct(today, value);
            Ok(())
        } else {
            self.set(was, today, value)
        }
    }
}

/// How the report says that something is elsewhere now.
pub(super) fn told(changed: Changed, from: &str, to: &str) -> Text {
    match changed {
        Changed::From(day) => text!(
            "自 {day} 起由{from}调整到{to}",
            "moved from {from} to {to}, from {day} on"
        ),
        Changed::Corrected => text!(
            "更正：原登记为{from}，改为{to}",
            "corrected: {to}, not {from}"
        ),
    }
}
