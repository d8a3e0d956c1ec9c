//! Departments: what a department's name asks for.

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::department::Department;
use crate::text::Text;

impl Keep for Department {
    /// Plans and summaries name their owner: a name is one committee's or one department's.
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.departments.get(self.id);
        if was.is_some_and(|was| was.name == self.name) {
            return;
        }
        let mut others = book.departments.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.name == self.name),
            "name",
            Text::of("已有同名部门。", "Another department has this name."),
        );
        let mut committees = book.committees.iter();
        faults.when(
            committees.any(|it| it.name == self.name),
            "name",
            Text::of("已有同名专委会。", "A committee has this name."),
        );
    }
}
