//! Does what the app wants done beyond the screen: desk calls, long work, the kept drafts, and the
//! watch.
//!
//! An act that meets somebody else's write is tried again and again, in pauses in which the screens go on,
//! until that is over, or the person gives it up, or it has lasted [`TELLING`].
//!
//! The app and the executor share the desk; the app only reads it. The executor also wakes the app when
//! the rules are to be run again, and when the day changes.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::desk::AnyRequest;
use crate::desk::{Clock, Desk, Opening, Progress, Refusal};
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::exchange::Gate;
use crate::store::{StoreError, TELLING, Watch, Writer};
use crate::text::Text;
use crate::tui::drafts::keeper::Keeper;
use crate::tui::event::Event;
use crate::tui::locks::{Beside, Held};
use crate::tui::operation::Operation;
use crate::tui::personal::Keeping;
use crate::tui::poller::EventSender;
use crate::tui::runtime::Runtime;
use crate::tui::task::{self, Bench};

/// While the store can't be read, another look is taken after this.
const A_LOOK: Duration = Duration::from_secs(1);

/// The desk, shared by the app, which reads it, and the executor.
pub type SharedDesk = Rc<RefCell<Desk>>;

/// What a person wants changed: it can be tried as often as it takes.
enum Attempt {
    Carry(Box<AnyRequest>, Seq),
    Undo,
    Redo,
}

impl Attempt {
    fn run(&self, desk: &mut Desk) -> Result<Event, Refusal> {
        match self {
            Attempt::Carry(request, seen) => {
                desk.carry_out_as_seen(&**request, *seen).map(Event::Done)
            }
            Attempt::Undo => desk.undo().map(Event::Undone),
            Attempt::Redo => desk.redo().map(Event::Redone),
        }
    }
}

/// An attempt that somebody else's write is in the way of.
struct Waiting {
    attempt: Attempt,
    since: Instant,
    /// Why a closed year may be changed by it, where that was asked.
    because: Option<String>,
    /// What the last try met.
    met: StoreError,
}

/// Carries out the app's acts.
pub struct Executor {
    desk: SharedDesk,
    drafts: Keeper,
    /// Where the person's choices for the own screens are kept.
    personal: Keeping,
    clock: Clock,
    recheck: bool,
    /// When the app is to be reminded.
    due: Option<Instant>,
    day: NaiveDate,
    held: Held,
    /// Whether what others committed can't be read at present.
    behind: bool,
    /// Whether the last look at the file met a fault, which was told.
    failed: bool,
    /// What is tried again and again.
    waiting: Option<Waiting>,
    /// What was refused because a year is closed, and can be done for a reason.
    refused: Option<Attempt>,
    /// Hears of what others write.
    watch: Option<Watch>,
}

impl Executor {
    /// An executor at `desk`, who keeps drafts by `drafts` and reads `clock` for the change of days.
    pub fn new(desk: SharedDesk, drafts: Keeper, clock: Clock) -> Executor {
        let day = clock().day();
        Executor {
            desk,
            drafts,
            personal: Keeping::default(),
            clock,
            recheck: false,
            due: None,
            day,
            held: Held::default(),
            behind: false,
            failed: false,
            waiting: None,
            refused: None,
            watch: None,
        }
    }

    /// The same, which keeps there what the person chooses for the own screens.
    #[must_use]
    pub fn keeping(mut self, personal: Keeping) -> Executor {
        self.personal = personal;
        self
    }

    /// The same, who knows what this program holds that others wait for.
    #[must_use]
    pub fn knowing(mut self, held: Held) -> Executor {
        self.held = held;
        self
    }

    /// The same, hearing of what others write to the store.
    ///
    /// # Errors
    /// When the system gives no watch.
    pub fn watching(mut self, events: &EventSender) -> Result<Executor, StoreError> {
        let path = self.desk.borrow().path().to_path_buf();
        self.watch = Some(watch(&path, events)?);
        Ok(self)
    }

