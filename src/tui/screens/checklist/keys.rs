//! The keys of the checklist: those that act on the chosen finding or cell, and those that move
//! about in the matrix. Lists move by the keys that all lists have.

use crate::text::Text;
use crate::tui::commands;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Put the chosen finding right, or the most urgent one of the cell.
    Cure,
    /// Show all that can be done.
    More,
    /// Show what the rule asks and why; again to hide it.
    Explain,
    /// Go to what the finding is about.
    Go,
    /// Show the next leaf: another group of columns, or all findings.
    NextLeaf,
    /// Show the leaf before.
    PreviousLeaf,
    /// Show the findings of another level.
    Level,
    /// Leave what is open.
    Back,
}

/// What a key of the matrix does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Go to another cell.
    Go(Move),
    /// Show the findings of the cell, or the row's thing on the desk.
    Open,
    /// Mark the row, and go on to the next.
    Mark,
    /// Choose the columns of the leaf of one's own.
    Columns,
    /// Sort the sectors by the chosen column, the worst first.
    Sort,
}

/// From cell to cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The column at the left.
    Left,
    /// The column at the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// The name of the row.
    Name,
    /// The last column.
    End,
}

/// What the screen knows when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ChecklistState {
    /// Is there a finding to put right?
    pub(super) finding: bool,
    /// Is there a rule to explain?
    pub(super) rule: bool,
    /// Is there something to go to?
    pub(super) place: bool,
    /// Is the list of all findings in view, with nothing before it?
    pub(super) list: bool,
    /// Is a row chosen?
    pub(super) row: bool,
}

fn finding(now: &ChecklistState) -> Result<(), Text> {
    when(
        now.finding,
        Text::of("没有要办的问题", "nothing is to be put right"),
    )
}

fn rule(now: &ChecklistState) -> Result<(), Text> {
    when(
        now.rule,
        Text::of("请先选一个问题或一格", "choose a finding or a cell first"),
    )
}

fn place(now: &ChecklistState) -> Result<(), Text> {
    when(
        now.place,
        Text::of("没有可前往的对象", "there is nothing to go to"),
    )
}

fn listed(now: &ChecklistState) -> Result<(), Text> {
    when(
        now.list,
        Text::of(
            "只有问题清单可以按级别看",
            "only the list of findings has levels",
        ),
    )
}

fn row(now: &ChecklistState) -> Result<(), Text> {
    when(now.row, Text::of("没有选中的行", "no row is chosen"))
}

/// The keys that work everywhere on the screen.
#[rustfmt::skip]
pub(super) static CHECKLIST: Keymap<Action, ChecklistState> = Keymap {
    title: Text::of("检查", "Checklist"),
    bindings: &[
        key!(Action::Cure, Act, true, [Key::char('g'), Key::f(5)], "去办" / "fix it",
            "办理选中的问题，或所选格中最紧急的问题。", "Put the chosen finding right, or the most urgent one of the cell.", finding),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对所选问题或一格能做的一切。", "List all that can be done about the chosen finding or cell.", always),
        key!(Action::Explain, View, false, [], "解释" / "explain",
            "说明这条规则要求什么、依据哪一条、怎么办（F1 再按 Tab）。", "Say what the rule asks, by which article, and what to do (F1, then Tab).", rule),
        key!(Action::Go, Move, false, [], "前往" / "go to it",
            "到问题所涉及的界别、委员、登记表或专委会。", "Go to the sector, member, form or committee that the finding is about.", place),
        key!(Action::NextLeaf, View, true, [Key::TAB, Key::char('t')], "换组" / "next group",
            "换下一组列：五有、成果活动、领导部门、委员、办理考核，以及全部问题的清单。", "Go to the next group of columns: five haves, results, leadership, members, handling; then the list of all findings.", always),
        key!(Action::PreviousLeaf, View, false, [Key::BACKTAB, Key::char('T')], "上一组" / "group before",
            "换上一组列；在第一组上到问题清单。", "Go to the group of columns before; from the first to the list of findings.", always),
        key!(Action::Level, View, true, [Key::char('l'), Key::alt('l')], "级别" / "level",
            "依次只看不合规、待办、提醒，或全部。", "Show breaches only, duties only, advice only, or all.", listed),
        key!(Action::Back, Move, false, [Key::ESC], "返回" / "back",
            "关闭窗口、取消筛选，或从清单回到矩阵。", "Close what is open, leave the filter, or go from the list to the matrix.", always),
    ],
};

