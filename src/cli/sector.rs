//! `jiebie sector`: a part of a sector becomes one of its own, several become one, one is called otherwise.

use clap::{Args, Subcommand};

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::Desk;
use crate::desk::sector::{MergeSectors, MergedInto, Named, Rename, SplitSector};

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
        #[arg(long, value_name = "NAME", help = say("新界别的联络员；不写的，另行登记，原联络员仍联系原界别", "The new sector's liaison; else it has none yet, and the liaison stays with the old one"))]
        liaison: Option<String>,
        #[command(flatten)]
        way: Way,
    },
    #[command(
        about = say("界别合并：自某日起并为一个界别，委员、召集人、领导、工作室、未完成的计划事项和经费余额随之", "Merge sectors: from a day on they are one, with their members, convenors, leaders, workrooms, open items of plans and what is left of their money"),
        after_help = say(
            "示例：jiebie sector merge 科学技术界 科协 --into 科学技术界 --on 2026-7-1 --dry-run\n此前的活动、成果、计划和总结仍归原界别；随之的召集人由主席会议重新审定。",
            "Example: jiebie sector merge 科学技术界 科协 --into 科学技术界 --on 2026-7-1 --dry-run\nActivities, outputs, plans and summaries of before stay with the former sectors; the council approves who comes along anew.",
        ),
    )]
    Merge(Merging),
    #[command(
        about = say("界别更名：自某日起用新名称，此前的材料仍用原名", "Rename a sector from a day on; papers of before have the former name"),
        after_help = say(
            "示例：jiebie sector rename 科技界 科学技术界 --on 2026-7-1\n名称原来就写错的：jiebie set sector 科技界 name=科学技术界",
            "Example: jiebie sector rename 科技界 科学技术界 --on 2026-7-1\nA name that was wrong from the first: jiebie set sector 科技界 name=科学技术界",
        ),
    )]
    Rename {
        #[arg(value_name = "NAME|ID", help = say("界别：名称或编号", "The sector: name or ID"))]
        which: String,
        #[command(flatten)]
        renaming: Renaming,
    },
}

/// Another name, and from when on.
#[derive(Debug, Args)]
pub(super) struct Renaming {
    #[arg(value_name = "NAME", help = say("新名称", "The new name"))]
    name: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("新名称自哪天起（默认：当天）", "The first day of the new name (default: today)"))]
    on: Option<Day>,
    #[command(flatten)]
    way: Way,
}

impl Renaming {
    pub(super) fn run(
        self,
        of: Named,
        shell: &mut Shell,
        desk: &mut Desk,
    ) -> Result<Exit, Failure> {
        let today = desk.today().date;
        let request = Rename {
            of,
            name: self.name,
            from: or_today(self.on.as_ref(), today)?,
        };
        self.way.carry_out(shell, desk, &request)
    }
}

#[derive(Debug, Args)]
struct Merging {
    #[arg(value_name = "SECTOR", required = true, help = say("要合并的界别：名称或编号，可给多个", "The sectors that are merged: names or IDs"))]
    sectors: Vec<String>,
    #[arg(long, value_name = "NAME|ID", help = say("并入哪个界别：其中之一，或新名称", "The sector that stays: one of them, or a new name"))]
    into: String,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("合并后的第一天（默认：当天）", "The first day on which they are one (default: today)"))]
    on: Option<Day>,
    #[arg(long, value_name = "NAME|ID", help = say("合并后由哪个专委会联系（默认：留下的界别的，或各界别共同的）", "The committee that looks after it (default: that of the sector that stays, or the one that all have)"))]
    committee: Option<String>,
    #[arg(long, value_name = "MEMBER", num_args = 1.., help = say("合并后的召集人：从原召集人中留任的（默认：全部）", "Who of the convenors stay (default: all)"))]
    convenors: Vec<String>,
    #[arg(long, value_name = "MEMBER", help = say("合并后的第一召集人（默认：留下的界别的，或唯一的一名）", "Who of them is the first (default: that of the sector that stays, or the only one)"))]
    first: Option<String>,
    #[arg(long, value_name = "NAME", help = say("留任的联络员（默认：留下的界别的，或唯一的一名）", "The liaison who stays (default: that of the sector that stays, or the only one)"))]
    liaison: Option<String>,
    #[command(flatten)]
    way: Way,
}

impl Merging {
    fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let sectors = self
            .sectors
            .iter()
            .map(|it| lookup::sector(book, today, it));
        let sectors = sectors.collect::<Result<Vec<_>, _>>()?;
        let convenors = self
            .convenors
            .iter()
            .map(|it| lookup::member(book, today, it));
        let committee = self.committee.as_deref();
        let first = self.first.as_deref();
        let request = MergeSectors {
            into: MergedInto::said(book, &self.into)?,
            from: or_today(self.on.as_ref(), today)?,
            committee: committee
                .map(|it| lookup::committee(book, it))
                .transpose()?,
            convenors: convenors.collect::<Result<_, _>>()?,
            first: first
                .map(|it| lookup::member(book, today, it))
                .transpose()?,
            liaison: self.liaison,
            sectors,
        };
        self.way.carry_out(shell, &mut desk, &request)
    }
}

impl Sector {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        match self.act {
            SectorCommand::Split {
                which,
                name,
                members,
                on,
                liaison,
                way,
            } => {
                let mut desk = shell.desk()?;
                let (book, today) = (desk.book(), desk.today().date);
                let members = members.iter().map(|it| lookup::member(book, today, it));
                let request = SplitSector {
                    sector: lookup::sector(book, today, &which)?,
                    name,
                    members: members.collect::<Result<_, _>>()?,
                    from: or_today(on.as_ref(), today)?,
                    liaison,
                };
                way.carry_out(shell, &mut desk, &request)
            }
            SectorCommand::Merge(it) => it.run(shell),
            SectorCommand::Rename { which, renaming } => {
                let mut desk = shell.desk()?;
                let id = lookup::sector(desk.book(), desk.today().date, &which)?;
                renaming.run(Named::Sector(id), shell, &mut desk)
            }
        }
    }
}
