//! The special committee (专门委员会): the body that looks after sectors (article 15).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Today;
use super::dated::Dated;
use super::described::{
    Change, Described, Facts, Field, FieldType, Group, Misfit, Value, fields, groups, parts,
};
use super::former_name::{FORMER, FormerName, Renamed};
use super::id::{CommitteeId, MemberId};
use super::member::{Departure, ENDED};
use super::record::Kind;
use super::scope::Scope;

/// A special committee.
///
/// Which sectors it looks after stands with the sectors: each names its committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committee {
    /// Its identity.
    pub id: CommitteeId,
    /// Its name, without the organisation's in front.
    pub name: String,
    /// Its place among the committees, as the office lists them.
    #[serde(default)]
    pub position: u32,
    /// Its director, who is general coordinator of its sectors (总协调人, article 16).
    #[serde(default)]
    pub coordinator: Dated<Option<Coordinator>>,
    /// Does it coordinate the work of all (综合协调, article 20)? At most one does.
    #[serde(default)]
    pub coordinating: bool,
    /// Its first day; none where it has been there from the term's first day.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// When and why it was dissolved.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// What it was called before, oldest first.
    #[serde(default)]
    pub former: Vec<FormerName>,
    /// Its organisation of the Party (article 1).
    #[serde(default)]
    pub party_organisation: Option<PartyOrganisation>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Committee {
    /// Is it there on `date`?
    #[must_use]
    pub fn is_there_on(&self, date: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= date)
            && self.ended.as_ref().is_none_or(|ended| date <= ended.on)
    }

    /// The committee that stands in its place on `date`: itself while it is there, else the one to which all that
    /// it had went over; none where that was several, or nothing.
    #[must_use]
    pub fn standing_on<'b>(&'b self, date: NaiveDate, book: &'b Book) -> Option<&'b Committee> {
        let mut stands = self;
        // Each of a chain of dissolved ones ended later than the one before.
        while let Some(ended) = stands.ended.as_ref().filter(|it| it.on < date) {
            let (last, next) = (ended.on, ended.on.succ_opt()?);
            let sectors = book.sectors.iter().filter(|it| it.is_there_on(last));
            let members = book.members.iter();
            let held = sectors.map(|it| &it.committee);
            let held = held.chain(members.map(|it| &it.committee));
            let took = held.filter(|it| *it.on(last) == Some(stands.id));
            // What ended with it went nowhere.
            let took = took.map(|it| *it.on(next));
            let mut took = took.filter(|it| *it != Some(stands.id));
            let one = took.next()??;
            let successor = book.committees.get(one)?;
            let goes_on = successor.ended.as_ref().is_none_or(|it| it.on > last);
            if !goes_on || took.any(|other| other != Some(one)) {
                return None;
            }
            stands = successor;
        }
        Some(stands)
    }

    /// The committee's director on `date`.
    #[must_use]
    pub fn coordinator_on(&self, date: NaiveDate) -> Option<&Coordinator> {
        self.coordinator.on(date).as_ref()
    }
}

/// The director of a committee in office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinator {
    /// The director's name as written; the member's record has the name when `member` is set.
    pub name: String,
    /// The member who the director is, where known to be one.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// In office since.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

/// A committee's organisation of the Party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyOrganisation {
    /// Its name.
    pub name: String,
    /// Set up on.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

/// The name is filled in only for a director who is no member.
impl Group for Coordinator {
    fn values(&self, on: NaiveDate) -> Vec<Value<'_>> {
        let name = match self.member {
            Some(_) => Value::Empty,
            None => Value::text(&self.name),
        };
        vec![self.member.value(on), name, self.since.value(on)]
    }

    fn of(values: &[Value<'_>]) -> Result<Self, Misfit> {
        let [member, name, since] = values else {
            return Err(Misfit::Shape);
        };
        match (member.is_empty(), name.is_empty()) {
            (true, true) => return Err(Misfit::Part(0)),
            (false, false) => return Err(Misfit::Either(0, 1)),
            _ => {}
        }
        Ok(Coordinator {
            member: FieldType::of(member).map_err(|_| Misfit::Part(0))?,
            name: FieldType::of(name).map_err(|_| Misfit::Part(1))?,
            since: FieldType::of(since).map_err(|_| Misfit::Part(2))?,
        })
    }

    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        self.member.refer(told);
    }

    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        self.member.rename(kind, from, to);
    }
}

groups! { PartyOrganisation { name, since } }

