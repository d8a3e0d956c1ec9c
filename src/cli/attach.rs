//! `jiebie attach`, `jiebie detach` and `jiebie attachment`: the files that belong to a record, a form's
//! original too, put to it, taken off it, and written out again as they were.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::Args;
use serde_json::json;

use super::act::Way;
use super::failure::{Exit, Failure};
use super::help::say;
use super::output::{self, Force};
use super::shell::Shell;
use super::{kinds, lookup};
use crate::desk;
use crate::domain::attachment::Attachment;
use crate::domain::record::Kind;
use crate::exchange::papers::file_name::name_of;
use crate::exchange::save;
use crate::text;
use crate::text::{Locale, shown};

/// What files are attached to.
static TAKING: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| kind.takes_files()).collect()
});

/// What files can belong to.
static HAVING: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| kind.has_files()).collect()
});

/// Attaches files.
#[derive(Debug, Args)]
#[command(
    about = say("把文件附在计划、总结、活动、成果、意见建议等记录上", "Attach files to a plan, a summary, an activity, an output, an opinion …"),
    after_help = say(
        "示例：jiebie attach plan 教育界 计划.docx 报送单.pdf\n文件存入数据文件旁的文件夹，原件不动。每个不超过 20 MB，每条记录不超过 20 个；可附文档、表格、演示文稿、PDF、OFD 和图片，不收程序和压缩包。",
        "Example: jiebie attach plan 教育界 plan.docx letter.pdf\nThe files are kept beside the store; yours stay where they are. At most 20 MB each and 20 a record; documents, tables, slides, PDF, OFD and pictures, no programs and no packed folders.",
    ),
)]
pub(super) struct Attach {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&TAKING), help = say("类别", "The kind"))]
    kind: Kind,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: String,
    #[arg(value_name = "FILE", required = true, help = say("要附上的文件", "The files"))]
    files: Vec<PathBuf>,
    #[command(flatten)]
    way: Way,
}

impl Attach {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let names: Vec<_> = self.files.iter().map(|it| it.to_string_lossy()).collect();
        shell.reads(names.iter().map(|it| &**it))?;
        let mut desk = shell.desk()?;
        let (kind, today) = (self.kind, desk.today().date);
        let id = lookup::record(desk.book(), today, kind, &self.which)?;
        let request = desk::attach::Attach::read(&desk, kind, id, &self.files)?;
        if !self.way.dry_run {
            request.keep(&mut desk)?;
            if let Some(told) = request.put_back() {
                shell.written.store = Some(told.clone());
                if !shell.json {
                    shell.tell(&told)?;
                    if request.is_put_back_alone() {
                        return Ok(Exit::Clean);
                    }
                }
            }
        }
        self.way.carry_out(shell, &mut desk, &request)
    }
}

/// Takes a file off a record.
#[derive(Debug, Args)]
#[command(
    about = say("取下记录的一个附件", "Take a file off a record"),
    after_help = say(
        "示例：jiebie detach plan 教育界 计划.docx\n误取的用 jiebie undo 撤销；没有记录用到的文件，jiebie compact 时从磁盘清除，此后不能再撤销。",
        "Example: jiebie detach plan 教育界 plan.docx\njiebie undo puts it back; jiebie compact clears files that no record has any more off the disk, and then it can't be undone.",
    ),
)]
pub(super) struct Detach {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&TAKING), help = say("类别", "The kind"))]
    kind: Kind,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: String,
    #[arg(value_name = "FILENAME|N", help = say("附件的文件名，或第几个", "The file's name, or which one it is"))]
    file: String,
    #[command(flatten)]
    way: Way,
}

impl Detach {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (kind, today) = (self.kind, desk.today().date);
        let id = lookup::record(desk.book(), today, kind, &self.which)?;
        let files = desk.files_of(kind, id)?;
        let digest = one_of(&files, kind, id, Some(&self.file))?.digest;
        let request = desk::attach::Detach { kind, id, digest };
        self.way.carry_out(shell, &mut desk, &request)
    }
}

