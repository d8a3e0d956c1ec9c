//! Export: choose what, say where, and it is written off the draw thread.
//!
//! What is chosen on the screen (marked forms, a sector) is offered first. A file that is there is
//! replaced only after a question, and a half-written one never stands in its place.

pub mod keys;
mod offer;
mod offers;
mod tasks;
mod view;

pub use offer::Offer;
pub use offers::{AtHand, offers};

use super::target::{self, Target, Typed};
use super::{Step, Window};
use crate::desk::{Progress, Refusal};
use crate::domain::calendar::Year;
use crate::exchange::IfThere;
use crate::text::{Locale, Text};
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::task::{Undone, Work};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::path_words::Places;
use crate::tui::widgets::table::{Table, TableOutcome};
use keys::{ExportAction, ExportState, KEYS};
use offer::Part;
use tasks::{Save, SaveEvent, Wanted};

/// The window.
pub struct ExportWindow {
    offers: Vec<Offer>,
    list: Table,
    places: Places,
    /// The language of headings in files, and the year that is looked at.
    locale: Locale,
    year: Year,
    part: Option<Part>,
    stage: Stage,
}

enum Stage {
    /// What is chosen.
    What,
    /// Where it goes to is written.
    Where(Box<Where>),
    /// There is a file of that name.
    Sure(Box<Where>, Confirm, Box<Save>),
    /// It is written.
    Writing(Box<Where>, Work<SaveEvent>),
}

/// Where one of the offers goes to.
struct Where {
    offer: usize,
    target: Target,
    narrowed: bool,
    phones: bool,
}

impl ExportWindow {
    /// The window with what can be exported; `part` is what is chosen on the screen.
    #[must_use]
    pub fn new(
        offers: Vec<Offer>,
        part: Option<Part>,
        places: Places,
        locale: Locale,
        year: Year,
    ) -> ExportWindow {
        let mut list = Table::default();
        list.set_count(offers.len());
        ExportWindow {
            offers,
            list,
            places,
            locale,
            year,
            part,
            stage: Stage::What,
        }
    }

    fn choose(&mut self, input: &Input) -> Step {
        if input.key() == Some(Key::ESC) {
            return Step::close();
        }
        match self.list.handle(input) {
            Outcome::Gave(TableOutcome::Open(row)) => self.open_offer(row),
            _ => Step::taken(),
        }
    }

    fn open_offer(&mut self, row: usize) -> Step {
        let Some(offer) = self.offers.get(row) else {
            return Step::taken();
        };
        // What was chosen on the screen is what is meant.
        let narrowed = self.part.is_some() && offer.is_list();
        let proposed = offer.name(self.part.as_ref().filter(|_| narrowed));
        let mut opened = Box::new(Where {
            offer: row,
            target: Target::new(offer.target(), self.places.clone(), proposed),
            narrowed,
            phones: false,
        });
        let step = opened.target.open();
        self.stage = Stage::Where(opened);
        step
    }

    fn name_it(&mut self, mut it: Box<Where>, input: &Input) -> Step {
        let offer = self.offers.get(it.offer);
        let now = ExportState {
            list: offer.is_some_and(Offer::is_list),
            chosen: self.part.is_some(),
        };
        // In the folder's list Enter and Esc are the line's.
        let own = input.key().map(|key| KEYS.look_up(key, &now));
        let step = match own {
            Some(Lookup::Do(ExportAction::Scope)) => {
                it.narrowed = !it.narrowed;
                self.propose(&mut it);
                Step::taken()
            }
            Some(Lookup::Do(ExportAction::Phones)) => {
                it.phones = !it.phones;
                Step::taken()
            }
            Some(Lookup::Refused(why)) => Step::effect(Effect::Warn(why)),
            Some(Lookup::Do(ExportAction::Save | ExportAction::Leave) | Lookup::Unbound) | None => {
                match it.target.handle(input) {
                    Typed::Done => return self.save(it),
                    Typed::Closed => {
                        self.stage = Stage::What;
                        return Step::taken();
                    }
                    Typed::Step(step) => step,
                }
            }
        };
        self.stage = Stage::Where(it);
        step
    }

    /// Proposes another name, unless the person wrote one.
    fn propose(&self, it: &mut Where) {
        if let Some(offer) = self.offers.get(it.offer) {
            let name = offer.name(self.part.as_ref().filter(|_| it.narrowed));
            it.target.propose(name);
        }
    }

