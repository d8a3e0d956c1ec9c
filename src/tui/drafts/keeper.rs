//! Writes drafts off the drawing thread, the latest only, and at the end waits until it is done.
//!
//! A thread lives for a writing; while nothing is typed there is none.

use std::io;
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::session::{Own, Session, Written};
use super::{Draft, Found};

/// A disk that takes longer than this at the end is not waited for.
const AT_THE_END: Duration = Duration::from_secs(4);

/// Keeps a session's drafts.
#[derive(Debug)]
pub struct Keeper {
    session: Arc<Mutex<Session>>,
    /// What is to be written and is not yet.
    latest: Arc<Mutex<Option<Vec<Draft>>>>,
    own: Own,
}

impl Keeper {
    /// Of a session.
    #[must_use]
    pub fn new(session: Session) -> Keeper {
        Keeper {
            own: session.own(),
            session: Arc::new(Mutex::new(session)),
            latest: Arc::default(),
        }
    }

    /// Writes these behind the back of the drawing; `told` hears what came of it, on that thread.
    pub fn keep(
        &self,
        drafts: Vec<Draft>,
        told: impl FnOnce(io::Result<Written>) + Send + 'static,
    ) {
        *locked(&self.latest) = Some(drafts);
        let (session, latest) = (Arc::clone(&self.session), Arc::clone(&self.latest));
        let write = move || {
            let mut session = locked(&session);
            let Some(drafts) = locked(&latest).take() else {
                // One that began later has written it.
                return;
            };
            let written = session.write(&drafts);
            // Before the session is let go of: whoever waits for it finds that it was told.
            told(written);
        };
        // A system without threads left has this one wait; nothing is lost.
        let write = Arc::new(Mutex::new(Some(write)));
        let on_thread = {
            let write = Arc::clone(&write);
            move || {
                let write = locked(&write).take();
                if let Some(write) = write {
                    write();
                }
            }
        };
        if thread::Builder::new()
            .name("drafts".into())
            .spawn(on_thread)
            .is_err()
        {
            let write = locked(&write).take();
            if let Some(write) = write {
                write();
            }
        }
    }

    /// Waits until everything that was handed over is written; what came of it, where nobody was
    /// told yet.
    ///
    /// # Errors
    /// When it can't be written, or the disk does not answer.
    pub fn flush(&self) -> io::Result<Option<Written>> {
        let latest = locked(&self.latest).clone();
        let (done, wait) = mpsc::channel();
        match latest {
            Some(drafts) => self.keep(drafts, move |written| {
                // Whoever waited may have given up.
                let _ = done.send(written.map(Some));
            }),
            None => {
                let session = Arc::clone(&self.session);
                thread::Builder::new().spawn(move || {
                    drop(locked(&session));
                    let _ = done.send(Ok(None));
                })?;
            }
        }
        match wait.recv_timeout(AT_THE_END) {
            Ok(written) => written,
            // Another thread has written it.
            Err(mpsc::RecvTimeoutError::Disconnected) => Ok(None),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Whether another session has taken over what this one had kept; told once.
    #[must_use]
    pub fn was_taken(&self) -> bool {
        self.own.was_taken()
    }

    /// What other sessions have left, or are typing.
    #[must_use]
    pub fn find(&self) -> Found {
        locked(&self.session).find()
    }

    /// Takes over what another session has kept.
    ///
    /// # Errors
    /// When its file can't be had.
    pub fn take_over(&self, path: &Path) -> io::Result<Option<Vec<Draft>>> {
        locked(&self.session).take_over(path)
    }
}

impl Drop for Keeper {
    /// The program ends: what was handed over is written first.
    fn drop(&mut self) {
        // Nobody is there to be told any more.
        let _ = self.flush();
    }
}

fn locked<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    // A thread that panicked has left whole what it held: each step is one assignment.
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
