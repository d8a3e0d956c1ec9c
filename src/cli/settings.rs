//! `jiebie settings`: the organisation's own figures and dates, listed, read and set.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::dates::{Day, or_today};
use super::failure::{Exit, Failure};
use super::help::say;
use super::import::files;
use super::json::Array;
use super::shell::Shell;
use super::table::{Table, clip};
use crate::desk::lists::setting_value;
use crate::desk::{ChangeSetting, Desk, Grounds, SettingEffect, TakeHolidays, setting_of};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::settings::{self, SETTINGS, Setting};
use crate::text;
use crate::text::Text;

/// How much of a value a list shows, in columns.
const SHOWN: usize = 40;

/// Lists, reads and sets.
#[derive(Debug, Args)]
#[command(about = say("查看和修改本单位的期限、数量等设置", "List, read and set the organisation's figures and dates"))]
pub(super) struct Settings {
    #[command(subcommand)]
    act: Option<SettingsCommand>,
}

#[derive(Debug, Subcommand)]
enum SettingsCommand {
    #[command(about = say("列出全部设置（默认）", "List all settings (the default)"))]
    List,
    #[command(about = say("显示一项的完整值", "Print the whole value of one"))]
    Get {
        #[arg(value_name = "KEY", help = say("设置的键，如 plan-due", "The setting's key, such as plan-due"))]
        key: String,
    },
    #[command(about = say("修改一项", "Set one"))]
    Set {
        #[arg(value_name = "KEY", help = say("设置的键，如 plan-due", "The setting's key, such as plan-due"))]
        key: String,
        #[arg(value_name = "VALUE", allow_hyphen_values = true, help = say("新值；写法见 settings list", "The new value; `settings list` shows how it is written"))]
        value: String,
        #[arg(long, value_name = "WHO", help = say("由谁决定，如 第10次主席会议；记为该设置的依据", "Who decided so, such as the council's 10th meeting; kept as what the setting rests on"))]
        decided_by: Option<String>,
        #[arg(long, value_name = "DATE", requires = "decided_by", value_parser = Day::typed, allow_negative_numbers = true, help = say("何日决定（默认今天）", "On which day (today unless given)"))]
        decided_on: Option<Day>,
    },
    #[command(about = say("从文件（或 -）读入各年度放假安排：国务院通知全文，或日期清单", "Take years' holidays from a file (or -): the State Council's notice, or a list of dates"))]
    Holidays {
        #[arg(value_name = "FILE", help = say("通知或清单：txt、docx、doc 等", "The notice or list: txt, docx, doc …"))]
        file: String,
    },
}

impl Settings {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        match self.act.unwrap_or(SettingsCommand::List) {
            SettingsCommand::List => {
                list(shell, &desk)?;
                if !shell.json {
                    tell_unknown(shell, desk.book(), desk.today())?;
                }
            }
            SettingsCommand::Get { key } => get(shell, setting_of(&key)?, &desk)?,
            SettingsCommand::Set {
                key,
                value,
                decided_by,
                decided_on,
            } => {
                let setting = setting_of(&key)?;
                let before = SettingEffect::now(desk.book(), &desk.today());
                let on = or_today(decided_on.as_ref(), desk.today().date)?;
                let grounds = decided_by.map(|decided_by| Grounds { decided_by, on });
                let done = desk.carry_out(&ChangeSetting {
                    key,
                    value,
                    grounds,
                })?;
                let (settings, today) = (desk.book().settings(), desk.today());
                if shell.json {
                    shell.out.json(&value_of(shell, setting, &desk))?;
                } else {
                    let (key, value) = (setting.key, setting.get(settings));
                    shell.tell(&match done.seq {
                        Some(_) => text!("{key} 已改为 {value}。", "{key} is now {value}."),
                        None => text!("{key} 原本就是 {value}。", "{key} was {value} already."),
                    })?;
                    if let Some(off) = day_off(setting, settings, today.year) {
                        shell.tell(&off)?;
                    }
                    let after = SettingEffect::now(desk.book(), &today);
                    if after != before {
                        shell.tell(&before.to(after))?;
                    }
                }
            }
            SettingsCommand::Holidays { file } => {
                let paths = std::slice::from_ref(&file);
                let text = files::texts(paths)?.concat();
                shell.reads(paths.iter().map(String::as_str))?;
                let years = desk.carry_out(&TakeHolidays { text })?;
                let calendar = &desk.book().settings().calendar;
                if shell.json {
                    let years = years.value.iter().map(|year| {
                        let days = || year.first_day()..=year.last_day();
                        json!({
                            "year": year,
                            "holidays": calendar.holidays.range(days()).collect::<Vec<_>>(),
                            "working_days": calendar.working_days.range(days()).collect::<Vec<_>>(),
                        })
                    });
                    Array::print(&mut shell.out, years)?;
                    return Ok(Exit::Clean);
                }
                for year in years.value {
                    let days = year.first_day()..=year.last_day();
                    let holidays = calendar.holidays.range(days.clone()).count();
                    let worked = calendar.working_days.range(days).count();
                    shell.tell(&text!(
                        "{year} 年：放假 {holidays} 天，调休上班 {worked} 天。",
                        "{year}: {holidays} days off, {worked} weekend days worked."
                    ))?;
                }
            }
        }
        Ok(Exit::Clean)
    }
}

/// That a date of the year which was set is a day off; it stays as it was set.
fn day_off(setting: &Setting, settings: &settings::Settings, year: Year) -> Option<Text> {
    let date = setting.date(settings, year)?;
    (!settings.calendar.is_working(date)).then(|| {
        text!(
            "{date} 是休息日；仍以这一天为限。",
            "{date} is a day off; it stays the date all the same."
        )
    })
}

/// Tells of the years at hand whose holidays nobody knows.
pub(super) fn tell_unknown(shell: &mut Shell, book: &Book, today: Today) -> Result<(), Failure> {
    for year in book.settings().calendar.unknown_on(today.date) {
        shell.tell(&text!(
            "{year} 年的放假安排还没有，工作日只按周末推算：请用 jiebie settings holidays 读入国务院通知。",
            "The holidays of {year} are not known: working days leave out weekends alone. Give the notice to jiebie settings holidays."
        ))?;
    }
    Ok(())
}

fn list(shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
    let (settings, locale) = (desk.book().settings(), shell.locale);
    if shell.json {
        let all: Vec<Value> = (SETTINGS.iter())
            .map(|setting| value_of(shell, setting, desk))
            .collect();
        return Array::print(&mut shell.out, all);
    }
    let heads = [
        Text::of("键", "KEY"),
        Text::of("值", "VALUE"),
        Text::of("条", "ART."),
        Text::of("含义", "MEANING"),
    ];
    let mut table = Table::new(&heads, locale);
    for setting in SETTINGS {
        let article = setting
            .article
            .map_or_else(|| "—".to_owned(), |n| n.to_string());
        table.row([
            setting.key.to_owned(),
            clip(&setting.get(settings), SHOWN),
            article,
            setting.title.say(locale).to_owned(),
        ]);
    }
    table.print(&mut shell.out)
}

fn get(shell: &mut Shell, setting: &Setting, desk: &Desk) -> Result<(), Failure> {
    if shell.json {
        let value = value_of(shell, setting, desk);
        shell.out.json(&value)
    } else {
        shell.out.line(setting.get(desk.book().settings()))
    }
}

fn value_of(shell: &Shell, setting: &Setting, desk: &Desk) -> Value {
    setting_value(setting, desk.book(), desk.today().date, shell.locale)
}
