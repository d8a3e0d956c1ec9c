//! Panics of what may panic on a damaged file (the store's engine, parsers of file formats) end here.
//!
//! A panic within [`guard`] becomes an answer and says nothing on the terminal. A panic of code that is called
//! back from there, a verb's, is no damage: it runs [`aside`] and passes through as it is.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

/// Is this thread guarded, so that a panic will be caught and told as damage? A front's panic hook asks this
/// and does nothing then.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs `work`; none when it panicked. What it was building is dropped with the panic, so nothing half-built is
/// seen afterwards.
pub fn guard<T>(work: impl FnOnce() -> T) -> Option<T> {
    keep_quiet();
    match with_guard(true, || panic::catch_unwind(AssertUnwindSafe(work))) {
        Ok(outcome) => Some(outcome),
        Err(payload) => match payload.downcast::<Passing>() {
            Ok(passing) => panic::resume_unwind(passing.0),
            Err(_) => None,
        },
    }
}

/// Runs what is not to be guarded, from within a guard: its panics are its own.
pub fn aside<T>(work: impl FnOnce() -> T) -> T {
    match with_guard(false, || panic::catch_unwind(AssertUnwindSafe(work))) {
        Ok(value) => value,
        Err(payload) => panic::resume_unwind(Box::new(Passing(payload))),
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// A panic on its way through the guard.
struct Passing(Box<dyn Any + Send>);

fn with_guard<T>(up: bool, work: impl FnOnce() -> T) -> T {
    let before = GUARDED.replace(up);
    let value = work();
    GUARDED.set(before);
    value
}

/// Once a process: panics within the guard are not reported, since they are told as damage.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !is_guarded() {
                report(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_within_becomes_none_and_the_guard_comes_down() {
        assert!(!is_guarded());
        assert_eq!(guard(is_guarded), Some(true));
        let empty: Vec<u8> = Vec::new();
        assert_eq!(guard(|| empty[3]), None);
        assert!(!is_guarded());
    }

    #[test]
    fn a_panic_aside_is_its_own() {
        let caught = panic::catch_unwind(|| {
            guard(|| {
                aside(|| {
                    assert!(!is_guarded());
                    // A guarded call of the verb, as any other.
                    assert_eq!(guard(|| panic!("damaged")), None::<()>);
                    assert!(!is_guarded());
                    panic::resume_unwind(Box::new("a fault of the verb"))
                })
            })
        });
        let payload = caught.map(|_: Option<()>| ()).expect_err("a panic");
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"a fault of the verb"));
        assert!(!is_guarded());
    }
}
