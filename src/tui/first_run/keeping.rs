//! What is typed on the first-run page is kept as a draft, as in any editor: while it is typed, and when
//! the program ends.

use super::{FirstRun, forms};
use crate::tui::input::Input;
use crate::tui::operation::Operation;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::windows::Window;

impl FirstRun {
    /// What is typed is written down, and what was kept of it forgotten where nothing is typed.
    pub(super) fn keep(&mut self) -> Vec<Operation> {
        self.kept.typed = false;
        let now = (self.kept.clock)().machine.naive_local();
        if let Some((_, form)) = &self.form {
            let draft = forms::draft(form, self.locale, self.today, now);
            let changed = draft.changed().next().is_some();
            self.kept.form = changed.then_some(draft);
        }
        let mut all = self.kept.others.clone();
        all.extend(self.kept.form.clone());
        vec![Operation::Keep(all)]
    }

    pub(super) fn keep_at_the_end(&mut self) -> Vec<Operation> {
        let mut operations = match self.kept.typed {
            true => self.keep(),
            false => Vec::new(),
        };
        operations.push(Operation::KeepNow);
        operations
    }

    pub(super) fn quit(&mut self) -> Vec<Operation> {
        let mut operations = self.keep_at_the_end();
        operations.push(Operation::Quit(0));
        operations
    }

    /// Ends, over the form or the import: asked where something is typed or worked on. Who presses the
    /// key at that question means it.
    pub(super) fn quit_over(&mut self) -> Vec<Operation> {
        let typed = self
            .form
            .as_ref()
            .is_some_and(|(_, form)| form.is_changed());
        let works = self.import.as_ref().is_some_and(|(_, it)| it.is_at_work());
        if self.leaving.is_some() || !(typed || works) {
            return self.quit();
        }
        self.leaving = Some(Confirm::before_leaving(typed));
        Vec::new()
    }

    pub(super) fn answer_leaving(&mut self, input: &Input) -> Vec<Operation> {
        match self.leaving.as_mut().map(|confirm| confirm.handle(input)) {
            Some(Outcome::Gave(())) => return self.quit(),
            Some(Outcome::Closed) => self.leaving = None,
            Some(Outcome::Taken | Outcome::Ignored) | None => {}
        }
        Vec::new()
    }
}
