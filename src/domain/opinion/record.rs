//! An opinion as it is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::life::OpinionState;
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Facts, Field, FieldType as _, Listed, Shape, Value, computed, fields,
    groups, listed, parts,
};
use crate::domain::id::{FormId, MemberId, OpinionId, OutputId, SectorId};
use crate::domain::iso;
use crate::domain::scope::Scope;

choices! {
    /// What a unit is to an opinion that was assigned to it.
    UnitRole {
        /// It answers (主办).
        Lead = "lead", "主办", "lead";
        /// It helps (会办).
        Joint = "joint", "会办", "joint";
    }

    /// What an answer says.
    AnswerClass {
        /// Solved, or taken over.
        Solved = "a", "A 已解决", "A solved"
            also "A类 已解决 已经解决 已采纳 采纳 解决采纳 采纳解决 已解决或采纳 已落实";
        /// Being solved.
        InProgress = "b", "B 正在解决", "B in progress"
            also "B类 正在解决 部分解决 部分采纳 正在落实 正在解决或列入计划 正在解决或列入计划解决";
        /// Planned.
        Planned = "c", "C 列入计划", "C planned"
            also "C类 列入计划 列入计划解决 列入规划解决 列入规划 已列入计划 拟解决 计划解决";
        /// Kept for reference.
        Reference = "d", "D 留作参考", "D for reference"
            also "D类 留作参考 供参考 作为参考 暂难解决 暂时不能解决 条件不具备";
    }

    /// What whoever had the opinion says of the answer.
    Satisfaction {
        /// 满意
        Satisfied = "satisfied", "满意", "satisfied" also "很满意 非常满意";
        /// 基本满意
        Mostly = "mostly", "基本满意", "mostly satisfied" also "较满意 比较满意";
        /// 不满意
        Dissatisfied = "dissatisfied", "不满意", "dissatisfied";
    }
}

/// An opinion (意见建议).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The opinion's identity.
    pub id: OpinionId,
    /// What it is about, in a few words.
    pub title: String,
    /// The subject that it belongs to, such as schools.
    #[serde(default)]
    pub topic: String,
    /// What is said.
    #[serde(default)]
    pub content: String,
    /// The member who brings it in.
    pub reporter: MemberId,
    /// The sectors whose constituents say it.
    #[serde(default)]
    pub sectors: Vec<SectorId>,
    /// The form that it was drawn from; none where it was entered by itself.
    #[serde(default)]
    pub form: Option<FormId>,
    /// Received on.
    #[serde(deserialize_with = "iso::day")]
    pub received_on: NaiveDate,
    /// The units that it was assigned to, one after another.
    #[serde(default)]
    pub handlings: Vec<Handling>,
    /// The outputs that it was turned into.
    #[serde(default)]
    pub conversions: Vec<Conversion>,
    /// The answers, one after another.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// When it was closed, and how.
    #[serde(default)]
    pub closed: Option<Closed>,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// A unit that an opinion was assigned to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    /// The unit.
    pub unit: String,
    /// What it is to the opinion.
    pub role: UnitRole,
    /// Assigned on.
    #[serde(deserialize_with = "iso::day")]
    pub assigned_on: NaiveDate,
    /// When the unit sent it back, and why.
    #[serde(default)]
    pub sent_back: Option<SentBack>,
}

/// That a unit sent an opinion back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// An output that an opinion was turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    /// The output.
    pub output: OutputId,
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// Its class.
    pub class: AnswerClass,
    /// What it says.
    #[serde(default)]
    pub what: String,
    /// What whoever had the opinion says of it.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// What it promises; of classes B and C.
    #[serde(default)]
    pub promise: Option<Promise>,
}

/// What an answer promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// By when.
    #[serde(deserialize_with = "iso::day")]
    pub by: NaiveDate,
    /// Kept on.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub kept: Option<NaiveDate>,
}

/// The end of an opinion's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// How, where the answers do not say it.
    #[serde(default)]
    pub how: String,
}

groups! {
    Handling { unit, role, assigned_on, sent_back }
    SentBack { on, reason }
    Conversion { output, on }
    Answer { on, class, what, satisfaction, promise }
    Promise { by, kept } => ahead
    Closed { on, how }
}

