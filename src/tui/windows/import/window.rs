//! The window of the import: the line of files, the work of reading, the preview.

use super::over::Over;
use super::preview::Preview;
use super::tasks::{self, ImportEvent, Rehearsed};
use super::{keys, words};
use crate::desk::import::Import;
use crate::desk::{Progress, Refusal};
use crate::text::{Locale, Text};
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::task::{Task, Undone, Work};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::{Ask, AskWish};
use crate::tui::widgets::path_field::Wanted;
use crate::tui::widgets::path_words::Places;
use crate::tui::windows::target::{Target, Typed};
use crate::tui::windows::{Step, Window};

/// The endings of the files that are listed; what a file is, its content tells.
const ENDINGS: &[&str] = &[
    "xlsx", "xls", "et", "ods", "csv", "tsv", "txt", "docx", "doc", "wps", "rtf", "odt", "html",
    "htm", "mht", "mhtml", "xml",
];

/// The window.
pub struct ImportWindow {
    pub(super) line: Target,
    pub(super) stage: Stage,
    /// Asked before sectors are created: what the last preview had.
    pub(super) create_sectors: bool,
    /// Whether the work that goes on is for answers that were given.
    pub(super) answered: bool,
    /// Whether it was said from when on it holds what differs from the store.
    pub(super) dated: bool,
    /// Why closed years may be changed by it, where that was asked.
    pub(super) because: Option<String>,
    pub(super) places: Places,
    pub(super) locale: Locale,
}

pub(super) enum Stage {
    /// The files are chosen.
    Ask,
    /// They are read and rehearsed.
    Reading(Work<ImportEvent>),
    /// They would change a closed year: why, before what they would change is shown.
    Why(Box<Import>, Box<Ask>),
    /// What they would change is shown, and what stands over that.
    Preview(Box<Preview>, Over),
}

impl ImportWindow {
    /// The window, with files looked for from `places` on.
    #[must_use]
    pub fn new(places: Places, locale: Locale) -> ImportWindow {
        let wanted = Wanted::Files(ENDINGS.to_vec());
        ImportWindow {
            line: Target::new(wanted, places.clone(), String::new()),
            stage: Stage::Ask,
            create_sectors: false,
            answered: false,
            dated: false,
            because: None,
            places,
            locale,
        }
    }

    fn ask(&mut self, input: &Input) -> Step {
        match self.line.handle(input) {
            Typed::Done => self.read(),
            Typed::Closed => Step::close(),
            Typed::Step(step) => step,
        }
    }

    fn read(&mut self) -> Step {
        let none = Text::of(
            "请写出文件的路径，或按 ↓ 从列表里选。",
            "Write the path of a file, or choose one from the list with ↓.",
        );
        let Some((whole, each)) = self.line.paths(none) else {
            return Step::taken();
        };
        self.dated = false;
        self.because = None;
        let folder = each.first().and_then(|path| path.parent());
        let remember = folder.map(|folder| Effect::Remember(folder.to_path_buf()));
        let read = tasks::Read {
            whole,
            each,
            create_sectors: self.create_sectors,
        };
        let mut step = self.look(read);
        step.effects.extend(remember);
        step
    }

    /// Begins work that only looks.
    pub(super) fn look(&mut self, task: impl Task<Event = ImportEvent>) -> Step {
        let title = Text::of("正在读取和比对", "Reading and comparing");
        let (work, job) = Work::of(title, task);
        self.stage = Stage::Reading(work);
        Step::effect(Effect::Start(job))
    }

