//! The keys of the intake of filled forms.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeAction {
    /// Take in what can be taken, and from now on what comes.
    Take,
    /// Look into the folder again.
    Again,
    /// Choose another folder.
    Folder,
    /// Show the chosen form on its screen.
    Show,
    /// Close.
    Leave,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct IntakeState {
    /// Are forms taken in as they come?
    pub taking: bool,
    /// How many could be taken in.
    pub ready: usize,
    /// Is the chosen row a form of the store?
    pub form: bool,
}

fn not_taking(now: &IntakeState) -> Result<(), Text> {
    when(
        !now.taking,
        Text::of("已在自动收下新来的", "new ones are taken in already"),
    )
}

fn is_form(now: &IntakeState) -> Result<(), Text> {
    when(
        now.taking && now.form,
        Text::of("这一行没有收下的登记表", "no form was taken in here"),
    )
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<IntakeAction, IntakeState> = Keymap {
    title: Text::of("收登记表", "Intake"),
    bindings: &[
        key!(IntakeAction::Take, Act, true, [Key::ENTER, Key::ctrl('s')], "收下" / "take in",
            "收下能收的；窗口开着时，新放进文件夹的也自动收下。", "Take in what can be; while the window is open, also what comes into the folder.", not_taking),
        key!(IntakeAction::Again, View, true, [Key::char('r')], "重看" / "look again",
            "重新查看文件夹。", "Look into the folder again.", always),
        key!(IntakeAction::Folder, View, true, [Key::char('f')], "换文件夹" / "other folder",
            "换一个文件夹。", "Choose another folder.", always),
        key!(IntakeAction::Leave, Program, true, [Key::ESC], "关闭" / "close",
            "关闭，不再收。", "Close; nothing more is taken in.", always),
    ],
};

/// The keys of a form that was taken in, asked first.
#[rustfmt::skip]
pub static FORM: Keymap<IntakeAction, IntakeState> = Keymap {
    title: Text::of("收登记表 · 已收下", "Intake: taken in"),
    bindings: &[
        key!(IntakeAction::Show, View, true, [Key::ENTER], "看表" / "show",
            "关闭窗口，到登记表界面看选中的这份。", "Close the window and show the chosen form on its screen.", is_form),
    ],
};
