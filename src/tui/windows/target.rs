//! The line that says where a file goes to, and what is settled about it before it is written.

use std::path::PathBuf;

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
use crate::tui::panes::lines::{self, Line};
use crate::tui::task;
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_field::{PathField, PathWish, Wanted};
use crate::tui::widgets::path_words::{Places, quoted};

/// The line, with the name that was proposed.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) field: PathField,
    proposed: String,
    /// What is wrong with it.
    pub(super) fault: Option<Text>,
    listing: Option<Progress>,
}

impl Target {
    /// The line, with `proposed` in it.
    pub(super) fn new(wanted: Wanted, places: Places, proposed: String) -> Target {
        Target {
            field: PathField::new(wanted, places, &quoted(&proposed, false)),
            proposed,
            fault: None,
            listing: None,
        }
    }

    /// What it wants as it opens.
    pub(super) fn open(&mut self) -> Step {
        let effect = self.field.open();
        self.list(effect)
    }

    /// Takes an input that is no key of the window.
    pub(super) fn handle(&mut self, input: &Input) -> Step {
        let outcome = self.field.handle(input);
        if outcome.is_taken() {
            self.fault = None;
        }
        match outcome {
            Outcome::Gave(effect) => self.list(Some(effect)),
            Outcome::Taken | Outcome::Ignored | Outcome::Closed => Step::taken(),
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

    /// The path that is written; none, and a fault, when there is none.
    pub(super) fn path(&mut self) -> Option<PathBuf> {
        let path = self.field.paths().map(|(whole, _)| whole);
        if path.is_none() {
            self.fault = Some(Text::of("请写出文件名。", "Write the name of a file."));
        }
        path
    }

    /// Whether the listing is this line's.
    pub(super) fn waits_for(&self, of: &Progress) -> bool {
        self.listing.as_ref().is_some_and(|mine| mine.is(of))
    }

    /// The folder is listed.
    pub(super) fn hear(&mut self, told: task::Told) {
        if let task::Told::Listed(listing) = told {
            self.field.listed(listing);
        }
    }

    /// Draws the line, and below it the folder, or what is wrong.
    pub(super) fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let line = area.height.min(1);
        let field = Rect {
            height: if self.fault.is_some() {
                line
            } else {
                area.height
            },
            ..area
        };
        self.field.draw(field, canvas);
        if let Some(fault) = &self.fault {
            let below = Rect {
                y: area.y + 2,
                height: area.height.saturating_sub(2),
                ..area
            };
            let fault = Line::of(Role::Error, fault.say(canvas.locale));
            lines::draw(&[fault], below, canvas);
        }
    }

    fn list(&mut self, effect: Option<PathWish>) -> Step {
        let Some(PathWish::List(folder)) = effect else {
            return Step::taken();
        };
        let progress = Progress::default();
        self.listing = Some(progress.clone());
        Step::effect(Effect::Start(Box::new(ListFolder(folder)), progress))
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
pub(super) fn replace(path: &std::path::Path, several: Option<usize>) -> Confirm {
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
