//! `jiebie journal`: who did what, when; and whether the chain of entries is whole.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::json::Array;
use super::numbers;
use super::shell::Shell;
use super::table::{Table, clip};
use crate::desk::{Desk, behind_of, note_of};
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::store::journal::hex_of;
use crate::store::{Entry, Expected, Misfit, Whole};
use crate::text;
use crate::text::{Locale, Text};

/// How many entries are read at a time.
const PAGE: usize = 500;

/// Prints the journal.
#[derive(Debug, Args)]
#[command(about = say("操作日志：何人何时办了什么", "The journal: who did what, and when"))]
pub(super) struct Journal {
    #[command(subcommand)]
    act: Option<JournalCommand>,
    #[arg(long, value_name = "N", value_parser = numbers::whole::<usize>, default_value = "50", help = say("最近多少条", "How many of the latest entries"))]
    limit: usize,
}

#[derive(Debug, Subcommand)]
enum JournalCommand {
    #[command(about = say("核验日志链并与现有记录对照，指出第一条不符的", "Verify the chain and the records against it; name the first entry that does not fit"))]
    Verify {
        #[arg(long, value_name = "SEQ:HASH", value_parser = parse_expected, help = say("与别处记下的序号和摘要对照，以发现日志被截断或重造", "Hold it against a number and hash that were noted elsewhere: finds a journal that was cut or built anew"))]
        expect: Option<Expected>,
    },
    #[command(about = say("最后一条的序号和国密 SM3 摘要，可抄在纸上备查", "Number and SM3 of the last entry, to be noted elsewhere"))]
    Head,
}

