//! What a key of the checklist is about — a finding, a cell, a record that waits to be verified —
//! and what it comes to.

use super::cell_ref::{CellRef, Column, Who};
use super::explain::Explained;
use super::keys::{Action, CHECKLIST, ChecklistState};
use super::leaf::Leaf;
use super::{ChecklistScreen, found, told};
use crate::desk::remind::{Of, sources_of};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::rules::matrix::SectorColumn;
use crate::rules::{self, Finding, Remedy};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place};
use crate::tui::commands::{self, menus};
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::screens::Screen;
use crate::tui::widgets::Outcome;

impl ChecklistScreen {
    /// What the keys' tables ask about.
    pub(super) fn now(&self, ctx: &Ctx<'_>) -> ChecklistState {
        let finding = self.finding(ctx);
        ChecklistState {
            // That the filter hides all that is marked, the act itself says.
            finding: finding.is_some() || self.in_grid() && self.hidden_marks().is_some(),
            rule: finding.is_some() || self.explained.is_some() || !self.rules().is_empty(),
            place: self.place(ctx).is_some(),
            list: self.listing && !self.is_covered(),
            row: finding.is_some() || self.in_grid() && self.grid.row().is_some(),
        }
    }

    /// The finding that keys act on: the explained one, the chosen one, the most urgent of a cell.
    pub(super) fn finding(&self, ctx: &Ctx<'_>) -> Option<Finding> {
        if let Some(explained) = &self.explained {
            return explained.finding;
        }
        match &self.shelf {
            Some(shelf) => shelf.found.chosen(),
            None if self.listing => self.list.chosen(),
            // The window of columns is about none.
            None if self.choosing.is_some() => None,
            None => self.targets(ctx).first().copied(),
        }
    }

    /// The findings that are put right: in the matrix the most urgent of the cell, or of each marked row in the chosen
    /// column; else the chosen one.
    pub(super) fn targets(&self, ctx: &Ctx<'_>) -> Vec<Finding> {
        if !self.in_grid() {
            return self.finding(ctx).into_iter().collect();
        }
        let stacks = self.spots().into_iter().filter_map(|it| self.behind.at(it));
        let first = stacks.filter_map(|it| it.places.first());
        let findings = first.filter_map(|n| ctx.facts.findings.get(*n as usize));
        findings.copied().collect()
    }

    /// The cells that acts are for: of each marked row that in the chosen column, else the chosen one. On a name rows
    /// are meant as they are.
    pub(super) fn spots(&self) -> Vec<CellRef> {
        let Some(spot) = self.grid.spot() else {
            return Vec::new();
        };
        let marked = self.marked_rows();
        if marked.is_empty() {
            return vec![spot];
        }
        let column = spot.column.unwrap_or(Column::Total);
        let rows = marked.into_iter();
        let rows = rows.filter(|who| column == Column::Total || who.part() == spot.who.part());
        let cells = rows.map(|who| CellRef {
            who,
            column: Some(column),
        });
        cells.collect()
    }

    /// The marked rows; none where the matrix is not looked at.
    pub(super) fn marked_rows(&self) -> Vec<Who> {
        match self.in_grid() {
            true => self.grid.marked(),
            false => Vec::new(),
        }
    }

    /// Why acts are for nothing though rows are marked: the filter hides them all.
    pub(super) fn hidden_marks(&self) -> Option<Text> {
        let all = self.grid.marks();
        let hidden = all > 0 && self.grid.marked().is_empty();
        hidden.then(|| {
            text!(
                "已选的 {all} 行都被筛选隐藏：按 / 改筛选，或按 Esc 取消标记",
                "{all} marked, all hidden by the filter: / changes it, Esc takes the marks away"
            )
        })
    }

