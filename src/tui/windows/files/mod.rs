//! A record's files: listed, attached, taken off, and written out again.
//!
//! Files are read and kept off the draw thread; what they are attached by is an act like any other, carried
//! out by the app for what was seen, so that it is undone there and a closed year asks why.

pub mod keys;
mod tasks;
mod view;

use std::path::Path;

use super::target::{self, Target, Typed};
use super::{Step, Window};
use crate::desk::attach::Detach;
use crate::desk::{Progress, Refusal};
use crate::domain::attachment::Attachment;
use crate::domain::record::Kind;
use crate::exchange::IfThere;
use crate::exchange::office::attached::ENDINGS;
use crate::exchange::papers::file_name::name_of;
use crate::files::shown_path;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Effect, Question};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::task::{Undone, Work};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_field::Wanted;
use crate::tui::widgets::path_words::Places;
use crate::tui::widgets::table::{Table, TableOutcome};
use keys::{FilesAction, FilesState, KEYS};
use tasks::{FilesEvent, Keep, WriteOut};

/// The window.
pub struct FilesWindow {
    kind: Kind,
    id: u64,
    /// Whose they are.
    title: Text,
    files: Vec<Attachment>,
    list: Table,
    places: Places,
    stage: Stage,
}

enum Stage {
    /// One is chosen.
    List,
    /// A path is written.
    Asking(Box<Asked>),
    /// There is a file of that name.
    Sure(Box<Asked>, Confirm, Box<WriteOut>),
    /// It is done.
    Working(Box<Asked>, Work<FilesEvent>),
}

/// What a path is asked for.
struct Asked {
    target: Target,
    /// The file that is written out; none where files are attached.
    file: Option<Attachment>,
}

impl FilesWindow {
    /// The files of a record that is called `title`.
    #[must_use]
    pub fn new(
        kind: Kind,
        id: u64,
        title: Text,
        files: Vec<Attachment>,
        places: Places,
    ) -> FilesWindow {
        let mut list = Table::default();
        list.set_count(files.len());
        FilesWindow {
            kind,
            id,
            title,
            files,
            list,
            places,
            stage: Stage::List,
        }
    }

    fn now(&self) -> FilesState {
        FilesState {
            chosen: self.chosen().is_some(),
            takes: self.kind.takes_files(),
        }
    }

    fn chosen(&self) -> Option<&Attachment> {
        self.list.chosen().and_then(|row| self.files.get(row))
    }

    fn choose(&mut self, input: &Input) -> Step {
        let now = self.now();
        match input.key().map(|key| KEYS.look_up(key, &now)) {
            Some(Lookup::Do(act)) => self.act(act),
            Some(Lookup::Refused(why)) => Step::effect(Effect::Warn(why)),
            Some(Lookup::Unbound) | None => match self.list.handle(input) {
                Outcome::Gave(TableOutcome::Open(_)) => self.act(FilesAction::Save),
                _ => Step::taken(),
            },
        }
    }

    fn act(&mut self, act: FilesAction) -> Step {
        match (act, self.chosen().cloned()) {
            (FilesAction::Leave, _) => Step::close(),
            (FilesAction::Attach, _) => {
                let line = Target::new(
                    Wanted::Files(ENDINGS.to_vec()),
                    self.places.clone(),
                    String::new(),
                );
                self.ask(line, None)
            }
            (FilesAction::Save, Some(file)) => {
                let name = name_of(&file);
                let alike = Wanted::Target(ENDINGS.to_vec());
                let line = Target::new(alike, self.places.clone(), name);
                self.ask(line, Some(file))
            }
            (FilesAction::Detach, Some(file)) => {
                let (whose, file_title) = (&self.title, file.title());
                let (zh, en) = (&whose.zh, &whose.en);
                let (file_zh, file_en) = (&file_title.zh, &file_title.en);
                Step::close().and(Effect::Ask(Question::Sure {
                    text: text!(
                        "{zh}\n取下附件 {file_zh}。取下后可按 u 撤销。",
                        "{en}\nDetach {file_en}. u undoes it."
                    ),
                    request: Box::new(Detach {
                        kind: self.kind,
                        id: self.id,
                        digest: file.digest,
                    }),
                }))
            }
            (FilesAction::Save | FilesAction::Detach, None) => Step::taken(),
        }
    }

    fn ask(&mut self, mut target: Target, file: Option<Attachment>) -> Step {
        let step = target.open();
        self.stage = Stage::Asking(Box::new(Asked { target, file }));
        step
    }

    fn typed(&mut self, mut it: Box<Asked>, input: &Input) -> Step {
        let step = match it.target.handle(input) {
            Typed::Done => return self.begin(it),
            Typed::Closed => return Step::taken(),
            Typed::Step(step) => step,
        };
        self.stage = Stage::Asking(it);
        step
    }

