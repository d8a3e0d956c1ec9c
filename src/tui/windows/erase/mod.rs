//! Erasing a key contact's person: everything is looked through off the draw thread, what was found is listed, and
//! the person at the screen marks what goes. Nothing is erased here: that is an act, which is asked for.

pub mod keys;
mod view;

use chrono::NaiveDate;

use super::{Step, Window};
use crate::desk::Progress;
use crate::desk::erase::{Search, Trace};
use crate::domain::id::KeyContactId;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Effect, Question};
use crate::tui::canvas::Canvas;
use crate::tui::erased::of_others;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
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
    list: Table,
    stage: Stage,
}

enum Stage {
    /// It is not begun.
    New,
    /// It is looked through.
    Searching(Work<Found>),
    /// What was found; which of it is marked.
    Found(Box<Found>, Vec<bool>),
}

/// What was found, in the order in which it is listed: where the person stands, the files that were not looked
/// through, and whose drafts can't be.
struct Found {
    search: Search,
    drafts: Option<Text>,
}

impl Found {
    fn count(&self) -> usize {
        self.search.traces.len() + self.search.unread.len() + self.besides().len()
    }
}

/// Looks through everything.
struct Look(KeyContactId);

impl Task for Look {
    type Event = Found;

    fn run(
        self,
        bench: &dyn Bench,
        progress: &Progress,
        _: &Teller<Found>,
    ) -> Result<Found, Undone> {
        let desk = bench.desk(progress)?;
        Ok(Found {
            search: Search::of(&desk, self.0)?,
            drafts: of_others(desk.path(), &desk.actor().name),
        })
    }
}

impl EraseWindow {
    /// For a contact that is called `name`, and ends on a day.
    #[must_use]
    pub fn new(contact: KeyContactId, name: String, on: NaiveDate) -> EraseWindow {
        EraseWindow {
            contact,
            name,
            on,
            list: Table::default(),
            stage: Stage::New,
        }
    }

    fn chosen<'s>(&self, search: &'s Search) -> Option<&'s Trace> {
        self.list.chosen().and_then(|row| search.traces.get(row))
    }

    fn now(&self, search: &Search) -> EraseState {
        let chosen = self.chosen(search);
        EraseState {
            trace: chosen.is_some(),
            undecided: chosen.is_some_and(|it| !it.is_certain()),
        }
    }

    /// Asks first: what is erased does not come back.
    fn ask(&self, search: &Search, marked: &[bool]) -> Step {
        let traces = search.traces.iter().zip(marked);
        let also = traces.filter(|(_, marked)| **marked).map(|(it, _)| it);
        let also: Vec<_> = also.map(|it| (it.kind, it.id)).collect();
        let request = search.erasing(self.on, &also);
        let (name, count, files) = (&self.name, request.also.len(), request.files.len());
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
        let (work, job) = Work::of(title, Look(self.contact));
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
                let now = self.now(&found.search);
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
                    let marked = vec![false; found.search.traces.len()];
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
