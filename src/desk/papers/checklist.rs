//! The checklist (检查表): sectors, committees and the organisation against their duties of the year, a sheet for each
//! group of duties, and the findings by committee. Papers are Chinese, whatever language the program speaks.

use super::as_of::as_of;
use super::{proof, register, reported_year};
use crate::desk::lists::sectors::{standing_tints, standing_words};
use crate::desk::lists::{self, View};
use crate::desk::refusal::Refusal;
use crate::domain::id::CommitteeId;
use crate::exchange::ledger::{Cell, Column, Ledger, LedgerRow, LedgerSheet};
use crate::rules::matrix::{
    CommitteeColumn, Group, Matrix, OrganisationColumn, SectorColumn, SectorRow,
};
use crate::rules::{Badges, Counts, Finding, Level};
use crate::text::Locale;

/// The checklist as a workbook by itself: of one group, or of all.
///
/// # Errors
/// A year in which the organisation has not worked is not reported on.
pub fn ledger(view: &View<'_>, group: Option<Group>) -> Result<Ledger, Refusal> {
    let view = &View {
        locale: Locale::Zh,
        ..*view
    };
    let (book, today) = (view.book(), view.desk.today());
    reported_year::check(book, today)?;
    let findings = crate::rules::check(book, &today);
    let matrix = Matrix::of(book, &today, &findings);
    let groups = group.map_or(Group::ALL.to_vec(), |it| vec![it]);
    let mut pages = sectors(view, &matrix, &findings, &groups);
    if groups.iter().any(|it| !of_committees(*it).is_empty()) {
        pages.push(committees(view, &matrix));
    }
    if view.sector.is_none() && view.committee.is_none() {
        pages.push(organisation(view, &matrix, &groups));
    }
    pages.push(by_committee(view, group));
    Ok(Ledger {
        title: register::title(view, "界别工作检查表"),
        organisation: register::organisation(view),
        date: today.date,
        pages,
        proof: proof(view.desk)?,
    })
}

fn of_committees(group: Group) -> Vec<CommitteeColumn> {
    let columns = CommitteeColumn::ALL.into_iter();
    columns.filter(|it| it.group() == group).collect()
}

/// Sectors against duties, grouped by committee: a sheet for each group.
pub(super) fn sectors(
    view: &View<'_>,
    matrix: &Matrix,
    findings: &[Finding],
    groups: &[Group],
) -> Vec<LedgerSheet> {
    let badges = Badges::of(findings, view.book());
    let pages = groups.iter().map(|it| of_group(view, matrix, &badges, *it));
    pages.collect()
}

fn of_group(view: &View<'_>, matrix: &Matrix, badges: &Badges, group: Group) -> LedgerSheet {
    let book = view.book();
    let of_it = SectorColumn::ALL.into_iter();
    let of_it: Vec<SectorColumn> = of_it.filter(|it| it.group() == group).collect();
    let mut columns = vec![
        Column::new("专委会", 16, 22).centred().merged(),
        Column::new("界别", 14, 22),
    ];
    columns.extend(of_it.iter().map(|column| {
        Column::new(column.title().zh, 14, 16)
            .centred()
            .tinted(standing_tints())
    }));
    if group == Group::FiveHaves {
        columns.push(Column::new("五有", 6, 6).centred());
    }
    columns.push(Column::new("全部问题", 18, 18).centred());
    let mut rows = Vec::new();
    for (committee, name) in in_groups(view) {
        let of = |row: &&SectorRow| row.committee == committee && view.shows_sector(row.sector);
        for (number, row) in matrix.sectors.iter().filter(of).enumerate() {
            let mut cells = vec![Cell::text(name), Cell::text(book.sector_name(row.sector))];
            let standings = of_it.iter().map(|it| row.cell(*it));
            cells.extend(standings.map(|it| Cell::Text(standing_words(&it, view.locale))));
            if group == Group::FiveHaves {
                let (met, of) = row.five_haves();
                cells.push(Cell::Text(format!("{met}/{of}")));
            }
            cells.push(Cell::Text(in_words(badges.sector(row.sector))));
            rows.push(LedgerRow {
                cells,
                opens: number == 0 && !rows.is_empty(),
                total: false,
            });
        }
    }
    let counts = matrix.group(group);
    let (title, breach, due) = (group.title().zh, counts.breach, counts.due);
    LedgerSheet {
        name: format!("检查表-{title}"),
        title: format!("{}年度界别工作检查表（{title}）", matrix.year),
        lead: vec![format!(
            "（{}，本组全市不合规{breach}项、待办{due}项）",
            as_of(view)
        )],
        columns,
        rows,
        foot: vec![LEGEND.to_owned()],
        fixed: 2,
        ..LedgerSheet::default()
    }
}

