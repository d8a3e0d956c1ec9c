//! Streaming JSON arrays: one element a line, so that a million forms need no memory and a line
//! of the output is a record.

use serde::Serialize;

use super::failure::Failure;
use super::out::Out;

/// An array that is being printed.
pub(super) struct Array<'o> {
    out: &'o mut Out,
    empty: bool,
}

impl<'o> Array<'o> {
    /// Begins the array.
    pub(super) fn begin(out: &'o mut Out) -> Result<Self, Failure> {
        out.raw(b"[")?;
        Ok(Array { out, empty: true })
    }

    /// Prints one more element.
    pub(super) fn push(&mut self, element: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_vec(element).map_err(|error| Failure::File {
            path: "JSON".to_owned(),
            cause: error.into(),
        })?;
        self.out.raw(if self.empty { b"\n" } else { b",\n" })?;
        self.empty = false;
        self.out.raw(&text)
    }

    /// Did the reader go away?
    pub(super) fn is_closed(&self) -> bool {
        self.out.is_closed()
    }

    /// Ends the array.
    pub(super) fn end(self) -> Result<(), Failure> {
        self.out.raw(if self.empty { b"]\n" } else { b"\n]\n" })
    }

    /// Prints a whole array.
    pub(super) fn print<T: Serialize>(
        out: &mut Out,
        all: impl IntoIterator<Item = T>,
    ) -> Result<(), Failure> {
        let mut array = Array::begin(out)?;
        for element in all {
            array.push(&element)?;
        }
        array.end()
    }
}
