//! The charts as pages for a room: one a page, with sectors and kinds, and nobody's name.

use super::shown::Shown;
use super::{InsightPlace, rows, words};
use crate::desk::insight::Chart;
use crate::domain::calendar::Year;
use crate::exchange::papers::day;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::panes::lines::Line;
use crate::tui::theme::Role;
use crate::tui::windows::meeting::{Slide, SlideTable, Slides};

impl InsightPlace {
    /// The charts that have figures, beginning with one that is to have some.
    pub(super) fn slides_from(&self, first: Chart, ctx: &Ctx<'_>) -> Result<Slides, Text> {
        if let Some(why) = self.unread() {
            return Err(why);
        }
        let all = Chart::ALL.into_iter().map(|it| self.shown(it, ctx));
        let all: Vec<Shown> = all.filter(|it| !it.figures.is_empty()).collect();
        let Some(first) = all.iter().position(|it| it.chart == first) else {
            return Err(words::empty(first));
        };
        Ok(Slides {
            heading: heading(ctx),
            pages: all.iter().map(|it| self.slide(it, ctx)).collect(),
            first,
        })
    }

    fn slide(&self, shown: &Shown, ctx: &Ctx<'_>) -> Slide {
        let (whose, title) = (words::whose_all(self.of, ctx), words::title(shown.chart));
        let figures = shown.figures.iter();
        let bars = figures
            .clone()
            .map(|it| Some((it.count, shown.longest(it)?)));
        let bars: Option<Vec<_>> = bars.collect();
        let few = shown.too_few();
        let few = few.map(|it| Line::of(Role::Muted, it.say(ctx.locale)));
        let last_year = shown.has_last_year;
        Slide {
            title: format!("{whose} · {}", title.say(ctx.locale)),
            sum: shown.sum(ctx).say(ctx.locale).to_owned(),
            lines: few.into_iter().collect(),
            table: Some(SlideTable {
                columns: rows::figures(shown.chart, last_year),
                rows: figures
                    .map(|it| rows::told(shown.chart, it, last_year, ctx))
                    .collect(),
                bars: bars.unwrap_or_default(),
            }),
        }
    }
}

/// Whose figures they are, and up to which day.
fn heading(ctx: &Ctx<'_>) -> String {
    let organisation = ctx.book().organisation().map_or("", |it| &it.name);
    let (today, until) = (ctx.today(), ctx.today().reference_date());
    let written = day(until);
    let words = match today.year < Year::of(today.date) {
        true => text!(
            "{organisation} · 往年 · 截至{written}",
            "{organisation}, a past year, up to {until}"
        ),
        false => text!(
            "{organisation} · 截至{written}",
            "{organisation}, up to {until}"
        ),
    };
    words.say(ctx.locale).to_owned()
}
