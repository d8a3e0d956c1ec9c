//! A place made of lists: perhaps whose or which at the left, a list with leaves, a page of what is chosen.
//!
//! What it shows is a [`Board`]'s, one a place. How every place is walked, filtered, marked, acted on and drawn, and
//! what the keys of the common grammar do, is here, once: Enter goes deeper, `g` takes the next step, `v` says that
//! something is so, `R` reminds, `o` lists all else.
//!
//! Long because every key of the grammar is answered here, for all places alike.
//!
//! In reading order: `shown`, `told`, `layout`, `keys`, `arranging`, this page, `moves`,
//! `own_order`, `leaves`, `view`.

mod arranging;
mod keys;
mod layout;
mod leaves;
mod moves;
mod own_order;
mod shown;
mod told;
mod view;

pub use keys::{BoardState, chosen};
pub use shown::{Board, Item, Next, Told};

use ratatui::layout::Rect;

use super::Screen;
use crate::desk::export::What;
use crate::desk::lists;
use crate::desk::remind::{Asked, Of};
use crate::domain::calendar::Year;
use crate::domain::command::CommandId;
use crate::domain::id::{CommitteeId, MemberId, SectorId, SittingId};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::rules::Remedy;
use crate::text::{Locale, Text};
use crate::tui::app::{Aim, Ctx, Effect, Object, Opening, Place, Question, Target};
use crate::tui::canvas::Canvas;
use crate::tui::commands::{self, Planned, keys::Keys, menus};
use crate::tui::input::Input;
use crate::tui::key::Key;
pub use crate::tui::keymap::OwnAct;
use crate::tui::keymap::{Group, KeyRow, Lookup, OwnKey};
use crate::tui::measure;
use crate::tui::panes::list::{List, Listing, cells_of};
use crate::tui::panes::list_keys;
use crate::tui::panes::page::Page;
use crate::tui::panes::workspace::Workspace;
use crate::tui::screens::parts::menu::{self, Menu};
use crate::tui::symbols::Symbols;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::{self, Can, Step};
use crate::tui::windows::export::AtHand;
use arranging::Arranging;
use keys::{Action, KEYS};
use layout::{ABOUT_ONE, BESIDE_EACH_OTHER, LAYOUT, Pane, READ_ALONG, TWO_LEAVES, WIDE, WITH_SIDE};
use leaves::LeafPlaces;

/// The most columns of what a key is called, in Chinese and in English.
const LABEL: (usize, usize) = (12, 14);

