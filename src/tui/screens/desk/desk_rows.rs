//! All rows of the three lists, the whole organisation's, each with its sector: made once after a
//! change, so that narrowing to a node of the map is one pass over numbers.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Status;
use crate::domain::id::{ById, ConvenorId, FormId, MemberId, SectorId};
use crate::rules::form_deadline;

/// A pending form as it stands: once it has taken its step it is another row, and the next one is chosen.
pub(super) type Waiting = (FormId, Status);

/// The rows, in the order in which they are shown.
#[derive(Debug, Default)]
pub(super) struct DeskRows {
    members: Vec<(SectorId, MemberId)>,
    convenors: Vec<(SectorId, ConvenorId)>,
    forms: Vec<(SectorId, Waiting)>,
}

impl DeskRows {
    /// Of those who serve and hold office on the day from which the year is looked at, and of all
    /// forms that are pending.
    pub(super) fn of(book: &Book, today: Today) -> DeskRows {
        let sectors = book.sectors_in_order();
        let place: ById<SectorId, usize> = sectors
            .iter()
            .enumerate()
            .map(|(n, it)| (it.id, n))
            .collect();
        let place = |sector: SectorId| place.get(&sector).copied().unwrap_or(usize::MAX);
        let reference_date = today.reference_date();

        let mut members: Vec<_> = book
            .serving(reference_date)
            .map(|it| {
                (
                    place(it.sector_on(reference_date)),
                    it.position,
                    it.id,
                    it.sector_on(reference_date),
                )
            })
            .collect();
        members.sort_unstable();

        let mut convenors: Vec<_> = book
            .convenors_on(reference_date)
            .map(|it| {
                (
                    place(it.sector),
                    !it.is_first_on(reference_date),
                    it.id,
                    it.sector,
                )
            })
            .collect();
        convenors.sort_unstable();

        let mut forms: Vec<_> = book
            .forms
            .iter()
            .map(|form| {
                let deadline = form_deadline(form, book.settings());
                let member = book.members.get(form.sheet.member);
                let sector =
                    member.map_or(form.sheet.sector, |member| member.sector_on(reference_date));
                (
                    deadline.is_none(),
                    deadline,
                    form.dated(),
                    form.id,
                    sector,
                    form.status(),
                )
            })
            .collect();
        forms.sort_unstable_by_key(|row| (row.0, row.1, row.2, row.3));

        DeskRows {
            members: members.into_iter().map(|row| (row.3, row.2)).collect(),
            convenors: convenors.into_iter().map(|row| (row.3, row.2)).collect(),
            forms: forms
                .into_iter()
                .map(|row| (row.4, (row.3, row.5)))
                .collect(),
        }
    }

    /// The members of these sectors; of all when none are named.
    pub(super) fn members(&self, sectors: Option<&[SectorId]>) -> Vec<MemberId> {
        within(&self.members, sectors)
    }

    /// The convenors of these sectors.
    pub(super) fn convenors(&self, sectors: Option<&[SectorId]>) -> Vec<ConvenorId> {
        within(&self.convenors, sectors)
    }

    /// The pending forms of these sectors' members, the most urgent first.
    pub(super) fn forms(&self, sectors: Option<&[SectorId]>) -> Vec<Waiting> {
        within(&self.forms, sectors)
    }
}

/// `sectors` is in order of identity.
fn within<T: Copy>(rows: &[(SectorId, T)], sectors: Option<&[SectorId]>) -> Vec<T> {
    let admitted = |sector: &SectorId| match sectors {
        None => true,
        Some(sectors) => sectors.binary_search(sector).is_ok(),
    };
    let rows = rows.iter().filter(|(sector, _)| admitted(sector));
    rows.map(|(_, row)| *row).collect()
}
