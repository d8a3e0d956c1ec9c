//! Import: choose files, see what they would change, then take it in or leave it.
//!
//! The way is: the line of files; reading and rehearsing, off the draw thread; the preview; and, if
//! the person wants it, the writing. Nothing is written before the preview was seen, and whoever
//! stops at any point has changed nothing. What a person can tell (who is meant, which sector) is
//! asked in the preview, and the files are rehearsed once more with the answers.
//!
//! In reading order: `keys`, `tasks` (the long work), `preview` (what is shown), `over` (what keys
//! come to there), `asking`, `moved_on` and `rejects` (questions; saving what was rejected), `words`, `view`.

mod asking;
pub mod keys;
mod moved_on;
mod over;
mod preview;
mod rejects;
mod shown;
mod tasks;
mod view;
mod words;

pub use rejects::Told as RejectsTold;
pub use tasks::{Rehearsed, Told, Written};

use super::folder::ListFolder;
use super::work::Work;
use super::{Step, Window};
use crate::desk::{Progress, Refusal};
use crate::text::{Locale, Text};
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::task::{self, Task};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::path_field::{PathField, PathWish, Wanted};
use crate::tui::widgets::path_words::Places;
use over::Over;
use preview::Preview;
use view::draw_preview;

/// The endings of the files that are listed; what a file is, its content tells.
const ENDINGS: &[&str] = &[
    "xlsx", "xls", "et", "ods", "csv", "tsv", "txt", "docx", "doc", "wps", "rtf", "odt", "html",
    "htm", "mht", "mhtml", "xml",
];

/// The window.
pub struct ImportWindow {
    field: PathField,
    faults: Vec<Text>,
    listing: Option<Progress>,
    stage: Stage,
    /// Asked before sectors are created: what the last preview had.
    create_sectors: bool,
    /// Whether the work that goes on is for answers that were given.
    answered: bool,
    /// Whether it was said from when on it holds what differs from the store.
    dated: bool,
    places: Places,
    locale: Locale,
}

enum Stage {
    /// The files are chosen.
    Ask,
    /// They are read and rehearsed.
    Reading(Work),
    /// What they would change is shown, and what stands over that.
    Preview(Box<Preview>, Over),
}

