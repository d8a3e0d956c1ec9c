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
#[command(
    about = say("把重复登记的委员合并为一条记录", "Merge two records of one member"),
    after_help = say(
        "误并的用 jiebie undo 撤销（在界面上按 u）。先用 jiebie show member 编号 核对两条记录。",
        "What was merged by mistake comes apart with jiebie undo (on the screens with u). Look at both records first:\njiebie show member ID.",
    ),
)]
pub(super) struct Merge {
    #[arg(value_name = "KEEP", help = say("保留的委员：编号或姓名", "The member who stays: ID or name"))]
    keep: String,
    #[arg(value_name = "DOUBLE", help = say("重复的那条记录：编号或姓名", "The second record: ID or name"))]
    double: String,
    #[arg(long, help = say("姓名或联系电话不同也合并（已核实为同一人）", "Merge although names or phones differ: it is certain that they are one person"))]
    force: bool,
}

impl Merge {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let date = desk.today().date;
        let find = |typed: &str| lookup::member(desk.book(), date, typed);
        let (keep, double) = (find(&self.keep)?, find(&self.double)?);
        let name = desk.book().member_name(double).to_owned();
        let certain = self.force;
        let request = Request {
            keep,
            double,
            certain,
        };
        if let (false, Some(doubts)) = (certain, request.doubts(desk.book())?) {
            let (zh, en) = (&doubts.zh, &doubts.en);
            return Err(Failure::Asked(text!(
                "{zh}。请用 jiebie show member {keep}、jiebie show member {double} 核对；确为同一人的，加 --force 合并。",
                "{en}. Look at both with `jiebie show member {keep}` and `jiebie show member {double}`; if they are one person, merge them with --force."
            )));
        }
        let seq = desk.carry_out(&request)?.seq.map_or(0, |seq| seq.0);
        if shell.json {
            shell.out.json(&json!({ "kept": keep, "merged": double }))?;
            return Ok(Exit::Clean);
        }
        let kept = desk.book().member_name(keep);
        shell.tell(&text!(
            "{name} #{double} 已并入 {kept} #{keep}（日志第 {seq} 条）。核对请用 jiebie show member {keep}；误并的用 jiebie undo {seq} 撤销。",
            "{name} #{double} was merged into {kept} #{keep} (journal entry {seq}). `jiebie show member {keep}` shows what came of it; `jiebie undo {seq}` takes it back."
        ))?;
        Ok(Exit::Clean)
    }
}
