//! Saving the rejected rows as a workbook: where to, and the work of it.
//!
//! The files are opened once more for that: of each rejected row the whole is wanted, as it stands
//! in its file, and files that were read are not kept.

use std::path::{Path, PathBuf};

use crate::desk::Progress;
use crate::exchange::Rejection;
use crate::exchange::roster::{RejectedFile, read_opened, rejected_rows};
use crate::exchange::save::save;
use crate::exchange::{
    Gate, IfThere, Limits, Opened, ReadError, RosterDraft, SaveError, open_file,
};
use crate::files::shown_path;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::task::{Bench, Task, Teller, Undone, Work};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_field::Wanted;
use crate::tui::widgets::path_words::Places;
use crate::tui::windows::Step;
use crate::tui::windows::target::{self, Target, Typed, settle};

const ENDINGS: [&str; 1] = ["xlsx"];

/// What is told of the work.
#[derive(Debug)]
pub enum RejectsEvent {
    /// There is such a file; what would be written, should it be replaced.
    Exists(Box<SaveRejects>),
    /// The workbook is there.
    Saved(PathBuf),
}

/// Writes the rejected rows to a workbook.
#[derive(Clone, Debug)]
pub struct SaveRejects {
    /// Each file with what was rejected of it.
    pub(super) files: Vec<(String, Vec<Rejection>)>,
    /// The language of the added columns.
    pub(super) locale: Locale,
    /// What the workbook is called when a folder is named.
    pub(super) name: String,
    /// Where to.
    pub(super) path: PathBuf,
    /// What becomes of a file that is there.
    pub(super) if_there: IfThere,
}

/// The line that says where to, and what stands over it.
pub(super) struct Rejects {
    save: SaveRejects,
    target: Target,
    over: Over,
}

enum Over {
    Nothing,
    Sure(Confirm, Box<SaveRejects>),
    Writing(Work<RejectsEvent>),
}

impl Rejects {
    /// The line for what would be saved, and what it wants as it opens.
    pub(super) fn open(save: SaveRejects, places: Places) -> (Rejects, Step) {
        let wanted = Wanted::Target(ENDINGS.to_vec());
        let mut target = Target::new(wanted, places, save.name.clone());
        let step = target.open();
        let rejects = Rejects {
            save,
            target,
            over: Over::Nothing,
        };
        (rejects, step)
    }

    /// Takes an input; gives what is wanted.
    pub(super) fn handle(&mut self, input: &Input) -> Outcome<Step> {
        match &mut self.over {
            Over::Nothing => {}
            Over::Sure(sure, save) => {
                match sure.handle(input) {
                    Outcome::Gave(()) => {
                        let mut save = save.clone();
                        save.if_there = IfThere::Replace;
                        return Outcome::Gave(self.write(*save));
                    }
                    Outcome::Closed => self.over = Over::Nothing,
                    Outcome::Ignored | Outcome::Taken => {}
                }
                return Outcome::Taken;
            }
            Over::Writing(work) => {
                work.stops_at(input);
                return Outcome::Taken;
            }
        }
        match self.target.handle(input) {
            Typed::Closed => Outcome::Closed,
            Typed::Step(step) => Outcome::Gave(step),
            Typed::Done => match self.target.file() {
                Some(path) => Outcome::Gave(self.write(SaveRejects {
                    path,
                    ..self.save.clone()
                })),
                None => Outcome::Taken,
            },
        }
    }

    fn write(&mut self, save: SaveRejects) -> Step {
        let (work, job) = Work::of(Text::of("正在写文件", "Writing the file"), save);
        self.over = Over::Writing(work);
        Step::effect(Effect::Start(job))
    }

