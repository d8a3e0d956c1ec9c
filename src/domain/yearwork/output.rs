//! An output of a sector or of its members (articles 6 and 17).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Facts, Field, Listed, Shape, Value, computed, fields, groups, listed,
    parts,
};
use crate::domain::id::{ActivityId, MemberId, OutputId, SectorId};
use crate::domain::iso;
use crate::domain::opinion::{AnswerClass, Satisfaction};
use crate::domain::scope::Scope;
use crate::domain::settings::Settings;
use crate::text::Text;

choices! {
    /// The channel that an output went through (articles 6 and 17).
    Channel {
        /// A plenary speech (大会发言).
        Speech = "speech", "大会发言", "speech";
        /// A proposal (提案).
        Proposal = "proposal", "提案", "proposal";
        /// A public-opinion brief (社情民意信息).
        Brief = "brief", "社情民意信息", "brief";
        /// A micro-suggestion (微建议).
        MicroSuggestion = "micro-suggestion", "微建议", "micro-suggestion";
        /// A research report (调研视察报告).
        ResearchReport = "research-report", "调研视察报告", "research report";
        /// What a sector's consultation brought (协商成果).
        Consultation = "consultation", "协商建议", "consultation";
        /// What democratic oversight brought (民主监督).
        Oversight = "oversight", "民主监督意见", "oversight";
        /// Said on the members' network (政协云).
        Cloud = "cloud", "政协云建言", "said online";
    }

    /// What the office that took an output in decided of it (审查).
    Outcome {
        /// It is filed, and goes its way.
        Filed = "filed", "立案", "filed" also "予以立案 同意立案 已立案 并案 采用 录用";
        /// It is not.
        NotFiled = "not-filed", "不立案", "not filed" also "不予立案 未立案 不采用 未采用 退回 撤案";
        /// It goes on as a brief.
        ToBrief = "to-brief", "转社情民意信息", "goes on as a brief" also "转社情民意 转为社情民意 转为社情民意信息 转信息";
        /// It goes on as a micro-suggestion.
        ToMicroSuggestion = "to-micro-suggestion", "转微建议", "goes on as a micro-suggestion"
            also "转为微建议 转意见建议 转为意见建议 转意见和建议 转为意见和建议 作意见建议处理 作意见和建议处理
                作为意见建议处理 作为意见和建议处理 作来信处理 转来信处理 作为来信处理";
        /// It goes on as a report.
        ToReport = "to-report", "转调研报告", "goes on as a report" also "转为调研报告";
    }

    /// Whose adoption it is.
    AdoptedBy {
        /// The county.
        County = "county", "县级", "the county" also "县 区 区级 区县";
        /// The city.
        City = "city", "市级", "the city" also "市";
        /// The province.
        Province = "province", "省级", "the province" also "省";
        /// The nation.
        Nation = "nation", "全国", "the nation" also "国家级 中央";
    }
}

/// What was decided of an output (审查立案).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// What.
    pub outcome: Outcome,
    /// The day.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Why, where it was not filed.
    #[serde(default)]
    pub why: String,
}

/// A leader's instruction on an output (批示).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instructed {
    /// The day.
    pub on: NaiveDate,
    /// Whose.
    #[serde(default)]
    pub by: String,
}

/// How an output was answered (办理答复).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Of which class the answer is.
    pub class: AnswerClass,
    /// The day.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// What its author says of it.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
}

groups! {
    Ruling { outcome, on, why }
    Instructed { on, by }
    Answered { class, on, satisfaction }
}

const RULING: &[Facts] = parts!["ruling", Ruling;
    Open outcome: "立案情况" / "Decided" .headers("审查意见 审查结果 是否立案 立案 采用情况");
    Open on: "审查时间" / "Decided on" .headers("立案时间 立案日期 审查日期") .past();
    Open why: "审查说明" / "Why" .headers("不立案原因 不立案理由 不予立案理由");
];

const INSTRUCTED: &[Facts] = parts!["instructed", Instructed;
    Open on: "批示时间" / "Instructed on" .headers("批示日期") .past();
    Open by: "批示领导" / "Instructed by" .headers("批示人");
];

const ANSWER: &[Facts] = parts!["answer", Answered;
    Open class: "答复类别" / "Answer's class" .headers("办理结果 办理类别 答复分类 办理情况");
    Open on: "答复时间" / "Answered on" .headers("答复日期 办复时间 办复日期") .past();
    Open satisfaction: "满意度" / "Satisfied" .headers("满意情况 委员反馈 委员意见 反馈意见");
];

