//! How the choices of the first-run page are drawn.

use ratatui::layout::Rect;

use super::{CHOICES, FirstRun};
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::widgets::message::Message;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::Look;

impl FirstRun {
    pub(super) fn draw_menu(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let place = &self.place;
        let greeting = [
            Text::of(
                "这里还没有数据。选一种方式开始：",
                "There are no records yet. Choose how to begin:",
            ),
            text!("数据文件：{place}", "the store: {place}"),
        ];
        let left = Text::of(
            "上次填写的单位和届次还在：手工新建或导入名册时接着填写。",
            "What you typed last time is kept: begin by hand or import to go on with it.",
        );
        let left = self.kept.form.as_ref().map(|_| left);
        let greeting = greeting.into_iter().chain(left);
        for (text, y) in greeting.zip(area.y..area.bottom()) {
            canvas.say(area.x, y, area.width, &text, canvas.style(Role::Muted));
        }
        let rows: Vec<Row> = CHOICES
            .iter()
            .map(|(title, note)| {
                Row::new()
                    .cell(title.say(self.locale).to_owned())
                    .cell_as(Role::Muted, note.say(self.locale).to_owned())
            })
            .collect();
        let columns = [
            Column::fixed(Text::of("方式", "way"), 18),
            Column::share(Text::of("说明", "note"), 1),
        ];
        let look = Look {
            columns: &columns,
            words: &[],
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("", ""),
        };
        let list = Rect {
            y: area.y + 3.min(area.height),
            height: area.height.saturating_sub(5),
            ..area
        };
        self.menu.draw(list, canvas, &look);
        let last = area.bottom().saturating_sub(1);
        match &self.refused {
            Some(why) => {
                let foot = Rect {
                    y: last,
                    height: 1,
                    ..area
                };
                Message::refused(why.clone()).draw(foot, canvas);
            }
            None => {
                let keys = Text::of(
                    "↑↓ 选择  回车 确定  q 退出",
                    "↑↓ choose  Enter take  q quit",
                );
                canvas.say(area.x, last, area.width, &keys, canvas.style(Role::Muted));
            }
        }
    }
}
