//! One table a screen: key, action, label, help, and why an action is not to be had now.
//!
//! Hint bar, `?` help, palette and the manual's key pages are all made from these tables (see
//! [`Keymap::rows`]); a key that stands in two tables of one screen fails that screen's test (see
//! [`duplicates`]). Actions are the screen's own enum; this module never carries one out.

use super::key::Key;
use crate::domain::command::CommandId;
use crate::text::Text;

/// Where a binding stands in help, and whether the hint bar shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What one does to the chosen thing.
    Act,
    /// Adding and changing records.
    Edit,
    /// Taking something from the records, or choosing among them; nothing is changed.
    Use,
    /// Moving about.
    Move,
    /// What is shown, and how.
    View,
    /// The program.
    Program,
}

impl Group {
    /// All groups in the order of the help page.
    pub const ALL: [Group; 6] = [
        Group::Act,
        Group::Edit,
        Group::Use,
        Group::Move,
        Group::View,
        Group::Program,
    ];

    /// Do its actions change records?
    #[must_use]
    pub const fn changes(self) -> bool {
        match self {
            Group::Act | Group::Edit => true,
            Group::Use | Group::Move | Group::View | Group::Program => false,
        }
    }

    /// The heading.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Group::Act => Text::of("办理", "Act"),
            Group::Edit => Text::of("编辑", "Edit"),
            Group::Use => Text::of("取用", "Use"),
            Group::Move => Text::of("移动", "Move"),
            Group::View => Text::of("显示", "View"),
            Group::Program => Text::of("程序", "Program"),
        }
    }
}

/// One action of a screen. `S` is what the screen knows when it asks whether the action is to be
/// had: the screen itself, or a small struct of facts.
pub struct Binding<A: 'static, S: 'static> {
    /// The keys, the one to be shown first. Empty: in the palette only.
    pub keys: &'static [Key],
    /// What the screen does.
    pub action: A,
    /// One or two words for the hint bar.
    pub label: Text,
    /// One sentence for help and the palette.
    pub help: Text,
    /// Where help lists it.
    pub group: Group,
    /// Whether the hint bar shows it; the order is the table's.
    pub hint: bool,
    /// Why it is not to be had now, in words for the person.
    pub when: fn(&S) -> Result<(), Text>,
}

impl<A: Copy, S> Binding<A, S> {
    fn now(&self, now: &S) -> Lookup<A> {
        match (self.when)(now) {
            Ok(()) => Lookup::Do(self.action),
            Err(why) => Lookup::Refused(why),
        }
    }
}

/// For [`Binding::when`]: the action is always to be had.
///
/// # Errors
/// Never; the type is that of every other `when`.
pub fn always<S>(_: &S) -> Result<(), Text> {
    Ok(())
}

/// For [`Binding::when`]: the action is to be had where `so`, and `otherwise` says why it is not.
///
/// # Errors
/// `otherwise`.
pub fn when(so: bool, otherwise: Text) -> Result<(), Text> {
    if so { Ok(()) } else { Err(otherwise) }
}

/// A row of a table in one line: action, group, whether the hint bar shows it, keys, label, help, when.
macro_rules! key {
    ($action:expr, $group:ident, $hint:literal, [$($key:expr),*], $zh:literal / $en:literal, $help_zh:literal, $help_en:literal, $when:expr) => {
        $crate::tui::keymap::Binding {
            keys: &[$($key),*],
            action: $action,
            label: $crate::text::Text::of($zh, $en),
            help: $crate::text::Text::of($help_zh, $help_en),
            group: $crate::tui::keymap::Group::$group,
            hint: $hint,
            when: $when,
        }
    };
}
pub(super) use key;

/// A screen's table.
pub struct Keymap<A: 'static, S: 'static> {
    /// The name of the table: the screen, the pane, the dialog.
    pub title: Text,
    /// Its rows, in the order in which they are shown.
    pub bindings: &'static [Binding<A, S>],
}

