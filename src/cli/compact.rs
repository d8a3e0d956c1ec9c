//! `jiebie compact`: gives the free space of the store's file back to the disk, and that of files which no record
//! has any more.

use clap::Args;
use serde_json::json;

use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use crate::desk::Refusal;
use crate::domain::attachment::length;
use crate::domain::authority::Permission;
use crate::store::Store;
use crate::text;
use crate::text::Text;

/// Compacts the store.
#[derive(Debug, Args)]
#[command(about = say("整理数据文件，把空闲空间还给磁盘，并清除没有记录用到的附件（须无人打开）", "Give the store's free space back to the disk, and clear files away that no record has any more (nobody may have it open)"))]
pub(super) struct Compact {}

impl Compact {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let grant = shell
            .actor()
            .may(Permission::Import)
            .map_err(Refusal::from)?;
        let done = Store::compact(shell.place(), &grant)?;
        shell.written.store = Some(Text::of("数据文件已经整理", "The store was compacted"));
        if shell.json {
            shell.out.json(&json!({
                "before": done.before,
                "after": done.after,
                "removed": { "files": done.removed.files, "bytes": done.removed.bytes },
            }))?;
            return Ok(Exit::Clean);
        }
        let saved = done.before.saturating_sub(done.after);
        let (before, after) = (length(done.before), length(done.after));
        shell.tell(&match saved {
            0 => text!(
                "数据文件 {after}，没有可以腾出的空间。",
                "The store has {after}; there is no space to give back."
            ),
            _ => {
                let saved = length(saved);
                text!(
                    "已整理数据文件：由 {before} 减为 {after}，腾出 {saved}。",
                    "The store was compacted from {before} to {after}; {saved} were given back."
                )
            }
        })?;
        let (files, gone) = (done.removed.files, length(done.removed.bytes));
        if files > 0 {
            shell.tell(&text!(
                "已清除没有记录用到的附件 {files} 个，共 {gone}。",
                "Cleared away {files} file(s) that no record has any more: {gone}."
            ))?;
        }
        Ok(Exit::Clean)
    }
}