/// What a key is called, where that is not too long; else what it is called everywhere.
fn short(named: &Text, everywhere: &Text) -> Text {
    let fits = |words: &str, most| measure::width(words) <= most;
    let (zh, en) = (fits(&named.zh, LABEL.0), fits(&named.en, LABEL.1));
    Text {
        zh: if zh { &named.zh } else { &everywhere.zh }.clone(),
        en: if en { &named.en } else { &everywhere.en }.clone(),
    }
}

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

    /// Its keys of the grammar as they stand now: those that run a command are called what it is.
    fn grammar(&self, ctx: &Ctx<'_>) -> Vec<(Action, KeyRow)> {
        let of_command = |row: &KeyRow, id: CommandId| {
            let command = commands::find(id);
            KeyRow {
                label: command.title,
                help: command.help,
                ..row.clone()
            }
        };
        let named = |action, row: &KeyRow| match action {
            Action::Next => match self.next(ctx)? {
                Next::Command(id) => Some(of_command(row, id)),
                Next::Do(label, _) | Next::Go(label, _) | Next::Remind(label) => Some(KeyRow {
                    label,
                    ..row.clone()
                }),
            },
            Action::So => Some(of_command(row, self.so(ctx)?)),
            Action::NextLeaf if self.board.is_spread() || self.board.leaves().len() < 2 => {
                Some(KeyRow {
                    label: Text::of("下一窗格", "next pane"),
                    ..row.clone()
                })
            }
            // What is entered stands in no row's way there.
            Action::Add if self.board.is_spread() => Some(KeyRow {
                label: Text::of("登记", "enter"),
                hint: !self.board.additions(ctx).is_empty(),
                ..row.clone()
            }),
            Action::Add => {
                let named = of_command(row, self.added(ctx)?);
                let label = short(&named.label, &row.label);
                Some(KeyRow { label, ..named })
            }
            _ => None,
        };
        let now = self.now(ctx);
        let rows = KEYS.actions(&now).into_iter();
        // Where nothing is shown to a room, nobody looks for that.
        let rows = rows.filter(|(action, _)| *action != Action::Meeting || now.shows);
        rows.map(|(action, row)| (action, named(action, &row).unwrap_or(row)))
            .collect()
    }

    /// The same, and those of the place's own; while something is tried, first what that is about.
    fn own_keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let own = self.board.own().map(|own| own.rows(&self.now(ctx)));
        let own = own.unwrap_or_default();
        let rows = self.grammar(ctx).into_iter();
        let rows = rows.filter(|(_, row)| !gives_way(row, &own));
        let rows: Vec<(Action, KeyRow)> = rows.collect();
        if !self.board.is_trying() {
            let rows = rows.into_iter().map(|(_, row)| row);
            // What is done where something is read along goes before how one moves there.
            return match self.board.is_read_along() {
                true => own.into_iter().chain(rows).collect(),
                false => rows.chain(own).collect(),
            };
        }
        let (ends, rows): (Vec<_>, Vec<_>) =
            (rows.into_iter()).partition(|(action, _)| *action == Action::Back);
        let tries = own.into_iter().map(|row| KeyRow {
            hint: row.hint || row.group == Group::View,
            ..row
        });
        let (tries, others): (Vec<_>, Vec<_>) = tries.partition(|it| it.group == Group::View);
        let ends = ends.into_iter().map(|(_, row)| KeyRow {
            label: Text::of("结束试算", "end"),
            hint: true,
            ..row
        });
        let rows = rows.into_iter().map(|(_, row)| row);
        tries
            .into_iter()
            .chain(ends)
            .chain(rows)
            .chain(others)
            .collect()
    }

    /// What is listed, or what is marked of it, as pages for a room.
    fn meet(&self, ctx: &Ctx<'_>) -> Effect {
        let marked = self.list.marked();
        let is_meant = |it: &&Item| marked.is_empty() || marked.contains(it);
        let rows: Vec<Item> = self.list.shown().iter().filter(is_meant).copied().collect();
        let slides = self.board.slides(self.leaf, &rows, self.list.chosen(), ctx);
        let opened = slides.map(|it| Effect::Open(Opening::Meeting(Box::new(it))));
        opened.unwrap_or_else(Effect::Warn)
    }

    /// Does what the place does by itself; unbound where the key is none of its own.
    fn own_act(&mut self, act: Lookup<OwnAct>, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        match act {
            Lookup::Do(act) => {
                let (chosen, items) = (self.list.chosen(), self.items());
                let effect = self.board.act(act, chosen, &items, ctx);
                if effect.is_none() {
                    // It changed what is shown.
                    self.fill(true, ctx);
                }
                Some(effect.into_iter().collect())
            }
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
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

    fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Next => return self.take_next(ctx),
            Action::So => {
                let id = self.so(ctx);
                return id.map(|id| self.run(id, ctx)).into_iter().collect();
            }
            Action::Add => {
                let several = self.board.additions(ctx);
                if !several.is_empty() {
                    return vec![choice_of(several)];
                }
                let id = self.added(ctx);
                return id.map(|id| self.run(id, ctx)).into_iter().collect();
            }
            Action::More => return vec![self.menu(ctx)],
            Action::NextLeaf => self.turn(true, ctx),
            Action::PreviousLeaf => self.turn(false, ctx),
            Action::Left => self.leftwards(ctx),
            Action::Right => self.rightwards(ctx),
            Action::NextRow | Action::PreviousRow => {
                let forward = action == Action::NextRow;
                if let Some(beside) = self.board.beside(forward, ctx) {
                    return vec![beside.map_or_else(Effect::Warn, Effect::Go)];
                }
                let step = if forward { Step::Down } else { Step::Up };
                self.move_to(step, ctx);
            }
            Action::ScrollDown => drop(self.page.step(Step::PageDown)),
            Action::ScrollUp => drop(self.page.step(Step::PageUp)),
            Action::Back => return self.back(ctx).into_iter().collect(),
            Action::Zoom => self.panes.zoom(),
            Action::Meeting => return vec![self.meet(ctx)],
        }
        Vec::new()
    }

    fn take_next(&mut self, ctx: &Ctx<'_>) -> Vec<Effect> {
        let effect = match self.next(ctx) {
            None => return Vec::new(),
            Some(Next::Command(id)) => self.run(id, ctx),
            Some(Next::Do(_, it)) => commands::invoke(&it, ctx).unwrap_or_else(Effect::Warn),
            Some(Next::Remind(_)) => self.run(CommandId::Remind, ctx),
            Some(Next::Go(_, place)) => Effect::Go(place),
        };
        vec![effect]
    }

    /// All that can be done to what is chosen, or to the marked rows.
    fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let shows = |action| action == Action::Meeting;
        let acts = |action| matches!(action, Action::Next | Action::So | Action::Add);
        let (own, shown): (Vec<_>, Vec<_>) = (self.grammar(ctx).into_iter())
            .filter(|(action, _)| acts(*action) || shows(*action))
            .partition(|(action, _)| acts(*action));
        let by_itself = self.board.own().map(|own| own.rows(&self.now(ctx)));
        let by_itself = by_itself.unwrap_or_default();
        let mut rows: Vec<KeyRow> = own.into_iter().map(|(_, row)| row).collect();
        let mut copying: Vec<KeyRow> = list_keys::copy(&self.list_now()).into_iter().collect();
        give_way(&mut rows, &by_itself);
        give_way(&mut copying, &by_itself);
        rows.extend(by_itself);
        rows.extend(shown.into_iter().map(|(_, row)| row));
        rows.extend(self.command_rows());
        rows.extend(copying);
        menus::everything(rows, &self.subject(ctx), |id| self.plan(id, ctx))
    }
}

