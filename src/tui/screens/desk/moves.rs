//! Moving about on the desk: steps, the mouse, panes, filters, and how the panes follow each other.

use ratatui::layout::Position;

use super::detail::Thing;
use super::layout::Pane;
use super::node::Node;
use super::{DeskScreen, convenors, pending, roster};
use crate::domain::command::CommandId;
use crate::tui::app::{Ctx, Effect};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::screens::Screen;
use crate::tui::screens::parts::filter_line::{FilterLine, Told as Typed};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{Step, Table, Told};

impl DeskScreen {
    /// A step in the pane that has the keyboard.
    pub(super) fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        if self.focus == Pane::Detail {
            if step == Step::Open {
                return self.cure(ctx).into_iter().collect();
            }
            let _ = self.detail.page.step(step);
            return Vec::new();
        }
        match self.table(self.focus).step(step) {
            Outcome::Gave(told) => self.told(told, ctx),
            Outcome::Ignored | Outcome::Taken | Outcome::Closed => Vec::new(),
        }
    }

    pub(super) fn told(&mut self, told: Told, ctx: &Ctx<'_>) -> Vec<Effect> {
        let node = self.map.chosen();
        match (self.focus, told) {
            (Pane::Map, Told::Chose(_)) => self.fill(false, ctx),
            (Pane::Map, Told::Open(_)) if node.sector().is_none() => {
                self.map.toggle(ctx);
                self.fill(false, ctx);
            }
            (Pane::Map, Told::Fold(_)) => {
                self.map.fold(ctx);
                self.fill(false, ctx);
            }
            (Pane::Map, Told::Unfold(_)) => {
                self.map.unfold();
                self.fill(false, ctx);
            }
            (Pane::Pending, Told::Open(_)) => return vec![self.run(CommandId::ShowForm, ctx)],
            (_, Told::Open(_)) => self.focus_on(Pane::Detail, ctx),
            (_, Told::Chose(_)) => self.follow(ctx),
            (_, Told::Symbol(_) | Told::Fold(_) | Told::Unfold(_)) => {}
        }
        Vec::new()
    }

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
        let areas = self.areas.get();
        let pane = Pane::ALL
            .into_iter()
            .find(|pane| areas[*pane as usize].contains(at))?;
        let was_here = pane == self.focus;
        if mouse.deed == MouseDeed::Press {
            self.focus_on(pane, ctx);
        } else if !was_here {
            return Some(Vec::new());
        }
        if pane == Pane::Detail {
            return Some(match self.detail.page.on_mouse(input) {
                Outcome::Gave(_) if was_here => self.cure(ctx).into_iter().collect(),
                _ => Vec::new(),
            });
        }
        // The pane may have been a title a moment ago: then the click only brings it up.
        if areas[pane as usize].height > 2
            && let Outcome::Gave(told) = self.table(pane).handle(input)
        {
            return Some(self.told(told, ctx));
        }
        Some(Vec::new())
    }

    /// Gives a pane the keyboard.
    pub(super) fn focus_on(&mut self, pane: Pane, ctx: &Ctx<'_>) {
        self.close_filter();
        self.focus = pane;
        if pane == Pane::Detail {
            return;
        }
        self.detail.page.rewind();
        if self.source != pane {
            self.source = pane;
            self.follow(ctx);
        }
    }

    /// Leaves what is open; else looks at more.
    pub(super) fn back(&mut self, ctx: &Ctx<'_>) {
        if self.clear_filter() {
            self.refilter(ctx);
        } else if self.zoomed {
            self.zoomed = false;
        } else if self.focus == Pane::Detail {
            self.focus_on(self.source, ctx);
        } else if let Some(wider) = self
            .map
            .chosen()
            .wider(ctx.book(), ctx.today().reference_date())
        {
            self.map.choose(wider, ctx);
            self.fill(false, ctx);
        } else {
            self.focus_on(Pane::Map, ctx);
        }
    }

    pub(super) fn look_at(&mut self, node: Node, pane: Pane, ctx: &Ctx<'_>) {
        self.zoomed = false;
        self.map.choose(node, ctx);
        self.focus_on(pane, ctx);
        self.fill(false, ctx);
    }

    /// Fills the lists with what stands within the map's node. With `stay`, because the book
    /// changed: then what is chosen stays where it is.
    pub(super) fn fill(&mut self, stay: bool, ctx: &Ctx<'_>) {
        let node = self.map.chosen();
        let sectors = node.sectors(ctx.book(), ctx.today().reference_date());
        let sectors = sectors.as_deref();
        let mut members = self.roll.members(sectors);
        let guest = self.guest.filter(|id| {
            let member = ctx.book().members.get(*id);
            member.is_some_and(|it| {
                node.sector()
                    .is_none_or(|sector| it.sector_on(ctx.today().reference_date()) == sector)
            })
        });
        self.guest = guest;
        members.extend(guest.filter(|id| !members.contains(id)));
        let (convenors, forms) = (self.roll.convenors(sectors), self.roll.forms(sectors));
        if stay {
            self.roster.renew(members, |id| roster::words(id, ctx));
            self.convenors
                .renew(convenors, |id| convenors::words(id, ctx));
            self.pending.renew(forms, |it| pending::words(it, ctx));
        } else {
            self.roster.narrow(members, |id| roster::words(id, ctx));
            self.convenors
                .narrow(convenors, |id| convenors::words(id, ctx));
            self.pending.narrow(forms, |it| pending::words(it, ctx));
        }
        self.follow(ctx);
    }

    /// The detail shows the chosen row; a list without one leaves it to the map.
    pub(super) fn follow(&mut self, ctx: &Ctx<'_>) {
        let node = Thing::Node(self.map.chosen());
        let thing = match self.source {
            Pane::Map | Pane::Detail => node,
            Pane::Roster => self.roster.chosen().map_or(node, Thing::Member),
            Pane::Convenors => self.convenors.chosen().map_or(node, Thing::Convenor),
            Pane::Pending => {
                let chosen = self.pending.chosen();
                chosen.map_or(node, |it| Thing::Form(it.form))
            }
        };
        self.detail.show(thing, ctx, &self.index);
    }

    pub(super) fn table(&mut self, pane: Pane) -> &mut Table {
        match pane {
            Pane::Map | Pane::Detail => &mut self.map.table,
            Pane::Roster => &mut self.roster.table,
            Pane::Convenors => &mut self.convenors.table,
            Pane::Pending => &mut self.pending.table,
        }
    }

    pub(super) fn filter(&mut self) -> Option<&mut FilterLine> {
        match self.focus {
            Pane::Map => Some(&mut self.map.filter),
            Pane::Roster => Some(&mut self.roster.filter),
            Pane::Convenors => Some(&mut self.convenors.filter),
            Pane::Pending => Some(&mut self.pending.filter),
            Pane::Detail => None,
        }
    }

    pub(super) fn filter_is_open(&mut self) -> bool {
        self.filter().is_some_and(|filter| filter.is_open())
    }

    pub(super) fn open_filter(&mut self, ctx: &Ctx<'_>) {
        if self.focus == Pane::Detail {
            self.focus_on(self.source, ctx);
        }
        if let Some(filter) = self.filter() {
            filter.open();
        }
    }

    pub(super) fn close_filter(&mut self) {
        if let Some(filter) = self.filter() {
            filter.close();
        }
    }

    /// Whether there was anything typed to be cleared.
    pub(super) fn clear_filter(&mut self) -> bool {
        self.filter().is_some_and(|filter| filter.clear())
    }

    pub(super) fn on_filter(&mut self, input: &Input, _ctx: &Ctx<'_>) -> Typed {
        let filter = self.filter();
        filter.map_or(Typed::Ignored, |filter| filter.handle(input))
    }

    pub(super) fn refilter(&mut self, ctx: &Ctx<'_>) {
        match self.focus {
            Pane::Map => {
                let before = self.map.chosen();
                self.map.show();
                if self.map.filter.is_narrowing() {
                    self.map.choose_first_found();
                } else {
                    self.map.choose(before, ctx);
                }
                self.fill(false, ctx);
            }
            Pane::Roster => self.roster.refilter(|id| roster::words(id, ctx)),
            Pane::Convenors => self.convenors.refilter(|id| convenors::words(id, ctx)),
            Pane::Pending => self.pending.refilter(|it| pending::words(it, ctx)),
            Pane::Detail => {}
        }
        self.follow(ctx);
    }

    pub(super) fn copied(&self, ctx: &Ctx<'_>) -> String {
        match self.detail.thing() {
            Thing::Node(_) => self.map.copied(ctx.today().year, ctx.locale),
            Thing::Member(id) => roster::copied(id, ctx),
            Thing::Convenor(id) => convenors::copied(id, ctx),
            Thing::Form(_) => {
                let chosen = self.pending.chosen();
                chosen.map_or_else(String::new, |it| pending::copied(it, ctx))
            }
        }
    }
}