    fn act(&mut self, operation: Operation, events: &EventSender) -> Option<Event> {
        match operation {
            Operation::Save(..) if self.drafts.was_taken() => Some(Event::Taken),
            Operation::Carry(request, seen) | Operation::Save(request, seen) => {
                Some(self.attempt(Attempt::Carry(request, seen), Instant::now(), None))
            }
            Operation::Undo => Some(self.attempt(Attempt::Undo, Instant::now(), None)),
            Operation::Redo => Some(self.attempt(Attempt::Redo, Instant::now(), None)),
            Operation::TryAgain => {
                let waiting = self.waiting.take()?;
                Some(self.attempt(waiting.attempt, waiting.since, waiting.because))
            }
            Operation::Because(reason) => {
                let attempt = self.refused.take()?;
                Some(self.attempt(attempt, Instant::now(), Some(reason)))
            }
            Operation::GiveUp => {
                let waiting = self.waiting.take()?;
                Some(Event::Refused(Refusal::Store(waiting.met)))
            }
            other => self.act_beside(other, events),
        }
    }

    /// Tries what is wanted since then; where a closed year may be changed by it, for this reason.
    fn attempt(&mut self, attempt: Attempt, since: Instant, because: Option<String>) -> Event {
        let mut desk = self.desk.borrow_mut();
        let of = match attempt {
            Attempt::Carry(..) => None,
            Attempt::Undo => desk.undoable(),
            Attempt::Redo => desk.redoable(),
        };
        desk.set_because(because.clone());
        let came = attempt.run(&mut desk);
        desk.set_because(None);
        match (came, of) {
            (Ok(news), _) => news,
            (Err(refusal @ Refusal::ClosedYear(_)), _) => {
                self.refused = Some(attempt);
                Event::Refused(refusal)
            }
            (Err(Refusal::Store(met @ StoreError::Busy(..))), _) if since.elapsed() < TELLING => {
                let who = for_whom(&met);
                self.waiting = Some(Waiting {
                    attempt,
                    since,
                    because,
                    met,
                });
                Event::Waits(who)
            }
            (Err(refusal @ Refusal::Store(_)), _) | (Err(refusal), None) => Event::Refused(refusal),
            (Err(refusal), Some(of)) => {
                let verb = match attempt {
                    Attempt::Redo => Verb::Redo,
                    Attempt::Carry(..) | Attempt::Undo => Verb::Undo,
                };
                Event::NotTakenBack(verb, of, refusal)
            }
        }
    }

