//! The palette: a line to type in, and whatever the app finds for it.
//!
//! Finds nothing itself: it gives the words, the app hands back the rows, best first. A row may be
//! anything (a person, a form, an action); one that is not to be had now says why.

use ratatui::layout::Rect;

use super::Outcome;
use super::overlay;
use super::overlay_keys::{PALETTE, PaletteStep};
use super::row::{Column, Fetched, Row};
use super::table::{Look, Table, TableOutcome};
use super::text_field::TextField;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::theme::Role;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What is chosen with it.
    pub value: T,
    /// Its name.
    pub title: String,
    /// What tells it from others.
    pub note: String,
    /// Its kind (委员, 界别, 操作) or, for an action, its key.
    pub kind: String,
    /// Why it is not to be had now.
    pub refused: Option<Text>,
}

/// What a palette wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteOutcome<T> {
    /// Find rows for these words, and hand them to [`Palette::show`].
    Find(String),
    /// This was chosen.
    Take(T),
    /// It cannot be had now, and this is why.
    Refused(Text),
}

/// The palette.
#[derive(Clone, Debug)]
pub struct Palette<T> {
    query: TextField,
    found: Vec<Found<T>>,
    list: Table,
}

impl<T: Clone> Default for Palette<T> {
    fn default() -> Palette<T> {
        Palette::new()
    }
}

impl<T: Clone> Palette<T> {
    /// A palette that shows nothing yet: hand it the rows for no words.
    #[must_use]
    pub fn new() -> Palette<T> {
        Palette {
            query: TextField::default().placeholder(Text::of(
                "姓名、界别、专委会、登记表、操作；可用拼音首字母",
                "a person, sector, committee, form or action; pinyin initials work",
            )),
            found: Vec::new(),
            list: Table::default(),
        }
    }

    /// What is typed.
    #[must_use]
    pub fn words(&self) -> &str {
        self.query.text()
    }

    /// Shows what was found, best first.
    pub fn show(&mut self, found: Vec<Found<T>>) {
        self.list.set_count(found.len());
        self.list.choose(0);
        self.found = found;
    }

    /// Types, moves, takes.
    pub fn handle(&mut self, input: &Input) -> Outcome<PaletteOutcome<T>> {
        if let Some(Lookup::Do(step)) = input.key().map(|key| PALETTE.look_up(key, &())) {
            return match step {
                PaletteStep::Leave => Outcome::Closed,
                PaletteStep::Take => self.take(),
                PaletteStep::Move(key) => {
                    self.list.handle(&key.into());
                    Outcome::Taken
                }
            };
        }
        if let Input::Mouse(_) = input {
            return match self.list.handle(input) {
                Outcome::Gave(TableOutcome::Open(_)) => self.take(),
                Outcome::Ignored => Outcome::Ignored,
                Outcome::Taken | Outcome::Gave(_) | Outcome::Closed => Outcome::Taken,
            };
        }
        let before = self.query.text().to_owned();
        let outcome = self.query.handle(input);
        if self.query.text() != before {
            return Outcome::Gave(PaletteOutcome::Find(self.query.text().to_owned()));
        }
        if outcome.is_taken() {
            Outcome::Taken
        } else {
            Outcome::Ignored
        }
    }

    fn take(&self) -> Outcome<PaletteOutcome<T>> {
        match self.list.chosen().and_then(|row| self.found.get(row)) {
            None => Outcome::Taken,
            Some(found) => Outcome::Gave(match &found.refused {
                Some(why) => PaletteOutcome::Refused(why.clone()),
                None => PaletteOutcome::Take(found.value.clone()),
            }),
        }
    }

    /// Draws it over the screen.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let (width, height) = (
            whole.width.saturating_sub(4).min(84),
            (whole.height * 2 / 3).max(8),
        );
        let inside = overlay::open(
            canvas,
            width,
            height,
            &Text::of("查找与操作", "Find and do"),
        );
        if inside.height < 2 {
            return;
        }
        self.query.draw(
            Rect {
                height: 1,
                ..inside
            },
            canvas,
            true,
        );
        let caret = canvas.caret();
        let columns = [
            Column::share(Text::of("名称", "name"), 3),
            Column::share(Text::of("说明", "note"), 3),
            Column::fixed(Text::of("类别", "kind"), 14),
        ];
        let rows = Fetched {
            count: self.found.len(),
            fetch: |row: usize, locale| {
                let Some(found) = self.found.get(row) else {
                    return Row::new();
                };
                let (role, note) = match &found.refused {
                    Some(why) => (Role::Disabled, why.say(locale).to_owned()),
                    None => (Role::Plain, found.note.clone()),
                };
                Row::new()
                    .cell_as(role, found.title.clone())
                    .cell_as(Role::Muted, note)
                    .cell_as(Role::Key, found.kind.clone())
            },
        };
        let list = Rect {
            y: inside.y + 2.min(inside.height),
            height: inside.height - 2,
            ..inside
        };
        let look = Look {
            columns: &columns,
            words: &[],
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("没有找到", "nothing found"),
        };
        self.list.draw(list, canvas, &look);
        if let Some(caret) = caret {
            canvas.set_caret(caret.x, caret.y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::{TestTerminal, keys};

    fn found(value: u32, title: &str, refused: Option<Text>) -> Found<u32> {
        Found {
            value,
            title: title.to_owned(),
            note: "教育界".to_owned(),
            kind: "委员".to_owned(),
            refused,
        }
    }

    #[test]
    fn it_gives_words_and_takes_rows() {
        let mut palette = Palette::new();
        let give = |p: &mut Palette<u32>, name: &str| p.handle(&keys(name)[0]);
        assert_eq!(
            give(&mut palette, "l"),
            Outcome::Gave(PaletteOutcome::Find("l".to_owned()))
        );
        assert_eq!(
            give(&mut palette, "Enter"),
            Outcome::Taken,
            "nothing found, nothing taken"
        );
        let why = Text::of("没有可撤销的操作", "nothing to undo");
        palette.show(vec![
            found(1, "李小明", None),
            found(2, "撤销", Some(why.clone())),
        ]);
        assert_eq!(give(&mut palette, "Left"), Outcome::Taken);
        let shown = TestTerminal::new(60, 20).draw(|c| palette.draw(c));
        assert!(shown.text.contains("▌李小明"), "{}", shown.text);
        assert!(shown.text.contains("没有可撤销的操作"), "{}", shown.text);
        assert!(shown.caret.is_some());
        assert_eq!(
            give(&mut palette, "Enter"),
            Outcome::Gave(PaletteOutcome::Take(1))
        );
        give(&mut palette, "Down");
        assert_eq!(
            give(&mut palette, "Enter"),
            Outcome::Gave(PaletteOutcome::Refused(why))
        );
        assert_eq!(give(&mut palette, "Esc"), Outcome::Closed);
        for (w, h) in (1..20).flat_map(|w| (1..12).map(move |h| (w, h))) {
            TestTerminal::new(w, h).draw(|c| palette.draw(c));
        }
    }
}
