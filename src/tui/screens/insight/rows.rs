//! Figures in rows: the columns of a chart, and bars that begin at nought.

use super::words;
use crate::desk::insight::{Chart, Figure};
use crate::desk::share::share;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;
use crate::tui::widgets::row::{Column, Row};

/// The columns of twelve months.
const MONTHS_WIDE: u16 = 36;

/// The columns of a bar.
const BAR: u16 = 20;

/// The columns of a chart.
pub(super) fn columns(chart: Chart, has_last_year: bool) -> Vec<Column> {
    let mut columns = figures(chart, has_last_year);
    let bar = || Column::fixed(Text::of("", ""), BAR);
    columns.extend(match chart {
        Chart::Coverage | Chart::Opinions | Chart::Evenness => Some(bar().from(46)),
        Chart::Kinds => Some(bar().from(72)),
        Chart::Months => Some(Column::share(Text::of("", ""), 1)),
        Chart::Rhythm | Chart::Years => None,
    });
    columns
}

/// The columns but for the bars.
pub(super) fn figures(chart: Chart, has_last_year: bool) -> Vec<Column> {
    let number = |title| Column::fixed(title, 6).right();
    let part = || Column::fixed(Text::of("占比", "part"), 7).right();
    let last_year = || number(Text::of("上年", "before"));
    let now = number(Text::of("本年", "year"));
    let mut columns = match chart {
        Chart::Months => vec![Column::fixed(Text::of("月", "month"), 5), now],
        Chart::Coverage => vec![
            Column::share(Text::of("界别", "sector"), 1),
            Column::fixed(Text::of("委员", "members"), 9).right(),
            part(),
        ],
        Chart::Rhythm => vec![
            Column::share(Text::of("界别", "sector"), 1),
            Column::fixed(
                Text::same(" 01 02 03 04 05 06 07 08 09 10 11 12"),
                MONTHS_WIDE,
            )
            .from(56),
            Column::fixed(Text::of("计", "all"), 4).right(),
        ],
        Chart::Kinds => vec![
            Column::share(Text::of("活动类型", "kind"), 1),
            number(Text::of("次", "held")),
        ],
        Chart::Opinions => vec![
            Column::share(Text::of("步骤", "step"), 1),
            number(Text::of("条", "how many")),
            part(),
        ],
        Chart::Years => vec![
            Column::share(Text::of("项目", "of"), 1),
            Column::fixed(Text::of("本年", "year"), 7).right(),
        ],
        Chart::Evenness => vec![
            Column::share(Text::of("每名委员", "each member"), 1),
            number(Text::of("人", "members")),
            part(),
        ],
    };
    let beside = |title| Column::fixed(title, 8).right();
    match chart {
        Chart::Years if has_last_year => columns.extend([
            beside(Text::of("上年同期", "by then")),
            beside(Text::of("增减", "change")),
            beside(Text::of("上年全年", "all of it")).from(56),
        ]),
        Chart::Months | Chart::Opinions | Chart::Kinds if has_last_year => {
            columns.push(last_year());
        }
        _ => {}
    }
    if chart == Chart::Kinds {
        columns.extend([
            Column::fixed(Text::of("委员人次", "members"), 8)
                .right()
                .from(40),
            Column::fixed(Text::of("群众人次", "guests"), 8)
                .right()
                .from(50),
        ]);
    }
    columns
}

/// A row of a chart; `longest` is the figure of the longest bar.
pub(super) fn row(
    chart: Chart,
    figure: &Figure,
    (longest, has_last_year): (Option<usize>, bool),
    ctx: &Ctx<'_>,
    marks: Symbols,
) -> Row {
    let row = told(chart, figure, has_last_year, ctx);
    match (chart, longest) {
        (Chart::Rhythm | Chart::Years, _) => row,
        (_, Some(longest)) => {
            let bar = gauge::bar(figure.count, longest, BAR, marks);
            row.cell_as(Role::Accent, bar)
        }
        (_, None) => row.cell(""),
    }
}

/// The same without the bar.
pub(super) fn told(chart: Chart, figure: &Figure, has_last_year: bool, ctx: &Ctx<'_>) -> Row {
    let mut row = Row::new().cell(words::called(&figure.what, ctx));
    let (count, whole) = (figure.count, figure.whole.unwrap_or(0));
    let number = |n: Option<usize>| n.map_or(String::new(), |n| n.to_string());
    row = match chart {
        Chart::Coverage => row.cell(format!("{count}/{whole}")),
        Chart::Rhythm => {
            let months = figure.months.unwrap_or_default();
            row.cell(rhythm(months, ctx)).cell(count.to_string())
        }
        _ => row.cell(count.to_string()),
    };
    if matches!(chart, Chart::Coverage | Chart::Opinions | Chart::Evenness) {
        row = row.cell(share(count, whole));
    }
    if has_last_year {
        row = match chart {
            Chart::Months | Chart::Opinions | Chart::Kinds => {
                row.cell_as(Role::Muted, number(figure.before))
            }
            Chart::Years => {
                let change = words::change(count, figure.before.unwrap_or(0));
                row.cell_as(Role::Muted, number(figure.before))
                    .cell(change)
                    .cell_as(Role::Muted, number(figure.all_before))
            }
            _ => row,
        };
    }
    if chart == Chart::Kinds {
        let (members, guests) = figure.people.unwrap_or_default();
        row = row.cell(members.to_string()).cell(guests.to_string());
    }
    row
}

/// The months of a year: what is to come stays empty.
fn rhythm(months: [usize; 12], ctx: &Ctx<'_>) -> String {
    use chrono::Datelike as _;
    let running = ctx.today().reference_date().month() as usize;
    let month = |(count, month): (usize, usize)| match count {
        0 if month > running => "   ".to_owned(),
        0 => "  ·".to_owned(),
        n => format!("{n:>3}"),
    };
    months.into_iter().zip(1..).map(month).collect()
}

/// Where a row stands in a column, where its words don't say that.
pub(super) fn order(chart: Chart, figure: &Figure, column: usize) -> Option<i64> {
    let part = || (figure.part() * 1_000_000.0) as i64;
    match (chart, column) {
        (Chart::Coverage, 1..) => Some(part()),
        (Chart::Rhythm, 1..) | (_, 1) => i64::try_from(figure.count).ok(),
        _ => None,
    }
}
