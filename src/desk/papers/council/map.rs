//! Which committee looks after which sectors (article 15).

use crate::desk::lists::View;
use crate::desk::papers::as_of::as_of;
use crate::exchange::ledger::{Cell, Column, LedgerRow, LedgerSheet};

pub(super) fn page(view: &View<'_>) -> LedgerSheet {
    let (book, date) = (view.book(), view.desk.today().date);
    let mut rows = Vec::new();
    for committee in view.committees() {
        let director = book.coordinator_name(committee, date).unwrap_or_default();
        let mut sectors = book.sectors_of(Some(committee.id), date);
        sectors.retain(|sector| view.shows_sector(sector.id));
        let lead = |opens: bool, sector: Cell, members: Cell| LedgerRow {
            cells: vec![
                Cell::text(&committee.name),
                Cell::text(&director),
                sector,
                members,
            ],
            opens,
            total: false,
        };
        for (number, sector) in sectors.iter().enumerate() {
            let members = book.members_of(sector.id, date).len();
            let opens = number == 0 && !rows.is_empty();
            rows.push(lead(opens, Cell::text(&sector.name), Cell::number(members)));
        }
        if sectors.is_empty() {
            rows.push(lead(!rows.is_empty(), Cell::Empty, Cell::Empty));
        }
    }
    let mut without = book.sectors_of(None, date);
    without.retain(|sector| view.shows_sector(sector.id));
    let without: Vec<_> = without.iter().map(|sector| sector.name.as_str()).collect();
    LedgerSheet {
        name: "专委会联系界别".to_owned(),
        title: "专门委员会联系界别一览表".to_owned(),
        lead: vec![format!("（{}）", as_of(view))],
        columns: vec![
            Column::new("专委会", 20, 30).centred().merged(),
            Column::new("主任（总协调人）", 16, 18).centred().merged(),
            Column::new("联系界别", 24, 34),
            Column::new("委员人数", 9, 9).centred(),
        ],
        rows,
        foot: (!without.is_empty())
            .then(|| format!("注：尚未明确联系专委会的界别：{}。", without.join("、")))
            .into_iter()
            .collect(),
        ..LedgerSheet::default()
    }
}