/// Writes a file of a record out again.
#[derive(Debug, Args)]
#[command(
    about = say("取出记录的附件，或登记表的原件，与存入时一字不差", "Write out a file of a record, or the original of a form, as it was"),
    after_help = say(
        "示例：jiebie attachment plan 教育界 计划.docx -o 计划.docx\n      jiebie attachment form 12",
        "Examples: jiebie attachment plan 教育界 plan.docx -o plan.docx\n          jiebie attachment form 12",
    ),
)]
pub(super) struct SaveAttachment {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&HAVING), help = say("类别", "The kind"))]
    kind: Kind,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: String,
    #[arg(value_name = "FILENAME|N", help = say("附件的文件名，或第几个；只有一个时可不写", "The file's name, or which one it is; may be left out of the only one"))]
    file: Option<String>,
    #[arg(short, long, value_name = "FILE", help = say("写到哪里；不给则按原名写到当前目录，- 表示标准输出", "Where to; else under its own name in this folder; - is the standard output"))]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

impl SaveAttachment {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let (kind, today) = (self.kind, desk.today().date);
        let id = match (kind, lookup::number(&self.which)) {
            // Of forms the book has those that wait.
            (Kind::RegistrationForm, Some(id)) => id,
            _ => lookup::record(desk.book(), today, kind, &self.which)?,
        };
        let files = desk.files_of(kind, id)?;
        let file = one_of(&files, kind, id, self.file.as_deref())?;
        let bytes = desk.original(&file.digest)?;
        let target = match &self.output {
            Some(output) => output.clone(),
            None => PathBuf::from(name_of(file)),
        };
        if output::is_standard(&target) {
            shell.out.raw(&bytes)?;
            return Ok(Exit::Clean);
        }
        let permit = shell.gate().ask(&target, self.force.if_there())?;
        save(permit, &bytes)?;
        let (path, length) = (target.to_string_lossy(), file.length());
        if shell.json {
            shell
                .out
                .json(&json!({ "file": path, "bytes": file.bytes }))?;
            return Ok(Exit::Clean);
        }
        let path = shown(&path);
        shell.tell(&text!(
            "已写出 {path}（{length}）。",
            "Wrote {path} ({length})."
        ))?;
        Ok(Exit::Clean)
    }
}

/// The file that is meant: the one of this name or place, or the only one.
fn one_of<'f>(
    files: &'f [Attachment],
    kind: Kind,
    id: u64,
    typed: Option<&str>,
) -> Result<&'f Attachment, Failure> {
    let found: Vec<&Attachment> = match typed {
        None => files.iter().collect(),
        Some(typed) => {
            let named: Vec<_> = files.iter().filter(|it| it.name == typed).collect();
            let place = lookup::number(typed).and_then(|n| usize::try_from(n).ok());
            let nth = place.and_then(|n| files.get(n.checked_sub(1)?));
            match named.as_slice() {
                [] => nth.into_iter().collect(),
                _ => named,
            }
        }
    };
    if let [one] = found.as_slice() {
        return Ok(*one);
    }
    let title = kind.title();
    let (zh, en, count) = (&title.zh, &title.en, files.len());
    let (list_zh, list_en) = (numbered(files, Locale::Zh), numbered(files, Locale::En));
    Err(Failure::Asked(match (count, typed) {
        (0, _) if kind == Kind::RegistrationForm => text!(
            "登记表 #{id} 没有原件：不是从文件收下的。",
            "Form #{id} has no original: it did not come in a file."
        ),
        (0, _) => text!(
            "{zh} #{id} 没有附件。",
            "Nothing is attached to the {en} #{id}."
        ),
        (_, Some(typed)) if found.is_empty() => {
            let typed = shown(typed);
            text!(
                "{zh} #{id} 没有附件“{typed}”。有：{list_zh}。",
                "The {en} #{id} has no file \"{typed}\". There are: {list_en}."
            )
        }
        _ => text!(
            "{zh} #{id} 有几个附件，请写明第几个：{list_zh}。",
            "The {en} #{id} has several files; say which one: {list_en}."
        ),
    }))
}

/// A record's files with their places.
fn numbered(files: &[Attachment], locale: Locale) -> String {
    let all = files.iter().enumerate();
    let all = all.map(|(nth, it)| format!("{} {}", nth + 1, it.title().say(locale)));
    all.collect::<Vec<_>>().join(locale.between())
}

/// A record's files as one line.
pub(super) fn line(files: &[Attachment], locale: Locale) -> String {
    let shown = files.iter();
    let shown = shown.map(|it| it.title().say(locale).to_owned());
    shown.collect::<Vec<_>>().join(locale.between())
}
