//! Exports as text: csv for spreadsheets, JSON for scripts.

use std::io::Write;
use std::ops::ControlFlow;

use super::exported::{Counter, ExportError, Exported};
use crate::desk::lists::{List, View};
use crate::exchange::ledger::{Cell, Column, LedgerSheet};
use crate::exchange::office::csv;

/// A list as csv, its heads in the view's language.
pub(super) fn csv(
    list: List,
    view: &View<'_>,
    to: &mut dyn Write,
    tell: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Exported, ExportError> {
    begin(&list.columns(view.locale), to)?;
    let mut counter = Counter { count: 0, tell };
    list.each(view, &mut |entry| {
        row(&entry.cells(), to)?;
        counter.one_more()
    })?;
    Ok(counter.exported())
}

/// A list as an array, an element a line.
pub(super) fn json(
    list: List,
    view: &View<'_>,
    to: &mut dyn Write,
    tell: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Exported, ExportError> {
    to.write_all(b"[")?;
    let mut counter = Counter { count: 0, tell };
    list.each(view, &mut |entry| {
        let between: &[u8] = if counter.count == 0 { b"\n" } else { b",\n" };
        to.write_all(between)?;
        let element = serde_json::to_vec(&entry.value()).map_err(std::io::Error::from)?;
        to.write_all(&element)?;
        counter.one_more()
    })?;
    to.write_all(if counter.count == 0 { b"]\n" } else { b"\n]\n" })?;
    Ok(counter.exported())
}

/// A page's table as csv.
pub(super) fn page(page: &LedgerSheet, to: &mut dyn Write) -> Result<(), ExportError> {
    begin(&page.columns, to)?;
    for line in &page.rows {
        row(&line.cells, to)?;
    }
    Ok(())
}

fn begin(columns: &[Column], to: &mut dyn Write) -> Result<(), ExportError> {
    to.write_all(csv::MARK.as_bytes())?;
    let heads: Vec<_> = columns.iter().map(|column| column.head.as_str()).collect();
    to.write_all(csv::line(&heads).as_bytes())?;
    Ok(())
}

fn row(cells: &[Cell], to: &mut dyn Write) -> Result<(), ExportError> {
    let words: Vec<_> = cells.iter().map(Cell::words).collect();
    to.write_all(csv::line(&words).as_bytes())?;
    Ok(())
}
