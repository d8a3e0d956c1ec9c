//! Corrects what is written on a form that is not filed yet.

use chrono::NaiveDate;

use super::{grounds, obstacles, pending};
use crate::desk::keep::unchanged;
use crate::desk::refusal::{FieldError, Refusal};
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::form::{Sheet, Status};
use crate::domain::id::FormId;
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// A form's new wording, unless somebody changed the form since it was `seen`.
pub struct CorrectForm {
    /// Which form.
    pub form: FormId,
    /// What is to be written on it.
    pub sheet: Sheet,
    /// The entry that had changed it last when the editor was opened.
    pub seen: Seq,
    /// Hand it in at once, if it is a draft or was returned?
    pub submit: bool,
}

impl Request for CorrectForm {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        if self.submit {
            Verb::SubmitForm
        } else {
            Verb::Edit(Kind::RegistrationForm)
        }
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Member(pending(book, self.form)?.sheet.member))
    }

    fn note(&self, book: &Book) -> String {
        book.name_of(Kind::RegistrationForm, self.form.0)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        unchanged(book, Kind::RegistrationForm, self.form.0, self.seen)?;
        let mut form = pending(book, self.form)?.clone();
        if !form.is_editable() {
            return Err(Refusal::Procedure(Text::of(
                "登记表已备案，内容不能再改。备案有误请先撤销备案；内容有误请撤回后重填。",
                "The form is filed and can't be corrected any more. If it was filed by mistake, put it back; else withdraw it and fill a new one.",
            )));
        }
        let complete = self.submit || form.status() == Status::Submitted;
        acceptable(&self.sheet, book, complete, context)?;
        form.sheet = self.sheet.clone();
        if self.submit {
            form.submit(context.stamp.clone())?;
        }
        tx.put(form)?;
        Ok(ActOutcome::default())
    }
}

/// That a form is of a day on which its member had left.
pub(super) fn after_leaving(
    sheet: &Sheet,
    book: &Book,
    day: Option<NaiveDate>,
) -> Option<FieldError> {
    let member = book.members.get(sheet.member)?;
    let left = member.left.as_ref()?.on;
    day.filter(|day| left < *day)?;
    let name = &member.name;
    let why = text!(
        "{name}已于 {left} 离任，填表时间不能晚于这一天。",
        "{name} left on {left}; the form can't be of a later day."
    );
    Some(FieldError::of(Kind::RegistrationForm, "filled_on", why))
}

/// Refuses a sheet that can't stand: a draft needs its member and a sector, a form that is
/// handed in must have nothing in the way of its filing.
pub(super) fn acceptable(
    sheet: &Sheet,
    book: &Book,
    complete: bool,
    context: &RequestContext,
) -> Result<(), Refusal> {
    let mut faults = if complete {
        obstacles(sheet, book, &context.today)
    } else {
        grounds(sheet, book).into_vec()
    };
    faults.extend(after_leaving(sheet, book, sheet.filled_on));
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(faults))
    }
}
