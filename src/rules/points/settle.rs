//! What the records that items count come to together: caps, the higher of several, the sum, the grade. Of the same
//! records that is known anew at once, where an item said otherwise or there were one more.

use super::grades;
use super::ground::{Counted, Scored, Scores, Weighed};
use super::worth::Worth;
use crate::domain::assessment::{Criterion, Points, PointsItem, PointsTable};
use crate::domain::id::PointsItemId;
use crate::domain::record::Kind;

/// Which part of the year somebody served.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) partly: bool,
    pub(super) served: Option<(u64, u64)>,
}

impl Scored {
    /// What an item comes to by itself; nothing was weighed where it is not open.
    pub(super) fn of(item: &PointsItem, weighed: Option<Weighed>) -> Scored {
        let asked = weighed.is_some();
        let Weighed { counted, others } = weighed.unwrap_or_default();
        Scored {
            item: item.id,
            asked,
            points: within_cap(item, &counted),
            open: asked.then(|| open_of(item)),
            counted,
            others,
        }
    }

    /// The same records by another item of this number.
    fn by(&self, item: &PointsItem) -> Scored {
        let again = |it: &Counted| Counted::of(item, it.kind, it.id, it.worth, it.why);
        let weighed = self.asked.then(|| Weighed {
            counted: self.counted.iter().map(again).collect(),
            others: self.others.clone(),
        });
        Scored::of(item, weighed)
    }

    /// The same and one more that counts; none where no more can come.
    fn and_one_more(&self, item: &PointsItem) -> Option<Scored> {
        let mut counted = self.counted.clone();
        let mut more = |worth| counted.push(Counted::of(item, Kind::PointsItem, 0, worth, None));
        match item.criterion {
            _ if !self.asked => return None,
            Criterion::Activity
            | Criterion::Training
            | Criterion::Form
            | Criterion::CollectiveOutput
            | Criterion::OwnOutput
            | Criterion::Opinion
            | Criterion::Adopted
            | Criterion::Instructed => more(Worth::Nth(self.counted.len())),
            Criterion::Breach => more(Worth::Deducted),
            // It is given once, to who has it.
            Criterion::KeyContacts | Criterion::Plan | Criterion::Summary => {
                let given = |it: &Counted| it.worth != Worth::Nothing;
                if self.counted.iter().any(given) {
                    return None;
                }
                more(Worth::Nth(0));
            }
            Criterion::Base | Criterion::Plenary | Criterion::Coverage | Criterion::NotCounted => {
                return None;
            }
        }
        let others = self.others.clone();
        Some(Scored::of(item, Some(Weighed { counted, others })))
    }
}

impl Scores {
    /// What lines come to together, in the order of the items.
    pub(super) fn settled(
        table: &PointsTable,
        items: &[PointsItem],
        mut lines: Vec<Scored>,
        Span { partly, served }: Span,
    ) -> Scores {
        let lacks = items.iter().zip(&lines).filter(|(item, line)| {
            line.open.is_some()
                && item
                    .least
                    .is_some_and(|least| line.counted.len() < least as usize)
        });
        let lacks: Vec<_> = lacks.map(|(item, _)| item.id).collect();
        grades::higher_of(items, &mut lines);
        grades::cap_groups(items, &mut lines);
        let points = lines.iter().map(|it| it.points).sum();
        let whole: Points = lines.iter().filter_map(|it| it.open).sum();
        let open = served.map_or(whole, |(days, of)| whole.part(days, of));
        let grade = grades::by_points(table, points, open, lacks.is_empty());
        Scores {
            lines,
            points,
            open,
            grade,
            partly,
            served,
            lacks,
        }
    }

    fn span(&self) -> Span {
        Span {
            partly: self.partly,
            served: self.served,
        }
    }

    /// What the same records would come to if the items, the same ones in the same order, had other figures. What an
    /// item counts is not asked anew. The grade is the one before any quota.
    #[must_use]
    pub fn otherwise(&self, table: &PointsTable, items: &[PointsItem]) -> Scores {
        let lines = items.iter().zip(&self.lines).map(|(item, it)| it.by(item));
        Scores::settled(table, items, lines.collect(), self.span())
    }

    /// What it would come to if there were one more of what an item counts: a form, an activity. None where that can't
    /// be. The grade is the one before any quota.
    #[must_use]
    pub fn with_one_more(
        &self,
        table: &PointsTable,
        items: &[PointsItem],
        of: PointsItemId,
    ) -> Option<Scores> {
        let at = items.iter().position(|it| it.id == of)?;
        let lines = items.iter().zip(&self.lines).map(|(item, it)| it.by(item));
        let mut lines: Vec<_> = lines.collect();
        lines[at] = lines.get(at)?.and_one_more(&items[at])?;
        Some(Scores::settled(table, items, lines, self.span()))
    }
}

/// What records give by an item, within its cap.
fn within_cap(item: &PointsItem, counted: &[Counted]) -> Points {
    let points: Points = counted.iter().map(|it| it.points).sum();
    match (item.criterion, item.cap) {
        (Criterion::Breach, Some(cap)) => points.max(Points::NONE - cap),
        (_, Some(cap)) => points.min(cap),
        (_, None) => points,
    }
}

/// The most that an item can give: its cap, else what it gives once. What has no cap is given on top.
fn open_of(item: &PointsItem) -> Points {
    match (item.criterion, item.cap) {
        (Criterion::Breach, _) => Points::NONE,
        (_, Some(cap)) => cap,
        (
            Criterion::Base
            | Criterion::KeyContacts
            | Criterion::Plan
            | Criterion::Summary
            | Criterion::Coverage,
            None,
        ) => item.points,
        (_, None) => Points::NONE,
    }
}
