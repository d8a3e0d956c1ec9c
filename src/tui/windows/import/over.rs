//! What keys come to at the preview, and what stands over it: a question, the work of writing.

use super::asking::Asking;
use super::keys::{self, Act, KEYS, Now};
use super::moved_on::MovedOn;
use super::preview::Preview;
use super::rejects::{self, Rejects};
use super::{ImportWindow, Stage, tasks, words};
use crate::desk::Progress;
use crate::text::Text;
use crate::tui::app::Effect;
use crate::tui::canvas::Canvas;
use crate::tui::editors::What;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::task;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::windows::Step;
use crate::tui::windows::work::Work;

/// What stands over the preview.
pub(super) enum Over {
    /// Nothing.
    Nothing,
    /// Whether only a part shall be taken.
    Sure(Confirm),
    /// It is written.
    Writing(Work),
    /// What a row of the questions asks.
    Asking(Asking),
    /// From when on it holds what differs from the store.
    MovedOn(MovedOn),
    /// Where the rejected rows are saved.
    Rejects(Box<Rejects>),
}

impl ImportWindow {
    pub(super) fn on_preview(
        &mut self,
        mut preview: Box<Preview>,
        over: Over,
        input: &Input,
    ) -> Step {
        let (step, over) = match over {
            Over::Nothing => return self.on_leaves(preview, input),
            Over::Sure(mut sure) => match sure.handle(input) {
                Outcome::Gave(()) => return self.write(preview),
                Outcome::Closed => (Step::taken(), Over::Nothing),
                Outcome::Ignored | Outcome::Taken => (Step::taken(), Over::Sure(sure)),
            },
            Over::Writing(mut work) => {
                work.stops_at(input);
                (Step::taken(), Over::Writing(work))
            }
            Over::Asking(mut asking) => match asking.handle(input) {
                Outcome::Gave((answer, said)) => {
                    preview.answer(asking.question(), answer, said);
                    if preview.is_answered() {
                        return self.again(preview, true);
                    }
                    (Step::taken(), Over::Nothing)
                }
                Outcome::Closed => (Step::taken(), Over::Nothing),
                Outcome::Ignored | Outcome::Taken => (Step::taken(), Over::Asking(asking)),
            },
            Over::MovedOn(mut asked) => match asked.handle(input) {
                Outcome::Gave(moves) => {
                    self.dated = true;
                    if preview.moves(moves) {
                        return self.again(preview, true);
                    }
                    if asked.then_take {
                        let now = preview.now();
                        return self.act(Act::Take, preview, now);
                    }
                    (Step::taken(), Over::Nothing)
                }
                Outcome::Closed => (Step::taken(), Over::Nothing),
                Outcome::Ignored | Outcome::Taken => (Step::taken(), Over::MovedOn(asked)),
            },
            Over::Rejects(mut rejects) => match rejects.handle(input) {
                Outcome::Gave(step) => (step, Over::Rejects(rejects)),
                Outcome::Closed => (Step::taken(), Over::Nothing),
                Outcome::Ignored | Outcome::Taken => (Step::taken(), Over::Rejects(rejects)),
            },
        };
        self.stage = Stage::Preview(preview, over);
        step
    }

    fn on_leaves(&mut self, mut preview: Box<Preview>, input: &Input) -> Step {
        let first = preview.first(input);
        if first.is_taken() {
            self.stage = Stage::Preview(preview, Over::Nothing);
            return Step::of_list(first);
        }
        let now = preview.now();
        let looked_up = input.key().map(|key| match keys::of_leaf(now.leaf) {
            Some(own) => match own.look_up(key, &now) {
                Lookup::Unbound => KEYS.look_up(key, &now),
                found => found,
            },
            None => KEYS.look_up(key, &now),
        });
        match looked_up {
            Some(Lookup::Do(act)) => self.act(act, preview, now),
            Some(Lookup::Refused(why)) => {
                self.stage = Stage::Preview(preview, Over::Nothing);
                Step::effect(Effect::Warn(why))
            }
            Some(Lookup::Unbound) | None => {
                let told = preview.handle(input);
                self.stage = Stage::Preview(preview, Over::Nothing);
                Step::of_list(told)
            }
        }
    }

