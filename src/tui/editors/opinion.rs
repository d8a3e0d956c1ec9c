//! The steps of an opinion: to whom it goes, who sends it back, what it becomes, what is answered, what of that
//! satisfies, what was promised and kept. Long because each step has its own fields.

use super::choices::{self, Options, key};
use super::described::{fields_of, read};
use super::fields::{choice, day, line, lines, one_of, shown, yes};
use super::paper::{Paper, find, gone, titled};
use super::reading::{Reading, chosen, ticked};
use crate::desk::opinion::{
    AnswerOpinion, AssignOpinion, CloseOpinion, ConvertOpinion, DrawOpinion, JudgeAnswer,
    KeepPromise, SendOpinionBack, drawn_from,
};
use crate::desk::{AnyRequest, FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::id::{FormId, OpinionId, OutputId};
use crate::domain::opinion::{Answer, AnswerClass, Opinion, Promise, Satisfaction, UnitRole};
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// Which step of an opinion.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Assign,
    SendBack,
    Convert,
    Answer,
    Judge,
    KeepPromise,
    Close,
}

/// A step of an opinion.
pub(super) struct Step(pub(super) Of, pub(super) OpinionId);

impl Step {
    fn verb(&self) -> Verb {
        match self.0 {
            Of::Assign => Verb::AssignOpinion,
            Of::SendBack => Verb::SendOpinionBack,
            Of::Convert => Verb::ConvertOpinion,
            Of::Answer => Verb::AnswerOpinion,
            Of::Judge => Verb::JudgeAnswer,
            Of::KeepPromise => Verb::KeepPromise,
            Of::Close => Verb::CloseOpinion,
        }
    }

    fn own_fields(&self, opinion: &Opinion, ctx: &Ctx<'_>) -> Vec<Field> {
        let today = Some(ctx.today().date);
        let on = |label| day("on", label, today, ctx).required();
        match self.0 {
            Of::Assign => vec![
                line("unit", Text::of("承办单位", "Unit"), "").required(),
                one_of(
                    "role",
                    Text::of("主办会办", "Role"),
                    UnitRole::CHOICES,
                    Some(match opinion.standing().next() {
                        None => UnitRole::Lead.code(),
                        Some(_) => UnitRole::Joint.code(),
                    }),
                ),
                on(Text::of("交办时间", "Assigned on")),
            ],
            Of::SendBack => vec![
                choice(
                    "unit",
                    Text::of("承办单位", "Unit"),
                    &units(opinion),
                    match opinion.standing().count() {
                        1 => Some(1),
                        _ => None,
                    },
                )
                .required(),
                on(Text::of("退回时间", "Sent back on")),
                line("reason", Text::of("退回原因", "Why"), "").required(),
            ],
            Of::Convert => vec![
                choice(
                    "output",
                    Text::of("转化成果", "Turned into"),
                    &choices::records(ctx.book(), &[Kind::Output]),
                    None,
                )
                .required(),
                on(Text::of("转化时间", "On")),
            ],
            Of::Answer => vec![
                on(Text::of("答复时间", "Answered on")),
                one_of(
                    "class",
                    Text::of("答复类别", "Class"),
                    AnswerClass::CHOICES,
                    None,
                )
                .required(),
                lines("what", Text::of("答复内容", "Answer"), "", 4),
                one_of(
                    "satisfaction",
                    Text::of("满意情况", "Satisfied"),
                    Satisfaction::CHOICES,
                    None,
                ),
                day("by", Text::of("承诺时限", "Promised by"), None, ctx)
                    .help(Text::of("B、C 类必填", "of class B or C")),
                yes(
                    "close",
                    Text::of("办结", "Close"),
                    Text::of(
                        "答复后即办结（A、D 类）",
                        "closed with this answer (A or D)",
                    ),
                    false,
                ),
            ],
            Of::Judge => vec![
                one_of(
                    "satisfaction",
                    Text::of("满意情况", "Satisfied"),
                    Satisfaction::CHOICES,
                    None,
                )
                .required(),
            ],
            Of::KeepPromise => vec![
                on(Text::of("兑现时间", "Kept on")),
                line("how", Text::of("兑现情况", "How"), ""),
            ],
            Of::Close => vec![
                on(Text::of("办结时间", "Closed on")),
                line("how", Text::of("办结说明", "How"), ""),
            ],
        }
    }
}

/// The units that have it, by their places.
fn units(opinion: &Opinion) -> Options {
    let all = (1..)
        .zip(opinion.standing())
        .map(|(nth, it): (u64, _)| Choice {
            key: key(OpinionId(nth)),
            label: it.unit.clone(),
            hint: it.assigned_on.to_string(),
        });
    Options::things(all.collect())
}

