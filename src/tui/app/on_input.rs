//! What a key comes to: on an overlay, on a screen, or everywhere; and what effects come to.

use super::answer::{Answer, Then};
use super::effect::{Effect, Opening, Target};
use super::keys::{Global, KEYS};
use super::messages;
use super::overlay::{Overlay, Typing};
use super::places;
use super::seek::Seeker;
use super::{App, Ctx};
use crate::domain::record::Seq;
use crate::domain::subject::Invocation;
use crate::text::{Locale, Text};
use crate::tui::commands;
use crate::tui::editors;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::Lookup;
use crate::tui::operation::Operation;
use crate::tui::theme::Theme;
use crate::tui::widgets::message::Message;
use crate::tui::widgets::too_small;
use crate::tui::windows::Step;

impl App {
    pub(super) fn on_input(&mut self, input: &Input) -> Vec<Operation> {
        if let Input::Resize { width, height } = input {
            self.sight.small = !too_small::fits(*width, *height);
            return Vec::new();
        }
        self.sight.hear(input);
        if !self.is_shown_to_a_room() {
            self.others = 0;
        }
        if self.waits.is_some() {
            return self.on_input_waiting(input);
        }
        if self.sight.small {
            // Nothing is shown that a key could be for.
            return match self.everywhere(input) {
                Some(Lookup::Do(global @ (Global::Quit | Global::Suspend | Global::Repaint))) => {
                    self.run(global)
                }
                _ => Vec::new(),
            };
        }
        if matches!(input, Input::Paste(_)) && !self.takes_text() {
            self.pasted_nowhere();
            return Vec::new();
        }
        if !self.overlays.is_empty() {
            // The terminal's own matters work behind a window as well.
            return match self.everywhere(input) {
                Some(Lookup::Do(global @ (Global::Suspend | Global::Repaint))) => self.run(global),
                Some(Lookup::Do(Global::Quit))
                    if is_no_character(input) && !self.is_shown_to_a_room() =>
                {
                    self.quit_over()
                }
                _ => self.on_overlay(input),
            };
        }
        self.message = None;
        let effects = self.ask_screen(|screen, ctx| screen.handle(input, ctx));
        if let Some(effects) = effects {
            return self.fulfil_as_seen(effects);
        }
        match self.everywhere(input) {
            Some(Lookup::Do(global)) => self.run_as_seen(global),
            Some(Lookup::Refused(why)) => {
                self.message = Some(Message::refused(why));
                Vec::new()
            }
            Some(Lookup::Unbound) | None => Vec::new(),
        }
    }

    /// What a key means everywhere.
    pub(super) fn everywhere(&self, input: &Input) -> Option<Lookup<Global>> {
        Some(KEYS.look_up(input.key()?, &self.now()))
    }

    fn on_overlay(&mut self, input: &Input) -> Vec<Operation> {
        if self.is_for_the_unseen(input) {
            self.say_unseen();
            return Vec::new();
        }
        if let Some(message) = &mut self.message {
            message.fold();
        }
        let helps = matches!(self.overlays.last(), Some(Overlay::Help(_)));
        if !helps && !self.is_shown_to_a_room() && input.key() == Some(Key::f(1)) {
            let rows = self.overlays.last().map(Overlay::key_rows);
            self.lay(Overlay::help(rows.unwrap_or_default()));
            return Vec::new();
        }
        // What a rule asks is the screen's to say, not a window's over it.
        if helps && self.overlays.len() == 1 && input.key() == Some(Key::TAB) {
            if self.with(|parts, ctx| parts.screen().explain(ctx)) {
                self.overlays.pop();
            }
            return Vec::new();
        }
        let asks = |overlay: Option<&Overlay>| matches!(overlay, Some(Overlay::Reason(it, _)) if it.is_comparing());
        let asked = asks(self.overlays.last());
        let answer = self.with(|parts, ctx| {
            let top = parts.overlays.last_mut()?;
            Some(top.handle(input, ctx))
        });
        // The question behind the one that was answered is to be seen before its own answer.
        self.sight.over |= asked && !asks(self.overlays.last());
        if answer.as_ref().is_some_and(|it| self.is_of_the_unseen(it)) {
            self.say_unseen();
            return Vec::new();
        }
        match answer {
            None | Some(Answer::Taken) => Vec::new(),
            Some(Answer::Closed) => match self.overlays.pop() {
                Some(Overlay::Editor(..) | Overlay::Reason(..)) => self.left_saved(),
                // Esc says no; Enter may have been meant as yes.
                Some(Overlay::Sure(_, yes, _))
                    if !yes.is_empty() && input.key() == Some(Key::ENTER) =>
                {
                    self.message = Some(Message::note(messages::not_done()));
                    Vec::new()
                }
                _ => Vec::new(),
            },
            Some(Answer::Typed) => self.typed(),
            Some(Answer::Leave { discard }) => self.leave_unsaved(discard),
            // An editor or a question for a reason stays until the desk has answered.
            // It may have been saved there already.
            Some(Answer::Save(_)) if self.drafts.elsewhere() => self.on_taken(true),
            Some(Answer::Save(request)) => {
                let seen = self.overlays.last().and_then(Overlay::seen);
                vec![Operation::Save(request, seen.unwrap_or(self.sight.seq))]
            }
            Some(Answer::Because(reason)) => {
                if let Some(Overlay::Because(_, year, typing)) = self.overlays.pop() {
                    self.drafts.answered(year, &reason, typing.at);
                }
                let mut operations = vec![Operation::Because(reason)];
                operations.extend(self.left_saved());
                operations
            }
            Some(Answer::Unsaved(effect)) => self.on_unsaved(effect),
            Some(Answer::Find) => {
                self.find();
                Vec::new()
            }
            Some(Answer::Chose(target)) => {
                let gone = self.overlays.pop();
                let stays = match gone {
                    Some(Overlay::Palette(_, aim) | Overlay::Menu(_, aim)) => aim == self.aim(),
                    _ => true,
                };
                self.go_to(target, stays)
            }
            Some(Answer::Refused(why)) => {
                self.message = Some(Message::refused(why));
                Vec::new()
            }
            Some(Answer::Effects(effects)) => {
                let seen = self.overlays.last().and_then(Overlay::seen);
                self.overlays.pop();
                self.fulfil_seen(effects, seen.unwrap_or(self.sight.seq))
            }
            Some(Answer::Step(step)) => self.take_step(self.overlays.len() - 1, step),
            Some(Answer::Yes(then)) => {
                self.overlays.pop();
                match then {
                    Then::Reopen => vec![Operation::Reopen],
                    Then::Quit => self.run(Global::Quit),
                }
            }
        }
    }

