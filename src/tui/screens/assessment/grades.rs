//! The leaf of grades: how many members have which, what the quota leaves of it, and who they are.

use super::rows::marked;
use super::state::{Assessee, Assessments};
use super::words::{name, whose};
use crate::desk::assessment::{Given, Standing, table_changed_since};
use crate::desk::papers::assessment::places_of;
use crate::domain::assessment::{Grade, Points, share_of};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::screens::board::{Item, Told};
use crate::tui::theme::Role;
use crate::tui::widgets::row::{Column, Row};

/// The place of the leaf behind those of who is assessed.
pub(super) const GRADES: usize = 4;

/// The rows: a grade each.
pub(super) fn rows() -> Vec<Item> {
    (0..).zip(Grade::ALL).map(|(n, _)| Item::Nth(n)).collect()
}

fn grade_of(item: Item) -> Option<Grade> {
    match item {
        Item::Nth(n) => Grade::ALL.get(n as usize).copied(),
        _ => None,
    }
}

impl Assessments {
    pub(super) fn grade_columns(&self) -> Vec<Column> {
        let figure = |title, wide| Column::fixed(title, wide).right();
        let trial = self.tried.as_ref();
        let trial = trial.map(|_| figure(Text::of("试算", "if"), 6));
        let before = [
            Column::fixed(Text::of("等次", "grade"), 13),
            figure(Text::of("数量", "count"), 6),
            figure(Text::of("占比", "share"), 7),
        ];
        let after = [
            figure(Text::of("已确认", "confirmed"), 9),
            Column::share(Text::of("按什么", "by what"), 1),
        ];
        before.into_iter().chain(trial).chain(after).collect()
    }

    pub(super) fn grade_row(&self, item: Item, ctx: &Ctx<'_>) -> Row {
        let (Some(grade), Some(table)) = (grade_of(item), self.table()) else {
            return Row::new();
        };
        let given = self.given(ctx);
        let has: Vec<&Given> = given.iter().filter(|it| it.grade == grade).collect();
        let one = Points::whole(1);
        let share = share_of(one.times(has.len()), one.times(given.len()));
        let confirmed = has
            .iter()
            .filter(|it| it.standing == Standing::Confirmed)
            .count();
        let mut row = Row::new()
            .cell(grade.word().say(ctx.locale).to_owned())
            .cell(has.len().to_string())
            .cell(share);
        if self.tried.is_some() {
            let would = self.assessees().filter(|it| {
                let then = self.would_be(it);
                then.is_some_and(|it| it.total.grade == grade)
            });
            row = row.cell_as(Role::Accent, would.count().to_string());
        }
        let words = places_of(grade, table, &given);
        let words = words.map_or_else(String::new, |it| it.say(ctx.locale).to_owned());
        row.cell(confirmed.to_string()).cell_as(Role::Muted, words)
    }

    /// Where all stand, in the order of the rows.
    fn given(&self, ctx: &Ctx<'_>) -> Vec<Given> {
        let all = self.in_order();
        all.filter_map(|(_, it)| given_of(it, ctx)).collect()
    }

    pub(super) fn told_of_grade(&self, item: Item, ctx: &Ctx<'_>) -> Told {
        let Some(grade) = grade_of(item) else {
            return Told::default();
        };
        let mut told = Told::default();
        for (item, it) in self.in_order() {
            let Some(given) = given_of(it, ctx).filter(|it| it.grade == grade) else {
                continue;
            };
            let (name, whose) = (name(it.of, ctx), whose(it.of, ctx));
            let (points, open, share) = (given.points, given.open, given.share());
            let whose = whose.say(ctx.locale);
            let words = format!("{whose}  {points} / {open}  {share}");
            let (kind, id) = item.record().unwrap_or(it.of.record());
            let place = Place::of(kind, id, ctx.book());
            told.linked(marked(given.standing), &name, words, place);
        }
        let (word, n) = (grade.word(), told.links.len());
        let (zh, en) = (&word.zh, &word.en);
        let title = text!("{zh} {n}", "{en}: {n}");
        told.title = title.say(ctx.locale).to_owned();
        told
    }
}

fn given_of(it: &Assessee, ctx: &Ctx<'_>) -> Option<Given> {
    let total = it.total(ctx)?;
    Some(Given {
        of: it.of,
        points: total.points,
        open: total.open,
        grade: total.grade,
        standing: it.standing(ctx),
        stale: it
            .sheet(ctx)
            .is_some_and(|it| table_changed_since(it, ctx.book())),
    })
}
