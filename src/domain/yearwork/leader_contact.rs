//! A leader's contact with a sector (article 18): a visit, an activity joined, opinions heard.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{LeaderContactId, LeaderId, SectorId};
use crate::domain::iso;
use crate::domain::scope::Scope;

/// A time when a leader met a sector (联系界别记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderContact {
    /// The record's identity.
    pub id: LeaderContactId,
    /// The leader.
    pub leader: LeaderId,
    /// The sector.
    pub sector: SectorId,
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// What was done: joined an activity, heard opinions.
    #[serde(default)]
    pub what: String,
}

impl Described for LeaderContact {
    const FIELDS: &'static [Field<Self>] = fields![LeaderContact(id);
        Open sector: "界别" / "Sector" .fixed();
        Open leader: "主席会议成员" / "Leader" .headers("联系领导 领导 姓名");
        Open on: "时间" / "On" .headers("日期 联系时间") .past() .of_term() .comes();
        Open what: "联系情况" / "What" .headers("内容 情况") .wide(20, 44) .lines(3)
            .help("如：参加界别调研、听取意见", "such as joined a visit, heard opinions");
    ];

    const LIST: &'static [Listed] = listed![on leader sector what];

    const NAME: &'static [&'static str] = &["sector", "on", "leader"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.on))
    }

    fn blank(_book: &Book, today: Today) -> LeaderContact {
        LeaderContact {
            id: LeaderContactId(0),
            leader: LeaderId(0),
            sector: SectorId(0),
            on: today.reference_date(),
            what: String::new(),
        }
    }
}
