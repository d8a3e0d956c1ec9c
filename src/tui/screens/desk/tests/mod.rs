//! The desk's screen as a person sees it: pictures at three sizes in both languages, and stories
//! told by keys.

mod marks;
mod pictures;
mod stories;

use super::DeskScreen;

use crate::tui::screens::Screen;
use crate::tui::screens::test_store::{self, TestStore};

/// The screen at an office's desk.
type TestSession = crate::tui::screens::test_session::TestSession<DeskScreen>;
