//! What a rule asks, by which article, why, and what to do: as paragraphs for the pane below a list
//! and for the window that a key opens.

use std::cell::Cell;

use ratatui::layout::Rect;

use super::found;
use crate::domain::settings::Setting;
use crate::rules::{Finding, Level, Rule};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::overlay;
use crate::tui::widgets::table::Step;

/// The window: a finding with its rule, or the rules behind a cell without findings.
#[derive(Debug)]
pub(super) struct Explained {
    /// The finding.
    pub(super) finding: Option<Finding>,
    rules: Vec<&'static Rule>,
    top: Cell<usize>,
    /// How many rows were in view, and how many there were.
    seen: Cell<(usize, usize)>,
}

/// A paragraph: a label, or none, and words.
struct Paragraph {
    mark: Option<Level>,
    label: String,
    role: Role,
    words: String,
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
            top: Cell::new(0),
            seen: Cell::new((0, 0)),
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

    /// Moves by rows and pages.
    pub(super) fn step(&mut self, step: Step) {
        let (page, count) = self.seen.get();
        let (top, last) = (self.top.get(), count.saturating_sub(page));
        let next = match step {
            Step::Up => top.saturating_sub(1),
            Step::Down => top + 1,
            Step::PageUp => top.saturating_sub(page.max(2) - 1),
            Step::PageDown => top + page.max(2) - 1,
            Step::First => 0,
            Step::Last => last,
            Step::Open | Step::Symbol | Step::Fold | Step::Unfold => top,
        };
        self.top.set(next.min(last));
    }

    /// Draws the window over the screen.
    pub(super) fn draw(&self, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let mut page = Vec::new();
        if let Some(finding) = &self.finding {
            page.extend(of_finding(finding, ctx));
        }
        for rule in &self.rules {
            if self.finding.is_none() {
                if !page.is_empty() {
                    page.push(blank());
                }
                page.push(named(rule, ctx.locale));
            }
            page.extend(of_rule(rule, ctx));
        }
        let whole = canvas.area();
        let width = whole.width.saturating_sub(4).min(88);
        let rows = printed(&page, usize::from(width.saturating_sub(4)), ctx.locale).len();
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
        let height = height.min(whole.height.saturating_sub(2));
        let title = Text::of("规则说明", "The rule");
        let inside = overlay::open(canvas, width, height, &title);
        let drawn = draw(&page, inside, self.top.get(), canvas);
        self.seen.set((usize::from(inside.height), drawn));
    }
}

/// The pane below a list: the finding in full, why, and what to do.
pub(super) fn below(finding: &Finding, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
    let mut page = of_finding(finding, ctx);
    page.extend(essence(finding.rule, ctx.locale));
    draw(&page, area, 0, canvas);
}

fn of_finding(finding: &Finding, ctx: &Ctx<'_>) -> Vec<Paragraph> {
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
            Level::Due | Level::Advice => text!("（{day} 到期）", " (due {day})"),
        }
    });
    let due = due.as_ref().map_or("", |it| it.say(locale));
    let remedy = finding.remedy.label();
    vec![
        Paragraph {
            mark: Some(finding.level),
            label: String::new(),
            role: Role::Title,
            words: head.say(locale).to_owned(),
        },
        plain(format!("{}{due}", message.say(locale))),
        Paragraph {
            mark: None,
            label: "g".to_owned(),
            role: Role::Accent,
            words: remedy.say(locale).to_owned(),
        },
    ]
}

/// The rule's name, where no finding says it.
fn named(rule: &Rule, locale: Locale) -> Paragraph {
    let (code, source) = (rule.code, rule.source());
    let (title_zh, title_en) = (&rule.title.zh, &rule.title.en);
    let (source_zh, source_en) = (&source.zh, &source.en);
    let head = text!(
        "{code} {title_zh}（{source_zh}）",
        "{code} {title_en} ({source_en})"
    );
    Paragraph {
        mark: None,
        label: String::new(),
        role: Role::Title,
        words: head.say(locale).to_owned(),
    }
}

/// What the rule asks, how grave it takes its findings, and the settings that it uses.
fn of_rule(rule: &Rule, ctx: &Ctx<'_>) -> Vec<Paragraph> {
    let locale = ctx.locale;
    let mut page = Vec::from(essence(rule, locale));
    let levels = rule.levels();
    page.push(labelled(
        &Text::of("级别", "level"),
        levels.say(locale),
        locale,
    ));
    let settings = ctx.book().settings();
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
        page.push(labelled(&label, &used.join(separator), locale));
    }
    page
}

fn essence(rule: &Rule, locale: Locale) -> [Paragraph; 2] {
    [
        labelled(&Text::of("为什么", "why"), rule.why.say(locale), locale),
        labelled(
            &Text::of("怎么办", "what to do"),
            rule.remedy.say(locale),
            locale,
        ),
    ]
}

fn labelled(label: &Text, words: &str, locale: Locale) -> Paragraph {
    Paragraph {
        mark: None,
        label: label.say(locale).to_owned(),
        role: Role::Plain,
        words: words.to_owned(),
    }
}

fn plain(words: String) -> Paragraph {
    Paragraph {
        mark: None,
        label: String::new(),
        role: Role::Plain,
        words,
    }
}

fn blank() -> Paragraph {
    plain(String::new())
}

/// The rows of a page: which paragraph, whether its first, and the words.
fn printed(page: &[Paragraph], columns: usize, locale: Locale) -> Vec<(&Paragraph, bool, &str)> {
    let mut rows = Vec::new();
    for paragraph in page {
        let room = columns.saturating_sub(indent(paragraph, locale)).max(2);
        let lines = measure::wrap(&paragraph.words, room).into_iter();
        let rows_of = lines.enumerate().map(|(n, line)| (paragraph, n == 0, line));
        rows.extend(rows_of);
    }
    rows
}

fn indent(paragraph: &Paragraph, locale: Locale) -> usize {
    let label = match locale {
        Locale::Zh => 8,
        Locale::En => 12,
    };
    match (&paragraph.mark, paragraph.label.is_empty()) {
        (Some(_), _) => 2,
        (None, true) => 0,
        (None, false) => label,
    }
}

/// Draws a page from row `top`; how many rows it has.
fn draw(page: &[Paragraph], area: Rect, top: usize, canvas: &mut Canvas<'_>) -> usize {
    let rows = printed(page, usize::from(area.width), canvas.locale);
    let count = rows.len();
    let top = top.min(count.saturating_sub(usize::from(area.height)));
    let cut = count > top + usize::from(area.height);
    for ((paragraph, first, words), y) in rows.into_iter().skip(top).zip(area.y..area.bottom()) {
        if first {
            if let Some(level) = paragraph.mark {
                let (mark, style) = (
                    canvas.mark(of_level(level)),
                    canvas.style(role_of_level(level)),
                );
                canvas.text(area.x, y, area.width, mark, style);
            }
            let role = if paragraph.label == "g" {
                Role::Key
            } else {
                Role::Label
            };
            let style = canvas.style(role);
            canvas.text(area.x, y, area.width, &paragraph.label, style);
        }
        let indent = (indent(paragraph, canvas.locale) as u16).min(area.width);
        let style = canvas.style(paragraph.role);
        canvas.text(area.x + indent, y, area.width - indent, words, style);
    }
    if cut && area.width > 1 && area.height > 0 {
        let (more, style) = (canvas.mark(Symbol::More), canvas.style(Role::Muted));
        canvas.text(area.right() - 1, area.bottom() - 1, 1, more, style);
    }
    count
}
