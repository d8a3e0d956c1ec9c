//! Sectors: what makes one acceptable, and what becomes of one in mid-term.

mod split;

pub use split::SplitSector;

use super::checks::Faults;
use super::import::Answers;
use super::import::sectors::SectorNames;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::sector::Sector;
use crate::exchange::office::words::squeeze;
use crate::text;
use crate::text::Text;

impl Keep for Sector {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.sectors.get(self.id);
        let committee = self
            .committee
            .latest()
            .and_then(|id| book.committees.get(id));
        let gone = committee.filter(|it| it.ended.is_some());
        if let Some(gone) = gone.filter(|_| was.is_none_or(|it| it.committee != self.committee)) {
            let name = &gone.name;
            faults.when(
                true,
                "committee",
                text!(
                    "{name}已撤销，请另选。",
                    "{name} was dissolved; choose another."
                ),
            );
        }
        let names = SectorNames::of(book, &Answers::default());
        for (field, name, was) in [
            ("name", &self.name, was.map(|it| &it.name)),
            ("short", &self.short, was.map(|it| &it.short)),
        ] {
            let mut others = names.matching(name).iter();
            let other = others.find(|id| **id != self.id);
            if let Some(other) = other.filter(|_| !name.is_empty() && was != Some(name)) {
                faults.when(true, field, taken(book.sector_name(*other), name));
            }
        }
    }

    /// Files write the same name with blanks between its characters and without.
    fn fill_in(&mut self, _book: &Book) {
        self.name = without_inner_blanks(&self.name);
    }
}

/// That another is called so, or may be meant by the name.
fn taken(other: &str, name: &str) -> Text {
    match other == name {
        true => Text::of("已有同名界别。", "Another sector has this name."),
        false => text!(
            "“{name}”与已有的{other}会认作同一界别，请另取名称。",
            "Another sector, {other}, is called {name}, too; choose another name."
        ),
    }
}

/// A Chinese name without the blanks that typists put between its characters; words of letters are parted
/// by theirs.
pub(super) fn without_inner_blanks(name: &str) -> String {
    match name.contains(|c: char| c.is_ascii_alphabetic()) {
        true => name.to_owned(),
        false => squeeze(name),
    }
}
