//! Menus: the table of commands as far as it is for what is chosen, made as the menu opens.

use super::command::Planned;
use super::find;
use super::keys::unbound;
use crate::domain::command::{CommandId, is_added};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::text::Text;
use crate::tui::app::{Effect, Target};
use crate::tui::key::Key;
use crate::tui::keymap::{Does, KeyRow};
use crate::tui::screens::parts::menu::{Item, Menu};

/// All that can be done to what is chosen: these rows, and what else its kind's menu lists. What can't
/// be done now stands below, with the reason.
#[must_use]
pub fn everything(
    mut rows: Vec<KeyRow>,
    subject: &Subject,
    plan: impl Fn(CommandId) -> Planned,
) -> Effect {
    let title = Text::of("操作", "Actions");
    if let Some((kind, _)) = subject.records.first() {
        for id in CommandId::all() {
            let row = find(id);
            if !(row.target)(*kind) {
                continue;
            }
            let row = unbound(row, title.clone());
            // A next step that is this command is in the menu under its own key.
            let listed = |it: &KeyRow| it.does == row.does || it.label == row.label;
            if !rows.iter().any(listed) {
                rows.push(row);
            }
        }
    }
    let items = rows.into_iter().map(|row| {
        let (value, refused) = match row.does {
            Does::Command(id) => (Target::Command(id), plan(id).err()),
            Does::Own(own) => (Target::Own(own), row.refused),
        };
        Item {
            value,
            key: row.keys.first().copied(),
            label: row.label,
            refused,
        }
    });
    let (mut can, cannot): (Vec<_>, Vec<_>) = items.partition(|it| it.refused.is_none());
    can.extend(cannot);
    Effect::Choose(Menu::new(title, can))
}

/// What can be entered for a node of the map, in the order of the work; a digit takes a row at once.
#[must_use]
pub fn additions(subject: &Subject, rows: &[KeyRow]) -> Effect {
    use CommandId::{Add, AssignLeader, AssignSectors, BeginForm, ElectConvenor};
    let wanted: &[CommandId] = match subject.only() {
        Some((Kind::Sector, _)) => &[
            ElectConvenor,
            Add(Kind::Liaison),
            Add(Kind::Plan),
            Add(Kind::Activity),
            Add(Kind::Summary),
            Add(Kind::Output),
            AssignLeader,
            Add(Kind::Member),
            BeginForm,
        ],
        Some((Kind::Committee, _)) => &[
            Add(Kind::Sector),
            AssignSectors,
            Add(Kind::Plan),
            Add(Kind::Summary),
        ],
        Some(_) => &[
            Add(Kind::Committee),
            Add(Kind::Sector),
            Add(Kind::Member),
            Add(Kind::Leader),
            Add(Kind::Workroom),
            Add(Kind::Activity),
            Add(Kind::Study),
            Add(Kind::Circular),
            BeginForm,
        ],
        None => &[Add(Kind::Sector)],
    };
    // A kind that is named nowhere above is the organisation's.
    let known = |kind: &Kind| rows.iter().any(|it| it.does == Does::Command(Add(*kind)));
    let of_the_roster = [Kind::KeyContact];
    let others = Kind::ALL.iter().copied().filter(|kind| {
        subject.one(Kind::Organisation).is_some()
            && is_added(*kind)
            && !known(kind)
            && !of_the_roster.contains(kind)
    });
    let wanted = wanted.iter().copied().chain(others.map(Add));
    let items = wanted.zip(1_u8..).map(|(id, n)| {
        let row = rows.iter().find(|it| it.does == Does::Command(id));
        let label = row.map_or_else(|| find(id).title, |it| it.label.clone());
        let item = Item::new(Target::Command(id), label);
        match n {
            1..=9 => item.key(Key::char(char::from(b'0' + n))),
            _ => item,
        }
    });
    Effect::Choose(Menu::new(Text::of("新增", "Add"), items.collect()))
}
