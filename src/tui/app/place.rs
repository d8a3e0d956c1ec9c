//! The screens by name, and what can be gone to on them.

use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, ConvenorId, FormId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::rules::{Finding, Subject};
use crate::text::Text;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenName {
    /// 办公桌.
    Desk,
    /// 登记表.
    Forms,
    /// 检查.
    Checklist,
    /// 台账.
    Yearbook,
    /// 统计.
    Insight,
    /// 日志.
    Journal,
    /// 意见.
    Opinions,
    /// 会议.
    Sittings,
    /// 考核.
    Assessment,
    /// 日程.
    Due,
    /// 催办.
    Rounds,
    /// 履职档案.
    Dossier,
    /// 全部登记.
    Records,
    /// 设置.
    Settings,
}

impl ScreenName {
    /// All screens: those that have a number in the order of these, then the others.
    pub const ALL: [ScreenName; 14] = [
        ScreenName::Desk,
        ScreenName::Forms,
        ScreenName::Checklist,
        ScreenName::Yearbook,
        ScreenName::Insight,
        ScreenName::Journal,
        ScreenName::Opinions,
        ScreenName::Sittings,
        ScreenName::Assessment,
        ScreenName::Due,
        ScreenName::Rounds,
        ScreenName::Dossier,
        ScreenName::Records,
        ScreenName::Settings,
    ];

    /// The number by which it is known, on the telephone too: it never changes. What is seldom gone to has none.
    #[must_use]
    pub fn digit(self) -> Option<char> {
        match self {
            ScreenName::Desk => Some('1'),
            ScreenName::Forms => Some('2'),
            ScreenName::Checklist => Some('3'),
            ScreenName::Yearbook => Some('4'),
            ScreenName::Insight => Some('5'),
            ScreenName::Journal => Some('6'),
            ScreenName::Opinions => Some('7'),
            ScreenName::Sittings => Some('8'),
            ScreenName::Assessment => Some('9'),
            ScreenName::Due => Some('0'),
            ScreenName::Rounds
            | ScreenName::Dossier
            | ScreenName::Records
            | ScreenName::Settings => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            ScreenName::Desk => Text::of("办公桌", "Desk"),
            ScreenName::Forms => Text::of("登记表", "Forms"),
            ScreenName::Checklist => Text::of("检查", "Checklist"),
            ScreenName::Yearbook => Text::of("台账", "Yearbook"),
            ScreenName::Insight => Text::of("统计", "Insight"),
            ScreenName::Journal => Text::of("日志", "Journal"),
            ScreenName::Opinions => Text::of("意见", "Opinions"),
            ScreenName::Sittings => Text::of("会议", "Sittings"),
            ScreenName::Assessment => Text::of("考核", "Assessment"),
            ScreenName::Due => Text::of("日程", "Due"),
            ScreenName::Rounds => Text::of("催办", "Reminders"),
            ScreenName::Dossier => Text::of("履职档案", "Dossier"),
            ScreenName::Records => Text::of("全部登记", "Records"),
            ScreenName::Settings => Text::of("设置", "Settings"),
        }
    }

    /// The same where there is little room.
    #[must_use]
    pub fn short(self) -> Text {
        match self {
            ScreenName::Desk => Text::of("办", "Desk"),
            ScreenName::Forms => Text::of("表", "Form"),
            ScreenName::Checklist => Text::of("检", "Chk"),
            ScreenName::Yearbook => Text::of("台", "Year"),
            ScreenName::Insight => Text::of("统", "Stat"),
            ScreenName::Journal => Text::of("志", "Jrnl"),
            ScreenName::Opinions => Text::of("意", "Opin"),
            ScreenName::Sittings => Text::of("会", "Sit"),
            ScreenName::Assessment => Text::of("考", "Asmt"),
            ScreenName::Due => Text::of("程", "Due"),
            ScreenName::Rounds => Text::of("催", "Rem"),
            ScreenName::Dossier => Text::of("档", "File"),
            ScreenName::Records => Text::of("全", "Rec"),
            ScreenName::Settings => Text::of("设", "Set"),
        }
    }

