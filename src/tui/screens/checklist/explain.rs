//! What a rule asks, by which article, why, and what to do: as paragraphs for the pane below a list
//! and for the window that a key opens.

use ratatui::layout::Rect;

use super::found;
use crate::domain::settings::Setting;
use crate::rules::{Finding, Level, Rule};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::panes::lines::{self, Line};
use crate::tui::panes::page::Page;
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::theme::Role;
use crate::tui::widgets::overlay;

/// The window: a finding with its rule, or the rules behind a cell without findings.
#[derive(Debug)]
pub(super) struct Explained {
    /// The finding.
    pub(super) finding: Option<Finding>,
    rules: Vec<&'static Rule>,
    /// What is said of it.
    pub(super) page: Page,
}

impl Explained {
    /// A finding and its rule.
    pub(super) fn finding(finding: Finding) -> Explained {
        Explained::new(Some(finding), vec![finding.rule])
    }

    /// Rules without a finding.
    pub(super) fn rules(rules: Vec<&'static Rule>) -> Explained {
        Explained::new(None, rules)
    }

    fn new(finding: Option<Finding>, rules: Vec<&'static Rule>) -> Explained {
        Explained {
            finding,
            rules,
            page: Page::default(),
        }
    }

    /// Finds its finding again after a change; whether it is still there.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) -> bool {
        let Some(finding) = &mut self.finding else {
            return true;
        };
        let again = ctx.facts.findings.iter();
        let again = again.copied().find(|it| found::is_same(it, finding));
        again.map(|it| *finding = it).is_some()
    }

    /// Draws the window over the screen.
    pub(super) fn draw(&self, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let mut lines = Vec::new();
        if let Some(finding) = &self.finding {
            lines.extend(of_finding(finding, ctx));
        }
        for rule in &self.rules {
            if self.finding.is_none() {
                lines.push(named(rule, ctx.locale));
            }
            lines.extend(of_rule(rule, ctx));
        }
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).min(88);
        let marks = canvas.theme.marks;
        let rows = lines::height(&lines, width.saturating_sub(3), marks);
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
        let height = height.min(whole.height.saturating_sub(2));
        let title = Text::of("规则说明", "The rule");
        let inside = overlay::open(canvas, width, height, &title);
        self.page.show(lines);
        // The page has a column at either side, which are the window's margins.
        let inside = Rect {
            x: inside.x.saturating_sub(1),
            width: inside.width + 2,
            ..inside
        };
        self.page.draw(inside, canvas, false);
    }
}

/// The pane below a list: the finding in full, why, and what to do.
pub(super) fn below(finding: &Finding, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
    let mut lines = of_finding(finding, ctx);
    lines.extend(essence(finding.rule, ctx.locale));
    let area = Rect {
        width: area.width + 1,
        ..area
    };
    lines::draw(&lines, area, canvas);
}

fn of_finding(finding: &Finding, ctx: &Ctx<'_>) -> Vec<Line> {
    let locale = ctx.locale;
    let message = finding.message(ctx.book());
    let (level, source) = (finding.level.word(), finding.rule.source());
    let (level_zh, level_en) = (&level.zh, &level.en);
    let (source_zh, source_en) = (&source.zh, &source.en);
    let (code, title) = (finding.rule.code, &finding.rule.title);
    let (title_zh, title_en) = (&title.zh, &title.en);
    let head = text!(
        "{code} {title_zh}（{source_zh}，{level_zh}）",
        "{code} {title_en} ({source_en}, {level_en})"
    );
    let due = finding.due.map(|day| {
        let day = short(day, ctx.today().year);
        match finding.level {
            Level::Breach => text!("（{day} 已过期）", " (was due {day})"),
            Level::Due if finding.is_due_on_a_day_off(ctx.book()) => {
                text!("（{day} 到期，当天休息）", " (due {day}, a day off)")
            }
            Level::Due | Level::Advice => text!("（{day} 到期）", " (due {day})"),
        }
    });
    let due = due.as_ref().map_or("", |it| it.say(locale));
    let remedy = finding.remedy.label();
    vec![
        Line::Words {
            mark: Some((of_level(finding.level), role_of_level(finding.level))),
            lead: None,
            role: Role::Title,
            text: head.say(locale).to_owned(),
            link: None,
        },
        Line::plain(format!("{}{due}", message.say(locale))),
        Line::Field {
            label: (Role::Key, "g".to_owned()),
            mark: None,
            value: remedy.say(locale).to_owned(),
            role: Role::Accent,
            link: None,
        },
    ]
}

/// The rule's name, where no finding says it.
fn named(rule: &Rule, locale: Locale) -> Line {
    let (code, source) = (rule.code, rule.source());
    let (title_zh, title_en) = (&rule.title.zh, &rule.title.en);
    let (source_zh, source_en) = (&source.zh, &source.en);
    let head = text!(
        "{code} {title_zh}（{source_zh}）",
        "{code} {title_en} ({source_en})"
    );
    Line::Head(head.say(locale).to_owned())
}

/// What the rule asks, how grave it takes its findings, and the settings that it uses.
fn of_rule(rule: &Rule, ctx: &Ctx<'_>) -> Vec<Line> {
    let locale = ctx.locale;
    let mut page = Vec::from(essence(rule, locale));
    let levels = rule.levels();
    page.push(Line::field(
        &Text::of("级别", "level"),
        levels.say(locale),
        locale,
    ));
    let date = ctx.today().date;
    for it in ctx
        .book()
        .readings_of(rule.code, rule.article, rule.settings, date)
    {
        let (about, reading, by, on) = (&it.about, &it.reading, &it.decided_by, it.on);
        let label = Text::of("本单位解释", "read here");
        page.push(Line::field(
            &label,
            text!(
                "{about}：{reading}（{by}，{on}）",
                "{about}: {reading} ({by}, {on})"
            )
            .say(locale),
            locale,
        ));
    }
    let settled = ctx.book().settled_in(ctx.today().year);
    let settings = settled.settings();
    let used = rule.settings.iter().filter_map(|key| Setting::find(key));
    let used: Vec<String> = used
        .map(|it| format!("{} = {}", it.title.say(locale), it.get(settings)))
        .collect();
    if !used.is_empty() {
        let separator = match locale {
            Locale::Zh => "；",
            Locale::En => "; ",
        };
        let label = Text::of("设置", "settings");
        page.push(Line::field(&label, used.join(separator), locale));
    }
    page
}

fn essence(rule: &Rule, locale: Locale) -> [Line; 2] {
    [
        Line::field(&Text::of("为什么", "why"), rule.why.say(locale), locale),
        Line::field(
            &Text::of("怎么办", "what to do"),
            rule.remedy.say(locale),
            locale,
        ),
    ]
}
