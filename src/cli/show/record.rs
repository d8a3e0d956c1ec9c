//! A record of a kind that has no page of its own: its fields, what they held before; or its list.

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, Error, FromArgMatches, Subcommand};

use super::card::Card;
use super::which::Which;
use crate::cli::failure::Failure;
use crate::cli::help::say;
use crate::cli::shell::Shell;
use crate::cli::{list, lookup};
use crate::desk::Desk;
use crate::desk::lists::{self, List, shown_kinds};
use crate::domain::record::Kind;

/// Which record of which kind: a subcommand for each kind.
#[derive(Debug)]
pub(super) struct Record {
    kind: Kind,
    which: Which,
}

impl Record {
    /// Prints the record that is named, or the list of its kind.
    pub(super) fn print(&self, shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
        let view = self.which.view(desk, shell);
        let Some(name) = &self.which.name else {
            return list::print(shell, &view, List::Of(self.kind));
        };
        let id = lookup::record(&view, self.kind, name)?;
        let Some(record) = lists::shown(desk.book(), self.kind, id) else {
            return Ok(());
        };
        if shell.json {
            return shell.out.json(&record.value(&view));
        }
        let name = desk.book().name_of(self.kind, id);
        shell.out.line(format!("{name} #{id}"))?;
        let mut card = Card::new(shell.locale);
        for (label, words) in record.lines(&view) {
            card.line(&label, words);
        }
        card.earlier(&record.earlier(&view));
        card.print(shell)
    }
}

impl Subcommand for Record {
    fn augment_subcommands(command: Command) -> Command {
        let kinds = shown_kinds().map(|kind| {
            let title = kind.title();
            let (zh, en) = (&title.zh, &title.en);
            let about = say(
                &format!("一条{zh}记录的各项内容；不给名称则列出全部"),
                &format!("One {en}, field by field; without a name, all"),
            );
            Which::augment_args(Command::new(kind.code_name())).about(about)
        });
        command.subcommands(kinds)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        shown_kinds().any(|kind| kind.code_name() == name)
    }
}

impl FromArgMatches for Record {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let named = matches.subcommand().and_then(|(name, matches)| {
            let kind = shown_kinds().find(|kind| kind.code_name() == name)?;
            Some((kind, matches))
        });
        let (kind, matches) = named.ok_or_else(|| Error::new(ErrorKind::MissingSubcommand))?;
        let which = Which::from_arg_matches(matches)?;
        Ok(Record { kind, which })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Record::from_arg_matches(matches)?;
        Ok(())
    }
}
