//! An inspection of a sector's workroom by the ten haves (article 19). The Method does not list the ten: what
//! each is called is a setting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{InspectionId, WorkroomId};
use crate::domain::record::Kind;
use crate::domain::settings::Settings;
use crate::domain::yearwork::Evidence;

/// An inspection of a workroom (工作室检查).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "have1 is the first of the ten haves, and so on"
)]
#[allow(clippy::struct_excessive_bools)]
pub struct Inspection {
    /// The inspection's identity.
    pub id: InspectionId,
    /// Of which workroom.
    pub workroom: WorkroomId,
    /// The day.
    pub on: NaiveDate,
    pub have1: bool,
    pub have2: bool,
    pub have3: bool,
    pub have4: bool,
    pub have5: bool,
    pub have6: bool,
    pub have7: bool,
    pub have8: bool,
    pub have9: bool,
    pub have10: bool,
    /// Who inspected it.
    #[serde(default)]
    pub by: String,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Inspection {
    const FIELDS: &'static [Field<Self>] = fields![Inspection(id);
        Open workroom: "委员工作室" / "Workroom" .fixed() .headers("工作室");
        Open on: "检查时间" / "Inspected on" .past() .of_term() .comes();
        Open have1: "第一有" / "First have" .yes("达到", "there");
        Open have2: "第二有" / "Second have" .yes("达到", "there");
        Open have3: "第三有" / "Third have" .yes("达到", "there");
        Open have4: "第四有" / "Fourth have" .yes("达到", "there");
        Open have5: "第五有" / "Fifth have" .yes("达到", "there");
        Open have6: "第六有" / "Sixth have" .yes("达到", "there");
        Open have7: "第七有" / "Seventh have" .yes("达到", "there");
        Open have8: "第八有" / "Eighth have" .yes("达到", "there");
        Open have9: "第九有" / "Ninth have" .yes("达到", "there");
        Open have10: "第十有" / "Tenth have" .yes("达到", "there");
        Open by: "检查人" / "By" .wide(8, 16);
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Inspection;
        Open met: "达到项数" / "How many" = Shape::Number,
            |it, _, _| Value::count(it.haves().into_iter().filter(|it| *it));
        Open lacking: "欠缺" / "Lacking" = Shape::Line,
            |it, book, _| Value::text(&it.lacking(book.settings()).join("、")).into_owned();
    ];

    const KEY: &'static [&'static str] = &["workroom", "on"];

    const LIST: &'static [Listed] = listed![
        on workroom met lacking have1 have2 have3 have4 have5 have6 have7 have8 have9 have10
        by evidence attachments note
    ];

    const NAME: &'static [&'static str] = &["workroom", "on"];

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.on))
    }

    fn part_of(&self) -> Option<(Kind, u64)> {
        Some((Kind::Workroom, self.workroom.0))
    }

    fn blank(_book: &Book, today: Today) -> Inspection {
        Inspection {
            id: InspectionId(0),
            workroom: WorkroomId(0),
            on: today.reference_date(),
            have1: false,
            have2: false,
            have3: false,
            have4: false,
            have5: false,
            have6: false,
            have7: false,
            have8: false,
            have9: false,
            have10: false,
            by: String::new(),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }
}

impl Inspection {
    /// The fields of the ten haves.
    pub const HAVES: [&'static str; 10] = [
        "have1", "have2", "have3", "have4", "have5", "have6", "have7", "have8", "have9", "have10",
    ];

    /// The ten haves: is each there?
    #[must_use]
    pub fn haves(&self) -> [bool; 10] {
        [
            self.have1,
            self.have2,
            self.have3,
            self.have4,
            self.have5,
            self.have6,
            self.have7,
            self.have8,
            self.have9,
            self.have10,
        ]
    }

    /// What the organisation calls those that are not there.
    #[must_use]
    pub fn lacking(&self, settings: &Settings) -> Vec<String> {
        let names = settings.ten_haves.iter().zip(self.haves());
        names
            .filter(|(_, there)| !there)
            .map(|(name, _)| name.clone())
            .collect()
    }
}