    /// Back to the line of files, with what is wrong.
    fn back(&mut self, faults: impl IntoIterator<Item = Text>) -> Step {
        self.line.refuse(faults);
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

    fn came(&mut self, told: Result<ImportEvent, Undone>) -> Step {
        match told {
            Ok(ImportEvent::Unread(faults)) => self.back(faults),
            Ok(ImportEvent::Closed(year, import)) => {
                self.stage = Stage::Why(import, Box::new(Ask::why_closed(year)));
                Step::taken()
            }
            Ok(ImportEvent::Rehearsed(rehearsed)) => self.show(*rehearsed),
            Ok(ImportEvent::Written(written)) if written.outcome.held_back => {
                // Somebody changed the store meanwhile; what is rejected now has to be seen.
                self.look(tasks::Rehearse(written.import, self.because.clone()))
            }
            Ok(ImportEvent::Written(written)) => {
                let said = words::said(&written);
                Step::close().and(match written.seq {
                    Some(seq) => Effect::Adopt(seq, said),
                    None => Effect::Say(said),
                })
            }
            // Somebody closed the year meanwhile.
            Ok(ImportEvent::Unwritten(import, Refusal::ClosedYear(year))) => {
                self.stage = Stage::Why(import, Box::new(Ask::why_closed(year)));
                Step::taken()
            }
            Ok(ImportEvent::Unwritten(import, why)) => {
                if let Stage::Preview(preview, over) = &mut self.stage {
                    preview.put_back(*import);
                    *over = Over::Nothing;
                }
                Step::effect(Effect::Warn(why.text()))
            }
            Err(undone) => self.back(undone.why()),
        }
    }
}

impl Window for ImportWindow {
    fn open(&mut self) -> Step {
        self.line.open()
    }

    fn handle(&mut self, input: &Input) -> Step {
        match std::mem::replace(&mut self.stage, Stage::Ask) {
            Stage::Ask => self.ask(input),
            Stage::Reading(mut work) => {
                if work.stops_at(input) {
                    // What it may still tell is nobody's.
                    return self.back(None);
                }
                self.stage = Stage::Reading(work);
                Step::taken()
            }
            Stage::Why(import, mut ask) => match ask.handle(input) {
                Outcome::Gave(AskWish::Answer(why)) => {
                    self.because = Some(why);
                    self.look(tasks::Rehearse(*import, self.because.clone()))
                }
                Outcome::Gave(AskWish::Keep | AskWish::Discard) | Outcome::Closed => {
                    self.back(None)
                }
                Outcome::Gave(AskWish::Changed) | Outcome::Ignored | Outcome::Taken => {
                    self.stage = Stage::Why(import, ask);
                    Step::taken()
                }
            },
            Stage::Preview(preview, over) => self.on_preview(preview, over, input),
        }
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        [
            keys::KEYS.pages(),
            keys::QUESTIONS.pages(),
            keys::MISSING.pages(),
        ]
        .concat()
    }

    fn takes_text(&self) -> bool {
        match &self.stage {
            Stage::Ask | Stage::Why(..) => true,
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

    fn hear(&mut self, of: &Progress) -> Option<Step> {
        if self.line.hear(of) {
            return Some(Step::taken());
        }
        let came = match &mut self.stage {
            Stage::Reading(work) | Stage::Preview(_, Over::Writing(work)) if work.is(of) => {
                work.hear()
            }
            Stage::Preview(_, over) => {
                let Over::Rejects(rejects) = over else {
                    return None;
                };
                return match rejects.hear(of) {
                    Outcome::Ignored => None,
                    Outcome::Gave(said) => {
                        *over = Over::Nothing;
                        Some(Step::effect(Effect::Say(said)).came())
                    }
                    Outcome::Taken | Outcome::Closed => Some(Step::taken().came()),
                };
            }
            Stage::Ask | Stage::Why(..) | Stage::Reading(_) => return None,
        };
        let steps = came.into_iter().map(|told| self.came(told).came());
        Some(steps.fold(Step::taken(), Step::then))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::Ask => self.draw_line(canvas),
            Stage::Reading(work) => {
                self.draw_line(canvas);
                work.draw(canvas);
            }
            Stage::Why(_, ask) => {
                self.draw_line(canvas);
                ask.draw(canvas);
            }
            Stage::Preview(preview, over) => {
                preview.draw(canvas);
                over.draw(canvas);
            }
        }
    }
}

impl ImportWindow {
    fn draw_line(&self, canvas: &mut Canvas<'_>) {
        let texts = [
            Text::of("导入", "Import"),
            Text::of(
                "名册、公布的名单、分组通知、联系界别表、召集人表。可写多个路径：",
                "Rosters, announced lists, notices of groups, map, convenors. One path or several:",
            ),
            Text::of(
                "回车 读取  Tab 补全  ↓ 进入列表  Esc 关闭",
                "Enter read  Tab complete  ↓ into the list  Esc close",
            ),
        ];
        self.line.draw_window(canvas, 24, &texts);
    }
}
