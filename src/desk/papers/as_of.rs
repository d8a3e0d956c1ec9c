//! The day that a page is of.

use crate::desk::lists::View;
use crate::exchange::papers::day;

/// The day that the numbers are of: 截至2026年11月24日.
pub(super) fn as_of(view: &View<'_>) -> String {
    format!("截至{}", day(view.desk.today().date))
}
