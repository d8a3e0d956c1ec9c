//! The kinds of records and their fields, as a document. `docs/records.md` is this page.

use std::fmt::Write;

use super::said::{Place, places};
use crate::domain::begun::{must_say, unsaid};
use crate::domain::choice::Choice;
use crate::domain::described::{Class, Facts, Shape, Value};
use crate::domain::record::Kind;
use crate::text::{Locale, Text};

/// The page, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Records · 记录\n\n\
         Made from the program's own descriptions; renew with `JIEBIE_RENEW=1 cargo test --test docs`.\n\n\
         各类记录及其项目。命令行上写“项目=值”，如 `jiebie add liaison sector=教育界 name=王敏`；\
         项目可用代号、名称或表头。表格按“表头”一栏认列，中英文都认。\n\n\
         Every kind of record and its fields. At the shell a field is written `FIELD=VALUE`, such as\n\
         `jiebie add liaison sector=教育界 name=王敏`, by its id, its label or its head. Tables are read by\n\
         these heads, in both languages.\n\n\
         - 日期 day: `2026-3-20`; at the shell also `3-20`, `今天`, `-3`\n\
         - 是/否 yes or no; 单选 a choice: its word or its code\n\
         - 一条记录 a record: 名称 the name, an alias, `姓名#编号` `NAME#ID`, or the ID; 多条用、隔开 several are parted by 、\n",
    );
    for kind in Kind::ALL {
        of(&mut page, *kind);
    }
    page
}

fn of(page: &mut String, kind: Kind) {
    let all = places(kind).into_iter();
    let fields: Vec<Place> = all
        .filter(|it| it.facts.shape != Shape::Group || it.part.is_some())
        .collect();
    if fields.is_empty() {
        return;
    }
    let title = kind.title();
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "\n## `{}` · {} · {}\n\n\
         | 代号 field | 名称 label | 填什么 holds | 必填 must | 说明 note | 表头 heads |\n\
         |---|---|---|---|---|---|\n",
        kind.code_name(),
        title.zh,
        title.en
    );
    let mut choices: Vec<(&str, &[Choice])> = Vec::new();
    for place in &fields {
        let facts = place.own();
        let holds = holds(facts);
        let _ = writeln!(
            page,
            "| `{}` | {} · {} | {} · {} | {} | {} | {} |",
            facts.id,
            facts.label.zh.trim(),
            facts.label.en.trim(),
            holds.zh,
            holds.en,
            must(kind, place),
            notes(kind, place),
            heads(facts),
        );
        if let Shape::Choice(all) = facts.shape {
            choices.push((facts.id, all));
        }
    }
    for (id, all) in choices {
        let all = all.iter();
        let all = all.map(|it| format!("`{}` {} · {}", it.code, it.word.zh, it.word.en));
        let _ = write!(page, "\n`{id}`: {}\n", all.collect::<Vec<_>>().join("; "));
    }
}

fn holds(facts: &Facts) -> Text {
    let titles = |kinds: &[Kind], locale: Locale, between: &str| {
        let titles = kinds.iter().map(|kind| kind.title().say(locale).to_owned());
        titles.collect::<Vec<_>>().join(between)
    };
    match facts.shape {
        Shape::Line => Text::of("文字", "text"),
        Shape::Name => Text::of("姓名", "a person's name"),
        Shape::Phone => Text::of("电话号码", "a phone number"),
        Shape::Lines(_) => Text::of("文字，可多行", "text of several lines"),
        Shape::Day => Text::of("日期", "a day"),
        Shape::Flag(_) => Text::of("是/否", "yes or no"),
        Shape::Number => match facts.bounds {
            Some((least, most)) => crate::text!(
                "{least} 到 {most} 的整数",
                "a whole number from {least} to {most}"
            ),
            None => Text::of("整数", "a whole number"),
        },
        Shape::Money => Text::of("金额（元）", "an amount in yuan"),
        Shape::Points => Text::of("分值，可有两位小数", "points, with at most two places"),
        Shape::Choice(_) => Text::of("单选", "a choice"),
        Shape::Ref(kinds) => {
            let (zh, en) = (
                titles(kinds, Locale::Zh, "或"),
                titles(kinds, Locale::En, " or "),
            );
            crate::text!("{zh}", "one {en}")
        }
        Shape::Refs(kind) => {
            let (zh, en) = (
                titles(&[kind], Locale::Zh, ""),
                titles(&[kind], Locale::En, ""),
            );
            crate::text!("{zh}，可多个", "each a {en}")
        }
        Shape::Group => Text::of("分项", "parts"),
        Shape::Rows => {
            let parts = facts.parts.iter().map(holds);
            let (zh, en): (Vec<_>, Vec<_>) = parts.map(|it| (it.zh, it.en)).unzip();
            let (zh, en) = (zh.join("（"), en.join(" ("));
            crate::text!("{zh}），可多个", "several: {en})")
        }
        Shape::Evidence => Text::of("核实", "whether it was verified"),
        Shape::Files => Text::of("文件，可多个", "files"),
    }
}

