//! `jiebie verify`: checks the whole store, every value, index and journal entry.

use clap::Args;
use serde_json::json;

use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::shell::Shell;
use crate::text;

/// Checks the store.
#[derive(Debug, Args)]
#[command(about = say("全面核验数据文件：每条记录、索引和日志", "Check the whole store: every record, index and journal entry"))]
pub(super) struct Verify {}

impl Verify {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let audit = shell.desk()?.audit()?;
        let whole = audit.faults.is_empty();
        let exit = if whole { Exit::Clean } else { Exit::Damaged };
        if shell.json {
            shell.out.json(&json!({
                "whole": whole,
                "entries": audit.entries,
                "records": audit.records,
                "faults": audit.faults,
            }))?;
            return Ok(exit);
        }
        let (entries, records) = (audit.entries, audit.records);
        if whole {
            let of_journal = match entries {
                1 => "1 journal entry".to_owned(),
                n => format!("{n} journal entries"),
            };
            let of_book = match records {
                1 => "1 record".to_owned(),
                n => format!("{n} records"),
            };
            shell.tell(&text!(
                "数据文件完好：{records} 条记录、{entries} 条日志，全部相符。",
                "The store is whole: {of_book} and {of_journal} agree."
            ))?;
            return Ok(exit);
        }
        for fault in &audit.faults {
            shell.out.line(fault)?;
        }
        let count = audit.faults.len();
        complain(
            text!(
                "数据文件有 {count} 处不符，请从备份恢复。",
                "The store has {count} fault(s); restore from a backup."
            )
            .say(shell.locale),
            shell.locale,
        );
        Ok(exit)
    }
}
