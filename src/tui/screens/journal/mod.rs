//! 日志 (journal): who did what, when; what it changed, and back again.
//!
//! The rows are the numbers of all entries; an entry is read when its row is looked at, with those around it. So a
//! journal of any length opens at once.

mod entries;
mod page;
mod taking_back;

#[cfg(test)]
mod tests;

use super::board::{Board, BoardState, Item, Next, OwnAct, Told, chosen};
use crate::desk::note_of;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, key};
use crate::tui::panes::lines::Line;
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};
use entries::{Entries, when};

const TAKE_BACK: OwnAct = 0;

#[rustfmt::skip]
static OWN: Keymap<OwnAct, BoardState> = Keymap {
    title: Text::of("日志", "Journal"),
    bindings: &[
        key!(TAKE_BACK, Edit, true, [Key::char('x'), Key::DELETE], "撤销这一步" / "take back",
            "撤销所选的这次办理，恢复原来的内容。", "Take the chosen act back: records are again what they were.", chosen),
    ],
};

/// Its keys, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    OWN.pages()
}

/// The place.
#[derive(Debug, Default)]
pub struct Journal(Entries);

impl Board for Journal {
    fn has_records(&self) -> bool {
        false
    }

    fn is_of_the_year(&self) -> bool {
        false
    }

    fn own(&self) -> Option<&'static Keymap<OwnAct, BoardState>> {
        Some(&OWN)
    }

    fn act(&mut self, _: OwnAct, _: Option<Item>, items: &[Item], ctx: &Ctx<'_>) -> Option<Effect> {
        let [item] = items else {
            return Some(Effect::Warn(Text::of(
                "一次撤销一条：从最近的起，逐条撤销",
                "one entry is taken back at a time, the last one first",
            )));
        };
        let asked = self.0.entry(*item, ctx);
        let asked = asked.and_then(|entry| taking_back::asked(&entry, ctx));
        Some(asked.unwrap_or_else(Effect::Warn))
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[Text::of("日志", "Journal")];
        LEAVES
    }

    fn count(&self, _: usize, _: &Ctx<'_>) -> Option<usize> {
        usize::try_from(self.0.last.0).ok()
    }

    fn gather(&mut self, _: usize, _: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item> {
        let last = ctx.desk.whole_book().seq();
        self.0.renew(last);
        (1..=last.0)
            .rev()
            .map(|seq| Item::Entry(Seq(seq)))
            .collect()
    }

    fn columns(&self, _: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        vec![
            Column::fixed(Text::of("时间", "when"), 11),
            Column::fixed(Text::of("序号", "no."), 6).right(),
            Column::fixed(Text::of("谁", "who"), 10),
            Column::fixed(Text::of("从哪", "from"), 6).from(90),
            Column::share(Text::of("做了什么", "what"), 2),
            Column::share(Text::of("对象", "of what"), 3),
            Column::fixed(Text::of("改动", "changes"), 7).right(),
        ]
    }

    fn row(&self, _: Option<usize>, item: Item, ctx: &Ctx<'_>, _: Symbols) -> Row {
        let locale = ctx.locale;
        let entry = match self.0.entry(item, ctx) {
            Ok(entry) => entry,
            Err(why) => {
                return Row::new()
                    .cell("")
                    .cell("")
                    .cell(why.say(locale).to_owned());
            }
        };
        Row::new()
            .cell_as(Role::Muted, when(&entry, ctx.today().year))
            .cell_as(Role::Muted, entry.seq.0.to_string())
            .cell(entry.actor.clone())
            .cell_as(Role::Muted, entry.front.word().say(locale).to_owned())
            .cell(Verb::title_of(&entry.verb).say(locale).to_owned())
            .cell(note_of(&entry).say(locale).to_owned())
            .cell_as(Role::Muted, entry.changes.to_string())
    }

    fn words(&self, item: Item, ctx: &Ctx<'_>) -> String {
        let Ok(entry) = self.0.entry(item, ctx) else {
            return String::new();
        };
        let day = entry.as_of.map(|it| it.to_string()).unwrap_or_default();
        format!("{} {day}", entry.at.date())
    }

    fn order(&self, _: Option<usize>, item: Item, column: usize, ctx: &Ctx<'_>) -> Option<i64> {
        let entry = self.0.entry(item, ctx).ok()?;
        match column {
            0 | 1 => i64::try_from(entry.seq.0).ok(),
            6 => Some(i64::from(entry.changes)),
            _ => None,
        }
    }

    fn title(&self, _: Option<usize>, _: &Ctx<'_>) -> Text {
        Text::of("日志", "Journal")
    }

    fn sum(&self, _: usize, _: &Ctx<'_>) -> Text {
        Text::of("", "")
    }

    fn empty(&self, _: usize, _: &Ctx<'_>) -> Text {
        Text::of("日志是空的。", "The journal is empty.")
    }

    fn told(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        match self.0.entry(item, ctx) {
            Ok(entry) => page::told(&entry, &self.0, ctx),
            Err(why) => Told {
                lines: vec![Line::of(Role::Error, why.say(ctx.locale))],
                ..Told::default()
            },
        }
    }

    /// To the record that it changed, where there still is one.
    fn next(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Option<Next> {
        let Item::Entry(seq) = item else {
            return None;
        };
        let place = self.0.first_place(seq, |it| page::place(it, ctx))?;
        Some(Next::Go(Text::of("到这条记录", "go to it"), place))
    }

    fn find(&self, _: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        None
    }
}
