//! What every subcommand works with: the language, the output, the store's place, the clock and
//! who acts.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, NaiveDate};
use nix::unistd::{Uid, User};

use super::arguments::Common;
use super::failure::{Exit, Failure, complain, unreported};
use super::out::Out;
use super::waiting::Waiting;
use super::written::Written;
use crate::desk::{self, Clock, Desk};
use crate::domain::authority::{Actor, Front, Role};
use crate::domain::moment::Moment;
use crate::exchange::{Gate, Standard};
use crate::files::{TemporaryFolder, shown_path};
use crate::store::ReadingOnly;
use crate::text;
use crate::text::{Locale, Text};

/// The file's name in the platform's folder for data.
const FILE_NAME: &str = "jiebie.store";

/// Tells the machine's time.
pub type MachineClock = fn() -> DateTime<FixedOffset>;

/// A subcommand's surroundings.
pub(super) struct Shell {
    /// The language to speak.
    pub(super) locale: Locale,
    /// Is JSON asked for?
    pub(super) json: bool,
    /// Where to print.
    pub(super) out: Out,
    /// What was written so far.
    pub(super) written: Written,
    /// Leave to write files is asked here, and what is read is told.
    gate: Gate,
    place: PathBuf,
    as_of: Option<NaiveDate>,
    machine: MachineClock,
    front: Front,
    /// Why closed years are changed.
    because: Option<String>,
    /// What is said last of a day that has not come, where it was looked at.
    ahead: Cell<Option<Text>>,
    /// The folder of a demo's store; it goes away with this.
    _folder: Option<TemporaryFolder>,
}

impl Shell {
    /// The surroundings that a command line asks for; its store is in `folder` where there is one.
    pub(super) fn new(
        common: Common,
        locale: Locale,
        machine: MachineClock,
        front: Front,
        folder: Option<TemporaryFolder>,
    ) -> Result<Shell, Failure> {
        let Common {
            store,
            as_of,
            json,
            because,
            ..
        } = common;
        let as_of = as_of
            .map(|day| day.on(machine().date_naive()))
            .transpose()?;
        let place = match &folder {
            Some(folder) => folder.path().join(FILE_NAME),
            None => store.map_or_else(default_place, Ok)?,
        };
        let written = Written::default();
        let shell = Shell {
            locale,
            json,
            out: Out::new(),
            gate: Gate::around(&place).noting(&written.files),
            written,
            place,
            as_of,
            machine,
            front,
            because,
            ahead: Cell::new(None),
            _folder: folder,
        };
        shell.may_print()?;
        Ok(shell)
    }

    /// The store's file.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// Leave to write files is asked here.
    pub(super) fn gate(&self) -> &Gate {
        &self.gate
    }

    /// These files are read, `-` being the standard input.
    ///
    /// # Errors
    /// When what the shell prints to is one of them.
    pub(super) fn reads<'p>(
        &mut self,
        paths: impl IntoIterator<Item = &'p str>,
    ) -> Result<(), Failure> {
        for path in paths {
            match path {
                "-" => opened(io::stdin()).map_or((), |it| self.gate.reads_open(&it)),
                path => self.gate.reads(Path::new(path)),
            }
        }
        self.may_print()
    }

    /// Whether the gate lets through what the shell prints to: asked before anything is done.
    fn may_print(&self) -> Result<(), Failure> {
        // What is closed takes nothing.
        let lets = |stream, open: Option<File>| {
            open.map_or(Ok(()), |it| self.gate.lets_print(stream, &it))
        };
        let output = lets(Standard::Output, opened(io::stdout()));
        match lets(Standard::Error, opened(io::stderr())) {
            Ok(()) => Ok(output?),
            Err(error) => Err(Failure::Unspeakable {
                why: error.text(),
                output: output.is_ok(),
            }),
        }
    }

    /// Sits down at the store.
    pub(super) fn desk(&self) -> Result<Desk, Failure> {
        let policy = Waiting::policy(self.locale);
        let mut desk = desk::open_with(&self.place, policy, self.actor(), self.clock())?;
        desk.set_because(self.because.clone());
        let reading_only = desk.reading_only().map(ReadingOnly::text);
        for caution in reading_only.into_iter().chain(desk.cautions()?) {
            complain(caution.say(self.locale), self.locale);
        }
        self.ahead.set(desk.looks_ahead()?);
        Ok(desk.watched_by(self.written.progress.clone()))
    }

    /// A store was made at `place`, or at the shell's own.
    pub(super) fn founded(&mut self, place: Option<&Path>) {
        let place = shown_path(place.unwrap_or(&self.place));
        self.written.store = Some(text!(
            "数据文件“{place}”已经建立",
            "The store \"{place}\" was made"
        ));
    }

    /// How a subcommand ended, once all that it printed has gone out; what it wrote is told where the
    /// rest of it failed.
    pub(super) fn ends(&mut self, ended: Result<Exit, Failure>) -> Result<Exit, Failure> {
        let ended = match ended {
            Err(failure) if self.json && !self.out.is_begun() => {
                // Where that can't be printed, the sentence still is.
                let _ = self.out.json(&failure.value(self.locale));
                let _ = self.out.finish();
                Err(failure)
            }
            ended => ended.and_then(|exit| self.out.finish().map(|()| exit)),
        };
        if let Some(ahead) = self.ahead.take().filter(|_| ended.is_ok()) {
            complain(self.say(&ahead), self.locale);
        }
        let Some(written) = self.written.text() else {
            return ended;
        };
        match ended {
            Ok(exit) => {
                if self.out.is_closed() {
                    let told = unreported(&written, &io::ErrorKind::BrokenPipe.into());
                    complain(self.say(&told), self.locale);
                }
                Ok(exit)
            }
            Err(failure) => Err(Failure::Afterwards {
                written,
                failure: Box::new(failure),
            }),
        }
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
        now(self.machine, self.as_of)
    }

    /// The same as a clock.
    pub(super) fn clock(&self) -> Clock {
        let (machine, as_of) = (self.machine, self.as_of);
        Arc::new(move || now(machine, as_of))
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

/// What a standard stream was opened as.
fn opened(stream: impl AsFd) -> Option<File> {
    let stream = stream.as_fd().try_clone_to_owned();
    stream.ok().map(File::from)
}

fn now(machine: MachineClock, as_of: Option<NaiveDate>) -> Moment {
    Moment {
        machine: machine(),
        as_of,
    }
}

/// The clock of the machine.
pub(super) fn machine() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
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
