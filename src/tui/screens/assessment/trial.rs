//! What would be if an item gave more or less, and what one more of what it counts would give: tried in a copy of the
//! table, of which nothing is kept. The records are not looked at again for it.

use super::figures::{Outcome, Total, Trial, Tried};
use super::state::{Assessee, Assessments};
use super::words::{head, left, more_of, name};
use crate::desk::assessment::otherwise;
use crate::domain::assessment::{Criterion, Grade, Points, PointsItem};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Item;
use crate::tui::theme::Role;

/// By how much an item is changed at a time.
const STEP: Points = Points::whole(1);

/// The most that an item without a cap is tried with.
const MOST: Points = Points::whole(100);

/// The most that one of an item may give: no more than all of them together.
fn most(item: &PointsItem) -> Points {
    let group = item.group_cap.filter(|_| !item.group.is_empty());
    let caps = [item.cap, group].into_iter().flatten();
    caps.min().unwrap_or(MOST).max(Points::NONE)
}

impl Assessments {
    /// Goes on to the next item, or back to the one before; behind the last nothing is tried any more.
    pub(super) fn try_next(&self, forward: bool) {
        let mut trial = self.trial.borrow_mut();
        let counts = |it: &(usize, &PointsItem)| it.1.criterion != Criterion::NotCounted;
        let mut items = self.items().iter().enumerate().filter(counts);
        let nth = trial.as_ref().map(|it| it.nth);
        let next = match (nth, forward) {
            (None, true) => items.next(),
            (None, false) => items.next_back(),
            (Some(at), true) => items.find(|(nth, _)| *nth > at),
            (Some(at), false) => items.rev().find(|(nth, _)| *nth < at),
        };
        *trial = next.map(|(nth, item)| Trial {
            nth,
            was: item.points,
            item: item.clone(),
        });
    }

    /// Nothing is tried any more.
    pub(super) fn end_trying(&self) {
        self.trial.take();
    }

    /// Has the item that is tried give more, or less.
    ///
    /// # Errors
    /// None is tried, or it gives as much or as little already as it can.
    pub(super) fn try_otherwise(&self, more: bool) -> Result<(), Text> {
        let mut trial = self.trial.borrow_mut();
        let none = Text::of("先按 w 选一个考核项目", "choose an item with w first");
        let Trial { was, item, .. } = trial.as_mut().ok_or(none)?;
        let most = most(item).max(*was);
        let then = match more {
            true => (item.points + STEP).min(most),
            false => (item.points - STEP).max(Points::NONE),
        };
        if then == item.points {
            return Err(match (more, item.cap.or(item.group_cap)) {
                (false, _) => Text::of("已是 0 分", "it gives nothing already"),
                (true, Some(_)) => text!(
                    "已到上限 {most} 分，每项再多也不加分；上限按 e 修改",
                    "{most} is its cap: more for each adds nothing; e changes the cap"
                ),
                (true, None) => text!("最多试到 {most} 分", "no more than {most} is tried"),
            });
        }
        item.points = then;
        Ok(())
    }

    /// Counts anew by what is tried, from what was counted.
    pub(super) fn take_trial(&mut self, ctx: &Ctx<'_>) {
        let mut trial = self.trial.borrow_mut();
        // The table may have changed meanwhile.
        let stands = |it: &Trial| {
            let item = self.items().get(it.nth);
            item.is_some_and(|now| now.id == it.item.id && now.points == it.was)
        };
        if !trial.as_ref().is_some_and(stands) {
            trial.take();
        }
        let of = trial.clone();
        drop(trial);
        self.tried = of.and_then(|of| self.tried_by(of, ctx));
    }

    fn tried_by(&self, of: Trial, ctx: &Ctx<'_>) -> Option<Tried> {
        let table = self.table()?;
        let mut items = self.items().to_vec();
        items.get_mut(of.nth)?.clone_from(&of.item);
        let all = self.assessees();
        let all = all.filter_map(|it| Some((it.of, it.now.as_ref()?)));
        let each = otherwise(table, &items, all).into_iter().map(|(who, it)| {
            let line = it.lines.get(of.nth);
            // Who left can add nothing.
            let stays = left(who, ctx).is_none();
            let more = it.with_one_more(table, &items, of.item.id);
            let more = more.filter(|_| stays);
            let outcome = Outcome {
                total: Total::of(&it),
                item: line.and_then(|it| it.open.map(|_| it.points)),
                more: more.as_ref().map(Total::of),
            };
            (who, outcome)
        });
        let each = each.collect();
        Some(Tried { of, each })
    }

