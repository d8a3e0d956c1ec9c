//! `jiebie form`: the steps of a form's life, the same verbs as on the screens; and without a step, forms
//! printed.

mod ids;
mod print;
mod sheet;

use clap::{Args, Subcommand};
use serde_json::json;

use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::shell::Shell;
use crate::desk::form::{
    FileForms, PutBackForms, ResumeForms, ReturnForms, SubmitForms, UploadForms, WithdrawForms,
};
use crate::desk::{ActOutcome, AnyRequest, Desk, Refusal};
use crate::domain::form::Event;
use crate::domain::id::FormId;
use crate::text;
use crate::text::Text;
use print::Print;

/// Forms that did not take the step, and why.
type Refused = Vec<(FormId, Text)>;

/// Takes a step, or prints.
#[derive(Debug, Args)]
#[command(
    about = say("办理登记表：填写、更正、提交、备案、退回、标记已上传、撤回、恢复、撤销备案；或写成 Word 文档", "Begin, correct, submit, file, return, mark as uploaded, withdraw, take up again or put back forms; or write Word documents"),
    after_help = say(
        "不带命令即写成 Word 文档：\n  jiebie form 12 -o 登记表.docx\n  jiebie form --year 2026 --sector 教育界 -d 登记表\n  jiebie form --blank -o 空白登记表.docx",
        "Without a command, forms are written as Word documents:\n  jiebie form 12 -o form.docx\n  jiebie form --year 2026 --sector 教育界 -d forms\n  jiebie form --blank -o blank.docx",
    ),
)]
pub(super) struct Form {
    #[command(subcommand)]
    step: Option<Step>,
    #[command(flatten)]
    print: Print,
}

#[derive(Debug, Subcommand)]
enum Step {
    #[command(about = say("填写一份登记表，存为草稿或同时提交", "Begin a form, as a draft or handed in at once"))]
    Begin(sheet::Begin),
    #[command(about = say("更正尚未备案的登记表", "Correct a form that is not filed yet"))]
    Correct(sheet::Correct),
    #[command(about = say("提交草稿或被退回的登记表", "Hand in drafts and returned forms"))]
    Submit(Which),
    #[command(about = say("备案已提交的登记表", "File submitted forms"))]
    File(Which),
    #[command(about = say("退回已提交的登记表，须写明原因", "Return submitted forms; a reason is required"))]
    Return(Why),
    #[command(about = say("把已备案的登记表标记为已上传政协云", "Mark filed forms as uploaded to CPPCC Cloud"))]
    Upload(Which),
    #[command(about = say("撤回尚未上传的登记表", "Withdraw forms that are not uploaded yet"))]
    Withdraw(Why),
    #[command(about = say("把已撤回的登记表恢复为草稿，经办记录保留", "Take withdrawn forms up again as drafts, with their history"))]
    Resume(Which),
    #[command(about = say("撤销误办的备案，登记表回到待备案，须写明原因", "Put forms back that were filed by mistake; a reason is required"))]
    PutBack(Why),
}

#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "ID", required = true, help = say("登记表编号，可给多个；- 表示从标准输入读取", "The forms' IDs; - reads them from the standard input"))]
    ids: Vec<String>,
}

#[derive(Debug, Args)]
struct Why {
    #[command(flatten)]
    which: Which,
    #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true, help = say("原因", "The reason"))]
    reason: String,
}

impl Form {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let Some(step) = self.step else {
            return self.print.run(shell);
        };
        if !self.print.is_silent() {
            return Err(Failure::Asked(Text::of(
                "办理和写成文档是两件事，请分两次进行。",
                "Taking a step and writing documents are two things; do one after the other.",
            )));
        }
        let (event, which, reason) = match step {
            Step::Begin(form) => return form.run(shell),
            Step::Correct(form) => return form.run(shell),
            Step::Submit(which) => (Event::Submit, which, String::new()),
            Step::File(which) => (Event::File, which, String::new()),
            Step::Upload(which) => (Event::Upload, which, String::new()),
            Step::Return(why) => (Event::Return, why.which, why.reason),
            Step::Resume(which) => (Event::Resume, which, String::new()),
            Step::Withdraw(why) => (Event::Withdraw, why.which, why.reason),
            Step::PutBack(why) => (Event::PutBack, why.which, why.reason),
        };
        let mut desk = shell.desk()?;
        let desk = &mut desk;
        let (forms, gone) = part(desk, event, ids::read(shell, which.ids)?)?;
        let request: Box<AnyRequest> = match event {
            Event::Submit => Box::new(SubmitForms { forms }),
            Event::File => Box::new(FileForms { forms }),
            Event::Upload => Box::new(UploadForms { forms }),
            Event::Return => Box::new(ReturnForms { forms, reason }),
            Event::PutBack => Box::new(PutBackForms { forms, reason }),
            Event::Resume => {
                let read = forms.iter().map(|id| desk.form_now(*id));
                let read = read.collect::<Result<Vec<_>, _>>()?;
                let forms = read.into_iter().flatten().collect();
                Box::new(ResumeForms { forms })
            }
            Event::Begin | Event::Withdraw => Box::new(WithdrawForms { forms, reason }),
        };
        let mut outcome = desk.carry_out(&*request)?.value;
        outcome.refused.extend(gone);
        report(shell, desk, event, &outcome)
    }
}

/// Parts the forms that may take the step from those that are done with or were never there, which are
/// refused with the reason; refused as a whole when all are.
fn part(desk: &Desk, event: Event, all: Vec<FormId>) -> Result<(Vec<FormId>, Refused), Failure> {
    let mut waiting = Vec::new();
    let mut gone = Vec::new();
    for id in all {
        match desk.may_take(id, event) {
            Ok(()) => waiting.push(id),
            Err(Refusal::Store(error)) => return Err(error.into()),
            Err(refusal) => gone.push((id, refusal)),
        }
    }
    if waiting.is_empty() && !gone.is_empty() {
        return Err(gone.swap_remove(0).1.into());
    }
    let told = gone.into_iter().map(|(id, refusal)| (id, refusal.text()));
    Ok((waiting, told.collect()))
}

fn report(
    shell: &mut Shell,
    desk: &Desk,
    event: Event,
    outcome: &ActOutcome,
) -> Result<Exit, Failure> {
    let locale = shell.locale;
    let exit = if outcome.refused.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    };
    if shell.json {
        let refused: Vec<_> = outcome
            .refused
            .iter()
            .map(|(id, why)| json!({ "id": id, "reason": why.say(locale) }))
            .collect();
        shell
            .out
            .json(&json!({ "done": outcome.done, "refused": refused }))?;
        return Ok(exit);
    }
    let word = event.word();
    let (zh, en) = (&word.zh, &word.en);
    for id in &outcome.done {
        let name = name_of(desk, *id)?;
        shell.tell(&text!("{zh}：{name} #{id}", "{en}: {name} #{id}"))?;
    }
    for (id, why) in &outcome.refused {
        let name = name_of(desk, *id)?;
        let form = format!("{name} #{id}");
        let form = form.trim_start();
        let (why_zh, why_en) = (&why.zh, &why.en);
        let told = text!("未办：{form}：{why_zh}", "not {en}: {form}: {why_en}");
        complain(told.say(locale), locale);
    }
    Ok(exit)
}

fn name_of(desk: &Desk, id: FormId) -> Result<String, Failure> {
    let form = desk.form(id)?;
    let name = form.map(|form| desk.book().member_name(form.sheet.member).to_owned());
    Ok(name.unwrap_or_default())
}
