//! The keys of the preview of an import.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Take it in.
    Take,
    /// Create the sectors and committees that the store lacks, or not.
    Create,
    /// Choose other files.
    Again,
    /// Leave without importing.
    Leave,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct Now {
    /// How many records would come or change.
    pub changes: usize,
}

fn something_changes(now: &Now) -> Result<(), Text> {
    when(
        now.changes > 0,
        Text::of("没有可导入的改动", "there is nothing to take in"),
    )
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<Act, Now> = Keymap {
    title: Text::of("导入预览", "Import preview"),
    bindings: &[
        key!(Act::Take, Act, true, [Key::ENTER, Key::ctrl('s')], "导入" / "import",
            "写入列出的改动；有未采纳的先询问。", "Write the changes that are listed; asks first where something is rejected.", something_changes),
        key!(Act::Create, Edit, true, [Key::f(6), Key::char('n')], "新建界别" / "new sectors",
            "新建库中没有的界别和专委会，或不新建。", "Create the sectors and committees that the store lacks, or don't.", always),
        key!(Act::Again, Edit, true, [Key::f(5), Key::char('r')], "另选文件" / "other files",
            "回到文件一行，改选或重新读取。", "Go back to the line of files, to choose others or read them again.", always),
        key!(Act::Leave, Program, true, [Key::ESC], "不导入" / "leave",
            "关闭，不写入任何内容。", "Close; nothing is written.", always),
    ],
};
