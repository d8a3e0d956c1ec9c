//! How the window of a record's files looks: the files, and the line of a path.

use ratatui::layout::Rect;

use super::keys::KEYS;
use super::{Asked, FilesWindow};
use crate::text;
use crate::text::{Locale, Text, shown};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Fetched, Row};
use crate::tui::widgets::table::Look;
use crate::tui::widgets::{hint_bar, overlay};

impl FilesWindow {
    pub(super) fn draw_list(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let height = (self.files.len() as u16 + 5).min(whole.height.saturating_sub(2));
        let width = whole.width.saturating_sub(4).min(96);
        let (zh, en) = (&self.title.zh, &self.title.en);
        let title = text!("附件 · {zh}", "Files: {en}");
        let inside = overlay::open(canvas, width, height, &title);
        let rows = Fetched {
            count: self.files.len(),
            fetch: |n: usize, _: Locale| match self.files.get(n) {
                Some(file) => Row::new()
                    .cell(shown(&file.name).into_owned())
                    .cell_as(Role::Muted, file.length())
                    .cell_as(
                        Role::Muted,
                        file.on.map_or_else(String::new, |on| on.to_string()),
                    ),
                None => Row::new(),
            },
        };
        let look = Look {
            words: &[],
            columns: &[
                Column::share(Text::of("文件", "file"), 1),
                Column::fixed(Text::of("长度", "length"), 9),
                Column::fixed(Text::of("附上时间", "attached"), 10),
            ],
            rows: &rows,
            heads: true,
            focused: true,
            empty: &Text::of("没有附件", "no files"),
        };
        let list = Rect {
            height: inside.height.saturating_sub(2),
            ..inside
        };
        self.list.draw(list, canvas, &look);
        let keys = Rect {
            y: inside.bottom().saturating_sub(1),
            height: 1,
            ..inside
        };
        hint_bar::draw(keys, canvas, &KEYS.rows(&self.now()));
    }

    pub(super) fn draw_asked(&self, it: &Asked, canvas: &mut Canvas<'_>) {
        let (zh, en) = (&self.title.zh, &self.title.en);
        let texts = match &it.file {
            None => [
                text!("附上文件 · {zh}", "Attach: {en}"),
                Text::of(
                    "附上哪个文件（存一份在数据文件旁，原文件不动）：",
                    "Which file (a copy is kept beside the store, yours stays as it is):",
                ),
                Text::of(
                    "回车 附上  Tab 补全  ↓ 进入列表  Esc 返回",
                    "Enter attach  Tab complete  ↓ into the list  Esc back",
                ),
            ],
            Some(file) => {
                let file = file.title();
                let (file_zh, file_en) = (&file.zh, &file.en);
                [
                    text!("取出附件 · {zh}", "Write out: {en}"),
                    text!("{file_zh} 写到哪里：", "Where to, {file_en}:"),
                    Text::of(
                        "回车 写入  Tab 补全  ↓ 进入列表  Esc 返回",
                        "Enter write  Tab complete  ↓ into the list  Esc back",
                    ),
                ]
            }
        };
        it.target.draw_window(canvas, 20, &texts);
    }
}
