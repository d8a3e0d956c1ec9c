//! What sectors, committees and departments are given points for.

use chrono::NaiveDate;

use super::ground::{Counted, Ground, Weighed};
use super::why_not::WhyNot;
use super::worth::Worth;
use crate::domain::assessment::{Criterion, PointsItem};
use crate::domain::calendar::MonthDay;
use crate::domain::id::{CommitteeId, DepartmentId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::rules::Finding;
use crate::rules::level::Level;

impl Ground<'_> {
    /// What an item counts for a sector; none where it is not for sectors.
    pub(super) fn of_sector(&self, item: &PointsItem, id: SectorId) -> Option<Weighed> {
        let settings = self.book.settings();
        let body = Body::Sector(id);
        Some(match item.criterion {
            Criterion::Activity => self.activities(item, |it| it.sectors.contains(&id)),
            Criterion::CollectiveOutput => {
                let own = self.book.outputs.iter();
                let own = own.filter(|it| it.sector == id && it.collective);
                let days = own
                    .filter_map(|it| Some((it.handed_in, it.id.0, self.why_no_output(item, it)?)));
                Weighed::each(item, Kind::Output, days)
            }
            Criterion::Plan => self.plans(item, body, settings.plan_due),
            Criterion::Summary => self.summaries(item, body, settings.summary_due),
            Criterion::Coverage => self.coverage(item, [id]),
            Criterion::Breach => self.breaches(item, |it| it.touches_sector(id, self.book)),
            _ => return None,
        })
    }

    /// The same for a committee.
    pub(super) fn of_committee(&self, item: &PointsItem, id: CommitteeId) -> Option<Weighed> {
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
    pub(super) fn of_department(&self, item: &PointsItem, id: DepartmentId) -> Option<Weighed> {
        let settings = self.book.settings();
        let body = Body::Department(id);
        Some(match item.criterion {
            Criterion::Plan => self.plans(item, body, settings.committee_plan_due),
            Criterion::Summary => self.summaries(item, body, settings.committee_summary_due),
            _ => return None,
        })
    }

    /// The year's plan, with the points where it was made in time.
    fn plans(&self, item: &PointsItem, body: Body, due: MonthDay) -> Weighed {
        let plans = self.book.plans_of(body, self.today.year);
        let plans = plans.map(|it| (Kind::Plan, it.id.0, it.made_on));
        self.in_time(item, due, plans)
    }

    /// The year's summary, with the points where it was made in time.
    fn summaries(&self, item: &PointsItem, body: Body, due: MonthDay) -> Weighed {
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
    ) -> Weighed {
        let due = due.in_year(self.today.year);
        let by = |on: Option<NaiveDate>, last| on.is_none_or(|on| on <= last);
        let made = papers.filter(|(.., on)| by(*on, self.closing()));
        let counted = made.map(|(kind, id, on)| {
            let (worth, why) = match by(on, due) {
                true => (Worth::Nth(0), None),
                false => (Worth::Nothing, Some(WhyNot::Late(due))),
            };
            Counted::of(item, kind, id, worth, why)
        });
        Weighed::counted(counted.collect())
    }

    /// The members with a filed form, who together give the part of the points that they are of all.
    fn coverage(&self, item: &PointsItem, sectors: impl IntoIterator<Item = SectorId>) -> Weighed {
        let closing = self.closing();
        let members = sectors
            .into_iter()
            .flat_map(|id| self.book.members_of(id, closing));
        let members: Vec<MemberId> = members.map(|it| it.id).collect();
        let with = members
            .iter()
            .filter(|id| self.forms.filed.contains_key(id));
        let with: Vec<_> = with.collect();
        let part = Worth::Part(with.len() as u64, members.len() as u64);
        // The points stand with the first of them.
        let with = with.into_iter().enumerate();
        let counted = with.map(|(nth, id)| {
            let worth = if nth == 0 { part } else { Worth::Nothing };
            Counted::of(item, Kind::Member, id.0, worth, None)
        });
        Weighed::counted(counted.collect())
    }

    /// Breaches, each of which is deducted.
    fn breaches(&self, item: &PointsItem, of: impl Fn(&Finding) -> bool) -> Weighed {
        let breaches = self.findings.iter().filter(|it| it.level == Level::Breach);
        let breaches = breaches.filter(|it| of(it)).map(|it| {
            let (kind, id) = (it.subject.kind(), it.subject.raw_id());
            Counted::of(item, kind, id, Worth::Deducted, None)
        });
        Weighed::counted(breaches.collect())
    }
}
