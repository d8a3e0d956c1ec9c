//! The command line: what may stand on it, and reading it in the user's language.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::arguments::Common;
use super::failure::Failure;
use super::help::{localise, say};
use super::intake;
use super::shell::{self, MachineClock, Shell};
use super::usage::Answer;
use super::{
    add, assess, attach, changes, check, circular, committee, compact, completions, convenor, demo,
    due, end, erase, explain, export, form, forms, import, init, list, member, merge, set, term,
};
use super::{
    journal, locale, man, opinion, opinions, paper, remind, sector, settings, show, sitting, undo,
    verify,
};
use crate::domain::authority;
use crate::text::Locale;

/// A command line that was understood.
#[derive(Debug, Parser)]
#[command(
    name = "jiebie",
    version,
    about = say("政协委员联系服务界别群众工作台：不带命令即打开界面", "The desk of a consultative committee's work with its sectors; without a command it opens the screens"),
    after_help = say(
        "退出码：0 办妥且无问题；1 有不合规或部分被拒；2 出错。\n常用：jiebie --demo    jiebie check --sector 教育界    jiebie show member 王伟",
        "Exit codes: 0 done and clean, 1 findings or some refused, 2 error.\nTry: jiebie --demo    jiebie check --sector 教育界    jiebie show member 王伟",
    ),
)]
pub struct Line {
    #[arg(long, help = say("用临时建立的演示数据（虚构单位）", "Use a made-up organisation in a temporary store"))]
    pub(super) demo: bool,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[arg(skip)]
    locale: Locale,
    #[arg(skip = shell::machine as MachineClock)]
    machine: MachineClock,
}

/// The subcommands, in the order in which help lists them.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Init(init::Init),
    Import(import::Import),
    Intake(intake::Intake),
    Check(check::Check),
    Due(due::Due),
    Changes(changes::Changes),
    Explain(explain::Explain),
    Show(show::Show),
    List(list::List),
    Add(add::Add),
    Set(set::Set),
    End(end::End),
    Remove(end::Remove),
    Attach(attach::Attach),
    Detach(attach::Detach),
    Attachment(attach::SaveAttachment),
    Member(member::Member),
    Convenor(convenor::Convenor),
    Committee(committee::Committee),
    Sector(sector::Sector),
    Term(term::Term),
    Opinion(opinion::Opinion),
    Opinions(opinions::Opinions),
    Remind(remind::Remind),
    Sitting(sitting::Sitting),
    Undo(undo::Undo),
    Forms(forms::Forms),
    Form(form::Form),
    Merge(merge::Merge),
    Assess(assess::Assess),
    Circular(circular::Circular),
    Paper(paper::Paper),
    Export(export::Export),
    Settings(settings::Settings),
    Journal(journal::Journal),
    Erase(erase::Erase),
    Verify(verify::Verify),
    Compact(compact::Compact),
    Demo(demo::Demo),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Which front a command line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// The screens.
    Screens,
    /// A subcommand.
    Shell,
}

impl Line {
    /// The front that is asked for.
    #[must_use]
    pub fn front(&self) -> Front {
        match self.command {
            Some(_) => Front::Shell,
            None => Front::Screens,
        }
    }

    /// The same by another clock than the machine's: for tests, whose days come as they need them.
    #[must_use]
    pub fn by(self, machine: MachineClock) -> Line {
        Line { machine, ..self }
    }

    /// The language to answer in.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The surroundings that are asked for, and the subcommand.
    pub(super) fn shell(self) -> Result<(Shell, Option<Command>), Failure> {
        let front = match self.front() {
            Front::Shell => authority::Front::Shell,
            Front::Screens => authority::Front::Screen,
        };
        let folder = self.demo.then(demo::temporary_folder).transpose()?;
        let shell = Shell::new(self.common, self.locale, self.machine, front, folder)?;
        if self.demo {
            demo::found_shown(&shell)?;
        }
        Ok((shell, self.command))
    }
}

/// Reads a command line; what is asked of the parser itself (help, version) and what it refuses
/// come back as an [`Answer`].
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Line, Answer> {
    let args: Vec<OsString> = args.into_iter().collect();
    let locale = locale::choose(&args, |name| std::env::var(name).ok());
    let json = args
        .iter()
        .take_while(|it| *it != "--")
        .any(|it| it == "--json");
    let answer = |error| Answer::new(error, locale, json);
    // Most lines are right and ask for no help: only what is told needs the language.
    let mut matches = match command().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(_) => localise(command(), locale)
            .try_get_matches_from(args)
            .map_err(answer)?,
    };
    let mut line = Line::from_arg_matches_mut(&mut matches).map_err(answer)?;
    line.locale = locale;
    Ok(line)
}

/// The command in both languages at once, for [`localise`].
pub(super) fn command() -> clap::Command {
    Line::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound_in_both_languages() {
        for locale in Locale::ALL {
            localise(command(), locale).debug_assert();
        }
    }
}
