//! `jiebie import`: takes rosters in.

mod done;
pub(super) mod files;
mod rejects;
pub(super) mod report;
pub(super) mod value;

use clap::Args;

use super::dates::Day;
use super::failure::{Exit, Failure};
use super::help::say;
use super::kinds;
use super::output::Force;
use super::shell::Shell;
use crate::desk::import::{self, differences};
use crate::domain::record::Kind;
use crate::exchange::roster::{READ, SheetKind};
use crate::text;
use done::{Done, absent};
use rejects::Rejects;

/// Takes rosters in.
#[derive(Debug, Args)]
#[command(
    about = say("导入委员名册、委员名单、界别小组通知、专委会联系界别表、界别召集人表，以及重点联系对象、活动等各类清单（表格、文档、文本）", "Take in rosters, announced lists, group notices, the committee-to-sector map, convenors, and lists of any kind: key contacts, activities … (tables, documents, texts)"),
    after_help = say(
        "有未采纳的行时什么都不写入，除非加 --accept-partial。表里空白的不清除，表里没有的人不终止。\n同一文件导入两次，第二次没有改动。",
        "Nothing is written while rows are rejected, unless --accept-partial is given. A blank cell clears\nnothing, and nobody who is absent is ended. Importing a file twice changes nothing.",
    ),
)]
pub(super) struct Import {
    #[arg(value_name = "FILE", required = true, help = say("名册文件，可给多个；- 表示从标准输入读取", "The files; - reads one from the standard input"))]
    files: Vec<String>,
    #[arg(long, help = say("只演练：逐项列出将有的改动，不写入", "Rehearse: show what would change, field by field, and write nothing"))]
    dry_run: bool,
    #[arg(long, help = say("有未采纳的行也写入其余的", "Write what is understood even if rows are rejected"))]
    accept_partial: bool,
    #[arg(long, help = say("新建库中没有的界别和专委会", "Create sectors and committees that the store lacks"))]
    create_sectors: bool,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("与库中界别、专委会、主任不同的，自该日起变动（默认：当天）", "The day on which those moved whom the files have elsewhere: in another sector, committee, with another director (default: today)"))]
    moved_on: Option<Day>,
    #[arg(long, conflicts_with = "moved_on", help = say("与库中不同的属更正，原登记有误，并非变动", "What the files have otherwise is a correction: it never was as the store has it"))]
    correct: bool,
    #[arg(long, value_name = "KIND", value_parser = kinds::one_of(&READ), help = say("表头分不清类别的表（如计划与总结）是哪一类", "Whose records a table has whose heads fit several kinds, such as plans and summaries"))]
    kind: Option<Kind>,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("没有日期的行是哪一天的（如没有提交时间的提案目录）", "The day of rows that name none, as in a list of proposals without the days on which they were handed in"))]
    day: Option<Day>,
    #[arg(long, value_name = "FILE", help = say("把未采纳的行另存：.xlsx 为改正后可再导入的工作簿，否则为 csv 清单；- 表示标准输出", "Save the rejected rows: .xlsx is a workbook that can be imported when corrected, else a csv list; - is the standard output"))]
    rejects: Option<String>,
    #[command(flatten)]
    force: Force,
    #[arg(long, help = say("演练时显示完整电话号码", "Show phone numbers whole in a rehearsal"))]
    show_phones: bool,
}

impl Import {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        // A file that can't be read never gets as far as the store.
        let read = files::read(
            &self.files,
            self.kind,
            Rejects::needs_files(self.rejects.as_deref()),
        )?;
        let (files, opened): (Vec<_>, Vec<_>) =
            read.into_iter().map(|it| (it.source, it.opened)).unzip();
        shell.reads(self.files.iter().map(String::as_str))?;
        if let Some(kind) = self.kind {
            files.iter().try_for_each(|file| all_of(kind, file))?;
        }
        let mut desk = shell.desk()?;
        let today = desk.today().date;
        let moved_on = self
            .moved_on
            .as_ref()
            .map(|day| day.on(today))
            .transpose()?;
        let rejects = self.rejects.as_deref();
        let rejects = Rejects::open(rejects, shell.json, shell.gate(), self.force.if_there())?;
        let request = import::Import {
            files,
            // A rehearsal shows what can be accepted, whatever is rejected.
            accept_partial: self.accept_partial || self.dry_run,
            create_sectors: self.create_sectors,
            moves: match self.correct {
                true => import::Moves::Corrected,
                false => import::Moves::On(moved_on),
            },
            answers: import::Answers::default()
                .of_kind(self.kind)
                .of_day(self.day.map(|day| day.on(today)).transpose()?),
        };
        let (outcome, seq, differences) = if self.dry_run {
            let done = desk.rehearse(&request)?;
            let differences = differences(desk.book(), &done.changes);
            (done.value, None, Some(differences))
        } else {
            let done = desk.carry_out(&request)?;
            (done.value, done.seq.map(|seq| seq.0), None)
        };
        let done = Done {
            missing: absent(&outcome, desk.book(), desk.today().date),
            outcome,
            seq,
            differences,
        };
        let is_aside = rejects.is_on_stdout();
        let files: Vec<_> = request
            .files
            .iter()
            .zip(opened.iter().map(Option::as_ref))
            .collect();
        rejects.write(shell, &done.outcome, &files)?;
        if shell.json {
            let value = value::of(&done, self.show_phones, shell.locale);
            shell.out.json(&value)?;
        } else {
            report::print(shell, &done, self.show_phones, is_aside)?;
        }
        Ok(if done.outcome.rejections() > 0 {
            Exit::Findings
        } else {
            Exit::Clean
        })
    }
}

/// Refuses a file in which something was read as other records than `--kind` says.
fn all_of(kind: Kind, file: &import::Source) -> Result<(), Failure> {
    let draft = &file.draft;
    let other = draft.sheets.iter().find(|sheet| match sheet.kind {
        SheetKind::Convenors => !matches!(kind, Kind::Convenor | Kind::Liaison),
        SheetKind::Records(told) => {
            let mut tables = draft.tables.iter();
            told != kind && !tables.any(|table| table.fits.contains(&kind))
        }
        _ => true,
    });
    let Some(sheet) = other.filter(|sheet| sheet.records > 0) else {
        return Ok(());
    };
    let (path, said, told) = (text::shown(&file.path), kind.title(), sheet.kind.text());
    let (said_zh, said_en, told_zh, told_en) = (&said.zh, &said.en, &told.zh, &told.en);
    Err(Failure::Asked(text!(
        "{path} 读作{told_zh}，不是 --kind 所说的{said_zh}，没有导入。请核对 --kind；确是这一类的，表头要有其必填的各项（见 docs/records.md）。",
        "{path} reads as {told_en}, and not as --kind says: {said_en}. Nothing was imported. Check --kind; if it is right, the heads have to have what such a record must say (see docs/records.md)."
    )))
}
