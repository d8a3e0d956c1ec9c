//! What keys of the screen do to what it shows: which kind, which record, how much of it.

use crate::text::Text;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Enter a record of the kind that is shown.
    Add,
    /// Show all that can be done.
    More,
    /// The next pane.
    Next,
    /// The pane before.
    Previous,
    /// The pane at the left.
    Left,
    /// The pane at the right.
    Right,
    /// The next record, also while one is read.
    NextRecord,
    /// The record before.
    PreviousRecord,
    /// Scroll the page, also from the list.
    ScrollDown,
    /// Scroll it back.
    ScrollUp,
    /// Leave what is open, or look at more.
    Back,
    /// Give the pane the whole screen, or take it back.
    Zoom,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RecordsState {
    /// Are records of the kind entered here?
    pub(super) adds: bool,
}

fn adds(now: &RecordsState) -> Result<(), Text> {
    when(
        now.adds,
        Text::of(
            "登记表在登记表界面填写",
            "forms are filled on their own screen",
        ),
    )
}

/// The table.
#[rustfmt::skip]
pub(super) static KEYS: Keymap<Action, RecordsState> = Keymap {
    title: Text::of("全部登记", "Records"),
    bindings: &[
        key!(Action::Add, Edit, true, [Key::char('a'), Key::of(Code::Insert)], "新增" / "add",
            "新增一条所看种类的登记。", "Enter a record of the kind that is shown.", adds),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对所选记录能做的一切。", "List all that can be done to the chosen record.", always),
        key!(Action::Next, Move, true, [Key::TAB], "下一窗格" / "next pane",
            "到下一个窗格：种类、清单、内容。", "Go to the next pane: kinds, list, page.", always),
        key!(Action::Previous, Move, false, [Key::BACKTAB], "上一窗格" / "pane before",
            "到上一个窗格。", "Go to the pane before.", always),
        key!(Action::Left, Move, false, [Key::LEFT], "换种类" / "other kind",
            "从内容回到清单，从清单回到种类。", "Go from the page to the list, from the list to the kinds.", always),
        key!(Action::Right, Move, false, [Key::RIGHT], "看内容" / "page",
            "从种类到清单，从清单到所选记录的内容。", "Go from the kinds to the list, from the list to the chosen record's page.", always),
        key!(Action::NextRecord, Move, false, [Key::char('J'), Key::DOWN.with_alt()], "下一条" / "next record",
            "看下一条记录。", "Go to the next record.", always),
        key!(Action::PreviousRecord, Move, false, [Key::char('K'), Key::UP.with_alt()], "上一条" / "record before",
            "看上一条记录。", "Go to the record before.", always),
        key!(Action::ScrollDown, Move, false, [Key::ctrl('d')], "下翻" / "scroll down",
            "内容向下翻。", "Scroll the page down.", always),
        key!(Action::ScrollUp, Move, false, [Key::ctrl('u')], "上翻" / "scroll up",
            "内容向上翻。", "Scroll the page up.", always),
        key!(Action::Back, Move, false, [Key::ESC], "返回" / "back",
            "缩小窗格、离开内容、取消标记和筛选、看全部单位，或回到种类。", "Leave the zoom or the page, take marks and filter away, look at the whole again, or go back to the kinds.", always),
        key!(Action::Zoom, View, false, [Key::char('z'), Key::ctrl('o')], "放大" / "zoom",
            "本窗格占满屏幕，或恢复。", "Give the pane the whole screen, or take it back.", always),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::keys::KEYS as EVERYWHERE;
    use crate::tui::commands::keys::RECORDS;
    use crate::tui::keymap::{duplicates, unclear};
    use crate::tui::panes::list_keys;
    use crate::tui::widgets::table;

    #[test]
    fn no_key_stands_twice_and_all_are_well_said() {
        let own = [RECORDS.rows(), KEYS.pages()].concat();
        let all = [
            own.clone(),
            list_keys::KEYS.pages(),
            table::KEYS.pages(),
            EVERYWHERE.pages(),
        ]
        .concat();
        assert_eq!(unclear(&own), Vec::<String>::new());
        // Left and right fold trees; there is none here.
        let twice = duplicates(&all);
        assert!(
            twice
                .iter()
                .all(|it| it.contains("Left") || it.contains("Right")),
            "{twice:?}"
        );
    }
}
