//! An activity of a sector, of several, or of the organisation (articles 1 and 13).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use super::attendance::{self, EXCUSED, Excused};
use super::cost::{COSTS, Cost};
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{
    ActivityId, CommitteeId, LeaderId, MemberId, PlanItemId, SectorId, WorkroomId,
};
use crate::domain::iso;
use crate::domain::money::Money;
use crate::domain::scope::Scope;
use crate::text::Text;

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
    /// Its first day.
    #[serde(deserialize_with = "iso::day")]
    pub held_on: NaiveDate,
    /// Its last day, where that is another.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub until: Option<NaiveDate>,
    /// Held where.
    #[serde(default)]
    pub place: String,
    /// The workroom where it was held.
    #[serde(default)]
    pub workroom: Option<WorkroomId>,
    /// At the grass roots (article 17)?
    #[serde(default)]
    pub grass_roots: bool,
    /// The committee that supports it (article 17).
    #[serde(default)]
    pub committee: Option<CommitteeId>,
    /// The members who took part.
    #[serde(default)]
    pub participants: Vec<MemberId>,
    /// The members who were excused.
    #[serde(default)]
    pub excused: Vec<Excused>,
    /// How many constituents were invited (article 17).
    #[serde(default)]
    pub invited: Option<u32>,
    /// Who they were.
    #[serde(default)]
    pub invited_names: String,
    /// The members of the council who were there (article 18).
    #[serde(default)]
    pub leaders: Vec<LeaderId>,
    /// The items of plans that it ticks (article 17).
    #[serde(default)]
    pub items: Vec<PlanItemId>,
    /// What it cost, sector by sector (article 20).
    #[serde(default)]
    pub costs: Vec<Cost>,
    /// The temporary branch of the Party.
    #[serde(default)]
    pub temporary_branch: TemporaryBranch,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Activity {
    const FIELDS: &'static [Field<Self>] = fields![Activity(id);
        Open title: "活动名称" / "Title" .wide(24, 44) .required();
        Open kind: "活动类型" / "Kind" .head("类别", "Kind") .asked();
        Open held_on: "时间" / "Held on" .past() .of_term() .comes() .headers("开始时间 活动时间");
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
        Open items: "计划事项" / "Plan items"
            .help("对应年度计划的哪几项，计划外的不选", "of the year's plan; none where it was not planned");
        Open until: "结束时间" / "Until" .help("只有一天的不填", "empty where it took a day");
        Open excused: "请假委员" / "Excused" .within("sectors") .parts(EXCUSED);
        Open leaders: "出席领导" / "Leaders present" .headers("出席的主席会议成员");
        Open committee: "依托专委会" / "Supported by" .headers("依托单位 联系专委会");
        Open workroom: "举办工作室" / "Held in workroom" .head("工作室", "Workroom");
        Open grass_roots: "基层一线" / "Grass roots" .yes("在基层一线举办", "held at the grass roots");
        Open invited: "受邀群众人数" / "Constituents invited" .head("受邀群众", "Invited") .bounds(0, 99_999)
            .headers("邀请群众 邀请群众人数 群众人数");
        Personal invited_names: "受邀群众姓名" / "Their names" .wide(8, 30) .lines(2)
            .help("可不填", "may be left out");
        Open costs: "经费" / "Costs" .parts(COSTS);
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Activity;
        Open took_part: "参加人数" / "Members" = Shape::Number,
            |it, _, _| Value::count(&it.participants);
        Open cost: "经费合计（元）" / "Cost, yuan" = Shape::Money,
            |it, _, _| match it.costs.as_slice() {
                [] => Value::Empty,
                _ => Value::Money(it.cost()),
            };
    ];

    const KEY: &'static [&'static str] = &["held_on", "title"];

    const LIST: &'static [Listed] = listed![
        held_on kind title sectors place participants took_part(Table) temporary_branch
        items until committee workroom grass_roots invited invited_names excused leaders costs cost
        evidence attachments note
    ];

    fn scope(&self) -> Scope {
        Scope::of(&self.sectors)
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.held_on))
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let days = (self.held_on, self.until);
        attendance::wrong(days, &self.participants, &self.excused)
    }

    fn blank(_book: &Book, today: Today) -> Activity {
        Activity::on(today.reference_date())
    }
}

impl Activity {
    /// One of a day, of which nothing else is said.
    #[must_use]
    pub fn on(held_on: NaiveDate) -> Activity {
        Activity {
            id: ActivityId(0),
            sectors: Vec::new(),
            title: String::new(),
            kind: ActivityKind::Research,
            held_on,
            until: None,
            place: String::new(),
            workroom: None,
            grass_roots: false,
            committee: None,
            participants: Vec::new(),
            excused: Vec::new(),
            invited: None,
            invited_names: String::new(),
            leaders: Vec::new(),
            items: Vec::new(),
            costs: Vec::new(),
            temporary_branch: TemporaryBranch::NotApplicable,
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }

    /// What it cost all sectors together.
    #[must_use]
    pub fn cost(&self) -> Money {
        self.costs.iter().map(|it| it.amount).sum()
    }
}
