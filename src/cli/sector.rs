//! `jiebie sector split`: a part of a sector becomes one of its own.

use clap::{Args, Subcommand};

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::sector::SplitSector;

/// What becomes of a sector.
#[derive(Debug, Args)]
#[command(about = say("界别届中调整", "A sector that changes in mid-term"))]
pub(super) struct Sector {
    #[command(subcommand)]
    act: SectorCommand,
}

#[derive(Debug, Subcommand)]
enum SectorCommand {
    #[command(
        about = say("界别分设：部分委员自某日起另成一个界别，其中的召集人、联系专委会、联系领导随之", "Split a sector: some members become one of their own from a day on, with their convenors, its committee and its leaders"),
        after_help = say(
            "示例：jiebie sector split 教育界 基础教育界 --members 王伟 李小明 --on 2026-7-1 --dry-run\n此前的计划、活动、成果仍归原界别；随之的召集人由主席会议重新审定。",
            "Example: jiebie sector split 教育界 基础教育界 --members 王伟 李小明 --on 2026-7-1 --dry-run\nPlans, activities and outputs of before stay with the sector; the council approves its convenors anew.",
        ),
    )]
    Split {
        #[arg(value_name = "NAME|ID", help = say("界别：名称或编号", "The sector: name or ID"))]
        which: String,
        #[arg(value_name = "NAME", help = say("新界别的名称", "What the new sector is called"))]
        name: String,
        #[arg(long, value_name = "MEMBER", required = true, num_args = 1.., help = say("分到新界别的委员：姓名或编号，可给多个", "Who belongs to the new one: names or IDs"))]
        members: Vec<String>,
        #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("新界别的第一天（默认：当天）", "Its first day (default: today)"))]
        on: Option<Day>,
        #[command(flatten)]
        way: Way,
    },
}

impl Sector {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let SectorCommand::Split {
            which,
            name,
            members,
            on,
            way,
        } = self.act;
        let members = members.iter().map(|it| lookup::member(book, today, it));
        let request = SplitSector {
            sector: lookup::sector(book, today, &which)?,
            name,
            members: members.collect::<Result<_, _>>()?,
            from: or_today(on.as_ref(), today)?,
        };
        way.carry_out(shell, &mut desk, &request)
    }
}
