//! Founds what the first-run page asks for. Files are tried on a store of the temporary folder
//! first, so that nothing stands at the person's place before all is decided.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::desk::demo::{Size, found_demo};
use crate::desk::{self, Clock, Desk, Progress, Refusal};
use crate::domain::authority::Actor;
use crate::domain::organisation::Organisation;
use crate::exchange::Gate;
use crate::files::{TemporaryFolder, in_words};
use crate::store::Store;
use crate::text;
use crate::text::Text;
use crate::tui::drafts::keeper::Keeper;
use crate::tui::event::Event;
use crate::tui::operation::{Founding, Operation};
use crate::tui::poller::EventSender;
use crate::tui::runtime::Runtime;
use crate::tui::task::{self, Bench};

/// A store that was begun.
pub struct Begun {
    /// The store.
    pub store: Store,
    /// The folder of a demo's store, which goes away with this.
    pub folder: Option<TemporaryFolder>,
}

/// Founds what the page asks for.
pub struct Founder {
    place: PathBuf,
    actor: Actor,
    clock: Clock,
    /// Where files are tried, and how often they were.
    trials: Option<(TemporaryFolder, usize)>,
    begun: Option<Begun>,
    drafts: Keeper,
    /// When what is typed is to be written down.
    due: Option<Instant>,
}

impl Founder {
    /// One who founds at `place`, and keeps by `drafts` what is typed until then.
    #[must_use]
    pub fn new(place: PathBuf, actor: Actor, clock: Clock, drafts: Keeper) -> Founder {
        Founder {
            place,
            actor,
            clock,
            trials: None,
            begun: None,
            drafts,
            due: None,
        }
    }

    /// What was founded.
    #[must_use]
    pub fn into_begun(self) -> Option<Begun> {
        self.begun
    }

    fn demo(&self) -> Result<Begun, Refusal> {
        let folder = temporary_folder()?;
        let place = folder.path().join("demo.jiebie");
        let at = (self.clock)();
        let store = found_demo(&place, &self.actor, at, Size::SHOW, None)?;
        Ok(Begun {
            store,
            folder: Some(folder),
        })
    }

    fn own(&self, organisation: Organisation) -> Result<Begun, Refusal> {
        let at = (self.clock)();
        let store = desk::found(&self.place, &self.actor, at, organisation)?;
        Ok(Begun {
            store,
            folder: None,
        })
    }

    fn taken_in(&self) -> Result<Begun, Refusal> {
        Ok(Begun {
            store: Store::open(&self.place)?,
            folder: None,
        })
    }

    /// A bench with a trial store that no other work has.
    fn bench(&mut self, organisation: Organisation) -> Result<FoundingBench, Refusal> {
        let (folder, count) = match &mut self.trials {
            Some(trials) => trials,
            none => none.insert((temporary_folder()?, 0)),
        };
        *count += 1;
        Ok(FoundingBench {
            trial: folder.path().join(format!("trial-{count}")),
            place: self.place.clone(),
            organisation,
            actor: self.actor.clone(),
            clock: Arc::clone(&self.clock),
        })
    }
}

impl Runtime for Founder {
    fn perform(&mut self, operation: Operation, events: &EventSender) -> Vec<Event> {
        let begun = match operation {
            Operation::Found(Founding::Demo) => self.demo(),
            Operation::Found(Founding::Own(organisation)) => self.own(organisation),
            Operation::Found(Founding::TakenIn) => self.taken_in(),
            Operation::Found(Founding::Import(organisation, job)) => {
                let events = events.clone();
                let bench = |_| -> Result<Box<dyn Bench>, Refusal> {
                    Ok(Box::new(self.bench(organisation)?))
                };
                task::start(job, bench, move |work| events.send(Event::Work(work)));
                return Vec::new();
            }
            Operation::Remind(after) => {
                self.due.get_or_insert(Instant::now() + after);
                return Vec::new();
            }
            Operation::Keep(drafts) => {
                // Where it can't be written, it is on the screen still.
                self.drafts.keep(drafts, |_| {});
                return Vec::new();
            }
            Operation::KeepNow => {
                let _ = self.drafts.flush();
                return Vec::new();
            }
            // What is done at a store, which is not there yet, and what is the loop's.
            _ => return Vec::new(),
        };
        vec![match begun {
            Ok(begun) => {
                self.begun = Some(begun);
                Event::Begun
            }
            Err(refusal) => Event::Refused(refusal),
        }]
    }

    fn until_alarm(&mut self) -> Option<Duration> {
        let left = self.due?.saturating_duration_since(Instant::now());
        if left.is_zero() {
            self.due = None;
        }
        Some(left)
    }
}

/// Where the work of an import finds a desk while there is no store: to rehearse at a trial, to
/// write at the person's place, which is founded for it.
struct FoundingBench {
    trial: PathBuf,
    place: PathBuf,
    organisation: Organisation,
    actor: Actor,
    clock: Clock,
}

impl FoundingBench {
    fn found(&self, place: &Path, progress: &Progress) -> Result<Desk, Refusal> {
        let at = (self.clock)();
        let store = desk::found(place, &self.actor, at, self.organisation.clone())?;
        let desk = Desk::open(store, self.actor.clone(), Arc::clone(&self.clock))?;
        Ok(desk.watched_by(progress.clone()))
    }
}

impl Bench for FoundingBench {
    fn desk(&self, progress: &Progress) -> Result<Desk, Refusal> {
        self.found(&self.trial, progress)
    }

    fn gate(&self) -> Gate {
        Gate::around(&self.place)
    }

    fn write(
        &self,
        progress: &Progress,
        work: &mut dyn FnMut(&mut Desk) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut desk = self.found(&self.place, progress)?;
        let done = work(&mut desk);
        drop(desk);
        if done.is_err() {
            // It was founded a moment ago and holds nothing yet; the place is as empty as it was.
            Store::take_back(&self.place);
        }
        done
    }
}

fn temporary_folder() -> Result<TemporaryFolder, Refusal> {
    TemporaryFolder::within(&std::env::temp_dir()).map_err(|error| {
        let Text { zh, en } = in_words(&error);
        Refusal::Procedure(text!(
            "无法建立临时文件夹：{zh}。",
            "No temporary folder could be made: {en}."
        ))
    })
}
