//! The sectors: who holds their charges, and how far the year's duties are.

use serde_json::{Map, Value, json};

use super::described::part_of;
use super::earlier::{Earlier, earlier_of_sector};
use super::entry::{Take, entry};
use super::refs::{committee_cell, committee_ref};
use super::rows::in_sight;
use super::{View, phone};
use crate::domain::id::SectorId;
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Body, Budget, PlanItem};
use crate::exchange::ledger::{Cell, Column, Tint, Tone};
use crate::rules;
use crate::rules::matrix::{self, Matrix, SectorColumn, SectorRow, Standing};
use crate::text::{Locale, Text};

/// The sector, as `docs/json.md` describes it.
#[must_use]
pub fn sector_value(view: &View<'_>, sector: &Sector, row: Option<&SectorRow>) -> Value {
    let (book, today) = (view.book(), view.today);
    let leaders = book.leaders_of(sector.id, today.date).into_iter();
    let leaders: Vec<_> = leaders
        .map(|it| part_of(view, it, &["name", "post"]))
        .collect();
    let convenors: Vec<_> = book
        .convenors_of(sector.id, today.date)
        .into_iter()
        .map(|it| {
            json!({
                "id": it.id,
                "member_id": it.member,
                "member": book.member_name(it.member),
                "first": it.is_first_on(today.date),
                "elected": it.elected,
                "approved": it.approved.filter(|on| *on <= today.date),
            })
        })
        .collect();
    let liaisons = book.liaisons_of(sector.id, today.date).into_iter();
    let liaisons: Vec<_> = liaisons
        .map(|it| part_of(view, it, &["name", "phone", "employer", "since"]))
        .collect();
    let members = book.members_of(sector.id, today.date).into_iter();
    let members: Vec<_> = members
        .map(|it| part_of(view, it, &["name", "employer", "phone", "forms"]))
        .collect();
    let standings: Map<String, Value> = SectorColumn::ALL
        .iter()
        .filter_map(|column| {
            let cell = row?.cells[*column as usize];
            let standing = standing_code(cell.standing);
            let value = json!({ "standing": standing, "count": cell.count, "of": cell.of });
            Some((column.code().to_owned(), value))
        })
        .collect();
    let coordinator = sector
        .committee_on(today.date)
        .and_then(|id| book.committees.get(id))
        .and_then(|committee| book.coordinator_name(committee, today.date));
    let items = PlanItem::states(book, Body::Sector(sector.id), today.year, today.date).into_iter();
    let items: Map<String, Value> = items
        .map(|(state, count)| (state.code().to_owned(), count.into()))
        .collect();
    let view_of_money = |it: &Budget| part_of(view, it, &["amount", "spent", "left"]);
    json!({
        "id": sector.id,
        "name": sector.name,
        "ended": sector.ended.as_ref().map(|it| it.on),
        "merged_into": sector.merged_into,
        "committee": committee_ref(book, sector.committee_on(today.date)),
        "coordinator": coordinator,
        "earlier": earlier_of_sector(book, sector, today.date).iter().map(Earlier::value).collect::<Vec<_>>(),
        "leaders": leaders,
        "convenors": convenors,
        "liaisons": liaisons,
        "year": today.year,
        "standings": standings,
        "plan_items": items,
        "budget": book.budget_of(sector.id, today.year).map(view_of_money),
        "members": members,
        "note": sector.note,
    })
}

/// The duties that the list has columns for, as it always had: it is read back by their names. The checklist, and what is
/// said of a sector as JSON, have all.
const LISTED: [SectorColumn; 11] = [
    SectorColumn::Convenor,
    SectorColumn::Liaison,
    SectorColumn::Plan,
    SectorColumn::Activity,
    SectorColumn::Summary,
    SectorColumn::Output,
    SectorColumn::Leader,
    SectorColumn::Committee,
    SectorColumn::KeyContacts,
    SectorColumn::Workroom,
    SectorColumn::Forms,
];

