//! Work that a window waits for: its gauge, and the key that stops it.

use crate::desk::Progress;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::Key;
use crate::tui::widgets::gauge::Gauge;

/// Work that is going on.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub(super) progress: Progress,
    gauge: Gauge,
}

impl Work {
    /// Work that begins now.
    pub(super) fn new(title: Text) -> Work {
        Work {
            progress: Progress::default(),
            gauge: Gauge {
                title,
                done: 0,
                all: 0,
                waits: None,
            },
        }
    }

    /// It has come so far.
    pub(super) fn far(&mut self, done: u64, all: u64) {
        (self.gauge.done, self.gauge.all) = (done, all);
        self.gauge.waits = None;
    }

    /// It waits for somebody.
    pub(super) fn waits(&mut self, who: Text) {
        self.gauge.waits = Some(who);
    }

    /// Asks it to stop, at Esc; true when it was asked now.
    pub(super) fn stops_at(&mut self, input: &Input) -> bool {
        let stops = input.key() == Some(Key::ESC) && !self.progress.is_cancelled();
        if stops {
            self.progress.cancel();
            self.gauge.title = Text::of("正在停止…", "Stopping…");
        }
        stops
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        self.gauge.draw_over(canvas);
    }
}