/// What a key comes to on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup<A> {
    /// No binding: the key may be another table's.
    Unbound,
    /// Do this.
    Do(A),
    /// The key is this table's, but not now, and this is why.
    Refused(Text),
}

impl<A> Lookup<A> {
    /// The same of another kind of action.
    pub fn map<B>(self, into: impl FnOnce(A) -> B) -> Lookup<B> {
        match self {
            Lookup::Do(action) => Lookup::Do(into(action)),
            Lookup::Refused(why) => Lookup::Refused(why),
            Lookup::Unbound => Lookup::Unbound,
        }
    }

    /// What it comes to in the next table, where this one has no such key.
    pub fn or_else(self, next: impl FnOnce() -> Lookup<A>) -> Lookup<A> {
        match self {
            Lookup::Unbound => next(),
            found => found,
        }
    }
}

/// An act of a place's own, by a number of its own.
pub type OwnAct = u8;

/// Which row of which table of keys: what an action of a screen's own is known by where its table is
/// not at hand. Tables are written in the source, so it is the same action whatever is shown meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnKey {
    /// The table's title.
    pub table: Text,
    /// The row in it, from 0.
    pub row: usize,
}

/// What a row of keys does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Does {
    /// A command of the table of commands.
    Command(CommandId),
    /// What a screen or a widget does itself.
    Own(OwnKey),
}

/// One action as help, palette and manual show it, free of the screen's types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The table that it stands in.
    pub table: Text,
    /// What it does.
    pub does: Does,
    /// The keys, the one to be shown first.
    pub keys: &'static [Key],
    /// The words of the hint bar.
    pub label: Text,
    /// The sentence of help.
    pub help: Text,
    /// Where help lists it.
    pub group: Group,
    /// Whether the hint bar shows it.
    pub hint: bool,
    /// Why it is not to be had now.
    pub refused: Option<Text>,
}

impl<A: Copy, S> Keymap<A, S> {
    /// What `key` comes to now.
    #[must_use]
    pub fn look_up(&self, key: Key, now: &S) -> Lookup<A> {
        let key = key.meant();
        match self.bindings.iter().find(|b| b.keys.contains(&key)) {
            None => Lookup::Unbound,
            Some(binding) => binding.now(now),
        }
    }

    /// The rows as they stand now, for the hint bar and help.
    #[must_use]
    pub fn rows(&self, now: &S) -> Vec<KeyRow> {
        let all = self.bindings.iter().enumerate();
        all.map(|(n, b)| self.row(n, b, (b.when)(now).err()))
            .collect()
    }

    /// What the action of a row comes to now; unbound when it is another table's.
    #[must_use]
    pub fn call(&self, own: &OwnKey, now: &S) -> Lookup<A> {
        let binding = self.bindings.get(own.row);
        match binding.filter(|_| own.table == self.title) {
            None => Lookup::Unbound,
            Some(binding) => binding.now(now),
        }
    }

    /// The rows with their actions, for the palette.
    #[must_use]
    pub fn actions(&self, now: &S) -> Vec<(A, KeyRow)> {
        self.rows(now)
            .into_iter()
            .zip(self.bindings)
            .map(|(row, binding)| (binding.action, row))
            .collect()
    }

    /// The rows without a screen, for the manual and the tests.
    #[must_use]
    pub fn pages(&self) -> Vec<KeyRow> {
        let all = self.bindings.iter().enumerate();
        all.map(|(n, b)| self.row(n, b, None)).collect()
    }

    fn row(&self, row: usize, b: &Binding<A, S>, refused: Option<Text>) -> KeyRow {
        KeyRow {
            table: self.title.clone(),
            does: Does::Own(OwnKey {
                table: self.title.clone(),
                row,
            }),
            keys: b.keys,
            label: b.label.clone(),
            help: b.help.clone(),
            group: b.group,
            hint: b.hint,
            refused,
        }
    }
}