impl Paper for Step {
    fn title(&self, book: &Book) -> Text {
        titled(&self.verb().title(), &book.name_of(Kind::Opinion, self.1.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let opinion = find(&ctx.book().opinions, self.1)?;
        let state = opinion.state().word();
        let said = format!("{}  {}", opinion.received_on, state.say(ctx.locale));
        let mut fields = vec![shown("state", Text::of("状态", "State"), said)];
        fields.extend(self.own_fields(opinion, ctx));
        Ok(fields)
    }

    fn begins_at(&self) -> Option<&'static str> {
        match self.0 {
            Of::Assign | Of::SendBack => Some("unit"),
            Of::Convert => Some("output"),
            Of::Answer => Some("class"),
            Of::Judge => Some("satisfaction"),
            Of::KeepPromise | Of::Close => Some("on"),
        }
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let opinion = self.1;
        let mut on = ctx.today().date;
        let (mut unit, mut reason, mut how, mut what) =
            (String::new(), String::new(), String::new(), String::new());
        let mut output = OutputId(0);
        let (mut by, mut close) = (None, false);
        let mut reading = Reading::of(form);
        reading
            .the_day("on", &mut on)
            .text("reason", &mut reason)
            .text("how", &mut how)
            .text("what", &mut what)
            .day("by", &mut by)
            .yes("close", &mut close);
        if form.editor("output").is_some() {
            reading.the_chosen("output", &mut output);
        }
        let missing = || Text::of("此项必填。", "This must be filled in.");
        match self.0 {
            Of::Assign => {
                reading.text("unit", &mut unit);
            }
            Of::SendBack => {
                let nth: Option<OpinionId> = chosen(form, "unit");
                let all = ctx.book().opinions.get(opinion).ok_or(Refusal::Gone {
                    kind: Kind::Opinion,
                    id: opinion.0,
                })?;
                let of = nth.and_then(|nth| {
                    let nth = usize::try_from(nth.0).ok()?.checked_sub(1)?;
                    all.standing().nth(nth)
                });
                match of {
                    Some(it) => unit.clone_from(&it.unit),
                    None => reading.wrong("unit", missing()),
                }
            }
            _ => {}
        }
        let satisfaction = ticked(form, "satisfaction", Satisfaction::from_code).next();
        let class = ticked(form, "class", AnswerClass::from_code).next();
        reading.done()?;
        let lacks = |field| Refusal::Fields(vec![FieldError::new(field, missing())]);
        Ok(match self.0 {
            Of::Assign => Box::new(AssignOpinion {
                opinion,
                unit,
                role: ticked(form, "role", UnitRole::from_code)
                    .next()
                    .unwrap_or(UnitRole::Lead),
                on,
            }),
            Of::SendBack => Box::new(SendOpinionBack {
                opinion,
                unit,
                on,
                reason,
            }),
            Of::Convert => Box::new(ConvertOpinion {
                opinion,
                output,
                on,
            }),
            Of::Answer => Box::new(AnswerOpinion {
                opinion,
                answer: Answer {
                    on,
                    class: class.ok_or_else(|| lacks("class"))?,
                    what,
                    satisfaction,
                    promise: by.map(|by| Promise { by, kept: None }),
                },
                close,
            }),
            Of::Judge => Box::new(JudgeAnswer {
                opinion,
                on,
                said: satisfaction.ok_or_else(|| lacks("satisfaction"))?,
            }),
            Of::KeepPromise => Box::new(KeepPromise { opinion, on, how }),
            Of::Close => Box::new(CloseOpinion { opinion, on, how }),
        })
    }
}

/// An opinion that is drawn from a form.
pub(super) struct Drawn(pub(super) FormId);

impl Drawn {
    fn begin(&self, ctx: &Ctx<'_>) -> Result<Opinion, Text> {
        let form = ctx.desk.form(self.0).ok().flatten();
        let form = form.ok_or_else(|| gone(Kind::RegistrationForm, self.0.0))?;
        Ok(drawn_from(&form, ctx.book(), ctx.today()))
    }
}

impl Paper for Drawn {
    fn title(&self, book: &Book) -> Text {
        let form = book.name_of(Kind::RegistrationForm, self.0.0);
        titled(&Verb::Add(Kind::Opinion).title(), &form)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        Ok(fields_of(&self.begin(ctx)?, true, ctx))
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut opinion = self.begin(ctx).map_err(Refusal::Procedure)?;
        let mut reading = Reading::of(form);
        read(&mut opinion, form, &mut reading, ctx);
        reading.done()?;
        Ok(Box::new(DrawOpinion(opinion)))
    }
}
