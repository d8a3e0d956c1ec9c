//! Import: choose files, see what they would change, then take it in or leave it.
//!
//! The way is: the line of files; reading and rehearsing, off the draw thread; the preview; and, if
//! the person wants it, the writing. Nothing is written before the preview was seen, and whoever
//! stops at any point has changed nothing.

pub mod keys;
mod preview;
mod tasks;
mod view;
mod words;

pub use tasks::{Rehearsed, Told, Written};

use super::folder::ListFolder;
use super::work::Work;
use super::{Step, Window};
use crate::desk::{Progress, Refusal};
use crate::text;
use crate::text::Text;
use crate::tui::app::Wish;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::Lookup;
use crate::tui::task::{self, Task};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_field::{PathField, PathWish, Wanted};
use crate::tui::widgets::path_words::Places;
use keys::{Act, KEYS, Now};
use preview::Preview;
use view::draw_preview;

/// The endings of the files that are listed; what a file is, its content tells.
const ENDINGS: &[&str] = &["xlsx", "xls", "et", "ods", "csv", "tsv"];

/// The window.
pub struct ImportWindow {
    field: PathField,
    faults: Vec<Text>,
    listing: Option<Progress>,
    stage: Stage,
    /// Asked before sectors are created: what the last preview had.
    create_sectors: bool,
}

enum Stage {
    /// The files are chosen.
    Ask,
    /// They are read and rehearsed.
    Reading(Work),
    /// What they would change is shown.
    Preview(Box<Preview>),
    /// The same, with the question whether only a part shall be taken.
    Sure(Box<Preview>, Confirm),
    /// It is written.
    Writing(Box<Preview>, Work),
}

impl ImportWindow {
    /// The window with the files of `line`, if any.
    #[must_use]
    pub fn new(places: Places, line: &str) -> ImportWindow {
        ImportWindow {
            field: PathField::new(Wanted::Files(ENDINGS), places, line),
            faults: Vec::new(),
            listing: None,
            stage: Stage::Ask,
            create_sectors: false,
        }
    }

    fn list(&mut self, wish: Option<PathWish>) -> Step {
        let Some(PathWish::List(folder)) = wish else {
            return Step::taken();
        };
        let progress = Progress::default();
        self.listing = Some(progress.clone());
        Step::wish(Wish::Start(Box::new(ListFolder(folder)), progress))
    }

    fn ask(&mut self, input: &Input) -> Step {
        match self.field.handle(input) {
            Outcome::Gave(PathWish::Done) => self.read(),
            Outcome::Gave(wish) => {
                self.faults.clear();
                self.list(Some(wish))
            }
            Outcome::Ignored if input.key() == Some(Key::ESC) => Step::close(),
            Outcome::Ignored if input.key() == Some(Key::ctrl('s')) => self.read(),
            Outcome::Ignored | Outcome::Taken | Outcome::Closed => Step::taken(),
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
        let folder = each.first().and_then(|path| path.parent());
        let remember = folder.map(|folder| Wish::Remember(folder.to_path_buf()));
        let read = tasks::Read {
            whole,
            each,
            create_sectors: self.create_sectors,
        };
        let mut step = self.look(Box::new(read));
        step.wishes.extend(remember);
        step
    }

    /// Begins work that only looks.
    fn look(&mut self, task: Box<dyn Task>) -> Step {
        let work = Work::new(Text::of("正在读取和比对", "Reading and comparing"));
        let progress = work.progress.clone();
        self.stage = Stage::Reading(work);
        Step::wish(Wish::Start(task, progress))
    }

    /// Back to the line of files, with what is wrong.
    fn back(&mut self, faults: Vec<Text>) -> Step {
        self.faults = faults;
        self.stage = Stage::Ask;
        Step::taken()
    }

    fn on_preview(&mut self, mut preview: Box<Preview>, input: &Input) -> Step {
        let now = Now {
            changes: preview.changes(),
        };
        let act = input.key().map(|key| KEYS.look_up(key, &now));
        let step = match act {
            Some(Lookup::Do(Act::Take)) if preview.rejections() > 0 => {
                let sure = confirm(&preview);
                self.stage = Stage::Sure(preview, sure);
                return Step::taken();
            }
            Some(Lookup::Do(Act::Take)) => return self.write(preview),
            Some(Lookup::Do(Act::Create)) => {
                self.create_sectors = !preview.creates_sectors();
                if let Some(mut import) = preview.take() {
                    import.create_sectors = self.create_sectors;
                    return self.look(Box::new(tasks::Rehearse(import)));
                }
                Step::taken()
            }
            Some(Lookup::Do(Act::Again)) => {
                let wish = self.field.open();
                self.stage = Stage::Ask;
                return self.list(wish);
            }
            Some(Lookup::Do(Act::Leave)) => Step::close(),
            Some(Lookup::Refused(why)) => Step::wish(Wish::Warn(why)),
            Some(Lookup::Unbound) | None => {
                preview.leaves.handle(input);
                Step::taken()
            }
        };
        self.stage = Stage::Preview(preview);
        step
    }

    fn write(&mut self, mut preview: Box<Preview>) -> Step {
        let Some(mut import) = preview.take() else {
            self.stage = Stage::Preview(preview);
            return Step::taken();
        };
        // What was rejected was seen; where nothing was, nothing may be left out unseen.
        import.accept_partial = preview.rejections() > 0;
        let work = Work::new(Text::of("正在写入", "Writing"));
        let progress = work.progress.clone();
        self.stage = Stage::Writing(preview, work);
        Step::wish(Wish::Start(Box::new(tasks::Write(import)), progress))
    }

    fn hear_of_import(&mut self, told: Told) -> Step {
        match told {
            Told::Unread(faults) => self.back(faults),
            Told::Rehearsed(rehearsed) => {
                self.stage = Stage::Preview(Box::new(Preview::new(*rehearsed)));
                Step::taken()
            }
            Told::Written(written) if written.outcome.held_back => {
                // Somebody changed the store meanwhile; what is rejected now has to be seen.
                self.look(Box::new(tasks::Rehearse(written.import)))
            }
            Told::Written(written) => {
                let said = said(&written);
                let mut step = Step::close();
                step.wishes.push(match written.seq {
                    Some(seq) => Wish::Adopt(seq, said),
                    None => Wish::Say(said),
                });
                step
            }
            Told::Unwritten(import, why) => {
                match std::mem::replace(&mut self.stage, Stage::Ask) {
                    Stage::Writing(mut preview, _) => {
                        preview.put_back(*import);
                        self.stage = Stage::Preview(preview);
                    }
                    other => self.stage = other,
                }
                Step::wish(Wish::Warn(why.text()))
            }
        }
    }
}

impl Window for ImportWindow {
    fn open(&mut self) -> Step {
        let wish = self.field.open();
        self.list(wish)
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
            Stage::Preview(preview) => self.on_preview(preview, input),
            Stage::Sure(preview, mut sure) => {
                match sure.handle(input) {
                    Outcome::Gave(()) => return self.write(preview),
                    Outcome::Closed => self.stage = Stage::Preview(preview),
                    Outcome::Ignored | Outcome::Taken => self.stage = Stage::Sure(preview, sure),
                }
                Step::taken()
            }
            Stage::Writing(preview, mut work) => {
                work.stops_at(input);
                self.stage = Stage::Writing(preview, work);
                Step::taken()
            }
        }
    }

