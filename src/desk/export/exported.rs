//! What was exported, or why not.

use std::io;
use std::ops::ControlFlow;

use super::what::{Format, What};
use crate::desk::refusal::Refusal;
use crate::exchange::ledger::LedgerError;
use crate::exchange::save::SaveError;
use crate::files::in_words;
use crate::store::StoreError;
use crate::text;
use crate::text::Text;

/// What was exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many entries of a list, or members of a roster, or pages of a workbook.
    pub count: u64,
    /// The names whose place by strokes is not the official one, because a character of theirs is
    /// not in the table.
    pub unplaced: Vec<String>,
}

/// Why nothing, or not all, was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// What is asked for is not written in this format.
    #[error("{what:?} is not written as {format:?}")]
    NotSo {
        /// What was asked for.
        what: What,
        /// In which format.
        format: Format,
    },
    /// The records don't allow it.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The workbook could not be made.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Where it was to go did not take it.
    #[error(transparent)]
    Unwritten(#[from] io::Error),
    /// The file could not be put in its place.
    #[error(transparent)]
    Unsaved(#[from] SaveError),
    /// Whoever asked wants it no longer.
    #[error("stopped")]
    Stopped,
}

impl From<Refusal> for ExportError {
    fn from(refusal: Refusal) -> Self {
        ExportError::Refused(refusal)
    }
}

impl ExportError {
    /// What was not exported, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            ExportError::NotSo { what, format } => {
                let title = what.title();
                let codes: Vec<_> = what.formats().iter().map(|it| it.code()).collect();
                let (zh, en, format) = (&title.zh, &title.en, format.code());
                let (some_zh, some_en) = (codes.join("、"), codes.join(", "));
                text!(
                    "“{zh}”不能导出为 {format}，可以是 {some_zh}。",
                    "The {en} can't be exported as {format}; it can as {some_en}."
                )
            }
            ExportError::Refused(refusal) => refusal.text(),
            ExportError::Store(error) => error.text(),
            ExportError::Ledger(error) => error.text(),
            ExportError::Unwritten(cause) => {
                let Text { zh, en } = in_words(cause);
                text!(
                    "没有写成：{zh}。请检查磁盘空间和写入权限。",
                    "It could not be written: {en}. Check the disk's room and your leave to write."
                )
            }
            ExportError::Unsaved(error) => error.text(),
            ExportError::Stopped => {
                Text::of("已停止，没有写出文件。", "Stopped; no file was written.")
            }
        }
    }
}

/// How many entries are written between two tellings.
const TOLD: u64 = 500;

/// Counts entries, tells of them, and says when to stop.
pub(super) struct Counter<'t> {
    pub(super) count: u64,
    pub(super) tell: &'t mut dyn FnMut(u64) -> ControlFlow<()>,
}

impl Counter<'_> {
    pub(super) fn one_more(&mut self) -> Result<(), ExportError> {
        self.count += 1;
        if self.count.is_multiple_of(TOLD) && (self.tell)(self.count).is_break() {
            return Err(ExportError::Stopped);
        }
        Ok(())
    }

    pub(super) fn exported(self) -> Exported {
        Exported {
            count: self.count,
            unplaced: Vec::new(),
        }
    }
}
