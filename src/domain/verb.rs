//! What people do: the names under which the journal keeps their acts.

use super::record::Kind;
use crate::text;
use crate::text::Text;

/// An act. Its [`Verb::code`] is what the journal keeps; it never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Found the store.
    Found,
    /// Bring the store of an older program up to date.
    Migrate,
    /// Take in somebody's files.
    Import,
    /// Take in filled registration forms.
    Intake,
    /// Enter a record.
    Add(Kind),
    /// Correct a record.
    Edit(Kind),
    /// Strike out a record that was entered by mistake.
    Remove(Kind),
    /// End an appointment or a contact.
    End(Kind),
    /// Say that a record was looked at and holds.
    Verify(Kind),
    /// Set one of the organisation's figures.
    ChangeSetting,
    /// Give a committee the sectors that it looks after.
    AssignSectors,
    /// Dissolve a committee; what it looked after goes over to another.
    DissolveCommittee,
    /// Make a part of a sector one of its own.
    SplitSector,
    /// Make several sectors one.
    MergeSectors,
    /// Call a sector otherwise from a day on.
    RenameSector,
    /// Call a committee otherwise from a day on.
    RenameCommittee,
    /// Begin a term with the list of its members.
    BeginTerm,
    /// Record that a member has left.
    Leave,
    /// Record a member's successor in mid-term.
    Replace,
    /// Hand a member's key contacts over to another.
    HandOver,
    /// Erase a key contact's person.
    EraseContact,
    /// Attach files to a record.
    Attach,
    /// Take a file off a record.
    Detach,
    /// Make one of two records of one person.
    Merge,
    /// Record a convenor's election.
    ElectConvenor,
    /// Designate the first convenor.
    DesignateFirst,
    /// Record the council's approval of a convenor.
    ApproveConvenor,
    /// Give an opinion to a unit.
    AssignOpinion,
    /// Record that a unit sent an opinion back.
    SendOpinionBack,
    /// Record the output that an opinion became.
    ConvertOpinion,
    /// Answer an opinion.
    AnswerOpinion,
    /// Record whether an answer satisfies.
    JudgeAnswer,
    /// Record that a promise was kept.
    KeepPromise,
    /// Close an opinion.
    CloseOpinion,
    /// Remind all who owe something.
    Remind,
    /// Hand in a form.
    SubmitForm,
    /// Send a form back.
    ReturnForm,
    /// File a form.
    FileForm,
    /// Mark a form as uploaded.
    UploadForm,
    /// Take a form back.
    WithdrawForm,
    /// Take a withdrawn form up again.
    ResumeForm,
    /// Put a form back that was filed by mistake.
    PutBackForm,
    /// Make the sheets of a table of points.
    Assess,
    /// Say that an assessment sheet holds.
    ConfirmSheet,
    /// Record which prizes a sitting decided on.
    AwardPrizes,
    /// Undo an entry.
    Undo,
    /// Redo an entry that was undone.
    Redo,
}

/// The verbs that stand for themselves, with code and words.
const PLAIN: &[(Verb, &str, &str, &str)] = &[
    (Verb::Found, "found", "建库", "found the store"),
    (
        Verb::Migrate,
        "migrate",
        "升级数据格式",
        "upgrade the store",
    ),
    (Verb::Import, "import", "导入", "import"),
    (Verb::Intake, "intake", "收登记表", "take in forms"),
    (
        Verb::ChangeSetting,
        "settle",
        "修改设置",
        "change a setting",
    ),
    (
        Verb::AssignSectors,
        "assign-sectors",
        "调整联系界别",
        "assign sectors",
    ),
    (
        Verb::DissolveCommittee,
        "dissolve-committee",
        "撤销专委会",
        "dissolve a committee",
    ),
    (
        Verb::SplitSector,
        "split-sector",
        "界别分设",
        "split a sector",
    ),
    (
        Verb::MergeSectors,
        "merge-sectors",
        "界别合并",
        "merge sectors",
    ),
    (
        Verb::RenameSector,
        "rename-sector",
        "界别更名",
        "rename a sector",
    ),
    (
        Verb::RenameCommittee,
        "rename-committee",
        "专委会更名",
        "rename a committee",
    ),
    (Verb::BeginTerm, "begin-term", "换届", "begin a term"),
    (Verb::Leave, "leave", "委员离任", "member leaves"),
    (Verb::Replace, "replace", "届中调整", "replace a member"),
    (
        Verb::HandOver,
        "hand-over",
        "移交联系对象",
        "hand key contacts over",
    ),
    (
        Verb::EraseContact,
        "erase-contact",
        "清除个人信息",
        "erase a contact's person",
    ),
    (Verb::Attach, "attach", "附上附件", "attach files"),
    (Verb::Detach, "detach", "取下附件", "detach a file"),
    (Verb::Merge, "merge", "合并委员", "merge members"),
    (
        Verb::ElectConvenor,
        "elect-convenor",
        "推选召集人",
        "elect a convenor",
    ),
    (
        Verb::DesignateFirst,
        "designate-first",
        "明确第一召集人",
        "designate the first convenor",
    ),
    (
        Verb::ApproveConvenor,
        "approve-convenor",
        "主席会议审定",
        "record the council's approval",
    ),
    (
        Verb::AssignOpinion,
        "assign-opinion",
        "交办意见建议",
        "assign an opinion",
    ),
    (
        Verb::SendOpinionBack,
        "send-opinion-back",
        "退回意见建议",
        "send an opinion back",
    ),
    (
        Verb::ConvertOpinion,
        "convert-opinion",
        "转化意见建议",
        "turn an opinion into an output",
    ),
    (
        Verb::AnswerOpinion,
        "answer-opinion",
        "答复意见建议",
        "answer an opinion",
    ),
    (
        Verb::JudgeAnswer,
        "judge-answer",
        "登记满意情况",
        "record whether an answer satisfies",
    ),
    (
        Verb::KeepPromise,
        "keep-promise",
        "兑现承诺",
        "keep a promise",
    ),
    (
        Verb::CloseOpinion,
        "close-opinion",
        "办结意见建议",
        "close an opinion",
    ),
    (Verb::Remind, "remind", "催办", "remind"),
    (
        Verb::SubmitForm,
        "submit-form",
        "提交登记表",
        "submit a form",
    ),
    (
        Verb::ReturnForm,
        "return-form",
        "退回登记表",
        "return a form",
    ),
    (Verb::FileForm, "file-form", "备案登记表", "file a form"),
    (
        Verb::UploadForm,
        "upload-form",
        "标记已上传",
        "mark a form as uploaded",
    ),
    (
        Verb::WithdrawForm,
        "withdraw-form",
        "撤回登记表",
        "withdraw a form",
    ),
    (
        Verb::ResumeForm,
        "resume-form",
        "恢复登记表",
        "take a form up again",
    ),
    (
        Verb::PutBackForm,
        "put-back-form",
        "撤销登记表备案",
        "put a filed form back",
    ),
    (Verb::Assess, "assess", "考核计分", "assess"),
    (
        Verb::ConfirmSheet,
        "confirm-sheet",
        "确认考核表",
        "confirm a sheet",
    ),
    (
        Verb::AwardPrizes,
        "award-prizes",
        "评定优秀",
        "decide on prizes",
    ),
    (Verb::Undo, "undo", "撤销", "undo"),
    (Verb::Redo, "redo", "重做", "redo"),
];

