//! The keys of the desk: one table a pane, and one for all of them.
//!
//! Letters that every table's movement or the app itself has are not used here; what an input
//! method swallows can be had by Alt, by function keys, from the menu of the chosen row (F8), and
//! from the palette.

use super::layout::Pane;
use super::now::*;
use crate::text::Text;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{KeyRow, Keymap, always, key};
use crate::tui::screens::parts::filter_line;
use crate::tui::widgets::table;

/// What a key of the desk does, to what is chosen in the pane that has the keyboard.
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
    /// Open the filter.
    Filter,
    /// Give the pane the whole screen, or take it back.
    Zoom,
    /// Show all that can be done.
    More,
    /// Put the most urgent finding right.
    Cure,
    /// Say that a record was looked at.
    Verify,
    /// Send to the clipboard.
    Copy,
    /// Show the detail of what is chosen.
    Show,
    /// Enter something new: a menu on the map.
    Add,
    /// Change the record.
    Edit,
    /// Choose among what was entered for it, to change, end or strike out.
    Papers,
    /// Strike out the record.
    Strike,
    /// Which sectors a committee looks after.
    Assign,
    /// A committee is entered.
    AddCommittee,
    /// A sector is entered.
    AddSector,
    /// A member is entered.
    AddMember,
    /// A convenor was elected.
    Elect,
    /// A liaison is entered.
    AddLiaison,
    /// A leader is entered.
    AddLeader,
    /// A plan is entered.
    AddPlan,
    /// An activity is entered.
    AddActivity,
    /// A summary is entered.
    AddSummary,
    /// An output is entered.
    AddOutput,
    /// A workroom is entered.
    AddWorkroom,
    /// A study is entered.
    AddStudy,
    /// The circular is entered.
    AddCircular,
    /// A form is begun.
    BeginForm,
    /// A member leaves.
    Leave,
    /// A member is replaced.
    Replace,
    /// Merge another record of the chosen member into it.
    Merge,
    /// A key contact is entered.
    AddKeyContact,
    /// A member enters a workroom.
    EnterWorkroom,
    /// A convenor becomes the first.
    DesignateFirst,
    /// The council approved a convenor.
    Approve,
    /// A convenor's appointment ends.
    End,
    /// A form is filed.
    File,
    /// A form is sent back.
    Return,
    /// A form was uploaded.
    Upload,
    /// A form is handed in.
    Submit,
    /// A form is taken back.
    Withdraw,
    /// A form is opened on its own screen.
    Open,
}

const INSERT: Key = Key::of(Code::Insert);

