//! 设置 (settings): which figures are the office's own, article by article, who decided on them, and what each makes
//! of today.
//!
//! What a value comes to the desk says; here is how the settings stand in rows. One is changed in its editor, which
//! says what it would change before it is saved.

mod page;
mod words;

#[cfg(test)]
mod tests;

use super::board::{Board, BoardState, Item, Next, OwnAct, Told, chosen};
use crate::desk::ChangeSetting;
use crate::desk::lists::{List, Source, rules_of, source_of};
use crate::domain::command::CommandId;
use crate::domain::settings::{SETTINGS, Setting};
use crate::domain::subject::{Invocation, Subject};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place, Question};
use crate::tui::key::Key;
use crate::tui::keymap::{KeyRow, Keymap, key};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// At the left: all settings; then a row for each source, in the order of the Method.
const ALL: Item = Item::Nth(0);

const RESTORE: OwnAct = 0;

static OWN: Keymap<OwnAct, BoardState> = Keymap {
    title: Text::of("设置", "Settings"),
    bindings: &[key!(
        RESTORE,
        Edit,
        true,
        [Key::char('x'), Key::DELETE],
        "还原" / "restore",
        "把所选设置改回原值。",
        "Set the chosen setting to its original value.",
        chosen
    )],
};

/// Its keys, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    OWN.pages()
}

/// The place.
#[derive(Debug, Default)]
pub struct SettingsPlace {
    /// The source whose settings are shown; none for all.
    of: Option<Source>,
}

/// The setting of a row.
fn setting(item: Item) -> Option<(u8, &'static Setting)> {
    let Item::Nth(nth) = item else {
        return None;
    };
    let nth = u8::try_from(nth).ok()?;
    Some((nth, SETTINGS.get(usize::from(nth))?))
}

