//! The keys of a record's files.

use crate::text::Text;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilesAction {
    /// Write the chosen one out.
    Save,
    /// Attach more.
    Attach,
    /// Take the chosen one off.
    Detach,
    /// Close.
    Leave,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct FilesState {
    /// Is one chosen?
    pub chosen: bool,
    /// Can files be attached? A form has the one that it came in.
    pub takes: bool,
}

fn is_chosen(now: &FilesState) -> Result<(), Text> {
    when(now.chosen, Text::of("没有附件", "there are no files"))
}

fn takes(now: &FilesState) -> Result<(), Text> {
    when(
        now.takes,
        Text::of(
            "原件随登记表收下，不在这里附上或取下",
            "the original came with the form; none is attached or detached here",
        ),
    )
}

fn can_detach(now: &FilesState) -> Result<(), Text> {
    takes(now)?;
    is_chosen(now)
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<FilesAction, FilesState> = Keymap {
    title: Text::of("附件", "Files"),
    bindings: &[
        key!(FilesAction::Save, Act, true, [Key::ENTER, Key::ctrl('s')], "取出" / "write out",
            "把选中的附件写成文件，与存入时一字不差。", "Write the chosen file out, as it was.", is_chosen),
        key!(FilesAction::Attach, Edit, true, [Key::char('a'), Key::of(Code::Insert)], "附上" / "attach",
            "附上文件，可一次附几个。", "Attach files, one or several.", takes),
        key!(FilesAction::Detach, Edit, true, [Key::char('x'), Key::DELETE], "取下" / "detach",
            "取下选中的附件；可以撤销。", "Take the chosen file off; it can be undone.", can_detach),
        key!(FilesAction::Leave, Program, true, [Key::ESC], "关闭" / "close",
            "关闭。", "Close.", always),
    ],
};
