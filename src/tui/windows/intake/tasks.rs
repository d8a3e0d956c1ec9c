//! The long work of an intake: reading the files of a folder and taking their forms in; watching the
//! folder for more.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::form::intake::{IntakeRun, Report, Watcher, scan};
use crate::desk::{Progress, Refusal};
use crate::tui::task::{Bench, Task, Teller, Undone};

/// What a watched folder tells.
#[derive(Debug)]
pub(super) enum Stir {
    /// The folder is watched, as long as this is kept.
    Watching(Watch),
    /// Something came into the folder, or went.
    Stirred,
}

/// A watch over a folder.
pub(super) struct Watch(#[expect(dead_code, reason = "it watches as long as it is there")] Watcher);

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// Looks at the forms in a folder, or takes them in.
#[derive(Debug)]
pub(super) struct Run {
    /// The folder, or a file.
    pub(super) folder: PathBuf,
    /// Take them in?
    pub(super) take: bool,
    /// Why forms of a closed year may be, where that was asked.
    pub(super) because: Option<String>,
}

/// Watches a folder until nobody keeps the watch.
#[derive(Debug)]
pub(super) struct WatchFolder(pub(super) PathBuf);

impl Task for Run {
    type Event = Box<Report>;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<Box<Report>>,
    ) -> Result<Box<Report>, Undone> {
        let found = scan(&self.folder).map_err(|error| Undone::Failed(error.text()))?;
        progress.begin(found.len() as u64);
        let mut run = IntakeRun::over(found);
        while run.read_next() {
            progress.step()?;
        }
        let report = if self.take {
            taken(run, self.because, bench, progress)
        } else {
            bench.desk(progress).and_then(|mut desk| {
                desk.set_because(self.because);
                run.rehearse(&mut desk)
            })
        };
        Ok(Box::new(report?))
    }
}

fn taken(
    mut run: IntakeRun,
    because: Option<String>,
    bench: &dyn Bench,
    progress: &Progress,
) -> Result<Report, Refusal> {
    let mut report = None;
    bench.write(progress, &mut |desk| {
        desk.set_because(because.clone());
        report = run.carry_out(desk, &mut |far| {
            progress.reach(far.done as u64);
            !progress.is_cancelled()
        })?;
        Ok(())
    })?;
    // A run that was stopped has no report.
    report.ok_or(Refusal::Stopped)
}

impl Task for WatchFolder {
    type Event = Stir;

    fn run(self, _: &dyn Bench, progress: &Progress, tell: &Teller<Stir>) -> Result<Stir, Undone> {
        let (tell, watch) = (Arc::clone(tell), progress.clone());
        let heard = move || !watch.is_cancelled() && tell(Stir::Stirred);
        match Watcher::over(&self.0, heard) {
            Ok(watcher) => Ok(Stir::Watching(Watch(watcher))),
            Err(error) => Err(Undone::Failed(error.text())),
        }
    }
}
