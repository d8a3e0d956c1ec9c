//! What is on a terminal: its rows as words, its cells as an eye tells them apart, its modes.

/// A screen at one moment.
pub struct Shown {
    /// Larger than the terminal.
    pub emulator: vt100::Screen,
    /// The terminal's columns and rows.
    pub size: (u16, u16),
}

impl Shown {
    /// The rows, without the space by which a name of two characters is padded (王　伟).
    pub fn text(&self) -> String {
        let (width, height) = self.size;
        let height = match self.emulator.alternate_screen() {
            true => height,
            // What a shell prints scrolls by itself.
            false => self.emulator.size().0,
        };
        let rows = self.emulator.rows(0, width).take(usize::from(height));
        let rows: Vec<_> = rows.map(|row| row.replace('\u{3000}', "")).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// The modes of the emulator.
    pub fn modes(&self) -> &vt100::Screen {
        &self.emulator
    }

    /// Where the cursor stands, column and row, when it is shown.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let (row, column) = self.emulator.cursor_position();
        (!self.emulator.hide_cursor()).then_some((column, row))
    }

    /// What stands before the cursor in its row.
    pub fn before_the_caret(&self) -> String {
        let Some((column, row)) = self.caret() else {
            return String::new();
        };
        let mut rows = self.emulator.rows(0, column);
        rows.nth(usize::from(row)).unwrap_or_default()
    }

    /// What an eye can tell of every cell, row by row.
    pub fn looks(&self) -> Vec<Vec<String>> {
        let (width, height) = self.size;
        let look = |row, column| {
            self.emulator
                .cell(row, column)
                .map(look)
                .unwrap_or_default()
        };
        let row = |row| (0..width).map(|column| look(row, column)).collect();
        (0..height).map(row).collect()
    }
}

/// Nothing of a blank's weight, nor of its colour without a line or ground in it.
fn look(cell: &vt100::Cell) -> String {
    let ground = (cell.bgcolor(), cell.inverse(), cell.underline());
    let ink = cell.fgcolor();
    match cell.contents() {
        "" | " " if !cell.is_wide_continuation() => {
            let seen = cell.inverse() || cell.underline();
            format!("blank {ground:?} {:?}", seen.then_some(ink))
        }
        words => {
            let weight = (cell.bold(), cell.dim(), cell.italic());
            format!("{words} {ground:?} {ink:?} {weight:?}")
        }
    }
}
