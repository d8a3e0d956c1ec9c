//! `jiebie explain`: what a rule says, which article asks for it, and what to do.

use clap::Args;
use serde_json::{Value, json};

use super::failure::{Exit, Failure};
use super::help::say;
use super::json::Array;
use super::shell::Shell;
use super::table::Table;
use crate::desk::Desk;
use crate::desk::lists::Article;
use crate::domain::interpretation::Interpretation;
use crate::domain::settings::Setting;
use crate::rules::{self, Rule};
use crate::search;
use crate::text;
use crate::text::{Locale, Text};

/// Explains rules.
#[derive(Debug, Args)]
#[command(about = say("解释一条检查规则：要求什么、依据哪条、怎么办；不给名称则列出全部", "Explain a rule: what, why, remedy; without one, list them all"))]
pub(super) struct Explain {
    #[arg(value_name = "RULE", help = say("规则代码或名称，如 J1604", "The rule's code or name, such as J1604"))]
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        // How rules are read here the store knows, where there is one.
        let desk = shell.place().exists().then(|| shell.desk()).transpose()?;
        match self.rule {
            Some(name) => {
                let rule = rule(&name)?;
                explain(shell, rule, &readings(rule, desk.as_ref()))?;
            }
            None => list(shell, desk.as_ref())?,
        }
        Ok(Exit::Clean)
    }
}

/// The rule of this code or name; a refusal that names the nearest ones.
pub(super) fn rule(typed: &str) -> Result<&'static Rule, Failure> {
    if let Some(rule) = rules::find(typed) {
        return Ok(rule);
    }
    let typed = typed.trim();
    let mut near: Vec<&Rule> = rules::nearest(typed).into_iter().collect();
    let titles: Vec<_> = rules::all()
        .flat_map(|rule| [(rule, rule.title.say(Locale::Zh)), (rule, rule.name)])
        .collect();
    let by_title = search::near(
        typed,
        titles
            .iter()
            .enumerate()
            .map(|(place, (_, title))| (place as u64, *title)),
    );
    near.extend(by_title.iter().filter_map(|title| {
        let found = titles.iter().find(|(_, known)| known == title);
        found.map(|(rule, _)| *rule)
    }));
    let mut seen = Vec::new();
    near.retain(|rule| {
        let new = !seen.contains(&rule.code);
        seen.push(rule.code);
        new
    });
    let named = |locale: Locale| {
        let names = near.iter().map(|rule| match locale {
            Locale::Zh => format!("{} {}", rule.code, rule.title.zh),
            Locale::En => format!("{} {}", rule.code, rule.name),
        });
        names.collect::<Vec<_>>()
    };
    let (zh, en) = (named(Locale::Zh).join("、"), named(Locale::En).join(", "));
    Err(Failure::Asked(if near.is_empty() {
        text!(
            "没有“{typed}”这条规则。用 jiebie explain 可列出全部。",
            "There is no rule \"{typed}\". `jiebie explain` lists all."
        )
    } else {
        text!(
            "没有“{typed}”这条规则。相近的有：{zh}。",
            "There is no rule \"{typed}\". Near: {en}."
        )
    }))
}

/// The interpretations of a rule that hold.
fn readings<'d>(rule: &Rule, desk: Option<&'d Desk>) -> Vec<&'d Interpretation> {
    desk.map_or_else(Vec::new, |desk| {
        let date = desk.today().date;
        desk.book()
            .readings_of(rule.code, rule.article, rule.settings, date)
    })
}

fn explain(shell: &mut Shell, rule: &Rule, readings: &[&Interpretation]) -> Result<(), Failure> {
    if shell.json {
        return shell.out.json(&value_of(rule, readings, shell.locale));
    }
    let (code, name) = (rule.code, rule.name);
    let (title, source, levels) = (&rule.title, rule.source(), rule.levels());
    let (title_zh, title_en) = (&title.zh, &title.en);
    let (source_zh, source_en) = (&source.zh, &source.en);
    let (levels_zh, levels_en) = (&levels.zh, &levels.en);
    let (why_zh, why_en) = (&rule.why.zh, &rule.why.en);
    let (remedy_zh, remedy_en) = (&rule.remedy.zh, &rule.remedy.en);
    shell.tell(&text!(
        "{code} {name}\n{title_zh}（{source_zh}；{levels_zh}）\n\n为什么：{why_zh}\n怎么办：{remedy_zh}",
        "{code} {name}\n{title_en} ({source_en}; {levels_en})\n\nWhy: {why_en}\nRemedy: {remedy_en}"
    ))?;
    for it in readings {
        let (about, reading, by, on) = (&it.about, &it.reading, &it.decided_by, it.on);
        shell.tell(&text!(
            "本单位解释：{about}：{reading}（{by}，{on}）",
            "Read here: {about}: {reading} ({by}, {on})"
        ))?;
    }
    if rule.settings.is_empty() {
        return Ok(());
    }
    shell.out.line("")?;
    shell.tell(&Text::of(
        "用到的设置（jiebie settings 可改）：",
        "Settings that it uses (`jiebie settings` changes them):",
    ))?;
    let mut table = Table::bare(2);
    for key in rule.settings {
        let title = Setting::find(key).map(|setting| shell.say(&setting.title));
        table.row([format!("  {key}"), title.unwrap_or_default().to_owned()]);
    }
    table.print(&mut shell.out)
}

fn list(shell: &mut Shell, desk: Option<&Desk>) -> Result<(), Failure> {
    let locale = shell.locale;
    if shell.json {
        let all = rules::all().map(|rule| value_of(rule, &readings(rule, desk), locale));
        return Array::print(&mut shell.out, all);
    }
    let heads = [
        Text::of("代码", "CODE"),
        Text::of("依据", "SOURCE"),
        Text::of("级别", "LEVEL"),
        Text::of("名称", "NAME"),
        Text::of("问题", "TITLE"),
    ];
    let mut table = Table::new(&heads, locale);
    for rule in rules::all() {
        table.row([
            rule.code,
            rule.source().say(locale),
            rule.level.word().say(locale),
            rule.name,
            rule.title.say(locale),
        ]);
    }
    table.print(&mut shell.out)
}

fn value_of(rule: &Rule, readings: &[&Interpretation], locale: Locale) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "article": Article::of(rule.article),
        "level": rule.level.code(),
        "title": rule.title.say(locale),
        "why": rule.why.say(locale),
        "remedy": rule.remedy.say(locale),
        "settings": rule.settings,
        "interpretations": readings.iter().map(|it| json!({
            "id": it.id,
            "about": it.about,
            "reading": it.reading,
            "decided_by": it.decided_by,
            "on": it.on,
        })).collect::<Vec<_>>(),
    })
}
