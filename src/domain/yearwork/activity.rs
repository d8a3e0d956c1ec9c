//! An activity of a sector, of several, or of the organisation (articles 1 and 13).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{ActivityId, MemberId, SectorId};
use crate::domain::scope::Scope;

choices! {
    /// What kind of event an activity is (articles 1 and 13).
    ActivityKind {
        /// Research or inspection (调研视察考察).
        Research = "research", "调研视察", "research or inspection";
        /// A consultation of the sector (界别协商).
        Consultation = "consultation", "界别协商", "consultation";
        /// A forum (界别座谈会).
        Forum = "forum", "座谈会", "forum";
        /// A reading club (界别读书会).
        ReadingClub = "reading-club", "读书会", "reading club";
        /// Public-interest service (公益服务).
        Service = "service", "公益服务", "public-interest service";
        /// Training out of town (外出学习培训), which is a record of its own today.
        Training = "training", "外出学习培训", "training out of town", former;
        /// A plenary session (全体会议).
        Plenary = "plenary", "全体会议", "plenary session";
        /// Anything else.
        Other = "other", "其他", "other";
    }
}

choices! {
    /// Whether an event had the temporary branch of the Party that article 1 asks for.
    TemporaryBranch {
        /// The event is none that asks for one.
        NotApplicable = "not-applicable", "不涉及", "does not apply";
        /// It was set up.
        Yes = "yes", "已设立", "set up";
        /// It was not, though the event asked for one.
        No = "no", "未设立", "not set up";
    }
}

// `choices!` can't say which of them is the default.
#[expect(clippy::derivable_impls)]
impl Default for TemporaryBranch {
    fn default() -> Self {
        TemporaryBranch::NotApplicable
    }
}

/// An activity of a sector, or of several, or of the organisation (界别活动).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// The activity's identity.
    pub id: ActivityId,
    /// The sectors that held it; none for an event of the organisation.
    pub sectors: Vec<SectorId>,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: ActivityKind,
    /// Held on.
    pub held_on: NaiveDate,
    /// Held where.
    #[serde(default)]
    pub place: String,
    /// The members who took part.
    #[serde(default)]
    pub participants: Vec<MemberId>,
    /// The temporary branch of the Party.
    #[serde(default)]
    pub temporary_branch: TemporaryBranch,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Activity {
    const FIELDS: &'static [Field<Self>] = fields![Activity(id);
        Open title: "活动名称" / "Title" .wide(24, 44) .required();
        Open kind: "活动类型" / "Kind" .head("类别", "Kind") .asked();
        Open held_on: "时间" / "Held on" .past() .of_term() .comes();
        Open place: "地点" / "Place" .wide(12, 24);
        Open sectors: "举办界别" / "Sectors" .head("界别", "Sectors")
            .help("市政协统一组织的不选", "none for an event of the organisation");
        Open participants: "参加委员" / "Participants" .within("sectors")
            .help(
                "回车列出，输入姓名、拼音或首字母查找；回车选上或去掉",
                "Enter lists, type a name, pinyin or initials; Enter takes or gives back"
            );
        Open temporary_branch: "临时党支部" / "Temporary branch"
            .help(
                "全体会议、重大调研应设立（第1条）",
                "for plenary sessions and major research (art. 1)"
            );
        Open evidence: "核实" / "Evidence";
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Activity;
        Open took_part: "参加人数" / "Members" = Shape::Number,
            |it, _, _| Value::count(&it.participants);
    ];

    const KEY: &'static [&'static str] = &["held_on", "title"];

    const LIST: &'static [Listed] = listed![
        held_on kind title sectors place participants took_part(Table) temporary_branch
        evidence note
    ];

    fn scope(&self) -> Scope {
        match self.sectors.as_slice() {
            [sector] => Scope::Sector(*sector),
            _ => Scope::Office,
        }
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.held_on))
    }

    fn blank(_book: &Book, today: Today) -> Activity {
        Activity {
            id: ActivityId(0),
            sectors: Vec::new(),
            title: String::new(),
            kind: ActivityKind::Research,
            held_on: today.reference_date(),
            place: String::new(),
            participants: Vec::new(),
            temporary_branch: TemporaryBranch::NotApplicable,
            evidence: Evidence::Recorded,
            note: String::new(),
        }
    }
}
