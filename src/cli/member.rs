//! `jiebie member`: a member leaves, or is replaced in mid-term.

use clap::{Args, Subcommand};

use super::act::{Way, fill, said};
use super::end::Departed;
use super::failure::{Exit, Failure};
use super::help::{FIELDS, say};
use super::kinds::Fields;
use super::lookup;
use super::shell::Shell;
use crate::desk::Refusal;
use crate::desk::member::{self, Leave};
use crate::domain::record::{Entity, Kind, Record};

/// What becomes of a member's seat.
#[derive(Debug, Args)]
#[command(about = say("委员离任、届中调整", "A member leaves, or is replaced in mid-term"))]
pub(super) struct Member {
    #[command(subcommand)]
    act: MemberCommand,
}

#[derive(Debug, Subcommand)]
enum MemberCommand {
    #[command(about = say("登记委员离任，名下的重点联系对象随之终止", "Record that a member left; the key contacts end, too"))]
    Leave {
        #[arg(value_name = "NAME|ID", help = say("委员：姓名或编号", "The member: name or ID"))]
        which: String,
        #[command(flatten)]
        departure: Departed,
        #[command(flatten)]
        way: Way,
    },
    #[command(
        about = say("届中调整：原委员离任（已离任的除外），继任委员到任", "Replace a member in mid-term: who serves leaves, and the successor takes the seat"),
        mut_arg(FIELDS, |arg| arg.value_parser(Fields::new(Kind::Member, true))),
        after_help = say(
            "示例：jiebie member replace 王伟#12 姓名=李明 性别=男 --on 2026-6-30 --reason 工作调动\n继任委员的界别、专委会不写的，与原委员相同。",
            "Example: jiebie member replace 王伟#12 name=李明 sex=m --on 2026-6-30 --reason 工作调动\nThe successor's sector and committee are the predecessor's unless others are given.",
        ),
    )]
    Replace {
        #[arg(value_name = "NAME|ID", help = say("原委员：姓名或编号", "The predecessor: name or ID"))]
        which: String,
        #[arg(value_name = "FIELD=VALUE", required = true, help = say("继任委员的项目=值，可给多个", "Fields of the successor and their values"))]
        fields: Vec<String>,
        #[command(flatten)]
        departure: Departed,
        #[command(flatten)]
        way: Way,
    },
}

impl Member {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let today = desk.today().date;
        match self.act {
            MemberCommand::Leave {
                which,
                departure,
                way,
            } => {
                let member = lookup::member(desk.book(), today, &which)?;
                let departure = departure.said(today)?;
                way.carry_out(shell, &mut desk, &Leave { member, departure })
            }
            MemberCommand::Replace {
                which,
                fields,
                departure,
                way,
            } => {
                let said = said(&fields)?;
                let predecessor = lookup::member(desk.book(), today, &which)?;
                let departure = departure.said(today)?;
                let day = desk.today();
                let left = desk.book().members.get(predecessor);
                // Of whoever left before, the day is known.
                let left = left.and_then(|it| it.left.as_ref()).map(|it| it.on);
                let on = left.map_or(departure.on, |left| departure.on.max(left));
                let successor = member::successor(desk.book(), day, on, predecessor)?;
                let mut record = successor.into_record();
                fill(&desk, &mut record, &said, None)?;
                let Record::Member(successor) = record else {
                    return Err(Refusal::Gone {
                        kind: Kind::Member,
                        id: predecessor.0,
                    }
                    .into());
                };
                let request = member::Replace {
                    predecessor,
                    departure,
                    successor,
                };
                way.carry_out(shell, &mut desk, &request)
            }
        }
    }
}
