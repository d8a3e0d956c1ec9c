//! How an erasure looks: where the person was found, and what becomes of it.

use ratatui::layout::Rect;

use super::keys::KEYS;
use super::{EraseWindow, Fate, Found};
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
        let (traces, unread) = (found.markable(), search.unread.len());
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
            words: &[],
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
        hint_bar::draw(keys, canvas, &KEYS.rows(&self.now(found)));
    }
}

impl Found {
    fn row(&self, n: usize, marked: &[bool], locale: Locale) -> Row {
        let row = |role: Role, mark: Text, title: &Text, places: &str| {
            Row::new()
                .cell_as(role, mark.say(locale).to_owned())
                .cell(title.say(locale).to_owned())
                .cell_as(Role::Muted, places.to_owned())
        };
        let look = || Text::of("待查", "look");
        if let Some(fate) = self.fate(n) {
            let mark = match (fate, marked.get(n)) {
                (Fate::Struck, _) => Text::of("必清除", "struck"),
                (Fate::Undecided, Some(true)) => Text::of("清除", "strike"),
                (Fate::Undecided, _) => Text::of("留下", "leave"),
                (Fate::Stays, _) => Text::of("不能", "can't"),
            };
            let (title, places) = self.place(n);
            return row(Role::Key, mark, &title, places.say(locale));
        }
        let n = n - self.markable();
        let unread = &self.search.unread;
        if let Some(unread) = unread.get(n) {
            let (file, why) = (unread.file.title(), unread.why.title());
            let (file, why) = (file.say(locale), why.say(locale));
            let places = format!("{file}{}{why}", locale.between());
            return row(Role::Due, look(), &unread.title, &places);
        }
        let after = n - unread.len();
        let Some((title, told, is_struck)) = self.besides().into_iter().nth(after) else {
            return Row::new();
        };
        match is_struck {
            true => row(
                Role::Key,
                Text::of("必清除", "struck"),
                &title,
                told.say(locale),
            ),
            false => row(Role::Due, look(), &title, told.say(locale)),
        }
    }

    /// The nth record or note: what it is called, and where in it the person stands.
    fn place(&self, n: usize) -> (Text, Text) {
        let traces = &self.search.traces;
        let note = || self.search.notes.get(n.checked_sub(traces.len())?);
        match (traces.get(n), note()) {
            (Some(trace), _) => (trace.title.clone(), trace.places()),
            (None, Some(note)) => (note.title.clone(), note.places()),
            (None, None) => (Text::of("", ""), Text::of("", "")),
        }
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
        let own = self.own.clone();
        let own = own.map(|told| (Text::of("本人的草稿", "your drafts"), told, true));
        let drafts = self.drafts.iter().cloned();
        let drafts = drafts.map(|told| (Text::of("草稿", "drafts"), told, false));
        let struck = struck.into_iter().chain(own);
        struck.chain(unread).chain(drafts).collect()
    }
}
