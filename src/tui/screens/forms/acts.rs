//! What an act on forms comes to: a request with all of them, a question, an editor, or a menu.

use super::keys::{Action, KEYS, Now};
use crate::desk::form::{FileForms, ResumeForms, SubmitForms, UploadForms};
use crate::domain::form::RegistrationForm;
use crate::domain::id::FormId;
use crate::text;
use crate::text::Text;
use crate::tui::app::effect::WithReason;
use crate::tui::app::{Ctx, Effect, Place, Question};
use crate::tui::editors::What;
use crate::tui::screens::parts::menu::{Item, Menu};

/// The effect that `action` on these forms comes to; none for what moves about on the screen itself.
pub(super) fn effect(
    action: Action,
    forms: Vec<FormId>,
    shown: Option<&RegistrationForm>,
    ctx: &Ctx<'_>,
) -> Option<Effect> {
    match action {
        Action::File => Some(Effect::Carry(Box::new(FileForms { forms }))),
        Action::Upload => Some(Effect::Carry(Box::new(UploadForms { forms }))),
        Action::Submit => Some(Effect::Carry(Box::new(SubmitForms { forms }))),
        Action::Return => {
            let (zh, en) = named(&forms, ctx);
            Some(Effect::Ask(Question::Reason {
                text: text!("退回{zh}，理由：", "Why {en} is sent back:"),
                required: true,
                request: WithReason::ReturnForms(forms),
            }))
        }
        Action::Withdraw => {
            let (zh, en) = named(&forms, ctx);
            Some(Effect::Ask(Question::Reason {
                text: text!(
                    "撤回{zh}，原因（可不填）：",
                    "Why {en} is taken back (may be empty):"
                ),
                required: false,
                request: WithReason::WithdrawForms(forms),
            }))
        }
        Action::PutBack => {
            let (zh, en) = named(&forms, ctx);
            Some(Effect::Ask(Question::Reason {
                text: text!(
                    "撤销{zh}的备案，理由：",
                    "Why the filing of {en} is put back:"
                ),
                required: true,
                request: WithReason::PutBackForms(forms),
            }))
        }
        // What is withdrawn stands in the archive, where nothing is marked.
        Action::Resume => shown.map(|form| {
            let forms = vec![form.clone()];
            Effect::Carry(Box::new(ResumeForms { forms }))
        }),
        Action::Correct => shown.map(|form| Effect::Edit(What::CorrectForm(form.id))),
        Action::Member => shown.map(|form| Effect::Go(Place::Member(form.sheet.member))),
        Action::Begin
        | Action::MarkAll
        | Action::Filter
        | Action::NextPile
        | Action::PreviousPile
        | Action::Show(_)
        | Action::NextForm
        | Action::PreviousForm
        | Action::ScrollDown
        | Action::ScrollUp
        | Action::Back
        | Action::Zoom
        | Action::More
        | Action::Copy
        | Action::Print => None,
    }
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

/// Everything that can be done to forms; what can't be done now stands below, with the reason.
pub(super) fn menu(now: &Now) -> Menu<Action> {
    let rows = KEYS.actions(now).into_iter().filter(|(action, _)| {
        matches!(
            action,
            Action::File
                | Action::Return
                | Action::Upload
                | Action::Submit
                | Action::Correct
                | Action::Withdraw
                | Action::Resume
                | Action::PutBack
                | Action::Begin
                | Action::Member
                | Action::Copy
                | Action::Print
        )
    });
    let items = rows.map(|(action, row)| Item {
        value: action,
        key: row.keys.first().copied(),
        label: row.label,
        refused: row.refused,
    });
    let (mut can, cannot): (Vec<_>, Vec<_>) = items.partition(|it| it.refused.is_none());
    can.extend(cannot);
    Menu::new(Text::of("操作", "Actions"), can)
}
