//! Intake: a folder of filled registration forms is looked at, then taken in, and watched while the
//! window is open.
//!
//! First is shown what could be taken in and what would be left, and why; Enter takes it in. From
//! then on whatever comes into the folder is taken in as well, until the window is closed. No file of
//! the folder is ever changed.

pub mod keys;
mod shown;
mod tasks;
mod view;

pub use tasks::Told;

use std::collections::HashSet;
use std::path::PathBuf;

use super::target::Target;
use super::work::Work;
use super::{Step, Window};
use crate::desk::form::intake::{Report, Standing};
use crate::desk::{Progress, Refusal};
use crate::domain::id::FormId;
use crate::text;
use crate::text::{Text, counted};
use crate::tui::app::{Effect, Place};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::Lookup;
use crate::tui::panes::tabs::Leaves;
use crate::tui::task;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::path_field::Wanted;
use crate::tui::widgets::path_words::Places;
use keys::{Act, FORM, KEYS, Now};
use shown::Shown;
use tasks::{Run, Watch, WatchFolder};

/// The window.
pub struct IntakeWindow {
    line: Target,
    folder: Option<Folder>,
    /// Whether the line is written in, over what is shown.
    asking: bool,
}

/// The folder that is looked at.
struct Folder {
    path: PathBuf,
    shown: Option<(Shown, Leaves)>,
    /// Are forms taken in as they come?
    taking: bool,
    /// What was taken in since it was opened.
    taken: HashSet<FormId>,
    work: Option<Work>,
    /// Something stirred while it was worked on.
    stirred: bool,
    /// The work that watches, and the watch.
    watching: Progress,
    watch: Option<Watch>,
    /// What keeps it from being read.
    fault: Option<Text>,
    /// What keeps it from being watched; it can still be looked into.
    unwatched: Option<Text>,
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
        let inside = self.line.field.is_in_list();
        match input.key() {
            Some(Key::ESC) if !inside && self.folder.is_some() => {
                self.asking = false;
                Step::taken()
            }
            Some(Key::ESC) if !inside => Step::close(),
            Some(key) if (key == Key::ENTER && !inside) || key == Key::ctrl('s') => {
                match self.line.path() {
                    Some(path) => self.begin(path),
                    None => {
                        self.line.fault = Some(Text::of(
                            "请写出文件夹的路径，或按 ↓ 从列表里选。",
                            "Write the path of a folder, or choose one from the list with ↓.",
                        ));
                        Step::taken()
                    }
                }
            }
            _ => self.line.handle(input),
        }
    }

    fn begin(&mut self, path: PathBuf) -> Step {
        self.leave();
        let mut folder = Folder {
            path: path.clone(),
            shown: None,
            taking: false,
            taken: HashSet::new(),
            work: None,
            stirred: false,
            watching: Progress::default(),
            watch: None,
            fault: None,
            unwatched: None,
        };
        let watch = Box::new(WatchFolder(path.clone()));
        let watching = Effect::Start(watch, folder.watching.clone());
        let step = folder.look().and(watching).and(Effect::Remember(path));
        self.folder = Some(folder);
        self.asking = false;
        step
    }

    /// Whatever goes on for the folder is nobody's any more.
    fn leave(&mut self) {
        if let Some(folder) = self.folder.take() {
            folder.watching.cancel();
            if let Some(work) = folder.work {
                work.progress.cancel();
            }
        }
    }

    fn on_folder(&mut self, input: &Input) -> Step {
        let Some(folder) = &mut self.folder else {
            return Step::taken();
        };
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

    fn act(&mut self, act: Act) -> Step {
        let Some(folder) = &mut self.folder else {
            return Step::taken();
        };
        match act {
            Act::Take => {
                folder.taking = true;
                folder.look()
            }
            Act::Again => folder.look(),
            Act::Folder => {
                self.asking = true;
                self.line.open()
            }
            Act::Show => match folder.form() {
                Some(form) => {
                    self.leave();
                    Step::close().and(Effect::Go(Place::Form(form)))
                }
                None => Step::taken(),
            },
            Act::Leave => {
                self.leave();
                Step::close()
            }
        }
    }
}

impl Folder {
    fn now(&self) -> Now {
        let shown = self.shown.as_ref();
        Now {
            taking: self.taking,
            ready: shown.map_or(0, |(shown, _)| shown.ready()),
            form: self.form().is_some(),
        }
    }

    /// The chosen form.
    fn form(&self) -> Option<FormId> {
        let (shown, leaves) = self.shown.as_ref()?;
        shown.form(leaves.shown(), leaves.chosen()?)
    }

