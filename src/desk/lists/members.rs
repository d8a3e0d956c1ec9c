//! The members who serve.

use serde_json::{Value, json};

use super::entry::{Take, entry};
use super::refs::{committee_cell, committee_ref, sector_ref};
use super::{View, phone};
use crate::desk::Desk;
use crate::domain::member::Member;
use crate::exchange::ledger::{Cell, Column};
use crate::text::{Locale, Text};

/// What a list tells of a member, as `docs/json.md` describes it.
#[must_use]
pub fn member_value(desk: &Desk, member: &Member, show_phones: bool) -> Value {
    let (book, today) = (desk.book(), desk.today());
    json!({
        "id": member.id,
        "name": member.name,
        "sector": sector_ref(book, member.sector_on(today.date)),
        "committee": committee_ref(book, book.committee_of(member, today.date)),
        "employer": member.employer,
        "phone": phone(&member.phone, show_phones),
        "key_contacts": book.key_contacts_of(member.id, today.date).len(),
        "forms": book.tally(member.id, today.year).counting(),
    })
}

pub(super) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("库内编号", "Store ID"), 8, 8).at_right(),
        Column::new(head("姓名", "Name"), 8, 12).centred(),
        Column::new(head("性别", "Sex"), 4, 6).centred(),
        Column::new(head("民族", "Ethnic group"), 6, 10).centred(),
        Column::new(head("界别", "Sector"), 12, 22),
        Column::new(head("工作单位及职务", "Employer and post"), 20, 36),
        Column::new(head("所在专委会", "Committee"), 14, 20),
        Column::new(head("联系电话", "Phone"), 12, 14).centred(),
        Column::new(head("委员工作室", "Workroom"), 14, 24),
        Column::new(head("重点联系对象", "Key contacts"), 8, 8).centred(),
        Column::new(head("登记表", "Forms"), 6, 8).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    for member in view.members() {
        let value = || member_value(view.desk, member, view.show_phones);
        take(&entry(value, || cells(view, member)))?;
    }
    Ok(())
}

fn cells(view: &View<'_>, member: &Member) -> Vec<Cell> {
    let (book, today) = (view.book(), view.desk.today());
    let workroom = member
        .workroom_on(today.date)
        .and_then(|id| book.workrooms.get(id));
    let forms = book.tally(member.id, today.year).counting();
    vec![
        Cell::Number(member.id.0),
        Cell::text(&member.name),
        member
            .sex
            .map_or(Cell::Empty, |sex| Cell::text(sex.word().say(view.locale))),
        Cell::text(&member.ethnicity),
        Cell::text(book.sector_name(member.sector_on(today.date))),
        Cell::text(&member.employer),
        committee_cell(book, book.committee_of(member, today.date)),
        Cell::text(phone(&member.phone, view.show_phones)),
        workroom.map_or(Cell::Empty, |it| Cell::text(&it.name)),
        Cell::number(book.key_contacts_of(member.id, today.date).len()),
        Cell::Number(u64::from(forms)),
        Cell::text(&member.note),
    ]
}
