//! Moving about on a board: from row to row, leaf to leaf, pane to pane; what is shown then.

use super::layout::Pane;
use super::{Action, BoardScreen, Item, Told};
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::Lookup;
use crate::tui::panes::any_list::{AnyList, Bound};
use crate::tui::panes::list::ListOutcome;
use crate::tui::panes::list_keys::ListAction;
use crate::tui::panes::page::Page;
use crate::tui::panes::workspace::Pointed;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::table::{self, Step};

impl BoardScreen {
    /// Takes all rows as the book has them. With `stay`, because it changed: then what is chosen stays where
    /// it is.
    pub(super) fn fill(&mut self, stay: bool, ctx: &Ctx<'_>) {
        if self.board.has_side() {
            let side = self.board.gather_side(ctx);
            let rows = Self::rows(&*self.board, None, ctx);
            self.side.take(side, &rows, stay);
        }
        self.fill_list(stay, ctx);
        if self.board.is_about_one() {
            self.about = self.board.about(ctx);
            self.about_page.show(std::mem::take(&mut self.about.lines));
        }
    }

    /// Whether the left can be gone to.
    fn has_left(&self) -> bool {
        self.board.has_side() || self.board.is_about_one()
    }

    /// The page of a pane that is one, and where its links lead to.
    fn page_in(&self, pane: Pane) -> (&Page, &[Place]) {
        match pane {
            Pane::Side => (&self.about_page, &self.about.links),
            Pane::List | Pane::Leaf(_) | Pane::Page => (&self.page, &self.told.links),
        }
    }

    fn fill_list(&mut self, stay: bool, ctx: &Ctx<'_>) {
        let items = self.board.gather(self.leaf, self.side.chosen(), ctx);
        let rows = Self::rows(&*self.board, Some(self.leaf), ctx);
        let name = self.board.list_name(self.leaf);
        self.list.arrange_as(&ctx.personal.arranged(&name), &rows);
        self.list.take(items, &rows, stay);
        let marked = self.board.marked_by_itself(self.leaf, !stay);
        self.list.mark_all_of(marked);
        for leaf in 0..self.resting.len() {
            if leaf != self.leaf {
                let items = self.board.gather(leaf, None, ctx);
                let rows = Self::rows(&*self.board, Some(leaf), ctx);
                let name = self.board.list_name(leaf);
                let resting = &mut self.resting[leaf];
                resting.arrange_as(&ctx.personal.arranged(&name), &rows);
                resting.take(items, &rows, stay);
            }
        }
        self.follow(ctx);
    }

    /// Makes another leaf the one that the keys are for. Of those that stand beside each other each keeps its marks, its
    /// filter and its order.
    fn change_leaf(&mut self, leaf: usize) {
        match self.board.is_spread() {
            false => self.list = super::list_of_leaf(),
            true => {
                std::mem::swap(&mut self.list, &mut self.resting[self.leaf]);
                std::mem::swap(&mut self.list, &mut self.resting[leaf]);
            }
        }
        self.leaf = leaf;
    }

    /// The pane in which the list is.
    fn list_pane(&self) -> Pane {
        match self.board.is_spread() {
            true => Pane::Leaf(self.leaf),
            false => Pane::List,
        }
    }

    /// Shows and chooses a row.
    pub(super) fn show(&mut self, leaf: usize, side: Option<Item>, item: Item, ctx: &Ctx<'_>) {
        self.panes.unzoom();
        if let Some(side) = side.filter(|it| self.side.chosen() != Some(*it)) {
            // What is gone to may be listed only because it is.
            let all = self.board.gather_side(ctx);
            let rows = Self::rows(&*self.board, None, ctx);
            self.side.take(all, &rows, true);
            self.side.choose(side, &rows);
            self.list = super::list_of_leaf();
        }
        if leaf != self.leaf {
            self.change_leaf(leaf);
        }
        self.fill_list(false, ctx);
        let rows = Self::rows(&*self.board, Some(self.leaf), ctx);
        self.list.choose(item, &rows);
        self.focus_on(Pane::List, ctx);
        self.follow(ctx);
    }

    /// Shows a leaf: another's marks, filter and order are not its own.
    pub(super) fn show_leaf(&mut self, leaf: usize, ctx: &Ctx<'_>) {
        self.focus_on(Pane::List, ctx);
        if leaf == self.leaf {
            return;
        }
        self.change_leaf(leaf);
        match self.board.is_spread() {
            true => {
                self.panes.focus_on(self.list_pane());
                self.follow(ctx);
            }
            false => self.fill_list(false, ctx),
        }
    }

    /// The next leaf or the one before; where there is one only, the pane beside.
    pub(super) fn turn(&mut self, forward: bool, ctx: &Ctx<'_>) {
        if self.board.is_spread() {
            let mut next = self.panes.beside(forward);
            if next == Pane::Page {
                next = self.panes.next_to(next, forward);
            }
            return self.focus_on(next, ctx);
        }
        match self.board.leaves().len() {
            0 | 1 => self.focus_on(self.panes.beside(forward), ctx),
            count => {
                let step = if forward { 1 } else { count - 1 };
                self.show_leaf((self.leaf + step) % count, ctx);
            }
        }
    }