type OfKind = fn(Kind) -> Verb;

/// The verbs that take a kind, with the prefix of their code.
const OF_KIND: &[(OfKind, &str)] = &[
    (Verb::Add, "add-"),
    (Verb::Edit, "edit-"),
    (Verb::Remove, "remove-"),
    (Verb::End, "end-"),
    (Verb::Verify, "verify-"),
];

impl Verb {
    /// The name that the journal keeps, such as `file-form` or `edit-member`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Verb::Add(kind) => format!("add-{}", kind.code_name()),
            Verb::Edit(kind) => format!("edit-{}", kind.code_name()),
            Verb::Remove(kind) => format!("remove-{}", kind.code_name()),
            Verb::End(kind) => format!("end-{}", kind.code_name()),
            Verb::Verify(kind) => format!("verify-{}", kind.code_name()),
            plain => PLAIN
                .iter()
                .find(|(verb, ..)| *verb == plain)
                .map_or_else(String::new, |(_, code, ..)| (*code).to_owned()),
        }
    }

    /// The verb of this code; none for one that this program does not know.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Verb> {
        if let Some((verb, ..)) = PLAIN.iter().find(|(_, known, ..)| *known == code) {
            return Some(*verb);
        }
        OF_KIND.iter().find_map(|(verb, prefix)| {
            let name = code.strip_prefix(prefix)?;
            Kind::ALL
                .iter()
                .find(|kind| kind.code_name() == name)
                .map(|kind| verb(*kind))
        })
    }

    /// What users call the verb of this code, which a later program may have written.
    #[must_use]
    pub fn title_of(code: &str) -> Text {
        Verb::from_code(code).map_or_else(|| Text::same(code.to_owned()), Verb::title)
    }

    /// What users call it.
    #[must_use]
    pub fn title(self) -> Text {
        let of = |kind: Kind, zh: &str, en: &str| {
            let title = kind.title();
            let (kind_zh, kind_en) = (title.zh, title.en);
            text!("{zh}{kind_zh}", "{en} {kind_en}")
        };
        match self {
            Verb::Add(kind) => of(kind, "新增", "add"),
            Verb::Edit(kind) => of(kind, "修改", "edit"),
            Verb::Remove(kind) => of(kind, "删除", "remove"),
            Verb::End(kind) => of(kind, "终止", "end"),
            Verb::Verify(kind) => of(kind, "核实", "verify"),
            plain => PLAIN
                .iter()
                .find(|(verb, ..)| *verb == plain)
                .map_or(Text::of("", ""), |(_, _, zh, en)| Text::of(zh, en)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_is_found_by_its_code_and_has_words() {
        let of_kind = Kind::ALL
            .iter()
            .flat_map(|kind| OF_KIND.iter().map(|(verb, _)| verb(*kind)));
        for verb in PLAIN.iter().map(|(verb, ..)| *verb).chain(of_kind) {
            assert_eq!(Verb::from_code(&verb.code()), Some(verb), "{verb:?}");
            assert!(!verb.title().zh.is_empty(), "{verb:?}");
        }
        assert_eq!(Verb::from_code("dance"), None);
    }
}
