//! What is told of what was read: values that were refused, and what was understood but left out.

use super::place::At;
use crate::text::Text;

/// A value, or a row by its first value, that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Where it stands.
    pub at: At,
    /// The last row that it concerns; of a value its own, of a sector the last of its list.
    pub last_row: u32,
    /// What is written there.
    pub value: String,
    /// Why it was refused and what to do.
    pub reason: Text,
}

/// Something that was understood but left out, which is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands; of a whole sheet, its first cell.
    pub at: At,
    /// What is written there.
    pub value: String,
    /// What was made of it.
    pub text: Text,
}

impl Rejection {
    /// What was written in one row.
    #[must_use]
    pub fn of(at: At, value: impl Into<String>, reason: Text) -> Self {
        Rejection {
            last_row: at.row,
            at,
            value: value.into(),
            reason,
        }
    }
}

impl Note {
    /// A hidden sheet of this name, which is not read: what nobody sees should change nothing.
    pub(in crate::exchange) fn hidden_sheet(name: &str) -> Self {
        Note {
            at: At::of(&name.into(), 0, 0),
            value: name.to_owned(),
            text: Text::of(
                "隐藏的工作表没有读入；要读入的，请先取消隐藏",
                "a hidden sheet is not read; unhide it if it should be",
            ),
        }
    }
}
