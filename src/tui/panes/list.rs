//! A list of records: what stands within what narrows it, what its filter leaves, in which order, what is
//! marked, and which row is chosen, all known by identity.
//!
//! What a row says is its [`Listing`]'s; so a list of anything filters, sorts, marks, copies and takes the
//! mouse alike. Words to be filtered are made when something is typed first, those to be sorted by when a
//! column is chosen: most lists are read as they come.
//!
//! Long because rows, filter, order, marks and choice are one state: whatever changes one keeps the others.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use ratatui::layout::Rect;

use super::list_keys::{self, Asked, ListAction, ListState, look_up};
use super::listing::{Listing, found_by, texts};
use super::order::{OrderKey, place};
use super::shelf::{Frame, Shelf, in_words};
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::{Input, MouseDeed};
use crate::tui::keymap::{KeyRow, Lookup};
use crate::tui::measure;
use crate::tui::personal::Arrangement;
use crate::tui::screens::parts::filter_line::{FilterLine, FilterOutcome};
use crate::tui::screens::parts::menu::{self, Item, Menu};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::overlay_keys;
use crate::tui::widgets::row::{Column, Fetched, Row, Width};
use crate::tui::widgets::table::{self, Can, Step, Table};

/// So many rows tell how wide the words of a long list are.
const MEASURED: usize = 200;

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListOutcome<I> {
    /// Other rows are shown or chosen than before.
    Moved,
    /// The chosen row shall be opened.
    Open(I),
    /// Other rows are marked.
    Marked,
    /// It is sorted otherwise.
    Arranged,
    /// A person arranges it: columns, views.
    Asked(ListAction),
    /// This is to be copied.
    Copy(String),
    /// It can't be done, and why.
    Refused(Text),
}

/// The list.
#[derive(Debug)]
pub struct List<I> {
    within: Vec<I>,
    /// How wide the words of each column are.
    wide: Vec<u16>,
    /// The words of each row of `within`, once a filter needed them.
    words: Vec<String>,
    shown: Vec<I>,
    /// Which rows of `within` the filter left, and for which words.
    found: (Vec<u32>, String),
    /// The column by which it is sorted, and whether that is turned round; where each row stands in it.
    sort: Option<(usize, bool)>,
    places: Vec<u32>,
    marks: HashSet<I>,
    /// Which rows can't be marked, and why.
    refused: HashMap<I, Text>,
    /// Whether its rows can be marked.
    markable: bool,
    /// The columns that are shown; all where none was chosen.
    columns: Vec<usize>,
    /// Whether a person arranges it: columns, views.
    arranged: bool,
    /// Which column to sort by is being chosen.
    menu: Option<Menu<Option<usize>>>,
    /// Which row is chosen.
    pub table: Table,
    /// What hides rows.
    pub filter: FilterLine,
}

impl<I> Default for List<I> {
    fn default() -> Self {
        List {
            within: Vec::new(),
            wide: Vec::new(),
            words: Vec::new(),
            shown: Vec::new(),
            found: (Vec::new(), String::new()),
            sort: None,
            places: Vec::new(),
            marks: HashSet::new(),
            refused: HashMap::new(),
            markable: false,
            columns: Vec::new(),
            arranged: false,
            menu: None,
            table: Table::default(),
            filter: FilterLine::default(),
        }
    }
}

impl<I: Copy + Eq + Hash> List<I> {
    /// A list whose rows can be marked.
    #[must_use]
    pub fn marking() -> List<I> {
        List {
            markable: true,
            table: Table::new(Can {
                mark: true,
                fold: false,
            }),
            ..List::default()
        }
    }

    /// The same, whose columns a person chooses, and gives names to how it is shown.
    #[must_use]
    pub fn arranged(self) -> List<I> {
        List {
            arranged: true,
            ..self
        }
    }

