//! `jiebie verify`: checks the whole store, every value, index and journal entry, and every file
//! that a form came in; with a record, says that somebody looked at it and that it holds.

use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use serde_json::json;

use super::act::Way;
use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::journal::parse_expected;
use super::shell::Shell;
use super::{kinds, lookup, numbers};
use crate::desk;
use crate::desk::sample::{Draw, VerifySample};
use crate::domain::record::Kind;
use crate::domain::yearwork::Evidence;
use crate::store::{Audit, Expected, told};
use crate::text;
use crate::text::Text;

/// Checks the store.
#[derive(Debug, Args)]
#[command(
    about = say("全面核验数据文件：每条记录、索引、日志、登记表原件和附件；给出类别和名称的，核实这条记录", "Check the whole store: every record, index, journal entry, original and attached file; with a kind and a name, say that this record was looked at and holds"),
    after_help = say(
        "示例：\n  jiebie verify\n  jiebie verify activity 走访企业 --from 签到表\n  jiebie verify activity --sample 10%",
        "Examples:\n  jiebie verify\n  jiebie verify activity 走访企业 --from 签到表\n  jiebie verify activity --sample 10%",
    ),
)]
pub(super) struct Verify {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&EVIDENT), help = say("要核实的记录的类别", "The kind of the record that was looked at"))]
    kind: Option<Kind>,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "kind", help = say("核实的依据，如签到表、会议通知", "From what that is known, such as a list of those present"))]
    from: Option<String>,
    #[arg(long, value_name = "PERCENT", value_parser = percent, requires = "kind", conflicts_with = "which", help = say("从本年度该类记录中随机抽查这么多，如 10%；只列出抽到的和种子", "Draw so many of the year's records of the kind at random, such as 10%; lists those drawn, and the seed"))]
    sample: Option<u32>,
    #[arg(long, value_name = "SEED", value_parser = numbers::whole::<u64>, requires = "sample", help = say("按这个种子重新抽取同样的记录，并登记抽到的已核实", "Draw the same by this seed again, and say that those drawn were looked at and hold"))]
    seed: Option<u64>,
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
            let from = self.from.unwrap_or_default();
            let verify = desk::Verify { kind, id, from };
            return self.way.carry_out(shell, &mut desk, &verify);
        }
        if let Some(kind) = self.kind {
            let Some(percent) = self.sample else {
                return Err(Failure::Asked(Text::of(
                    "请写明核实哪一条（NAME|ID：名称或编号），或用 --sample 抽查。",
                    "Say which record was looked at (NAME|ID), or draw some with --sample.",
                )));
            };
            return sample(shell, kind, percent, self.seed, self.from, &self.way);
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
                "unnamed": audit.unnamed,
                "strays": audit.strays,
                "traces": audit.traces,
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
            let of_files = counted(originals, "file", "files");
            shell.tell(&match originals {
                0 => text!(
                    "数据文件完好：{records} 条记录、{entries} 条日志，全部相符。",
                    "The store is whole: {of_book} and {of_journal} agree."
                ),
                _ => text!(
                    "数据文件完好：{records} 条记录、{entries} 条日志、{originals} 份原件和附件，全部相符。",
                    "The store is whole: {of_book}, {of_journal} and {of_files} agree."
                ),
            })?;
            return beside(shell, &audit).map(|()| exit);
        }
        for fault in &audit.faults {
            shell.out.line(fault)?;
        }
        if audit.missing > 0 {
            let told = Text::of(
                "缺失的原件、附件可能还在别处：以前若用链接打开过数据文件，它们会在“链接名.files”目录里，再用该链接打开一次即归位；复制或恢复数据文件时，同名的 .files 目录须一并带上。手头还有原文件的，重新附上即可（jiebie attach）。",
                "The missing files may lie elsewhere: where the store was once opened by a link, they are in a folder LINK.files beside it, and opening the store by that link once brings them home; a copy of the store needs its .files folder with it. Who has the file still attaches it again (jiebie attach).",
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
        beside(shell, &audit).map(|()| exit)
    }
}

