//! The sector (界别): the group of members from one field of society.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::{Today, Year};
use super::dated::Dated;
use super::described::{Described, Field, fields};
use super::former_name::{FORMER, FormerName, Renamed};
use super::id::{CommitteeId, SectorId};
use super::member::{Departure, ENDED};
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
    /// The sector into which it was merged, where it ended so.
    #[serde(default)]
    pub merged_into: Option<SectorId>,
    /// When and why it ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// What it was called before, oldest first.
    #[serde(default)]
    pub former: Vec<FormerName>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Sector {
    const FIELDS: &'static [Field<Self>] = fields![Sector(id);
        Open name: "名称" / "Name" .required() .help("如：教育界", "as the organisation writes it")
            .before(Renamed::called_before);
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
        Open ended: "撤销" / "End" .later() .parts(ENDED);
        Open merged_into: "并入" / "Merged into" .later() .by_verbs();
        Open former: "曾用名" / "Former names" .later() .by_verbs() .parts(FORMER);
        Open note: "备注" / "Note" .lines(3);
    ];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn stood(&self, day: NaiveDate) -> Option<Sector> {
        self.called_on(day)
    }

    fn go_on(&mut self, whole: &Sector, day: NaiveDate) {
        self.go_on_called(whole, day);
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
            merged_into: None,
            ended: None,
            former: Vec::new(),
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
            && self.ended.as_ref().is_none_or(|ended| date <= ended.on)
    }

    /// Was it there on some day of the year?
    #[must_use]
    pub fn is_there_in(&self, year: Year) -> bool {
        self.since.is_none_or(|since| since <= year.last_day())
            && !self.ended_before(year.first_day())
    }

    /// Had it ended before `date`?
    #[must_use]
    pub fn ended_before(&self, date: NaiveDate) -> bool {
        self.ended.as_ref().is_some_and(|ended| ended.on < date)
    }

    /// What it is called where its name does not fit: its own short name, else the shortest that the
    /// settings have for it, else its name.
    #[must_use]
    pub fn short_name<'a>(&'a self, settings: &'a Settings) -> &'a str {
        if !self.short.is_empty() {
            return &self.short;
        }
        let aliases = settings.sector_aliases.iter();
        // An alias that was set for a former name goes on with the new one.
        let called =
            |name: &String| *name == self.name || self.former.iter().any(|it| it.name == *name);
        let own = aliases.filter(|(_, name)| called(name));
        let shortest = own.map(|it| it.0).min_by_key(|alias| alias.chars().count());
        shortest.map_or(&self.name, String::as_str)
    }

    /// The committee that looks after the sector on `date`.
    #[must_use]
    pub fn committee_on(&self, date: NaiveDate) -> Option<CommitteeId> {
        *self.committee.on(date)
    }
}
