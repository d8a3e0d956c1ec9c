//! What the person saw last: an act bears on that, and not on what has come since.
//!
//! A screen says what its acts are for ([`Aim`]). Who moves about changes it, and knows what comes of
//! it; but when the book changes it may change by itself: the next row is chosen, a mark goes. Then no
//! key acts before a frame has shown it. Where others changed it, one frame is not enough, since the
//! key was on its way: for a moment each act is asked about first. And a key that is held down acts for what
//! stood there when it was pressed, and not for row after row of what comes next. Whether a record itself is still
//! as it was seen, the desk says under its lock, by the last entry that the frame had.

use std::time::Instant;

use super::aim::{Aim, Object};
use super::answer::Answer;
use super::effect::{Effect, Opening, Question};
use super::keys::Global;
use super::overlay::Overlay;
use super::sight::Moved;
use super::{App, Ctx};
use crate::text;
use crate::text::Text;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::operation::Operation;
use crate::tui::screens::Screen;
use crate::tui::widgets::message::Message;

impl App {
    /// What the shown screen's acts are for.
    pub(super) fn aim(&mut self) -> Aim {
        self.with(|parts, ctx| parts.screen().aim(ctx))
    }

    /// Has the screen take an input, or do what the palette asks. Who marks rows one by one knows
    /// which; what one key marks at once is to be seen before anything is done to it.
    pub(super) fn ask_screen(
        &mut self,
        ask: impl FnOnce(&mut dyn Screen, &Ctx<'_>) -> Option<Vec<Effect>>,
    ) -> Option<Vec<Effect>> {
        let was = self.sight.moved.is_some().then(|| self.aim());
        let (before, effects, after) = self.with(|parts, ctx| {
            let screen = parts.screen();
            let before = screen.marked();
            let effects = ask(screen, ctx);
            (before, effects, screen.marked())
        });
        self.sight.marks |= after > before + 1;
        if let Some(mut moved) = self.sight.moved.take() {
            // Whoever chooses another row means that one, not what stood there before.
            let now = self.aim();
            if was.is_some_and(|was| now != was) {
                moved.was = now;
            }
            self.sight.moved = Some(moved);
        }
        effects
    }

    /// A frame was drawn.
    pub(super) fn see(&mut self) {
        if self.sight.small {
            return;
        }
        {
            let desk = self.desk.borrow();
            self.sight.seq = desk.book().seq();
            self.sight.undo = desk.undoable();
            self.sight.redo = desk.redoable();
        }
        self.sight.draws();
        self.sight.over = false;
        self.sight.marks = false;
        self.sight.refused = false;
        self.sight.heard = false;
        if !self.stale {
            self.sight.others = None;
        }
        match &mut self.sight.moved {
            Some(moved) if moved.others.is_some() => {
                moved.shown.get_or_insert_with(Instant::now);
            }
            moved => *moved = None,
        }
    }

    /// The screen has chosen again after a change of the book; `was` is what its acts were for.
    pub(super) fn compare_aim(&mut self, was: Aim) {
        let now = self.aim();
        if was != now {
            // A menu is of what it was opened for.
            self.overlays.retain(|it| !matches!(it, Overlay::Menu(..)));
        }
        if was == now && !now.iter().any(|it| self.is_newer(it)) {
            return;
        }
        let others = self.sight.others.clone();
        let before = (self.sight.moved.take()).filter(|it| !it.is_over(self.sight.look));
        self.sight.moved = Some(Moved {
            others: others.or_else(|| before.as_ref().and_then(|it| it.others.clone())),
            was: before.map_or(was, |it| it.was),
            shown: None,
        });
    }

    /// Was it changed after the last frame?
    fn is_newer(&self, object: &Object) -> bool {
        match object {
            Object::Record(kind, id) | Object::Borne(kind, id) => {
                let changed = self.desk.borrow().book().seq_of(*kind, *id);
                changed.is_some_and(|seq| seq > self.sight.seq)
            }
            Object::Remedy(_) => false,
        }
    }

    /// What a screen wants: done where it is for what was seen; else told, or asked about.
    pub(super) fn fulfil_as_seen(&mut self, mut effects: Vec<Effect>) -> Vec<Operation> {
        if !effects.iter().any(is_act) {
            return self.fulfil(effects);
        }
        if self.sight.marks {
            self.say_unseen();
            return Vec::new();
        }
        if self.sight.held {
            self.message = Some(Message::refused(held()));
            return Vec::new();
        }
        let Some(moved) = self.sight.moved.clone() else {
            return self.fulfil(effects);
        };
        if moved.is_over(self.sight.look) {
            self.sight.moved = None;
            return self.fulfil(effects);
        }
        let Some(others) = moved.others else {
            self.message = Some(Message::refused(not_seen()));
            return Vec::new();
        };
        // Saying it once is enough: what comes next is for what stands there now.
        self.sight.moved = None;
        let now = self.aim();
        let was = (moved.was != now).then(|| self.names(&moved.was));
        let now = self.names(&now);
        match effects
            .iter()
            .position(|effect| matches!(effect, Effect::Carry(_)))
        {
            Some(n) => {
                let Effect::Carry(request) = effects.swap_remove(n) else {
                    return Vec::new();
                };
                self.fulfil(vec![Effect::Ask(Question::Sure {
                    text: changed_under_the_key(
                        &others,
                        was.as_ref(),
                        &now,
                        &request.verb().title(),
                    ),
                    request,
                })])
            }
            None => {
                // An editor and a question show what they are for before anything is done.
                let operations = self.fulfil(effects);
                self.message = Some(Message::refused(others));
                operations
            }
        }
    }

    /// What is aimed at, in words.
    fn names(&self, aim: &Aim) -> Text {
        let desk = self.desk.borrow();
        match aim.as_slice() {
            [] => Text::of("（无）", "nothing"),
            [Object::Record(kind, id), rest @ ..]
                if rest.iter().all(|it| !matches!(it, Object::Record(..))) =>
            {
                let (title, name) = (kind.title(), desk.book().name_of(*kind, *id));
                let (zh, en) = (&title.zh, &title.en);
                text!("{zh} {name}", "the {en} {name}")
            }
            [Object::Remedy(remedy), ..] => remedy.label(),
            many => {
                let n = many.len();
                text!("{n} 项", "{n} records")
            }
        }
    }

    /// Whether an input is for something over the screen that no frame has shown. Esc closes it, and
    /// what is typed into a field is typed.
    pub(super) fn is_for_the_unseen(&self, input: &Input) -> bool {
        let Some(key) = input.key().filter(|key| *key != Key::ESC) else {
            return false;
        };
        match self.overlays.last() {
            Some(Overlay::Sure(..) | Overlay::Unsaved(_) | Overlay::Asked(..)) => {
                self.sight.over || self.sight.held
            }
            Some(Overlay::Reason(reason, _)) if reason.is_comparing() => self.sight.over,
            Some(Overlay::Reason(..) | Overlay::Because(..)) => self.sight.over && is_answer(key),
            Some(Overlay::Window(_)) => self.sight.heard,
            Some(Overlay::Editor(..)) => self.sight.refused && is_answer(key),
            Some(Overlay::Palette(..) | Overlay::Menu(..) | Overlay::Help(_)) | None => false,
        }
    }

    /// The same of what came of it: an editor is not saved, and a command not run, unseen.
    pub(super) fn is_of_the_unseen(&self, answer: &Answer) -> bool {
        match answer {
            // What was typed into it blindly was meant.
            Answer::Effects(_) | Answer::Save(_) => match self.overlays.last() {
                Some(Overlay::Editor(editor, _)) => self.sight.over && !editor.is_changed(),
                _ => false,
            },
            // A menu's row that nobody saw is taken by its key only, by the menu itself.
            Answer::Chose(_) if matches!(self.overlays.last(), Some(Overlay::Menu(..))) => false,
            Answer::Chose(target) => self.sight.over && !target.is_place(),
            _ => false,
        }
    }

    /// Whether what an act of the app itself bears on was seen.
    pub(super) fn has_seen(&self, global: Global) -> bool {
        let desk = self.desk.borrow();
        match global {
            Global::Undo | Global::Redo if self.sight.held => false,
            Global::Undo => desk.undoable() == self.sight.undo,
            Global::Redo => desk.redoable() == self.sight.redo,
            _ => true,
        }
    }

    /// Says that a key was not run, because what it would have been for was not shown yet.
    pub(super) fn say_unseen(&mut self) {
        self.message = Some(Message::refused(match self.sight.held {
            true => held(),
            false => not_seen(),
        }));
    }
}

/// Does it save what is typed?
fn is_answer(key: Key) -> bool {
    key == Key::ENTER || key == Key::ctrl('s')
}

/// Does it bear on what is chosen?
fn is_act(effect: &Effect) -> bool {
    match effect {
        Effect::Carry(_)
        | Effect::Edit(_)
        | Effect::Ask(_)
        | Effect::Open(Opening::Files(..) | Opening::Erase(_)) => true,
        Effect::Go(_)
        | Effect::Back
        | Effect::Choose(_)
        | Effect::Remind(_)
        | Effect::Answered(..)
        | Effect::Say(_)
        | Effect::Warn(_)
        | Effect::Copy(_)
        | Effect::Start(_)
        | Effect::Adopt(..)
        | Effect::Remember(_)
        | Effect::Prefer(_)
        | Effect::Open(
            Opening::Import
            | Opening::Intake
            | Opening::Export
            | Opening::Meeting(_)
            | Opening::Words(_),
        ) => false,
    }
}

pub(super) fn not_seen() -> Text {
    Text::of(
        "按键太快：内容已变，还没有显示出来，这个键没有执行。请看清后再按。",
        "Too fast: what is shown has just changed, and this key was not run. Look, then press it again.",
    )
}

fn held() -> Text {
    Text::of(
        "这个键一直按着，没有再执行。请松开，看清现在所选的再按。",
        "This key is held down and was not run again. Let it go, look at what is chosen now, then press it.",
    )
}

fn changed_under_the_key(others: &Text, was: Option<&Text>, now: &Text, verb: &Text) -> Text {
    let (others_zh, others_en) = (&others.zh, &others.en);
    let (now_zh, now_en, verb_zh, verb_en) = (&now.zh, &now.en, &verb.zh, &verb.en);
    let Some(was) = was else {
        return text!(
            "刚刚有改动。{others_zh}\n所选：{now_zh}\n现在要{verb_zh}吗？",
            "This changed a moment ago. {others_en}\nChosen: {now_en}\n{verb_en} now?"
        );
    };
    let (was_zh, was_en) = (&was.zh, &was.en);
    text!(
        "刚刚有改动。{others_zh}\n原来所选：{was_zh}\n现在所选：{now_zh}\n现在要{verb_zh}吗？",
        "This changed a moment ago. {others_en}\nChosen then: {was_en}\nChosen now: {now_en}\n{verb_en} now?"
    )
}