    /// Hears of its work; closed when the workbook is there, ignored when the work is not its own.
    pub(super) fn hear(&mut self, of: &Progress) -> Outcome<Text> {
        if self.target.hear(of) {
            return Outcome::Taken;
        }
        let Over::Writing(work) = &mut self.over else {
            return Outcome::Ignored;
        };
        if !work.is(of) {
            return Outcome::Ignored;
        }
        for came in work.hear() {
            match came {
                Ok(RejectsEvent::Saved(path)) => return Outcome::Gave(said(&path)),
                Ok(RejectsEvent::Exists(save)) => {
                    let sure = target::replace(&save.path, None);
                    self.over = Over::Sure(sure, save);
                }
                Err(undone) => {
                    self.target.refuse(undone.why());
                    self.over = Over::Nothing;
                }
            }
        }
        Outcome::Taken
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let texts = [
            Text::of("另存未采纳的行", "Save the rejected rows"),
            Text::of(
                "写到哪个工作簿（.xlsx）；改正后可直接导入：",
                "To which workbook (.xlsx); corrected, it can be imported as it is:",
            ),
            Text::of(
                "回车 写入  Tab 补全  Esc 返回",
                "Enter write  Tab complete  Esc back",
            ),
        ];
        self.target.draw_window(canvas, 16, &texts);
        match &self.over {
            Over::Nothing => {}
            Over::Sure(sure, _) => sure.draw(canvas),
            Over::Writing(work) => work.draw(canvas),
        }
    }
}

impl Task for SaveRejects {
    type Event = RejectsEvent;

    fn run(
        mut self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<RejectsEvent>,
    ) -> Result<RejectsEvent, Undone> {
        self.path = settle(self.path.clone(), &self.name, &ENDINGS).map_err(Undone::Failed)?;
        let mut gate = bench.gate();
        for (path, _) in &self.files {
            gate.reads(Path::new(path));
        }
        match self.write(&gate, progress) {
            Ok(()) => Ok(RejectsEvent::Saved(self.path)),
            Err(Unsaved::There) => Ok(RejectsEvent::Exists(Box::new(self))),
            Err(Unsaved::Undone(why)) => Err(why),
        }
    }
}

enum Unsaved {
    There,
    Undone(Undone),
}

impl From<SaveError> for Unsaved {
    fn from(error: SaveError) -> Unsaved {
        match error {
            SaveError::Exists(_) => Unsaved::There,
            other => Unsaved::Undone(Undone::Failed(other.text())),
        }
    }
}

impl From<ReadError> for Unsaved {
    fn from(error: ReadError) -> Unsaved {
        Unsaved::Undone(Undone::Failed(error.text()))
    }
}

impl SaveRejects {
    fn write(&self, gate: &Gate, progress: &Progress) -> Result<(), Unsaved> {
        let permit = gate.ask(&self.path, self.if_there)?;
        let limits = Limits::default();
        progress.begin(self.files.len() as u64);
        let mut read: Vec<(Opened, RosterDraft)> = Vec::new();
        for (path, _) in &self.files {
            let opened = open_file(Path::new(path), &limits)?;
            let draft = read_opened(path, &opened, &limits)?;
            read.push((opened, draft));
            progress.step().map_err(|it| Unsaved::Undone(it.into()))?;
        }
        let each = self.files.iter().zip(&read);
        let files: Vec<_> = each
            .map(|((path, rejected), (opened, draft))| RejectedFile {
                path,
                opened,
                draft,
                rejected,
            })
            .collect();
        let bytes = rejected_rows(&files, self.locale).map_err(|_| {
            Unsaved::Undone(Undone::Failed(Text::of(
                "未采纳的行太多，一张工作表放不下。请先拆分原表。",
                "There are more rejected rows than a sheet takes. Split the source first.",
            )))
        })?;
        Ok(save(permit, &bytes)?)
    }
}

/// What is said when the workbook is there.
pub(super) fn said(path: &Path) -> Text {
    let path = shown_path(path);
    text!(
        "未采纳的行已写入 {path}；改正后可直接导入。",
        "The rejected rows are in {path}; corrected, import it as it is."
    )
}