impl ImportWindow {
    /// The window with the files of `line`, if any.
    #[must_use]
    pub fn new(places: Places, line: &str, locale: Locale) -> ImportWindow {
        ImportWindow {
            field: PathField::new(Wanted::Files(ENDINGS.to_vec()), places.clone(), line),
            faults: Vec::new(),
            listing: None,
            stage: Stage::Ask,
            create_sectors: false,
            answered: false,
            dated: false,
            places,
            locale,
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

    fn ask(&mut self, input: &Input) -> Step {
        match self.field.handle(input) {
            Outcome::Gave(PathWish::Done) => self.read(),
            Outcome::Gave(effect) => {
                self.faults.clear();
                self.list(Some(effect))
            }
            Outcome::Ignored if input.key() == Some(Key::ESC) => Step::close(),
            Outcome::Ignored if input.key() == Some(Key::ctrl('s')) => self.read(),
            Outcome::Taken => {
                self.faults.clear();
                Step::taken()
            }
            Outcome::Ignored | Outcome::Closed => Step::taken(),
        }
    }

    fn read(&mut self) -> Step {
        let Some((whole, each)) = self.field.paths() else {
            self.faults = vec![Text::of(
                "请写出文件的路径，或按 ↓ 从列表里选。",
                "Write the path of a file, or choose one from the list with ↓.",
            )];
            return Step::taken();
        };
        self.faults.clear();
        self.dated = false;
        let folder = each.first().and_then(|path| path.parent());
        let remember = folder.map(|folder| Effect::Remember(folder.to_path_buf()));
        let read = tasks::Read {
            whole,
            each,
            create_sectors: self.create_sectors,
        };
        let mut step = self.look(Box::new(read));
        step.effects.extend(remember);
        step
    }

    /// Begins work that only looks.
    fn look(&mut self, task: Box<dyn Task>) -> Step {
        let work = Work::new(Text::of("正在读取和比对", "Reading and comparing"));
        let progress = work.progress.clone();
        self.stage = Stage::Reading(work);
        Step::effect(Effect::Start(task, progress))
    }

    /// Back to the line of files, with what is wrong.
    fn back(&mut self, faults: Vec<Text>) -> Step {
        self.faults = faults;
        self.stage = Stage::Ask;
        Step::taken()
    }

    /// Shows what was rehearsed.
    fn show(&mut self, rehearsed: Rehearsed) -> Step {
        let preview = Preview::new(rehearsed);
        let again = std::mem::take(&mut self.answered);
        self.stage = Stage::Preview(Box::new(preview), Over::Nothing);
        if again {
            return Step::effect(Effect::Say(Text::of(
                "已按回答重新比对，请再看一遍。",
                "Compared again with your answers; look once more.",
            )));
        }
        Step::taken()
    }

    fn hear_of_import(&mut self, told: Told) -> Step {
        match told {
            Told::Unread(faults) => self.back(faults),
            Told::Rehearsed(rehearsed) => self.show(*rehearsed),
            Told::Written(written) if written.outcome.held_back => {
                // Somebody changed the store meanwhile; what is rejected now has to be seen.
                self.look(Box::new(tasks::Rehearse(written.import)))
            }
            Told::Written(written) => {
                let said = words::said(&written);
                Step::close().and(match written.seq {
                    Some(seq) => Effect::Adopt(seq, said),
                    None => Effect::Say(said),
                })
            }
            Told::Unwritten(import, why) => {
                if let Stage::Preview(preview, over) = &mut self.stage {
                    preview.put_back(*import);
                    *over = Over::Nothing;
                }
                Step::effect(Effect::Warn(why.text()))
            }
            Told::Rejects(told) => match &mut self.stage {
                Stage::Preview(_, over) => over.hear_of_rejects(told),
                Stage::Ask | Stage::Reading(_) => Step::taken(),
            },
        }
    }

    fn failed(&mut self, why: Option<Text>) -> Step {
        match &mut self.stage {
            Stage::Preview(_, over) if over.is_about_rejects() => {
                over.fail(why);
                Step::taken()
            }
            _ => self.back(why.into_iter().collect()),
        }
    }
}

impl Window for ImportWindow {
    fn open(&mut self) -> Step {
        let effect = self.field.open();
        self.list(effect)
    }

    fn handle(&mut self, input: &Input) -> Step {
        match std::mem::replace(&mut self.stage, Stage::Ask) {
            Stage::Ask => self.ask(input),
            Stage::Reading(mut work) => {
                if work.stops_at(input) {
                    // What it may still tell is nobody's.
                    return self.back(Vec::new());
                }
                self.stage = Stage::Reading(work);
                Step::taken()
            }
            Stage::Preview(preview, over) => self.on_preview(preview, over, input),
        }
    }

    fn takes_text(&self) -> bool {
        match &self.stage {
            Stage::Ask => true,
            Stage::Reading(_) => false,
            Stage::Preview(preview, Over::Nothing) => preview.leaves.takes_text(),
            Stage::Preview(_, over) => {
                matches!(over, Over::Asking(_) | Over::MovedOn(_) | Over::Rejects(_))
            }
        }
    }

    fn is_at_work(&self) -> bool {
        !matches!(self.stage, Stage::Ask)
    }

    fn waits_for(&self, of: &Progress) -> bool {
        let mine = match &self.stage {
            Stage::Ask => false,
            Stage::Reading(work) => work.progress.is(of),
            Stage::Preview(_, over) => over.waits_for(of),
        };
        mine || self.listing.as_ref().is_some_and(|mine| mine.is(of))
    }

    fn hear(&mut self, of: &Progress, told: task::Told) -> Step {
        match told {
            task::Told::Far(done, all) => {
                match &mut self.stage {
                    Stage::Ask => {}
                    Stage::Reading(work) => work.far(done, all),
                    Stage::Preview(_, over) => over.far(done, all),
                }
                Step::taken()
            }
            task::Told::Blocked(who) => {
                match &mut self.stage {
                    Stage::Ask => {}
                    Stage::Reading(work) => work.waits(who),
                    Stage::Preview(_, over) => over.waits(who),
                }
                Step::taken()
            }
            told @ task::Told::Listed(_) => {
                match (&mut self.stage, told) {
                    (Stage::Preview(_, over), told) if over.waits_for(of) => over.listed(told),
                    (_, task::Told::Listed(listing)) => self.field.listed(listing),
                    _ => {}
                }
                Step::taken()
            }
            task::Told::Import(told) => self.hear_of_import(told),
            task::Told::Refused(Refusal::Stopped) => self.failed(None),
            task::Told::Refused(refusal) => self.failed(Some(refusal.text())),
            task::Told::Failed(why) => self.failed(Some(why)),
            task::Told::Export(_) | task::Told::Intake(_) => Step::taken(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::Ask => self.draw_line(canvas),
            Stage::Reading(work) => {
                self.draw_line(canvas);
                work.draw(canvas);
            }
            Stage::Preview(preview, over) => {
                draw_preview(preview, canvas);
                over.draw(canvas);
            }
        }
    }
}
