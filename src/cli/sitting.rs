//! `jiebie sitting`: a sitting's agenda, minute and list for approval; whom the council approved in it, which prizes it decided on.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::act::Way;
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::output::{self, Force};
use super::shell::Shell;
use crate::desk::papers::sitting::{self, SittingPaperKind};
use crate::desk::sitting::{ApproveIn, AwardIn, nominated, to_approve};
use crate::desk::{Desk, Refusal};
use crate::domain::calendar::Year;
use crate::domain::id::{ConvenorId, PrizeId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::CouncilSitting;
use crate::text;

/// A sitting of the leadership.
#[derive(Debug, Args)]
#[command(
    about = say("会议：议程、纪要、提请审定名单，登记审定的召集人和评定的优秀", "A sitting: agenda, minute, list for approval, whom it approved, which prizes it decided on"),
    after_help = say(
        "示例：\n  jiebie add sitting body=主席会议 number=3 held_on=2026-2-27\n  jiebie add agenda-item sitting=七届第3次主席会议 kind=approval title=审定界别召集人\n  jiebie sitting approvals 七届第3次主席会议\n  jiebie sitting approve 七届第3次主席会议\n  jiebie sitting minute 七届第3次主席会议",
        "Examples:\n  jiebie add sitting body=council number=3 held_on=2026-2-27\n  jiebie add agenda-item sitting=七届第3次主席会议 kind=approval title=审定界别召集人\n  jiebie sitting approvals 七届第3次主席会议\n  jiebie sitting approve 七届第3次主席会议\n  jiebie sitting minute 七届第3次主席会议",
    ),
)]
pub(super) struct Sitting {
    #[command(subcommand)]
    act: SittingCommand,
}

#[derive(Debug, Subcommand)]
enum SittingCommand {
    #[command(about = say("议程", "The agenda"))]
    Agenda(Handout),
    #[command(about = say("纪要：议定事项、审定的召集人、督办问题", "The minute: decisions, approvals, problems"))]
    Minute(Handout),
    #[command(about = say("提请审定的召集人名单", "The convenors who wait for the council, and whom it approved"))]
    Approvals(Handout),
    #[command(about = say("登记会议审定的召集人：不写名单的，为当日待审定的全部", "Record whom the sitting approved: all who wait, or those named"))]
    Approve {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "CONVENOR", help = say("只审定这些召集人：姓名，或界别和姓名，或编号", "Only these: the name, sector and name, or the ID"))]
        convenors: Vec<String>,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("登记会议评定的优秀：不写名单的，为当日待评定的全部提名", "Record which prizes the sitting decided on: all nominations that wait, or those named"))]
    Award {
        #[command(flatten)]
        which: Which,
        #[arg(value_name = "PRIZE", help = say("只评定这些：界别、召集人，或评优的编号", "Only these: the sector or convenor, or the prize's ID"))]
        prizes: Vec<String>,
        #[command(flatten)]
        way: Way,
    },
}

#[derive(Debug, Args)]
struct Which {
    #[arg(value_name = "SITTING", help = say("会议：名称或编号", "The sitting: title or ID"))]
    sitting: String,
}

impl Which {
    fn find<'b>(&self, desk: &'b Desk) -> Result<&'b CouncilSitting, Failure> {
        let (book, today) = (desk.book(), desk.today().date);
        let id = lookup::record(book, today, Kind::CouncilSitting, &self.sitting)?;
        let gone = Refusal::Gone {
            kind: Kind::CouncilSitting,
            id,
        };
        Ok(book.sittings.get(SittingId(id)).ok_or(gone)?)
    }
}

/// A paper of a sitting: printed, or written as a document.
#[derive(Debug, Args)]
struct Handout {
    #[command(flatten)]
    which: Which,
    #[arg(short, long, value_name = "FILE", help = say("写成这个 Word 文档；- 表示写到标准输出", "Write this Word document; - for the standard output"))]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

impl Handout {
    fn make(
        &self,
        shell: &mut Shell,
        desk: &Desk,
        kind: SittingPaperKind,
    ) -> Result<Exit, Failure> {
        let sitting = self.which.find(desk)?;
        if let Some(to) = &self.output {
            let paper = sitting::printed(desk, sitting.id, kind)?;
            return output::hand_out(shell, to, self.force.if_there(), &paper);
        }
        let paper = kind.of(desk.book(), sitting);
        if shell.json {
            shell.out.json(&paper.value)?;
            return Ok(Exit::Clean);
        }
        shell.out.line(&paper.title)?;
        for line in &paper.lines {
            shell.out.line(line)?;
        }
        Ok(Exit::Clean)
    }
}

impl Sitting {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        match self.act {
            SittingCommand::Agenda(it) => it.make(shell, &desk, SittingPaperKind::Agenda),
            SittingCommand::Minute(it) => it.make(shell, &desk, SittingPaperKind::Minute),
            SittingCommand::Approvals(it) => it.make(shell, &desk, SittingPaperKind::Approvals),
            SittingCommand::Approve {
                which,
                convenors,
                way,
            } => {
                let (book, today) = (desk.book(), desk.today().date);
                let sitting = which.find(&desk)?;
                let convenors = match convenors.as_slice() {
                    [] => to_approve(book, sitting, today)
                        .iter()
                        .map(|it| it.id)
                        .collect(),
                    some => some
                        .iter()
                        .map(|typed| {
                            let id = lookup::record(book, today, Kind::Convenor, typed)?;
                            Ok(ConvenorId(id))
                        })
                        .collect::<Result<_, Failure>>()?,
                };
                let request = ApproveIn {
                    sitting: sitting.id,
                    convenors,
                };
                way.carry_out(shell, &mut desk, &request)
            }
            SittingCommand::Award { which, prizes, way } => {
                let (book, today) = (desk.book(), desk.today().date);
                let sitting = which.find(&desk)?;
                let waiting = nominated(book, sitting.held_on);
                let years: BTreeSet<Year> = waiting.iter().map(|it| it.year).collect();
                if prizes.is_empty() && years.len() > 1 {
                    let years: Vec<_> = years.iter().map(ToString::to_string).collect();
                    let (zh, en) = (years.join("、"), years.join(", "));
                    return Err(Failure::Asked(text!(
                        "待评定的提名不止一个年度（{zh}），请写明是哪些。",
                        "Nominations of several years wait ({en}); name which are meant."
                    )));
                }
                let prizes = match prizes.as_slice() {
                    [] => waiting.iter().map(|it| it.id).collect(),
                    some => some
                        .iter()
                        .map(|typed| Ok(PrizeId(lookup::record(book, today, Kind::Prize, typed)?)))
                        .collect::<Result<_, Failure>>()?,
                };
                let request = AwardIn {
                    sitting: sitting.id,
                    prizes,
                };
                way.carry_out(shell, &mut desk, &request)
            }
        }
    }
}
