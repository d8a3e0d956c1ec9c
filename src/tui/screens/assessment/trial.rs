//! What would be if an item gave more or less: tried in a copy of the table, of which nothing is kept.

use super::state::{Assessee, Assessments, Total, Trial, Tried};
use super::words::head;
use crate::desk::assessment::Assessment;
use crate::domain::assessment::{Grade, Points};
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;

/// By how much an item is changed at a time.
const STEP: Points = Points::whole(1);

impl Assessments {
    /// Goes on to the next item; behind the last nothing is tried any more.
    pub(super) fn try_next(&self) {
        let mut trial = self.trial.borrow_mut();
        let nth = trial.as_ref().map_or(0, |it| it.nth + 1);
        *trial = self.items().get(nth).map(|item| Trial {
            nth,
            was: item.points,
            item: item.clone(),
        });
    }

    /// Has the item that is tried give more, or less.
    ///
    /// # Errors
    /// None is tried.
    pub(super) fn try_otherwise(&self, more: bool) -> Result<(), Text> {
        let mut trial = self.trial.borrow_mut();
        let none = Text::of("先按 w 选一个考核项目", "choose an item with w first");
        let item = &mut trial.as_mut().ok_or(none)?.item;
        item.points = match more {
            true => item.points + STEP,
            false => (item.points - STEP).max(Points::NONE),
        };
        Ok(())
    }

    /// Counts anew by what is tried, where that is something else than before.
    pub(super) fn take_trial(&mut self, ctx: &Ctx<'_>) {
        let trial = self.trial.borrow().clone();
        if trial.as_ref() == self.tried.as_ref().map(|it| &it.of) {
            return;
        }
        let all = trial.zip(self.by.as_ref()).and_then(|(of, (table, ..))| {
            let otherwise = std::slice::from_ref(&of.item);
            let all = Assessment::of_all(ctx.desk, table.id, None, otherwise).ok()?;
            let each = all.scores.into_iter();
            let each = each
                .map(|(who, scores)| (who, Total::of(&scores)))
                .collect();
            Some(Tried { of, each })
        });
        self.tried = all;
    }

    /// What somebody would be given.
    pub(super) fn would_be(&self, it: &Assessee) -> Option<Total> {
        self.tried.as_ref()?.each.get(&it.of).copied()
    }

    /// The grade that somebody would have, where that is another than by the records now.
    pub(super) fn other_grade(&self, it: &Assessee) -> Option<Grade> {
        let (now, then) = (it.now.as_ref()?.grade, self.would_be(it)?.grade);
        (now != then).then_some(then)
    }

    /// Which item is tried, and from what to what, in a word.
    pub(super) fn tried_item(&self) -> Option<(String, String)> {
        let of = &self.tried.as_ref()?.of;
        let (head, was, is) = (head(of.item.criterion), of.was, of.item.points);
        let (zh, en) = (&head.zh, &head.en);
        Some((format!("{zh} {was}→{is}"), format!("{en} {was}→{is}")))
    }

    /// What is tried, and how many would have another grade.
    pub(super) fn told_trial(&self) -> Option<Text> {
        let of = &self.tried.as_ref()?.of;
        let (title, was, is) = (&of.item.title, of.was, of.item.points);
        let count = self
            .assessees()
            .filter(|it| self.other_grade(it).is_some())
            .count();
        Some(text!(
            "试算：{title} 每项 {was} → {is} 分，等次变 {count}（+ - 增减，w 换一项；不保存，确定后按 e 修改）",
            "What if: {title} {was} → {is} each, {count} other grades (+ - change it, w the next item; not kept: e changes the table)"
        ))
    }
}
