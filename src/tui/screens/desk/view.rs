//! Draws the desk: five panes, each with its number, what narrows it, and how many rows it has.

use ratatui::layout::Rect;

use super::layout::{Pane, areas};
use super::node::Node;
use super::{DeskScreen, convenors, detail, legend, pending, roster};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::screens::desk::map::Map;
use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::theme::Role;
use crate::tui::widgets::pane;
use crate::tui::widgets::row::{Column, Fetched, Rows};
use crate::tui::widgets::table::{Look, Table};

/// What a list is drawn from.
struct Shelf<'a> {
    pane: Pane,
    title: &'a str,
    table: &'a Table,
    filter: &'a FilterLine,
    columns: &'a [Column],
    rows: &'a dyn Rows,
    empty: Text,
}

impl DeskScreen {
    pub(super) fn draw(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        let places = areas(area, self.focus, self.zoomed);
        self.areas.set(places);
        let at = |pane: Pane| places[pane as usize];
        let node = self.map.chosen();
        let marks = canvas.theme.marks;
        // Members of several sectors stand together unless the map says which one.
        let wide = node.sector().is_none();

        let width = at(Pane::Map).width.saturating_sub(2);
        self.shelf(
            at(Pane::Map),
            canvas,
            &Shelf {
                pane: Pane::Map,
                title: Text::of("专委会 → 界别", "Committees → sectors").say(canvas.locale),
                table: &self.map.table,
                filter: &self.map.filter,
                columns: &Map::columns(),
                rows: &Fetched {
                    count: self.map.count(),
                    fetch: |n, _| self.map.row(n, width, marks),
                },
                empty: Text::of("没有专委会。", "No committees."),
            },
        );
        if ctx.book().is_blank() {
            first_steps(at(Pane::Map), canvas);
        }
        let members = self.roster.shown();
        self.shelf(
            at(Pane::Roster),
            canvas,
            &Shelf {
                pane: Pane::Roster,
                title: &titled(&Text::of("委员", "Members"), node, ctx),
                table: &self.roster.table,
                filter: &self.roster.filter,
                columns: &roster::columns(wide),
                rows: &Fetched {
                    count: members.len(),
                    fetch: |n, locale| roster::row(members[n], ctx, locale, marks),
                },
                empty: Text::of("没有委员。按 a 新增。", "No members. Press a to add one."),
            },
        );
        let elected = self.convenors.shown();
        self.shelf(
            at(Pane::Convenors),
            canvas,
            &Shelf {
                pane: Pane::Convenors,
                title: &titled(&Text::of("召集人", "Convenors"), node, ctx),
                table: &self.convenors.table,
                filter: &self.convenors.filter,
                columns: &convenors::columns(wide),
                rows: &Fetched {
                    count: elected.len(),
                    fetch: |n, locale| convenors::row(elected[n], ctx, &self.index, locale, marks),
                },
                empty: Text::of(
                    "没有召集人。选界别后按 a 登记推选。",
                    "No convenors. Choose a sector and press a.",
                ),
            },
        );
        let waiting = self.pending.shown();
        self.shelf(
            at(Pane::Pending),
            canvas,
            &Shelf {
                pane: Pane::Pending,
                title: &titled(&Text::of("待办登记表", "Pending forms"), node, ctx),
                table: &self.pending.table,
                filter: &self.pending.filter,
                columns: &pending::columns(wide),
                rows: &Fetched {
                    count: waiting.len(),
                    fetch: |n, locale| pending::row(waiting[n], ctx, locale),
                },
                empty: Text::of("没有待办的登记表。", "No form waits."),
            },
        );
        self.draw_detail(at(Pane::Detail), canvas);
        legend::draw(&places, canvas);
    }

    fn shelf(&self, area: Rect, canvas: &mut Canvas<'_>, shelf: &Shelf<'_>) {
        if area.is_empty() {
            return;
        }
        let focused = self.focus == shelf.pane;
        let typing = focused && shelf.filter.is_open();
        let note = shelf.filter.note();
        let frame = pane::Pane {
            number: Some(shelf.pane.number()),
            title: shelf.title,
            count: &shelf.table.place(),
            note: if typing { "" } else { &note },
            focused,
        };
        let mut inside = frame.draw(area, canvas);
        if typing && !inside.is_empty() {
            shelf.filter.draw(
                Rect {
                    height: 1,
                    ..inside
                },
                canvas,
            );
            inside.y += 1;
            inside.height -= 1;
        }
        let hidden = Text::of(
            "没有符合筛选的行。按 Esc 取消筛选。",
            "No row fits the filter. Esc takes it away.",
        );
        let look = Look {
            columns: shelf.columns,
            rows: shelf.rows,
            heads: inside.height > 5 && shelf.pane != Pane::Map,
            focused,
            empty: if shelf.filter.is_narrowing() {
                &hidden
            } else {
                &shelf.empty
            },
        };
        shelf.table.draw(inside, canvas, &look);
    }

    fn draw_detail(&self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.is_empty() {
            return;
        }
        let focused = self.focus == Pane::Detail;
        let title = Text::of("详情", "Detail");
        let title = format!("{} · {}", title.say(canvas.locale), self.detail.title());
        let found = self.detail.place(canvas.locale);
        let frame = pane::Pane {
            number: Some(Pane::Detail.number()),
            title: &title,
            count: &found,
            note: "",
            focused,
        };
        let inside = frame.draw(area, canvas);
        self.detail.page.draw(inside, canvas, focused);
    }
}

/// A title with what narrows the pane.
fn titled(title: &Text, node: Node, ctx: &Ctx<'_>) -> String {
    let title = title.say(ctx.locale);
    let of = match node {
        Node::All => Text::of("全部", "all").say(ctx.locale).to_owned(),
        Node::Committee(_) | Node::Unassigned | Node::Sector(_) => {
            node.name(ctx.book(), ctx.locale)
        }
    };
    format!("{title} · {of}")
}

/// What to do in an organisation without records, below the one row of its map.
fn first_steps(map: Rect, canvas: &mut Canvas<'_>) {
    let words = detail::first_steps();
    let width = map.width.saturating_sub(6);
    let lines = measure::wrap(words.say(canvas.locale), usize::from(width));
    let style = canvas.style(Role::Placeholder);
    for (line, y) in lines
        .into_iter()
        .zip(map.y + 3..map.bottom().saturating_sub(1))
    {
        canvas.text(map.x + 3, y, width, line, style);
    }
}