    /// What changes nothing of the records.
    fn act_beside(&mut self, operation: Operation, events: &EventSender) -> Option<Event> {
        let mut desk = self.desk.borrow_mut();
        match operation {
            Operation::Save(..)
            | Operation::Carry(..)
            | Operation::Undo
            | Operation::Redo
            | Operation::TryAgain
            | Operation::GiveUp
            | Operation::Because(_)
            // The loop's own.
            | Operation::Quit(_)
            | Operation::Suspend
            | Operation::Copy(_)
            | Operation::Mouse(_)
            | Operation::Repaint
            | Operation::Title(_)
            // There is a store.
            | Operation::Found(_) => None,
            Operation::LookAt(year) => Some(match desk.look_at(year) {
                Ok(()) => Event::YearShown(year),
                Err(error) => Event::Failed(error),
            }),
            Operation::CatchUp => match desk.refresh() {
                Ok(entries) => {
                    self.behind = false;
                    let healed = std::mem::take(&mut self.failed);
                    match entries.is_empty() {
                        false => Some(Event::Others(entries)),
                        true => healed.then_some(Event::Healed),
                    }
                }
                // What is known stays on the screen, and another look is taken soon.
                Err(error @ StoreError::Busy(..)) => {
                    look_again(events.clone());
                    let first = !std::mem::replace(&mut self.behind, true);
                    first.then(|| Event::Behind(for_whom(&error)))
                }
                Err(error) => {
                    self.failed = true;
                    Some(Event::Failed(error))
                }
            },
            Operation::Reopen => Some(match desk.at_present_file() {
                Ok(present) => {
                    *desk = present;
                    self.failed = false;
                    // Where no watch can be had, others' changes show at the next act.
                    self.watch = watch(desk.path(), events).ok();
                    Event::Reopened
                }
                Err(error) => Event::Failed(error),
            }),
            Operation::Start(job) => {
                let (opening, held) = (desk.opening(), self.held.clone());
                let bench = |blocked| -> Result<Box<dyn Bench>, Refusal> {
                    Ok(Box::new(StoreBench {
                        opening,
                        held,
                        blocked,
                    }))
                };
                let events = events.clone();
                task::start(job, bench, move |work| events.send(Event::Work(work)));
                None
            }
            Operation::Adopt(seq, said) => Some(match desk.adopt(seq) {
                Ok(entries) => Event::Adopted(seq, said, entries),
                Err(error) => Event::Failed(error),
            }),
            Operation::Recheck => {
                self.recheck = true;
                None
            }
            Operation::Remind(after) => {
                let due = Instant::now() + after;
                self.due = Some(self.due.map_or(due, |before| before.min(due)));
                None
            }
            Operation::Keep(drafts) => {
                let events = events.clone();
                self.drafts.keep(drafts, move |written| {
                    // After the end nobody hears it.
                    events.send(Event::Kept(written));
                });
                None
            }
            Operation::KeepNow => self.drafts.flush().transpose().map(Event::Kept),
            Operation::Prefer(personal) => {
                let written = self.personal.write(&personal);
                written.err().map(Event::NotPreferred)
            }
            Operation::FindDrafts => Some(Event::Found(self.drafts.find())),
            Operation::TakeOver(path) => {
                let drafts = self.drafts.take_over(&path);
                Some(Event::TookOver(path, drafts))
            }
        }
    }
}

impl Runtime for Executor {
    fn perform(&mut self, operation: Operation, events: &EventSender) -> Vec<Event> {
        self.act(operation, events).into_iter().collect()
    }

    fn may_stop(&self) -> bool {
        !self.held.any()
    }

    fn until_alarm(&mut self) -> Option<Duration> {
        let now = (self.clock)().of_facts();
        if std::mem::take(&mut self.recheck) || now.date() != self.day {
            self.day = now.date();
            return Some(Duration::ZERO);
        }
        let reminder = self
            .due
            .map(|due| due.saturating_duration_since(Instant::now()));
        if reminder == Some(Duration::ZERO) {
            self.due = None;
            return reminder;
        }
        let midnight = now.date().succ_opt()?.and_time(NaiveTime::MIN);
        // A second late rather than a moment early.
        let midnight = (midnight - now + TimeDelta::seconds(1)).to_std().ok();
        [midnight, reminder].into_iter().flatten().min()
    }
}

/// Whose write is in the way.
fn for_whom(met: &StoreError) -> Text {
    Writer::told(match met {
        StoreError::Busy(_, writer) => writer.as_deref(),
        _ => None,
    })
}

/// Has another look taken at the store after a moment. Where no thread can be had, the next commit that
/// is heard is one.
fn look_again(events: EventSender) {
    let _ = thread::Builder::new().spawn(move || {
        thread::sleep(A_LOOK);
        events.send(Event::FileWritten);
    });
}

fn watch(store: &Path, events: &EventSender) -> Result<Watch, StoreError> {
    let events = events.clone();
    Watch::over(store, move || {
        events.send(Event::FileWritten);
    })
}

/// Where long work finds a desk: at the store that the screens have open, by a handle of its own.
struct StoreBench {
    opening: Opening,
    held: Held,
    /// Hears for whom the work waits.
    blocked: task::Blocked,
}

impl Bench for StoreBench {
    fn desk(&self, progress: &Progress) -> Result<Desk, Refusal> {
        let blocked = Arc::clone(&self.blocked);
        let tell = move |who| blocked(who);
        let policy = Beside::new(self.held.clone(), progress.clone(), tell);
        let desk = self.opening.desk(Arc::new(policy))?;
        Ok(desk.watched_by(progress.clone()))
    }

    fn gate(&self) -> Gate {
        self.opening.gate()
    }
}