impl Journal {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        match self.act {
            Some(JournalCommand::Verify { expect }) => verify(shell, &desk, expect.as_ref()),
            Some(JournalCommand::Head) => head(shell, &desk),
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
        Text::of("业务日期", "AS OF"),
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
                entry.as_of.map(|day| day.to_string()).unwrap_or_default(),
                entry.actor.clone(),
                entry.front.word().say(locale).to_owned(),
                Verb::title_of(&entry.verb).say(locale).to_owned(),
                entry.changes.to_string(),
                note(entry, locale),
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

fn verify(shell: &mut Shell, desk: &Desk, expected: Option<&Expected>) -> Result<Exit, Failure> {
    let outcome = desk.verify_journal()?;
    let outcome = match expected
        .map(|it| desk.differs_from(it))
        .transpose()?
        .flatten()
    {
        Some(misfit) => outcome.and(Err(misfit)),
        None => outcome,
    };
    if shell.json {
        let (entries, erased, misfit) = match &outcome {
            Ok(whole) => (Some(whole.entries), Some(whole.erased), None),
            Err(misfit) => (None, None, Some(value_of_misfit(misfit))),
        };
        let whole = misfit.is_none();
        shell.out.json(&json!({
            "whole": whole, "entries": entries, "erased": erased, "misfit": misfit,
        }))?;
        return Ok(if whole { Exit::Clean } else { Exit::Damaged });
    }
    match outcome {
        Ok(Whole { entries, erased }) => {
            let counted = match entries {
                1 => "its only entry fits its changes and the records".to_owned(),
                n => {
                    format!("{n} entries follow one another and fit their changes and the records")
                }
            };
            shell.tell(&text!(
                "日志完好：{entries} 条记录首尾相接，与所记改动和现有记录均相符。",
                "The journal is whole: {counted}."
            ))?;
            if erased > 0 {
                let values = match erased {
                    1 => "1 value was".to_owned(),
                    n => format!("{n} values were"),
                };
                shell.tell(&text!(
                    "其中 {erased} 处内容已按规定清除，只留摘要。",
                    "{values} erased from it; only digests are left."
                ))?;
            }
            Ok(Exit::Clean)
        }
        Err(misfit) => {
            complain(describe(&misfit).say(shell.locale), shell.locale);
            Ok(Exit::Damaged)
        }
    }
}

/// What does not fit, and what to do.
fn describe(misfit: &Misfit) -> Text {
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
        Misfit::Time(_) => text!(
            "日志第 {seq} 条的时间早于前一条，数据文件被其他途径改动过。请从备份恢复。",
            "Entry {seq} of the journal is earlier than the one before: the store was changed by other means. Restore from a backup."
        ),
        Misfit::Changes(_) => text!(
            "日志第 {seq} 条所记的改动与原来不符，数据文件被其他途径改动过。请从备份恢复。",
            "The changes of entry {seq} are not what was written: the store was changed by other means. Restore from a backup."
        ),
        Misfit::Record(_, kind, id) => {
            let title = kind.title();
            let (zh, en) = (&title.zh, &title.en);
            text!(
                "{zh}（编号 {id}）与日志第 {seq} 条所记不符，数据文件被其他途径改动过。请从备份恢复。",
                "The {en} of number {id} is not what entry {seq} of the journal made of it: the store was changed by other means. Restore from a backup."
            )
        }
        Misfit::Records(_) => text!(
            "日志第 {seq} 条时的记录与其摘要不符，数据文件被其他途径改动过。请从备份恢复。",
            "The records at entry {seq} of the journal are not those whose digest it holds: the store was changed by other means. Restore from a backup."
        ),
        Misfit::Other(_) => text!(
            "日志第 {seq} 条不是所给的那一条：日志被截断后续写，或被重新生成过。请从备份恢复。",
            "Entry {seq} of the journal is not the one that was named: the journal was cut and went on, or was built anew. Restore from a backup."
        ),
    }
}

fn value_of_misfit(misfit: &Misfit) -> Value {
    let record = match misfit {
        Misfit::Record(_, kind, id) => Some(json!({ "kind": kind.code_name(), "id": id })),
        _ => None,
    };
    let what = match misfit {
        Misfit::Missing(_) => "missing",
        Misfit::Entry(_) => "entry",
        Misfit::Time(_) => "time",
        Misfit::Changes(_) => "changes",
        Misfit::Record(..) => "record",
        Misfit::Records(_) => "records",
        Misfit::Other(_) => "other",
    };
    json!({ "seq": misfit.seq().0, "what": what, "record": record })
}

fn head(shell: &mut Shell, desk: &Desk) -> Result<Exit, Failure> {
    let Some(entry) = desk.head()? else {
        return Err(Failure::Asked(Text::of(
            "日志是空的。",
            "The journal is empty.",
        )));
    };
    if shell.json {
        let (seq, hash) = (entry.seq, hex_of(&entry.hash));
        shell.out.json(&json!({ "seq": seq, "hash": hash }))?;
    } else {
        shell.out.line(entry.head())?;
    }
    Ok(Exit::Clean)
}

/// A head that is known from elsewhere, as `journal head` prints it and papers have it.
pub(super) fn parse_expected(typed: &str) -> Result<Expected, String> {
    Expected::read(typed).ok_or_else(|| {
        say(
            "应为“序号:摘要”，摘要至少 16 位，如 18:9f3ac07d51e2b846",
            "a head is NUMBER:HASH with 16 digits of the hash or more, such as 18:9f3ac07d51e2b846",
        )
    })
}

/// The note, and before it that the machine's clock was behind.
fn note(entry: &Entry, locale: Locale) -> String {
    let note = note_of(entry);
    let note = clip(note.say(locale), 60);
    match behind_of(entry) {
        Some(behind) => format!("[{}] {note}", behind.say(locale))
            .trim_end()
            .to_owned(),
        None => note,
    }
}

fn value_of(entry: &Entry) -> Value {
    json!({
        "seq": entry.seq,
        "at": entry.moment().map_or_else(|| json!(entry.at), |at| json!(at)),
        "as_of": entry.as_of,
        "behind": entry.behind,
        "actor": entry.actor,
        "front": entry.front,
        "verb": entry.verb,
        "note": entry.note,
        "changes": entry.changes,
        "of": entry.of,
        "hash": hex_of(&entry.hash),
    })
}
