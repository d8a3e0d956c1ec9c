//! By which of an item's figures a record is given points: so that figures can be tried without looking at the
//! records again.

use crate::domain::assessment::{Points, PointsItem};

/// By which of an item's figures a record is given points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// As the first, or as a later one of those that count; the first is number 0.
    Nth(usize),
    /// As a joint author's, where the item says what that gives; else as one of that number.
    Joint(usize),
    /// What is left where it was missed with leave.
    Excused,
    /// The same where it was missed without.
    Absent,
    /// This part of the points: so many of so many.
    Part(u64, u64),
    /// The points are deducted.
    Deducted,
    /// Nothing.
    Nothing,
}

impl Worth {
    /// What it gives by an item, before any cap.
    #[must_use]
    pub fn of(self, item: &PointsItem) -> Points {
        let less = |missed: Option<Points>| {
            let left = item.points - missed.unwrap_or(item.points);
            left.max(Points::NONE)
        };
        match self {
            Worth::Nth(0) => item.points,
            Worth::Nth(_) => item.further.unwrap_or(item.points),
            Worth::Joint(nth) => item.joint.unwrap_or_else(|| Worth::Nth(nth).of(item)),
            Worth::Excused => less(item.excused),
            Worth::Absent => less(item.absent),
            Worth::Part(of, whole) => item.points.part(of, whole),
            Worth::Deducted => Points::NONE - item.points,
            Worth::Nothing => Points::NONE,
        }
    }
}
