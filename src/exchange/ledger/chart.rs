//! Charts of a page's numbers, as the program that opens the file draws them: they follow when
//! somebody changes a number.

use rust_xlsxwriter::{
    Chart as Drawn, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType,
    Worksheet,
};

use super::cell_styles::ink;
use super::error::LedgerError;
use super::page::{Chart, LedgerSheet, Shape};

/// What a row of cells is tall, in pixels, where nothing is said of it.
const ROW: u32 = 20;
/// A chart's width on the sheet.
const WIDTH: u32 = 1000;

/// The rows that a chart takes.
pub(super) fn rows_taken(chart: &Chart) -> u32 {
    tall(chart) / ROW + 2
}

fn tall(chart: &Chart) -> u32 {
    let things = u32::try_from(chart.rows.1.saturating_sub(chart.rows.0)).unwrap_or(60);
    (things.min(60) * 22 + 130).max(240)
}

/// Puts the chart on the sheet; `first_rows` says of each page where its table's rows begin.
pub(super) fn draw(
    chart: &Chart,
    (pages, first_rows): (&[LedgerSheet], &[u32]),
    sheet: &mut Worksheet,
    row: u32,
) -> Result<(), LedgerError> {
    let (Some(page), Some(first)) = (pages.get(chart.page), first_rows.get(chart.page)) else {
        return Ok(());
    };
    let at = |row: usize| first + u32::try_from(row).unwrap_or(u32::MAX / 2);
    let (from, to) = (at(chart.rows.0), at(chart.rows.1).saturating_sub(1));
    let column = |column: usize| u16::try_from(column).unwrap_or(0);
    let mut drawn = Drawn::new(match chart.shape {
        Shape::Stacked => ChartType::BarStacked,
        Shape::Shares => ChartType::Bar,
    });
    let name = page.name.as_str();
    for plot in &chart.plots {
        let fill = ChartSolidFill::new().set_color(ink(plot.tone)).clone();
        drawn
            .add_series()
            .set_name((name, first.saturating_sub(1), column(plot.column)))
            .set_categories((name, from, column(chart.names), to, column(chart.names)))
            .set_values((name, from, column(plot.column), to, column(plot.column)))
            .set_format(ChartFormat::new().set_solid_fill(&fill))
            .set_gap(60);
    }
    let mut font = ChartFont::new();
    font.set_size(9);
    drawn.title().set_name(chart.title.as_str());
    drawn.x_axis().set_font(&font);
    drawn.y_axis().set_font(&font);
    // The names stand at the left, the first of the table at the top.
    drawn.y_axis().set_reverse();
    if chart.shape == Shape::Shares {
        drawn.x_axis().set_min(0).set_max(1).set_num_format("0%");
    }
    match chart.plots.as_slice() {
        [_] => {
            drawn.legend().set_hidden();
        }
        _ => {
            drawn.legend().set_position(ChartLegendPosition::Bottom);
        }
    }
    drawn.set_width(WIDTH).set_height(tall(chart));
    sheet.insert_chart(row, 0, &drawn)?;
    Ok(())
}
