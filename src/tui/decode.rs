//! crossterm's events in, [`Input`]s out.
//!
//! Bytes are crossterm's business, and so are its limits, which `line` tells. Here is
//! what the words mean to the screens: one Enter, one Backspace, Shift never on a character, no
//! releases, no movement of the mouse. Never waits and never reads.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::input::{Input, Mouse, MouseDeed, clean_paste};
use super::key::{Code, Key};

/// The most that is kept of one paste, in bytes; the rest of it is dropped.
const LONGEST_PASTE: usize = 4 << 20;

/// What an event means; nothing when it means nothing here.
#[must_use]
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        Event::Paste(text) => Some(Input::Paste(clean_paste(start_of(&text)))),
        Event::Resize(width, height) => Some(Input::Resize { width, height }),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifiers| event.modifiers.intersects(modifiers);
    let ctrl = held(KeyModifiers::CONTROL);
    let code = match event.code {
        // Line ends of an unbracketed paste, and the Backspace of many older terminals, arrive as
        // the control characters that they are.
        KeyCode::Char('j') if ctrl => return Some(Key::ENTER),
        KeyCode::Char('h') if ctrl => return Some(Key::BACKSPACE),
        KeyCode::Char(c) if c.is_control() => return None,
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    };
    let mut key = Key::of(code);
    key.ctrl = ctrl;
    // xterm's Meta has the number that newer terminals give to Super.
    key.alt = held(KeyModifiers::ALT | KeyModifiers::META | KeyModifiers::SUPER);
    if held(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab) {
        key = key.with_shift();
    }
    Some(key)
}

/// The wheel is the wheel whatever is held.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let deed = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseDeed::Press,
        MouseEventKind::ScrollUp => MouseDeed::WheelUp,
        MouseEventKind::ScrollDown => MouseDeed::WheelDown,
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Mouse {
        deed,
        x: event.column,
        y: event.row,
    })
}

fn start_of(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_PASTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(code: KeyCode, modifiers: KeyModifiers) -> String {
        match input(Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Input::Key(key)) => key.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_have_the_names_of_the_tables() {
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        const ALT: KeyModifiers = KeyModifiers::ALT;
        const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
        const NONE: KeyModifiers = KeyModifiers::NONE;
        for (code, modifiers, wanted) in [
            (KeyCode::Char('f'), NONE, "f"),
            (KeyCode::Char('F'), SHIFT, "F"),
            (KeyCode::Char('界'), NONE, "界"),
            (KeyCode::Char('界'), ALT, "Alt-界"),
            (KeyCode::Char('p'), CTRL, "Ctrl-P"),
            (KeyCode::Char('P'), CTRL | SHIFT, "Ctrl-P"),
            (KeyCode::Char(' '), CTRL, "Ctrl-Space"),
            (KeyCode::Char('x'), KeyModifiers::SUPER, "Alt-x"),
            (KeyCode::Enter, NONE, "Enter"),
            (KeyCode::Enter, SHIFT, "Shift-Enter"),
            (KeyCode::Char('j'), CTRL, "Enter"),
            (KeyCode::Char('h'), CTRL, "Backspace"),
            (KeyCode::Backspace, ALT, "Alt-Backspace"),
            (KeyCode::Tab, NONE, "Tab"),
            (KeyCode::Tab, SHIFT, "Shift-Tab"),
            (KeyCode::BackTab, SHIFT, "Shift-Tab"),
            (KeyCode::Esc, NONE, "Esc"),
            (KeyCode::Up, NONE, "Up"),
            (KeyCode::Up, SHIFT, "Shift-Up"),
            (KeyCode::Left, CTRL, "Ctrl-Left"),
            (KeyCode::Right, ALT | CTRL, "Ctrl-Alt-Right"),
            (KeyCode::Delete, CTRL, "Ctrl-Delete"),
            (KeyCode::PageDown, NONE, "PageDown"),
            (KeyCode::F(1), NONE, "F1"),
            (KeyCode::F(12), SHIFT, "Shift-F12"),
            (KeyCode::Char('\u{8}'), NONE, "None"),
            (KeyCode::CapsLock, NONE, "None"),
        ] {
            assert_eq!(name(code, modifiers), wanted, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn a_key_counts_when_it_goes_down_and_while_it_repeats() {
        let event = |kind| {
            Event::Key(KeyEvent::new_with_kind(
                KeyCode::Down,
                KeyModifiers::NONE,
                kind,
            ))
        };
        assert_eq!(input(event(KeyEventKind::Press)), Some(Key::DOWN.into()));
        assert_eq!(input(event(KeyEventKind::Repeat)), Some(Key::DOWN.into()));
        assert_eq!(input(event(KeyEventKind::Release)), None);
    }

    #[test]
    fn a_paste_is_text_of_a_bounded_size() {
        let paste = |text: &str| input(Event::Paste(text.to_owned()));
        let told = |text: &str| Some(Input::Paste(text.to_owned()));
        assert_eq!(
            paste("第一行\r第二行\r\n\x1b[31m"),
            told("第一行\n第二行\n[31m")
        );
        let long = "界".repeat(LONGEST_PASTE / 3 + 2);
        let kept = "界".repeat(LONGEST_PASTE / 3);
        assert!(paste(&long) == told(&kept));
    }

    #[test]
    fn the_mouse_presses_and_turns_its_wheel_and_nothing_else() {
        let deed = |kind| {
            let event = MouseEvent {
                kind,
                column: 9,
                row: 4,
                modifiers: KeyModifiers::SHIFT,
            };
            match input(Event::Mouse(event)) {
                Some(Input::Mouse(Mouse { deed, x: 9, y: 4 })) => Some(deed),
                None => None,
                other => panic!("{other:?}"),
            }
        };
        let left = MouseButton::Left;
        assert_eq!(deed(MouseEventKind::Down(left)), Some(MouseDeed::Press));
        assert_eq!(deed(MouseEventKind::ScrollUp), Some(MouseDeed::WheelUp));
        assert_eq!(deed(MouseEventKind::ScrollDown), Some(MouseDeed::WheelDown));
        assert_eq!(deed(MouseEventKind::Up(left)), None);
        assert_eq!(deed(MouseEventKind::Drag(left)), None);
        assert_eq!(deed(MouseEventKind::Moved), None);
        assert_eq!(deed(MouseEventKind::Down(MouseButton::Right)), None);
    }

    #[test]
    fn a_size_is_told_and_a_change_of_focus_is_not() {
        let size = Input::Resize {
            width: 120,
            height: 36,
        };
        assert_eq!(input(Event::Resize(120, 36)), Some(size));
        assert_eq!(input(Event::FocusGained), None);
        assert_eq!(input(Event::FocusLost), None);
    }
}
