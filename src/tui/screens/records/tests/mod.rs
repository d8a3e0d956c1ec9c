//! All records as a person sees them: pictures at three sizes in both languages, and stories told by keys.

mod arranged;
mod pictures;
mod stories;

use super::Records;
use super::kinds::kind_of;
use crate::domain::record::Kind;
use crate::tui::app::Place;
use crate::tui::screens::Screen;
use crate::tui::screens::board::{BoardScreen, Item};
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{self, TestStore};

/// The screen at an office's desk.
type TestSession = test_session::TestSession<BoardScreen>;

/// A session in an office.
fn in_office(office: TestStore) -> TestSession {
    let screen = BoardScreen::new(Box::new(Records::default()));
    TestSession::with(office, screen)
}

/// A session that looks at the records of a kind.
fn at(kind: Kind) -> TestSession {
    let mut sitting = in_office(TestStore::with_shared_event());
    sitting.screen.go(Place::Kind(kind), &sitting.office.ctx());
    sitting
}

/// The records in the list, in their order.
fn listed(sitting: &TestSession) -> Vec<u64> {
    let items = sitting.screen.listed().into_iter();
    items.filter_map(|it| Some(it.record()?.1)).collect()
}

/// The pane that has the keyboard.
fn focus(sitting: &TestSession) -> &'static str {
    sitting.screen.looked_at().0
}

/// The kind that is listed.
fn kind_at(sitting: &TestSession) -> Kind {
    let [at, ..] = sitting.screen.looked_at().1;
    at.and_then(kind_of).expect("a kind")
}

/// The record that is chosen in the list.
fn chosen_in(sitting: &TestSession) -> Option<u64> {
    let [_, row, _] = sitting.screen.looked_at().1;
    row.and_then(Item::record).map(|it| it.1)
}

/// The record that the page tells of.
fn told_of(sitting: &TestSession) -> Option<(Kind, u64)> {
    let [_, _, of] = sitting.screen.looked_at().1;
    of.and_then(Item::record)
}
