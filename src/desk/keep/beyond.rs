//! What kinds of record ask for beyond their descriptions, each in the file of its noun.

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::record::Record;
use crate::store::{StoreError, Tx};
use crate::text::Text;

/// What a kind of record asks for beyond its description.
pub(in crate::desk) trait Keep {
    /// What is wrong with it by rules of its own.
    fn check(&self, _book: &Book, _today: &Today, _faults: &mut Faults) {}

    /// Fills in what follows from the book.
    fn fill_in(&mut self, _book: &Book) {}

    /// Other records as they are once it is saved in the place of what the book has.
    fn carries_along(&self, _book: &Book) -> Vec<Record> {
        Vec::new()
    }

    /// What of it lies after a day, so that it can't have ended on that day.
    fn goes_on_after(&self, _on: NaiveDate, _book: &Book) -> Option<Text> {
        None
    }

    /// Why a list does not make it what it would be; whether the row has its number.
    fn closed_to_lists(&self, _is: &Record, _by_number: bool) -> Option<Text> {
        None
    }

    /// Why it can't be struck out, but for the records that name it.
    fn held_by(&self, _book: &Book) -> Option<Text> {
        None
    }

    /// The same, of what the book does not hold: the archive of forms.
    fn held_by_archive(&self, _tx: &Tx<'_>) -> Result<Option<Text>, StoreError> {
        Ok(None)
    }
}

macro_rules! kept {
    ($($kind:ident)*) => {
        /// What the record's kind asks for; none where its description says all.
        pub(super) fn kept(record: &Record) -> Option<&dyn Keep> {
            match record {
                $(Record::$kind(it) => Some(it),)*
                _ => None,
            }
        }

        /// The record with what follows from the book.
        pub(in crate::desk) fn filled_in(mut record: Record, book: &Book) -> Record {
            match &mut record {
                $(Record::$kind(it) => it.fill_in(book),)*
                _ => {}
            }
            record
        }
    };
}

kept! { Organisation Committee Department Sector Member Convenor Liaison KeyContact Workroom Plan Summary Circular Budget PublicityPlan CouncilSitting AgendaItem Problem Study Opinion
ContactEntry Interpretation Leader LeaderContact Output PointsTable PointsItem Prize YearClosing }

/// What of a record lies after a day, so that it can't have ended on that day.
pub(in crate::desk) fn goes_on_after(record: &Record, on: NaiveDate, book: &Book) -> Option<Text> {
    kept(record)?.goes_on_after(on, book)
}

/// Why a list does not make a record what it would be.
pub(in crate::desk) fn closed_to_lists(was: &Record, is: &Record, by_number: bool) -> Option<Text> {
    kept(was)?.closed_to_lists(is, by_number)
}

/// The records that change with one that takes the place of what the book has.
pub(in crate::desk) fn carried_along(record: &Record, book: &Book) -> Vec<Record> {
    kept(record).map_or_else(Vec::new, |it| it.carries_along(book))
}