/// The keys of the matrix.
#[rustfmt::skip]
pub(super) static MATRIX: Keymap<Step, ChecklistState> = Keymap {
    title: Text::of("检查矩阵", "Matrix"),
    bindings: &[
        key!(Step::Open, Use, true, [Key::ENTER], "查看" / "look",
            "列出所选格的问题，在合计上列出本行全部问题；在名称上则到办公桌。", "List the findings of the cell, on the sum all of the row; on a name, go to the desk.", row),
        key!(Step::Columns, View, true, [Key::char('c'), Key::alt('c')], "选列" / "columns",
            "选出自己要看的列，另成一页，下次仍在。", "Choose columns for a leaf of one's own, which is there the next time, too.", always),
        key!(Step::Sort, View, false, [Key::char('s'), Key::alt('s')], "排序" / "sort",
            "界别按合计或所选的列排序，问题最多的在前；再按恢复。", "Sort the sectors by all findings or by the chosen column, the worst first; once more, as before.", row),
        key!(Step::Mark, Use, false, [Key::SPACE], "标记" / "mark",
            "标记或取消标记本行并下移；之后去办、催办、核实针对标记的各行。", "Mark the row or take its mark away, and go on; what is done then is done to the marked rows.", row),
        key!(Step::Go(Move::Up), Move, false, [Key::UP, Key::char('k')], "上移" / "up",
            "到上一行。", "Go to the row above.", always),
        key!(Step::Go(Move::Down), Move, false, [Key::DOWN, Key::char('j')], "下移" / "down",
            "到下一行。", "Go to the row below.", always),
        key!(Step::Go(Move::Left), Move, false, [Key::LEFT], "左移" / "left",
            "到左边一格。", "Go to the cell at the left.", always),
        key!(Step::Go(Move::Right), Move, false, [Key::RIGHT], "右移" / "right",
            "到右边一格。", "Go to the cell at the right.", always),
        key!(Step::Go(Move::PageUp), Move, false, [Key::PAGE_UP, Key::ctrl('b')], "上页" / "page up",
            "上翻一页。", "Go up a page.", always),
        key!(Step::Go(Move::PageDown), Move, false, [Key::PAGE_DOWN, Key::ctrl('f')], "下页" / "page down",
            "下翻一页。", "Go down a page.", always),
        key!(Step::Go(Move::First), Move, false, [Key::HOME], "首行" / "first",
            "到第一行。", "Go to the first row.", always),
        key!(Step::Go(Move::Last), Move, false, [Key::END], "末行" / "last",
            "到最后一行。", "Go to the last row.", always),
        key!(Step::Go(Move::Name), Move, false, [Key::LEFT.with_ctrl()], "行首" / "name",
            "到本行的名称。", "Go to the name of the row.", always),
        key!(Step::Go(Move::End), Move, false, [Key::RIGHT.with_ctrl(), Key::ctrl('e')], "行尾" / "last cell",
            "到本行最后一格。", "Go to the last cell of the row.", always),
    ],
};

/// The keys of the checklist without a checklist, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    let mut rows = commands::keys::CHECKLIST.rows();
    rows.extend(CHECKLIST.pages());
    rows.extend(MATRIX.pages());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::keys::KEYS as EVERYWHERE;
    use crate::tui::keymap::{duplicates, unclear};
    use crate::tui::widgets::table;

    #[test]
    fn no_key_stands_twice_and_all_are_well_said() {
        for moves in [MATRIX.pages(), table::KEYS.pages()] {
            let mut rows = commands::keys::CHECKLIST.rows();
            rows.extend(CHECKLIST.pages());
            rows.extend(moves);
            rows.extend(EVERYWHERE.pages());
            assert_eq!(duplicates(&rows), Vec::<String>::new());
        }
        assert_eq!(unclear(&pages()), Vec::<String>::new());
    }
}
