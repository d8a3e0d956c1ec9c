//! What every subcommand works with: the language, the output, the store's place, the clock and
//! who acts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Local, NaiveDate};
use nix::unistd::{Uid, User};

use super::failure::{Failure, complain};
use super::line::{Command, Common, Line};
use super::out::Out;
use super::waiting::Waiting;
use crate::desk::{self, Clock, Desk};
use crate::domain::authority::{Actor, Front, Role};
use crate::domain::moment::Moment;
use crate::exchange::Gate;
use crate::files::TemporaryFolder;
use crate::store::ReadingOnly;
use crate::text::{Locale, Text};

/// The file's name in the platform's folder for data.
const FILE_NAME: &str = "jiebie.store";

/// A subcommand's surroundings.
pub(super) struct Shell {
    /// The language to speak.
    pub(super) locale: Locale,
    /// Is JSON asked for?
    pub(super) json: bool,
    /// Where to print.
    pub(super) out: Out,
    place: PathBuf,
    as_of: Option<NaiveDate>,
    front: Front,
    /// The folder of a demo's store; it goes away with this.
    _folder: Option<TemporaryFolder>,
}

impl Shell {
    /// The surroundings that a command line asks for, and its subcommand.
    pub(super) fn of(line: Line) -> Result<(Shell, Option<Command>), Failure> {
        let (locale, demo) = (line.locale(), line.demo);
        let Common {
            store, as_of, json, ..
        } = line.common;
        let front = match line.command {
            Some(_) => Front::Shell,
            None => Front::Screen,
        };
        let mut shell = Shell {
            locale,
            json,
            out: Out::new(),
            place: PathBuf::new(),
            as_of,
            front,
            _folder: None,
        };
        if demo {
            let folder = super::demo::temporary_folder()?;
            shell.place = folder.path().join(FILE_NAME);
            shell._folder = Some(folder);
            super::demo::found_shown(&shell)?;
        } else {
            shell.place = store.map_or_else(default_place, Ok)?;
        }
        Ok((shell, line.command))
    }

    /// The store's file.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// Leave to write files is asked here.
    pub(super) fn gate(&self) -> Gate {
        Gate::around(&self.place)
    }

    /// Sits down at the store.
    pub(super) fn desk(&self) -> Result<Desk, Failure> {
        let policy = Waiting::policy(self.locale);
        let desk = desk::open_with(&self.place, policy, self.actor(), self.clock())?;
        let reading_only = desk.reading_only().map(ReadingOnly::text);
        for caution in reading_only.into_iter().chain(desk.cautions()?) {
            complain(caution.say(self.locale), self.locale);
        }
        Ok(desk)
    }

    /// Who acts: the system's user, whatever the environment says; the store's administrator.
    pub(super) fn actor(&self) -> Actor {
        Actor {
            name: user_name(),
            role: Role::Admin,
            front: self.front,
        }
    }

    /// Now, and the day that `--as-of` names.
    pub(super) fn now(&self) -> Moment {
        now(self.as_of)
    }

    /// The same as a clock.
    pub(super) fn clock(&self) -> Clock {
        let as_of = self.as_of;
        Arc::new(move || now(as_of))
    }

    /// The wording of a text.
    pub(super) fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.say(self.locale)
    }

    /// Prints a text.
    pub(super) fn tell(&mut self, text: &Text) -> Result<(), Failure> {
        let locale = self.locale;
        self.out.line(text.say(locale))
    }
}

fn now(as_of: Option<NaiveDate>) -> Moment {
    Moment {
        machine: Local::now().fixed_offset(),
        as_of,
    }
}

fn default_place() -> Result<PathBuf, Failure> {
    directories::ProjectDirs::from("", "", "jiebie")
        .map(|folders| folders.data_dir().join(FILE_NAME))
        .ok_or_else(|| {
            Failure::Asked(Text::of(
                "找不到用户目录，请用 --store 指定数据文件。",
                "There is no home directory; name the store with --store.",
            ))
        })
}

/// The system's name for the user, for the journal.
fn user_name() -> String {
    let user = Uid::current();
    let known = User::from_uid(user).ok().flatten();
    known.map_or_else(|| format!("uid {user}"), |it| it.name)
}
