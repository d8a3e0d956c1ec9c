//! Interpretations (articles 22 and 23): what one is about must be there, and is said once.

use super::checks::Faults;
use super::keep::Keep;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::interpretation::Interpretation;
use crate::rules;
use crate::text::Text;

impl Keep for Interpretation {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let rule = || rules::all().any(|it| it.code == self.about);
        faults.when(
            !(self.about.is_empty()
                || self.is_about_an_article()
                || self.setting().is_some()
                || rule()),
            "about",
            Text::of(
                "请填条款（第1条至第23条、附件）、规则代码（如 J1702）或设置的名称。",
                "Give an article (1 to 23, or annex), the code of a rule such as J1702, or what a setting is called.",
            ),
        );
        let mut others = book.interpretations.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| (&it.about, it.on) == (&self.about, self.on)),
            "about",
            Text::of(
                "这一天对该条款的解释已登记。",
                "An interpretation of it of this day is recorded already.",
            ),
        );
    }
}