    /// How it is arranged.
    #[must_use]
    pub fn arrangement(&self, listing: &dyn Listing<I>) -> Arrangement {
        let columns = listing.columns();
        let name = |n: usize| columns.get(n).map(name_of);
        let sort = self.sort.and_then(|(n, turned)| Some((name(n)?, turned)));
        let columns = self.columns.iter().filter_map(|n| name(*n)).collect();
        Arrangement { columns, sort }
    }

    /// Arranges it as it was before; what is unknown of that is as if it had not been said. Rows are taken afterwards.
    pub fn arrange_as(&mut self, it: &Arrangement, listing: &dyn Listing<I>) {
        let columns: Vec<String> = listing.columns().iter().map(name_of).collect();
        let at = |name: &String| columns.iter().position(|it| it == name && !it.is_empty());
        self.columns = it.columns.iter().filter_map(at).collect();
        let sort = it.sort.as_ref();
        self.sort = sort.and_then(|(name, turned)| Some((at(name)?, *turned)));
    }

    /// The columns that can be chosen, those with heads, and which of them were, by their places among these.
    #[must_use]
    pub fn choosable(&self, listing: &dyn Listing<I>) -> (Vec<Text>, Vec<usize>) {
        let columns = choosable(&listing.columns());
        let marked = columns.iter().enumerate();
        let marked = marked.filter(|(_, (n, _))| self.columns.contains(n));
        let marked = marked.map(|(at, _)| at).collect();
        (
            columns.into_iter().map(|(_, title)| title).collect(),
            marked,
        )
    }

    /// Shows these of the columns that can be chosen; all of them is as it comes.
    pub fn show_columns(&mut self, chosen: &[usize], listing: &dyn Listing<I>) {
        let columns = choosable(&listing.columns());
        let all = chosen.len() == columns.len();
        let chosen = chosen.iter().filter(|_| !all);
        self.columns = chosen.filter_map(|at| Some(columns.get(*at)?.0)).collect();
    }

    /// Filters by these words, as if they had been typed.
    pub fn filter_by(&mut self, words: &str, listing: &dyn Listing<I>) {
        self.filter.set(words);
        self.refilter(listing);
    }

    /// How many rows are not in view, which columns are shown and how it is sorted, for the lower border; only what is
    /// not as it comes, unless `all` is wanted.
    #[must_use]
    pub fn said_of_order(&self, listing: &dyn Listing<I>, all: bool) -> Text {
        let columns = listing.columns();
        let named = columns.iter().filter(|it| !it.title.zh.is_empty()).count();
        let mut said = Vec::new();
        let hidden = self.table.beyond();
        if all && hidden > 0 {
            said.push(text!("另有 {hidden} 条", "{hidden} more"));
        }
        match self.columns.len() {
            0 if all => said.push(Text::of("c 选列", "c columns")),
            0 => {}
            n => said.push(text!("列 {n}/{named}：c", "columns {n}/{named}: c")),
        }
        match self
            .sort
            .and_then(|(n, turned)| Some((columns.get(n)?, turned)))
        {
            None if all => said.push(Text::of("S 排序", "S sorts")),
            None => {}
            Some((column, turned)) => {
                let sign = if turned { "↓" } else { "↑" };
                let Text { zh, en } = &column.title;
                said.push(text!("S 排序：{zh} {sign}", "S sorted: {en} {sign}"));
            }
        }
        let of = |say: fn(&Text) -> &str| said.iter().map(say).collect::<Vec<_>>().join("  ");
        let (zh, en) = (of(|it| &it.zh), of(|it| &it.en));
        text!("{zh}", "{en}")
    }

    /// The rows in view of the filter, in their order.
    #[must_use]
    pub fn shown(&self) -> &[I] {
        &self.shown
    }

    /// All its rows, in the order in which they came.
    #[must_use]
    pub fn within(&self) -> &[I] {
        &self.within
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<I> {
        self.shown.get(self.table.chosen()?).copied()
    }

    /// The marked rows that are shown, in their order: nothing is done to what a filter hides.
    #[must_use]
    pub fn marked(&self) -> Vec<I> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        let shown = self.shown.iter().copied();
        shown.filter(|row| self.marks.contains(row)).collect()
    }