    fn begin(&mut self, mut it: Box<Asked>) -> Step {
        let none = Text::of(
            "请写出文件名，或按 ↓ 从列表里选。",
            "Write the name of a file, or choose one from the list with ↓.",
        );
        let Some((whole, several)) = it.target.paths(none) else {
            self.stage = Stage::Asking(it);
            return Step::taken();
        };
        match it.file.clone() {
            None => {
                let task = Keep {
                    kind: self.kind,
                    id: self.id,
                    whole,
                    several,
                };
                let title = Text::of("正在读取文件", "Reading the files");
                let (work, job) = Work::of(title, task);
                self.stage = Stage::Working(it, work);
                Step::effect(Effect::Start(job))
            }
            Some(file) => {
                let name = name_of(&file);
                let task = WriteOut {
                    file,
                    name,
                    path: whole,
                    if_there: IfThere::Refuse,
                };
                self.write(it, task)
            }
        }
    }

    fn write(&mut self, it: Box<Asked>, task: WriteOut) -> Step {
        let (work, job) = Work::of(Text::of("正在写文件", "Writing the file"), task);
        self.stage = Stage::Working(it, work);
        Step::effect(Effect::Start(job))
    }

    fn came(&mut self, told: Result<FilesEvent, Undone>) -> Step {
        let remember = |path: &Path| {
            let folder = path.parent().map(Path::to_path_buf);
            folder.map(Effect::Remember)
        };
        match told {
            Ok(FilesEvent::Kept(request)) => match request.put_back() {
                Some(told) if request.is_put_back_alone() => Step::close().and(Effect::Say(told)),
                _ => Step::close().and(Effect::Carry(request)),
            },
            Ok(FilesEvent::Exists(out)) => {
                if let Stage::Working(it, _) = std::mem::replace(&mut self.stage, Stage::List) {
                    let sure = target::replace(&out.path, None);
                    self.stage = Stage::Sure(it, sure, out);
                }
                Step::taken()
            }
            Ok(FilesEvent::Written(path)) => {
                let shown = shown_path(&path);
                let mut step = Step::close();
                step.effects
                    .push(Effect::Say(text!("已写入 {shown}", "Written: {shown}")));
                step.effects.extend(remember(&path));
                step
            }
            Err(Undone::Refused(Refusal::Stopped)) => {
                let stopped = Text::of("已停止，什么也没有改。", "Stopped; nothing was changed.");
                self.back(Some(stopped))
            }
            Err(undone) => self.back(undone.why()),
        }
    }

    /// Back to the path, with what is wrong.
    fn back(&mut self, fault: Option<Text>) -> Step {
        match std::mem::replace(&mut self.stage, Stage::List) {
            Stage::Working(mut it, _) | Stage::Sure(mut it, ..) | Stage::Asking(mut it) => {
                it.target.refuse(fault);
                self.stage = Stage::Asking(it);
            }
            Stage::List => {}
        }
        Step::taken()
    }
}

impl Window for FilesWindow {
    fn open(&mut self) -> Step {
        // There is nothing to choose from.
        match self.files.is_empty() && self.kind.takes_files() {
            true => self.act(FilesAction::Attach),
            false => Step::taken(),
        }
    }

    fn handle(&mut self, input: &Input) -> Step {
        match std::mem::replace(&mut self.stage, Stage::List) {
            Stage::List => self.choose(input),
            Stage::Asking(it) => {
                let step = self.typed(it, input);
                // Where there is no list behind it, leaving the line leaves the window.
                let leaves = self.files.is_empty() && matches!(self.stage, Stage::List);
                if leaves {
                    step.then(Step::close())
                } else {
                    step
                }
            }
            Stage::Sure(it, mut sure, mut out) => {
                match sure.handle(input) {
                    Outcome::Gave(()) => {
                        out.if_there = IfThere::Replace;
                        return self.write(it, *out);
                    }
                    Outcome::Closed => self.stage = Stage::Asking(it),
                    Outcome::Ignored | Outcome::Taken => self.stage = Stage::Sure(it, sure, out),
                }
                Step::taken()
            }
            Stage::Working(it, mut work) => {
                work.stops_at(input);
                self.stage = Stage::Working(it, work);
                Step::taken()
            }
        }
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        KEYS.pages()
    }

    fn takes_text(&self) -> bool {
        matches!(self.stage, Stage::Asking(_))
    }

    fn is_at_work(&self) -> bool {
        matches!(self.stage, Stage::Working(..))
    }

    fn hear(&mut self, of: &Progress) -> Option<Step> {
        let (line, work) = match &mut self.stage {
            Stage::List => return None,
            Stage::Asking(it) | Stage::Sure(it, ..) => (&mut it.target, None),
            Stage::Working(it, work) => (&mut it.target, Some(work)),
        };
        if line.hear(of) {
            return Some(Step::taken());
        }
        let came = work.filter(|work| work.is(of))?.hear().into_iter();
        let steps = came.map(|told| self.came(told).came());
        Some(steps.fold(Step::taken(), Step::then))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::List => self.draw_list(canvas),
            Stage::Asking(it) => self.draw_asked(it, canvas),
            Stage::Sure(it, sure, _) => {
                self.draw_asked(it, canvas);
                sure.draw(canvas);
            }
            Stage::Working(it, work) => {
                self.draw_asked(it, canvas);
                work.draw(canvas);
            }
        }
    }
}
