//! `jiebie due`: everything that falls due, in order of days; as a calendar, too.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Exit, Failure};
use super::help::say;
use super::json::Array;
use super::numbers;
use super::output::{Force, is_standard};
use super::shell::Shell;
use super::table::Table;
use crate::desk::due::{Due as Item, OWNERS, due, is_unit, or_owners};
use crate::desk::written::Names;
use crate::exchange::office::ics;
use crate::exchange::save;
use crate::files::shown_path;
use crate::text;
use crate::text::Text;

/// Lists what falls due.
#[derive(Debug, Args)]
#[command(
    about = say("到期事项：待办、登记表、意见建议、承诺、督办问题，按日期排列", "What falls due: duties, forms, opinions, promises, problems, by day"),
    after_help = say(
        "示例：\n  jiebie due --days 30\n  jiebie due --who 教育界 --ics 到期.ics\n已过期仍可办理的一并列出，并注明“逾期”。",
        "Examples:\n  jiebie due --days 30\n  jiebie due --who 教育界 --ics due.ics\nWhat is overdue and can still be done is listed, too, and marked.",
    ),
)]
pub(super) struct Due {
    #[arg(long, value_name = "N", value_parser = numbers::whole::<u32>, help = say("只列今后 N 天内到期的（默认：全部）", "Only what falls due within N days (default: all)"))]
    days: Option<u32>,
    #[arg(long, value_name = "NAME", help = say("只列这个单位、部门、界别、专委会或委员的", "Only what lies with this unit, department, sector, committee or member"))]
    who: Option<String>,
    #[arg(long, value_name = "FILE", help = say("写成日历文件（RFC 5545）；- 表示写到标准输出", "Write a calendar (RFC 5545); - for the standard output"))]
    ics: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

impl Due {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today());
        let mut all = due(book, today, self.days);
        if let Some(who) = self.who.as_deref().map(str::trim) {
            if is_unit(who, book) {
                all.retain(|it| it.was_given_to(who));
            } else {
                let found = Names::of(book, today.date).find(OWNERS, who, &[]);
                let owner =
                    found.map_err(|trouble| Failure::Asked(or_owners(trouble, &all).text()))?;
                all.retain(|it| it.lies_with(owner, book));
            }
        }
        if let Some(to) = &self.ics {
            let events: Vec<_> = all.iter().map(|it| it.event(shell.locale)).collect();
            let name = shell.say(&Text::of("到期事项", "Due")).to_owned();
            let calendar = ics::calendar(&name, &events, shell.now().machine.to_utc());
            if is_standard(to) && shell.json {
                return Err(Failure::Asked(Text::of(
                    "--ics - 和 --json 都要写到标准输出，只能用一个；日历可写到文件，如 --ics 到期.ics。",
                    "--ics - and --json both write to the standard output: give one of them, or name a file, such as --ics due.ics.",
                )));
            }
            if is_standard(to) {
                shell.out.raw(calendar.as_bytes())?;
                return Ok(Exit::Clean);
            }
            let permit = shell.gate().ask(to, self.force.if_there())?;
            save(permit, calendar.as_bytes())?;
            if !shell.json {
                let (count, to) = (all.len(), shown_path(to));
                shell.tell(&text!(
                    "{count} 项已写入 {to}",
                    "{count} were written to {to}"
                ))?;
                return Ok(Exit::Clean);
            }
        }
        if shell.json {
            let locale = shell.locale;
            let rows = all.iter().map(|it| it.value(book, today, locale));
            Array::print(&mut shell.out, rows)?;
            return Ok(Exit::Clean);
        }
        let mut table = Table::bare(4);
        for it in &all {
            table.row(row(it, it.on < today.date, shell));
        }
        table.print(&mut shell.out)?;
        let (count, overdue) = (
            all.len(),
            all.iter().filter(|it| it.on < today.date).count(),
        );
        shell.tell(&text!(
            "共 {count} 项，逾期 {overdue} 项",
            "{count} in all, {overdue} overdue"
        ))?;
        Ok(Exit::Clean)
    }
}

fn row(it: &Item, overdue: bool, shell: &Shell) -> [String; 4] {
    let mark = match overdue {
        true => Text::of("逾期", "overdue"),
        false => Text::of("", ""),
    };
    [
        it.on.to_string(),
        shell.say(&mark).to_owned(),
        shell.say(&it.what).to_owned(),
        it.who.clone(),
    ]
}
