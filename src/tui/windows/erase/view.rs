//! How an erasure looks: where the person was found, and what becomes of it.

use ratatui::layout::Rect;

use super::keys::KEYS;
use super::{EraseWindow, Found};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Fetched, Row};
use crate::tui::widgets::table::Look;
use crate::tui::widgets::{hint_bar, overlay};

impl EraseWindow {
    pub(super) fn draw_found(&self, found: &Found, marked: &[bool], canvas: &mut Canvas<'_>) {
        let whole = canvas.area();
        let search = &found.search;
        let count = found.count();
        let height = (count.max(1) as u16 + 7).min(whole.height.saturating_sub(2));
        let width = whole.width.saturating_sub(4).min(110);
        let name = &self.name;
        let title = text!("清除{name}的个人信息", "Erase {name}");
        let inside = overlay::open(canvas, width, height, &title);
        let (traces, unread) = (search.traces.len(), search.unread.len());
        let told = [
            text!(
                "除联系对象本身和联系记录外，还有 {traces} 处有此人；标记的一并清除，其余留下。",
                "Besides the contact and its log the person stands in {traces} place(s); the marked ones go."
            ),
            match unread {
                0 => Text::of("文件都查过了。", "All files were looked through."),
                _ => text!(
                    "另有 {unread} 个文件没有查（PDF、图片、缺失的等），列在后面，请人工查看。",
                    "{unread} file(s) were not looked through (PDF, pictures, missing ones); they follow: look yourself."
                ),
            },
        ];
        for (line, y) in told.iter().zip(inside.y..) {
            canvas.say(inside.x, y, inside.width, line, canvas.style(Role::Muted));
        }
        let rows = Fetched {
            count,
            fetch: |n: usize, locale: Locale| found.row(n, marked, locale),
        };
        let look = Look {
            columns: &[
                Column::fixed(Text::of("处理", "fate"), 6),
                Column::share(Text::of("记录", "record"), 1),
                Column::share(Text::of("哪里有", "where"), 1),
            ],
            rows: &rows,
            heads: true,
            focused: true,
            empty: &Text::of("别处没有找到", "found nowhere else"),
        };
        let list = Rect {
            y: inside.y + 2.min(inside.height),
            height: inside.height.saturating_sub(4),
            ..inside
        };
        self.list.draw(list, canvas, &look);
        let keys = Rect {
            y: inside.bottom().saturating_sub(1),
            height: 1,
            ..inside
        };
        hint_bar::draw(keys, canvas, &KEYS.rows(&self.now(search)));
    }
}

impl Found {
    fn row(&self, n: usize, marked: &[bool], locale: Locale) -> Row {
        let traces = &self.search.traces;
        if let Some(trace) = traces.get(n) {
            let mark = match (trace.is_certain(), marked.get(n)) {
                (true, _) => Text::of("必清除", "struck"),
                (false, Some(true)) => Text::of("清除", "strike"),
                (false, _) => Text::of("留下", "leave"),
            };
            return Row::new()
                .cell_as(Role::Key, mark.say(locale).to_owned())
                .cell(trace.title.say(locale).to_owned())
                .cell_as(Role::Muted, trace.places().say(locale).to_owned());
        }
        let row = |mark: Row, title: &Text, told: &str| {
            mark.cell(title.say(locale).to_owned())
                .cell_as(Role::Muted, told.to_owned())
        };
        let mark = |role: Role, text: Text| Row::new().cell_as(role, text.say(locale).to_owned());
        let look = || mark(Role::Due, Text::of("待查", "look"));
        if let Some(unread) = self.search.unread.get(n - traces.len()) {
            let (file, why) = (unread.file.title(), unread.why.title());
            let (file, why) = (file.say(locale), why.say(locale));
            let told = format!("{file}{}{why}", locale.between());
            return row(look(), &unread.title, &told);
        }
        let after = n - traces.len() - self.search.unread.len();
        let Some((title, told, is_struck)) = self.besides().into_iter().nth(after) else {
            return Row::new();
        };
        let mark = match is_struck {
            true => mark(Role::Key, Text::of("必清除", "struck")),
            false => look(),
        };
        row(mark, &title, told.say(locale))
    }

    /// What was found beside the records and the files that they have, and what can't be looked through; is it
    /// struck?
    pub(super) fn besides(&self) -> Vec<(Text, Text, bool)> {
        let loose = &self.search.loose;
        let detached = || Text::of("取下的文件", "detached files");
        let count = loose.with_person.len();
        let struck = (count > 0).then(|| {
            let told = text!(
                "{count} 个里有此人，从磁盘删除",
                "{count} of them name the person, and are removed from the disk"
            );
            (detached(), told, true)
        });
        let unread = loose.told().map(|told| (detached(), told, false));
        let others = || Text::of("别人的草稿", "others' drafts");
        let drafts = self.drafts.clone().map(|told| (others(), told, false));
        struck.into_iter().chain(unread).chain(drafts).collect()
    }
}
