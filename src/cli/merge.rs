//! `jiebie merge KEEP DOUBLE`: two records of one person become one.

use clap::Args;
use serde_json::json;

use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::member::Merge as Request;
use crate::text;

/// Merges two members.
#[derive(Debug, Args)]
#[command(about = say("把重复登记的委员合并为一条记录", "Merge two records of one member"))]
pub(super) struct Merge {
    #[arg(value_name = "KEEP", help = say("保留的委员：编号或姓名", "The member who stays: ID or name"))]
    keep: String,
    #[arg(value_name = "DOUBLE", help = say("重复的那条记录：编号或姓名", "The second record: ID or name"))]
    double: String,
}

impl Merge {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let date = desk.today().date;
        let find = |typed: &str| lookup::member(desk.book(), date, typed);
        let (keep, double) = (find(&self.keep)?, find(&self.double)?);
        let name = desk.book().member_name(double).to_owned();
        desk.carry_out(&Request { keep, double })?;
        if shell.json {
            shell.out.json(&json!({ "kept": keep, "merged": double }))?;
            return Ok(Exit::Clean);
        }
        let kept = desk.book().member_name(keep);
        shell.tell(&text!(
            "{name} #{double} 已并入 {kept} #{keep}。",
            "{name} #{double} was merged into {kept} #{keep}."
        ))?;
        Ok(Exit::Clean)
    }
}
