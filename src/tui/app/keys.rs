//! The keys that work on every screen.

use super::place::ScreenName;
use crate::store::ReadingOnly;
use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};

/// What the app does itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Global {
    /// Show the keys.
    Help,
    /// Find any thing or action.
    Palette,
    /// Show what was typed and not saved.
    Unsaved,
    /// Undo the last act.
    Undo,
    /// Redo it.
    Redo,
    /// Look at the year before.
    YearBefore,
    /// Look at the year after.
    YearAfter,
    /// Show a screen.
    Show(ScreenName),
    /// Show where one can go to.
    Places,
    /// Take rosters in.
    Import,
    /// Take filled forms in.
    Intake,
    /// Write something to a file.
    Export,
    /// Take the other theme.
    Theme,
    /// Speak the other language.
    Language,
    /// Switch the mouse on or off.
    Mouse,
    /// Draw everything again.
    Repaint,
    /// Stop as a job.
    Suspend,
    /// End.
    Quit,
}

/// What the app knows when it asks whether a key is to be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct AppState {
    /// Is there something to undo?
    pub can_undo: bool,
    /// Is there something to redo?
    pub can_redo: bool,
    /// Is the year the present one or later?
    pub last_year: bool,
    /// Does the term begin in this year?
    pub first_year: bool,
    /// Why the store is only read, when it is.
    pub reading_only: Option<ReadingOnly>,
}

/// Whether anything may be changed.
fn may_change(now: &AppState) -> Result<(), Text> {
    now.reading_only.map_or(Ok(()), |why| Err(why.text()))
}

fn can_undo(now: &AppState) -> Result<(), Text> {
    may_change(now)?;
    when(
        now.can_undo,
        Text::of("没有可撤销的操作", "nothing to undo"),
    )
}

fn can_redo(now: &AppState) -> Result<(), Text> {
    may_change(now)?;
    when(
        now.can_redo,
        Text::of("没有可重做的操作", "nothing to redo"),
    )
}

fn not_last_year(now: &AppState) -> Result<(), Text> {
    when(
        !now.last_year,
        Text::of("已是今年", "this is the present year"),
    )
}

fn not_first_year(now: &AppState) -> Result<(), Text> {
    when(
        !now.first_year,
        Text::of("之前没有记录", "there are no records before"),
    )
}

