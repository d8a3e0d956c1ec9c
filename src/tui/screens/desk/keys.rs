//! What keys of the desk do to what it shows: panes, filter, zoom; and the menus that they open.

use super::layout::Pane;
use crate::text::Text;
use crate::tui::commands::keys as commands;
use crate::tui::commands::keys::Keys;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{KeyRow, Keymap, always, key, when};

/// What a key does to the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Go to a pane.
    Focus(Pane),
    /// Go to the next pane.
    Next,
    /// Go to the pane before.
    Previous,
    /// Leave what is open, or look at more.
    Back,
    /// Give the pane the whole screen, or take it back.
    Zoom,
    /// Show all that can be done.
    More,
    /// Put the most urgent finding right.
    Cure,
    /// Show the detail of what is chosen.
    Show,
    /// Choose what is entered for a node of the map.
    Add,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DeskState {
    /// Is there a finding to put right?
    pub(super) curable: bool,
}

fn curable(now: &DeskState) -> Result<(), Text> {
    when(
        now.curable,
        Text::of("没有要办的问题", "nothing is to be put right"),
    )
}

/// The keys of all panes.
#[rustfmt::skip]
pub(super) static DESK: Keymap<Action, DeskState> = Keymap {
    title: Text::of("办公桌", "Desk"),
    bindings: &[
        key!(Action::Cure, Act, true, [Key::char('g'), Key::f(5)], "去办" / "fix it",
            "办理所选对象最紧急的问题。", "Put the most urgent finding of what is chosen right.", curable),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对所选对象能做的一切。", "List all that can be done to what is chosen.", always),
        key!(Action::Next, Move, true, [Key::TAB], "下一窗格" / "next pane",
            "到下一个窗格。", "Go to the next pane.", always),
        key!(Action::Previous, Move, false, [Key::BACKTAB], "上一窗格" / "pane before",
            "到上一个窗格。", "Go to the pane before.", always),
        key!(Action::Focus(Pane::Map), Move, false, [], "界别图" / "map",
            "到专委会与界别。", "Go to the map of committees and sectors.", always),
        key!(Action::Focus(Pane::Roster), Move, false, [], "委员" / "members",
            "到委员名册。", "Go to the members.", always),
        key!(Action::Focus(Pane::Convenors), Move, false, [], "召集人" / "convenors",
            "到召集人名册。", "Go to the convenors.", always),
        key!(Action::Focus(Pane::Pending), Move, false, [], "待办表" / "pending",
            "到待办登记表。", "Go to the pending forms.", always),
        key!(Action::Focus(Pane::Detail), Move, false, [], "详情" / "detail",
            "到详情。", "Go to the detail.", always),
        key!(Action::Show, View, false, [Key::char('i'), Key::alt('i')], "详情" / "detail",
            "查看所选对象的详情；再按返回。", "Show the detail of what is chosen; again to go back.", always),
        key!(Action::Back, Move, false, [Key::ESC], "返回" / "back",
            "取消标记、关闭筛选、缩小窗格、离开详情，或看更大范围。", "Take marks away, leave the filter, the zoom or the detail; else look at more.", always),
        key!(Action::Zoom, View, false, [Key::char('z'), Key::ctrl('o')], "放大" / "zoom",
            "本窗格占满屏幕，或恢复。", "Give the pane the whole screen, or take it back.", always),
    ],
};

/// What only the map has.
#[rustfmt::skip]
pub(super) static MAP: Keymap<Action, DeskState> = Keymap {
    title: Text::of("专委会与界别", "Committees and sectors"),
    bindings: &[
        key!(Action::Add, Edit, true, [Key::char('a'), Key::of(Code::Insert)], "新增…" / "add…",
            "新增专委会、界别，或登记界别的召集人、联络员、计划、活动等。", "Add a committee or sector, or what a sector needs: convenor, liaison, plan, activity.", always),
    ],
};

/// The commands of a pane. The detail has those of the pane whose row it shows; asked for by itself it
/// is the map's.
pub(super) fn of(pane: Pane) -> &'static Keys {
    match pane {
        Pane::Map | Pane::Detail => &commands::MAP,
        Pane::Roster => &commands::ROSTER,
        Pane::Convenors => &commands::CONVENORS,
        Pane::Pending => &commands::PENDING,
    }
}

/// The keys of the desk without a desk, pane by pane, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    [
        MAP.pages(),
        commands::MAP.rows(),
        commands::ROSTER.rows(),
        commands::CONVENORS.rows(),
        commands::PENDING.rows(),
        commands::DESK.rows(),
        DESK.pages(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::keys::KEYS as EVERYWHERE;
    use crate::tui::keymap::{duplicates, unclear};
    use crate::tui::panes::list_keys;
    use crate::tui::widgets::table;

    #[test]
    fn no_key_stands_twice_on_a_pane_and_all_are_well_said() {
        for pane in Pane::ALL {
            let mut rows = of(pane).rows();
            if matches!(pane, Pane::Map | Pane::Detail) {
                rows.extend(MAP.pages());
            }
            rows.extend(commands::DESK.rows());
            rows.extend(DESK.pages());
            list_keys::beside(&mut rows, &list_keys::ListState::default());
            rows.extend(table::KEYS.pages());
            rows.extend(EVERYWHERE.pages());
            assert_eq!(duplicates(&rows), Vec::<String>::new(), "{pane:?}");
        }
        assert_eq!(unclear(&pages()), Vec::<String>::new());
        assert!(pages().len() > 36);
    }
}
