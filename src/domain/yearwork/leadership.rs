//! The leadership's part of the year: a study of sector work (article 18), and the circular on it
//! (article 17).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{CircularId, SittingId, StudyId};
use crate::domain::scope::Scope;

choices! {
    /// Which meeting of the leadership studied sector work (article 18).
    StudyBody {
        /// The chairpersons' council (主席会议).
        Council = "council", "主席会议", "chairpersons' council";
        /// The leading Party members' group (党组会议).
        PartyGroup = "party-group", "党组会议", "leading Party members' group";
    }
}

/// A study of sector work by the leadership (专题研究).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// The study's identity.
    pub id: StudyId,
    /// The meeting.
    pub body: StudyBody,
    /// Held on.
    pub held_on: NaiveDate,
    /// The sitting in which it was held, where that is recorded.
    #[serde(default)]
    pub sitting: Option<SittingId>,
    /// Was a report on sector work heard?
    #[serde(default)]
    pub report_heard: bool,
    /// What was decided.
    #[serde(default)]
    pub decisions: String,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// A year's circular on the work (情况通报, article 17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    /// The circular's identity.
    pub id: CircularId,
    /// On which year's work.
    pub year: Year,
    /// Its title.
    pub title: String,
    /// Issued on.
    pub issued_on: NaiveDate,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

impl Described for Study {
    const FIELDS: &'static [Field<Self>] = fields![Study(id);
        Open body: "会议" / "Meeting" .asked();
        Open held_on: "时间" / "Held on" .past() .of_term() .comes();
        Open decisions: "议定事项" / "Decisions" .wide(30, 60) .lines(6);
        Open sitting: "所在会议" / "Sitting" .help("已登记会议的，从中选", "the sitting, where it is recorded");
        Open report_heard: "听取汇报" / "Report heard" .yes("听取了界别工作汇报", "a report on sector work was heard");
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
    ];

    const KEY: &'static [&'static str] = &["held_on", "body"];

    const LIST: &'static [Listed] =
        listed![held_on body sitting report_heard decisions evidence attachments];

    const NAME: &'static [&'static str] = &["held_on"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.held_on))
    }

    fn blank(_book: &Book, today: Today) -> Study {
        Study {
            id: StudyId(0),
            body: StudyBody::Council,
            held_on: today.reference_date(),
            sitting: None,
            report_heard: false,
            decisions: String::new(),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
        }
    }
}

impl Described for Circular {
    const FIELDS: &'static [Field<Self>] = fields![Circular(id);
        Open year: "年度" / "Year" .wide(6, 6);
        Open title: "标题" / "Title" .wide(24, 50) .required();
        Open issued_on: "印发时间" / "Issued on" .past() .of_term() .comes();
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
    ];

    const KEY: &'static [&'static str] = &["year"];

    const LIST: &'static [Listed] = listed![year title issued_on evidence attachments];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(self.year)
    }

    fn blank(_book: &Book, today: Today) -> Circular {
        let year = today.year;
        Circular {
            id: CircularId(0),
            year,
            title: format!("{year}年委员联系服务界别群众工作情况通报"),
            issued_on: today.date,
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
        }
    }
}