    fn save(&mut self, mut it: Box<Where>) -> Step {
        let (Some(offer), Some(path)) = (self.offers.get(it.offer), it.target.file()) else {
            self.stage = Stage::Where(it);
            return Step::taken();
        };
        let save = Save {
            what: offer.what.clone(),
            endings: offer.endings.clone(),
            name: it.target.proposed().to_owned(),
            path,
            if_there: IfThere::Refuse,
            there: None,
            wanted: Wanted {
                part: self.part.clone().filter(|_| it.narrowed),
                phones: it.phones,
                locale: self.locale,
                year: self.year,
            },
        };
        self.write(it, save)
    }

    fn write(&mut self, it: Box<Where>, save: Save) -> Step {
        let (work, job) = Work::of(Text::of("正在写文件", "Writing the file"), save);
        self.stage = Stage::Writing(it, work);
        Step::effect(Effect::Start(job))
    }

    /// Back to the name, with what is wrong.
    fn back(&mut self, fault: Option<Text>) -> Step {
        match std::mem::replace(&mut self.stage, Stage::What) {
            Stage::Writing(mut it, _) | Stage::Sure(mut it, ..) | Stage::Where(mut it) => {
                it.target.refuse(fault);
                self.stage = Stage::Where(it);
            }
            Stage::What => {}
        }
        Step::taken()
    }

    fn came(&mut self, told: Result<SaveEvent, Undone>) -> Step {
        match told {
            Ok(SaveEvent::Exists(save)) => {
                if let Stage::Writing(it, _) = std::mem::replace(&mut self.stage, Stage::What) {
                    let sure = target::replace(&save.path, save.there);
                    self.stage = Stage::Sure(it, sure, save);
                }
                Step::taken()
            }
            Ok(SaveEvent::Saved { path, count, left }) => {
                let mut step = Step::close().and(Effect::Say(tasks::said(&path, &count, &left)));
                let folder = path.parent().map(std::path::Path::to_path_buf);
                step.effects.extend(folder.map(Effect::Remember));
                step
            }
            Err(Undone::Refused(Refusal::Stopped)) => {
                let stopped = Text::of("已停止，没有写文件。", "Stopped; no file was written.");
                self.back(Some(stopped))
            }
            Err(undone) => self.back(undone.why()),
        }
    }
}

impl Window for ExportWindow {
    fn open(&mut self) -> Step {
        Step::taken()
    }

    fn handle(&mut self, input: &Input) -> Step {
        match std::mem::replace(&mut self.stage, Stage::What) {
            Stage::What => self.choose(input),
            Stage::Where(it) => self.name_it(it, input),
            Stage::Sure(it, mut sure, mut save) => {
                match sure.handle(input) {
                    Outcome::Gave(()) => {
                        save.if_there = IfThere::Replace;
                        return self.write(it, *save);
                    }
                    Outcome::Closed => self.stage = Stage::Where(it),
                    Outcome::Ignored | Outcome::Taken => self.stage = Stage::Sure(it, sure, save),
                }
                Step::taken()
            }
            Stage::Writing(it, mut work) => {
                work.stops_at(input);
                self.stage = Stage::Writing(it, work);
                Step::taken()
            }
        }
    }

    fn key_rows(&self) -> Vec<KeyRow> {
        KEYS.pages()
    }

    fn takes_text(&self) -> bool {
        matches!(self.stage, Stage::Where(_))
    }

    fn is_at_work(&self) -> bool {
        matches!(self.stage, Stage::Writing(..))
    }

    fn hear(&mut self, of: &Progress) -> Option<Step> {
        let (target, work) = match &mut self.stage {
            Stage::What => return None,
            Stage::Where(it) | Stage::Sure(it, ..) => (&mut it.target, None),
            Stage::Writing(it, work) => (&mut it.target, Some(work)),
        };
        if target.hear(of) {
            return Some(Step::taken());
        }
        let came = work.filter(|work| work.is(of))?.hear().into_iter();
        let steps = came.map(|told| self.came(told).came());
        Some(steps.fold(Step::taken(), Step::then))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::What => self.draw_offers(canvas),
            Stage::Where(it) => self.draw_where(it, canvas),
            Stage::Sure(it, sure, _) => {
                self.draw_where(it, canvas);
                sure.draw(canvas);
            }
            Stage::Writing(it, work) => {
                self.draw_where(it, canvas);
                work.draw(canvas);
            }
        }
    }
}
