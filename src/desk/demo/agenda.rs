//! What the leadership's sittings had on their agenda.

use super::appointments;
use super::chance::{Chance, Topic};
use super::council::{Held, held};
use super::map::COMMITTEES;
use super::people::World;
use crate::domain::id::AgendaItemId;
use crate::domain::sitting::{AgendaItem, ItemKind, SittingBody};

/// The items of the sittings' agenda.
pub(super) fn agenda(world: &World) -> Vec<AgendaItem> {
    let mut all: Vec<AgendaItem> = Vec::new();
    let convenors = appointments::convenors(world);
    for Held { sitting, studies } in held(world) {
        let mut chance = Chance::of(world.seed, Topic::Agenda, sitting.id.0);
        let committee = COMMITTEES[*world.committees.first().unwrap_or(&0)];
        let mut items: Vec<(ItemKind, &str, &str, &str)> = Vec::new();
        let approved = convenors
            .iter()
            .any(|it| it.approved == Some(sitting.held_on));
        if approved && sitting.body == SittingBody::Council {
            items.push((
                ItemKind::Approval,
                "审定界别召集人人选",
                "委员学习联络委员会",
                "同意所提人选。",
            ));
        }
        if studies {
            items.push((
                ItemKind::Study,
                "专题研究界别工作",
                "办公室",
                "明确年度重点和责任分工。",
            ));
        }
        items.push((
            ItemKind::Report,
            "听取联系服务界别群众工作情况汇报",
            committee,
            chance.pick(DECIDED),
        ));
        items.push((
            ItemKind::Other,
            chance.pick(MATTERS),
            "研究室",
            "原则同意。",
        ));
        for (number, (kind, title, rapporteur, decision)) in (1..).zip(items) {
            all.push(AgendaItem {
                id: AgendaItemId(all.len() as u64 + 1),
                sitting: sitting.id,
                number: Some(number),
                kind,
                title: title.to_owned(),
                rapporteur: rapporteur.to_owned(),
                decision: decision.to_owned(),
            });
        }
    }
    all
}

const DECIDED: &[&str] = &[
    "各专委会于月底前补齐缺额召集人和联络员。",
    "登记表当月填写、当月备案。",
    "主席会议成员每季度联系界别不少于一次。",
];

const MATTERS: &[&str] = &[
    "审议年度协商工作计划",
    "研究界别活动经费安排",
    "审议委员工作室管理办法",
    "通报提案办理情况",
];
