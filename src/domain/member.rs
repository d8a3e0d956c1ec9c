//! The member (委员), from joining to leaving.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Today;
use super::choice::choices;
use super::dated::Dated;
use super::described::{
    Computed, Described, Facts, Field, Listed, Shape, Value, computed, fields, groups, listed,
    parts,
};
use super::id::{CommitteeId, MemberId, SectorId, WorkroomId};
use super::iso;
use super::record::Kind;
use super::scope::Scope;

/// A member of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The member's identity; names are shared, so a name is never one.
    pub id: MemberId,
    /// The name, without padding between its characters.
    pub name: String,
    /// The sex, where the roster gives it.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// The ethnic group (民族), as written; empty when not given.
    #[serde(default)]
    pub ethnicity: String,
    /// The sector that the member belongs to.
    pub sector: Dated<SectorId>,
    /// Employer and post (工作单位及职务), as the form prints them in one cell.
    #[serde(default)]
    pub employer: String,
    /// The phone number, digits as dialled; empty when not given.
    #[serde(default)]
    pub phone: String,
    /// The member's own special committee (所在专委会), where it is not the sector's.
    #[serde(default)]
    pub committee: Dated<Option<CommitteeId>>,
    /// The offline workroom that the member has entered (article 14).
    #[serde(default)]
    pub workroom: Dated<Option<WorkroomId>>,
    /// The place in the roster, as announced.
    #[serde(default)]
    pub position: u32,
    /// A member since; none when from the term's first day.
    #[serde(default, deserialize_with = "iso::some_day")]
    pub joined: Option<NaiveDate>,
    /// The member whose seat was taken over in mid-term (届中调整).
    #[serde(default)]
    pub replaces: Option<MemberId>,
    /// When and why the member left, once that has happened.
    #[serde(default)]
    pub left: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

choices! {
    /// Sex, as the roster gives it.
    Sex {
        /// 男
        Male = "m", "男", "male";
        /// 女
        Female = "f", "女", "female";
    }
}

/// The end of a membership or of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// The last day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

groups! { Departure { on, reason } }

/// The end of a charge or a contact, as its editor shows it once there is one.
pub(super) const ENDED: &[Facts] = parts!["ended", Departure;
    Open on: "终止时间" / "Ended on"
        .past()
        .help("误登终止的，清空此项即恢复", "clear it when it did not end");
    Open reason: "终止原因" / "Why";
];

const LEFT: &[Facts] = parts!["left", Departure;
    Open on: "离任时间" / "Left on"
        .past()
        .help("误登离任的，清空此项即恢复在任", "clear it when the member did not leave");
    Open reason: "离任原因" / "Why";
];

