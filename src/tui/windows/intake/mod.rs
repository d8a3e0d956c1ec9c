//! Intake: a folder of filled registration forms is looked at, then taken in, and watched while the
//! window is open.
//!
//! First is shown what could be taken in and what would be left, and why; Enter takes it in. From
//! then on whatever comes into the folder is taken in as well, until the window is closed. No file of
//! the folder is ever changed.

mod folder;
pub mod keys;
mod shown;
mod tasks;

use std::path::PathBuf;

use super::target::{Target, Typed};
use super::{Step, Window};
use crate::desk::Progress;
use crate::text::Text;
use crate::tui::app::{Effect, Place};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::path_field::Wanted;
use crate::tui::widgets::path_words::Places;
use folder::Folder;
use keys::{FORM, IntakeAction, KEYS};

/// The window.
pub struct IntakeWindow {
    line: Target,
    folder: Option<Folder>,
    /// Whether the line is written in, over what is shown.
    asking: bool,
}

impl IntakeWindow {
    /// The window, with the folder looked for from `places` on.
    #[must_use]
    pub fn new(places: Places) -> IntakeWindow {
        // The folder used last; Enter takes it as it is.
        let here = format!("{}/", places.here.to_string_lossy());
        IntakeWindow {
            line: Target::new(Wanted::Folder, places, here),
            folder: None,
            asking: true,
        }
    }

    fn ask(&mut self, input: &Input) -> Step {
        match self.line.handle(input) {
            Typed::Step(step) => step,
            Typed::Closed if self.folder.is_some() => {
                self.asking = false;
                Step::taken()
            }
            Typed::Closed => Step::close(),
            Typed::Done => {
                let none = Text::of(
                    "请写出文件夹的路径，或按 ↓ 从列表里选。",
                    "Write the path of a folder, or choose one from the list with ↓.",
                );
                match self.line.paths(none) {
                    Some((path, _)) => self.begin(path),
                    None => Step::taken(),
                }
            }
        }
    }

    fn begin(&mut self, path: PathBuf) -> Step {
        self.leave();
        let (folder, step) = Folder::open(path);
        self.folder = Some(folder);
        self.asking = false;
        step
    }

    /// Whatever goes on for the folder is nobody's any more.
    fn leave(&mut self) {
        if let Some(folder) = self.folder.take() {
            folder.leave();
        }
    }

    fn on_folder(&mut self, input: &Input) -> Step {
        let Some(folder) = &mut self.folder else {
            return Step::taken();
        };
        if folder.why.is_some() {
            let shown = folder.shown.is_some();
            return folder.answer(input).unwrap_or_else(|| {
                if !shown {
                    self.leave();
                    self.asking = true;
                }
                Step::taken()
            });
        }
        if let Some(work) = &mut folder.work
            && input.key() == Some(Key::ESC)
        {
            work.stops_at(input);
            return Step::taken();
        }
        if let Some((shown, leaves)) = &mut folder.shown
            && let told @ (Outcome::Taken | Outcome::Gave(_)) = leaves.first(input, shown)
        {
            return Step::of_list(told);
        }
        let now = folder.now();
        let looked_up = input.key().map(|key| match FORM.look_up(key, &now) {
            Lookup::Do(act) => Lookup::Do(act),
            _ => KEYS.look_up(key, &now),
        });
        match looked_up {
            Some(Lookup::Do(act)) => self.act(act),
            Some(Lookup::Refused(why)) => Step::effect(Effect::Warn(why)),
            Some(Lookup::Unbound) | None => {
                let shown = folder.shown.as_mut();
                let told = shown.map(|(shown, leaves)| leaves.handle(input, shown));
                told.map_or_else(Step::taken, Step::of_list)
            }
        }
    }

    fn act(&mut self, act: IntakeAction) -> Step {
        let Some(folder) = &mut self.folder else {
            return Step::taken();
        };
        match act {
            IntakeAction::Take => {
                folder.taking = true;
                folder.look()
            }
            IntakeAction::Again => folder.look(),
            IntakeAction::Folder => {
                self.asking = true;
                self.line.open()
            }
            IntakeAction::Show => match folder.form() {
                Some(form) => {
                    self.leave();
                    Step::close().and(Effect::Go(Place::Form(form)))
                }
                None => Step::taken(),
            },
            IntakeAction::Leave => {
                self.leave();
                Step::close()
            }
        }
    }
}

impl Window for IntakeWindow {
    fn open(&mut self) -> Step {
        self.line.open()
    }

    fn handle(&mut self, input: &Input) -> Step {
        if self.asking {
            self.ask(input)
        } else {
            self.on_folder(input)
        }
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        [FORM.pages(), KEYS.pages()].concat()
    }

    fn takes_text(&self) -> bool {
        let shown = self.folder.as_ref().and_then(|it| it.shown.as_ref());
        let why = self.folder.as_ref().is_some_and(|it| it.why.is_some());
        self.asking || why || shown.is_some_and(|(_, leaves)| leaves.takes_text())
    }

    fn is_at_work(&self) -> bool {
        let folder = self.folder.as_ref();
        folder.is_some_and(|folder| folder.taking && folder.work.is_some())
    }

    fn hear(&mut self, of: &Progress) -> Option<Step> {
        if self.line.hear(of) {
            return Some(Step::taken());
        }
        let folder = self.folder.as_mut()?;
        let step = folder.hear(of)?;
        if folder.shown.is_none()
            && folder.work.is_none()
            && let Some(fault) = folder.fault.take()
        {
            // A folder that can't be looked into is not shown: back to the line, with the reason.
            self.leave();
            self.line.refuse([fault]);
            self.asking = true;
        }
        Some(step)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        if let Some(folder) = &self.folder {
            folder.draw(canvas);
        }
        if self.asking {
            let texts = [
                Text::of("收登记表", "Take in forms"),
                Text::of(
                    "从哪个文件夹收（文件夹里的文件不会被改动）：",
                    "From which folder (no file in it is changed):",
                ),
                Text::of(
                    "回车 查看  Tab 补全  ↓ 进入列表  Esc 关闭",
                    "Enter look  Tab complete  ↓ into the list  Esc close",
                ),
            ];
            self.line.draw_window(canvas, 20, &texts);
        }
    }
}