    /// What an act is for: what is marked, else what is chosen; nothing while all that is marked is hidden.
    #[must_use]
    pub fn aim(&self) -> Vec<I> {
        let marked = self.marked();
        match marked.is_empty() && self.marks.is_empty() {
            true => self.chosen().into_iter().collect(),
            false => marked,
        }
    }

    /// Why an act is for nothing though rows are marked: the filter hides them all.
    #[must_use]
    pub fn withheld(&self) -> Option<Text> {
        let all = self.marks.len();
        let hidden = all > 0 && self.marked().is_empty();
        hidden.then(|| {
            text!(
                "已选的 {all} 行都被筛选隐藏：按 / 改筛选，或按 Esc 取消标记",
                "{all} marked, all hidden by the filter: / changes it, Esc takes the marks away"
            )
        })
    }

    /// Marks these rows.
    pub fn mark_all_of(&mut self, rows: impl IntoIterator<Item = I>) {
        let refused = &self.refused;
        let rows = rows.into_iter().filter(|row| !refused.contains_key(row));
        self.marks.extend(rows);
    }

    /// Takes all marks away; whether there were any.
    pub fn unmark(&mut self) -> bool {
        let any = !self.marks.is_empty();
        self.marks.clear();
        any
    }

    /// Keeps only these marks.
    pub fn keep_marks(&mut self, keep: impl FnMut(&I) -> bool) {
        self.marks.retain(keep);
    }

    /// Takes other rows after a change: what was chosen is chosen again, else what stands in its
    /// place now.
    pub fn renew(&mut self, within: Vec<I>, listing: &dyn Listing<I>) {
        self.take(within, listing, true);
    }

    /// Takes the rows of something else: what was chosen is chosen again, else the first.
    pub fn narrow(&mut self, within: Vec<I>, listing: &dyn Listing<I>) {
        self.take(within, listing, false);
    }

    /// Chooses a row; a filter that hides it goes. Whether there is such a row.
    pub fn choose(&mut self, row: I, listing: &dyn Listing<I>) -> bool {
        if !self.shown.contains(&row) && self.within.contains(&row) {
            self.filter.clear();
            self.find(listing);
        }
        let place = self.shown.iter().position(|it| *it == row);
        if let Some(place) = place {
            self.table.choose(place);
        }
        place.is_some()
    }

