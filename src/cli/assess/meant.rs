//! Which table is meant, as of which day, and who of those whom it assesses.

use chrono::NaiveDate;
use clap::Args;

use crate::cli::dates::Day;
use crate::cli::failure::Failure;
use crate::cli::help::say;
use crate::cli::lookup;
use crate::desk::Desk;
use crate::desk::assessment::{NoTable, only_table};
use crate::domain::assessment::{Assessed, Assessing};
use crate::domain::calendar::Year;
use crate::domain::described::{self, FieldType as _};
use crate::domain::id::PointsTableId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// By which table, as of which day.
#[derive(Debug, Args)]
pub(super) struct By {
    #[arg(long, value_name = "NAME|ID", help = say("计分表：名称或编号（只有一张的可不给）", "The table: name or ID (not needed where there is one)"))]
    pub(super) table: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("截止日期（默认：当天；至多到设置 count-until 的日子）", "The closing day (default: today; no later than the setting count-until)"))]
    pub(super) closed: Option<Day>,
}

impl By {
    /// The closing day that is said.
    pub(super) fn closed(&self, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
        self.closed.as_ref().map(|day| day.on(today)).transpose()
    }

    /// The table that is named; else the only one of the year, and where there are several that of members.
    pub(super) fn table(&self, desk: &Desk) -> Result<PointsTableId, Failure> {
        let (book, today) = (desk.book(), desk.today());
        if let Some(name) = &self.table {
            let id = lookup::record(book, today.date, Kind::PointsTable, name);
            return id.map(PointsTableId);
        }
        let year = self.closed(today.date)?.map_or(today.year, Year::of);
        only_table(book, year).map_err(|why| {
            Failure::Asked(match why {
                NoTable::None => text!(
                    "{year}年还没有计分表。先登记一张：jiebie assess example，或 jiebie add points-table。",
                    "There is no table for {year} yet. Enter one: jiebie assess example, or jiebie add points-table."
                ),
                NoTable::Several => text!(
                    "{year}年的计分表不止一张，请用 --table 指定。",
                    "There are several tables for {year}; name one with --table."
                ),
            })
        })
    }
}

/// Who is meant, by whom the table assesses.
pub(super) fn assessed(
    desk: &Desk,
    table: PointsTableId,
    which: &str,
) -> Result<Assessed, Failure> {
    let (book, date) = (desk.book(), desk.today().date);
    let assessing = book.points_tables.get(table).map(|it| it.assessing);
    let kinds: &[Kind] = match assessing {
        Some(Assessing::Sectors) => &[Kind::Sector],
        Some(Assessing::Convenors) => &[Kind::Convenor],
        Some(Assessing::Departments) => &[Kind::Department, Kind::Committee],
        Some(Assessing::Members) | None => &[Kind::Member],
    };
    let mut refused = None;
    for kind in kinds {
        match lookup::record(book, date, *kind, which) {
            Ok(id) => {
                if let Ok(of) = Assessed::of(&described::Value::Ref(*kind, id)) {
                    return Ok(of);
                }
            }
            Err(why) => refused = Some(why),
        }
    }
    Err(refused.unwrap_or(Failure::Asked(Text::of(
        "没有考核对象。",
        "Nobody is assessed.",
    ))))
}
