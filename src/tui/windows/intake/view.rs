//! How the window of an intake looks: the line of the folder, and what is in it.

use ratatui::layout::Rect;

use super::Folder;
use super::keys::{FORM, KEYS};
use crate::files::shown_path;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::panes::lines::{self, Line};
use crate::tui::panes::tabs::Leaves;
use crate::tui::theme::Role;
use crate::tui::widgets::message::fault_rows;
use crate::tui::widgets::{hint_bar, overlay};
use crate::tui::windows::asking_line;
use crate::tui::windows::target::Target;

/// Draws the line of the folder.
pub(super) fn draw_line(line: &Target, canvas: &mut Canvas<'_>) {
    let title = Text::of("收登记表", "Take in forms");
    let asked = Text::of(
        "从哪个文件夹收（文件夹里的文件不会被改动）：",
        "From which folder (no file in it is changed):",
    );
    let keys = Text::of(
        "回车 查看  Tab 补全  ↓ 进入列表  Esc 关闭",
        "Enter look  Tab complete  ↓ into the list  Esc close",
    );
    let room = asking_line::open(canvas, 20, &title, &asked, &keys);
    line.draw(room, canvas);
}

/// Draws what is in the folder.
pub(super) fn draw_folder(folder: &Folder, canvas: &mut Canvas<'_>) {
    let whole = canvas.area();
    let path = shown_path(&folder.path);
    let title = if folder.taking {
        text!(
            "收登记表 · {path} · 新来的自动收下",
            "Intake: {path}; new ones are taken in as they come"
        )
    } else {
        text!(
            "收登记表 · {path} · 尚未收",
            "Intake: {path}; nothing is taken in yet"
        )
    };
    let height = whole.height.saturating_sub(2);
    let inside = overlay::open(canvas, whole.width.min(132), height, &title);
    let mut body = Rect {
        height: inside.height.saturating_sub(2),
        ..inside
    };
    if let Some(fault) = folder.fault.as_ref().or(folder.unwatched.as_ref()) {
        let words = fault.say(canvas.locale);
        let rows = fault_rows(fault, body.width, canvas.locale).max(2);
        let line = Line::of(Role::Error, words);
        let above = Rect {
            height: rows.min(body.height),
            ..body
        };
        lines::draw(&[line], above, canvas);
        body.y += above.height;
        body.height -= above.height;
    }
    if let Some((shown, leaves)) = &folder.shown {
        leaves.draw(body, canvas, shown);
    }
    let bottom = Rect {
        y: inside.bottom().saturating_sub(1),
        height: 1,
        ..inside
    };
    let now = folder.now();
    let leaves = folder.shown.as_ref().map(|(_, leaves)| leaves);
    let mut rows = FORM.rows(&now);
    rows.extend(KEYS.rows(&now));
    rows.extend(leaves.into_iter().flat_map(Leaves::keys));
    hint_bar::draw(bottom, canvas, &rows);
    if let Some(work) = &folder.work {
        work.draw(canvas);
    }
}
