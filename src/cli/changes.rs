//! `jiebie changes`: what has changed since a day, or since the council's last sitting.

use chrono::NaiveDate;
use clap::Args;

use super::dates::Day;
use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use crate::desk::Desk;
use crate::desk::changes::{Changes as Changed, last_sitting};
use crate::domain::book::Book;
use crate::domain::record::Kind;
use crate::rules::Finding;
use crate::text;
use crate::text::Text;

/// What stands for the council's last sitting.
const LAST_SITTING: &str = "last-sitting";

/// How many records of a kind are named.
const NAMED: usize = 5;

/// Tells what has changed.
#[derive(Debug, Args)]
#[command(
    about = say("某日以来的变化：新出现和已消除的问题、待审定、新登记", "What changed since a day: findings that came and went, who waits, what was entered"),
    after_help = say(
        "示例：\n  jiebie changes --since 2026-8-21\n  jiebie changes --since last-sitting",
        "Examples:\n  jiebie changes --since 2026-8-21\n  jiebie changes --since last-sitting",
    ),
)]
pub(super) struct Changes {
    #[arg(long, value_name = "DATE|last-sitting", help = say("自哪天起（含当天）；last-sitting 为上次主席会议次日起", "From which day on; last-sitting: from the day after the council's last one"))]
    since: String,
}

impl Changes {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let desk = shell.desk()?;
        let today = desk.today().date;
        let day = self.day(&desk, today)?;
        if day > today {
            return Err(Failure::Asked(text!(
                "{day} 还没有到。",
                "{day} is still to come."
            )));
        }
        let changes = desk.changes_since(day)?;
        let book = desk.book();
        if shell.json {
            shell.out.json(&changes.value(book, shell.locale))?;
            return Ok(Exit::Clean);
        }
        shell.tell(&text!(
            "{day} 以来（截至 {today}）",
            "Since {day}, up to {today}"
        ))?;
        let came = Text::of("新出现的问题", "findings that came");
        tell(shell, &came, &changes.came, book)?;
        let gone = Text::of("已消除的问题", "findings that went");
        tell(shell, &gone, &changes.gone, changes.was())?;
        waiting(shell, &changes, book)?;
        entered(shell, &changes, book)?;
        Ok(Exit::Clean)
    }

    fn day(&self, desk: &Desk, today: NaiveDate) -> Result<NaiveDate, Failure> {
        if self.since == LAST_SITTING {
            let last = last_sitting(desk.book(), today);
            return last.and_then(|it| it.held_on.succ_opt()).ok_or_else(|| {
                Failure::Asked(Text::of(
                    "没有登记过主席会议，请写明日期。",
                    "No sitting of the council is recorded; give a date.",
                ))
            });
        }
        let day = Day::typed(&self.since).map_err(|_| {
            Failure::Asked(Text::of(
                "--since 填日期，如 2026-8-21，或 last-sitting。",
                "--since takes a date such as 2026-8-21, or last-sitting.",
            ))
        })?;
        day.on(today)
    }
}

fn heading(shell: &mut Shell, title: &Text, count: usize) -> Result<(), Failure> {
    shell.out.line("")?;
    let title = shell.say(title).to_owned();
    shell.out.line(format!("{title} {count}"))
}

fn tell(shell: &mut Shell, title: &Text, all: &[Finding], book: &Book) -> Result<(), Failure> {
    heading(shell, title, all.len())?;
    for it in all {
        let (level, message) = (it.level.word(), it.message(book));
        let line = format!(
            "  {} {} {}",
            shell.say(&level),
            it.rule.code,
            shell.say(&message)
        );
        shell.out.line(line)?;
    }
    Ok(())
}

fn waiting(shell: &mut Shell, changes: &Changed, book: &Book) -> Result<(), Failure> {
    let title = Text::of("待主席会议审定", "waiting for the council");
    heading(shell, &title, changes.waiting.len())?;
    for id in &changes.waiting {
        shell
            .out
            .line(format!("  {}", book.name_of(Kind::Convenor, id.0)))?;
    }
    Ok(())
}

fn entered(shell: &mut Shell, changes: &Changed, book: &Book) -> Result<(), Failure> {
    let count = changes.entered.iter().map(|it| it.count).sum();
    heading(shell, &Text::of("新登记", "entered"), count)?;
    for it in &changes.entered {
        let (title, count) = (it.kind.title(), it.count);
        let mut names: Vec<String> = it
            .ids
            .iter()
            .take(NAMED)
            .map(|id| book.name_of(it.kind, *id))
            .collect();
        if it.ids.len() > NAMED {
            names.push("…".to_owned());
        }
        let line = format!(
            "  {} {count}  {}",
            shell.say(&title),
            names.join(shell.locale.between())
        );
        shell.out.line(line.trim_end())?;
    }
    Ok(())
}
