//! A chart as it is shown: its figures, what they come to together, how long bars are.

use super::{rows, words};
use crate::desk::insight::{Chart, Figure, Insight, What};
use crate::desk::share::share;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::screens::board::Item;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::Row;

/// Of fewer records no bars are drawn: they would say more than there is.
const FEW: usize = 12;

/// A chart.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) chart: Chart,
    pub(super) figures: Vec<Figure>,
    pub(super) has_last_year: bool,
    /// From how many members half of the forms came, and from how many all.
    half: (usize, usize),
}

impl Default for Shown {
    fn default() -> Shown {
        Shown {
            chart: Chart::Months,
            figures: Vec::new(),
            has_last_year: false,
            half: (0, 0),
        }
    }
}

impl Shown {
    pub(super) fn of(chart: Chart, insight: &Insight<'_>) -> Shown {
        let has_last_year = insight.has_last_year();
        let mut figures = insight.figures(chart);
        if !has_last_year {
            // Nothing is known of it, which is not nought.
            for figure in &mut figures {
                (figure.before, figure.all_before) = (None, None);
            }
        }
        Shown {
            chart,
            figures,
            has_last_year,
            half: insight.half_of_the_forms(),
        }
    }

    pub(super) fn figure(&self, item: Item) -> Option<&Figure> {
        match item {
            Item::Nth(nth) => self.figures.get(nth as usize),
            item => {
                let (kind, id) = item.record()?;
                let what = What::Record(kind, id);
                self.figures.iter().find(|it| it.what == what)
            }
        }
    }

    pub(super) fn row(&self, figure: &Figure, ctx: &Ctx<'_>, marks: Symbols) -> Row {
        let longest = self.longest(figure);
        rows::row(
            self.chart,
            figure,
            (longest, self.has_last_year),
            ctx,
            marks,
        )
    }

    /// All that the figures count together.
    fn total(&self) -> usize {
        self.figures.iter().map(|it| it.count).sum()
    }

    /// For which figure the bar of one would be as long as it can be; none where there is too little for bars.
    pub(super) fn longest(&self, figure: &Figure) -> Option<usize> {
        let (whole, counts) = (
            self.figures.iter().filter_map(|it| it.whole).max(),
            self.figures.iter().map(|it| it.count).max(),
        );
        match self.chart {
            Chart::Rhythm | Chart::Years => None,
            // Each sector's bar is its part.
            Chart::Coverage => figure.whole,
            Chart::Opinions | Chart::Evenness => whole.filter(|it| *it >= FEW),
            Chart::Months | Chart::Kinds => counts.filter(|_| self.total() >= FEW),
        }
    }

    /// Why there are no bars where others have some.
    pub(super) fn too_few(&self) -> Option<Text> {
        let has_bars = !matches!(self.chart, Chart::Rhythm | Chart::Years);
        let first = self.figures.first().filter(|_| has_bars)?;
        let few = self.longest(first).is_none();
        few.then(|| Text::of("太少，只列数，不画图。", "Too few for bars."))
    }

    /// What the figures come to.
    pub(super) fn sum(&self, ctx: &Ctx<'_>) -> Text {
        let before = self.figures.iter().filter_map(|it| it.before).sum();
        match self.chart {
            Chart::Months => words::beside(self.total(), self.has_last_year.then_some(before)),
            Chart::Coverage => {
                let whole: usize = self.figures.iter().filter_map(|it| it.whole).sum();
                let (count, part) = (self.total(), share(self.total(), whole));
                text!("{count}/{whole}  {part}", "{count}/{whole}  {part}")
            }
            Chart::Rhythm => {
                let mut all: Vec<_> = self.figures.iter().flat_map(|it| &it.records).collect();
                all.sort_unstable();
                all.dedup();
                let (held, counted) = (all.len(), self.total());
                match held == counted {
                    true => text!("活动 {held}", "{held} held"),
                    false => text!(
                        "活动 {held}；联合举办的各计一次，共 {counted}",
                        "{held} held, {counted} by sector"
                    ),
                }
            }
            Chart::Kinds => words::beside(self.total(), self.has_last_year.then_some(before)),
            Chart::Opinions => {
                let count = |nth: usize| self.figures.get(nth).map_or(0, |it| it.count);
                let (came, closed) = (count(0), count(self.figures.len().saturating_sub(1)));
                text!(
                    "收到 {came}  办结 {closed}",
                    "{came} received  {closed} closed"
                )
            }
            Chart::Years => words::until(ctx),
            Chart::Evenness => {
                let (half, all) = self.half;
                let whole = self.figures.first().and_then(|it| it.whole).unwrap_or(0);
                match all {
                    0 => Text::of("", ""),
                    _ => {
                        let part = share(half, whole);
                        text!(
                            "一半登记表出自 {half} 人（{part}）",
                            "half of the forms come from {half} members ({part})"
                        )
                    }
                }
            }
        }
    }
}
