//! Committees: what makes one acceptable, and the sectors that it looks after.

mod assign_sectors;
mod dissolve;

pub use assign_sectors::AssignSectors;
pub use dissolve::DissolveCommittee;

use chrono::NaiveDate;

use super::checks::Faults;
use super::import::committees::CommitteeNames;
use super::keep::Keep;
use super::sector::without_inner_blanks;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::text;
use crate::text::Text;

impl Keep for Committee {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.committees.get(self.id).map(|it| &it.name);
        let names = CommitteeNames::of(book);
        let other = names.matching(&self.name).iter();
        let other = other.copied().find(|id| *id != self.id);
        if let Some(other) = other.filter(|_| was != Some(&self.name)) {
            faults.when(true, "name", taken(book.committee_name(other), &self.name));
        }
        let mut departments = book.departments.iter();
        faults.when(
            was != Some(&self.name) && departments.any(|it| it.name == self.name),
            "name",
            Text::of("已有同名部门。", "A department has this name."),
        );
        if let Some(other) = book.coordinating().filter(|it| it.id != self.id) {
            let name = &other.name;
            faults.when(
                self.coordinating,
                "coordinating",
                text!(
                    "已由{name}负责综合协调，只能有一个；请先取消那一个。",
                    "{name} coordinates already, and only one does; unmark it first."
                ),
            );
        }
        for coordinator in self.coordinator.values().flatten() {
            if coordinator.member.is_none() {
                faults.required("coordinator", &coordinator.name);
            }
        }
    }

    fn goes_on_after(&self, on: NaiveDate, book: &Book) -> Option<Text> {
        dissolve::left_with(book, self.id, on.succ_opt()?)
    }

    /// A director who is a member has the member's name.
    fn fill_in(&mut self, book: &Book) {
        self.name = without_inner_blanks(&self.name);
        for coordinator in self.coordinator.values_mut().flatten() {
            if let Some(member) = coordinator.member.filter(|_| coordinator.name.is_empty()) {
                book.member_name(member).clone_into(&mut coordinator.name);
            }
        }
    }
}

/// That another is called so, or may be meant by the name.
fn taken(other: &str, name: &str) -> Text {
    match other == name {
        true => Text::of("已有同名专委会。", "Another committee has this name."),
        false => text!(
            "“{name}”与已有的{other}会认作同一专委会，请另取名称。",
            "Another committee, {other}, is called {name}, too; choose another name."
        ),
    }
}
