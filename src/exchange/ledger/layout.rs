//! Widths, heights and paper: how a table comes to stand on A4 with nothing cut.
//!
//! Widths are reckoned in columns of a terminal, in which a Chinese character takes two. A program
//! that opens the file measures its own fonts; the allowance here is for the widest of them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Cell, Column, LedgerError, LedgerRow};

/// A4.
const PAPER: u8 = 9;
/// The widest table that stands on upright paper, in columns of a terminal.
pub(super) const UPRIGHT: usize = 100;
/// What a terminal's column and a cell's margins take, in a sheet's units of width.
const UNIT: f64 = 1.12;
const MARGIN: f64 = 1.6;
/// A line of text and what is left free above and below, in points.
const LINE: f64 = 15.0;
const AIR: f64 = 5.0;
/// The height of a row of one line.
pub(super) const ONE_LINE: f64 = LINE + AIR;
/// The tallest that a sheet can make a row.
const TALLEST: f64 = 409.0;

/// The width that each column gets, in columns of a terminal.
pub(super) fn widths(columns: &[Column], rows: &[LedgerRow]) -> Vec<usize> {
    let fit = |(at, column): (usize, &Column)| {
        let (least, most) = (usize::from(column.width.0), usize::from(column.width.1));
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        let widest = cells.map(Cell::width).max().unwrap_or(0);
        widest.clamp(least, most)
    };
    columns.iter().enumerate().map(fit).collect()
}

/// Sets the widths on the sheet.
pub(super) fn set_widths(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width as f64 * UNIT + MARGIN)?;
    }
    Ok(())
}

/// The height of a row whose cells say this in columns so wide.
pub(super) fn height<'c>(cells: impl Iterator<Item = (&'c str, usize)>) -> f64 {
    let lines = cells.map(|(words, width)| lines(words, width)).max();
    (lines.unwrap_or(1) as f64 * LINE + AIR).min(TALLEST)
}

/// How many lines the words take.
fn lines(words: &str, width: usize) -> usize {
    use unicode_width::UnicodeWidthStr;
    // Punctuation must not begin a line, and western words are not cut: a line is not always full.
    let full = width.saturating_sub(2).max(2);
    let of = |line: &str| match line.width() {
        taken if taken <= width => 1,
        taken => taken.div_ceil(full),
    };
    words.split('\n').map(of).sum::<usize>().max(1)
}

/// The sheet on paper: A4, the table's whole width on one sheet, its heads on each, numbered.
pub(super) fn paper(
    sheet: &mut Worksheet,
    wide: bool,
    heads: Option<u32>,
) -> Result<(), LedgerError> {
    sheet.set_paper_size(PAPER);
    if wide {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
    sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_footer("&C&\"宋体\"&9&P / &N&R&\"宋体\"&9&A");
    if let Some(row) = heads {
        sheet.set_repeat_rows(row, row)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_fit_take_more_lines() {
        assert_eq!(lines("教育界", 6), 1);
        assert_eq!(lines("教育界", 5), 2);
        assert_eq!(lines("一\n二", 10), 2);
        assert_eq!(lines("", 10), 1);
        let tall = height([("短", 10), ("很长很长很长很长很长很长", 10)].into_iter());
        assert_eq!(tall, 3.0 * LINE + AIR);
        assert_eq!(
            height([("长".repeat(9_999).as_str(), 4)].into_iter()),
            TALLEST
        );
    }
}
