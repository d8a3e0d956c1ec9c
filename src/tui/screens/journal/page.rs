//! What the page says of an entry: who, when, from where; what each record was and became; whether it still is so.

use super::entries::{Entries, TOLD};
use crate::desk::import::{Difference, difference_of};
use crate::desk::{behind_of, note_of};
use crate::domain::record::Change;
use crate::domain::verb::Verb;
use crate::store::Entry;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Place, step_of};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::as_of;
use crate::tui::screens::parts::differences::{or_dash, value};
use crate::tui::theme::Role;

pub(super) fn told(entry: &Entry, entries: &Entries, ctx: &Ctx<'_>) -> Told {
    let locale = ctx.locale;
    let (verb, note) = (Verb::title_of(&entry.verb), note_of(entry));
    let mut told = Told {
        title: format!(
            "{} · {} · {}",
            entry.seq.0,
            verb.say(locale),
            note.say(locale)
        ),
        ..Told::default()
    };
    told.of_entry(entry, ctx);
    if entry.changes == 0 {
        let words = Text::of("没有改动记录。", "No record was changed.");
        told.lines.push(Line::of(Role::Muted, words.say(locale)));
        return told;
    }
    if entry.changes > TOLD {
        let count = entry.changes;
        let words = text!(
            "改动 {count} 条，不逐条列出；x 可以整体撤销。",
            "{count} records were changed, too many to be told one by one; x takes all back."
        );
        told.lines.push(Line::of(Role::Muted, words.say(locale)));
        return told;
    }
    let read = entries.with_changes(entry, ctx, |it| (it.changes.clone(), it.moved.clone()));
    match read {
        Ok((changes, moved)) => {
            told.since(&moved, ctx);
            for change in &changes {
                told.change(change, ctx);
            }
        }
        Err(why) => told.lines.push(Line::of(Role::Muted, why.say(locale))),
    }
    told
}

impl Told {
    fn of_entry(&mut self, entry: &Entry, ctx: &Ctx<'_>) {
        let locale = ctx.locale;
        let (at, day) = (entry.at.format("%Y-%m-%d %H:%M:%S"), as_of(entry.as_of));
        let (who, front) = (&entry.actor, entry.front.word());
        let (zh, en) = (&front.zh, &front.en);
        let who = text!("{who}（{zh}）", "{who} ({en})");
        let fields = [
            (Text::of("时间", "When"), format!("{at}{}", day.say(locale))),
            (Text::of("谁", "Who"), who.say(locale).to_owned()),
        ];
        for (label, value) in fields {
            self.lines.push(Line::field(&label, value, locale));
        }
        if let Some(behind) = behind_of(entry) {
            self.lines.push(Line::of(Role::Due, behind.say(locale)));
        }
    }

    /// Whether somebody changed a record later, and who.
    fn since(&mut self, moved: &[Change], ctx: &Ctx<'_>) {
        let label = Text::of("之后有人改过", "Changed since");
        let words = match moved.first() {
            None => Text::of("没有", "no"),
            Some(first) => {
                let who = changed(first, ctx);
                let (zh, en) = (&who.zh, &who.en);
                match moved.len() {
                    1 => text!("有：{zh}", "yes: {en}"),
                    n => {
                        let others = n - 1;
                        text!("有 {n} 条：{zh} 等", "yes: {en}, and {others} more")
                    }
                }
            }
        };
        self.lines
            .push(Line::field(&label, words.say(ctx.locale), ctx.locale));
    }

    /// A record: what it was and became, field by field.
    fn change(&mut self, change: &Change, ctx: &Ctx<'_>) {
        let locale = ctx.locale;
        let difference = difference_of(change, ctx.book());
        self.lines.push(Line::Blank);
        let link = place(change, ctx).map(|it| {
            self.links.push(it);
            self.links.len() - 1
        });
        self.lines.push(Line::Words {
            mark: None,
            lead: None,
            role: link.map_or(Role::Title, |_| Role::Accent),
            text: heading(&difference).say(locale).to_owned(),
            link,
        });
        for (title, words) in fields(&difference, locale) {
            self.lines.push(Line::field(&title, words, locale));
        }
    }
}

/// Where a record is, that still is.
pub(super) fn place(change: &Change, ctx: &Ctx<'_>) -> Option<Place> {
    let book = ctx.book();
    let there = book.fields(change.kind, change.id).is_some();
    there.then(|| Place::of(change.kind, change.id, book))
}

/// What became of a record.
pub(super) fn heading(difference: &Difference) -> Text {
    let (title, name) = (difference.kind.title(), &difference.name);
    let (zh, en) = (&title.zh, &title.en);
    match (difference.created, difference.removed) {
        (true, _) => text!("新增{zh}“{name}”", "new {en} {name}"),
        (_, true) => text!("删去{zh}“{name}”", "{en} {name} struck out"),
        _ => text!("修改{zh}“{name}”", "{en} {name} changed"),
    }
}

/// The fields that got another value: what each was, and is.
fn fields(difference: &Difference, locale: Locale) -> Vec<(Text, String)> {
    let fields = difference.fields.iter();
    let fields = fields.map(|it| {
        let (before, after) = (
            or_dash(value(it.field, &it.before, locale)),
            or_dash(value(it.field, &it.after, locale)),
        );
        let words = match (difference.created, difference.removed) {
            (true, _) => after,
            (_, true) => before,
            _ => format!("{before} → {after}"),
        };
        (it.title.clone(), words)
    });
    fields.collect()
}

/// Which record is not as it was left, and who changed it when.
pub(super) fn changed(change: &Change, ctx: &Ctx<'_>) -> Text {
    let book = ctx.desk.whole_book();
    let (title, name) = (change.kind.title(), difference_of(change, book).name);
    let at = book.seq_of(change.kind, change.id);
    let by = at.and_then(|at| ctx.entry(at)).map(|entry| step_of(&entry));
    let (zh, en) = (&title.zh, &title.en);
    match by {
        Some(by) => {
            let (by_zh, by_en) = (&by.zh, &by.en);
            text!("{zh}“{name}”（{by_zh}）", "{en} {name} ({by_en})")
        }
        None => text!("{zh}“{name}”", "{en} {name}"),
    }
}
