//! The keys of the grammar that all boards have.

use crate::text::Text;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does to a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Take the step that moves the row on.
    Next,
    /// Say that it is so.
    So,
    /// Enter a record.
    Add,
    /// Show all that can be done.
    More,
    /// The next leaf, or where there is one only the next pane.
    NextLeaf,
    /// The one before.
    PreviousLeaf,
    /// The pane at the left.
    Left,
    /// The pane at the right.
    Right,
    /// The next row, also while one is read.
    NextRow,
    /// The row before.
    PreviousRow,
    /// Scroll the page, also from the list.
    ScrollDown,
    /// Scroll it back.
    ScrollUp,
    /// Leave what is open.
    Back,
    /// Give the pane the whole screen, or take it back.
    Zoom,
    /// Show what is listed to a room.
    Meeting,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct BoardState {
    /// Is a row marked or chosen?
    pub chosen: bool,
    /// Is there a step that moves it on?
    pub next: bool,
    /// Can it be said that it is so?
    pub so: bool,
    /// Is something entered here?
    pub adds: bool,
    /// Can it be shown to a room?
    pub shows: bool,
    /// Is something tried?
    pub tries: bool,
}

/// For what is done to the chosen row.
///
/// # Errors
/// There is none.
pub fn chosen(now: &BoardState) -> Result<(), Text> {
    when(now.chosen, Text::of("没有选中的行", "no row is chosen"))
}

fn next(now: &BoardState) -> Result<(), Text> {
    chosen(now)?;
    when(
        now.next,
        Text::of("这一项没有下一步要办", "nothing is to be done next here"),
    )
}

fn so(now: &BoardState) -> Result<(), Text> {
    chosen(now)?;
    when(
        now.so,
        Text::of("这一项没有要确认的", "nothing is to be confirmed here"),
    )
}

fn adds(now: &BoardState) -> Result<(), Text> {
    when(now.adds, Text::of("这里不新增", "nothing is entered here"))
}

fn shows(now: &BoardState) -> Result<(), Text> {
    when(
        now.shows,
        Text::of("这里没有会议模式", "nothing is shown to a room here"),
    )
}

/// The table.
#[rustfmt::skip]
pub(super) static KEYS: Keymap<Action, BoardState> = Keymap {
    title: Text::of("各处通用", "Places"),
    bindings: &[
        key!(Action::Next, Act, true, [Key::char('g'), Key::f(5)], "下一步" / "next step",
            "办理所选项的下一步。", "Take the step that moves the chosen row on.", next),
        key!(Action::So, Act, true, [Key::char('v'), Key::f(6)], "确认" / "it is so",
            "确认所选项属实：核实、办结、兑现等。", "Say that it is so: verify, close, kept.", so),
        key!(Action::Add, Edit, false, [Key::char('a'), Key::of(Code::Insert)], "新增" / "add",
            "新增一条登记。", "Enter a record.", adds),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对所选项能做的一切。", "List all that can be done to the chosen row.", always),
        key!(Action::NextLeaf, Move, true, [Key::TAB, Key::char('t')], "换页" / "next leaf",
            "到下一页；只有一页时到下一个窗格。", "Go to the next leaf; where there is one only, to the next pane.", always),
        key!(Action::PreviousLeaf, Move, false, [Key::BACKTAB, Key::char('T')], "上一页" / "leaf before",
            "到上一页。", "Go to the leaf before.", always),
        key!(Action::Left, Move, false, [Key::LEFT], "向左" / "left",
            "到左边的窗格。", "Go to the pane at the left.", always),
        key!(Action::Right, Move, false, [Key::RIGHT], "向右" / "right",
            "到右边的窗格：从清单进入内容。", "Go to the pane at the right: from the list into the page.", always),
        key!(Action::NextRow, Move, false, [Key::char('J'), Key::DOWN.with_alt()], "下一项" / "next row",
            "看下一项。", "Go to the next row.", always),
        key!(Action::PreviousRow, Move, false, [Key::char('K'), Key::UP.with_alt()], "上一项" / "row before",
            "看上一项。", "Go to the row before.", always),
        key!(Action::ScrollDown, Move, false, [Key::ctrl('d')], "下翻" / "scroll down",
            "内容向下翻。", "Scroll the page down.", always),
        key!(Action::ScrollUp, Move, false, [Key::ctrl('u')], "上翻" / "scroll up",
            "内容向上翻。", "Scroll the page up.", always),
        key!(Action::Back, Move, false, [Key::ESC], "返回" / "back",
            "缩小窗格、离开内容、取消标记和筛选。", "Leave the zoom or the page, take marks and filter away.", always),
        key!(Action::Zoom, View, false, [Key::char('z'), Key::ctrl('o')], "放大" / "zoom",
            "本窗格占满屏幕，或恢复。", "Give the pane the whole screen, or take it back.", always),
        key!(Action::Meeting, View, false, [], "会议模式" / "meeting mode",
            "占满屏幕，一次放映一项或一张图表，供会议投影；没有电话，别的都不显示。", "Show an item or a table of figures at a time over the whole screen, for a projector: no telephone numbers, and nothing else.", shows),
    ],
};
