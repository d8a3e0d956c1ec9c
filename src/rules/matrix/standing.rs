//! One cell of the checklist: how far a duty is proved, how much of it there is, and how grave
//! the findings behind it are.

use chrono::NaiveDate;

use crate::rules::badges::Counts;
use crate::rules::level::Level;
use crate::rules::proof::Proof;
use crate::rules::rule::Finding;
use crate::text::Text;

/// How far a duty is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// ● Done, and nothing more is asked: verified, approved, complete, or simply there.
    Verified,
    /// ◎ There, but not verified, not approved or not for all yet.
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
            Standing::Recorded => '◎',
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
    /// How many findings of each level stand behind it.
    pub found: Counts,
    /// The day by which what is not there was or is to be; none where it has no day.
    pub due: Option<NaiveDate>,
}

impl Cell {
    /// Nothing is there, and nothing was found to be asked.
    pub(super) const NOT_DUE: Cell = Cell {
        standing: Standing::NotDue,
        count: 0,
        of: None,
        level: None,
        found: Counts::NONE,
        due: None,
    };

    /// Is the duty met: something there, and no breach?
    #[must_use]
    pub fn is_met(&self) -> bool {
        matches!(self.standing, Standing::Verified | Standing::Recorded)
            && self.level != Some(Level::Breach)
    }

    /// A cell of `count` things that are just there or not; `complete` says that nothing more is
    /// asked of them.
    pub(super) fn held(count: usize, complete: bool) -> Self {
        let standing = match (count, complete) {
            (0, _) => Standing::NotDue,
            (_, true) => Standing::Verified,
            (_, false) => Standing::Recorded,
        };
        Cell::new(standing, count, None)
    }

    /// A cell of a duty with proof.
    pub(super) fn proved<I>(proof: Proof<I>, count: usize) -> Self {
        let standing = match proof {
            Proof::Verified => Standing::Verified,
            Proof::Recorded(_) => Standing::Recorded,
            Proof::Missing => Standing::NotDue,
        };
        Cell::new(standing, count, None)
    }

    /// A cell of something that is there once or not.
    pub(super) fn single<I>(proof: Proof<I>) -> Self {
        let count = usize::from(!matches!(proof, Proof::Missing));
        Cell::proved(proof, count)
    }

    /// A cell of what `count` out of `of` have done.
    pub(super) fn coverage(count: usize, of: usize) -> Self {
        let standing = match count {
            _ if of == 0 => return Cell::NOT_DUE,
            0 => Standing::NotDue,
            count if count < of => Standing::Recorded,
            _ => Standing::Verified,
        };
        Cell::new(standing, count, Some(of))
    }

    /// The same cell, with other counts.
    pub(super) fn counting(self, count: usize, of: usize) -> Self {
        let counted = Cell::new(self.standing, count, Some(of));
        Cell {
            count: counted.count,
            of: counted.of,
            ..self
        }
    }

    /// The same where not all of it was verified.
    pub(super) fn unverified(self) -> Self {
        let standing = match self.standing {
            Standing::Verified => Standing::Recorded,
            other => other,
        };
        Cell { standing, ..self }
    }

    /// Takes in a finding behind it. One that says that what the cell is for is not there tells an
    /// empty cell how that stands.
    pub(super) fn take(&mut self, finding: &Finding, is_absence: bool) {
        let level = finding.level;
        self.found.add(level);
        self.level = Some(self.level.map_or(level, |worst| worst.min(level)));
        let is_there = matches!(self.standing, Standing::Verified | Standing::Recorded);
        if !is_absence || is_there {
            return;
        }
        match (self.standing, level) {
            (_, Level::Breach) => self.standing = Standing::Missing,
            (Standing::NotDue, Level::Due) => self.standing = Standing::Pending,
            (_, Level::Due | Level::Advice) => {}
        }
        // They come the most urgent first.
        self.due = self.due.or(finding.due);
    }

    fn new(standing: Standing, count: usize, of: Option<usize>) -> Self {
        let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Cell {
            standing,
            count: number(count),
            of: of.map(number),
            level: None,
            found: Counts::NONE,
            due: None,
        }
    }
}
