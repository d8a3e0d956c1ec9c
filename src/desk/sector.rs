//! Sectors: what makes one acceptable.

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::text;
use crate::text::Text;

impl Keep for Sector {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.sectors.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|other| other.name == self.name),
            "name",
            Text::of("已有同名界别。", "Another sector has this name."),
        );
    }

    fn held_by(&self, book: &Book) -> Option<Text> {
        let members = book.roster_of(self.id).count();
        let records = book.referring_to(Kind::Sector, self.id.0).len() - members;
        (members + records > 0).then(|| {
            text!(
                "该界别还有 {members} 名委员、{records} 条记录，不能删除。请先调整。",
                "This sector still has {members} member(s) and {records} record(s); move them first."
            )
        })
    }
}
