//! `jiebie show`: counts; one committee, sector, member or form with all that hangs on it; any other record
//! field by field.

mod card;
mod committee;
mod counts;
mod form;
mod member;
mod record;
mod sector;
mod which;

use clap::{Args, Subcommand};

use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use which::Which;

/// Shows something.
#[derive(Debug, Args)]
#[command(about = say("查看数量、专委会、界别、委员、登记表，或其他一条记录", "Show counts, a committee, sector, member or form, or any other record"))]
pub(super) struct Show {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(about = say("各类记录的数量", "How many records there are of each kind"))]
    Counts,
    #[command(about = say("一个专委会及其联系的界别；不给名称则列出全部", "A committee and its sectors; without a name, all committees"))]
    Committee(Which),
    #[command(about = say("一个界别：召集人、联络员、“五有”、委员；不给名称则列出全部", "A sector: convenors, liaison, five haves, members; without a name, all sectors"))]
    Sector(Which),
    #[command(about = say("一名委员：信息、重点联系对象、历年登记表；不给姓名则列出全部", "A member: record, key contacts, forms of all years; without a name, all members"))]
    Member(Which),
    #[command(about = say("一份登记表及其办理经过；不给编号则列出待办的", "A form and its history; without an ID, the pending ones"))]
    Form(WhichForm),
    #[command(flatten)]
    Record(record::Record),
}

#[derive(Debug, Args)]
struct WhichForm {
    #[arg(value_name = "ID|NAME", help = say("登记表编号，或委员姓名", "The form's ID, or its member's name"))]
    name: Option<String>,
}

impl Show {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        match self.what {
            What::Counts => counts::print(shell, &desk),
            What::Committee(which) => committee::print(shell, &desk, &which),
            What::Sector(which) => sector::print(shell, &desk, &which),
            What::Member(which) => member::print(shell, &desk, &which),
            What::Form(which) => form::print(shell, &desk, which.name.as_deref()),
            What::Record(record) => record.print(shell, &desk),
        }?;
        Ok(Exit::Clean)
    }
}
