//! The convenor (界别召集人, article 16).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{
    Computed, Described, Facts, Field, FieldType, Listed, Shape, Value, computed, fields, listed,
    parts,
};
use crate::domain::first::{self, First};
use crate::domain::id::{ConvenorId, MemberId, SectorId};
use crate::domain::member::{Departure, ENDED};
use crate::domain::scope::Scope;

/// A convenor's appointment (界别召集人): elected by the sector, approved by the council
/// (article 16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convenor {
    /// The appointment's identity.
    pub id: ConvenorId,
    /// The sector that elected.
    pub sector: SectorId,
    /// The member elected.
    pub member: MemberId,
    /// First convenor (第一召集人): from when until when, oldest first.
    #[serde(default, deserialize_with = "first::spells")]
    pub first: Vec<First>,
    /// Elected on (推选); none when the office has no record of the day.
    #[serde(default)]
    pub elected: Option<NaiveDate>,
    /// Approved by the chairpersons' council on (主席会议审定).
    #[serde(default)]
    pub approved: Option<NaiveDate>,
    /// When and why the appointment ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// The time as first on the day that is looked at, where it has a first day of its own.
const FIRST: &[Facts] = parts!["first", First;
    Open from: "担任第一召集人自" / "First from" .required();
    Open approved: "任第一审定时间" / "Approved as first";
];

impl Described for Convenor {
    const FIELDS: &'static [Field<Self>] = fields![Convenor(id);
        Open sector: "界别" / "Sector" .fixed();
        Open member: "委员" / "Member" .head("姓名", "Name") .within("sector");
        Open elected: "推选时间" / "Elected on" .head("推选时间", "Elected") .begins() .past() .of_term();
        Open approved: "审定时间" / "Approved on" .past() .of_term()
            .help("主席会议审定的日期", "the day of the council");
        Open first: "第一召集人" / "First convenor" .later() .parts(FIRST);
        Open ended: "终止" / "End" .later() .parts(ENDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Convenor;
        Open first: "第一召集人" / "First convenor" = bool::SHAPE,
            |it, _, today| Value::Flag(it.is_first_on(today.date));
        Open first_from: "担任第一召集人自" / "First from" .later() = Shape::Day,
            |it, _, today| day(it.first_on(today.date).and_then(|first| first.from));
        Open first_approved: "任第一审定时间" / "Approved as first" .later() = Shape::Day,
            |it, _, today| day(it.first_on(today.date).and_then(|it| it.approved_by(today.date)));
        Open approved: "审定时间" / "Approved on" = Shape::Day,
            |it, _, today| day(it.approved.filter(|on| *on <= today.date));
        Open approval: "主席会议审定时间" / "Approved" = Shape::Day,
            |it, _, today| day(it.approval(today.date, today.date));
        Open employer: "工作单位及职务" / "Employer and post" = Shape::Line,
            |it, book, _| Value::text(book.members.get(it.member).map_or("", |it| &it.employer));
        Personal phone: "联系电话" / "Phone" = Shape::Phone,
            |it, book, _| Value::text(book.members.get(it.member).map_or("", |it| &it.phone));
    ];

    const LIST: &'static [Listed] = listed![
        sector member first first_from(Json) first_approved(Json) elected approved(Json)
        approval(Table) employer phone note
    ];

    const NAME: &'static [&'static str] = &["sector", "member"];

    fn scope(&self) -> Scope {
        Scope::Sector(self.sector)
    }

    fn blank(_book: &Book, today: Today) -> Convenor {
        Convenor {
            id: ConvenorId(0),
            sector: SectorId(0),
            member: MemberId(0),
            first: Vec::new(),
            elected: Some(today.date),
            approved: None,
            ended: None,
            note: String::new(),
        }
    }
}

fn day(day: Option<NaiveDate>) -> Value<'static> {
    day.map_or(Value::Empty, Value::Day)
}
