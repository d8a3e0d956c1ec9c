//! What keys of the forms' screen do to what it shows: which forms, which one, how much of it.

use super::form_filter::FormFilter;
use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// The step that moves the form on.
    Next,
    /// The next pile.
    NextPile,
    /// The pile before.
    PreviousPile,
    /// A pile.
    Show(FormFilter),
    /// The next form, also while one is read.
    NextForm,
    /// The form before.
    PreviousForm,
    /// Scroll the form, also from the list.
    ScrollDown,
    /// Scroll it back.
    ScrollUp,
    /// Leave what is open.
    Back,
    /// Give the pane the whole screen, or take it back.
    Zoom,
    /// Show all that can be done.
    More,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FormsState {
    /// Is there a step that moves the form on?
    pub(super) next: bool,
}

fn next(now: &FormsState) -> Result<(), Text> {
    when(
        now.next,
        Text::of(
            "没有选中的登记表，或已经办结",
            "no form is chosen, or it is done",
        ),
    )
}

/// The table.
#[rustfmt::skip]
pub(super) static KEYS: Keymap<Action, FormsState> = Keymap {
    title: Text::of("登记表", "Forms"),
    bindings: &[
        key!(Action::Next, Act, false, [Key::char('g'), Key::f(5)], "下一步" / "next step",
            "办理下一步：待备案的备案，待上传的上传，草稿和退回的提交。", "Take the next step: file, upload, hand in what lies with the member.", next),
        key!(Action::NextPile, View, true, [Key::TAB, Key::char('t')], "换一类" / "other pile",
            "依次查看待备案、待上传、退回与草稿、全部待办、归档。", "Go through the piles: to file, to upload, with members, all pending, archive.", always),
        key!(Action::PreviousPile, View, false, [Key::BACKTAB, Key::char('T')], "上一类" / "pile before",
            "查看上一类登记表。", "Go to the pile before.", always),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对登记表能做的一切。", "List all that can be done to the form.", always),
        key!(Action::Show(FormFilter::ToFile), View, false, [], "待备案" / "to file",
            "查看待备案的登记表。", "Show the forms that are to be filed.", always),
        key!(Action::Show(FormFilter::ToUpload), View, false, [], "待上传" / "to upload",
            "查看待上传政协云的登记表。", "Show the forms that are to be uploaded.", always),
        key!(Action::Show(FormFilter::WithMembers), View, false, [], "退回与草稿" / "with members",
            "查看退回的登记表和草稿。", "Show drafts and returned forms.", always),
        key!(Action::Show(FormFilter::Pending), View, false, [], "全部待办" / "all pending",
            "查看全部待办的登记表。", "Show all forms that wait.", always),
        key!(Action::Show(FormFilter::Archive), View, false, [], "归档" / "archive",
            "查看当年办结的登记表。", "Show the year's forms that are done.", always),
        key!(Action::NextForm, Move, false, [Key::char('J'), Key::DOWN.with_alt()], "下一份" / "next form",
            "看下一份登记表。", "Go to the next form.", always),
        key!(Action::PreviousForm, Move, false, [Key::char('K'), Key::UP.with_alt()], "上一份" / "form before",
            "看上一份登记表。", "Go to the form before.", always),
        key!(Action::ScrollDown, Move, false, [Key::ctrl('d')], "下翻表" / "scroll down",
            "登记表向下翻。", "Scroll the form down.", always),
        key!(Action::ScrollUp, Move, false, [Key::ctrl('u')], "上翻表" / "scroll up",
            "登记表向上翻。", "Scroll the form up.", always),
        key!(Action::Back, Move, false, [Key::ESC], "返回" / "back",
            "取消标记、关闭筛选、缩小窗格或回到列表。", "Take marks, filter or zoom away, or go back to the list.", always),
        key!(Action::Zoom, View, false, [Key::char('z'), Key::ctrl('o')], "放大" / "zoom",
            "本窗格占满屏幕，或恢复。", "Give the pane the whole screen, or take it back.", always),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::keys::KEYS as EVERYWHERE;
    use crate::tui::commands::keys::FORMS;
    use crate::tui::keymap::{duplicates, unclear};
    use crate::tui::panes::list_keys;
    use crate::tui::widgets::table;

    #[test]
    fn no_key_stands_twice_and_all_are_well_said() {
        let own = [FORMS.rows(), KEYS.pages()].concat();
        let mut all = own.clone();
        list_keys::beside(&mut all, &list_keys::ListState::default());
        all.extend([table::KEYS.pages(), EVERYWHERE.pages()].concat());
        assert_eq!(duplicates(&all), Vec::<String>::new());
        assert_eq!(unclear(&own), Vec::<String>::new());
    }
}
