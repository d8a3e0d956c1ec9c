//! `jiebie assess paper`: the sheet of one, or the list of all by grade, as a Word document.

use std::path::PathBuf;

use clap::Args;

use super::meant::{By, assessed};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help::say;
use crate::cli::output::{self, Force};
use crate::cli::shell::Shell;
use crate::desk::Desk;
use crate::desk::papers::assessment;

/// Writes a paper of the assessment.
#[derive(Debug, Args)]
pub(super) struct Paper {
    #[arg(value_name = "NAME|ID", help = say("谁的考核表，可给多个，每人一页；不给则为全体按等次的名单", "Whose sheets, a page each; without a name the list of all by grade"))]
    which: Vec<String>,
    #[arg(long, value_name = "NAME|ID", help = say("计分表：名称或编号（只有一张的可不给）", "The table: name or ID (not needed where there is one)"))]
    table: Option<String>,
    #[arg(short, long, value_name = "FILE", help = say("写成这个 Word 文档；- 表示写到标准输出", "Write this Word document; - for the standard output"))]
    output: PathBuf,
    #[command(flatten)]
    force: Force,
}

impl Paper {
    pub(super) fn run(self, shell: &mut Shell, desk: &Desk) -> Result<Exit, Failure> {
        let by = By {
            table: self.table,
            closed: None,
        };
        let table = by.table(desk)?;
        let of = self.which.iter().map(|it| assessed(desk, table, it));
        let of = of.collect::<Result<Vec<_>, _>>()?;
        let paper = match of.as_slice() {
            [] => assessment::grades(desk, table)?,
            of => assessment::sheets(desk, table, of)?,
        };
        output::hand_out(shell, &self.output, self.force.if_there(), &paper)
    }
}
