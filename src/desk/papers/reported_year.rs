//! Which years can be reported on: those in which the organisation has worked.

use crate::desk::refusal::Refusal;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::text;

/// Refuses the year that `today` looks at where it is still to come, or where none of it lies within
/// the organisation's term as far as it has run: a paper on it would be signed with figures of
/// another year.
///
/// # Errors
/// [`Refusal::Procedure`], which says the days of the term.
pub fn check(book: &Book, today: Today) -> Result<(), Refusal> {
    let year = today.year;
    if year > Year::of(today.date) {
        return Err(Refusal::Procedure(text!(
            "{year} 年还没有到，没有可以报告的工作。",
            "{year} is still to come; there is nothing to report on."
        )));
    }
    let Some(organisation) = book.organisation() else {
        return Ok(());
    };
    let from = organisation.first_term().from;
    if today.reference_date() < from {
        return Err(Refusal::Procedure(if year < Year::of(from) {
            text!(
                "{year} 年在本届之前（本届自 {from} 起），没有可以报告的工作。请核对年份，或在“组织”中更正本届起始日期。",
                "{year} lies before the term, which begins on {from}; there is nothing to report on. Check the year, or correct the term's first day under \"organisation\"."
            )
        } else {
            let date = today.date;
            text!(
                "{date} 在本届开始（{from}）之前，没有可以报告的工作。请核对日期。",
                "On {date} the term had not begun (its first day is {from}); there is nothing to report on. Check the date."
            )
        }));
    }
    match organisation.term.until {
        Some(until) if year.first_day() > until => Err(Refusal::Procedure(text!(
            "{year} 年在本届届满（{until}）之后，没有可以报告的工作。请核对年份。",
            "{year} lies after the term's last day, {until}; there is nothing to report on. Check the year."
        ))),
        _ => Ok(()),
    }
}