/// The keys that stand more than once in tables that are asked one after another, with the words
/// of both rows: empty when all is well.
#[must_use]
pub fn duplicates(rows: &[KeyRow]) -> Vec<String> {
    let mut seen: Vec<(Key, &KeyRow)> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        for key in row.keys {
            match seen.iter().find(|(other, _)| other == key) {
                Some((_, first)) => out.push(format!(
                    "{key}: “{}” ({}) and “{}” ({})",
                    first.label.en, first.table.en, row.label.en, row.table.en
                )),
                None => seen.push((*key, row)),
            }
        }
    }
    out
}

/// What is wrong with the wording of tables: an empty label or help in either language, a label
/// too long for the hint bar.
#[must_use]
pub fn unclear(rows: &[KeyRow]) -> Vec<String> {
    let mut out = Vec::new();
    for row in rows {
        // What has no key is in no hint bar: menus and the palette have room for it.
        let (zh, en) = match row.keys.is_empty() {
            true => (40, 60),
            false => (12, 14),
        };
        for (word, most) in [
            (&row.label.zh, zh),
            (&row.label.en, en),
            (&row.help.zh, 80),
            (&row.help.en, 160),
        ] {
            let long = unicode_width::UnicodeWidthStr::width(&**word);
            if long == 0 || long > most {
                out.push(format!(
                    "{:?}: “{word}” has {long} columns of 1–{most}",
                    row.keys
                ));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Action {
        File,
        Return,
    }

    struct Queue {
        waiting: usize,
    }

    fn something_waits(queue: &Queue) -> Result<(), Text> {
        if queue.waiting == 0 {
            return Err(Text::of("没有待办的登记表", "no form waits"));
        }
        Ok(())
    }

    static KEYS: Keymap<Action, Queue> = Keymap {
        title: Text::of("登记表", "Forms"),
        bindings: &[
            Binding {
                keys: &[Key::char('f'), Key::f(8)],
                action: Action::File,
                label: Text::of("备案", "file"),
                help: Text::of("将选中的登记表备案。", "File the chosen form."),
                group: Group::Act,
                hint: true,
                when: something_waits,
            },
            Binding {
                keys: &[Key::char('r')],
                action: Action::Return,
                label: Text::of("退回", "return"),
                help: Text::of("退回并写明理由。", "Return it with a reason."),
                group: Group::Act,
                hint: true,
                when: always,
            },
        ],
    };

    #[test]
    fn a_key_is_looked_up_and_may_be_refused_with_words() {
        let (busy, idle) = (Queue { waiting: 2 }, Queue { waiting: 0 });
        assert_eq!(KEYS.look_up(Key::f(8), &busy), Lookup::Do(Action::File));
        assert_eq!(
            KEYS.look_up(Key::char('r'), &idle),
            Lookup::Do(Action::Return)
        );
        assert_eq!(KEYS.look_up(Key::char('x'), &busy), Lookup::Unbound);
        assert_eq!(
            KEYS.look_up(Key::char('f'), &idle),
            Lookup::Refused(Text::of("没有待办的登记表", "no form waits"))
        );
        assert!(KEYS.rows(&idle)[0].refused.is_some());
        assert_eq!(KEYS.actions(&busy)[1].0, Action::Return);
        let Does::Own(file) = &KEYS.rows(&busy)[0].does else {
            panic!("a command");
        };
        assert_eq!(KEYS.call(file, &busy), Lookup::Do(Action::File));
        assert!(matches!(KEYS.call(file, &idle), Lookup::Refused(_)));
        let others = OwnKey {
            table: Text::of("办公桌", "Desk"),
            row: 0,
        };
        assert_eq!(KEYS.call(&others, &busy), Lookup::Unbound);
    }

    #[test]
    fn a_key_in_two_rows_is_found() {
        assert_eq!(duplicates(&KEYS.pages()), Vec::<String>::new());
        let twice = [KEYS.pages(), KEYS.pages()].concat();
        assert_eq!(duplicates(&twice).len(), 3);
        assert_eq!(unclear(&KEYS.pages()), Vec::<String>::new());
    }
}
