//! `jiebie settings`: the organisation's own figures and dates, listed, read and set.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::failure::{Exit, Failure};
use super::help::say;
use super::json::Array;
use super::shell::Shell;
use super::table::{Table, clip};
use crate::desk::{ChangeSetting, setting_of};
use crate::domain::settings::{self, SETTINGS, Setting};
use crate::text;
use crate::text::{Locale, Text};

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
    },
}

impl Settings {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        match self.act.unwrap_or(SettingsCommand::List) {
            SettingsCommand::List => list(shell, desk.book().settings())?,
            SettingsCommand::Get { key } => get(shell, setting_of(&key)?, desk.book().settings())?,
            SettingsCommand::Set { key, value } => {
                let setting = setting_of(&key)?;
                let done = desk.carry_out(&ChangeSetting { key, value })?;
                let settings = desk.book().settings();
                if shell.json {
                    shell.out.json(&value_of(shell.locale, setting, settings))?;
                } else {
                    let (key, value) = (setting.key, setting.get(settings));
                    shell.tell(&match done.seq {
                        Some(_) => text!("{key} 已改为 {value}。", "{key} is now {value}."),
                        None => text!("{key} 原本就是 {value}。", "{key} was {value} already."),
                    })?;
                }
            }
        }
        Ok(Exit::Clean)
    }
}

fn list(shell: &mut Shell, settings: &settings::Settings) -> Result<(), Failure> {
    let locale = shell.locale;
    if shell.json {
        let all = SETTINGS
            .iter()
            .map(|setting| value_of(locale, setting, settings));
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

fn get(shell: &mut Shell, setting: &Setting, settings: &settings::Settings) -> Result<(), Failure> {
    if shell.json {
        shell.out.json(&value_of(shell.locale, setting, settings))
    } else {
        shell.out.line(setting.get(settings))
    }
}

fn value_of(locale: Locale, setting: &Setting, settings: &settings::Settings) -> Value {
    json!({
        "key": setting.key,
        "value": setting.get(settings),
        "default": setting.get(&settings::Settings::default()),
        "article": setting.article,
        "title": setting.title.say(locale),
        "form": setting.shape.describe().say(locale),
    })
}
