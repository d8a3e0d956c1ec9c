//! An item of a sitting's agenda (议题), and what was decided on it.

use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::choice::choices;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{AgendaItemId, SittingId};
use crate::domain::record::Kind;
use crate::domain::scope::Scope;

choices! {
    /// What an item is about.
    ItemKind {
        /// A report is heard (听取汇报).
        Report = "report", "听取汇报", "report";
        /// Sector work is studied (专题研究).
        Study = "study", "专题研究", "study";
        /// Convenors are approved (审定召集人).
        Approval = "approval", "审定召集人", "approval of convenors";
        /// The year's assessment (年度考核).
        Assessment = "assessment", "年度考核", "assessment";
        /// The year's prizes (评优).
        Prize = "prize", "评优", "prizes";
        /// A problem that is to be solved (研究解决问题).
        Problem = "problem", "研究问题", "problem";
        /// Anything else.
        Other = "other", "其他", "other";
    }
}

/// An item of a sitting's agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// The item's identity.
    pub id: AgendaItemId,
    /// The sitting.
    pub sitting: SittingId,
    /// Its place on the agenda; the next one where nothing is said.
    #[serde(default)]
    pub number: Option<u16>,
    /// What it is about.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Who reports.
    #[serde(default)]
    pub rapporteur: String,
    /// What was decided.
    #[serde(default)]
    pub decision: String,
}

impl Described for AgendaItem {
    const FIELDS: &'static [Field<Self>] = fields![AgendaItem(id);
        Open sitting: "会议" / "Sitting" .headers("会议名称") .wide(16, 28) .fixed();
        Open number: "序号" / "Number" .head("议程序号", "Item") .wide(4, 8) .help("不填的排在最后", "empty: the last one");
        Open kind: "议题类别" / "Kind" .head("类别", "Kind") .asked();
        Open title: "议题" / "Title" .wide(24, 50) .required();
        Open rapporteur: "汇报人" / "Rapporteur" .headers("提请人 汇报单位") .wide(10, 16);
        Open decision: "议定事项" / "Decision" .headers("决定") .wide(16, 40) .lines(4);
    ];

    const LIST: &'static [Listed] = listed![sitting number kind title rapporteur decision];

    const NAME: &'static [&'static str] = &["sitting", "title"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn part_of(&self) -> Option<(Kind, u64)> {
        Some((Kind::CouncilSitting, self.sitting.0))
    }

    fn blank(_book: &Book, _today: Today) -> AgendaItem {
        AgendaItem {
            id: AgendaItemId(0),
            sitting: SittingId(0),
            number: None,
            kind: ItemKind::Report,
            title: String::new(),
            rapporteur: String::new(),
            decision: String::new(),
        }
    }
}
