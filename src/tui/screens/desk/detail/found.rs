//! The findings of a page: a thing's own one by one, those of its people gathered by rule.

use std::collections::HashMap;

use super::thing::Thing;
use crate::rules::{Finding, Level, Remedy, Subject};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::desk::findings::Index;
use crate::tui::screens::desk::node::Node;
use crate::tui::screens::parts::dates::short;

use super::line::listed;

/// How many names stand after a gathered finding.
const NAMES: usize = 6;

/// A finding, or several of one rule, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui::screens::desk) struct Found {
    /// How grave.
    pub(in crate::tui::screens::desk) level: Level,
    /// The rule's code.
    pub(in crate::tui::screens::desk) code: &'static str,
    /// What is wrong, and by when.
    pub(in crate::tui::screens::desk) words: String,
    /// What would put it right, or the first of several.
    pub(in crate::tui::screens::desk) remedy: Remedy,
    /// What it does, in words.
    pub(in crate::tui::screens::desk) hint: String,
}

/// The findings of `thing`, the most urgent first.
pub(super) fn of(thing: Thing, ctx: &Ctx<'_>, index: &Index) -> Vec<Found> {
    let all = &ctx.facts.findings;
    let at = |places: &[u32]| -> Vec<&Finding> {
        places.iter().filter_map(|n| all.get(*n as usize)).collect()
    };
    match thing {
        Thing::Node(Node::All) => gathered(all.iter().collect(), ctx, |finding| {
            finding.subject == Subject::Organisation
        }),
        Thing::Node(Node::Unassigned) => {
            let sectors = ctx.book().sectors_of(None, ctx.today().reference_date());
            let places = sectors.iter().flat_map(|it| index.sector(it.id)).copied();
            let mut places: Vec<u32> = places.collect();
            places.sort_unstable();
            places.dedup();
            gathered(at(&places), ctx, |finding| {
                matches!(finding.subject, Subject::Sector(_))
            })
        }
        Thing::Node(Node::Committee(id)) => gathered(at(index.committee(id)), ctx, |finding| {
            finding.subject == Subject::Committee(id)
        }),
        Thing::Node(Node::Sector(id)) => gathered(at(index.sector(id)), ctx, |finding| {
            !matches!(finding.subject, Subject::Member(_) | Subject::Form(_))
        }),
        Thing::Member(id) => each(&at(index.member(id)), ctx),
        Thing::Convenor(id) => each(&at(index.convenor(id)), ctx),
        Thing::Form(id) => each(&at(index.form(id)), ctx),
    }
}

/// Every finding in its own words.
fn each(findings: &[&Finding], ctx: &Ctx<'_>) -> Vec<Found> {
    findings.iter().map(|finding| one(finding, ctx)).collect()
}

/// Those that are the thing's own in their own words; the others one a rule and level, in the place
/// of the most urgent of them.
fn gathered(findings: Vec<&Finding>, ctx: &Ctx<'_>, own: impl Fn(&Finding) -> bool) -> Vec<Found> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    let mut places: HashMap<(&str, Level), usize> = HashMap::new();
    for finding in findings {
        if own(finding) {
            groups.push(vec![finding]);
            continue;
        }
        let place = *places
            .entry((finding.rule.code, finding.level))
            .or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
        groups[place].push(finding);
    }
    let in_words = groups.iter().filter_map(|group| match group.as_slice() {
        [] => None,
        [finding] => Some(one(finding, ctx)),
        [first, ..] => Some(several(first, group, ctx)),
    });
    in_words.collect()
}

fn one(finding: &Finding, ctx: &Ctx<'_>) -> Found {
    let message = finding.message(ctx.book());
    let due = due(finding, ctx);
    Found {
        words: format!("{}{due}", message.say(ctx.locale)),
        ..bare(finding, ctx)
    }
}

fn several(first: &Finding, group: &[&Finding], ctx: &Ctx<'_>) -> Found {
    let book = ctx.book();
    let title = first.rule.title.say(ctx.locale);
    let names = group.iter().take(NAMES).map(|it| it.subject.name(book));
    let names = listed(names, ctx.locale);
    let more = if group.len() > NAMES { "…" } else { "" };
    let count = group.len();
    Found {
        words: match ctx.locale {
            crate::text::Locale::Zh => format!("{title} ×{count}：{names}{more}"),
            crate::text::Locale::En => format!("{title} ×{count}: {names}{more}"),
        },
        ..bare(first, ctx)
    }
}

fn bare(finding: &Finding, ctx: &Ctx<'_>) -> Found {
    Found {
        level: finding.level,
        code: finding.rule.code,
        words: String::new(),
        remedy: finding.remedy,
        hint: finding.remedy.label().say(ctx.locale).to_owned(),
    }
}

/// By when it was or is to be done.
fn due(finding: &Finding, ctx: &Ctx<'_>) -> String {
    let Some(day) = finding.due else {
        return String::new();
    };
    let day = short(day, ctx.today().year);
    let text: Text = match finding.level {
        Level::Breach => crate::text!("（{day} 已过期）", " (was due {day})"),
        Level::Due | Level::Advice => crate::text!("（{day} 到期）", " (due {day})"),
    };
    text.say(ctx.locale).to_owned()
}
