//! A node of the map: what the other panes are narrowed to.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, OnlyId, SectorId};
use crate::domain::record::Kind;
use crate::text::Locale;
use crate::text::Text;

/// A node of the committee-to-sector map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Node {
    /// The whole organisation.
    #[default]
    All,
    /// A committee and its sectors.
    Committee(CommitteeId),
    /// The sectors that no committee looks after.
    Unassigned,
    /// One sector.
    Sector(SectorId),
}

impl Node {
    /// The sectors in it, in order of identity; none when nothing is left out, not even what
    /// stands in no sector that there is.
    pub(super) fn sectors(self, book: &Book, date: NaiveDate) -> Option<Vec<SectorId>> {
        let of = |committee| {
            let sectors = book
                .sectors_on(date)
                .filter(|it| it.committee_on(date) == committee);
            Some(sectors.map(|it| it.id).collect())
        };
        match self {
            Node::All => None,
            Node::Committee(id) => of(Some(id)),
            Node::Unassigned => of(None),
            Node::Sector(id) => Some(vec![id]),
        }
    }

    /// The sector, when it is one.
    pub(super) fn sector(self) -> Option<SectorId> {
        match self {
            Node::Sector(id) => Some(id),
            Node::All | Node::Committee(_) | Node::Unassigned => None,
        }
    }

    /// What it is, as a record; the sectors without a committee are none.
    pub(super) fn record(self) -> Option<(Kind, u64)> {
        match self {
            Node::All => Some((Kind::Organisation, OnlyId::ONLY.0)),
            Node::Committee(id) => Some((Kind::Committee, id.0)),
            Node::Unassigned => None,
            Node::Sector(id) => Some((Kind::Sector, id.0)),
        }
    }

    /// What it is called.
    pub(super) fn name(self, book: &Book, locale: Locale) -> String {
        match self {
            Node::All => book.organisation().map_or_else(
                || Text::of("全部", "all").say(locale).to_owned(),
                |organisation| organisation.name.clone(),
            ),
            Node::Committee(id) => book.committee_name(id).to_owned(),
            Node::Unassigned => Text::of("未明确专委会", "no committee")
                .say(locale)
                .to_owned(),
            Node::Sector(id) => book.sector_name(id).to_owned(),
        }
    }

    /// Does the book still have it?
    pub(super) fn exists(self, book: &Book, date: NaiveDate) -> bool {
        match self {
            Node::All => true,
            Node::Committee(id) => book.committees.get(id).is_some(),
            Node::Unassigned => book
                .sectors_on(date)
                .any(|it| it.committee_on(date).is_none()),
            Node::Sector(id) => book.sectors.get(id).is_some(),
        }
    }
}