impl Screen for BoardScreen {
    fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if self.arranging.is_some() {
            return Some(self.arrange(input, ctx));
        }
        if (BoardScreen::takes_text(self) || self.is_asking())
            && let Some(effects) = self.in_pane(input, ctx)
        {
            return Some(effects);
        }
        match input {
            Input::Key(key) => {
                if let Some(effect) = self.run_key(*key, ctx) {
                    return Some(vec![effect]);
                }
                if let Some(own) = self.board.own()
                    && let Some(effects) = self.own_act(own.look_up(*key, &self.now(ctx)), ctx)
                {
                    return Some(effects);
                }
                match KEYS.look_up(*key, &self.now(ctx)) {
                    Lookup::Do(action) => Some(self.act(action, ctx)),
                    // What is marked may be hidden.
                    Lookup::Refused(why) => {
                        Some(vec![Effect::Warn(self.withheld().unwrap_or(why))])
                    }
                    Lookup::Unbound => self.in_pane(input, ctx),
                }
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse, input, ctx),
            Input::Paste(_) | Input::Resize { .. } => None,
        }
    }

    fn takes_text(&mut self) -> bool {
        BoardScreen::takes_text(self)
    }

    fn over(&self) -> Option<Vec<KeyRow>> {
        if let Some(arranging) = &self.arranging {
            return Some(arranging.key_rows());
        }
        let list = match self.focus() {
            Pane::Side => &self.side,
            Pane::List | Pane::Leaf(_) | Pane::Page => &self.list,
        };
        list.over()
    }

    fn subject(&self, _: &Ctx<'_>) -> Subject {
        let mut records: Vec<(Kind, u64)> = Vec::new();
        for record in self.items().into_iter().flat_map(|it| self.board.of(it)) {
            if !records.contains(&record) {
                records.push(record);
            }
        }
        Subject {
            records,
            scope: self.scope(),
        }
    }

    fn contexts(&self) -> Vec<&'static Keys> {
        match self.board.has_records() {
            true => vec![self.board.commands(), &commands::keys::EVERY_PLACE],
            false => vec![self.board.commands()],
        }
    }

    /// Whose a new record is says what is chosen at the left, and not the row that happens to be chosen; and what can't
    /// be done to the row, but to the one thing that all is about, is done to that.
    fn planned(&self, id: CommandId, ctx: &Ctx<'_>) -> Planned {
        let subject = self.subject(ctx);
        let target = commands::find(id).target;
        let about = self.board.scope().filter(|it| target(it.0));
        if id == CommandId::Remind {
            let owing = self.owing(ctx);
            let owes = |it: &Of| !it.sources.is_empty() || target(it.record.0);
            let about = about.filter(|_| self.board.stands_for_rows());
            return match about.filter(|_| owing.is_empty() || !owing.iter().all(owes)) {
                Some(about) => commands::remind(vec![Of::all(about)], ctx),
                None => commands::remind(owing, ctx),
            };
        }
        let of_rows = !subject.records.is_empty() && subject.records.iter().all(|it| target(it.0));
        let of_scope = || Subject {
            records: subject.scope.into_iter().collect(),
            scope: None,
        };
        let subject = match (self.board.begins(id), about) {
            (true, _) if self.board.is_about_one() => Subject {
                records: Vec::new(),
                ..subject
            },
            (true, _) => of_scope(),
            (false, Some(_)) if !of_rows && self.board.stands_for_rows() => of_scope(),
            (false, _) => subject,
        };
        commands::plan(id, &subject, ctx)
    }

    fn owing(&self, ctx: &Ctx<'_>) -> Vec<Of> {
        let mut all: Vec<Of> = Vec::new();
        for item in self.items() {
            let owing = match self.focus() {
                Pane::Side => self.board.of(item).into_iter().map(Of::all).collect(),
                Pane::List | Pane::Leaf(_) | Pane::Page => self.board.owing(self.leaf, item, ctx),
            };
            let new = owing.into_iter().filter(|it| !all.contains(it));
            let new: Vec<Of> = new.collect();
            all.extend(new);
        }
        all
    }

    fn withheld(&self) -> Option<Text> {
        let list = Some(&self.list).filter(|_| self.focus() == Pane::List);
        list.and_then(List::withheld)
    }

    fn aim(&self, ctx: &Ctx<'_>) -> Aim {
        let records = self.subject(ctx).records.into_iter();
        let records = records.map(|(kind, id)| Object::Record(kind, id));
        // Rows may have one record and other steps.
        let step = match self.next(ctx) {
            Some(Next::Do(_, it)) => Some(Object::Remedy(Remedy {
                command: it.command,
                record: it.subject.records.first().copied(),
                year: it.year,
            })),
            _ => None,
        };
        let borne = self.borne(ctx).into_iter();
        let borne = borne.map(|(kind, id)| Object::Borne(kind, id));
        records.chain(step).chain(borne).collect()
    }

    fn marked(&self) -> usize {
        self.list.marked().len()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.fill(true, ctx);
    }

    fn records_listed(&self, _: &Ctx<'_>) -> Vec<(Kind, u64)> {
        let shown = self.list.shown().iter();
        shown.filter_map(|it| it.record()).collect()
    }

    fn come_from(&mut self, listed: Vec<(Kind, u64)>) {
        self.board.come_from(listed);
    }

    fn remind(&mut self, asked: Asked) {
        self.board.remind(asked);
    }

    fn answered(&mut self, act: OwnAct, words: String, ctx: &Ctx<'_>) {
        self.board.answered(act, words, ctx);
        self.fill(true, ctx);
    }

    fn go(&mut self, place: Place, ctx: &Ctx<'_>) {
        let turned = self.board.turn_to(place, ctx);
        if turned {
            self.list = list_of_leaf();
            self.about_page.rewind();
            self.fill(false, ctx);
        }
        let Some((leaf, side, item)) = self.board.find(place, ctx) else {
            if turned && self.board.has_side() {
                self.focus_on(Pane::Side, ctx);
            }
            return;
        };
        self.show(leaf, side, item, ctx);
    }

    fn view(&self, area: Rect, ctx: &Ctx<'_>, canvas: &mut Canvas<'_>) {
        self.draw(area, ctx, canvas);
    }

    /// What is chosen at the left, or what all is about.
    fn at_hand(&self, ctx: &Ctx<'_>) -> AtHand {
        let of = self.scope();
        let id = |kind| of.filter(|it| it.0 == kind).map(|it| it.1);
        let first = self.list.shown().first().and_then(|it| it.record());
        let of_kind =
            first.and_then(|(kind, _)| lists::List::all().find(|it| *it == lists::List::Of(kind)));
        let list = self.board.list().or(of_kind);
        AtHand {
            looked_at: list.map(What::List).or(self.board.printed(self.leaf)),
            slips: self.board.slips(&self.items(), ctx),
            duties: self.board.prints_duties(),
            sitting: id(Kind::CouncilSitting).map(SittingId),
            calendar: self.board.has_calendar().then_some(of),
            assessment: self.board.assessed(&self.items()),
            sector: id(Kind::Sector).map(SectorId),
            committee: id(Kind::Committee).map(CommitteeId),
            dossier: id(Kind::Member).map(|id| {
                let marked = self.list.marked().into_iter();
                (MemberId(id), marked.filter_map(Item::record).collect())
            }),
            ..AtHand::default()
        }
    }

    fn keys(&self, ctx: &Ctx<'_>) -> Vec<KeyRow> {
        let mut rows = self.own_keys(ctx);
        rows.extend(self.command_rows());
        list_keys::beside(&mut rows, &self.list_now());
        let steps = table::KEYS.actions(&self.can()).into_iter();
        let steps = steps.filter(|(step, _)| !matches!(step, Step::Fold | Step::Unfold));
        rows.extend(steps.map(|(_, row)| row));
        rows
    }

    fn call(&mut self, own: &OwnKey, ctx: &Ctx<'_>) -> Option<Vec<Effect>> {
        if let Some(table) = self.board.own()
            && let Some(effects) = self.own_act(table.call(own, &self.now(ctx)), ctx)
        {
            return Some(effects);
        }
        match KEYS.call(own, &self.now(ctx)) {
            Lookup::Do(action) => return Some(self.act(action, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match list_keys::KEYS.call(own, &self.list_now()) {
            Lookup::Do(act) => return Some(self.list_act(act, ctx)),
            Lookup::Refused(why) => return Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => {}
        }
        match table::KEYS.call(own, &self.can()) {
            Lookup::Do(step) => Some(self.step(step, ctx)),
            Lookup::Refused(why) => Some(vec![Effect::Warn(why)]),
            Lookup::Unbound => None,
        }
    }
}

/// Where a place has a key for something of its own, it means that and nothing else.
fn give_way(rows: &mut Vec<KeyRow>, own: &[KeyRow]) {
    rows.retain(|row| !gives_way(row, own));
}

fn gives_way(row: &KeyRow, own: &[KeyRow]) -> bool {
    let taken = |key: &Key| own.iter().any(|it| it.keys.contains(key));
    row.keys.iter().any(taken)
}

/// What is entered, to be chosen from; a digit takes one of the first at once.
fn choice_of(several: Vec<(Text, Invocation)>) -> Effect {
    let mut digits = '1'..='9';
    let items = several.into_iter().map(|(label, it)| {
        let item = menu::Item::new(Target::Invoke(it), label);
        match digits.next() {
            Some(digit) => item.key(Key::char(digit)),
            None => item,
        }
    });
    Effect::Choose(Menu::new(Text::of("新增", "Add"), items.collect()))
}