/// The table.
#[rustfmt::skip]
pub static KEYS: Keymap<Global, AppState> = Keymap {
    title: Text::of("通用", "Everywhere"),
    bindings: &[
        key!(Global::Palette, Program, true, [Key::ctrl('p'), Key::char(':')], "找" / "find",
            "找人、界别、专委会、登记表或任何操作。", "Find any person, sector, committee, form or action.", always),
        key!(Global::Help, Program, true, [Key::f(1), Key::char('?'), Key::ctrl('k')], "帮助" / "help",
            "列出此处可用的按键。", "List the keys that work here.", always),
        key!(Global::Import, Edit, false, [Key::ctrl('n'), Key::char('I')], "导入" / "import",
            "导入名册、联系界别表、召集人表；先预览，后写入。", "Take in rosters, the map, convenors; shown first, then written.", may_change),
        key!(Global::Intake, Edit, false, [Key::ctrl('r')], "收登记表" / "take in forms",
            "从文件夹收填好的登记表；窗口开着时新来的自动收下。", "Take filled forms in from a folder; while the window is open, new ones as they come.", may_change),
        key!(Global::Unsaved, Edit, false, [Key::char('D')], "未保存的内容" / "unsaved text",
            "查看暂存、中断或放弃的内容，接着填写或找回。", "Show what was kept, broken off or discarded; go on with it or have it back.", always),
        key!(Global::Undo, Edit, false, [Key::char('u'), Key::alt('u')], "撤销" / "undo",
            "撤销上一步操作。", "Undo the last act.", can_undo),
        key!(Global::Redo, Edit, false, [Key::char('U'), Key::alt('r')], "重做" / "redo",
            "重做刚撤销的操作。", "Redo what was undone last.", can_redo),
        key!(Global::YearBefore, View, false, [Key::char('['), Key::alt(',')], "上一年" / "year before",
            "查看上一年。", "Look at the year before.", not_first_year),
        key!(Global::YearAfter, View, false, [Key::char(']'), Key::alt('.')], "下一年" / "year after",
            "查看下一年。", "Look at the year after.", not_last_year),
        key!(Global::Places, View, true, [Key::f(2)], "去处" / "places",
            "列出各处和那里等办的事，按数字、方向键或再按 F2 前往。", "List all places and what waits there; a digit, the arrows or F2 again go to one.", always),
        key!(Global::Export, Use, true, [Key::char('P'), Key::f(7), Key::ctrl('x')], "打印" / "paper",
            "打印、导出：把所看的内容、登记表、名册、工作簿、清单、半年页、情况通报写成文件。",
            "Print or export: write what is shown, forms, rosters, workbooks, lists, half-year pages and the circular to files.", always),
        key!(Global::Show(ScreenName::Desk), View, false, [Key::char('1')], "办公桌" / "desk",
            "到办公桌：专委会、界别、委员、召集人、待办。", "Go to the desk: committees, sectors, members, convenors, pending forms.", always),
        key!(Global::Show(ScreenName::Forms), View, false, [Key::f(3), Key::char('2')], "登记表" / "forms",
            "到登记表：办理与归档。", "Go to the forms: triage and archive.", always),
        key!(Global::Show(ScreenName::Checklist), View, false, [Key::f(4), Key::char('3')], "检查" / "checklist",
            "到检查：各界别、专委会的完成情况。", "Go to the checklist of sectors and committees.", always),
        key!(Global::Show(ScreenName::Yearbook), View, false, [Key::char('4')], "台账" / "yearbook",
            "到台账：计划、活动、成果、总结，工作室、经费、宣传。", "Go to the yearbook: plans, activities, outputs, summaries; workrooms, money, publicity.", always),
        key!(Global::Show(ScreenName::Insight), View, false, [Key::char('5')], "统计" / "insight",
            "到统计：每月、覆盖、节奏、种类、意见、对比、均衡。", "Go to the figures: months, coverage, rhythm, kinds, opinions, last year, evenness.", always),
        key!(Global::Show(ScreenName::Journal), View, false, [Key::char('6')], "日志" / "journal",
            "到日志：谁改了什么，怎么改回来。", "Go to the journal: who changed what, and how to take it back.", always),
        key!(Global::Show(ScreenName::Opinions), View, false, [Key::char('7')], "意见" / "opinions",
            "到意见：在办、承诺台账、办结。", "Go to the opinions: in hand, promises, closed.", always),
        key!(Global::Show(ScreenName::Sittings), View, false, [Key::char('8')], "会议" / "sittings",
            "到会议：议题、待审定、问题、变化。", "Go to the sittings: agenda, who waits, problems, what changed.", always),
        key!(Global::Show(ScreenName::Assessment), View, false, [Key::char('9')], "考核" / "assessment",
            "到考核：各人得分和依据，确认、申诉。", "Go to the assessment: what each was given and why, confirming, appeals.", always),
        key!(Global::Show(ScreenName::Due), View, false, [Key::char('0')], "日程" / "due",
            "到日程：什么事、什么时候、找谁。", "Go to what falls due: what by when, and whom to ask.", always),
        key!(Global::Show(ScreenName::Rounds), View, false, [], "催办" / "reminders",
            "到催办：该提醒谁，提醒过没有；在任何地方按 R 只催所选的。", "Go to the reminders: whom, and when last; R anywhere takes only what is chosen.", always),
        key!(Global::Show(ScreenName::Dossier), View, false, [], "履职档案" / "dossier",
            "回到刚才看的履职档案；在任何名单上对人名按 Enter 打开。", "Go back to the dossier that was looked at last; Enter on anybody's name opens one.", always),
        key!(Global::Show(ScreenName::Records), View, false, [], "全部登记" / "records",
            "到全部登记：各类登记，一类一张表。", "Go to all that is entered, a list for each kind.", always),
        key!(Global::Show(ScreenName::Settings), View, false, [], "设置" / "settings",
            "到设置：按条款列出期限、数量，看依据和影响，修改。", "Go to the settings by article: what each rests on and makes of today, and change one.", always),
        key!(Global::Theme, View, false, [Key::ctrl('t')], "配色" / "theme",
            "换一种配色。", "Take the next theme.", always),
        key!(Global::Language, View, false, [Key::ctrl('g')], "English" / "中文",
            "切换到英文界面。", "Switch to Chinese.", always),
        key!(Global::Mouse, View, false, [], "鼠标" / "mouse",
            "打开或关闭鼠标。", "Switch the mouse on or off.", always),
        key!(Global::Repaint, View, false, [Key::ctrl('l')], "重画" / "redraw",
            "重画整个屏幕。", "Draw the whole screen again.", always),
        key!(Global::Suspend, Program, false, [Key::ctrl('z')], "挂起" / "suspend",
            "挂起程序，回到命令行；用 fg 返回。", "Suspend the program; `fg` comes back.", always),
        key!(Global::Quit, Program, true, [Key::f(10), Key::char('q'), Key::ctrl('c')], "退出" / "quit",
            "退出程序。", "End the program.", always),
    ],
};
