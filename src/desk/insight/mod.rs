//! A year in figures, each with the records behind it: forms month by month, who has handed one in, which sector was
//! active when, kinds of activities, how far opinions got, this year beside the last, how even the work is.

mod beside_last_year;
mod evenness;
mod figure;
mod forms;

#[cfg(test)]
mod tests;

pub use figure::{Figure, What};
use forms::Counted;
pub use forms::YearsForms;

use chrono::{Datelike as _, NaiveDate};

use crate::desk::opinion::STAGES;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::SectorId;
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Activity, ActivityKind};
use crate::rules;
use crate::text::Text;

/// What figures are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chart {
    /// Forms, month by month.
    Months,
    /// How many members of each sector handed in a form.
    Coverage,
    /// Activities of each sector, month by month.
    Rhythm,
    /// Activities by their kind.
    Kinds,
    /// How far opinions got.
    Opinions,
    /// This year beside the last.
    Years,
    /// How many forms how many members handed in.
    Evenness,
}

impl Chart {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Chart; 7] = [
        Chart::Months,
        Chart::Coverage,
        Chart::Rhythm,
        Chart::Kinds,
        Chart::Opinions,
        Chart::Years,
        Chart::Evenness,
    ];

    /// Its name.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Chart::Months => Text::of("每月", "months"),
            Chart::Coverage => Text::of("覆盖", "coverage"),
            Chart::Rhythm => Text::of("节奏", "rhythm"),
            Chart::Kinds => Text::of("种类", "kinds"),
            Chart::Opinions => Text::of("意见", "opinions"),
            Chart::Years => Text::of("对比", "last year"),
            Chart::Evenness => Text::of("均衡", "evenness"),
        }
    }
}

/// What figures are drawn from: the records, whose, as of which day.
#[derive(Clone, Copy)]
pub struct Insight<'a> {
    book: &'a Book,
    today: Today,
    /// The sectors that are meant; none where all are, with what is the organisation's.
    sectors: Option<&'a [SectorId]>,
    forms: &'a YearsForms,
}

