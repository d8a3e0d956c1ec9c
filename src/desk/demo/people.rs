//! The roster: who sits in which seat of which sector, who sat there before, and who serves in
//! the committees' offices.

use chrono::NaiveDate;

use super::chance::{Chance, Topic};
use super::days::Days;
use super::gaps::{ConvenorGap, Gaps};
use super::map::{self, COMMITTEES, SectorPlan};
use super::names;
use super::trades::{DISTRICTS, Trade};
use crate::domain::id::{CommitteeId, MemberId, SectorId, WorkroomId};
use crate::domain::member::{Departure, Member};

/// The organisation and its people: what all the rest is made from.
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) days: Days,
    pub(super) gaps: Gaps,
    /// The places in [`COMMITTEES`] of the committees that there are.
    pub(super) committees: Vec<usize>,
    pub(super) sectors: Vec<SectorHere>,
    /// Who holds a seat now, by place; the identity is the place and one.
    pub(super) seats: Vec<Member>,
    /// Who held a seat before.
    pub(super) departed: Vec<Member>,
    /// One of the staff for each committee, and one of the office.
    pub(super) staff: Vec<String>,
}

/// A sector of this organisation.
pub(super) struct SectorHere {
    pub(super) plan: &'static SectorPlan,
    /// Its committee; none while nobody looks after it.
    pub(super) committee: Option<CommitteeId>,
    /// The place of its first seat.
    pub(super) from: usize,
    /// How many seats it has.
    pub(super) seats: usize,
    /// The identity of its first workroom; none when it has none of its own.
    pub(super) workroom: Option<WorkroomId>,
    /// How many workrooms it has.
    pub(super) workrooms: usize,
}

/// The workrooms that exist online only stand before the others.
pub(super) const ONLINE: u64 = 2;

/// How many members share a workroom.
const ROOM: usize = 40;

impl World {
    /// The organisation of that many seats.
    pub(super) fn new(seed: u64, members: u32, days: Days) -> World {
        let plans = map::sectors(members);
        let last = COMMITTEES.len() - 1;
        let committees: Vec<usize> = (0..COMMITTEES.len())
            .filter(|place| {
                *place == last || plans.iter().any(|(plan, _)| plan.committee == *place)
            })
            .collect();
        let gaps = Gaps::new(seed, plans.len(), committees.len());
        let (mut from, mut room) = (0, ONLINE + 1);
        let mut sectors = Vec::new();
        for (place, (plan, seats)) in plans.into_iter().enumerate() {
            let here = committees.iter().position(|it| *it == plan.committee);
            let seats = seats as usize;
            let workrooms = if gaps.workroom(place) {
                0
            } else {
                seats.div_ceil(ROOM)
            };
            sectors.push(SectorHere {
                plan,
                committee: here
                    .filter(|_| !gaps.committee(place))
                    .map(|at| CommitteeId(at as u64 + 1)),
                from,
                seats,
                workroom: (workrooms > 0).then_some(WorkroomId(room)),
                workrooms,
            });
            from += seats;
            room += workrooms as u64;
        }
        let staff = (0..=committees.len() as u64)
            .map(|n| names::person(&mut Chance::of(seed, Topic::Staff, n), 4).name)
            .collect();
        let mut world = World {
            seed,
            days,
            gaps,
            committees,
            sectors,
            seats: Vec::new(),
            departed: Vec::new(),
            staff,
        };
        world.seat_members();
        world
    }

    /// The roster in order of identity: those who serve, then those who left.
    pub(super) fn roster(&self) -> impl Iterator<Item = Member> {
        self.seats.iter().chain(&self.departed).cloned()
    }

    /// Who held that seat on `date`; none while it was empty.
    pub(super) fn holder(&self, seat: usize, date: NaiveDate) -> Option<&Member> {
        let now = &self.seats[seat];
        if now.holds_seat_on(date) {
            return Some(now);
        }
        self.predecessor(now)
            .filter(|before| before.holds_seat_on(date))
    }

    /// Whose seat the member took over.
    pub(super) fn predecessor(&self, member: &Member) -> Option<&Member> {
        let id = member.replaces?;
        // The departed follow those who serve.
        self.departed.get(id.0 as usize - 1 - self.seats.len())
    }

    /// The sector's place.
    pub(super) fn sector(&self, id: SectorId) -> &SectorHere {
        &self.sectors[id.0 as usize - 1]
    }

    /// The member of the staff who works for that committee; the office's for none.
    pub(super) fn staff(&self, committee: Option<CommitteeId>) -> &str {
        let office = self.staff.len() - 1;
        &self.staff[committee.map_or(office, |id| id.0 as usize - 1)]
    }

