//! Moving about on the screen: from pile to pile, form to form, pane to pane; what is shown then.

use ratatui::layout::Position;

use super::FormsScreen;
use super::form_filter::FormFilter;
use super::layout::Pane;
use crate::tui::app::{Ctx, Effect};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::screens::parts::filter_line::FilterLine;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{Step, Table, Told};

impl FormsScreen {
    /// Looks at another pile.
    pub(super) fn show(&mut self, pile: FormFilter, ctx: &Ctx<'_>) {
        self.filter().close();
        self.pile = pile;
        self.focus = Pane::List;
        if pile == FormFilter::Archive {
            self.queue.unmark();
            self.archive.renew(ctx);
        } else {
            self.queue.show(pile, ctx);
        }
        self.follow(ctx);
    }

    /// A step in the pane that has the keyboard.
    pub(super) fn step(&mut self, step: Step, ctx: &Ctx<'_>) {
        match self.focus {
            Pane::Form => drop(self.sheet.page.step(step)),
            Pane::List => self.move_to(step, ctx),
        }
    }

    /// A step in the list.
    pub(super) fn move_to(&mut self, step: Step, ctx: &Ctx<'_>) {
        if let Outcome::Gave(told) = self.table().step(step) {
            self.told(told, ctx);
        }
    }

    fn told(&mut self, told: Told, ctx: &Ctx<'_>) {
        match told {
            Told::Open(_) if self.sheet.form().is_some() => self.focus = Pane::Form,
            Told::Symbol(row) => self.queue.mark(row),
            Told::Chose(_) | Told::Open(_) | Told::Fold(_) | Told::Unfold(_) => {}
        }
        if self.pile == FormFilter::Archive {
            self.archive.reach(ctx);
        }
        self.follow(ctx);
    }

    /// Leaves what is open, one after the other.
    pub(super) fn back(&mut self, ctx: &Ctx<'_>) {
        if self.zoomed {
            self.zoomed = false;
        } else if self.focus == Pane::Form {
            self.focus = Pane::List;
        } else if self.queue.unmark() {
        } else if self.filter().clear() {
            self.refilter(ctx);
        } else if self.pile == FormFilter::Archive {
            self.archive.widen(ctx);
        }
        self.follow(ctx);
    }

    /// What the mouse does where the parts were drawn last.
    pub(super) fn on_mouse(
        &mut self,
        mouse: Mouse,
        input: &Input,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        let at = Position {
            x: mouse.x,
            y: mouse.y,
        };
        let tabs = self.tabs.get();
        let areas = self.areas.get();
        let pressed = mouse.deed == MouseDeed::Press;
        if let Some(pile) = FormFilter::ALL
            .into_iter()
            .find(|it| tabs[*it as usize].contains(at))
        {
            if pressed {
                self.show(pile, ctx);
            }
        } else if areas.form.contains(at) {
            if pressed && self.sheet.form().is_some() {
                self.focus = Pane::Form;
            }
            self.sheet.page.on_mouse(input);
        } else if areas.list.contains(at) {
            if pressed {
                self.focus = Pane::List;
            }
            if let Outcome::Gave(told) = self.table().handle(input) {
                self.told(told, ctx);
            }
        } else {
            return None;
        }
        Some(Vec::new())
    }

    fn table(&mut self) -> &mut Table {
        match self.pile {
            FormFilter::Archive => &mut self.archive.table,
            FormFilter::ToFile
            | FormFilter::ToUpload
            | FormFilter::WithMembers
            | FormFilter::Pending => &mut self.queue.list.table,
        }
    }

    /// The filter of the list.
    pub(super) fn filter(&mut self) -> &mut FilterLine {
        match self.pile {
            FormFilter::Archive => &mut self.archive.people.filter,
            FormFilter::ToFile
            | FormFilter::ToUpload
            | FormFilter::WithMembers
            | FormFilter::Pending => &mut self.queue.list.filter,
        }
    }

    /// Applies what is typed into the filter.
    pub(super) fn refilter(&mut self, ctx: &Ctx<'_>) {
        match self.pile {
            FormFilter::Archive => self.archive.refilter(ctx),
            FormFilter::ToFile
            | FormFilter::ToUpload
            | FormFilter::WithMembers
            | FormFilter::Pending => {
                self.queue.refilter(ctx);
            }
        }
        self.follow(ctx);
    }

    /// The page shows the chosen form.
    pub(super) fn follow(&mut self, ctx: &Ctx<'_>) {
        let form = match self.pile {
            FormFilter::Archive => self.archive.chosen().cloned(),
            FormFilter::ToFile
            | FormFilter::ToUpload
            | FormFilter::WithMembers
            | FormFilter::Pending => {
                let chosen = self.queue.list.chosen();
                chosen.and_then(|id| ctx.book().forms.get(id)).cloned()
            }
        };
        self.sheet.show(form, ctx);
        self.count_marks();
    }

    /// Counts what is marked: asked frame by frame.
    pub(super) fn count_marks(&mut self) {
        self.marked = self.queue.marked().len();
    }
}
