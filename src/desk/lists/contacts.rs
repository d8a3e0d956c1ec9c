//! Whom the members serve, and where: key contacts and workrooms.

use serde_json::json;

use super::entry::{Take, entry};
use super::refs::{member_ref, sector_ref};
use super::{View, phone};
use crate::exchange::ledger::{Cell, Column};
use crate::text::{Locale, Text};

pub(super) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 8).at_right(),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("委员", "Member"), 8, 12).centred(),
        Column::new(head("重点联系对象", "Key contact"), 12, 14).centred(),
        Column::new(head("单位及职务", "Employer and post"), 20, 36),
        Column::new(head("电话", "Phone"), 12, 14).centred(),
        Column::new(head("联系自", "Since"), 12, 12).centred(),
        Column::new(head("最近联系", "Last heard"), 12, 12).centred(),
        Column::new(head("方式", "Way"), 10, 12).centred(),
    ]
}

pub(super) fn each<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, date) = (view.book(), view.desk.today().date);
    for member in view.members() {
        for it in book.key_contacts_of(member.id, date) {
            let number = phone(&it.phone, view.show_phones);
            let value = || {
                json!({
                    "id": it.id,
                    "member": member_ref(book, member.id),
                    "sector": sector_ref(book, member.sector_on(date)),
                    "name": it.name,
                    "employer": it.employer,
                    "phone": number,
                    "since": it.since,
                    "last_heard": it.last_heard,
                })
            };
            let cells = || {
                let way = it.last_heard.map(|heard| heard.way.word());
                vec![
                    Cell::Number(it.id.0),
                    Cell::text(book.sector_name(member.sector_on(date))),
                    Cell::text(&member.name),
                    Cell::text(&it.name),
                    Cell::text(&it.employer),
                    Cell::text(&number),
                    Cell::date(it.since),
                    Cell::date(it.last_heard.map(|heard| heard.on)),
                    way.map_or(Cell::Empty, |way| Cell::text(way.say(view.locale))),
                ]
            };
            take(&entry(value, cells))?;
        }
    }
    Ok(())
}

pub(super) fn workroom_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("委员工作室", "Workroom"), 20, 32),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("类型", "Kind"), 6, 8).centred(),
        Column::new(head("地址", "Address"), 24, 40),
        Column::new(head("入驻委员", "Members"), 8, 8).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each_workroom<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, date) = (view.book(), view.desk.today().date);
    for it in book.workrooms.iter() {
        let sectors: Vec<_> = it.sector.into_iter().collect();
        if !view.shows_any(&sectors) {
            continue;
        }
        let members = book
            .serving(date)
            .filter(|member| member.workroom_on(date) == Some(it.id))
            .count();
        let value = || {
            json!({
                "id": it.id,
                "name": it.name,
                "offline": it.offline,
                "sector": it.sector.map(|id| sector_ref(book, id)),
                "address": it.address,
                "members": members,
                "note": it.note,
            })
        };
        let cells = || {
            let kind = if it.offline {
                Text::of("线下", "offline")
            } else {
                Text::of("线上", "online")
            };
            vec![
                Cell::Number(it.id.0),
                Cell::text(&it.name),
                Cell::text(it.sector.map_or("", |id| book.sector_name(id))),
                Cell::text(kind.say(view.locale)),
                Cell::text(&it.address),
                Cell::number(members),
                Cell::text(&it.note),
            ]
        };
        take(&entry(value, cells))?;
    }
    Ok(())
}
