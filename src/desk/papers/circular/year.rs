//! A year's work as a circular counts it: who serves, what was done, by whom. Looked up once, so
//! that every part counts alike.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::moved::MovedForm;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::committee::Committee;
use crate::domain::described::Fields as _;
use crate::domain::form::{Status, Tally};
use crate::domain::id::{CommitteeId, DepartmentId, MemberId, SectorId};
use crate::domain::member::Member;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Activity, Body, Output, Training};
use crate::rules::{self, proof};

/// The statuses of forms that are handed in, of filed ones, of uploaded ones.
pub(super) const HANDED_IN: &[Status] = &[Status::Submitted, Status::Filed, Status::Uploaded];
pub(super) const FILED: &[Status] = &[Status::Filed, Status::Uploaded];
pub(super) const UPLOADED: &[Status] = &[Status::Uploaded];

/// One year's records.
pub(super) struct YearWork<'b> {
    pub(super) book: &'b Book,
    pub(super) today: Today,
    /// Those who serve on the day from which the year is judged.
    pub(super) members: Vec<&'b Member>,
    /// Activities of sectors, oldest first.
    pub(super) activities: Vec<&'b Activity>,
    /// Trainings of members.
    pub(super) trainings: Vec<&'b Training>,
    /// Outputs that came to something, oldest first.
    pub(super) outputs: Vec<&'b Output>,
    /// The forms of those who were elsewhere for a part of the year.
    pub(super) moved: Vec<MovedForm>,
}

impl<'b> YearWork<'b> {
    /// The work of the year that `today` looks at. Its tallies must be loaded.
    pub(super) fn of(book: &'b Book, today: Today, moved: Vec<MovedForm>) -> Self {
        let today = rules::judged(book, &today);
        let mut activities: Vec<_> = proof::held(book, &today).collect();
        activities.sort_by_key(|activity| (activity.held_on, activity.id));
        let mut outputs: Vec<_> = proof::outputs(book, &today).collect();
        outputs.sort_by_key(|output| (output.handed_in, output.id));
        YearWork {
            book,
            today,
            members: book.serving(today.reference_date()).collect(),
            activities,
            trainings: proof::trainings(book, &today).collect(),
            outputs,
            moved,
        }
    }

    pub(super) fn year(&self) -> Year {
        self.today.year
    }

    /// The day from which the year is judged.
    pub(super) fn reference_date(&self) -> NaiveDate {
        self.today.reference_date()
    }

    /// Is the year over?
    pub(super) fn is_over(&self) -> bool {
        self.today.date > self.today.year.last_day()
    }

    /// The activities that sectors held.
    pub(super) fn of_sectors(&self) -> impl Iterator<Item = &'b Activity> + '_ {
        let held = self.activities.iter().copied();
        held.filter(|activity| !activity.sectors.is_empty())
    }

    /// The sectors of which `has` is true, as announced.
    pub(super) fn sectors(&self, has: impl Fn(SectorId) -> bool) -> Vec<SectorId> {
        let day = self.reference_date();
        let all = self.book.sectors_in_order().into_iter();
        let there = all.filter(|sector| sector.is_there_on(day));
        there.map(|it| it.id).filter(|id| has(*id)).collect()
    }

    /// The sectors that were there in the year and have ended: what they did counts with the year.
    pub(super) fn ended_sectors(&self) -> Vec<&'b Sector> {
        let (day, year) = (self.reference_date(), self.year());
        let mut all = self.book.sectors_in_order();
        all.retain(|it| it.is_there_in(year) && it.ended_before(day));
        all
    }

    /// The committees of which `has` is true, as the office lists them.
    pub(super) fn committees(&self, has: impl Fn(CommitteeId) -> bool) -> Vec<CommitteeId> {
        let all = self.book.committees_on(self.reference_date()).into_iter();
        all.map(|it| it.id).filter(|id| has(*id)).collect()
    }

    /// The committees that were there in the year and have been dissolved: what they had counts with the year.
    pub(super) fn dissolved_committees(&self) -> Vec<&'b Committee> {
        let (day, first) = (self.reference_date(), self.year().first_day());
        let mut all = self.book.committees_in_order();
        all.retain(|it| {
            it.ended
                .as_ref()
                .is_some_and(|it| first <= it.on && it.on < day)
        });
        all
    }

    /// The departments of which `has` is true, as the office lists them.
    pub(super) fn departments(&self, has: impl Fn(DepartmentId) -> bool) -> Vec<DepartmentId> {
        let all = self.book.departments.iter();
        let day = self.today.reference_date();
        let mut standing: Vec<_> = all.filter(|it| it.stands_on(day)).collect();
        standing.sort_by_key(|it| (it.position, it.id));
        let ids = standing.into_iter().map(|it| it.id);
        ids.filter(|id| has(*id)).collect()
    }

    /// Those of these members who handed a form in.
    pub(super) fn with_form<'m>(
        &self,
        members: impl IntoIterator<Item = &'m Member>,
    ) -> Vec<MemberId> {
        members
            .into_iter()
            .map(|member| member.id)
            .filter(|id| self.book.tally(*id, self.year()).counting() > 0)
            .collect()
    }

    /// How many forms of these members stand at one of `statuses`.
    pub(super) fn forms(&self, members: &[MemberId], statuses: &[Status]) -> usize {
        let mut sum = Tally::default();
        for id in members {
            sum.merge(&self.book.tally(*id, self.year()));
        }
        statuses.iter().map(|status| sum.at(*status) as usize).sum()
    }

    /// The members of whom forms may be there, those who left too.
    pub(super) fn everybody(&self, belongs: impl Fn(&Member) -> bool) -> Vec<MemberId> {
        let all = self.book.members.iter();
        all.filter(|member| belongs(member))
            .map(|it| it.id)
            .collect()
    }

    /// The same without those who were elsewhere for a part of the year: their forms count where they were.
    pub(super) fn settled(&self, belongs: impl Fn(&Member) -> bool) -> Vec<MemberId> {
        let moved: HashSet<MemberId> = self.moved.iter().map(|it| it.member).collect();
        self.everybody(|member| !moved.contains(&member.id) && belongs(member))
    }

    /// Those who took part in an activity that meets the duty to, each once: who serves, and who
    /// has left since.
    pub(super) fn participants(&self) -> (Vec<MemberId>, Vec<MemberId>) {
        let all: BTreeSet<MemberId> = proof::counting(self.book, &self.today)
            .flat_map(|it| it.participants.iter().copied())
            .collect();
        let serving: HashSet<MemberId> = self.members.iter().map(|it| it.id).collect();
        all.into_iter().partition(|id| serving.contains(id))
    }

    /// Did this sector hold an activity that meets its duty to?
    pub(super) fn has_activity(&self, sector: SectorId) -> bool {
        proof::counting(self.book, &self.today).any(|it| it.sectors.contains(&sector))
    }

    /// Did this body make a plan for the year?
    pub(super) fn has_plan(&self, body: Body) -> bool {
        proof::plan(self.book, &self.today, body).is_met(self.book.settings())
    }

    /// Did this body hand in a summary of the year?
    pub(super) fn has_summary(&self, body: Body) -> bool {
        proof::summary(self.book, &self.today, body).is_met(self.book.settings())
    }
}
