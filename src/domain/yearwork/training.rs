//! A training of members (articles 1 and 20).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::attendance::{self, EXCUSED, Excused};
use super::{Evidence, TemporaryBranch};
use crate::domain::attachment::Attachment;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::choice::choices;
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{MemberId, SectorId, TrainingId};
use crate::domain::scope::Scope;
use crate::text::Text;

choices! {
    /// What a training is about (article 20).
    TrainingKind {
        /// Policy and theory (政策理论).
        Policy = "policy", "政策理论", "policy and theory";
        /// The duties of members (履职能力).
        Duty = "duty", "履职能力", "members' duties";
        /// A course on one subject (专题研修).
        Course = "course", "专题研修", "a course on one subject";
        /// Anything else.
        Other = "other", "其他", "other";
    }
}

/// A training of members (学习培训).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// The training's identity.
    pub id: TrainingId,
    /// Its title.
    pub title: String,
    /// Its kind; none where nobody said it.
    #[serde(default)]
    pub kind: Option<TrainingKind>,
    /// Held out of town? Then article 1 asks for a temporary branch.
    #[serde(default)]
    pub out_of_town: bool,
    /// The temporary branch of the Party.
    #[serde(default)]
    pub temporary_branch: TemporaryBranch,
    /// Its first day.
    pub held_on: NaiveDate,
    /// Its last day, where that is another.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// Held where.
    #[serde(default)]
    pub place: String,
    /// The sectors whose members it was for; none for all members.
    #[serde(default)]
    pub sectors: Vec<SectorId>,
    /// The members who took part.
    #[serde(default)]
    pub attended: Vec<MemberId>,
    /// The members who were excused.
    #[serde(default)]
    pub excused: Vec<Excused>,
    /// How far it is believed.
    pub evidence: Evidence,
    /// Files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Training {
    const FIELDS: &'static [Field<Self>] = fields![Training(id);
        Open title: "培训名称" / "Title" .wide(24, 44) .required();
        Open kind: "培训类别" / "Kind" .head("类别", "Kind");
        Open held_on: "开始时间" / "Held on" .past() .of_term() .comes();
        Open until: "结束时间" / "Until" .help("只有一天的不填", "empty where it took a day");
        Open place: "地点" / "Place" .wide(12, 24);
        Open out_of_town: "外出培训" / "Out of town" .yes("在外地举办", "held out of town");
        Open temporary_branch: "临时党支部" / "Temporary branch"
            .help("外出培训应设立（第1条）", "for training out of town (art. 1)");
        Open sectors: "参训界别" / "Sectors"
            .help("面向全体委员的不选", "none where it is for all members");
        Open attended: "参训委员" / "Attended" .within("sectors")
            .help(
                "回车列出，输入姓名、拼音或首字母查找；回车选上或去掉",
                "Enter lists, type a name, pinyin or initials; Enter takes or gives back"
            );
        Open excused: "请假委员" / "Excused" .within("sectors") .parts(EXCUSED);
        Open evidence: "核实" / "Evidence";
        Open attachments: "附件" / "Attachments" .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Training;
        Open took_part: "参训人数" / "Members" = Shape::Number,
            |it, _, _| Value::count(&it.attended);
    ];

    const KEY: &'static [&'static str] = &["held_on", "title"];

    const LIST: &'static [Listed] = listed![
        held_on until kind title place out_of_town temporary_branch sectors attended
        took_part(Table) excused evidence attachments note
    ];

    fn scope(&self) -> Scope {
        Scope::of(&self.sectors)
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.held_on))
    }

    fn wrong(&self) -> Vec<(&'static str, Text)> {
        let days = (self.held_on, self.until);
        attendance::wrong(days, &self.attended, &self.excused)
    }

    fn blank(_book: &Book, today: Today) -> Training {
        Training {
            id: TrainingId(0),
            title: String::new(),
            kind: None,
            out_of_town: false,
            temporary_branch: TemporaryBranch::NotApplicable,
            held_on: today.reference_date(),
            until: None,
            place: String::new(),
            sectors: Vec::new(),
            attended: Vec::new(),
            excused: Vec::new(),
            evidence: Evidence::Recorded,
            attachments: Vec::new(),
            note: String::new(),
        }
    }
}