/// The keys of all panes.
#[rustfmt::skip]
pub(super) static DESK: Keymap<Action, Now> = Keymap {
    title: Text::of("办公桌", "Desk"),
    bindings: &[
        key!(Action::Cure, Act, true, [Key::char('g'), Key::alt('g')], "去办" / "fix it",
            "办理所选对象最紧急的问题。", "Put the most urgent finding of what is chosen right.", curable),
        key!(Action::More, Use, true, [Key::char('o'), Key::f(8)], "更多" / "more",
            "列出对所选对象能做的一切。", "List all that can be done to what is chosen.", always),
        key!(Action::Verify, Act, false, [Key::char('v'), Key::alt('v')], "核实" / "verify",
            "核实已登记的计划、活动、总结、成果。", "Verify a plan, an activity, a summary or an output.", verifiable),
        key!(Action::Papers, Edit, false, [Key::char('E'), Key::alt('b')], "改登记" / "records",
            "修改、终止或删除已登记的联络员、计划、活动、联系对象等。", "Change, end or strike out what was entered: liaisons, plans, activities, key contacts.", papers),
        key!(Action::Filter, View, true, [filter_line::OPENS, Key::alt('/')], "筛选" / "filter",
            "筛选本窗格，可用拼音或首字母。", "Filter the pane by characters, pinyin or initials.", always),
        key!(Action::Next, Move, true, [Key::TAB], "下一窗格" / "next pane",
            "到下一个窗格。", "Go to the next pane.", always),
        key!(Action::Previous, Move, false, [Key::BACKTAB], "上一窗格" / "pane before",
            "到上一个窗格。", "Go to the pane before.", always),
        key!(Action::Focus(Pane::Map), Move, false, [Key::alt('1')], "界别图" / "map",
            "到专委会与界别。", "Go to the map of committees and sectors.", always),
        key!(Action::Focus(Pane::Roster), Move, false, [Key::alt('2')], "委员" / "members",
            "到委员名册。", "Go to the members.", always),
        key!(Action::Focus(Pane::Convenors), Move, false, [Key::alt('3')], "召集人" / "convenors",
            "到召集人名册。", "Go to the convenors.", always),
        key!(Action::Focus(Pane::Pending), Move, false, [Key::alt('4')], "待办表" / "pending",
            "到待办登记表。", "Go to the pending forms.", always),
        key!(Action::Focus(Pane::Detail), Move, false, [Key::alt('5')], "详情" / "detail",
            "到详情。", "Go to the detail.", always),
        key!(Action::Show, View, false, [Key::char('i'), Key::alt('i')], "详情" / "detail",
            "查看所选对象的详情；再按返回。", "Show the detail of what is chosen; again to go back.", always),
        key!(Action::Back, Move, false, [Key::ESC], "返回" / "back",
            "关闭筛选、缩小窗格、离开详情，或看更大范围。", "Leave the filter, the zoom or the detail; else look at more.", always),
        key!(Action::Zoom, View, false, [Key::char('z'), Key::ctrl('o')], "放大" / "zoom",
            "本窗格占满屏幕，或恢复。", "Give the pane the whole screen, or take it back.", always),
        key!(Action::Copy, Use, false, [Key::char('y'), Key::ctrl('y')], "复制" / "copy",
            "把所选行复制到终端剪贴板。", "Send the chosen row to the terminal's clipboard.", chosen),
    ],
};

/// The keys of the map.
#[rustfmt::skip]
pub(super) static MAP: Keymap<Action, Now> = Keymap {
    title: Text::of("专委会与界别", "Committees and sectors"),
    bindings: &[
        key!(Action::Add, Edit, true, [Key::char('a'), INSERT], "新增…" / "add…",
            "新增专委会、界别，或登记界别的召集人、联络员、计划、活动等。", "Add a committee or sector, or what a sector needs: convenor, liaison, plan, activity.", always),
        key!(Action::Edit, Edit, true, [Key::char('e'), Key::alt('e')], "修改" / "edit",
            "修改所选的组织、专委会或界别。", "Edit the chosen organisation, committee or sector.", editable_node),
        key!(Action::Assign, Edit, true, [Key::char('s'), Key::alt('s')], "分配" / "assign",
            "明确专委会联系哪些界别，或界别由哪个专委会联系。", "Say which sectors the committee looks after, or which committee the sector has.", committee_or_sector),
        key!(Action::Strike, Edit, false, [Key::char('x'), Key::DELETE], "删除" / "strike out",
            "删除误录的专委会或界别。", "Strike out a committee or sector entered by mistake.", committee_or_sector),
        key!(Action::AddCommittee, Edit, false, [], "新增专委会" / "new committee",
            "新增一个专委会。", "Add a committee.", always),
        key!(Action::AddSector, Edit, false, [], "新增界别" / "new sector",
            "新增一个界别。", "Add a sector.", always),
        key!(Action::AddMember, Edit, false, [], "新增委员" / "new member",
            "新增一名委员。", "Add a member.", always),
        key!(Action::Elect, Edit, false, [Key::alt('c')], "推选召集人" / "convenor",
            "登记界别推选的召集人。", "Record a convenor elected by the sector.", sector_node),
        key!(Action::AddLiaison, Edit, false, [Key::alt('l')], "联络员" / "liaison",
            "登记界别联络员。", "Enter the sector's liaison.", sector_node),
        key!(Action::AddLeader, Edit, false, [], "联系领导" / "leader",
            "登记联系界别的主席会议成员。", "Enter a leader who keeps contact with sectors.", always),
        key!(Action::AddPlan, Edit, false, [Key::alt('p')], "登记计划" / "plan",
            "登记年度工作计划。", "Record the year's plan.", committee_or_sector),
        key!(Action::AddActivity, Edit, false, [Key::alt('h')], "登记活动" / "activity",
            "登记界别集体活动。", "Record an activity.", always),
        key!(Action::AddSummary, Edit, false, [Key::alt('z')], "登记总结" / "summary",
            "登记年度工作总结。", "Record the year's summary.", committee_or_sector),
        key!(Action::AddOutput, Edit, false, [], "登记成果" / "output",
            "登记界别履职成果。", "Record an output of the sector.", sector_node),
        key!(Action::AddWorkroom, Edit, false, [], "新增工作室" / "workroom",
            "新增委员工作室。", "Add a workroom.", always),
        key!(Action::AddStudy, Edit, false, [], "专题研究" / "study",
            "登记党组会议或主席会议的专题研究。", "Record a study by the leadership.", always),
        key!(Action::AddCircular, Edit, false, [], "情况通报" / "circular",
            "登记年度情况通报。", "Record the year's circular.", always),
        key!(Action::BeginForm, Edit, false, [Key::char('n'), Key::alt('n')], "填登记表" / "new form",
            "填写一份登记表。", "Begin a registration form.", always),
    ],
};

