//! What users call the choices that the records hold: the glossary's words, in both languages.

use super::contact::ContactWay;
use super::form::{Event, Status};
use super::member::Sex;
use super::yearwork::{ActivityKind, Channel, Evidence, StudyBody, TemporaryBranch};
use crate::text::Text;

macro_rules! words {
    ($($(#[$meta:meta])* $of:ident { $($choice:pat => $zh:literal, $en:literal;)* })*) => {$(
        impl $of {
            $(#[$meta])*
            #[must_use]
            pub fn word(&self) -> Text {
                match self { $($choice => Text::of($zh, $en),)* }
            }
        }
    )*};
}

words! {
    /// The status's word.
    Status {
        Status::Draft => "草稿", "draft";
        Status::Submitted => "已提交", "submitted";
        Status::Returned => "已退回", "returned";
        Status::Filed => "已备案", "filed";
        Status::Uploaded => "已上传", "uploaded";
        Status::Withdrawn => "已撤回", "withdrawn";
    }
    /// The step's word.
    Event {
        Event::Begin => "填写", "begun";
        Event::Submit => "提交", "submitted";
        Event::Return => "退回", "returned";
        Event::File => "备案", "filed";
        Event::Upload => "上传政协云", "uploaded";
        Event::Withdraw => "撤回", "withdrawn";
        Event::Resume => "恢复", "taken up again";
        Event::PutBack => "撤销备案", "put back";
    }
    /// The sex's word.
    Sex {
        Sex::Female => "女", "female";
        Sex::Male => "男", "male";
    }
    /// The way's word.
    ContactWay {
        ContactWay::Reception => "接待群众", "receiving visitors";
        ContactWay::Visit => "走访群众", "visit";
        ContactWay::Phone => "电话联系", "phone";
        ContactWay::WeChat => "微信交流", "WeChat";
        ContactWay::Community => "社区活动", "community activity";
        ContactWay::Workroom => "工作室活动", "workroom";
        ContactWay::Cloud => "政协云", "CPPCC Cloud";
    }
    /// The kind's word.
    ActivityKind {
        ActivityKind::Research => "调研视察", "research or inspection";
        ActivityKind::Consultation => "界别协商", "consultation";
        ActivityKind::Forum => "座谈会", "forum";
        ActivityKind::ReadingClub => "读书会", "reading club";
        ActivityKind::Service => "公益服务", "public-interest service";
        ActivityKind::Training => "外出学习培训", "training out of town";
        ActivityKind::Plenary => "全体会议", "plenary session";
        ActivityKind::Other => "其他", "other";
    }
    /// Whether there was a temporary branch.
    TemporaryBranch {
        TemporaryBranch::Yes => "已设立", "set up";
        TemporaryBranch::No => "未设立", "not set up";
        TemporaryBranch::NotApplicable => "不涉及", "does not apply";
    }
    /// The channel's word.
    Channel {
        Channel::Speech => "大会发言", "speech";
        Channel::Proposal => "提案", "proposal";
        Channel::Brief => "社情民意信息", "brief";
        Channel::MicroSuggestion => "微建议", "micro-suggestion";
        Channel::ResearchReport => "调研视察报告", "research report";
    }
    /// The meeting's name.
    StudyBody {
        StudyBody::PartyGroup => "党组会议", "leading Party members' group";
        StudyBody::Council => "主席会议", "chairpersons' council";
    }
    /// How far it is believed.
    Evidence {
        Evidence::Recorded => "已登记", "recorded";
        Evidence::Verified { .. } => "已核实", "verified";
    }
}

impl Status {
    /// The status's name in JSON and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Submitted => "submitted",
            Status::Returned => "returned",
            Status::Filed => "filed",
            Status::Uploaded => "uploaded",
            Status::Withdrawn => "withdrawn",
        }
    }

    /// The status of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }
}
