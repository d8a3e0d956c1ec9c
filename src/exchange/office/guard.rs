//! A wall around foreign parsers: a panic in one, on a damaged file, becomes an answer.
//!
//! The panic's hook runs all the same; a front that restores the terminal in its hook asks
//! [`is_guarded`] first and stays silent when the panic will be caught here.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Whether this thread is inside a foreign parser, so that a panic will be caught and reported
/// as a damaged file.
#[must_use]
pub fn is_guarded() -> bool {
    DEPTH.with(|depth| depth.get() > 0)
}

/// Runs `parse`; none when it panicked. What `parse` was building is dropped with the panic, so
/// nothing half-built is seen afterwards.
pub(super) fn guarded<T>(parse: impl FnOnce() -> T) -> Option<T> {
    DEPTH.with(|depth| depth.set(depth.get() + 1));
    let outcome = catch_unwind(AssertUnwindSafe(parse));
    DEPTH.with(|depth| depth.set(depth.get() - 1));
    outcome.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_none_and_the_wall_comes_down() {
        assert!(!is_guarded());
        assert_eq!(guarded(is_guarded), Some(true));
        let empty: Vec<u8> = Vec::new();
        assert_eq!(guarded(|| empty[3]), None);
        assert!(!is_guarded());
    }
}