/// The keys of the roster.
#[rustfmt::skip]
pub(super) static ROSTER: Keymap<Action, Now> = Keymap {
    title: Text::of("委员", "Members"),
    bindings: &[
        key!(Action::AddMember, Edit, true, [Key::char('a'), INSERT], "新增" / "add",
            "新增一名委员。", "Add a member.", always),
        key!(Action::Edit, Edit, true, [Key::char('e'), Key::alt('e')], "修改" / "edit",
            "修改委员信息。", "Edit the member.", chosen),
        key!(Action::BeginForm, Edit, true, [Key::char('n'), Key::alt('n')], "填登记表" / "new form",
            "为该委员填写登记表。", "Begin a registration form of the member.", serving),
        key!(Action::AddKeyContact, Edit, true, [Key::char('K'), Key::alt('k')], "联系对象" / "key contact",
            "登记一名重点联系对象。", "Enter a key contact of the member.", serving),
        key!(Action::Elect, Edit, false, [Key::char('c'), Key::alt('c')], "推选召集人" / "elect",
            "登记该委员所在界别推选的召集人。", "Record a convenor elected by the member's sector.", serving),
        key!(Action::EnterWorkroom, Edit, false, [Key::char('w'), Key::alt('w')], "入驻" / "workroom",
            "登记委员入驻的线下工作室。", "Enter the member into an offline workroom.", serving),
        key!(Action::Leave, Edit, false, [Key::char('l'), Key::alt('l')], "离任" / "leave",
            "登记委员届中离任。", "Record that the member leaves in mid-term.", serving),
        key!(Action::Replace, Edit, false, [Key::char('r'), Key::alt('j')], "替换" / "replace",
            "登记接替该委员的人选。", "Record who takes over the member's seat.", chosen),
        key!(Action::Merge, Edit, false, [Key::char('M'), Key::alt('d')], "合并" / "merge",
            "把同一人重复登记的另一条记录并入该委员。", "Merge a second record of the same person into this member.", chosen),
        key!(Action::Strike, Edit, false, [Key::char('X'), Key::DELETE], "删除" / "strike out",
            "删除误录的委员。", "Strike out a member entered by mistake.", chosen),
    ],
};

