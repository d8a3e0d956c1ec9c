//! Waiting for a lock that another process holds: how long, who is told, and what is held meanwhile.
//!
//! The engine's own waits have no end, and a process that is stopped in the middle of a write never
//! lets go. So its disk never waits for it: it tries again and again, and a front says how long.

use std::ops::Bound;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use redb::BackendError;

use super::writer::Writer;
use crate::text;
use crate::text::Text;

/// How long a lock is waited for where nobody says otherwise.
pub const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// After this a person is told what is waited for.
pub const TELLING: Duration = Duration::from_secs(2);

/// How long a store is asked for to be written when it is opened: it can be read at once.
pub(super) const A_MOMENT: Duration = Duration::from_millis(150);

/// The longest pause between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// A lock that another process holds.
#[derive(Debug)]
pub struct Blocked<'a> {
    path: &'a Path,
    /// How long it has been waited for.
    pub waited: Duration,
}

impl<'a> Blocked<'a> {
    /// One of the store at `path`, for tests of policies.
    #[cfg(test)]
    pub(crate) fn of(path: &'a Path, waited: Duration) -> Blocked<'a> {
        Blocked { path, waited }
    }

    /// Who is waited for, in words.
    #[must_use]
    pub fn who(&self) -> Text {
        Writer::told(Writer::of(self.path).as_ref())
    }

    /// The same, and what comes of it: what a person is told who waits for it.
    #[must_use]
    pub fn told(&self) -> Text {
        let (who, most) = (self.who(), LONGEST_WAIT.as_secs());
        let (zh, en) = (&who.zh, &who.en);
        text!(
            "{zh}。最多等 {most} 秒；按 Ctrl-C 不再等。",
            "{en}. Waiting for up to {most} seconds; Ctrl-C gives up."
        )
    }
}

/// What a front does about locks.
pub trait LockPolicy: Send + Sync {
    /// Somebody else holds a lock that is needed: whether it is waited for any longer. Asked every few
    /// milliseconds.
    fn waits(&self, blocked: &Blocked<'_>) -> bool {
        blocked.waited < LONGEST_WAIT
    }

    /// This process holds one more lock that others wait for (true), or one less (false): it should not
    /// be stopped while it does.
    fn holds(&self, _more: bool) {}
}

/// Waits in silence, and no longer than [`LONGEST_WAIT`].
struct InSilence;

impl LockPolicy for InSilence {}

/// Waits in silence, and no longer than [`LONGEST_WAIT`].
#[must_use]
pub fn in_silence() -> Arc<dyn LockPolicy> {
    Arc::new(InSilence)
}

type Range = (Bound<u64>, Bound<u64>);

/// The locks of one open file.
pub(super) struct Locks {
    path: Box<Path>,
    policy: Arc<dyn LockPolicy>,
    /// No lock is waited for longer, whatever the policy says.
    limit: Mutex<Option<Duration>>,
    /// What is held that others wait for.
    held: Mutex<Vec<Range>>,
}

impl Locks {
    pub(super) fn new(path: &Path, policy: &Arc<dyn LockPolicy>) -> Locks {
        Locks {
            path: path.into(),
            policy: Arc::clone(policy),
            limit: Mutex::new(None),
            held: Mutex::default(),
        }
    }

    /// From now on no lock is waited for longer than this.
    pub(super) fn limit(&self, limit: Option<Duration>) {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner) = limit;
    }

    /// Waits for the range until `attempt` has it or nobody wants to wait any longer. `alone` says
    /// whether others wait while it is held.
    pub(super) fn wait(
        &self,
        range: Range,
        alone: bool,
        attempt: impl Fn() -> Result<bool, BackendError>,
    ) -> Result<(), BackendError> {
        let began = Instant::now();
        let mut pause = Duration::from_micros(50);
        let try_once = || match alone {
            true => self.try_once(range, &attempt),
            false => attempt(),
        };
        while !try_once()? {
            let waited = began.elapsed();
            let limit = *self.limit.lock().unwrap_or_else(PoisonError::into_inner);
            let blocked = Blocked {
                path: &self.path,
                waited,
            };
            if limit.is_some_and(|limit| waited >= limit) || !self.policy.waits(&blocked) {
                return Err(std::io::Error::from(std::io::ErrorKind::WouldBlock).into());
            }
            thread::sleep(pause);
            pause = (pause * 2).min(PAUSE);
        }
        Ok(())
    }

    /// Tries once; what was got keeps others waiting until [`Locks::freed`].
    pub(super) fn try_once(
        &self,
        range: Range,
        attempt: impl FnOnce() -> Result<bool, BackendError>,
    ) -> Result<bool, BackendError> {
        // Before the lock is there: nobody shall be stopped between the two.
        self.policy.holds(true);
        let got = attempt();
        if matches!(got, Ok(true)) {
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.push(range);
        } else {
            self.policy.holds(false);
        }
        got
    }

    /// The range was given back.
    pub(super) fn freed(&self, range: Range) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(|it| *it == range) {
            held.swap_remove(at);
            drop(held);
            self.policy.holds(false);
        }
    }

    /// All was given back: the file is closed.
    pub(super) fn freed_all(&self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let ranges = std::mem::take(&mut *held);
        drop(held);
        for _ in ranges {
            self.policy.holds(false);
        }
    }
}

impl std::fmt::Debug for dyn LockPolicy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LockPolicy")
    }
}

impl std::fmt::Debug for Locks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Locks").field(&self.path).finish()
    }
}
