//! An entry of a list: what it says is worked out only in the form in which it is asked for.

use serde_json::Value;

use crate::exchange::ledger::Cell;

/// An entry of a list.
pub trait Entry {
    /// As `docs/json.md` describes it.
    fn value(&self) -> Value;
    /// As a row of the list's table.
    fn cells(&self) -> Vec<Cell>;
}

/// Takes entries.
pub type Take<'t, E> = &'t mut dyn FnMut(&dyn Entry) -> Result<(), E>;

/// An entry from what makes its value and what makes its cells.
pub(super) fn entry<V: Fn() -> Value, C: Fn() -> Vec<Cell>>(value: V, cells: C) -> impl Entry {
    Made { value, cells }
}

struct Made<V, C> {
    value: V,
    cells: C,
}

impl<V: Fn() -> Value, C: Fn() -> Vec<Cell>> Entry for Made<V, C> {
    fn value(&self) -> Value {
        (self.value)()
    }

    fn cells(&self) -> Vec<Cell> {
        (self.cells)()
    }
}
