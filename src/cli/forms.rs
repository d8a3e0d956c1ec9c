//! `jiebie forms`: lists registration forms, page by page from the archive, so that a million
//! need no memory.

use chrono::NaiveDate;

use clap::Args;
use unicode_width::UnicodeWidthStr;

use super::failure::{Exit, Failure};
use super::help::say;
use super::json::Array;
use super::shell::Shell;
use super::table::{Table, clip};
use super::wanted::{Wanted, Wanting};
use super::{dates, numbers};
use crate::desk::Desk;
use crate::desk::lists::FormRow;
use crate::domain::book::Book;
use crate::domain::form::{RegistrationForm, Status};
use crate::text;
use crate::text::{Locale, Text};

/// How much of an account a table shows, in columns.
const SHOWN: usize = 40;

/// Lists forms.
#[derive(Debug, Args)]
#[command(about = say("列出登记表：今年的和往年待办的，或某一年的", "List forms: this year's and those of other years that wait, or one year's"))]
pub(super) struct Forms {
    #[command(flatten)]
    wanting: Wanting,
    #[arg(long, value_name = "N", value_parser = numbers::whole::<usize>, help = say("最多列多少份", "How many at most"))]
    limit: Option<usize>,
}

impl Forms {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let wanted = self.wanting.resolve(desk.book(), desk.today().date)?;
        print(shell, &desk, &wanted, self.limit)?;
        Ok(Exit::Clean)
    }
}

/// Prints all forms that wait, of this year and others.
pub(super) fn print_pending(shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
    print(shell, desk, &Wanted::pending(), None)
}

fn print(
    shell: &mut Shell,
    desk: &Desk,
    wanted: &Wanted,
    limit: Option<usize>,
) -> Result<(), Failure> {
    let limit = limit.unwrap_or(usize::MAX);
    if shell.json {
        let mut array = Array::begin(&mut shell.out)?;
        wanted.each_page(desk, limit, |forms| {
            for form in forms {
                array.push(&FormRow::of(form, desk.book(), desk.today().date))?;
            }
            Ok(array.is_closed())
        })?;
        return array.end();
    }
    let mut table = table(shell.locale, desk.book(), desk.today().date, wanted);
    let mut count = 0;
    wanted.each_page(desk, limit, |forms| {
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

/// An empty table whose columns are as wide as any page's will need.
fn table(locale: Locale, book: &Book, date: NaiveDate, wanted: &Wanted) -> Table {
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
        wanted
            .sector
            .is_none_or(|sector| member.sector_on(date) == sector)
            && wanted.member.is_none_or(|id| member.id == id)
    });
    for member in members {
        table.widen(3, member.name.width());
        table.widen(4, book.sector_name(member.sector_on(date)).width());
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
