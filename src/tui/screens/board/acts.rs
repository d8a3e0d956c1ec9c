//! What the keys of the common grammar are called as things stand, and what they do: the next step, that something is
//! so, what is entered, all else in a menu; and what a place does by itself.

use super::keys::{Action, KEYS};
use super::{BoardScreen, Item, Next};
use crate::domain::command::CommandId;
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Opening, Target};
use crate::tui::commands::{self, menus};
use crate::tui::key::Key;
use crate::tui::keymap::OwnAct;
use crate::tui::keymap::{Group, KeyRow, Lookup};
use crate::tui::measure;
use crate::tui::panes::list_keys;
use crate::tui::screens::Screen;
use crate::tui::screens::parts::menu::{self, Menu};
use crate::tui::widgets::table::Step;

/// The most columns of what a key is called, in Chinese and in English.
const LABEL: (usize, usize) = (12, 14);

/// What a key is called, where that is not too long; else what it is called everywhere.
fn short(named: &Text, everywhere: &Text) -> Text {
    let fits = |words: &str, most| measure::width(words) <= most;
    let (zh, en) = (fits(&named.zh, LABEL.0), fits(&named.en, LABEL.1));
    Text {
        zh: if zh { &named.zh } else { &everywhere.zh }.clone(),
        en: if en { &named.en } else { &everywhere.en }.clone(),
    }
}

impl BoardScreen {
    /// Its keys of the grammar as they stand now: those that run a command are called what it is.
    pub(super) fn grammar(&self, ctx: &Ctx<'_>) -> Vec<(Action, KeyRow)> {
        let of_command = |row: &KeyRow, id: CommandId| {
            let command = commands::find(id);
            KeyRow {
                label: command.title,
                help: command.help,
                ..row.clone()
            }
        };
        let named = |action, row: &KeyRow| match action {
            Action::Next => match self.next(ctx)? {
                Next::Command(id) => Some(of_command(row, id)),
                Next::Do(label, _) | Next::Go(label, _) | Next::Remind(label) => Some(KeyRow {
                    label,
                    ..row.clone()
                }),
            },
            Action::So => Some(of_command(row, self.so(ctx)?)),
            Action::NextLeaf if self.board.is_spread() || self.board.leaves().len() < 2 => {
                Some(KeyRow {
                    label: Text::of("下一窗格", "next pane"),
                    ..row.clone()
                })
            }
            // What is entered stands in no row's way there.
            Action::Add if self.board.is_spread() => Some(KeyRow {
                label: Text::of("登记", "enter"),
                hint: !self.board.additions(ctx).is_empty(),
                ..row.clone()
            }),
            Action::Add => {
                let named = of_command(row, self.added(ctx)?);
                let label = short(&named.label, &row.label);
                Some(KeyRow { label, ..named })
            }
            _ => None,
        };
        let now = self.now(ctx);
        let rows = KEYS.actions(&now).into_iter();
        // Where nothing is shown to a room, nobody looks for that.
        let rows = rows.filter(|(action, _)| *action != Action::Meeting || now.shows);
        rows.map(|(action, row)| (action, named(action, &row).unwrap_or(row)))
            .collect()
    }

