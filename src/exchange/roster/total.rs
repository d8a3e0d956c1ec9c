//! The total that a register's title declares.

use super::draft::{RosterDraft, SheetKind};
use super::members;
use super::recognise::{recognise, records_in};
use super::rows::Table;
use crate::exchange::announcement;
use crate::exchange::office::workbook::Sheet;

/// Holds the total that a register's title declares against its rows. Where several sheets are
/// registers, a title may count all or its own.
pub(super) fn check(sheets: &[Sheet], draft: &mut RosterDraft) {
    let mut registers = sheets.iter().filter_map(|sheet| {
        let (reader, headers) =
            recognise(sheet).filter(|_| records_in(sheet, draft.said).is_none())?;
        (reader.kind == SheetKind::Members).then_some((sheet, headers))
    });
    let (Some((sheet, headers)), None) = (registers.next(), registers.next()) else {
        return;
    };
    let table = Table {
        sheet,
        headers: &headers,
    };
    let all: usize = draft
        .sheets
        .iter()
        .filter(|it| it.kind == SheetKind::Members)
        .map(|it| it.records)
        .sum();
    if let Some(total) = members::total(&table).filter(|total| total.value != all) {
        let failed = !draft.rejected.is_empty();
        announcement::disagree(&total, all, failed, draft);
    }
}
