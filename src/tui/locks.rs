//! What the screens do about locks: the thread that draws waits for nobody, and work beside it for a
//! while, unless it is stopped.

use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::desk::Progress;
use crate::store::{Blocked, LONGEST_WAIT, LockPolicy, TELLING};
use crate::text;
use crate::text::{Locale, Text};

/// So long nobody sees that something is waited for: a colleague's entry is written in less.
const UNSEEN: Duration = Duration::from_millis(250);

/// After a wait that was in vain nothing is waited for longer than [`A_BLINK`], for so long: a screen
/// reads many times.
const IN_VAIN: Duration = Duration::from_secs(1);

/// So long others hold a lock as they begin and end a write.
const A_BLINK: Duration = Duration::from_millis(10);

/// How many locks this program holds that others wait for.
#[derive(Clone, Debug, Default)]
pub struct Held(Arc<AtomicUsize>);

impl Held {
    /// Is there any? Then the program should not be stopped.
    #[must_use]
    pub fn any(&self) -> bool {
        self.0.load(Ordering::SeqCst) > 0
    }

    fn count(&self, more: bool) {
        if more {
            self.0.fetch_add(1, Ordering::SeqCst);
        } else {
            self.0.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// The way of the thread that draws.
pub struct Drawing {
    held: Held,
    locale: Locale,
    /// Whether there are screens by now.
    begun: AtomicBool,
    told: AtomicBool,
    in_vain: Mutex<Option<Instant>>,
}

impl Drawing {
    /// Before there are screens; it waits like a command of the shell, and says for whom.
    #[must_use]
    pub fn new(locale: Locale) -> Drawing {
        Drawing {
            held: Held::default(),
            locale,
            begun: AtomicBool::new(false),
            told: AtomicBool::new(false),
            in_vain: Mutex::new(None),
        }
    }

    /// From now on there are screens.
    pub fn begin(&self) {
        self.begun.store(true, Ordering::Relaxed);
    }

    /// What the program holds, all its threads together.
    #[must_use]
    pub fn held(&self) -> Held {
        self.held.clone()
    }

    fn tell(&self, blocked: &Blocked<'_>) {
        let told = blocked.told();
        let (zh, en) = (&told.zh, &told.en);
        let said = text!("jiebie：{zh}", "jiebie: {en}");
        // Where it is closed, nobody listens.
        let _ = writeln!(std::io::stderr(), "{}", said.say(self.locale));
    }
}

impl LockPolicy for Drawing {
    fn waits(&self, blocked: &Blocked<'_>) -> bool {
        if !self.begun.load(Ordering::Relaxed) {
            if blocked.waited >= TELLING && !self.told.swap(true, Ordering::Relaxed) {
                self.tell(blocked);
            }
            return blocked.waited < LONGEST_WAIT;
        }
        let mut in_vain = self.in_vain.lock().unwrap_or_else(PoisonError::into_inner);
        // An act is tried again and again, and none of its tries waits as long once more.
        let again = in_vain.is_some_and(|at| at.elapsed() < IN_VAIN);
        if blocked.waited < if again { A_BLINK } else { UNSEEN } {
            return true;
        }
        *in_vain = Some(Instant::now());
        false
    }

    fn holds(&self, more: bool) {
        self.held.count(more);
    }
}

/// The way of work beside the screens.
pub struct Beside {
    held: Held,
    progress: Progress,
    /// Tells its window who is waited for.
    tell: Box<dyn Fn(Text) + Send + Sync>,
    /// When it was told last.
    told: Mutex<Option<Instant>>,
}

impl Beside {
    /// Of the work of this progress; `tell` hears who is waited for.
    #[must_use]
    pub fn new(
        held: Held,
        progress: Progress,
        tell: impl Fn(Text) + Send + Sync + 'static,
    ) -> Beside {
        Beside {
            held,
            progress,
            tell: Box::new(tell),
            told: Mutex::new(None),
        }
    }
}

impl LockPolicy for Beside {
    fn waits(&self, blocked: &Blocked<'_>) -> bool {
        if blocked.waited >= TELLING {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.is_none_or(|at| at.elapsed() >= TELLING) {
                *told = Some(Instant::now());
                (self.tell)(blocked.who());
            }
        }
        !self.progress.is_cancelled() && blocked.waited < LONGEST_WAIT
    }

    fn holds(&self, more: bool) {
        self.held.count(more);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn waits(policy: &impl LockPolicy, waited: Duration) -> bool {
        policy.waits(&Blocked::of(Path::new("office.store"), waited))
    }

    #[test]
    fn the_thread_that_draws_waits_unseen_once_and_for_its_tries_no_more() {
        let drawing = Drawing::new(Locale::Zh);
        drawing.begin();
        assert!(waits(&drawing, Duration::ZERO));
        assert!(waits(&drawing, UNSEEN / 2));
        assert!(!waits(&drawing, UNSEEN));
        // Every try counts as one that was in vain.
        let began = Instant::now();
        while began.elapsed() < IN_VAIN * 3 / 2 {
            assert!(waits(&drawing, Duration::ZERO) && !waits(&drawing, A_BLINK));
            std::thread::sleep(Duration::from_millis(50));
        }
        // A while after the last it waits once more.
        std::thread::sleep(IN_VAIN);
        assert!(waits(&drawing, UNSEEN / 2));
    }

    #[test]
    fn work_beside_the_screens_tells_for_whom_it_waits_and_can_be_stopped() {
        let told = Arc::new(AtomicUsize::new(0));
        let heard = Arc::clone(&told);
        let progress = Progress::default();
        let beside = Beside::new(Held::default(), progress.clone(), move |who| {
            assert!(who.zh.contains("占用"), "{who:?}");
            heard.fetch_add(1, Ordering::SeqCst);
        });
        let count = || told.load(Ordering::SeqCst);
        assert!(waits(&beside, Duration::from_millis(1)) && count() == 0);
        for _ in 0..100 {
            assert!(waits(&beside, TELLING));
        }
        assert_eq!(count(), 1, "once, and not every few milliseconds");
        assert!(!waits(&beside, LONGEST_WAIT));
        progress.cancel();
        assert!(!waits(&beside, Duration::ZERO));
    }

    #[test]
    fn what_is_held_is_counted_over_all_threads() {
        let drawing = Drawing::new(Locale::En);
        let held = drawing.held();
        let beside = Beside::new(held.clone(), Progress::default(), |_| {});
        drawing.holds(true);
        beside.holds(true);
        drawing.holds(false);
        assert!(held.any());
        beside.holds(false);
        assert!(!held.any());
    }
}
