//! Draws the screen: the matrix with its sums above and the chosen cell in words below, or the list
//! with the chosen finding's reasons below; then the windows that stand before it.

use ratatui::layout::Rect;

use super::ChecklistScreen;
use super::leaf::Leaf;
use super::list::Found;
use super::{explain, sheet, told};
use crate::domain::calendar::Year;
use crate::rules::Level;
use crate::rules::matrix::SectorRow;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::shelf::Frame;
use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::screens::parts::legend::{self, EVIDENCE, Item};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::pane::Pane;

/// From so many columns on two groups stand beside each other.
const PAIRED_FROM: u16 = 180;
/// From so many rows on the leaves have their names above.
const NAMED_FROM: u16 = 8;
/// The rows that reasons have below the list, and from which height on.
const BELOW: u16 = 7;
const BELOW_FROM: u16 = 17;

impl ChecklistScreen {
    pub(super) fn draw(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        let paired = area.width >= PAIRED_FROM && matches!(self.grid.leaf(), Leaf::Group(_));
        self.grid.paired.set(paired);
        let mut rest = area;
        if area.height >= NAMED_FROM {
            let names = top_row(&mut rest);
            let shown = match self.leaf() {
                Leaf::Group(group) if paired => vec![self.leaf(), Leaf::Group(group.next())],
                leaf => vec![leaf],
            };
            let all = Leaf::all(self.grid.own());
            self.leaves.draw(names, &all, &shown, ctx, canvas);
        }
        if self.listing {
            self.draw_list(rest, ctx, canvas);
        } else {
            self.draw_grid(rest, ctx, canvas);
        }
        self.list.list.draw_over(canvas);
        if let Some(shelf) = &self.shelf {
            shelf.draw(ctx, self.explained.is_none(), canvas);
        }
        if let Some(choosing) = &self.choosing {
            choosing.draw(canvas);
        }
        if let Some(explained) = &self.explained {
            explained.draw(ctx, canvas);
        }
    }

    fn draw_grid(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let filter = &self.grid.filter;
        let year = ctx.today().year;
        let past = year < Year::of(ctx.today().date);
        let title = match past {
            true => text!("{year}年完成情况 往年", "Duties of {year}, past"),
            false => text!("{year}年完成情况", "Duties of {year}"),
        };
        let note = self.note(ctx.locale);
        let pane = Pane {
            title: title.say(ctx.locale),
            count: &five_haves(ctx),
            note: &note,
            focused: !self.is_covered(),
        };
        let inside = pane.draw(area, canvas);
        legend::draw(area, explained_marks(), canvas);
        if inside.is_empty() {
            return;
        }
        let mut rest = typed(filter, inside, canvas);
        if rest.height > 3 {
            let row = top_row(&mut rest);
            sums(row, ctx, canvas);
            if self.grid.asks_nothing() {
                let words = Text::of("本组没有到期的职责", "nothing of this group is due");
                let words = words.say(ctx.locale);
                let (right, style) = (row.right() - 1, canvas.style(Role::Placeholder));
                canvas.text_right(right, row.y, row.width / 2, words, style);
            }
        }
        if rest.height > 4 {
            rest.height -= 1;
            let (y, style) = (rest.bottom(), canvas.style(Role::Plain));
            let words = self.with_findings(ctx);
            canvas.say(rest.x + 1, y, rest.width - 1, &words, style);
        }
        self.area.set(rest);
        sheet::Sheet::new(&self.grid, rest, ctx.locale).draw(canvas);
        if ctx.facts.matrix.sectors.is_empty() {
            let words = Text::of(
                "还没有界别。请先到办公桌（F2）新增专委会和界别，或导入名册。",
                "There are no sectors yet. Add committees and sectors on the desk (F2), or import a roster.",
            );
            let lines = self.grid.lines().len() as u16;
            let style = canvas.style(Role::Placeholder);
            let width = rest.width.saturating_sub(4);
            let lines_of = measure::wrap(words.say(canvas.locale), usize::from(width));
            for (line, y) in lines_of.into_iter().zip(rest.y + lines + 1..rest.bottom()) {
                canvas.text(rest.x + 2, y, width, line, style);
            }
        }
    }