/// Tells what is no fault and deserves a look: what lies beside the store for nothing, and what is left of values that
/// were erased.
fn beside(shell: &mut Shell, audit: &Audit) -> Result<(), Failure> {
    let (unnamed, strays) = (audit.unnamed, audit.strays);
    if unnamed > 0 {
        shell.tell(&text!(
            "另有 {unnamed} 个文件没有记录用到（撤销或取下后留下的），jiebie compact 清除。",
            "Besides, {unnamed} file(s) belong to no record (left by what was undone or detached); jiebie compact clears them away."
        ))?;
    }
    if strays > 0 {
        shell.tell(&text!(
            "附件文件夹里还有 {strays} 个不是程序存入的文件（自己放进去的，或没有写完的）：有用的请移走，没有写完的 jiebie compact 清除。",
            "The folder of files has {strays} more that the program did not keep there (put there by hand, or not written to the end): take away what you need; jiebie compact clears away what was not written to the end."
        ))?;
    }
    if audit.traces {
        shell.tell(&Text::of(
            "清除过的个人信息在文件的空闲处还读得出来（当时有别的程序打开着，或者清除的程序没抹完就被强行结束了）；大家都关闭后运行 jiebie compact 即抹去。",
            "What was erased can still be read in the free parts of the file: another program had it open then, or the one that erased was killed before it had wiped them. When all have closed it, jiebie compact wipes it.",
        ))?;
    }
    Ok(())
}

/// Draws records of the year; by a seed that is given they were looked at, and are verified.
fn sample(
    shell: &mut Shell,
    kind: Kind,
    percent: u32,
    seed: Option<u64>,
    from: Option<String>,
    way: &Way,
) -> Result<Exit, Failure> {
    let mut desk = shell.desk()?;
    let drawn_by = seed.unwrap_or_else(any_seed);
    let draw = Draw::of(desk.book(), desk.today(), kind, percent, drawn_by);
    if seed.is_some() {
        let from = from.unwrap_or_default();
        return way.carry_out(shell, &mut desk, &VerifySample { draw, from });
    }
    let book = desk.book();
    let verified = |id: u64| {
        let record = book.fields(kind, id);
        record.is_some_and(|it| it.is_verified() == Some(true))
    };
    if shell.json {
        let drawn = draw.drawn.iter();
        let drawn: Vec<_> = drawn
            .map(|id| json!({ "id": id, "name": book.name_of(kind, *id), "verified": verified(*id) }))
            .collect();
        shell.out.json(&json!({
            "kind": kind.code_name(),
            "percent": percent,
            "seed": draw.seed,
            "all": draw.all,
            "drawn": drawn,
        }))?;
        return Ok(Exit::Clean);
    }
    for id in &draw.drawn {
        let word = Evidence::word_of(verified(*id));
        let (name, word) = (book.name_of(kind, *id), shell.say(&word));
        shell.out.line(format!("{id}  {name}  {word}"))?;
    }
    if draw.all == 0 {
        let (year, title) = (desk.today().year, kind.title());
        let (zh, en) = (&title.zh, &title.en);
        shell.tell(&text!(
            "{year}年没有{zh}可抽。",
            "There is nothing to draw from in {year} ({en})."
        ))?;
        return Ok(Exit::Clean);
    }
    let (all, count, code) = (draw.all, draw.drawn.len(), kind.code_name());
    shell.tell(&text!(
        "{all} 条中抽取 {count} 条，种子 {drawn_by}。逐条看过后登记核实：jiebie verify {code} --sample {percent}% --seed {drawn_by} --from 依据",
        "Drew {count} of {all}, seed {drawn_by}. Once each was looked at: jiebie verify {code} --sample {percent}% --seed {drawn_by} --from WHAT"
    ))?;
    Ok(Exit::Clean)
}

/// A seed that nobody chose.
fn any_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |it| u64::from(it.subsec_nanos()) % 1_000_000)
}

/// `10%` or `10`.
fn percent(written: &str) -> Result<u32, String> {
    let digits = written.trim().trim_end_matches(['%', '％']);
    let number = digits.parse().ok().filter(|it| (1..=100).contains(it));
    number.ok_or_else(|| say("应为 1% 到 100%", "1% to 100%"))
}