/// The committees as the office lists them, and last what has none.
fn in_groups<'v>(view: &View<'v>) -> Vec<(Option<CommitteeId>, &'v str)> {
    let committees = view.committees().into_iter();
    let named = committees.map(|it| (Some(it.id), it.name.as_str()));
    named.chain([(None, "（未明确）")]).collect()
}

/// The marks of breaches and duties with how many there are.
fn in_words(counts: Counts) -> String {
    let levels = [(Level::Breach, counts.breach), (Level::Due, counts.due)];
    let there = levels.iter().filter(|(_, count)| *count > 0);
    let words = there.map(|(level, count)| format!("{} {count}", level.glyph()));
    words.collect::<Vec<_>>().join("　")
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

/// What the organisation as a whole owes, a row for each duty of these groups.
fn organisation(view: &View<'_>, matrix: &Matrix, groups: &[Group]) -> LedgerSheet {
    let columns = OrganisationColumn::ALL.into_iter();
    let columns = columns.filter(|it| groups.contains(&it.group()));
    let rows = columns.map(|column| {
        let cell = matrix.organisation(column);
        LedgerRow::of(vec![
            Cell::Text(column.group().title().zh.into_owned()),
            Cell::Text(column.title().zh.into_owned()),
            Cell::Text(standing_words(&cell, view.locale)),
            Cell::Text(in_words(cell.found)),
        ])
    });
    LedgerSheet {
        name: "市政协检查表".to_owned(),
        title: format!("{}年度政协机关工作检查表", matrix.year),
        lead: vec![format!("（{}）", as_of(view))],
        rows: rows.collect(),
        columns: vec![
            Column::new("组", 12, 14).centred().merged(),
            Column::new("职责", 22, 30),
            Column::new("完成情况", 18, 22)
                .centred()
                .tinted(standing_tints()),
            Column::new("问题", 18, 22).centred(),
        ],
        foot: vec![LEGEND.to_owned()],
        fixed: 1,
        ..LedgerSheet::default()
    }
}

/// The findings of a group, or all, by committee: who is to put them right looks at one part.
fn by_committee(view: &View<'_>, group: Option<Group>) -> LedgerSheet {
    let book = view.book();
    let found = lists::findings::findings(view);
    let wanted = |it: &&Finding| group.is_none_or(|group| Group::of(it, book) == group);
    let found: Vec<&Finding> = found.iter().filter(wanted).collect();
    let mut rows = Vec::new();
    for (committee, _) in in_groups(view) {
        let theirs = found.iter().filter(|it| it.committee == committee);
        for (number, finding) in theirs.enumerate() {
            rows.push(LedgerRow {
                cells: lists::findings::cells(finding, book, view.locale),
                opens: number == 0 && !rows.is_empty(),
                total: false,
            });
        }
    }
    let of = group.map_or(String::new(), |it| format!("（{}）", it.title().zh));
    LedgerSheet {
        name: "问题清单".to_owned(),
        title: format!("{}年度界别工作问题清单{of}", view.desk.today().year),
        lead: vec![format!(
            "（{}，按专委会排列，共{}项）",
            as_of(view),
            rows.len()
        )],
        columns: lists::findings::columns(view.locale),
        rows,
        fixed: 2,
        filter: true,
        ..LedgerSheet::default()
    }
}

const LEGEND: &str = "注：● 完成　◎ 已登记，尚未核实、审定或没有全部完成　○ 缺　· 未到期或不要求　\
    × 不合规　△ 待办，见“问题清单”。数字为数量，或完成数/应完成数。";
