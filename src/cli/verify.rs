//! `jiebie verify`: checks the whole store, every value, index and journal entry, and every file
//! that a form came in; with a record, says that somebody looked at it and that it holds.

use std::sync::LazyLock;

use clap::Args;
use serde_json::json;

use super::act::Way;
use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::journal::parse_expected;
use super::shell::Shell;
use super::{kinds, lookup};
use crate::desk;
use crate::domain::record::Kind;
use crate::store::{Expected, told};
use crate::text;
use crate::text::Text;

/// Checks the store.
#[derive(Debug, Args)]
#[command(
    about = say("全面核验数据文件：每条记录、索引、日志和登记表原件；给出类别和名称的，核实这条记录", "Check the whole store: every record, index, journal entry and original; with a kind and a name, say that this record was looked at and holds"),
    after_help = say(
        "示例：\n  jiebie verify\n  jiebie verify activity 走访企业",
        "Examples:\n  jiebie verify\n  jiebie verify activity 走访企业",
    ),
)]
pub(super) struct Verify {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&EVIDENT), requires = "which", help = say("要核实的记录的类别", "The kind of the record that was looked at"))]
    kind: Option<Kind>,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: Option<String>,
    #[command(flatten)]
    way: Way,
    #[arg(long, value_name = "SEQ:HASH", value_parser = parse_expected, conflicts_with = "kind", help = say("与别处记下的日志序号和摘要对照", "Hold the journal against a number and hash that were noted elsewhere"))]
    expect: Option<Expected>,
}

/// What is believed on evidence.
static EVIDENT: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| kind.is_evident()).collect()
});

impl Verify {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        if let (Some(kind), Some(which)) = (self.kind, &self.which) {
            let mut desk = shell.desk()?;
            let id = lookup::record(desk.book(), desk.today().date, kind, which)?;
            return self
                .way
                .carry_out(shell, &mut desk, &desk::Verify { kind, id });
        }
        let desk = shell.desk()?;
        let mut audit = desk.audit()?;
        if let Some(expected) = &self.expect {
            let misfit = desk.differs_from(expected)?;
            audit.faults.extend(misfit.as_ref().map(told));
        }
        let whole = audit.faults.is_empty();
        let exit = if whole { Exit::Clean } else { Exit::Damaged };
        if shell.json {
            shell.out.json(&json!({
                "whole": whole,
                "entries": audit.entries,
                "erased": audit.erased,
                "records": audit.records,
                "originals": audit.originals,
                "faults": audit.faults,
            }))?;
            return Ok(exit);
        }
        let (entries, records, originals) = (audit.entries, audit.records, audit.originals);
        if whole {
            let counted = |n, one: &str, many: &str| match n {
                1 => format!("1 {one}"),
                n => format!("{n} {many}"),
            };
            let of_book = counted(records, "record", "records");
            let of_journal = counted(entries, "journal entry", "journal entries");
            let of_files = counted(originals, "original", "originals");
            shell.tell(&match originals {
                0 => text!(
                    "数据文件完好：{records} 条记录、{entries} 条日志，全部相符。",
                    "The store is whole: {of_book} and {of_journal} agree."
                ),
                _ => text!(
                    "数据文件完好：{records} 条记录、{entries} 条日志、{originals} 份原件，全部相符。",
                    "The store is whole: {of_book}, {of_journal} and {of_files} agree."
                ),
            })?;
            return Ok(exit);
        }
        for fault in &audit.faults {
            shell.out.line(fault)?;
        }
        if audit.missing > 0 {
            let told = Text::of(
                "缺失的原件可能还在别处：以前若用链接打开过数据文件，原件会在“链接名.files”目录里，再用该链接打开一次即归位；复制或恢复数据文件时，同名的 .files 目录须一并带上。",
                "The missing originals may lie elsewhere: where the store was once opened by a link, they are in a folder LINK.files beside it, and opening the store by that link once brings them home; a copy of the store needs its .files folder with it.",
            );
            complain(shell.say(&told), shell.locale);
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
