//! The papers of reminding: 催办单, a page for each who is told, and 督查情况, a table of whom the year's rounds told and what was
//! done since, for the leadership's study (article 18). Papers are Chinese, whatever language the program speaks.

use super::as_of::as_of;
use super::{proof, register, reported_year};
use crate::desk::Desk;
use crate::desk::lists::View;
use crate::desk::refusal::Refusal;
use crate::desk::remind::{Asked, Earlier, Of, Via, earlier, sections};
use crate::domain::record::Kind;
use crate::exchange::ledger::{Cell, Column, Ledger, LedgerRow, LedgerSheet};
use crate::exchange::office::word::Paper;
use crate::exchange::papers::page::{PageLine, PrintedPage, paper as printed};
use crate::rules;
use crate::text::Locale;

/// What one is told, to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Who, with the sector or committee.
    pub who: String,
    /// The text.
    pub text: String,
}

/// The slips of all who are told something of a part of the records, through the sectors' convenors.
#[must_use]
pub fn slips(view: &View<'_>) -> Vec<Slip> {
    let (book, today) = (view.book(), view.desk.today());
    let of = match (view.sector, view.committee) {
        (Some(id), _) => vec![Of::all((Kind::Sector, id.0))],
        (None, Some(id)) => vec![Of::all((Kind::Committee, id.0))],
        (None, None) => Vec::new(),
    };
    let found = rules::check(book, &today);
    let all = sections(&Asked(of), Via::default(), &found, book, today);
    let slips = all.iter().map(|it| Slip {
        who: it.to.who(),
        text: it.text(book, today, Locale::Zh),
    });
    slips.collect()
}

/// The slips on paper, a page each.
///
/// # Errors
/// The store can't be read.
pub fn paper(desk: &Desk, slips: &[Slip]) -> Result<Paper, Refusal> {
    let organisation = desk.book().organisation();
    let organisation = organisation.map_or(String::new(), |it| it.name.clone());
    let proof = proof(desk)?;
    let pages = slips.iter().map(|slip| {
        let lines = slip.text.lines().map(|it| PageLine::Text(it.to_owned()));
        PrintedPage {
            organisation: organisation.clone(),
            title: "催办单".to_owned(),
            as_of: Some(desk.today().reference_date()),
            lines: [PageLine::Head(slip.who.clone())]
                .into_iter()
                .chain(lines)
                .collect(),
            proof: proof.clone(),
        }
    });
    let pages: Vec<PrintedPage> = pages.collect();
    Ok(printed("催办单".to_owned(), &pages))
}

/// Whom the rounds of the year told, of a part of the records or of all.
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
    let found = rules::check(book, &today);
    let all = earlier(&found, book, today);
    let all: Vec<&Earlier> = all.iter().filter(|it| is_of(it, view)).collect();
    let (done, open) = (
        all.iter().map(|it| it.done.len()).sum::<usize>(),
        all.iter().map(|it| it.open.len()).sum::<usize>(),
    );
    let mut rounds: Vec<_> = all.iter().map(|it| it.round).collect();
    rounds.dedup();
    let (count, rounds) = (all.len(), rounds.len());
    let year = today.year;
    let page = LedgerSheet {
        name: "督查情况".to_owned(),
        title: format!("{year}年度督查催办情况"),
        lead: vec![format!(
            "（{}，催办{rounds}次、{count}人次；催办的事项后来已办{done}项、未办{open}项）",
            as_of(view)
        )],
        columns: vec![
            Column::new("日期", 12, 12).centred(),
            Column::new("督办对象", 18, 28),
            Column::new("事由", 18, 30),
            Column::new("内容", 30, 60),
            Column::new("方式", 8, 12).centred(),
            Column::new("再催理由", 10, 20),
            Column::new("后来已办", 16, 40),
            Column::new("尚未办", 16, 40),
        ],
        rows: all.into_iter().map(row).collect(),
        foot: vec!["注：已办、未办按今天的记录核对；早先只记文字的，不列。".to_owned()],
        fixed: 2,
        filter: true,
        ..LedgerSheet::default()
    };
    Ok(Ledger {
        title: register::title(view, "督查催办情况"),
        organisation: register::organisation(view),
        date: today.date,
        pages: vec![page],
        proof: proof(view.desk)?,
    })
}

fn row(it: &Earlier) -> LedgerRow {
    LedgerRow::of(vec![
        Cell::Text(it.on.to_string()),
        Cell::text(&it.reminded.who),
        Cell::text(&it.about),
        Cell::text(&it.reminded.what),
        Cell::text(&it.how),
        Cell::text(&it.why_again),
        Cell::Text(it.done.join("、")),
        Cell::Text(it.open.join("、")),
    ])
}

/// Does it belong to the part that is looked at? Rounds know those whom they told by name.
fn is_of(it: &Earlier, view: &View<'_>) -> bool {
    let book = view.book();
    let begins = |name: &str| it.reminded.who.split(' ').next() == Some(name);
    match (view.sector, view.committee) {
        (Some(id), _) => begins(book.sector_name(id)),
        (None, Some(id)) => {
            let mut sectors = book
                .sectors_of(Some(id), view.desk.today().date)
                .into_iter();
            begins(book.committee_name(id)) || sectors.any(|it| begins(&it.name))
        }
        (None, None) => true,
    }
}
