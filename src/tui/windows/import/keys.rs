//! The keys of the preview of an import.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportAction {
    /// Take it in.
    Take,
    /// Create the sectors and committees that the store lacks, or not.
    Create,
    /// Say from when on it holds that somebody is elsewhere.
    Moved,
    /// Save what was rejected, to be corrected.
    Rejects,
    /// Choose other files.
    Again,
    /// Leave without importing.
    Leave,
    /// Answer the chosen question.
    Answer,
    /// Record that the chosen member has left.
    Departed,
}

/// The leaves of the preview, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaf {
    /// The files.
    #[default]
    Files,
    /// What comes or changes.
    Changes,
    /// Who or what is elsewhere than in the store.
    Moved,
    /// What is rejected.
    Rejected,
    /// What a person can tell.
    Questions,
    /// Who is missing from the list of the whole sector.
    Missing,
    /// What deserves a look.
    Notes,
}

impl Leaf {
    /// All of them.
    pub(super) const ALL: [Leaf; 7] = [
        Leaf::Files,
        Leaf::Changes,
        Leaf::Moved,
        Leaf::Rejected,
        Leaf::Questions,
        Leaf::Missing,
        Leaf::Notes,
    ];

    /// The leaf of this number.
    pub(super) fn of(n: usize) -> Leaf {
        Leaf::ALL.get(n).copied().unwrap_or_default()
    }

    /// Its title.
    pub(super) fn title(self) -> Text {
        match self {
            Leaf::Files => Text::of("文件", "files"),
            Leaf::Changes => Text::of("改动", "changes"),
            Leaf::Moved => Text::of("变动", "moved"),
            Leaf::Rejected => Text::of("未采纳", "rejected"),
            Leaf::Questions => Text::of("疑问", "questions"),
            Leaf::Missing => Text::of("名单上没有", "missing"),
            Leaf::Notes => Text::of("说明", "notes"),
        }
    }
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportState {
    /// The leaf that is shown.
    pub leaf: Leaf,
    /// How many records would come or change.
    pub changes: usize,
    /// Who and what is elsewhere than in the store.
    pub moved: usize,
    /// How many values and rows are rejected.
    pub rejected: usize,
    /// How many questions were answered since it was rehearsed.
    pub answered: usize,
    /// Whether a row is chosen on the leaf.
    pub chosen: bool,
}

fn something_changes(now: &ImportState) -> Result<(), Text> {
    when(
        now.changes > 0 || now.answered > 0,
        Text::of("没有可导入的改动", "there is nothing to take in"),
    )
}

fn something_moved(now: &ImportState) -> Result<(), Text> {
    when(
        now.moved > 0,
        Text::of("没有变动", "nobody is elsewhere than in the store"),
    )
}

fn something_rejected(now: &ImportState) -> Result<(), Text> {
    when(
        now.rejected > 0,
        Text::of("没有未采纳的内容", "nothing is rejected"),
    )
}

fn something_chosen(now: &ImportState) -> Result<(), Text> {
    when(now.chosen, Text::of("没有选中的行", "no row is chosen"))
}

/// The keys of every leaf.
#[rustfmt::skip]
pub static KEYS: Keymap<ImportAction, ImportState> = Keymap {
    title: Text::of("导入预览", "Import preview"),
    bindings: &[
        key!(ImportAction::Take, Act, true, [Key::ENTER, Key::ctrl('s')], "导入" / "import",
            "写入列出的改动；有未采纳的先询问。", "Write the changes that are listed; asks first where something is rejected.", something_changes),
        key!(ImportAction::Create, Edit, true, [Key::char('n')], "新建界别" / "new sectors",
            "新建库中没有的界别和专委会，或不新建。", "Create the sectors and committees that the store lacks, or don't.", always),
        key!(ImportAction::Moved, Edit, true, [Key::char('m')], "变动日期" / "moved on",
            "与库中不同的自何日起变动，或属更正；重新比对。", "Say from which day on it holds what differs from the store, or that it is a correction; compares again.", something_moved),
        key!(ImportAction::Rejects, Edit, true, [Key::char('P'), Key::f(7)], "另存未采纳" / "save rejected",
            "把未采纳的行另存为工作簿，改正后可直接导入。", "Save the rejected rows as a workbook that can be imported when it is corrected.", something_rejected),
        key!(ImportAction::Again, Edit, true, [Key::char('r')], "另选文件" / "other files",
            "回到文件一行，改选或重新读取。", "Go back to the line of files, to choose others or read them again.", always),
        key!(ImportAction::Leave, Program, true, [Key::ESC], "不导入" / "leave",
            "关闭，不写入任何内容。", "Close; nothing is written.", always),
    ],
};

/// The keys of the leaf of questions.
#[rustfmt::skip]
pub static QUESTIONS: Keymap<ImportAction, ImportState> = Keymap {
    title: Text::of("导入预览 · 疑问", "Import preview: questions"),
    bindings: &[
        key!(ImportAction::Answer, Act, true, [Key::ENTER], "回答" / "answer",
            "回答选中的疑问；都答完后按回答重新比对。", "Answer the chosen question; when all are answered, it is compared again.", something_chosen),
    ],
};

/// The keys of the leaf of missing members.
#[rustfmt::skip]
pub static MISSING: Keymap<ImportAction, ImportState> = Keymap {
    title: Text::of("导入预览 · 名单上没有的委员", "Import preview: missing members"),
    bindings: &[
        key!(ImportAction::Departed, Act, true, [Key::ENTER, Key::char('l')], "登记离任" / "has left",
            "登记选中的委员离任；不登记的照旧。", "Record that the chosen member has left; whoever is not recorded stays.", something_chosen),
    ],
};

/// The keys that a leaf has besides, asked first.
#[must_use]
pub fn of_leaf(leaf: Leaf) -> Option<&'static Keymap<ImportAction, ImportState>> {
    match leaf {
        Leaf::Questions => Some(&QUESTIONS),
        Leaf::Missing => Some(&MISSING),
        Leaf::Files | Leaf::Changes | Leaf::Moved | Leaf::Rejected | Leaf::Notes => None,
    }
}
