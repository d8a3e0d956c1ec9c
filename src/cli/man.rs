//! `jiebie man`: the manual pages, made from the same help.

use std::path::PathBuf;

use clap::{Args, Command};

use super::failure::{Exit, Failure};
use super::help::{localise, say};
use super::output::Force;
use super::shell::Shell;
use crate::exchange::save;
use crate::files::shown_path;
use crate::text;

/// Prints the manual page, or writes all of them.
#[derive(Debug, Args)]
#[command(about = say("输出手册页（man 格式）", "Print the manual page (for man)"))]
pub(super) struct Man {
    #[arg(long, value_name = "FOLDER", help = say("把每个命令的手册页写进这个目录", "Write a page for each command into this folder"))]
    dir: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

impl Man {
    pub(super) fn run(self, shell: &mut Shell, command: Command) -> Result<Exit, Failure> {
        let mut command = localise(command, shell.locale);
        command.build();
        let Some(folder) = self.dir else {
            let page = page(command)?;
            shell.out.raw(&page)?;
            return Ok(Exit::Clean);
        };
        let mut pages = Vec::new();
        gather(&command, "jiebie", &mut pages)?;
        let (gate, if_there) = (shell.gate(), self.force.if_there());
        gate.make_folder(&folder)?;
        let names = pages.iter().map(|(name, _)| name.clone());
        gate.ask_all(&folder, names, if_there)?;
        for (name, page) in &pages {
            save(gate.ask(&folder.join(name), if_there)?, page)?;
        }
        let pages = pages.len();
        let folder = shown_path(&folder);
        shell.tell(&text!(
            "已写出 {pages} 个手册页到 {folder}。",
            "Wrote {pages} manual pages to {folder}"
        ))?;
        Ok(Exit::Clean)
    }
}

/// The pages of a command and of those below it, with the names of their files.
fn gather(
    command: &Command,
    name: &str,
    pages: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), Failure> {
    let page = page(command.clone().display_name(name.to_owned()))?;
    pages.push((format!("{name}.1"), page));
    for sub in command.get_subcommands() {
        gather(sub, &format!("{name}-{}", sub.get_name()), pages)?;
    }
    Ok(())
}

fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|cause| Failure::File {
            path: "-".to_owned(),
            cause,
        })?;
    Ok(page)
}