impl<'a> Insight<'a> {
    /// The figures of these sectors, of all with `None`; `forms` are those of [`YearsForms::read`] on the same desk.
    #[must_use]
    pub fn of(
        book: &'a Book,
        today: Today,
        sectors: Option<&'a [SectorId]>,
        forms: &'a YearsForms,
    ) -> Insight<'a> {
        Insight {
            book,
            today: rules::judged(book, &today),
            sectors,
            forms,
        }
    }

    /// The figures of a chart, in their order.
    #[must_use]
    pub fn figures(&self, chart: Chart) -> Vec<Figure> {
        match chart {
            Chart::Months => self.months(),
            Chart::Coverage => self.coverage(),
            Chart::Rhythm => self.rhythm(),
            Chart::Kinds => self.kinds(),
            Chart::Opinions => self.opinions(),
            Chart::Years => self.beside_last_year(),
            Chart::Evenness => self.evenness(),
        }
    }

    /// Whether anything is known of the year before.
    #[must_use]
    pub fn has_last_year(&self) -> bool {
        self.forms.has_last_year() || !self.activities(self.last_year(), NaiveDate::MAX).is_empty()
    }

    fn last_year(&self) -> Year {
        Year(self.today.year.0 - 1)
    }

    /// The day up to which is counted.
    fn until(&self) -> NaiveDate {
        self.today.reference_date()
    }

    /// The same day of the year before.
    fn until_last_year(&self) -> NaiveDate {
        let until = self.until();
        let year = i32::from(self.last_year().0);
        let same = until.with_year(year);
        // The 29th of February has none.
        same.unwrap_or_else(|| self.last_year().last_day().min(until))
    }

    fn is_meant(&self, sector: SectorId) -> bool {
        self.sectors.is_none_or(|all| all.contains(&sector))
    }

    fn is_of_meant(&self, sectors: &[SectorId]) -> bool {
        self.sectors.is_none() || sectors.iter().any(|id| self.is_meant(*id))
    }

    /// The sectors that are meant and there are, in their order.
    fn sectors(&self) -> Vec<SectorId> {
        let all = self.book.sectors_in_order().into_iter();
        let there = all.filter(|it| it.is_there_on(self.until()) && self.is_meant(it.id));
        there.map(|it| it.id).collect()
    }

    /// The activities of a year up to a day, oldest first.
    fn activities(&self, year: Year, until: NaiveDate) -> Vec<&'a Activity> {
        let all = self.book.activities_in(year);
        let all = all.filter(|it| it.held_on <= until && self.is_of_meant(&it.sectors));
        let mut all: Vec<_> = all.collect();
        all.sort_by_key(|it| (it.held_on, it.id));
        all
    }

    /// The forms of a year whose member was of a sector that is meant.
    fn forms(&self, year: Year) -> impl Iterator<Item = &'a Counted> {
        let (this, all): (Self, &'a [Counted]) = (*self, self.forms.of(year));
        let is_meant = move |it: &&Counted| {
            let member = this.book.members.get(it.member);
            this.sectors.is_none()
                || member.is_some_and(|who| this.is_meant(who.sector_on(it.dated)))
        };
        all.iter().filter(is_meant)
    }

    /// The opinions that came in a year up to a day, in their order.
    fn opinions_of(&self, year: Year, until: NaiveDate) -> Vec<&'a Opinion> {
        let came = |it: &&Opinion| Year::of(it.received_on) == year && it.received_on <= until;
        let is_meant = |it: &&Opinion| {
            let sector = it.sector(self.book);
            self.sectors.is_none() || sector.is_some_and(|id| self.is_meant(id))
        };
        let all = self.book.opinions.iter();
        let mut all: Vec<_> = all.filter(came).filter(is_meant).collect();
        all.sort_by_key(|it| (it.received_on, it.id));
        all
    }

    /// The months of the year up to the running one.
    fn months(&self) -> Vec<Figure> {
        let now: Vec<_> = self.forms(self.today.year).collect();
        let last: Vec<_> = self.forms(self.last_year()).collect();
        let until_last_year = self.until_last_year();
        let months = 1..=self.until().month();
        months
            .map(|month| {
                let here = now.iter().filter(|it| it.dated.month() == month);
                let records = here.map(|it| (Kind::RegistrationForm, it.id.0)).collect();
                let before = last.iter();
                let before = before.filter(|it| it.dated.month() == month);
                let before = before.filter(|it| it.dated <= until_last_year).count();
                Figure::of(What::Month(month), records).before(before)
            })
            .collect()
    }

    /// The sectors, those with the smallest part first; behind each the members who lack a form.
    fn coverage(&self) -> Vec<Figure> {
        let counts = self.forms.by_member(self.today.year);
        let mut all: Vec<Figure> = self
            .sectors()
            .into_iter()
            .map(|id| {
                let members = self.book.members_of(id, self.until());
                let without = members.iter().filter(|it| !counts.contains_key(&it.id));
                let without: Vec<_> = without.map(|it| (Kind::Member, it.id.0)).collect();
                Figure {
                    count: members.len() - without.len(),
                    whole: Some(members.len()),
                    ..Figure::of(What::Record(Kind::Sector, id.0), without)
                }
            })
            .filter(|it| it.whole != Some(0))
            .collect();
        all.sort_by(|one, other| one.part().total_cmp(&other.part()));
        all
    }

    /// The sectors with their activities month by month; then what was the organisation's.
    fn rhythm(&self) -> Vec<Figure> {
        let all = self.activities(self.today.year, self.until());
        let figure = |what, of: &dyn Fn(&Activity) -> bool| {
            let own: Vec<_> = all.iter().filter(|it| of(it)).collect();
            let mut months = [0; 12];
            for it in &own {
                months[it.held_on.month0() as usize] += 1;
            }
            let records = own.iter().map(|it| (Kind::Activity, it.id.0)).collect();
            Figure {
                months: Some(months),
                ..Figure::of(what, records)
            }
        };
        let sectors = self.sectors().into_iter();
        let mut rows: Vec<Figure> = sectors
            .map(|id| {
                let of = |it: &Activity| it.sectors.contains(&id);
                figure(What::Record(Kind::Sector, id.0), &of)
            })
            .collect();
        let whole = |it: &Activity| it.sectors.is_empty();
        if all.iter().any(|it| whole(it)) {
            let word = What::Word(Text::of("市政协统一组织", "of the organisation"));
            rows.push(figure(word, &whole));
        }
        rows
    }

    /// The kinds of activities, the most frequent first.
    fn kinds(&self) -> Vec<Figure> {
        let all = self.activities(self.today.year, self.until());
        let last = self.activities(self.last_year(), self.until_last_year());
        let kinds = ActivityKind::ALL.iter();
        let mut rows: Vec<Figure> = kinds
            .map(|kind| {
                let own: Vec<_> = all.iter().filter(|it| it.kind == *kind).collect();
                let records = own.iter().map(|it| (Kind::Activity, it.id.0)).collect();
                let members = own.iter().map(|it| it.participants.len()).sum();
                let guests = own.iter().filter_map(|it| it.invited);
                let guests = guests.map(|it| it as usize).sum();
                let before = last.iter().filter(|it| it.kind == *kind).count();
                Figure {
                    people: Some((members, guests)),
                    ..Figure::of(What::Word(kind.word()), records).before(before)
                }
            })
            .filter(|it| it.count > 0 || it.before.is_some_and(|it| it > 0))
            .collect();
        rows.sort_by_key(|it| std::cmp::Reverse(it.count));
        rows
    }

    /// The steps of opinions, each a part of those that were received.
    fn opinions(&self) -> Vec<Figure> {
        let all = self.opinions_of(self.today.year, self.until());
        let last = self.opinions_of(self.last_year(), self.until_last_year());
        let stages = STAGES.into_iter();
        let stages = stages.map(|(word, came)| {
            let came_here = all.iter().filter(|it| came(it));
            let records = came_here.map(|it| (Kind::Opinion, it.id.0)).collect();
            let before = last.iter().filter(|it| came(it)).count();
            Figure {
                whole: Some(all.len()),
                ..Figure::of(What::Word(word), records).before(before)
            }
        });
        stages
            .filter(|_| !all.is_empty() || !last.is_empty())
            .collect()
    }
}
