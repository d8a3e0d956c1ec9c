//! `jiebie demo`: a made-up organisation in a new file; and the one that `--demo` opens.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::failure::{Exit, Failure};
use super::help::say;
use super::numbers;
use super::shell::Shell;
use crate::desk::demo::{Progress, Size, found_demo};
use crate::files::TemporaryFolder;
use crate::text;
use crate::text::{Locale, shown};

/// Makes a store of a made-up organisation.
#[derive(Debug, Args)]
#[command(about = say("建立演示数据文件（虚构单位）", "Make a store of a made-up organisation"))]
pub(super) struct Demo {
    #[arg(value_name = "FILE", help = say("新数据文件，不能已存在", "The new store's file; it must not be there yet"))]
    file: PathBuf,
    #[arg(long, value_name = "N", value_parser = numbers::whole::<u32>, default_value_t = Size::SHOW.members, help = say("委员人数", "How many members"))]
    members: u32,
    #[arg(long, value_name = "N", value_parser = numbers::whole::<u64>, help = say("登记表份数，各年合计（默认：每名委员两份多）", "How many forms, of all years together (default: two and more a member)"))]
    forms: Option<u64>,
    #[arg(long, value_name = "SEED", value_parser = numbers::whole::<u64>, default_value_t = Size::SHOW.seed, help = say("种子：同一种子得到同样的数据", "The same seed makes the same records"))]
    seed: u64,
}

impl Demo {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let size = Size {
            members: self.members,
            forms: self.forms.unwrap_or(Size::forms_of(self.members)),
            seed: self.seed,
        };
        shell.gate().ask_for_store(&self.file)?;
        let told = std::io::stderr().is_terminal();
        let mut progress = |made: u64, of: u64| tell_progress(shell.locale, made, of);
        let progress: Option<Progress<'_>> = if told { Some(&mut progress) } else { None };
        found_demo(&self.file, &shell.actor(), shell.now(), size, progress)?;
        shell.founded(Some(&self.file));
        let path = self.file.to_string_lossy().into_owned();
        let Size {
            members,
            forms,
            seed,
        } = size;
        if shell.json {
            let made = json!({
                "store": path, "members": members, "forms": forms, "seed": seed,
            });
            shell.out.json(&made)?;
            return Ok(Exit::Clean);
        }
        let path = shown(&path);
        shell.tell(&text!(
            "已建立演示数据文件 {path}：委员 {members} 名，登记表 {forms} 份，种子 {seed}。",
            "Made {path}: {members} members, {forms} forms, seed {seed}."
        ))?;
        Ok(Exit::Clean)
    }
}

/// Writes how far it is over the same line of the terminal, and clears it at the end.
fn tell_progress(locale: Locale, made: u64, of: u64) {
    let told = text!("登记表 {made}/{of}", "forms {made}/{of}");
    let line = if made < of { told.say(locale) } else { "" };
    let mut terminal = std::io::stderr();
    // Where the terminal is gone, nobody waits for progress.
    let _ = write!(terminal, "\r\x1b[K{line}").and_then(|()| terminal.flush());
}

/// The folder of a store that goes away with the program.
pub(super) fn temporary_folder() -> Result<TemporaryFolder, Failure> {
    let place = std::env::temp_dir();
    TemporaryFolder::within(&place).map_err(|cause| Failure::File {
        path: place.to_string_lossy().into_owned(),
        cause,
    })
}

/// Makes the store that `--demo` opens.
pub(super) fn found_shown(shell: &Shell) -> Result<(), Failure> {
    found_demo(shell.place(), &shell.actor(), shell.now(), Size::SHOW, None)?;
    Ok(())
}
