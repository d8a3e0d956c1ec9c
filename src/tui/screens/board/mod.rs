//! A place made of lists: perhaps whose or which at the left, a list with leaves, a page of what is chosen.
//!
//! What it shows is a [`Board`]'s, one a place. How every place is walked, filtered, marked, acted on and drawn, and
//! what the keys of the common grammar do, is here, once: Enter goes deeper, `g` takes the next step, `v` says that
//! something is so, `R` reminds, `o` lists all else.
//!
//! In reading order: `item`, `shown`, `told`, `layout`, `keys`, `arranging`, this page, `screen`, `acts`, `moves`,
//! `own_order`, `leaves`, `view`.

mod acts;
mod arranging;
mod item;
mod keys;
mod layout;
mod leaves;
mod moves;
mod own_order;
mod screen;
mod shown;
mod told;
mod view;

pub use item::{Item, Next, Told};
pub use keys::{BoardState, chosen};
pub use shown::Board;

use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::record::Kind;
use crate::text::{Locale, Text};
use crate::tui::app::{Ctx, Effect, Question};
use crate::tui::commands::{self};
use crate::tui::keymap::KeyRow;
pub use crate::tui::keymap::OwnAct;
use crate::tui::panes::list::List;
use crate::tui::panes::list_keys;
use crate::tui::panes::listing::{Listing, cells_of};
use crate::tui::panes::page::Page;
use crate::tui::panes::workspace::Workspace;
use crate::tui::screens::Screen;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::Can;
use arranging::Arranging;
use keys::{Action, KEYS};
use layout::{ABOUT_ONE, BESIDE_EACH_OTHER, LAYOUT, Pane, READ_ALONG, TWO_LEAVES, WIDE, WITH_SIDE};
use leaves::LeafPlaces;

/// A board as a screen.
pub struct BoardScreen {
    board: Box<dyn Board>,
    side: List<Item>,
    /// What the left tells, where all is about one thing.
    about: Told,
    about_page: Page,
    leaf: usize,
    list: List<Item>,
    /// Of leaves that stand beside each other the lists of the others, each in its place.
    resting: Vec<List<Item>>,
    /// What the page tells of, and what it says.
    of: Option<Item>,
    told: Told,
    page: Page,
    panes: Workspace<Pane>,
    leaves: LeafPlaces,
    /// What stands over the list while it is being arranged.
    arranging: Option<Arranging>,
}

/// The keys of every board without one, for the manual.
#[must_use]
pub fn pages() -> Vec<KeyRow> {
    [KEYS.pages(), commands::keys::EVERY_PLACE.rows()].concat()
}

/// What the rows of a leaf, or of the left, say.
struct BoardRows<'a> {
    board: &'a dyn Board,
    leaf: Option<usize>,
    ctx: &'a Ctx<'a>,
}

impl Listing<Item> for BoardRows<'_> {
    fn columns(&self) -> Vec<Column> {
        self.board.columns(self.leaf, self.ctx)
    }

    fn row(&self, item: Item, marks: Symbols) -> Row {
        self.board.row(self.leaf, item, self.ctx, marks)
    }

    fn number(&self, item: Item) -> Option<u64> {
        match item {
            Item::Record(_, id) | Item::Matter(_, id, _) => Some(id),
            Item::Entry(seq) => Some(seq.0),
            Item::Nth(_) => None,
        }
    }

    fn is_guest(&self, item: Item) -> bool {
        self.board.is_guest(item)
    }

    fn words(&self, item: Item) -> String {
        self.board.words(item, self.ctx)
    }

    fn copied(&self, item: Item) -> String {
        let copied = self.board.copied(item, self.ctx);
        copied.unwrap_or_else(|| cells_of(self, item))
    }

    fn order(&self, item: Item, column: usize) -> Option<i64> {
        self.board.order(self.leaf, item, column, self.ctx)
    }

    fn sorts(&self, column: usize) -> bool {
        self.board.sorts(self.leaf, column)
    }

    fn year(&self) -> Year {
        self.ctx.today().year
    }

    fn locale(&self) -> Locale {
        self.ctx.locale
    }

    fn may_mark(&self, item: Item) -> Result<(), Text> {
        self.board.may_mark(item)
    }
}

/// A list of a leaf: its rows are marked, its columns chosen.
fn list_of_leaf() -> List<Item> {
    List::marking().arranged()
}