    pub(super) fn leftwards(&mut self, ctx: &Ctx<'_>) {
        match self.focus() {
            Pane::Page => self.focus_on(Pane::List, ctx),
            // What is told of the one thing stands at the right of them.
            Pane::Side if self.board.is_spread() => self.focus_on(Pane::List, ctx),
            Pane::List | Pane::Leaf(_) if self.board.is_spread() => {}
            Pane::List | Pane::Leaf(_) | Pane::Side if self.has_left() => {
                self.focus_on(Pane::Side, ctx)
            }
            Pane::List | Pane::Leaf(_) | Pane::Side => {}
        }
    }

    pub(super) fn rightwards(&mut self, ctx: &Ctx<'_>) {
        match self.focus() {
            Pane::Side => self.focus_on(Pane::List, ctx),
            Pane::List | Pane::Leaf(_) | Pane::Page => self.focus_on(Pane::Page, ctx),
        }
    }

    /// Does something to the list of a pane; none where it has no list.
    fn on_list<T>(
        &mut self,
        pane: Pane,
        ctx: &Ctx<'_>,
        then: impl FnOnce(&mut dyn AnyList) -> T,
    ) -> Option<T> {
        let (list, leaf) = match pane {
            Pane::Page => return None,
            Pane::Side if self.board.is_about_one() => return None,
            Pane::Side => (&mut self.side, None),
            Pane::List | Pane::Leaf(_) => (&mut self.list, Some(self.leaf)),
        };
        let listing = Self::rows(&*self.board, leaf, ctx);
        Some(then(&mut Bound { list, listing }))
    }

