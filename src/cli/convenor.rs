//! `jiebie convenor`: elected, approved, designated as the first.

use clap::{Args, Subcommand};

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::convenor::{Approve, DesignateFirst, Elect};
use crate::domain::id::ConvenorId;
use crate::domain::record::Kind;

/// What becomes of a sector's convenors.
#[derive(Debug, Args)]
#[command(
    about = say("界别召集人：登记推选、主席会议审定、明确第一召集人", "Convenors: record an election, the council's approval, who is the first"),
    after_help = say(
        "示例：\n  jiebie convenor elect 教育界 王伟 --on 2026-2-10 --first\n  jiebie convenor approve 王伟 --on 2026-3-9\n  jiebie convenor first 教育界王伟\n任职终止用 jiebie end convenor。",
        "Examples:\n  jiebie convenor elect 教育界 王伟 --on 2026-2-10 --first\n  jiebie convenor approve 王伟 --on 2026-3-9\n  jiebie convenor first 教育界王伟\nAn appointment ends with jiebie end convenor.",
    ),
)]
pub(super) struct Convenor {
    #[command(subcommand)]
    act: ConvenorCommand,
}

#[derive(Debug, Subcommand)]
enum ConvenorCommand {
    #[command(about = say("登记界别推选的召集人", "Record that a sector elected a convenor"))]
    Elect(Election),
    #[command(about = say("登记主席会议审定", "Record the council's approval"))]
    Approve(Dated),
    #[command(about = say("明确为第一召集人，其余的自该日起不再是", "Make a convenor the first from a day on; the others step back"))]
    First(Dated),
}

#[derive(Debug, Args)]
struct Election {
    #[arg(value_name = "SECTOR", help = say("界别：名称或编号", "The sector: name or ID"))]
    sector: String,
    #[arg(value_name = "MEMBER", help = say("当选委员：姓名或编号", "The member elected: name or ID"))]
    member: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("推选日期（默认：当天）", "The day of the election (default: today)"))]
    on: Option<Day>,
    #[arg(long, help = say("为第一召集人，原第一召集人改为召集人", "As the first; the former one steps back"))]
    first: bool,
    #[arg(long, value_name = "NAME|ID", help = say("接替哪名召集人，其任职于推选当日终止", "In whose place; that appointment ends on the same day"))]
    replaces: Option<String>,
    #[arg(long, value_name = "REASON", help = say("被接替者终止的原因（默认：改选）", "Why the appointment of the one replaced ends"))]
    reason: Option<String>,
    #[arg(long, value_name = "VALUE", default_value = "", hide_default_value = true, help = say("备注", "A note"))]
    note: String,
    #[command(flatten)]
    way: Way,
}

#[derive(Debug, Args)]
struct Dated {
    #[arg(value_name = "NAME|ID", help = say("召集人：姓名，或界别和姓名，或编号", "The convenor: the name, sector and name, or the ID"))]
    which: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("哪一天（默认：当天）", "The day (default: today)"))]
    on: Option<Day>,
    #[command(flatten)]
    way: Way,
}

impl Convenor {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let convenor =
            |typed: &str| lookup::record(book, today, Kind::Convenor, typed).map(ConvenorId);
        match self.act {
            ConvenorCommand::Elect(it) => {
                let sector = lookup::sector(book, today, &it.sector)?;
                let request = Elect {
                    sector,
                    member: lookup::member_of(book, today, sector, &it.member)?,
                    elected: or_today(it.on.as_ref(), today)?,
                    first: it.first,
                    replaces: it.replaces.as_deref().map(convenor).transpose()?,
                    reason: it.reason.unwrap_or_else(|| "改选".to_owned()),
                    note: it.note,
                };
                it.way.carry_out(shell, &mut desk, &request)
            }
            ConvenorCommand::Approve(it) => {
                let (convenor, on) = (convenor(&it.which)?, or_today(it.on.as_ref(), today)?);
                let request = Approve { convenor, on };
                it.way.carry_out(shell, &mut desk, &request)
            }
            ConvenorCommand::First(it) => {
                let (convenor, on) = (convenor(&it.which)?, or_today(it.on.as_ref(), today)?);
                let request = DesignateFirst { convenor, on };
                it.way.carry_out(shell, &mut desk, &request)
            }
        }
    }
}
