//! The committees with their directors and sectors.

use serde_json::{Value, json};

use super::View;
use super::earlier::{Earlier, earlier_of};
use super::entry::{Take, entry};
use super::refs::sectors_cell;
use super::rows::in_sight;
use crate::domain::committee::Committee;
use crate::domain::id::CommitteeId;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::exchange::ledger::{Cell, Column};
use crate::text::{Locale, Text};

/// The committee, as `docs/json.md` describes it.
#[must_use]
pub fn committee_value(view: &View<'_>, committee: &Committee) -> Value {
    let (book, today) = (view.book(), view.today);
    let sectors: Vec<_> = book
        .sectors_of(Some(committee.id), today.date)
        .into_iter()
        .map(|sector| json!({ "id": sector.id, "name": sector.name }))
        .collect();
    let coordinator = committee.coordinator_on(today.date).map(|it| {
        json!({
            "name": book.coordinator_name(committee, today.date),
            "member_id": it.member,
            "since": it.since,
        })
    });
    let body = Body::Committee(committee.id);
    json!({
        "id": committee.id,
        "name": committee.name,
        "coordinator": coordinator,
        "earlier": earlier_of(book, committee, today.date).iter().map(Earlier::value).collect::<Vec<_>>(),
        "coordinating": committee.coordinating,
        "party_organisation": committee.party_organisation,
        "sectors": sectors,
        "members": members(view, committee),
        "year": today.year,
        "plans": book.plans_of(body, today.year).count(),
        "summaries": book.summaries_of(body, today.year).count(),
        "note": committee.note,
    })
}

pub(super) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("专委会", "Committee"), 16, 24),
        Column::new(head("总协调人", "Coordinator"), 8, 12).centred(),
        Column::new(head("任职时间", "Since"), 12, 12).centred(),
        Column::new(head("党组织", "Party organisation"), 18, 28),
        Column::new(head("成立时间", "Set up on"), 12, 12).centred(),
        Column::new(head("联系界别", "Sectors"), 30, 44),
        Column::new(head("委员人数", "Members"), 8, 8).centred(),
        Column::new(head("年度计划", "Plans"), 8, 8).centred(),
        Column::new(head("工作总结", "Summaries"), 8, 8).centred(),
        Column::new(head("备注", "Note"), 8, 20),
    ]
}

pub(super) fn each<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let committees = in_sight(Kind::Committee, view).into_iter();
    for committee in committees.filter_map(|id| view.book().committees.get(CommitteeId(id))) {
        let value = || committee_value(view, committee);
        take(&entry(value, || cells(view, committee)))?;
    }
    Ok(())
}

pub(super) fn cells(view: &View<'_>, committee: &Committee) -> Vec<Cell> {
    let (book, today) = (view.book(), view.today);
    let (date, year) = (today.date, today.year);
    let party = committee.party_organisation.as_ref();
    let coordinator = committee.coordinator_on(date);
    let sectors = book.sectors_of(Some(committee.id), date);
    let sectors: Vec<_> = sectors.iter().map(|sector| sector.id).collect();
    let body = Body::Committee(committee.id);
    vec![
        Cell::Number(committee.id.0),
        Cell::text(&committee.name),
        Cell::text(book.coordinator_name(committee, date).unwrap_or_default()),
        Cell::date(coordinator.and_then(|it| it.since)),
        Cell::text(party.map_or("", |it| &it.name)),
        Cell::date(party.and_then(|it| it.since)),
        sectors_cell(book, &sectors),
        Cell::number(members(view, committee)),
        Cell::number(book.plans_of(body, year).count()),
        Cell::number(book.summaries_of(body, year).count()),
        Cell::text(&committee.note),
    ]
}

/// How many serving members belong to the committee.
fn members(view: &View<'_>, committee: &Committee) -> usize {
    let (book, date) = (view.book(), view.date());
    book.serving(date)
        .filter(|member| book.committee_of(member, date) == Some(committee.id))
        .count()
}