    /// What a key or the mouse does in the pane that has the keyboard.
    pub(super) fn in_pane(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if let Some(told) = self.on_list(self.focus(), ctx, |list| list.handle(input)) {
            return self.told(told, ctx);
        }
        let key = input.key()?;
        match table::KEYS.look_up(key, &self.can()) {
            Lookup::Do(step) => Some(self.step(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {
                // What keys of lists do to the row that is read.
                let told = self.on_list(Pane::List, ctx, |list| list.handle(input))?;
                self.leave_page_for_filter();
                self.told(told, ctx)
            }
        }
    }

    /// Does what a key of lists is for.
    pub(super) fn list_act(&mut self, act: ListAction, ctx: &Ctx<'_>) -> Vec<Effect> {
        let pane = match self.focus() {
            Pane::Page => Pane::List,
            Pane::Side if self.board.is_about_one() => Pane::List,
            pane => pane,
        };
        let told = self.on_list(pane, ctx, |list| list.act(act));
        self.leave_page_for_filter();
        told.and_then(|told| self.told(told, ctx))
            .unwrap_or_default()
    }

    fn leave_page_for_filter(&mut self) {
        let on_page = match self.focus() {
            Pane::Page => true,
            Pane::Side => self.board.is_about_one(),
            Pane::List | Pane::Leaf(_) => false,
        };
        if on_page && (self.list.takes_text() || self.list.is_asking()) {
            self.panes.focus_on(self.list_pane());
        }
    }

    /// A step in the pane that has the keyboard.
    pub(super) fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(told) = self.on_list(self.focus(), ctx, |list| list.step(step)) {
            return self.told(told, ctx).unwrap_or_default();
        }
        let (page, links) = self.page_in(self.focus());
        match page.step(step) {
            Outcome::Gave(link) => gone_to(links, link).into_iter().collect(),
            // Without a link Enter is for what can be done.
            _ if step == Step::Open => self.act(Action::More, ctx),
            _ => Vec::new(),
        }
    }

    /// The row below or above, whichever pane has the keyboard.
    pub(super) fn move_to(&mut self, step: Step, ctx: &Ctx<'_>) {
        self.on_list(Pane::List, ctx, |list| list.step(step));
        self.follow(ctx);
    }

    /// What a list told; none when the input was not its own.
    fn told(&mut self, told: Outcome<ListOutcome<()>>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        Some(match told {
            Outcome::Ignored => return None,
            Outcome::Taken | Outcome::Closed => Vec::new(),
            Outcome::Gave(ListOutcome::Copy(text)) => vec![Effect::Copy(text)],
            Outcome::Gave(ListOutcome::Refused(why)) => vec![Effect::Warn(why)],
            Outcome::Gave(ListOutcome::Arranged) if self.focus() != Pane::Side => {
                self.follow(ctx);
                let views = ctx.personal.views_of(&self.board.list_name(self.leaf));
                vec![self.kept(views.to_vec(), ctx)]
            }
            Outcome::Gave(ListOutcome::Asked(act)) => {
                self.ask_arrangement(act, ctx);
                Vec::new()
            }
            Outcome::Gave(ListOutcome::Moved | ListOutcome::Marked | ListOutcome::Arranged) => {
                match self.focus() {
                    Pane::Side => {
                        self.list = super::list_of_leaf();
                        self.fill_list(false, ctx);
                    }
                    Pane::List | Pane::Leaf(_) | Pane::Page => self.follow(ctx),
                }
                Vec::new()
            }
            Outcome::Gave(ListOutcome::Open(())) => {
                if let Some(place) = self.led(ctx) {
                    return Some(vec![Effect::Go(place)]);
                }
                let enters = self.board.is_entered_by_step() && self.focus() == Pane::List;
                if enters && self.next(ctx).is_some() {
                    return Some(self.take_next(ctx));
                }
                self.rightwards(ctx);
                Vec::new()
            }
        })
    }

    /// Where Enter leads from what is chosen.
    fn led(&self, ctx: &Ctx<'_>) -> Option<Place> {
        match self.focus() {
            Pane::Side => self.board.leads(None, self.side.chosen()?, ctx),
            Pane::List | Pane::Leaf(_) => {
                self.board.leads(Some(self.leaf), self.list.chosen()?, ctx)
            }
            Pane::Page => None,
        }
    }

    /// The page tells of the chosen row; the same row's page stays where it was scrolled to.
    pub(super) fn follow(&mut self, ctx: &Ctx<'_>) {
        let chosen = self.list.chosen();
        if self.of != chosen {
            self.page.rewind();
        }
        self.of = chosen;
        self.told = match chosen {
            Some(item) => self.board.told(self.leaf, item, ctx),
            None => Told::default(),
        };
        self.page.show(std::mem::take(&mut self.told.lines));
        if chosen.is_none() && self.focus() == Pane::Page {
            self.panes.focus_on(self.list_pane());
        }
    }

    /// Gives a pane the keyboard; a page that tells of nothing has none to give.
    pub(super) fn focus_on(&mut self, pane: Pane, ctx: &Ctx<'_>) {
        self.on_list(self.focus(), ctx, |list| list.leave());
        match pane {
            Pane::Leaf(leaf) if leaf != self.leaf => self.show_leaf(leaf, ctx),
            Pane::List | Pane::Leaf(_) => self.panes.focus_on(self.list_pane()),
            Pane::Page if self.of.is_none() => {}
            Pane::Side | Pane::Page => self.panes.focus_on(pane),
        }
    }

    /// Ends what is tried; else leaves what is open; else goes back to the left, or to where one came from.
    pub(super) fn back(&mut self, ctx: &Ctx<'_>) -> Option<Effect> {
        let (focus, marks) = (self.focus(), !self.board.keeps_marks());
        if self.board.is_trying() {
            self.board.end_trial();
            self.fill(true, ctx);
        } else if self.panes.unzoom() {
            // As before.
        } else if focus == Pane::Page {
            self.focus_on(Pane::List, ctx);
        } else if self.on_list(focus, ctx, |list| list.widen(marks)) == Some(true) {
            match focus {
                Pane::Side => self.fill_list(false, ctx),
                Pane::List | Pane::Leaf(_) | Pane::Page => self.follow(ctx),
            }
        } else if ctx.came_from.is_some() {
            return Some(Effect::Back);
        } else if focus == Pane::List && self.board.has_side() {
            self.leftwards(ctx);
        } else if let Some(place) = self.board.wider() {
            return Some(Effect::Go(place));
        } else {
            self.leftwards(ctx);
        }
        None
    }

    pub(super) fn on_mouse(
        &mut self,
        mouse: Mouse,
        input: &Input,
        ctx: &Ctx<'_>,
    ) -> Option<Vec<Effect>> {
        if let (MouseDeed::Press, Some(leaf)) = (mouse.deed, self.leaves.at(mouse)) {
            self.show_leaf(leaf, ctx);
            return Some(Vec::new());
        }
        let was = self.panes.focus();
        let pointed = self.panes.pointed(mouse)?;
        if let (MouseDeed::Press, Pointed::Title(pane) | Pointed::In(pane)) = (mouse.deed, pointed)
        {
            self.focus_on(pane, ctx);
        }
        let Pointed::In(pane) = pointed else {
            return Some(Vec::new());
        };
        let is_list = matches!(pane, Pane::List | Pane::Leaf(_))
            || pane == Pane::Side && self.board.has_side();
        if is_list {
            return self.in_pane(input, ctx).or_else(|| Some(Vec::new()));
        }
        let (page, links) = self.page_in(pane);
        Some(match page.on_mouse(input) {
            Outcome::Gave(link) if was == pane => gone_to(links, link).into_iter().collect(),
            _ => Vec::new(),
        })
    }

    /// Whether a filter is typed in.
    pub(super) fn takes_text(&self) -> bool {
        if let Some(arranging) = &self.arranging {
            return arranging.takes_text();
        }
        match self.focus() {
            Pane::Side => self.side.takes_text(),
            Pane::List | Pane::Leaf(_) => self.list.takes_text(),
            Pane::Page => false,
        }
    }

    pub(super) fn is_asking(&self) -> bool {
        self.side.is_asking() || self.list.is_asking()
    }
}

/// Where a link leads to.
fn gone_to(links: &[Place], link: usize) -> Option<Effect> {
    links.get(link).copied().map(Effect::Go)
}
