//! `jiebie form ID… -o FILE`: forms as the printed ones, as Word documents: all in one file, or
//! each in its own.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::ids::Ids;
use crate::cli::failure::{Exit, Failure, complain};
use crate::cli::help::say;
use crate::cli::output::{self, Force};
use crate::cli::shell::Shell;
use crate::cli::wanted::{Wanted, Wanting};
use crate::desk::papers::registration_form;
use crate::desk::{Desk, Refusal};
use crate::domain::form::RegistrationForm;
use crate::domain::id::FormId;
use crate::exchange::IfThere;
use crate::exchange::papers::save_paper;
use crate::files::shown_path;
use crate::text;
use crate::text::{Text, counted};

/// Which forms are printed, and to where.
#[derive(Debug, Args)]
pub(super) struct Print {
    #[command(flatten)]
    ids: Ids,
    #[command(flatten)]
    wanting: Wanting,
    #[arg(long, conflicts_with = "into", help = say("一张空白表", "A blank form"))]
    blank: bool,
    #[arg(short, long, value_name = "FILE", conflicts_with = "into", help = say("写成这个 Word 文档，一份一页；- 表示写到标准输出", "Write this Word document, each form on its own page; - for the standard output"))]
    output: Option<PathBuf>,
    #[arg(short = 'd', long, value_name = "FOLDER", help = say("写到这个目录，每份一个文件", "Write each form to a file of its own in this folder"))]
    into: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

impl Print {
    /// Was nothing asked for?
    pub(super) fn is_silent(&self) -> bool {
        self.ids.is_empty()
            && self.wanting.is_silent()
            && !self.blank
            && self.output.is_none()
            && self.into.is_none()
    }

    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        self.is_sound()?;
        if let (true, Some(to)) = (self.blank, &self.output) {
            return blank(shell, &desk, to, self.force.if_there());
        }
        let if_there = self.force.if_there();
        let wanted = match self.ids.is_empty() {
            true => Which::Wanted(self.wanting.resolve(desk.book(), desk.today().date)?),
            false => Which::These(self.ids.forms(shell)?),
        };
        match (self.output, self.into) {
            (Some(file), _) => one_file(shell, &desk, &wanted, &file, if_there),
            (None, Some(folder)) => own_files(shell, &desk, &wanted, &folder, if_there),
            // `is_sound` saw that one of them is there.
            (None, None) => Ok(Exit::Clean),
        }
    }

    /// Do the arguments fit together?
    fn is_sound(&self) -> Result<(), Failure> {
        let asked = |text| Err(Failure::Asked(text));
        if self.ids.is_empty() && self.wanting.is_silent() && !self.blank {
            return asked(Text::of(
                "要哪些登记表？给出编号，或用 --year、--status、--committee、--sector、--member 选；空白表用 --blank。",
                "Which forms? Give their IDs, or choose by --year, --status, --committee, --sector or --member; --blank for a blank one.",
            ));
        }
        let ways = [!self.ids.is_empty(), !self.wanting.is_silent(), self.blank];
        if ways.into_iter().filter(|it| *it).count() > 1 {
            return asked(Text::of(
                "编号、挑选条件和 --blank 只能用其中一种。",
                "Give IDs, or what to choose by, or --blank: one of the three.",
            ));
        }
        if self.output.is_none() && self.into.is_none() {
            return asked(Text::of(
                "写到哪里？用 -o 给出文件，或用 -d 给出目录（每份一个文件）。",
                "Where to? Name a file with -o, or with -d a folder for a file each.",
            ));
        }
        Ok(())
    }
}

/// Which forms are printed.
enum Which {
    These(Vec<FormId>),
    Wanted(Wanted),
}