    /// Reads the folder, and takes in what can be when that is wanted.
    fn look(&mut self) -> Step {
        if self.work.is_some() {
            self.stirred = true;
            return Step::taken();
        }
        self.stirred = false;
        self.fault = None;
        let work = Work::new(if self.taking {
            Text::of("正在收登记表", "Taking forms in")
        } else {
            Text::of("正在查看文件夹", "Looking into the folder")
        });
        let run = Run {
            folder: self.path.clone(),
            take: self.taking,
        };
        let progress = work.progress.clone();
        self.work = Some(work);
        Step::effect(Effect::Start(Box::new(run), progress))
    }

    fn ran(&mut self, report: Report) -> Step {
        let taken = report.files.iter().flat_map(|file| &file.forms);
        let taken = taken.filter(|form| form.standing == Standing::Taken);
        let (count, seq) = (report.taken(), report.seq);
        if self.taking {
            self.taken.extend(taken.filter_map(|form| form.id));
        }
        let shown = Shown::new(report, self.taking, &self.taken);
        // Whoever reads one leaf goes on reading it.
        let leaves = match self.shown.take() {
            Some((_, mut leaves)) => {
                leaves.fill(shown.titles(), &shown);
                leaves
            }
            None => shown.leaves(),
        };
        self.shown = Some((shown, leaves));
        match seq {
            Some(seq) => Step::effect(Effect::Adopt(seq, said(count))),
            None => Step::taken(),
        }
    }

    /// The work has ended; what stirred meanwhile is looked at now.
    fn ended(&mut self, step: Step) -> Step {
        self.work = None;
        if !self.stirred {
            return step;
        }
        let mut again = self.look();
        again.effects.splice(0..0, step.effects);
        again
    }

    fn hear(&mut self, of: &Progress, told: task::Told) -> Step {
        if self.watching.is(of) {
            match told {
                task::Told::Intake(Told::Watching(watch)) => self.watch = Some(watch),
                task::Told::Intake(Told::Stirred) => return self.look(),
                task::Told::Failed(why) => self.unwatched = Some(why),
                _ => {}
            }
            return Step::taken();
        }
        match told {
            task::Told::Far(done, all) => {
                if let Some(work) = &mut self.work {
                    work.far(done, all);
                }
                Step::taken()
            }
            task::Told::Blocked(who) => {
                if let Some(work) = &mut self.work {
                    work.waits(who);
                }
                Step::taken()
            }
            task::Told::Intake(Told::Ran(report)) => {
                let step = self.ran(*report);
                self.ended(step)
            }
            task::Told::Refused(Refusal::Stopped) => {
                self.stirred = false;
                // What was stopped is not begun again by the next file that comes.
                self.taking = false;
                self.fault = Some(Text::of(
                    "已停止，没有收。",
                    "Stopped; nothing was taken in.",
                ));
                self.ended(Step::taken())
            }
            task::Told::Refused(refusal) => {
                self.taking = false;
                self.fault = Some(refusal.text());
                self.ended(Step::taken())
            }
            task::Told::Failed(why) => {
                self.taking = false;
                self.fault = Some(why);
                self.ended(Step::taken())
            }
            task::Told::Listed(_)
            | task::Told::Import(_)
            | task::Told::Export(_)
            | task::Told::Intake(Told::Watching(_) | Told::Stirred) => Step::taken(),
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

    fn takes_text(&self) -> bool {
        let shown = self.folder.as_ref().and_then(|it| it.shown.as_ref());
        self.asking || shown.is_some_and(|(_, leaves)| leaves.takes_text())
    }

    fn is_at_work(&self) -> bool {
        let folder = self.folder.as_ref();
        folder.is_some_and(|folder| folder.taking && folder.work.is_some())
    }

    fn waits_for(&self, of: &Progress) -> bool {
        let mine = self.folder.as_ref().is_some_and(|folder| {
            let work = folder.work.as_ref();
            folder.watching.is(of) || work.is_some_and(|work| work.progress.is(of))
        });
        mine || self.line.waits_for(of)
    }

    fn hear(&mut self, of: &Progress, told: task::Told) -> Step {
        if self.line.waits_for(of) {
            self.line.hear(told);
            return Step::taken();
        }
        let Some(folder) = &mut self.folder else {
            return Step::taken();
        };
        let step = folder.hear(of, told);
        if folder.shown.is_none()
            && folder.work.is_none()
            && let Some(fault) = folder.fault.take()
        {
            // A folder that can't be looked into is not shown: back to the line, with the reason.
            self.leave();
            self.line.fault = Some(fault);
            self.asking = true;
        }
        step
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        if let Some(folder) = &self.folder {
            view::draw_folder(folder, canvas);
        }
        if self.asking {
            view::draw_line(&self.line, canvas);
        }
    }
}

fn said(count: usize) -> Text {
    let forms = counted(count, "form");
    text!(
        "收下 {count} 份登记表，已提交。u 撤销",
        "{forms} taken in and submitted. u undoes it"
    )
}
