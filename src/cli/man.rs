//! `jiebie man`: the manual pages, made from the same help.

use std::path::{Path, PathBuf};

use clap::{Args, Command};

use super::failure::{Exit, Failure};
use super::help::{localise, say};
use super::line;
use super::shell::Shell;
use crate::text;

/// Prints the manual page, or writes all of them.
#[derive(Debug, Args)]
#[command(about = say("输出手册页（man 格式）", "Print the manual page (for man)"))]
pub(super) struct Man {
    #[arg(long, value_name = "FOLDER", help = say("把每个命令的手册页写进这个目录", "Write a page for each command into this folder"))]
    dir: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut command = localise(line::command(), shell.locale);
        command.build();
        let Some(folder) = self.dir else {
            let page = page(command)?;
            shell.out.raw(&page)?;
            return Ok(Exit::Clean);
        };
        std::fs::create_dir_all(&folder).map_err(|cause| at(&folder, cause))?;
        let mut pages = 0;
        write_all(&command, "jiebie", &folder, &mut pages)?;
        let folder = folder.display();
        shell.tell(&text!(
            "已写出 {pages} 个手册页到 {folder}。",
            "Wrote {pages} manual pages to {folder}"
        ))?;
        Ok(Exit::Clean)
    }
}

fn write_all(
    command: &Command,
    name: &str,
    folder: &Path,
    pages: &mut usize,
) -> Result<(), Failure> {
    let path = folder.join(format!("{name}.1"));
    let page = page(command.clone().display_name(name.to_owned()))?;
    std::fs::write(&path, page).map_err(|cause| at(&path, cause))?;
    *pages += 1;
    for sub in command.get_subcommands() {
        let name = format!("{name}-{}", sub.get_name());
        write_all(sub, &name, folder, pages)?;
    }
    Ok(())
}

fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|cause| at(Path::new("-"), cause))?;
    Ok(page)
}

fn at(path: &Path, cause: std::io::Error) -> Failure {
    Failure::File {
        path: path.display().to_string(),
        cause,
    }
}
