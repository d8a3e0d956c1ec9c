//! Who holds which charge today: convenors, liaisons, leaders.

use serde_json::json;

use super::entry::{Take, entry};
use super::refs::{member_ref, sector_ref, sectors_cell};
use super::{View, phone};
use crate::exchange::ledger::{Cell, Column};
use crate::text::{Locale, Text};

pub(super) fn convenor_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("姓名", "Name"), 8, 12).centred(),
        Column::new(head("第一召集人", "First convenor"), 10, 10).centred(),
        Column::new(head("推选时间", "Elected"), 12, 12).centred(),
        Column::new(head("主席会议审定时间", "Approved"), 12, 12).centred(),
        Column::new(head("工作单位及职务", "Employer and post"), 20, 36),
        Column::new(head("联系电话", "Phone"), 12, 14).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each_convenor<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, date) = (view.book(), view.desk.today().date);
    for sector in view.sectors() {
        for it in book.convenors_of(sector.id, date) {
            let member = book.members.get(it.member);
            let (first, approved) = (it.first_on(date), it.approval(date, date));
            let number = phone(member.map_or("", |it| &it.phone), view.show_phones);
            let value = || {
                json!({
                    "id": it.id,
                    "sector": sector_ref(book, it.sector),
                    "member": member_ref(book, it.member),
                    "first": first.is_some(),
                    "first_from": first.and_then(|first| first.from),
                    "first_approved": first.and_then(|first| first.approved_by(date)),
                    "elected": it.elected,
                    "approved": it.approved.filter(|on| *on <= date),
                    "employer": member.map_or("", |it| &it.employer),
                    "phone": number,
                    "note": it.note,
                })
            };
            let is_first = if first.is_some() {
                Text::of("是", "yes")
            } else {
                Text::of("", "")
            };
            let cells = || {
                vec![
                    Cell::Number(it.id.0),
                    Cell::text(&sector.name),
                    Cell::text(book.member_name(it.member)),
                    Cell::text(is_first.say(view.locale)),
                    Cell::date(it.elected),
                    Cell::date(approved),
                    Cell::text(member.map_or("", |it| &it.employer)),
                    Cell::text(&number),
                    Cell::text(&it.note),
                ]
            };
            take(&entry(value, cells))?;
        }
    }
    Ok(())
}

pub(super) fn liaison_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("联络员", "Liaison"), 8, 12).centred(),
        Column::new(head("联络员电话", "Phone"), 12, 14).centred(),
        Column::new(head("工作单位及职务", "Employer and post"), 20, 36),
        Column::new(head("任职时间", "Since"), 12, 12).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each_liaison<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, date) = (view.book(), view.desk.today().date);
    for sector in view.sectors() {
        for it in book.liaisons_of(sector.id, date) {
            let number = phone(&it.phone, view.show_phones);
            let value = || {
                json!({
                    "id": it.id,
                    "sector": sector_ref(book, it.sector),
                    "name": it.name,
                    "phone": number,
                    "employer": it.employer,
                    "since": it.since,
                    "note": it.note,
                })
            };
            let cells = || {
                vec![
                    Cell::Number(it.id.0),
                    Cell::text(&sector.name),
                    Cell::text(&it.name),
                    Cell::text(&number),
                    Cell::text(&it.employer),
                    Cell::date(it.since),
                    Cell::text(&it.note),
                ]
            };
            take(&entry(value, cells))?;
        }
    }
    Ok(())
}

pub(super) fn leader_columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("姓名", "Name"), 8, 12).centred(),
        Column::new(head("职务", "Post"), 8, 16).centred(),
        Column::new(head("联系界别", "Sectors"), 30, 60),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each_leader<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, date) = (view.book(), view.desk.today().date);
    let leaders = book.leaders_on(date);
    for it in leaders.filter(|it| view.shows_any(it.sectors_on(date))) {
        let value = || {
            let sectors: Vec<_> = it
                .sectors_on(date)
                .iter()
                .map(|id| sector_ref(book, *id))
                .collect();
            json!({
                "id": it.id,
                "name": it.name,
                "post": it.post,
                "sectors": sectors,
                "note": it.note,
            })
        };
        let cells = || {
            vec![
                Cell::Number(it.id.0),
                Cell::text(&it.name),
                Cell::text(&it.post),
                sectors_cell(book, it.sectors_on(date)),
                Cell::text(&it.note),
            ]
        };
        take(&entry(value, cells))?;
    }
    Ok(())
}
