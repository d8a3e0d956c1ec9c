//! How the window of an import looks: the line of files, and the preview.

use ratatui::layout::Rect;

use super::ImportWindow;
use super::keys::{self, KEYS};
use super::preview::Preview;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::key::Key;
use crate::tui::panes::lines::{self, Line};
use crate::tui::theme::Role;
use crate::tui::widgets::{hint_bar, overlay};
use crate::tui::windows::asking_line;

impl ImportWindow {
    pub(super) fn draw_line(&self, canvas: &mut Canvas<'_>) {
        let title = Text::of("导入", "Import");
        let asked = Text::of(
            "名册、公布的名单、分组通知、联系界别表、召集人表。可写多个路径：",
            "Rosters, announced lists, notices of groups, map, convenors. One path or several:",
        );
        let keys = Text::of(
            "回车 读取  Tab 补全  ↓ 进入列表  Esc 关闭",
            "Enter read  Tab complete  ↓ into the list  Esc close",
        );
        let room = asking_line::open(canvas, 24, &title, &asked, &keys);
        let faults: Vec<_> = self
            .faults
            .iter()
            .map(|why| Line::of(Role::Error, why.say(canvas.locale)))
            .collect();
        // Faults stand in the place of the list, until something else is typed.
        let field = Rect {
            height: if faults.is_empty() {
                room.height
            } else {
                room.height.min(1)
            },
            ..room
        };
        self.field.draw(field, canvas);
        if !faults.is_empty() {
            let below = Rect {
                y: room.y + 2,
                height: room.height.saturating_sub(2),
                ..room
            };
            lines::draw(&faults, below, canvas);
        }
    }
}

pub(super) fn draw_preview(preview: &Preview, canvas: &mut Canvas<'_>) {
    let whole = canvas.area();
    let title = Text::of(
        "导入预览 · 尚未写入",
        "Import preview: nothing is written yet",
    );
    let height = whole.height.saturating_sub(2);
    let inside = overlay::open(canvas, whole.width.min(132), height, &title);
    let body = Rect {
        height: inside.height.saturating_sub(2),
        ..inside
    };
    preview.draw(body, canvas);
    let bottom = Rect {
        y: inside.bottom().saturating_sub(1),
        height: 1,
        ..inside
    };
    let now = preview.now();
    let own = keys::of_leaf(now.leaf);
    let mut rows = own.map(|own| own.rows(&now)).unwrap_or_default();
    rows.extend(KEYS.rows(&now).into_iter().map(|mut row| {
        // Where Enter is the leaf's own, the next key is the one to name.
        if own.is_some() && row.keys.first() == Some(&Key::ENTER) {
            row.keys = row.keys.get(1..).unwrap_or_default();
        }
        row
    }));
    rows.extend(preview.leaves.keys());
    hint_bar::draw(bottom, canvas, &rows);
}