    /// What is asked there, in a sentence.
    #[must_use]
    pub fn asked(self) -> Text {
        match self {
            ScreenName::Desk => Text::of(
                "专委会、界别、委员、待办",
                "committees, sectors, members, what waits",
            ),
            ScreenName::Forms => Text::of(
                "收表、备案、退回、上传",
                "forms taken in, filed, returned, uploaded",
            ),
            ScreenName::Checklist => Text::of(
                "哪个界别缺什么，怎么补",
                "what each sector lacks, and how to mend it",
            ),
            ScreenName::Yearbook => Text::of(
                "计划、活动、成果、总结，对得上吗",
                "plans, activities, outputs, summaries",
            ),
            ScreenName::Insight => Text::of(
                "有多少、在哪里、比去年多还是少",
                "how much, where, more or less than last year",
            ),
            ScreenName::Journal => Text::of(
                "谁改了什么，怎么改回来",
                "who changed what, and how to take it back",
            ),
            ScreenName::Opinions => Text::of(
                "群众意见到了哪一步，承诺兑现没有",
                "how far opinions got, whether promises are kept",
            ),
            ScreenName::Sittings => Text::of(
                "议题、批量审定、问题督办、变化",
                "agenda, approvals, problems, what changed",
            ),
            ScreenName::Assessment => {
                Text::of("各人得多少分，为什么", "who has how many points, and why")
            }
            ScreenName::Due => Text::of("什么事、什么时候、找谁", "what by when, and whom to ask"),
            ScreenName::Rounds => Text::of(
                "该提醒谁，提醒过没有",
                "whom to remind, and when that was done last",
            ),
            ScreenName::Dossier => Text::of(
                "一名委员、一个界别：要办的事、做过的事",
                "of one member or body: what is owed, what was done",
            ),
            ScreenName::Records => Text::of(
                "各类登记，一类一张表",
                "all that is entered, a list for each kind",
            ),
            ScreenName::Settings => Text::of(
                "哪些期限、数量是本单位定的，谁定的",
                "which dates and figures the office set, and who decided",
            ),
        }
    }
}

/// A thing to be shown and chosen, on the screen where it lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A screen as it was left.
    Screen(ScreenName),
    /// A committee on the desk.
    Committee(CommitteeId),
    /// A sector on the desk.
    Sector(SectorId),
    /// A member's dossier.
    Member(MemberId),
    /// The dossier of a sector, a committee, a workroom or a department.
    Dossier(Kind, u64),
    /// A form in triage or archive.
    Form(FormId),
    /// A record among all of its kind.
    Record(Kind, u64),
    /// A setting, by its place among all.
    Setting(u8),
    /// All records of a kind.
    Kind(Kind),
    /// All that is entered for a committee, a sector or a member, or for the organisation as a whole.
    RecordsOf(Option<(Kind, u64)>),
}

impl Place {
    /// Where a record lives: in a place of its own, else among all of its kind.
    #[must_use]
    pub fn of(kind: Kind, id: u64, book: &Book) -> Place {
        match kind {
            Kind::Committee => Place::Committee(CommitteeId(id)),
            Kind::Sector => Place::Sector(SectorId(id)),
            Kind::Member => Place::Member(MemberId(id)),
            Kind::RegistrationForm => Place::Form(FormId(id)),
            Kind::Convenor => match book.convenors.get(ConvenorId(id)) {
                Some(convenor) => Place::Member(convenor.member),
                None => Place::Record(kind, id),
            },
            Kind::Workroom | Kind::Department => Place::Dossier(kind, id),
            kind => Place::Record(kind, id),
        }
    }

    /// Where what a finding is about is shown.
    #[must_use]
    pub fn about(finding: &Finding, book: &Book) -> Place {
        match finding.subject {
            Subject::Organisation => Place::Screen(ScreenName::Desk),
            subject => Place::of(subject.kind(), subject.raw_id(), book),
        }
    }

    /// The screen that it is on.
    #[must_use]
    pub fn screen(self) -> ScreenName {
        match self {
            Place::Screen(name) => name,
            Place::Committee(_) | Place::Sector(_) => ScreenName::Desk,
            Place::Setting(_) => ScreenName::Settings,
            Place::Member(_) | Place::Dossier(..) => ScreenName::Dossier,
            Place::Form(_) | Place::Kind(Kind::RegistrationForm) => ScreenName::Forms,
            Place::Record(Kind::Plan | Kind::PlanItem, _) => ScreenName::Yearbook,
            Place::Record(Kind::Opinion, _) => ScreenName::Opinions,
            Place::Record(Kind::CouncilSitting | Kind::AgendaItem | Kind::Problem, _) => {
                ScreenName::Sittings
            }
            Place::Record(Kind::AssessmentSheet, _) => ScreenName::Assessment,
            Place::Record(..) | Place::Kind(_) | Place::RecordsOf(_) => ScreenName::Records,
        }
    }
}
