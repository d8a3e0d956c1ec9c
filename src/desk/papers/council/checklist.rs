//! The checklist: sectors and committees against their duties of the year.

use super::as_of::as_of;
use crate::desk::lists::View;
use crate::desk::lists::sectors::{standing_tints, standing_words};
use crate::exchange::ledger::{Cell, Column, LedgerRow, LedgerSheet};
use crate::rules::matrix::{CommitteeColumn, Matrix, SectorColumn, SectorRow};

/// Sectors against duties, grouped by committee.
pub(super) fn sectors(view: &View<'_>, matrix: &Matrix) -> LedgerSheet {
    let book = view.book();
    let mut columns = vec![
        Column::new("专委会", 16, 22).centred().merged(),
        Column::new("界别", 14, 22),
    ];
    columns.extend(SectorColumn::ALL.map(|column| {
        Column::new(column.title().zh, 11, 12)
            .centred()
            .tinted(standing_tints())
    }));
    columns.push(Column::new("五有", 6, 6).centred());
    let mut rows = Vec::new();
    let groups = view
        .committees()
        .into_iter()
        .map(|it| (Some(it.id), it.name.as_str()))
        .chain([(None, "（未明确）")]);
    for (committee, name) in groups {
        let of = |row: &&SectorRow| row.committee == committee && view.shows_sector(row.sector);
        for (number, row) in matrix.sectors.iter().filter(of).enumerate() {
            let mut cells = vec![Cell::text(name), Cell::text(book.sector_name(row.sector))];
            cells.extend(
                SectorColumn::ALL
                    .map(|column| Cell::Text(standing_words(&row.cell(column), view.locale))),
            );
            let (met, of) = row.five_haves();
            cells.push(Cell::Text(format!("{met}/{of}")));
            rows.push(LedgerRow {
                cells,
                opens: number == 0 && !rows.is_empty(),
                total: false,
            });
        }
    }
    LedgerSheet {
        name: "检查表".to_owned(),
        title: format!("{}年度界别工作检查表", matrix.year),
        lead: vec![format!("（{}）", as_of(view))],
        columns,
        rows,
        foot: vec![LEGEND.to_owned()],
        fixed: 2,
        ..LedgerSheet::default()
    }
}

/// Committees against duties.
pub(super) fn committees(view: &View<'_>, matrix: &Matrix) -> LedgerSheet {
    let book = view.book();
    let mut columns = vec![Column::new("专委会", 18, 26)];
    columns.extend(CommitteeColumn::ALL.map(|column| {
        Column::new(column.title().zh, 14, 18)
            .centred()
            .tinted(standing_tints())
    }));
    columns.push(Column::new("所联系界别“五有”", 18, 18).centred());
    let shown = view.committees();
    let rows = shown.iter().filter_map(|committee| {
        let row = matrix
            .committees
            .iter()
            .find(|it| it.committee == committee.id)?;
        let mut cells = vec![Cell::text(book.committee_name(row.committee))];
        cells
            .extend(CommitteeColumn::ALL.map(|column| {
                Cell::Text(standing_words(&row.cells[column as usize], view.locale))
            }));
        let (met, of) = row.five_haves;
        cells.push(Cell::Text(format!("{met}/{of}")));
        Some(LedgerRow::of(cells))
    });
    LedgerSheet {
        name: "专委会检查表".to_owned(),
        title: format!("{}年度专门委员会工作检查表", matrix.year),
        lead: vec![format!("（{}）", as_of(view))],
        rows: rows.collect(),
        columns,
        foot: vec![LEGEND.to_owned()],
        fixed: 1,
        ..LedgerSheet::default()
    }
}

const LEGEND: &str = "注：● 完成　◎ 已登记，尚未核实、审定或没有全部完成　○ 缺　· 未到期或不要求　\
    × 另有不合规情况，见“问题清单”。数字为数量，或完成数/应完成数。";
