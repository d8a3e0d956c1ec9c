//! `jiebie opinion`: an opinion is drawn from a form, assigned, sent back, turned into an output, answered, closed;
//! a promise is kept.

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::act::{Way, fill, said};
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure};
use super::help::{FIELDS, say};
use super::kinds::Fields;
use super::lookup;
use super::shell::Shell;
use crate::desk::opinion::{
    AnswerOpinion, AssignOpinion, CloseOpinion, ConvertOpinion, DrawOpinion, JudgeAnswer,
    KeepPromise, SendOpinionBack, drawn_from,
};
use crate::desk::written::{Said, field_of};
use crate::desk::{Desk, Refusal};
use crate::domain::id::{FormId, OpinionId, OutputId};
use crate::domain::opinion::{Answer, AnswerClass, Promise, Satisfaction, UnitRole};
use crate::domain::record::{Entity as _, Kind, Record};

/// The field that is the form's day where nothing is said of it.
const RECEIVED: &str = "received_on";

/// What becomes of an opinion.
#[derive(Debug, Args)]
#[command(
    about = say("意见建议：提取、交办、退回、转化、答复、兑现、办结", "Opinions: drawn, assigned, sent back, converted, answered, kept, closed"),
    after_help = say(
        "示例：\n  jiebie add opinion title=乡村教师周转房 reporter=罗志远 received_on=5-8\n  jiebie opinion assign 乡村教师周转房 市教育局 --on 5-12\n  jiebie opinion answer 乡村教师周转房 --class b --by 2026-12-31 --satisfied\n统计见 jiebie opinions，到期的见 jiebie due。",
        "Examples:\n  jiebie add opinion title=乡村教师周转房 reporter=罗志远 received_on=5-8\n  jiebie opinion assign 乡村教师周转房 市教育局 --on 5-12\n  jiebie opinion answer 乡村教师周转房 --class b --by 2026-12-31 --satisfied\njiebie opinions counts them, jiebie due lists what falls due.",
    ),
)]
pub(super) struct Opinion {
    #[command(subcommand)]
    act: OpinionCommand,
}

#[derive(Debug, Subcommand)]
enum OpinionCommand {
    #[command(
        about = say("从登记表提取一条意见建议；委员、界别、内容随登记表，题目可另写", "Draw an opinion from a form: member, sector and account are known; say the title"),
        mut_arg(FIELDS, |arg| arg.value_parser(Fields::new(Kind::Opinion, true))),
    )]
    FromForm {
        #[arg(value_name = "FORM", value_parser = form_id, help = say("登记表编号", "The form's ID"))]
        form: FormId,
        #[arg(value_name = "FIELD=VALUE", help = say("项目=值，如 title=小微企业融资，可给多个", "Fields and their values, such as title=…"))]
        fields: Vec<String>,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("交有关单位办理", "Give it to a unit"))]
    Assign {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "UNIT", help = say("承办单位", "The unit"))]
        unit: String,
        #[arg(long, help = say("会办（默认主办）", "It helps (else it leads)"))]
        joint: bool,
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("登记承办单位退回，之后重新交办", "Record that a unit sent it back"))]
    SendBack {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "UNIT", help = say("哪个单位退回", "The unit"))]
        unit: String,
        #[arg(long, value_name = "REASON", help = say("原因", "Why"))]
        reason: String,
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("登记转化成的成果", "Record the output that it became"))]
    Convert {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "OUTPUT", help = say("成果：标题或编号", "The output: title or ID"))]
        output: String,
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("登记答复", "Answer it"))]
    Answer(Answering),
    #[command(about = say("登记反映人对答复是否满意；不满意的须再次答复", "Record whether the answer satisfies"))]
    Judge {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        said: Judged,
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("登记承诺已兑现，随之办结", "Record that a promise was kept; that closes it"))]
    KeepPromise(Ending),
    #[command(about = say("办结", "Close it"))]
    Close(Ending),
}

#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "OPINION", help = say("意见建议：题目或编号", "The opinion: title or ID"))]
    opinion: String,
}

#[derive(Debug, Args)]
struct On {
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("哪一天（默认：当天）", "The day (default: today)"))]
    on: Option<Day>,
}

#[derive(Debug, Args)]
struct Satisfied {
    #[arg(long, conflicts_with = "dissatisfied", help = say("满意", "It satisfies"))]
    satisfied: bool,
    #[arg(long, help = say("不满意", "It does not satisfy"))]
    dissatisfied: bool,
}

/// The same, where something has to be said.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Judged {
    #[arg(long, help = say("满意", "It satisfies"))]
    satisfied: bool,
    #[arg(long, help = say("不满意", "It does not satisfy"))]
    dissatisfied: bool,
}

#[derive(Debug, Args)]
struct Answering {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "CLASS", value_parser = class(), ignore_case = true, help = say("类别：a 已解决、b 正在解决、c 列入计划、d 留作参考", "a solved, b in progress, c planned, d for reference"))]
    class: AnswerClass,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, help = say("答复内容", "What it says"))]
    what: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("承诺时限（B、C 类必填）", "By when, of class b or c"))]
    by: Option<Day>,
    #[arg(long, help = say("答复后即办结（A、D 类）", "Close it with this answer (a or d)"))]
    close: bool,
    #[command(flatten)]
    said: Satisfied,
    #[command(flatten)]
    on: On,
    #[command(flatten)]
    way: Way,
}

