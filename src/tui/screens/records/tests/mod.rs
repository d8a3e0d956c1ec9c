//! All records as a person sees them: pictures at three sizes in both languages, and stories told by keys.

mod pictures;
mod stories;

use super::RecordsScreen;
use super::layout::Pane;
use crate::domain::record::Kind;
use crate::tui::app::Place;
use crate::tui::screens::Screen;
use crate::tui::screens::test_store::{self, TestStore};

/// The screen at an office's desk.
type TestSession = crate::tui::screens::test_session::TestSession<RecordsScreen>;

/// A session that looks at the records of a kind.
fn at(kind: Kind) -> TestSession {
    let mut sitting = TestSession::at(TestStore::with_shared_event());
    sitting.screen.go(Place::Kind(kind), &sitting.office.ctx());
    sitting
}

/// The records in the list, in their order.
fn listed(sitting: &TestSession) -> Vec<u64> {
    sitting.screen.list.shown().to_vec()
}