const SENT_BACK: &[Facts] = parts!["handlings.sent_back", SentBack;
    Open on: "退回时间" / "Sent back on";
    Open reason: "退回原因" / "Why";
];

const HANDLINGS: &[Facts] = parts!["handlings", Handling;
    Open unit: "承办单位" / "Unit";
    Open role: "主办会办" / "Role";
    Open assigned_on: "交办时间" / "Assigned on";
    Open sent_back: "退回" / "Sent back" .parts(SENT_BACK);
];

const CONVERSIONS: &[Facts] = parts!["conversions", Conversion;
    Open output: "转化成果" / "Turned into";
    Open on: "转化时间" / "On";
];

const PROMISE: &[Facts] = parts!["answers.promise", Promise;
    Open by: "承诺时限" / "Promised by";
    Open kept: "兑现时间" / "Kept on";
];

const ANSWERS: &[Facts] = parts!["answers", Answer;
    Open on: "答复时间" / "Answered on";
    Open class: "答复类别" / "Class";
    Open what: "答复内容" / "Answer";
    Open satisfaction: "满意情况" / "Satisfied";
    Open promise: "承诺" / "Promise" .parts(PROMISE);
];

const CLOSED: &[Facts] = parts!["closed", Closed;
    Open on: "办结时间" / "Closed on";
    Open how: "办结说明" / "How";
];

impl Described for Opinion {
    const FIELDS: &'static [Field<Self>] = fields![Opinion(id);
        Open title: "题目" / "Title" .headers("标题 意见建议 反映问题") .wide(20, 44) .required();
        Open topic: "主题" / "Topic" .help("如：教育、住房、医疗", "such as schools, housing, health");
        Open content: "内容" / "Content" .headers("具体内容 意见内容") .lines(5);
        Open reporter: "反映委员" / "Reporter" .headers("委员 反映人") .within("sectors");
        Open sectors: "界别" / "Sectors";
        Open received_on: "收到时间" / "Received on" .headers("时间 日期 反映时间") .past() .of_term() .comes();
        Open form: "出自登记表" / "Form" .by_verbs();
        Open handlings: "交办" / "Assigned" .parts(HANDLINGS) .by_verbs();
        Open conversions: "转化" / "Turned into" .parts(CONVERSIONS) .by_verbs();
        Open answers: "答复" / "Answers" .parts(ANSWERS) .by_verbs();
        Open closed: "办结" / "Closed" .parts(CLOSED) .by_verbs();
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Opinion;
        Open state: "状态" / "State" = Shape::Choice(OpinionState::CHOICES),
            |it, _, _| Value::Choice(it.state().code());
        Open units: "承办单位" / "Units" .wide(12, 28) = Shape::Line,
            |it, _, _| {
                let units: Vec<&str> = it.standing().map(|it| it.unit.as_str()).collect();
                Value::text(&units.join("、")).into_owned()
            };
        Open class: "答复类别" / "Class" = Shape::Choice(AnswerClass::CHOICES),
            |it, _, _| it.answers.last().map_or(Value::Empty, |it| Value::Choice(it.class.code()));
        Open due: "到期日" / "Due" = Shape::Day,
            |it, book, _| it.next_step(book.settings()).map(|it| it.1).value(NaiveDate::MAX).into_owned();
    ];

    const LIST: &'static [Listed] = listed![
        received_on title topic reporter sectors state units class due attachments note
    ];

    const KEY: &'static [&'static str] = &["received_on", "title", "reporter"];

    fn scope(&self) -> Scope {
        Scope::Member(self.reporter)
    }

    fn waits_on(&self, day: NaiveDate) -> bool {
        self.received_on <= day && self.closed.as_ref().is_none_or(|it| it.on > day)
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.received_on))
    }

    fn blank(_book: &Book, today: Today) -> Opinion {
        Opinion {
            id: OpinionId(0),
            title: String::new(),
            topic: String::new(),
            content: String::new(),
            reporter: MemberId(0),
            sectors: Vec::new(),
            form: None,
            received_on: today.reference_date(),
            handlings: Vec::new(),
            conversions: Vec::new(),
            answers: Vec::new(),
            closed: None,
            attachments: Vec::new(),
            note: String::new(),
        }
    }
}