const COORDINATOR: &[Facts] = parts!["coordinator", Coordinator;
    Open member: "总协调人（主任）" / "Coordinator"
        .help(
            "从委员中选；主任不是委员的，把姓名填在下一项。退格键清空",
            "choose a member; write a director who is none below. Backspace clears"
        );
    Open name: "　或填姓名" / "  or a name" .name()
        .help("主任不是本届委员时填写", "a director who is no member");
    Open since: "任职时间" / "In office since" .past();
];

const PARTY: &[Facts] = parts!["party_organisation", PartyOrganisation;
    Open name: "党组织" / "Party organisation" .required()
        .help("如：市政协教科卫体委员会功能型党支部", "its full name");
    Open since: "成立时间" / "Set up on" .past();
];

impl Described for Committee {
    const FIELDS: &'static [Field<Self>] = fields![Committee(id);
        Open name: "名称" / "Name" .required()
            .help("不写“市政协”，如：教科卫体委员会", "without the organisation's name in front")
            .before(Renamed::called_before);
        Open coordinator: "总协调人" / "Coordinator" .parts(COORDINATOR)
            .taken_by(Committee::direct);
        Open party_organisation: "党组织" / "Party organisation" .parts(PARTY);
        Open coordinating: "综合协调" / "Coordinating" .later() .yes("负责综合协调", "coordinates the work of all")
            .help("第 20 条：如委员学习联络委员会，只有一个", "article 20: at most one committee does");
        Open since: "设立时间" / "Set up on" .later() .begins() .past() .comes()
            .help("届初就有的不填", "empty where it was there from the term's first day");
        Open position: "排序号" / "Place in the list" .later();
        Open ended: "撤销" / "End" .later() .parts(ENDED);
        Open former: "曾用名" / "Former names" .later() .by_verbs() .parts(FORMER);
        Open note: "备注" / "Note" .lines(3);
    ];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Committee(self.id)
    }

    fn stood(&self, day: NaiveDate) -> Option<Committee> {
        self.called_on(day)
    }

    fn go_on(&mut self, whole: &Committee, day: NaiveDate) {
        self.go_on_called(whole, day);
    }

    fn blank(book: &Book, _today: Today) -> Committee {
        let last = book.committees.iter().map(|it| it.position).max();
        Committee {
            id: CommitteeId(0),
            name: String::new(),
            position: last.map_or(1, |last| last.saturating_add(1)),
            coordinator: None.into(),
            coordinating: false,
            former: Vec::new(),
            since: None,
            ended: None,
            party_organisation: None,
            note: String::new(),
        }
    }
}

impl Committee {
    /// Takes another director. Another person holds the office from the day that is given as the
    /// beginning, else from the day of the change; the same one is only put right.
    fn direct(&mut self, value: &Value<'_>, change: Change) -> Result<(), Misfit> {
        let mut now: Option<Coordinator> = FieldType::of(value)?;
        let was = self.coordinator_on(change.on);
        let same = |one: &Coordinator, other: &Coordinator| match (one.member, other.member) {
            (None, None) => one.name == other.name,
            (one, other) => one == other,
        };
        let begun = was.and_then(|it| it.since);
        if let (Some(was), Some(now)) = (was, &now)
            && same(was, now)
        {
            let now = now.clone();
            return self.put_right(change.on, begun, now);
        }
        let mut from = change.from;
        if let Some(now) = &mut now
            && from.is_some()
        {
            // The day that still stands there is the former one's.
            let since = now.since.filter(|since| Some(*since) != begun);
            // Today is what stands there when nobody wrote a day of the change.
            if let (Some(since), Some(day)) = (since, from)
                && since != day
                && day != change.on
            {
                return Err(Misfit::OtherDay(since));
            }
            from = since.or(from);
            now.since = from;
        }
        self.coordinator
            .set_on(change.on, from, now)
            .map_err(Misfit::Overtaken)
    }

    /// The director of a day is put right. Where the time in office began on the day that is
    /// corrected, what held before goes on up to the right one.
    fn put_right(
        &mut self,
        on: NaiveDate,
        begun: Option<NaiveDate>,
        now: Coordinator,
    ) -> Result<(), Misfit> {
        let from = self.coordinator.since(on).filter(|day| Some(*day) == begun);
        let moved = from.zip(now.since).filter(|(from, to)| from != to);
        let Some((from, to)) = moved else {
            self.coordinator.correct(on, Some(now));
            return Ok(());
        };
        let mut moved = self.coordinator.clone();
        let before = from.pred_opt().unwrap_or(from);
        moved.correct(on, moved.on(before).clone());
        moved
            .set_on(on, Some(to), Some(now))
            .map_err(Misfit::Overtaken)?;
        self.coordinator = moved;
        Ok(())
    }
}
