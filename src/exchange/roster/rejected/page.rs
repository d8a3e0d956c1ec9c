//! The sheets of the workbook of rejected rows, as plain values.

use super::super::draft::RosterDraft;
use crate::exchange::office::note::Rejection;
use crate::exchange::office::open::Opened;
use crate::exchange::office::workbook::Cell;
use crate::text::{Locale, Text};

/// A file of which something was rejected.
#[derive(Clone, Copy)]
pub struct RejectedFile<'a> {
    /// The file, as the person named it.
    pub path: &'a str,
    /// The file as it was opened.
    pub opened: &'a Opened,
    /// What was read from it.
    pub draft: &'a RosterDraft,
    /// What was rejected, by its reader or by the desk.
    pub rejected: &'a [Rejection],
}

/// The headers of the columns that are added to a row's own.
pub const ADDED: [Text; 4] = [
    Text::of("文件", "file"),
    Text::of("工作表", "sheet"),
    Text::of("行", "row"),
    Text::of("原因", "reason"),
];

/// A sheet of the workbook.
pub(super) struct Page {
    pub(super) name: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<PageRow>,
}

/// A row of it: its own cells, which of them were rejected, and what is added.
pub(super) struct PageRow {
    pub(super) cells: Vec<Cell>,
    pub(super) rejected: Vec<usize>,
    pub(super) added: Option<Added>,
}

/// Where a row stood, and why it was rejected.
pub(super) struct Added {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) row: u32,
    pub(super) reason: String,
}

impl Page {
    pub(super) fn new(name: &str, heads: &[&str]) -> Self {
        Page {
            name: name.to_owned(),
            heads: heads.iter().map(|head| (*head).to_owned()).collect(),
            rows: Vec::new(),
        }
    }
}

/// What is added to a row that was rejected for these.
pub(super) fn added(
    file: &RejectedFile<'_>,
    row: u32,
    rejections: &[&Rejection],
    locale: Locale,
) -> Added {
    let mut reasons: Vec<&str> = Vec::new();
    for rejection in rejections {
        let reason = rejection.reason.say(locale);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Added {
        file: file.path.to_owned(),
        sheet: rejections
            .first()
            .map_or_else(String::new, |it| it.at.sheet.to_string()),
        row,
        reason: reasons.join(Text::of("；", "; ").say(locale)),
    }
}
