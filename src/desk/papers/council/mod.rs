//! The workbook for the chairpersons' council (主席会议): the map, the people, what waits for
//! approval, and how far the year's duties are.
//!
//! A page a file. Those that rosters are imported from (the map, the register, the convenors) can be
//! imported again and change nothing. Papers are Chinese, whatever language the program speaks.

mod convenors;
mod forms;
mod map;

use super::as_of::as_of;
use super::{checklist, proof, register, reported_year};
use crate::desk::lists::{self, View};
use crate::desk::refusal::Refusal;
use crate::exchange::ledger::{Ledger, LedgerRow, LedgerSheet};
use crate::rules::matrix::{Group, Matrix};
use crate::text::Locale;

/// The workbook, as of the desk's day, of the year that it looks at.
///
/// # Errors
/// A year in which the organisation has not worked is not reported on.
pub fn ledger(view: &View<'_>) -> Result<Ledger, Refusal> {
    let view = &View {
        locale: Locale::Zh,
        ..*view
    };
    let (book, today) = (view.book(), view.desk.today());
    reported_year::check(book, today)?;
    let found = lists::findings::findings(view);
    // The checklist counts every finding, of others' sectors too.
    let all = crate::rules::check(book, &today);
    let matrix = Matrix::of(book, &today, &all);
    let mut pages = vec![
        map::page(view),
        register::page(view),
        convenors::page(view),
        convenors::awaiting(view),
    ];
    pages.extend(checklist::sectors(view, &matrix, &all, &Group::ALL));
    pages.extend([checklist::committees(view, &matrix), findings(view, &found)]);
    let by_committee = forms::by_committee(view);
    let by_sector = forms::by_sector(view);
    let charts = forms::charts(view, pages.len(), &by_committee, &by_sector);
    pages.extend([by_committee, by_sector, charts]);
    Ok(Ledger {
        title: register::title(view, "委员联系服务界别群众工作台账"),
        organisation: register::organisation(view),
        date: today.date,
        pages,
        proof: proof(view.desk)?,
    })
}

fn findings(view: &View<'_>, found: &[crate::rules::Finding]) -> LedgerSheet {
    let rows = found
        .iter()
        .map(|finding| LedgerRow::of(lists::findings::cells(finding, view.book(), view.locale)))
        .collect();
    LedgerSheet {
        name: "问题清单".to_owned(),
        title: format!(
            "{}年度委员联系服务界别群众工作问题清单",
            view.desk.today().year
        ),
        lead: vec![format!("（{}，共{}项）", as_of(view), found.len())],
        columns: lists::findings::columns(view.locale),
        rows,
        fixed: 2,
        filter: true,
        ..LedgerSheet::default()
    }
}
