//! Registration forms: begun, taken from step to step, one or all that are marked; shown, printed.

use super::chosen::{serving, wants_one};
use super::command::Planned;
use crate::desk::FieldError;
use crate::desk::form::{FileForms, ResumeForms, SubmitForms, UploadForms, obstacles};
use crate::domain::command::CommandId;
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::Text;
use crate::tui::app::effect::WithReason;
use crate::tui::app::{Ctx, Effect, Place, Question};

/// A form of the member who is chosen, or to whom the list is narrowed.
pub(super) fn begin(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    if subject.all(Kind::Member).is_some_and(|it| it.len() > 1) {
        return Err(wants_one(subject, none_chosen()));
    }
    if let Some(member) = subject.one(Kind::Member) {
        serving(MemberId(member), ctx)?;
    }
    let of = subject.the(Kind::Member);
    let of = of.map_or_else(Subject::default, |id| Subject::of(Kind::Member, id));
    Ok(Effect::Edit(Invocation::of(id, of)))
}

pub(super) fn file(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::File, subject, ctx)?;
    complete(&forms, ctx)?;
    Ok(Effect::Carry(Box::new(FileForms { forms })))
}

pub(super) fn submit(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::Submit, subject, ctx)?;
    complete(&forms, ctx)?;
    Ok(Effect::Carry(Box::new(SubmitForms { forms })))
}

pub(super) fn upload(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::Upload, subject, ctx)?;
    Ok(Effect::Carry(Box::new(UploadForms { forms })))
}

pub(super) fn send_back(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::Return, subject, ctx)?;
    let (zh, en) = named(&forms, ctx);
    Ok(Effect::Ask(Question::Reason {
        text: text!("退回{zh}，理由：", "Why {en} is sent back:"),
        required: true,
        request: WithReason::ReturnForms(forms),
    }))
}

pub(super) fn withdraw(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::Withdraw, subject, ctx)?;
    let (zh, en) = named(&forms, ctx);
    Ok(Effect::Ask(Question::Reason {
        text: text!(
            "撤回{zh}，原因（可不填）：",
            "Why {en} is taken back (may be empty):"
        ),
        required: false,
        request: WithReason::WithdrawForms(forms),
    }))
}

pub(super) fn put_back(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::PutBack, subject, ctx)?;
    let (zh, en) = named(&forms, ctx);
    Ok(Effect::Ask(Question::Reason {
        text: text!(
            "撤销{zh}的备案，理由：",
            "Why the filing of {en} is put back:"
        ),
        required: true,
        request: WithReason::PutBackForms(forms),
    }))
}

/// What is withdrawn stands in the archive: the request has the forms themselves.
pub(super) fn resume(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let forms = taking(Event::Resume, subject, ctx)?;
    let forms = forms.into_iter().filter_map(|id| form(id, ctx)).collect();
    Ok(Effect::Carry(Box::new(ResumeForms { forms })))
}

pub(super) fn show(_: CommandId, subject: &Subject, _: &Ctx<'_>) -> Planned {
    let form = subject.one(Kind::RegistrationForm);
    form.map(|form| Effect::Go(Place::Form(FormId(form))))
        .ok_or_else(|| wants_one(subject, none_chosen()))
}

pub(super) fn show_member(_: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let id = subject
        .records
        .first()
        .filter(|it| it.0 == Kind::RegistrationForm);
    let form = id.and_then(|(_, id)| form(FormId(*id), ctx));
    form.map(|it| Effect::Go(Place::Member(it.sheet.member)))
        .ok_or_else(none_chosen)
}

fn none_chosen() -> Text {
    Text::of("没有选中的登记表", "no form is chosen")
}

fn chosen(subject: &Subject) -> Result<Vec<FormId>, Text> {
    let forms = subject.all(Kind::RegistrationForm);
    let forms = forms.ok_or_else(none_chosen)?;
    Ok(forms.into_iter().map(FormId).collect())
}

/// The form, pending or archived.
fn form(id: FormId, ctx: &Ctx<'_>) -> Option<RegistrationForm> {
    ctx.desk.form(id).ok().flatten()
}

fn status(id: FormId, ctx: &Ctx<'_>) -> Option<Status> {
    match ctx.book().forms.get(id) {
        Some(form) => Some(form.status()),
        None => form(id, ctx).map(|it| it.status()),
    }
}

/// The forms, of which one at least can take the step now.
fn taking(event: Event, subject: &Subject, ctx: &Ctx<'_>) -> Result<Vec<FormId>, Text> {
    let forms = chosen(subject)?;
    let may = |id: &FormId| status(*id, ctx).is_some_and(|it| it.after(event).is_ok());
    if forms.iter().any(may) {
        return Ok(forms);
    }
    if forms.len() > 1 {
        let word = event.word();
        let (zh, en) = (&word.zh, &word.en);
        return Err(text!(
            "所选登记表都不能{zh}",
            "none of the marked forms can be {en}"
        ));
    }
    let now = forms.first().and_then(|id| status(*id, ctx));
    let word = now.ok_or_else(none_chosen)?.word();
    let (zh, en) = (&word.zh, &word.en);
    Err(text!("该登记表{zh}", "the form is {en}"))
}

/// That nothing keeps the only form from being filed; of several the desk tells which.
fn complete(forms: &[FormId], ctx: &Ctx<'_>) -> Result<(), Text> {
    let [id] = forms else {
        return Ok(());
    };
    let Some(form) = ctx.book().forms.get(*id) else {
        return Ok(());
    };
    let faults = obstacles(&form.sheet, ctx.book(), &ctx.today());
    faults
        .first()
        .map_or(Ok(()), |it| Err(FieldError::named(it)))
}

/// The forms as a question calls them.
fn named(forms: &[FormId], ctx: &Ctx<'_>) -> (String, String) {
    match forms {
        [one] => {
            let form = ctx.book().forms.get(*one);
            let name = form.map_or("—", |form| ctx.book().member_name(form.sheet.member));
            (format!("{name}的登记表"), format!("{name}'s form"))
        }
        many => {
            let n = many.len();
            (format!("所选 {n} 份登记表"), format!("each of {n} forms"))
        }
    }
}
