//! `jiebie journal`: who did what, when; and whether the chain of entries is whole.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::json::Array;
use super::numbers;
use super::shell::Shell;
use super::table::{Table, clip};
use crate::desk::Desk;
use crate::domain::authority::Front;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::store::journal::hex_of;
use crate::store::{Entry, Misfit};
use crate::text;
use crate::text::Text;

/// How many entries are read at a time.
const PAGE: usize = 500;

/// Prints the journal.
#[derive(Debug, Args)]
#[command(about = say("操作日志：何人何时办了什么", "The journal: who did what, and when"))]
pub(super) struct Journal {
    #[command(subcommand)]
    act: Option<Act>,
    #[arg(long, value_name = "N", value_parser = numbers::whole::<usize>, default_value = "50", help = say("最近多少条", "How many of the latest entries"))]
    limit: usize,
}

#[derive(Debug, Subcommand)]
enum Act {
    #[command(about = say("核验日志链，指出第一条不符的记录", "Verify the chain; name the first entry that does not fit"))]
    Verify,
}

impl Journal {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        match self.act {
            Some(Act::Verify) => verify(shell, &desk),
            None if shell.json => print_json(shell, &desk, self.limit),
            None => print(shell, &desk, self.limit),
        }
    }
}

fn print(shell: &mut Shell, desk: &Desk, limit: usize) -> Result<Exit, Failure> {
    let locale = shell.locale;
    let heads = [
        Text::of("序号", "NO."),
        Text::of("时间", "TIME"),
        Text::of("何人", "WHO"),
        Text::of("途径", "FRONT"),
        Text::of("办理", "ACT"),
        Text::of("改动", "CHANGES"),
        Text::of("说明", "NOTE"),
    ];
    let mut table = Table::new(&heads, locale);
    each_page(desk, limit, |entries| {
        for entry in entries {
            table.row([
                entry.seq.0.to_string(),
                entry.at.format("%Y-%m-%d %H:%M").to_string(),
                entry.actor.clone(),
                front(entry.front).say(locale).to_owned(),
                verb(entry).say(locale).to_owned(),
                entry.changes.to_string(),
                clip(&entry.note, 60),
            ]);
        }
        table.print(&mut shell.out)?;
        Ok(shell.out.is_closed())
    })?;
    Ok(Exit::Clean)
}

fn print_json(shell: &mut Shell, desk: &Desk, limit: usize) -> Result<Exit, Failure> {
    let mut array = Array::begin(&mut shell.out)?;
    each_page(desk, limit, |entries| {
        for entry in entries {
            array.push(&value_of(entry))?;
        }
        Ok(array.is_closed())
    })?;
    array.end()?;
    Ok(Exit::Clean)
}

/// Hands the latest entries over page by page, newest first, until `each` has enough.
fn each_page(
    desk: &Desk,
    limit: usize,
    mut each: impl FnMut(&[Entry]) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let mut before: Option<Seq> = None;
    let mut left = limit;
    while left > 0 {
        let entries = desk.journal(before, left.min(PAGE))?;
        let Some(last) = entries.last() else { break };
        before = Some(last.seq);
        left -= entries.len();
        if each(&entries)? {
            break;
        }
    }
    Ok(())
}

fn verify(shell: &mut Shell, desk: &Desk) -> Result<Exit, Failure> {
    let outcome = desk.verify_journal()?;
    if shell.json {
        let (entries, misfit) = match &outcome {
            Ok(entries) => (Some(entries), None),
            Err(misfit) => (
                None,
                Some(json!({ "seq": misfit.seq().0, "what": code(misfit) })),
            ),
        };
        let whole = misfit.is_none();
        shell
            .out
            .json(&json!({ "whole": whole, "entries": entries, "misfit": misfit }))?;
        return Ok(if whole { Exit::Clean } else { Exit::Damaged });
    }
    match outcome {
        Ok(entries) => {
            let counted = match entries {
                1 => "its only entry fits its changes".to_owned(),
                n => format!("{n} entries follow one another and fit their changes"),
            };
            shell.tell(&text!(
                "日志完好：{entries} 条记录首尾相接，均与所记改动相符。",
                "The journal is whole: {counted}."
            ))?;
            Ok(Exit::Clean)
        }
        Err(misfit) => {
            complain(describe(&misfit).say(shell.locale), shell.locale);
            Ok(Exit::Damaged)
        }
    }
}

/// What does not fit, and what to do.
pub(super) fn describe(misfit: &Misfit) -> Text {
    let seq = misfit.seq().0;
    match misfit {
        Misfit::Missing(_) => text!(
            "日志第 {seq} 条缺失，数据文件被其他途径改动过。请从备份恢复。",
            "Entry {seq} of the journal is missing: the store was changed by other means. Restore from a backup."
        ),
        Misfit::Entry(_) => text!(
            "日志第 {seq} 条与前后不符，数据文件被其他途径改动过。请从备份恢复。",
            "Entry {seq} of the journal does not fit: the store was changed by other means. Restore from a backup."
        ),
        Misfit::Changes(_) => text!(
            "日志第 {seq} 条所记的改动与原来不符，数据文件被其他途径改动过。请从备份恢复。",
            "The changes of entry {seq} are not what was written: the store was changed by other means. Restore from a backup."
        ),
    }
}

fn code(misfit: &Misfit) -> &'static str {
    match misfit {
        Misfit::Missing(_) => "missing",
        Misfit::Entry(_) => "entry",
        Misfit::Changes(_) => "changes",
    }
}

fn front(front: Front) -> Text {
    match front {
        Front::Screen => Text::of("界面", "screen"),
        Front::Shell => Text::of("命令行", "shell"),
    }
}

fn verb(entry: &Entry) -> Text {
    Verb::from_code(&entry.verb).map_or_else(|| Text::same(entry.verb.as_str()), Verb::title)
}

fn value_of(entry: &Entry) -> Value {
    json!({
        "seq": entry.seq,
        "at": entry.at,
        "actor": entry.actor,
        "front": entry.front,
        "verb": entry.verb,
        "note": entry.note,
        "changes": entry.changes,
        "of": entry.of,
        "hash": hex_of(&entry.hash),
    })
}
