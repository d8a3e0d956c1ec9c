//! While an act waits for somebody else's write: what is said, and which keys are run. The executor tries it
//! again and again.

use std::time::Duration;

use super::App;
use super::keys::Global;
use super::on_input::is_no_character;
use crate::text;
use crate::tui::event::Event;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::keymap::Lookup;
use crate::tui::operation::Operation;
use crate::tui::widgets::message::Message;

/// So long after a try the next one is made.
pub(super) const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// Is it what came of an act that somebody else's write was in the way of?
pub(super) fn ends_waiting(news: &Event) -> bool {
    matches!(
        news,
        Event::Done(_)
            | Event::Refused(_)
            | Event::Undone(_)
            | Event::Redone(_)
            | Event::NotTakenBack(..)
            | Event::Reopened
    )
}

impl App {
    /// Says whose write an act waits for, and what can be done.
    pub(super) fn say_waiting(&mut self) {
        let Some(who) = &self.waits else { return };
        let (zh, en) = (&who.zh, &who.en);
        self.message = Some(Message::note(text!(
            "{zh}，写完即办理，最多等两秒。Esc 不再等，F10 退出；其他按键暂不执行。",
            "{en}; this is done when that is over, within two seconds. Esc gives it up, F10 leaves; no other key is run."
        )));
    }

    /// While an act waits, what comes of it is not known: no key is run but those that end the wait, or
    /// are the terminal's.
    pub(super) fn on_input_waiting(&mut self, input: &Input) -> Vec<Operation> {
        match self.everywhere(input) {
            _ if input.key() == Some(Key::ESC) => vec![Operation::GiveUp],
            Some(Lookup::Do(global @ (Global::Suspend | Global::Repaint))) => self.run(global),
            Some(Lookup::Do(Global::Quit)) if is_no_character(input) => self.run(Global::Quit),
            _ => {
                self.say_waiting();
                Vec::new()
            }
        }
    }
}