/// Which of the kind's fields it is.
fn nth(kind: Kind, place: &Place) -> Option<usize> {
    let mut all = kind.facts().into_iter();
    all.position(|it| it.id == place.facts.id)
}

fn must(kind: Kind, place: &Place) -> &'static str {
    let facts = place.own();
    // A group that may be empty needs its own parts only with the others; the organisation is there.
    let whole = place.part.is_none() || place.facts.required;
    let required = facts.required && whole && !facts.is_shown();
    let of_record = nth(kind, place).is_some_and(|nth| must_say(kind).contains(&nth));
    let is_said = kind == Kind::Organisation || kind == Kind::RegistrationForm || of_record;
    match required && is_said {
        true => "√",
        false => "",
    }
}

/// What it is where nothing is said.
fn unsaid_as(kind: Kind, place: &Place) -> Option<String> {
    if place.part.is_some() || kind == Kind::Organisation {
        return None;
    }
    let value = unsaid(kind, nth(kind, place)?);
    let word = match (place.facts.shape, &value) {
        (Shape::Choice(choices), Value::Choice(code)) => {
            let word = choices.iter().find(|it| it.code == *code)?.word;
            (word.zh, word.en)
        }
        (Shape::Flag(_), Value::Flag(true)) => ("是", "yes"),
        (Shape::Flag(_), Value::Flag(false)) => ("否", "no"),
        (_, Value::Text(_)) => ("拟定的标题", "a title of the year"),
        _ => return None,
    };
    let (zh, en) = word;
    Some(format!("不写为 {zh} {en} unless said"))
}

fn notes(kind: Kind, place: &Place) -> String {
    let (facts, own) = (place.facts, place.own());
    let all = [
        (own.class == Class::Personal, "个人信息 personal"),
        (facts.fixed, "登记后不改 said once"),
        (facts.later, "登记后才有 given later"),
        (facts.dated, "有起止 changes on days"),
        (own.past, "不晚于当天 not after today"),
        (
            facts.by_verbs && own.shape != Shape::Files,
            "由办理登记 given by verbs",
        ),
        (
            own.shape == Shape::Evidence,
            "由 jiebie verify 登记 given by jiebie verify",
        ),
        (
            own.shape == Shape::Files,
            "由 jiebie attach 附上 given by jiebie attach",
        ),
    ];
    let said = all.iter().filter(|(is, _)| *is);
    let said = said.map(|(_, word)| (*word).to_owned());
    let said: Vec<String> = said.chain(unsaid_as(kind, place)).collect();
    said.join("; ")
}

/// Under what tables have it, besides its label.
fn heads(facts: &Facts) -> String {
    let head = facts.head.into_iter().flat_map(|it| [it.zh, it.en]);
    let mut all: Vec<&str> = head.chain(facts.further_heads()).collect();
    all.dedup();
    let label = [facts.label.zh.trim(), facts.label.en.trim()];
    all.retain(|it| !label.contains(it));
    all.join(" · ")
}
