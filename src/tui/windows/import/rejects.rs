//! Saving the rejected rows as a workbook: where to, and the work of it.
//!
//! The files are opened once more for that: of each rejected row the whole is wanted, as it stands
//! in its file, and files that were read are not kept.

use std::path::{Path, PathBuf};

use crate::desk::{Progress, Refusal};
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
use crate::tui::key::Key;
use crate::tui::task::{self, Bench, Task, Teller};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_field::Wanted;
use crate::tui::widgets::path_words::Places;
use crate::tui::windows::Step;
use crate::tui::windows::asking_line;
use crate::tui::windows::target::{self, Target, settle};
use crate::tui::windows::work::Work;

const ENDINGS: [&str; 1] = ["xlsx"];

/// What is told of the work.
#[derive(Debug)]
pub enum Told {
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
    Writing(Work),
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
                        return Outcome::Gave(self.write(save));
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
        let inside = self.target.field.is_in_list();
        match input.key() {
            Some(Key::ESC) if !inside => Outcome::Closed,
            Some(key) if (key == Key::ENTER && !inside) || key == Key::ctrl('s') => {
                let Some(path) = self.target.path() else {
                    return Outcome::Taken;
                };
                let save = SaveRejects {
                    path,
                    ..self.save.clone()
                };
                Outcome::Gave(self.write(Box::new(save)))
            }
            _ => Outcome::Gave(self.target.handle(input)),
        }
    }

    fn write(&mut self, save: Box<SaveRejects>) -> Step {
        let work = Work::new(Text::of("正在写文件", "Writing the file"));
        let progress = work.progress.clone();
        self.over = Over::Writing(work);
        Step::effect(Effect::Start(save, progress))
    }

    pub(super) fn waits_for(&self, of: &Progress) -> bool {
        let mine = match &self.over {
            Over::Writing(work) => work.progress.is(of),
            Over::Nothing | Over::Sure(..) => false,
        };
        mine || self.target.waits_for(of)
    }

    pub(super) fn listed(&mut self, told: task::Told) {
        self.target.hear(told);
    }

    pub(super) fn exists(&mut self, save: Box<SaveRejects>) {
        let sure = target::replace(&save.path, None);
        self.over = Over::Sure(sure, save);
    }

    pub(super) fn fail(&mut self, why: Option<Text>) {
        self.target.fault = why;
        self.over = Over::Nothing;
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let title = Text::of("另存未采纳的行", "Save the rejected rows");
        let asked = Text::of(
            "写到哪个工作簿（.xlsx）；改正后可直接导入：",
            "To which workbook (.xlsx); corrected, it can be imported as it is:",
        );
        let keys = Text::of(
            "回车 写入  Tab 补全  Esc 返回",
            "Enter write  Tab complete  Esc back",
        );
        let room = asking_line::open(canvas, 16, &title, &asked, &keys);
        self.target.draw(room, canvas);
        match &self.over {
            Over::Nothing => {}
            Over::Sure(sure, _) => sure.draw(canvas),
            Over::Writing(work) => work.draw(canvas),
        }
    }
}

impl Task for SaveRejects {
    fn run(mut self: Box<Self>, bench: &dyn Bench, progress: &Progress, _: &Teller) -> task::Told {
        match settle(self.path.clone(), &self.name, &ENDINGS) {
            Ok(path) => self.path = path,
            Err(why) => return task::Told::Failed(why),
        }
        let mut gate = bench.gate();
        for (path, _) in &self.files {
            gate.reads(Path::new(path));
        }
        match self.write(&gate, progress) {
            Ok(()) => task::Told::Import(super::Told::Rejects(Told::Saved(self.path))),
            Err(Unsaved::There) => task::Told::Import(super::Told::Rejects(Told::Exists(self))),
            Err(Unsaved::Stopped(refusal)) => refusal.into(),
            Err(Unsaved::Failed(why)) => task::Told::Failed(why),
        }
    }
}

enum Unsaved {
    There,
    Stopped(Refusal),
    Failed(Text),
}

impl From<SaveError> for Unsaved {
    fn from(error: SaveError) -> Unsaved {
        match error {
            SaveError::Exists(_) => Unsaved::There,
            other => Unsaved::Failed(other.text()),
        }
    }
}

impl From<ReadError> for Unsaved {
    fn from(error: ReadError) -> Unsaved {
        Unsaved::Failed(error.text())
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
            progress.step().map_err(Unsaved::Stopped)?;
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
            Unsaved::Failed(Text::of(
                "未采纳的行太多，一张工作表放不下。请先拆分原表。",
                "There are more rejected rows than a sheet takes. Split the source first.",
            ))
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
