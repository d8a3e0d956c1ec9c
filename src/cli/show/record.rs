//! A record of a kind that has no page of its own: its fields, what they held before; or its list.

use super::card::Card;
use super::which::Which;
use crate::cli::failure::Failure;
use crate::cli::help::say;
use crate::cli::kinds::{Each, OfKind};
use crate::cli::shell::Shell;
use crate::cli::{list, lookup};
use crate::desk::Desk;
use crate::desk::lists::{self, List, shown_kinds};
use crate::domain::record::Kind;

/// Which record of which kind.
pub(super) type Record = Each<Which>;

impl Each<Which> {
    /// Prints the record that is named, or the list of its kind.
    pub(super) fn print(&self, shell: &mut Shell, desk: &Desk) -> Result<(), Failure> {
        let view = self.args.view(desk, shell);
        let Some(name) = &self.args.name else {
            return list::print(shell, &view, List::Of(self.kind));
        };
        let id = lookup::record(view.book(), view.date(), self.kind, name)?;
        let Some(record) = lists::shown(desk.book(), self.kind, id) else {
            return Ok(());
        };
        if shell.json {
            return shell.out.json(&record.value(&view));
        }
        let name = desk.book().name_of(self.kind, id);
        shell.out.line(format!("{name} #{id}"))?;
        let mut card = Card::new(shell.locale);
        for (label, words) in record.lines(&view) {
            card.line(&label, words);
        }
        card.earlier(&record.earlier(&view));
        card.print(shell)
    }
}

impl OfKind for Which {
    fn kinds() -> Vec<Kind> {
        shown_kinds().collect()
    }

    fn about(kind: Kind) -> String {
        let title = kind.title();
        let (zh, en) = (&title.zh, &title.en);
        say(
            &format!("{zh}：一条的各项内容；不给名称则列出全部"),
            &format!("One {en}, field by field; without a name, all"),
        )
    }
}
