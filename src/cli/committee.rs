//! `jiebie committee`: which sectors a committee looks after, all of them at once; and its end.

use clap::{Args, Subcommand};

use super::act::{Moved, Way};
use super::end::Departed;
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::sector::Renaming;
use super::shell::Shell;
use crate::desk::committee::{AssignSectors, DissolveCommittee};
use crate::desk::sector::Named;

/// What a committee looks after.
#[derive(Debug, Args)]
#[command(about = say("专委会联系哪些界别", "Which sectors a committee looks after"))]
pub(super) struct Committee {
    #[command(subcommand)]
    act: CommitteeCommand,
}

#[derive(Debug, Subcommand)]
enum CommitteeCommand {
    #[command(
        about = say("确定专委会联系的全部界别，原来联系、这里没有的不再联系", "Give a committee its sectors, all of them: others that it had are let go"),
        after_help = say(
            "示例：jiebie committee assign 教科卫体委员会 教育界 科技界 --moved-on 2026-3-1\n只调整一个界别：jiebie set sector 教育界 committee=教科卫体委员会",
            "Example: jiebie committee assign 教科卫体委员会 教育界 科技界 --moved-on 2026-3-1\nOne sector alone: jiebie set sector 教育界 committee=教科卫体委员会",
        ),
    )]
    Assign {
        #[arg(value_name = "NAME|ID", help = say("专委会：名称或编号", "The committee: name or ID"))]
        which: String,
        #[arg(value_name = "SECTOR", required = true, help = say("界别：名称或编号，可给多个", "Its sectors: names or IDs"))]
        sectors: Vec<String>,
        #[command(flatten)]
        moved: Moved,
        #[command(flatten)]
        way: Way,
    },
    #[command(
        about = say("撤销专委会，所联系的界别自次日起转给另一专委会，此前的记录不变", "Dissolve a committee: its sectors go over to another from the next day on; what was before stays"),
        after_help = say(
            "示例：jiebie committee dissolve 提案委员会 --to 经济科技委员会 --on 2026-6-30 --reason 机构调整 --dry-run\n各界别去向不同的，先用 committee assign 逐一调整。",
            "Example: jiebie committee dissolve 提案委员会 --to 经济科技委员会 --on 2026-6-30 --reason 机构调整 --dry-run\nWhere its sectors go to several, assign them first.",
        ),
    )]
    Dissolve {
        #[arg(value_name = "NAME|ID", help = say("专委会：名称或编号", "The committee: name or ID"))]
        which: String,
        #[arg(long, value_name = "NAME|ID", help = say("界别转给哪个专委会", "The committee that its sectors go over to"))]
        to: Option<String>,
        #[command(flatten)]
        departed: Departed,
        #[command(flatten)]
        way: Way,
    },
    #[command(
        about = say("专委会更名：自某日起用新名称，此前的材料仍用原名", "Rename a committee from a day on; papers of before have the former name"),
        after_help = say(
            "示例：jiebie committee rename 提案委员会 提案和督办委员会 --on 2026-7-1",
            "Example: jiebie committee rename 提案委员会 提案和督办委员会 --on 2026-7-1",
        ),
    )]
    Rename {
        #[arg(value_name = "NAME|ID", help = say("专委会：名称或编号", "The committee: name or ID"))]
        which: String,
        #[command(flatten)]
        renaming: Renaming,
    },
}

impl Committee {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        match self.act {
            CommitteeCommand::Rename { which, renaming } => {
                let id = lookup::committee(book, &which)?;
                renaming.run(Named::Committee(id), shell, &mut desk)
            }
            CommitteeCommand::Assign {
                which,
                sectors,
                moved,
                way,
            } => {
                let sectors = sectors.iter().map(|it| lookup::sector(book, today, it));
                let request = AssignSectors {
                    committee: lookup::committee(book, &which)?,
                    sectors: sectors.collect::<Result<_, _>>()?,
                    from: moved.change(today)?.from,
                };
                way.carry_out(shell, &mut desk, &request)
            }
            CommitteeCommand::Dissolve {
                which,
                to,
                departed,
                way,
            } => {
                let to = to.as_deref().map(|it| lookup::committee(book, it));
                let request = DissolveCommittee {
                    committee: lookup::committee(book, &which)?,
                    departure: departed.said(today)?,
                    to: to.transpose()?,
                };
                way.carry_out(shell, &mut desk, &request)
            }
        }
    }
}
