//! Moving about on the desk: steps, the mouse, panes, filters, and how the panes follow each other.

use super::DeskScreen;
use super::convenors::Convenors;
use super::detail::Thing;
use super::layout::Pane;
use super::map::Map;
use super::node::Node;
use super::pending::Pending;
use super::roster::Roster;
use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::Lookup;
use crate::tui::panes::any_list::{AnyList, Bound};
use crate::tui::panes::list::ListOutcome;
use crate::tui::panes::list_keys::{self, Asked, ListAction};
use crate::tui::panes::workspace::Pointed;
use crate::tui::screens::Screen;
use crate::tui::widgets::Outcome;

impl DeskScreen {
    /// What a key or the mouse does in the pane that has the keyboard.
    pub(super) fn in_pane(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if let Some(told) = self.on_list(self.panes.focus(), ctx, |list| list.handle(input)) {
            return self.told(told, ctx);
        }
        match list_keys::look_up(input.key()?, &self.list_now(), &self.can()) {
            Lookup::Do(asked) => Some(self.in_list(asked, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }

    /// Does what a key of lists is for: with the rows of the pane whose row is looked at, or a step in the pane
    /// that has the keyboard.
    pub(super) fn in_list(&mut self, asked: Asked, ctx: &Ctx<'_>) -> Vec<Effect> {
        let told = match asked {
            Asked::Act(act) => {
                if act == ListAction::Filter && self.panes.focus() == Pane::Detail {
                    self.focus_on(self.source, ctx);
                }
                self.on_list(self.source, ctx, |list| list.act(act))
            }
            Asked::Step(step) if self.panes.focus() == Pane::Detail => {
                return match self.detail.page.step(step) {
                    Outcome::Gave(_) => self.cure(ctx).into_iter().collect(),
                    _ => Vec::new(),
                };
            }
            Asked::Step(step) => self.on_list(self.panes.focus(), ctx, |list| list.step(step)),
        };
        let effects = told.and_then(|told| self.told(told, ctx));
        effects.unwrap_or_default()
    }

    /// What a list told; none when the input was not its own.
    pub(super) fn told(
        &mut self,
        told: Outcome<ListOutcome<()>>,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        Some(match told {
            Outcome::Ignored => return None,
            Outcome::Taken | Outcome::Closed => Vec::new(),
            Outcome::Gave(ListOutcome::Copy(text)) => vec![Effect::Copy(text)],
            Outcome::Gave(ListOutcome::Refused(why)) => vec![Effect::Warn(why)],
            // A mark goes on to the next row.
            Outcome::Gave(
                ListOutcome::Moved
                | ListOutcome::Marked
                | ListOutcome::Arranged
                | ListOutcome::Asked(_),
            ) => {
                self.moved(ctx);
                Vec::new()
            }
            Outcome::Gave(ListOutcome::Open(())) if self.panes.focus() == Pane::Pending => {
                vec![self.run(CommandId::ShowForm, ctx)]
            }
            Outcome::Gave(ListOutcome::Open(())) => match self.dossier_of_row(ctx) {
                Some(place) => vec![Effect::Go(place)],
                None => {
                    self.focus_on(Pane::Detail, ctx);
                    Vec::new()
                }
            },
        })
    }

    /// The dossier of whoever's name the chosen row has: it is a key away from any name.
    fn dossier_of_row(&self, ctx: &Ctx<'_>) -> Option<Place> {
        match self.panes.focus() {
            Pane::Map => match self.node() {
                Node::Committee(id) => Some(Place::Dossier(Kind::Committee, id.0)),
                Node::Sector(id) => Some(Place::Dossier(Kind::Sector, id.0)),
                Node::All | Node::Unassigned => None,
            },
            Pane::Roster => self.roster.chosen().map(Place::Member),
            Pane::Convenors => {
                let convenor = ctx.book().convenors.get(self.convenors.chosen()?);
                convenor.map(|it| Place::Member(it.member))
            }
            Pane::Pending | Pane::Detail => None,
        }
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
            Pane::Map => then(&mut Bound {
                listing: self.nodes(ctx),
                list: &mut self.map,
            }),
            Pane::Detail => return None,
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

    /// The chosen node of the map.
    pub(super) fn node(&self) -> Node {
        self.map.chosen().unwrap_or_default()
    }

    /// What the rows of the map say, where it was drawn last.
    pub(super) fn nodes<'a>(&self, ctx: &'a Ctx<'a>) -> Map<'a> {
        let width = self.panes.area(Pane::Map).width.saturating_sub(2);
        Map { ctx, width }
    }

    /// Members of several sectors stand together unless the map says which one.
    pub(super) fn is_wide(&self) -> bool {
        self.node().sector().is_none()
    }

    pub(super) fn on_mouse(
        &mut self,
        mouse: Mouse,
        input: &Input,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        let was = self.panes.focus();
        let pointed = self.panes.pointed(mouse)?;
        if let (MouseDeed::Press, Pointed::Title(pane) | Pointed::In(pane)) = (mouse.deed, pointed)
        {
            self.focus_on(pane, ctx);
        }
        let Pointed::In(pane) = pointed else {
            return Some(Vec::new());
        };
        if pane == Pane::Detail {
            return Some(match self.detail.page.on_mouse(input) {
                Outcome::Gave(_) if was == pane => self.cure(ctx).into_iter().collect(),
                _ => Vec::new(),
            });
        }
        let told = self.on_list(pane, ctx, |list| list.handle(input));
        let effects = told.and_then(|told| self.told(told, ctx));
        Some(effects.unwrap_or_default())
    }

    /// The rule of the finding that is chosen on the page, while that has the keyboard.
    pub(super) fn reason(&self) -> Option<&'static str> {
        let found = self.detail.chosen();
        let found = found.filter(|_| self.panes.focus() == Pane::Detail);
        found.map(|it| it.code)
    }

    /// Gives a pane the keyboard.
    pub(super) fn focus_on(&mut self, pane: Pane, ctx: &Ctx<'_>) {
        self.on_list(self.panes.focus(), ctx, |list| list.leave());
        self.panes.focus_on(pane);
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
    pub(super) fn back(&mut self, ctx: &Ctx<'_>) -> Option<Effect> {
        let focus = self.panes.focus();
        if self.on_list(focus, ctx, |list| list.widen(true)) == Some(true) {
            self.moved(ctx);
        } else if self.panes.unzoom() {
            // As before.
        } else if focus == Pane::Detail {
            self.focus_on(self.source, ctx);
        } else if ctx.came_from.is_some() {
            return Some(Effect::Back);
        } else if let Some(wider) = self.map.above() {
            self.map.choose(wider, &self.nodes(ctx));
            self.fill(false, ctx);
        } else {
            self.focus_on(Pane::Map, ctx);
        }
        None
    }

    pub(super) fn look_at(&mut self, node: Node, pane: Pane, ctx: &Ctx<'_>) {
        self.panes.unzoom();
        self.map.choose(node, &self.nodes(ctx));
        self.focus_on(pane, ctx);
        self.fill(false, ctx);
    }

    /// Fills the lists with what stands within the map's node. With `stay`, because the book
    /// changed: then what is chosen stays where it is.
    pub(super) fn fill(&mut self, stay: bool, ctx: &Ctx<'_>) {
        let node = self.node();
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

    /// Another row is chosen: one of the map narrows the lists.
    fn moved(&mut self, ctx: &Ctx<'_>) {
        match self.panes.focus() {
            Pane::Map => self.fill(false, ctx),
            _ => self.follow(ctx),
        }
    }

    /// The detail shows the chosen row; a list without one leaves it to the map.
    pub(super) fn follow(&mut self, ctx: &Ctx<'_>) {
        let node = Thing::Node(self.node());
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

    /// Whether a filter is typed in, or something is asked about the list.
    pub(super) fn takes_text(&self) -> bool {
        match self.panes.focus() {
            Pane::Map => self.map.takes_text(),
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
}
