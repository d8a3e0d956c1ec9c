//! Which key is which command, by context: the pane that is looked at, and the screen around it.
//!
//! The order is that of hint bar and menu. Letters that lists move by or that the app has everywhere
//! are not used here; what an input method swallows can be had by Alt, by function keys, from the menu
//! of the chosen row (F8), and from the palette.

use super::command::Command;
use super::find;
use crate::domain::command::CommandId;
use crate::domain::command::CommandId::*;
use crate::domain::record::Kind;
use crate::text::Text;
use crate::tui::key::{Code, Key};
use crate::tui::keymap::{Does, KeyRow};

/// A command in a context.
pub struct Bind {
    /// Which.
    pub command: CommandId,
    /// Its keys, the one to be shown first. Empty: in menu and palette only.
    pub keys: &'static [Key],
    /// Whether the hint bar shows it.
    pub hint: bool,
    /// What it is called here, where that is shorter than its title.
    pub label: Option<Text>,
}

/// The commands of a context, with their keys.
pub struct Keys {
    /// What the context is called.
    pub title: Text,
    /// Its commands, in the order in which they are shown.
    pub binds: &'static [Bind],
}

impl Keys {
    /// The command of a key.
    #[must_use]
    pub fn bound(&self, key: Key) -> Option<CommandId> {
        let key = key.meant();
        let bind = self.binds.iter().find(|it| it.keys.contains(&key));
        bind.map(|it| it.command)
    }

    /// Its rows. Whether their commands are to be had, whoever shows them asks the screen.
    #[must_use]
    pub fn rows(&self) -> Vec<KeyRow> {
        self.binds.iter().map(|it| self.row(it)).collect()
    }

    fn row(&self, bind: &Bind) -> KeyRow {
        let row = find(bind.command);
        KeyRow {
            label: bind.label.clone().unwrap_or_else(|| row.title.clone()),
            keys: bind.keys,
            hint: bind.hint,
            ..unbound(row, self.title.clone())
        }
    }
}

/// A command without a key, in a table of this title.
#[must_use]
pub fn unbound(row: Command, table: Text) -> KeyRow {
    KeyRow {
        table,
        does: Does::Command(row.id),
        keys: &[],
        label: row.title,
        help: row.help,
        group: row.group,
        hint: false,
        refused: None,
    }
}

/// The commands that no context has a key or a label for: for the manual.
#[must_use]
pub fn elsewhere() -> Vec<KeyRow> {
    let bound = |id| {
        let mut binds = ALL.iter().flat_map(|it| it.binds);
        binds.any(|it| it.command == id)
    };
    let rest = CommandId::all().into_iter().filter(|id| !bound(*id));
    rest.map(|id| unbound(find(id), Text::of("其他操作", "Other commands")))
        .collect()
}

/// Every context.
pub const ALL: [&Keys; 18] = [
    &MAP,
    &ROSTER,
    &CONVENORS,
    &PENDING,
    &DESK,
    &FORMS,
    &CHECKLIST,
    &YEARBOOK,
    &INSIGHT,
    &RECORDS,
    &OPINIONS,
    &SITTINGS,
    &ASSESSMENT,
    &DUE,
    &DOSSIER,
    &CONVENOR_HOME,
    &MEMBER_HOME,
    &EVERY_PLACE,
];

/// No command has a letter of its own.
pub static NONE: Keys = Keys {
    title: Text::of("", ""),
    binds: &[],
};

const INSERT: Key = Key::of(Code::Insert);

const fn bind(command: CommandId, hint: bool, keys: &'static [Key]) -> Bind {
    Bind {
        command,
        keys,
        hint,
        label: None,
    }
}

const fn called(
    command: CommandId,
    hint: bool,
    keys: &'static [Key],
    zh: &'static str,
    en: &'static str,
) -> Bind {
    Bind {
        command,
        keys,
        hint,
        label: Some(Text::of(zh, en)),
    }
}

/// The map of committees and sectors.
#[rustfmt::skip]
pub static MAP: Keys = Keys {
    title: Text::of("专委会与界别", "Committees and sectors"),
    binds: &[
        bind(Edit, true, &[Key::char('e'), Key::alt('e')]),
        bind(AssignSectors, true, &[Key::char('s'), Key::alt('s')]),
        bind(Remove, false, &[Key::char('x'), Key::DELETE]),
        called(Add(Kind::Committee), false, &[], "新增专委会", "new committee"),
        called(Add(Kind::Sector), false, &[], "新增界别", "new sector"),
        called(Add(Kind::Member), false, &[], "新增委员", "new member"),
        called(ElectConvenor, false, &[Key::alt('c')], "推选召集人", "convenor"),
        called(Add(Kind::Liaison), false, &[Key::alt('l')], "联络员", "liaison"),
        called(AssignLeader, false, &[], "联系领导", "leader"),
        called(Add(Kind::Leader), false, &[], "主席会议成员", "new leader"),
        called(Add(Kind::Plan), false, &[Key::alt('p')], "登记计划", "plan"),
        called(Add(Kind::Activity), false, &[Key::alt('h')], "登记活动", "activity"),
        called(Add(Kind::Summary), false, &[Key::alt('z')], "登记总结", "summary"),
        called(Add(Kind::Output), false, &[], "登记成果", "output"),
        called(Add(Kind::Workroom), false, &[], "新增工作室", "workroom"),
        called(Add(Kind::Study), false, &[], "专题研究", "study"),
        called(Add(Kind::Circular), false, &[], "情况通报", "circular"),
        bind(BeginForm, false, &[Key::char('n'), Key::alt('n')]),
    ],
};

