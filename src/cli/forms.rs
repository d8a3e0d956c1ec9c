//! `jiebie forms`: lists registration forms, page by page from the archive, so that a million
//! need no memory.

use clap::Args;
use unicode_width::UnicodeWidthStr;

use super::failure::{Exit, Failure};
use super::help::{say, say_text};
use super::json::Array;
use super::shell::Shell;
use super::table::{Table, clip};
use super::{dates, lookup, numbers};
use crate::desk::Desk;
use crate::desk::lists::FormRow;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::store::Page;
use crate::text;
use crate::text::{Locale, Text};

/// How many forms are read at a time.
const PAGE: usize = 500;

/// How much of an account a table shows, in columns.
const SHOWN: usize = 40;

/// Lists forms.
#[derive(Debug, Args)]
#[command(about = say("列出登记表：今年的和往年待办的，或某一年的", "List forms: this year's and those of other years that wait, or one year's"))]
pub(super) struct Forms {
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = parse_statuses, help = say("状态，可给多个：draft 草稿、submitted 已提交、returned 已退回、filed 已备案、uploaded 已上传、withdrawn 已撤回；pending 为全部待办", "Statuses: draft, submitted, returned, filed, uploaded, withdrawn; pending for all that wait"))]
    status: Vec<Statuses>,
    #[arg(long, value_name = "NAME|ID", help = say("只列这个专委会委员的", "Only those of this committee's members"))]
    committee: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只列这个界别委员的", "Only those of this sector's members"))]
    sector: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只列这名委员的", "Only this member's"))]
    member: Option<String>,
    #[arg(long, value_name = "YEAR", value_parser = dates::parse_year, help = say("只列这一年的", "Only this year's"))]
    year: Option<Year>,
    #[arg(long, value_name = "N", value_parser = numbers::whole::<usize>, help = say("最多列多少份", "How many at most"))]
    limit: Option<usize>,
}

/// The statuses that one word names.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Statuses(Vec<Status>);

/// Which forms are wanted.
#[derive(Default)]
struct Wanted {
    statuses: Vec<Status>,
    committee: Option<CommitteeId>,
    sector: Option<SectorId>,
    member: Option<MemberId>,
}

impl Forms {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let book = desk.book();
        let wanted = Wanted {
            statuses: self.status.into_iter().flat_map(|it| it.0).collect(),
            committee: self
                .committee
                .map(|name| lookup::committee(book, &name))
                .transpose()?,
            sector: self
                .sector
                .map(|name| lookup::sector(book, &name))
                .transpose()?,
            member: self
                .member
                .map(|name| lookup::member(book, &name))
                .transpose()?,
        };
        print(shell, &desk, &wanted, self.year, self.limit)?;
        Ok(Exit::Clean)
    }
}

/// Prints all forms that wait, of this year and others.
pub(super) fn print_pending(shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
    let statuses = Status::ALL.into_iter().filter(|status| status.is_pending());
    let wanted = Wanted {
        statuses: statuses.collect(),
        ..Wanted::default()
    };
    print(shell, desk, &wanted, None, None)
}

fn print(
    shell: &mut Shell,
    desk: &Desk,
    wanted: &Wanted,
    year: Option<Year>,
    limit: Option<usize>,
) -> Result<(), Failure> {
    let limit = limit.unwrap_or(usize::MAX);
    if shell.json {
        let mut array = Array::begin(&mut shell.out)?;
        each_page(desk, wanted, year, limit, |forms| {
            for form in forms {
                array.push(&FormRow::of(form, desk.book()))?;
            }
            Ok(array.is_closed())
        })?;
        return array.end();
    }
    let mut table = table(shell.locale, desk.book(), wanted);
    let mut count = 0;
    each_page(desk, wanted, year, limit, |forms| {
        for form in forms {
            table.row(cells(form, desk.book(), shell.locale));
        }
        count += forms.len();
        table.print(&mut shell.out)?;
        Ok(shell.out.is_closed())
    })?;
    table.print(&mut shell.out)?;
    shell.tell(&text!("列出 {count} 份", "{count} listed"))
}

/// Hands the wanted forms over page by page until `each` has enough: those of other years that
/// wait, then the present year's, by date; or one year's.
fn each_page(
    desk: &Desk,
    wanted: &Wanted,
    year: Option<Year>,
    limit: usize,
    mut each: impl FnMut(&[RegistrationForm]) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let book = desk.book();
    let mut left = limit;
    if year.is_none() {
        let this_year = desk.today().year;
        let mut waiting: Vec<_> = book
            .forms
            .iter()
            .filter(|form| form.year() != this_year)
            .filter(|form| wanted.admits(book, form.status(), form.sheet.member))
            .cloned()
            .collect();
        waiting.sort_by_key(|form| (form.dated(), form.id));
        waiting.truncate(left);
        left -= waiting.len();
        if each(&waiting)? {
            return Ok(());
        }
    }
    let year = year.unwrap_or(desk.today().year);
    let mut page = Page::First;
    while left > 0 {
        let rows = desk.forms_page(year, page, left.min(PAGE), |status, member| {
            wanted.admits(book, status, member)
        })?;
        let Some(last) = rows.last() else { break };
        page = Page::After(last.key);
        left -= rows.len();
        let forms: Vec<_> = rows.into_iter().map(|row| row.form).collect();
        if each(&forms)? {
            break;
        }
    }
    Ok(())
}

impl Wanted {
    fn admits(&self, book: &Book, status: Status, id: MemberId) -> bool {
        let member = || book.members.get(id);
        (self.statuses.is_empty() || self.statuses.contains(&status))
            && self.member.is_none_or(|wanted| wanted == id)
            && self
                .sector
                .is_none_or(|wanted| member().is_some_and(|it| it.sector == wanted))
            && self.committee.is_none_or(|wanted| {
                member().is_some_and(|it| book.committee_of(it) == Some(wanted))
            })
    }
}

/// An empty table whose columns are as wide as any page's will need.
fn table(locale: Locale, book: &Book, wanted: &Wanted) -> Table {
    let heads = [
        Text::of("编号", "ID"),
        Text::of("填表时间", "DATE"),
        Text::of("状态", "STATUS"),
        Text::of("委员", "MEMBER"),
        Text::of("界别", "SECTOR"),
        Text::of("联系服务情况", "ACCOUNT"),
    ];
    let mut table = Table::new(&heads, locale);
    table.widen(1, "2026-11-24".width());
    for status in Status::ALL {
        table.widen(2, status.word().say(locale).width());
    }
    let members = book.members.iter().filter(|member| {
        wanted.sector.is_none_or(|sector| member.sector == sector)
            && wanted.member.is_none_or(|id| member.id == id)
    });
    for member in members {
        table.widen(3, member.name.width());
        table.widen(4, book.sector_name(member.sector).width());
    }
    table
}

fn cells(form: &RegistrationForm, book: &Book, locale: Locale) -> [String; 6] {
    [
        form.id.to_string(),
        dates::print(form.sheet.filled_on),
        form.status().word().say(locale).to_owned(),
        book.member_name(form.sheet.member).to_owned(),
        book.sector_name(form.sheet.sector).to_owned(),
        clip(&form.sheet.account, SHOWN),
    ]
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
