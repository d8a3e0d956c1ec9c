//! The forms' screen as a person sees it: pictures at three sizes in both languages, and stories
//! told by keys.

mod marks;
mod next_step;
pub(super) mod office;
mod original;
mod pictures;
mod stories;

use super::FormsScreen;
use crate::domain::form::Status;
use crate::domain::id::FormId;
use crate::tui::app::{Effect, Place, Question};
use crate::tui::screens::Screen;
use crate::tui::screens::test_session::TestSession;

/// The screen at an office's desk.
type FormsSession = TestSession<FormsScreen>;

fn with_forms() -> FormsSession {
    TestSession::at(office::with_forms())
}

impl FormsSession {
    /// Carries out what was asked for, as the app does; questions are answered with `reason`.
    /// Whether all was carried out.
    fn answer(&mut self, reason: &str) -> bool {
        let mut done = true;
        for effect in std::mem::take(&mut self.said) {
            let request = match effect {
                Effect::Carry(request) => request,
                Effect::Ask(Question::Reason { request, .. }) => request.request(reason.to_owned()),
                other => panic!("{other:?} is no request"),
            };
            done &= self.office.try_to_carry(&*request);
            self.refresh();
        }
        done
    }

    /// The app refreshes a screen at once, and again when the rules were run.
    fn refresh(&mut self) {
        for _ in 0..2 {
            self.screen.refresh(&self.office.ctx());
        }
    }

    fn go(&mut self, form: u64) {
        let place = Place::Form(FormId(form));
        self.screen.go(place, &self.office.ctx());
    }

    /// Where a form stands.
    fn status(&self, form: u64) -> Option<Status> {
        let form = self.office.desk.form(FormId(form));
        Some(form.expect("read")?.status())
    }

    /// The form that is shown.
    fn shown(&self) -> Option<u64> {
        self.screen.sheet.form().map(|form| form.id.0)
    }

    /// The forms in the list, in their order.
    fn listed(&self) -> Vec<u64> {
        let shown = self.screen.queue.list.shown();
        shown.iter().map(|id| id.0).collect()
    }

    /// The archived forms in the list.
    fn archived(&self) -> Vec<u64> {
        let archive = &self.screen.archive;
        (0..archive.table.count())
            .filter_map(|n| Some(archive.get(n)?.id.0))
            .collect()
    }
}
