//! The workroom (委员工作室, articles 14 and 19).

use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{Described, Field, fields};
use crate::domain::id::{SectorId, WorkroomId};

/// A workroom for members (委员工作室).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workroom {
    /// The workroom's identity.
    pub id: WorkroomId,
    /// Its name.
    pub name: String,
    /// A place with a door; an online room does not meet article 14.
    pub offline: bool,
    /// The sector whose workroom it is (article 19).
    #[serde(default)]
    pub sector: Option<SectorId>,
    /// Where it is.
    #[serde(default)]
    pub address: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Workroom {
    const FIELDS: &'static [Field<Self>] = fields![Workroom(id);
        Open name: "名称" / "Name" .required();
        Open offline: "线下工作室" / "Offline" .yes("有固定场所", "a place with a door")
            .help("线上工作室不算入驻（第14条）", "an online room does not meet article 14");
        Open sector: "所属界别" / "Sector";
        Open address: "地址" / "Address";
        Open note: "备注" / "Note" .lines(3);
    ];

    fn blank(_book: &Book, _today: Today) -> Workroom {
        Workroom {
            id: WorkroomId(0),
            name: String::new(),
            offline: true,
            sector: None,
            address: String::new(),
            note: String::new(),
        }
    }
}
