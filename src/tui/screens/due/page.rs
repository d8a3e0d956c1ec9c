//! What the page says of a duty: by when, whom one asks, why; each of several; and the month that its day is in.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::words::{called, nearness, step_of, whom};
use crate::desk::due::Due;
use crate::domain::calendar::Near;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::{Line, Placed, said};
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::{urgency, with_weekday};
use crate::tui::screens::parts::marks::role_of_level;
use crate::tui::theme::Role;
use crate::tui::widgets::date_words::weekday;

/// How many columns a day has in a month.
const DAY: usize = 6;

/// What is said of the duties of a row; something is due on `days`.
pub(super) fn told(row: &[&Due], days: &[NaiveDate], ctx: &Ctx<'_>) -> Told {
    let Some(due) = row.first() else {
        return Told::default();
    };
    let locale = ctx.locale;
    let mut told = Told {
        title: called(row).say(locale).to_owned(),
        ..Told::default()
    };
    let field = |label: Text, value: Text| Line::field(&label, value.say(locale), locale);
    let (on, (left, level)) = (
        with_weekday(due.on, ctx.today().year),
        urgency(due.on, ctx.today().date),
    );
    let (zh, en, left_zh, left_en) = (&on.zh, &on.en, &left.zh, &left.en);
    let by = text!("{zh}（{left_zh}）", "{en} ({left_en})");
    told.lines.push(Line::Field {
        label: (Role::Label, Text::of("期限", "By").say(locale).to_owned()),
        mark: None,
        value: by.say(locale).to_owned(),
        role: role_of_level(level),
        link: None,
    });
    told.lines
        .push(field(Text::of("找谁", "Whom"), whom(row).0));
    let ground = due.ground();
    let ground = match due.rule {
        Some(rule) => {
            let (zh, en, code, title) = (ground.zh, ground.en, rule.code, &rule.title);
            let (title_zh, title_en) = (&title.zh, &title.en);
            text!("{zh} {title_zh}（{code}）", "{en}: {title_en} ({code})")
        }
        None => ground,
    };
    told.lines.push(field(Text::of("依据", "Rests on"), ground));
    if let Some(rule) = due.rule {
        told.lines
            .push(field(Text::of("怎么办", "What to do"), rule.remedy.clone()));
    }
    let step = step_of(row, ctx);
    let (zh, en) = (&step.zh, &step.en);
    let step = text!("{zh}（g）", "{en} (g)");
    told.lines.push(field(Text::of("下一步", "Next"), step));
    let head = match row.len() {
        1 => Text::of("事项", "What"),
        count => text!("逐项（{count}）", "One by one ({count})"),
    };
    told.lines.push(Line::Head(head.say(locale).to_owned()));
    for due in row {
        let (kind, id) = due.record;
        told.links.push(Place::of(kind, id, ctx.book()));
        told.lines.push(Line::Words {
            mark: None,
            lead: None,
            role: Role::Accent,
            text: due.what.say(locale).to_owned(),
            link: Some(told.links.len() - 1),
        });
    }
    // What is overdue is to be done now.
    told.lines
        .extend(month(due.on.max(ctx.today().date), due.on, days, ctx));
    told
}

/// The month that a day is in: what is due on which days, and which are days off or worked against the week.
pub(super) fn month(
    on: NaiveDate,
    chosen: NaiveDate,
    days: &[NaiveDate],
    ctx: &Ctx<'_>,
) -> Vec<Line> {
    let locale = ctx.locale;
    let (year, number) = (on.year(), on.month());
    let title = text!("{year} 年 {number} 月", "{year}-{number:02}");
    let mut lines = vec![Line::Head(title.say(locale).to_owned())];
    let heads = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let heads = heads.iter().zip(0..).map(|(day, at)| {
        let word = weekday(*day);
        let word = word.say(locale);
        let word = word.strip_prefix('周').unwrap_or(word);
        said(at * DAY + 1, Role::Label, word)
    });
    lines.push(Line::Row(heads.collect()));
    let first = on.with_day(1).unwrap_or(on);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(on);
    let before = u64::from(first.weekday().num_days_from_monday());
    let mut day = first.checked_sub_days(Days::new(before)).unwrap_or(first);
    while day < next {
        let mut week: Placed = Vec::new();
        for at in 0..7 {
            if (first..next).contains(&day) {
                week.extend(written(day, at * DAY, chosen, days, ctx));
            }
            day = day.succ_opt().unwrap_or(next);
        }
        lines.push(Line::Row(week));
    }
    let legend = Text::of(
        "! 有到期  休 放假  班 补班  [ ] 今天",
        "! due  h holiday  w worked  [ ] today",
    );
    lines.push(Line::of(Role::Muted, legend.say(locale)));
    lines
}

/// A day of the month: its number, whether something is due, whether it is off or worked.
fn written(
    day: NaiveDate,
    at: usize,
    chosen: NaiveDate,
    days: &[NaiveDate],
    ctx: &Ctx<'_>,
) -> Placed {
    let today = ctx.today().date;
    let is_due = days.contains(&day);
    let number = day.day();
    let is_today = day == today;
    let (open, close) = if is_today { ("[", "]") } else { (" ", "") };
    let due = if is_due { "!" } else { "" };
    let words = format!("{open}{number:>2}{close}{due}");
    let role = match Near::of(day, today) {
        _ if day == chosen => Role::Selected,
        Near::Today => Role::Accent,
        _ if is_due => nearness(day, ctx).2,
        _ => Role::Plain,
    };
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let worked = ctx.book().settings().calendar.is_working(day);
    let word = match (weekend, worked, ctx.locale) {
        // Who works today knows.
        _ if is_today => "",
        (true, true, Locale::Zh) => "班",
        (true, true, Locale::En) => "w",
        (false, false, Locale::Zh) => "休",
        (false, false, Locale::En) => "h",
        _ => "",
    };
    let behind = at + words.len();
    let mut all = vec![said(at, role, words)];
    if !word.is_empty() {
        all.push(said(behind, Role::Muted, word));
    }
    all
}
