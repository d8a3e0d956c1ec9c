//! Who is assessed, and what the items of a table give to one.

use chrono::NaiveDate;

use super::grades;
use super::ground::{Counted, Ground, Scored, Scores, Weighed};
use crate::domain::assessment::{Assessed, Assessing, Criterion, Points, PointsItem, PointsTable};
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
        let mut lines: Vec<Scored> = items.iter().map(|item| self.line(item, of)).collect();
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
        let mut open: Points = lines.iter().filter_map(|it| it.open).sum();
        let (from, until) = self.span_of(of);
        let partly = from > self.first_day() || until < self.closing();
        if table.pro_rata && partly {
            let days = |from: NaiveDate, until: NaiveDate| {
                u64::try_from((until - from).num_days() + 1).unwrap_or(0)
            };
            open = open.part(days(from, until), days(self.first_day(), self.closing()));
        }
        let grade = grades::by_points(table, points, open, lacks.is_empty());
        Scores {
            lines,
            points,
            open,
            grade,
            partly,
            lacks,
        }
    }

    fn line(&self, item: &PointsItem, of: Assessed) -> Scored {
        let Some(Weighed { counted, others }) = self.weighed(item, of) else {
            return Scored {
                item: item.id,
                points: Points::NONE,
                open: None,
                counted: Vec::new(),
                others: Vec::new(),
            };
        };
        let points: Points = counted.iter().map(|it| it.points).sum();
        let points = match (item.criterion, item.cap) {
            (Criterion::Breach, Some(cap)) => points.max(Points::NONE - cap),
            (_, Some(cap)) => points.min(cap),
            (_, None) => points,
        };
        Scored {
            item: item.id,
            points,
            open: Some(open_of(item)),
            counted,
            others,
        }
    }

    /// The records that an item counts for one; none where it is not open.
    fn weighed(&self, item: &PointsItem, of: Assessed) -> Option<Weighed> {
        match (item.criterion, of) {
            (Criterion::NotCounted, _) => None,
            (Criterion::Base, _) => {
                let (kind, id) = of.record();
                let points = item.points;
                let why = None;
                Some(Weighed::counted(vec![Counted {
                    kind,
                    id,
                    points,
                    why,
                }]))
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