pub(super) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    let mut columns = vec![
        Column::new(head("编号", "ID"), 6, 6).at_right(),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("专委会", "Committee"), 14, 20),
        Column::new(head("总协调人", "Coordinator"), 8, 10).centred(),
        Column::new(head("联系领导", "Leaders"), 8, 16).centred(),
        Column::new(head("召集人", "Convenors"), 10, 22),
        Column::new(head("联络员", "Liaison"), 8, 12).centred(),
        Column::new(head("联络员电话", "Liaison's phone"), 13, 14).centred(),
        Column::new(head("委员人数", "Members"), 8, 8).centred(),
    ];
    columns.extend(LISTED.map(|column| {
        Column::new(column.title().say(locale), 11, 13)
            .centred()
            .tinted(standing_tints())
    }));
    columns
}

pub(super) fn each<E>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let (book, today) = (view.book(), view.today);
    let matrix = Matrix::of(book, &today, &rules::check(book, &today));
    let sectors = in_sight(Kind::Sector, view).into_iter();
    for sector in sectors.filter_map(|id| book.sectors.get(SectorId(id))) {
        let row = matrix.sectors.iter().find(|row| row.sector == sector.id);
        let value = || sector_value(view, sector, row);
        take(&entry(value, || cells(view, sector, row)))?;
    }
    Ok(())
}

pub(super) fn cells(view: &View<'_>, sector: &Sector, row: Option<&SectorRow>) -> Vec<Cell> {
    let (book, date) = (view.book(), view.today.date);
    let join = |names: Vec<String>| Cell::text(names.join("、"));
    let committee = sector
        .committee_on(date)
        .and_then(|id| book.committees.get(id));
    let leaders = book.leaders_of(sector.id, date);
    let convenors = book.convenors_of(sector.id, date);
    let liaisons = book.liaisons_of(sector.id, date);
    let convenor = |it: &crate::domain::appointment::Convenor| {
        let mark = if it.is_first_on(date) { "★" } else { "" };
        format!("{mark}{}", book.member_name(it.member))
    };
    let mut cells = vec![
        Cell::Number(sector.id.0),
        Cell::text(&sector.name),
        committee_cell(book, sector.committee_on(date)),
        Cell::text(
            committee
                .and_then(|it| book.coordinator_name(it, date))
                .unwrap_or_default(),
        ),
        join(leaders.iter().map(|it| it.name.clone()).collect()),
        join(convenors.into_iter().map(convenor).collect()),
        join(liaisons.iter().map(|it| it.name.clone()).collect()),
        join(
            liaisons
                .iter()
                .filter(|it| !it.phone.is_empty())
                .map(|it| phone(&it.phone, view.show_phones))
                .collect(),
        ),
        Cell::number(book.members_of(sector.id, date).len()),
    ];
    cells.extend(LISTED.map(|column| {
        row.map_or(Cell::Empty, |row| {
            Cell::text(standing_words(&row.cell(column), view.locale))
        })
    }));
    cells
}

/// A cell of the checklist in glyph, word and number: `◎ 已登记 2`; where all are asked, the number says
/// as much as the word: `◎ 12/18`. A breach behind it has its own mark.
pub(in crate::desk) fn standing_words(cell: &matrix::Cell, locale: Locale) -> String {
    let word = cell.standing.word();
    let word = word.say(locale);
    let told = match (cell.of, cell.count) {
        (Some(of), count) => format!("{count}/{of}"),
        (None, 0) => word.to_owned(),
        (None, count) => format!("{word} {count}"),
    };
    let breach = match cell.level {
        Some(level @ rules::Level::Breach) => format!(" {}", level.glyph()),
        Some(rules::Level::Due | rules::Level::Advice) | None => String::new(),
    };
    format!("{} {told}{breach}", cell.standing.glyph())
}

/// The colours of such cells.
pub(in crate::desk) fn standing_tints() -> Vec<Tint> {
    let glyph = |standing: Standing, tone| Tint::begins(standing.glyph(), tone);
    vec![
        Tint::anywhere(rules::Level::Breach.glyph(), Tone::Breach),
        glyph(Standing::Verified, Tone::Good),
        glyph(Standing::Recorded, Tone::Partly),
        glyph(Standing::Missing, Tone::Breach),
        glyph(Standing::Pending, Tone::Muted),
    ]
}

fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::Verified => "verified",
        Standing::Recorded => "recorded",
        Standing::Missing => "missing",
        Standing::Pending => "pending",
        Standing::NotDue => "not-due",
    }
}
