//! This year beside the last: up to the same day, and the whole of it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Figure, Insight, What};
use crate::domain::calendar::Year;
use crate::domain::contact::ContactEntry;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::yearwork::Activity;
use crate::text::Text;

/// How many of a year up to a day, and which records say so.
type Told = (usize, Vec<(Kind, u64)>);

fn records(all: Vec<(Kind, u64)>) -> Told {
    (all.len(), all)
}

impl Insight<'_> {
    pub(super) fn beside_last_year(&self) -> Vec<Figure> {
        type Count<'i> = fn(&Insight<'i>, Year, NaiveDate) -> Told;
        let rows: [(Text, Count<'_>); 9] = [
            (Text::of("登记表（份）", "forms"), Insight::forms_of),
            (
                Text::of("提交登记表的委员", "members with a form"),
                Insight::members_with_form,
            ),
            (
                Text::of("界别活动（次）", "activities"),
                Insight::activities_held,
            ),
            (
                Text::of("参加活动（人次）", "members at activities"),
                Insight::participants,
            ),
            (
                Text::of("受邀群众（人次）", "constituents at activities"),
                Insight::guests,
            ),
            (Text::of("履职成果（件）", "outputs"), Insight::outputs),
            (
                Text::of("意见建议（条）", "opinions"),
                Insight::opinions_received,
            ),
            (Text::of("联系记录（次）", "contacts"), Insight::contacts),
            (
                Text::of("宣传报道（篇）", "reports in the media"),
                Insight::reports,
            ),
        ];
        let (year, last) = (self.today.year, self.last_year());
        let rows = rows.into_iter().map(|(word, count)| {
            let (now, records) = count(self, year, self.until());
            Figure {
                count: now,
                all_before: Some(count(self, last, last.last_day()).0),
                ..Figure::of(What::Word(word), records)
                    .before(count(self, last, self.until_last_year()).0)
            }
        });
        rows.collect()
    }

    fn forms_of(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.forms(year).filter(|it| it.dated <= until);
        records(all.map(|it| (Kind::RegistrationForm, it.id.0)).collect())
    }

    fn members_with_form(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.forms(year).filter(|it| it.dated <= until);
        let all: HashSet<MemberId> = all.map(|it| it.member).collect();
        let mut all: Vec<(Kind, u64)> = all.into_iter().map(|id| (Kind::Member, id.0)).collect();
        all.sort_unstable();
        records(all)
    }

    /// The activities that sectors held, as the circular counts them: what was the organisation's, its plenary
    /// sessions, is not theirs.
    fn of_sectors(&self, year: Year, until: NaiveDate) -> Vec<&Activity> {
        let mut all = self.activities(year, until);
        all.retain(|it| !it.sectors.is_empty());
        all
    }

    fn activities_held(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.of_sectors(year, until).into_iter();
        records(all.map(|it| (Kind::Activity, it.id.0)).collect())
    }

    fn participants(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.of_sectors(year, until);
        let count = all.iter().map(|it| it.participants.len()).sum();
        (count, self.activities_held(year, until).1)
    }

    fn guests(&self, year: Year, until: NaiveDate) -> Told {
        let mut invited = self.of_sectors(year, until);
        invited.retain(|it| it.invited.is_some());
        let count = invited.iter().filter_map(|it| it.invited);
        let count = count.map(|it| it as usize).sum();
        (
            count,
            invited.iter().map(|it| (Kind::Activity, it.id.0)).collect(),
        )
    }

    fn outputs(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.book.outputs_in(year);
        let all = all.filter(|it| it.stands() && it.handed_in <= until);
        let all = all.filter(|it| self.is_meant(it.sector));
        records(all.map(|it| (Kind::Output, it.id.0)).collect())
    }

    fn opinions_received(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.opinions_of(year, until).into_iter();
        records(all.map(|it| (Kind::Opinion, it.id.0)).collect())
    }

    fn contacts(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.book.contact_entries.iter();
        let all = all.filter(|it| Year::of(it.on) == year && it.on <= until);
        let of = |entry: &&ContactEntry| {
            let contact = self.book.key_contacts.get(entry.key_contact);
            let member = contact.and_then(|it| self.book.members.get(*it.member.on(entry.on)));
            self.sectors.is_none()
                || member.is_some_and(|who| self.is_meant(who.sector_on(entry.on)))
        };
        records(
            all.filter(of)
                .map(|it| (Kind::ContactEntry, it.id.0))
                .collect(),
        )
    }

    fn reports(&self, year: Year, until: NaiveDate) -> Told {
        let all = self.book.publicity_in(year);
        let all = all.filter(|it| it.on <= until && self.is_of_meant(&it.sectors));
        records(all.map(|it| (Kind::PublicityItem, it.id.0)).collect())
    }
}
