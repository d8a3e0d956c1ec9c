//! The steps of a form's life as requests, each for one form or for many: hand in, return, file,
//! mark as uploaded, withdraw; take up again, put back.

use std::collections::HashSet;

use super::{explained, filing_permission, obstacles, pending};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::form::{Event, InvalidTransition, RegistrationForm};
use crate::domain::id::FormId;
use crate::domain::record::{Entity, Kind};
use crate::domain::verb::Verb;
use crate::store::Tx;

/// Hands drafts and returned forms in.
pub struct SubmitForms {
    /// Which.
    pub forms: Vec<FormId>,
}

/// Sends submitted forms back to their members.
pub struct ReturnForms {
    /// Which.
    pub forms: Vec<FormId>,
    /// Why; required.
    pub reason: String,
}

/// Files submitted forms (备案). A form that is incomplete, dated impossibly or of another sector
/// than the roster's is not filed: it is to be corrected or returned.
pub struct FileForms {
    /// Which.
    pub forms: Vec<FormId>,
}

/// Marks filed forms as uploaded to CPPCC Cloud.
pub struct UploadForms {
    /// Which.
    pub forms: Vec<FormId>,
}

/// Takes forms back that are not uploaded yet.
pub struct WithdrawForms {
    /// Which.
    pub forms: Vec<FormId>,
    /// Why; may be empty.
    pub reason: String,
}

/// Takes withdrawn forms up again, as drafts with their history. They are in the archive, not in the
/// book; so the request has them as they were read.
pub struct ResumeForms {
    /// Which.
    pub forms: Vec<RegistrationForm>,
}

/// Puts forms back that were filed by mistake: they wait for filing again.
pub struct PutBackForms {
    /// Which.
    pub forms: Vec<FormId>,
    /// Why; required.
    pub reason: String,
}

/// What a step of several forms is: its name, whose leave it needs, and what it does to one.
macro_rules! step {
    ($request:ident, $verb:expr, $permission:expr, |$it:ident, $book:ident, $form:ident, $context:ident| $step:expr) => {
        impl Request for $request {
            type Output = ActOutcome;

            fn verb(&self) -> Verb {
                $verb
            }

            fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
                scope(book, &self.forms, $permission)
            }

            fn note(&self, book: &Book) -> String {
                names(book, &self.forms)
            }

            fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
                let forms = self.forms.iter();
                forms.map(|id| (Kind::RegistrationForm, id.0)).collect()
            }

            fn carry_out(
                &self,
                book: &Book,
                tx: &mut Tx<'_>,
                context: &RequestContext,
            ) -> Result<ActOutcome, Refusal> {
                let $it = self;
                each(book, tx, &self.forms, context, |$book, $form| {
                    let $context = context;
                    $step
                })
            }
        }
    };
}

step!(
    SubmitForms,
    Verb::SubmitForm,
    |_, form| Permission::Member(form.sheet.member),
    |_it, book, form, context| {
        super::correct::acceptable(&form.sheet, book, true, context)?;
        Ok(form.submit(context.stamp.clone())?)
    }
);
step!(
    ReturnForms,
    Verb::ReturnForm,
    filing_permission,
    |it, _book, form, context| Ok(form.send_back(context.stamp.clone(), &it.reason)?)
);
step!(
    FileForms,
    Verb::FileForm,
    filing_permission,
    |_it, book, form, context| {
        form.allows(Event::File)?;
        let faults = obstacles(&form.sheet, book, &context.today);
        if !faults.is_empty() {
            return Err(Refusal::Fields(faults));
        }
        Ok(form.file(context.stamp.clone())?)
    }
);
step!(
    UploadForms,
    Verb::UploadForm,
    filing_permission,
    |_it, _book, form, context| Ok(form.upload(context.stamp.clone())?)
);
step!(
    WithdrawForms,
    Verb::WithdrawForm,
    |_, form| Permission::Member(form.sheet.member),
    |it, _book, form, context| Ok(form.withdraw(context.stamp.clone(), &it.reason)?)
);

step!(
    PutBackForms,
    Verb::PutBackForm,
    filing_permission,
    |it, _book, form, context| Ok(form.put_back(context.stamp.clone(), &it.reason)?)
);

