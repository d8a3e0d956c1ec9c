//! What keys come to at the preview and at what stands over it.

use super::keys::{self, ImportAction, ImportState, KEYS};
use super::over::Over;
use super::preview::Preview;
use super::rejects::Rejects;
use super::window::{ImportWindow, Stage};
use super::{tasks, words};
use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::text::Text;
use crate::tui::app::Effect;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::task::Work;
use crate::tui::widgets::Outcome;
use crate::tui::windows::Step;

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
                        return self.act(ImportAction::Take, preview, now);
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

    fn act(&mut self, act: ImportAction, preview: Box<Preview>, now: ImportState) -> Step {
        let (step, over) = match act {
            ImportAction::Take if now.answered > 0 => return self.again(preview, true),
            ImportAction::Take if now.moved > 0 && !self.dated => {
                let asked = preview.moved_on(true);
                (
                    Step::taken(),
                    asked.map_or(Over::Nothing, |it| Over::MovedOn(it.into())),
                )
            }
            ImportAction::Moved => {
                let asked = preview.moved_on(false);
                (
                    Step::taken(),
                    asked.map_or(Over::Nothing, |it| Over::MovedOn(it.into())),
                )
            }
            ImportAction::Take if now.rejected > 0 => {
                let sure = words::confirm(now.rejected, now.changes);
                (Step::taken(), Over::Sure(sure))
            }
            ImportAction::Take => return self.write(preview),
            ImportAction::Create => {
                self.create_sectors = !preview.creates_sectors();
                let answered = now.answered > 0;
                return self.again(preview, answered);
            }
            ImportAction::Answer => match preview.asking() {
                Some(asking) => (Step::taken(), Over::Asking(Box::new(asking))),
                None => (Step::taken(), Over::Nothing),
            },
            ImportAction::Departed => {
                let member = preview.missing();
                let edit = member.map(|member| {
                    let of = Subject::of(Kind::Member, member.0);
                    Effect::Edit(Invocation::of(CommandId::Leave, of))
                });
                let step = edit.map_or_else(Step::taken, Step::effect);
                (step, Over::Nothing)
            }
            ImportAction::Rejects => {
                let save = preview.rejects(self.locale);
                let (rejects, step) = Rejects::open(save, self.places.clone());
                (step, Over::Rejects(Box::new(rejects)))
            }
            ImportAction::Again => {
                self.stage = Stage::Ask;
                return self.line.open();
            }
            ImportAction::Leave => return Step::close(),
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
                self.look(tasks::Rehearse(import, self.because.clone()))
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
        let title = Text::of("正在写入", "Writing");
        let (work, job) = Work::of(title, tasks::Write(import, self.because.clone()));
        self.stage = Stage::Preview(preview, Over::Writing(work));
        Step::effect(Effect::Start(job))
    }
}
