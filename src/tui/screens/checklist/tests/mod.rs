//! The checklist as a person sees it: pictures at three sizes in both languages, stories told by
//! keys, and what stands behind every cell held against the rules' own word.

mod cells;
mod pictures;
mod stories;

use super::ChecklistScreen;
use crate::tui::screens::Screen;
use crate::tui::screens::test_store::{self, TestStore};

/// The screen at an office's desk.
type TestSession = crate::tui::screens::test_session::TestSession<ChecklistScreen>;