/// Something that a sector or its members brought in (履职成果).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The output's identity.
    pub id: OutputId,
    /// The sector that it counts for.
    pub sector: SectorId,
    /// In the sector's own name (以界别名义), not only in its members'?
    pub collective: bool,
    /// The member who leads its authors; where nobody is said to, the first of them does.
    #[serde(default)]
    pub lead: Option<MemberId>,
    /// The members who wrote it, or joined in.
    #[serde(default)]
    pub authors: Vec<MemberId>,
    /// The channel that it was handed in through.
    pub channel: Channel,
    /// Its title.
    pub title: String,
    /// Handed in on.
    #[serde(deserialize_with = "iso::day")]
    pub handed_in: NaiveDate,
    /// The number that it was given by whoever took it in.
    #[serde(default)]
    pub number: String,
    /// What was decided of it; none where it is handed in only.
    #[serde(default)]
    pub ruling: Option<Ruling>,
    /// The activity that it came from (article 17).
    #[serde(default)]
    pub activity: Option<ActivityId>,
    /// The unit that answers it.
    #[serde(default)]
    pub lead_unit: String,
    /// Units that help.
    #[serde(default)]
    pub joint_units: String,
    /// Adopted by the county on.
    #[serde(default)]
    pub adopted_county: Option<NaiveDate>,
    /// Adopted by the city on.
    #[serde(default)]
    pub adopted_city: Option<NaiveDate>,
    /// Adopted by the province on.
    #[serde(default)]
    pub adopted_province: Option<NaiveDate>,
    /// Adopted by the nation on.
    #[serde(default)]
    pub adopted_nation: Option<NaiveDate>,
    /// A leader's instruction on it.
    #[serde(default)]
    pub instructed: Option<Instructed>,
    /// How it was answered.
    #[serde(default)]
    pub answer: Option<Answered>,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Output {
    const FIELDS: &'static [Field<Self>] = fields![Output(id);
        Open sector: "界别" / "Sector" .implied_by("lead");
        Open title: "题目" / "Title" .head("标题", "Title") .headers("案由 提案名称 提案题目 信息标题") .wide(24, 50) .required();
        Open channel: "成果形式" / "Channel" .head("渠道", "Channel") .asked();
        Open collective: "集体成果" / "Collective" .head("以界别名义", "In the sector's name")
            .yes("以界别名义提交", "in the sector's own name").instead_of("lead");
        Open lead: "第一作者" / "Lead author" .headers("第一提案人 领衔提案人 领衔委员 领衔人 提案人 提案者 第一撰稿人") .within("sector")
            .help("不填的，以执笔委员第一人为准", "where empty, the first of the authors");
        Open authors: "执笔委员" / "Authors" .head("作者", "Authors") .headers("联名提案人 联名委员 联名人 附议人 附议委员")
            .wide(10, 24) .within("sector");
        Open handed_in: "提交时间" / "Handed in on" .head("提交时间", "Handed in") .headers("提交日期 提案时间 收案时间 收案日期")
            .past() .of_term() .comes();
        Open number: "案号" / "Case number" .headers("提案号 提案编号 信息编号 采用编号");
        Open ruling: "立案情况" / "Decided" .parts(RULING);
        Open activity: "来自活动" / "From activity" .help("由哪次活动形成", "which activity brought it");
        Open lead_unit: "主办单位" / "Lead unit" .headers("承办单位 办理单位");
        Open joint_units: "会办单位" / "Joint units" .headers("协办单位");
        Open adopted_county: "县级采用" / "Adopted, county" .headers("县采用 区级采用 县（区）采用") .past();
        Open adopted_city: "市级采用" / "Adopted, city" .headers("市采用 市政协采用") .past();
        Open adopted_province: "省级采用" / "Adopted, province" .headers("省采用 省政协采用") .past();
        Open adopted_nation: "全国采用" / "Adopted, nation" .headers("全国政协采用") .past();
        Open instructed: "批示" / "Instructed" .parts(INSTRUCTED);
        Open answer: "答复" / "Answer" .parts(ANSWER);
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Output;
        Open wrote: "作者人数" / "Number of authors" = Shape::Number,
            |it, _, _| Value::count(it.wrote());
    ];

    const KEY: &'static [&'static str] = &["handed_in", "sector", "title"];

    // The proposals office's tables of answers have no more than these.
    const ALSO: &'static [&'static str] = &["number", "title"];

    const LIST: &'static [Listed] = listed![
        handed_in sector channel title collective lead authors wrote(Table) number ruling activity
        lead_unit joint_units adopted_county adopted_city adopted_province adopted_nation instructed
        answer evidence attachments note
    ];

    fn scope(&self) -> Scope {
        Scope::Sector(self.sector)
    }

    fn year_by(&self, settings: &Settings) -> Option<Year> {
        Some(settings.output_year(self.channel, self.handed_in))
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let before = |on: Option<NaiveDate>| on.is_some_and(|on| on < self.handed_in);
        let days = [
            ("ruling.on", self.ruling.as_ref().and_then(|it| it.on)),
            ("adopted_county", self.adopted_county),
            ("adopted_city", self.adopted_city),
            ("adopted_province", self.adopted_province),
            ("adopted_nation", self.adopted_nation),
            ("instructed.on", self.instructed.as_ref().map(|it| it.on)),
            ("answer.on", self.answer.as_ref().and_then(|it| it.on)),
        ];
        let early = days.into_iter().filter(|(_, on)| before(*on));
        let early = early.map(|(field, _)| {
            let why = Text::of(
                "不能早于提交时间。",
                "It can't lie before the day on which it was handed in.",
            );
            (field, why)
        });
        let ruled = self.ruling.as_ref();
        let answered = self.answer.as_ref();
        let days = ruled
            .and_then(|it| it.on)
            .zip(answered.and_then(|it| it.on));
        let before_ruling = days.is_some_and(|(ruled, answered)| answered < ruled);
        let refused = ruled.is_some_and(|it| it.outcome == Outcome::NotFiled) && answered.is_some();
        let wrong = [
            (
                before_ruling,
                "answer.on",
                Text::of(
                    "不能早于审查时间。",
                    "It can't lie before the decision to file it.",
                ),
            ),
            (
                refused,
                "answer",
                Text::of(
                    "不立案的没有办理答复。",
                    "What was not filed has no answer.",
                ),
            ),
        ];
        let wrong = wrong.into_iter().filter(|(is, ..)| *is);
        early
            .chain(wrong.map(|(_, field, why)| (field, why)))
            .collect()
    }

    fn blank(_book: &Book, today: Today) -> Output {
        Output::on(today.reference_date())
    }
}

