//! The keys of every table and tree: movement, opening, marks, folding.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Binding, Group, Keymap, always};

/// What a table's keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Open the chosen row.
    Open,
    /// Mark it, or take the mark away.
    Mark,
    /// In a tree: hide its children, or go to its parent.
    Fold,
    /// In a tree: show its children.
    Unfold,
}

/// What a table can do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Can {
    /// Whether Space marks.
    pub mark: bool,
    /// Whether Left and Right fold.
    pub fold: bool,
}

macro_rules! step {
    ($action:ident, [$($key:expr),*], $zh:literal / $en:literal, $help_zh:literal, $help_en:literal, $when:expr) => {
        Binding {
            keys: &[$($key),*],
            action: Step::$action,
            label: Text::of($zh, $en),
            help: Text::of($help_zh, $help_en),
            group: Group::Move,
            hint: false,
            when: $when,
        }
    };
}

/// The keys of every table.
pub static KEYS: Keymap<Step, Can> = Keymap {
    title: Text::of("列表", "Lists"),
    bindings: &[
        step!(
            Up,
            [Key::UP, Key::char('k')],
            "上移" / "up",
            "选上一行。",
            "Choose the row above.",
            always
        ),
        step!(
            Down,
            [Key::DOWN, Key::char('j')],
            "下移" / "down",
            "选下一行。",
            "Choose the row below.",
            always
        ),
        step!(
            PageUp,
            [Key::PAGE_UP, Key::ctrl('b')],
            "上页" / "page up",
            "上翻一页。",
            "Go up a page.",
            always
        ),
        step!(
            PageDown,
            [Key::PAGE_DOWN, Key::ctrl('f')],
            "下页" / "page down",
            "下翻一页。",
            "Go down a page.",
            always
        ),
        step!(
            First,
            [Key::HOME],
            "首行" / "first",
            "选第一行。",
            "Choose the first row.",
            always
        ),
        step!(
            Last,
            [Key::END],
            "末行" / "last",
            "选最后一行。",
            "Choose the last row.",
            always
        ),
        step!(
            Open,
            [Key::ENTER],
            "打开" / "open",
            "打开选中的一行。",
            "Open the chosen row.",
            always
        ),
        step!(
            Mark,
            [Key::SPACE],
            "选" / "mark",
            "标记选中的一行，或取消标记，并移到下一行。",
            "Mark the chosen row or take its mark away, and go on to the next.",
            can_mark
        ),
        step!(
            Fold,
            [Key::LEFT],
            "收起" / "fold",
            "收起下级；已收起时回到上级。",
            "Hide what is below the row; if hidden, go to its parent.",
            can_fold
        ),
        step!(
            Unfold,
            [Key::RIGHT],
            "展开" / "unfold",
            "展开下级。",
            "Show what is below the row.",
            can_fold
        ),
    ],
};

fn can_mark(can: &Can) -> Result<(), Text> {
    if can.mark {
        Ok(())
    } else {
        Err(Text::of("此列表不能标记", "rows cannot be marked here"))
    }
}

fn can_fold(can: &Can) -> Result<(), Text> {
    if can.fold {
        Ok(())
    } else {
        Err(Text::of(
            "此列表没有下级",
            "nothing stands below these rows",
        ))
    }
}
