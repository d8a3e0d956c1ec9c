//! What the shell does about locks: says who is waited for, gives up after a while, and is not
//! stopped (Ctrl-Z) while it holds one itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::SIGTSTP;
use signal_hook::{flag, low_level};

use super::failure::complain;
use crate::store::{Blocked, LONGEST_WAIT, LockPolicy, TELLING};
use crate::text::Locale;

/// The shell's way with locks.
pub(super) struct Waiting {
    locale: Locale,
    told: AtomicBool,
    held: AtomicUsize,
    /// Whether a wish to stop is obeyed at once.
    free: Arc<AtomicBool>,
    /// Whether it came while it was not.
    asked: Arc<AtomicBool>,
}

impl Waiting {
    /// The policy; from now on this process stops only between two writes.
    pub(super) fn policy(locale: Locale) -> Arc<dyn LockPolicy> {
        let waiting = Waiting {
            locale,
            told: AtomicBool::new(false),
            held: AtomicUsize::new(0),
            free: Arc::new(AtomicBool::new(true)),
            asked: Arc::default(),
        };
        // Where the system has no place for them, Ctrl-Z stops at once as everywhere.
        let heard = flag::register(SIGTSTP, Arc::clone(&waiting.asked));
        if heard.is_ok() {
            let _ = flag::register_conditional_default(SIGTSTP, Arc::clone(&waiting.free));
        }
        Arc::new(waiting)
    }
}

impl LockPolicy for Waiting {
    fn waits(&self, blocked: &Blocked<'_>) -> bool {
        if blocked.waited >= TELLING && !self.told.swap(true, Ordering::Relaxed) {
            complain(blocked.told().say(self.locale), self.locale);
        }
        blocked.waited < LONGEST_WAIT
    }

    fn holds(&self, more: bool) {
        if more {
            if self.held.fetch_add(1, Ordering::SeqCst) == 0 {
                self.free.store(false, Ordering::SeqCst);
                // A wish from before was obeyed.
                self.asked.store(false, Ordering::SeqCst);
            }
        } else if self.held.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.free.store(true, Ordering::SeqCst);
            if self.asked.swap(false, Ordering::SeqCst) {
                // Where it can't be stopped, it goes on.
                let _ = low_level::emulate_default_handler(SIGTSTP);
            }
        }
    }
}
