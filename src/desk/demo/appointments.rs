//! Who holds a charge: the committees with their directors, the sectors, their convenors,
//! liaisons and leaders.

use super::chance::{Chance, Topic};
use super::council;
use super::gaps::ConvenorGap;
use super::map::COMMITTEES;
use super::names;
use super::people::{World, employment};
use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::committee::{Committee, Coordinator, PartyOrganisation};
use crate::domain::first::First;
use crate::domain::id::{CommitteeId, ConvenorId, LeaderId, LiaisonId, MemberId, SectorId};
use crate::domain::member::Departure;
use crate::domain::sector::Sector;

/// The committees.
pub(super) fn committees(world: &World) -> Vec<Committee> {
    let new = COMMITTEES.len() - 1;
    let mut all = Vec::new();
    for (at, &place) in world.committees.iter().enumerate() {
        let mut chance = Chance::of(world.seed, Topic::Committee, place as u64);
        let id = CommitteeId(at as u64 + 1);
        let since = world.days.after(world.days.first, chance.between(12, 40));
        // The director sits in one of the sectors that the committee looks after.
        let own = world.sectors.iter().filter(|it| it.committee == Some(id));
        let own: Vec<_> = own.map(|it| it.from..it.from + it.seats).collect();
        let member = (!own.is_empty()).then(|| {
            let seats = &own[chance.index(own.len())];
            &world.seats[seats.start + chance.index(seats.len())]
        });
        let member = member.filter(|member| member.joined.is_none());
        let coordinator = Coordinator {
            name: member.map_or_else(|| names::person(&mut chance, 4).name, |it| it.name.clone()),
            member: member.map(|it| it.id),
            since: Some(since),
        };
        let name = COMMITTEES[place];
        all.push(Committee {
            id,
            name: name.to_owned(),
            position: at as u32 + 1,
            coordinator: (!world.gaps.coordinator(at)).then_some(coordinator).into(),
            coordinating: place == new,
            former: Vec::new(),
            since: None,
            ended: None,
            party_organisation: (place != new).then(|| PartyOrganisation {
                name: format!("{name}功能型党支部"),
                since: Some(world.days.after(since, chance.between(5, 60))),
            }),
            note: if place == new {
                "新设立，联系界别待主席会议明确。".to_owned()
            } else {
                String::new()
            },
        });
    }
    all
}

/// The sectors.
pub(super) fn sectors(world: &World) -> impl Iterator<Item = Sector> {
    (1_u32..).zip(&world.sectors).map(|(n, sector)| Sector {
        id: SectorId(n.into()),
        name: sector.plan.name.to_owned(),
        position: n,
        committee: sector.committee.into(),
        since: None,
        short: String::new(),
        split_from: None,
        merged_into: None,
        ended: None,
        former: Vec::new(),
        note: String::new(),
    })
}

/// Within how many days of an election the council approves (article 16).
const APPROVED: i64 = 59;

/// The convenors' appointments.
pub(super) fn convenors(world: &World) -> Vec<Convenor> {
    let mut all = Vec::new();
    let sittings = council::held(world);
    for place in 0..world.sectors.len() {
        let gap = world.gaps.convenors(place);
        let mut chance = Chance::of(world.seed, Topic::Convenors, place as u64);
        let wanted = match gap {
            Some(ConvenorGap::None) => 0,
            Some(ConvenorGap::Four) => 4,
            Some(ConvenorGap::TwoFirsts | ConvenorGap::NoFirst) => 2,
            _ => chance.between(1, 3),
        };
        let days = &world.days;
        let elected = days.after(days.first, chance.between(10, 45));
        let approved = days.working_after(elected, chance.between(8, 25));
        let approved = council::council_after(&sittings, elected, APPROVED).unwrap_or(approved);
        let members = elected_members(world, &mut chance, place, wanted as usize);
        for (nth, &member) in members.iter().enumerate() {
            let mut convenor = Convenor {
                id: ConvenorId(all.len() as u64 + 1),
                sector: SectorId(place as u64 + 1),
                member,
                first: match gap {
                    Some(ConvenorGap::TwoFirsts) => First::elected(nth < 2),
                    Some(ConvenorGap::NoFirst) => First::elected(false),
                    _ => First::elected(nth == 0),
                },
                elected: Some(elected),
                approved: Some(approved),
                ended: None,
                note: String::new(),
            };
            match gap {
                Some(ConvenorGap::NeverApproved) => convenor.approved = None,
                Some(ConvenorGap::JustElected) => {
                    convenor.elected = Some(days.ago(chance.between(6, 30)));
                    convenor.approved = None;
                }
                _ => {}
            }
            all.push(convenor);
        }
        // Whom those follow who were elected lately.
        let seats = world.seats[world.sectors[place].from..].iter();
        let before = seats
            .take(world.sectors[place].seats)
            .find(|member| member.joined.is_none() && !members.contains(&member.id))
            .filter(|_| gap == Some(ConvenorGap::JustElected));
        if let Some(before) = before {
            all.push(Convenor {
                id: ConvenorId(all.len() as u64 + 1),
                sector: SectorId(place as u64 + 1),
                member: before.id,
                first: First::elected(true),
                elected: Some(elected),
                approved: Some(approved),
                ended: Some(Departure {
                    on: days.ago(31),
                    reason: "本人申请不再担任".to_owned(),
                }),
                note: String::new(),
            });
        }
    }
    all
}

