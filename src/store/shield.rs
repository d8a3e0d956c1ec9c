//! The engine's panics end here.
//!
//! On a damaged file the engine may panic. Every call of it runs within [`against_panics`], which
//! makes damage of that, and says nothing on the terminal. A panic of the code that the store
//! calls back — a verb — is no damage: it runs [`aside`] and passes through as it is.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

use super::error::StoreError;

/// Is this thread within the engine, so that a panic will be caught and told as damage? A front's
/// panic hook asks this and does nothing then.
#[must_use]
pub fn is_shielded() -> bool {
    SHIELDED.get()
}

/// Runs `work` on the engine; a panic of it becomes damage of the file at `path`.
pub(super) fn against_panics<T, E: From<StoreError>>(
    path: &Path,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    keep_quiet();
    // What a panic leaves half-done is the engine's handle and the transaction. The latter is
    // dropped unfinished, and both refuse further work or panic again, within the shield.
    match with_shield(true, || panic::catch_unwind(AssertUnwindSafe(work))) {
        Ok(outcome) => outcome,
        Err(payload) => match payload.downcast::<Passing>() {
            Ok(passing) => panic::resume_unwind(passing.0),
            Err(_) => Err(E::from(StoreError::by_engine(path))),
        },
    }
}

/// Runs what is not the engine's, from within the shield: its panics are its own.
pub(super) fn aside<T>(work: impl FnOnce() -> T) -> T {
    match with_shield(false, || panic::catch_unwind(AssertUnwindSafe(work))) {
        Ok(value) => value,
        Err(payload) => panic::resume_unwind(Box::new(Passing(payload))),
    }
}

thread_local! {
    static SHIELDED: Cell<bool> = const { Cell::new(false) };
}

/// A panic on its way through the shield.
struct Passing(Box<dyn Any + Send>);

fn with_shield<T>(up: bool, work: impl FnOnce() -> T) -> T {
    let before = SHIELDED.replace(up);
    let value = work();
    SHIELDED.set(before);
    value
}

/// Once a process: panics within the shield are not reported, since they are told as damage.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !is_shielded() {
                report(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(work: impl FnOnce() -> Result<u8, StoreError>) -> Result<u8, StoreError> {
        against_panics(Path::new("office.jiebie"), work)
    }

    #[test]
    fn a_panic_of_the_engine_is_damage() {
        let caught = run(|| {
            assert!(is_shielded());
            panic!("page 7 is odd")
        });
        assert!(!is_shielded());
        match caught {
            Err(StoreError::Damaged { path, what }) => {
                assert_eq!(path, Path::new("office.jiebie"));
                assert_eq!(what, "engine");
            }
            other => panic!("{other:?}"),
        }
        assert!(matches!(run(|| Ok(3)), Ok(3)));
    }

    #[test]
    fn a_panic_of_a_verb_is_its_own() {
        let caught = panic::catch_unwind(|| {
            run(|| {
                aside(|| {
                    assert!(!is_shielded());
                    // An engine call of the verb, as any other.
                    assert!(run(|| panic!("damaged")).is_err());
                    assert!(!is_shielded());
                    panic::resume_unwind(Box::new("a fault of the verb"))
                })
            })
        });
        let payload = caught.expect_err("a panic");
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"a fault of the verb"));
        assert!(!is_shielded());
    }
}
