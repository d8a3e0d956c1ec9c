//! An output of a sector or of its members (articles 6 and 17).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{MemberId, OutputId, SectorId};
use crate::domain::scope::Scope;
use crate::domain::settings::Settings;

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
    }
}

/// Something that a sector or its members brought in (履职成果).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The output's identity.
    pub id: OutputId,
    /// The sector that it counts for.
    pub sector: SectorId,
    /// In the sector's own name (以界别名义), not only in its members'?
    pub collective: bool,
    /// The members who wrote it.
    #[serde(default)]
    pub authors: Vec<MemberId>,
    /// The channel.
    pub channel: Channel,
    /// Its title.
    pub title: String,
    /// Handed in on.
    pub handed_in: NaiveDate,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Output {
    const FIELDS: &'static [Field<Self>] = fields![Output(id);
        Open sector: "界别" / "Sector";
        Open title: "题目" / "Title" .head("标题", "Title") .wide(24, 50) .required();
        Open channel: "成果形式" / "Channel" .head("渠道", "Channel") .asked();
        Open collective: "集体成果" / "Collective" .head("以界别名义", "In the sector's name")
            .yes("以界别名义提交", "in the sector's own name");
        Open authors: "执笔委员" / "Authors" .head("作者", "Authors") .wide(10, 24) .within("sector");
        Open handed_in: "提交时间" / "Handed in on" .head("提交时间", "Handed in") .past() .of_term() .comes();
        Open evidence: "核实" / "Evidence";
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Output;
        Open wrote: "作者人数" / "Number of authors" = Shape::Number,
            |it, _, _| Value::count(&it.authors);
    ];

    const KEY: &'static [&'static str] = &["handed_in", "sector", "title"];

    const LIST: &'static [Listed] = listed![
        handed_in sector channel title collective authors wrote(Table) evidence note
    ];

    fn scope(&self) -> Scope {
        Scope::Sector(self.sector)
    }

    fn year_by(&self, settings: &Settings) -> Option<Year> {
        Some(settings.output_year(self.channel, self.handed_in))
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
            collective: true,
            authors: Vec::new(),
            channel: Channel::Proposal,
            title: String::new(),
            handed_in,
            evidence: Evidence::Recorded,
            note: String::new(),
        }
    }
}