    /// The same, and those of the place's own; while something is tried, first what that is about.
    pub(super) fn own_keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let own = self.board.own().map(|own| own.rows(&self.now(ctx)));
        let own = own.unwrap_or_default();
        let rows = self.grammar(ctx).into_iter();
        let rows = rows.filter(|(_, row)| !gives_way(row, &own));
        let rows: Vec<(Action, KeyRow)> = rows.collect();
        if !self.board.is_trying() {
            let rows = rows.into_iter().map(|(_, row)| row);
            // What is done where something is read along goes before how one moves there.
            return match self.board.is_read_along() {
                true => own.into_iter().chain(rows).collect(),
                false => rows.chain(own).collect(),
            };
        }
        let (ends, rows): (Vec<_>, Vec<_>) =
            (rows.into_iter()).partition(|(action, _)| *action == Action::Back);
        let tries = own.into_iter().map(|row| KeyRow {
            hint: row.hint || row.group == Group::View,
            ..row
        });
        let (tries, others): (Vec<_>, Vec<_>) = tries.partition(|it| it.group == Group::View);
        let ends = ends.into_iter().map(|(_, row)| KeyRow {
            label: Text::of("结束试算", "end"),
            hint: true,
            ..row
        });
        let rows = rows.into_iter().map(|(_, row)| row);
        tries
            .into_iter()
            .chain(ends)
            .chain(rows)
            .chain(others)
            .collect()
    }

    /// What is listed, or what is marked of it, as pages for a room.
    fn meet(&self, ctx: &Ctx<'_>) -> Effect {
        let marked = self.list.marked();
        let is_meant = |it: &&Item| marked.is_empty() || marked.contains(it);
        let rows: Vec<Item> = self.list.shown().iter().filter(is_meant).copied().collect();
        let slides = self.board.slides(self.leaf, &rows, self.list.chosen(), ctx);
        let opened = slides.map(|it| Effect::Open(Opening::Meeting(Box::new(it))));
        opened.unwrap_or_else(Effect::Warn)
    }

    /// Does what the place does by itself; unbound where the key is none of its own.
    pub(super) fn own_act(&mut self, act: Lookup<OwnAct>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        match act {
            Lookup::Do(act) => {
                let (chosen, items) = (self.list.chosen(), self.items());
                let effect = self.board.act(act, chosen, &items, ctx);
                if effect.is_none() {
                    // It changed what is shown.
                    self.fill(true, ctx);
                }
                Some(effect.into_iter().collect())
            }
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }

    pub(super) fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Next => return self.take_next(ctx),
            Action::So => {
                let id = self.so(ctx);
                return id.map(|id| self.run(id, ctx)).into_iter().collect();
            }
            Action::Add => {
                let several = self.board.additions(ctx);
                if !several.is_empty() {
                    return vec![choice_of(several)];
                }
                let id = self.added(ctx);
                return id.map(|id| self.run(id, ctx)).into_iter().collect();
            }
            Action::More => return vec![self.menu(ctx)],
            Action::NextLeaf => self.turn(true, ctx),
            Action::PreviousLeaf => self.turn(false, ctx),
            Action::Left => self.leftwards(ctx),
            Action::Right => self.rightwards(ctx),
            Action::NextRow | Action::PreviousRow => {
                let forward = action == Action::NextRow;
                if let Some(beside) = self.board.beside(forward, ctx) {
                    return vec![beside.map_or_else(Effect::Warn, Effect::Go)];
                }
                let step = if forward { Step::Down } else { Step::Up };
                self.move_to(step, ctx);
            }
            Action::ScrollDown => drop(self.page.step(Step::PageDown)),
            Action::ScrollUp => drop(self.page.step(Step::PageUp)),
            Action::Back => return self.back(ctx).into_iter().collect(),
            Action::Zoom => self.panes.zoom(),
            Action::Meeting => return vec![self.meet(ctx)],
        }
        Vec::new()
    }

    pub(super) fn take_next(&mut self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let effect = match self.next(ctx) {
            None => return Vec::new(),
            Some(Next::Command(id)) => self.run(id, ctx),
            Some(Next::Do(_, it)) => commands::invoke(&it, ctx).unwrap_or_else(Effect::Warn),
            Some(Next::Remind(_)) => self.run(CommandId::Remind, ctx),
            Some(Next::Go(_, place)) => Effect::Go(place),
        };
        vec![effect]
    }

    /// All that can be done to what is chosen, or to the marked rows.
    pub(super) fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let shows = |action| action == Action::Meeting;
        let acts = |action| matches!(action, Action::Next | Action::So | Action::Add);
        let (own, shown): (Vec<_>, Vec<_>) = (self.grammar(ctx).into_iter())
            .filter(|(action, _)| acts(*action) || shows(*action))
            .partition(|(action, _)| acts(*action));
        let by_itself = self.board.own().map(|own| own.rows(&self.now(ctx)));
        let by_itself = by_itself.unwrap_or_default();
        let mut rows: Vec<KeyRow> = own.into_iter().map(|(_, row)| row).collect();
        let mut copying: Vec<KeyRow> = list_keys::copy(&self.list_now()).into_iter().collect();
        give_way(&mut rows, &by_itself);
        give_way(&mut copying, &by_itself);
        rows.extend(by_itself);
        rows.extend(shown.into_iter().map(|(_, row)| row));
        rows.extend(self.command_rows());
        rows.extend(copying);
        menus::everything(rows, &self.subject(ctx), |id| self.plan(id, ctx))
    }
}

/// Where a place has a key for something of its own, it means that and nothing else.
fn give_way(rows: &mut Vec<KeyRow>, own: &[KeyRow]) {
    rows.retain(|row| !gives_way(row, own));
}

fn gives_way(row: &KeyRow, own: &[KeyRow]) -> bool {
    let taken = |key: &Key| own.iter().any(|it| it.keys.contains(key));
    row.keys.iter().any(taken)
}

/// What is entered, to be chosen from; a digit takes one of the first at once.
fn choice_of(several: Vec<(Text, Invocation)>) -> Effect {
    let mut digits = '1'..='9';
    let items = several.into_iter().map(|(label, it)| {
        let item = menu::Item::new(Target::Invoke(it), label);
        match digits.next() {
            Some(digit) => item.key(Key::char(digit)),
            None => item,
        }
    });
    Effect::Choose(Menu::new(Text::of("新增", "Add"), items.collect()))
}
