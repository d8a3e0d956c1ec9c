//! What sectors, committees and departments are given points for.

use chrono::NaiveDate;

use super::ground::{Counted, Ground, each};
use crate::domain::assessment::{Criterion, Points, PointsItem};
use crate::domain::calendar::MonthDay;
use crate::domain::id::{CommitteeId, DepartmentId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::rules::Finding;
use crate::rules::level::Level;

impl Ground<'_> {
    /// What an item counts for a sector; none where it is not for sectors.
    pub(super) fn of_sector(&self, item: &PointsItem, id: SectorId) -> Option<Vec<Counted>> {
        let settings = self.book.settings();
        let body = Body::Sector(id);
        Some(match item.criterion {
            Criterion::Activity => {
                let own = self.activities();
                let own = own.filter(|it| it.sectors.contains(&id));
                let mut days: Vec<_> = own.map(|it| (it.held_on, it.id.0)).collect();
                days.sort_unstable();
                each(item, Kind::Activity, days.into_iter().map(|it| it.1))
            }
            Criterion::CollectiveOutput => {
                let own = self.book.outputs.iter();
                let own = own.filter(|it| it.sector == id && it.collective);
                let own = own.filter(|it| self.counts(item, it));
                let mut days: Vec<_> = own.map(|it| (it.handed_in, it.id.0)).collect();
                days.sort_unstable();
                each(item, Kind::Output, days.into_iter().map(|it| it.1))
            }
            Criterion::Plan => self.plans(item, body, settings.plan_due),
            Criterion::Summary => self.summaries(item, body, settings.summary_due),
            Criterion::Coverage => self.coverage(item, [id]),
            Criterion::Breach => self.breaches(item, |it| it.touches_sector(id, self.book)),
            _ => return None,
        })
    }

    /// The same for a committee.
    pub(super) fn of_committee(&self, item: &PointsItem, id: CommitteeId) -> Option<Vec<Counted>> {
        let settings = self.book.settings();
        let body = Body::Committee(id);
        Some(match item.criterion {
            Criterion::Plan => self.plans(item, body, settings.committee_plan_due),
            Criterion::Summary => self.summaries(item, body, settings.committee_summary_due),
            Criterion::Coverage => {
                let sectors = self.book.sectors_of(Some(id), self.closing()).into_iter();
                self.coverage(item, sectors.map(|it| it.id))
            }
            Criterion::Breach => self.breaches(item, |it| it.touches_committee(id, self.book)),
            _ => return None,
        })
    }

    /// The same for a department of the office.
    pub(super) fn of_department(
        &self,
        item: &PointsItem,
        id: DepartmentId,
    ) -> Option<Vec<Counted>> {
        let settings = self.book.settings();
        let body = Body::Department(id);
        Some(match item.criterion {
            Criterion::Plan => self.plans(item, body, settings.committee_plan_due),
            Criterion::Summary => self.summaries(item, body, settings.committee_summary_due),
            _ => return None,
        })
    }

    /// The year's plan, with the points where it was made in time.
    fn plans(&self, item: &PointsItem, body: Body, due: MonthDay) -> Vec<Counted> {
        let plans = self.book.plans_of(body, self.today.year);
        let plans = plans.map(|it| (Kind::Plan, it.id.0, it.made_on));
        self.in_time(item, due, plans)
    }

    /// The year's summary, with the points where it was made in time.
    fn summaries(&self, item: &PointsItem, body: Body, due: MonthDay) -> Vec<Counted> {
        let summaries = self.book.summaries_of(body, self.today.year);
        let summaries = summaries.map(|it| (Kind::Summary, it.id.0, it.made_on));
        self.in_time(item, due, summaries)
    }

    /// Papers that were made by the closing day, with the points where that was in time.
    fn in_time(
        &self,
        item: &PointsItem,
        due: MonthDay,
        papers: impl Iterator<Item = (Kind, u64, Option<NaiveDate>)>,
    ) -> Vec<Counted> {
        let due = due.in_year(self.today.year);
        let by = |on: Option<NaiveDate>, last| on.is_none_or(|on| on <= last);
        let made = papers.filter(|(.., on)| by(*on, self.closing()));
        let counted = made.map(|(kind, id, on)| Counted {
            kind,
            id,
            points: match by(on, due) {
                true => item.points,
                false => Points::NONE,
            },
        });
        counted.collect()
    }

    /// The members with a filed form, who together give the part of the points that they are of all.
    fn coverage(
        &self,
        item: &PointsItem,
        sectors: impl IntoIterator<Item = SectorId>,
    ) -> Vec<Counted> {
        let closing = self.closing();
        let members = sectors
            .into_iter()
            .flat_map(|id| self.book.members_of(id, closing));
        let members: Vec<MemberId> = members.map(|it| it.id).collect();
        let with = members.iter().filter(|id| self.filed.contains_key(id));
        let with: Vec<_> = with.collect();
        let given = item.points.part(with.len() as u64, members.len() as u64);
        // The points stand with the first of them.
        let with = with.into_iter().enumerate();
        with.map(|(nth, id)| Counted {
            kind: Kind::Member,
            id: id.0,
            points: if nth == 0 { given } else { Points::NONE },
        })
        .collect()
    }

    /// Breaches, each of which is deducted.
    fn breaches(&self, item: &PointsItem, of: impl Fn(&Finding) -> bool) -> Vec<Counted> {
        let breaches = self.findings.iter().filter(|it| it.level == Level::Breach);
        let breaches = breaches.filter(|it| of(it)).map(|it| Counted {
            kind: it.subject.kind(),
            id: it.subject.raw_id(),
            points: Points::NONE - item.points,
        });
        breaches.collect()
    }
}
