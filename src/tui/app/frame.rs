//! The first line and the last: where one is and when; what the keys do.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::context::Ctx;
use super::place::ScreenName;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::date_words::weekday;

/// The first line: organisation and term, screens, year, day, who; what others changed.
pub(super) fn header(
    area: Rect,
    canvas: &mut Canvas<'_>,
    ctx: &Ctx<'_>,
    shown: ScreenName,
    others: usize,
    checking: bool,
) {
    let locale = canvas.locale;
    let style = canvas.style(Role::Header);
    canvas.clear(area, style);
    let year = format!("‹ {} ›", ctx.today().year);
    let date = ctx.today().date;
    let day = format!(
        "{:02}-{:02} {}",
        date.month(),
        date.day(),
        weekday(date.weekday()).say(locale)
    );
    let who = &ctx.desk.actor().name;
    let mut right = format!("{day}  {who}");
    if checking {
        right = format!("{}  {right}", Text::of("检查中…", "checking…").say(locale));
    }
    if ctx.desk.reading_only().is_some() {
        right = format!("{}  {right}", Text::of("[只读]", "[read-only]").say(locale));
    }
    if others > 0 {
        let mark = canvas.mark(Symbol::Changed);
        let word = Text::of("处更新", "updated").say(locale).to_owned();
        right = format!("{mark} {others} {word}  {right}");
    }
    let right_wide = (measure::width(&right) as u16).min(area.width / 2);
    canvas.text_right(
        area.right().saturating_sub(1),
        area.y,
        right_wide,
        &right,
        style,
    );
    let year_wide = measure::width(&year) as u16;
    let year_at = area.right().saturating_sub(right_wide + year_wide + 4);
    canvas.text(
        year_at,
        area.y,
        year_wide,
        &year,
        canvas.style(Role::Accent),
    );
    let mut x = area.x + 1;
    let mut tabs: Vec<(String, Role)> = Vec::new();
    for (n, screen) in ScreenName::ALL.into_iter().enumerate() {
        let role = if screen == shown {
            Role::Selected
        } else {
            Role::Muted
        };
        tabs.push((format!(" {} {} ", n + 1, screen.title().say(locale)), role));
    }
    let tabs_wide: u16 = tabs
        .iter()
        .map(|(text, _)| measure::width(text) as u16)
        .sum();
    let room = year_at.saturating_sub(x + 1);
    let name_room = room.saturating_sub(tabs_wide + 1);
    if name_room >= 8 {
        x += canvas.text(x, area.y, name_room, &organisation(ctx), style) + 1;
    }
    for (text, role) in tabs {
        let end = year_at.saturating_sub(1);
        x += canvas.text(x, area.y, end.saturating_sub(x), &text, canvas.style(role));
    }
}

fn organisation(ctx: &Ctx<'_>) -> String {
    let Some(organisation) = ctx.book().organisation() else {
        return "jiebie".to_owned();
    };
    let number = organisation.term_on(ctx.today().reference_date()).number;
    match ctx.locale {
        Locale::Zh => format!("{} 第{number}届", organisation.name),
        Locale::En => format!("{} · term {number}", organisation.name),
    }
}