    /// What the window at this place of the stack wants.
    pub(super) fn take_step(&mut self, at: usize, step: Step) -> Vec<Operation> {
        if step.close && at < self.overlays.len() {
            self.overlays.remove(at);
        }
        self.fulfil(step.effects)
    }

    /// Whether what is on top stands alone on the screen.
    pub(super) fn is_shown_to_a_room(&self) -> bool {
        self.overlays.last().is_some_and(Overlay::is_alone)
    }

    /// Puts something over the screen.
    pub(super) fn lay(&mut self, overlay: Overlay) {
        self.sight.over = true;
        self.overlays.push(overlay);
    }

    pub(super) fn fulfil(&mut self, effects: Vec<Effect>) -> Vec<Operation> {
        self.fulfil_seen(effects, self.sight.seq)
    }

    /// Does what is asked for by somebody who saw the records as of the entry `seen`.
    fn fulfil_seen(&mut self, effects: Vec<Effect>, seen: Seq) -> Vec<Operation> {
        let mut out = Vec::new();
        for effect in effects {
            match effect {
                Effect::Carry(_) | Effect::Ask(_) if self.is_only_read() => {}
                Effect::Carry(request) => out.push(Operation::Carry(request, seen)),
                Effect::Edit(of) => self.open_editor(&of),
                Effect::Choose(menu) if menu.is_empty() => {}
                Effect::Choose(menu) => {
                    let aim = self.aim();
                    self.lay(Overlay::Menu(menu, aim));
                }
                Effect::Ask(question) => self.lay(Overlay::question(question, seen)),
                Effect::Go(place) => self.go_on(place),
                Effect::Back => self.go_back(),
                Effect::Remind(asked) => self.go_on_to_remind(asked),
                Effect::Answered(act, words) => {
                    self.with(|parts, ctx| parts.screen().answered(act, words, ctx));
                }
                Effect::Say(text) => self.message = Some(Message::note(text)),
                Effect::Warn(text) => self.message = Some(Message::refused(text)),
                Effect::Start(job) => out.push(Operation::Start(job)),
                Effect::Adopt(seq, said) => out.push(Operation::Adopt(seq, said)),
                Effect::Remember(folder) => self.places.here = folder,
                Effect::Prefer(personal) => {
                    self.personal = personal.clone();
                    self.refresh_screens();
                    out.push(Operation::Prefer(personal));
                }
                Effect::Open(opening) => out.extend(self.open(&opening)),
                Effect::Copy(text) => {
                    out.push(Operation::Copy(text));
                    self.message = Some(Message::note(messages::copied()));
                }
            }
        }
        out
    }

    fn open_editor(&mut self, of: &Invocation) {
        if self.is_only_read() {
            return;
        }
        let opened = self.with(|_, ctx| editors::open(of, ctx));
        match opened {
            Ok(editor) => {
                let typing = Typing::default();
                self.lay(Overlay::Editor(Box::new(editor), typing));
            }
            Err(why) => self.message = Some(Message::refused(why)),
        }
    }