    fn act(&mut self, act: Act, preview: Box<Preview>, now: Now) -> Step {
        let (step, over) = match act {
            Act::Take if now.answered > 0 => return self.again(preview, true),
            Act::Take if now.moved > 0 && !self.dated => {
                let asked = preview.moved_on(true);
                (Step::taken(), asked.map_or(Over::Nothing, Over::MovedOn))
            }
            Act::Moved => {
                let asked = preview.moved_on(false);
                (Step::taken(), asked.map_or(Over::Nothing, Over::MovedOn))
            }
            Act::Take if now.rejected > 0 => {
                let sure = words::confirm(now.rejected, now.changes);
                (Step::taken(), Over::Sure(sure))
            }
            Act::Take => return self.write(preview),
            Act::Create => {
                self.create_sectors = !preview.creates_sectors();
                let answered = now.answered > 0;
                return self.again(preview, answered);
            }
            Act::Answer => match preview.asking() {
                Some(asking) => (Step::taken(), Over::Asking(asking)),
                None => (Step::taken(), Over::Nothing),
            },
            Act::Departed => {
                let member = preview.missing();
                let edit = member.map(|member| Effect::Edit(What::Leave(member)));
                let step = edit.map_or_else(Step::taken, Step::effect);
                (step, Over::Nothing)
            }
            Act::Rejects => {
                let save = preview.rejects(self.locale);
                let (rejects, step) = Rejects::open(save, self.places.clone());
                (step, Over::Rejects(Box::new(rejects)))
            }
            Act::Again => {
                let effect = self.field.open();
                self.stage = Stage::Ask;
                return self.list(effect);
            }
            Act::Leave => return Step::close(),
        };
        self.stage = Stage::Preview(preview, over);
        step
    }

    /// Rehearses once more, with the answers that were given, if any.
    fn again(&mut self, mut preview: Box<Preview>, answered: bool) -> Step {
        self.answered = answered;
        match preview.take() {
            Some(mut import) => {
                import.create_sectors = self.create_sectors;
                self.look(Box::new(tasks::Rehearse(import)))
            }
            None => {
                self.stage = Stage::Preview(preview, Over::Nothing);
                Step::taken()
            }
        }
    }

    fn write(&mut self, mut preview: Box<Preview>) -> Step {
        let Some(mut import) = preview.take() else {
            self.stage = Stage::Preview(preview, Over::Nothing);
            return Step::taken();
        };
        // What was rejected was seen; where nothing was, nothing may be left out unseen.
        import.accept_partial = preview.now().rejected > 0;
        let work = Work::new(Text::of("正在写入", "Writing"));
        let progress = work.progress.clone();
        self.stage = Stage::Preview(preview, Over::Writing(work));
        Step::effect(Effect::Start(Box::new(tasks::Write(import)), progress))
    }
}

impl Over {
    pub(super) fn waits_for(&self, of: &Progress) -> bool {
        match self {
            Over::Writing(work) => work.progress.is(of),
            Over::Rejects(rejects) => rejects.waits_for(of),
            Over::Nothing | Over::Sure(_) | Over::Asking(_) | Over::MovedOn(_) => false,
        }
    }

    pub(super) fn far(&mut self, done: u64, all: u64) {
        match self {
            Over::Writing(work) => work.far(done, all),
            Over::Nothing
            | Over::Sure(_)
            | Over::Asking(_)
            | Over::MovedOn(_)
            | Over::Rejects(_) => {}
        }
    }

    pub(super) fn waits(&mut self, who: Text) {
        match self {
            Over::Writing(work) => work.waits(who),
            Over::Nothing
            | Over::Sure(_)
            | Over::Asking(_)
            | Over::MovedOn(_)
            | Over::Rejects(_) => {}
        }
    }

    pub(super) fn listed(&mut self, told: task::Told) {
        if let Over::Rejects(rejects) = self {
            rejects.listed(told);
        }
    }

    pub(super) fn is_about_rejects(&self) -> bool {
        matches!(self, Over::Rejects(_))
    }

    /// The rejected rows could not be saved, and why; none when it was stopped.
    pub(super) fn fail(&mut self, why: Option<Text>) {
        if let Over::Rejects(rejects) = self {
            rejects.fail(why);
        }
    }

    pub(super) fn hear_of_rejects(&mut self, told: rejects::Told) -> Step {
        match (&mut *self, told) {
            (Over::Rejects(rejects), rejects::Told::Exists(save)) => {
                rejects.exists(save);
                Step::taken()
            }
            (Over::Rejects(_), rejects::Told::Saved(path)) => {
                *self = Over::Nothing;
                Step::effect(Effect::Say(rejects::said(&path)))
            }
            _ => Step::taken(),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        match self {
            Over::Nothing => {}
            Over::Sure(sure) => sure.draw(canvas),
            Over::Writing(work) => work.draw(canvas),
            Over::Asking(asking) => asking.draw(canvas),
            Over::MovedOn(asked) => asked.draw(canvas),
            Over::Rejects(rejects) => rejects.draw(canvas),
        }
    }
}
