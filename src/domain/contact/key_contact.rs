//! A member's key contact (articles 11 and 15), and the last time that the contact was heard.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ContactWay;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Dated;
use crate::domain::described::{
    Computed, Described, Facts, Field, FieldType as _, Listed, Shape, Value, computed, fields,
    groups, listed, parts,
};
use crate::domain::id::{KeyContactId, MemberId};
use crate::domain::iso;
use crate::domain::member::{Departure, ENDED};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;
use crate::text;
use crate::text::Text;

/// One constituent whom a member has chosen to focus on (重点联系对象).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyContact {
    /// The contact's identity.
    pub id: KeyContactId,
    /// The member who keeps the contact; it is handed over when a seat changes.
    pub member: Dated<MemberId>,
    /// The constituent's name.
    pub name: String,
    /// Employer and post; empty when not given.
    #[serde(default)]
    pub employer: String,
    /// The phone number; empty when not given.
    #[serde(default)]
    pub phone: String,
    /// Kept since.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub since: Option<NaiveDate>,
    /// The last time that the constituent was heard, and how, as far as the log has it not:
    /// [`Book::last_heard`] looks at both.
    #[serde(default)]
    pub last_heard: Option<Heard>,
    /// When and why the contact ended.
    #[serde(default)]
    pub ended: Option<Departure>,
}

/// A time when a key contact was heard (article 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// The way.
    pub way: ContactWay,
}

groups! { Heard { on, way } }

const HEARD: &[Facts] = parts!["last_heard", Heard;
    Open on: "最近联系时间" / "Last heard on" .head("最近联系", "Last heard")
        .headers("最近 最近听取") .past()
        .help("联系记录里有的不必填，以较晚的为准", "not what the log has; the later of both counts");
    Open way: "联系方式" / "By" .head("方式", "Way");
];

impl Described for KeyContact {
    const FIELDS: &'static [Field<Self>] = fields![KeyContact(id);
        Open member: "委员" / "Member" .fixed();
        Open name: "联系对象姓名" / "Contact's name" .head("重点联系对象", "Key contact")
            .headers("联系对象") .name() .required();
        Open employer: "工作单位及职务" / "Employer and post" .head("单位及职务", "Employer and post")
            .headers("单位 工作单位");
        Personal phone: "联系电话" / "Phone" .head("电话", "Phone") .phone();
        Open since: "建立联系时间" / "Kept since" .head("联系自", "Since")
            .headers("建立 建立时间") .begins() .past();
        Open last_heard: "最近联系" / "Last heard" .parts(HEARD);
        Open ended: "终止" / "End" .later() .parts(ENDED);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![KeyContact;
        Open sector: "界别" / "Sector" = Shape::Ref(&[Kind::Sector]),
            |it, book, today| match book.members.get(it.member_on(today.date)) {
                Some(member) => Value::Ref(Kind::Sector, member.sector_on(today.date).0),
                None => Value::Empty,
            };
        Open last_heard: "最近联系" / "Last heard" .parts(HEARD) = Shape::Group,
            |it, book, today| book.last_heard(it, today.date).value(today.date).into_owned();
    ];

    const LIST: &'static [Listed] = listed![
        sector(Table) member sector(Json) name employer phone since last_heard
    ];

    const NAME: &'static [&'static str] = &["member", "name"];

    fn scope(&self) -> Scope {
        // Whoever hands it over needs leave of the one who has it.
        Scope::Member(*self.member.latest())
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let heard = self.last_heard.map(|it| it.on);
        let before = heard.zip(self.since).filter(|(heard, since)| heard < since);
        let wrong = before.map(|(_, since)| {
            let why = text!(
                "最近联系时间早于建立联系时间（{since}）。",
                "The contact was heard before it was begun ({since})."
            );
            ("last_heard", why)
        });
        wrong.into_iter().collect()
    }

    fn blank(_book: &Book, today: Today) -> KeyContact {
        KeyContact {
            id: KeyContactId(0),
            member: MemberId(0).into(),
            name: String::new(),
            employer: String::new(),
            phone: String::new(),
            since: Some(today.date),
            last_heard: None,
            ended: None,
        }
    }
}

impl KeyContact {
    /// The member who keeps the contact on `date`.
    #[must_use]
    pub fn member_on(&self, date: NaiveDate) -> MemberId {
        *self.member.on(date)
    }

    /// Is it kept on `date`, the last day too?
    #[must_use]
    pub fn is_kept_on(&self, date: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= date)
            && self.ended.as_ref().is_none_or(|ended| ended.on >= date)
    }
}
