//! The keys of the forms' screen.
//!
//! The letters of triage are those of the pending forms on the desk. What an input method swallows
//! can be had by Alt or Ctrl, from the menu of the chosen form (F8), and from the palette.

use super::form_filter::FormFilter;
use crate::domain::form::{Event, Status};
use crate::text;
use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Keymap, always, key, when};
use crate::tui::screens::parts::filter_line;

/// What a key does, to the marked forms, else to the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// File.
    File,
    /// Send back.
    Return,
    /// Note the upload.
    Upload,
    /// Hand in.
    Submit,
    /// Take back.
    Withdraw,
    /// Take up again.
    Resume,
    /// Put back what was filed by mistake.
    PutBack,
    /// Correct the chosen form.
    Correct,
    /// Begin a form.
    Begin,
    /// Mark all that are shown.
    MarkAll,
    /// Open the filter.
    Filter,
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
    /// Go to the form's member on the desk.
    Member,
    /// Send to the clipboard.
    Copy,
    /// Write as documents.
    Print,
}

/// What is known when it is asked whether a key is to be had.
#[derive(Clone, Debug, Default)]
pub(super) struct Now {
    /// Where the chosen form stands; none when no form is chosen.
    pub(super) chosen: Option<Status>,
    /// Where the forms stand that an act would be for, each status once.
    pub(super) targets: Vec<Status>,
    /// Are there several of them?
    pub(super) several: bool,
    /// What keeps the only one of them from being filed.
    pub(super) fault: Option<Text>,
    /// Is it the archive that is shown?
    pub(super) archive: bool,
    /// Is there any form to be marked?
    pub(super) any: bool,
}

type Answer = Result<(), Text>;

fn chosen(now: &Now) -> Answer {
    when(
        now.chosen.is_some(),
        Text::of("没有选中的登记表", "no form is chosen"),
    )
}

fn step(now: &Now, event: Event) -> Answer {
    if now.targets.iter().any(|it| it.after(event).is_ok()) {
        return Ok(());
    }
    if now.several {
        let word = event.word();
        let (zh, en) = (&word.zh, &word.en);
        return Err(text!(
            "所选登记表都不能{zh}",
            "none of the marked forms can be {en}"
        ));
    }
    chosen(now)?;
    let status = now.targets.first().copied().unwrap_or(Status::Draft).word();
    let (zh, en) = (&status.zh, &status.en);
    Err(text!("该登记表{zh}", "the form is {en}"))
}

fn can_file(now: &Now) -> Answer {
    step(now, Event::File)?;
    now.fault.clone().map_or(Ok(()), Err)
}

fn can_return(now: &Now) -> Answer {
    step(now, Event::Return)
}

fn can_upload(now: &Now) -> Answer {
    step(now, Event::Upload)
}

fn can_submit(now: &Now) -> Answer {
    step(now, Event::Submit)?;
    now.fault.clone().map_or(Ok(()), Err)
}

fn can_withdraw(now: &Now) -> Answer {
    step(now, Event::Withdraw)
}

fn can_resume(now: &Now) -> Answer {
    step(now, Event::Resume)
}

fn can_put_back(now: &Now) -> Answer {
    step(now, Event::PutBack)
}

fn can_correct(now: &Now) -> Answer {
    chosen(now)?;
    let editable = [Status::Draft, Status::Returned, Status::Submitted];
    when(
        now.chosen.is_some_and(|status| editable.contains(&status)),
        Text::of("已备案，不能再改", "is filed; it can't be corrected"),
    )
}

fn can_mark(now: &Now) -> Answer {
    when(
        !now.archive,
        Text::of(
            "归档的登记表不能再办理",
            "nothing is to be done in the archive",
        ),
    )?;
    when(now.any, Text::of("没有登记表", "there is no form"))
}

