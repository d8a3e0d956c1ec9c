//! What members did for constituents (articles 5 to 9): advice, aid, teaching, medicine, help.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{MemberId, SectorId, ServiceEntryId};
use crate::domain::iso;
use crate::domain::scope::Scope;

choices! {
    /// What a service to constituents was (articles 5 to 9).
    ServiceKind {
        /// Advice on policies (政策咨询).
        PolicyAdvice = "policy-advice", "政策咨询", "advice on policies";
        /// Work and trade (就业创业).
        Employment = "employment", "就业创业", "employment";
        /// Legal aid (法律援助).
        LegalAid = "legal-aid", "法律援助", "legal aid";
        /// Science for everybody (科学普及).
        Science = "science", "科学普及", "popular science";
        /// Technical guidance (技术指导).
        Guidance = "guidance", "技术指导", "technical guidance";
        /// Teaching (支教助学).
        Teaching = "teaching", "支教助学", "teaching";
        /// Medicine (送医义诊).
        Medicine = "medicine", "送医义诊", "medicine";
        /// Help and visits (帮扶慰问).
        Help = "help", "帮扶慰问", "help and visits";
        /// The Party's policies explained (政策宣讲).
        Preaching = "preaching", "政策宣讲", "policies explained";
        /// Anything else.
        Other = "other", "其他", "other";
    }
}

/// A service to constituents (服务事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceEntry {
    /// The entry's identity.
    pub id: ServiceEntryId,
    /// What it was.
    pub kind: ServiceKind,
    /// Its title.
    pub title: String,
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub held_on: NaiveDate,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// The sector in whose name it was; none for what members did by themselves.
    #[serde(default)]
    pub sector: Option<SectorId>,
    /// The members who did it.
    #[serde(default)]
    pub members: Vec<MemberId>,
    /// How many it was for.
    #[serde(default)]
    pub beneficiaries: Option<u32>,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for ServiceEntry {
    const FIELDS: &'static [Field<Self>] = fields![ServiceEntry(id);
        Open sector: "界别" / "Sector" .help("委员个人的不选", "none for what members did by themselves");
        Open title: "服务事项" / "Title" .head("服务内容", "Title") .wide(24, 44) .required();
        Open kind: "服务类别" / "Kind" .asked() .headers("服务类型");
        Open held_on: "时间" / "Day" .past() .of_term() .comes() .headers("服务时间");
        Open place: "地点" / "Place" .wide(12, 24) .headers("服务地点");
        Open members: "服务委员" / "Members" .within("sector") .headers("参加委员");
        Open beneficiaries: "受益群众人数" / "Beneficiaries" .head("受益群众", "Beneficiaries")
            .bounds(0, 9_999_999) .headers("服务人数 受益人数 服务群众");
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["held_on", "title"];

    const LIST: &'static [Listed] =
        listed![held_on sector kind title place members beneficiaries evidence attachments note];

    fn scope(&self) -> Scope {
        match (self.sector, self.members.as_slice()) {
            (Some(sector), _) => Scope::Sector(sector),
            (None, [member]) => Scope::Member(*member),
            _ => Scope::Office,
        }
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.held_on))
    }

    fn blank(_book: &Book, today: Today) -> ServiceEntry {
        ServiceEntry {
            id: ServiceEntryId(0),
            kind: ServiceKind::PolicyAdvice,
            title: String::new(),
            held_on: today.reference_date(),
            place: String::new(),
            sector: None,
            members: Vec::new(),
            beneficiaries: None,
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }
}