#[derive(Debug, Args)]
struct Ending {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, help = say("说明", "How"))]
    how: String,
    #[command(flatten)]
    on: On,
    #[command(flatten)]
    way: Way,
}

impl Which {
    fn find(&self, desk: &Desk) -> Result<OpinionId, Failure> {
        let (book, today) = (desk.book(), desk.today().date);
        lookup::record(book, today, Kind::Opinion, &self.opinion).map(OpinionId)
    }
}

impl On {
    fn day(&self, desk: &Desk) -> Result<NaiveDate, Failure> {
        or_today(self.on.as_ref(), desk.today().date)
    }
}

impl Satisfied {
    fn satisfaction(&self) -> Option<Satisfaction> {
        match (self.satisfied, self.dissatisfied) {
            (true, _) => Some(Satisfaction::Satisfied),
            (_, true) => Some(Satisfaction::Dissatisfied),
            _ => None,
        }
    }
}

impl Opinion {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let desk = &mut desk;
        match self.act {
            OpinionCommand::FromForm { form, fields, way } => {
                let found = desk.form(form)?.ok_or_else(|| desk.no_form(form))?;
                let drawn = drawn_from(&found, desk.book(), desk.today());
                let came = drawn.received_on;
                let mut record = drawn.into_record();
                let mut said = said(&fields)?;
                let is_day = |it: &Said| {
                    field_of(Kind::Opinion, &it.field).is_some_and(|it| it.own().id == RECEIVED)
                };
                if !said.iter().any(is_day) {
                    said.extend(Said::of(&format!("{RECEIVED}={came}")));
                }
                fill(desk, &mut record, &said, None)?;
                let Record::Opinion(opinion) = record else {
                    let kind = Kind::RegistrationForm;
                    return Err(Refusal::Gone { kind, id: form.0 }.into());
                };
                way.carry_out(shell, desk, &DrawOpinion(opinion))
            }
            OpinionCommand::Assign {
                which,
                unit,
                joint,
                on,
                way,
            } => {
                let request = AssignOpinion {
                    opinion: which.find(desk)?,
                    unit,
                    role: match joint {
                        true => UnitRole::Joint,
                        false => UnitRole::Lead,
                    },
                    on: on.day(desk)?,
                };
                way.carry_out(shell, desk, &request)
            }
            OpinionCommand::SendBack {
                which,
                unit,
                reason,
                on,
                way,
            } => {
                let request = SendOpinionBack {
                    opinion: which.find(desk)?,
                    unit,
                    on: on.day(desk)?,
                    reason,
                };
                way.carry_out(shell, desk, &request)
            }
            OpinionCommand::Convert {
                which,
                output,
                on,
                way,
            } => {
                let today = desk.today().date;
                let output = lookup::record(desk.book(), today, Kind::Output, &output)?;
                let request = ConvertOpinion {
                    opinion: which.find(desk)?,
                    output: OutputId(output),
                    on: on.day(desk)?,
                };
                way.carry_out(shell, desk, &request)
            }
            OpinionCommand::Answer(it) => {
                let today = desk.today().date;
                let by = it.by.map(|by| by.on(today)).transpose()?;
                let request = AnswerOpinion {
                    opinion: it.which.find(desk)?,
                    answer: Answer {
                        on: it.on.day(desk)?,
                        class: it.class,
                        what: it.what,
                        satisfaction: it.said.satisfaction(),
                        promise: by.map(|by| Promise { by, kept: None }),
                    },
                    close: it.close,
                };
                it.way.carry_out(shell, desk, &request)
            }
            OpinionCommand::Judge {
                which,
                said,
                on,
                way,
            } => {
                let request = JudgeAnswer {
                    opinion: which.find(desk)?,
                    on: on.day(desk)?,
                    said: match said.satisfied {
                        true => Satisfaction::Satisfied,
                        false => Satisfaction::Dissatisfied,
                    },
                };
                way.carry_out(shell, desk, &request)
            }
            OpinionCommand::KeepPromise(it) => {
                let request = KeepPromise {
                    opinion: it.which.find(desk)?,
                    on: it.on.day(desk)?,
                    how: it.how,
                };
                it.way.carry_out(shell, desk, &request)
            }
            OpinionCommand::Close(it) => {
                let request = CloseOpinion {
                    opinion: it.which.find(desk)?,
                    on: it.on.day(desk)?,
                    how: it.how,
                };
                it.way.carry_out(shell, desk, &request)
            }
        }
    }
}

fn form_id(typed: &str) -> Result<FormId, String> {
    let number = lookup::number(typed).map(FormId);
    number.ok_or_else(|| say("登记表编号是数字", "a form's ID is a number"))
}

fn class() -> impl TypedValueParser<Value = AnswerClass> {
    let codes = AnswerClass::ALL.map(AnswerClass::code);
    PossibleValuesParser::new(codes).map(|code| {
        // The parser lets only codes of these through.
        AnswerClass::from_code(&code.to_lowercase()).unwrap_or(AnswerClass::Reference)
    })
}
