//! The leader (主席会议成员) who keeps contact with sectors (article 18).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Dated;
use crate::domain::described::{Described, Field, Listed, fields, listed};
use crate::domain::id::{LeaderId, SectorId};
use crate::domain::member::{Departure, ENDED};
use crate::domain::scope::Scope;

/// A member of the chairpersons' council (主席会议成员) and the sectors that he or she keeps
/// contact with (article 18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leader {
    /// The leader's identity.
    pub id: LeaderId,
    /// The leader's name.
    pub name: String,
    /// The post, such as 主席 or 副主席.
    #[serde(default)]
    pub post: String,
    /// The sectors kept in contact.
    #[serde(default)]
    pub sectors: Dated<Vec<SectorId>>,
    /// When and why the charge ended.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Leader {
    /// The sectors kept in contact on `date`.
    #[must_use]
    pub fn sectors_on(&self, date: NaiveDate) -> &[SectorId] {
        self.sectors.on(date)
    }
}

impl Described for Leader {
    const FIELDS: &'static [Field<Self>] = fields![Leader(id);
        Open name: "姓名" / "Name" .name() .required();
        Open post: "职务" / "Post" .wide(8, 16) .centred()
            .help("如：主席、副主席、秘书长", "such as chairperson, vice-chairperson");
        Open sectors: "联系界别" / "Sectors" .wide(30, 60);
        Open ended: "终止" / "End" .later() .parts(ENDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const LIST: &'static [Listed] = listed![name post sectors note];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(_book: &Book, _today: Today) -> Leader {
        Leader {
            id: LeaderId(0),
            name: String::new(),
            post: String::new(),
            sectors: Dated::default(),
            ended: None,
            note: String::new(),
        }
    }
}