impl Request for ResumeForms {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::ResumeForm
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        let members = self.forms.iter().map(|form| form.sheet.member);
        common(members.map(|member| Ok(Permission::Member(member))))
    }

    fn note(&self, book: &Book) -> String {
        let members = self.forms.iter().map(|form| form.sheet.member);
        listed(members.map(|member| book.member_name(member).to_owned()))
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let forms = self.forms.iter();
        forms
            .map(|form| (Kind::RegistrationForm, form.id.0))
            .collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let ids: Vec<FormId> = self.forms.iter().map(|form| form.id).collect();
        each(book, tx, &ids, context, |book, form| {
            // Leave was given for these members.
            if !self
                .forms
                .iter()
                .any(|it| it.id == form.id && it.sheet.member == form.sheet.member)
            {
                return Err(changed(form));
            }
            form.allows(Event::Resume)?;
            super::correct::acceptable(&form.sheet, book, false, context)?;
            Ok(form.resume(context.stamp.clone())?)
        })
    }
}

/// The form is another's now than when it was read.
fn changed(form: &RegistrationForm) -> Refusal {
    Refusal::Conflict {
        kind: Kind::RegistrationForm,
        theirs: Some(Box::new(form.clone().into_record())),
    }
}

/// The leave for all the forms: each one's when they agree, else that of the whole organisation.
fn scope(
    book: &Book,
    forms: &[FormId],
    of: impl Fn(&Book, &RegistrationForm) -> Permission,
) -> Result<Permission, Refusal> {
    common(forms.iter().map(|id| Ok(of(book, pending(book, *id)?))))
}

/// The leave that all of several need: the office's where theirs differ.
pub(in crate::desk) fn common(
    leaves: impl Iterator<Item = Result<Permission, Refusal>>,
) -> Result<Permission, Refusal> {
    let mut scope = None;
    for one in leaves {
        let one = one?;
        if *scope.get_or_insert(one) != one {
            return Ok(Permission::Organisation);
        }
    }
    scope.ok_or_else(|| {
        Refusal::Procedure(crate::text::Text::of(
            "没有选中的记录。",
            "No record is chosen.",
        ))
    })
}

/// The members' names, as far as they fit a line.
fn names(book: &Book, forms: &[FormId]) -> String {
    listed(
        forms
            .iter()
            .map(|id| book.name_of(Kind::RegistrationForm, id.0)),
    )
}

/// As many names as fit a line.
pub(in crate::desk) fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    const MOST: usize = 8;
    let count = names.len();
    let mut names: Vec<String> = names.take(MOST).collect();
    if count > MOST {
        names.push(format!("… ({count})"));
    }
    names.join("、")
}

/// Lets every form take the step that can, once; refused as a whole only when none can.
fn each(
    book: &Book,
    tx: &mut Tx<'_>,
    forms: &[FormId],
    context: &RequestContext,
    step: impl Fn(&Book, &mut RegistrationForm) -> Result<(), Refusal>,
) -> Result<ActOutcome, Refusal> {
    let mut outcome = ActOutcome::default();
    let mut first = None;
    let mut seen = HashSet::new();
    for id in forms {
        if !seen.insert(*id) {
            continue;
        }
        let gone = || crate::desk::keep::gone(Kind::RegistrationForm, id.0);
        let mut form: RegistrationForm = tx.get(*id)?.ok_or_else(gone)?;
        match step(book, &mut form) {
            Ok(()) => {
                tx.put(form)?;
                outcome.done.push(*id);
            }
            Err(refusal @ Refusal::InvalidTransition(InvalidTransition::ReasonMissing(_))) => {
                return Err(refusal);
            }
            Err(refusal) => {
                let refusal = explained(refusal, &form, book, context.as_of);
                outcome.refused.push((*id, refusal.text()));
                first.get_or_insert(refusal);
            }
        }
    }
    match first {
        Some(refusal) if outcome.done.is_empty() => Err(refusal),
        Some(_) => {
            tx.tell(names(book, &outcome.done));
            Ok(outcome)
        }
        None => Ok(outcome),
    }
}
