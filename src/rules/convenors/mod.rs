//! The sectors' convenors: elected, one of them first, approved by the council (article 16).

mod convenor_not_approved;
mod convenor_not_serving;
mod convenor_outside_sector;
mod first_convenor_missing;
mod sector_without_convenor;
mod several_first_convenors;
mod too_many_convenors;

use crate::domain::appointment::Convenor;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::sector::Sector;

super::rule::topic![
    sector_without_convenor,
    too_many_convenors,
    first_convenor_missing,
    several_first_convenors,
    convenor_outside_sector,
    convenor_not_serving,
    convenor_not_approved,
];

/// Every appointment that holds on the day looked from, with its sector.
fn each<'a>(book: &'a Book, today: &Today) -> impl Iterator<Item = (&'a Sector, &'a Convenor)> {
    book.convenors_on(today.reference_date())
        .filter_map(|convenor| Some((book.sectors.get(convenor.sector)?, convenor)))
}
