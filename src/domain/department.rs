//! A department of the organisation's own office (办公室, 研究室 …), which plans, deploys,
//! supervises and sums up as the special committees do (articles 18 and 20).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Today;
use super::described::{Described, Field, Listed, fields, listed};
use super::id::DepartmentId;
use super::member::{Departure, ENDED};
use super::scope::Scope;

/// A department of the office (部门).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// The department's identity.
    pub id: DepartmentId,
    /// Its name, without the organisation's in front.
    pub name: String,
    /// Its place among the departments, as the office lists them.
    #[serde(default)]
    pub position: u32,
    /// Its first day; none where it has been there from the term's first day.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// When and why it was dissolved.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Department {
    const FIELDS: &'static [Field<Self>] = fields![Department(id);
        Open name: "名称" / "Name" .head("部门", "Department") .wide(12, 24) .required()
            .help("不写“市政协”，如：办公室、研究室", "without the organisation's name in front");
        Open since: "设立时间" / "Set up on" .begins() .past() .comes()
            .help("届初就有的不填", "empty where it was there from the term's first day");
        Open position: "排序号" / "Place in the list" .later();
        Open ended: "撤销" / "End" .later() .parts(ENDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["name"];

    const LIST: &'static [Listed] = listed![name position note];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(book: &Book, _today: Today) -> Department {
        let last = book.departments.iter().map(|it| it.position).max();
        Department {
            id: DepartmentId(0),
            name: String::new(),
            position: last.map_or(1, |last| last.saturating_add(1)),
            since: None,
            ended: None,
            note: String::new(),
        }
    }
}
