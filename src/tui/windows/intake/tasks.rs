//! The long work of an intake: reading the files of a folder and taking their forms in; watching the
//! folder for more.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::form::intake::{IntakeRun, Report, Watcher, scan};
use crate::desk::{Progress, Refusal};
use crate::tui::task::{self, Bench, Task, Teller};

/// What is told of an intake.
#[derive(Debug)]
pub enum Told {
    /// What became of the files, or would.
    Ran(Box<Report>),
    /// The folder is watched, as long as this is kept.
    Watching(Watch),
    /// Something came into the folder, or went.
    Stirred,
}

/// A watch over a folder.
pub struct Watch(#[expect(dead_code, reason = "it watches as long as it is there")] Watcher);

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
}

/// Watches a folder until nobody keeps the watch.
#[derive(Debug)]
pub(super) struct WatchFolder(pub(super) PathBuf);

impl Task for Run {
    fn run(self: Box<Self>, bench: &dyn Bench, progress: &Progress, _: &Teller) -> task::Told {
        let found = match scan(&self.folder) {
            Ok(found) => found,
            Err(error) => return task::Told::Failed(error.text()),
        };
        progress.begin(found.len() as u64);
        let mut run = IntakeRun::over(found);
        while run.read_next() {
            if let Err(stopped) = progress.step() {
                return stopped.into();
            }
        }
        let report = if self.take {
            taken(run, bench, progress)
        } else {
            bench
                .desk(progress)
                .and_then(|mut desk| run.rehearse(&mut desk))
        };
        match report {
            Ok(report) => task::Told::Intake(Told::Ran(Box::new(report))),
            Err(refusal) => refusal.into(),
        }
    }
}

fn taken(mut run: IntakeRun, bench: &dyn Bench, progress: &Progress) -> Result<Report, Refusal> {
    let mut report = None;
    bench.write(progress, &mut |desk| {
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
    fn run(self: Box<Self>, _: &dyn Bench, progress: &Progress, tell: &Teller) -> task::Told {
        let (tell, watch) = (Arc::clone(tell), progress.clone());
        let heard = move || !watch.is_cancelled() && tell(task::Told::Intake(Told::Stirred));
        match Watcher::over(&self.0, heard) {
            Ok(watcher) => task::Told::Intake(Told::Watching(Watch(watcher))),
            Err(error) => task::Told::Failed(error.text()),
        }
    }
}