    fn waits_for(&self, of: &Progress) -> bool {
        let work = match &self.stage {
            Stage::Reading(work) | Stage::Writing(_, work) => Some(&work.progress),
            Stage::Ask | Stage::Preview(_) | Stage::Sure(..) => None,
        };
        [work, self.listing.as_ref()]
            .into_iter()
            .flatten()
            .any(|mine| mine.is(of))
    }

    fn hear(&mut self, of: &Progress, told: task::Told) -> Step {
        match told {
            task::Told::Far(done, all) => {
                if let Stage::Reading(work) | Stage::Writing(_, work) = &mut self.stage
                    && work.progress.is(of)
                {
                    work.far(done, all);
                }
                Step::taken()
            }
            task::Told::Listed(listing) => {
                self.field.listed(listing);
                Step::taken()
            }
            task::Told::Import(told) => self.hear_of_import(told),
            task::Told::Refused(Refusal::Stopped) => self.back(Vec::new()),
            task::Told::Refused(refusal) => self.back(vec![refusal.text()]),
            task::Told::Failed(why) => self.back(vec![why]),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::Ask => self.draw_line(canvas),
            Stage::Reading(work) => {
                self.draw_line(canvas);
                work.draw(canvas);
            }
            Stage::Preview(preview) => draw_preview(preview, canvas),
            Stage::Sure(preview, sure) => {
                draw_preview(preview, canvas);
                sure.draw(canvas);
            }
            Stage::Writing(preview, work) => {
                draw_preview(preview, canvas);
                work.draw(canvas);
            }
        }
    }
}

fn confirm(preview: &Preview) -> Confirm {
    let (rejected, changes) = (preview.rejections(), preview.changes());
    Confirm::new(
        Text::of("有未采纳的内容", "Something is rejected"),
        text!(
            "{rejected} 项没有看懂或不能采纳，不会写入。先导入其余的 {changes} 条改动吗？改正后可再导入一次，已写入的不会重复。",
            "{rejected} were not understood or can't be taken and will not be written. Import the other {changes} changes now? After correcting them, import again: what was written is not doubled."
        ),
        Text::of("导入其余", "import the rest"),
    )
}

fn said(written: &Written) -> Text {
    let files = &written.outcome.files;
    let sum = |count: fn(&crate::desk::import::FileOutcome) -> usize| -> usize {
        files.iter().map(count).sum()
    };
    let (accepted, unchanged) = (sum(|it| it.accepted), sum(|it| it.unchanged));
    let rejected = written.outcome.rejections();
    if written.seq.is_none() {
        return Text::of(
            "与库中一致，没有改动。",
            "The store has it all already; nothing changed.",
        );
    }
    text!(
        "已导入：采纳 {accepted}，无变化 {unchanged}，未采纳 {rejected}。u 撤销",
        "Imported: {accepted} accepted, {unchanged} unchanged, {rejected} rejected. u undoes it"
    )
}
