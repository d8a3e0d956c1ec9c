//! What people do with opinions: draw one from a form, assign, send back, convert, answer, close, keep a promise.

use super::chosen::{editor, nothing_chosen, wants_one};
use super::command::Planned;
use crate::domain::command::CommandId;
use crate::domain::id::{FormId, OpinionId};
use crate::domain::opinion::{Opinion, OpinionState};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect};

/// The only opinion that is chosen.
fn only<'c>(subject: &Subject, ctx: &'c Ctx<'_>) -> Result<&'c Opinion, Text> {
    let lacking = Text::of("请先选一条意见建议", "choose an opinion first");
    let of = subject.one(Kind::Opinion);
    let of = of.ok_or_else(|| wants_one(subject, lacking))?;
    let opinion = ctx.book().opinions.get(OpinionId(of));
    opinion.ok_or_else(nothing_chosen)
}

/// A step that an opinion takes where it stands so that it may; else why not.
fn step(
    id: CommandId,
    subject: &Subject,
    ctx: &Ctx<'_>,
    may: fn(&Opinion) -> bool,
    why: Text,
) -> Planned {
    let opinion = only(subject, ctx)?;
    match (opinion.is_closed(), may(opinion)) {
        (true, _) => Err(Text::of("已办结", "it is closed")),
        (false, true) => editor(id, Kind::Opinion, opinion.id.0),
        (false, false) => Err(why),
    }
}

pub(super) fn assign(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    step(id, subject, ctx, |_| true, nothing_chosen())
}

pub(super) fn send_back(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let may = |it: &Opinion| it.standing().next().is_some() && it.answers.is_empty();
    step(
        id,
        subject,
        ctx,
        may,
        Text::of("没有承办单位在办", "no unit has it to send back"),
    )
}

/// It becomes one of the outputs that there are.
pub(super) fn convert(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    if ctx.book().outputs.is_empty() {
        return Err(Text::of(
            "还没有履职成果，请先登记成果",
            "there is no output yet: enter it first",
        ));
    }
    step(id, subject, ctx, |_| true, nothing_chosen())
}

pub(super) fn answer(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    let may = |it: &Opinion| it.answers.last().is_none_or(|it| it.is_refused());
    step(
        id,
        subject,
        ctx,
        may,
        Text::of("已经答复", "it was answered"),
    )
}

pub(super) fn judge(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    step(
        id,
        subject,
        ctx,
        |it| !it.answers.is_empty(),
        Text::of("尚未答复", "it was not answered yet"),
    )
}

pub(super) fn keep_promise(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    step(
        id,
        subject,
        ctx,
        |it| it.promise().is_some(),
        Text::of("没有待兑现的承诺", "there is no promise to be kept"),
    )
}

pub(super) fn close(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Planned {
    step(
        id,
        subject,
        ctx,
        |it| it.state() == OpinionState::Answered,
        Text::of(
            "答复后、没有待兑现承诺的才能办结",
            "it is closed once it was answered and no promise is to be kept",
        ),
    )
}

/// An opinion of what the chosen form says.
pub(super) fn draw(id: CommandId, subject: &Subject, ctx: &Ctx<'_>) -> Result<Effect, Text> {
    let lacking = Text::of("请先选一份登记表", "choose a form first");
    let of = subject.one(Kind::RegistrationForm);
    let of = of.ok_or_else(|| wants_one(subject, lacking))?;
    let form = ctx.desk.form(FormId(of)).ok().flatten();
    match form.is_some_and(|it| it.status().counts()) {
        true => editor(id, Kind::RegistrationForm, of),
        false => Err(Text::of(
            "登记表还没有提交，或已退回、撤回",
            "the form was not handed in, or was sent or taken back",
        )),
    }
}
