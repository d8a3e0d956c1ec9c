//! Sectors: what makes one acceptable.

use super::checks::Faults;
use super::keep::Keep;
use super::refusal::FieldError;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::dated::Changed;
use crate::domain::id::SectorId;
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::text;
use crate::text::Text;

impl Keep for Sector {
    fn permission(&self, _book: &Book) -> Permission {
        Permission::Map
    }

    fn faults(&self, book: &Book, today: &Today) -> Vec<FieldError> {
        let taken = book
            .sectors
            .iter()
            .any(|other| other.id != self.id && other.name == self.name);
        let was = book.sectors.get(self.id);
        let mut faults = Faults::default();
        faults
            .required("name", &self.name)
            .when(
                taken,
                "name",
                Text::of("已有同名界别。", "Another sector has this name."),
            )
            .moved(
                "moved_on",
                was.map(|it| &it.committee),
                &self.committee,
                today,
            );
        for committee in self.committee.values() {
            faults.committee("committee", book, *committee);
        }
        faults.into_vec()
    }

    fn under(self, id: SectorId) -> Self {
        Sector { id, ..self }
    }

    fn moved(&self, was: &Self) -> Option<Changed> {
        self.committee.changed(&was.committee)
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
