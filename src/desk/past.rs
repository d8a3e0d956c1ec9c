//! The records as of an earlier day, for a sitting that is said to be on it: views are of that day,
//! while what is done bears on the records as they are.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::as_of::AsOf;
use crate::domain::book::{Book, Folding};
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::FormId;
use crate::domain::record::{Change, Kind, Record};
use crate::store::{Store, StoreError};

/// The records as of a day.
pub(super) struct Past {
    day: NaiveDate,
    book: Book,
    /// Where the forms stood that stand elsewhere now; none for one that was not begun.
    stood: HashMap<FormId, Option<Status>>,
}

impl Past {
    /// What `book`, which is up to date, and the archive of `store` were on `day`; none where they were
    /// what they are.
    pub(super) fn of(
        book: &Book,
        store: &Store,
        day: NaiveDate,
    ) -> Result<Option<Past>, StoreError> {
        let mut past = Past {
            day,
            book: book.clone(),
            stood: HashMap::new(),
        };
        let mut folding = Folding::default();
        let mut any = false;
        // One after another: the archive of a city is larger than what any day needs of it.
        let mut fold = |seq, change| {
            past.note(&change);
            folding.take(&mut past.book, seq, change);
            any = true;
        };
        store.forms_changed_after(day, |seq, form| {
            // What somebody commits right now is not in the book yet.
            if seq <= book.seq()
                && let Some(change) = Change::back_to(&form, day)
            {
                fold(seq, change);
            }
        })?;
        for (seq, change) in book.back_to(day) {
            fold(seq, change);
        }
        folding.finish(&mut past.book);
        Ok(any.then_some(past))
    }

    /// Notes where a form stood.
    fn note(&mut self, change: &Change) {
        if change.kind == Kind::RegistrationForm {
            let stood = match &change.after {
                Some(Record::RegistrationForm(form)) => Some(form.status()),
                _ => None,
            };
            self.stood.insert(FormId(change.id), stood);
        }
    }

    pub(super) fn book(&self) -> &Book {
        &self.book
    }

    /// The same, of its own.
    pub(super) fn into_book(self) -> Book {
        self.book
    }

    /// Where a form stood that stands at `now`; none where it was not begun.
    pub(super) fn status(&self, id: FormId, now: Status) -> Option<Status> {
        self.stood.get(&id).copied().unwrap_or(Some(now))
    }

    /// The same, written over what stands there; says whether there was the form.
    pub(super) fn restate(&self, id: FormId, status: &mut Status) -> bool {
        let stood = self.status(id, *status);
        *status = stood.unwrap_or(*status);
        stood.is_some()
    }

    /// A form as it was; none where it was not begun.
    pub(super) fn form(&self, form: RegistrationForm) -> Option<RegistrationForm> {
        form.as_of(self.day).map(Cow::into_owned)
    }

    /// The same, in its place; says whether there was the form.
    pub(super) fn look_back(&self, form: &mut RegistrationForm) -> bool {
        match form.as_of(self.day) {
            Some(Cow::Borrowed(_)) => true,
            Some(Cow::Owned(was)) => {
                *form = was;
                true
            }
            None => false,
        }
    }
}