    /// What somebody would be given.
    pub(super) fn would_be(&self, it: &Assessee) -> Option<&Outcome> {
        self.tried.as_ref()?.each.get(&it.of)
    }

    /// The grade that somebody would have, where that is another than by the records now.
    pub(super) fn other_grade(&self, it: &Assessee) -> Option<Grade> {
        let (now, then) = (it.now.as_ref()?.grade, self.would_be(it)?.total.grade);
        (now != then).then_some(then)
    }

    /// Which item is tried, and from what to what, in a word.
    pub(super) fn tried_item(&self) -> Option<(String, String)> {
        let of = &self.tried.as_ref()?.of;
        let (head, points) = (head(of.item.criterion), of.change());
        let (zh, en) = (&head.zh, &head.en);
        Some((format!("{zh} {points}"), format!("{en} {points}")))
    }

    /// What is tried, what comes of it for all, and for the chosen one; what one more would give.
    pub(super) fn told_trial(&self, chosen: Option<Item>, ctx: &Ctx<'_>) -> Vec<Line> {
        let Some(Tried { of, .. }) = &self.tried else {
            return Vec::new();
        };
        let what = self.told_of_all(of);
        let mut lines = vec![Line::of(Role::Accent, what.say(ctx.locale))];
        let one = chosen.and_then(|it| self.assessee(it));
        let one = one.and_then(|it| self.told_of_one(it, &of.item, ctx));
        lines.extend(one.map(|it| Line::of(Role::Plain, it.say(ctx.locale))));
        lines
    }

    fn told_of_all(&self, of: &Trial) -> Text {
        let others = self.assessees().filter(|it| {
            let now = it.now.as_ref().map(|it| it.points);
            now != self.would_be(it).map(|it| it.total.points)
        });
        let (others, grades) = (others.count(), self.assessees());
        let grades = grades.filter(|it| self.other_grade(it).is_some()).count();
        let (title, points) = (&of.item.title, of.change());
        let cap = match of.item.cap.or(of.item.group_cap) {
            Some(_) => {
                let most = most(&of.item);
                text!("（上限 {most}）", " (cap {most})")
            }
            None => Text::of("（不设上限）", " (no cap)"),
        };
        let (cap_zh, cap_en) = (&cap.zh, &cap.en);
        text!(
            "试算 {title}：每项 {points} 分{cap_zh}　得分变 {others}　等次变 {grades}",
            "What if {title}: {points} each{cap_en}; {others} other sums, {grades} other grades"
        )
    }

    fn told_of_one(&self, it: &Assessee, item: &PointsItem, ctx: &Ctx<'_>) -> Option<Text> {
        let (now, then) = (it.now.as_ref()?, self.would_be(it)?);
        let (name, was, total) = (name(it.of, ctx), now.points, then.total.said());
        let (zh, en) = (&total.zh, &total.en);
        let sum = match was == then.total.points {
            true => text!("{name} {zh}", "{name} {en}"),
            false => text!("{name} {was} → {zh}", "{name} {was} → {en}"),
        };
        let more = told_more(item, then.total, then.more);
        let (sum_zh, sum_en, more_zh, more_en) = (&sum.zh, &sum.en, &more.zh, &more.en);
        Some(text!("{sum_zh}　{more_zh}", "{sum_en}; {more_en}"))
    }
}

/// What one more of what an item counts would give to somebody who has so much.
pub(super) fn told_more(item: &PointsItem, now: Total, more: Option<Total>) -> Text {
    let what = more_of(item.criterion);
    let (what_zh, what_en) = (&what.zh, &what.en);
    let Some(more) = more else {
        return Text::of("没有可再加的", "no more of it can come");
    };
    let gain = more.points - now.points;
    if gain == Points::NONE {
        return match item.points {
            Points::NONE => text!("{what_zh} +0", "{what_en}: +0"),
            _ => text!("{what_zh} +0（已到上限）", "{what_en}: +0 (at the cap)"),
        };
    }
    let sign = if gain > Points::NONE { "+" } else { "" };
    if more.grade == now.grade {
        return text!("{what_zh} {sign}{gain}", "{what_en}: {sign}{gain}");
    }
    let grade = more.grade.word();
    let (zh, en) = (&grade.zh, &grade.en);
    text!(
        "{what_zh} {sign}{gain}，达到{zh}",
        "{what_en}: {sign}{gain}, then {en}"
    )
}