/// The members.
#[rustfmt::skip]
pub static ROSTER: Keys = Keys {
    title: Text::of("委员", "Members"),
    binds: &[
        called(Add(Kind::Member), true, &[Key::char('a'), INSERT], "新增", "add"),
        bind(Edit, true, &[Key::char('e'), Key::alt('e')]),
        bind(BeginForm, true, &[Key::char('n'), Key::alt('n')]),
        called(Add(Kind::KeyContact), true, &[Key::char('K'), Key::alt('k')], "联系对象", "key contact"),
        bind(ElectConvenor, false, &[Key::char('c'), Key::alt('c')]),
        bind(EnterWorkroom, false, &[Key::char('w'), Key::alt('w')]),
        bind(Leave, false, &[Key::char('l'), Key::alt('l')]),
        bind(Replace, false, &[Key::char('r'), Key::alt('j')]),
        bind(Merge, false, &[Key::char('M'), Key::alt('d')]),
        bind(Remove, false, &[Key::char('x'), Key::DELETE]),
    ],
};

/// The convenors.
#[rustfmt::skip]
pub static CONVENORS: Keys = Keys {
    title: Text::of("召集人", "Convenors"),
    binds: &[
        called(ElectConvenor, true, &[Key::char('a'), INSERT], "推选", "elect"),
        bind(DesignateFirst, true, &[Key::char('f'), Key::alt('f')]),
        bind(RecordApproval, true, &[Key::char('p'), Key::alt('p')]),
        bind(Edit, true, &[Key::char('e'), Key::alt('e')]),
        bind(End, true, &[Key::char('l'), Key::alt('l')]),
        bind(Remove, false, &[Key::char('x'), Key::DELETE]),
    ],
};

/// The pending forms on the desk.
#[rustfmt::skip]
pub static PENDING: Keys = Keys {
    title: Text::of("待办登记表", "Pending forms"),
    binds: &[
        bind(FileForm, true, &[Key::char('f'), Key::alt('f')]),
        bind(ReturnForm, true, &[Key::char('r'), Key::alt('t')]),
        bind(UploadForm, true, &[Key::char('p'), Key::alt('p')]),
        bind(SubmitForm, true, &[Key::char('s'), Key::alt('s')]),
        called(Edit, true, &[Key::char('e'), Key::alt('e')], "更正", "correct"),
        bind(WithdrawForm, false, &[Key::char('w'), Key::alt('w')]),
        bind(BeginForm, false, &[Key::char('n'), Key::alt('n')]),
        bind(DrawOpinion, false, &[Key::char('Y'), Key::alt('y')]),
        bind(ShowForm, false, &[]),
    ],
};

/// Whatever pane of the desk is looked at.
#[rustfmt::skip]
pub static DESK: Keys = Keys {
    title: Text::of("办公桌", "Desk"),
    binds: &[
        bind(Verify, false, &[Key::char('v'), Key::f(6)]),
        bind(Remind, false, &[Key::char('R'), Key::f(9)]),
        bind(Records, false, &[Key::char('E'), Key::alt('b')]),
        bind(ShowRecords, false, &[Key::char('A'), Key::alt('a')]),
    ],
};

/// The forms' screen: the letters of triage are those of the pending forms on the desk.
#[rustfmt::skip]
pub static FORMS: Keys = Keys {
    title: Text::of("登记表", "Forms"),
    binds: &[
        bind(FileForm, true, &[Key::char('f'), Key::alt('f')]),
        bind(ReturnForm, true, &[Key::char('r'), Key::alt('t')]),
        bind(UploadForm, true, &[Key::char('p'), Key::alt('p')]),
        bind(SubmitForm, true, &[Key::char('s'), Key::alt('s')]),
        called(Edit, true, &[Key::char('e'), Key::alt('e')], "更正", "correct"),
        bind(BeginForm, false, &[Key::char('n'), Key::alt('n')]),
        bind(WithdrawForm, false, &[Key::char('w'), Key::alt('w')]),
        bind(PutBackForm, false, &[Key::char('b'), Key::alt('b')]),
        bind(ResumeForm, false, &[Key::char('W'), Key::alt('k')]),
        bind(DrawOpinion, false, &[Key::char('Y'), Key::alt('y')]),
        bind(ShowMember, false, &[Key::char('m'), Key::alt('m')]),
        bind(Remind, false, &[Key::char('R'), Key::f(9)]),
    ],
};

