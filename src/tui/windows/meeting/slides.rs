//! What is shown to a room: pages that a place makes of what it lists. They are plain words, so that nothing of a
//! record comes along that the place did not say.

use crate::exchange::phones::without_numbers;
use crate::tui::panes::lines::Line;
use crate::tui::widgets::row::{Column, Row};

/// Pages, and what stands above all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slides {
    /// The sitting and its day; whose figures, up to which day.
    pub heading: String,
    /// The pages, of which there is one at least.
    pub pages: Vec<Slide>,
    /// The one that is shown first.
    pub first: usize,
}

/// A page: what it is called, what is said of it, and perhaps a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// What it is called.
    pub title: String,
    /// How many of what, below its name.
    pub sum: String,
    /// What is said of it.
    pub lines: Vec<Line>,
    /// The table.
    pub table: Option<SlideTable>,
}

/// A table whose columns are as wide as what stands in them, with bars behind the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlideTable {
    /// The columns; their widths are not asked for.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Of each row, how long its bar is and how long the longest can be; none where there are no bars.
    pub bars: Vec<(usize, usize)>,
}

impl Slides {
    /// The same without telephone numbers, whatever somebody wrote into a text: who sits in the room need not know them.
    pub(super) fn without_numbers(mut self) -> Slides {
        hide(&mut self.heading);
        for page in &mut self.pages {
            hide(&mut page.title);
            hide(&mut page.sum);
            page.lines.iter_mut().for_each(hide_in_line);
            let rows = page.table.iter_mut().flat_map(|it| &mut it.rows);
            for span in rows.flat_map(|row| &mut row.cells).flatten() {
                span.text = without_numbers(&span.text).into();
                span.short = span.short.as_ref().map(|it| without_numbers(it).into());
            }
        }
        self
    }
}

fn hide(words: &mut String) {
    *words = without_numbers(words);
}

fn hide_in_line(line: &mut Line) {
    match line {
        Line::Blank => {}
        Line::Head(words) => hide(words),
        Line::Field { value, .. } => hide(value),
        Line::Words { lead, text, .. } => {
            lead.iter_mut().for_each(|(_, words)| hide(words));
            hide(text);
        }
        Line::Hint { text, .. } => hide(text),
        Line::Row(placed) => placed.iter_mut().for_each(|it| hide(&mut it.text)),
    }
}