    /// Goes to what was chosen in the palette; `stays` says whether what acts are for is what it was
    /// when the palette was opened.
    fn go_to(&mut self, target: Target, stays: bool) -> Vec<Operation> {
        match target {
            Target::Place(place) => {
                self.go_on(place);
                Vec::new()
            }
            Target::Global(global) => self.run_as_seen(global),
            Target::Invoke(it) => {
                let planned = self.with(|_, ctx| commands::invoke(&it, ctx));
                self.fulfil_as_seen(vec![planned.unwrap_or_else(Effect::Warn)])
            }
            Target::Own(_) | Target::Command(_) if !stays => {
                self.message = Some(Message::refused(Text::of(
                    "所选的内容已变，没有执行。请看清后重新查找。",
                    "What was chosen has changed, and nothing was done. Look, then find it again.",
                )));
                Vec::new()
            }
            Target::Own(own) => {
                let effects = self.ask_screen(|screen, ctx| screen.call(&own, ctx));
                self.fulfil_as_seen(effects.unwrap_or_default())
            }
            Target::Command(id) => {
                let effects = self.ask_screen(|screen, ctx| Some(vec![screen.run(id, ctx)]));
                self.fulfil_as_seen(effects.unwrap_or_default())
            }
        }
    }

    fn run_as_seen(&mut self, global: Global) -> Vec<Operation> {
        if self.has_seen(global) {
            return self.run(global);
        }
        self.say_unseen();
        Vec::new()
    }

    pub(super) fn run(&mut self, global: Global) -> Vec<Operation> {
        match global {
            Global::Help => {
                let rows = self.key_rows();
                self.lay(Overlay::help(rows));
            }
            Global::Palette => {
                let aim = self.aim();
                self.lay(Overlay::palette(aim));
                self.find();
            }
            Global::Import => return self.open(&Opening::Import),
            Global::Intake => return self.open(&Opening::Intake),
            Global::Export => return self.open(&Opening::Export),
            Global::Unsaved => return vec![Operation::FindDrafts],
            Global::Undo => return vec![Operation::Undo],
            Global::Redo => return vec![Operation::Redo],
            Global::YearBefore => {
                return vec![Operation::LookAt(self.year().previous())];
            }
            Global::YearAfter => {
                return vec![Operation::LookAt(self.year().next())];
            }
            Global::Show(name) => self.begin_at(name),
            Global::Places => {
                let aim = self.aim();
                let home = self.home;
                let menu = self.with(|_, ctx| places::menu(home, ctx));
                self.lay(Overlay::Menu(menu, aim));
            }
            Global::Theme => {
                self.theme = Theme::new(self.theme.name.next(), self.theme.marks.is_ascii());
                return vec![Operation::Repaint];
            }
            Global::Language => {
                self.locale = match self.locale {
                    Locale::Zh => Locale::En,
                    Locale::En => Locale::Zh,
                };
                self.refresh_screens();
            }
            Global::Mouse => {
                self.mouse = !self.mouse;
                self.message = Some(Message::note(if self.mouse {
                    Text::of("鼠标已打开。", "The mouse is on.")
                } else {
                    Text::of("鼠标已关闭。", "The mouse is off.")
                }));
                return vec![Operation::Mouse(self.mouse)];
            }
            Global::Repaint => return vec![Operation::Repaint],
            Global::Suspend => return vec![Operation::Suspend],
            Global::Quit => {
                let mut out = self.keep_at_the_end();
                out.push(Operation::Quit(0));
                return out;
            }
        }
        Vec::new()
    }

    fn find(&mut self) {
        let Some(Overlay::Palette(palette, _)) = self.overlays.last() else {
            return;
        };
        let words = palette.words().to_owned();
        let keys = self.screen_keys();
        let now = self.now();
        let (desk, locale) = (self.desk.borrow(), self.locale);
        let seeker = self
            .seeker
            .get_or_insert_with(|| Seeker::of(desk.book(), desk.today().date, locale));
        let (screen, ctx) = (
            &self.screens[self.shown as usize],
            Ctx {
                desk: &desk,
                facts: &self.facts,
                locale,
                personal: &self.personal,
                came_from: None,
            },
        );
        let found = seeker.find(&words, &ctx, &keys, |id| screen.plan(id, &ctx), &now);
        drop(desk);
        if let Some(Overlay::Palette(palette, _)) = self.overlays.last_mut() {
            palette.show(found);
            self.sight.over = true;
        }
    }
}

/// A key that is never typed into a field.
pub(super) fn is_no_character(input: &Input) -> bool {
    input.key().is_some_and(|key| key.typed().is_none())
}