impl Described for Member {
    const FIELDS: &'static [Field<Self>] = fields![Member(id);
        Open name: "姓名" / "Name" .name() .required();
        Open sex: "性别" / "Sex" .wide(4, 6);
        Open ethnicity: "民族" / "Ethnic group" .wide(6, 10) .centred();
        Open sector: "界别" / "Sector";
        Open employer: "工作单位及职务" / "Employer and post";
        Personal phone: "联系电话" / "Phone" .phone();
        Open committee: "所在专委会" / "Committee"
            .help("与界别的联系专委会不同时才选", "only where it is not the sector's");
        Open workroom: "入驻工作室" / "Workroom" .head("委员工作室", "Workroom")
            .help("委员须入驻线下工作室（第14条）", "every member enters an offline workroom (article 14)");
        Open joined: "到任时间" / "Member since" .comes() .past()
            .help("届初到任的不填", "empty: from the term's first day");
        Open replaces: "接替" / "Replaces" .later() .fixed();
        Open left: "离任" / "Left" .later() .parts(LEFT);
        Open position: "排序号" / "Place in the list" .later();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Member;
        Open committee: "所在专委会" / "Committee" = Shape::Ref(&[Kind::Committee]),
            |it, book, today| match book.committee_of(it, today.date) {
                Some(id) => Value::Ref(Kind::Committee, id.0),
                None => Value::Empty,
            };
        Open key_contacts: "重点联系对象" / "Key contacts" = Shape::Number,
            |it, book, today| Value::count(book.key_contacts_of(it.id, today.date));
        Open forms: "登记表" / "Forms" .wide(6, 8) = Shape::Number,
            |it, book, today| Value::Number(book.tally(it.id, today.year).counting().into());
    ];

    const LIST: &'static [Listed] = listed![
        name sex(Table) ethnicity(Table) sector committee(Json) employer committee(Table) phone
        workroom(Table) key_contacts forms note(Table)
    ];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        // Whoever moves a member to another sector needs leave for the one that loses it.
        Scope::Sector(*self.sector.latest())
    }

    fn blank(book: &Book, _today: Today) -> Member {
        let last = book.members.iter().map(|it| it.position).max();
        Member {
            id: MemberId(0),
            name: String::new(),
            sex: None,
            ethnicity: String::new(),
            sector: SectorId(0).into(),
            employer: String::new(),
            phone: String::new(),
            committee: None.into(),
            workroom: None.into(),
            position: last.map_or(1, |last| last.saturating_add(1)),
            joined: book.joining_day(),
            replaces: None,
            left: None,
            note: String::new(),
        }
    }
}

impl Member {
    /// The sector that the member belongs to on `date`.
    #[must_use]
    pub fn sector_on(&self, date: NaiveDate) -> SectorId {
        *self.sector.on(date)
    }

    /// The member's own committee on `date`, where it is not the sector's. The committee that the
    /// member belongs to is the book's to say.
    #[must_use]
    pub fn own_committee_on(&self, date: NaiveDate) -> Option<CommitteeId> {
        *self.committee.on(date)
    }

    /// The offline workroom that the member is in on `date`.
    #[must_use]
    pub fn workroom_on(&self, date: NaiveDate) -> Option<WorkroomId> {
        *self.workroom.on(date)
    }

    /// The day on which the member joins, where that is later than `date`.
    #[must_use]
    pub fn joins_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.joined.filter(|joined| *joined > date)
    }

    /// The first day of a move that `was` does not have and that lies before the member joined.
    #[must_use]
    pub fn moved_before_joining(&self, was: Option<&Member>) -> Option<NaiveDate> {
        let before = |day: &NaiveDate| self.joined.is_some_and(|joined| *day < joined);
        self.moves(was).filter(before).min()
    }

    /// The day of a move that `was` does not have and that lies after the member left.
    #[must_use]
    pub fn moved_after_leaving(&self, was: Option<&Member>) -> Option<NaiveDate> {
        let after = |day: &NaiveDate| self.left.as_ref().is_some_and(|left| left.on < *day);
        self.moves(was).filter(after).max()
    }

    /// The days of moves that `was` does not have.
    fn moves(&self, was: Option<&Member>) -> impl Iterator<Item = NaiveDate> {
        fn entered<T: PartialEq>(is: &Dated<T>, was: Option<&Dated<T>>) -> Option<NaiveDate> {
            is.days()
                .find(|day| !was.is_some_and(|was| was.days().any(|it| it == *day)))
        }
        let moves = [
            entered(&self.sector, was.map(|it| &it.sector)),
            entered(&self.committee, was.map(|it| &it.committee)),
            entered(&self.workroom, was.map(|it| &it.workroom)),
        ];
        moves.into_iter().flatten()
    }

    /// Is the seat held on `date`, the last day too? [`Book::serves`] knows of a successor.
    ///
    /// [`Book::serves`]: super::book::Book::serves
    #[must_use]
    pub fn holds_seat_on(&self, date: NaiveDate) -> bool {
        self.joined.is_none_or(|joined| joined <= date)
            && self.left.as_ref().is_none_or(|left| left.on >= date)
    }
}
