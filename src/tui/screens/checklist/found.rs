//! A finding as a row of a list, as words to be filtered and copied, and what it is about.

use crate::rules::Finding;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The columns of a list of findings. How grave and which rule stand first; where there is little
/// room the message has most of it.
pub(super) fn columns() -> [Column; 8] {
    [
        Column::fixed(Text::of("", ""), 1),
        Column::fixed(Text::of("规则", "rule"), 5),
        Column::share(Text::of("问题", "finding"), 1),
        Column::fixed(Text::of("界别", "sector"), 14).from(128),
        Column::fixed(Text::of("依据", "source"), 10).from(104),
        Column::fixed(Text::of("期限", "due"), 10).right(),
        Column::fixed(Text::of("时限", "when"), 10).right().from(92),
        Column::fixed(Text::of("办法", "remedy"), 24).from(150),
    ]
}

/// Whether a column says when something is due.
pub(super) fn is_of_dates(column: usize) -> bool {
    matches!(column, 5 | 6)
}

/// A finding's row.
pub(super) fn row(finding: &Finding, ctx: &Ctx<'_>, marks: Symbols) -> Row {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let role = role_of_level(finding.level);
    let say = |text: &Text| text.say(locale).to_owned();
    let sector = finding.sector.map_or("", |id| book.sector_name(id));
    let (due, left, left_role) = match finding.due {
        None => (String::new(), String::new(), Role::Muted),
        Some(day) => {
            let (words, level) = urgency(day, today.date);
            (short(day, today.year), say(&words), role_of_level(level))
        }
    };
    Row::new()
        .cell_as(role, marks.get(of_level(finding.level)))
        .cell_as(Role::Muted, finding.rule.code)
        .cell(say(&finding.message(book)))
        .cell(sector.to_owned())
        .cell_as(Role::Muted, say(&finding.rule.source()))
        .cell(due)
        .cell_as(left_role, left)
        .cell_as(Role::Accent, say(&finding.remedy.label()))
}

/// The words by which a finding is found besides those of its row: its rule, its sector, its committee.
pub(super) fn words(finding: &Finding, ctx: &Ctx<'_>) -> String {
    let (book, locale) = (ctx.book(), ctx.locale);
    let message = finding.message(book);
    let title = finding.rule.title.say(locale);
    let sector = finding.sector.map_or("", |id| book.sector_name(id));
    let committee = finding.committee.map_or("", |id| book.committee_name(id));
    let code = finding.rule.code;
    let message = message.say(locale);
    format!("{message} {code} {title} {sector} {committee}")
}

/// The words that stand for a finding outside the program.
pub(super) fn copied(finding: &Finding, ctx: &Ctx<'_>) -> String {
    let locale = ctx.locale;
    let level = finding.level.word();
    let message = finding.message(ctx.book());
    let due = finding.due.map(|day| day.to_string()).unwrap_or_default();
    let (code, source) = (finding.rule.code, finding.rule.source());
    let (level, source, message) = (level.say(locale), source.say(locale), message.say(locale));
    format!("{level}\t{code}\t{source}\t{message}\t{due}")
}

/// Is it the same finding, though how grave it is and what it counts may have changed?
pub(super) fn is_same(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule && one.subject == other.subject
}