    /// Whether its filter is typed in.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    /// Whether something stands over it that takes every key.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.menu.is_some()
    }

    /// The keys of what is asked about it, or of its filter while that is typed in.
    #[must_use]
    pub fn over(&self) -> Option<Vec<KeyRow>> {
        match &self.menu {
            Some(_) => Some(overlay_keys::MENU.pages()),
            None => self.filter.is_open().then(|| overlay_keys::FILTER.pages()),
        }
    }

    /// Closes the filter line, and keeps what is typed.
    pub fn leave(&mut self) {
        self.filter.close();
        self.menu = None;
    }

    /// Takes the filter away; whether anything was typed.
    pub fn unfilter(&mut self, listing: &dyn Listing<I>) -> bool {
        let was = self.filter.clear();
        if was {
            self.refilter(listing);
        }
        was
    }

    /// Takes an input: the filter first while it is typed in, then its keys and the mouse.
    pub fn handle(&mut self, input: &Input, listing: &dyn Listing<I>) -> Outcome<ListOutcome<I>> {
        if let Some(menu) = &mut self.menu {
            let told = menu.handle(input);
            return self.on_menu(told, listing);
        }
        match self.filter.handle(input) {
            FilterOutcome::Ignored => {}
            FilterOutcome::Taken => return Outcome::Taken,
            FilterOutcome::Typed => {
                self.refilter(listing);
                return Outcome::Gave(ListOutcome::Moved);
            }
        }
        match input {
            Input::Key(key) => match look_up(*key, &self.now(), &self.table.can()) {
                Lookup::Do(Asked::Act(act)) => self.act(act, listing),
                Lookup::Do(Asked::Step(step)) => self.step(step),
                Lookup::Refused(why) => Outcome::Gave(ListOutcome::Refused(why)),
                Lookup::Unbound => Outcome::Ignored,
            },
            Input::Mouse(mouse) => {
                if mouse.deed == MouseDeed::Press {
                    let head = self.table.head_at(mouse.x, mouse.y);
                    let shown = self.shown_columns(&listing.columns());
                    let head = head.and_then(|it| shown.get(it).copied());
                    if let Some(column) = head.filter(|it| listing.sorts(*it)) {
                        self.sort_by(Some(column), listing);
                        return Outcome::Gave(ListOutcome::Arranged);
                    }
                    if let Some(row) = self.table.mark_at(mouse.x, mouse.y) {
                        self.table.choose(row);
                        return self.mark(row);
                    }
                }
                let told = self.table.handle(input);
                self.told(told)
            }
            Input::Paste(_) | Input::Resize { .. } => Outcome::Ignored,
        }
    }

    /// Moves, or tells what is to be done.
    pub fn step(&mut self, step: Step) -> Outcome<ListOutcome<I>> {
        let told = self.table.step(step);
        self.told(told)
    }

    /// Its keys as they stand now.
    #[must_use]
    pub fn keys(&self) -> Vec<KeyRow> {
        list_keys::rows(&self.now(), &self.table.can())
    }

    /// Draws border, filter, heads and rows.
    pub fn draw(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_>,
        listing: &dyn Listing<I>,
        frame: &Frame<'_>,
    ) {
        self.with_shelf(canvas, listing, |canvas, shelf| {
            shelf.draw(area, canvas, frame);
        });
    }

    /// Draws filter, heads and rows into a pane that has its border.
    pub fn draw_rows(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_>,
        listing: &dyn Listing<I>,
        frame: &Frame<'_>,
    ) {
        self.with_shelf(canvas, listing, |canvas, shelf| {
            shelf.draw_rows(area, canvas, frame);
        });
    }

    /// Draws what is asked about it, over all that is drawn.
    pub fn draw_over(&self, canvas: &mut Canvas<'_>) {
        if let Some(menu) = &self.menu {
            menu.draw(canvas);
        }
    }

    fn with_shelf(
        &self,
        canvas: &mut Canvas<'_>,
        listing: &dyn Listing<I>,
        draw: impl FnOnce(&mut Canvas<'_>, &Shelf<'_>),
    ) {
        let mut columns = listing.columns();
        if let Some((column, turned)) = self.sort
            && let Some(column) = columns.get_mut(column)
        {
            let sign = if turned { "↓" } else { "↑" };
            let Text { zh, en } = &column.title;
            column.title = text!("{zh}{sign}", "{en}{sign}");
        }
        let wide = self.wide.iter().zip(&columns).map(|(wide, column)| {
            let head = measure::width(column.title.say(canvas.locale)) as u16;
            (*wide).max(head)
        });
        let wide: Vec<u16> = wide.collect();
        let shown = self.shown_columns(&columns);
        let columns: Vec<Column> = shown.iter().map(|n| columns[*n].clone()).collect();
        let wide: Vec<u16> = shown.iter().filter_map(|n| wide.get(*n).copied()).collect();
        let of_shown = |row: Row| match self.columns.is_empty() {
            true => row,
            false => {
                let cell = |n: &usize| row.cells.get(*n).cloned().unwrap_or_default();
                let cells = shown.iter().map(cell).collect();
                Row { cells, ..row }
            }
        };
        let marks = canvas.theme.marks;
        let rows = Fetched {
            count: self.shown.len(),
            fetch: |n: usize, _| match self.shown.get(n) {
                Some(row) => of_shown(listing.row(*row, marks)).marked(self.marks.contains(row)),
                None => Row::new(),
            },
        };
        let shelf = Shelf {
            table: &self.table,
            filter: &self.filter,
            marked: (self.marks.len(), self.marked().len()),
            columns: &columns,
            wide: &wide,
            rows: &rows,
            heads: true,
        };
        draw(canvas, &shelf);
    }

    /// What its filter hides, and how many rows are marked, for a border that somebody else draws.
    #[must_use]
    pub fn note(&self, locale: Locale) -> String {
        let filter = if self.filter.is_open() {
            String::new()
        } else {
            self.filter.note()
        };
        let marked = in_words((self.marks.len(), self.marked().len()));
        let notes = [filter, marked.say(locale).to_owned()];
        let notes: Vec<String> = notes.into_iter().filter(|it| !it.is_empty()).collect();
        notes.join("  ")
    }

    /// What its keys can do now.
    #[must_use]
    pub fn now(&self) -> ListState {
        ListState {
            marks: self.markable,
            sorts: true,
            arranged: self.arranged,
            any: !self.shown.is_empty(),
        }
    }

    /// Does what a key of [`list_keys::KEYS`] is for.
    pub fn act(&mut self, act: ListAction, listing: &dyn Listing<I>) -> Outcome<ListOutcome<I>> {
        match act {
            ListAction::Filter => {
                self.filter.open();
                Outcome::Taken
            }
            ListAction::Sort => {
                self.menu = Some(self.columns_menu(listing));
                Outcome::Taken
            }
            ListAction::Columns | ListAction::Views => Outcome::Gave(ListOutcome::Asked(act)),
            ListAction::Copy => {
                if let Some(why) = self.withheld() {
                    return Outcome::Gave(ListOutcome::Refused(why));
                }
                let rows = self.aim().into_iter();
                let lines: Vec<String> = rows.map(|row| listing.copied(row)).collect();
                Outcome::Gave(ListOutcome::Copy(lines.join("\n")))
            }
            ListAction::MarkAll => {
                let may = |row: &&I| !listing.is_guest(**row) && !self.refused.contains_key(*row);
                let rows: Vec<I> = self.shown.iter().filter(may).copied().collect();
                match rows.iter().all(|row| self.marks.contains(row)) {
                    true => self.marks.clear(),
                    false => self.marks.extend(rows),
                }
                Outcome::Gave(ListOutcome::Marked)
            }
            ListAction::Invert => {
                for row in &self.shown {
                    let may = !listing.is_guest(*row) && !self.refused.contains_key(row);
                    if !self.marks.remove(row) && may {
                        self.marks.insert(*row);
                    }
                }
                Outcome::Gave(ListOutcome::Marked)
            }
            ListAction::MarkDown | ListAction::MarkUp => {
                self.mark_all_of(self.chosen());
                let to = match act {
                    ListAction::MarkUp => Step::Up,
                    _ => Step::Down,
                };
                let _ = self.table.step(to);
                self.mark_all_of(self.chosen());
                Outcome::Gave(ListOutcome::Marked)
            }
        }
    }

    /// What came of an input on its table.
    fn told(&mut self, told: Outcome<table::TableOutcome>) -> Outcome<ListOutcome<I>> {
        match told {
            Outcome::Gave(table::TableOutcome::Chose(_)) => Outcome::Gave(ListOutcome::Moved),
            Outcome::Gave(table::TableOutcome::Open(n)) => match self.shown.get(n) {
                Some(row) => Outcome::Gave(ListOutcome::Open(*row)),
                None => Outcome::Taken,
            },
            Outcome::Gave(table::TableOutcome::Mark(n)) => self.mark(n),
            Outcome::Gave(table::TableOutcome::Fold(_) | table::TableOutcome::Unfold(_))
            | Outcome::Taken => Outcome::Taken,
            Outcome::Ignored => Outcome::Ignored,
            Outcome::Closed => Outcome::Closed,
        }
    }

    fn mark(&mut self, n: usize) -> Outcome<ListOutcome<I>> {
        if let Some(row) = self.shown.get(n)
            && !self.marks.remove(row)
        {
            if let Some(why) = self.refused.get(row) {
                return Outcome::Gave(ListOutcome::Refused(why.clone()));
            }
            self.marks.insert(*row);
        }
        Outcome::Gave(ListOutcome::Marked)
    }

    fn columns_menu(&self, listing: &dyn Listing<I>) -> Menu<Option<usize>> {
        let usual = Item::new(None, Text::of("原来的顺序", "the usual order"));
        let columns = listing.columns().into_iter().enumerate();
        let columns =
            columns.filter(|(n, column)| !column.title.zh.is_empty() && listing.sorts(*n));
        let columns = columns.map(|(n, column)| Item::new(Some(n), column.title));
        let items = columns.chain([usual]).collect();
        Menu::new(Text::of("按哪一列排序", "Sort by"), items)
    }

    fn on_menu(
        &mut self,
        told: menu::MenuOutcome<Option<usize>>,
        listing: &dyn Listing<I>,
    ) -> Outcome<ListOutcome<I>> {
        match told {
            menu::MenuOutcome::Ignored => return Outcome::Ignored,
            menu::MenuOutcome::Taken => return Outcome::Taken,
            menu::MenuOutcome::Refused(why) => return Outcome::Gave(ListOutcome::Refused(why)),
            menu::MenuOutcome::Closed => {}
            menu::MenuOutcome::Took(column) => {
                self.menu = None;
                self.sort_by(column, listing);
                return Outcome::Gave(ListOutcome::Arranged);
            }
        }
        self.menu = None;
        Outcome::Taken
    }

    /// The places of the columns that are shown: those that were chosen, and those without a head, which are marks.
    fn shown_columns(&self, columns: &[Column]) -> Vec<usize> {
        let all = 0..columns.len();
        match self.columns.is_empty() {
            true => all.collect(),
            false => all
                .filter(|n| columns[*n].title.zh.is_empty() || self.columns.contains(n))
                .collect(),
        }
    }

    /// Sorts by a column, or turns round what is sorted by it; or goes back to how the rows came.
    fn sort_by(&mut self, column: Option<usize>, listing: &dyn Listing<I>) {
        self.sort = match (column, self.sort) {
            (Some(column), Some((was, turned))) if column == was => Some((column, !turned)),
            (column, _) => column.map(|column| (column, false)),
        };
        let chosen = self.chosen();
        self.arrange(listing);
        self.find(listing);
        self.choose_again(chosen, 0);
    }

    /// Applies what is typed.
    pub fn refilter(&mut self, listing: &dyn Listing<I>) {
        let chosen = self.chosen();
        self.find(listing);
        self.choose_again(chosen, 0);
    }

    /// Takes rows: with `stay` after a change, else of something else.
    pub fn take(&mut self, within: Vec<I>, listing: &dyn Listing<I>, stay: bool) {
        let chosen = self.chosen();
        let place = self.table.chosen().filter(|_| stay).unwrap_or(0);
        self.within = within;
        let refused = self.within.iter().filter_map(|row| {
            let why = listing.may_mark(*row).err()?;
            Some((*row, why))
        });
        self.refused = refused.collect();
        self.marks.retain(|row| !self.refused.contains_key(row));
        if !self.marks.is_empty() {
            let there: HashSet<&I> = self.within.iter().collect();
            self.marks.retain(|row| there.contains(row));
        }
        self.words.clear();
        self.found.1.clear();
        self.measure(listing);
        self.arrange(listing);
        self.find(listing);
        self.choose_again(chosen, place);
    }

    /// Finds out how wide the words of the columns are: of long lists those of the first rows, and what has its width
    /// there keeps it.
    fn measure(&mut self, listing: &dyn Listing<I>) {
        let columns = listing.columns();
        let whole = self.within.len() <= MEASURED;
        let least = columns.iter().map(|column| match column.width {
            Width::Fixed(width) if !whole => width,
            _ => 0,
        });
        self.wide = least.collect();
        for row in self.within.iter().take(MEASURED) {
            let row = listing.row(*row, Symbols::UNICODE);
            for (wide, spans) in self.wide.iter_mut().zip(&row.cells) {
                let said: usize = spans.iter().map(|span| measure::width(&span.text)).sum();
                *wide = (*wide).max(u16::try_from(said).unwrap_or(u16::MAX));
            }
        }
    }

    /// Finds out where each row stands by the column that it is sorted by.
    fn arrange(&mut self, listing: &dyn Listing<I>) {
        self.places.clear();
        let Some((column, turned)) = self.sort else {
            return;
        };
        let year = listing.year();
        let places = self.within.iter().zip(0_u32..).map(|(row, n)| {
            let said = listing.order(*row, column).map(OrderKey::Said);
            let of_words = || {
                let cells = texts(&listing.row(*row, Symbols::UNICODE));
                place(cells.get(column).map_or("", |it| it), year)
            };
            (said.unwrap_or_else(of_words), n)
        });
        let mut places: Vec<(OrderKey, u32)> = places.collect();
        places.sort_by(|a, b| match turned {
            // What says nothing stands last either way; what is equal stays as it came.
            true if a.0 != OrderKey::Nothing && b.0 != OrderKey::Nothing => b.0.cmp(&a.0),
            _ => a.0.cmp(&b.0),
        });
        self.places = vec![0; places.len()];
        for (at, (_, n)) in (0_u32..).zip(places) {
            self.places[n as usize] = at;
        }
    }

    fn find(&mut self, listing: &dyn Listing<I>) {
        if self.filter.is_narrowing() {
            self.find_typed(listing);
        } else {
            self.found.1.clear();
            self.words = Vec::new();
            let all = 0..u32::try_from(self.within.len()).unwrap_or(u32::MAX);
            self.found.0 = all.collect();
        }
        let mut rows = self.found.0.clone();
        if self.places.len() == self.within.len() && self.sort.is_some() {
            rows.sort_by_key(|n| self.places[*n as usize]);
        }
        self.shown = rows.iter().map(|n| self.within[*n as usize]).collect();
        self.table.set_count(self.shown.len());
    }

    fn find_typed(&mut self, listing: &dyn Listing<I>) {
        if self.words.len() != self.within.len() {
            let rows = self.within.iter();
            self.words = rows.map(|row| found_by(*row, listing)).collect();
        }
        let typed = self.filter.words().to_owned();
        if let Some(number) = number_in(&typed) {
            let rows = self.within.iter().zip(0_u32..);
            let numbered = rows.filter(|(row, _)| listing.number(**row) == Some(number));
            self.found = (numbered.map(|it| it.1).collect(), String::new());
            return;
        }
        let (found, before) = &mut self.found;
        let (texts, filter) = (&self.words, &mut self.filter);
        let mut admits = |n: &u32| filter.admits(&texts[*n as usize]);
        // Who types on narrows further: what was hidden stays hidden.
        if !before.is_empty() && typed.starts_with(&**before) {
            found.retain(&mut admits);
        } else {
            let all = 0..u32::try_from(texts.len()).unwrap_or(u32::MAX);
            *found = all.filter(&mut admits).collect();
        }
        *before = typed;
    }

    fn choose_again(&mut self, chosen: Option<I>, place: usize) {
        let again = chosen.and_then(|row| self.shown.iter().position(|it| *it == row));
        self.table.choose(again.unwrap_or(place));
    }
}

/// What a column is called in files.
fn name_of(column: &Column) -> String {
    column.title.en.to_string()
}

/// The columns that can be chosen: those with heads, each with its place.
fn choosable(columns: &[Column]) -> Vec<(usize, Text)> {
    let columns = columns.iter().enumerate();
    let named = columns.filter(|(_, it)| !it.title.zh.is_empty());
    named.map(|(n, it)| (n, it.title.clone())).collect()
}

/// The number that is typed and nothing else: `#12`.
fn number_in(typed: &str) -> Option<u64> {
    typed.trim().strip_prefix('#')?.parse().ok()
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
