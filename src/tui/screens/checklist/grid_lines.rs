//! The lines of the matrix as the findings say them: sectors under their committees, or the worst first; then the
//! committees' own duties and the organisation's.

use super::cell_ref::{Column, Part, Who};
use super::grid_row::{GridLine, GridRow};
use crate::rules::Counts;
use crate::rules::matrix::{Cell, SectorColumn, SectorRow};
use crate::text::Text;
use crate::tui::app::Ctx;

/// The lines; with `by` the sectors stand by that column, the worst first.
pub(super) fn lines(by: Option<Column>, ctx: &Ctx<'_>) -> Vec<GridLine> {
    let matrix = &ctx.facts.matrix;
    let mut lines = Vec::new();
    if !matrix.sectors.is_empty() {
        lines.push(GridLine::Head(Part::Sectors));
    }
    match by {
        Some(column) => lines.extend(sorted(column, ctx)),
        None => lines.extend(grouped(ctx)),
    }
    if !matrix.committees.is_empty() {
        lines.push(GridLine::Head(Part::Committees));
        lines.extend(matrix.committees.iter().map(|row| {
            let who = Who::Committee(row.committee);
            let lacking = row.most_lacking().map(Column::Committee);
            line(who, row.cells.to_vec(), row.own, lacking, ctx)
        }));
    }
    if ctx.book().organisation().is_some() {
        lines.push(GridLine::Head(Part::Organisation));
        let counts = ctx.facts.badges.total();
        let cells = matrix.organisation.to_vec();
        let lacking = matrix.most_lacking().map(Column::Organisation);
        lines.push(line(Who::Organisation, cells, counts, lacking, ctx));
    }
    lines
}

fn sorted(column: Column, ctx: &Ctx<'_>) -> Vec<GridLine> {
    let mut rows: Vec<&SectorRow> = ctx.facts.matrix.sectors.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(badness(row, column, ctx)));
    rows.into_iter().map(|row| of_sector(row, ctx)).collect()
}

/// How bad a row is in a column: its breaches, what is still to be done, advice, and how many have not done it.
fn badness(row: &SectorRow, column: Column, ctx: &Ctx<'_>) -> (u32, u32, u32, u32) {
    let (found, left) = match column {
        Column::Sector(column) => {
            let cell = row.cell(column);
            let left = cell.of.map_or(0, |of| of.saturating_sub(cell.count));
            (cell.found, left)
        }
        Column::Total | Column::Committee(_) | Column::Organisation(_) => {
            (ctx.facts.badges.sector(row.sector), 0)
        }
    };
    (found.breach, found.due, found.advice, left)
}

fn grouped(ctx: &Ctx<'_>) -> Vec<GridLine> {
    let (book, facts) = (ctx.book(), ctx.facts);
    let matrix = &facts.matrix;
    let mut lines = Vec::new();
    for committee in &matrix.committees {
        let id = committee.committee;
        let rows = matrix.sectors.iter();
        let rows = rows.filter(|row| row.committee == Some(id)).collect();
        let counts = facts.badges.committee(id);
        group(book.committee_name(id), rows, counts, ctx, &mut lines);
    }
    let rows = matrix.sectors.iter().filter(|row| {
        let mut committees = matrix.committees.iter();
        !committees.any(|it| row.committee == Some(it.committee))
    });
    let rows: Vec<&SectorRow> = rows.collect();
    let counts = rows.iter().map(|row| facts.badges.sector(row.sector));
    let counts = counts.fold(Counts::NONE, Counts::and);
    let name = Text::of("未明确专委会", "no committee");
    group(name.say(ctx.locale), rows, counts, ctx, &mut lines);
    lines
}

/// The sectors of a committee under its name; nothing when it has none.
fn group(
    name: &str,
    rows: Vec<&SectorRow>,
    counts: Counts,
    ctx: &Ctx<'_>,
    lines: &mut Vec<GridLine>,
) {
    if rows.is_empty() {
        return;
    }
    lines.push(GridLine::Group {
        name: name.to_owned(),
        shares: SectorColumn::ALL
            .iter()
            .map(|it| share(*it, &rows))
            .collect(),
        counts,
    });
    lines.extend(rows.into_iter().map(|row| of_sector(row, ctx)));
}

/// How much of a duty the sectors have done: members of all of them where members are counted, else sectors.
fn share(column: SectorColumn, rows: &[&SectorRow]) -> (u32, u32) {
    let cells = rows.iter().map(|row| row.cell(column));
    cells.fold((0, 0), |(done, all), cell| match cell.of {
        Some(of) => (done + cell.count, all + of),
        None => (done + u32::from(cell.is_met()), all + 1),
    })
}

fn of_sector(row: &SectorRow, ctx: &Ctx<'_>) -> GridLine {
    let counts = ctx.facts.badges.sector(row.sector);
    let lacking = row.most_lacking().map(Column::Sector);
    line(
        Who::Sector(row.sector),
        row.cells.to_vec(),
        counts,
        lacking,
        ctx,
    )
}

fn line(
    who: Who,
    cells: Vec<Cell>,
    counts: Counts,
    lacking: Option<Column>,
    ctx: &Ctx<'_>,
) -> GridLine {
    GridLine::Row(GridRow {
        who,
        name: who.name(ctx.book()).to_owned(),
        cells,
        counts,
        lacking,
    })
}
