//! What a workbook has in it.

use super::sheet::Sheet;
use crate::exchange::office::kind::FileKind;

/// A table file in memory.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// What the file turned out to be.
    pub kind: FileKind,
    /// The visible sheets in their order, also those with nothing in them.
    pub sheets: Vec<Sheet>,
    /// The names of hidden sheets, which are not read: what nobody sees should change nothing.
    pub hidden: Vec<String>,
}

/// What a reader of one format hands back.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) sheets: Vec<Sheet>,
    pub(super) hidden: Vec<String>,
}