/// The sources there are, in their order.
fn sources() -> Vec<Source> {
    let mut all: Vec<Source> = SETTINGS.iter().map(source_of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The source of a row at the left; none for all.
fn source(item: Item) -> Option<Source> {
    let Item::Nth(nth) = item else {
        return None;
    };
    let nth = usize::try_from(nth).ok()?.checked_sub(1)?;
    sources().get(nth).copied()
}

/// The row at the left of a source.
fn row_of(of: Source) -> Item {
    let all = sources().into_iter().zip(1..);
    let mut own = all.filter(|it| it.0 == of);
    own.next().map_or(ALL, |(_, nth)| Item::Nth(nth))
}

/// The settings of a source, or all.
fn settings(of: Option<Source>) -> impl Iterator<Item = (u32, &'static Setting)> {
    let all = (0..).zip(SETTINGS);
    all.filter(move |(_, it)| of.is_none_or(|of| source_of(it) == of))
}

/// How many there are of a source, and how many of them were changed.
fn counted(of: Option<Source>, ctx: &Ctx<'_>) -> (usize, usize) {
    let now = ctx.book().settings();
    let changed = settings(of).filter(|(_, it)| it.is_changed(now)).count();
    (settings(of).count(), changed)
}

impl Board for SettingsPlace {
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
                "一次还原一项",
                "one is restored at a time",
            )));
        };
        let (_, setting) = setting(*item)?;
        Some(restore(setting, ctx).unwrap_or_else(Effect::Warn))
    }

    fn leaves(&self) -> &'static [Text] {
        const LEAVES: &[Text] = &[Text::of("设置", "settings")];
        LEAVES
    }

    fn has_side(&self) -> bool {
        true
    }

    fn is_entered_by_step(&self) -> bool {
        true
    }

    fn list(&self) -> Option<List> {
        Some(List::Settings)
    }

    fn gather_side(&mut self, _: &Ctx<'_>) -> Vec<Item> {
        let all = sources().into_iter().map(row_of);
        [ALL].into_iter().chain(all).collect()
    }

    fn count(&self, _: usize, _: &Ctx<'_>) -> Option<usize> {
        None
    }

    fn gather(&mut self, _: usize, side: Option<Item>, _: &Ctx<'_>) -> Vec<Item> {
        self.of = side.and_then(source);
        settings(self.of).map(|(nth, _)| Item::Nth(nth)).collect()
    }

    fn columns(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Vec<Column> {
        match leaf {
            None => vec![
                Column::share(Text::of("条款", "source"), 1),
                Column::fixed(Text::of("项", "all"), 3).right(),
                Column::fixed(Text::of("改过", "own"), 4).right(),
            ],
            Some(_) => vec![
                Column::share(Text::of("项目", "setting"), 1),
                Column::fixed(Text::of("现值", "value"), 14),
                Column::fixed(Text::of("原值", "original"), 14).from(64),
                Column::fixed(Text::of("影响的规则", "rules"), 17).from(84),
            ],
        }
    }

    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, _: Symbols) -> Row {
        let now = ctx.book().settings();
        if leaf.is_none() {
            let of = source(item);
            let (all, changed) = counted(of, ctx);
            let changed = match changed {
                0 => String::new(),
                n => n.to_string(),
            };
            return Row::new()
                .cell(words::named(of).say(ctx.locale).to_owned())
                .cell(all.to_string())
                .cell_as(Role::Accent, changed);
        }
        let Some((_, setting)) = setting(item) else {
            return Row::new();
        };
        let (value, role) = match setting.is_changed(now) {
            true => (
                format!("{} *", words::value(setting, now, ctx.locale)),
                Role::Accent,
            ),
            false => (words::value(setting, now, ctx.locale), Role::Plain),
        };
        let original = words::value(setting, &Default::default(), ctx.locale);
        let codes: Vec<&str> = rules_of(setting).map(|it| it.code).collect();
        let few = match codes.as_slice() {
            [] | [_] | [_, _] | [_, _, _] => codes.join(" "),
            [first, second, ..] => {
                let n = codes.len();
                let all = text!("{first} {second} 等{n}条", "{first} {second} of {n}");
                all.say(ctx.locale).to_owned()
            }
        };
        Row::new()
            .cell(setting.title.say(ctx.locale).to_owned())
            .cell_as(role, value)
            .cell_as(Role::Muted, original)
            .cell_as(Role::Muted, few)
    }

    fn words(&self, item: Item, _: &Ctx<'_>) -> String {
        let Some((_, setting)) = setting(item) else {
            return String::new();
        };
        let codes: Vec<&str> = rules_of(setting).map(|it| it.code).collect();
        format!("{} {}", setting.key, codes.join(" "))
    }

    fn title(&self, leaf: Option<usize>, _: &Ctx<'_>) -> Text {
        if leaf.is_none() {
            return Text::of("条款", "Source");
        }
        let Text { zh, en } = words::named(self.of);
        text!("设置 · {zh}", "Settings · {en}")
    }

    fn sum(&self, _: usize, ctx: &Ctx<'_>) -> Text {
        let (all, changed) = counted(self.of, ctx);
        let original = all - changed;
        text!(
            "改过 {changed}  原值 {original}",
            "{changed} changed  {original} original"
        )
    }

    fn empty(&self, _: usize, _: &Ctx<'_>) -> Text {
        Text::of("没有设置。", "No setting.")
    }

    fn told(&self, _: usize, item: Item, ctx: &Ctx<'_>) -> Told {
        setting(item).map_or_else(Told::default, |(_, it)| page::told(it, ctx))
    }

    fn next(&self, _: usize, item: Item, _: &Ctx<'_>) -> Option<Next> {
        let (nth, _) = setting(item)?;
        let change = Invocation::of(CommandId::Set(nth), Subject::default());
        Some(Next::Do(Text::of("修改", "change"), change))
    }

    fn find(&self, place: Place, _: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)> {
        let Place::Setting(nth) = place else {
            return None;
        };
        let of = SETTINGS.get(usize::from(nth)).map(source_of)?;
        Some((0, Some(row_of(of)), Item::Nth(nth.into())))
    }
}

/// Sets it to its original value, once asked: what that makes of today is said.
fn restore(setting: &Setting, ctx: &Ctx<'_>) -> Result<Effect, Text> {
    let (book, today) = (ctx.book(), ctx.today());
    if !setting.is_changed(book.settings()) {
        return Err(Text::of("没有改过，就是原值", "is at its original value"));
    }
    let effect = page::effect(setting, &setting.original(), book, &today);
    let (zh, en) = (&setting.title.zh, &setting.title.en);
    let was = words::value(setting, book.settings(), ctx.locale);
    let is = words::value(setting, &Default::default(), ctx.locale);
    let (effect_zh, effect_en) = (&effect.zh, &effect.en);
    Ok(Effect::Ask(Question::Sure {
        text: text!(
            "“{zh}”由 {was} 还原为 {is}？{effect_zh}。",
            "Restore “{en}” from {was} to {is}? {effect_en}."
        ),
        request: Box::new(ChangeSetting {
            key: setting.key.to_owned(),
            value: setting.original(),
            grounds: None,
        }),
    }))
}
