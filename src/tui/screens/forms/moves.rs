//! Moving about on the screen: from pile to pile, form to form, pane to pane; what is shown then.

use ratatui::layout::Position;

use super::FormsScreen;
use super::form_filter::FormFilter;
use super::layout::Pane;
use super::queue::listing;
use crate::tui::app::{Ctx, Effect};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::Lookup;
use crate::tui::panes::any_list::{AnyList, Bound};
use crate::tui::panes::list::ListOutcome;
use crate::tui::panes::list_keys::ListAction;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{self, Can, Step};

impl FormsScreen {
    /// Looks at another pile.
    pub(super) fn show(&mut self, pile: FormFilter, ctx: &Ctx<'_>) {
        self.leave_filter();
        self.pile = pile;
        self.panes.focus_on(Pane::List);
        if pile == FormFilter::Archive {
            self.queue.list.unmark();
            self.archive.renew(ctx);
        } else {
            self.queue.show(pile, ctx);
        }
        self.follow(ctx);
    }

    /// A step in the list.
    pub(super) fn move_to(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        let told = match self.pile {
            FormFilter::Archive => self.archive.step(step, ctx),
            _ => self.of_queue(ctx).step(step),
        };
        self.told(told, ctx).unwrap_or_default()
    }

    /// What a key does in the list, or moves in the form.
    pub(super) fn in_pane(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.panes.focus() == Pane::Form
            && let Lookup::Do(step) = table::KEYS.look_up(input.key()?, &Can::default())
            && step != Step::Open
        {
            return self.sheet.page.step(step).is_taken().then(Vec::new);
        }
        let told = match self.pile {
            FormFilter::Archive => self.archive.handle(input, ctx),
            _ => self.of_queue(ctx).handle(input),
        };
        if self.takes_text() {
            self.panes.focus_on(Pane::List);
        }
        self.told(told, ctx)
    }

    /// Does what a key of lists is for.
    pub(super) fn list_act(&mut self, act: ListAction, ctx: &Ctx<'_>) -> Vec<Effect> {
        let told = match self.pile {
            FormFilter::Archive => self.archive.act(act, ctx),
            _ => self.of_queue(ctx).act(act),
        };
        if self.takes_text() {
            self.panes.focus_on(Pane::List);
        }
        self.told(told, ctx).unwrap_or_default()
    }

    /// The list of the forms that wait.
    fn of_queue<'a>(&'a mut self, ctx: &'a Ctx<'a>) -> impl AnyList + 'a {
        Bound {
            list: &mut self.queue.list,
            listing: listing(self.pile, ctx),
        }
    }

    /// What the list told; none when the input was not its own.
    pub(super) fn told(
        &mut self,
        told: Outcome<ListOutcome<()>>,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        let effects = match told {
            Outcome::Ignored => return None,
            Outcome::Gave(ListOutcome::Copy(text)) => vec![Effect::Copy(text)],
            Outcome::Gave(ListOutcome::Refused(why)) => vec![Effect::Warn(why)],
            Outcome::Gave(ListOutcome::Open(())) if self.sheet.form().is_some() => {
                self.panes.focus_on(Pane::Form);
                Vec::new()
            }
            Outcome::Gave(
                ListOutcome::Open(())
                | ListOutcome::Moved
                | ListOutcome::Marked
                | ListOutcome::Arranged
                | ListOutcome::Asked(_),
            )
            | Outcome::Taken
            | Outcome::Closed => Vec::new(),
        };
        self.follow(ctx);
        Some(effects)
    }

    /// Leaves what is open, one after the other.
    pub(super) fn back(&mut self, ctx: &Ctx<'_>) -> Option<Effect> {
        let left = if self.panes.unzoom() {
            true
        } else if self.panes.focus() == Pane::Form {
            self.panes.focus_on(Pane::List);
            true
        } else if self.pile != FormFilter::Archive {
            self.of_queue(ctx).widen(true)
        } else if self.archive.people.filter.clear() {
            self.archive.refilter(ctx);
            true
        } else {
            self.archive.widen(ctx)
        };
        if !left && ctx.came_from.is_some() {
            return Some(Effect::Back);
        }
        self.follow(ctx);
        None
    }

    /// What the mouse does where the parts were drawn last.
    pub(super) fn on_mouse(
        &mut self,
        mouse: Mouse,
        input: &Input,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        let (x, y) = (mouse.x, mouse.y);
        let tabs = self.tabs.get();
        let pressed = mouse.deed == MouseDeed::Press;
        if let Some(pile) = FormFilter::ALL
            .into_iter()
            .find(|it| tabs[*it as usize].contains(Position { x, y }))
        {
            if pressed {
                self.show(pile, ctx);
            }
            return Some(Vec::new());
        }
        match self.panes.under(x, y)? {
            Pane::Form => {
                if pressed && self.sheet.form().is_some() {
                    self.panes.focus_on(Pane::Form);
                }
                self.sheet.page.on_mouse(input);
                Some(Vec::new())
            }
            Pane::List => {
                if pressed {
                    self.panes.focus_on(Pane::List);
                }
                let told = match self.pile {
                    FormFilter::Archive => self.archive.handle(input, ctx),
                    _ => self.of_queue(ctx).handle(input),
                };
                Some(self.told(told, ctx).unwrap_or_default())
            }
        }
    }

    /// Leaves the filter line, and keeps what is typed.
    pub(super) fn leave_filter(&mut self) {
        self.archive.people.leave();
        self.queue.list.leave();
    }

    /// Whether a filter is typed in.
    pub(super) fn takes_text(&self) -> bool {
        match self.pile {
            FormFilter::Archive => self.archive.people.takes_text(),
            _ => self.queue.list.takes_text(),
        }
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
    }
}
