//! `jiebie completions`: the script by which a shell completes this program's arguments.

use clap::{Args, Command};
use clap_complete::Shell as Kind;

use super::failure::{Exit, Failure};
use super::help::{localise, say};
use super::shell::Shell;

/// Prints the script.
#[derive(Debug, Args)]
#[command(about = say("输出命令行补全脚本", "Print the completion script of a shell"))]
pub(super) struct Completions {
    #[arg(value_name = "SHELL", value_enum, help = say("哪种命令行", "Which shell"))]
    kind: Kind,
}

impl Completions {
    pub(super) fn run(self, shell: &mut Shell, command: Command) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        let mut command = localise(command, shell.locale);
        clap_complete::generate(self.kind, &mut command, "jiebie", &mut script);
        shell.out.raw(&script)?;
        Ok(Exit::Clean)
    }
}
