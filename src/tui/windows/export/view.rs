//! How the window of an export looks: what can be exported, and where it goes to.

use ratatui::layout::Rect;

use super::keys::{ExportState, KEYS};
use super::{ExportWindow, Offer, Where};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Fetched, Row};
use crate::tui::widgets::table::Look;
use crate::tui::widgets::{hint_bar, overlay};

impl ExportWindow {
    pub(super) fn draw_offers(&self, canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let height = (self.offers.len() as u16 + 4).min(whole.height.saturating_sub(2));
        let title = Text::of("导出", "Export");
        let inside = overlay::open(
            canvas,
            whole.width.saturating_sub(4).min(96),
            height,
            &title,
        );
        let rows = Fetched {
            count: self.offers.len(),
            fetch: |n: usize, locale: Locale| match self.offers.get(n) {
                Some(offer) => Row::new()
                    .cell(offer.title.say(locale).to_owned())
                    .cell_as(Role::Muted, offer.note.say(locale).to_owned())
                    .cell_as(Role::Key, offer.endings.join(" ")),
                None => Row::new(),
            },
        };
        let look = Look {
            words: &[],
            columns: &[
                Column::share(Text::of("内容", "what"), 1),
                Column::share(Text::of("说明", "note"), 1).from(60),
                Column::fixed(Text::of("格式", "kind"), 14),
            ],
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("没有可导出的", "nothing to export"),
        };
        let list = Rect {
            height: inside.height.saturating_sub(2),
            ..inside
        };
        self.list.draw(list, canvas, &look);
        let keys = Text::of("回车 选定  Esc 关闭", "Enter take  Esc close");
        let last = inside.bottom().saturating_sub(1);
        canvas.say(inside.x, last, inside.width, &keys, canvas.style(Role::Key));
    }

    pub(super) fn draw_where(&self, it: &Where, canvas: &mut Canvas<'_>) {
        let Some(offer) = self.offers.get(it.offer) else {
            return;
        };
        let whole = canvas.area();
        let (zh, en) = (&offer.title.zh, &offer.title.en);
        let title = text!("导出 · {zh}", "Export: {en}");
        let height = whole.height.saturating_sub(4).min(20);
        let inside = overlay::open(
            canvas,
            whole.width.saturating_sub(4).min(96),
            height,
            &title,
        );
        let told = self.told(it, offer);
        let mut y = inside.y;
        for line in &told {
            canvas.say(inside.x, y, inside.width, line, canvas.style(Role::Muted));
            y += 1;
        }
        let bottom = inside.bottom().saturating_sub(1);
        let room = bottom.saturating_sub(y + 1);
        let line = Rect {
            y: y.min(bottom),
            height: room,
            ..inside
        };
        it.target.draw(line, canvas);
        let keys = Rect {
            y: bottom,
            height: 1,
            ..inside
        };
        let now = ExportState {
            list: offer.is_list(),
            chosen: self.part.is_some(),
        };
        hint_bar::draw(keys, canvas, &KEYS.rows(&now));
    }

    /// What is said above the line.
    fn told(&self, it: &Where, offer: &Offer) -> Vec<Text> {
        let mut told = Vec::new();
        if offer.is_list() {
            let (zh, en) = match self.part.as_ref().filter(|_| it.narrowed) {
                Some(part) => (part.name.clone(), part.name.clone()),
                None => ("全部".to_owned(), "all".to_owned()),
            };
            let phones = if it.phones {
                Text::of("完整显示", "whole")
            } else {
                Text::of("隐去中间", "their middle hidden")
            };
            let (phones_zh, phones_en) = (&phones.zh, &phones.en);
            told.push(text!(
                "范围：{zh}　电话：{phones_zh}",
                "Scope: {en}; phones: {phones_en}"
            ));
        } else {
            told.push(offer.note.clone());
        }
        told.push(if offer.is_folder() {
            Text::of("写到哪个文件夹：", "Into which folder:")
        } else {
            let endings = offer.endings.join("、.");
            let endings_en = offer.endings.join(", .");
            text!(
                "写到哪个文件（按结尾定格式：.{endings}）：",
                "To which file (its ending says the kind: .{endings_en}):"
            )
        });
        told
    }
}
