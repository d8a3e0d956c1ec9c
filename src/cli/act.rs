//! An act of the shell: carried out, or only rehearsed, and what it changed.

use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use super::dates::{Day, or_today};
use super::differences;
use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::shell::Shell;
use crate::desk::import::differences;
use crate::desk::remarks::remarks;
use crate::desk::written::{Fill, Reader, Said};
use crate::desk::{Desk, Done, Request};
use crate::domain::described::Change;
use crate::domain::record::Record;
use crate::text;

/// How an act is carried out.
#[derive(Debug, Args)]
pub(super) struct Way {
    #[arg(long, help = say("只演练：逐项列出将有的改动，不写入", "Rehearse: show what would change, field by field, and write nothing"))]
    pub(super) dry_run: bool,
}

/// What a change means of what holds from a day on.
#[derive(Debug, Args)]
pub(super) struct Moved {
    #[arg(long, visible_alias = "on", value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("有起止的项目自该日起变动（默认：当天）", "The day from which what changes on days holds (default: today)"))]
    moved_on: Option<Day>,
    #[arg(long, conflicts_with = "moved_on", help = say("属更正：原登记有误，并非变动", "It is a correction: it never was as it is recorded"))]
    correct: bool,
}

impl Moved {
    /// Was anything said of it?
    pub(super) fn is_said(&self) -> bool {
        self.correct || self.moved_on.is_some()
    }

    /// The change, as of today.
    pub(super) fn change(&self, today: NaiveDate) -> Result<Change, Failure> {
        let from = or_today(self.moved_on.as_ref(), today)?;
        Ok(Change {
            on: today,
            from: (!self.correct).then_some(from),
        })
    }
}

/// How many of the records that an act changed are named.
const NAMED: usize = 20;

impl Way {
    /// Carries the request out, or rehearses it, and tells what it changed.
    pub(super) fn carry_out<T>(
        &self,
        shell: &mut Shell,
        desk: &mut Desk,
        request: &dyn Request<Output = T>,
    ) -> Result<Exit, Failure> {
        let done = match self.dry_run {
            true => desk.rehearse(request)?,
            false => desk.carry_out(request)?,
        };
        self.tell(shell, desk, &done)
    }

    /// Tells what was done, or rehearsed.
    pub(super) fn tell<T>(
        &self,
        shell: &mut Shell,
        desk: &Desk,
        done: &Done<T>,
    ) -> Result<Exit, Failure> {
        let verb = done.verb.title();
        let seq = done.seq.map(|seq| seq.0).filter(|_| !self.dry_run);
        let changes = differences(desk.whole_book(), &done.changes);
        let remarks = remarks(done, desk.book(), desk.today());
        if shell.json {
            let changes: Vec<_> = changes
                .iter()
                .map(|it| {
                    let mut value = differences::value(it, false, shell.locale);
                    // A number that is only rehearsed may be another in the end.
                    if !self.dry_run {
                        value["id"] = it.id.into();
                    }
                    value
                })
                .collect();
            shell.out.json(&json!({
                "dry_run": self.dry_run,
                "seq": seq,
                "changes": changes,
                "remarks": remarks.iter().map(|it| shell.say(it)).collect::<Vec<_>>(),
            }))?;
            return Ok(Exit::Clean);
        }
        for remark in &remarks {
            complain(shell.say(remark), shell.locale);
        }
        if self.dry_run {
            for change in &changes {
                for line in differences::told(change, false, shell.locale) {
                    shell.tell(&line)?;
                }
            }
            let changes = changes.len();
            shell.tell(&text!(
                "演练：将改动 {changes} 条记录，没有写入。",
                "A rehearsal: {changes} record(s) would change; nothing was written."
            ))?;
            return Ok(Exit::Clean);
        }
        let (zh, en) = (&verb.zh, &verb.en);
        let Some(seq) = seq else {
            shell.tell(&text!("{zh}：没有改动。", "{en}: nothing changed."))?;
            return Ok(Exit::Clean);
        };
        // Settings have no name.
        let named = changes.iter().filter(|it| !it.name.is_empty());
        let named = named.map(|it| match it.id {
            0 => it.name.clone(),
            id => format!("{} #{id}", it.name),
        });
        let mut names: Vec<_> = named.collect();
        let all = names.len();
        if all == 0 {
            shell.tell(&text!(
                "{zh}（日志第 {seq} 条）。",
                "{en} (journal entry {seq})."
            ))?;
            return Ok(Exit::Clean);
        }
        names.truncate(NAMED);
        let (mut some_zh, mut some_en) = (names.join("、"), names.join(", "));
        if all > NAMED {
            some_zh += &format!("等 {all} 条");
            some_en += &format!(" and more, {all} in all");
        }
        shell.tell(&text!(
            "{zh}：{some_zh}（日志第 {seq} 条）。",
            "{en}: {some_en} (journal entry {seq})."
        ))?;
        Ok(Exit::Clean)
    }
}

/// Takes `field=value` into a record; all that is wrong is told at once.
pub(super) fn fill(
    desk: &Desk,
    record: &mut Record,
    said: &[Said],
    change: Option<Change>,
) -> Result<(), Failure> {
    let today = desk.today();
    let fill = Fill {
        reader: &Reader::typed(desk.book(), today),
        book: desk.book(),
        today,
        change: change.unwrap_or(Change::at(today.date)),
        is_new: change.is_none(),
    };
    Ok(fill.take(record, said)?)
}

/// `field=value`, parted; what is none is told by its place, for it may be a person's own.
pub(super) fn said(arguments: &[String]) -> Result<Vec<Said>, Failure> {
    let wrong = |nth: usize| {
        let nth = nth + 1;
        Failure::Asked(text!(
            "第 {nth} 个参数不是“项目=值”，如：姓名=王敏、last_heard.on=3-20；值里有空格的加引号。",
            "Argument {nth} is not FIELD=VALUE, such as name=王敏 or last_heard.on=3-20; quote a value with blanks in it."
        ))
    };
    let parted = arguments.iter().enumerate();
    parted
        .map(|(nth, it)| Said::of(it).ok_or_else(|| wrong(nth)))
        .collect()
}
