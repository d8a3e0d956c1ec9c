//! Which forms a command line asks for, and reading them from the archive page by page, so that a
//! million need no memory.

use chrono::NaiveDate;

use clap::Args;

use super::failure::Failure;
use super::help::{say, say_text};
use super::{dates, lookup};
use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::store::ArchivePage;
use crate::text;
use crate::text::Locale;

/// How many forms are read at a time.
const PAGE: usize = 500;

/// What may be said of the forms that are wanted.
#[derive(Debug, Args)]
pub(super) struct Wanting {
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = parse_statuses, help = say("状态，可给多个：draft 草稿、submitted 已提交、returned 已退回、filed 已备案、uploaded 已上传、withdrawn 已撤回；pending 为全部待办", "Statuses: draft, submitted, returned, filed, uploaded, withdrawn; pending for all that wait"))]
    status: Vec<Statuses>,
    #[arg(long, value_name = "NAME|ID", help = say("只要这个专委会委员的", "Only those of this committee's members"))]
    committee: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只要这个界别委员的", "Only those of this sector's members"))]
    sector: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只要这名委员的", "Only this member's"))]
    member: Option<String>,
    #[arg(long, value_name = "YEAR", value_parser = dates::parse_year, help = say("只要这一年的", "Only this year's"))]
    year: Option<Year>,
}

/// Which forms are wanted.
#[derive(Default)]
pub(super) struct Wanted {
    statuses: Vec<Status>,
    pub(super) committee: Option<CommitteeId>,
    pub(super) sector: Option<SectorId>,
    pub(super) member: Option<MemberId>,
    year: Option<Year>,
}

/// The statuses that one word names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Statuses(Vec<Status>);

impl Wanting {
    /// Is nothing said, so that all are wanted?
    pub(super) fn is_silent(&self) -> bool {
        self.status.is_empty()
            && self.committee.is_none()
            && self.sector.is_none()
            && self.member.is_none()
            && self.year.is_none()
    }

    /// What the names stand for.
    pub(super) fn resolve(self, book: &Book, date: NaiveDate) -> Result<Wanted, Failure> {
        Ok(Wanted {
            statuses: self.status.into_iter().flat_map(|it| it.0).collect(),
            committee: self
                .committee
                .map(|name| lookup::committee(book, &name))
                .transpose()?,
            sector: self
                .sector
                .map(|name| lookup::sector(book, date, &name))
                .transpose()?,
            member: self
                .member
                .map(|name| lookup::member(book, date, &name))
                .transpose()?,
            year: self.year,
        })
    }
}

impl Wanted {
    /// All that wait, of this year and others.
    pub(super) fn pending() -> Self {
        let statuses = Status::ALL.into_iter().filter(|status| status.is_pending());
        Wanted {
            statuses: statuses.collect(),
            ..Wanted::default()
        }
    }

    /// Hands the wanted forms over page by page until `each` has enough: those of other years that
    /// wait, then the present year's, by date; or one year's.
    pub(super) fn each_page(
        &self,
        desk: &Desk,
        limit: usize,
        mut each: impl FnMut(&[RegistrationForm]) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let book = desk.book();
        let mut left = limit;
        if self.year.is_none() {
            let this_year = desk.today().year;
            let mut waiting: Vec<_> = book
                .forms
                .iter()
                .filter(|form| form.year() != this_year)
                .filter(|form| {
                    self.admits(book, desk.today().date, form.status(), form.sheet.member)
                })
                .cloned()
                .collect();
            waiting.sort_by_key(|form| (form.dated(), form.id));
            waiting.truncate(left);
            left -= waiting.len();
            if each(&waiting)? {
                return Ok(());
            }
        }
        let year = self.year.unwrap_or(desk.today().year);
        let mut page = ArchivePage::First;
        while left > 0 {
            let rows = desk.forms_page(year, page, left.min(PAGE), |status, member| {
                self.admits(book, desk.today().date, status, member)
            })?;
            let Some(last) = rows.last() else { break };
            page = ArchivePage::After(last.key);
            left -= rows.len();
            let forms: Vec<_> = rows.into_iter().map(|row| row.form).collect();
            if each(&forms)? {
                break;
            }
        }
        Ok(())
    }

    fn admits(&self, book: &Book, date: NaiveDate, status: Status, id: MemberId) -> bool {
        let member = || book.members.get(id);
        (self.statuses.is_empty() || self.statuses.contains(&status))
            && self.member.is_none_or(|wanted| wanted == id)
            && self
                .sector
                .is_none_or(|wanted| member().is_some_and(|it| it.sector_on(date) == wanted))
            && self.committee.is_none_or(|wanted| {
                member().is_some_and(|it| book.committee_of(it, date) == Some(wanted))
            })
    }
}

fn parse_statuses(typed: &str) -> Result<Statuses, String> {
    let typed = typed.trim();
    if matches!(typed, "pending" | "待办") {
        let pending = Status::ALL.into_iter().filter(|status| status.is_pending());
        return Ok(Statuses(pending.collect()));
    }
    Status::from_code(typed)
        .or_else(|| {
            Status::ALL
                .into_iter()
                .find(|status| status.word().say(Locale::Zh) == typed)
        })
        .map(|status| Statuses(vec![status]))
        .ok_or_else(|| {
            let codes = Status::ALL.map(Status::code);
            let (zh, en) = (codes.join("、"), codes.join(", "));
            say_text(&text!(
                "可选 {zh}，或 pending 表示全部待办",
                "give one of {en}, or pending for all that wait"
            ))
        })
}
