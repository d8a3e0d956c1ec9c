//! A board as the app asks it: where a key goes, what commands are for, what acts are for, where a thing is shown.

use ratatui::layout::Rect;

use super::keys::KEYS;
use super::layout::Pane;
use super::{BoardScreen, Item, Next, list_of_leaf};
use crate::desk::export::What;
use crate::desk::lists;
use crate::desk::remind::{Asked, Of};
use crate::domain::command::CommandId;
use crate::domain::id::{CommitteeId, MemberId, SectorId, SittingId};
use crate::domain::record::Kind;
use crate::domain::subject::Subject;
use crate::rules::Remedy;
use crate::text::Text;
use crate::tui::app::{Aim, Ctx, Effect, Object, Place};
use crate::tui::canvas::Canvas;
use crate::tui::commands::{self, Planned, keys::Keys};
use crate::tui::input::Input;
use crate::tui::keymap::OwnAct;
use crate::tui::keymap::{KeyRow, Lookup, OwnKey};
use crate::tui::panes::list::List;
use crate::tui::panes::list_keys;
use crate::tui::screens::Screen;
use crate::tui::widgets::table::{self, Step};
use crate::tui::windows::export::AtHand;

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