impl Which {
    /// Hands the forms over until `each` has enough; the IDs that no form has.
    fn each(
        &self,
        desk: &Desk,
        mut each: impl FnMut(&RegistrationForm) -> Result<bool, Failure>,
    ) -> Result<Vec<FormId>, Failure> {
        let mut gone = Vec::new();
        match self {
            Which::These(ids) => {
                for id in ids {
                    match desk.form(*id)? {
                        Some(form) => {
                            if each(&form)? {
                                break;
                            }
                        }
                        None => gone.push(*id),
                    }
                }
            }
            Which::Wanted(wanted) => wanted.each_page(desk, usize::MAX, |page| {
                for form in page {
                    if each(form)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            })?,
        }
        Ok(gone)
    }
}

fn blank(shell: &mut Shell, desk: &Desk, to: &Path, if_there: IfThere) -> Result<Exit, Failure> {
    let paper = registration_form::blank(desk.book());
    output::save(shell, to, if_there, &paper)?;
    let path = to.to_string_lossy().into_owned();
    if output::is_standard(to) {
        return Ok(Exit::Clean);
    }
    if shell.json {
        shell.out.json(&json!({ "file": path }))?;
    } else {
        let path = shown_path(to);
        shell.tell(&text!(
            "空白登记表已写入 {path}",
            "a blank form was written to {path}"
        ))?;
    }
    Ok(Exit::Clean)
}

fn one_file(
    shell: &mut Shell,
    desk: &Desk,
    which: &Which,
    to: &Path,
    if_there: IfThere,
) -> Result<Exit, Failure> {
    let mut forms = Vec::new();
    let gone = which.each(desk, |form| {
        forms.push(form.clone());
        Ok(forms.len() > registration_form::MOST)
    })?;
    if forms.len() > registration_form::MOST {
        let most = registration_form::MOST;
        return Err(Failure::Asked(text!(
            "一个文件最多 {most} 份登记表。请缩小范围，或用 -d 写成每份一个文件。",
            "One file takes {most} forms at most. Choose fewer, or use -d for a file each."
        )));
    }
    let ids: Vec<FormId> = forms.iter().map(|form| form.id).collect();
    if !ids.is_empty() {
        let paper = registration_form::paper(desk.book(), &forms);
        output::save(shell, to, if_there, &paper)?;
    }
    if output::is_standard(to) {
        return finish(shell, desk, &gone, ids.is_empty());
    }
    if shell.json && !ids.is_empty() {
        let told =
            json!({ "file": to.to_string_lossy().into_owned(), "forms": ids, "missing": gone });
        shell.out.json(&told)?;
    } else if !ids.is_empty() {
        let (count, to) = (ids.len(), shown_path(to));
        let forms = counted(count, "form");
        shell.tell(&text!(
            "{count} 份登记表已写入 {to}",
            "{forms} written to {to}"
        ))?;
    }
    finish(shell, desk, &gone, ids.is_empty())
}

fn own_files(
    shell: &mut Shell,
    desk: &Desk,
    which: &Which,
    folder: &Path,
    if_there: IfThere,
) -> Result<Exit, Failure> {
    let gate = shell.gate();
    // None is written where one of them may not be.
    let mut names = Vec::new();
    which.each(desk, |form| {
        names.push(registration_form::name_of(desk.book(), form));
        Ok(false)
    })?;
    if !names.is_empty() {
        gate.make_folder(folder)?;
        gate.ask_all(folder, names, if_there)?;
    }
    let (mut count, mut files, json) = (0, Vec::new(), shell.json);
    let gone = which.each(desk, |form| {
        let file = folder.join(registration_form::name_of(desk.book(), form));
        let paper = registration_form::paper(desk.book(), std::slice::from_ref(form));
        save_paper(gate.ask(&file, if_there)?, &paper)?;
        count += 1;
        if json {
            files.push(json!({ "id": form.id, "file": file.to_string_lossy().into_owned() }));
        }
        Ok(false)
    })?;
    if json && count > 0 {
        let told = json!({ "files": files, "missing": gone });
        shell.out.json(&told)?;
    } else if count > 0 {
        let (forms, to) = (counted(count, "form"), shown_path(folder));
        shell.tell(&text!(
            "{count} 份登记表已写入 {to}，每份一个文件",
            "{forms} written to {to}, a file each"
        ))?;
    }
    finish(shell, desk, &gone, count == 0)
}

/// Says which forms are not there, and how it ends.
fn finish(shell: &mut Shell, desk: &Desk, gone: &[FormId], nothing: bool) -> Result<Exit, Failure> {
    let refusals: Vec<Refusal> = gone.iter().map(|id| desk.no_form(*id)).collect();
    if nothing {
        let first = refusals.into_iter().next();
        return Err(first.map_or_else(
            || {
                Failure::Asked(Text::of(
                    "没有符合条件的登记表，没有写文件。",
                    "No form fits; no file was written.",
                ))
            },
            Failure::from,
        ));
    }
    for refusal in &refusals {
        complain(shell.say(&refusal.text()), shell.locale);
    }
    Ok(if refusals.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}
