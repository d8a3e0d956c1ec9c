//! The keys of the preview of an import.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Binding, Group, Keymap, always};

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
    if now.changes == 0 {
        return Err(Text::of("没有可导入的改动", "there is nothing to take in"));
    }
    Ok(())
}

macro_rules! row {
    ($action:ident, $group:ident, $hint:literal, [$($key:expr),*], $zh:literal / $en:literal, $help_zh:literal, $help_en:literal, $when:expr) => {
        Binding {
            keys: &[$($key),*],
            action: Act::$action,
            label: Text::of($zh, $en),
            help: Text::of($help_zh, $help_en),
            group: Group::$group,
            hint: $hint,
            when: $when,
        }
    };
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<Act, Now> = Keymap {
    title: Text::of("导入预览", "Import preview"),
    bindings: &[
        row!(Take, Act, true, [Key::ENTER, Key::ctrl('s')], "导入" / "import",
            "写入列出的改动；有未采纳的先询问。", "Write the changes that are listed; asks first where something is rejected.", something_changes),
        row!(Create, Edit, true, [Key::f(6), Key::char('n')], "新建界别" / "new sectors",
            "新建库中没有的界别和专委会，或不新建。", "Create the sectors and committees that the store lacks, or don't.", always),
        row!(Again, Edit, true, [Key::f(5), Key::char('r')], "另选文件" / "other files",
            "回到文件一行，改选或重新读取。", "Go back to the line of files, to choose others or read them again.", always),
        row!(Leave, Program, true, [Key::ESC], "不导入" / "leave",
            "关闭，不写入任何内容。", "Close; nothing is written.", always),
    ],
};
