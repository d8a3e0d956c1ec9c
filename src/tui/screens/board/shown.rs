//! What a place shows: its rows and leaves, what is said of a row, which step moves it on.

use super::item::{Item, Next, Told};
use super::keys::BoardState;
use crate::desk::export::What;
use crate::desk::lists::List;
use crate::desk::papers::reminders::Slip;
use crate::desk::remind::{Asked, Of};
use crate::domain::assessment::Assessed;
use crate::domain::command::CommandId;
use crate::domain::id::{MemberId, PointsTableId};
use crate::domain::record::Kind;
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::commands::keys::{self, Keys};
use crate::tui::keymap::{Keymap, OwnAct};
use crate::tui::panes::lines::Line;
use crate::tui::screens::parts::legend;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::windows::meeting::Slides;

/// What a place shows. Rows are gathered when the book or what is looked at changes, and asked for as they are
/// drawn.
pub trait Board {
    /// The commands that have letters here besides those of the grammar.
    fn commands(&self) -> &'static Keys {
        &keys::NONE
    }

    /// Whether its rows are records, which are corrected, struck out and ended here.
    fn has_records(&self) -> bool {
        true
    }

    /// Whether it shows the work of the year that is looked at.
    fn is_of_the_year(&self) -> bool {
        true
    }

    /// The keys of what it does by itself, besides commands.
    fn own(&self) -> Option<&'static Keymap<OwnAct, BoardState>> {
        None
    }

    /// Does it, to the rows that acts are for, of which one is chosen.
    fn act(
        &mut self,
        _act: OwnAct,
        _chosen: Option<Item>,
        _items: &[Item],
        _ctx: &Ctx<'_>,
    ) -> Option<Effect> {
        None
    }

    /// What it asked for with an act of its own was answered.
    fn answered(&mut self, _act: OwnAct, _words: String, _ctx: &Ctx<'_>) {}

    /// Somebody is to be reminded of this: what is shown when it is gone to next.
    fn remind(&mut self, _asked: Asked) {}

    /// Whether something is tried here of which nothing is kept: Esc ends that, and the place's own keys come first.
    fn is_trying(&self) -> bool {
        false
    }

    /// Tries nothing any more.
    fn end_trial(&self) {}

    /// What is tried, and what comes of it for all and for the chosen row: lines above the lists at every size.
    fn banner(&self, _chosen: Option<Item>, _ctx: &Ctx<'_>) -> Vec<Line> {
        Vec::new()
    }

    /// The names of its leaves; the first is shown first.
    fn leaves(&self) -> &'static [Text];

    /// Whether something is chosen at the left first: whose, which.
    fn has_side(&self) -> bool {
        false
    }

    /// What is told to whom in these rows, for the paper.
    fn slips(&self, _items: &[Item], _ctx: &Ctx<'_>) -> Vec<Slip> {
        Vec::new()
    }

    /// What is printed first besides what is chosen.
    fn printed(&self, _leaf: usize) -> Option<What> {
        None
    }

    /// Whether its rows are so wide that the page stands below them but on very wide screens.
    fn is_wide(&self) -> bool {
        false
    }

    /// Whether it is about one thing at a time, of which the left tells.
    fn is_about_one(&self) -> bool {
        false
    }

    /// Whether its leaves stand beside each other, as panes: two, or three beside what is told of the one thing.
    fn is_spread(&self) -> bool {
        false
    }

    /// Whether Enter takes the step that moves a row on, and opens the page only of a row that has none.
    fn is_entered_by_step(&self) -> bool {
        false
    }

    /// Whether what is chosen is read along with the list, on small screens too.
    fn is_read_along(&self) -> bool {
        false
    }

    /// Why a row can't be marked.
    ///
    /// # Errors
    /// The reason.
    fn may_mark(&self, _item: Item) -> Result<(), Text> {
        Ok(())
    }

    /// The rows of a leaf that are marked by themselves: with `anew` all, else those that came since it was asked last.
    fn marked_by_itself(&mut self, _leaf: usize, _anew: bool) -> Vec<Item> {
        Vec::new()
    }

    /// Whether leaving takes no marks away first: they are there by themselves.
    fn keeps_marks(&self) -> bool {
        false
    }

    /// Whether what can't be done to a row is done to the one thing that all is about.
    fn stands_for_rows(&self) -> bool {
        true
    }

    /// Whether its rows are what falls due, of whoever is chosen at the left, for a calendar.
    fn has_calendar(&self) -> bool {
        false
    }

    /// The member whose duties of the year are what is shown, for the paper.
    fn prints_duties(&self) -> Option<MemberId> {
        None
    }

    /// The table by which is assessed here, and those of the rows who are assessed, for the paper.
    fn assessed(&self, _items: &[Item]) -> Option<(PointsTableId, Vec<Assessed>)> {
        None
    }

    /// The one thing.
    fn scope(&self) -> Option<(Kind, u64)> {
        None
    }

    /// What the left tells of it.
    fn about(&self, _ctx: &Ctx<'_>) -> Told {
        Told::default()
    }

    /// Is about another thing from now on; whether it is another.
    fn turn_to(&mut self, _place: Place, _ctx: &Ctx<'_>) -> bool {
        false
    }

    /// It is gone to from where these are listed.
    fn come_from(&mut self, _listed: Vec<(Kind, u64)>) {}

    /// The whole, where a part is looked at.
    fn wider(&self) -> Option<Place> {
        None
    }

    /// The one after what it is about, or before, or that there is none.
    fn beside(&self, _forward: bool, _ctx: &Ctx<'_>) -> Option<Result<Place, Text>> {
        None
    }

    /// What is chosen from at the left, and what its pane is called.
    fn gather_side(&mut self, _ctx: &Ctx<'_>) -> Vec<Item> {
        Vec::new()
    }

    /// How many rows a leaf has, beside its name; none where that is not known without a look.
    fn count(&self, leaf: usize, ctx: &Ctx<'_>) -> Option<usize>;

    /// The rows of a leaf in the order in which they press, of what is chosen at the left.
    fn gather(&mut self, leaf: usize, side: Option<Item>, ctx: &Ctx<'_>) -> Vec<Item>;

    /// The columns of a leaf; those of the left where there is none.
    fn columns(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Vec<Column>;

    /// A row of a leaf, or of the left.
    fn row(&self, leaf: Option<usize>, item: Item, ctx: &Ctx<'_>, marks: Symbols) -> Row;

    /// What a leaf's list is called among the lists that a person arranges.
    fn list_name(&self, leaf: usize) -> String {
        let leaf = self.leaves().get(leaf);
        format!(
            "{}/{}",
            self.commands().title.en,
            leaf.map_or("", |it| &it.en)
        )
    }

    /// Whether it is always told below the list how it is arranged, and not only where that was changed.
    fn tells_order(&self) -> bool {
        false
    }

    /// The words of the marks of its rows, for the lower border.
    fn legend(&self) -> Vec<legend::Item> {
        Vec::new()
    }

    /// Whether the keyboard begins at the left.
    fn begins_aside(&self) -> bool {
        false
    }

    /// Whether a row is shown though it is none of the list's.
    fn is_guest(&self, _item: Item) -> bool {
        false
    }

    /// The place to which Enter leads from a row, or from one at the left, where that is not its page.
    fn leads(&self, _leaf: Option<usize>, _item: Item, _ctx: &Ctx<'_>) -> Option<Place> {
        None
    }

    /// The words that stand for a row outside the program, where these are not its cells.
    fn copied(&self, _item: Item, _ctx: &Ctx<'_>) -> Option<String> {
        None
    }

    /// By which words a row is found besides those of its cells.
    fn words(&self, _item: Item, _ctx: &Ctx<'_>) -> String {
        String::new()
    }

    /// Where a row stands in a column, where its words don't say that.
    fn order(
        &self,
        _leaf: Option<usize>,
        _item: Item,
        _column: usize,
        _ctx: &Ctx<'_>,
    ) -> Option<i64> {
        None
    }

    /// Whether rows may be sorted by a column.
    fn sorts(&self, _leaf: Option<usize>, _column: usize) -> bool {
        true
    }

    /// What is looked at: the title of the list, or of the left.
    fn title(&self, leaf: Option<usize>, ctx: &Ctx<'_>) -> Text;

    /// How many of what, in parts that add up: at the right of the title.
    fn sum(&self, leaf: usize, ctx: &Ctx<'_>) -> Text;

    /// Lines above the lists, where there is room for them.
    fn head(&self, _leaf: usize, _ctx: &Ctx<'_>) -> Vec<Line> {
        Vec::new()
    }

    /// Why a leaf has no rows, and which key changes that.
    fn empty(&self, leaf: usize, ctx: &Ctx<'_>) -> Text;

    /// What is said of a row.
    fn told(&self, leaf: usize, item: Item, ctx: &Ctx<'_>) -> Told;

    /// The step that moves a row on.
    fn next(&self, _leaf: usize, _item: Item, _ctx: &Ctx<'_>) -> Option<Next> {
        None
    }

    /// The command that says of a row that it is so.
    fn so(&self, _leaf: usize, item: Item, _ctx: &Ctx<'_>) -> Option<CommandId> {
        let (kind, _) = item.record().filter(|_| self.has_records())?;
        kind.is_evident().then_some(CommandId::Verify)
    }

    /// What is entered here.
    fn added(&self, _leaf: usize, _ctx: &Ctx<'_>) -> Option<CommandId> {
        None
    }

    /// What is entered here, where that is chosen from several; what each is called.
    fn additions(&self, _ctx: &Ctx<'_>) -> Vec<(Text, Invocation)> {
        Vec::new()
    }

    /// Whether a command enters a record: whose it is says what is chosen at the left, and no row.
    fn begins(&self, id: CommandId) -> bool {
        id.begins_a_record()
    }

    /// What is entered at the left; where nothing is said, what is entered in the list.
    fn added_aside(&self, _ctx: &Ctx<'_>) -> Option<CommandId> {
        None
    }

    /// The one of a row's several that a link of its page is for: on the page, acts are for that one.
    fn part(&self, _item: Item, _link: usize) -> Option<Item> {
        None
    }

    /// Whether it is shown to a room, in meeting mode.
    fn has_slides(&self) -> bool {
        false
    }

    /// The pages for a room: of these rows of a leaf, the chosen one first.
    ///
    /// # Errors
    /// Why there is nothing to show.
    fn slides(
        &self,
        _leaf: usize,
        _rows: &[Item],
        _chosen: Option<Item>,
        _ctx: &Ctx<'_>,
    ) -> Result<Slides, Text> {
        Err(Text::of(
            "这里没有会议模式",
            "nothing is shown to a room here",
        ))
    }

    /// The list that is looked at, for the paper; none where its rows are records of a kind that say it.
    fn list(&self) -> Option<List> {
        None
    }

    /// The records that acts on a row are for.
    fn of(&self, item: Item) -> Vec<(Kind, u64)> {
        item.record().into_iter().collect()
    }

    /// Of what somebody is reminded who is reminded of a row.
    fn owing(&self, _leaf: usize, item: Item, _ctx: &Ctx<'_>) -> Vec<Of> {
        self.of(item).into_iter().map(Of::all).collect()
    }

    /// Where a place is here: the leaf, what is chosen at the left, the row.
    fn find(&self, place: Place, ctx: &Ctx<'_>) -> Option<(usize, Option<Item>, Item)>;
}
