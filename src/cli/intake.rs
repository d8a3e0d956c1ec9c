//! `jiebie intake`: takes filled registration forms in.

mod report;
mod value;

use std::io::Read;
use std::path::Path;

use clap::Args;

use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use crate::desk::form::intake::{Found, IntakeRun, scan};
use crate::domain::attachment::MOST_BYTES;
use crate::text::Text;

/// Takes filled forms in.
#[derive(Debug, Args)]
#[command(
    about = say("收登记表：读取文件夹里填好的登记表，对上委员并提交（docx、doc、xlsx 等）", "Take in filled registration forms from a folder: match the member and hand in (docx, doc, xlsx …)"),
    after_help = say(
        "对不上委员、界别与名册不符、缺项、日期不对的，以及读不了的文件，都留在原处并说明原因。\n不改动、不移动文件夹里的任何文件；同一份登记表收两次，第二次没有改动。原件保存在数据文件旁。",
        "What fits no member, is of another sector than the roster's, lacks something, has a date\nthat can't be or can't be read is left where it is, with the reason. No file of the folder\nis changed or moved; taking a form in twice changes nothing. The originals are kept\nbeside the store.",
    ),
)]
pub(super) struct Intake {
    #[arg(value_name = "PATH", required = true, help = say("文件夹或文件，可给多个；- 表示从标准输入读取一个文件", "Folders or files; - reads one file from the standard input"))]
    paths: Vec<String>,
    #[arg(long, help = say("只演练：逐份列出结果，不写入", "Rehearse: show what would become of each form, and write nothing"))]
    dry_run: bool,
}

impl Intake {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        // A path that is not there never gets as far as the store.
        let found = found(&self.paths)?;
        shell.reads(found.iter().map(|it| it.path.as_str()))?;
        let mut desk = shell.desk()?;
        let mut run = IntakeRun::over(found);
        run.read_all();
        let report = if self.dry_run {
            Some(run.rehearse(&mut desk)?)
        } else {
            run.carry_out(&mut desk, &mut |_| true)?
        };
        // Only a run that was stopped has no report, and nobody stops this one.
        let Some(report) = report else {
            return Ok(Exit::Clean);
        };
        if shell.json {
            let value = value::of(&report, self.dry_run, &self.paths, shell.locale);
            shell.out.json(&value)?;
        } else {
            report::print(shell, &report, self.dry_run)?;
        }
        Ok(if report.left() > 0 {
            Exit::Findings
        } else {
            Exit::Clean
        })
    }
}

/// The files of all paths; one that is not there is an error of the whole.
fn found(paths: &[String]) -> Result<Vec<Found>, Failure> {
    if paths.iter().filter(|path| *path == "-").count() > 1 {
        return Err(Failure::Asked(Text::of(
            "标准输入（-）只能读一次。",
            "The standard input (-) can be read only once.",
        )));
    }
    let mut all = Vec::new();
    for path in paths {
        if path == "-" {
            all.push(Found::bytes(path, standard_input()?));
        } else {
            let found = scan(Path::new(path)).map_err(|error| Failure::Asked(error.text()))?;
            all.extend(found);
        }
    }
    Ok(all)
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    // One byte too many is enough to be refused.
    let mut input = std::io::stdin().lock().take(MOST_BYTES.saturating_add(1));
    input
        .read_to_end(&mut bytes)
        .map_err(|cause| Failure::File {
            path: "-".to_owned(),
            cause,
        })?;
    Ok(bytes)
}
