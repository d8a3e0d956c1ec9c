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

    /// Notes the value that a file has, or tells why it can't hold from the day that is given: one that is
    /// known to hold later is no move of the day of the import.
    pub(super) fn set<T: PartialEq>(
        self,
        was: &mut Dated<T>,
        today: NaiveDate,
        value: T,
    ) -> Result<(), Text> {
        let moves = self.day(today).is_some() && *was.on(today) != value;
        if let Some((from, _)) = was.later(today).find(|(_, it)| moves && **it == value) {
            return Err(only_from(from, today));
        }
        (was.set_on(today, self.day(today), value)).map_err(Overtaken::text)
    }

    /// The same of what may be unknown. Where nothing was ever known the file says how it has
    /// been, unless a day is given.
    pub(super) fn set_known<T: PartialEq>(
        self,
        was: &mut Dated<Option<T>>,
        today: NaiveDate,
        value: Option<T>,
    ) -> Result<(), Text> {
        if self == Moves::On(None) && was.is_unknown() {
            was.correct(today, value);
            Ok(())
        } else {
            self.set(was, today, value)
        }
    }
}

/// That what a file has is known to hold only from a day after that of the import.
pub(super) fn only_from(from: NaiveDate, today: NaiveDate) -> Text {
    text!(
        "库中登记的是自 {from} 起才这样，{today} 还不是，没有读入；请核对业务日期（--as-of）",
        "the store has it so only from {from} on, not yet on {today}; it was not taken in. Check the day given with --as-of"
    )
}

/// That what a file has is known to have ended.
pub(super) fn ended_before(on: NaiveDate) -> Text {
    text!(
        "库中登记的已于 {on} 终止；又任职或又联系的，请在界面上或用 jiebie add 登记",
        "the store has it as ended on {on}; if it began anew, enter it at the desk or with jiebie add"
    )
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
