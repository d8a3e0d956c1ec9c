//! `jiebie init`: founds the store of an organisation.

use clap::Args;
use serde_json::json;

use super::dates::Day;
use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use crate::desk;
use crate::domain::organisation::{Organisation, Term};
use crate::text;
use crate::text::shown;

/// Founds a store.
#[derive(Debug, Args)]
#[command(about = say("为一个单位新建数据文件", "Found the store of an organisation"))]
pub(super) struct Init {
    #[arg(long, value_name = "NAME", help = say("单位全称，如 政协某市委员会", "The organisation's full name"))]
    org: String,
    #[arg(long, value_name = "TERM", value_parser = parse_term, help = say("第几届", "Which term runs, from 1"))]
    term: u16,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("本届起始日", "The term's first day"))]
    from: Day,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("本届届满日（已知时）", "The term's last day, once known"))]
    until: Option<Day>,
}

pub(super) fn parse_term(typed: &str) -> Result<u16, String> {
    let number = typed.trim().parse().ok();
    number
        .filter(|number| (1..=99).contains(number))
        .ok_or_else(|| say("应为 1 到 99 的届次", "a term is a number from 1 to 99"))
}

impl Init {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let today = shell.now().day();
        let until = self.until.map(|it| it.on(today)).transpose()?;
        let organisation = Organisation {
            name: self.org.trim().to_owned(),
            term: Term {
                number: self.term,
                from: self.from.on(today)?,
                until,
            },
            former_terms: Vec::new(),
        };
        desk::found(
            shell.place(),
            &shell.actor(),
            shell.now(),
            organisation.clone(),
        )?;
        shell.founded(None);
        let path = shell.place().to_string_lossy().into_owned();
        if shell.json {
            let founded = json!({
                "store": path,
                "organisation": organisation.name,
                "term": organisation.term,
            });
            shell.out.json(&founded)?;
            return Ok(Exit::Clean);
        }
        let path = shown(&path);
        let (name, term) = (&organisation.name, organisation.term.number);
        shell.tell(&text!(
            "已为{name}（第 {term} 届）建立数据文件 {path}。",
            "Founded the store of {name}, term {term}: {path}"
        ))?;
        Ok(Exit::Clean)
    }
}
