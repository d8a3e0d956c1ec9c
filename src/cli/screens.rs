//! The way from the command line to the screens: everything that they need is handed over here.

use std::env;

use super::failure::{Exit, Failure};
use super::line::Line;
use super::state::state_folder;
use crate::tui::start::{Start, StartError, start};
use crate::tui::theme::Choice;
use crate::tui::widgets::path_words::Places;

/// Opens the screens on the store that the command line names.
pub fn open(line: Line) -> Result<Exit, Failure> {
    let looking_as = line.looking_as();
    let (shell, _) = line.shell()?;
    let said = |name: &str| env::var(name).unwrap_or_default();
    let (term, colorterm, colorfgbg) = (said("TERM"), said("COLORTERM"), said("COLORFGBG"));
    let theme = Choice {
        effect: None,
        no_color: !said("NO_COLOR").is_empty(),
        term: &term,
        colorterm: &colorterm,
        colorfgbg: &colorfgbg,
        ascii: false,
    }
    .theme();
    start(Start {
        store: shell.place().to_path_buf(),
        locale: shell.locale,
        theme,
        actor: shell.actor(),
        clock: shell.clock(),
        places: Places {
            here: env::current_dir().unwrap_or_default(),
            home: directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_path_buf()),
        },
        looking_as,
        state: state_folder(),
    })
    .map(|code| match code {
        0 => Exit::Clean,
        code => Exit::Killed(code),
    })
    .map_err(|error| match error {
        StartError::Store(error) => Failure::Store(error),
        StartError::Terminal(error) => Failure::Asked(error.text()),
        StartError::Unknown(why) => Failure::Asked(why),
    })
}
