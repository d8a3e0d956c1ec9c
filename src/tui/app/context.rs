//! What a screen may look at: the desk (to read), the facts, the language, and the room it has.

use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::record::Seq;
use crate::store::Entry;
use crate::text::Locale;
use crate::tui::personal::Personal;

use super::facts::Facts;
use super::place::ScreenName;

/// What a screen decides and draws from.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The desk; screens read it and never change it.
    pub desk: &'a Desk,
    /// What the rules say.
    pub facts: &'a Facts,
    /// The language.
    pub locale: Locale,
    /// What the person has chosen for the own screens.
    pub personal: &'a Personal,
    /// The screen from which one went on to what is shown, and to which Esc leads back.
    pub came_from: Option<ScreenName>,
}

impl Ctx<'_> {
    /// The records.
    #[must_use]
    pub fn book(&self) -> &Book {
        self.desk.book()
    }

    /// The journal's entry of this number; none where there is none, or it can't be read now.
    #[must_use]
    pub fn entry(&self, seq: Seq) -> Option<Entry> {
        let entries = self.desk.journal(Some(Seq(seq.0 + 1)), 1).ok()?;
        entries.into_iter().find(|it| it.seq == seq)
    }

    /// The day, and the year that is looked at.
    #[must_use]
    pub fn today(&self) -> Today {
        self.facts.today
    }
}
