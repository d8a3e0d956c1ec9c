//! The keys of meeting mode: those that presenters' clickers send among them. All of them turn pages or leave.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingAction {
    /// Show what comes next.
    Next,
    /// Show what was before.
    Previous,
    /// Show the first page.
    First,
    /// Show the last.
    Last,
    /// Back to the place.
    Leave,
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<MeetingAction, ()> = Keymap {
    title: Text::of("会议模式", "Meeting mode"),
    bindings: &[
        key!(MeetingAction::Previous, Move, true, [Key::LEFT, Key::PAGE_UP, Key::UP, Key::BACKSPACE], "上一项" / "before",
            "放映上一项。", "Show what was before.", always),
        key!(MeetingAction::Next, Move, true, [Key::RIGHT, Key::PAGE_DOWN, Key::DOWN, Key::SPACE, Key::ENTER], "下一项" / "next",
            "放映下一项；一屏放不下的，先放映余下的。", "Show what comes next: first the rest of what did not fit.", always),
        key!(MeetingAction::First, Move, false, [Key::HOME], "第一项" / "first",
            "放映第一项。", "Show the first.", always),
        key!(MeetingAction::Last, Move, false, [Key::END], "最后一项" / "last",
            "放映最后一项。", "Show the last.", always),
        key!(MeetingAction::Leave, Program, true, [Key::ESC, Key::f(10), Key::char('q'), Key::ctrl('c')], "结束" / "leave",
            "结束放映，回到原处。", "Leave, back to where one was.", always),
    ],
};
