//! The workroom (委员工作室, articles 14 and 19).

use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{SectorId, WorkroomId};
use crate::domain::member::Member;
use crate::domain::scope::Scope;

/// A workroom for members (委员工作室).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workroom {
    /// The workroom's identity.
    pub id: WorkroomId,
    /// Its name.
    pub name: String,
    /// A place with a door; an online room does not meet article 14.
    pub offline: bool,
    /// Its stars, one to five; none where it has none.
    #[serde(default)]
    pub level: Option<u32>,
    /// The sector whose workroom it is (article 19).
    #[serde(default)]
    pub sector: Option<SectorId>,
    /// Where it is.
    #[serde(default)]
    pub address: String,
    /// Who is on duty when (articles 12 and 14).
    #[serde(default)]
    pub duty: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Workroom {
    const FIELDS: &'static [Field<Self>] = fields![Workroom(id);
        Open name: "名称" / "Name" .head("委员工作室", "Workroom") .wide(20, 32) .required();
        Open offline: "线下工作室" / "Offline" .head("线下", "Offline") .wide(6, 8) .yes("有固定场所", "a place with a door")
            .help("线上工作室不算入驻（第14条）", "an online room does not meet article 14");
        Open sector: "所属界别" / "Sector" .head("界别", "Sector");
        Open address: "地址" / "Address" .wide(24, 40);
        Open level: "星级" / "Stars" .wide(6, 6) .bounds(1, 5) .headers("等级 星级评定");
        Open duty: "值班安排" / "Duty roster" .lines(3) .headers("值班表");
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Workroom;
        Open members: "入驻委员" / "Members" = Shape::Number,
            |it, book, today| {
                let is_in = |member: &&Member| member.workroom_on(today.date) == Some(it.id);
                Value::count(book.serving(today.date).filter(is_in))
            };
    ];

    const LIST: &'static [Listed] = listed![
        name offline sector level address members duty note
    ];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(_book: &Book, _today: Today) -> Workroom {
        Workroom::named(String::new())
    }
}

impl Workroom {
    /// One of this name, with a door, of which nothing else is said.
    #[must_use]
    pub fn named(name: String) -> Workroom {
        Workroom {
            id: WorkroomId(0),
            name,
            offline: true,
            sector: None,
            level: None,
            address: String::new(),
            duty: String::new(),
            note: String::new(),
        }
    }
}