/// All records of a kind.
#[rustfmt::skip]
pub static RECORDS: Keys = Keys {
    title: Text::of("全部登记", "Records"),
    binds: &[
        bind(ChangeField, false, &[Key::char('E'), Key::alt('x')]),
    ],
};

/// The checklist.
#[rustfmt::skip]
pub static CHECKLIST: Keys = Keys {
    title: Text::of("检查", "Checklist"),
    binds: &[
        bind(Verify, true, &[Key::char('v'), Key::f(6)]),
        bind(Remind, false, &[Key::char('R'), Key::f(9)]),
    ],
};

/// The yearbook.
#[rustfmt::skip]
pub static YEARBOOK: Keys = Keys {
    title: Text::of("台账", "Yearbook"),
    binds: &[
        called(Add(Kind::PlanItem), true, &[Key::char('i'), Key::alt('i')], "加事项", "add item"),
        called(Add(Kind::Plan), false, &[Key::alt('p')], "登记计划", "plan"),
        called(Add(Kind::Activity), false, &[Key::char('h'), Key::alt('h')], "登记活动", "activity"),
        called(Add(Kind::Summary), false, &[Key::alt('z')], "登记总结", "summary"),
    ],
};

/// The figures, where nothing is entered.
#[rustfmt::skip]
pub static INSIGHT: Keys = Keys {
    title: Text::of("统计", "Insight"),
    binds: &[
        bind(Remind, true, &[Key::char('R'), Key::f(9)]),
    ],
};

/// The opinions.
#[rustfmt::skip]
pub static OPINIONS: Keys = Keys {
    title: Text::of("意见", "Opinions"),
    binds: &[
        bind(ConvertOpinion, true, &[Key::char('C'), Key::alt('c')]),
        bind(SendOpinionBack, false, &[Key::char('b'), Key::alt('b')]),
        bind(JudgeAnswer, false, &[Key::char('s'), Key::alt('s')]),
    ],
};

/// The sittings.
#[rustfmt::skip]
pub static SITTINGS: Keys = Keys {
    title: Text::of("会议", "Sittings"),
    binds: &[
        bind(ApproveInSitting, false, &[Key::char('p'), Key::alt('p')]),
        bind(AwardInSitting, false, &[Key::char('w'), Key::alt('w')]),
        called(Add(Kind::CouncilSitting), false, &[Key::char('n'), Key::alt('n')], "新建会议", "new sitting"),
    ],
};

/// The assessment.
#[rustfmt::skip]
pub static ASSESSMENT: Keys = Keys {
    title: Text::of("考核", "Assessment"),
    binds: &[
        bind(Assess, true, &[Key::char('s'), Key::alt('s')]),
        called(Edit, false, &[], "申诉和答复", "appeal and answer"),
        bind(Remind, false, &[Key::char('R'), Key::f(9)]),
        bind(Remove, false, &[Key::char('x'), Key::DELETE]),
    ],
};

/// What falls due.
#[rustfmt::skip]
pub static DUE: Keys = Keys {
    title: Text::of("日程", "What falls due"),
    binds: &[
        bind(Remind, true, &[Key::char('R'), Key::f(9)]),
    ],
};

/// A member's dossier.
#[rustfmt::skip]
pub static DOSSIER: Keys = Keys {
    title: Text::of("履职档案", "Dossier"),
    binds: &[
        bind(BeginForm, true, &[Key::char('n'), Key::alt('n')]),
        bind(EnterWorkroom, false, &[Key::char('w'), Key::alt('w')]),
        bind(ShowRecords, false, &[Key::char('A'), Key::alt('a')]),
        called(Leave, false, &[], "离任", "leaves"),
        called(Replace, false, &[], "替换", "replace"),
        called(HandOver, false, &[], "移交联系对象", "hand over"),
    ],
};

/// A convenor's home.
#[rustfmt::skip]
pub static CONVENOR_HOME: Keys = Keys {
    title: Text::of("召集人首页", "A convenor's home"),
    binds: &[
        called(Add(Kind::PlanItem), false, &[Key::char('i'), Key::alt('i')], "加事项", "add item"),
    ],
};

/// A member's home.
#[rustfmt::skip]
pub static MEMBER_HOME: Keys = Keys {
    title: Text::of("委员首页", "A member's home"),
    binds: &[
        bind(BeginForm, true, &[Key::char('n'), Key::alt('n')]),
    ],
};

/// Whatever place is looked at.
#[rustfmt::skip]
pub static EVERY_PLACE: Keys = Keys {
    title: Text::of("所选的记录", "What is chosen"),
    binds: &[
        bind(Remind, true, &[Key::char('R'), Key::f(9)]),
        bind(Edit, false, &[Key::char('e'), Key::alt('e')]),
        bind(Remove, false, &[Key::char('x'), Key::DELETE]),
        bind(End, false, &[Key::char('l'), Key::alt('l')]),
    ],
};
