//! A line of paths: of files to be read, of a folder, of a file to be written; and what is settled about that
//! before it is written.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use super::Step;
use super::folder::ListFolder;
use crate::desk::Progress;
use crate::files::shown_path;
use crate::text;
use crate::text::Text;
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::panes::lines::{self, Line};
use crate::tui::task::Work;
use crate::tui::theme::Role;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_field::{Listing, PathField, PathWish, Wanted};
use crate::tui::widgets::path_words::{Places, quoted};
use crate::tui::widgets::{Outcome, overlay};

/// The line, with the name that was proposed.
pub(super) struct Target {
    field: PathField,
    proposed: String,
    /// What is wrong with it.
    faults: Vec<Text>,
    listing: Option<Work<Listing>>,
}

/// What came of an input on the line.
pub(super) enum Typed {
    /// It was typed in, or wants this.
    Step(Step),
    /// What is written is meant.
    Done,
    /// The line is to go.
    Closed,
}

impl Target {
    /// The line, with `proposed` in it.
    pub(super) fn new(wanted: Wanted, places: Places, proposed: String) -> Target {
        Target {
            field: PathField::new(wanted, places, &quoted(&proposed, false)),
            proposed,
            faults: Vec::new(),
            listing: None,
        }
    }

    /// What it wants as it opens.
    pub(super) fn open(&mut self) -> Step {
        let wish = self.field.open();
        self.list(wish)
    }

    /// Whether the list of the folder has the keyboard: then Enter and Esc are the list's.
    pub(super) fn is_in_list(&self) -> bool {
        self.field.is_in_list()
    }

    /// Takes an input.
    pub(super) fn handle(&mut self, input: &Input) -> Typed {
        let inside = self.is_in_list();
        match input.key() {
            Some(Key::ESC) if !inside => return Typed::Closed,
            Some(Key::ENTER) if !inside => return Typed::Done,
            Some(key) if key == Key::ctrl('s') => return Typed::Done,
            _ => {}
        }
        let outcome = self.field.handle(input);
        if outcome.is_taken() {
            self.faults.clear();
        }
        match outcome {
            Outcome::Gave(PathWish::Done) => Typed::Done,
            Outcome::Gave(wish) => Typed::Step(self.list(Some(wish))),
            Outcome::Taken | Outcome::Ignored | Outcome::Closed => Typed::Step(Step::taken()),
        }
    }

    /// Proposes another name, in the place of the one before; what the person wrote stays.
    pub(super) fn propose(&mut self, name: String) {
        let written = self.field.text().replace(&self.proposed, &name);
        self.field.set(&written);
        self.proposed = name;
    }

    /// The name that was proposed last.
    pub(super) fn proposed(&self) -> &str {
        &self.proposed
    }

    /// Says what is wrong with what is written.
    pub(super) fn refuse(&mut self, faults: impl IntoIterator<Item = Text>) {
        self.faults = faults.into_iter().collect();
    }

    /// What is written: the whole as a path, and each word as one; none, and `otherwise`, when nothing is.
    pub(super) fn paths(&mut self, otherwise: Text) -> Option<(PathBuf, Vec<PathBuf>)> {
        let paths = self.field.paths();
        self.faults = match paths {
            Some(_) => Vec::new(),
            None => vec![otherwise],
        };
        paths
    }

    /// The file that is written.
    pub(super) fn file(&mut self) -> Option<PathBuf> {
        let none = Text::of("请写出文件名。", "Write the name of a file.");
        self.paths(none).map(|(whole, _)| whole)
    }

    /// Hears of the folder; whether that was its own.
    pub(super) fn hear(&mut self, of: &Progress) -> bool {
        let Some(listing) = self.listing.as_mut().filter(|it| it.is(of)) else {
            return false;
        };
        for listed in listing.hear().into_iter().flatten() {
            self.field.listed(listed);
        }
        true
    }

