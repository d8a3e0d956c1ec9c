//! Starts the screens: the first-run page where there is no store yet, then the app at its desk.
//!
//! What the environment says — the store's place, the language, the theme, who acts, what time it
//! is — is handed in as a [`Start`]; nothing is looked up here.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use super::app::executor::Executor;
use super::app::{App, Drafts};
use super::drafts::folder::Folders;
use super::drafts::keeper::Keeper;
use super::drafts::session::Session;
use super::driver;
use super::event::{Ending, Event};
use super::first_run::{Begun, FirstRun, Founder};
use super::locks::{Drawing, Held};
use super::personal::Keeping;
use super::poller::Poller;
use super::runtime::{Model, Runtime};
use super::terminal::{Terminal, TerminalError};
use super::theme::Theme;
use super::widgets::path_words::Places;
use crate::desk::home::{Asked, Home};
use crate::desk::{self, Clock, Desk};
use crate::domain::authority::Actor;
use crate::store::{Store, StoreError};
use crate::text::{Locale, Text};

/// What the screens start with.
pub struct Start {
    /// The store's file.
    pub store: PathBuf,
    /// The language to speak.
    pub locale: Locale,
    /// The styles and marks to draw with.
    pub theme: Theme,
    /// Who acts.
    pub actor: Actor,
    /// What time it is.
    pub clock: Clock,
    /// Where the paths of files begin.
    pub places: Places,
    /// As whom to look, where that is somebody else.
    pub looking_as: Option<Asked>,
    /// The user's own folder of state, for what is typed where the store's folder can't be written.
    pub state: Option<PathBuf>,
}

/// Why the screens could not start, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The store could not be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal can't show screens.
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    /// Nobody is there as whom one could look.
    #[error("{}", .0.en)]
    Unknown(Text),
}

impl StartError {
    /// In words for the person.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            StartError::Store(error) => error.text(),
            StartError::Terminal(error) => error.text(),
            StartError::Unknown(why) => why.clone(),
        }
    }
}

/// Runs the screens until they are left; the exit code.
///
/// # Errors
/// When there is no terminal, or the store can't be opened.
pub fn start(start: Start) -> Result<u8, StartError> {
    let mut terminal = Terminal::standard()?;
    terminal.restore_on_panic();
    let locks = Arc::new(Drawing::new(start.locale));
    // The folder of a demo's store goes away when the screens are left.
    let (actor, clock) = (start.actor.clone(), Arc::clone(&start.clock));
    let (desk, _demo) = if Store::is_at(&start.store)? {
        let desk = desk::open_with(&start.store, locks.clone(), actor, clock)?;
        (desk, None)
    } else if start.looking_as.is_some() {
        return Err(StartError::Unknown(Text::of(
            "还没有数据文件：先不带 --as 打开，建立或导入之后再用。",
            "There is no store yet: start without --as first, and found one.",
        )));
    } else {
        match first_run(&start, &mut terminal)? {
            Some(Begun { store, folder }) => {
                // Opened as every store on which there are screens.
                let path = store.path().to_path_buf();
                drop(store);
                let desk = desk::open_with(&path, locks.clone(), actor, clock)?;
                (desk, folder)
            }
            None => return Ok(0),
        }
    };
    let home = start.looking_as.as_ref();
    let home = home.map(|it| it.find(desk.book(), desk.today().date));
    let home = home.transpose().map_err(StartError::Unknown)?;
    locks.begin();
    work(&start, desk, home, locks.held(), &mut terminal)
}

fn first_run(start: &Start, terminal: &mut Terminal) -> Result<Option<Begun>, StartError> {
    let mut poller = poller()?;
    let folders = Folders::of(&start.store, &start.actor.name, start.state.as_deref());
    let keeper = Keeper::new(Session::new(folders));
    let mut model = FirstRun::new(
        start.store.to_string_lossy().into_owned(),
        start.theme.clone(),
        start.locale,
        start.places.clone(),
        Arc::clone(&start.clock),
        keeper.find().left,
    );
    let mut founder = Founder::new(
        start.store.clone(),
        start.actor.clone(),
        Arc::clone(&start.clock),
        keeper,
    );
    driver::run(&mut model, &mut founder, terminal, &mut poller)?;
    Ok(founder.into_begun())
}

fn work(
    start: &Start,
    desk: Desk,
    home: Option<Home>,
    held: Held,
    terminal: &mut Terminal,
) -> Result<u8, StartError> {
    let mut poller = poller()?;
    let folders = Folders::of(desk.path(), &start.actor.name, start.state.as_deref());
    let keeper = Keeper::new(Session::new(folders));
    let drafts = Drafts::new(keeper.find(), Arc::clone(&start.clock));
    let personal = Keeping::within(start.state.as_deref());
    let desk = Rc::new(RefCell::new(desk));
    let mut app = App::new(Rc::clone(&desk), start.theme.clone(), start.locale, drafts)
        .starting_at(start.places.clone())
        .looking_as(home)
        .choosing(personal.read());
    let executor = Executor::new(desk, keeper, Arc::clone(&start.clock));
    let executor = executor.knowing(held).keeping(personal);
    let mut executor = executor.watching(&poller.sender())?;
    let run = || driver::run(&mut app, &mut executor, terminal, &mut poller);
    let ended = match panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(ended) => ended?,
        Err(fault) => {
            // The app's own state is whole: a panic leaves it as of the last event. What is being
            // typed is kept before the fault takes its way.
            for operation in app.handle(Event::Ending(Ending::Terminated)) {
                executor.perform(operation, &poller.sender());
            }
            panic::resume_unwind(fault)
        }
    };
    Ok(match ended {
        Ending::Quit(code) => code,
        Ending::Terminated | Ending::HungUp => 0,
        // As a shell tells the end by a signal.
        Ending::Killed(signal) => 128 + signal,
    })
}

fn poller() -> Result<Poller, StartError> {
    let mut poller = Poller::new().map_err(TerminalError::Io)?;
    poller.listen_to_signals().map_err(TerminalError::Io)?;
    Ok(poller)
}
