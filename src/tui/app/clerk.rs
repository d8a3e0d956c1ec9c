//! Does what the app wants done beyond the screen: desk calls, long work, the kept drafts, and the
//! watch.
//!
//! The app and the clerk share the desk; the app only reads it. The clerk also wakes the app when
//! the rules are to be run again, and when the day changes.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::act::{Act, News};
use crate::desk::{Clock, Desk, Opening, Progress, Refusal};
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::exchange::Gate;
use crate::store::{StoreError, Watch};
use crate::tui::drafts::keeper::Keeper;
use crate::tui::locks::{Beside, Held};
use crate::tui::scene::Performer;
use crate::tui::task::{self, Bench};
use crate::tui::wake::Post;

/// While the store can't be read, another look is taken after this.
const A_LOOK: Duration = Duration::from_secs(1);

/// The desk, shared by the app, which reads it, and the clerk.
pub type SharedDesk = Rc<RefCell<Desk>>;

/// Carries out the app's acts.
pub struct Clerk {
    desk: SharedDesk,
    drafts: Keeper,
    clock: Clock,
    recheck: bool,
    /// When the app is to be reminded.
    due: Option<Instant>,
    day: NaiveDate,
    held: Held,
    /// Whether what others committed can't be read at present.
    behind: bool,
    /// Hears of what others write.
    watch: Option<Watch>,
}

impl Clerk {
    /// A clerk at `desk`, who keeps drafts by `drafts` and reads `clock` for the change of days.
    pub fn new(desk: SharedDesk, drafts: Keeper, clock: Clock) -> Clerk {
        let day = clock().day();
        Clerk {
            desk,
            drafts,
            clock,
            recheck: false,
            due: None,
            day,
            held: Held::default(),
            behind: false,
            watch: None,
        }
    }

    /// The same, who knows what this program holds that others wait for.
    #[must_use]
    pub fn knowing(mut self, held: Held) -> Clerk {
        self.held = held;
        self
    }

    /// The same, hearing of what others write to the store.
    ///
    /// # Errors
    /// When the system gives no watch.
    pub fn watching(mut self, post: &Post<News>) -> Result<Clerk, StoreError> {
        let path = self.desk.borrow().path().to_path_buf();
        self.watch = Some(watch(&path, post)?);
        Ok(self)
    }

    fn act(&mut self, act: Act, post: &Post<News>) -> Option<News> {
        let mut desk = self.desk.borrow_mut();
        match act {
            Act::Save(..) if self.drafts.was_taken() => Some(News::Taken),
            Act::Carry(errand, seen) | Act::Save(errand, seen) => {
                Some(match errand.run(&mut desk, seen) {
                    Ok(report) => News::Done(report),
                    Err(refusal) => News::Refused(refusal),
                })
            }
            Act::Undo => Some(match (desk.undoable(), desk.undo()) {
                (_, Ok(seq)) => News::Undone(seq),
                (of, Err(refusal)) => not_taken_back(Verb::Undo, of, refusal),
            }),
            Act::Redo => Some(match (desk.redoable(), desk.redo()) {
                (_, Ok(seq)) => News::Redone(seq),
                (of, Err(refusal)) => not_taken_back(Verb::Redo, of, refusal),
            }),
            Act::LookAt(year) => Some(match desk.look_at(year) {
                Ok(()) => News::YearShown(year),
                Err(error) => News::Failed(error),
            }),
            Act::CatchUp => match desk.refresh() {
                Ok(entries) => {
                    self.behind = false;
                    (!entries.is_empty()).then_some(News::Others(entries))
                }
                // What is known stays on the screen, and another look is taken soon.
                Err(error @ StoreError::Busy(..)) => {
                    look_again(post.clone());
                    let first = !std::mem::replace(&mut self.behind, true);
                    first.then_some(News::Failed(error))
                }
                Err(error) => Some(News::Failed(error)),
            },
            Act::Reopen => Some(match desk.at_present_file() {
                Ok(present) => {
                    *desk = present;
                    // Where no watch can be had, others' changes show at the next act.
                    self.watch = watch(desk.path(), post).ok();
                    News::Reopened
                }
                Err(error) => News::Failed(error),
            }),
            Act::Start(work, progress) => {
                let bench = StoreBench {
                    opening: desk.opening(),
                    held: self.held.clone(),
                };
                task::start(work, Box::new(bench), progress, post.clone(), News::Work);
                None
            }
            Act::Adopt(seq, said) => Some(match desk.adopt(seq) {
                Ok(entries) => News::Adopted(seq, said, entries),
                Err(error) => News::Failed(error),
            }),
            Act::Recheck => {
                self.recheck = true;
                None
            }
            Act::Remind(after) => {
                let due = Instant::now() + after;
                self.due = Some(self.due.map_or(due, |before| before.min(due)));
                None
            }
            Act::Keep(drafts) => {
                let post = post.clone();
                self.drafts.keep(drafts, move |written| {
                    // After the end nobody hears it.
                    post.send(News::Kept(written));
                });
                None
            }
            Act::KeepNow => self.drafts.flush().transpose().map(News::Kept),
            Act::FindDrafts => Some(News::Found(self.drafts.find())),
            Act::TakeOver(path) => {
                let drafts = self.drafts.take_over(&path);
                Some(News::TookOver(path, drafts))
            }
        }
    }
}

impl Performer<super::App> for Clerk {
    fn perform(&mut self, act: Act, post: &Post<News>) -> Vec<News> {
        self.act(act, post).into_iter().collect()
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

fn not_taken_back(verb: Verb, of: Option<Seq>, refusal: Refusal) -> News {
    match (of, refusal) {
        (_, Refusal::Store(error)) => News::Refused(Refusal::Store(error)),
        (Some(of), refusal) => News::NotTakenBack(verb, of, refusal),
        (None, refusal) => News::Refused(refusal),
    }
}

/// Has another look taken at the store after a moment. Where no thread can be had, the next commit that
/// is heard is one.
fn look_again(post: Post<News>) {
    let _ = thread::Builder::new().spawn(move || {
        thread::sleep(A_LOOK);
        post.send(News::FileWritten);
    });
}

fn watch(store: &Path, post: &Post<News>) -> Result<Watch, StoreError> {
    let post = post.clone();
    Watch::over(store, move || {
        post.send(News::FileWritten);
    })
}

/// Where long work finds a desk: at the store that the screens have open, by a handle of its own.
struct StoreBench {
    opening: Opening,
    held: Held,
}

impl Bench for StoreBench {
    fn desk(&self, progress: &Progress) -> Result<Desk, Refusal> {
        let policy = Beside::new(self.held.clone(), progress.clone());
        let desk = self.opening.desk(Arc::new(policy))?;
        Ok(desk.watched_by(progress.clone()))
    }

    fn gate(&self) -> Gate {
        self.opening.gate()
    }
}
