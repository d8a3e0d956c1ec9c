//! The command line: what may stand on it, and reading it in the user's language.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, CommandFactory, Error, FromArgMatches, Parser, Subcommand};

use super::arguments::Common;
use super::failure::Failure;
use super::help::{localise, say, say_text};
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
use crate::desk::home::Asked;
use crate::domain::authority;
use crate::text::{Locale, Text};

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
    #[arg(long = "as", value_name = "ROLE:WHO", value_parser = as_whom, help = say("以召集人或委员的首页打开界面（只是一种看法，不是权限）：convenor:界别、member:委员编号或姓名", "Open the screens on a convenor's or a member's home, as a way of looking and no protection: convenor:SECTOR, member:NUMBER or name"))]
    pub(super) looking_as: Option<Asked>,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[arg(skip)]
    locale: Locale,
    #[arg(skip = shell::machine as MachineClock)]
    machine: MachineClock,
}

/// Makes the subcommands of their names, in the order in which help lists them.
macro_rules! subcommands {
    ($($name:literal => $command:ident($arguments:ty),)*) => {
        /// The subcommands.
        #[derive(Debug)]
        pub(super) enum Command {
            $($command($arguments),)*
        }

        /// How each is laid out: when it is called, since a start needs none, or when help is asked for.
        const LAID_OUT: &[(&str, fn(clap::Command) -> clap::Command)] =
            &[$(($name, <$arguments as Args>::augment_args),)*];

        impl FromArgMatches for Command {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
                match matches.subcommand() {
                    $(Some(($name, matches)) => {
                        <$arguments>::from_arg_matches(matches).map(Command::$command)
                    })*
                    _ => Err(Error::new(ErrorKind::MissingSubcommand)),
                }
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
                *self = Command::from_arg_matches(matches)?;
                Ok(())
            }
        }
    };
}

subcommands! {
    "init" => Init(init::Init),
    "import" => Import(import::Import),
    "intake" => Intake(intake::Intake),
    "check" => Check(check::Check),
    "due" => Due(due::Due),
    "changes" => Changes(changes::Changes),
    "explain" => Explain(explain::Explain),
    "show" => Show(show::Show),
    "list" => List(list::List),
    "add" => Add(add::Add),
    "set" => Set(set::Set),
    "end" => End(end::End),
    "remove" => Remove(end::Remove),
    "attach" => Attach(attach::Attach),
    "detach" => Detach(attach::Detach),
    "attachment" => Attachment(attach::SaveAttachment),
    "member" => Member(member::Member),
    "convenor" => Convenor(convenor::Convenor),
    "committee" => Committee(committee::Committee),
    "sector" => Sector(sector::Sector),
    "term" => Term(term::Term),
    "opinion" => Opinion(opinion::Opinion),
    "opinions" => Opinions(opinions::Opinions),
    "remind" => Remind(remind::Remind),
    "sitting" => Sitting(sitting::Sitting),
    "undo" => Undo(undo::Undo),
    "forms" => Forms(forms::Forms),
    "form" => Form(form::Form),
    "merge" => Merge(merge::Merge),
    "assess" => Assess(assess::Assess),
    "circular" => Circular(circular::Circular),
    "paper" => Paper(paper::Paper),
    "export" => Export(export::Export),
    "settings" => Settings(settings::Settings),
    "journal" => Journal(journal::Journal),
    "erase" => Erase(erase::Erase),
    "verify" => Verify(verify::Verify),
    "compact" => Compact(compact::Compact),
    "demo" => Demo(demo::Demo),
    "completions" => Completions(completions::Completions),
    "man" => Man(man::Man),
}

impl Subcommand for Command {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        let all = LAID_OUT.iter();
        command.subcommands(all.map(|(name, lay_out)| clap::Command::new(*name).defer(*lay_out)))
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        Command::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        LAID_OUT.iter().any(|(it, _)| *it == name)
    }
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

    /// As whom the screens are to be looked at.
    pub(super) fn looking_as(&self) -> Option<Asked> {
        self.looking_as.clone()
    }

    /// The surroundings that are asked for, and the subcommand.
    pub(super) fn shell(self) -> Result<(Shell, Option<Command>), Failure> {
        if self.looking_as.is_some() && self.command.is_some() {
            return Err(Failure::Asked(Text::of(
                "--as 只用来打开界面，不和子命令同用。",
                "--as opens the screens; no subcommand goes with it.",
            )));
        }
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

/// Reads as whom one looks; the reason why not is in both languages.
fn as_whom(typed: &str) -> Result<Asked, String> {
    Asked::parse(typed).map_err(|why| say_text(&why))
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
    let mut matches = match Line::command().try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(_) => localise(command(), locale)
            .try_get_matches_from(args)
            .map_err(answer)?,
    };
    let mut line = Line::from_arg_matches_mut(&mut matches).map_err(answer)?;
    line.locale = locale;
    Ok(line)
}

/// The command in both languages at once, for [`localise`], with all subcommands laid out.
pub(super) fn command() -> clap::Command {
    let all = LAID_OUT.iter().enumerate();
    all.fold(Line::command(), |command, (nth, (name, lay_out))| {
        let laid_out = lay_out(clap::Command::new(*name)).display_order(nth);
        command.mut_subcommand(name, |_| laid_out)
    })
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
