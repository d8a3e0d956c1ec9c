//! Of which part of the records a list is.

use clap::Args;

use super::failure::Failure;
use super::help::say;
use super::shell::Shell;
use super::{dates, lookup};
use crate::desk::Desk;
use crate::desk::lists::View;
use crate::domain::calendar::Year;

/// What may be said of the part that is wanted.
#[derive(Debug, Args)]
pub(super) struct Part {
    #[arg(long, value_name = "YEAR", value_parser = dates::parse_year, help = say("哪一年的工作（默认今年）", "Which year's work (default: this year's)"))]
    pub(super) year: Option<Year>,
    #[arg(long, value_name = "NAME|ID", help = say("只要这个界别的", "Only this sector's"))]
    sector: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只要这个专委会的（及其联系的界别）", "Only this committee's, its sectors' too"))]
    committee: Option<String>,
    #[arg(long, help = say("给出完整电话（默认清单只显示首尾，名册不列电话）", "Give phone numbers in full (else lists hide their middle, and the roster has none)"))]
    show_phones: bool,
}

impl Part {
    /// Looks at it.
    pub(super) fn look<'d>(&self, desk: &'d mut Desk, shell: &Shell) -> Result<View<'d>, Failure> {
        if let Some(year) = self.year {
            desk.look_at(year)?;
        }
        let (book, date) = (desk.book(), desk.today().date);
        let sector = self.sector.as_deref();
        let committee = self.committee.as_deref();
        Ok(View {
            sector: sector
                .map(|it| lookup::sector(book, date, it))
                .transpose()?,
            committee: committee
                .map(|it| lookup::committee(book, it))
                .transpose()?,
            show_phones: self.show_phones,
            ..View::whole(desk, shell.locale)
        })
    }
}