    /// What is filtered, sorted and marked.
    fn note(&self, locale: Locale) -> String {
        let filter = &self.grid.filter;
        let filter = if filter.is_open() {
            String::new()
        } else {
            filter.note()
        };
        let sorted = self.grid.sort().map(|column| {
            let title = column.title();
            let (zh, en) = (&title.zh, &title.en);
            let words = text!("按{zh}排序", "by {en}");
            words.say(locale).to_owned()
        });
        let (all, shown) = (self.grid.marks(), self.grid.marked().len());
        let marked = match all - shown.min(all) {
            _ if all == 0 => String::new(),
            0 => text!("已选 {all}", "{all} marked").say(locale).to_owned(),
            hidden => {
                let words = text!(
                    "已选 {all}，其中 {hidden} 行不在当前列表",
                    "{all} marked, {hidden} of them hidden"
                );
                words.say(locale).to_owned()
            }
        };
        let notes = [filter, sorted.unwrap_or_default(), marked];
        let notes: Vec<String> = notes.into_iter().filter(|it| !it.is_empty()).collect();
        notes.join("  ")
    }

    fn draw_list(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let title = Text::of("问题清单", "All findings");
        let list = &self.list.list;
        let notes = [self.list.level(ctx.locale), list.note(canvas.locale)];
        let notes: Vec<String> = notes.into_iter().filter(|it| !it.is_empty()).collect();
        let pane = Pane {
            title: title.say(ctx.locale),
            count: &list.table.place(),
            note: &notes.join(" "),
            focused: !self.is_covered(),
        };
        let inside = pane.draw(area, canvas);
        legend::draw(area, legend::levels(), canvas);
        if inside.is_empty() {
            return;
        }
        let mut rest = inside;
        if rest.height > 3 {
            sums(top_row(&mut rest), ctx, canvas);
        }
        let below = if rest.height >= BELOW_FROM { BELOW } else { 0 };
        rest.height -= below;
        let frame = Frame {
            title: "",
            note: "",
            focused: !self.is_covered(),
            empty: &Text::of("没有问题。", "Nothing is wrong."),
        };
        list.draw_rows(rest, canvas, &Found(ctx), &frame);
        if let Some(finding) = self.list.chosen().filter(|_| below > 0) {
            let line = canvas.theme.marks.lines.horizontal;
            let (y, style) = (rest.bottom(), canvas.style(Role::Border));
            canvas.line(rest.x, y, rest.width, line, style);
            let words = Rect {
                x: rest.x + 1,
                y: y + 1,
                width: rest.width.saturating_sub(2),
                height: below - 1,
            };
            explain::below(&finding, words, ctx, canvas);
        }
    }
}

/// The filter line in the first row while it is open; what is left of the area.
fn typed(filter: &FilterLine, inside: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let mut rest = inside;
    if filter.is_open() {
        filter.draw(top_row(&mut rest), canvas);
    }
    rest
}

fn top_row(rest: &mut Rect) -> Rect {
    let row = Rect { height: 1, ..*rest };
    rest.y += 1;
    rest.height = rest.height.saturating_sub(1);
    row
}

/// How many findings there are of each level, with their words.
fn sums(row: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
    let counts = told::each(ctx.facts.badges.total());
    let mut x = row.x + 1;
    for (level, n) in Level::ALL.into_iter().zip(counts) {
        let (mark, words) = (canvas.mark(of_level(level)), told::counted(level, n));
        let words = format!("{mark} {}", words.say(canvas.locale));
        let role = if n > 0 {
            role_of_level(level)
        } else {
            Role::Muted
        };
        let style = canvas.style(role);
        x += canvas.text(x, row.y, row.right().saturating_sub(x), &words, style) + 3;
    }
}

/// How many of the five haves of all sectors are met; nothing while there are no sectors.
fn five_haves(ctx: &Ctx<'_>) -> String {
    let rows = ctx.facts.matrix.sectors.iter();
    if rows.len() == 0 {
        return String::new();
    }
    let haves = rows.map(SectorRow::five_haves);
    let (met, of) = haves.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let word = Text::of("五有", "five haves");
    format!("{} {met}/{of}", word.say(ctx.locale))
}

/// What a cell's marks mean.
fn explained_marks() -> impl Iterator<Item = Item> {
    let [verified, recorded, missing, _] = EVIDENCE;
    let later = Text::of("未到期或不要求", "later or not asked");
    let later = (Symbol::NotDue, Role::Muted, later);
    let levels = [Level::Breach, Level::Due];
    let levels = levels.map(|it| (of_level(it), role_of_level(it), it.word()));
    [verified, recorded, missing, later]
        .into_iter()
        .chain(levels)
}