/// The table.
#[rustfmt::skip]
pub(super) static KEYS: Keymap<Action, Now> = Keymap {
    title: Text::of("登记表", "Forms"),
    bindings: &[
        key!(Action::File, Act, true, [Key::char('f'), Key::alt('f')], "备案" / "file",
            "将登记表备案；有标记时办理全部标记的。", "File the form, or all marked ones.", can_file),
        key!(Action::Return, Act, true, [Key::char('r'), Key::alt('t')], "退回" / "return",
            "退回登记表并写明理由；有标记时退回全部标记的。", "Send the form back with a reason, or all marked ones.", can_return),
        key!(Action::Upload, Act, true, [Key::char('p'), Key::alt('p')], "已上传" / "uploaded",
            "标记为已上传政协云；有标记时办理全部标记的。", "Mark the form, or all marked ones, as uploaded to CPPCC Cloud.", can_upload),
        key!(Action::Submit, Act, true, [Key::char('s'), Key::alt('s')], "提交" / "submit",
            "提交草稿或退回后改好的登记表。", "Hand in a draft or a returned form, or all marked ones.", can_submit),
        key!(Action::Correct, Edit, true, [Key::char('e'), Key::alt('e')], "更正" / "correct",
            "更正尚未备案的登记表。", "Correct a form that is not filed yet.", can_correct),
        key!(Action::NextPile, View, true, [Key::TAB, Key::char('t')], "换一类" / "other pile",
            "依次查看待备案、待上传、退回与草稿、全部待办、归档。", "Go through the piles: to file, to upload, with members, all pending, archive.", always),
        key!(Action::PreviousPile, View, false, [Key::BACKTAB, Key::char('T')], "上一类" / "pile before",
            "查看上一类登记表。", "Go to the pile before.", always),
        key!(Action::Filter, View, true, [filter_line::OPENS, Key::alt('/')], "筛选" / "filter",
            "按委员、界别、专委会或单位筛选，可用拼音或首字母。", "Filter by member, sector, committee or employer: characters, pinyin or initials.", always),
        key!(Action::MarkAll, Use, false, [Key::char('*'), Key::ctrl('a')], "全选" / "mark all",
            "标记列出的全部登记表；都已标记时取消标记。", "Mark all forms that are shown; when all are marked, take the marks away.", can_mark),
        key!(Action::Begin, Edit, false, [Key::char('n'), Key::alt('n')], "填登记表" / "new form",
            "填写一份登记表。", "Begin a registration form.", always),
        key!(Action::Withdraw, Act, false, [Key::char('w'), Key::alt('w')], "撤回" / "withdraw",
            "撤回尚未上传的登记表；有标记时撤回全部标记的。", "Take a form back that is not uploaded, or all marked ones.", can_withdraw),
        key!(Action::PutBack, Act, false, [Key::char('b'), Key::alt('b')], "撤销备案" / "put back",
            "撤销误办的备案，须写明理由；有标记时办理全部标记的。", "Put back a form that was filed by mistake, with a reason, or all marked ones.", can_put_back),
        key!(Action::Resume, Act, false, [Key::char('W'), Key::alt('k')], "恢复" / "take up",
            "把归档中已撤回的登记表恢复为草稿，经办记录保留。", "Take a withdrawn form of the archive up again as a draft, with its history.", can_resume),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对登记表能做的一切。", "List all that can be done to the form.", always),
        key!(Action::Show(FormFilter::ToFile), View, false, [Key::alt('1')], "待备案" / "to file",
            "查看待备案的登记表。", "Show the forms that are to be filed.", always),
        key!(Action::Show(FormFilter::ToUpload), View, false, [Key::alt('2')], "待上传" / "to upload",
            "查看待上传政协云的登记表。", "Show the forms that are to be uploaded.", always),
        key!(Action::Show(FormFilter::WithMembers), View, false, [Key::alt('3')], "退回与草稿" / "with members",
            "查看退回的登记表和草稿。", "Show drafts and returned forms.", always),
        key!(Action::Show(FormFilter::Pending), View, false, [Key::alt('4')], "全部待办" / "all pending",
            "查看全部待办的登记表。", "Show all forms that wait.", always),
        key!(Action::Show(FormFilter::Archive), View, false, [Key::alt('5')], "归档" / "archive",
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
        key!(Action::Member, View, false, [Key::char('m'), Key::alt('m')], "看委员" / "member",
            "到办公桌看填表的委员。", "Go to the form's member on the desk.", chosen),
        key!(Action::Print, Use, false, [Key::char('P'), Key::alt('d')], "打印稿" / "document",
            "把登记表写成 Word 文档；有标记时写全部标记的。", "Write the form, or all marked ones, as a Word document.", chosen),
        key!(Action::Copy, Use, false, [Key::char('y'), Key::ctrl('y')], "复制" / "copy",
            "把登记表的文字复制到终端剪贴板。", "Send the form's text to the terminal's clipboard.", chosen),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::keys::KEYS as EVERYWHERE;
    use crate::tui::keymap::{duplicates, unclear};
    use crate::tui::widgets::table;

    #[test]
    fn no_key_stands_twice_and_all_are_well_said() {
        let own = KEYS.pages();
        let all = [own.clone(), table::KEYS.pages(), EVERYWHERE.pages()].concat();
        assert_eq!(duplicates(&all), Vec::<String>::new());
        assert_eq!(unclear(&own), Vec::<String>::new());
    }

    #[test]
    fn a_step_is_refused_with_its_reason() {
        let mut now = Now::default();
        assert_eq!(
            can_file(&now),
            Err(Text::of("没有选中的登记表", "no form is chosen"))
        );
        now.chosen = Some(Status::Filed);
        now.targets = vec![Status::Filed];
        assert_eq!(
            can_file(&now),
            Err(Text::of("该登记表已备案", "the form is filed"))
        );
        assert_eq!(can_upload(&now), Ok(()));
        assert!(can_correct(&now).is_err());
        now.several = true;
        assert!(can_return(&now).is_err_and(|why| why.zh == "所选登记表都不能退回"));
        now.targets.push(Status::Submitted);
        assert_eq!(can_return(&now), Ok(()));
        now.fault = Some(Text::of("填表时间：缺", "Date filled: missing"));
        assert_eq!(
            can_file(&now),
            Err(Text::of("填表时间：缺", "Date filled: missing"))
        );
    }
}