impl Output {
    /// One that was handed in on a day, of which nothing else is said.
    #[must_use]
    pub fn on(handed_in: NaiveDate) -> Output {
        Output {
            id: OutputId(0),
            sector: SectorId(0),
            collective: false,
            lead: None,
            authors: Vec::new(),
            channel: Channel::Proposal,
            title: String::new(),
            handed_in,
            number: String::new(),
            ruling: None,
            activity: None,
            lead_unit: String::new(),
            joint_units: String::new(),
            adopted_county: None,
            adopted_city: None,
            adopted_province: None,
            adopted_nation: None,
            instructed: None,
            answer: None,
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }

    /// Those who wrote it, the one who leads first.
    pub fn wrote(&self) -> impl Iterator<Item = MemberId> + '_ {
        let others = self.authors.iter().copied();
        let lead = self.lead;
        lead.into_iter()
            .chain(others.filter(move |it| Some(*it) != lead))
    }

    /// Does it count? What was not filed was handed in, and came to nothing.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.outcome() != Some(Outcome::NotFiled)
    }

    /// What was decided of it.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.ruling.as_ref().map(|it| it.outcome)
    }

    /// The channel that it goes on through, which may be another than it was handed in through.
    #[must_use]
    pub fn goes_as(&self) -> Channel {
        match self.outcome() {
            Some(Outcome::ToBrief) => Channel::Brief,
            Some(Outcome::ToMicroSuggestion) => Channel::MicroSuggestion,
            Some(Outcome::ToReport) => Channel::ResearchReport,
            Some(Outcome::Filed | Outcome::NotFiled) | None => self.channel,
        }
    }

    /// Who adopted it, and when, the lowest level first.
    pub fn adopted(&self) -> impl Iterator<Item = (AdoptedBy, NaiveDate)> + use<> {
        let days = [
            self.adopted_county,
            self.adopted_city,
            self.adopted_province,
            self.adopted_nation,
        ];
        let levels = AdoptedBy::ALL.into_iter().zip(days);
        levels.filter_map(|(level, on)| on.map(|on| (level, on)))
    }
}
