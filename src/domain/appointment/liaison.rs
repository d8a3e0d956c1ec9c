//! The liaison (界别联络员, article 17).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{LiaisonId, SectorId};
use crate::domain::member::{Departure, ENDED};
use crate::domain::scope::Scope;

/// A sector's liaison (界别联络员): the staff contact of article 17, often no member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Liaison {
    /// The appointment's identity.
    pub id: LiaisonId,
    /// The sector served.
    pub sector: SectorId,
    /// The liaison's name.
    pub name: String,
    /// The phone number; empty when not given.
    #[serde(default)]
    pub phone: String,
    /// The employer and post; empty when not given.
    #[serde(default)]
    pub employer: String,
    /// In charge since.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// When and why the charge ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Liaison {
    const FIELDS: &'static [Field<Self>] = fields![Liaison(id);
        Open sector: "界别" / "Sector" .fixed();
        Open name: "姓名" / "Name" .head("联络员", "Liaison") .name() .required();
        Personal phone: "联系电话" / "Phone" .head("联络员电话", "Phone") .phone();
        Open employer: "工作单位及职务" / "Employer and post";
        Open since: "任职时间" / "Since" .begins() .past();
        Open ended: "终止" / "End" .later() .parts(ENDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const LIST: &'static [Listed] = listed![sector name phone employer since note];

    const NAME: &'static [&'static str] = &["sector", "name"];

    fn scope(&self) -> Scope {
        Scope::Sector(self.sector)
    }

    fn blank(_book: &Book, today: Today) -> Liaison {
        Liaison {
            id: LiaisonId(0),
            sector: SectorId(0),
            name: String::new(),
            phone: String::new(),
            employer: String::new(),
            since: Some(today.date),
            ended: None,
            note: String::new(),
        }
    }
}
