//! The same desk from the shell: one subcommand a file.
//!
//! A subcommand's file holds its arguments, its help in both languages, and what it does: it
//! asks the desk or the rulebook and prints. In reading order: [`parse`] and the command
//! `line` with what all take (`arguments`); the language, chosen before anything is parsed (`locale`), and the help
//! in it (`help`, `usage`); what every subcommand works with (`shell`, `out`, `written`, `failure`); how
//! things are named, found and laid out (`lookup`, `table`, `dates`); the subcommands.
//!
//! There is no procedure here: what may be changed, and by whom, is the desk's. Exit codes: 0
//! done and clean, 1 findings or something refused among several, 2 error.

mod act;
mod add;
mod arguments;
mod assess;
mod attach;
mod changes;
mod check;
mod circular;
mod committee;
mod compact;
mod completions;
mod convenor;
mod dates;
mod demo;
mod differences;
mod due;
mod end;
mod erase;
mod explain;
mod export;
mod failure;
mod form;
mod forms;
mod help;
mod import;
mod init;
mod intake;
mod journal;
mod json;
mod kinds;
mod line;
mod list;
mod locale;
mod lookup;
mod man;
mod member;
mod merge;
mod numbers;
mod opinion;
mod opinions;
mod out;
mod output;
mod page;
mod paper;
mod part;
mod remind;
mod screens;
mod sector;
mod set;
mod settings;
mod shell;
mod show;
mod sitting;
mod state;
mod table;
mod term;
mod undo;
mod usage;
mod verify;
mod waiting;
mod wanted;
mod written;

pub use failure::{Exit, Failure};
pub use line::{Front, Line, parse};
pub use page::page;
pub use screens::open as open_screens;
pub use shell::MachineClock;
pub use usage::Answer;

use line::Command;

/// Carries out the subcommand of a command line.
pub fn run(line: Line) -> Result<Exit, Failure> {
    let (mut shell, command) = line.shell()?;
    let Some(command) = command else {
        return Ok(Exit::Clean);
    };
    let shell = &mut shell;
    let ended = match command {
        Command::Init(it) => it.run(shell),
        Command::Import(it) => it.run(shell),
        Command::Intake(it) => it.run(shell),
        Command::Check(it) => it.run(shell),
        Command::Due(it) => it.run(shell),
        Command::Changes(it) => it.run(shell),
        Command::Explain(it) => it.run(shell),
        Command::Show(it) => it.run(shell),
        Command::List(it) => it.run(shell),
        Command::Add(it) => it.run(shell),
        Command::Set(it) => it.run(shell),
        Command::End(it) => it.run(shell),
        Command::Remove(it) => it.run(shell),
        Command::Member(it) => it.run(shell),
        Command::Convenor(it) => it.run(shell),
        Command::Committee(it) => it.run(shell),
        Command::Sector(it) => it.run(shell),
        Command::Term(it) => it.run(shell),
        Command::Opinion(it) => it.run(shell),
        Command::Opinions(it) => it.run(shell),
        Command::Remind(it) => it.run(shell),
        Command::Sitting(it) => it.run(shell),
        Command::Undo(it) => it.run(shell),
        Command::Forms(it) => it.run(shell),
        Command::Merge(it) => it.run(shell),
        Command::Form(it) => it.run(shell),
        Command::Assess(it) => it.run(shell),
        Command::Circular(it) => it.run(shell),
        Command::Paper(it) => it.run(shell),
        Command::Export(it) => it.run(shell),
        Command::Settings(it) => it.run(shell),
        Command::Journal(it) => it.run(shell),
        Command::Attach(it) => it.run(shell),
        Command::Detach(it) => it.run(shell),
        Command::Attachment(it) => it.run(shell),
        Command::Erase(it) => it.run(shell),
        Command::Verify(it) => it.run(shell),
        Command::Compact(it) => it.run(shell),
        Command::Demo(it) => it.run(shell),
        Command::Completions(it) => it.run(shell, line::command()),
        Command::Man(it) => it.run(shell, line::command()),
    };
    shell.ends(ended)
}
