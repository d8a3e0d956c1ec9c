//! The forms, pending and archived, as the desk looks at them: where the sitting is said to be on an
//! earlier day, as they stood then.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::form::explained;
use super::keep::gone;
use super::refusal::Refusal;
use super::session::Desk;
use crate::domain::book::{Book, Folding};
use crate::domain::calendar::Year;
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::{Change, Kind, Record};
use crate::store::{ArchivePage, FormRow, StoreError};

impl Desk {
    /// The records that are looked at, with the forms of the year as they were where it is closed: what was filed or
    /// uploaded since is none of its figures.
    pub(super) fn forms_as_closed(&self) -> Result<Cow<'_, Book>, StoreError> {
        let (book, year) = (self.book(), self.today().year);
        let Some(known) = book.closed_on(year).and_then(|on| on.pred_opt()) else {
            return Ok(Cow::Borrowed(book));
        };
        let mut then = book.clone();
        let mut folding = Folding::default();
        let mut fold = |seq, form: &RegistrationForm| {
            let after = book.form_as_closed(form);
            if form.year() == year && after.as_ref() != Some(form) {
                let mut change = Change::away(form);
                change.after = after.map(Record::from);
                folding.take(&mut then, seq, change);
            }
        };
        // Those that wait are in the book, the others in the archive.
        for form in book.forms.iter() {
            fold(book.seq(), form);
        }
        self.store().forms_changed_after(known, |seq, form| {
            let seen = match self.past() {
                Some(past) => past.form(form),
                None => Some(form),
            };
            let kept = seen.filter(|it| book.forms.get(it.id).is_none() && seq <= book.seq());
            if let Some(form) = kept {
                fold(seq, &form);
            }
        })?;
        folding.finish(&mut then);
        Ok(Cow::Owned(then))
    }
}

impl Desk {
    /// A form as it is, whichever day is looked at: what is done bears on that.
    pub fn form_now(&self, id: FormId) -> Result<Option<RegistrationForm>, StoreError> {
        self.store().form(id)
    }

    /// Whether a form may take a step now, or why not.
    pub fn may_take(&self, id: FormId, event: Event) -> Result<(), Refusal> {
        let Some(form) = self.form_now(id)? else {
            return Err(gone(Kind::RegistrationForm, id.0));
        };
        let allowed = form.allows(event).map(|_| ());
        allowed.map_err(|refused| self.explained(Refusal::InvalidTransition(refused), &form))
    }

    /// Why a form is not to be seen, or no longer where acts look for it: there is none, or it went on.
    #[must_use]
    pub fn no_form(&self, id: FormId) -> Refusal {
        match self.form_now(id) {
            Ok(Some(form)) => self.explained(gone(Kind::RegistrationForm, id.0), &form),
            Ok(None) => gone(Kind::RegistrationForm, id.0),
            Err(error) => Refusal::Store(error),
        }
    }

    fn explained(&self, refusal: Refusal, form: &RegistrationForm) -> Refusal {
        explained(refusal, form, self.whole_book(), (self.clock())().as_of)
    }

    /// A form, pending or archived.
    pub fn form(&self, id: FormId) -> Result<Option<RegistrationForm>, StoreError> {
        if let Some(form) = self.book().forms.get(id) {
            return Ok(Some(form.clone()));
        }
        let form = self.store().form(id)?;
        Ok(match self.past() {
            Some(past) => form.and_then(|form| past.form(form)),
            None => form,
        })
    }

    /// Tells every form that is in the archive, as it is.
    pub(super) fn each_archived_form(
        &self,
        mut told: impl FnMut(RegistrationForm),
    ) -> Result<(), StoreError> {
        let ever = NaiveDate::MIN;
        self.store().forms_changed_after(ever, |_, form| told(form))
    }

    /// Up to `count` forms of `year` that `wanted` accepts by status and member, by date.
    pub fn forms_page(
        &self,
        year: Year,
        page: ArchivePage,
        count: usize,
        wanted: impl Fn(Status, MemberId) -> bool,
    ) -> Result<Vec<FormRow>, StoreError> {
        let Some(past) = self.past() else {
            return self
                .store()
                .forms_page(year, page, count, |_, status, of| wanted(status, of));
        };
        let wanted = |id, status, of| past.status(id, status).is_some_and(|it| wanted(it, of));
        let mut rows = self.store().forms_page(year, page, count, wanted)?;
        rows.retain_mut(|row| past.look_back(&mut row.form));
        Ok(rows)
    }

    /// A member's forms of all years, latest first.
    pub fn forms_of(&self, member: MemberId) -> Result<Vec<(FormId, Status)>, StoreError> {
        let mut forms = self.store().forms_of(member)?;
        if let Some(past) = self.past() {
            forms.retain_mut(|(id, status)| past.restate(*id, status));
        }
        Ok(forms)
    }

    /// These members' forms in `year` whose status `wanted` accepts, in order of their date.
    pub fn forms_of_year(
        &self,
        year: Year,
        members: impl IntoIterator<Item = MemberId>,
        wanted: impl Fn(Status) -> bool,
    ) -> Result<Vec<FormId>, StoreError> {
        let wanted = |id, status| match self.past() {
            Some(past) => past.status(id, status).is_some_and(&wanted),
            None => wanted(status),
        };
        self.store().forms_of_year(year, members, wanted)
    }

    /// Tells every form of `year` with its day, its status and its member, in order of their days.
    pub fn each_form_of_year(
        &self,
        year: Year,
        mut told: impl FnMut(FormId, NaiveDate, Status, MemberId),
    ) -> Result<(), StoreError> {
        self.store().each_form_of_year(year, |id, day, status, of| {
            let then = match self.past() {
                Some(past) => past.status(id, status),
                None => Some(status),
            };
            if let Some(status) = then {
                told(id, day, status, of);
            }
        })
    }
}
