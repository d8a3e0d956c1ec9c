//! Begins a registration form, and hands it in at once where that is wanted.

use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::form::{RegistrationForm, Sheet};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;

/// A new form. A draft may be incomplete; a form that is handed in may not.
pub struct BeginForm {
    /// What is written on it.
    pub sheet: Sheet,
    /// Hand it in at once?
    pub submit: bool,
}

impl Request for BeginForm {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        if self.submit {
            Verb::SubmitForm
        } else {
            Verb::Add(Kind::RegistrationForm)
        }
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Member(self.sheet.member))
    }

    fn note(&self, book: &Book) -> String {
        book.member_name(self.sheet.member).to_owned()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        super::correct::acceptable(&self.sheet, book, self.submit, context)?;
        let day = self.sheet.filled_on.unwrap_or(context.today.date);
        if let Some(left) = super::correct::after_leaving(&self.sheet, book, Some(day)) {
            return Err(Refusal::Fields(vec![left]));
        }
        let id = tx.next_id::<RegistrationForm>()?;
        let mut form = RegistrationForm::begin(id, self.sheet.clone(), context.stamp.clone());
        if self.submit {
            form.submit(context.stamp.clone())?;
        }
        tx.put(form)?;
        Ok(ActOutcome::entering(id.0))
    }
}
