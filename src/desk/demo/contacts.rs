//! Where members meet constituents, and whom they keep contact with: workrooms and key contacts.

use super::chance::{Chance, Topic};
use super::events::matter;
use super::names;
use super::people::{ONLINE, World, employment};
use super::trades::{DISTRICTS, PLACES};
use crate::domain::contact::{ContactEntry, ContactWay, Heard, KeyContact, Workroom};
use crate::domain::id::{ContactEntryId, KeyContactId, SectorId, WorkroomId};
use crate::domain::member::{Departure, Member};

/// The workrooms: those online first, then each sector's.
pub(super) fn workrooms(world: &World) -> Vec<Workroom> {
    let mut all: Vec<Workroom> = ["政协云线上委员工作室", "界别群众微信工作室"]
        .into_iter()
        .take(ONLINE as usize)
        .enumerate()
        .map(|(n, name)| Workroom {
            id: WorkroomId(n as u64 + 1),
            offline: false,
            ..Workroom::named(name.to_owned())
        })
        .collect();
    for (place, sector) in (1_u64..).zip(&world.sectors) {
        let mut chance = Chance::of(world.seed, Topic::Workroom, place);
        for nth in 0..sector.workrooms {
            let (district, spot) = (chance.pick(DISTRICTS), chance.pick(PLACES));
            let number = if nth == 0 {
                String::new()
            } else {
                format!("（{}）", nth + 1)
            };
            all.push(Workroom {
                id: WorkroomId(all.len() as u64 + 1),
                offline: true,
                level: chance.percent(50).then(|| chance.between(1, 5)),
                duty: "工作日上午有委员值班".to_owned(),
                sector: Some(SectorId(place)),
                address: format!("{district}{spot}党群服务中心{}楼", chance.between(1, 3)),
                ..Workroom::named(format!("{}委员工作室{number}", sector.plan.titled()))
            });
        }
    }
    all
}

/// All key contacts, member by member.
pub(super) fn key_contacts(world: &World) -> impl Iterator<Item = KeyContact> {
    world
        .seats
        .iter()
        .flat_map(|member| contacts_of(world, member))
        .zip(1_u64..)
        .map(|(contact, id)| KeyContact {
            id: KeyContactId(id),
            ..contact
        })
}

/// What the members wrote down of their contacts, contact by contact: of some there is a log, up to the last time
/// that they were heard.
pub(super) fn log(world: &World) -> impl Iterator<Item = ContactEntry> {
    let entries = key_contacts(world).flat_map(|contact| {
        let mut chance = Chance::of(world.seed, Topic::Log, contact.id.0);
        let kept = contact.since.zip(contact.last_heard);
        let kept = kept.filter(|_| chance.percent(LOGGED));
        let member = &world.seats[contact.member.latest().0 as usize - 1];
        let trades = world.sector(*member.sector.latest()).plan.trades;
        let mut days = Vec::new();
        if let Some((since, last)) = kept {
            let span = (last.on - since).num_days() as u32;
            days.extend((0..chance.below(3)).map(|_| {
                let on = world.days.after(since, chance.between(0, span));
                (on, ContactWay::ALL[chance.index(4)])
            }));
            days.push((last.on, last.way));
            days.sort_unstable_by_key(|(on, _)| *on);
            days.dedup_by_key(|(on, _)| *on);
        }
        let told = days.into_iter().map(|(on, way)| ContactEntry {
            id: ContactEntryId(0),
            key_contact: contact.id,
            on,
            way,
            heard: format!("反映{}。", matter(&mut chance, trades)),
            consent: chance.percent(60),
            keep_until: None,
        });
        told.collect::<Vec<_>>()
    });
    entries.zip(1_u64..).map(|(entry, id)| ContactEntry {
        id: ContactEntryId(id),
        ..entry
    })
}

/// Of a hundred contacts, how many have a log.
const LOGGED: u32 = 35;

fn contacts_of(world: &World, member: &Member) -> impl Iterator<Item = KeyContact> {
    let mut chance = Chance::of(world.seed, Topic::Contacts, member.id.0);
    let many = match chance.below(100) {
        0..3 => 0,
        3..10 => chance.between(1, 2),
        10..96 => chance.between(3, 5),
        _ => chance.between(6, 7),
    };
    let trades = world.sector(*member.sector.latest()).plan.trades;
    let (id, joined) = (member.id, member.joined);
    let days = &world.days;
    (0..many).map(move |_| {
        let from = joined.unwrap_or(days.first);
        let since = days
            .after(from, chance.between(10, 100))
            .min(days.ago(12))
            .max(from);
        let heard = days.ago(match chance.below(100) {
            0..92 => chance.between(0, 60),
            _ => chance.between(60, 240),
        });
        let ended = chance.percent(3).then(|| Departure {
            on: heard.max(since),
            reason: chance
                .pick(&["外出务工", "迁居外地", "本人提出"])
                .to_owned(),
        });
        KeyContact {
            id: KeyContactId(0),
            member: id.into(),
            name: names::person(&mut chance, 6).name,
            employer: if chance.percent(70) {
                employment(&mut chance, trades)
            } else {
                String::new()
            },
            phone: if chance.percent(75) {
                names::phone(&mut chance)
            } else {
                String::new()
            },
            since: Some(since),
            last_heard: (heard >= since).then(|| Heard {
                on: heard,
                way: ContactWay::ALL[chance.index(4)],
            }),
            ended,
        }
    })
}
