//! The first line and the last: where one is and when; what the keys do.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::context::Ctx;
use super::place::ScreenName;
use crate::desk::home::Home;
use crate::desk::sitting;
use crate::domain::record::Kind;
use crate::rules::Level;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::theme::Role;
use crate::tui::widgets::date_words::weekday;

/// What the first line says; what it says less of where there is no room, in the order in which it goes: the weekday,
/// the term, the words of the places, the organisation. Year, day, who, and what others changed stay.
struct Header {
    organisation: String,
    /// The places; whether it is the one that is shown.
    places: Vec<(String, bool)>,
    year: String,
    right: String,
}

impl Header {
    /// With the blanks at both ends, before the year and behind it.
    fn width(&self) -> usize {
        let places = self.places.iter().map(|it| measure::width(&it.0));
        let organisation = measure::width(&self.organisation) + 1;
        organisation
            + places.sum::<usize>()
            + measure::width(&self.year)
            + measure::width(&self.right)
            + 5
    }

    fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let style = canvas.style(Role::Header);
        let end = area.right();
        let right = (measure::width(&self.right) as u16).min(area.width);
        canvas.text_right(end.saturating_sub(1), area.y, right, &self.right, style);
        let year = measure::width(&self.year) as u16;
        let year_at = end.saturating_sub(right + year + 3).max(area.x);
        let accent = canvas.style(Role::Accent);
        canvas.text(year_at, area.y, year, &self.year, accent);
        let mut x = area.x + 1;
        let room = |x: u16| year_at.saturating_sub(x);
        if !self.organisation.is_empty() {
            x += canvas.text(x, area.y, room(x), &self.organisation, style) + 1;
        }
        for (words, shown) in &self.places {
            let role = match shown {
                true => Role::Selected,
                false => Role::Muted,
            };
            x += canvas.text(x, area.y, room(x), words, canvas.style(role));
        }
    }
}

/// What the first line tells besides the records.
pub(super) struct Shown {
    /// The place.
    pub(super) screen: ScreenName,
    /// As whom one looks, where that is somebody else.
    pub(super) home: Option<Home>,
    /// How many records others changed.
    pub(super) others: usize,
    /// Are the rules being run?
    pub(super) checking: bool,
}

/// The first line: organisation and term, places, year, day, who, and as whom; what others changed.
pub(super) fn header(area: Rect, canvas: &mut Canvas<'_>, ctx: &Ctx<'_>, it: &Shown) {
    canvas.clear(area, canvas.style(Role::Header));
    let shown = it.screen;
    let right = |weekday: bool| right(ctx, canvas.locale, it, weekday, true);
    let year = ctx.today().year;
    let (wide, narrow) = (format!("[ {year} ]"), format!("[{year}]"));
    let full = |weekday, term| Header {
        organisation: organisation(ctx, term),
        places: places(ctx, shown, false),
        year: wide.clone(),
        right: right(weekday),
    };
    let short = |organisation: String| Header {
        organisation,
        places: places(ctx, shown, true),
        year: narrow.clone(),
        right: right(false),
    };
    let all = Text::of("F2 去处", "F2 places");
    let least = Header {
        organisation: String::new(),
        places: vec![
            (format!(" {} ", shown.title().say(ctx.locale)), true),
            (format!(" {}", all.say(ctx.locale)), false),
        ],
        year: narrow.clone(),
        right: right(false),
    };
    let mut all = [
        full(true, true),
        full(false, true),
        full(false, false),
        short(organisation(ctx, false)),
        short(String::new()),
        // Whoever looks as somebody else knows who it is that looks.
        Header {
            right: self::right(ctx, canvas.locale, it, false, it.home.is_none()),
            ..short(String::new())
        },
    ]
    .into_iter();
    let fits = all.find(|it| it.width() <= usize::from(area.width));
    fits.unwrap_or(least).draw(area, canvas);
}

/// The places that have a number, each with the gap behind it; the gap of one in which something is overdue says so.
fn places(ctx: &Ctx<'_>, shown: ScreenName, short: bool) -> Vec<(String, bool)> {
    let numbered = ScreenName::ALL
        .into_iter()
        .filter_map(|it| Some((it, it.digit()?)));
    let mut places = Vec::new();
    for (name, digit) in numbered {
        let words = match short && name != shown {
            true => name.short(),
            false => name.title(),
        };
        places.push((format!("{digit}{}", words.say(ctx.locale)), name == shown));
        let gap = match presses(name, ctx) {
            true => "!",
            false => " ",
        };
        places.push((gap.to_owned(), false));
    }
    if shown.digit().is_none() {
        places.push((shown.title().say(ctx.locale).to_owned(), true));
    }
    places
}

/// Is something overdue there?
fn presses(name: ScreenName, ctx: &Ctx<'_>) -> bool {
    let of = match name {
        ScreenName::Forms => Kind::RegistrationForm,
        ScreenName::Opinions => Kind::Opinion,
        ScreenName::Yearbook => {
            let mut findings = ctx.facts.findings.iter();
            return findings.any(|it| it.subject.kind() == Kind::PlanItem);
        }
        ScreenName::Sittings => {
            return sitting::overdue(ctx.book(), ctx.today().date) > 0;
        }
        // The most urgent stands first.
        ScreenName::Due => {
            let first = ctx.facts.findings.first();
            return first.is_some_and(|it| it.level == Level::Breach && it.due.is_some());
        }
        ScreenName::Desk
        | ScreenName::Checklist
        | ScreenName::Insight
        | ScreenName::Journal
        | ScreenName::Assessment
        | ScreenName::Rounds
        | ScreenName::Dossier
        | ScreenName::Records
        | ScreenName::Settings => return false,
    };
    ctx.facts.broken.contains(&of)
}

fn right(ctx: &Ctx<'_>, locale: Locale, it: &Shown, with_weekday: bool, with_user: bool) -> String {
    let date = ctx.today().date;
    let mut right = format!("{:02}-{:02}", date.month(), date.day());
    if with_weekday {
        right = format!("{right} {}", weekday(date.weekday()).say(locale));
    }
    if with_user {
        right = format!("{right}  {}", ctx.desk.actor().name);
    }
    if let Some(home) = it.home {
        let (role, name) = (home.role(), home.name(ctx.book()));
        let (zh, en) = (&role.zh, &role.en);
        let words = text!("以{zh}看：{name}", "as {en}: {name}");
        right = format!("{right}  {}", words.say(locale));
    }
    if it.checking {
        right = format!("{}  {right}", Text::of("检查中…", "checking…").say(locale));
    }
    if ctx.desk.reading_only().is_some() {
        right = format!("{}  {right}", Text::of("[只读]", "[read-only]").say(locale));
    }
    if it.others > 0 {
        let others = it.others;
        right = format!("{right} {}{others}", Text::of("新", "new ").say(locale));
    }
    right
}

fn organisation(ctx: &Ctx<'_>, with_term: bool) -> String {
    let Some(organisation) = ctx.book().organisation() else {
        return "jiebie".to_owned();
    };
    let number = organisation.term_on(ctx.today().reference_date()).number;
    match (with_term, ctx.locale) {
        (false, _) => organisation.name.clone(),
        (true, Locale::Zh) => format!("{} 第{number}届", organisation.name),
        (true, Locale::En) => format!("{} · term {number}", organisation.name),
    }
}
