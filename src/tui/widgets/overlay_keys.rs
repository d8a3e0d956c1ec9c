//! The keys of what opens over a screen: an editor's form, the palette, two versions compared.
//!
//! Each widget asks its own table here, so that the manual's page says what they do. The fields of
//! a form are asked first: what they take stands in [`super::field_keys`].

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Binding, Group, Keymap, always};

/// What a form's keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormStep {
    /// Save.
    Save,
    /// Go to the next field.
    Next,
    /// Go to the field before.
    Back,
    /// Close, or ask first where something was typed.
    Leave,
}

/// What the palette's keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaletteStep {
    /// Move in the list: the key to hand to it.
    Move(Key),
    /// Take the chosen row.
    Take,
    /// Close.
    Leave,
}

/// What the comparison's keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareStep {
    /// The difference above.
    Up,
    /// The difference below.
    Down,
    /// The first difference.
    First,
    /// The last difference.
    Last,
    /// Choose the other version.
    Turn,
    /// One's own everywhere.
    Mine,
    /// The other's everywhere.
    Theirs,
    /// Go on editing with what is chosen.
    Apply,
    /// Save what is chosen.
    Save,
    /// Go back to what was typed.
    Leave,
}

/// What is done with what was typed when its window is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveStep {
    /// Nothing: go on.
    GoOn,
    /// Save it.
    Save,
    /// Keep it for later.
    Keep,
    /// Throw it away.
    Discard,
}

macro_rules! row {
    ($action:expr, $group:ident, [$($key:expr),*], $zh:literal / $en:literal, $help_zh:literal, $help_en:literal) => {
        Binding {
            keys: &[$($key),*],
            action: $action,
            label: Text::of($zh, $en),
            help: Text::of($help_zh, $help_en),
            group: Group::$group,
            hint: true,
            when: always,
        }
    };
}

/// The keys of every form.
#[rustfmt::skip]
pub static FORM: Keymap<FormStep, ()> = Keymap {
    title: Text::of("编辑窗口", "Editors"),
    bindings: &[
        row!(FormStep::Save, Act, [Key::ctrl('s')], "保存" / "save",
            "保存；有误的项目旁注明原因。", "Save; what is wrong is said beside its field."),
        row!(FormStep::Next, Move, [Key::TAB, Key::DOWN, Key::ENTER], "下一项" / "next",
            "到下一项；在末尾的“保存”上按回车即保存。", "Go to the next field; Enter on the last one, “save”, saves."),
        row!(FormStep::Back, Move, [Key::BACKTAB, Key::UP], "上一项" / "back",
            "到上一项。", "Go to the field before."),
        row!(FormStep::Leave, Program, [Key::ESC], "返回" / "close",
            "关闭；有未保存的内容时先询问。", "Close; asks first where something is not saved."),
    ],
};

/// The keys of the question that closing asks; whatever else is typed goes on with the typing.
#[rustfmt::skip]
pub static LEAVING: Keymap<LeaveStep, ()> = Keymap {
    title: Text::of("关闭前的询问", "Closing with something unsaved"),
    bindings: &[
        row!(LeaveStep::GoOn, Program, [Key::ENTER, Key::ESC], "继续填写" / "go on",
            "回到填写。直接打字也一样。", "Go on; so does typing."),
        row!(LeaveStep::Save, Act, [Key::ctrl('s')], "保存" / "save",
            "保存。", "Save."),
        row!(LeaveStep::Keep, Edit, [Key::f(7)], "暂存" / "keep",
            "暂存并关闭，以后再填。", "Keep what was typed for later, and close."),
        row!(LeaveStep::Discard, Edit, [Key::f(8)], "放弃" / "discard",
            "放弃并关闭；最近放弃的十份可以找回。", "Discard what was typed, and close; the last ten can be had back."),
    ],
};

/// The keys of a question that is answered with yes or no; they tell only: the question reads them itself.
#[rustfmt::skip]
pub static QUESTION: Keymap<(), ()> = Keymap {
    title: Text::of("询问", "Questions"),
    bindings: &[
        row!((), Act, [Key::char('y')], "办理" / "do it",
            "照所问的办理。", "Do what is asked."),
        row!((), Act, [Key::ENTER], "选定" / "take",
            "按选中的回答。", "Take the answer that is chosen."),
        row!((), Move, [Key::TAB, Key::LEFT, Key::RIGHT], "换选" / "other",
            "选另一个回答。", "Choose the other answer."),
        row!((), Program, [Key::ESC, Key::char('n')], "取消" / "cancel",
            "不办理。", "Do nothing."),
    ],
};

/// The keys of a question that is answered with a line.
#[rustfmt::skip]
pub static ANSWER: Keymap<(), ()> = Keymap {
    title: Text::of("填写一行", "A line to be written"),
    bindings: &[
        row!((), Act, [Key::ENTER, Key::ctrl('s')], "提交" / "answer",
            "照所写的办理。", "Go on with what is written."),
        row!((), Program, [Key::ESC], "返回" / "close",
            "关闭；写了的先询问。", "Close; asks first where something is written."),
    ],
};

/// The keys of a menu, besides those that its rows have.
#[rustfmt::skip]
pub static MENU: Keymap<(), ()> = Keymap {
    title: Text::of("菜单", "Menus"),
    bindings: &[
        row!((), Act, [Key::ENTER, Key::RIGHT, Key::SPACE], "选定" / "take",
            "取选中的一行；行尾有键的，按那个键立即取。", "Take the chosen row; one with a key at its end is taken by it at once."),
        row!((), Move, [Key::UP, Key::DOWN], "上下" / "up, down",
            "选另一行。", "Choose another row."),
        row!((), Program, [Key::ESC, Key::LEFT], "返回" / "close",
            "关闭菜单。", "Close the menu."),
    ],
};

