//! Workbooks out: pages of tables, dressed as an office prints them, and long lists.
//!
//! A [`Ledger`] is plain values: pages with a title, columns, rows, totals and charts. What a page says is
//! its maker's business; how it looks (fonts, frames, widths, colours by meaning, A4 with its
//! headers on every sheet of paper) is settled here once for all of them. A [`Roll`] is the same look for
//! one list of any length, written row by row.
//!
//! Both write the same bytes for the same values: nothing here asks the time. Reading workbooks is
//! [`workbook`](super::office::workbook)'s; its readers understand the tables written here.

mod cell;
mod cell_styles;
mod chart;
mod error;
mod layout;
mod page;
mod roll;
#[cfg(test)]
mod tests;
mod write;

pub use cell::{Align, Cell, Tone};
pub use error::{LedgerError, MAX_ROWS};
pub use page::{CellAlign, Chart, Column, Ledger, LedgerRow, LedgerSheet, Plot, Shape, Tint};
pub use roll::Roll;
