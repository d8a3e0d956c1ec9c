//! The keys of an export, where the file is named.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAction {
    /// Write it.
    Save,
    /// The whole, or only what is chosen on the screen.
    Scope,
    /// Telephone numbers whole, or without their middle.
    Phones,
    /// Back to what can be exported.
    Leave,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExportState {
    /// Is it a list of records, of which a part may be taken?
    pub list: bool,
    /// Is a sector or committee chosen on the screen?
    pub chosen: bool,
}

fn can_narrow(now: &ExportState) -> Result<(), Text> {
    is_list(now)?;
    when(
        now.chosen,
        Text::of(
            "打开导出前没有选定界别或专委会",
            "no sector or committee was chosen before",
        ),
    )
}

fn is_list(now: &ExportState) -> Result<(), Text> {
    when(
        now.list,
        Text::of("只适用于名册和清单", "only for rosters and lists"),
    )
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<ExportAction, ExportState> = Keymap {
    title: Text::of("导出", "Export"),
    bindings: &[
        key!(ExportAction::Save, Act, true, [Key::ENTER, Key::ctrl('s')], "写入" / "write",
            "写成文件；已有同名文件的先询问。", "Write the file; asks first where there is one of that name.", always),
        key!(ExportAction::Scope, View, true, [Key::alt('s')], "范围" / "scope",
            "只导出所选界别、专委会的，或导出全部。", "Only what belongs to the chosen sector or committee, or all.", can_narrow),
        key!(ExportAction::Phones, View, true, [Key::alt('p')], "电话" / "phones",
            "显示完整电话，或隐去中间几位。", "Telephone numbers whole, or without their middle.", is_list),
        key!(ExportAction::Leave, Program, true, [Key::ESC], "返回" / "back",
            "返回，不写文件。", "Back; no file is written.", always),
    ],
};