/// The keys of a window in which several of many are chosen.
#[rustfmt::skip]
pub static CHOICES: Keymap<(), ()> = Keymap {
    title: Text::of("选几项", "Several of many"),
    bindings: &[
        row!((), Use, [Key::SPACE], "选" / "mark",
            "选中或取消一项；* 全选。", "Mark a row, or take its mark away; * marks all."),
        row!((), Act, [Key::ENTER], "用" / "take",
            "用选中的各项；一项也没选即恢复原样。", "Take what is marked; nothing marked is as it comes."),
        row!((), View, [Key::char('/')], "筛选" / "filter",
            "只列出符合的。", "List only what fits."),
        row!((), Program, [Key::ESC], "返回" / "close",
            "不改。", "Change nothing."),
    ],
};

/// The keys of a filter while it is typed in.
#[rustfmt::skip]
pub static FILTER: Keymap<(), ()> = Keymap {
    title: Text::of("筛选行", "Filters"),
    bindings: &[
        row!((), Act, [Key::ENTER], "留着" / "keep",
            "留着筛选，回到列表。", "Keep the filter and go back to the list."),
        row!((), Move, [Key::UP, Key::DOWN], "上下" / "up, down",
            "在列表里移动。", "Move in the list."),
        row!((), Program, [Key::ESC], "取消筛选" / "take away",
            "取消筛选，列出全部。", "Take the filter away and list all."),
    ],
};

/// The keys of the page that lists keys.
#[rustfmt::skip]
pub static HELP: Keymap<(), ()> = Keymap {
    title: Text::of("帮助页", "Help"),
    bindings: &[
        row!((), Move, [Key::DOWN, Key::UP, Key::PAGE_DOWN, Key::PAGE_UP], "翻看" / "scroll",
            "上下翻看。", "Scroll."),
        row!((), Program, [Key::ESC, Key::f(1)], "返回" / "close",
            "回到原处。", "Go back to where it was opened."),
    ],
};

/// The key that all that opens over a screen has.
#[rustfmt::skip]
pub static OVER: Keymap<(), ()> = Keymap {
    title: Text::of("各窗口", "Windows"),
    bindings: &[
        row!((), Program, [Key::f(1)], "帮助" / "help",
            "列出这个窗口的按键；Esc 回到窗口。", "List the keys of this window; Esc goes back to it."),
    ],
};

/// The keys of the palette; whatever else is typed is looked for.
#[rustfmt::skip]
pub static PALETTE: Keymap<PaletteStep, ()> = Keymap {
    title: Text::of("查找与操作", "Palette"),
    bindings: &[
        row!(PaletteStep::Take, Act, [Key::ENTER], "选定" / "take",
            "到选中的人、界别、专委会、登记表，或执行选中的操作。", "Go to the chosen person, sector, committee or form, or do the chosen action."),
        row!(PaletteStep::Move(Key::UP), Move, [Key::UP], "上移" / "up",
            "选上一行。", "Choose the row above."),
        row!(PaletteStep::Move(Key::DOWN), Move, [Key::DOWN, Key::TAB], "下移" / "down",
            "选下一行。", "Choose the row below."),
        row!(PaletteStep::Move(Key::PAGE_UP), Move, [Key::PAGE_UP], "上页" / "page up",
            "上翻一页。", "Go up a page."),
        row!(PaletteStep::Move(Key::PAGE_DOWN), Move, [Key::PAGE_DOWN], "下页" / "page down",
            "下翻一页。", "Go down a page."),
        row!(PaletteStep::Leave, Program, [Key::ESC], "返回" / "close",
            "关闭。", "Close."),
    ],
};

/// The keys of the comparison of two versions.
#[rustfmt::skip]
pub static COMPARE: Keymap<CompareStep, ()> = Keymap {
    title: Text::of("两个版本对照", "Two versions compared"),
    bindings: &[
        row!(CompareStep::Apply, Act, [Key::ENTER], "采用" / "take",
            "采用所选的各项，回到编辑窗口。", "Take what is chosen and go on editing."),
        row!(CompareStep::Save, Act, [Key::ctrl('s')], "采用并保存" / "take and save",
            "采用所选的各项并保存。", "Take what is chosen and save it."),
        row!(CompareStep::Turn, Edit, [Key::SPACE, Key::LEFT, Key::RIGHT], "换选" / "other",
            "在“我填的”和“现存的”之间换选。", "Choose the other of “mine” and “theirs”."),
        row!(CompareStep::Mine, Edit, [Key::char('m')], "全用我的" / "all mine",
            "各项都用我填的。", "Choose what was typed here for every field."),
        row!(CompareStep::Theirs, Edit, [Key::char('t')], "全用现存的" / "all theirs",
            "各项都用现存的。", "Choose what is stored now for every field."),
        row!(CompareStep::Up, Move, [Key::UP, Key::BACKTAB], "上一项" / "up",
            "到上一处不同。", "Go to the difference above."),
        row!(CompareStep::Down, Move, [Key::DOWN, Key::TAB], "下一项" / "down",
            "到下一处不同。", "Go to the difference below."),
        row!(CompareStep::First, Move, [Key::HOME], "首项" / "first",
            "到第一处不同。", "Go to the first difference."),
        row!(CompareStep::Last, Move, [Key::END], "末项" / "last",
            "到最后一处不同。", "Go to the last difference."),
        row!(CompareStep::Leave, Program, [Key::ESC], "返回" / "back",
            "回到所填内容，什么都不改。", "Go back to what was typed; nothing is changed."),
    ],
};