fn elected_members(
    world: &World,
    chance: &mut Chance,
    place: usize,
    wanted: usize,
) -> Vec<MemberId> {
    let sector = &world.sectors[place];
    let seats = &world.seats[sector.from..sector.from + sector.seats];
    // Only who was there at the election could be elected.
    let order = chance.order(seats.len());
    let sitting = order.into_iter().map(|seat| &seats[seat]);
    let sitting = sitting.filter(|member| member.joined.is_none());
    let mut members: Vec<MemberId> = sitting.map(|member| member.id).take(wanted).collect();
    let replaced = match world.gaps.convenors(place) {
        Some(ConvenorGap::NotServing) => seats[0].replaces,
        Some(ConvenorGap::Outside) => {
            let other = &world.sectors[(place + 1) % world.sectors.len()];
            Some(world.seats[other.from].id)
        }
        _ => None,
    };
    if let Some(member) = replaced {
        members.truncate(1);
        members.push(member);
    }
    members
}

/// The sectors' liaisons: office people of the sector's world, mostly no members.
pub(super) fn liaisons(world: &World) -> Vec<Liaison> {
    let mut all = Vec::new();
    for (place, sector) in world.sectors.iter().enumerate() {
        if world.gaps.liaison(place) {
            continue;
        }
        let mut chance = Chance::of(world.seed, Topic::Liaison, place as u64);
        let since = world.days.after(world.days.first, chance.between(20, 60));
        all.push(Liaison {
            id: LiaisonId(all.len() as u64 + 1),
            sector: SectorId(place as u64 + 1),
            name: names::person(&mut chance, 4).name,
            phone: names::phone(&mut chance),
            employer: employment(&mut chance, sector.plan.trades),
            since: Some(since),
            ended: world.gaps.liaison_gone(place).then(|| Departure {
                on: world.days.ago(chance.between(20, 80)),
                reason: "岗位调整".to_owned(),
            }),
            note: String::new(),
        });
    }
    all
}

/// The leader who keeps contact with the sector of this place.
pub(super) fn leader_of(world: &World, place: usize) -> Option<LeaderId> {
    let kept = |place: &usize| !world.gaps.leader(*place);
    let before = (0..place).filter(kept).count();
    kept(&place).then_some(LeaderId((before % SERVING) as u64 + 1))
}

/// How many leaders are in office.
const SERVING: usize = 8;

/// The members of the chairpersons' council, each with some sectors; one has retired.
pub(super) fn leaders(world: &World) -> Vec<Leader> {
    const POSTS: [&str; 9] = [
        "主席",
        "副主席",
        "副主席",
        "副主席",
        "副主席",
        "副主席",
        "副主席",
        "秘书长",
        "副主席",
    ];
    let mut all: Vec<Leader> = Vec::new();
    for (nth, post) in (0_u64..).zip(POSTS) {
        let mut chance = Chance::of(world.seed, Topic::Leader, nth);
        all.push(Leader {
            id: LeaderId(nth + 1),
            name: names::person(&mut chance, 4).name,
            post: post.to_owned(),
            sectors: Vec::new().into(),
            ended: None,
            note: String::new(),
        });
    }
    let retired = SERVING;
    let mut sectors = vec![Vec::new(); all.len()];
    for place in 0..world.sectors.len() {
        if let Some(leader) = leader_of(world, place) {
            sectors[leader.0 as usize - 1].push(SectorId(place as u64 + 1));
        }
    }
    let gone = (0..world.sectors.len()).filter(|place| world.gaps.leader(*place));
    sectors[retired] = gone.map(|place| SectorId(place as u64 + 1)).collect();
    for (leader, sectors) in all.iter_mut().zip(sectors) {
        leader.sectors = sectors.into();
    }
    all[retired].ended = Some(Departure {
        on: world.days.ago(45),
        reason: "到龄退休".to_owned(),
    });
    all
}