    /// The rules behind the chosen cell.
    fn rules(&self) -> Vec<&'static rules::Rule> {
        let spot = self.spot();
        let column = spot.and_then(|it| it.column);
        let codes = column.map_or(&[][..], |it| it.codes());
        codes.iter().filter_map(|code| rules::find(code)).collect()
    }

    /// The cell that is looked at; none in the list.
    fn spot(&self) -> Option<CellRef> {
        match &self.shelf {
            Some(shelf) => Some(shelf.spot),
            None if self.listing => None,
            None => self.grid.spot(),
        }
    }

    /// What can be verified: the chosen finding's record, else those behind the cell.
    pub(super) fn to_verify(&self, ctx: &Ctx<'_>) -> Vec<(Kind, u64)> {
        let of_finding = self.finding(ctx).map(|it| it.remedy);
        match of_finding.filter(Remedy::is_verification) {
            Some(remedy) => remedy.record.into_iter().collect(),
            None if self.listing => Vec::new(),
            None => self.unverified.clone(),
        }
    }

    /// What commands are for: what the finding is about, or the row of the matrix.
    pub(super) fn about(&self, ctx: &Ctx<'_>) -> Subject {
        let of_spot = || self.spot().map(|spot| spot.who.record());
        let marked = self.marked_rows();
        if !marked.is_empty() {
            return Subject {
                records: marked.into_iter().map(Who::record).collect(),
                scope: None,
            };
        }
        let finding = self.finding(ctx).filter(|_| !self.in_grid());
        let of_finding = finding.map(|it| (it.subject.kind(), it.subject.raw_id()));
        Subject {
            records: of_finding.or_else(of_spot).into_iter().collect(),
            scope: of_spot(),
        }
    }

    /// Of what somebody is reminded: of a finding; of a cell what its duty asks for, of each marked row; of a name or a sum all.
    pub(super) fn owed(&self, ctx: &Ctx<'_>) -> Vec<Of> {
        let of = |finding: Finding| {
            let record = (finding.subject.kind(), finding.subject.raw_id());
            Of::from(record, finding.rule.code)
        };
        if !self.in_grid() {
            return self.finding(ctx).map(of).into_iter().collect();
        }
        let cells = self.spots().into_iter().map(|cell| {
            let codes = cell.column.map_or(&[][..], |it| it.codes());
            let sources = codes.iter().flat_map(|code| sources_of(code));
            Of {
                record: cell.who.record(),
                sources: sources.collect(),
            }
        });
        cells.collect()
    }

    /// Where what is chosen is shown.
    fn place(&self, ctx: &Ctx<'_>) -> Option<Place> {
        if self.in_grid() {
            return self.grid.row().map(|row| row.who.place());
        }
        match self.finding(ctx) {
            Some(finding) => Some(Place::about(&finding, ctx.book())),
            None => self.spot().map(|spot| spot.who.place()),
        }
    }

    pub(super) fn act(&mut self, action: Action, ctx: &Ctx<'_>) -> Vec<Effect> {
        match action {
            Action::Cure => return self.cure(ctx),
            Action::Go => return self.place(ctx).map(Effect::Go).into_iter().collect(),
            Action::More => return vec![self.menu(ctx)],
            Action::Explain => self.explain(ctx),
            Action::NextLeaf | Action::PreviousLeaf => {
                let forward = action == Action::NextLeaf;
                let leaf = self.leaf().turned(forward, self.grid.own());
                self.show(leaf, ctx);
            }
            Action::Level => self.list.next_level(ctx),
            Action::Back => return self.back(ctx).into_iter().collect(),
        }
        Vec::new()
    }

    /// All that can be done about the finding or the cell.
    fn menu(&self, ctx: &Ctx<'_>) -> Effect {
        let acts = |action| matches!(action, Action::Cure | Action::Explain | Action::Go);
        let own = CHECKLIST.actions(&self.now(ctx)).into_iter();
        let own = own.filter(|(action, _)| acts(*action));
        let mut rows: Vec<KeyRow> = own.map(|(_, row)| row).collect();
        rows.extend(self.command_rows());
        menus::everything(rows, &self.about(ctx), |id| self.plan(id, ctx))
    }

    /// Puts right what is chosen; of marked rows all at once where that can be done, else the first, after which the
    /// next has its turn.
    pub(super) fn cure(&self, ctx: &Ctx<'_>) -> Vec<Effect> {
        if let Some(why) = Screen::withheld(self) {
            return vec![Effect::Warn(why)];
        }
        let targets = self.targets(ctx);
        let Some(first) = targets.first() else {
            return Vec::new();
        };
        let together = together(&targets).and_then(|it| commands::invoke(&it, ctx).ok());
        let planned = together.map_or_else(|| commands::invoke(&first.remedy.into(), ctx), Ok);
        vec![planned.unwrap_or_else(Effect::Warn)]
    }

    /// The leaf that is shown.
    pub(super) fn leaf(&self) -> Leaf {
        match self.listing {
            true => Leaf::List,
            false => self.grid.leaf(),
        }
    }

    /// Shows a leaf.
    pub(super) fn show(&mut self, leaf: Leaf, ctx: &Ctx<'_>) {
        self.uncover();
        self.list.list.leave();
        self.grid.filter.close();
        self.listing = leaf == Leaf::List;
        self.grid.turn(leaf);
        self.follow(ctx);
    }

    /// An input to the window in which the columns of one's own are chosen; what was chosen is shown at once, and kept.
    pub(super) fn choose_columns(&mut self, input: &Input, ctx: &Ctx<'_>) -> Vec<Effect> {
        let Some(choosing) = &mut self.choosing else {
            return Vec::new();
        };
        match choosing.handle(input) {
            Outcome::Gave(chosen) => {
                self.choosing = None;
                let all = SectorColumn::ALL;
                let chosen: Vec<SectorColumn> = chosen.into_iter().map(|n| all[n]).collect();
                let codes = chosen.iter().map(|it| it.code().to_owned());
                let mut personal = ctx.personal.clone();
                personal.checklist_columns = codes.collect();
                self.grid.choose_columns(chosen);
                if !self.grid.own().is_empty() {
                    self.show(Leaf::Own, ctx);
                }
                vec![Effect::Prefer(personal)]
            }
            Outcome::Closed => {
                self.choosing = None;
                Vec::new()
            }
            Outcome::Ignored | Outcome::Taken => Vec::new(),
        }
    }

    /// The chosen cell in words.
    pub(super) fn in_words(&self, ctx: &Ctx<'_>) -> Text {
        let stack = self.grid.spot().and_then(|spot| {
            let column = spot.column.or(Some(Column::Total));
            self.behind.at(CellRef { column, ..spot })
        });
        let places = stack.map_or(&[][..], |it| &it.places);
        let findings = places
            .iter()
            .filter_map(|n| ctx.facts.findings.get(*n as usize));
        let carried = findings.filter(|it| it.carried).count();
        let counts = stack.map(|it| it.counts).unwrap_or_default();
        told::in_words(&self.grid, counts, carried)
    }

    /// The same, with the first of what is found behind a cell.
    pub(super) fn with_findings(&self, ctx: &Ctx<'_>) -> Text {
        let words = self.in_words(ctx);
        let spot = self.grid.spot();
        let cell = spot.filter(|it| it.column.is_some_and(|it| it != Column::Total));
        let stack = cell.and_then(|it| self.behind.at(it));
        let places = stack.map_or(&[][..], |it| &it.places);
        let first = places.iter().take(told::SAID);
        let findings = first.filter_map(|n| ctx.facts.findings.get(*n as usize));
        let messages: Vec<Text> = findings.map(|it| it.message(ctx.book())).collect();
        told::followed_by(words, &messages)
    }

    pub(super) fn explain(&mut self, ctx: &Ctx<'_>) {
        self.explained = match (&self.explained, self.finding(ctx)) {
            (Some(_), _) => None,
            (None, Some(finding)) => Some(Explained::finding(finding)),
            (None, None) => Some(Explained::rules(self.rules())),
        };
    }

    pub(super) fn copied(&self, ctx: &Ctx<'_>) -> String {
        match self.finding(ctx) {
            Some(finding) if !self.in_grid() => found::copied(&finding, ctx),
            Some(_) | None => self.in_words(ctx).say(ctx.locale).to_owned(),
        }
    }
}

/// What puts several findings right at once, where one command does; none for a single one.
fn together(findings: &[Finding]) -> Option<Invocation> {
    let (first, rest) = findings.split_first()?;
    let (kind, _) = first.remedy.record.filter(|_| !rest.is_empty())?;
    let records = findings.iter().map(|it| it.remedy.record);
    let records: Vec<(Kind, u64)> = records.collect::<Option<_>>()?;
    let alike = |it: &Finding| it.remedy.command == first.remedy.command;
    // What enters a record enters it for one.
    let same = findings.iter().all(alike)
        && records.iter().all(|it| it.0 == kind)
        && !first.remedy.command.begins_a_record();
    let ids: Vec<u64> = records.into_iter().map(|(_, id)| id).collect();
    same.then(|| Invocation::of(first.remedy.command, Subject::several(kind, ids)))
}
