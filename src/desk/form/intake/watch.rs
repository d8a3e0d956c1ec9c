//! Hears that a folder got something new, for a screen that takes forms in while it is open.
//!
//! A file arrives in many small steps; the word is given once, when nothing has stirred for a
//! moment. Between two arrivals nothing wakes.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::store::{StoreError, Watch};

/// How long nothing must stir before the word is given: a copy over the network may pause.
const QUIET: Duration = Duration::from_millis(700);

/// A watch over a folder and all below it. It ends when it is dropped.
pub struct Watcher {
    _watch: Watch,
}

impl Watcher {
    /// Calls `heard` from a thread of its own when files came, changed or went in `folder`, and it
    /// is quiet again. `heard` says whether to go on.
    ///
    /// # Errors
    /// When the system can't watch the folder.
    pub fn over(
        folder: &Path,
        heard: impl Fn() -> bool + Send + 'static,
    ) -> Result<Watcher, StoreError> {
        let (stirred, stirs) = mpsc::channel();
        let watch = Watch::over_folder(folder, move || {
            // Whoever no longer listens has stopped the watch.
            let _ = stirred.send(());
        })?;
        // Ends when the watch is dropped, and with it the sender.
        thread::spawn(move || {
            while stirs.recv().is_ok() {
                loop {
                    match stirs.recv_timeout(QUIET) {
                        Ok(()) => {}
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
                if !heard() {
                    return;
                }
            }
        });
        Ok(Watcher { _watch: watch })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::time::Instant;

    #[test]
    fn many_steps_are_one_word_and_quiet_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let (tell, told) = mpsc::channel();
        let watcher = Watcher::over(folder.path(), move || tell.send(Instant::now()).is_ok());
        let watcher = watcher.expect("a watch");
        assert!(told.recv_timeout(QUIET).is_err(), "nothing happened yet");
        for n in 0..10 {
            fs::write(folder.path().join(format!("{n}.docx")), "a form").expect("a file");
            thread::sleep(QUIET / 20);
        }
        let last = Instant::now();
        let heard = told.recv_timeout(QUIET * 10).expect("a word");
        assert!(heard >= last, "only when it is quiet");
        assert!(told.recv_timeout(QUIET * 2).is_err(), "once");
        let below = folder.path().join("below");
        fs::create_dir(&below).expect("a folder");
        told.recv_timeout(QUIET * 10).expect("a word");
        fs::rename(folder.path().join("0.docx"), below.join("0.docx")).expect("moved");
        told.recv_timeout(QUIET * 10)
            .expect("a word of a folder below");
        drop(watcher);
        fs::write(below.join("late.docx"), "a form").expect("a file");
        assert!(told.recv_timeout(QUIET * 2).is_err(), "nobody listens");
    }

    #[test]
    fn what_is_not_there_can_not_be_watched() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(Watcher::over(&folder.path().join("none"), || true).is_err());
    }
}