impl BoardScreen {
    /// The screen of a board.
    #[must_use]
    pub fn new(board: Box<dyn Board>) -> BoardScreen {
        let layout = match (board.has_side(), board.is_about_one(), board.is_wide()) {
            _ if board.is_spread() && board.is_about_one() => &BESIDE_EACH_OTHER,
            _ if board.is_spread() => &TWO_LEAVES,
            _ if board.is_read_along() => &READ_ALONG,
            (true, ..) => &WITH_SIDE,
            (false, true, _) => &ABOUT_ONE,
            (false, false, true) => &WIDE,
            (false, false, false) => &LAYOUT,
        };
        let mut panes = Workspace::new(layout);
        panes.focus_on(match board.is_spread() {
            true => Pane::Leaf(0),
            false if board.begins_aside() => Pane::Side,
            false => Pane::List,
        });
        let resting = match board.is_spread() {
            true => board.leaves().iter().map(|_| list_of_leaf()).collect(),
            false => Vec::new(),
        };
        BoardScreen {
            board,
            side: List::default(),
            about: Told::default(),
            about_page: Page::default(),
            leaf: 0,
            list: list_of_leaf(),
            resting,
            of: None,
            told: Told::default(),
            page: Page::default(),
            panes,
            leaves: LeafPlaces::default(),
            arranging: None,
        }
    }

    fn rows<'a>(board: &'a dyn Board, leaf: Option<usize>, ctx: &'a Ctx<'a>) -> BoardRows<'a> {
        BoardRows { board, leaf, ctx }
    }

    /// The rows that are listed.
    #[cfg(test)]
    pub(super) fn listed(&self) -> Vec<Item> {
        self.list.shown().to_vec()
    }

    /// Which pane has the keyboard, what is chosen at the left, which row is, and of which the page tells.
    #[cfg(test)]
    pub(super) fn looked_at(&self) -> (&'static str, [Option<Item>; 3]) {
        let pane = match self.focus() {
            Pane::Side => "left",
            Pane::List | Pane::Leaf(_) => "list",
            Pane::Page => "page",
        };
        (pane, [self.side.chosen(), self.list.chosen(), self.of])
    }

    /// The pane that has the keyboard; whichever leaf stands in it is the list.
    fn focus(&self) -> Pane {
        match self.panes.focus() {
            Pane::Leaf(_) => Pane::List,
            pane => pane,
        }
    }

    /// The list of a leaf that stands beside others.
    fn list_of(&self, leaf: usize) -> &List<Item> {
        match leaf == self.leaf {
            true => &self.list,
            false => self.resting.get(leaf).unwrap_or(&self.list),
        }
    }

    /// The rows that an act is for.
    fn items(&self) -> Vec<Item> {
        match self.focus() {
            Pane::Side => {
                let about = self.board.scope().map(|(kind, id)| Item::Record(kind, id));
                self.side.chosen().or(about).into_iter().collect()
            }
            Pane::List | Pane::Leaf(_) => self.list.aim(),
            Pane::Page => {
                let link = self.page.chosen();
                let part = |item| link.and_then(|link| self.board.part(item, link));
                let one = self.of.map(|item| part(item).unwrap_or(item));
                one.into_iter().collect()
            }
        }
    }

    /// The one thing that all is about, or what is chosen at the left.
    fn scope(&self) -> Option<(Kind, u64)> {
        let chosen = self.side.chosen().and_then(Item::record);
        chosen.or_else(|| self.board.scope())
    }

    /// The row whose next step is meant: the first that an act is for.
    fn first(&self) -> Option<Item> {
        self.items()
            .first()
            .copied()
            .filter(|_| self.focus() != Pane::Side)
    }

    fn next(&self, ctx: &Ctx<'_>) -> Option<Next> {
        self.board.next(self.leaf, self.first()?, ctx)
    }

    /// What `v` would change besides the row's own record: an activity, where the row is the item that it ticks.
    fn borne(&self, ctx: &Ctx<'_>) -> Vec<(Kind, u64)> {
        let planned = self.so(ctx).map(|id| self.plan(id, ctx));
        let Some(Ok(Effect::Carry(request) | Effect::Ask(Question::Sure { request, .. }))) =
            planned
        else {
            return Vec::new();
        };
        let mut borne = request.bears_on(ctx.book());
        let own = self.subject(ctx).records;
        borne.retain(|it| !own.contains(it));
        borne
    }

    fn so(&self, ctx: &Ctx<'_>) -> Option<CommandId> {
        self.board.so(self.leaf, self.first()?, ctx)
    }

    fn added(&self, ctx: &Ctx<'_>) -> Option<CommandId> {
        let aside = self.board.added_aside(ctx);
        let aside = aside.filter(|_| self.focus() == Pane::Side);
        aside.or_else(|| self.board.added(self.leaf, ctx))
    }

    fn now(&self, ctx: &Ctx<'_>) -> BoardState {
        BoardState {
            chosen: !self.items().is_empty(),
            next: self.next(ctx).is_some(),
            so: self.so(ctx).is_some(),
            adds: self.added(ctx).is_some() || !self.board.additions(ctx).is_empty(),
            shows: self.board.has_slides(),
            tries: self.board.is_trying(),
        }
    }

    /// What the keys of lists can do in the pane that has the keyboard.
    fn list_now(&self) -> list_keys::ListState {
        match self.focus() {
            Pane::Side if self.board.has_side() => self.side.now(),
            Pane::Side | Pane::List | Pane::Leaf(_) | Pane::Page => self.list.now(),
        }
    }

    fn can(&self) -> Can {
        Can {
            mark: self.focus() == Pane::List,
            fold: false,
        }
    }
}
