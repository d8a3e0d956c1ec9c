//! `jiebie form attachment`: gives back the file that a form came in, as it was.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::failure::{Exit, Failure};
use crate::cli::help::say;
use crate::cli::lookup;
use crate::cli::output::{self, Force};
use crate::cli::shell::Shell;
use crate::desk::Desk;
use crate::domain::attachment::Attachment;
use crate::domain::id::FormId;
use crate::exchange::save;
use crate::text;
use crate::text::{Locale, Text, shown};

/// Which file, and where to.
#[derive(Debug, Args)]
pub(super) struct Original {
    #[arg(value_name = "ID", help = say("登记表编号", "The form's ID"))]
    id: String,
    #[arg(short, long, value_name = "FILE", help = say("写到哪里；不给则按原名写到当前目录，- 表示标准输出", "Where to; else under its own name in this folder; - is the standard output"))]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    #[arg(long, value_name = "N", default_value_t = 1, help = say("有几个附件时取第几个", "Which one, of several"))]
    number: usize,
}

impl Original {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let attachment = self.find(&desk)?;
        let bytes = desk.original(&attachment)?;
        let target = self.target(&attachment)?;
        if output::is_standard(&target) {
            shell.out.raw(&bytes)?;
            return Ok(Exit::Clean);
        }
        let permit = shell.gate().ask(&target, self.force.if_there())?;
        save(permit, &bytes)?;
        let (path, length) = (target.to_string_lossy(), attachment.length());
        if shell.json {
            shell
                .out
                .json(&json!({ "file": path, "bytes": attachment.bytes }))?;
            return Ok(Exit::Clean);
        }
        let path = shown(&path);
        shell.tell(&text!(
            "已写出 {path}（{length}）。",
            "Wrote {path} ({length})."
        ))?;
        Ok(Exit::Clean)
    }

    fn find(&self, desk: &Desk) -> Result<Attachment, Failure> {
        let id = lookup::number(&self.id).map(FormId);
        let id = id.ok_or_else(|| super::ids::not_an_id(&self.id))?;
        let Some(form) = desk.form(id)? else {
            return Err(desk.no_form(id).into());
        };
        let wanted = self.number.checked_sub(1);
        if let Some(found) = wanted.and_then(|n| form.attachments.get(n)) {
            return Ok(found.clone());
        }
        let (number, count) = (self.number, form.attachments.len());
        Err(Failure::Asked(if count == 0 {
            text!(
                "登记表 #{id} 没有附件：不是从文件收下的。",
                "Form #{id} has no attachment: it did not come in a file."
            )
        } else {
            text!(
                "登记表 #{id} 有 {count} 个附件，没有第 {number} 个。",
                "Form #{id} has {count} attachment(s), and no number {number}."
            )
        }))
    }

    /// The file to write. The name came from outside: nothing but its last part is used.
    fn target(&self, attachment: &Attachment) -> Result<PathBuf, Failure> {
        if let Some(output) = &self.output {
            return Ok(output.clone());
        }
        let name = attachment.name.replace('\\', "/");
        let name = Path::new(&name).file_name();
        name.map(PathBuf::from).ok_or_else(|| {
            Failure::Asked(Text::of(
                "原件没有可用的文件名，请用 -o 指定。",
                "The original has no name that can be used; give one with -o.",
            ))
        })
    }
}

/// A form's files as one line.
pub(in crate::cli) fn line(attachments: &[Attachment], locale: Locale) -> String {
    let shown = attachments.iter();
    let shown = shown.map(|it| it.title().say(locale).to_owned());
    shown.collect::<Vec<_>>().join(locale.between())
}
