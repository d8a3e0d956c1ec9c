//! Draws the desk: five panes, each with what narrows it and how many rows it has.

use ratatui::layout::Rect;

use super::convenors::Convenors;
use super::layout::Pane;
use super::node::Node;
use super::pending::Pending;
use super::roster::Roster;
use super::{DeskScreen, detail, legend};
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::canvas::Canvas;
use crate::tui::measure;
use crate::tui::panes::shelf::Frame;
use crate::tui::theme::Role;
use crate::tui::widgets::pane;

impl DeskScreen {
    pub(super) fn draw(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.area());
        if area.is_empty() {
            return;
        }
        self.panes.divide(area);
        let at = |pane: Pane| self.panes.area(pane);
        let node = self.node();
        let wide = self.is_wide();
        let title = Text::of("专委会 → 界别", "Committees → sectors");
        let empty = Text::of("没有专委会。", "No committees.");
        let frame = self.frame(Pane::Map, title.say(canvas.locale), &empty);
        self.map
            .draw(at(Pane::Map), canvas, &self.nodes(ctx), &frame);
        if ctx.book().is_blank() {
            first_steps(at(Pane::Map), canvas);
        }
        let title = titled(&Text::of("委员", "Members"), node, ctx);
        let empty = Text::of("没有委员。按 a 新增。", "No members. Press a to add one.");
        let frame = self.frame(Pane::Roster, &title, &empty);
        self.roster
            .draw(at(Pane::Roster), canvas, &Roster { ctx, wide }, &frame);
        let title = titled(&Text::of("召集人", "Convenors"), node, ctx);
        let empty = Text::of(
            "没有召集人。选界别后按 a 登记推选。",
            "No convenors. Choose a sector and press a.",
        );
        let frame = self.frame(Pane::Convenors, &title, &empty);
        let listing = Convenors {
            ctx,
            index: &self.index,
            wide,
        };
        self.convenors
            .draw(at(Pane::Convenors), canvas, &listing, &frame);
        let title = titled(&Text::of("待办登记表", "Pending forms"), node, ctx);
        let empty = Text::of("没有待办的登记表。", "No form waits.");
        let frame = self.frame(Pane::Pending, &title, &empty);
        self.pending
            .draw(at(Pane::Pending), canvas, &Pending { ctx, wide }, &frame);
        self.draw_detail(at(Pane::Detail), canvas);
        legend::draw(&self.panes, canvas);
        self.roster.draw_over(canvas);
        self.convenors.draw_over(canvas);
        self.pending.draw_over(canvas);
    }

    fn frame<'a>(&self, pane: Pane, title: &'a str, empty: &'a Text) -> Frame<'a> {
        Frame {
            title,
            note: "",
            focused: self.panes.focus() == pane,
            empty,
        }
    }

    fn draw_detail(&self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.is_empty() {
            return;
        }
        let focused = self.panes.focus() == Pane::Detail;
        let title = Text::of("详情", "Detail");
        let title = format!("{} · {}", title.say(canvas.locale), self.detail.title());
        let found = self.detail.place(canvas.locale);
        let frame = pane::Pane {
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
