//! The figures of who is assessed: what somebody was given, and what somebody would be given by what is tried.

use std::collections::HashMap;

use crate::domain::assessment::{Assessed, AssessmentSheet, Grade, Points, PointsItem, share_of};
use crate::rules::points::Scores;
use crate::text;
use crate::text::Text;

/// What somebody was given: by the sheet, else by the records as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) points: Points,
    pub(super) open: Points,
    pub(super) grade: Grade,
}

impl Total {
    pub(super) fn of(scores: &Scores) -> Total {
        Total {
            points: scores.points,
            open: scores.open,
            grade: scores.grade,
        }
    }

    pub(super) fn of_sheet(sheet: &AssessmentSheet) -> Total {
        Total {
            points: sheet.points,
            open: sheet.open,
            grade: sheet.grade,
        }
    }

    /// `60 / 100，60.0%，称职`.
    pub(super) fn said(&self) -> Text {
        let (points, open, share) = (self.points, self.open, share_of(self.points, self.open));
        let Text { zh, en } = self.grade.word();
        text!(
            "{points} / {open}，{share}，{zh}",
            "{points} / {open}, {share}, {en}"
        )
    }
}

/// An item that gives something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trial {
    /// Its place in the table.
    pub(super) nth: usize,
    /// What it gives in the table.
    pub(super) was: Points,
    pub(super) item: PointsItem,
}

/// What came of a trial.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) of: Trial,
    pub(super) each: HashMap<Assessed, Outcome>,
}

/// What somebody would be given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    /// In all.
    pub(super) total: Total,
    /// By the item that is tried; none where it is not open.
    pub(super) item: Option<Points>,
    /// With one more of what it counts; none where no more can come.
    pub(super) more: Option<Total>,
}

impl Outcome {
    /// What one more would give.
    pub(super) fn gain(&self) -> Option<Points> {
        self.more.map(|it| it.points - self.total.points)
    }
}

impl Trial {
    /// `5→8`, or what it is, where nothing else is tried yet.
    pub(super) fn change(&self) -> String {
        match self.was == self.item.points {
            true => self.was.to_string(),
            false => format!("{}→{}", self.was, self.item.points),
        }
    }
}
