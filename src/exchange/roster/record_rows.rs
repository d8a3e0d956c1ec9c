//! What a table of records says, as plain values with their places: nothing looked up.

use crate::domain::record::Kind;
use crate::exchange::office::place::{At, Placed};
use crate::text;
use crate::text::Text;

/// What a table of records says.
#[derive(Clone, Debug)]
pub struct RecordsDraft {
    /// Where it begins.
    pub at: At,
    /// What it is called: the sheet, or the first of its heads.
    pub called: String,
    /// Whose records it may have; several where their heads fit equally and no title tells.
    pub kinds: Vec<Kind>,
    /// All that its heads fit, whatever a title tells.
    pub fits: Vec<Kind>,
    /// Is it the program's own list, whose numbers are the store's?
    pub own: bool,
    /// What of a new record must be said and has no column, by the places of the fields.
    pub lacks: Vec<usize>,
    /// Its rows.
    pub rows: Vec<RecordRow>,
}

/// A row of it.
#[derive(Clone, Debug)]
pub struct RecordRow {
    /// Where its first cell stands.
    pub at: At,
    /// The number in the column of numbers: the store's, or a running one.
    pub number: Option<Placed<u64>>,
    /// What its cells say, by their columns.
    pub cells: Vec<(Column, Placed<String>)>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The number of a record.
    Number,
    /// A field by its place among those of its kind, and which part of it.
    Field(usize, Option<usize>),
    /// Something that is reckoned, by its place among what is.
    Reckoned(usize),
}

impl RecordsDraft {
    /// What it is called, and of which kinds it may be.
    #[must_use]
    pub fn asks(&self) -> Text {
        let titles = self.kinds.iter().map(|kind| kind.title());
        let (zh, en): (Vec<_>, Vec<_>) = titles.map(|it| (it.zh, it.en)).unzip();
        let (zh, en) = (zh.join("、"), en.join(", "));
        text!(
            "从表头看不出是{zh}中的哪一类，整张表没有读入；请在表的标题里写明，或者用 --kind 指定",
            "the heads fit several kinds ({en}), and the table was not read: say in its title which it is, or with --kind"
        )
    }
}
