//! The keys of every list: filter, marks, order, copying; and those of every table, which move in it.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, Lookup, OwnKey, always, key, when};
use crate::tui::screens::parts::filter_line;
use crate::tui::widgets::table::{self, Can, Step};

/// What a key does to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAction {
    /// Open the filter.
    Filter,
    /// Mark the row and go on to the next: a range.
    MarkDown,
    /// Mark the row and go back to the one before.
    MarkUp,
    /// Mark all that are shown, or take all marks away.
    MarkAll,
    /// Mark what is not marked, and the other way round.
    Invert,
    /// Choose the column by which it is sorted.
    Sort,
    /// Choose the columns that are shown.
    Columns,
    /// Take a view that has a name, or give one to how the list is shown.
    Views,
    /// Send what is marked or chosen to the clipboard.
    Copy,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// Whether its rows can be marked.
    pub marks: bool,
    /// Whether it can be sorted.
    pub sorts: bool,
    /// Whether a person arranges it: columns, views.
    pub arranged: bool,
    /// Whether it has rows.
    pub any: bool,
}

fn any(now: &ListState) -> Result<(), Text> {
    when(now.any, Text::of("列表是空的", "the list is empty"))
}

fn sorts(now: &ListState) -> Result<(), Text> {
    when(
        now.sorts,
        Text::of("此列表的顺序不能改", "the order is given here"),
    )?;
    any(now)
}

fn arranged(now: &ListState) -> Result<(), Text> {
    when(
        now.arranged,
        Text::of("此列表的列不能改", "the columns are given here"),
    )
}

fn marks(now: &ListState) -> Result<(), Text> {
    when(
        now.marks,
        Text::of("此列表不能标记", "rows cannot be marked here"),
    )?;
    any(now)
}

/// The keys.
#[rustfmt::skip]
pub static KEYS: Keymap<ListAction, ListState> = Keymap {
    title: Text::of("列表中的行", "Rows of lists"),
    bindings: &[
        key!(ListAction::Filter, View, true, [filter_line::OPENS, Key::alt('/')], "筛选" / "filter",
            "只列出符合的行：可按各列的文字、拼音、首字母或 #编号 查。", "List only rows that fit: by the words of any column, pinyin, initials or #number.", always),
        key!(ListAction::MarkAll, Use, false, [Key::char('*'), Key::ctrl('a')], "全选" / "mark all",
            "标记列出的全部行；都已标记时取消标记。", "Mark all rows that are shown; when all are marked, take the marks away.", marks),
        key!(ListAction::MarkDown, Use, false, [Key::DOWN.with_shift()], "连选" / "mark on",
            "标记选中的一行并下移，可连续标记。", "Mark the chosen row and go down: a range is marked.", marks),
        key!(ListAction::MarkUp, Use, false, [Key::UP.with_shift()], "向上连选" / "mark back",
            "标记选中的一行并上移。", "Mark the chosen row and go up.", marks),
        key!(ListAction::Invert, Use, false, [Key::char('~')], "反选" / "invert",
            "标记未标记的行，取消已标记的。", "Mark what is not marked, and take the other marks away.", marks),
        key!(ListAction::Sort, View, false, [Key::char('S'), Key::char('s')], "排序" / "sort",
            "选一列排序；再选同一列，反向；也可恢复原来的顺序。", "Choose a column to sort by; once more turns it round; or go back to the usual order.", sorts),
        key!(ListAction::Columns, View, false, [Key::char('c'), Key::alt('c')], "选列" / "columns",
            "选出要看的列：各人自己的，下次仍在。", "Choose the columns that are shown: one's own, and there the next time.", arranged),
        key!(ListAction::Views, View, false, [Key::char('V')], "视图" / "views",
            "取用起了名字的视图（列、排序、筛选），或把现在的样子存为视图。", "Take a view that has a name (columns, order, filter), or give one to how the list is shown.", arranged),
        key!(ListAction::Copy, Use, false, [Key::char('y'), Key::ctrl('y')], "复制" / "copy",
            "把标记的行，或选中的一行，复制到终端剪贴板。", "Send the marked rows, or the chosen one, to the terminal's clipboard.", any),
    ],
};

/// The keys of lists; those that arrange one only where that is to be had.
fn of_lists(now: &ListState) -> Vec<KeyRow> {
    let rows = KEYS.actions(now).into_iter();
    let arranges = |act| matches!(act, ListAction::Columns | ListAction::Views);
    let rows = rows.filter(|(act, _)| now.arranged || !arranges(*act));
    rows.map(|(_, row)| row).collect()
}

/// Adds the keys of lists to those of a place, without the keys that the place has itself: it is asked first.
pub fn beside(rows: &mut Vec<KeyRow>, now: &ListState) {
    let taken: Vec<Key> = rows.iter().flat_map(|row| row.keys).copied().collect();
    rows.extend(of_lists(now).into_iter().map(|mut row| {
        while let [first, rest @ ..] = row.keys
            && taken.contains(first)
        {
            row.keys = rest;
        }
        while let [rest @ .., last] = row.keys
            && taken.contains(last)
        {
            row.keys = rest;
        }
        row
    }));
}

/// The same, and the keys that move in them.
pub fn all_beside(rows: &mut Vec<KeyRow>, now: &ListState, can: &Can) {
    beside(rows, now);
    rows.extend(table::KEYS.rows(can));
}

/// What a key in a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Something is done with its rows.
    Act(ListAction),
    /// Another row is chosen, or the chosen one opened, marked or folded.
    Step(Step),
}

/// What `key` comes to in a list.
#[must_use]
pub fn look_up(key: Key, now: &ListState, can: &Can) -> Lookup<Asked> {
    let found = KEYS.look_up(key, now).map(Asked::Act);
    found.or_else(|| table::KEYS.look_up(key, can).map(Asked::Step))
}

/// What one of [`rows`] comes to, as the palette asks.
#[must_use]
pub fn call(own: &OwnKey, now: &ListState, can: &Can) -> Lookup<Asked> {
    let found = KEYS.call(own, now).map(Asked::Act);
    found.or_else(|| table::KEYS.call(own, can).map(Asked::Step))
}

/// The keys of a list as they stand now.
#[must_use]
pub fn rows(now: &ListState, can: &Can) -> Vec<KeyRow> {
    let mut rows = of_lists(now);
    rows.extend(table::KEYS.rows(can));
    rows
}

/// The row of copying, for menus.
#[must_use]
pub fn copy(now: &ListState) -> Option<KeyRow> {
    let rows = KEYS.actions(now).into_iter();
    let mut copying = rows.filter(|(act, _)| *act == ListAction::Copy);
    copying.next().map(|(_, row)| row)
}
