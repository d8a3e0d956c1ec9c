//! A study of the practice and theory of sector work (article 20).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Body, Evidence};
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{ResearchId, SectorId};
use crate::domain::scope::Scope;

/// A paper on sector work (理论研究).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Research {
    /// The paper's identity.
    pub id: ResearchId,
    /// Whose paper.
    pub body: Body,
    /// Its title.
    pub title: String,
    /// Finished on.
    pub finished_on: NaiveDate,
    /// Where it was published, or which prize it got.
    #[serde(default)]
    pub published: String,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Research {
    const FIELDS: &'static [Field<Self>] = fields![Research(id);
        Open body: "单位" / "Of" .head("单位", "Whose") .wide(16, 24) .headers("完成单位 作者单位");
        Open title: "成果名称" / "Title" .wide(24, 50) .required() .headers("论文题目 课题名称");
        Open finished_on: "完成时间" / "Finished on" .past() .of_term() .comes();
        Open published: "发表或获奖" / "Published" .wide(12, 30) .headers("发表刊物 刊物 获奖情况");
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["body", "title"];

    const LIST: &'static [Listed] =
        listed![finished_on body title published evidence attachments note];

    fn scope(&self) -> Scope {
        self.body.into()
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.finished_on))
    }

    fn blank(_book: &Book, today: Today) -> Research {
        Research {
            id: ResearchId(0),
            body: Body::Sector(SectorId(0)),
            title: String::new(),
            finished_on: today.reference_date(),
            published: String::new(),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }
}
