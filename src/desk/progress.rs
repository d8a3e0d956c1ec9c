//! How far long work has come, whether it shall go on, and what it has written.
//!
//! Whoever starts long work keeps one end of a [`Progress`] and hands the other to the desk; the
//! verb counts its steps on it, and stops at the next step once it was cancelled. A verb that was
//! stopped is a refusal like any other: its transaction is dropped, and nothing was changed.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::refusal::Refusal;
use crate::domain::record::Seq;

/// Hears how far the work has come: the steps done, and all of them (0 while nobody knows).
type Listener = dyn Fn(u64, u64) + Send + Sync;

/// One piece of long work. Its clones are the same piece.
#[derive(Clone, Default)]
pub struct Progress(Arc<Shared>);

#[derive(Default)]
struct Shared {
    done: AtomicU64,
    all: AtomicU64,
    cancelled: AtomicBool,
    /// The number of the last entry that was written; 0 for none.
    entry: AtomicU64,
    listener: OnceLock<Box<Listener>>,
}

impl Progress {
    /// From now on `listener` hears of every step, on the thread that works; it decides itself how
    /// often that is worth telling. There is one listener, the first.
    pub fn heard_by(&self, listener: impl Fn(u64, u64) + Send + Sync + 'static) {
        self.0.listener.get_or_init(|| Box::new(listener));
    }

    /// The work shall stop at its next step.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it shall stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// A part of the work begins, and has so many steps (0: nobody knows).
    pub fn begin(&self, steps: u64) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.all.store(steps, Ordering::Relaxed);
        self.tell();
    }

    /// A step is done.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when it was cancelled: the caller hands that on, and so drops its work.
    pub fn step(&self) -> Result<(), Refusal> {
        self.0.done.fetch_add(1, Ordering::Relaxed);
        self.tell();
        self.check()
    }

    /// So many steps are done: for work that counts them itself.
    pub fn reach(&self, done: u64) {
        self.0.done.store(done, Ordering::Relaxed);
        self.tell();
    }

    /// May the work go on?
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when it was cancelled.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.is_cancelled() {
            Err(Refusal::Stopped)
        } else {
            Ok(())
        }
    }

    /// The steps done in this part, and all of them.
    #[must_use]
    pub fn far(&self) -> (u64, u64) {
        let far = |n: &AtomicU64| n.load(Ordering::Relaxed);
        (far(&self.0.done), far(&self.0.all))
    }

    /// The journal entry that the work came to, if any: the last one, where a desk did several things.
    #[must_use]
    pub fn entry(&self) -> Option<Seq> {
        let entry = self.0.entry.load(Ordering::Relaxed);
        (entry > 0).then_some(Seq(entry))
    }

    /// The work was written as this entry.
    pub(super) fn wrote(&self, seq: Option<Seq>) {
        if let Some(Seq(entry)) = seq {
            self.0.entry.store(entry, Ordering::Relaxed);
        }
    }

    /// Whether the other is an end of the same work.
    #[must_use]
    pub fn is(&self, other: &Progress) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    fn tell(&self) {
        if let Some(listener) = self.0.listener.get() {
            let (done, all) = self.far();
            listener(done, all);
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (done, all) = self.far();
        write!(f, "Progress({done}/{all})")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn steps_are_counted_and_heard_until_it_is_cancelled() {
        let heard: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
        let ear = Arc::clone(&heard);
        let progress = Progress::default();
        progress.heard_by(move |done, all| {
            ear.lock().expect("one thread").push((done, all));
        });
        let other_end = progress.clone();
        progress.begin(3);
        assert!(progress.step().is_ok());
        other_end.cancel();
        assert!(matches!(progress.step(), Err(Refusal::Stopped)));
        assert!(matches!(progress.check(), Err(Refusal::Stopped)));
        assert_eq!(*heard.lock().expect("one thread"), [(0, 3), (1, 3), (2, 3)]);
        assert!(progress.is(&other_end));
        assert!(!progress.is(&Progress::default()));
    }
}
