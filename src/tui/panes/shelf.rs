//! How a pane of rows is drawn, whoever keeps them: border, title, what hides rows, heads, rows.

use ratatui::layout::Rect;

use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::widgets::pane::Pane;
use crate::tui::widgets::row::{Column, Rows};
use crate::tui::widgets::table::{Look, Table};

/// How the list is shown.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Its title.
    pub title: &'a str,
    /// What narrows it besides the filter.
    pub note: &'a str,
    /// Whether it has the keyboard.
    pub focused: bool,
    /// What stands in it while it has no rows.
    pub empty: &'a Text,
}

/// What a pane of rows is drawn from, whoever keeps them.
pub struct Shelf<'a> {
    /// Which row is chosen.
    pub table: &'a Table,
    /// What hides rows.
    pub filter: &'a FilterLine,
    /// How many rows are marked, and how many of these are shown.
    pub marked: (usize, usize),
    /// The columns.
    pub columns: &'a [Column],
    /// How wide the words of each are, as far as that is known.
    pub wide: &'a [u16],
    /// The rows.
    pub rows: &'a dyn Rows,
    /// Whether columns have heads, where there is room.
    pub heads: bool,
}

impl Shelf<'_> {
    /// Draws border, filter, heads and rows.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, frame: &Frame<'_>) {
        if area.is_empty() {
            return;
        }
        let typing = frame.focused && self.filter.is_open();
        let filter = if typing {
            String::new()
        } else {
            self.filter.note()
        };
        let marked = in_words(self.marked);
        let notes = [frame.note, &filter, marked.say(canvas.locale)];
        let notes: Vec<&str> = notes.into_iter().filter(|it| !it.is_empty()).collect();
        let place = self.table.place();
        let pane = Pane {
            title: frame.title,
            count: &place,
            note: "",
            focused: frame.focused,
        };
        // Where not all of it fits, what is marked goes before what hides rows; and the last parts of a sum before the
        // title is cut.
        let tails = (0..notes.len()).map(|n| notes[n..].join("  "));
        let parts = frame.note.split("  ").count();
        let shorter = (1..parts).rev().map(|n| {
            let mut parts: Vec<&str> = frame.note.split("  ").take(n).collect();
            parts.extend(notes.iter().skip(1));
            parts.join("  ")
        });
        let shorter: Vec<String> = shorter.collect();
        let whole = |note: &&String| pane.has_room_beside(note, area.width);
        let tails: Vec<String> = tails.collect();
        let mut all = tails.iter().take(1).chain(&shorter).chain(&tails);
        let beside = all.find(whole).or_else(|| {
            let mut tails = tails.iter();
            tails.find(|note| pane.has_room(note, area.width))
        });
        let note = beside.cloned().unwrap_or_default();
        let pane = Pane {
            note: &note,
            ..pane
        };
        let inside = pane.draw(area, canvas);
        self.draw_rows(inside, canvas, frame);
    }

    pub(super) fn draw_rows(&self, area: Rect, canvas: &mut Canvas<'_>, frame: &Frame<'_>) {
        let mut area = area;
        if frame.focused && self.filter.is_open() && !area.is_empty() {
            self.filter.draw(Rect { height: 1, ..area }, canvas);
            area.y += 1;
            area.height -= 1;
        }
        let hidden = Text::of(
            "没有符合筛选的行。按 Esc 取消筛选。",
            "No row fits the filter. Esc takes it away.",
        );
        let look = Look {
            columns: self.columns,
            words: self.wide,
            rows: self.rows,
            heads: self.heads && area.height > 5,
            focused: frame.focused,
            empty: match self.filter.is_narrowing() {
                true => &hidden,
                false => frame.empty,
            },
        };
        self.table.draw(area, canvas, &look);
    }
}

/// How many rows are marked, and how many of these are shown.
pub(super) fn in_words((all, shown): (usize, usize)) -> Text {
    match (all, all - shown) {
        (0, _) => Text::of("", ""),
        (_, 0) => text!("已选 {all}", "{all} marked"),
        (_, hidden) => text!(
            "已选 {all}，{hidden} 未列出",
            "{all} marked, {hidden} not shown"
        ),
    }
}