/// The keys of the convenors.
#[rustfmt::skip]
pub(super) static CONVENORS: Keymap<Action, Now> = Keymap {
    title: Text::of("召集人", "Convenors"),
    bindings: &[
        key!(Action::Elect, Edit, true, [Key::char('a'), INSERT], "推选" / "elect",
            "登记界别推选的召集人。", "Record a convenor elected by the sector.", sector),
        key!(Action::DesignateFirst, Act, true, [Key::char('f'), Key::alt('f')], "定为第一" / "make first",
            "明确为第一召集人。", "Designate as the first convenor.", not_first),
        key!(Action::Approve, Act, true, [Key::char('p'), Key::alt('p')], "审定" / "approval",
            "登记主席会议审定。", "Record the council's approval.", not_approved),
        key!(Action::Edit, Edit, true, [Key::char('e'), Key::alt('e')], "修改" / "edit",
            "修改召集人任职。", "Edit the appointment.", chosen),
        key!(Action::End, Edit, true, [Key::char('x'), Key::alt('x')], "终止" / "end",
            "终止召集人任职。", "End the appointment.", chosen),
        key!(Action::Strike, Edit, false, [Key::char('X'), Key::DELETE], "删除" / "strike out",
            "删除误录的任职。", "Strike out an appointment entered by mistake.", chosen),
    ],
};

/// The keys of the pending forms.
#[rustfmt::skip]
pub(super) static PENDING: Keymap<Action, Now> = Keymap {
    title: Text::of("待办登记表", "Pending forms"),
    bindings: &[
        key!(Action::File, Act, true, [Key::char('f'), Key::alt('f')], "备案" / "file",
            "将登记表备案。", "File the form.", can_file),
        key!(Action::Return, Act, true, [Key::char('r'), Key::alt('t')], "退回" / "return",
            "退回登记表并写明理由。", "Send the form back with a reason.", can_return),
        key!(Action::Upload, Act, true, [Key::char('p'), Key::alt('p')], "已上传" / "uploaded",
            "标记为已上传政协云。", "Mark the form as uploaded to CPPCC Cloud.", can_upload),
        key!(Action::Submit, Act, true, [Key::char('s'), Key::alt('s')], "提交" / "submit",
            "提交草稿或退回后改好的登记表。", "Hand in a draft or a returned form.", can_submit),
        key!(Action::Edit, Edit, true, [Key::char('e'), Key::alt('e')], "更正" / "correct",
            "更正尚未备案的登记表。", "Correct a form that is not filed yet.", can_correct),
        key!(Action::Withdraw, Act, false, [Key::char('w'), Key::alt('w')], "撤回" / "withdraw",
            "撤回登记表。", "Take the form back.", can_withdraw),
        key!(Action::BeginForm, Edit, false, [Key::char('n'), Key::alt('n')], "填登记表" / "new form",
            "填写一份登记表。", "Begin a registration form.", always),
        key!(Action::Open, View, false, [], "到登记表" / "open form",
            "到登记表界面办理这一份。", "Open the form on its own screen.", chosen),
    ],
};

/// The table of a pane. The detail has that of the pane whose row it shows; asked for by itself it
/// is the map's.
pub(super) fn of(pane: Pane) -> &'static Keymap<Action, Now> {
    match pane {
        Pane::Map | Pane::Detail => &MAP,
        Pane::Roster => &ROSTER,
        Pane::Convenors => &CONVENORS,
        Pane::Pending => &PENDING,
    }
}

/// The keys of the desk without a desk, pane by pane, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    let panes = [
        MAP.pages(),
        ROSTER.pages(),
        CONVENORS.pages(),
        PENDING.pages(),
    ];
    let mut rows = panes.concat();
    rows.extend(DESK.pages());
    rows
}

/// What a table can do on a pane.
pub(super) fn can(pane: Pane) -> table::Can {
    table::Can {
        mark: false,
        fold: pane == Pane::Map,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::keys::KEYS as EVERYWHERE;
    use crate::tui::keymap::{duplicates, unclear};

    #[test]
    fn no_key_stands_twice_on_a_pane_and_all_are_well_said() {
        for pane in Pane::ALL {
            let mut rows = of(pane).pages();
            rows.extend(DESK.pages());
            rows.extend(table::KEYS.pages());
            rows.extend(EVERYWHERE.pages());
            assert_eq!(duplicates(&rows), Vec::<String>::new(), "{pane:?}");
            let own: Vec<KeyRow> = [of(pane).pages(), DESK.pages()].concat();
            assert_eq!(unclear(&own), Vec::<String>::new(), "{pane:?}");
        }
        assert!(pages().len() > 40);
    }
}
