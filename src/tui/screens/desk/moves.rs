//! Moving about on the desk: steps, the mouse, panes, filters, and how the panes follow each other.

use ratatui::layout::Position;

use super::DeskScreen;
use super::convenors::Convenors;
use super::detail::Thing;
use super::layout::Pane;
use super::node::Node;
use super::pending::Pending;
use super::roster::Roster;
use crate::domain::command::CommandId;
use crate::tui::app::{Ctx, Effect};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::Lookup;
use crate::tui::panes::any_list::{AnyList, Bound};
use crate::tui::panes::list::Told;
use crate::tui::panes::list_keys::{self, Act};
use crate::tui::screens::Screen;
use crate::tui::screens::parts::filter_line::Told as Typed;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{self, Step};

impl DeskScreen {
    /// What a key or the mouse does in the pane that has the keyboard.
    pub(super) fn in_pane(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if let Some(told) = self.on_list(self.focus, ctx, |list| list.handle(input)) {
            return self.told(told, ctx);
        }
        let key = input.key()?;
        match list_keys::KEYS.look_up(key, &self.list_now()) {
            Lookup::Do(act) => return Some(self.list_act(act, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match table::KEYS.look_up(key, &self.can()) {
            Lookup::Do(step) => Some(self.step(step, ctx)),
            Lookup::Unbound | Lookup::Refused(_) => None,
        }
    }

    /// Does what a key of lists is for, in the pane whose row is looked at.
    pub(super) fn list_act(&mut self, act: Act, ctx: &Ctx<'_>) -> Vec<Effect> {
        if act == Act::Filter && self.focus == Pane::Detail {
            self.focus_on(self.source, ctx);
        }
        if let Some(told) = self.on_list(self.source, ctx, |list| list.act(act)) {
            return self.told(told, ctx).unwrap_or_default();
        }
        match act {
            Act::Filter => self.map.filter.open(),
            Act::Copy => {
                let copied = self.map.copied(ctx.today().year, ctx.locale);
                return vec![Effect::Copy(copied)];
            }
            Act::MarkDown | Act::MarkUp | Act::MarkAll | Act::Invert | Act::Sort => {}
        }
        Vec::new()
    }

    /// A step in the map or the detail.
    pub(super) fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(told) = self.on_list(self.focus, ctx, |list| list.step(step)) {
            return self.told(told, ctx).unwrap_or_default();
        }
        if self.focus == Pane::Detail {
            return match self.detail.page.step(step) {
                Outcome::Gave(_) => self.cure(ctx).into_iter().collect(),
                _ => Vec::new(),
            };
        }
        let told = self.map.table.step(step);
        self.told_of_map(told, ctx);
        Vec::new()
    }

    fn told_of_map(&mut self, told: Outcome<table::Told>, ctx: &Ctx<'_>) {
        let Outcome::Gave(told) = told else { return };
        match told {
            table::Told::Open(_) if self.map.chosen().sector().is_some() => {
                self.focus_on(Pane::Detail, ctx);
                return;
            }
            table::Told::Open(_) => self.map.toggle(ctx),
            table::Told::Fold(_) => self.map.fold(ctx),
            table::Told::Unfold(_) => self.map.unfold(),
            table::Told::Chose(_) | table::Told::Mark(_) => {}
        }
        self.fill(false, ctx);
    }

    /// What a list told; none when the input was not its own.
    pub(super) fn told(&mut self, told: Outcome<Told<()>>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        Some(match told {
            Outcome::Ignored => return None,
            Outcome::Taken | Outcome::Closed => Vec::new(),
            Outcome::Gave(Told::Copy(text)) => vec![Effect::Copy(text)],
            Outcome::Gave(Told::Refused(why)) => vec![Effect::Warn(why)],
            // A mark goes on to the next row.
            Outcome::Gave(Told::Moved | Told::Marked) => {
                self.follow(ctx);
                Vec::new()
            }
            Outcome::Gave(Told::Open(())) if self.focus == Pane::Pending => {
                vec![self.run(CommandId::ShowForm, ctx)]
            }
            Outcome::Gave(Told::Open(())) => {
                self.focus_on(Pane::Detail, ctx);
                Vec::new()
            }
        })
    }

    /// Does something to the list of a pane; none where it has no list.
    pub(super) fn on_list<T>(
        &mut self,
        pane: Pane,
        ctx: &Ctx<'_>,
        then: impl FnOnce(&mut dyn AnyList) -> T,
    ) -> Option<T> {
        let wide = self.is_wide();
        Some(match pane {
            Pane::Map | Pane::Detail => return None,
            Pane::Roster => then(&mut Bound {
                list: &mut self.roster,
                listing: Roster { ctx, wide },
            }),
            Pane::Convenors => then(&mut Bound {
                list: &mut self.convenors,
                listing: Convenors {
                    ctx,
                    index: &self.index,
                    wide,
                },
            }),
            Pane::Pending => then(&mut Bound {
                list: &mut self.pending,
                listing: Pending { ctx, wide },
            }),
        })
    }

    /// Members of several sectors stand together unless the map says which one.
    pub(super) fn is_wide(&self) -> bool {
        self.map.chosen().sector().is_none()
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
        if areas[pane as usize].height <= 2 {
            return Some(Vec::new());
        }
        if let Some(told) = self.on_list(pane, ctx, |list| list.handle(input)) {
            return Some(self.told(told, ctx).unwrap_or_default());
        }
        let told = self.map.table.handle(input);
        self.told_of_map(told, ctx);
        Some(Vec::new())
    }

    /// Gives a pane the keyboard.
    pub(super) fn focus_on(&mut self, pane: Pane, ctx: &Ctx<'_>) {
        self.leave_filter(ctx);
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
        if self.widen(ctx) {
            self.follow(ctx);
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
        let wide = self.is_wide();
        let of_elected = Convenors {
            ctx,
            index: &self.index,
            wide,
        };
        let (of_members, of_forms) = (Roster { ctx, wide }, Pending { ctx, wide });
        self.roster.take(members, &of_members, stay);
        self.convenors.take(convenors, &of_elected, stay);
        self.pending.take(forms, &of_forms, stay);
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
                chosen.map_or(node, |(form, _)| Thing::Form(form))
            }
        };
        self.detail.show(thing, ctx, &self.index);
    }

    /// What is typed into the map's filter; none while it is closed.
    pub(super) fn on_map_filter(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.focus != Pane::Map || !self.map.filter.is_open() {
            return None;
        }
        match self.map.filter.handle(input) {
            Typed::Ignored => return None,
            Typed::Taken => {}
            Typed::Typed => self.refilter_map(ctx),
        }
        Some(Vec::new())
    }

    fn refilter_map(&mut self, ctx: &Ctx<'_>) {
        let before = self.map.chosen();
        self.map.show();
        if self.map.filter.is_narrowing() {
            self.map.choose_first_found();
        } else {
            self.map.choose(before, ctx);
        }
        self.fill(false, ctx);
    }

    /// Whether a filter is typed in, or something is asked about the list.
    pub(super) fn takes_text(&self) -> bool {
        match self.focus {
            Pane::Map => self.map.filter.is_open(),
            Pane::Roster => self.roster.takes_text(),
            Pane::Convenors => self.convenors.takes_text(),
            Pane::Pending => self.pending.takes_text(),
            Pane::Detail => false,
        }
    }

    pub(super) fn is_asking(&self) -> bool {
        let lists = self.roster.is_asking() || self.convenors.is_asking();
        lists || self.pending.is_asking()
    }

    fn leave_filter(&mut self, ctx: &Ctx<'_>) {
        if self.on_list(self.focus, ctx, |list| list.leave()).is_none() && self.focus == Pane::Map {
            self.map.filter.close();
        }
    }

    /// Takes the pane's filter or marks away; whether there were any.
    fn widen(&mut self, ctx: &Ctx<'_>) -> bool {
        if let Some(widened) = self.on_list(self.focus, ctx, |list| list.widen()) {
            return widened;
        }
        let typed = self.focus == Pane::Map && self.map.filter.clear();
        if typed {
            self.refilter_map(ctx);
        }
        typed
    }
}
