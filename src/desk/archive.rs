//! The forms, pending and archived, as the desk looks at them: where the sitting is said to be on an
//! earlier day, as they stood then.

use super::session::Desk;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::{FormId, MemberId};
use crate::store::{FormRow, Page, StoreError};

impl Desk {
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

    /// Up to `count` forms of `year` that `wanted` accepts by status and member, by date.
    pub fn forms_page(
        &self,
        year: Year,
        page: Page,
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
}