    /// Draws the line, and below it the folder, or what is wrong.
    pub(super) fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let line = area.height.min(1);
        let height = match self.faults.is_empty() {
            true => area.height,
            false => line,
        };
        self.field.draw(Rect { height, ..area }, canvas);
        // Faults stand in the place of the list, until something else is typed.
        let below = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        let faults = self.faults.iter();
        let faults = faults.map(|why| Line::of(Role::Error, why.say(canvas.locale)));
        lines::draw(&faults.collect::<Vec<_>>(), below, canvas);
    }

    /// Draws a window that asks for it, of at most `height` rows: what is asked above, the keys in the
    /// last row.
    pub(super) fn draw_window(
        &self,
        canvas: &mut Canvas<'_>,
        height: u16,
        [title, asked, keys]: &[Text; 3],
    ) {
        let whole = canvas.area();
        let height = whole.height.saturating_sub(4).min(height);
        let width = whole.width.saturating_sub(4).min(96);
        let inside = overlay::open(canvas, width, height, title);
        let muted = canvas.style(Role::Muted);
        canvas.say(inside.x, inside.y, inside.width, asked, muted);
        let last = inside.bottom().saturating_sub(1);
        canvas.say(inside.x, last, inside.width, keys, canvas.style(Role::Key));
        let room = Rect {
            y: inside.y + 1.min(inside.height),
            height: inside.height.saturating_sub(3),
            ..inside
        };
        self.draw(room, canvas);
    }

    fn list(&mut self, wish: Option<PathWish>) -> Step {
        let Some(PathWish::List(folder)) = wish else {
            return Step::taken();
        };
        let (work, job) = Work::of(Text::of("", ""), ListFolder(folder));
        self.listing = Some(work);
        Step::effect(Effect::Start(job))
    }
}

/// The file that is meant: in a folder it has the name `name`, and it always has one of the
/// `endings`, the first where none is written. To be asked off the draw thread.
pub(super) fn settle(
    mut path: PathBuf,
    name: &str,
    endings: &[&'static str],
) -> Result<PathBuf, Text> {
    if path.is_dir() {
        path.push(name);
    }
    let ending = path.extension();
    let ending = ending.map(|it| it.to_string_lossy().to_lowercase());
    match (ending, endings.first()) {
        (Some(ending), Some(_)) if !endings.contains(&ending.as_str()) => {
            let (all, all_en) = (endings.join("、."), endings.join(", ."));
            Err(text!(
                "不能写成 .{ending} 文件；文件名请以 .{all} 结尾。",
                "This can't be written as .{ending}; end the name with .{all_en}."
            ))
        }
        (None, Some(first)) => {
            path.set_extension(first);
            Ok(path)
        }
        _ => Ok(path),
    }
}

/// Asks whether the file that is there shall be replaced; or, in a folder, the `several` that are.
pub(super) fn replace(path: &Path, several: Option<usize>) -> Confirm {
    let path = shown_path(path);
    let text = match several {
        None => text!(
            "“{path}”已经存在，覆盖它吗？",
            "“{path}” is there already. Replace it?"
        ),
        Some(count) => text!(
            "“{path}”里已有 {count} 个同名文件，覆盖它们吗？",
            "In “{path}” there are {count} of the files already. Replace them?"
        ),
    };
    Confirm::new(
        Text::of("已有同名文件", "There is such a file"),
        text,
        Text::of("覆盖", "replace"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_name_in_a_folder_and_always_an_ending() {
        let folder = tempfile::tempdir().expect("a folder");
        let here = |name: &str| folder.path().join(name);
        let settled = |path| settle(path, "名册.xlsx", &["xlsx", "csv"]);
        assert_eq!(settled(folder.path().into()), Ok(here("名册.xlsx")));
        assert_eq!(settled(here("a")), Ok(here("a.xlsx")));
        assert_eq!(settled(here("a.CSV")), Ok(here("a.CSV")));
        let why = settled(here("a.pdf")).expect_err("no such kind");
        assert!(
            why.zh.contains(".pdf") && why.zh.contains(".xlsx、.csv"),
            "{}",
            why.zh
        );
        assert_eq!(settle(here("b"), "", &[]), Ok(here("b")));
    }
}
