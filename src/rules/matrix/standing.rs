//! One cell of the checklist: how far a duty is proved, how much of it there is, and how grave
//! the findings behind it are.

use crate::rules::level::Level;
use crate::rules::proof::Proof;
use crate::text::Text;

/// How far a duty is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// ● Done, and nothing more is asked: verified, approved, complete, or simply there.
    Verified,
    /// ◐ There, but not verified, not approved or not for all yet.
    Recorded,
    /// ○ Not there, though it must be.
    Missing,
    /// · Not there, and its date has not passed.
    Pending,
    /// · Not asked: encouraged only, nobody to do it, or a year outside the term.
    NotDue,
}

impl Standing {
    /// Its glyph; [`Standing::word`] says the same in words.
    #[must_use]
    pub fn glyph(self) -> char {
        match self {
            Standing::Verified => '●',
            Standing::Recorded => '◐',
            Standing::Missing => '○',
            Standing::Pending | Standing::NotDue => '·',
        }
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Standing::Verified => Text::of("完成", "done"),
            Standing::Recorded => Text::of("已登记", "recorded"),
            Standing::Missing => Text::of("缺", "missing"),
            Standing::Pending => Text::of("未到期", "not due yet"),
            Standing::NotDue => Text::of("不要求", "not asked"),
        }
    }
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How far the duty is proved.
    pub standing: Standing,
    /// How many there are: convenors, activities, members who have done it.
    pub count: u32,
    /// Of how many, where all are asked: 12 forms of 18 members.
    pub of: Option<u32>,
    /// The gravest finding behind the cell.
    pub level: Option<Level>,
}

impl Cell {
    /// Nothing is asked.
    pub(super) const NOT_DUE: Cell = Cell {
        standing: Standing::NotDue,
        count: 0,
        of: None,
        level: None,
    };

    /// Is the duty met: something there, and no breach?
    #[must_use]
    pub fn is_met(&self) -> bool {
        matches!(self.standing, Standing::Verified | Standing::Recorded)
            && self.level != Some(Level::Breach)
    }

    /// A cell of `count` things that are just there or missing; `complete` says that nothing
    /// more is asked of them.
    pub(super) fn held(count: usize, complete: bool) -> Self {
        let standing = match (count, complete) {
            (0, _) => Standing::Missing,
            (_, true) => Standing::Verified,
            (_, false) => Standing::Recorded,
        };
        Cell::new(standing, count, None)
    }

    /// A cell of a duty with proof and date.
    pub(super) fn proved<I>(proof: Proof<I>, count: usize, overdue: bool) -> Self {
        let standing = match proof {
            Proof::Verified => Standing::Verified,
            Proof::Recorded(_) => Standing::Recorded,
            Proof::Missing if overdue => Standing::Missing,
            Proof::Missing => Standing::Pending,
        };
        Cell::new(standing, count, None)
    }

    /// A cell of what `count` out of `of` have done.
    pub(super) fn coverage(count: usize, of: usize, overdue: bool) -> Self {
        let standing = match count {
            _ if of == 0 => return Cell::NOT_DUE,
            0 if overdue => Standing::Missing,
            0 => Standing::Pending,
            count if count < of => Standing::Recorded,
            _ => Standing::Verified,
        };
        Cell::new(standing, count, Some(of))
    }

    /// Raises the level to a finding's.
    pub(super) fn grade(&mut self, level: Level) {
        self.level = Some(self.level.map_or(level, |worst| worst.min(level)));
    }

    fn new(standing: Standing, count: usize, of: Option<usize>) -> Self {
        let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Cell {
            standing,
            count: number(count),
            of: of.map(number),
            level: None,
        }
    }
}
