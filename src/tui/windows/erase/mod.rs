//! Erasing a key contact's person: everything is looked through off the draw thread, what was found is listed, and
//! the person at the screen marks what goes. Nothing is erased here: that is an act, which is asked for.

pub mod keys;
mod view;

use chrono::NaiveDate;

use super::{Step, Window};
use crate::desk::Progress;
use crate::desk::erase::Search;
use crate::domain::id::KeyContactId;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Effect, Question};
use crate::tui::canvas::Canvas;
use crate::tui::drafts::{Draft, Living};
use crate::tui::erased;
use crate::tui::input::Input;
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::task::{Bench, Task, Teller, Undone, Work};
use crate::tui::widgets::table::Table;
use keys::{EraseAction, EraseState, KEYS};

/// The window.
pub struct EraseWindow {
    contact: KeyContactId,
    /// What the contact is called.
    name: String,
    /// The contact's last day.
    on: NaiveDate,
    drafts: Drafts,
    list: Table,
    stage: Stage,
}

/// One's own drafts, which go where they name the person, and those of sessions that go on.
type Drafts = (Vec<Draft>, Vec<Living>);

enum Stage {
    /// It is not begun.
    New,
    /// It is looked through.
    Searching(Work<Found>),
    /// What was found; which of it is marked.
    Found(Box<Found>, Vec<bool>),
}

/// What was found, in the order in which it is listed: records and notes of the journal in which the person stands,
/// the files that were not looked through, and what there is beside those, such as drafts.
struct Found {
    search: Search,
    own: Option<Text>,
    drafts: Vec<Text>,
}

impl Found {
    fn count(&self) -> usize {
        self.markable() + self.search.unread.len() + self.besides().len()
    }

    /// Of so many the person at the screen may have to decide.
    fn markable(&self) -> usize {
        self.search.traces.len() + self.search.notes.len()
    }

    /// What becomes of the nth of those.
    fn fate(&self, n: usize) -> Option<Fate> {
        let of = |certain: bool, undecided: bool| match (certain, undecided) {
            (true, _) => Fate::Struck,
            (false, true) => Fate::Undecided,
            (false, false) => Fate::Stays,
        };
        let traces = &self.search.traces;
        match traces.get(n) {
            Some(trace) => Some(of(trace.is_certain(), !trace.is_certain())),
            None => {
                let note = self.search.notes.get(n - traces.len())?;
                Some(of(note.is_certain(), note.is_undecided()))
            }
        }
    }
}

/// What becomes of a place in which the person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is struck in any case.
    Struck,
    /// The person at the screen decides.
    Undecided,
    /// It can't be struck.
    Stays,
}

/// Looks through everything.
struct Look(KeyContactId, Drafts);

impl Task for Look {
    type Event = Found;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<Found>,
    ) -> Result<Found, Undone> {
        let desk = bench.desk(progress)?;
        let search = Search::of(&desk, self.0)?;
        let (own, living) = self.1;
        let says = |text: &str| search.person.stands_in(text);
        let own = own.iter().filter(|it| it.has_text(&says)).count();
        let living = Living::naming(&living, &says);
        Ok(Found {
            own: erased::own(own),
            drafts: erased::to_be_looked_at(&desk, living),
            search,
        })
    }
}

impl EraseWindow {
    /// For a contact that is called `name`, and ends on a day.
    #[must_use]
    pub fn new(contact: KeyContactId, name: String, on: NaiveDate, drafts: Drafts) -> EraseWindow {
        EraseWindow {
            contact,
            name,
            on,
            drafts,
            list: Table::default(),
            stage: Stage::New,
        }
    }

    fn now(&self, found: &Found) -> EraseState {
        let fate = self.list.chosen().and_then(|row| found.fate(row));
        EraseState {
            trace: fate.is_some_and(|it| it != Fate::Stays),
            undecided: fate == Some(Fate::Undecided),
        }
    }

    /// Asks first: what is erased does not come back.
    fn ask(&self, search: &Search, marked: &[bool]) -> Step {
        let (records, notes) = marked.split_at(search.traces.len().min(marked.len()));
        let also = search.traces.iter().zip(records).filter(|it| *it.1);
        let also: Vec<_> = also.map(|(it, _)| (it.kind, it.id)).collect();
        let notes = search.notes.iter().zip(notes).filter(|it| *it.1);
        let notes: Vec<_> = notes.map(|(it, _)| it.seq).collect();
        let request = search.erasing(self.on, &also, &notes);
        let (name, count, files) = (
            &self.name,
            request.also.len() + request.notes.len(),
            request.files.len(),
        );
        Step::close().and(Effect::Ask(Question::Sure {
            text: text!(
                "清除{name}的个人信息\n姓名、单位、电话和谈话内容，连同另外 {count} 处的姓名和电话、日志里的值一并清除，删除文件 {files} 个，联系随之终止，不能撤销。",
                "Erase {name}\nName, employer, phone and what was said go, name and number in {count} other place(s), the journal's values, and {files} file(s); the contact ends. It can't be undone."
            ),
            request: Box::new(request),
        }))
    }
}

impl Window for EraseWindow {
    fn open(&mut self) -> Step {
        let title = Text::of("正在查找", "Looking through everything");
        let (work, job) = Work::of(title, Look(self.contact, std::mem::take(&mut self.drafts)));
        self.stage = Stage::Searching(work);
        Step::effect(Effect::Start(job))
    }

    fn handle(&mut self, input: &Input) -> Step {
        match std::mem::replace(&mut self.stage, Stage::New) {
            Stage::New => Step::close(),
            Stage::Searching(mut work) => {
                work.stops_at(input);
                self.stage = Stage::Searching(work);
                Step::taken()
            }
            Stage::Found(found, mut marked) => {
                let now = self.now(&found);
                let step = match input.key().map(|key| KEYS.look_up(key, &now)) {
                    Some(Lookup::Do(EraseAction::Leave)) => Step::close(),
                    Some(Lookup::Do(EraseAction::Erase)) => self.ask(&found.search, &marked),
                    Some(Lookup::Do(EraseAction::Mark)) => {
                        let row = self.list.chosen().and_then(|row| marked.get_mut(row));
                        if let Some(mark) = row {
                            *mark = !*mark;
                        }
                        Step::taken()
                    }
                    Some(Lookup::Refused(why)) => Step::effect(Effect::Warn(why)),
                    Some(Lookup::Unbound) | None => {
                        self.list.handle(input);
                        Step::taken()
                    }
                };
                self.stage = Stage::Found(found, marked);
                step
            }
        }
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        KEYS.pages()
    }

    fn takes_text(&self) -> bool {
        false
    }

    fn is_at_work(&self) -> bool {
        matches!(self.stage, Stage::Searching(_))
    }

    fn hear(&mut self, of: &Progress) -> Option<Step> {
        let Stage::Searching(work) = &mut self.stage else {
            return None;
        };
        if !work.is(of) {
            return None;
        }
        let mut step = Step::taken();
        for told in work.hear() {
            step = step.then(match told {
                Ok(found) => {
                    let marked = vec![false; found.markable()];
                    self.list.set_count(found.count());
                    self.stage = Stage::Found(Box::new(found), marked);
                    return Some(Step::taken().came());
                }
                Err(undone) => {
                    let why = undone.why().map(Effect::Warn);
                    let mut step = Step::close();
                    step.effects.extend(why);
                    step
                }
            });
        }
        Some(step)
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::New => {}
            Stage::Searching(work) => work.draw(canvas),
            Stage::Found(found, marked) => self.draw_found(found, marked, canvas),
        }
    }
}
