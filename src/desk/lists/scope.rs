//! Which part of the records a list has, in which order and how much of it is shown.

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::desk::written::Names;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::committee::Committee;
use crate::domain::described::Fields;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::member::Member;
use crate::domain::scope::Scope;
use crate::domain::sector::Sector;
use crate::search::strokes::{self, Custom};
use crate::text::Locale;

/// A look at the records.
#[derive(Clone, Copy)]
pub struct View<'d> {
    /// The records, on the day and in the year that the desk looks at.
    pub desk: &'d Desk,
    /// The language of words that are no record's.
    pub locale: Locale,
    /// The day on which the records are shown, and the year whose work is.
    pub today: Today,
    /// Only what belongs to this sector.
    pub sector: Option<SectorId>,
    /// Only what belongs to this committee, its sectors and its members.
    pub committee: Option<CommitteeId>,
    /// Only this member, what is the member's, and what names the member.
    pub member: Option<MemberId>,
    /// How the members of a sector follow each other.
    pub order: MemberOrder,
    /// Are phone numbers shown whole?
    pub show_phones: bool,
    /// Which years' forms.
    pub years: Years,
    /// Of a file that may come back: by what its records are told apart.
    pub file: Option<&'d Names<'d>>,
}

/// How the members of a sector follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberOrder {
    /// As announced: in the order in which the roster has them.
    Announced,
    /// By strokes.
    Strokes(Custom),
}

/// Which years' forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// The present year's, and those of other years that wait.
    Present,
    /// One year's.
    One(Year),
    /// Those of all years.
    All,
}

impl<'d> View<'d> {
    /// The whole of what the desk looks at, phone numbers hidden.
    #[must_use]
    pub fn whole(desk: &'d Desk, locale: Locale) -> Self {
        View {
            desk,
            locale,
            today: desk.today(),
            sector: None,
            committee: None,
            member: None,
            order: MemberOrder::Announced,
            show_phones: false,
            years: Years::Present,
            file: None,
        }
    }

    /// The records.
    #[must_use]
    pub fn book(&self) -> &'d Book {
        self.desk.book()
    }

    /// The day on which the records are shown.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.today.date
    }

    /// The year whose work is shown.
    #[must_use]
    pub fn year(&self) -> Year {
        self.today.year
    }

    /// The sectors in sight, as announced.
    #[must_use]
    pub fn sectors(&self) -> Vec<&'d Sector> {
        let mut all = self.book().sectors_in_order();
        all.retain(|sector| self.shows_sector(sector.id));
        all
    }

    /// The committees in sight, as the office lists them.
    #[must_use]
    pub fn committees(&self) -> Vec<&'d Committee> {
        let mut all = self.book().committees_on(self.date());
        let sectors = self
            .sector
            .and_then(|id| self.book().sectors.get(id))
            .map(|sector| sector.committee_on(self.date()));
        all.retain(|committee| {
            self.committee.is_none_or(|wanted| committee.id == wanted)
                && sectors.is_none_or(|wanted| wanted == Some(committee.id))
        });
        all
    }

    /// The members of a sector who serve, in order; of a committee's view those who belong to it.
    #[must_use]
    pub fn members_of(&self, sector: SectorId) -> Vec<&'d Member> {
        let book = self.book();
        let mut all = book.members_of(sector, self.date());
        all.retain(|member| self.shows_member(member));
        if let MemberOrder::Strokes(custom) = self.order {
            all.sort_by_cached_key(|member| strokes::key(&member.name, custom));
        }
        all
    }

    /// The members in sight who serve, sector by sector.
    #[must_use]
    pub fn members(&self) -> Vec<&'d Member> {
        // A committee's member may belong to another committee's sector.
        let sectors = self.book().sectors_in_order().into_iter();
        sectors
            .filter(|sector| self.sector.is_none_or(|wanted| wanted == sector.id))
            .flat_map(|sector| self.members_of(sector.id))
            .collect()
    }

    /// Is the member in sight?
    #[must_use]
    pub fn shows_member(&self, member: &Member) -> bool {
        self.member.is_none_or(|wanted| member.id == wanted)
            && self
                .sector
                .is_none_or(|wanted| member.sector_on(self.date()) == wanted)
            && self
                .committee
                .is_none_or(|wanted| self.book().committee_of(member, self.date()) == Some(wanted))
    }

    /// Is the record in sight? It is with each of the sectors that it names; what names none is with whoever it belongs to.
    #[must_use]
    pub fn shows(&self, record: &dyn Fields) -> bool {
        let whole = self.sector.is_none() && self.committee.is_none();
        if whole {
            return true;
        }
        let named = record.sectors(self.date());
        match self.book().scope_of(record) {
            Scope::Sector(id) => self.shows_sector(id),
            Scope::Committee(id) => self.sector.is_none() && self.committee == Some(id),
            Scope::Office | Scope::Member(_) if !named.is_empty() => {
                named.iter().any(|id| self.shows_sector(*id))
            }
            Scope::Office => false,
            Scope::Member(id) => {
                let member = self.book().members.get(id);
                member.is_some_and(|it| self.shows_member(it))
            }
        }
    }

    /// Is the sector in sight?
    #[must_use]
    pub fn shows_sector(&self, id: SectorId) -> bool {
        let committee = || {
            self.book()
                .sectors
                .get(id)
                .and_then(|it| it.committee_on(self.date()))
        };
        self.sector.is_none_or(|wanted| id == wanted)
            && self
                .committee
                .is_none_or(|wanted| committee() == Some(wanted))
    }
}
