//! The register of members (委员名册) as a page of a workbook. Importing it again changes nothing.

use super::proof;
use crate::desk::lists::{MemberOrder, View, phone};
use crate::domain::member::Member;
use crate::exchange::ledger::{Cell, Column, Ledger, LedgerRow, LedgerSheet};
use crate::search::strokes::{self, Custom};
use crate::store::StoreError;

/// The register as a workbook of its own.
///
/// # Errors
/// When the journal can't be read.
pub fn ledger(view: &View<'_>) -> Result<Ledger, StoreError> {
    let page = page(view);
    Ok(Ledger {
        title: page.title.clone(),
        organisation: organisation(view),
        date: view.desk.today().date,
        pages: vec![page],
        proof: proof(view.desk)?,
    })
}

/// The register as a page: the members in sight, sector by sector as announced, those of a sector in
/// the view's order. Without leave to show phone numbers it has no column for them: a hidden number
/// would be no number when the page is imported.
#[must_use]
pub fn page(view: &View<'_>) -> LedgerSheet {
    let (members, date) = (view.members(), view.desk.today().date);
    let mut columns = vec![
        Column::new("序号", 5, 6).centred(),
        Column::new("姓名", 8, 14).centred(),
        Column::new("性别", 5, 5).centred(),
        Column::new("民族", 8, 12).centred(),
        Column::new("界别", 12, 24),
        Column::new("工作单位及职务", 24, 40),
        Column::new("所在专委会", 14, 24),
    ];
    if view.show_phones {
        columns.push(Column::new("联系电话", 13, 14).centred());
    }
    columns.push(Column::new("备注", 8, 24));
    let mut rows = Vec::with_capacity(members.len());
    let mut sector = None;
    for (member, number) in members.iter().zip(1..) {
        let opens = number > 1 && sector != Some(member.sector_on(date));
        sector = Some(member.sector_on(date));
        rows.push(LedgerRow {
            cells: cells(view, member, number),
            opens,
            total: false,
        });
    }
    LedgerSheet {
        name: "委员名册".to_owned(),
        title: title(view, "委员名册"),
        lead: vec![count(view, members.len())],
        columns,
        rows,
        foot: unknown(&members, view.order).into_iter().collect(),
        fixed: 2,
        filter: true,
        charts: Vec::new(),
    }
}

/// The title of a list of the organisation's: 政协第七届某市委员会委员名册.
pub(super) fn title(view: &View<'_>, what: &str) -> String {
    let organisation = view.book().organisation();
    let of = organisation
        .map(|it| it.of_its_term(view.date()))
        .unwrap_or_default();
    format!("{of}{what}")
}

/// The organisation's name.
pub(super) fn organisation(view: &View<'_>) -> String {
    let organisation = view.book().organisation();
    organisation.map_or_else(String::new, |it| it.name.clone())
}

/// How many there are and in which order: （381名，按姓氏笔画为序排列）.
#[must_use]
pub fn count(view: &View<'_>, members: usize) -> String {
    match view.order {
        MemberOrder::Announced => format!("（{members}名）"),
        MemberOrder::Strokes(Custom::Surname) => {
            format!("（{members}名，按姓氏笔画为序排列）")
        }
        MemberOrder::Strokes(Custom::Name) => format!("（{members}名，按姓名笔画为序排列）"),
    }
}

/// The names whose place is not the official one, because the table of strokes lacks a character
/// of theirs.
#[must_use]
pub fn unplaced<'m>(members: &[&'m Member], order: MemberOrder) -> Vec<&'m str> {
    match order {
        MemberOrder::Announced => Vec::new(),
        MemberOrder::Strokes(_) => members
            .iter()
            .map(|member| member.name.as_str())
            .filter(|name| strokes::unknown(name).next().is_some())
            .collect(),
    }
}

fn unknown(members: &[&Member], order: MemberOrder) -> Option<String> {
    let names = unplaced(members, order);
    (!names.is_empty()).then(|| {
        format!(
            "注：{}的姓名中有笔画表以外的字，排在同姓（同笔画）之后，请核对位置。",
            names.join("、")
        )
    })
}

fn cells(view: &View<'_>, member: &Member, number: u64) -> Vec<Cell> {
    let (book, date) = (view.book(), view.desk.today().date);
    let committee = book.committee_of(member, date);
    let mut cells = vec![
        Cell::Number(number),
        Cell::text(&member.name),
        Cell::text(
            member
                .sex
                .map_or_else(String::new, |sex| sex.word().zh.into_owned()),
        ),
        Cell::text(&member.ethnicity),
        Cell::text(book.sector_name(member.sector_on(date))),
        Cell::text(&member.employer),
        Cell::text(committee.map_or("", |id| book.committee_name(id))),
    ];
    if view.show_phones {
        cells.push(Cell::text(phone(&member.phone, true)));
    }
    cells.push(Cell::text(&member.note));
    cells
}
