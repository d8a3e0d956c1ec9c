//! A sector as JSON.

use serde_json::{Map, Value, json};

use crate::cli::phones;
use crate::cli::show::{committee_value, coordinator};
use crate::desk::Desk;
use crate::domain::sector::Sector;
use crate::rules::matrix::{SectorColumn, SectorRow, Standing};

/// The sector, as `docs/json.md` describes it.
pub(super) fn value_of(
    desk: &Desk,
    sector: &Sector,
    row: Option<&SectorRow>,
    show_phones: bool,
) -> Value {
    let (book, today) = (desk.book(), desk.today());
    let phone = |number: &str| phones::print(number, show_phones);
    let leaders: Vec<_> = book
        .leaders_of(sector.id, today.date)
        .into_iter()
        .map(|it| json!({ "id": it.id, "name": it.name, "post": it.post }))
        .collect();
    let convenors: Vec<_> = book
        .convenors_of(sector.id, today.date)
        .into_iter()
        .map(|it| {
            json!({
                "id": it.id,
                "member_id": it.member,
                "member": book.member_name(it.member),
                "first": it.first,
                "elected": it.elected,
                "approved": it.approved,
            })
        })
        .collect();
    let liaisons: Vec<_> = book
        .liaisons_of(sector.id, today.date)
        .into_iter()
        .map(|it| {
            json!({
                "id": it.id,
                "name": it.name,
                "phone": phone(&it.phone),
                "employer": it.employer,
                "since": it.since,
            })
        })
        .collect();
    let members: Vec<_> = book
        .members_of(sector.id, today.date)
        .into_iter()
        .map(|it| {
            json!({
                "id": it.id,
                "name": it.name,
                "employer": it.employer,
                "phone": phone(&it.phone),
                "forms": book.tally(it.id, today.year).counting(),
            })
        })
        .collect();
    let standings: Map<String, Value> = SectorColumn::ALL
        .iter()
        .filter_map(|column| {
            let cell = row?.cells[*column as usize];
            let standing = standing_code(cell.standing);
            let told = json!({ "standing": standing, "count": cell.count, "of": cell.of });
            Some((column_code(*column).to_owned(), told))
        })
        .collect();
    json!({
        "id": sector.id,
        "name": sector.name,
        "committee": committee_value(book, sector.committee),
        "coordinator": sector.committee.and_then(|id| coordinator(book, id)),
        "leaders": leaders,
        "convenors": convenors,
        "liaisons": liaisons,
        "year": today.year,
        "standings": standings,
        "members": members,
        "note": sector.note,
    })
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

fn column_code(column: SectorColumn) -> &'static str {
    match column {
        SectorColumn::Convenor => "convenor",
        SectorColumn::Liaison => "liaison",
        SectorColumn::Plan => "plan",
        SectorColumn::Activity => "activity",
        SectorColumn::Summary => "summary",
        SectorColumn::Output => "output",
        SectorColumn::Leader => "leader",
        SectorColumn::Committee => "committee",
        SectorColumn::KeyContacts => "key_contacts",
        SectorColumn::Workroom => "workroom",
        SectorColumn::Forms => "forms",
    }
}
