//! A sitting of the leadership (会议): the chairpersons' council, the Party members' group, a meeting that
//! sets the year's work going.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::SittingId;
use crate::domain::iso;
use crate::domain::scope::Scope;
use crate::domain::yearwork::{Evidence, StudyBody};

choices! {
    /// Who sits.
    SittingBody {
        /// The chairpersons' council (主席会议).
        Council = "council", "主席会议", "chairpersons' council";
        /// The leading Party members' group (党组会议).
        PartyGroup = "party-group", "党组会议", "leading Party members' group";
        /// A meeting that sets the year's sector work going (专项部署会议).
        Deployment = "deployment", "专项部署会议", "deployment meeting";
        /// Anything else.
        Other = "other", "其他会议", "other";
    }
}

/// A sitting (会议), held or to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilSitting {
    /// The sitting's identity.
    pub id: SittingId,
    /// Who sits.
    pub body: SittingBody,
    /// The how manieth of the term; none where they are not counted.
    #[serde(default)]
    pub number: Option<u16>,
    /// What it is called; made of the term, the number and the body where nothing is said.
    #[serde(default)]
    pub title: String,
    /// Held on.
    #[serde(deserialize_with = "iso::day")]
    pub held_on: NaiveDate,
    /// Held where.
    #[serde(default)]
    pub place: String,
    /// Who was present.
    #[serde(default)]
    pub present: String,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for CouncilSitting {
    const FIELDS: &'static [Field<Self>] = fields![CouncilSitting(id);
        Open body: "会议类别" / "Body" .headers("会议类型") .asked();
        Open number: "第几次" / "Number" .head("次", "Nth") .wide(4, 6) .help("本届第几次，不编次的不填", "of the term; empty where they are not counted");
        Open title: "会议名称" / "Title" .head("名称", "Title") .wide(20, 36)
            .help("不填的按届次拟定，如：七届第3次主席会议", "made of term, number and body where it is empty");
        Open held_on: "召开时间" / "Held on" .headers("时间 会议时间") .of_term();
        Open place: "地点" / "Place" .wide(12, 24);
        Open present: "出席" / "Present" .headers("出席人员 参加人员") .lines(3);
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![CouncilSitting;
        Open items: "议题数" / "Items" .wide(6, 8) = Shape::Number,
            |it, book, _| Value::count(book.agenda_of(it.id));
        Open problems: "督办问题" / "Problems" .wide(8, 8) = Shape::Number,
            |it, book, _| Value::count(book.problems_of(it.id));
    ];

    const LIST: &'static [Listed] = listed![
        held_on body number title place items problems evidence attachments note
    ];

    const KEY: &'static [&'static str] = &["body", "held_on", "number"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.held_on))
    }

    fn blank(_book: &Book, today: Today) -> CouncilSitting {
        CouncilSitting {
            id: SittingId(0),
            body: SittingBody::Council,
            number: None,
            title: String::new(),
            held_on: today.reference_date(),
            place: String::new(),
            present: String::new(),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }
}

impl CouncilSitting {
    /// What it is called where nobody says it: 七届第3次主席会议.
    #[must_use]
    pub fn usual_title(&self, book: &Book) -> String {
        let term = book
            .organisation()
            .map(|it| it.term_on(self.held_on).number);
        let term = term.map_or_else(String::new, |term| format!("{}届", numeral(term.into())));
        let body = self.body.word().zh;
        match self.number {
            Some(number) => format!("{term}第{number}次{body}"),
            None => format!("{}年{body}", Year::of(self.held_on)),
        }
    }
}

impl SittingBody {
    /// The body whose study of sector work is held in it.
    #[must_use]
    pub fn studies(self) -> Option<StudyBody> {
        match self {
            SittingBody::Council => Some(StudyBody::Council),
            SittingBody::PartyGroup => Some(StudyBody::PartyGroup),
            SittingBody::Deployment | SittingBody::Other => None,
        }
    }
}

/// A number up to 99 in characters; larger ones in digits.
#[must_use]
pub fn numeral(number: u64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u64| usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied();
    match (number / 10, number % 10) {
        (0, 0) => "零".to_owned(),
        (0, ones) => digit(ones).unwrap_or_default().to_owned(),
        (1, ones) => format!("十{}", digit(ones).unwrap_or_default()),
        (tens, ones) => match digit(tens) {
            Some(tens) => format!("{tens}十{}", digit(ones).unwrap_or_default()),
            None => number.to_string(),
        },
    }
}
