//! The keys of an erasure.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EraseAction {
    /// Erase, once asked.
    Erase,
    /// Strike the chosen record too, or leave it.
    Mark,
    /// Leave everything as it is.
    Leave,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct EraseState {
    /// Is a record chosen in which the person stands?
    pub trace: bool,
    /// Is what is chosen for the person at the screen to decide?
    pub undecided: bool,
}

fn is_undecided(now: &EraseState) -> Result<(), Text> {
    when(
        now.trace,
        Text::of(
            "这一项只供查看，不能在这里清除",
            "this one is to be looked at, and can't be struck here",
        ),
    )?;
    when(
        now.undecided,
        Text::of(
            "这一处有此人的电话，必定清除",
            "this has the person's number, and is struck in any case",
        ),
    )
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<EraseAction, EraseState> = Keymap {
    title: Text::of("清除个人信息", "Erasure"),
    bindings: &[
        key!(EraseAction::Erase, Act, true, [Key::ENTER, Key::ctrl('s')], "清除" / "erase",
            "清除联系对象的个人信息，连同标记的各处；先询问。", "Erase the contact's person, with all that is marked; asks first.", always),
        key!(EraseAction::Mark, Act, true, [Key::SPACE], "标记" / "mark",
            "这一处也清除，或留下；文件随之取下并删除。", "Strike this one too, or leave it; its files are detached and removed.", is_undecided),
        key!(EraseAction::Leave, Program, true, [Key::ESC], "关闭" / "close",
            "关闭，什么也不清除。", "Close; nothing is erased.", always),
    ],
};