    fn seat_members(&mut self) {
        let total: usize = self.sectors.iter().map(|sector| sector.seats).sum();
        for place in 0..self.sectors.len() {
            let (plan, from, count) = {
                let sector = &self.sectors[place];
                (sector.plan, sector.from, sector.seats)
            };
            // A convenor who left must have had a seat.
            let left = self.gaps.convenors(place) == Some(ConvenorGap::NotServing);
            for seat in 0..count {
                let mut chance = Chance::of(self.seed, Topic::Seat, (from + seat) as u64);
                let mut member = self.somebody(&mut chance, place, plan);
                member.position = seat as u32 + 1;
                // The last seat of all is never empty: somebody is there on any day.
                let last = from + seat + 1 == total;
                if (chance.percent(2) || (left && seat == 0)) && !last {
                    self.replace(&mut chance, &mut member, plan, place);
                }
                self.seats.push(member);
            }
        }
        // Until here the departed did not know how many serve.
        let serving = self.seats.len() as u64;
        for (n, member) in (1_u64..).zip(&mut self.departed) {
            member.id = MemberId(serving + n);
        }
        let mut next = serving;
        for member in &mut self.seats {
            if member.joined.is_some() {
                next += 1;
                member.replaces = Some(MemberId(next));
            }
        }
    }

    fn replace(
        &mut self,
        chance: &mut Chance,
        member: &mut Member,
        plan: &SectorPlan,
        place: usize,
    ) {
        let mut before = self.somebody(chance, place, plan);
        let until = self.days.passed().saturating_sub(70).max(60);
        let on = self
            .days
            .after(self.days.first, chance.between(60, until))
            .min(self.days.ago(40));
        before.position = member.position;
        before.left = Some(Departure {
            on,
            reason: chance.pick(DEPARTURES).to_owned(),
        });
        member.joined = Some(self.days.after(on, chance.between(15, 40)));
        self.departed.push(before);
    }

    fn somebody(&self, chance: &mut Chance, place: usize, plan: &SectorPlan) -> Member {
        let mut person = names::person_of(chance, plan.women(), plan.minority());
        // Two people of one name, in different sectors.
        let earlier = self.sectors[place].from;
        if earlier > 0 && chance.percent(2) {
            let twin = &self.seats[chance.index(earlier)];
            person.name.clone_from(&twin.name);
            person.sex = twin.sex.unwrap_or(person.sex);
        }
        let id = MemberId(self.seats.len() as u64 + 1);
        let workroom = self.workroom(chance, place);
        // Some belong to another committee than their sector's.
        let own = chance.percent(6).then(|| {
            let at = chance.index(self.committees.len());
            CommitteeId(at as u64 + 1)
        });
        Member {
            id,
            name: person.name,
            sex: Some(person.sex),
            ethnicity: person.ethnicity.to_owned(),
            sector: SectorId(place as u64 + 1).into(),
            employer: employment(chance, plan.trades),
            phone: if chance.percent(4) {
                String::new()
            } else {
                names::phone(chance)
            },
            committee: own.into(),
            workroom: workroom.into(),
            position: 0,
            joined: None,
            replaces: None,
            left: None,
            note: String::new(),
        }
    }

    /// Mostly one of the sector's own rooms; some members are online only, some nowhere.
    fn workroom(&self, chance: &mut Chance, place: usize) -> Option<WorkroomId> {
        let sector = &self.sectors[place];
        match chance.below(100) {
            0..5 => None,
            5..9 => Some(WorkroomId(1 + chance.below(ONLINE))),
            _ => {
                let first = sector.workroom.or_else(|| {
                    // Guests in the room of the first sector that has one.
                    self.sectors.iter().find_map(|other| other.workroom)
                })?;
                Some(WorkroomId(first.0 + chance.below(sector.workrooms as u64)))
            }
        }
    }
}

/// Employer and post of somebody in one of these trades.
pub(super) fn employment(chance: &mut Chance, trades: &[&'static Trade]) -> String {
    let trade = chance.pick(trades);
    let (employer, posts) = trade.jobs[chance.index(trade.jobs.len())];
    let post = chance.pick(posts);
    if employer.contains("{d}") {
        employer.replace("{d}", chance.pick(DISTRICTS)) + post
    } else {
        format!("{employer}{post}")
    }
}

const DEPARTURES: &[&str] = &[
    "工作调离本市",
    "职务变动",
    "到龄退休，本人申请辞去委员职务",
    "因病辞去委员职务",
];
