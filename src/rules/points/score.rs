//! Who is assessed, and what the items of a table give to one.

use chrono::NaiveDate;

use super::ground::{Counted, Ground, Scored, Scores, Weighed};
use super::settle::Span;
use super::worth::Worth;
use crate::domain::assessment::{Assessed, Assessing, Criterion, PointsItem, PointsTable};
use crate::domain::described::Fields as _;

impl Ground<'_> {
    /// Who is assessed by a table of these: whoever served on some day of the year until the closing
    /// day, in the order of the roster.
    #[must_use]
    pub fn assessed(&self, assessing: Assessing) -> Vec<Assessed> {
        let (book, closing) = (self.book, self.closing());
        let sectors = || book.sectors_in_order().into_iter().map(|it| it.id);
        match assessing {
            Assessing::Members => {
                let all = sectors().flat_map(|sector| book.roster_of(sector));
                let all = all.map(|member| Assessed::Member(member.id));
                all.filter(|of| self.is_there(*of)).collect()
            }
            Assessing::Sectors => {
                let there = sectors().filter(|id| {
                    let sector = book.sectors.get(*id);
                    sector.is_some_and(|it| it.is_there_on(closing))
                });
                there.map(Assessed::Sector).collect()
            }
            Assessing::Convenors => {
                let all = sectors().flat_map(|sector| book.convenors_of(sector, closing));
                all.map(|it| Assessed::Convenor(it.id)).collect()
            }
            Assessing::Departments => {
                let committees = book.committees_on(closing).into_iter();
                let committees = committees.map(|it| Assessed::Committee(it.id));
                let mut departments: Vec<_> = book.departments.iter().collect();
                departments.sort_by_key(|it| (it.position, it.id));
                let departments = departments.into_iter();
                let standing = departments.filter(|it| it.stands_on(closing));
                committees
                    .chain(standing.map(|it| Assessed::Department(it.id)))
                    .collect()
            }
        }
    }

    fn is_there(&self, of: Assessed) -> bool {
        let (from, until) = self.span_of(of);
        from <= until
    }

    /// What the items of a table give to one.
    #[must_use]
    pub fn score(&self, table: &PointsTable, items: &[PointsItem], of: Assessed) -> Scores {
        let line = |item| Scored::of(item, self.weighed(item, of));
        let lines = items.iter().map(line).collect();
        let (from, until) = self.span_of(of);
        let partly = from > self.first_day() || until < self.closing();
        let days = |from: NaiveDate, until: NaiveDate| {
            u64::try_from((until - from).num_days() + 1).unwrap_or(0)
        };
        let served = (table.pro_rata && partly)
            .then(|| (days(from, until), days(self.first_day(), self.closing())));
        Scores::settled(table, items, lines, Span { partly, served })
    }

    /// The records that an item counts for one; none where it is not open.
    fn weighed(&self, item: &PointsItem, of: Assessed) -> Option<Weighed> {
        match (item.criterion, of) {
            (Criterion::NotCounted, _) => None,
            (Criterion::Base, _) => {
                let (kind, id) = of.record();
                let base = Counted::of(item, kind, id, Worth::Nth(0), None);
                Some(Weighed::counted(vec![base]))
            }
            (_, Assessed::Member(id)) => self.of_member(item, id),
            (_, Assessed::Convenor(id)) => {
                let convenor = self.book.convenors.get(id)?;
                self.of_sector(item, convenor.sector)
                    .or_else(|| self.of_member(item, convenor.member))
            }
            (_, Assessed::Sector(id)) => self.of_sector(item, id),
            (_, Assessed::Committee(id)) => self.of_committee(item, id),
            (_, Assessed::Department(id)) => self.of_department(item, id),
        }
    }
}
