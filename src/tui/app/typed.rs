//! Where text is wanted: whether characters that came at once are keys, and what a paste comes to that
//! no field takes.

use super::App;
use super::keys::Global;
use super::overlay::Overlay;
use crate::text::Text;
use crate::tui::burst::Wants;
use crate::tui::key::Key;
use crate::tui::keymap::{Group, Lookup};
use crate::tui::screens::parts::filter_line;
use crate::tui::widgets::message::Message;

impl App {
    /// Does a field have the keyboard?
    pub(super) fn takes_text(&mut self) -> bool {
        match self.overlays.last() {
            Some(Overlay::Palette(..) | Overlay::Because(..)) => true,
            Some(Overlay::Reason(reason, _)) => !reason.is_comparing(),
            Some(Overlay::Editor(editor, _)) => !editor.is_comparing(),
            Some(Overlay::Window(window)) => window.takes_text(),
            Some(Overlay::Unsaved(window)) => window.takes_text(),
            Some(Overlay::Menu(..) | Overlay::Help(_) | Overlay::Sure(..) | Overlay::Asked(..)) => {
                false
            }
            None => self.with(|parts, _| parts.screen().takes_text()),
        }
    }

    /// What takes `run`: a field; or keys, all of which move about and change what is shown, until one
    /// of them opens a field.
    pub(super) fn takes(&mut self, run: &[Key]) -> Wants {
        if self.takes_text() {
            return Wants::Text;
        }
        if self.is_shown_to_a_room() {
            // All that its keys do is to turn pages.
            return Wants::Keys;
        }
        if !self.overlays.is_empty() {
            return Wants::Nothing;
        }
        let rows = self.screen_keys();
        for key in run {
            match super::keys::KEYS.look_up(*key, &self.now()) {
                Lookup::Do(Global::Palette) => return Wants::Keys,
                _ if key.meant() == filter_line::OPENS => return Wants::Keys,
                Lookup::Do(Global::Show(_) | Global::YearBefore | Global::YearAfter) => continue,
                _ => {}
            }
            let row = rows.iter().find(|row| row.keys.contains(&key.meant()));
            if !row.is_some_and(|row| matches!(row.group, Group::Move | Group::View)) {
                return Wants::Nothing;
            }
        }
        Wants::Keys
    }

    /// A paste, and no field to take it.
    pub(super) fn pasted_nowhere(&mut self) {
        self.message = Some(Message::refused(pasted_nowhere()));
    }
}

/// That a text is no keys.
pub(in crate::tui) fn pasted_nowhere() -> Text {
    Text::of(
        "同时到达的多个字符视为粘贴的文字，没有当作按键执行。要粘贴，请先打开要填写的窗口或筛选（/）；是按键的，请逐个按。",
        "A text was pasted, and not run as keys. Open what it is for, or a filter (/), and paste again; press keys one by one.",
    )
}
