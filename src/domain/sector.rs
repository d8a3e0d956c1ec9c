//! The sector (界别): the group of members from one field of society.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Today;
use super::dated::Dated;
use super::described::{Described, Field, fields};
use super::id::{CommitteeId, SectorId};
use super::scope::Scope;

/// A sector and the committee that looks after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// Its identity.
    pub id: SectorId,
    /// Its name as the organisation writes it.
    pub name: String,
    /// Its place among the sectors, as announced.
    #[serde(default)]
    pub position: u32,
    /// The committee that looks after it (article 15).
    #[serde(default)]
    pub committee: Dated<Option<CommitteeId>>,
    /// Its first day; none where it has been there from the term's first day.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Sector {
    const FIELDS: &'static [Field<Self>] = fields![Sector(id);
        Open name: "名称" / "Name" .required() .help("如：教育界", "as the organisation writes it");
        Open committee: "联系专委会" / "Committee";
        Open since: "设立时间" / "Set up on" .begins() .past()
            .help("届初就有的不填", "empty where it was there from the term's first day");
        Open position: "排序号" / "Place in the list" .later();
        Open note: "备注" / "Note" .lines(3);
    ];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(book: &Book, _today: Today) -> Sector {
        let last = book.sectors.iter().map(|it| it.position).max();
        Sector {
            id: SectorId(0),
            name: String::new(),
            position: last.map_or(1, |last| last.saturating_add(1)),
            committee: None.into(),
            since: None,
            note: String::new(),
        }
    }
}

impl Sector {
    /// Is it there on `date`?
    #[must_use]
    pub fn is_there_on(&self, date: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= date)
    }

    /// The committee that looks after the sector on `date`.
    #[must_use]
    pub fn committee_on(&self, date: NaiveDate) -> Option<CommitteeId> {
        *self.committee.on(date)
    }
}
