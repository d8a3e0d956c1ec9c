//! The folder of an intake: what is in it, the work of looking and taking in, the watch.

use std::collections::HashSet;
use std::path::PathBuf;

use ratatui::layout::Rect;

use super::keys::{FORM, IntakeState, KEYS};
use super::shown::Shown;
use super::tasks::{Run, Stir, Watch, WatchFolder};
use crate::desk::form::intake::{Report, Standing};
use crate::desk::{Progress, Refusal};
use crate::domain::id::FormId;
use crate::files::shown_path;
use crate::text;
use crate::text::{Text, counted};
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::panes::lines::{self, Line};
use crate::tui::panes::tabs::Leaves;
use crate::tui::task::{Undone, Work};
use crate::tui::theme::Role;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::{Ask, AskWish};
use crate::tui::widgets::message::fault_rows;
use crate::tui::widgets::{hint_bar, overlay};
use crate::tui::windows::Step;

/// The folder that is looked at.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    pub(super) shown: Option<(Shown, Leaves)>,
    /// Are forms taken in as they come?
    pub(super) taking: bool,
    /// What was taken in since it was opened.
    taken: HashSet<FormId>,
    pub(super) work: Option<Work<Box<Report>>>,
    /// Something stirred while it was worked on.
    stirred: bool,
    /// The work that watches, and the watch.
    watching: Work<Stir>,
    watch: Option<Watch>,
    /// Why forms of a closed year are taken in, where that was asked.
    because: Option<String>,
    /// The question for that.
    pub(super) why: Option<Ask>,
    /// What keeps it from being read.
    pub(super) fault: Option<Text>,
    /// What keeps it from being watched; it can still be looked into.
    unwatched: Option<Text>,
}

impl Folder {
    /// The folder, and what it wants as it is opened.
    pub(super) fn open(path: PathBuf) -> (Folder, Step) {
        let (watching, job) = Work::of(Text::of("", ""), WatchFolder(path.clone()));
        let mut folder = Folder {
            path: path.clone(),
            shown: None,
            taking: false,
            taken: HashSet::new(),
            work: None,
            stirred: false,
            watching,
            watch: None,
            because: None,
            why: None,
            fault: None,
            unwatched: None,
        };
        let step = folder.look().and(Effect::Start(job));
        (folder, step.and(Effect::Remember(path)))
    }

    pub(super) fn now(&self) -> IntakeState {
        let shown = self.shown.as_ref();
        IntakeState {
            taking: self.taking,
            ready: shown.map_or(0, |(shown, _)| shown.ready()),
            form: self.form().is_some(),
        }
    }

    /// The chosen form.
    pub(super) fn form(&self) -> Option<FormId> {
        let (shown, leaves) = self.shown.as_ref()?;
        shown.form(leaves.shown(), leaves.chosen()?)
    }

    /// Reads the folder, and takes in what can be when that is wanted.
    pub(super) fn look(&mut self) -> Step {
        if self.work.is_some() || self.why.is_some() {
            self.stirred = true;
            return Step::taken();
        }
        self.stirred = false;
        self.fault = None;
        let title = if self.taking {
            Text::of("正在收登记表", "Taking forms in")
        } else {
            Text::of("正在查看文件夹", "Looking into the folder")
        };
        let run = Run {
            folder: self.path.clone(),
            take: self.taking,
            because: self.because.clone(),
        };
        let (work, job) = Work::of(title, run);
        self.work = Some(work);
        Step::effect(Effect::Start(job))
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
        step.then(self.look())
    }

    /// Hears of its work or of the watch; none where it is neither's.
    pub(super) fn hear(&mut self, of: &Progress) -> Option<Step> {
        if self.watching.is(of) {
            let mut step = Step::taken();
            for told in self.watching.hear() {
                match told {
                    Ok(Stir::Watching(watch)) => self.watch = Some(watch),
                    Ok(Stir::Stirred) => step = step.then(self.look()),
                    Err(undone) => self.unwatched = undone.why(),
                }
            }
            return Some(step.came());
        }
        let came = self.work.as_mut().filter(|work| work.is(of))?.hear();
        let steps = came.into_iter().map(|told| self.came(told).came());
        Some(steps.fold(Step::taken(), Step::then))
    }

    /// Types why forms of a closed year are taken in; none where nobody says.
    pub(super) fn answer(&mut self, input: &Input) -> Option<Step> {
        let Some(ask) = &mut self.why else {
            return Some(Step::taken());
        };
        match ask.handle(input) {
            Outcome::Gave(AskWish::Answer(why)) => {
                self.why = None;
                self.because = Some(why);
                Some(self.look())
            }
            Outcome::Gave(AskWish::Keep | AskWish::Discard) | Outcome::Closed => {
                self.why = None;
                self.taking = false;
                None
            }
            Outcome::Gave(AskWish::Changed) | Outcome::Ignored | Outcome::Taken => {
                Some(Step::taken())
            }
        }
    }

    fn came(&mut self, told: Result<Box<Report>, Undone>) -> Step {
        let step = match told {
            Ok(report) => self.ran(*report),
            Err(Undone::Refused(Refusal::ClosedYear(year))) => {
                self.why = Some(Ask::why_closed(year));
                Step::taken()
            }
            Err(undone) => {
                // What was stopped is not begun again by the next file that comes.
                self.taking = false;
                self.fault = Some(undone.why().unwrap_or_else(|| {
                    self.stirred = false;
                    Text::of("已停止，没有收。", "Stopped; nothing was taken in.")
                }));
                Step::taken()
            }
        };
        self.ended(step)
    }

    /// Whatever goes on for it is nobody's any more.
    pub(super) fn leave(self) {
        self.watching.cancel();
        if let Some(work) = self.work {
            work.cancel();
        }
    }

    /// Draws what is in it.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let path = shown_path(&self.path);
        let title = if self.taking {
            text!(
                "收登记表 · {path} · 新来的自动收下",
                "Intake: {path}; new ones are taken in as they come"
            )
        } else {
            text!(
                "收登记表 · {path} · 尚未收",
                "Intake: {path}; nothing is taken in yet"
            )
        };
        let height = whole.height.saturating_sub(2);
        let inside = overlay::open(canvas, whole.width.min(132), height, &title);
        let mut body = Rect {
            height: inside.height.saturating_sub(2),
            ..inside
        };
        if let Some(fault) = self.fault.as_ref().or(self.unwatched.as_ref()) {
            let words = fault.say(canvas.locale);
            let rows = fault_rows(fault, body.width, canvas.locale).max(2);
            let line = Line::of(Role::Error, words);
            let above = Rect {
                height: rows.min(body.height),
                ..body
            };
            lines::draw(&[line], above, canvas);
            body.y += above.height;
            body.height -= above.height;
        }
        if let Some((shown, leaves)) = &self.shown {
            leaves.draw(body, canvas, shown);
        }
        let bottom = Rect {
            y: inside.bottom().saturating_sub(1),
            height: 1,
            ..inside
        };
        let now = self.now();
        let leaves = self.shown.as_ref().map(|(_, leaves)| leaves);
        let mut rows = FORM.rows(&now);
        rows.extend(KEYS.rows(&now));
        rows.extend(leaves.into_iter().flat_map(Leaves::keys));
        hint_bar::draw(bottom, canvas, &rows);
        if let Some(work) = &self.work {
            work.draw(canvas);
        }
        if let Some(ask) = &self.why {
            ask.draw(canvas);
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
