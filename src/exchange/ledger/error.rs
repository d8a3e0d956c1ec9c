//! Why a workbook could not be written, said to the person.

use crate::files::in_words;
use crate::text;
use crate::text::Text;

/// How many rows a sheet has.
pub const MAX_ROWS: u32 = 1_048_576;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// More rows than a sheet has.
    #[error("a sheet has at most {MAX_ROWS} rows")]
    TooManyRows,
    /// The library would not.
    #[error("{0}")]
    Refused(String),
    /// The system would not.
    #[error(transparent)]
    Unwritten(std::io::Error),
}

impl LedgerError {
    /// What was refused, why, and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            LedgerError::TooManyRows => text!(
                "工作表最多 {MAX_ROWS} 行，装不下。请按年度、界别分开导出，或者导出为 csv。",
                "A sheet has at most {MAX_ROWS} rows, too few. Export by year or sector, or as csv."
            ),
            LedgerError::Refused(why) => text!(
                "工作簿没有写成，内容里有表格不能有的东西。请换一种格式，如 csv。",
                "The workbook could not be written: {why}."
            ),
            LedgerError::Unwritten(why) => {
                let Text { zh, en } = in_words(why);
                text!(
                    "工作簿没有写成：{zh}。请检查磁盘空间后重试。",
                    "The workbook could not be written: {en}. Check the disk's room and try again."
                )
            }
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for LedgerError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        match error {
            rust_xlsxwriter::XlsxError::RowColumnLimitError => LedgerError::TooManyRows,
            rust_xlsxwriter::XlsxError::IoError(cause) => LedgerError::Unwritten(cause),
            other => LedgerError::Refused(other.to_string()),
        }
    }
}

impl From<std::io::Error> for LedgerError {
    fn from(error: std::io::Error) -> Self {
        LedgerError::Unwritten(error)
    }
}
