//! A year's circular (情况通报, article 17) drafted from the records.
//!
//! Every number in it is a [`Figure`] of the ledger, with the records behind it; the sentences
//! around the numbers are the office's own to change before it signs. A year in which nothing was
//! done reads as that, not as a row of noughts.
//!
//! Reading order: `year`, the records of the year; `moved`, forms of those who moved; [`mod@figure`]; `wording`, what sentences
//! share; then the parts in the paper's order: `basics`, `practice` with `outputs`, `service`,
//! `office`, `duties` and `assessment`, `problems` with its `phrases`, `next_steps`, `annexes`.

mod annexes;
mod assessment;
mod basics;
mod duties;
pub mod figure;
mod moved;
mod next_steps;
mod office;
mod outputs;
mod phrases;
mod practice;
mod problems;
mod service;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod tests;
mod wording;
mod year;

pub use figure::{Figure, Value};
pub use moved::MovedForm;

use super::{proof, reported_year};
use crate::desk::Desk;
use crate::desk::refusal::Refusal;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::exchange::office::word::Paper;
use crate::exchange::papers::circular::{Circular, Part};
use crate::exchange::papers::issuer::short_name;
use figure::Ledger;
use problems::Problems;
use year::YearWork;

/// A drafted circular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The year that it is on.
    pub year: Year,
    /// What stands in it.
    pub circular: Circular,
    /// Every number in it.
    pub figures: Vec<Figure>,
}

/// Drafts the circular on the year that `today` looks at; the book must have its tallies
/// ([`crate::desk::Desk::look_at`]); `moved` has the forms of those who were elsewhere for a part of the year.
///
/// # Errors
/// A year in which the organisation has not worked is not reported on.
pub fn draft(book: &Book, today: Today, moved: Vec<MovedForm>) -> Result<Draft, Refusal> {
    reported_year::check(book, today)?;
    let date = today.date;
    let today = book.settled_on(today);
    let settled = book.settled_in(today.year);
    let then = settled.called_on(today.reference_date());
    let book = &*then;
    let organisation = book.organisation().map_or("", |it| it.name.as_str());
    let work = YearWork::of(book, today, moved);
    let mut ledger = Ledger::default();
    let mut body = vec![Part::Text(opening(&work))];
    basics::write(&work, &mut ledger, &mut body);
    practice::write(&work, &mut ledger, &mut body);
    let problems = Problems::find(&work);
    problems.write(&work, &mut ledger, &mut body);
    next_steps::write(&problems, book.coordinating(), &mut body);
    let annexes = annexes::write(&work, &mut ledger);
    Ok(Draft {
        year: work.year(),
        circular: Circular {
            title: title(organisation, work.year()),
            to: format!(
                "{}各专门委员会、各界别，各位委员：",
                short_name(organisation)
            ),
            body,
            annexes,
            signed: organisation.to_owned(),
            date,
            proof: String::new(),
        },
        figures: ledger.into_figures(),
    })
}

/// The same for a desk, with the entry at its end that it stands on.
///
/// # Errors
/// As [`draft`], and when the journal can't be read.
pub fn draft_of(desk: &Desk) -> Result<Draft, Refusal> {
    let book = desk.forms_as_closed()?;
    let mut draft = draft(&book, desk.today(), moved::forms(desk)?)?;
    draft.circular.proof = proof(desk)?;
    Ok(draft)
}

impl Draft {
    /// The draft as a document.
    #[must_use]
    pub fn paper(&self) -> Paper {
        self.circular.paper()
    }
}

/// The title, in lines that make sense and that the page is wide enough for.
fn title(organisation: &str, year: Year) -> Vec<String> {
    let subject = format!("关于{year}年度委员联系服务界别群众");
    let mut lines = vec![
        organisation.to_owned(),
        subject,
        "工作情况的通报".to_owned(),
    ];
    lines.retain(|line| !line.is_empty());
    lines
}

fn opening(work: &YearWork<'_>) -> String {
    let year = work.year();
    let until = if work.is_over() {
        String::new()
    } else {
        work.today.date.format("（截至%-m月%-d日）").to_string()
    };
    format!("按照委员联系服务界别群众工作的有关要求，现将{year}年度{until}工作情况通报如下。")
}
