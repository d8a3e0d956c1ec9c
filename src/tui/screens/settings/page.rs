//! The page of a setting: its values, on what it rests, the rules that use it, and what it makes of today.

use super::words;
use crate::desk::SettingEffect;
use crate::desk::lists::{grounds_of, rules_of, source_of};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::record::Kind;
use crate::domain::settings::{Setting, Shape};
use crate::rules::Level;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::theme::Role;

/// What another value of a setting would make of today, beside what is found now.
pub(super) fn effect(setting: &Setting, value: &str, book: &Book, today: &Today) -> Text {
    let now = SettingEffect::now(book, today);
    let then = SettingEffect::of(setting, value, book, today);
    then.map_or_else(|bad| bad.expected, |then| now.to(then))
}

/// What is said of a setting.
pub(super) fn told(setting: &'static Setting, ctx: &Ctx<'_>) -> Told {
    let (book, today, locale) = (ctx.book(), ctx.today(), ctx.locale);
    let now = book.settings();
    let mut told = Told {
        title: setting.title.say(locale).to_owned(),
        ..Told::default()
    };
    let mut field = |label: Text, value: String| {
        told.lines.push(Line::field(&label, value, locale));
    };
    let source = source_of(setting).words();
    field(
        Text::of("依据条款", "Source"),
        source.say(locale).to_owned(),
    );
    let value = match setting.shape {
        Shape::Switch => words::value(setting, now, locale),
        _ => setting.get(now),
    };
    field(Text::of("现值", "Value"), value);
    if setting.is_changed(now) {
        field(
            Text::of("原值", "Original"),
            words::value(setting, &Default::default(), locale),
        );
        // Where the value is the original one, there is nothing to weigh it against.
        let original = effect(setting, &setting.original(), book, &today);
        let label = Text::of("若还原", "If restored");
        field(label, original.say(locale).to_owned());
    }
    let grounds = grounds_of(setting, book, today.date);
    match grounds {
        Some(it) => {
            let (by, on) = (&it.decided_by, it.on);
            let words = text!("{by} {on} 决定", "decided by {by} on {on}");
            told.links
                .push(Place::Record(Kind::Interpretation, it.id.0));
            told.lines.push(Line::Field {
                label: (
                    Role::Muted,
                    Text::of("依据", "Grounds").say(locale).to_owned(),
                ),
                mark: None,
                value: words.say(locale).to_owned(),
                role: Role::Accent,
                link: Some(told.links.len() - 1),
            });
        }
        None if setting.is_changed(now) => field(
            Text::of("依据", "Grounds"),
            Text::of(
                "未登记：修改时填由谁决定",
                "none: say who decided so when you change it",
            )
            .say(locale)
            .to_owned(),
        ),
        None => {}
    }
    let rules: Vec<_> = rules_of(setting).collect();
    if rules.is_empty() {
        return told;
    }
    let count = rules.len();
    let head = text!("用到它的规则（{count}）", "Rules that use it ({count})");
    told.lines.push(Line::Head(head.say(locale).to_owned()));
    for rule in rules {
        let findings = ctx.facts.findings.iter();
        let found: Vec<Level> = findings
            .filter(|it| it.rule.code == rule.code)
            .map(|it| it.level)
            .collect();
        let (code, zh, en) = (rule.code, &rule.title.zh, &rule.title.en);
        let n = found.len();
        let words = match n {
            0 => text!("{code} {zh}", "{code} {en}"),
            _ => text!("{code} {zh}  现有 {n}", "{code} {en}  {n} now"),
        };
        let worst = found.iter().min();
        told.lines.push(Line::Words {
            mark: worst.map(|it| (of_level(*it), role_of_level(*it))),
            lead: None,
            role: Role::Plain,
            text: words.say(locale).to_owned(),
            link: None,
        });
    }
    told
}
