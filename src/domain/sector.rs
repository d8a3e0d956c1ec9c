//! The sector (界别): the group of members from one field of society.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Today;
use super::dated::Dated;
use super::described::{Described, Field, fields};
use super::id::{CommitteeId, SectorId};
use super::scope::Scope;
use super::settings::Settings;

/// A sector and the committee that looks after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    /// Its identity.
    pub id: SectorId,
    /// Its name as the organisation writes it.
    pub name: String,
    /// What an office calls it in short: 民盟.
    #[serde(default)]
    pub short: String,
    /// Its place among the sectors, as announced.
    #[serde(default)]
    pub position: u32,
    /// The committee that looks after it (article 15).
    #[serde(default)]
    pub committee: Dated<Option<CommitteeId>>,
    /// Its first day; none where it has been there from the term's first day.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// The sector of which it was a part before.
    #[serde(default)]
    pub split_from: Option<SectorId>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Sector {
    const FIELDS: &'static [Field<Self>] = fields![Sector(id);
        Open name: "名称" / "Name" .required() .help("如：教育界", "as the organisation writes it");
        Open committee: "联系专委会" / "Committee";
        Open since: "设立时间" / "Set up on" .begins() .past() .comes()
            .help("届初就有的不填", "empty where it was there from the term's first day");
        Open position: "排序号" / "Place in the list" .later();
        Open short: "简称" / "Short name"
            .help(
                "如：民盟。显示不下全称时用；不填的，用设置里的界别别名",
                "shown where the name does not fit; empty: an alias of the settings"
            );
        Open split_from: "分设自" / "Split from" .later();
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
            split_from: None,
            short: String::new(),
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

    /// What it is called where its name does not fit: its own short name, else the shortest that the
    /// settings have for it, else its name.
    #[must_use]
    pub fn short_name<'a>(&'a self, settings: &'a Settings) -> &'a str {
        if !self.short.is_empty() {
            return &self.short;
        }
        let aliases = settings.sector_aliases.iter();
        let own = aliases.filter(|(_, name)| **name == self.name);
        let shortest = own.map(|it| it.0).min_by_key(|alias| alias.chars().count());
        shortest.map_or(&self.name, String::as_str)
    }

    /// The committee that looks after the sector on `date`.
    #[must_use]
    pub fn committee_on(&self, date: NaiveDate) -> Option<CommitteeId> {
        *self.committee.on(date)
    }
}
